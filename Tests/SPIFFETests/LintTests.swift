import Crypto
import EstateTesting
import Foundation
import Runtime
import SPIFFE
import Testing
import X509

/// PyPI's pkilint, a linter of certificates against RFC 5280.
@Suite("R42 R46: lint", .timeLimit(.minutes(3))) struct LintTests {
    private static let environment = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../.build/venv")
        .standardized.path
    private static let python = environment + "/bin/python"
    private static let isPossible = ((try? FileManager.default.contentsOfDirectory(atPath: environment + "/lib")) ?? [])
        .contains { FileManager.default.fileExists(atPath: "\(environment)/lib/\($0)/site-packages/pkilint") }

    private struct Report: Decodable {
        struct Result: Decodable {
            struct Finding: Decodable {
                var severity: String
                var code: String
                var message: String?
            }
            var finding_descriptions: [Finding]
        }
        var results: [Result]
    }

    /// What it says, from notices on.
    private static func findings(_ command: String, _ files: [String]) async throws -> [Report.Result.Finding] {
        let run = try await ProcessRun.run([python, "-m", "pkilint.bin." + command, "lint", "-s", "NOTICE", "-f", "JSON"] + files)
        guard let report = try? JSONDecoder().decode(Report.self, from: Data(run.output.utf8)) else {
            throw TestingError("\(command): \(run.errors.suffix(800))\(run.output.prefix(400))")
        }
        return report.results.flatMap(\.finding_descriptions)
    }

    /// It knows a list of schemes for URIs, and `spiffe`, which X509-SVID §2 demands, is not on it. And it takes names of one label and
    /// with a wildcard for no names, which RFC 5280 leaves to others and servers within an estate have.
    private static func isKnown(_ finding: Report.Result.Finding, of id: String, _ names: [String] = []) -> Bool {
        func isOf(_ text: String) -> Bool { finding.message?.hasSuffix("\"\(text)\"") == true }
        return (finding.code == "pkix.invalid_uri_syntax" && isOf(id))
            || (finding.code == "pkix.invalid_domain_name_syntax" && names.contains { ($0.hasPrefix("*.") || !$0.contains(".")) && isOf($0) })
    }

    @Test(.enabled(if: isPossible, "needs pkilint in .build/venv, which ./test installs"))
    func `a linter finds nothing in a root, nor in leaves with everything that an entry can ask for`() async throws {
        let directory = try TestDirectory("lint")
        let domain = try #require(TrustDomain("shop.example"))
        let authority = try CertificateAuthority(
            trustDomain: domain, now: start, lifetime: .seconds(365 * 86_400), serial: [0x41, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15])
        func write(_ der: [UInt8], _ name: String) throws -> String {
            let file = directory.path + "/" + name
            try Data(der).write(to: URL(fileURLWithPath: file))
            return file
        }
        let root = try write(authority.certificateDER, "root.der")
        for finding in try await Self.findings("lint_pkix_cert", [root]) where !Self.isKnown(finding, of: domain.id.description) {
            Issue.record("the root: \(finding)")
        }
        let base = "spiffe://shop.example/"
        let long = base + String(repeating: "abcdefg/", count: 252) + "end"
        let longest = long + String(repeating: "x", count: 2048 - long.utf8.count)
        let names = (0..<16).map { "host-\($0).shop.example" }
        let shapes: [(String, [String], Duration)] = [
            (base + "production/orders", [], .seconds(3600)), (base + "a.b/c_d-e", ["orders", "*.shop.example"], .seconds(5)),
            (base + "jobs/" + String(repeating: "u", count: 60), names, .seconds(7 * 86_400)),
            // Digits alone, as a template for a user's number makes them.
            (base + "users/61001", [String(repeating: "a", count: 63) + ".example"], .seconds(60)), (longest, names, .seconds(3600)),
        ]
        for (text, dnsNames, lifetime) in shapes {
            let id = try #require(SPIFFEID(text), "\(text.prefix(60))")
            let key = P256.Signing.PrivateKey()
            let svid = try authority.issue(
                id: id, publicKey: .init(key.publicKey), dnsNames: dnsNames, now: start, lifetime: lifetime,
                serial: [0x42] + (0..<15).map { _ in UInt8.random(in: 0...255) })
            let leaf = try write(svid.chain[0], "leaf.der")
            let findings = try await Self.findings("lint_pkix_cert", [leaf]) + Self.findings("lint_pkix_signer_signee_cert_chain", [root, leaf])
            for finding in findings where !Self.isKnown(finding, of: text, dnsNames) { Issue.record("\(text.prefix(60)): \(finding)") }
        }
    }
}

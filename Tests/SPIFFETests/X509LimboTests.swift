import EstateTesting
import Foundation
import Runtime
@testable import SPIFFE
import SwiftASN1
import Testing
import X509

/// x509-limbo: hundreds of small public key infrastructures and whether a path through each is good. They are others' work, and made by
/// that project's own program: `X509_LIMBO` names a folder with its `limbo.json`, and without it this is skipped. Where we answer
/// otherwise, `docs/reference/x509-limbo.md` names the case and the reason.
@Suite("R42: x509-limbo") struct X509LimboTests {
    private static let folder = ProcessInfo.processInfo.environment["X509_LIMBO"]
    private static let exceptions = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../../docs/reference/x509-limbo.md").standardized

    private struct Limbo: Decodable {
        var testcases: [Case]
    }

    private struct Case: Decodable {
        var id: String
        var trusted_certs: [String]
        var untrusted_intermediates: [String]
        var peer_certificate: String
        var validation_time: String?
        var expected_result: String
        var features: [String]?
        var max_chain_depth: Int?
    }

    /// Groups that ask what this kit never does: compare a peer's DNS name or address, read others' revocation lists, and take a limit of the
    /// path's length from the caller.
    private static func isAnothers(_ one: Case) -> Bool {
        ["webpki::san::", "webpki::cn::", "crl::", "bettertls::", "online::"].contains { one.id.hasPrefix($0) } || one.max_chain_depth != nil
    }

    private static func verdict(_ one: Case) async -> Bool {
        do {
            // What is said before any path is looked for: length and number.
            guard one.untrusted_intermediates.count < X509Bundle.chainLimit else { return false }
            func read(_ pem: String) throws -> Certificate {
                let document = try PEMDocument(pemString: pem)
                guard document.derBytes.count <= X509Bundle.certificateLimit else { throw Refusal(.malformed, "too long") }
                return try Certificate(pemDocument: document)
            }
            let roots = try one.trusted_certs.map(read)
            let leaf = try read(one.peer_certificate)
            let rest = try one.untrusted_intermediates.map(read)
            let time = one.validation_time.flatMap { text in
                [ISO8601DateFormatter.Options.withInternetDateTime, [.withInternetDateTime, .withFractionalSeconds]].lazy.compactMap { options in
                    let formatter = ISO8601DateFormatter()
                    formatter.formatOptions = options
                    return formatter.date(from: text)
                }.first
            }
            guard let domain = TrustDomain("limbo.example") else { return false }
            guard X509Profile.weakness(of: leaf) == nil else { return false }
            let bundle = X509Bundle(trustDomain: domain, roots: roots)
            return await bundle.path(from: leaf, through: rest, now: Timestamp(time ?? Date())) != nil
        } catch {
            return false
        }
    }

    @Test(.enabled(if: folder != nil, "X509_LIMBO does not name a folder with limbo.json"), .timeLimit(.minutes(5)))
    func `paths are good or bad as the field says, but for what is listed`() async throws {
        let limbo = try JSONDecoder().decode(Limbo.self, from: Data(contentsOf: URL(fileURLWithPath: (Self.folder ?? "") + "/limbo.json")))
        let listed = Set(
            try String(contentsOf: Self.exceptions, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix("| `") }
                .compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) })
        var (agreed, skipped, unlisted, found) = (0, 0, [String](), Set<String>())
        for one in limbo.testcases {
            guard !Self.isAnothers(one) else {
                skipped += 1
                continue
            }
            let (isGood, expected) = (await Self.verdict(one), one.expected_result == "SUCCESS")
            if isGood == expected { agreed += 1 } else {
                found.insert(one.id)
                if !listed.contains(one.id) { unlisted.append("\(one.id): \(isGood ? "accepted" : "refused")") }
            }
        }
        print("x509-limbo: \(limbo.testcases.count) cases, \(skipped) ask what we do not do, \(agreed) answered alike, \(found.count) otherwise")
        #expect(unlisted.isEmpty, "\(unlisted.sorted().joined(separator: "\n"))")
        let stale = listed.subtracting(found).intersection(limbo.testcases.map(\.id))
        #expect(stale.isEmpty, "listed, and answered alike: \(stale.sorted())")
    }
}

import Crypto
import CryptoExtras
import EstateTesting
import Foundation
import Runtime
import SPIFFE
import Testing
import X509

@Suite("R42: Python's cryptography, PyJWT and spiffe agree") struct PythonTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized.path
    private static let python = root + "/.build/venv/bin/python"
    static let isPossible = FileManager.default.isExecutableFile(atPath: python)

    private struct Made: Decodable {
        var kind: String
        var name: String
        var expect: Bool
        var chain: [String]?
        var roots: [String]?
        var token: String?
        var bundle: String?
    }

    private static func run(_ mode: String, input: String = "") async throws -> ProcessRun {
        let run = try await ProcessRun.run([python, root + "/Tests/Foreign/identity_documents.py", mode], input: input)
        try #require(run.succeeded, "\(run.errors)")
        return run
    }

    private static func bytes(_ text: String) throws -> [UInt8] { Array(try #require(Data(base64Encoded: text))) }

    @Test(.enabled(if: isPossible, "needs .build/venv, which ./test makes"), .timeLimit(.minutes(2)))
    func `of what they make we accept what is valid and refuse what is not`() async throws {
        let domain = try #require(TrustDomain("shop.example"))
        var (accepted, refused) = (0, 0)
        for line in try await Self.run("make").output.split(separator: "\n") {
            let made = try JSONDecoder().decode(Made.self, from: Data(line.utf8))
            let result: Result<SPIFFEID, Refusal>
            if made.kind == "x509" {
                let bundle = try X509Bundle(trustDomain: domain, rootsDER: (made.roots ?? []).map(Self.bytes))
                result = await bundle.verify(chain: try (made.chain ?? []).map(Self.bytes), now: start)
            } else {
                let bundle = try TrustBundle.parse(Array((made.bundle ?? "").utf8), trustDomain: domain).get().bundle
                result = bundle.jwt.verify(made.token ?? "", audience: "billing", now: start).map(\.id)
            }
            switch result {
            case .success(let id):
                #expect(made.expect, "accepted: \(made.name)")
                #expect(id.description == "spiffe://shop.example/production/orders")
                accepted += 1
            case .failure(let refusal):
                #expect(!made.expect, "refused: \(made.name): \(refusal)")
                refused += 1
            }
        }
        #expect(accepted >= 60 && refused >= 200, "\(accepted) accepted, \(refused) refused")
    }

    @Test(.enabled(if: isPossible, "needs .build/venv, which ./test makes"), .timeLimit(.minutes(2)))
    func `they accept what we make`() async throws {
        let domain = try #require(TrustDomain("shop.example"))
        let now = WallClock.system.now()
        let authority = try CertificateAuthority(trustDomain: domain, now: now, lifetime: .seconds(86_400), serial: [0x41, 1, 2, 3])
        let id = try #require(SPIFFEID("spiffe://shop.example/production/orders"))
        let key = P256.Signing.PrivateKey()
        let svid = try authority.issue(
            id: id, publicKey: .init(key.publicKey), dnsNames: ["orders"], now: now, lifetime: .seconds(3_600), serial: [0x42, 9])
        let tokens = try SignatureAlgorithm.allCases.map { algorithm in
            let authority = try Authorities.make(algorithm)
            return (authority, try authority.issue(id: id, audience: ["billing"], now: now, lifetime: .seconds(300), tokenID: "t").token)
        }
        // An RSA key has one name whatever it signs by, so that it stands in the bundle once.
        var keys: [JSONWebKey] = []
        for key in tokens.map(\.0.publicKey) where !keys.contains(where: { $0.keyID == key.keyID }) { keys.append(key) }
        let bundle = TrustBundle(
            trustDomain: domain, x509Authorities: [authority.certificateDER], jwtAuthorities: keys, sequence: 1, refreshHint: .seconds(60))
        let said: [String: Any] = [
            "chain": svid.chain.map { Data($0).base64EncodedString() }, "root": Data(authority.certificateDER).base64EncodedString(),
            "key": key.derRepresentation.base64EncodedString(), "now": now.milliseconds / 1000, "tokens": tokens.map(\.1),
            "jwks": String(decoding: bundle.jwt.jwks, as: UTF8.self), "bundle": String(decoding: bundle.json, as: UTF8.self),
        ]
        let input = String(decoding: try JSONSerialization.data(withJSONObject: said), as: UTF8.self)
        #expect(try await Self.run("check", input: input).output == "all in order\n")
    }
}

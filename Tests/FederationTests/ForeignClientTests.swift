import EstateTesting
import Federation
import Foundation
import Runtime
import SPIFFE
import Testing

@Suite("R42: foreign clients of the bundle endpoint", .timeLimit(.minutes(2))) struct ForeignClientTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized.path
    private static let python = root + "/.build/venv/bin/python"
    private static let isPossible = FileManager.default.isExecutableFile(atPath: python)

    private struct Said: Decodable {
        var status: Int
        var type: String
        var again: Bool
        var sequence: UInt64
        var uses: [String]
        var otherID: String
        var noAuthority: String
    }

    @Test func `Python fetches by https_spiffe with the bootstrap bundle, and then by what it got`() async throws {
        let realm = try Realm("shop.example")
        let holder = try await Holder(realm.identity("bundles"))
        // 2⁵³ is not where sequences end.
        let bundle = realm.bundle(sequence: 9_223_372_036_854_775_807)
        let directory = try TestDirectory("bootstrap")
        try Data(bundle.json).write(to: URL(fileURLWithPath: directory.path + "/bundle.json"))
        try await withEndpoint(.svid(holder.source), EndpointDocuments(bundle: { bundle })) { port in
            let run = try await ProcessRun.run([
                "python3", Self.root + "/Tests/Foreign/bundle_client.py", "\(port)",
                "spiffe://shop.example/bundles", directory.path + "/bundle.json",
            ])
            #expect(run.succeeded, "\(run.errors.suffix(1500))")
            let said = try JSONDecoder().decode(Said.self, from: Data(run.output.utf8))
            #expect(said.status == 200 && said.type == "application/json" && said.again)
            #expect(said.sequence == 9_223_372_036_854_775_807 && said.uses == ["jwt-svid", "x509-svid"])
            #expect(said.otherID == "refused" && said.noAuthority == "refused")
        }
    }

    @Test(.enabled(if: isPossible, "needs .build/venv, which ./test makes"), arguments: ["", "/team/a"])
    func `PyJWT, which knows no SPIFFE, discovers, fetches and verifies our tokens and no others`(_ path: String) async throws {
        let web = try WebAuthority()
        let port = try freePort()
        let issuer = try #require(OIDCIssuer("https://localhost:\(port)\(path)"))
        let realm = try Realm("shop.example", issuer: issuer)
        let bundle = realm.bundle()
        let endpoint = BundleEndpoint(
            host: "127.0.0.1", port: port, identity: .files(certificate: web.certificate, key: web.key),
            documents: EndpointDocuments(bundle: { bundle }, issuer: issuer), clock: .system, group: eventLoops)
        let (ready, continuation) = AsyncStream.makeStream(of: Int.self)
        let server = Task { try await endpoint.run { continuation.yield($0) } }
        defer { server.cancel() }
        for await _ in ready { break }
        let now = WallClock.system.now()
        func token(_ tokens: JWTAuthority, _ audience: String = "sts.cloud.example", _ lifetime: Duration = .seconds(300)) throws -> String {
            let id = try #require(SPIFFEID(trustDomain: realm.trustDomain, segments: ["billing"]))
            return try tokens.issue(id: id, audience: [audience], now: now, lifetime: lifetime, tokenID: UUID().uuidString).token
        }
        let plain = try JWTAuthority(trustDomain: realm.trustDomain, key: JWTAuthority.newKey())
        let stranger = try Realm("shop.example", issuer: issuer).tokens
        let tokens = [
            try token(realm.tokens), try token(realm.tokens, "another"), try token(realm.tokens, "sts.cloud.example", .seconds(-60)),
            try token(plain), try token(stranger),
        ]
        let run = try await ProcessRun.run(
            [Self.python, Self.root + "/Tests/Foreign/openid_client.py", issuer.text, web.authorityFile, "sts.cloud.example"],
            input: tokens.joined(separator: "\n"))
        #expect(run.succeeded, "\(run.errors.suffix(1500))")
        let said = try JSONDecoder().decode([String].self, from: Data(run.output.utf8))
        #expect(
            said == [
                "spiffe://shop.example/billing", "InvalidAudienceError", "ExpiredSignatureError", "PyJWKClientError", "PyJWKClientError",
            ])
        // SPIFFE's own readers take it as before.
        #expect((try? realm.bundle().jwt.verify(tokens[0], audience: "sts.cloud.example", now: now).get())?.issuer == issuer.text)
    }
}

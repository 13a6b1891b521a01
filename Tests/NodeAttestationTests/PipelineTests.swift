import EstateTesting
import Foundation
@testable import NodeAttestation
import Runtime
@testable import SPIFFE
import Synchronization
import Testing

@Suite("R46: a job by its pipeline's token") struct PipelineTests {
    private let clock = HeldClock()
    private let issuer: TestIssuer
    private static let github = "https://token.actions.githubusercontent.com"

    init() throws { issuer = try TestIssuer(.rs256) }

    private var claims: [String: Any] {
        [
            "iss": Self.github, "aud": "mayfly", "sub": "repo:octo-org/shop:environment:prod", "iat": 1_800_000_000, "nbf": 1_800_000_000 - 300,
            "exp": 1_800_000_300, "jti": "3a1e1f1e-5a25-4f2b-8f57-aa11bb22cc33", "repository": "octo-org/shop", "repository_id": "74",
            "repository_owner": "octo-org", "repository_owner_id": "65", "ref": "refs/heads/main", "environment": "prod", "run_id": "1234",
        ]
    }

    private func rule(
        _ claims: [String: String] = ["repository_id": "74", "repository_owner_id": "65"], name: String = "shop",
        template: String = "/ci/shop/{environment}"
    ) throws -> PipelineRule {
        try PipelineRule(
            name: name, owner: "team-shop", provider: .github, issuer: Self.github, claims: claims, template: try PathTemplate(template))
    }

    private func exchange(_ rules: [PipelineRule]) -> PipelineExchange {
        PipelineExchange(
            issuers: [TokenCheck(issuer: Self.github, audience: "mayfly", keys: issuer.keys(clock.wallClock))], rules: rules,
            clock: clock.wallClock)
    }

    @Test func `a job that a rule names gets the rule's identity`() async throws {
        let admitted = try await exchange([rule()]).admit(issuer.token(claims)).get()
        #expect(admitted.segments == ["ci", "shop", "prod"])
        #expect(admitted.owner == "team-shop" && admitted.rule == "shop")
        #expect(admitted.onceKey == Self.github + " jti:3a1e1f1e-5a25-4f2b-8f57-aa11bb22cc33")
        #expect(admitted.onceUntil == Timestamp(milliseconds: 1_800_000_310_000))
        #expect(admitted.facts["run_id"] == "1234")
        #expect(admitted.repository == "octo-org/shop" && admitted.environment == "prod" && !admitted.isRefProtected)
        #expect(admitted.issuedAt == Timestamp(milliseconds: 1_800_000_000_000) && admitted.provider == .github)
        #expect(admitted.claims["repository_id"] == "74" && admitted.claims["jti"] == nil && admitted.claims["exp"] == nil)
    }

    @Test func `what a token says besides is bounded, and a protected branch is one by the provider's word alone`() async throws {
        var said = claims.merging(["ref_protected": "true", "long": String(repeating: "x", count: 300), "nested": ["a": 1]]) { $1 }
        for place in 0..<100 { said["z\(place)"] = "v" }
        let admitted = try await exchange([rule()]).admit(issuer.token(said)).get()
        #expect(admitted.isRefProtected && admitted.claims.count == 64)
        #expect(admitted.claims["long"] == nil && admitted.claims["nested"] == nil)
    }

    @Test func `another repository of the same name is another repository`() async throws {
        // The name was given up, and somebody else took it.
        let taken = claims.merging(["repository_id": "9000"]) { $1 }
        #expect(try await exchange([rule()]).admit(issuer.token(taken)).refusalCode == .notAllowed)
        let owner = claims.merging(["repository_owner_id": "9000"]) { $1 }
        #expect(try await exchange([rule()]).admit(issuer.token(owner)).refusalCode == .notAllowed)
    }

    @Test func `a rule that pins names only is not accepted`() throws {
        func make(_ provider: PipelineProvider, _ claims: [String: String], _ template: String = "/ci/x") throws {
            _ = try PipelineRule(
                name: "x", owner: "y", provider: provider, issuer: "https://i.example", claims: claims, template: try PathTemplate(template))
        }
        #expect(throws: AttestationRefusal.self) { try make(.github, ["repository": "octo-org/shop", "repository_owner_id": "65"]) }
        #expect(throws: AttestationRefusal.self) { try make(.github, ["repository_id": "74"]) }
        #expect(throws: AttestationRefusal.self) { try make(.gitlab, ["project_path": "a/b", "namespace_id": "1"]) }
        #expect(throws: AttestationRefusal.self) { try make(.buildkite, ["pipeline_slug": "x", "organization_slug": "y"]) }
        #expect(throws: AttestationRefusal.self) { try make(.circleci, ["sub": "x"]) }
        #expect(throws: AttestationRefusal.self) { try make(.other, [:]) }
        try make(.gitlab, ["project_id": "22", "namespace_id": "72"])
        try make(.buildkite, ["organization_id": "018f", "pipeline_id": "0190"])
        try make(.circleci, ["oidc.circleci.com/project-id": "3b0e"])
        try make(.other, ["sub": "job-1"])
        // Nobody's pipeline becomes an agent, or the server.
        for template in [
            "/mayfly/agent/x509pop/{ref}", "/mayfly/server", "/{repository_id}/x", "/may{environment}/server", "/ci//x", "/ci/..", "ci/x"] {
            #expect(throws: AttestationRefusal.self, "\(template)") { try make(.other, ["sub": "job-1"], template) }
        }
    }

    @Test func `a value that would be another path is refused`() async throws {
        let byRef = try rule(template: "/ci/shop/{ref}")
        #expect(try await exchange([byRef]).admit(issuer.token(claims)).refusalCode == .notAllowed, "refs/heads/main has slashes")
        for name in ["..", ".", "", "a b", "prod/../admin", "é"] {
            let token = try issuer.token(claims.merging(["environment": name]) { $1 })
            #expect(try await exchange([rule()]).admit(token).refusalCode == .notAllowed, "`\(name)`")
        }
        let none = try issuer.token(claims.filter { $0.key != "environment" })
        #expect(try await exchange([rule()]).admit(none).refusalCode == .notAllowed)
    }

    @Test func `what a stranger writes cannot write a line of the log`() async throws {
        let token = try issuer.token(claims.merging(["iss": "https://evil.example\n2026-01-01 info: all is well \u{1B}[2J"]) { $1 })
        let refusal = try #require(await exchange([rule()]).admit(token).failure)
        #expect(!refusal.description.contains { $0.isNewline || $0 == "\u{1B}" })
    }

    @Test func `two rules for one job are none`() async throws {
        let rules = [try rule(), try rule(name: "shop again", template: "/ci/other")]
        #expect(try await exchange(rules).admit(issuer.token(claims)).refusalCode == .notAllowed)
    }

    @Test func `a token for others, of others, or past its time is refused`() async throws {
        let table: [(String, [String: Any], AttestationRefusal.Code)] = [
            ("the default audience", ["aud": "https://github.com/octo-org"], .wrongAudience),
            ("another issuer", ["iss": Self.github + "/evil"], .wrongIssuer),
            ("expired", ["exp": 1_799_999_980], .expired),
            ("from the future", ["iat": 1_800_000_100], .notYetValid),
        ]
        for (what, change, code) in table {
            let token = try issuer.token(claims.merging(change) { $1 })
            #expect(try await exchange([rule()]).admit(token).refusalCode == code, "\(what)")
        }
        let twin = try TestIssuer(.rs256)
        #expect(try await exchange([rule()]).admit(twin.token(claims, header: ["kid": issuer.keyID])).refusalCode == .badSignature)
        #expect(try await exchange([rule()]).admit(String(repeating: "a", count: 20_000)).refusalCode == .malformed)
    }

    @Test func `a token without jti is named by what is signed, whatever its signature`() async throws {
        // ECDSA: (r, s) and (r, n − s) both verify.
        let issuer = try TestIssuer(.es256)
        let check = TokenCheck(issuer: Self.github, audience: "mayfly", keys: issuer.keys(clock.wallClock))
        let exchange = PipelineExchange(issuers: [check], rules: [try rule()], clock: clock.wallClock)
        let token = try issuer.token(claims.filter { $0.key != "jti" })
        let dot = try #require(token.lastIndex(of: "."))
        let signature = try #require(Base64URL.decode(token[token.index(after: dot)...]))
        let order = try #require([UInt8](hex: "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"))
        var (twin, borrow) = ([UInt8](repeating: 0, count: 32), 0)
        for index in (0..<32).reversed() {
            let difference = Int(order[index]) - Int(signature[32 + index]) - borrow
            twin[index] = UInt8(truncatingIfNeeded: difference)
            borrow = difference < 0 ? 1 : 0
        }
        let other = token[...dot] + (Array(signature.prefix(32)) + twin).base64URL
        let (first, second) = (try await exchange.admit(token).get(), try await exchange.admit(String(other)).get())
        #expect(token != other && first.onceKey == second.onceKey)
    }
}

@Suite("R46: the keys of an issuer") struct IssuerKeysTests {
    private let clock = HeldClock()

    /// Serves documents and counts.
    private final class Site: Sendable {
        let pages = Mutex<[String: HTTPExchange.Answer]>([:])
        let asked = Mutex(0)
        var exchange: HTTPExchange {
            HTTPExchange { request in
                self.asked.withLock { $0 += 1 }
                return self.pages.withLock { $0[request.url] } ?? .init(status: 404, body: [])
            }
        }
        func put(_ url: String, _ body: String) { pages.withLock { $0[url] = .init(status: 200, body: Array(body.utf8)) } }
        var count: Int { asked.withLock { $0 } }
    }

    private func site(_ issuer: TestIssuer, says: String = "https://issuer.example", jwks: String = "https://issuer.example/jwks") -> Site {
        let site = Site()
        site.put("https://issuer.example/.well-known/openid-configuration", #"{"issuer":"\#(says)","jwks_uri":"\#(jwks)"}"#)
        site.put(jwks, String(decoding: issuer.jwks, as: UTF8.self))
        return site
    }

    @Test func `keys are found, kept, and asked for again when one is unknown, once in a while`() async throws {
        let (first, second) = (try TestIssuer(), try TestIssuer())
        let site = site(first)
        let keys = IssuerKeys(.discovery(issuer: "https://issuer.example", site.exchange), clock: clock.wallClock)
        for _ in 0..<50 { #expect(try await keys.keys(for: first.keyID).count == 1) }
        #expect(site.count == 2)
        // A stranger's tokens with made-up names of keys do not become calls.
        for index in 0..<50 { _ = try await keys.keys(for: "made-up-\(index)") }
        #expect(site.count == 2)
        site.put("https://issuer.example/jwks", String(decoding: second.jwks, as: UTF8.self))
        clock.advance(.seconds(61))
        #expect(try await keys.keys(for: second.keyID).first?.keyID == second.keyID)
        #expect(site.count == 4)
    }

    @Test func `while the issuer is away what is fresh serves on, and what is stale does not`() async throws {
        let issuer = try TestIssuer()
        let site = site(issuer)
        let keys = IssuerKeys(.discovery(issuer: "https://issuer.example", site.exchange), clock: clock.wallClock)
        _ = try await keys.keys(for: issuer.keyID)
        site.pages.withLock { $0 = [:] }
        clock.advance(.seconds(1800))
        #expect(try await keys.keys(for: "other").count == 1)
        clock.advance(.seconds(3600))
        await #expect(throws: AttestationRefusal.self) { try await keys.keys(for: issuer.keyID) }
        let count = site.count
        for _ in 0..<20 { await #expect(throws: AttestationRefusal.self) { try await keys.keys(for: issuer.keyID) } }
        #expect(site.count == count)
    }

    @Test func `a discovery document of somebody else, or keys in the clear, are refused`() async throws {
        let issuer = try TestIssuer()
        for site in [site(issuer, says: "https://evil.example"), site(issuer, jwks: "http://issuer.example/jwks")] {
            let keys = IssuerKeys(.discovery(issuer: "https://issuer.example", site.exchange), clock: clock.wallClock)
            await #expect(throws: AttestationRefusal.self) { try await keys.keys(for: nil) }
        }
    }

    @Test func `of a set, what is of no use is passed over and what is ambiguous refuses the whole`() throws {
        let issuer = try TestIssuer()
        let key = issuer.key.publicKey.json
        #expect(try JSONWebKey.readSet(Array(#"{"keys":[{"kty":"oct","k":"AA"},{"kty":"OKP"},\#(key)]}"#.utf8)).get().count == 1)
        #expect(throws: Refusal.self) { try JSONWebKey.readSet(Array(#"{"keys":[\#(key),\#(key)]}"#.utf8)).get() }
        #expect(throws: Refusal.self) { try JSONWebKey.readSet(Array(#"{"keys":{}}"#.utf8)).get() }
    }
}

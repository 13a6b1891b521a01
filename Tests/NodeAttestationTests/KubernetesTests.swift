import EstateTesting
import Foundation
@testable import NodeAttestation
import Runtime
@testable import SPIFFE
import Testing

@Suite("R44: a node by its cluster (k8s_psat)") struct KubernetesTests {
    private let clock = HeldClock()
    private let issuer: TestIssuer
    private static let url = "https://kubernetes.default.svc"

    init() throws { issuer = try TestIssuer(.rs256) }

    private var claims: [String: Any] {
        [
            "aud": ["mayfly-server"], "iss": Self.url, "iat": 1_800_000_000 - 10, "nbf": 1_800_000_000 - 10, "exp": 1_800_000_000 + 600,
            "jti": "9b2c2c6e-7f3c-4d8f-9d0e-0a3f4a1d2b3c", "sub": "system:serviceaccount:mayfly:agent",
            "kubernetes.io": [
                "namespace": "mayfly", "node": ["name": "worker-1", "uid": "646e7c5e-32d6-4d42-9dbd-e504e6cbe6b1"],
                "pod": ["name": "agent-x2x", "uid": "5e0bd49b-f040-43b0-99b7-22765a53f7f3"],
                "serviceaccount": ["name": "agent", "uid": "14ee3fa4-a7e2-420f-9f9a-dbc4507c3798"],
            ],
        ]
    }

    private func attestor() -> KubernetesAttestor {
        let check = TokenCheck(issuer: Self.url, audience: "mayfly-server", keys: issuer.keys(clock.wallClock))
        return KubernetesAttestor(
            [.init(name: "prod", judge: .keys(check), serviceAccounts: ["mayfly:agent"])], clock: clock.wallClock)
    }

    private func attest(_ token: String, cluster: String = "prod") async throws -> Result<AttestedNode, AttestationRefusal> {
        let directory = try TestDirectory("token")
        try token.write(toFile: directory.path + "/token", atomically: true, encoding: .utf8)
        return try await NodeAttestationTests.attest(KubernetesProver(cluster: cluster, path: directory.path + "/token"), at: attestor())
    }

    @Test func `a projected token admits the agent of its node`() async throws {
        let node = try await attest(issuer.token(claims)).get()
        #expect(node.idSegments == ["k8s_psat", "prod", "646e7c5e-32d6-4d42-9dbd-e504e6cbe6b1"])
        let said = node.selectors.map(\.description)
        for selector in ["cluster:prod", "agent_ns:mayfly", "agent_sa:agent", "agent_node_name:worker-1"] {
            #expect(said.contains("k8s_psat:" + selector))
        }
    }

    @Test func `a token that is not the agent's, for us, now, is refused`() async throws {
        func changed(_ name: String, _ value: Any?) -> [String: Any] {
            var claims = claims
            claims[name] = value
            return claims
        }
        func kubernetes(_ name: String, _ value: Any?) -> [String: Any] {
            var inner = claims["kubernetes.io"] as? [String: Any] ?? [:]
            inner[name] = value
            return changed("kubernetes.io", inner)
        }
        let table: [(String, [String: Any], AttestationRefusal.Code)] = [
            ("another audience", changed("aud", ["vault"]), .wrongAudience),
            ("the default audience", changed("aud", [Self.url]), .wrongAudience),
            ("no audience", changed("aud", nil), .wrongAudience),
            ("another issuer", changed("iss", "https://evil.example"), .wrongIssuer),
            ("expired", changed("exp", 1_800_000_000 - 20), .expired),
            ("without end", changed("exp", nil), .malformed),
            ("of a year", changed("exp", 1_800_000_000 + 31_536_000), .tooOld),
            ("not yet valid", changed("nbf", 1_800_000_000 + 60), .notYetValid),
            ("bound to no pod", kubernetes("pod", nil), .wrongUse),
            ("an old token of a service account", changed("kubernetes.io", nil), .malformed),
            ("another namespace", kubernetes("namespace", "default"), .malformed),
            (
                "another service account",
                changed("sub", "system:serviceaccount:mayfly:web").merging(
                    kubernetes("serviceaccount", ["name": "web", "uid": "1"]).filter { $0.key == "kubernetes.io" }
                ) { $1 }, .notAllowed
            ),
        ]
        for (what, claims, code) in table {
            #expect(try await attest(issuer.token(claims)).refusalCode == code, "\(what)")
        }
        #expect(try await attest(issuer.token(claims), cluster: "test").refusalCode == .notAllowed)
        #expect(try await attest("not.a.token").refusalCode == .malformed)
    }

    @Test func `a signature by another key, algorithm or none is refused`() async throws {
        let stranger = try TestIssuer(.rs256)
        #expect(try await attest(stranger.token(claims)).refusalCode == .unknownKey)
        #expect(try await attest(stranger.token(claims, header: ["kid": issuer.keyID])).refusalCode == .badSignature)
        #expect(try await attest(issuer.token(claims, header: ["alg": "none"])).refusalCode == .unsupportedAlgorithm)
        #expect(try await attest(issuer.token(claims, header: ["alg": "HS256"])).refusalCode == .unsupportedAlgorithm)
        #expect(try await attest(issuer.token(claims, header: ["alg": "ES256"])).refusalCode == .unsupportedAlgorithm)
        // Pinned to RS256, though the key could do both.
        #expect(try await attest(issuer.token(claims, header: ["alg": "PS256"])).refusalCode == .unsupportedAlgorithm)
        #expect(try await attest(issuer.token(claims, header: ["crit": ["b64"]])).refusalCode == .malformed)
        // A key that the token brings along counts for nothing.
        #expect(try await attest(stranger.token(claims, header: ["jwk": ["kty": "RSA"], "kid": "x"])).refusalCode == .unknownKey)
        var parts = try issuer.token(claims).split(separator: ".").map(String.init)
        parts[1] = Array(try JSONSerialization.data(withJSONObject: claims.merging(["jti": "x"]) { $1 })).base64URL
        #expect(try await attest(parts.joined(separator: ".")).refusalCode == .badSignature)
    }
}

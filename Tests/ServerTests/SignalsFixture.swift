import Access
import AuditLedger
import Brokerage
import Console
import Context
import Crypto
import Estate
import EstateTesting
import Foundation
import Issuance
import Logging
import NodeAttestation
import Registration
import Runtime
import SPIFFE
import SharedSignals
import Storage
import Synchronization
import Testing
import X509

@testable import Server

/// A control plane with one node, one workload, a transmitter that may say things of both, and a receiver.
struct SignalsFixture {
    static let issuer = "https://idp.example"
    static let audience = "https://mayfly.shop.example"
    static let receiverToken = ["receiver", "of", "events"].joined(separator: "-")
    static let workload = "spiffe://shop.example/production/orders"

    let plane: BareControlPlane
    let clock: WallClock
    let idp: JWTAuthority
    let agent = SPIFFEID("spiffe://shop.example/mayfly/agent/n1")!

    var core: ControlPlaneCore { plane.core }
    var queries: ConsoleQueries { plane.queries }

    init(_ clock: WallClock, broker: String? = nil) async throws {
        plane = try await BareControlPlane("signals", clock: clock)
        self.clock = clock
        idp = JWTAuthority(trustDomain: try #require(TrustDomain("idp.example")), key: try .generate(.es256))
        let key = P256.Signing.PrivateKey()
        _ = try await core.issuer.admit(
            joinToken: try await core.issuer.makeJoinToken(lifetime: .seconds(60), by: "x"), nodeName: "n1", publicKey: .init(key.publicKey),
            lifetime: .seconds(600))
        let database = #"{"name": "db", "kind": "postgresql", "host": "127.0.0.1", "port": 5432, "database": "postgres", "broker": ""#
        let resource = broker.map { database + $0 + "\"}" } ?? ""
        let uses = broker == nil ? "" : #", "uses": [{"resource": "db", "login": "app"}]"#
        let declaration = """
            {"resources": [\(resource)], "workloads": [{"name": "orders", "environment": "production", "purpose": "a test",
             "selectors": ["unix:uid:61001"]\(uses)}]}
            """
        try await plane.act(Action.Apply(declaration: try JSONDecoder().decode(EstateDeclaration.self, from: Data(declaration.utf8)), dryRun: false))
    }

    func policy(may: String? = nil, push: String? = nil, token: String? = nil) throws -> SignalsPolicy {
        let mine = may ?? """
            {"event": "session-revoked", "subjects": ["spiffe://shop.example/production/*"]},
            {"event": "device-compliance-change", "subjects": ["spiffe://shop.example/mayfly/agent/n1"]},
            {"event": "credential-change", "subjects": ["spiffe://shop.example/production/*"]}
            """
        let digest = Array(SHA256.hash(data: Array(Self.receiverToken.utf8))).hex
        let secret = token.map { #", "token-sha256": "\#(Array(SHA256.hash(data: Array($0.utf8))).hex)""# } ?? ""
        let pushed = push.map { #", "push": {"url": "\#($0)"}"# } ?? ""
        return try JSONDecoder().decode(
            SignalsPolicy.self,
            from: Data(
                """
                {"issuer": "https://mayfly.shop.example", "transmitters": [{"name": "idp", "issuer": "\(Self.issuer)", "audience": "\(Self.audience)",
                "keys": [\(idp.publicKey.json)], "may": [\(mine)], "owner": "security"\(secret),
                "names": [{"subject": {"format": "iss_sub", "iss": "\(Self.issuer)", "sub": "e9297990"}, "is": "\(agent)"}]}],
                "receivers": [{"name": "siem", "audience": "https://siem.example", "owner": "security", "token-sha256": "\(digest)",
                "events": ["session-revoked", "account-enabled", "device-compliance-change", "credential-change"]\(pushed)}]}
                """.utf8))
    }

    func declare(may: String? = nil, push: String? = nil, token: String? = nil) async throws {
        try await plane.act(Action.ApplySignals(policy: try policy(may: may, push: push, token: token), dryRun: false))
    }

    func token(
        _ kind: SecurityEvent.Kind = .sessionRevoked, _ subject: SubjectIdentifier = .simple(.uri(workload)), id: String = UUID().uuidString,
        happened: Duration = .zero, issuer: String = issuer
    ) -> SecurityEventToken {
        SecurityEventToken(
            issuer: issuer, audience: [Self.audience], id: id, issuedAt: clock.now(), subject: subject,
            event: SecurityEvent(kind, at: clock.now() + happened, initiator: .policy, reason: ["en": "Landspeed Policy Violation"]))
    }

    /// Pushes as a program of theirs does, past the sockets.
    func push(_ token: SecurityEventToken, to queries: ConsoleQueries? = nil, authorization: String? = nil) async throws -> SignalsAnswer {
        await (queries ?? self.queries).signals(
            SignalsRequest(
                method: "POST", path: "/ssf/events/idp", authorization: authorization, contentType: "application/secevent+jwt",
                body: Array(try idp.sign(token).utf8)))
    }

    func outcome() async throws -> String? { try await plane.act(Action.Signals()).taken.first?.outcome }

    func kinds(_ pattern: String) async throws -> [String] {
        try await core.database.read {
            try $0.rows("SELECT kind FROM ledger WHERE kind LIKE ? ORDER BY sequence", .text(pattern)).map { try $0.text("kind") }
        }
    }

    /// What a receiver asks.
    func ask(_ method: String, _ path: String, _ body: String = "", stream: String? = nil, token: String = receiverToken) async -> SignalsAnswer {
        await queries.signals(
            SignalsRequest(
                method: method, path: path, stream: stream, authorization: "Bearer " + token, contentType: "application/json",
                body: Array(body.utf8)))
    }
}

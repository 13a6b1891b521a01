import AuditLedger
import Crypto
import Estate
import EstateTesting
import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import Issuance
import Logging
import NodeAPI
import Registration
import Runtime
import SPIFFE
import Storage
import SwiftProtobuf
import Synchronization
import WorkloadAPI
import X509

@testable import Agent
@testable import Server

/// A server that agents reach over mutual TLS, and a node that has joined it.
struct IssuingFixture: Sendable {
    typealias Stream = NodeIssuing

    let directory: TestDirectory
    let clock = HeldClock()
    let core: ControlPlaneCore
    let port: Int
    let key = P256.Signing.PrivateKey()
    let agent = SPIFFEID("spiffe://shop.example/mayfly/agent/n1")!
    let web = SPIFFEID("spiffe://shop.example/web")!
    let svid: SPIFFE.X509SVID

    init(rate: Int = 50, _ change: (inout ServerSettings) -> Void = { _ in }) async throws {
        directory = try TestDirectory("issuing")
        port = try freePort()
        var settings = ServerSettings(
            trustDomain: TrustDomain("shop.example")!, state: try StateDirectory(directory.path), nodeHost: "127.0.0.1", nodePort: port,
            consoleHost: "127.0.0.1", consolePort: 0, lifetimes: .standard)
        settings.givesWITs = true
        settings.agentRate = rate
        change(&settings)
        core = try await ControlPlaneCore(settings: settings, clock: clock.wallClock, entropy: .system)
        let web = RegistrationEntry(
            name: "web", spiffeID: IDTemplate("spiffe://shop.example/web")!, selectors: [Selector(type: "unix:uid", value: "61001")],
            owner: "shop", purpose: "sells", reviewBy: clock.now + .seconds(86_400))
        try await core.database.write { [core] in
            try core.registrations.apply(EntryChanges(from: [:], to: [web]), by: "operator:root", in: $0)
        }
        svid = try await core.issuer.admit(
            joinToken: try await core.issuer.makeJoinToken(lifetime: .seconds(60), by: "x"), nodeName: "n1", publicKey: .init(key.publicKey),
            lifetime: .seconds(86_400))
    }

    /// Serves agents while `body` runs.
    ///
    /// - Parameter isOld: without the stream.
    func serving<Answer>(
        isOld: Bool = false, connections: NodeConnections = NodeConnections(), _ body: () async throws -> Answer
    ) async throws -> Answer {
        let serverKey = P256.Signing.PrivateKey()
        let own = try core.issuer.serverSVID(publicKey: Certificate.PrivateKey(serverKey).publicKey, lifetime: .seconds(86_400))
        let service = NodeService(core: core, connections: connections, logger: Logger(label: "test"))
        let server = GRPCServer(
            transport: NodeTLS.serverTransport(
                host: "127.0.0.1", port: port,
                credential: NodeCredential(chain: own.chain + core.issuer.authority.succession, key: Secret(serverKey.derRepresentation)),
                connections: connections), services: [isOld ? WithoutStream(service: service) : service])
        let serving = Task { try? await server.serveUntilCancelled() }
        let answer: Answer
        do {
            answer = try await body()
        } catch {
            serving.cancel()
            _ = await serving.value
            throw error
        }
        serving.cancel()
        _ = await serving.value
        return answer
    }

    /// A connection of the node while `body` runs.
    func connected<Answer>(
        key: P256.Signing.PrivateKey? = nil, svid: SPIFFE.X509SVID? = nil,
        _ body: (Stream, GRPCClient<HTTP2ClientTransport.Posix>) async throws -> Answer
    ) async throws -> Answer {
        let client = GRPCClient(
            transport: try NodeTLS.clientTransport(
                host: "127.0.0.1", port: port,
                credential: NodeCredential(chain: (svid ?? self.svid).chain, key: Secret((key ?? self.key).derRepresentation)),
                trust: .bundle(core.issuer.authority.issuers), clock: clock.wallClock))
        let running = Task { try? await client.runConnections() }
        let stream = Stream(client)
        defer {
            stream.finish()
            running.cancel()
        }
        return try await body(stream, client)
    }

    func evidence(uid: String = "61001") -> Mayfly_Node_V1_ProcessEvidence {
        .with {
            $0.selectors = ["unix:uid:\(uid)"]
            $0.pid = 7
            $0.startTime = 1
        }
    }

    func x509(uid: String = "61001", replaces: String = "") throws -> Mayfly_Node_V1_IssueX509SVIDRequest {
        try .with {
            $0.spiffeID = web.description
            $0.evidence = evidence(uid: uid)
            $0.certificateRequest = Data(try CertificateRequest.make(P256.Signing.PrivateKey()))
            $0.replaces = replaces
        }
    }

    func jwt(uid: String = "61001", audience: [String] = ["billing"]) -> Mayfly_Node_V1_IssueJWTSVIDRequest {
        .with {
            $0.spiffeID = web.description
            $0.evidence = evidence(uid: uid)
            $0.audience = audience
        }
    }

    func wit() throws -> Mayfly_Node_V1_IssueWITSVIDRequest {
        try .with {
            $0.spiffeID = web.description
            $0.evidence = evidence()
            $0.certificateRequest = Data(try CertificateRequest.make(P256.Signing.PrivateKey()))
        }
    }

    func ledger(after sequence: Int = 0) async throws -> [Entry] {
        try await core.database.read { try Ledger.entries(after: sequence, limit: 100_000, in: $0) }
    }

    /// Nobody else writes while `body` runs.
    func holdingTheWriter<Answer>(_ body: () async throws -> Answer) async throws -> Answer {
        let (isHeld, letGo) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        async let held: Void = core.database.write { _ in
            isHeld.signal()
            letGo.wait()
        }
        while isHeld.wait(timeout: .now()) == .timedOut { try await Task.sleep(for: .milliseconds(2)) }
        let answer: Answer
        do {
            answer = try await body()
        } catch {
            letGo.signal()
            throw error
        }
        letGo.signal()
        try await held
        return answer
    }
}

/// As servers were before there was the stream.
private struct WithoutStream: RegistrableRPCService {
    let service: NodeService

    func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
        service.registerMethods(with: &router)
        router.removeHandler(forMethod: Mayfly_Node_V1_Node.Method.Issue.descriptor)
    }
}

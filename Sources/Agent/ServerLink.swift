import Crypto
import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import Logging
import NodeAPI
import Runtime
import SPIFFE
import SwiftProtobuf
import Synchronization

typealias NodeClient = Mayfly_Node_V1_Node.Client<HTTP2ClientTransport.Posix>

/// The agent's connection to its server: joins once, renews, and gives out a client that is connected with the newest SVID.
final class ServerLink: Sendable {
    private let settings: AgentSettings
    private let store: NodeIdentityStore
    private let clock: WallClock
    private let logger: Logger

    private struct State {
        var identity: NodeIdentity?
        var client: GRPCClient<HTTP2ClientTransport.Posix>?
        var runner: Task<Void, Never>?
    }
    private let state = Mutex(State())

    init(settings: AgentSettings, clock: WallClock, logger: Logger) {
        self.settings = settings
        store = NodeIdentityStore(state: settings.state)
        self.clock = clock
        self.logger = logger
    }

    var identity: NodeIdentity? { state.withLock { $0.identity } }

    /// Takes up the stored SVID, or joins with the token. Tries again while the server cannot be reached.
    func establish() async throws {
        if let stored = try store.load(), stored.notAfter > clock.now() {
            use(stored)
            return
        }
        guard let token = settings.joinToken else {
            throw AgentError(
                .noIdentity, "this node has no valid SVID: join with `--join-token`, from `mayfly token create` on the server")
        }
        let join = try JoinToken(token)
        while true {
            do {
                use(try await attest(join))
                return
            } catch let error as RPCError where error.code == .unavailable || error.code == .deadlineExceeded {
                logger.warning("the server at `\(settings.serverHost):\(settings.serverPort)` cannot be reached; trying again")
                try await Task.sleep(for: .seconds(1))
            } catch let error as RPCError {
                throw AgentError(.refused, "the server refused this node: \(error.message)")
            }
        }
    }

    private func attest(_ join: JoinToken) async throws -> NodeIdentity {
        let key = P256.Signing.PrivateKey(compactRepresentable: false)
        let transport = try NodeTLS.clientTransport(
            host: settings.serverHost, port: settings.serverPort, credential: NodeTLS.selfSigned(key, now: clock.now()),
            trust: .pinnedRoot(sha256: join.rootDigest, trustDomain: join.trustDomain), clock: clock)
        let request = try Mayfly_Node_V1_AttestRequest.with {
            $0.joinToken = join.token.withBytes { String(decoding: $0, as: UTF8.self) }
            $0.nodeName = settings.nodeName
            $0.certificateRequest = Data(try CertificateRequest.make(key))
        }
        let answer = try await withGRPCClient(transport: transport) { client in
            try await NodeClient(wrapping: client).attest(request, options: Self.options(.seconds(5)))
        }
        return try adopt(answer, key: key)
    }

    private func adopt(_ answer: Mayfly_Node_V1_NodeIdentity, key: P256.Signing.PrivateKey) throws -> NodeIdentity {
        let identity = try NodeIdentity(
            chain: answer.chain.map { Array($0) }, key: Secret(key.derRepresentation), roots: answer.roots.map { Array($0) })
        try store.save(identity)
        return identity
    }

    /// Connects with `identity` from now on. The connection before is let to finish what it carries.
    private func use(_ identity: NodeIdentity) {
        do {
            let transport = try NodeTLS.clientTransport(
                host: settings.serverHost, port: settings.serverPort, credential: identity.credential,
                trust: .bundle(identity.bundle), clock: clock)
            let client = GRPCClient(transport: transport)
            let runner = Task { do { try await client.runConnections() } catch {} }
            let old = state.withLock { state in
                defer { (state.identity, state.client, state.runner) = (identity, client, runner) }
                return state.client
            }
            old?.beginGracefulShutdown()
            logger.info("this node is `\(identity.id)` until \(identity.notAfter)")
        } catch {
            logger.error("the node's SVID cannot be used: \(error)")
        }
    }

    /// Runs until cancelled: renews a quarter into each SVID's life, and keeps trying while the server is away.
    func keepRenewing() async {
        while !Task.isCancelled {
            guard let identity else { return }
            let wait = identity.renewAt - clock.now()
            if wait > .zero {
                try? await Task.sleep(for: min(wait, .seconds(60)))
                continue
            }
            do {
                let key = P256.Signing.PrivateKey(compactRepresentable: false)
                let answer = try await client().renew(
                    try .with { $0.certificateRequest = Data(try CertificateRequest.make(key)) },
                    options: Self.options(.seconds(5)))
                use(try adopt(answer, key: key))
            } catch {
                logger.warning("renewal of the node's SVID failed; trying again: \(Self.describe(error))")
                try? await Task.sleep(for: .seconds(5))
            }
        }
    }

    /// A client on the newest connection.
    func client() throws -> NodeClient {
        guard let client = state.withLock({ $0.client }) else {
            throw RPCError(code: .unavailable, message: "not connected to the server yet")
        }
        return NodeClient(wrapping: client)
    }

    func close() {
        state.withLock { state in
            state.client?.beginGracefulShutdown()
            state.runner?.cancel()
        }
    }

    static func options(_ timeout: Duration) -> CallOptions {
        var options = CallOptions.defaults
        options.timeout = timeout
        options.waitForReady = true
        return options
    }

    static func describe(_ error: any Error) -> String {
        (error as? RPCError).map { "\($0.message) (\($0.code))" } ?? String(describing: type(of: error))
    }
}

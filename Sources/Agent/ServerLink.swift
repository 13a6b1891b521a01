import Crypto
import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import Logging
import NodeAPI
import Runtime
import SPIFFE
import SwiftASN1
import SwiftProtobuf
import Synchronization
import WorkloadAPI
import X509

typealias NodeClient = Mayfly_Node_V1_Node.Client<HTTP2ClientTransport.Posix>

/// The agent's connection to its server: joins once, renews, and gives out a client that is connected with the newest SVID.
final class ServerLink: Sendable {
    private let settings: AgentSettings
    private let health: LinkHealth
    private let store: NodeIdentityStore
    private let clock: WallClock
    private let entropy: Entropy
    private let logger: Logger

    private struct State {
        var identity: NodeIdentity?
        var renewAt: Timestamp?
        /// The SVID that `renewAt` was worked out for. Not its end: late in a root's life all SVIDs end with it.
        var plannedFor: [[UInt8]]?
        var client: GRPCClient<HTTP2ClientTransport.Posix>?
        var issuing: NodeIssuing?
        var runner: Task<Void, Never>?
        /// Digest of the join token that was tried last: it is good once.
        var triedToken: [UInt8]?
    }
    private let state = Mutex(State())

    init(settings: AgentSettings, health: LinkHealth, clock: WallClock, entropy: Entropy, logger: Logger) {
        self.health = health
        self.entropy = entropy
        self.settings = settings
        store = NodeIdentityStore(state: settings.state)
        self.clock = clock
        self.logger = logger
    }

    var identity: NodeIdentity? { state.withLock { $0.identity } }

    /// Takes up the stored identity, or joins with the token. Tries again while the server cannot be reached.
    ///
    /// A node that slept past its SVID's end is still the holder of its key, and renews with that: nobody has to come with a token.
    func establish() async throws {
        if let stored = try store.load() {
            use(stored)
            if stored.notAfter > clock.now() { return }
            logger.warning("the node's SVID ended at \(stored.notAfter): renewing with the node's key")
            if try await persisting({ try await self.renew() }, orElse: settings.joinToken == nil && settings.evidence == nil ? nil : {}) { return }
        }
        if let evidence = settings.evidence {
            _ = try await persisting({ self.use(try await self.attest(evidence)) }, orElse: nil)
            return
        }
        guard let token = settings.joinToken else {
            throw AgentError(
                .noIdentity, "this node has no SVID: join with `--join-token-file`, and a token from `mayfly token create` on the server")
        }
        let join = try JoinToken(token)
        _ = try await persisting({ self.use(try await self.attest(join)) }, orElse: nil)
    }

    /// Tries until the server can be reached. A refusal ends it: with `false` where there is another way, else for good.
    private func persisting(_ body: () async throws -> Void, orElse other: (() -> Void)?) async throws -> Bool {
        while true {
            do {
                try await body()
                return true
            } catch let error as RPCError where error.code == .unavailable || error.code == .deadlineExceeded {
                health.lost(Self.describe(error), isRefusal: false)
                logger.warning("the server at `\(HostAndPort(host: settings.serverHost, port: settings.serverPort))` cannot be reached; trying again")
                try await Task.sleep(for: .seconds(1))
            } catch let error as RPCError {
                guard let other else { throw AgentError(.refused, "the server refused this node: \(error.message)") }
                other()
                return false
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

    private func attest(_ evidence: JoinEvidence) async throws -> NodeIdentity {
        // With the key that it has, where it has one: evidence that is good once for a stranger is good again for the node.
        let trust = identity.map { ServerTrust.bundle($0.bundle) } ?? evidence.server.trust
        let calls = StrangerCalls(
            host: settings.serverHost, port: settings.serverPort, trust: trust, credential: identity?.credential, clock: clock)
        let (answer, key) = try await calls.attest(evidence.prover)
        return try adopt(answer, key: key)
    }

    private func adopt(_ answer: Mayfly_Node_V1_NodeIdentity, key: P256.Signing.PrivateKey) throws -> NodeIdentity {
        let identity = try NodeIdentity(
            chain: answer.chain.map { Array($0) }, key: Secret(key.derRepresentation), roots: answer.roots.map { Array($0) })
        // Stored and known in one step: a new bundle that comes meanwhile must not bring the key before back.
        try state.withLock { state in
            try store.save(identity)
            state.identity = identity
        }
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
            let issuing = NodeIssuing(client)
            let (old, ended) = state.withLock { state -> (GRPCClient<HTTP2ClientTransport.Posix>?, NodeIssuing?) in
                // Renewed since: what is newer stays, and this one was never needed.
                if let held = state.identity, held.credential.chain != identity.credential.chain { return (client, nil) }
                state.identity = state.identity ?? identity
                if state.plannedFor != identity.credential.chain || state.renewAt == nil {
                    state.renewAt = Renewal.time(from: clock.now(), to: identity.notAfter, entropy: entropy)
                    state.plannedFor = identity.credential.chain
                }
                defer { (state.client, state.issuing, state.runner) = (client, issuing, runner) }
                return (state.client, state.issuing)
            }
            ended?.finish()
            old?.beginGracefulShutdown()
            logger.info("this node is `\(identity.id)` until \(identity.notAfter)")
        } catch {
            logger.error("the node's SVID cannot be used: \(error)")
        }
    }

    /// The server's bundle has changed: it is what the server is held to from now on, also after a restart.
    ///
    /// - Parameter tainted: authorities whose SVIDs are to be renewed at once, this node's among them.
    func trust(_ roots: [[UInt8]], tainted: Set<String>) {
        if let issuer = identity?.issuerKeyID {
            // An SVID of an authority that is gone is refused at every call, and this stream, which was judged before, does not tell.
            let isGone = !X509Bundle.leads(identity?.credential.chain ?? [], to: roots)
            if tainted.contains(issuer) || isGone { renewNow() }
        }
        let changed = state.withLock { state -> NodeIdentity? in
            guard var identity = state.identity, let bundle = try? X509Bundle(trustDomain: identity.bundle.trustDomain, rootsDER: roots),
                bundle != identity.bundle
            else { return nil }
            identity.bundle = bundle
            state.identity = identity
            do {
                try store.save(identity)
            } catch {
                logger.error("the new bundle is not stored: \(error)")
            }
            return identity
        }
        if let changed { use(changed) }
    }

    /// The SVID is not good enough any more, whatever its time says.
    func renewNow() { state.withLock { $0.renewAt = clock.now() } }

    /// Runs until cancelled: renews early in each SVID's life, and keeps trying while the server is away.
    func keepRenewing() async {
        while !Task.isCancelled {
            guard let at = state.withLock({ $0.renewAt }) else { return }
            let wait = at - clock.now()
            if wait > .zero {
                // Slept in pieces: a machine that was asleep finds its clock somewhere else.
                try? await Task.sleep(for: min(wait, .seconds(1)))
                continue
            }
            do {
                try await renew()
            } catch let error as RPCError where error.code == .unauthenticated {
                if await rejoin() { continue }
                health.failed("the server does not take this node's key any more: \(Self.describe(error))", isRefusal: true)
                logger.warning("the server does not take this node's key any more: \(Self.describe(error))")
                try? await Task.sleep(for: .seconds(10))
            } catch {
                health.failed("renewal of the node's SVID failed: \(Self.describe(error))", isRefusal: Self.isRefusal(error))
                logger.warning("renewal of the node's SVID failed; trying again: \(Self.describe(error))")
                try? await Task.sleep(for: .seconds(5))
            }
        }
    }

    /// The server knows this node no more by its key, because its proof is too old, or a person let it in again after a suspicion:
    /// it proves itself anew, by evidence, or by a token that was not tried yet.
    private func rejoin() async -> Bool {
        do {
            if let evidence = settings.evidence {
                use(try await attest(evidence))
                logger.notice("this node has proved itself again")
                return true
            }
            guard let token = settings.newerJoinToken?() ?? settings.joinToken else { return false }
            let digest = token.withBytes { Array(SHA256.hash(data: $0)) }
            let isNew = state.withLock { state in
                defer { state.triedToken = digest }
                return state.triedToken != digest
            }
            guard isNew else { return false }
            use(try await attest(JoinToken(token)))
            logger.notice("this node has joined again")
            return true
        } catch {
            let isAway = (error as? RPCError).map { $0.code == .unavailable || $0.code == .deadlineExceeded } ?? false
            // What nobody has refused may be tried again.
            if isAway { state.withLock { $0.triedToken = nil } }
            health.failed("joining again failed: \(Self.describe(error))", isRefusal: Self.isRefusal(error))
            logger.warning("joining again failed: \(Self.describe(error))")
            return false
        }
    }

    private func renew() async throws {
        guard let identity else { return }
        let key = P256.Signing.PrivateKey(compactRepresentable: false)
        let request = try Mayfly_Node_V1_RenewRequest.with {
            $0.certificateRequest = Data(try CertificateRequest.make(key))
            $0.agent = identity.id.description
        }
        use(try adopt(try await client().renew(request, options: Self.options(.seconds(5))), key: key))
    }

    /// A client on the newest connection.
    func client() throws -> NodeClient {
        guard let client = state.withLock({ $0.client }) else {
            throw RPCError(code: .unavailable, message: "not connected to the server yet")
        }
        return NodeClient(wrapping: client)
    }

    /// The stream for identities of the newest connection; `nil` before there is one.
    func issuing() -> NodeIssuing? { state.withLock { $0.issuing } }

    func close() {
        issuing()?.finish()
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

    /// Whether the server answered, and does not believe this node.
    static func isRefusal(_ error: any Error) -> Bool {
        let code = (error as? RPCError)?.code
        return code == .permissionDenied || code == .unauthenticated
    }

    /// Whether the server is known not to be there: it was heard, and is heard no more.
    var isAway: Bool { !health.isConnected }

    /// What becomes of an answer that could not be had, in the words and codes of the Workload Endpoint.
    func refusal(for error: any Error) -> WorkloadRefusal { health.status.refusal(for: error) }

    static func describe(_ error: any Error) -> String {
        (error as? RPCError).map { "\($0.message) (\($0.code))" } ?? String(describing: type(of: error))
    }
}

import Crypto
import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix
public import Issuance
import NodeAPI
public import Runtime
public import SPIFFE
import SwiftASN1
import SwiftProtobuf
import Synchronization
public import WorkloadAPI
public import X509

/// The Mayfly server above this one. This server is a workload there: an agent of that server attests it and gives it an SVID over the Workload
/// API, by an entry with `downstream`; with that SVID it asks for its authority.
public final class ServerUpstream: UpstreamAuthority {
    private let host: String
    private let port: Int
    private let trustDomain: TrustDomain
    private let clock: WallClock
    private let lifetime: Duration?
    private let source: X509Source
    private let connection: Task<Void, Never>
    private let state = Mutex(Known())

    private struct Known {
        /// What the server above published last, since this process began.
        var bundle: TrustBundle?
        var tainted: Set<String> = []
    }

    /// How long a start waits for an identity.
    static let patience = Duration.seconds(60)
    private static let limit = Duration.seconds(10)

    /// - Parameters:
    ///   - host: A name or an address without brackets, where the server above serves agents.
    ///   - socket: the Workload API of its agent on this node.
    public init(host: String, port: Int, trustDomain: TrustDomain, socket: EndpointAddress, lifetime: Duration? = nil, clock: WallClock) throws {
        self.host = host
        self.port = port
        self.trustDomain = trustDomain
        self.lifetime = lifetime
        self.clock = clock
        let client = try WorkloadClient(socket)
        source = X509Source(client.x509Contexts())
        connection = Task {
            try? await client.run { _ in
                while !Task.isCancelled { try await Task.sleep(for: .seconds(3600)) }
            }
        }
    }

    deinit {
        source.close()
        connection.cancel()
    }

    // MARK: UpstreamAuthority

    public func hasMoved(from chain: [[UInt8]], under root: [UInt8]) async throws -> Bool {
        let known = state.withLock { $0 }
        guard let bundle = known.bundle else { return false }
        if !bundle.x509Authorities.contains(root) { return true }
        return chain.contains { der in
            let issuer = (try? Certificate(derEncoded: der).extensions.authorityKeyIdentifier)?.keyIdentifier?.hex
            return issuer.map(known.tainted.contains) ?? false
        }
    }

    public func certify(_ key: Certificate.PrivateKey, now: Timestamp, lifetime: Duration, serial: [UInt8]) async throws -> AuthorityCertificate {
        let request = try Mayfly_Node_V1_CertifyAuthorityRequest.with {
            $0.certificateRequest = Data(try CertificateRequest.make(key))
            $0.lifetimeMs = min(lifetime, self.lifetime ?? lifetime).milliseconds
        }
        let answer = try await asking { try await $0.certifyAuthority(request, options: Self.options) }
        let (certificate, root) = (Array(answer.certificate), Array(answer.root))
        guard answer.chain.count <= AuthorityCertificate.chainLimit,
            ([answer.certificate, answer.root] + answer.chain).allSatisfy({ $0.count <= X509Bundle.certificateLimit }),
            try Certificate(derEncoded: certificate).publicKey == key.publicKey
        else { throw refused("what it certified is not what was asked for") }
        // Held against what its own agent says of the trust domain: not against what came with it.
        let believed = try source.current().bundles[trustDomain]?.roots.map { try $0.derBytes() } ?? []
        guard believed.contains(root) else { throw refused("the root that it names is in no bundle that its agent has given") }
        return AuthorityCertificate(certificate: certificate, chain: answer.chain.map { Array($0) }, roots: [root])
    }

    // MARK: Keys of tokens

    /// Has the server above publish these keys, and asks what it publishes.
    func exchange(tokenKeys: [[UInt8]]) async throws -> (bundle: TrustBundle, tainted: Set<String>) {
        let request = Mayfly_Node_V1_ExchangeKeysRequest.with { $0.tokenKeys = tokenKeys.map { Data($0) } }
        let answer = try await asking { try await $0.exchangeKeys(request, options: Self.options) }
        switch TrustBundle.parse(Array(answer.bundle), trustDomain: trustDomain) {
        case .failure(let refusal): throw refused(refusal.reason)
        case .success(let read):
            let tainted = Set(answer.taintedAuthorities.prefix(256))
            state.withLock { $0 = Known(bundle: read.bundle, tainted: tainted) }
            return (read.bundle, tainted)
        }
    }

    // MARK: The connection

    private typealias Client = Mayfly_Node_V1_Nesting.Client<HTTP2ClientTransport.Posix>

    private static var options: CallOptions {
        var options = CallOptions.defaults
        options.timeout = limit
        options.maxResponseMessageBytes = NodeTLS.messageLimit
        return options
    }

    /// A connection for one call: they are rare, and each shows the newest SVID.
    private func asking<Answer: Sendable>(_ body: @Sendable @escaping (Client) async throws -> Answer) async throws -> Answer {
        do {
            let context = try await source.waitUntilReady(within: Self.patience)
            let identity = try source.identity(now: clock.now())
            guard identity.svid.id.trustDomain == trustDomain, let bundle = context.bundles[trustDomain] else {
                throw refused("its agent gives this server an identity of `\(identity.svid.id.trustDomain)`, not of `\(trustDomain)`")
            }
            let transport = try NodeTLS.clientTransport(
                host: host, port: port, credential: NodeCredential(chain: identity.svid.chain, key: identity.key), trust: .bundle(bundle),
                clock: clock)
            return try await withGRPCClient(transport: transport) { try await body(Client(wrapping: $0)) }
        } catch let error as RPCError {
            throw refused(error.message)
        } catch let error as SourceError {
            throw refused("its agent gives this server no identity: \(error.reason)")
        }
    }

    private func refused(_ reason: String) -> AuthorityRefusal {
        AuthorityRefusal(
            "the server above, at `\(host):\(port)`: \(reason)",
            "there, register this server: mayfly entries set with downstream, for an agent on this node (docs/reference/authorities.md)")
    }
}

extension ControlPlaneCore {
    /// Keeps what the server above publishes, and what it publishes for this one, as they are: when a key of this one changes, and twice a minute.
    func keepNested(below upstream: ServerUpstream, onTrouble: @Sendable (String) -> Void) async {
        var isTold = false
        while !Task.isCancelled {
            let changes = issuer.authority.changes()
            do {
                let keys = issuer.authority.ownTokenKeys
                let above = try await upstream.exchange(tokenKeys: keys)
                try await issuer.authority.adopt(above.bundle, tainted: above.tainted)
                isTold = false
            } catch {
                // Once, until it is better: what was certified lasts for a while.
                if !isTold, !Task.isCancelled { onTrouble("\(Loops.describe(error)); this server goes on with what it has") }
                isTold = true
            }
            await Task.sleep(atMost: .seconds(isTold ? 5 : 30), orUntil: changes)
        }
    }
}

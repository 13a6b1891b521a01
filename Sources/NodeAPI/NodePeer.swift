public import GRPCCore
public import Runtime
public import SPIFFE
import Synchronization
public import X509

/// Who is calling, judged at this call.
public enum NodePeer {
    /// The identity in the caller's TLS certificate, if it is an agent's SVID of this trust domain that is valid now.
    ///
    /// The certificate comes from the TLS connection, also when that was resumed without a full handshake; the chain, the
    /// validity and the revocation are judged here each time. That a chain holds by its signatures is remembered, for as long as the
    /// bundle is the same: nothing but time and revocation can change it.
    public static func agent(
        _ certificate: Certificate, bundle: X509Bundle, known: KnownChains, now: Timestamp, isRevoked: (String) -> Bool
    ) async throws(RPCError) -> SPIFFEID {
        let peer: KnownChains.Peer
        if let remembered = known.peer(certificate, bundle), remembered.isValid(at: now) {
            peer = remembered
        } else {
            guard let der = try? certificate.derBytes() else { throw RPCError(code: .unauthenticated, message: "no client certificate") }
            switch await bundle.verify(chain: [der], now: now) {
            case .failure(let refusal):
                throw RPCError(code: .unauthenticated, message: "the client certificate is refused: \(refusal)")
            case .success(let id):
                peer = KnownChains.Peer(certificate, id)
                known.remember(peer, certificate, bundle)
            }
        }
        guard peer.id.path.hasPrefix("/mayfly/agent/") else {
            throw RPCError(code: .permissionDenied, message: "`\(peer.id)` is not an agent")
        }
        guard !isRevoked(peer.serial) else {
            throw RPCError(code: .unauthenticated, message: "the SVID of `\(peer.id)` is revoked")
        }
        return peer.id
    }
}

/// Certificates whose chain to a bundle was checked: verifying a signature at every call would cost more than all else of it.
public final class KnownChains: Sendable {
    struct Peer: Sendable {
        var id: SPIFFEID
        /// Upper-case hexadecimal.
        var serial: String
        var notBefore: Timestamp
        var notAfter: Timestamp

        init(_ certificate: Certificate, _ id: SPIFFEID) {
            self.id = id
            serial = Array(certificate.serialNumber.bytes).hex.uppercased()
            notBefore = Timestamp(certificate.notValidBefore)
            notAfter = Timestamp(certificate.notValidAfter)
        }

        func isValid(at now: Timestamp) -> Bool { notBefore <= now && now <= notAfter }
    }

    private struct State {
        var roots: [Certificate] = []
        /// By what was signed: the key in it is the one that TLS has shown the caller to have.
        var peers: [ArraySlice<UInt8>: Peer] = [:]
    }
    private let state = Mutex(State())
    /// Beyond it all are forgotten: each costs one verification more.
    private static let limit = 20_000

    public init() {}

    func peer(_ certificate: Certificate, _ bundle: X509Bundle) -> Peer? {
        state.withLock { $0.roots == bundle.roots ? $0.peers[certificate.tbsCertificateBytes] : nil }
    }

    func remember(_ peer: Peer, _ certificate: Certificate, _ bundle: X509Bundle) {
        state.withLock { state in
            if state.roots != bundle.roots || state.peers.count >= Self.limit { state = State(roots: bundle.roots) }
            state.peers[certificate.tbsCertificateBytes] = peer
        }
    }
}

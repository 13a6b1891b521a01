public import GRPCCore
import GRPCNIOTransportHTTP2Posix
public import Runtime
public import SPIFFE
public import X509

/// Who is calling, judged at this call.
public enum NodePeer {
    /// The key that the caller has shown to hold, whatever its certificate says and however old it is.
    public static func publicKey(_ context: ServerContext) throws(RPCError) -> Certificate.PublicKey {
        guard let posix = context.transportSpecific as? HTTP2ServerTransport.Posix.Context, let certificate = posix.peerCertificate else {
            throw RPCError(code: .unauthenticated, message: "no client certificate")
        }
        return certificate.publicKey
    }

    /// The identity in the caller's TLS certificate, if it is an agent's SVID of this trust domain that is valid now.
    ///
    /// The certificate comes from the TLS connection, also when that was resumed without a full handshake; the chain, the
    /// validity and the revocation are checked here each time.
    public static func agent(
        _ context: ServerContext, bundle: X509Bundle, now: Timestamp, isRevoked: (String) -> Bool
    ) async throws(RPCError) -> SPIFFEID {
        guard let posix = context.transportSpecific as? HTTP2ServerTransport.Posix.Context,
            let certificate = posix.peerCertificate, let der = try? certificate.derBytes()
        else { throw RPCError(code: .unauthenticated, message: "no client certificate") }
        switch await bundle.verify(chain: [der], now: now) {
        case .failure(let refusal):
            throw RPCError(code: .unauthenticated, message: "the client certificate is refused: \(refusal)")
        case .success(let id):
            guard id.path.hasPrefix("/mayfly/agent/") else {
                throw RPCError(code: .permissionDenied, message: "`\(id)` is not an agent")
            }
            let serial = Array(certificate.serialNumber.bytes).hex.uppercased()
            guard !isRevoked(serial) else {
                throw RPCError(code: .unauthenticated, message: "the SVID of `\(id)` is revoked")
            }
            return id
        }
    }
}

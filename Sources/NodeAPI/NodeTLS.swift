//  NodeAPI: the wire between an agent and the control plane. gRPC over mutual TLS; the certificates are SVIDs. TLS shows that each
//  side holds its key; who it is, is judged anew at every call (``NodePeer``), so that neither a resumed session nor a
//  connection that outlived its SVID carries more trust than a new one.

public import Crypto
import Foundation
public import GRPCNIOTransportHTTP2Posix
import NIOCore
import NIOSSL
public import Runtime
import SPIFFE
import Synchronization
import X509

/// A key and the chain that certifies it, in DER.
public struct NodeCredential: Sendable {
    /// Leaf first; the root may follow, for peers that know only its hash.
    public var chain: [[UInt8]]
    public var key: Secret

    public init(chain: [[UInt8]], key: Secret) {
        self.chain = chain
        self.key = key
    }

    var sources: (chain: [TLSConfig.CertificateSource], key: TLSConfig.PrivateKeySource) {
        (
            chain.map { .bytes($0, format: .der) },
            key.withBytes { .bytes(Array($0), format: .der) }
        )
    }
}

public enum NodeTLS {
    /// Largest message either side accepts.
    public static let messageLimit = 1 << 20

    /// The path of the server's own identity in its trust domain.
    public static let serverSegments = ServerTrust.segments

    /// A listening transport. Every client must present a certificate; ``NodePeer`` judges it per call.
    public static func serverTransport(
        host: String, port: Int, credential: NodeCredential, connections: NodeConnections, onListening: @escaping @Sendable () -> Void = {}
    ) -> HTTP2ServerTransport.Custom<NodeListener> {
        var config = HTTP2ServerTransport.Custom<NodeListener>.Config.defaults
        config.rpc.maxRequestPayloadSize = messageLimit
        config.connection.flushCoalescing = nil
        return HTTP2ServerTransport.Custom(
            listenerFactory: NodeListener(
                host: host, port: port, credential: credential, connections: connections, onListening: onListening), config: config)
    }

    /// A connecting transport that speaks only to `mayfly/server` of the expected trust domain.
    public static func clientTransport(
        host: String, port: Int, credential: NodeCredential, trust: ServerTrust, clock: WallClock
    ) throws -> HTTP2ClientTransport.Posix {
        let (chain, key) = credential.sources
        return try HTTP2ClientTransport.Posix(
            target: target(host, port),
            transportSecurity: .mTLS(certificateChain: chain, privateKey: key) { tls in
                tls.trustRoots = .certificates([])
                tls.serverCertificateVerification = .noHostnameVerification
                tls.customVerificationCallback = { certificates, promise in
                    promise.completeWithTask {
                        guard let presented = try? certificates.map({ try $0.toDERBytes() }),
                            case .success(let id) = await trust.check(presented, now: clock.now()),
                            id == SPIFFEID(trustDomain: id.trustDomain, segments: serverSegments)
                        else { return .failed }
                        return .certificateVerified(VerificationMetadata(nil))
                    }
                }
            },
            config: .defaults { config in
                config.connection.flushCoalescing = nil
                config.backoff.initial = .milliseconds(100)
                config.backoff.max = .seconds(2)
            })
    }

    /// The transport ends the process over an address that is none: what looks like no address is a name to look up.
    static func target(_ host: String, _ port: Int) -> any ResolvableTarget {
        switch try? SocketAddress(ipAddress: host, port: port) {
        case .v4: .ipv4(address: host, port: port)
        case .v6: .ipv6(address: host, port: port)
        default: .dns(host: host, port: port)
        }
    }

    /// A certificate that certifies nothing: what a node shows before it has an SVID.
    public static func selfSigned(_ key: P256.Signing.PrivateKey, now: Timestamp) throws -> NodeCredential {
        let signer = Certificate.PrivateKey(key)
        let name = try DistinguishedName { CommonName("unattested node") }
        let certificate = try Certificate(
            version: .v3, serialNumber: .init(), publicKey: signer.publicKey, notValidBefore: (now - .seconds(60)).date,
            notValidAfter: (now + .seconds(3600)).date, issuer: name, subject: name,
            signatureAlgorithm: .ecdsaWithSHA256, extensions: Certificate.Extensions(), issuerPrivateKey: signer)
        return NodeCredential(chain: [try certificate.derBytes()], key: Secret(key.derRepresentation))
    }
}

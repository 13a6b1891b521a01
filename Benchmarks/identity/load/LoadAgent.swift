import Crypto
import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import NodeAPI
import Runtime
import SPIFFE
import SwiftProtobuf
import X509

/// A node that has joined, with its own connection.
struct LoadAgent: Sendable {
    var id: String
    var client: GRPCClient<HTTP2ClientTransport.Posix>

    static func join(host: String, port: Int, token: String, name: String) async throws -> LoadAgent {
        let parts = token.split(separator: ".", maxSplits: 2).map(String.init)
        guard parts.count == 3, let digest = [UInt8](hex: parts[1]), let domain = TrustDomain(parts[2]) else {
            throw Misuse(description: "the file holds no join token")
        }
        let key = P256.Signing.PrivateKey(compactRepresentable: false)
        let stranger = try NodeTLS.clientTransport(
            host: host, port: port, credential: NodeTLS.selfSigned(key, now: WallClock.system.now()),
            trust: .pinnedRoot(sha256: digest, trustDomain: domain), clock: .system)
        let request = try Mayfly_Node_V1_AttestRequest.with {
            $0.joinToken = token
            $0.nodeName = name
            $0.certificateRequest = Data(try CertificateRequest.make(key))
        }
        let identity = try await withGRPCClient(transport: stranger) { try await Mayfly_Node_V1_Node.Client(wrapping: $0).attest(request) }
        let credential = NodeCredential(chain: identity.chain.map { Array($0) }, key: Secret(key.derRepresentation))
        let bundle = try X509Bundle(trustDomain: domain, rootsDER: identity.roots.map { Array($0) })
        let client = GRPCClient(
            transport: try NodeTLS.clientTransport(host: host, port: port, credential: credential, trust: .bundle(bundle), clock: .system))
        Task { try? await client.runConnections() }
        return LoadAgent(id: identity.spiffeID, client: client)
    }
}

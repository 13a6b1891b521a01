import Crypto
import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import NodeAPI
public import NodeAttestation
public import Runtime
public import SPIFFE
import SwiftASN1
import SwiftProtobuf
import X509

/// Whose server to speak to before there is a bundle: `<SHA-256 of its root>.<trust domain>`, as `mayfly server` prints it and every
/// join token carries it.
public struct ServerRoot: Sendable {
    let digest: [UInt8]
    let trustDomain: TrustDomain

    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let digest = [UInt8](hex: parts[0]), digest.count == 32, let trustDomain = TrustDomain(String(parts[1]))
        else { return nil }
        self.digest = digest
        self.trustDomain = trustDomain
    }

    var trust: ServerTrust { .pinnedRoot(sha256: digest, trustDomain: trustDomain) }
}

/// How a node proves itself without a token.
public struct JoinEvidence: Sendable {
    public var server: ServerRoot
    public var prover: any NodeProver

    public init(server: ServerRoot, prover: any NodeProver) {
        self.server = server
        self.prover = prover
    }
}

/// What somebody without an identity may ask of the server: to be given one, by evidence.
public struct StrangerCalls: Sendable {
    private let host: String
    private let port: Int
    private let trust: ServerTrust
    /// Of a node that proves itself again.
    private let credential: NodeCredential?
    private let clock: WallClock

    /// - Parameter host: A name or an address, without brackets.
    public init(host: String, port: Int, server: ServerRoot, clock: WallClock) {
        self.init(host: host, port: port, trust: server.trust, credential: nil, clock: clock)
    }

    init(host: String, port: Int, trust: ServerTrust, credential: NodeCredential?, clock: WallClock) {
        self.host = host
        self.port = port
        self.trust = trust
        self.credential = credential
        self.clock = clock
    }

    private func call<Answer: Sendable>(
        _ key: P256.Signing.PrivateKey, _ body: @Sendable @escaping (NodeClient) async throws -> Answer
    ) async throws -> Answer {
        let transport = try NodeTLS.clientTransport(
            host: host, port: port, credential: credential ?? NodeTLS.selfSigned(key, now: clock.now()),
            trust: trust, clock: clock)
        return try await withGRPCClient(transport: transport) { try await body(NodeClient(wrapping: $0)) }
    }

    /// Attests this node. The key is new, and what the prover signs covers it.
    func attest(_ prover: any NodeProver) async throws -> (Mayfly_Node_V1_NodeIdentity, P256.Signing.PrivateKey) {
        let key = P256.Signing.PrivateKey(compactRepresentable: false)
        let csr = try CertificateRequest.make(key)
        let start = try await Mayfly_Node_V1_AttestMessage.with(prover, csr)
        let binding = Array(SHA256.hash(data: csr))
        let (messages, continuation) = AsyncStream.makeStream(of: Mayfly_Node_V1_AttestMessage.self)
        continuation.yield(start)
        let identity = try await call(key) { client in
            try await client.attestNode(options: ServerLink.options(.seconds(40))) { writer in
                for await message in messages { try await writer.write(message) }
            } onResponse: { response in
                defer { continuation.finish() }
                for try await reply in response.messages {
                    switch reply.step {
                    case .question(let question):
                        let answer = try await prover.answer(Array(question), binding: binding)
                        continuation.yield(.with { $0.answer = Data(answer) })
                    case .identity(let identity): return identity
                    case nil: break
                    }
                }
                throw RPCError(code: .unavailable, message: "the server ended the attestation without an answer")
            }
        }
        return (identity, key)
    }

    /// Trades a pipeline's token for an X.509-SVID.
    public func exchange(_ token: Secret) async throws -> ExchangedIdentity {
        let key = P256.Signing.PrivateKey(compactRepresentable: false)
        let csr = try CertificateRequest.make(key)
        let request = Mayfly_Node_V1_ExchangeTokenRequest.with {
            $0.token = token.withBytes { String(decoding: $0, as: UTF8.self) }
            $0.certificateRequest = Data(csr)
        }
        let answer: Mayfly_Node_V1_NodeIdentity
        do {
            answer = try await call(key) { try await $0.exchangeToken(request, options: ServerLink.options(.seconds(40))) }
        } catch let error as RPCError where error.code == .permissionDenied || error.code == .failedPrecondition {
            throw AgentError(.refused, error.message)
        } catch let error as RPCError {
            throw AgentError(.unreachable, "the server at `\(HostAndPort(host: host, port: port))` gave no identity: \(error.message)")
        }
        let chain = answer.chain.map { Array($0) }
        guard let leaf = chain.first, let certificate = try? Certificate(derEncoded: leaf) else {
            throw AgentError(.refused, "the server sent no certificate")
        }
        return ExchangedIdentity(
            id: try X509Bundle.identity(of: certificate).get(), chain: chain, key: Secret(Array(key.pemRepresentation.utf8)),
            roots: answer.roots.map { Array($0) }, notAfter: Timestamp(certificate.notValidAfter))
    }
}

extension Mayfly_Node_V1_AttestMessage {
    fileprivate static func with(_ prover: any NodeProver, _ csr: [UInt8]) async throws -> Self {
        let payload = try await prover.payload()
        return .with {
            $0.start = .with {
                $0.method = prover.method.rawValue
                $0.payload = Data(payload)
                $0.certificateRequest = Data(csr)
            }
        }
    }
}

/// What a job got for its token.
public struct ExchangedIdentity: Sendable {
    public var id: SPIFFEID
    /// Leaf first, in DER.
    public var chain: [[UInt8]]
    /// PKCS#8 in PEM.
    public var key: Secret
    public var roots: [[UInt8]]
    public var notAfter: Timestamp
}

import Crypto
import CryptoExtras
import Foundation
public import Runtime
import SwiftASN1

/// The node's side of ``X509PoPAttestor``: a chain and its key, in PEM.
public struct X509PoPProver: NodeProver {
    private enum Key: Sendable {
        case p256(P256.Signing.PrivateKey)
        case p384(P384.Signing.PrivateKey)
        case p521(P521.Signing.PrivateKey)
        case rsa(_RSA.Signing.PrivateKey)
    }

    public var method: AttestationMethod { .x509pop }
    private let chain: [[UInt8]]
    private let key: Key
    private let entropy: Entropy

    /// - Parameters:
    ///   - chainPEM: the leaf first, without the root.
    ///   - keyPEM: PKCS#8, SEC 1 or PKCS#1, not encrypted.
    public init(chainPEM: String, keyPEM: Secret, entropy: Entropy) throws {
        chain = try PEMDocument.parseMultiple(pemString: chainPEM).filter { $0.discriminator == "CERTIFICATE" }.map(\.derBytes)
        let text = keyPEM.withBytes { String(decoding: $0, as: UTF8.self) }
        if let key = try? P256.Signing.PrivateKey(pemRepresentation: text) {
            self.key = .p256(key)
        } else if let key = try? P384.Signing.PrivateKey(pemRepresentation: text) {
            self.key = .p384(key)
        } else if let key = try? P521.Signing.PrivateKey(pemRepresentation: text) {
            self.key = .p521(key)
        } else if let key = try? _RSA.Signing.PrivateKey(pemRepresentation: text) {
            self.key = .rsa(key)
        } else {
            throw AttestationRefusal(.malformed, "the node's key is no ECDSA or RSA key in PEM")
        }
        self.entropy = entropy
    }

    public func payload() throws -> [UInt8] { try jsonBytes(["chain": chain.map(\.base64)]) }

    public func answer(_ challenge: [UInt8], binding: [UInt8]) throws -> [UInt8] {
        let theirs = try Fields(challenge, "the challenge").bytes("nonce", limit: 64)
        guard theirs.count == X509PoPAttestor.nonceLength else { throw AttestationRefusal(.wrongNonce, "the server's nonce is too short") }
        let mine = entropy.bytes(X509PoPAttestor.nonceLength)
        let message = X509PoPAttestor.message(server: theirs, node: mine, binding: binding)
        let signature: Data =
            switch key {
            case .p256(let key): try key.signature(for: SHA256.hash(data: message)).derRepresentation
            case .p384(let key): try key.signature(for: SHA384.hash(data: message)).derRepresentation
            case .p521(let key): try key.signature(for: SHA512.hash(data: message)).derRepresentation
            case .rsa(let key): try key.signature(for: SHA256.hash(data: message), padding: .PSS).rawRepresentation
            }
        return try jsonBytes(["nonce": mine.base64, "signature": signature.base64])
    }
}

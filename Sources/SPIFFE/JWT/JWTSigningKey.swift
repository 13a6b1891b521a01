public import Crypto
public import CryptoExtras
import Foundation
public import Runtime

/// The private key of a JWT authority, with the one algorithm that it signs by.
///
/// Trust: who holds it can name any workload of the trust domain.
public struct JWTSigningKey: Sendable {
    private enum Key: Sendable {
        case p256(P256.Signing.PrivateKey)
        case p384(P384.Signing.PrivateKey)
        case p521(P521.Signing.PrivateKey)
        case rsa(_RSA.Signing.PrivateKey)
        /// Somewhere else: a digest is given, r || s comes back.
        case held(P256.Signing.PublicKey, @Sendable ([UInt8]) throws -> [UInt8])
    }
    private let key: Key
    public let algorithm: SignatureAlgorithm
    let verificationKey: VerificationKey

    private init(_ key: Key, _ algorithm: SignatureAlgorithm) throws(Refusal) {
        self.key = key
        self.algorithm = algorithm
        switch key {
        case .p256(let key): verificationKey = .p256(key.publicKey)
        case .p384(let key): verificationKey = .p384(key.publicKey)
        case .p521(let key): verificationKey = .p521(key.publicKey)
        case .held(let key, _): verificationKey = .p256(key)
        case .rsa(let key):
            guard let numbers = try? key.publicKey.getKeyPrimitives() else { throw Refusal(.malformed, "an RSA key that cannot be read") }
            verificationKey = try VerificationKey.rsa(
                modulus: Array(numbers.modulus.drop { $0 == 0 }), exponent: Array(numbers.publicExponent.drop { $0 == 0 })).get()
        }
        guard verificationKey.algorithms.contains(algorithm) else {
            throw Refusal(.unsupportedAlgorithm, "the key cannot sign by \(algorithm.rawValue)")
        }
    }

    /// A new key for `algorithm`. RSA keys are made with `bits`.
    public static func generate(_ algorithm: SignatureAlgorithm, rsa bits: _RSA.Signing.KeySize = .bits2048) throws -> JWTSigningKey {
        switch algorithm {
        case .es256: try JWTSigningKey(.p256(P256.Signing.PrivateKey(compactRepresentable: false)), algorithm)
        case .es384: try JWTSigningKey(.p384(P384.Signing.PrivateKey(compactRepresentable: false)), algorithm)
        case .es512: try JWTSigningKey(.p521(P521.Signing.PrivateKey(compactRepresentable: false)), algorithm)
        default: try JWTSigningKey(.rsa(_RSA.Signing.PrivateKey(keySize: bits)), algorithm)
        }
    }

    /// Reads a stored key, PKCS#8 in DER.
    public init(der: Secret, algorithm: SignatureAlgorithm) throws {
        let key: Key? = der.withBytes { bytes in
            switch algorithm {
            case .es256: (try? P256.Signing.PrivateKey(derRepresentation: bytes)).map(Key.p256)
            case .es384: (try? P384.Signing.PrivateKey(derRepresentation: bytes)).map(Key.p384)
            case .es512: (try? P521.Signing.PrivateKey(derRepresentation: bytes)).map(Key.p521)
            default: (try? _RSA.Signing.PrivateKey(derRepresentation: bytes)).map(Key.rsa)
            }
        }
        guard let key else { throw Refusal(.malformed, "not a private key for \(algorithm.rawValue)") }
        try self.init(key, algorithm)
    }

    /// Reads the 32 bytes of a P-256 key, for ES256.
    public init(p256 bytes: Secret) throws {
        try self.init(.p256(try bytes.withBytes { try P256.Signing.PrivateKey(rawRepresentation: $0) }), .es256)
    }

    /// A P-256 key that is somewhere else, for ES256.
    ///
    /// - Parameter sign: from a SHA-256 digest to r || s.
    public init(held publicKey: P256.Signing.PublicKey, sign: @escaping @Sendable ([UInt8]) throws -> [UInt8]) throws {
        try self.init(.held(publicKey, sign), .es256)
    }

    /// For the state directory only; empty where the key is somewhere else. PKCS#8 (EC) or PKCS#1 (RSA) in DER, as ``init(der:algorithm:)`` reads it.
    public var der: Secret {
        switch key {
        case .p256(let key): Secret(key.derRepresentation)
        case .p384(let key): Secret(key.derRepresentation)
        case .p521(let key): Secret(key.derRepresentation)
        case .rsa(let key): Secret(key.derRepresentation)
        case .held: Secret([])
        }
    }

    /// Whether a signature takes a few microseconds, and waits for nobody.
    var signsAtOnce: Bool { if case .p256 = key { true } else { false } }

    /// Named by its thumbprint, pinned to its algorithm.
    public var publicKey: JSONWebKey { JSONWebKey(verificationKey, algorithm: algorithm) }

    /// The JWS signature of `message` (RFC 7518 §3.3–3.5).
    func signature(of message: [UInt8]) throws -> [UInt8] {
        switch key {
        case .p256(let key): return Array(try key.signature(for: SHA256.hash(data: message)).rawRepresentation)
        case .p384(let key): return Array(try key.signature(for: SHA384.hash(data: message)).rawRepresentation)
        case .p521(let key): return Array(try key.signature(for: SHA512.hash(data: message)).rawRepresentation)
        case .held(let key, let sign):
            let digest = SHA256.hash(data: message)
            let signature = try P256.Signing.ECDSASignature(rawRepresentation: sign(Array(digest)))
            guard key.isValidSignature(signature, for: digest) else {
                throw Refusal(.badSignature, "what holds the key of tokens gave a signature that is not the key's")
            }
            return Array(signature.rawRepresentation)
        case .rsa(let key):
            let padding: _RSA.Signing.Padding = algorithm.family == .rsaPSS ? .PSS : .insecurePKCS1v1_5
            return switch algorithm.hash {
            case .sha256: Array(try key.signature(for: SHA256.hash(data: message), padding: padding).rawRepresentation)
            case .sha384: Array(try key.signature(for: SHA384.hash(data: message), padding: padding).rawRepresentation)
            case .sha512: Array(try key.signature(for: SHA512.hash(data: message), padding: padding).rawRepresentation)
            }
        }
    }

    /// The compact serialisation (RFC 7515 §7.1) of a header and a payload, both JSON.
    func sign(header: String, payload: String) throws -> String {
        let input = Array(header.utf8).base64URL + "." + Array(payload.utf8).base64URL
        return input + "." + (try signature(of: Array(input.utf8)).base64URL)
    }
}

@_spi(Incubating) extension JWTSigningKey {
    /// The private key of a curve as a JWK (RFC 7518 §6.2.2), pinned to its algorithm: what the Workload API hands out with a WIT-SVID.
    /// RSA keys are not made for workloads, and have none here; nor has a key that something else holds.
    public var privateJWK: Secret {
        let number: Data
        switch key {
        case .p256(let key): number = key.rawRepresentation
        case .p384(let key): number = key.rawRepresentation
        case .p521(let key): number = key.rawRepresentation
        case .rsa, .held: return Secret("")
        }
        return Secret(
            publicKey.json(
                use: nil, algorithm: algorithm, keyID: publicKey.keyID, more: [("d", JSONWriter.quoted(Array(number).base64URL))]))
    }
}

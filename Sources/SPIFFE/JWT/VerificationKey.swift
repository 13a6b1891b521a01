import Crypto
import CryptoExtras
import Foundation
import SwiftASN1
import X509

/// A public key that signatures are checked with: an elliptic curve of RFC 7518 §3.4, or RSA of 2048 to 8192 bits.
enum VerificationKey: Sendable {
    case p256(P256.Signing.PublicKey)
    case p384(P384.Signing.PublicKey)
    case p521(P521.Signing.PublicKey)
    case rsa(_RSA.Signing.PublicKey, modulus: [UInt8], exponent: [UInt8])

    /// Below, RSA is broken; above, one verification costs what an attacker wants it to cost.
    static let rsaBits = 2048...8192

    /// Big-endian, without leading zeros (RFC 7518 §6.3.1).
    static func rsa(modulus: [UInt8], exponent: [UInt8]) -> Result<VerificationKey, Refusal> {
        guard let first = modulus.first, first != 0, let last = modulus.last, last & 1 == 1, exponent.first != 0,
            (1...4).contains(exponent.count)
        else { return .failure(Refusal(.malformed, "modulus or exponent of an RSA key is no such number")) }
        let bits = modulus.count * 8 - first.leadingZeroBitCount
        guard rsaBits.contains(bits) else {
            return .failure(Refusal(.weakKey, "an RSA key of \(bits) bits; \(rsaBits.lowerBound) to \(rsaBits.upperBound) are allowed"))
        }
        let value = exponent.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        guard value >= 3, value & 1 == 1 else { return .failure(Refusal(.weakKey, "an RSA exponent of \(value)")) }
        guard let key = try? _RSA.Signing.PublicKey(n: modulus, e: exponent) else {
            return .failure(Refusal(.malformed, "an RSA key that cannot be used"))
        }
        return .success(.rsa(key, modulus: modulus, exponent: exponent))
    }

    /// The uncompressed coordinates, each at its curve's full length (RFC 7518 §6.2.1.2); the point must lie on the curve.
    static func ellipticCurve(_ curve: String, x: [UInt8], y: [UInt8]) -> Result<VerificationKey, Refusal> {
        let length: Int
        switch curve {
        case "P-256": length = 32
        case "P-384": length = 48
        case "P-521": length = 66
        default: return .failure(Refusal(.unsupportedAlgorithm, "curve `\(curve.prefix(16))` is none that JWT-SVIDs use"))
        }
        guard x.count == length, y.count == length, let key = Self(rawCurvePoint: x + y) else {
            return .failure(Refusal(.malformed, "the coordinates are no point of \(curve)"))
        }
        return .success(key)
    }

    /// From `x ‖ y`; the length tells the curve.
    init?(rawCurvePoint bytes: [UInt8]) {
        switch bytes.count {
        case 64:
            guard let key = try? P256.Signing.PublicKey(rawRepresentation: bytes) else { return nil }
            self = .p256(key)
        case 96:
            guard let key = try? P384.Signing.PublicKey(rawRepresentation: bytes) else { return nil }
            self = .p384(key)
        case 132:
            guard let key = try? P521.Signing.PublicKey(rawRepresentation: bytes) else { return nil }
            self = .p521(key)
        default: return nil
        }
    }

    /// From a certificate's key; `nil` for a kind that signs no SVIDs of ours.
    init?(_ key: Certificate.PublicKey) {
        if let key = P256.Signing.PublicKey(key) {
            self = .p256(key)
        } else if let key = P384.Signing.PublicKey(key) {
            self = .p384(key)
        } else if let key = P521.Signing.PublicKey(key) {
            self = .p521(key)
        } else if let key = _RSA.Signing.PublicKey(key), let numbers = try? key.getKeyPrimitives(),
            case .success(let rsa) = Self.rsa(
                modulus: Array(numbers.modulus.drop { $0 == 0 }), exponent: Array(numbers.publicExponent.drop { $0 == 0 }))
        {
            self = rsa
        } else {
            return nil
        }
    }

    /// X.509's form, SubjectPublicKeyInfo in DER.
    var subjectPublicKeyInfo: [UInt8] {
        switch self {
        case .p256(let key): Array(key.derRepresentation)
        case .p384(let key): Array(key.derRepresentation)
        case .p521(let key): Array(key.derRepresentation)
        case .rsa(let key, _, _): Array(key.derRepresentation)
        }
    }

    /// Every algorithm that this kind of key can be used with.
    var algorithms: Set<SignatureAlgorithm> {
        switch self {
        case .p256: [.es256]
        case .p384: [.es384]
        case .p521: [.es512]
        case .rsa: [.rs256, .rs384, .rs512, .ps256, .ps384, .ps512]
        }
    }

    /// Whether `signature` is that of `message`, by an algorithm that fits the key; of any other it never is.
    func verifies(_ signature: [UInt8], of message: [UInt8], by algorithm: SignatureAlgorithm) -> Bool {
        guard algorithms.contains(algorithm) else { return false }
        switch self {
        case .p256(let key):
            guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
            return key.isValidSignature(signature, for: SHA256.hash(data: message))
        case .p384(let key):
            guard let signature = try? P384.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
            return key.isValidSignature(signature, for: SHA384.hash(data: message))
        case .p521(let key):
            guard let signature = try? P521.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
            return key.isValidSignature(signature, for: SHA512.hash(data: message))
        case .rsa(let key, let modulus, _):
            // RFC 8017 §8.1.2 and 8.2.2, step 1: a signature is as long as the modulus.
            guard signature.count == modulus.count else { return false }
            let signature = _RSA.Signing.RSASignature(rawRepresentation: signature)
            let padding: _RSA.Signing.Padding = algorithm.family == .rsaPSS ? .PSS : .insecurePKCS1v1_5
            return switch algorithm.hash {
            case .sha256: key.isValidSignature(signature, for: SHA256.hash(data: message), padding: padding)
            case .sha384: key.isValidSignature(signature, for: SHA384.hash(data: message), padding: padding)
            case .sha512: key.isValidSignature(signature, for: SHA512.hash(data: message), padding: padding)
            }
        }
    }
}

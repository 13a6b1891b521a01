import Crypto
import CryptoExtras
import Foundation
import X509

/// TPMT_PUBLIC (Part 2, 12.2.4) of an RSA or elliptic curve key.
struct TPMPublic: Sendable, Equatable {
    /// TPMA_OBJECT (Part 2, 8.3).
    struct Attributes: OptionSet, Sendable {
        let rawValue: UInt32
        static let fixedTPM = Attributes(rawValue: 1 << 1)
        static let fixedParent = Attributes(rawValue: 1 << 4)
        static let sensitiveDataOrigin = Attributes(rawValue: 1 << 5)
        static let userWithAuth = Attributes(rawValue: 1 << 6)
        static let adminWithPolicy = Attributes(rawValue: 1 << 7)
        static let noDA = Attributes(rawValue: 1 << 10)
        static let restricted = Attributes(rawValue: 1 << 16)
        static let decrypt = Attributes(rawValue: 1 << 17)
        static let sign = Attributes(rawValue: 1 << 18)
    }

    enum Key: Sendable, Equatable {
        case rsa(modulus: [UInt8], exponent: UInt32)
        case p256(x: [UInt8], y: [UInt8])
        case p384(x: [UInt8], y: [UInt8])
    }

    var nameHash: TPMHash
    var attributes: Attributes
    var key: Key
    /// Bits of the AES key that protects what is under this one; `nil` for a signing key.
    var symmetricBits: Int?
    /// The signature scheme and its hash that the key is bound to.
    var scheme: (algorithm: UInt16, hash: TPMHash)?
    /// As the TPM sees it.
    var encoded: [UInt8]

    /// Longest that is read: RSA of 4096 bits with room around it.
    static let limit = 1024

    static func == (one: Self, other: Self) -> Bool { one.encoded == other.encoded }

    /// - Parameter encoded: the structure itself, without the count of a TPM2B_PUBLIC.
    init(_ encoded: [UInt8]) throws(AttestationRefusal) {
        guard encoded.count <= Self.limit else { throw AttestationRefusal(.malformed, "a public area above \(Self.limit) bytes") }
        var reader = TPMReader(encoded)
        let type = try reader.u16()
        nameHash = try TPMHash(try reader.u16())
        attributes = Attributes(rawValue: try reader.u32())
        _ = try reader.sized(limit: 64)
        let symmetric = try reader.u16()
        if symmetric != TPMAlgorithm.null {
            let (bits, mode) = (Int(try reader.u16()), try reader.u16())
            guard symmetric == TPMAlgorithm.aes, mode == TPMAlgorithm.cfb, [128, 256].contains(bits) else {
                throw AttestationRefusal(.unsupportedAlgorithm, "the TPM's symmetric algorithm is not AES in CFB")
            }
            symmetricBits = bits
        }
        let scheme = try reader.u16()
        switch scheme {
        case TPMAlgorithm.null, TPMAlgorithm.rsaES: break
        case TPMAlgorithm.rsaSSA, TPMAlgorithm.rsaPSS, TPMAlgorithm.ecdsa, TPMAlgorithm.oaep:
            self.scheme = (scheme, try TPMHash(try reader.u16()))
        default: throw AttestationRefusal(.unsupportedAlgorithm, "the TPM's scheme 0x\(String(scheme, radix: 16)) is not accepted")
        }
        switch type {
        case TPMAlgorithm.rsa:
            let (bits, exponent) = (Int(try reader.u16()), try reader.u32())
            let modulus = try reader.sized(limit: 512)
            guard (2048...4096).contains(bits), modulus.count * 8 == bits, modulus[0] & 0x80 != 0, modulus[modulus.count - 1] & 1 == 1,
                exponent == 0 || exponent == 65_537
            else { throw AttestationRefusal(.weakKey, "an RSA key of the TPM that is not of 2048 to 4096 bits with exponent 65537") }
            key = .rsa(modulus: modulus, exponent: 65_537)
        case TPMAlgorithm.ecc:
            let curve = try reader.u16()
            guard try reader.u16() == TPMAlgorithm.null else { throw AttestationRefusal(.unsupportedAlgorithm, "a key derivation of the TPM") }
            key = try Self.point(curve, try reader.sized(limit: 66), try reader.sized(limit: 66))
        default: throw AttestationRefusal(.unsupportedAlgorithm, "a key of the TPM that is neither RSA nor elliptic curve")
        }
        try reader.end()
        self.encoded = encoded
    }

    private static func point(_ curve: UInt16, _ x: [UInt8], _ y: [UInt8]) throws(AttestationRefusal) -> Key {
        // Coordinates may come without their leading zeros.
        func full(_ value: [UInt8], _ length: Int) -> [UInt8] { [UInt8](repeating: 0, count: max(0, length - value.count)) + value }
        switch curve {
        case 0x0003:
            let (x, y) = (full(x, 32), full(y, 32))
            if (try? P256.Signing.PublicKey(rawRepresentation: x + y)) != nil { return .p256(x: x, y: y) }
        case 0x0004:
            let (x, y) = (full(x, 48), full(y, 48))
            if (try? P384.Signing.PublicKey(rawRepresentation: x + y)) != nil { return .p384(x: x, y: y) }
        default: throw AttestationRefusal(.unsupportedAlgorithm, "curve 0x\(String(curve, radix: 16)) of the TPM is not accepted")
        }
        throw AttestationRefusal(.malformed, "the coordinates of a TPM's key are no point of its curve")
    }

    /// The object's name (Part 1, 16): what no other object of any TPM has.
    var name: [UInt8] { TPMWriter.make { $0.u16(nameHash.algorithm) } + nameHash.digest(encoded) }

    /// The same key as X.509 writes it.
    var certificateKey: Certificate.PublicKey? {
        switch key {
        case .rsa(let modulus, let exponent):
            let e = TPMWriter.make { $0.u32(exponent) }.drop { $0 == 0 }
            return (try? _RSA.Signing.PublicKey(n: modulus, e: Array(e))).map { Certificate.PublicKey($0) }
        case .p256(let x, let y): return (try? P256.Signing.PublicKey(rawRepresentation: x + y)).map { Certificate.PublicKey($0) }
        case .p384(let x, let y): return (try? P384.Signing.PublicKey(rawRepresentation: x + y)).map { Certificate.PublicKey($0) }
        }
    }
}

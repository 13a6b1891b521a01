import Crypto
import CryptoExtras
import Foundation

/// TPMS_ATTEST of a quote (Part 2, 10.12.12): what the TPM says of its registers, with a nonce of whoever asked.
struct TPMQuote: Sendable, Equatable {
    var nonce: [UInt8]
    var resetCount: UInt32
    var restartCount: UInt32
    var firmware: UInt64
    /// Registers of the SHA-256 bank that it speaks of.
    var registers: Set<Int>
    var digest: [UInt8]

    static let limit = 512

    init(_ encoded: [UInt8]) throws(AttestationRefusal) {
        guard encoded.count <= Self.limit else { throw AttestationRefusal(.malformed, "a quote above \(Self.limit) bytes") }
        var reader = TPMReader(encoded)
        // A restricted key signs nothing from outside that begins so: this is how a statement of the TPM is known.
        guard try reader.u32() == 0xFF54_4347 else { throw AttestationRefusal(.badSignature, "the quote was not made by a TPM") }
        guard try reader.u16() == 0x8018 else { throw AttestationRefusal(.wrongUse, "the TPM's statement is no quote") }
        _ = try reader.sized(limit: 66)
        nonce = try reader.sized(limit: 66)
        _ = try reader.u64()
        resetCount = try reader.u32()
        restartCount = try reader.u32()
        _ = try reader.u8()
        firmware = try reader.u64()
        guard try reader.u32() == 1, try reader.u16() == TPMAlgorithm.sha256 else {
            throw AttestationRefusal(.unsupportedAlgorithm, "the quote must be of registers of the SHA-256 bank alone")
        }
        let size = Int(try reader.u8())
        guard size <= 8 else { throw AttestationRefusal(.malformed, "a selection of more registers than a TPM has") }
        registers = []
        for (index, byte) in try reader.raw(size).enumerated() {
            for bit in 0..<8 where byte & 1 << UInt8(bit) != 0 { registers.insert(index * 8 + bit) }
        }
        digest = try reader.sized(limit: 64)
        try reader.end()
    }
}

/// TPMT_SIGNATURE (Part 2, 11.3.4).
enum TPMSignature {
    /// Whether `signature` is `key`'s over `message`, by the one scheme that the key is bound to.
    static func verify(_ signature: [UInt8], of message: [UInt8], by key: TPMPublic) throws(AttestationRefusal) -> Bool {
        guard let scheme = key.scheme else { throw AttestationRefusal(.wrongUse, "the attestation key is not bound to a scheme") }
        guard signature.count <= 1024 else { throw AttestationRefusal(.malformed, "a signature above 1 KiB") }
        var reader = TPMReader(signature)
        guard try reader.u16() == scheme.algorithm, try reader.u16() == scheme.hash.algorithm else {
            throw AttestationRefusal(.unsupportedAlgorithm, "the quote is signed by another scheme than its key's")
        }
        let isValid: Bool
        switch (key.key, scheme.algorithm) {
        case (.rsa(let modulus, _), TPMAlgorithm.rsaSSA), (.rsa(let modulus, _), TPMAlgorithm.rsaPSS):
            let bytes = try reader.sized(limit: 512)
            let padding: _RSA.Signing.Padding = scheme.algorithm == TPMAlgorithm.rsaSSA ? .insecurePKCS1v1_5 : .PSS
            guard bytes.count == modulus.count, let rsa = try? _RSA.Signing.PublicKey(n: modulus, e: [1, 0, 1]) else { return false }
            let given = _RSA.Signing.RSASignature(rawRepresentation: bytes)
            switch scheme.hash {
            case .sha256: isValid = rsa.isValidSignature(given, for: SHA256.hash(data: message), padding: padding)
            case .sha384: isValid = rsa.isValidSignature(given, for: SHA384.hash(data: message), padding: padding)
            }
        case (.p256(let x, let y), TPMAlgorithm.ecdsa):
            guard scheme.hash == .sha256, let raw = try coordinates(&reader, 32),
                let point = try? P256.Signing.PublicKey(rawRepresentation: x + y),
                let given = try? P256.Signing.ECDSASignature(rawRepresentation: raw)
            else { return false }
            isValid = point.isValidSignature(given, for: SHA256.hash(data: message))
        case (.p384(let x, let y), TPMAlgorithm.ecdsa):
            guard scheme.hash == .sha384, let raw = try coordinates(&reader, 48),
                let point = try? P384.Signing.PublicKey(rawRepresentation: x + y),
                let given = try? P384.Signing.ECDSASignature(rawRepresentation: raw)
            else { return false }
            isValid = point.isValidSignature(given, for: SHA384.hash(data: message))
        default: throw AttestationRefusal(.unsupportedAlgorithm, "the attestation key's scheme does not sign")
        }
        try reader.end()
        return isValid
    }

    private static func coordinates(_ reader: inout TPMReader, _ length: Int) throws(AttestationRefusal) -> [UInt8]? {
        let (r, s) = (try reader.sized(limit: length), try reader.sized(limit: length))
        return [UInt8](repeating: 0, count: length - r.count) + r + [UInt8](repeating: 0, count: length - s.count) + s
    }
}

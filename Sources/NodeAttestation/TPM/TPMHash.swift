import Crypto

/// The two hashes that keys of a TPM are accepted with. SHA-1, which a TPM knows too, is not among them.
enum TPMHash: Sendable, Equatable {
    case sha256, sha384

    init(_ algorithm: UInt16) throws(AttestationRefusal) {
        switch algorithm {
        case TPMAlgorithm.sha256: self = .sha256
        case TPMAlgorithm.sha384: self = .sha384
        default: throw AttestationRefusal(.unsupportedAlgorithm, "the TPM's hash 0x\(String(algorithm, radix: 16)) is neither SHA-256 nor SHA-384")
        }
    }

    var algorithm: UInt16 { self == .sha256 ? TPMAlgorithm.sha256 : TPMAlgorithm.sha384 }
    var length: Int { self == .sha256 ? 32 : 48 }

    func digest(_ bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .sha256: Array(SHA256.hash(data: bytes))
        case .sha384: Array(SHA384.hash(data: bytes))
        }
    }

    func mac(_ key: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .sha256: Array(HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: key)))
        case .sha384: Array(HMAC<SHA384>.authenticationCode(for: bytes, using: SymmetricKey(data: key)))
        }
    }

    /// KDFa (Part 1, 11.4.10.2): HMAC in counter mode over a label and two contexts.
    func kdfa(_ key: [UInt8], _ label: String, _ first: [UInt8], _ second: [UInt8], bits: Int) -> [UInt8] {
        expand(bits: bits) { counter in
            mac(key, counter + Array(label.utf8) + [0] + first + second + TPMWriter.make { $0.u32(UInt32(bits)) })
        }
    }

    /// KDFe (Part 1, 11.4.10.3): the hash over a shared secret, a label and both parties' coordinates.
    func kdfe(_ secret: [UInt8], _ label: String, _ first: [UInt8], _ second: [UInt8], bits: Int) -> [UInt8] {
        expand(bits: bits) { counter in digest(counter + secret + Array(label.utf8) + [0] + first + second) }
    }

    private func expand(bits: Int, _ block: ([UInt8]) -> [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var counter: UInt32 = 1
        while result.count * 8 < bits {
            result += block(TPMWriter.make { $0.u32(counter) })
            counter += 1
        }
        return Array(result.prefix(bits / 8))
    }
}

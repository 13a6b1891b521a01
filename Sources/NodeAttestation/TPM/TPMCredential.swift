import Crypto
import CryptoExtras
import Foundation
import Runtime

/// TPM2_MakeCredential, done by the server (Part 1, 24): a value that only the TPM with this endorsement key can open, and that it
/// opens only if an object of this name is loaded in it.
enum TPMCredential {
    struct Made: Sendable, Equatable {
        /// TPM2B_ID_OBJECT.
        var credential: [UInt8]
        /// TPM2B_ENCRYPTED_SECRET.
        var secret: [UInt8]
    }

    static func make(
        _ value: [UInt8], for name: [UInt8], key: TPMPublic, entropy: Entropy
    ) throws(AttestationRefusal) -> Made {
        let hash = key.nameHash
        guard let bits = key.symmetricBits, value.count <= hash.length else {
            throw AttestationRefusal(.wrongUse, "the endorsement key protects nothing")
        }
        let (seed, encrypted) = try share(key, entropy)
        let protection = hash.kdfa(seed, "STORAGE", name, [], bits: bits)
        let plain = TPMWriter.make { $0.sized(value) }
        let identity: [UInt8]
        do {
            identity = Array(
                try AES._CFB.encrypt(plain, using: SymmetricKey(data: protection), iv: AES._CFB.IV(ivBytes: [UInt8](repeating: 0, count: 16))))
        } catch { throw AttestationRefusal(.unsupportedAlgorithm, "the credential cannot be encrypted") }
        let integrity = hash.mac(hash.kdfa(seed, "INTEGRITY", [], [], bits: hash.length * 8), identity + name)
        return Made(
            credential: TPMWriter.make { writer in
                writer.sized(TPMWriter.make { $0.sized(integrity) } + identity)
            },
            secret: TPMWriter.make { $0.sized(encrypted) })
    }

    /// A seed, and the same under the endorsement key (Part 1, B.10.3 and C.6.4).
    private static func share(_ key: TPMPublic, _ entropy: Entropy) throws(AttestationRefusal) -> (seed: [UInt8], encrypted: [UInt8]) {
        let hash = key.nameHash
        switch key.key {
        case .rsa(let modulus, _):
            let seed = entropy.bytes(hash.length)
            // The label counts with its terminating zero.
            let padded = RSAOAEP.encode(
                seed, label: Array("IDENTITY\0".utf8), length: modulus.count, hash: hash, salt: entropy.bytes(hash.length))
            return (seed, RSAOAEP.raise(padded, modulus: modulus))
        case .p256(let x, let y):
            let mine = P256.KeyAgreement.PrivateKey()
            guard let theirs = try? P256.KeyAgreement.PublicKey(rawRepresentation: x + y),
                let shared = try? mine.sharedSecretFromKeyAgreement(with: theirs)
            else { throw AttestationRefusal(.malformed, "the endorsement key is no point of its curve") }
            return agree(hash, shared.withUnsafeBytes { Array($0) }, Array(mine.publicKey.rawRepresentation), x)
        case .p384(let x, let y):
            let mine = P384.KeyAgreement.PrivateKey()
            guard let theirs = try? P384.KeyAgreement.PublicKey(rawRepresentation: x + y),
                let shared = try? mine.sharedSecretFromKeyAgreement(with: theirs)
            else { throw AttestationRefusal(.malformed, "the endorsement key is no point of its curve") }
            return agree(hash, shared.withUnsafeBytes { Array($0) }, Array(mine.publicKey.rawRepresentation), x)
        }
    }

    private static func agree(
        _ hash: TPMHash, _ shared: [UInt8], _ mine: [UInt8], _ theirX: [UInt8]
    ) -> (seed: [UInt8], encrypted: [UInt8]) {
        let (x, y) = (Array(mine.prefix(mine.count / 2)), Array(mine.suffix(mine.count / 2)))
        let seed = hash.kdfe(shared, "IDENTITY", x, theirX, bits: hash.length * 8)
        return (
            seed,
            TPMWriter.make { writer in
                writer.sized(x)
                writer.sized(y)
            }
        )
    }
}

import Crypto
import CryptoExtras
import Foundation

/// An RSA key with its number in the open.
struct RSAKey {
    let key: _RSA.Signing.PrivateKey
    let modulus: [UInt8]

    init() throws {
        key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
        modulus = Array(try key.publicKey.getKeyPrimitives().modulus.drop { $0 == 0 })
    }

    func sign(_ message: [UInt8]) throws -> [UInt8] {
        Array(try key.signature(for: SHA256.hash(data: message), padding: .insecurePKCS1v1_5).rawRepresentation)
    }
}

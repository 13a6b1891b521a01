import Crypto
import Runtime
public import X509

/// A public key to be certified, with the bytes that stand for it in a certificate: working them out anew takes as long as half a signature.
public struct SubjectKey: Sendable {
    public let publicKey: Certificate.PublicKey
    /// Content of the `subjectPublicKey` BIT STRING (RFC 5280 §4.1.2.7).
    let bits: [UInt8]

    public init(_ publicKey: Certificate.PublicKey) {
        self.init(publicKey, bits: Array(publicKey.subjectPublicKeyInfoBytes))
    }

    init(_ publicKey: Certificate.PublicKey, bits: [UInt8]) {
        self.publicKey = publicKey
        self.bits = bits
    }

    /// Whether it is a point of P-256, uncompressed.
    var isP256: Bool { bits.count == 65 && bits[0] == 4 && P256.Signing.PublicKey(publicKey) != nil }

    /// RFC 5280 §4.2.1.2, method 1.
    var identifier: [UInt8] { Array(Insecure.SHA1.hash(data: bits)) }
}

/// The certificate request that agents make: P-256, no name, no attributes. Everything but key and signature stands where it always does,
/// so nothing needs to be parsed. Whatever is otherwise is read the long way.
enum PlainRequest {
    private static let head: [UInt8] =
        // CertificationRequestInfo: version 0, an empty name, SubjectPublicKeyInfo of id-ecPublicKey and prime256v1.
        [0x30, 0x62, 0x02, 0x01, 0x00, 0x30, 0x00] + P256Info.head
    private static let algorithm = P256Info.ecdsaWithSHA256

    /// The key, once its signature verifies; `nil` for anything else.
    static func key(_ der: [UInt8]) -> SubjectKey? {
        // SEQUENCE of 128 to 255 bytes.
        guard der.count > 180, der.count < 200, der[0] == 0x30, der[1] == 0x81, Int(der[2]) == der.count - 3 else { return nil }
        let info = der[3..<103]
        let point = der[(3 + head.count)..<101]
        let rest = der[103...]
        guard info.starts(with: head), point.count == 65, point.first == 4, der[101] == 0xA0, der[102] == 0x00,
            rest.starts(with: algorithm)
        else { return nil }
        let bitString = rest.dropFirst(algorithm.count)
        guard bitString.count > 3, bitString[bitString.startIndex] == 0x03,
            Int(bitString[bitString.startIndex + 1]) == bitString.count - 2, bitString[bitString.startIndex + 2] == 0,
            let signature = try? P256.Signing.ECDSASignature(derRepresentation: bitString.dropFirst(3)),
            let key = try? P256.Signing.PublicKey(x963Representation: point),
            key.isValidSignature(signature, for: SHA256.hash(data: info))
        else { return nil }
        return SubjectKey(Certificate.PublicKey(key), bits: Array(point))
    }
}

/// Constants of RFC 5480.
enum P256Info {
    /// SubjectPublicKeyInfo of a P-256 key up to the point.
    static let head: [UInt8] = [
        0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07,
        0x03, 0x42, 0x00,
    ]
    /// AlgorithmIdentifier.
    static let ecdsaWithSHA256: [UInt8] = [0x30, 0x0A, 0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02]
}

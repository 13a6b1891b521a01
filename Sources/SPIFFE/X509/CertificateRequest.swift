public import Crypto
import Runtime
import SwiftASN1
public import X509

/// A request for a certificate (PKCS#10, RFC 2986), used here for one thing: to show that the asker holds the key.
public enum CertificateRequest {
    /// The public key of a request, once its self-signature verifies. At most 4 KiB; P-256 keys only.
    public static func openKey(_ der: [UInt8]) -> Result<Certificate.PublicKey, Refusal> {
        guard der.count <= 4096 else { return .failure(Refusal(.malformed, "a certificate request above 4 KiB")) }
        guard let request = try? CertificateSigningRequest(derEncoded: der) else {
            return .failure(Refusal(.malformed, "the certificate request is not PKCS#10 in DER"))
        }
        guard P256.Signing.PublicKey(request.publicKey) != nil else {
            return .failure(Refusal(.unsupportedAlgorithm, "the requested key is not P-256"))
        }
        guard request.publicKey.isValidSignature(request.signature, for: request) else {
            return .failure(Refusal(.badSignature, "the certificate request is not signed by its own key"))
        }
        return .success(request.publicKey)
    }

    /// A request for `key`. It names nobody: the server decides what the certificate says.
    public static func make(_ key: P256.Signing.PrivateKey) throws -> [UInt8] {
        let request = try CertificateSigningRequest(
            version: .v1, subject: DistinguishedName(), privateKey: Certificate.PrivateKey(key),
            attributes: CertificateSigningRequest.Attributes(), signatureAlgorithm: .ecdsaWithSHA256)
        var serializer = DER.Serializer()
        try serializer.serialize(request)
        return serializer.serializedBytes
    }
}

extension Certificate.PublicKey {
    /// SHA-256 of the SubjectPublicKeyInfo, in hexadecimal.
    public var digest: String { SHA256.hash(data: Array(subjectPublicKeyInfoBytes)).hex }
}

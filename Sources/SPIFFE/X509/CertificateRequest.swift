public import Crypto
import Runtime
import SwiftASN1
public import X509

/// A request for a certificate (PKCS#10, RFC 2986), used here for one thing: to show that the asker holds the key.
public enum CertificateRequest {
    /// The public key of a request, once its self-signature verifies. At most 4 KiB; P-256 keys only.
    public static func openKey(_ der: [UInt8]) -> Result<Certificate.PublicKey, Refusal> {
        read(der).flatMap { request in
            guard P256.Signing.PublicKey(request.publicKey) != nil else {
                return .failure(Refusal(.unsupportedAlgorithm, "the requested key is not P-256"))
            }
            return verified(request)
        }
    }

    /// The same with the key's bytes as the request has them.
    public static func open(_ der: [UInt8]) -> Result<SubjectKey, Refusal> {
        if let key = PlainRequest.key(der) { return .success(key) }
        return openKey(der).map { SubjectKey($0) }
    }

    /// The same of a key that is to sign others: P-256 or P-384.
    public static func openAuthorityKey(_ der: [UInt8]) -> Result<Certificate.PublicKey, Refusal> {
        read(der).flatMap { request in
            guard P256.Signing.PublicKey(request.publicKey) != nil || P384.Signing.PublicKey(request.publicKey) != nil else {
                return .failure(Refusal(.unsupportedAlgorithm, "the requested key is neither P-256 nor P-384"))
            }
            return verified(request)
        }
    }

    private static func read(_ der: [UInt8]) -> Result<CertificateSigningRequest, Refusal> {
        guard der.count <= 4096 else { return .failure(Refusal(.malformed, "a certificate request above 4 KiB")) }
        guard let request = try? CertificateSigningRequest(derEncoded: der) else {
            return .failure(Refusal(.malformed, "the certificate request is not PKCS#10 in DER"))
        }
        return .success(request)
    }

    private static func verified(_ request: CertificateSigningRequest) -> Result<Certificate.PublicKey, Refusal> {
        guard request.publicKey.isValidSignature(request.signature, for: request) else {
            return .failure(Refusal(.badSignature, "the certificate request is not signed by its own key"))
        }
        return .success(request.publicKey)
    }

    /// A request for `key`. It names nobody: the server decides what the certificate says.
    public static func make(_ key: P256.Signing.PrivateKey) throws -> [UInt8] { try make(Certificate.PrivateKey(key)) }

    /// The same for a key that may be somewhere else; P-256 or P-384.
    public static func make(_ key: Certificate.PrivateKey) throws -> [UInt8] {
        let request = try CertificateSigningRequest(
            version: .v1, subject: DistinguishedName(), privateKey: key, attributes: CertificateSigningRequest.Attributes(),
            signatureAlgorithm: P384.Signing.PublicKey(key.publicKey) == nil ? .ecdsaWithSHA256 : .ecdsaWithSHA384)
        var serializer = DER.Serializer()
        try serializer.serialize(request)
        return serializer.serializedBytes
    }
}

extension Certificate.PublicKey {
    /// SHA-256 of the SubjectPublicKeyInfo, in hexadecimal.
    public var digest: String { SHA256.hash(data: Array(subjectPublicKeyInfoBytes)).hex }
}

import Crypto
import Foundation
public import Runtime
import SwiftASN1
public import X509

/// Signs the SVIDs of one trust domain with one P-256 key.
///
/// Trust: the key in it can mint any identity of the trust domain. The server alone holds it.
public struct CertificateAuthority: Sendable {
    public let trustDomain: TrustDomain
    public let certificate: Certificate
    public let certificateDER: [UInt8]
    private let key: P256.Signing.PrivateKey
    private let issuerKey: Certificate.PrivateKey
    /// Of its own key, worked out by ourselves: a root made elsewhere may call its key as it likes.
    let keyHash: ArraySlice<UInt8>
    /// The extensions that are the same in all that it signs, written once.
    let common: [Certificate.Extension]
    /// What stands as authority key identifier in all that it signs (RFC 5280 §4.2.1.1).
    public let subjectKeyIdentifier: ArraySlice<UInt8>

    /// How far back validity starts, for clocks that lag.
    public static let backdating = Duration.seconds(30)

    /// Makes a new self-signed root, valid from `now` for `lifetime`.
    public init(trustDomain: TrustDomain, now: Timestamp, lifetime: Duration, serial: [UInt8]) throws {
        let key = P256.Signing.PrivateKey(compactRepresentable: false)
        let issuerKey = Certificate.PrivateKey(key)
        let name = try DistinguishedName {
            OrganizationName("Mayfly")
            CommonName("Mayfly \(trustDomain.name)")
        }
        let root = try Certificate(
            version: .v3, serialNumber: .init(bytes: serial), publicKey: issuerKey.publicKey,
            notValidBefore: (now - Self.backdating).date, notValidAfter: (now + lifetime).date,
            issuer: name, subject: name, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                // One below it: the authority of a nested server.
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 1))
                Critical(KeyUsage(keyCertSign: true, cRLSign: true))
                SubjectKeyIdentifier(hash: issuerKey.publicKey)
                SubjectAlternativeNames([.uniformResourceIdentifier(trustDomain.id.description)])
            }, issuerPrivateKey: issuerKey)
        try self.init(trustDomain: trustDomain, certificate: root, key: key)
    }

    /// Takes up a stored root.
    public init(trustDomain: TrustDomain, certificateDER: [UInt8], keyDER: Secret) throws {
        let key = try keyDER.withBytes { try P256.Signing.PrivateKey(derRepresentation: $0) }
        try self.init(trustDomain: trustDomain, certificate: Certificate(derEncoded: certificateDER), key: key)
    }

    private init(trustDomain: TrustDomain, certificate: Certificate, key: P256.Signing.PrivateKey) throws {
        guard let identifier = try certificate.extensions.subjectKeyIdentifier else {
            throw Refusal(.malformed, "the root certificate has no subject key identifier")
        }
        self.trustDomain = trustDomain
        self.certificate = certificate
        self.key = key
        issuerKey = Certificate.PrivateKey(key)
        subjectKeyIdentifier = identifier.keyIdentifier
        keyHash = SubjectKeyIdentifier(hash: certificate.publicKey).keyIdentifier
        common = [
            try Certificate.Extension(BasicConstraints.notCertificateAuthority, critical: true),
            try Certificate.Extension(KeyUsage(digitalSignature: true), critical: true),
            try Certificate.Extension(ExtendedKeyUsage([.serverAuth, .clientAuth]), critical: false),
            try Certificate.Extension(AuthorityKeyIdentifier(keyIdentifier: identifier.keyIdentifier), critical: false),
        ]
        certificateDER = try certificate.derBytes()
    }

    /// PKCS#8, for the state directory only.
    public var keyDER: Secret { Secret(key.derRepresentation) }

    public var notAfter: Timestamp { Timestamp(certificate.notValidAfter) }

    /// ECDSA with SHA-256, in DER.
    func sign(_ bytes: [UInt8]) throws -> [UInt8] {
        Array(try key.signature(for: SHA256.hash(data: bytes)).derRepresentation)
    }

    /// Issues an X.509-SVID (X509-SVID §2–4) for a public key whose holder has shown possession.
    ///
    /// The subject's common name is unique to the workload, because PostgreSQL and others see nothing but the common name.
    /// It never outlives the root.
    public func issue(
        id: SPIFFEID, publicKey: Certificate.PublicKey, dnsNames: [String] = [], now: Timestamp, lifetime: Duration,
        serial: [UInt8]
    ) throws -> X509SVID {
        try sign(
            SVIDTemplate(
                id: id, issuer: certificate.subject,
                subject: DistinguishedName {
                    OrganizationName("Mayfly")
                    CommonName(Self.commonName(of: id))
                },
                publicKey: publicKey, serial: serial, notBefore: now - Self.backdating, notAfter: min(now + lifetime, notAfter),
                extensions: Certificate.Extensions(
                    common + [
                        Certificate.Extension(SubjectKeyIdentifier(hash: publicKey), critical: false),
                        Certificate.Extension(
                            SubjectAlternativeNames([.uniformResourceIdentifier(id.description)] + dnsNames.map { .dnsName($0) }),
                            critical: false),
                    ])))
    }

    /// The one place where a leaf is signed. What is not the X.509-SVID that it says it is throws before the key is used.
    func sign(_ template: SVIDTemplate) throws -> X509SVID {
        if let refusal = template.refusal(signedBy: self) { throw refusal }
        let leaf = try Certificate(
            version: .v3, serialNumber: .init(bytes: template.serial), publicKey: template.publicKey,
            notValidBefore: template.notBefore.date, notValidAfter: template.notAfter.date, issuer: template.issuer,
            subject: template.subject, signatureAlgorithm: template.signatureAlgorithm, extensions: template.extensions,
            issuerPrivateKey: issuerKey)
        return X509SVID(
            id: template.id, chain: [try leaf.derBytes()], notAfter: Timestamp(leaf.notValidAfter), serial: template.serial.hex.uppercased(),
            issuerKeyID: subjectKeyIdentifier.hex)
    }

    /// The one place where another authority's key is signed.
    func sign(
        _ successor: Certificate, _ identifier: SubjectKeyIdentifier, serial: [UInt8], from start: Timestamp, to end: Timestamp
    ) throws -> [UInt8] {
        try Certificate(
            version: .v3, serialNumber: .init(bytes: serial), publicKey: successor.publicKey, notValidBefore: start.date,
            notValidAfter: end.date, issuer: certificate.subject, subject: successor.subject, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 1))
                Critical(KeyUsage(keyCertSign: true, cRLSign: true))
                identifier
                AuthorityKeyIdentifier(keyIdentifier: subjectKeyIdentifier)
                SubjectAlternativeNames([.uniformResourceIdentifier(trustDomain.id.description)])
            }, issuerPrivateKey: issuerKey
        ).derBytes()
    }

    /// X.520 allows 64 characters of common name: the path with `.` for `/` where that fits and says it, else the end of it and a
    /// digest. No two IDs have the same: only those with a digest are longer than 40 characters or have a `:`.
    static func commonName(of id: SPIFFEID) -> String {
        let readable = String(decoding: id.path.utf8.dropFirst().map { $0 == UInt8(ascii: "/") ? UInt8(ascii: ".") : $0 }, as: UTF8.self)
        let isShort = readable.utf8.count <= 40
        // With a dot in a segment the name could be another's; `:` is in no path, so it is nobody's.
        if isShort, !id.path.contains(".") { return readable }
        let digest = Array(SHA256.hash(data: Array(id.description.utf8))).prefix(10).hex
        return readable.suffix(40) + (isShort ? ":" : ".") + digest
    }
}

extension Certificate {
    /// The certificate in DER.
    public func derBytes() throws -> [UInt8] {
        var serializer = DER.Serializer()
        try serializer.serialize(self)
        return serializer.serializedBytes
    }
}

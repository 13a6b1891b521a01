import Crypto
import CryptoExtras
import Foundation
public import Runtime
import SwiftASN1
public import X509

/// Signs the SVIDs of one trust domain with one key: a root of its own making, or an authority that another one certified.
///
/// Trust: the key in it can mint any identity of the trust domain. The server alone holds it, or asks the token that does.
public struct CertificateAuthority: Sendable {
    public let trustDomain: TrustDomain
    public let certificate: Certificate
    public let certificateDER: [UInt8]
    /// What follows a leaf in its chain: this authority's certificate and those above it, but no root. Empty for a root.
    public let intermediates: [[UInt8]]
    /// PKCS#8, for the state directory only; empty where the key is in a token, or was read from elsewhere.
    public let keyDER: Secret
    private let issuerKey: Certificate.PrivateKey
    /// Where its key is a P-256 one in memory.
    private let writer: LeafWriter?
    private let issuerKeyID: String
    /// How it signs: its key's curve says it.
    public let signatureAlgorithm: Certificate.SignatureAlgorithm
    /// Of its own key, worked out by ourselves: a root made elsewhere may call its key as it likes.
    let keyHash: ArraySlice<UInt8>
    /// The extensions that are the same in all that it signs, written once.
    let common: [Certificate.Extension]
    /// What stands as authority key identifier in all that it signs (RFC 5280 §4.2.1.1).
    public let subjectKeyIdentifier: ArraySlice<UInt8>
    /// The end of the certificate, or of the first above it to end.
    public let notAfter: Timestamp

    /// How far back validity starts, for clocks that lag.
    public static let backdating = Duration.seconds(30)

    /// Makes a new self-signed root, valid from `now` for `lifetime`.
    public init(trustDomain: TrustDomain, now: Timestamp, lifetime: Duration, serial: [UInt8]) throws {
        let key = P256.Signing.PrivateKey(compactRepresentable: false)
        try self.init(
            trustDomain: trustDomain, certificate: Self.root(trustDomain, Certificate.PrivateKey(key), now, lifetime, serial), chain: [],
            key: Certificate.PrivateKey(key), keyDER: Secret(key.derRepresentation), held: key)
    }

    /// Makes a new self-signed root of a key that is somewhere else.
    public init(trustDomain: TrustDomain, key: Certificate.PrivateKey, now: Timestamp, lifetime: Duration, serial: [UInt8]) throws {
        try self.init(
            trustDomain: trustDomain, certificate: Self.root(trustDomain, key, now, lifetime, serial), chain: [], key: key, keyDER: Secret([]))
    }

    /// Takes up a stored key with its certificate.
    ///
    /// - Parameter chain: the certificates above it, in order, without the root.
    public init(trustDomain: TrustDomain, certificateDER: [UInt8], chain: [[UInt8]] = [], keyDER: Secret) throws {
        let key = try keyDER.withBytes { try P256.Signing.PrivateKey(derRepresentation: $0) }
        try self.init(
            trustDomain: trustDomain, certificate: Certificate(derEncoded: certificateDER), chain: chain, key: Certificate.PrivateKey(key),
            keyDER: keyDER, held: key)
    }

    /// The same of a key that is somewhere else, or of another kind: P-256, P-384, P-521 or RSA.
    public init(trustDomain: TrustDomain, certificateDER: [UInt8], chain: [[UInt8]] = [], key: Certificate.PrivateKey) throws {
        try self.init(
            trustDomain: trustDomain, certificate: Certificate(derEncoded: certificateDER), chain: chain, key: key, keyDER: Secret([]))
    }

    private init(
        trustDomain: TrustDomain, certificate: Certificate, chain: [[UInt8]], key: Certificate.PrivateKey, keyDER: Secret,
        held: P256.Signing.PrivateKey? = nil
    ) throws {
        guard let identifier = try certificate.extensions.subjectKeyIdentifier else {
            throw Refusal(.malformed, "the authority's certificate has no subject key identifier")
        }
        guard key.publicKey == certificate.publicKey else {
            throw Refusal(.badSignature, "the private key is not that of the authority's certificate")
        }
        guard let algorithm = Self.algorithm(of: certificate.publicKey) else {
            throw Refusal(.unsupportedAlgorithm, "an authority's key is P-256, P-384, P-521 or RSA")
        }
        self.trustDomain = trustDomain
        self.certificate = certificate
        self.keyDER = keyDER
        signatureAlgorithm = algorithm
        issuerKey = key
        subjectKeyIdentifier = identifier.keyIdentifier
        keyHash = SubjectKeyIdentifier(hash: certificate.publicKey).keyIdentifier
        issuerKeyID = identifier.keyIdentifier.hex
        let common = [
            try Certificate.Extension(BasicConstraints.notCertificateAuthority, critical: true),
            try Certificate.Extension(KeyUsage(digitalSignature: true), critical: true),
            try Certificate.Extension(ExtendedKeyUsage([.serverAuth, .clientAuth]), critical: false),
            try Certificate.Extension(AuthorityKeyIdentifier(keyIdentifier: identifier.keyIdentifier), critical: false),
        ]
        self.common = common
        writer = held.flatMap { LeafWriter($0, issuer: certificate.subject, common: common) }
        certificateDER = try certificate.derBytes()
        intermediates = certificate.isSelfSigned ? [] : [certificateDER] + chain
        notAfter = try chain.reduce(Timestamp(certificate.notValidAfter)) { try min($0, Timestamp(Certificate(derEncoded: $1).notValidAfter)) }
    }

    private static func root(
        _ trustDomain: TrustDomain, _ key: Certificate.PrivateKey, _ now: Timestamp, _ lifetime: Duration, _ serial: [UInt8]
    ) throws -> Certificate {
        guard let algorithm = algorithm(of: key.publicKey) else {
            throw Refusal(.unsupportedAlgorithm, "an authority's key is P-256, P-384, P-521 or RSA")
        }
        let name = try DistinguishedName {
            OrganizationName("Mayfly")
            CommonName("Mayfly \(trustDomain.name)")
        }
        return try Certificate(
            version: .v3, serialNumber: .init(bytes: serial), publicKey: key.publicKey,
            notValidBefore: (now - Self.backdating).date, notValidAfter: (now + lifetime).date,
            issuer: name, subject: name, signatureAlgorithm: algorithm,
            extensions: try Certificate.Extensions {
                // One below it: the authority of a nested server.
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 1))
                Critical(KeyUsage(keyCertSign: true, cRLSign: true))
                SubjectKeyIdentifier(hash: key.publicKey)
                SubjectAlternativeNames([.uniformResourceIdentifier(trustDomain.id.description)])
            }, issuerPrivateKey: key)
    }

    private static func algorithm(of key: Certificate.PublicKey) -> Certificate.SignatureAlgorithm? {
        if P256.Signing.PublicKey(key) != nil { return .ecdsaWithSHA256 }
        if P384.Signing.PublicKey(key) != nil { return .ecdsaWithSHA384 }
        if P521.Signing.PublicKey(key) != nil { return .ecdsaWithSHA512 }
        return _RSA.Signing.PublicKey(key) == nil ? nil : .sha256WithRSAEncryption
    }

    /// Whether a signature takes a few microseconds, and waits for nobody.
    public var signsAtOnce: Bool { writer != nil }

    /// By ``signatureAlgorithm``, as it stands in what is signed.
    func sign(_ bytes: [UInt8]) throws -> [UInt8] {
        try issuerKey.sign(bytes: bytes, signatureAlgorithm: signatureAlgorithm).rawRepresentation
    }

    /// Issues an X.509-SVID (X509-SVID §2–4) for a public key whose holder has shown possession.
    ///
    /// The subject's common name is unique to the workload, because PostgreSQL and others see nothing but the common name.
    /// It never outlives the authority, nor any above it.
    public func issue(
        id: SPIFFEID, publicKey: Certificate.PublicKey, dnsNames: [String] = [], now: Timestamp, lifetime: Duration,
        serial: [UInt8]
    ) throws -> X509SVID {
        try issue(id: id, key: SubjectKey(publicKey), dnsNames: dnsNames, now: now, lifetime: lifetime, serial: serial)
    }

    /// The same for a key whose bytes are at hand.
    public func issue(
        id: SPIFFEID, key: SubjectKey, dnsNames: [String] = [], now: Timestamp, lifetime: Duration, serial: [UInt8]
    ) throws -> X509SVID {
        if dnsNames.isEmpty, let svid = try write(id, key, from: now - Self.backdating, to: min(now + lifetime, notAfter), serial) {
            return svid
        }
        return try sign(template(id, key.publicKey, dnsNames, now, lifetime, serial))
    }

    /// The common case in bytes; `nil` when anything about it is not common, which ``sign(_:)`` then judges.
    private func write(_ id: SPIFFEID, _ key: SubjectKey, from start: Timestamp, to end: Timestamp, _ serial: [UInt8]) throws -> X509SVID? {
        // Certificates know whole seconds; the nearest, as the long way has it.
        let (start, end) = (start.atSecond, end.atSecond)
        let (name, text) = (Self.commonName(of: id), id.description)
        guard let writer, id.trustDomain == trustDomain, !id.path.isEmpty, key.isP256, let first = serial.first, (1...0x7F).contains(first),
            serial.count <= 20, (1...64).contains(name.utf8.count), text.utf8.count <= SPIFFEID.longest, start < end, end <= notAfter,
            let notBefore = LeafWriter.time(start), let until = LeafWriter.time(end)
        else { return nil }
        let identifier = key.identifier
        guard !keyHash.elementsEqual(identifier) else { return nil }
        let leaf = try writer.certificate(
            id: text, commonName: name, key: key, keyIdentifier: identifier, serial: serial, notBefore: notBefore, notAfter: until)
        return X509SVID(
            id: id, chain: [leaf] + intermediates, notAfter: end,
            serial: serial.hex.uppercased(), issuerKeyID: issuerKeyID)
    }

    func template(
        _ id: SPIFFEID, _ publicKey: Certificate.PublicKey, _ dnsNames: [String], _ now: Timestamp, _ lifetime: Duration, _ serial: [UInt8]
    ) throws -> SVIDTemplate {
        try SVIDTemplate(
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
                ]), signatureAlgorithm: signatureAlgorithm)
    }

    /// Where a leaf is signed that is not the common one. What is not the X.509-SVID that it says it is throws before the key is used.
    func sign(_ template: SVIDTemplate) throws -> X509SVID {
        if let refusal = template.refusal(signedBy: self) { throw refusal }
        let leaf = try Certificate(
            version: .v3, serialNumber: .init(bytes: template.serial), publicKey: template.publicKey,
            notValidBefore: template.notBefore.date, notValidAfter: template.notAfter.date, issuer: template.issuer,
            subject: template.subject, signatureAlgorithm: template.signatureAlgorithm, extensions: template.extensions,
            issuerPrivateKey: issuerKey)
        return X509SVID(
            id: template.id, chain: [try leaf.derBytes()] + intermediates, notAfter: Timestamp(leaf.notValidAfter),
            serial: template.serial.hex.uppercased(), issuerKeyID: issuerKeyID)
    }

    /// The one place where another authority's key is signed.
    func sign(
        authority key: Certificate.PublicKey, subject: DistinguishedName, _ identifier: SubjectKeyIdentifier, pathLength: Int, serial: [UInt8],
        from start: Timestamp, to end: Timestamp
    ) throws -> [UInt8] {
        guard start < end else { throw Refusal(.expired, "the authority that signs ends before what it would sign begins") }
        return try Certificate(
            version: .v3, serialNumber: .init(bytes: serial), publicKey: key, notValidBefore: start.date,
            notValidAfter: end.date, issuer: certificate.subject, subject: subject, signatureAlgorithm: signatureAlgorithm,
            extensions: Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: pathLength))
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

extension Timestamp {
    fileprivate var atSecond: Timestamp { Timestamp(milliseconds: (milliseconds + 500) / 1000 * 1000) }
}

extension Certificate {
    /// Whether its own key has signed it: a root.
    public var isSelfSigned: Bool { issuer == subject && publicKey.isValidSignature(signature, for: self) }

    /// The certificate in DER.
    public func derBytes() throws -> [UInt8] {
        var serializer = DER.Serializer()
        try serializer.serialize(self)
        return serializer.serializedBytes
    }
}

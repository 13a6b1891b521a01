import Crypto
import Estate
import Foundation
import Runtime
import SecretScan
import SwiftASN1
import X509

/// X.509 certificates and the keys to them: who issued what to whom, until when, and which key belongs to which certificate.
enum Certificates {
    /// Files with more certificates than this are stores of trusted authorities, which are nobody's credential.
    static let storeThreshold = 20

    /// The certificates of a file: PEM blocks (RFC 7468), or one in DER.
    static func parse(_ bytes: [UInt8]) -> (certificates: [Certificate], unreadable: Int) {
        if bytes.first == 0x30 {
            guard let certificate = try? Certificate(derEncoded: bytes) else { return ([], 0) }
            return ([certificate], 0)
        }
        guard bytes.count <= 16 << 20, let text = String(validating: bytes, as: UTF8.self), text.contains("-----BEGIN CERTIFICATE-----")
        else { return ([], 0) }
        var certificates: [Certificate] = []
        var unreadable = 0
        for block in text.components(separatedBy: "-----BEGIN CERTIFICATE-----").dropFirst().prefix(2000) {
            guard let end = block.range(of: "-----END CERTIFICATE-----") else {
                unreadable += 1
                continue
            }
            let body = block[..<end.lowerBound].filter { !$0.isWhitespace }
            if let der = Data(base64Encoded: String(body)), let certificate = try? Certificate(derEncoded: Array(der)) {
                certificates.append(certificate)
            } else {
                unreadable += 1
            }
        }
        return (certificates, unreadable)
    }

    /// A certificate at a place. `chain` says that others sign it there: a leaf stands first.
    static func finding(_ certificate: Certificate, place: Sighting) -> Finding? {
        guard let der = try? certificate.derBytes() else { return nil }
        let digest = Array(SHA256.hash(data: der)).hex
        var finding = Finding(
            .identity("x509:" + digest), kind: isAuthority(certificate) ? "x509-ca-certificate" : "x509-certificate", place: place)
        let subject = shown("\(certificate.subject)", limit: 300)
        let names = names(certificate)
        finding.identity = ([subject.isEmpty ? nil : subject] + [names.isEmpty ? nil : names.joined(separator: ", ")]).compactMap { $0 }
            .joined(separator: "; ")
        finding.label = names.first.map { shown($0, limit: 100) } ?? subject
        finding.issuer = shown("\(certificate.issuer)", limit: 300)
        finding.createdAt = Timestamp(certificate.notValidBefore)
        finding.expiresAt = Timestamp(certificate.notValidAfter)
        finding.privilege = usages(certificate)
        finding.ties = [.publicKey(hash(certificate.publicKey))]
        return finding
    }

    private static func isAuthority(_ certificate: Certificate) -> Bool {
        if case .isCertificateAuthority = try? certificate.extensions.basicConstraints { return true }
        return false
    }

    private static func names(_ certificate: Certificate) -> [String] {
        guard let all = try? certificate.extensions.subjectAlternativeNames else { return [] }
        return all.prefix(50).compactMap { name in
            switch name {
            case .dnsName(let text): "DNS:" + shown(text)
            case .uniformResourceIdentifier(let text): "URI:" + shown(text)
            case .rfc822Name(let text): "email:" + shown(text)
            case .ipAddress(let octets): "IP:" + address(Array(octets.bytes))
            default: nil
            }
        }
    }

    private static func address(_ bytes: [UInt8]) -> String {
        if bytes.count == 4 { return bytes.map(String.init).joined(separator: ".") }
        return stride(from: 0, to: bytes.count - 1, by: 2).map { String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16) }.joined(
            separator: ":")
    }

    private static func usages(_ certificate: Certificate) -> [String] {
        guard let usage = try? certificate.extensions.extendedKeyUsage else {
            return isAuthority(certificate) ? ["signs certificates"] : []
        }
        return usage.map { usage in
            switch usage {
            case .serverAuth: "serverAuth"
            case .clientAuth: "clientAuth"
            case .codeSigning: "codeSigning"
            case .emailProtection: "emailProtection"
            default: shown("\(usage)", limit: 60)
            }
        } + (isAuthority(certificate) ? ["signs certificates"] : [])
    }

    static func hash(_ key: Certificate.PublicKey) -> String { Array(SHA256.hash(data: Array(key.subjectPublicKeyInfoBytes))).hex }

    // MARK: - Keys

    /// The public key's digest of a private key as the scanner has it: the Base64 body of its PEM block.
    static func publicKey(ofBody body: Secret) -> String? {
        let der: [UInt8]? = body.withBytes { Data(base64Encoded: Data($0)).map { Array($0) } }
        guard let der, der.count <= 65_536 else { return nil }
        for type in ["PRIVATE KEY", "EC PRIVATE KEY", "RSA PRIVATE KEY"] {
            if let key = try? Certificate.PrivateKey(pemDocument: PEMDocument(type: type, derBytes: der)) { return hash(key.publicKey) }
        }
        return nil
    }

    /// Ties a found private key to its certificates.
    static func tie(_ finding: inout Finding) {
        guard finding.kind == "private-key", case .value(let secret, _) = finding.subject, let digest = publicKey(ofBody: secret) else {
            return
        }
        finding.ties.append(.publicKey(digest))
    }

    /// A private key in DER, as the scanner would have it from PEM: the same key, the same fingerprint.
    static func derKey(_ bytes: [UInt8]) -> Secret? {
        guard bytes.first == 0x30, bytes.count >= 60, bytes.count <= 65_536 else { return nil }
        let body = Secret(Data(bytes).base64EncodedData())
        return publicKey(ofBody: body) == nil ? nil : body
    }

    /// Tells of the certificates among named values, such as `tls.crt` of a Secret.
    static func tell(
        _ entries: [NamedValues.Entry], at path: String, source: SourceKind, in sink: SourceSink,
        with adorn: (inout Finding, String) -> Void
    ) throws {
        for entry in entries where entry.name != "ca.crt" {
            let (certificates, _) = parse(entry.value)
            guard certificates.count <= storeThreshold else { continue }
            for certificate in certificates.prefix(1) {
                guard var finding = finding(certificate, place: .live(path, slot: shown(entry.name), source: source)) else { continue }
                let (createdAt, issuer) = (finding.createdAt, finding.issuer)
                adorn(&finding, entry.name)
                (finding.createdAt, finding.issuer) = (createdAt, issuer)
                try sink.tell(finding)
            }
        }
    }
}

extension Certificate {
    func derBytes() throws -> [UInt8] {
        var serializer = DER.Serializer()
        try serializer.serialize(self)
        return serializer.serializedBytes
    }
}

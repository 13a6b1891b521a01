import Crypto
import Runtime
import SwiftASN1
import X509

/// A leaf that is about to be signed, and the last look at it: a mistake in an entry, a template or our own code that would make
/// another certificate than the X.509-SVID of its ID ends here, before a signature makes it true.
struct SVIDTemplate: CertificateFields {
    var id: SPIFFEID
    var issuer: DistinguishedName
    var subject: DistinguishedName
    var publicKey: Certificate.PublicKey
    var serial: [UInt8]
    var notBefore: Timestamp
    var notAfter: Timestamp
    var extensions: Certificate.Extensions
    var signatureAlgorithm = Certificate.SignatureAlgorithm.ecdsaWithSHA256

    /// Room for what stands beside the extensions: names, key, signature.
    private static let extensionLimit = X509Bundle.certificateLimit - 2048

    private static let expected: Set<ASN1ObjectIdentifier> = [
        .X509ExtensionID.basicConstraints, .X509ExtensionID.keyUsage, .X509ExtensionID.extendedKeyUsage,
        .X509ExtensionID.subjectKeyIdentifier, .X509ExtensionID.authorityKeyIdentifier, .X509ExtensionID.subjectAlternativeName,
    ]

    /// Why `authority` must not sign it; `nil` when it is exactly what was meant.
    func refusal(signedBy authority: CertificateAuthority) -> Refusal? {
        guard id.trustDomain == authority.trustDomain, !id.path.isEmpty else {
            return Refusal(.wrongTrustDomain, "`\(id)` is not a workload of trust domain `\(authority.trustDomain)`")
        }
        let names = (try? extensions.subjectAlternativeNames).map { Array($0) } ?? []
        if !isCommon(names, authority) {
            // What every verifier would look at, and then what only an issuer can get wrong.
            switch X509Profile.identity(of: self) {
            case .failure(let refusal): return refusal
            case .success(id): break
            case .success(let other): return Refusal(.notASPIFFEID, "`\(other)` would be issued instead of `\(id)`")
            }
            if let refusal = refusal(of: names) ?? refusalOfExtensions(authority) { return refusal }
        } else if let refusal = refusal(of: names) {
            return refusal
        }
        return refusalOfLengthAndKeys(authority) ?? refusalOfTimes(authority)
    }

    /// Whether it differs from the other certificates of this authority in its names, key and times alone: bit by bit the same
    /// extensions, which need not be read anew to know what they say, and the one URI name that is its ID.
    private func isCommon(_ names: [GeneralName], _ authority: CertificateAuthority) -> Bool {
        guard extensions.count == Self.expected.count, !subject.isEmpty, signatureAlgorithm == authority.signatureAlgorithm,
            P256.Signing.PublicKey(publicKey) != nil, authority.common.allSatisfy({ extensions[oid: $0.oid] == $0 }),
            extensions[oid: .X509ExtensionID.subjectKeyIdentifier] != nil
        else { return false }
        let uris = names.compactMap { if case .uniformResourceIdentifier(let uri) = $0 { uri } else { nil } }
        return uris == [id.description]
    }

    private func refusal(of names: [GeneralName]) -> Refusal? {
        for name in names {
            switch name {
            case .uniformResourceIdentifier: continue
            case .dnsName(let name) where Self.isDNSName(name): continue
            case .dnsName(let name): return Refusal(.malformed, "`\(name.prefix(80))` is no DNS name")
            default: return Refusal(.wrongUse, "`\(id)` would have a name that is neither its ID nor a DNS name")
            }
        }
        guard names.count == 1 || Set(names).count == names.count else { return Refusal(.malformed, "a name of `\(id)` stands twice") }
        // RFC 5280, appendix A: ub-common-name.
        let parts = subject.flatMap { $0 }.filter { $0.type == .RDNAttributeType.commonName }.map { String($0.value) ?? "" }
        guard parts.count == 1, parts.allSatisfy({ (1...64).contains($0.count) }) else {
            return Refusal(.malformed, "`\(id)` must have one common name of at most 64 characters")
        }
        return nil
    }

    private func refusalOfExtensions(_ authority: CertificateAuthority) -> Refusal? {
        guard extensions.count == Self.expected.count, Set(extensions.map(\.oid)) == Self.expected,
            case .notCertificateAuthority? = try? extensions.basicConstraints, (try? extensions.keyUsage) == KeyUsage(digitalSignature: true),
            let purposes = try? extensions.extendedKeyUsage, Set(purposes) == [.serverAuth, .clientAuth]
        else { return Refusal(.wrongUse, "the certificate of `\(id)` would have other extensions than an SVID has") }
        guard (try? extensions.authorityKeyIdentifier)?.keyIdentifier == authority.subjectKeyIdentifier else { return misnamed }
        return nil
    }

    private func refusalOfLengthAndKeys(_ authority: CertificateAuthority) -> Refusal? {
        guard extensions.reduce(0, { $0 + $1.value.count }) <= Self.extensionLimit else {
            return Refusal(.malformed, "the certificate of `\(id)` would be longer than \(X509Bundle.certificateLimit / 1024) KiB")
        }
        let own = SubjectKeyIdentifier(hash: publicKey).keyIdentifier
        guard issuer == authority.certificate.subject, own != authority.keyHash,
            (try? extensions.subjectKeyIdentifier)?.keyIdentifier == own
        else { return misnamed }
        return nil
    }

    private var misnamed: Refusal { Refusal(.untrusted, "the certificate of `\(id)` would name another key or issuer than its own") }

    private func refusalOfTimes(_ authority: CertificateAuthority) -> Refusal? {
        // RFC 5280 §4.1.2.2: positive, at most 20 octets with its sign.
        let octets = serial.drop { $0 == 0 }
        guard let first = octets.first, octets.count + (first >= 0x80 ? 1 : 0) <= 20 else {
            return Refusal(.malformed, "the serial number of `\(id)` would not be a positive number of at most 20 octets")
        }
        guard notBefore < notAfter, notAfter <= authority.notAfter else {
            return Refusal(.expired, "the SVID of `\(id)` would end before it begins, or after its issuer")
        }
        return nil
    }

    /// RFC 1123 §2.1 with an optional leading `*.`.
    private static func isDNSName(_ text: String) -> Bool {
        let name = text.hasPrefix("*.") ? text.dropFirst(2) : text[...]
        return (1...253).contains(name.utf8.count)
            && name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
                let hyphen = UInt8(ascii: "-")
                return (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
                    && label.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == hyphen }
            }
    }
}

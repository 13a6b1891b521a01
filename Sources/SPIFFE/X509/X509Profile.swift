import CryptoExtras
import SwiftASN1
import X509

/// What the profile looks at: of a certificate that was presented, and of one that is about to be signed.
protocol CertificateFields {
    var subject: DistinguishedName { get }
    var publicKey: Certificate.PublicKey { get }
    var signatureAlgorithm: Certificate.SignatureAlgorithm { get }
    var extensions: Certificate.Extensions { get }
}

extension Certificate: CertificateFields {}

/// What the X509-SVID specification asks of single certificates, and RFC 5280's path validation does not look at.
enum X509Profile {
    /// The SPIFFE ID of a leaf, if it has the shape of an X509-SVID (§2–5). Claims nothing about trust.
    static func identity(of leaf: some CertificateFields) -> Result<SPIFFEID, Refusal> {
        let found: SPIFFEID
        switch uniqueID(leaf) {
        case .failure(let refusal): return .failure(refusal)
        case .success(nil): return .failure(Refusal(.notASPIFFEID, "the certificate must have exactly one URI name, a SPIFFE ID"))
        case .success(let id?): found = id
        }
        // §4.1, §5.2
        if let constraints = try? leaf.extensions.basicConstraints, case .isCertificateAuthority = constraints {
            return .failure(Refusal(.wrongUse, "`\(found)` is presented by a certificate authority"))
        }
        // §3.1, §5.2
        guard !found.path.isEmpty else {
            return .failure(Refusal(.wrongUse, "`\(found)` names a trust domain, not a workload"))
        }
        // §4.3
        guard let usage = try? leaf.extensions.keyUsage, leaf.extensions[oid: .X509ExtensionID.keyUsage]?.critical == true,
            usage.digitalSignature, !usage.keyCertSign, !usage.cRLSign
        else { return .failure(Refusal(.wrongUse, "key usage of `\(found)` is not that of an SVID, or not critical")) }
        // §4.4
        if leaf.extensions[oid: .X509ExtensionID.extendedKeyUsage] != nil {
            guard let purposes = try? leaf.extensions.extendedKeyUsage, purposes.contains(.serverAuth), purposes.contains(.clientAuth)
            else { return .failure(Refusal(.wrongUse, "extended key usage of `\(found)` lacks server or client authentication")) }
        }
        // §3.1; RFC 5280 §4.1.2.6
        if leaf.subject.isEmpty, leaf.extensions[oid: .X509ExtensionID.subjectAlternativeName]?.critical != true {
            return .failure(Refusal(.wrongUse, "`\(found)` has no subject, and its name is not critical"))
        }
        if let refusal = weakness(of: leaf) { return .failure(refusal) }
        return .success(found)
    }

    /// What a certificate that signs others must be (§3.2, §4.1, §4.3), as an intermediate or in a bundle.
    static func refusal(ofAuthority authority: some CertificateFields) -> Refusal? {
        guard let constraints = try? authority.extensions.basicConstraints, case .isCertificateAuthority = constraints else {
            return Refusal(.wrongUse, "an issuer is no certificate authority")
        }
        guard let usage = try? authority.extensions.keyUsage, usage.keyCertSign else {
            return Refusal(.wrongUse, "an issuer may not sign certificates")
        }
        switch uniqueID(authority) {
        case .failure(let refusal): return refusal
        case .success(let id?) where !id.path.isEmpty:
            return Refusal(.wrongUse, "an issuer's SPIFFE ID, `\(id)`, has a path")
        case .success: break
        }
        return weakness(of: authority)
    }

    /// The one URI name, as a SPIFFE ID; `nil` when there is no URI name.
    private static func uniqueID(_ certificate: some CertificateFields) -> Result<SPIFFEID?, Refusal> {
        guard certificate.extensions[oid: .X509ExtensionID.subjectAlternativeName] != nil else { return .success(nil) }
        guard let names = try? certificate.extensions.subjectAlternativeNames else {
            return .failure(Refusal(.malformed, "the subject alternative name cannot be read"))
        }
        let uris = names.compactMap { if case .uniformResourceIdentifier(let uri) = $0 { uri } else { nil } }
        guard uris.count <= 1 else { return .failure(Refusal(.notASPIFFEID, "the certificate has \(uris.count) URI names, not exactly one")) }
        guard let uri = uris.first else { return .success(nil) }
        // Authorities of the specification's own example (Trust Domain and Bundle, Appendix A) end their ID with a slash.
        let isAuthority = if let constraints = try? certificate.extensions.basicConstraints,
            case .isCertificateAuthority = constraints { true } else { false }
        let text = isAuthority && uri.hasSuffix("/") ? String(uri.dropLast()) : uri
        switch SPIFFEID.parse(text) {
        case .success(let id) where id.path.isEmpty || text == uri: return .success(id)
        case .success: return .failure(Refusal(.notASPIFFEID, "the URI name ends with `/`"))
        case .failure(let fault): return .failure(Refusal(.notASPIFFEID, "the URI name is no SPIFFE ID: \(fault.rawValue)"))
        }
    }

    /// Keys and signatures that mean nothing any more.
    static func weakness(of certificate: some CertificateFields) -> Refusal? {
        if let key = _RSA.Signing.PublicKey(certificate.publicKey), !VerificationKey.rsaBits.contains(key.keySizeInBits) {
            return Refusal(.weakKey, "an RSA key of \(key.keySizeInBits) bits")
        }
        if certificate.signatureAlgorithm == .sha1WithRSAEncryption {
            return Refusal(.weakKey, "a signature over SHA-1")
        }
        return nil
    }
}

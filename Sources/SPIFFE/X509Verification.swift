import Foundation
public import Runtime
import SwiftASN1
@_spi(FixedExpiryValidationTime) public import X509

/// The roots of one trust domain.
public struct X509Bundle: Sendable {
    public var trustDomain: TrustDomain
    public var roots: [Certificate]

    public init(trustDomain: TrustDomain, roots: [Certificate]) {
        self.trustDomain = trustDomain
        self.roots = roots
    }

    /// At most 64 roots in DER.
    public init(trustDomain: TrustDomain, rootsDER: [[UInt8]]) throws {
        guard rootsDER.count <= 64 else { throw Refusal(.malformed, "a bundle of more than 64 roots") }
        self.init(trustDomain: trustDomain, roots: try rootsDER.map { try Certificate(derEncoded: $0) })
    }

    /// Checks a presented chain (X509-SVID §5): RFC 5280 path to a root of the leaf's own trust domain, then what makes an
    /// SVID. Size limits come before any cryptography.
    ///
    /// - Returns: the identity, or the reason why it is none.
    public func verify(chain: [[UInt8]], now: Timestamp) async -> Result<SPIFFEID, Refusal> {
        guard let first = chain.first else { return .failure(Refusal(.malformed, "no certificate was presented")) }
        guard chain.count <= 8, chain.allSatisfy({ $0.count <= 16_384 }) else {
            return .failure(Refusal(.malformed, "a chain of more than 8 certificates or 16 KiB each"))
        }
        let leaf: Certificate
        let rest: [Certificate]
        do {
            leaf = try Certificate(derEncoded: first)
            rest = try chain.dropFirst().map { try Certificate(derEncoded: $0) }
        } catch {
            return .failure(Refusal(.malformed, "a certificate is not DER"))
        }
        let id: SPIFFEID
        switch Self.identity(of: leaf) {
        case .failure(let refusal): return .failure(refusal)
        case .success(let found): id = found
        }
        guard id.trustDomain == trustDomain else {
            return .failure(Refusal(.wrongTrustDomain, "`\(id)` is not of trust domain `\(trustDomain)`"))
        }
        // Said apart from the path check, because these two are what operators meet.
        if Timestamp(leaf.notValidAfter) < now {
            return .failure(Refusal(.expired, "the SVID of `\(id)` expired at \(Timestamp(leaf.notValidAfter))"))
        }
        if now < Timestamp(leaf.notValidBefore) {
            return .failure(Refusal(.notYetValid, "the SVID of `\(id)` is valid from \(Timestamp(leaf.notValidBefore))"))
        }
        var verifier = Verifier(rootCertificates: CertificateStore(roots)) {
            RFC5280Policy(fixedExpiryValidationTime: now.date)
            SVIDPolicy()
        }
        switch await verifier.validate(leaf: leaf, intermediates: CertificateStore(rest)) {
        case .validCertificate: return .success(id)
        case .couldNotValidate: return .failure(Refusal(.untrusted, "no trusted path from `\(id)` to a root of `\(trustDomain)`"))
        }
    }

    /// The SPIFFE ID that a leaf claims, if it has the shape of an X.509-SVID leaf. Claims nothing about trust.
    public static func identity(of leaf: Certificate) -> Result<SPIFFEID, Refusal> {
        guard let names = try? leaf.extensions.subjectAlternativeNames else {
            return .failure(Refusal(.notASPIFFEID, "the certificate has no subject alternative name"))
        }
        let uris = names.compactMap { if case .uniformResourceIdentifier(let uri) = $0 { uri } else { nil } }
        guard uris.count == 1, let id = SPIFFEID(uris[0]) else {
            return .failure(Refusal(.notASPIFFEID, "the certificate must have exactly one URI name, a SPIFFE ID"))
        }
        guard !id.path.isEmpty else {
            return .failure(Refusal(.wrongUse, "`\(id)` names a trust domain, not a workload"))
        }
        guard let usage = try? leaf.extensions.keyUsage, usage.digitalSignature, !usage.keyCertSign, !usage.cRLSign else {
            return .failure(Refusal(.wrongUse, "key usage of `\(id)` is not that of an SVID"))
        }
        if let constraints = try? leaf.extensions.basicConstraints, case .isCertificateAuthority = constraints {
            return .failure(Refusal(.wrongUse, "`\(id)` is presented by a certificate authority"))
        }
        return .success(id)
    }
}

/// What X509-SVID §4–5 asks of the path and `RFC5280Policy` does not check: key usage of the issuers.
private struct SVIDPolicy: VerifierPolicy {
    let verifyingCriticalExtensions: [ASN1ObjectIdentifier] = [
        .X509ExtensionID.keyUsage, .X509ExtensionID.subjectAlternativeName, .X509ExtensionID.extendedKeyUsage,
    ]

    mutating func chainMeetsPolicyRequirements(chain: UnverifiedCertificateChain) -> PolicyEvaluationResult {
        for issuer in chain.dropFirst() {
            guard let usage = try? issuer.extensions.keyUsage, usage.keyCertSign else {
                return .failsToMeetPolicy(reason: "an issuer may not sign certificates")
            }
        }
        return .meetsPolicy
    }
}

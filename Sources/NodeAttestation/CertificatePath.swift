import CryptoExtras
import Foundation
import Runtime
import SPIFFE
import SwiftASN1
@_spi(FixedExpiryValidationTime) public import X509

/// Certificates that are believed without another's word, and the check of a path up to them (RFC 5280 §6), for certificates that
/// are no SVIDs.
public struct CertificateRoots: Sendable {
    public let roots: [Certificate]

    /// Most roots, longest certificate in DER, longest path.
    public static let rootLimit = 512
    public static let certificateLimit = 16_384
    public static let pathLimit = 6

    public init(_ roots: [Certificate]) { self.roots = roots }

    /// From PEM, at most 512 certificates.
    public init(pem: String) throws(AttestationRefusal) {
        do {
            let documents = try PEMDocument.parseMultiple(pemString: pem).filter { $0.discriminator == "CERTIFICATE" }
            guard !documents.isEmpty, documents.count <= Self.rootLimit else {
                throw AttestationRefusal(.malformed, "1 to \(Self.rootLimit) certificates in PEM are needed")
            }
            roots = try documents.map { try Certificate(derEncoded: $0.derBytes) }
        } catch let refusal as AttestationRefusal {
            throw refusal
        } catch {
            throw AttestationRefusal(.malformed, "not certificates in PEM")
        }
    }

    public var isEmpty: Bool { roots.isEmpty }

    /// Reads a chain, leaf first. Nothing is checked but its size and form.
    static func read(_ chain: [[UInt8]]) throws(AttestationRefusal) -> (leaf: Certificate, rest: [Certificate]) {
        guard (1...pathLimit).contains(chain.count), chain.allSatisfy({ $0.count <= certificateLimit }) else {
            throw AttestationRefusal(.malformed, "a chain needs 1 to \(pathLimit) certificates of at most \(certificateLimit >> 10) KiB")
        }
        var certificates: [Certificate] = []
        for der in chain {
            guard let certificate = try? Certificate(derEncoded: der) else {
                throw AttestationRefusal(.malformed, "a certificate cannot be read, or its key is of a kind that is not accepted")
            }
            certificates.append(certificate)
        }
        return (certificates[0], Array(certificates.dropFirst()))
    }

    /// Refuses a leaf without a path that is valid now.
    ///
    /// - Parameter handled: critical extensions of the leaf that the caller looks at itself.
    func check(
        _ leaf: Certificate, intermediates: [Certificate], now: Timestamp, handled: [ASN1ObjectIdentifier] = []
    ) async throws(AttestationRefusal) {
        // Said apart from the path check, because these two are what operators meet.
        let (start, end) = (Timestamp(leaf.notValidBefore), Timestamp(leaf.notValidAfter))
        guard now <= end else { throw AttestationRefusal(.expired, "the certificate expired at \(end)") }
        guard start <= now else { throw AttestationRefusal(.notYetValid, "the certificate is valid from \(start)") }
        var verifier = Verifier(rootCertificates: CertificateStore(roots)) {
            RFC5280Policy(fixedExpiryValidationTime: now.date)
            IssuerPolicy(handled: handled)
        }
        guard case .validCertificate = await verifier.validate(leaf: leaf, intermediates: CertificateStore(intermediates)) else {
            throw AttestationRefusal(.untrusted, "no valid path from the certificate to a configured root")
        }
    }
}

/// What `RFC5280Policy` does not ask: that issuers may sign certificates, that no signature is over SHA-1, no RSA key is short, and
/// that nobody vouches for themselves.
private struct IssuerPolicy: VerifierPolicy {
    let verifyingCriticalExtensions: [ASN1ObjectIdentifier]

    init(handled: [ASN1ObjectIdentifier]) {
        verifyingCriticalExtensions =
            [.X509ExtensionID.keyUsage, .X509ExtensionID.subjectAlternativeName, .X509ExtensionID.extendedKeyUsage] + handled
    }

    mutating func chainMeetsPolicyRequirements(chain: UnverifiedCertificateChain) -> PolicyEvaluationResult {
        guard chain.count > 1 else { return .failsToMeetPolicy(reason: "a leaf cannot vouch for itself") }
        for issuer in chain.dropFirst() {
            if issuer.extensions[oid: .X509ExtensionID.keyUsage] != nil {
                guard let usage = try? issuer.extensions.keyUsage, usage.keyCertSign else {
                    return .failsToMeetPolicy(reason: "an issuer may not sign certificates")
                }
            }
        }
        // The root's own signature says nothing.
        for certificate in chain.dropLast() where certificate.signatureAlgorithm == .sha1WithRSAEncryption {
            return .failsToMeetPolicy(reason: "a signature over SHA-1")
        }
        for certificate in chain {
            if let key = _RSA.Signing.PublicKey(certificate.publicKey), !(2048...8192).contains(key.keySizeInBits) {
                return .failsToMeetPolicy(reason: "an RSA key of \(key.keySizeInBits) bits")
            }
        }
        return .meetsPolicy
    }
}

extension Certificate {
    var isAuthority: Bool {
        if let constraints = try? extensions.basicConstraints, case .isCertificateAuthority = constraints { true } else { false }
    }

    /// Whether it has extended key usages, and one of them is `purpose`.
    func allows(_ purpose: ExtendedKeyUsage.Usage) -> Bool {
        (try? extensions.extendedKeyUsage)?.contains(purpose) ?? false
    }

    /// SubjectPublicKeyInfo in DER.
    var publicKeyDER: [UInt8] { publicKey.derBytes }
}

extension Certificate.PublicKey {
    /// SubjectPublicKeyInfo in DER.
    var derBytes: [UInt8] {
        var serializer = DER.Serializer()
        guard (try? serializer.serialize(self)) != nil else { return [] }
        return serializer.serializedBytes
    }
}

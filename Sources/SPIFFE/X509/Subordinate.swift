public import Runtime
import Crypto
import SwiftASN1
public import X509

/// What an authority above gave: a certificate over another authority's key, and what it leads to.
public struct AuthorityCertificate: Sendable, Equatable {
    /// DER.
    public var certificate: [UInt8]
    /// Between that and a root, in order.
    public var chain: [[UInt8]]
    /// The root that it leads to comes first, where there are others.
    public var roots: [[UInt8]]

    /// Most certificates between an authority of ours and its root: with the leaf and ours they must fit into one chain.
    public static let chainLimit = X509Bundle.chainLimit - 2

    public init(certificate: [UInt8], chain: [[UInt8]], roots: [[UInt8]]) {
        self.certificate = certificate
        self.chain = chain
        self.roots = roots
    }
}

/// Authorities below authorities (X509-SVID §3.2, §4; RFC 5280 §4.2.1.9).
extension CertificateAuthority {
    /// How long a path an authority that it signs may have below itself: one less than its own, and at most one, which leaves room for a
    /// nested server and nothing more. Throws where it may sign none.
    func pathLengthBelow() throws(Refusal) -> Int {
        guard let constraints = try? certificate.extensions.basicConstraints, case .isCertificateAuthority(let own) = constraints else {
            throw Refusal(.wrongUse, "the certificate is no authority's")
        }
        if own == 0 {
            throw Refusal(.wrongUse, "the authority may sign no other: its path length is 0")
        }
        return min((own ?? 2) - 1, 1)
    }

    /// Certifies the key of an authority below this one, whose holder has shown possession. Never longer than this one lasts.
    public func certify(authority key: Certificate.PublicKey, now: Timestamp, lifetime: Duration, serial: [UInt8]) throws -> AuthorityCertificate {
        if let refusal = X509Profile.refusal(ofAuthority: certificate) { throw refusal }
        guard intermediates.count <= AuthorityCertificate.chainLimit else {
            throw Refusal(.wrongUse, "above it there are more than \(AuthorityCertificate.chainLimit) authorities, too many for one chain")
        }
        let identifier = SubjectKeyIdentifier(hash: key)
        guard identifier.keyIdentifier != keyHash else { throw Refusal(.wrongUse, "an authority does not certify its own key") }
        // Its own name and nobody else's: of one name with its issuer it would be taken for a root.
        let name = try DistinguishedName {
            OrganizationName("Mayfly")
            CommonName("Mayfly authority \(Array(identifier.keyIdentifier.prefix(8)).hex)")
        }
        let certified = try sign(
            authority: key, subject: name, identifier, pathLength: try pathLengthBelow(), serial: serial,
            from: max(now - Self.backdating, Timestamp(certificate.notValidBefore)), to: min(now + lifetime, notAfter))
        return AuthorityCertificate(certificate: certified, chain: intermediates, roots: intermediates.isEmpty ? [certificateDER] : [])
    }

    /// Why what it signs would not be believed by whoever holds `roots`: a certificate is made for nobody, and checked as another's would be.
    /// Path lengths, name constraints, key usages and times above it are not ours, and better met here than at every peer.
    public func refusal(under roots: [[UInt8]], now: Timestamp, serial: [UInt8]) async throws -> Refusal? {
        guard let id = SPIFFEID(trustDomain: trustDomain, segments: ["mayfly", "probe"]) else {
            return Refusal(.notASPIFFEID, "the trust domain's name leaves no room for an identity")
        }
        let key = P256.Signing.PrivateKey(compactRepresentable: false).publicKey
        let probe = try issue(id: id, publicKey: .init(key), now: now, lifetime: .seconds(60), serial: serial)
        let bundle = try X509Bundle(trustDomain: trustDomain, rootsDER: roots)
        if case .failure(let refusal) = await bundle.verify(chain: probe.chain, now: now) { return refusal }
        return nil
    }
}

extension X509Bundle {
    /// Which of these roots signed a certificate; `nil` when none did.
    public static func anchor(of certificate: [UInt8], among roots: [[UInt8]]) -> [UInt8]? {
        guard let certificate = try? Certificate(derEncoded: certificate) else { return nil }
        return roots.prefix(rootLimit).first { der in
            guard let root = try? Certificate(derEncoded: der) else { return false }
            return root.subject == certificate.issuer && root.publicKey.isValidSignature(certificate.signature, for: certificate)
        }
    }

    /// Whether a chain that was issued, leaf first, still leads to one of these roots by the names of keys. No signature is looked at.
    public static func leads(_ chain: [[UInt8]], to roots: [[UInt8]]) -> Bool {
        guard let last = chain.last, let top = try? Certificate(derEncoded: last) else { return false }
        let issuer = (try? top.extensions.authorityKeyIdentifier)?.keyIdentifier
        return roots.contains { der in
            guard let root = try? Certificate(derEncoded: der), root.subject == top.issuer else { return false }
            guard let issuer, let own = (try? root.extensions.subjectKeyIdentifier)?.keyIdentifier else { return true }
            return issuer == own
        }
    }
}

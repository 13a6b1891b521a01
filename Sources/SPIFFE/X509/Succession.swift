import Foundation
public import Runtime
import SwiftASN1
public import X509

/// From one root of a trust domain to the next, for whoever slept while they changed.
///
/// The outgoing root certifies the incoming one's key: a cross-certificate (RFC 4949). Who trusts a root trusts whatever it has signed, so
/// following these gives nobody more than they had: whoever stole an old root's key could show its holder an SVID of that root as well.
extension CertificateAuthority {
    /// Certifies the key of the root that follows this one, for as long as both last.
    public func certify(successor: Certificate, now: Timestamp, serial: [UInt8]) throws -> [UInt8] {
        guard let identifier = try successor.extensions.subjectKeyIdentifier else {
            throw Refusal(.malformed, "the root certificate has no subject key identifier")
        }
        if let refusal = X509Profile.refusal(ofAuthority: successor) { throw refusal }
        // A root's is a root again to whoever follows; an authority that others constrain keeps to that.
        let length = certificate.isSelfSigned ? 1 : try pathLengthBelow()
        return try sign(
            authority: successor.publicKey, subject: successor.subject, identifier, pathLength: length, serial: serial,
            from: now - Self.backdating, to: min(notAfter, Timestamp(successor.notValidAfter)))
    }
}

extension X509Bundle {
    /// Most certificates that are looked at: a chain comes from a stranger.
    public static let successionLimit = 12

    /// This bundle and the roots that follow from it: each certified by one that is in it by then, an authority of this trust domain, and
    /// good now. To be used for the one check for which they were shown.
    public func following(_ shown: [[UInt8]], now: Timestamp) -> X509Bundle {
        guard shown.count <= Self.successionLimit, shown.allSatisfy({ $0.count <= Self.certificateLimit }) else { return self }
        var open = shown.compactMap { try? Certificate(derEncoded: $0) }.filter { isSuccessor($0, now) }
        var followed = self
        var hasFound = true
        while hasFound {
            hasFound = false
            for (index, candidate) in open.enumerated().reversed() where followed.certifies(candidate, now) {
                followed.roots.append(candidate)
                open.remove(at: index)
                hasFound = true
            }
        }
        return followed
    }

    /// An authority of this very trust domain that somebody else than itself certified.
    private func isSuccessor(_ certificate: Certificate, _ now: Timestamp) -> Bool {
        guard X509Profile.refusal(ofAuthority: certificate) == nil, Self.isValid(certificate, now), !roots.contains(certificate),
            let names = try? certificate.extensions.subjectAlternativeNames,
            names.elementsEqual([.uniformResourceIdentifier(trustDomain.id.description)])
        else { return false }
        return !certificate.publicKey.isValidSignature(certificate.signature, for: certificate)
    }

    private func certifies(_ certificate: Certificate, _ now: Timestamp) -> Bool {
        roots.contains { root in
            root.subject == certificate.issuer && Self.isValid(root, now) && X509Profile.refusal(ofAuthority: root) == nil
                && root.publicKey.isValidSignature(certificate.signature, for: certificate)
        }
    }

    private static func isValid(_ certificate: Certificate, _ now: Timestamp) -> Bool {
        Timestamp(certificate.notValidBefore) <= now && now <= Timestamp(certificate.notValidAfter)
    }
}

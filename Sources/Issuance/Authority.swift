//  Issuance: identities. The trust domain's keys, the join tokens by which a node proves itself once, and the one place where an
//  SVID is signed, which needs a ``Permit``. Everything issued is in the ledger.

import AuditLedger
import Crypto
public import Estate
import Foundation
public import Runtime
public import SPIFFE
import Storage
import X509

/// The SPIFFE ID of a registered workload: `spiffe://<trust domain>/<environment>/<workload>`.
public func spiffeID(of workload: Workload, in trustDomain: TrustDomain) -> SPIFFEID? {
    SPIFFEID(trustDomain: trustDomain, segments: [workload.environment ?? "default", workload.name])
}

/// The keys of one trust domain, in the server's state directory.
///
/// Trust: `authority.key` can mint any identity of the trust domain, `jwt.key` any token. Both 0600, read by the server alone.
public struct Authority: Sendable {
    public let certificates: CertificateAuthority
    public let tokens: JWTAuthority

    static let rootLifetime = Duration.seconds(365 * 86400)

    /// Reads the keys, and makes them at first use.
    ///
    /// - Parameter issuer: what tokens name in `iss`; the trust domain's ID without.
    public static func load(
        trustDomain: TrustDomain, from state: StateDirectory, issuer: OIDCIssuer? = nil, clock: WallClock, entropy: Entropy
    ) throws -> Authority {
        // Key and certificate are one file, so that a crash cannot leave one without the other.
        let fresh = try CertificateAuthority(
            trustDomain: trustDomain, now: clock.now(), lifetime: rootLifetime, serial: newSerial(entropy))
        let bytes = try state.readOrCreate("authority.key") { pack(fresh) }
        guard let (key, certificate) = unpack(bytes) else {
            throw FileError(path: state.file("authority.key"), doing: "use", reason: "it is not an authority's key file")
        }
        let certificates = try CertificateAuthority(trustDomain: trustDomain, certificateDER: certificate, keyDER: key)
        guard try X509Bundle(trustDomain: trustDomain, rootsDER: [certificate]).isRoot(of: trustDomain) else {
            throw FileError(
                path: state.file("authority.key"), doing: "use",
                reason: "it belongs to another trust domain than `\(trustDomain)`: name that one, or use another state directory")
        }
        let jwt = try state.readOrCreate("jwt.key") { JWTAuthority.newKey().withBytes { Array($0) } }
        return Authority(
            certificates: certificates, tokens: try JWTAuthority(trustDomain: trustDomain, key: Secret(jwt), issuer: issuer))
    }

    public var trustDomain: TrustDomain { certificates.trustDomain }
    public var bundle: X509Bundle { X509Bundle(trustDomain: trustDomain, roots: [certificates.certificate]) }
    public var jwtBundle: JWTBundle { JWTBundle(trustDomain: trustDomain, keys: [tokens.publicKey]) }

    /// SHA-256 of the root, which a join token carries so that a node knows its server.
    public var rootDigest: [UInt8] { Array(SHA256.hash(data: certificates.certificateDER)) }

    private static func pack(_ authority: CertificateAuthority) -> [UInt8] {
        let key = authority.keyDER.withBytes { Array($0) }
        return [UInt8(key.count >> 8), UInt8(key.count & 255)] + key + authority.certificateDER
    }

    private static func unpack(_ bytes: [UInt8]) -> (Secret, [UInt8])? {
        guard bytes.count > 2 else { return nil }
        let length = Int(bytes[0]) << 8 | Int(bytes[1])
        guard bytes.count > 2 + length else { return nil }
        return (Secret(bytes[2..<(2 + length)]), Array(bytes[(2 + length)...]))
    }
}

/// 16 random bytes, positive and not zero (RFC 5280 §4.1.2.2).
func newSerial(_ entropy: Entropy) -> [UInt8] {
    var bytes = entropy.bytes(16)
    bytes[0] = bytes[0] & 0x7F | 0x40
    return bytes
}

extension X509Bundle {
    fileprivate func isRoot(of trustDomain: TrustDomain) throws -> Bool {
        try roots.allSatisfy { root in
            try root.extensions.subjectAlternativeNames?.contains(.uniformResourceIdentifier(trustDomain.id.description)) ?? false
        }
    }
}

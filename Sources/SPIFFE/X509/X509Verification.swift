import Foundation
public import Runtime
import SwiftASN1
@_spi(FixedExpiryValidationTime) public import X509

/// The roots of one trust domain.
public struct X509Bundle: Sendable, Equatable {
    public var trustDomain: TrustDomain
    public var roots: [Certificate]

    /// Most roots of one trust domain.
    public static let rootLimit = 64
    /// Longest certificate in DER.
    public static let certificateLimit = 16_384
    /// Longest chain. More would let a stranger choose how many paths are tried.
    public static let chainLimit = 6

    public init(trustDomain: TrustDomain, roots: [Certificate]) {
        self.trustDomain = trustDomain
        self.roots = roots
    }

    /// At most 64 roots in DER.
    public init(trustDomain: TrustDomain, rootsDER: [[UInt8]]) throws {
        guard rootsDER.count <= Self.rootLimit else { throw Refusal(.malformed, "a bundle of more than \(Self.rootLimit) roots") }
        self.init(trustDomain: trustDomain, roots: try rootsDER.map { try Certificate(derEncoded: $0) })
    }

    /// Checks a presented chain (X509-SVID §5): RFC 5280 path to a root of the leaf's own trust domain, then what makes an
    /// SVID. Size limits come before any cryptography.
    ///
    /// - Parameter revocations: what the trust domain's issuers took back; see ``RevocationSet``.
    /// - Returns: the identity, or the reason why it is none.
    public func verify(
        chain: [[UInt8]], now: Timestamp, revocations: RevocationSet = RevocationSet()
    ) async -> Result<SPIFFEID, Refusal> {
        switch PresentedChain.read(chain) {
        case .failure(let refusal): .failure(refusal)
        case .success(let presented): await verify(presented, now: now, revocations: revocations)
        }
    }

    func verify(_ presented: PresentedChain, now: Timestamp, revocations: RevocationSet) async -> Result<SPIFFEID, Refusal> {
        let id = presented.id
        guard id.trustDomain == trustDomain else {
            return .failure(Refusal(.wrongTrustDomain, "`\(id)` is not of trust domain `\(trustDomain)`"))
        }
        // Said apart from the path check, because these two are what operators meet.
        if let refusal = presented.refusal(at: now) { return .failure(refusal) }
        guard let path = await path(from: presented.leaf, through: presented.rest, now: now) else {
            return .failure(Refusal(.untrusted, "no trusted path from `\(id)` to a root of `\(trustDomain)`"))
        }
        if let refusal = revocations.refusal(of: path) { return .failure(refusal) }
        return .success(id)
    }

    /// A path of RFC 5280 from `leaf` to a root, leaf first, whose issuers are what an SVID's may be; `nil` when there is none. What the
    /// leaf must be besides is not looked at.
    func path(from leaf: Certificate, through intermediates: [Certificate], now: Timestamp) async -> [Certificate]? {
        var verifier = Verifier(rootCertificates: CertificateStore(roots)) {
            RFC5280Policy(fixedExpiryValidationTime: now.date)
            SVIDPolicy()
        }
        switch await verifier.validate(leaf: leaf, intermediates: CertificateStore(intermediates)) {
        case .validCertificate(let path): return Array(path)
        case .couldNotValidate: return nil
        }
    }

    /// The SPIFFE ID that a leaf claims, if it has the shape of an X.509-SVID leaf. Claims nothing about trust.
    public static func identity(of leaf: Certificate) -> Result<SPIFFEID, Refusal> { X509Profile.identity(of: leaf) }
}

/// A chain that was read within limits and whose leaf has the shape of an SVID; nothing of it is believed yet.
struct PresentedChain {
    var id: SPIFFEID
    var leaf: Certificate
    var rest: [Certificate]

    static func read(_ chain: [[UInt8]]) -> Result<PresentedChain, Refusal> {
        guard let first = chain.first else { return .failure(Refusal(.malformed, "no certificate was presented")) }
        guard chain.count <= X509Bundle.chainLimit, chain.allSatisfy({ $0.count <= X509Bundle.certificateLimit }) else {
            return .failure(
                Refusal(
                    .malformed,
                    "a chain of more than \(X509Bundle.chainLimit) certificates or \(X509Bundle.certificateLimit / 1024) KiB each"))
        }
        do {
            let leaf = try Certificate(derEncoded: first)
            let rest = try chain.dropFirst().map { try Certificate(derEncoded: $0) }
            return X509Profile.identity(of: leaf).map { PresentedChain(id: $0, leaf: leaf, rest: rest) }
        } catch {
            return .failure(Refusal(.malformed, "a certificate is not DER"))
        }
    }

    func refusal(at now: Timestamp) -> Refusal? {
        let (start, end) = (Timestamp(leaf.notValidBefore), Timestamp(leaf.notValidAfter))
        if end < now { return Refusal(.expired, "the SVID of `\(id)` expired at \(end)") }
        if now < start { return Refusal(.notYetValid, "the SVID of `\(id)` is valid from \(start)") }
        return nil
    }
}

/// The X.509 bundles of several trust domains. A chain is only ever checked with the bundle of its own leaf's trust domain
/// (Workload API §4.6).
public struct X509BundleSet: Sendable, Equatable {
    public private(set) var bundles: [TrustDomain: X509Bundle]

    /// Later ones of a trust domain replace earlier ones.
    public init(_ bundles: some Sequence<X509Bundle>) {
        self.bundles = Dictionary(bundles.map { ($0.trustDomain, $0) }) { _, later in later }
    }

    public subscript(trustDomain: TrustDomain) -> X509Bundle? { bundles[trustDomain] }

    /// Checks a presented chain with the bundle of its leaf's trust domain.
    public func verify(
        chain: [[UInt8]], now: Timestamp, revocations: RevocationSet = RevocationSet()
    ) async -> Result<SPIFFEID, Refusal> {
        switch PresentedChain.read(chain) {
        case .failure(let refusal): return .failure(refusal)
        case .success(let presented):
            guard let bundle = bundles[presented.id.trustDomain] else {
                let domain = presented.id.trustDomain
                return .failure(Refusal(.unknownTrustDomain, "there is no bundle for trust domain `\(domain)`"))
            }
            return await bundle.verify(presented, now: now, revocations: revocations)
        }
    }
}

/// What X509-SVID §3–5 asks of the path and `RFC5280Policy` does not check: key usage of the issuers, their SPIFFE IDs, names by
/// URI, and that a leaf is never its own root.
private struct SVIDPolicy: VerifierPolicy {
    let verifyingCriticalExtensions: [ASN1ObjectIdentifier] = [
        .X509ExtensionID.keyUsage, .X509ExtensionID.subjectAlternativeName, .X509ExtensionID.extendedKeyUsage,
    ]

    mutating func chainMeetsPolicyRequirements(chain: UnverifiedCertificateChain) -> PolicyEvaluationResult {
        guard chain.count > 1 else { return .failsToMeetPolicy(reason: "a leaf cannot vouch for itself") }
        for issuer in chain.dropFirst() {
            if let refusal = X509Profile.refusal(ofAuthority: issuer) { return .failsToMeetPolicy(reason: refusal.reason) }
        }
        if let refusal = URINameConstraints.refusal(of: chain) { return .failsToMeetPolicy(reason: refusal.reason) }
        return .meetsPolicy
    }
}

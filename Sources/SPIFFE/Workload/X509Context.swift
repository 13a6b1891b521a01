public import Runtime

/// An SVID with its private key, as the workload that it names holds it.
public struct X509Identity: Sendable {
    public var svid: X509SVID
    /// PKCS#8 in DER.
    public var key: Secret
    /// What the operator says that the identity is for (Workload API §8). Empty, or at most 1024 bytes.
    public var hint: String

    public init(svid: X509SVID, key: Secret, hint: String) {
        self.svid = svid
        self.key = key
        self.hint = hint
    }
}

/// Everything that a workload authenticates with at one moment: always the full set, so that what is absent is taken back
/// (Workload API §4.4).
public struct X509Context: Sendable {
    /// The first one is the default (Workload API §8).
    public var identities: [X509Identity]
    /// The own trust domain's, and those of trust domains that it federates with.
    public var bundles: X509BundleSet
    public var revocations: RevocationSet

    public init(identities: [X509Identity], bundles: X509BundleSet, revocations: RevocationSet = RevocationSet()) {
        self.identities = identities
        self.bundles = bundles
        self.revocations = revocations
    }

    /// The identity to be used: of two with one hint the first (Workload API §5.2.1). `nil` when there is none of that hint.
    public func identity(hint: String? = nil) -> X509Identity? {
        guard let hint else { return identities.first }
        return identities.first { $0.hint == hint }
    }

    /// Checks a chain that a peer presents.
    public func verify(chain: [[UInt8]], now: Timestamp) async -> Result<SPIFFEID, Refusal> {
        await bundles.verify(chain: chain, now: now, revocations: revocations)
    }
}

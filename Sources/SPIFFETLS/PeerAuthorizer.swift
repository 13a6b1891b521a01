public import SPIFFE

/// Whom one speaks with, of those whose identity was verified. There is no default: a trust domain's every workload is rarely
/// meant.
public struct PeerAuthorizer: Sendable {
    private let check: @Sendable (SPIFFEID) -> Bool

    public init(_ check: @escaping @Sendable (SPIFFEID) -> Bool) {
        self.check = check
    }

    /// This one workload.
    public static func id(_ id: SPIFFEID) -> PeerAuthorizer { PeerAuthorizer { $0 == id } }

    /// One of these.
    public static func oneOf(_ ids: Set<SPIFFEID>) -> PeerAuthorizer { PeerAuthorizer { ids.contains($0) } }

    /// Whoever is of this trust domain.
    public static func memberOf(_ trustDomain: TrustDomain) -> PeerAuthorizer {
        PeerAuthorizer { $0.trustDomain == trustDomain }
    }

    /// Whoever a bundle of ours vouches for. What follows must then decide by the peer's ID.
    public static let anyVerified = PeerAuthorizer { _ in true }

    func refusal(of id: SPIFFEID) -> Refusal? {
        check(id) ? nil : Refusal(.notAuthorized, "`\(id)` is not whom this connection is for")
    }
}

public import Runtime
import Synchronization

/// A token as its holder has it.
public struct HeldToken: Sendable {
    /// Compact serialisation. Whoever has it is the workload, for its audience, until it ends.
    public var token: Secret
    public var svid: JWTSVID
    public var hint: String

    public init(token: Secret, svid: JWTSVID, hint: String) {
        self.token = token
        self.svid = svid
        self.hint = hint
    }
}

/// A workload's JWT-SVIDs and the bundles to judge others' by.
///
/// Tokens are asked for when they are needed, and used again for the first half of their life. Bundles are streamed.
public final class JWTSource: Sendable {
    public typealias Fetch = @Sendable (_ audience: [String], _ id: SPIFFEID?) async throws -> [HeldToken]

    private struct Wanted: Hashable {
        var audience: [String]
        var id: SPIFFEID?
    }

    private let latest: LatestValue<JWTBundleSet>
    private let fetch: Fetch
    private let clock: WallClock
    private let held = Mutex<[Wanted: (token: HeldToken, until: Timestamp)]>([:])

    /// Tokens kept for another use at most; beyond this many, all are asked for anew.
    static let heldLimit = 1024

    public init(
        _ bundles: AsyncThrowingStream<SourceUpdate<JWTBundleSet>, any Error>, clock: WallClock, fetch: @escaping Fetch
    ) {
        latest = LatestValue(bundles)
        self.clock = clock
        self.fetch = fetch
    }

    /// A token for `audience`, of the default identity or of `id`.
    public func token(audience: [String], id: SPIFFEID? = nil) async throws -> HeldToken {
        if case .failure(let error) = latest.current, error.code == .closed { throw error }
        let wanted = Wanted(audience: audience, id: id)
        let now = clock.now()
        if let known = held.withLock({ $0[wanted] }), now < known.until { return known.token }
        guard let fresh = try await fetch(audience, id).first(where: { id == nil || $0.svid.id == id }) else {
            throw SourceError(.withdrawn, "no token was issued for audience `\(audience.joined(separator: " ").prefix(128))`")
        }
        let life = fresh.svid.expiresAt - now
        held.withLock { held in
            if held.count >= Self.heldLimit { held = [:] }
            held[wanted] = (fresh, now + life / 2)
        }
        return fresh
    }

    /// Checks a token that somebody presented for `audience`, which is this workload.
    public func verify(_ token: String, audience: String, leeway: Duration = .zero) throws -> Result<JWTSVID, Refusal> {
        try latest.current.get().verify(token, audience: audience, now: clock.now(), leeway: leeway)
    }

    /// The present bundles at once, then each set that replaces them.
    public func updates() -> AsyncStream<Result<JWTBundleSet, SourceError>> { latest.follow() }

    public func current() throws -> JWTBundleSet { try latest.current.get() }

    /// Waits for the first bundles.
    @discardableResult
    public func waitUntilReady(within limit: Duration) async throws -> JWTBundleSet {
        try await SPIFFE.within(limit) { [latest] in try await latest.first() }
    }

    /// Ends the source, and forgets its tokens.
    public func close() {
        latest.close()
        held.withLock { $0 = [:] }
    }
}

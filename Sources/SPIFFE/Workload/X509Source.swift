public import Runtime

/// A workload's own X.509 identities and the bundles to judge others by, kept current while they rotate.
///
/// Made once, shared by everything that speaks TLS. It owns the task that follows its stream; ``close()``, or the end of the last
/// reference, ends that.
///
///     let source = X509Source(client.x509Contexts())
///     try await source.waitUntilReady(within: .seconds(30))
public final class X509Source: Sendable {
    private let latest: LatestValue<X509Context>

    /// - Parameter updates: full sets, as the Workload API streams them. A stream that ends takes everything with it, so it should
    ///   connect again by itself.
    public init(_ updates: AsyncThrowingStream<SourceUpdate<X509Context>, any Error>) {
        latest = LatestValue(updates)
    }

    /// What is held now.
    public func current() throws -> X509Context { try latest.current.get() }

    /// The default identity, or the one with a hint. An expired one is none: the issuer could not be reached for too long.
    public func identity(hint: String? = nil, now: Timestamp) throws -> X509Identity {
        guard let identity = try current().identity(hint: hint) else {
            throw SourceError(.notReady, "there is no identity with hint `\(hint ?? "")`")
        }
        guard now <= identity.svid.notAfter else {
            throw SourceError(.notReady, "the SVID of `\(identity.svid.id)` expired at \(identity.svid.notAfter)")
        }
        return identity
    }

    /// The present set at once, then each that replaces it; a failure says that nothing may be used any more. Ends with the source.
    public func updates() -> AsyncStream<Result<X509Context, SourceError>> { latest.follow() }

    /// Waits for the first set, also when registration comes later than the workload.
    @discardableResult
    public func waitUntilReady(within limit: Duration) async throws -> X509Context {
        try await within(limit) { [latest] in try await latest.first() }
    }

    /// Ends the source: nothing can be read from it any more.
    public func close() { latest.close() }

    /// Grows with each update.
    public var generation: UInt64 { latest.generation }

    /// What is held now with the number of its update, read together.
    public var snapshot: (generation: UInt64, context: Result<X509Context, SourceError>) {
        let snapshot = latest.snapshot
        return (snapshot.generation, snapshot.result)
    }
}

/// Runs `body` for at most `limit`.
func within<Value: Sendable>(_ limit: Duration, _ body: @escaping @Sendable () async throws -> Value) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
        group.addTask(operation: body)
        group.addTask {
            try await Task.sleep(for: limit)
            throw SourceError(.notReady, "nothing was received within \(limit)")
        }
        defer { group.cancelAll() }
        guard let value = try await group.next() else { throw SourceError(.notReady, "nothing was received") }
        return value
    }
}

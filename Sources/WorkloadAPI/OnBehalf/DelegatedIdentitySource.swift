public import LinuxProcess
public import Runtime
public import SPIFFE

/// Who asks in another's stead: a broker, or a delegate.
public struct Delegate: Sendable {
    /// As which it was named where the endpoint is configured.
    public var id: SPIFFEID
    /// At the other end of its connection.
    public var process: ProcessHandle
    /// Whether it would be let in again: it lives, is what was attested, and still has that ID.
    public var isStillEntitled: @Sendable () -> Bool

    public init(id: SPIFFEID, process: ProcessHandle, isStillEntitled: @escaping @Sendable () -> Bool) {
        self.id = id
        self.process = process
        self.isStillEntitled = isStillEntitled
    }
}

/// For whom it asks.
public enum DelegatedSubject: Sendable {
    /// Held by its pidfd: another process that gets its number is not meant.
    case process(ProcessHandle)
    /// Nobody in particular: whoever is described so, by the delegate's word alone. Each `type:value`.
    case selectors([String])
}

/// Where identities come from that somebody asks for in another's stead. Everything that it gives, the delegate has the keys of.
public protocol DelegatedIdentitySource: Sendable {
    /// As which of `ids` the caller is known now, by the same means as any workload; throws a ``WorkloadRefusal`` when as none.
    func delegate(_ caller: ProcessHandle, among ids: Set<SPIFFEID>) async throws -> Delegate

    /// The full set now and whenever it changes. Throws a ``WorkloadRefusal`` when the subject has nothing, or the delegate may not ask.
    ///
    /// - Parameter waits: with it a subject that has nothing is given an empty set, until it has something.
    func updates(
        for subject: DelegatedSubject, by delegate: Delegate, waits: Bool
    ) async throws -> AsyncThrowingStream<WorkloadUpdate, any Error>

    /// The same without identities: no key is made for who only wants to know whom the workload may believe.
    func bundles(for subject: DelegatedSubject, by delegate: Delegate) async throws -> AsyncThrowingStream<WorkloadUpdate, any Error>

    /// The bundles of all trust domains that are known, whoever may use them.
    func allBundles(by delegate: Delegate) async throws -> AsyncThrowingStream<WorkloadUpdate, any Error>

    /// JWT-SVIDs of `id`, or of all identities.
    func tokens(for subject: DelegatedSubject, by delegate: Delegate, audience: [String], id: SPIFFEID?) async throws -> [DelegatedToken]
}

/// A token that was asked for in its holder's stead.
public struct DelegatedToken: Sendable {
    public var id: SPIFFEID
    public var token: Secret
    public var hint: String
    public var issuedAt: Timestamp
    public var expiresAt: Timestamp

    public init(id: SPIFFEID, token: Secret, hint: String, issuedAt: Timestamp, expiresAt: Timestamp) {
        self.id = id
        self.token = token
        self.hint = hint
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
    }
}

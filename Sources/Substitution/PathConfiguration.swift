//  Substitution: one listener for each access path, between a workload and its database. Depending on the path's mode it
//  passes bytes on unchanged and notes who came, or takes the old password, which opens nothing any more, and logs in
//  upstream with a short-lived login made for exactly this process. The workload changes nothing.
//
//  It decides nothing by itself: whose process it is comes from ``Attestation``, the login from a ``GrantSource``. Where
//  either fails, the caller gets an error that says so, and no byte goes upstream.

public import Estate
public import PostgresWire

/// One access path as the agent serves it. Immutable; a new one with a higher generation replaces it.
public struct PathConfiguration: Sendable, Hashable {
    /// The access path's name.
    public var name: String
    /// The workload that the path belongs to.
    public var workload: String
    public var listen: ListenAddress
    public var upstream: PostgresAddress
    public var mode: PathMode
    /// Grows with every change of the path. An older one is refused, so a late message cannot move a path backwards.
    public var generation: Int
    /// The standing login's role name: what the workload presents.
    public var login: String
    /// The database the path was declared for. Which others the login may enter, the database decides.
    public var database: String
    /// The standing credential. `nil` while it is not known, which is enough for all modes but *substitute*.
    public var credential: Fingerprint?
    /// All must hold of a caller in mode *substitute*. Empty means nobody.
    public var selectors: [Selector]

    public init(
        name: String, workload: String, listen: ListenAddress, upstream: PostgresAddress, mode: PathMode, generation: Int,
        login: String, database: String, credential: Fingerprint?, selectors: [Selector]
    ) {
        self.name = name
        self.workload = workload
        self.listen = listen
        self.upstream = upstream
        self.mode = mode
        self.generation = generation
        self.login = login
        self.database = database
        self.credential = credential
        self.selectors = selectors
    }
}

/// Bounds on one listener.
public struct PathLimits: Sendable, Hashable {
    /// Connections at one time. Further ones are answered with `53300`; 64 above it they are closed unanswered.
    public var connections = 1000
    /// From the connection to the open session, in mode *substitute*.
    public var login: Duration = .seconds(10)
    /// To connect to the database.
    public var connect: Duration = .seconds(5)
    /// From the connection to its first byte, in the other modes.
    public var silence: Duration = .seconds(60)
    /// For what is left to send when the other side has closed.
    public var linger: Duration = .seconds(30)

    public init() {}
}

/// Why a listener could not start, or refused a configuration.
public struct SubstitutionError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Code: String, Sendable {
        /// Somebody else listens there.
        case addressInUse
        case cannotListen
        /// The configuration is older than the one in force.
        case staleGeneration
        /// Name or address differ: that takes another listener.
        case otherPath
    }
    public var code: Code
    public var reason: String

    public init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    public var description: String { reason }
}

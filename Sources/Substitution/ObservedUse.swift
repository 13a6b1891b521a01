public import Estate
public import Runtime

/// One thing that was seen on a path. Holds no secret.
public struct ObservedUse: Sendable, Hashable {
    public enum Outcome: Sendable, Hashable {
        /// A session was established; ``closed`` follows.
        case opened
        case closed
        /// No session came of it.
        case refused(UseRefusal)
    }

    public var path: String
    public var mode: PathMode
    /// Configuration under which the connection was accepted.
    public var generation: Int
    /// The path's workload, when the caller was attested as it; else `nil`: somebody else used the path.
    public var workload: String?
    public var caller: Caller
    /// Login, database and application name as presented; `nil` when they cannot be seen (end-to-end TLS) or never came.
    public var login: String?
    public var database: String?
    public var applicationName: String?
    public var at: Timestamp
    public var grantID: String?
    /// Port of the agent's end of its TCP connection to the database, which the database's log has too.
    public var upstreamPort: Int?
    public var sessionID: String
    public var outcome: Outcome
    /// Requests answered, and errors among the answers, so far.
    public var exchanges: Int
    public var errors: Int
    /// Mode *flag*: somebody should know of this.
    public var isAlert: Bool

    public init(
        path: String, mode: PathMode, generation: Int, workload: String?, caller: Caller, login: String?,
        database: String?, applicationName: String?, at: Timestamp, grantID: String?, upstreamPort: Int?,
        sessionID: String, outcome: Outcome, exchanges: Int, errors: Int, isAlert: Bool
    ) {
        self.path = path
        self.mode = mode
        self.generation = generation
        self.workload = workload
        self.caller = caller
        self.login = login
        self.database = database
        self.applicationName = applicationName
        self.at = at
        self.grantID = grantID
        self.upstreamPort = upstreamPort
        self.sessionID = sessionID
        self.outcome = outcome
        self.exchanges = exchanges
        self.errors = errors
        self.isAlert = isAlert
    }

    /// Who connected, as far as could be told.
    public struct Caller: Sendable, Hashable {
        public var pid: Int32?
        public var uid: UInt32?
        public var executable: String?
        public var script: String?
        /// What people would call it.
        public var name: String?
        /// Why it could not be attested.
        public var unattributed: String?

        public init(
            pid: Int32?, uid: UInt32?, executable: String?, script: String?, name: String?, unattributed: String?
        ) {
            self.pid = pid
            self.uid = uid
            self.executable = executable
            self.script = script
            self.name = name
            self.unattributed = unattributed
        }
    }
}

/// Why a use came to nothing.
public struct UseRefusal: Sendable, Hashable, CustomStringConvertible {
    public enum Code: String, Sendable, CaseIterable {
        /// Nobody knows who it is.
        case unattributed
        /// It is somebody, but not the path's workload.
        case otherCaller
        case otherLogin
        case wrongCredential
        case grantDenied
        case grantUnavailable
        case upstreamUnreachable
        /// The database said no.
        case upstreamRefused
        case tooManyConnections
        case timeout
        /// Bytes that do not begin a PostgreSQL session.
        case malformed
        /// The client left before the session was open.
        case abandoned
        /// The grant ended, or the process, or the listener.
        case ended
    }
    public var code: Code
    /// As the client was told.
    public var sqlState: String
    public var reason: String

    public init(_ code: Code, sqlState: String, reason: String) {
        self.code = code
        self.sqlState = sqlState
        self.reason = reason
    }

    public var description: String { "\(code.rawValue): \(reason)" }
}

/// A process that had used grants has exited: they are to be revoked.
public struct CallerExit: Sendable, Hashable {
    public var path: String
    public var pid: Int32
    /// Clock ticks since boot.
    public var startTime: UInt64
    public var grantIDs: [String]
    public var at: Timestamp

    public init(
        path: String, pid: Int32, startTime: UInt64, grantIDs: [String], at: Timestamp
    ) {
        self.path = path
        self.pid = pid
        self.startTime = startTime
        self.grantIDs = grantIDs
        self.at = at
    }
}

/// What a listener tells its owner. Called on event loops and watcher threads: hand it on, do not work there.
public enum PathEvent: Sendable, Hashable {
    case use(ObservedUse)
    case exited(CallerExit)
}

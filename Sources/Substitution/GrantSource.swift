public import Attestation
public import Runtime

/// A short-lived login at a path's database.
public struct UpstreamLogin: Sendable {
    public var role: String
    public var password: Secret
    public var expiresAt: Timestamp
    public var grantID: String

    public init(role: String, password: Secret, expiresAt: Timestamp, grantID: String) {
        self.role = role
        self.password = password
        self.expiresAt = expiresAt
        self.grantID = grantID
    }
}

/// Why there is no login. An expected answer.
public struct GrantRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Code: String, Sendable {
        /// The decision was no.
        case denied
        /// There was no decision: the server or the database could not be asked.
        case unavailable
    }
    public var code: Code
    /// Shown to the caller.
    public var reason: String

    public init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    public var description: String { reason }
}

/// Where short-lived logins come from: the agent's connection to its server, or a test.
public protocol GrantSource: Sendable {
    /// A login for this process on this path: a live one that it has, or a new one. Called for every connection in mode
    /// *substitute*, after the caller was attested and presented the right credential.
    func login(for path: String, caller: AttestedProcess) async throws(GrantRefusal) -> UpstreamLogin

    /// The database did not let a login in. It must not be handed out again; one new login is asked for right after this.
    func rejected(grant: String, path: String, reason: String) async
}

extension GrantSource {
    public func rejected(grant: String, path: String, reason: String) async {}
}

//  Console: what people see and what the command line talks to. One HTTP server, two doors: the loopback address with a
//  login, and a Unix socket that only the state directory's owner can reach. Pages are written on the server and work
//  without scripts; each page's value is also the JSON that `/api/v1/…` answers. It decides nothing: every question and
//  every action goes to a ``ControlPlane``, which the server process implements.

public import Access
public import Estate
public import Foundation

/// What the console asks, and whom it tells what to do. The server process implements it.
///
/// Queries read a snapshot and change nothing. Values carry no secret: they go to screens and JSON as they are.
public protocol ControlPlane: Sendable {
    /// Where the whole migration stands.
    func overview() async throws(ActionFailure) -> Overview
    /// Every credential that is known, heaviest blast radius first. The console filters.
    func inventory() async throws(ActionFailure) -> [CredentialSummary]
    /// The inventory as a whole, in figures.
    func figures() async throws(ActionFailure) -> InventoryFigures
    /// One credential; `.notFound` when it is not known.
    func credential(_ fingerprint: Fingerprint) async throws(ActionFailure) -> CredentialDetail
    /// Every workload, declared or only seen.
    func workloads() async throws(ActionFailure) -> [WorkloadSummary]
    /// One workload by its name; `.notFound` when it is not known.
    func workload(_ name: String) async throws(ActionFailure) -> WorkloadDetail
    /// Every identity that is registered or held. The console filters.
    func identities() async throws(ActionFailure) -> [IdentitySummary]
    /// The newest events, newest first, at most `limit`.
    func recentEvents(limit: Int) async throws(ActionFailure) -> [LiveEvent]
    /// Events as they happen, oldest first, beginning after `sequence` when it is given (a reader that reconnects), else
    /// from now on. The stream ends when its consumer is cancelled. Losing the oldest for a slow reader is allowed.
    func liveEvents(after sequence: Int?) async -> AsyncStream<LiveEvent>
    /// Does one action of the command line: `apply`, `import`, `plan`, `cutover`, … `body` and the answer are JSON.
    ///
    /// The body is at most ``ConsoleServer/largestActionBody`` bytes and otherwise unchecked.
    func perform(_ action: String, body: Data, by operator: Operator) async throws(ActionFailure) -> Data
    /// Takes a feed's statement about a node: whoever brings it is nobody, its signature is all that counts.
    ///
    /// At most ``ConsoleServer/largestStatement`` bytes and otherwise unchecked.
    func take(statement: [UInt8]) async throws(ActionFailure) -> StatementAnswer
    /// Answers an enforcement point (AuthZEN Authorization API 1.0). The answer is JSON.
    ///
    /// The body is at most ``AuthZENRequest/byteLimit`` bytes and otherwise unchecked.
    func authorize(_ endpoint: AuthZENEndpoint, body: [UInt8], by gateway: Operator) async throws(AuthZENFailure) -> Data
    /// Answers a program of another party about security events. Whoever asks is nobody until its signature or token says otherwise.
    func signals(_ request: SignalsRequest) async -> SignalsAnswer
}

extension ControlPlane {
    public func signals(_ request: SignalsRequest) async -> SignalsAnswer { SignalsAnswer(404) }

    public func take(statement: [UInt8]) async throws(ActionFailure) -> StatementAnswer {
        throw ActionFailure(.notFound, "no statements are taken here")
    }

    public func authorize(_ endpoint: AuthZENEndpoint, body: [UInt8], by gateway: Operator) async throws(AuthZENFailure) -> Data {
        throw AuthZENFailure(404, "nothing is decided here")
    }
}

/// Who acts. Goes into the ledger with what was done.
public struct Operator: Sendable, Hashable, Codable {
    /// Which way they came in.
    public enum Door: String, Sendable, Codable {
        /// The Unix socket: the kernel vouches for the user.
        case socket
        /// A browser that logged in with the token.
        case session
        /// A client that presents the token with each request.
        case token
    }
    /// The user's name on this machine for ``Door/socket``; `operator` for whoever holds the token.
    public var name: String
    public var door: Door

    public init(name: String, door: Door) {
        self.name = name
        self.door = door
    }
}

/// Why an action or a query gave no answer: for people, and for the command line's exit code.
public struct ActionFailure: Error, Sendable, Codable, CustomStringConvertible {
    public enum Code: String, Sendable, Codable {
        /// The request was understood and the answer is no: a stale plan, a proof that is missing.
        case refused
        /// The request itself is wrong.
        case invalid
        case notFound
        /// Something broke here.
        case `internal`
    }
    public var code: Code
    /// Names the subject in backticks. No secret.
    public var message: String
    /// What to do next, when there is something.
    public var nextStep: String?

    public init(_ code: Code, _ message: String, nextStep: String? = nil) {
        self.code = code
        self.message = message
        self.nextStep = nextStep
    }

    public var description: String { nextStep.map { "\(message): \($0)" } ?? message }
}

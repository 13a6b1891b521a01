import SPIFFE

/// One answer (AuthZEN 1.0, "Decision").
public struct AuthZENDecision: Sendable, Codable, Hashable {
    public struct Details: Sendable, Codable, Hashable {
        public struct Problem: Sendable, Codable, Hashable {
            public var status: Int
            public var message: String
        }
        /// The decision's number: `mayfly explain NUMBER`.
        public var id: String?
        public var code: String?
        public var reason: String?
        /// Of an agent's answer: by which revision of the policies, and until when they count, in RFC 3339.
        public var policies: String?
        public var good_until: String?
        /// Of an agent that has not reached its server since.
        public var server_away_since: String?
        /// Of a question that could not be asked.
        public var error: Problem?

        public init(id: String? = nil, code: String? = nil, reason: String? = nil, error: Problem? = nil) {
            (self.id, self.code, self.reason, self.error) = (id, code, reason, error)
        }

        /// Written out: an encoder costs more than deciding.
        var json: String {
            var members: [(String, String)] = []
            for (name, value) in [
                ("id", id), ("code", code), ("reason", reason), ("policies", policies), ("good_until", good_until),
                ("server_away_since", server_away_since),
            ] {
                if let value { members.append((name, JSONWriter.quoted(value))) }
            }
            if let error {
                members.append(
                    ("error", JSONWriter.object([("message", JSONWriter.quoted(error.message)), ("status", String(error.status))])))
            }
            return JSONWriter.object(members)
        }
    }
    public var decision: Bool
    public var context: Details?

    var json: String {
        JSONWriter.object((context.map { [("context", $0.json)] } ?? []) + [("decision", decision ? "true" : "false")])
    }

    static func impossible(_ failure: AuthZENFailure) -> AuthZENDecision {
        AuthZENDecision(decision: false, context: Details(error: .init(status: failure.status, message: failure.message)))
    }
}

/// What a search found.
public struct AuthZENResults: Sendable, Codable, Hashable {
    public struct Result: Sendable, Codable, Hashable {
        public var type: String?
        public var id: String?
        /// Of an action.
        public var name: String?
    }
    public struct Page: Sendable, Codable, Hashable {
        public var next_token: String
        public var count: Int
    }
    public var page: Page
    public var results: [Result]
}

/// The endpoints of the Authorization API.
public enum AuthZENEndpoint: String, Sendable, CaseIterable {
    case evaluation
    case evaluations
    case subjects = "search/subject"
    case resources = "search/resource"
    case actions = "search/action"

    public var path: String { "/access/v1/\(rawValue)" }

    /// What a search looks for; `nil` for what is none.
    public var side: OutsideQuestions.Side? {
        switch self {
        case .evaluation, .evaluations: nil
        case .subjects: .subject
        case .resources: .resource
        case .actions: .action
        }
    }

    /// Whether these questions go here.
    public func check(_ request: AuthZENRequest) throws(AuthZENFailure) {
        guard self != .evaluation || request.evaluations == nil else {
            throw AuthZENFailure(400, "several questions go to \(AuthZENEndpoint.evaluations.path)")
        }
    }

    /// What is answered to questions that were decided, as JSON.
    public static func answer(to request: AuthZENRequest, _ decisions: [AuthZENDecision]) throws(AuthZENFailure) -> String {
        guard request.evaluations == nil else { return JSONWriter.object([("evaluations", JSONWriter.array(decisions.map(\.json)))]) }
        guard let decision = decisions.first else { throw AuthZENFailure(500, "there is no answer") }
        // The one question could not be asked, so that is what the whole request comes to.
        if let problem = decision.context?.error { throw AuthZENFailure(problem.status, problem.message) }
        return decision.json
    }

    public static let configurationPath = "/.well-known/authzen-configuration"

    /// The metadata of a decision point (AuthZEN 1.0, "Policy Decision Point Metadata").
    public static func configuration(at base: String) -> [String: String] {
        let names: [AuthZENEndpoint: String] = [
            .evaluation: "access_evaluation_endpoint", .evaluations: "access_evaluations_endpoint", .subjects: "search_subject_endpoint",
            .resources: "search_resource_endpoint", .actions: "search_action_endpoint",
        ]
        return names.reduce(into: ["policy_decision_point": base]) { $0[$1.value] = base + $1.key.path }
    }
}

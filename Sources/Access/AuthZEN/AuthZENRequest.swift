import Foundation
import SPIFFE

/// Why a request to the Authorization API cannot be answered at all: its status (AuthZEN 1.0, "Error responses") and what is said.
public struct AuthZENFailure: Error, Sendable, CustomStringConvertible {
    public var status: Int
    public var message: String
    public var description: String { message }

    public init(_ status: Int, _ message: String) {
        self.status = status
        self.message = message
    }

    static func malformed(_ message: String) -> AuthZENFailure { AuthZENFailure(400, message) }
}

/// OpenID AuthZEN Authorization API 1.0: questions as they come from an enforcement point. Everything is bounded before it is looked at.
public struct AuthZENRequest: Sendable {
    /// Most bytes of one request.
    public static let byteLimit = 1 << 20
    /// Most questions in one request.
    public static let evaluationLimit = 1000
    static let nameLimit = 2048

    /// A subject or a resource. In a search one of them has no id.
    public struct Party: Sendable, Hashable {
        public var type: String
        public var id: String?
        /// A JSON object as text; what is said of the thing beside its name.
        public var properties: String?
    }

    /// Subject, action, resource and context of one question; what is missing is taken from the request's defaults.
    public struct Evaluation: Sendable, Hashable {
        public var subject: Party?
        public var action: String?
        public var resource: Party?
        /// A JSON object as text.
        public var context: String?
    }

    public enum Semantic: String, Sendable {
        case executeAll = "execute_all"
        case denyOnFirstDeny = "deny_on_first_deny"
        case permitOnFirstPermit = "permit_on_first_permit"
    }

    public struct Page: Sendable, Hashable {
        public var token: String?
        public var limit: Int?
    }

    public var defaults: Evaluation
    /// `nil` for a single question.
    public var evaluations: [Evaluation]?
    public var semantic: Semantic
    public var page: Page

    /// Reads a request of any of the endpoints; each asks then for what it needs.
    public init(_ body: [UInt8]) throws(AuthZENFailure) {
        guard body.count <= Self.byteLimit else { throw AuthZENFailure(413, "a request has at most \(Self.byteLimit >> 10) KiB") }
        guard let object = (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] else {
            throw .malformed("the request is no JSON object")
        }
        defaults = try Self.evaluation(object, "the request")
        semantic = .executeAll
        if let options = object["options"] {
            guard let options = options as? [String: Any] else { throw .malformed("`options` is no object") }
            if let name = options["evaluations_semantic"] {
                guard let text = name as? String, let known = Semantic(rawValue: text) else {
                    throw .malformed("`evaluations_semantic` is none of execute_all, deny_on_first_deny, permit_on_first_permit")
                }
                semantic = known
            }
        }
        page = try Self.page(object["page"])
        guard let list = object["evaluations"] else { return }
        guard let list = list as? [Any] else { throw .malformed("`evaluations` is no array") }
        guard list.count <= Self.evaluationLimit else { throw .malformed("a request has at most \(Self.evaluationLimit) evaluations") }
        // None at all is as if there was no such key.
        if list.isEmpty { return }
        var read: [Evaluation] = []
        for (place, element) in list.enumerated() {
            guard let object = element as? [String: Any] else { throw .malformed("evaluation \(place) is no object") }
            read.append(try Self.evaluation(object, "evaluation \(place)"))
        }
        evaluations = read
    }

    private static func evaluation(_ object: [String: Any], _ place: String) throws(AuthZENFailure) -> Evaluation {
        Evaluation(
            subject: try party(object["subject"], "the subject of \(place)"), action: try action(object["action"], place),
            resource: try party(object["resource"], "the resource of \(place)"),
            context: try text(object["context"], "the context of \(place)"))
    }

    private static func party(_ value: Any?, _ place: String) throws(AuthZENFailure) -> Party? {
        guard let value else { return nil }
        guard let object = value as? [String: Any], let type = object["type"] as? String, (1...nameLimit).contains(type.utf8.count) else {
            throw .malformed("\(place) is no object with a `type`")
        }
        var id: String?
        if let given = object["id"] {
            guard let text = given as? String, text.utf8.count <= nameLimit else {
                throw .malformed("the `id` of \(place) is no text of at most \(nameLimit) bytes")
            }
            id = text
        }
        return Party(type: type, id: id, properties: try text(object["properties"], "`properties` of \(place)"))
    }

    private static func action(_ value: Any?, _ place: String) throws(AuthZENFailure) -> String? {
        guard let value else { return nil }
        guard let object = value as? [String: Any], let name = object["name"] as? String, (1...nameLimit).contains(name.utf8.count) else {
            throw .malformed("the action of \(place) is no object with a `name`")
        }
        return name
    }

    private static func text(_ value: Any?, _ place: String) throws(AuthZENFailure) -> String? {
        guard let value else { return nil }
        guard let object = value as? [String: Any],
            let data = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
        else { throw .malformed("\(place) is no object") }
        return String(decoding: data, as: UTF8.self)
    }

    private static func page(_ value: Any?) throws(AuthZENFailure) -> Page {
        guard let value else { return Page() }
        guard let object = value as? [String: Any] else { throw .malformed("`page` is no object") }
        var page = Page()
        if let token = object["token"] {
            guard let text = token as? String, text.utf8.count <= 4 * nameLimit else { throw .malformed("`page.token` is none of ours") }
            page.token = text.isEmpty ? nil : text
        }
        if let limit = object["limit"] {
            guard let number = limit as? Int, number >= 0 else { throw .malformed("`page.limit` is no number") }
            page.limit = number
        }
        return page
    }

    /// The questions, with the defaults put in.
    public var questions: [Evaluation] {
        guard let evaluations else { return [defaults] }
        return evaluations.map { evaluation in
            Evaluation(
                subject: evaluation.subject ?? defaults.subject, action: evaluation.action ?? defaults.action,
                resource: evaluation.resource ?? defaults.resource, context: evaluation.context ?? defaults.context)
        }
    }
}

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

    public var json: String {
        JSONWriter.object((context.map { [("context", $0.json)] } ?? []) + [("decision", decision ? "true" : "false")])
    }

    static func impossible(_ failure: AuthZENFailure) -> AuthZENDecision {
        AuthZENDecision(decision: false, context: Details(error: .init(status: failure.status, message: failure.message)))
    }
}

public struct AuthZENEvaluations: Sendable, Codable, Hashable {
    public var evaluations: [AuthZENDecision]

    public init(evaluations: [AuthZENDecision]) { self.evaluations = evaluations }
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

import Foundation
import Runtime

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

    /// Reads a request of any of the endpoints; each asks then for what it needs. By hand: to read it by a library and write parts of it
    /// again took longer than to decide.
    public init(_ body: [UInt8]) throws(AuthZENFailure) {
        guard body.count <= Self.byteLimit else { throw AuthZENFailure(413, "a request has at most \(Self.byteLimit >> 10) KiB") }
        var read = Members()
        do {
            try JSONCursor.read(body, .init(bytes: Self.byteLimit, depth: 64, values: 200_000)) { cursor in
                try cursor.object { try read.take($1, &$0) }
            }
        } catch let failure as AuthZENFailure {
            throw failure
        } catch {
            throw .malformed("the request is no JSON object: \(error)")
        }
        (defaults, semantic, page) = (read.evaluation, read.semantic, read.page)
        // None at all is as if there was no such key.
        if let list = read.evaluations, !list.isEmpty { evaluations = list }
    }

    /// What is read so far.
    private struct Members {
        var evaluation = Evaluation()
        var evaluations: [Evaluation]?
        var semantic = Semantic.executeAll
        var page = Page()

        mutating func take(_ name: String, _ cursor: inout JSONCursor) throws {
            switch name {
            case "options": try takeOptions(&cursor)
            case "page": try takePage(&cursor)
            case "evaluations": try takeEvaluations(&cursor)
            default: try evaluation.take(name, "the request", &cursor)
            }
        }

        private mutating func takeOptions(_ cursor: inout JSONCursor) throws {
            guard cursor.kind == .object else { throw AuthZENFailure.malformed("`options` is no object") }
            var found = semantic
            try cursor.object { cursor, name in
                guard name == "evaluations_semantic" else { return try cursor.pass() }
                guard let text = try cursor.optionalString(), let known = Semantic(rawValue: text) else {
                    throw AuthZENFailure.malformed("`evaluations_semantic` is none of execute_all, deny_on_first_deny, permit_on_first_permit")
                }
                found = known
            }
            semantic = found
        }

        private mutating func takePage(_ cursor: inout JSONCursor) throws {
            guard cursor.kind == .object else { throw AuthZENFailure.malformed("`page` is no object") }
            var found = Page()
            try cursor.object { cursor, name in
                switch name {
                case "token":
                    guard let text = try cursor.optionalString(), text.utf8.count <= 4 * nameLimit else {
                        throw AuthZENFailure.malformed("`page.token` is none of ours")
                    }
                    found.token = text.isEmpty ? nil : text
                case "limit":
                    guard let number = try cursor.naturalNumber() else { throw AuthZENFailure.malformed("`page.limit` is no number") }
                    found.limit = number
                default: try cursor.pass()
                }
            }
            page = found
        }

        private mutating func takeEvaluations(_ cursor: inout JSONCursor) throws {
            guard cursor.kind == .array else { throw AuthZENFailure.malformed("`evaluations` is no array") }
            var list: [Evaluation] = []
            try cursor.array { cursor in
                guard list.count < evaluationLimit else { throw AuthZENFailure.malformed("a request has at most \(evaluationLimit) evaluations") }
                guard cursor.kind == .object else { throw AuthZENFailure.malformed("evaluation \(list.count) is no object") }
                let place = "evaluation \(list.count)"
                var read = Evaluation()
                try cursor.object { try read.take($1, place, &$0) }
                list.append(read)
            }
            evaluations = list
        }
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

extension AuthZENRequest.Evaluation {
    fileprivate mutating func take(_ name: String, _ place: String, _ cursor: inout JSONCursor) throws {
        switch name {
        case "subject": subject = try Self.party("the subject", place, &cursor)
        case "resource": resource = try Self.party("the resource", place, &cursor)
        case "action":
            var found: String?
            if cursor.kind == .object {
                try cursor.object { cursor, name in
                    if name == "name" { found = try cursor.optionalString() } else { try cursor.pass() }
                }
            }
            guard let found, (1...AuthZENRequest.nameLimit).contains(found.utf8.count) else {
                throw AuthZENFailure.malformed("the action of \(place) is no object with a `name`")
            }
            action = found
        case "context":
            guard let text = try cursor.objectSource() else { throw AuthZENFailure.malformed("the context of \(place) is no object") }
            context = text
        default: try cursor.pass()
        }
    }

    private static func party(_ what: String, _ place: String, _ cursor: inout JSONCursor) throws -> AuthZENRequest.Party {
        var (type, id, properties): (String?, String?, String?)
        if cursor.kind == .object {
            try cursor.object { cursor, name in
                switch name {
                case "type": type = try cursor.optionalString()
                case "id":
                    guard let text = try cursor.optionalString(), text.utf8.count <= AuthZENRequest.nameLimit else {
                        throw AuthZENFailure.malformed("the `id` of \(what) of \(place) is no text of at most \(AuthZENRequest.nameLimit) bytes")
                    }
                    id = text
                case "properties":
                    guard let text = try cursor.objectSource() else {
                        throw AuthZENFailure.malformed("`properties` of \(what) of \(place) is no object")
                    }
                    properties = text
                default: try cursor.pass()
                }
            }
        }
        guard let type, (1...AuthZENRequest.nameLimit).contains(type.utf8.count) else {
            throw AuthZENFailure.malformed("\(what) of \(place) is no object with a `type`")
        }
        return AuthZENRequest.Party(type: type, id: id, properties: properties)
    }
}

/// What is of another type than it should be is passed over here, and missed by whoever needs it.
extension JSONCursor {
    fileprivate mutating func optionalString() throws -> String? {
        if kind == .string { return try string() }
        try pass()
        return nil
    }

    fileprivate mutating func naturalNumber() throws -> Int? {
        if kind == .number { return Int(try number()).flatMap { $0 >= 0 ? $0 : nil } }
        try pass()
        return nil
    }

    /// An object as it stands. Numbers with a fraction or an exponent are written anew: `30.0` is `30`.
    fileprivate mutating func objectSource() throws -> String? {
        let (isObject, before) = (kind == .object, fractions)
        let text = try source()
        guard isObject else { return nil }
        guard fractions > before else { return text }
        guard let object = (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any],
            let data = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
        else { throw AuthZENFailure.malformed("the request has a number that is none") }
        return String(decoding: data, as: UTF8.self)
    }
}

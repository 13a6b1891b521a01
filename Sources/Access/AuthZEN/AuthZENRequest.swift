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
        guard var text = String(validating: body, as: UTF8.self) else { throw .malformed("the request is not UTF-8") }
        (defaults, semantic, page) = (Evaluation(), .executeAll, Page())
        var read = Members()
        let result = text.withUTF8 { bytes in
            Result { () throws(AuthZENFailure) in
                var reader = RequestReader(bytes)
                try reader.document { (reader, name) throws(AuthZENFailure) in try read.take(name, &reader) }
            }
        }
        try result.get()
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

        mutating func take(_ name: String, _ reader: inout RequestReader) throws(AuthZENFailure) {
            switch name {
            case "options": try takeOptions(&reader)
            case "page": try takePage(&reader)
            case "evaluations": try takeEvaluations(&reader)
            default: try evaluation.take(name, "the request", &reader)
            }
        }

        private mutating func takeOptions(_ reader: inout RequestReader) throws(AuthZENFailure) {
            guard reader.isAtObject else { throw .malformed("`options` is no object") }
            var found = semantic
            try reader.object { (reader, name) throws(AuthZENFailure) in
                guard name == "evaluations_semantic" else { return try reader.pass() }
                guard let text = try reader.text(), let known = Semantic(rawValue: text) else {
                    throw .malformed("`evaluations_semantic` is none of execute_all, deny_on_first_deny, permit_on_first_permit")
                }
                found = known
            }
            semantic = found
        }

        private mutating func takePage(_ reader: inout RequestReader) throws(AuthZENFailure) {
            guard reader.isAtObject else { throw .malformed("`page` is no object") }
            var found = Page()
            try reader.object { (reader, name) throws(AuthZENFailure) in
                switch name {
                case "token":
                    guard let text = try reader.text(), text.utf8.count <= 4 * nameLimit else {
                        throw .malformed("`page.token` is none of ours")
                    }
                    found.token = text.isEmpty ? nil : text
                case "limit":
                    guard let number = try reader.count() else { throw .malformed("`page.limit` is no number") }
                    found.limit = number
                default: try reader.pass()
                }
            }
            page = found
        }

        private mutating func takeEvaluations(_ reader: inout RequestReader) throws(AuthZENFailure) {
            guard reader.isAtArray else { throw .malformed("`evaluations` is no array") }
            var list: [Evaluation] = []
            try reader.array { (reader) throws(AuthZENFailure) in
                guard list.count < evaluationLimit else { throw .malformed("a request has at most \(evaluationLimit) evaluations") }
                guard reader.isAtObject else { throw .malformed("evaluation \(list.count) is no object") }
                let place = "evaluation \(list.count)"
                var read = Evaluation()
                try reader.object { (reader, name) throws(AuthZENFailure) in try read.take(name, place, &reader) }
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
    fileprivate mutating func take(_ name: String, _ place: String, _ reader: inout RequestReader) throws(AuthZENFailure) {
        switch name {
        case "subject": subject = try Self.party("the subject", place, &reader)
        case "resource": resource = try Self.party("the resource", place, &reader)
        case "action":
            var found: String?
            if reader.isAtObject {
                try reader.object { (reader, name) throws(AuthZENFailure) in
                    if name == "name" { found = try reader.text() } else { try reader.pass() }
                }
            }
            guard let found, (1...AuthZENRequest.nameLimit).contains(found.utf8.count) else {
                throw .malformed("the action of \(place) is no object with a `name`")
            }
            action = found
        case "context":
            guard let text = try reader.objectText() else { throw .malformed("the context of \(place) is no object") }
            context = text
        default: try reader.pass()
        }
    }

    private static func party(_ what: String, _ place: String, _ reader: inout RequestReader) throws(AuthZENFailure) -> AuthZENRequest.Party {
        var (type, id, properties): (String?, String?, String?)
        if reader.isAtObject {
            try reader.object { (reader, name) throws(AuthZENFailure) in
                switch name {
                case "type": type = try reader.text()
                case "id":
                    guard let text = try reader.text(), text.utf8.count <= AuthZENRequest.nameLimit else {
                        throw .malformed("the `id` of \(what) of \(place) is no text of at most \(AuthZENRequest.nameLimit) bytes")
                    }
                    id = text
                case "properties":
                    guard let text = try reader.objectText() else { throw .malformed("`properties` of \(what) of \(place) is no object") }
                    properties = text
                default: try reader.pass()
                }
            }
        }
        guard let type, (1...AuthZENRequest.nameLimit).contains(type.utf8.count) else {
            throw .malformed("\(what) of \(place) is no object with a `type`")
        }
        return AuthZENRequest.Party(type: type, id: id, properties: properties)
    }
}

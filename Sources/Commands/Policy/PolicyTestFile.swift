import Cedar
import Foundation
import Yams

/// Requests with the answers that they must get, in YAML or JSON. Format: docs/reference/policy.md.
struct PolicyTestFile {
    struct Case {
        let name: String
        let request: Request
        let decision: Decision
        /// Nil where the file does not say.
        let reasons: Set<String>?
        let errors: Set<String>?
    }

    let schema: Schema?
    let policies: PolicyFiles.Loaded
    let entities: Entities
    let cases: [Case]

    /// - Parameter path: other files are named relative to its directory.
    init(_ path: String) throws {
        let text = String(decoding: try readFile(path, limit: PolicyFiles.limit), as: UTF8.self)
        let root: Any?
        do {
            // An instant stays the text that it is written as: Cedar reads it.
            root = try Yams.load(yaml: text, Resolver.default.removing(.timestamp))
        } catch {
            throw CommandFailure("`\(path)` is neither YAML nor JSON: \(error)", next: "see docs/reference/policy.md")
        }
        let top = try Fields(root, "`\(path)`", ["schema", "policies", "entities", "cases"])
        let folder = path == "-" ? "." : URL(filePath: path).deletingLastPathComponent().relativePath
        func resolved(_ name: String) -> String { name.hasPrefix("/") ? name : "\(folder)/\(name)" }

        schema = try top.text("schema").map { try PolicyFiles.schema(resolved($0)) }
        policies = try PolicyFiles.load(try top.required(top.texts("policies"), "policies").map(resolved))
        entities = try Self.entities(top, schema, resolved)
        var cases: [Case] = []
        for (index, value) in try top.required(top.list("cases"), "cases").enumerated() {
            cases.append(try Self.read(value, index, schema))
        }
        self.cases = cases
    }

    private static func entities(_ top: Fields, _ schema: Schema?, _ resolved: (String) -> String) throws -> Entities {
        var (json, place) = ("[]", top.what)
        if let path = top.values["entities"] as? String {
            place = "`\(resolved(path))`"
            json = String(decoding: try readFile(resolved(path), limit: PolicyFiles.limit), as: UTF8.self)
        } else if let inline = top.values["entities"] {
            json = try text(of: inline, "`entities`")
        }
        do throws(CedarError) {
            if let schema { return try Entities(json: json, schema: schema) }
            return try Entities(json: json)
        } catch {
            throw CommandFailure("the entities of \(place): \(error.message)", next: error.hint)
        }
    }

    private static func read(_ value: Any, _ index: Int, _ schema: Schema?) throws -> Case {
        let known = ["name", "principal", "action", "resource", "context", "decision", "reasons", "errors"]
        let fields = try Fields(value, "case \(index + 1)", known)
        let name = try fields.text("name") ?? "case \(index + 1)"
        let what = "`\(name)`"
        guard let decision = try Decision(rawValue: fields.required(fields.text("decision"), "decision")) else {
            throw CommandFailure("\(what): `decision` is allow or deny", next: nil)
        }
        do {
            func uid(_ key: String) throws -> EntityUID { try EntityUID(parsing: fields.required(fields.text(key), key)) }
            let (principal, action, resource) = (try uid("principal"), try uid("action"), try uid("resource"))
            let json = try fields.values["context"].map { try text(of: $0, "`context` of \(what)") } ?? "{}"
            let context = try Self.context(json, action, schema)
            if let reason = schema?.refusal(principal: principal, action: action, resource: resource, context: context) {
                throw CommandFailure("\(what): \(reason)", next: "the schema allows no such request")
            }
            return Case(
                name: name, request: Request(principal: principal, action: action, resource: resource, context: context),
                decision: decision, reasons: try fields.texts("reasons").map(Set.init), errors: try fields.texts("errors").map(Set.init))
        } catch let error as CedarError {
            throw CommandFailure("\(what): \(error.message)", next: error.hint)
        }
    }

    private static func context(_ json: String, _ action: EntityUID, _ schema: Schema?) throws -> Record {
        if let schema { return try Record(context: json, action: action, schema: schema) }
        guard case .record(let record) = try Value(json: json) else { throw CommandFailure("a context is an object", next: nil) }
        return record
    }

    private static func text(of value: Any, _ what: String) throws -> String {
        guard JSONSerialization.isValidJSONObject(value), let data = try? JSONSerialization.data(withJSONObject: value) else {
            throw CommandFailure("\(what) holds what JSON cannot", next: "use strings, whole numbers, true and false, lists and objects")
        }
        return String(decoding: data, as: UTF8.self)
    }

    /// The members of an object, asked by type.
    private struct Fields {
        let values: [String: Any]
        let what: String

        init(_ value: Any?, _ what: String, _ known: [String]) throws {
            guard let values = value as? [String: Any] else { throw CommandFailure("\(what) is no object", next: "see docs/reference/policy.md") }
            for key in values.keys.sorted() where !known.contains(key) {
                throw CommandFailure("\(what) has `\(key)`, which is unknown", next: "known are \(known.joined(separator: ", "))")
            }
            self.values = values
            self.what = what
        }

        func required<Value>(_ value: Value?, _ key: String) throws -> Value {
            guard let value else { throw CommandFailure("\(what) has no `\(key)`", next: "see docs/reference/policy.md") }
            return value
        }

        func text(_ key: String) throws -> String? {
            guard let value = values[key] else { return nil }
            guard let text = value as? String else { throw CommandFailure("`\(key)` of \(what) is no text", next: nil) }
            return text
        }

        /// One text, or several.
        func texts(_ key: String) throws -> [String]? {
            guard let value = values[key] else { return nil }
            if let text = value as? String { return [text] }
            guard let list = value as? [Any], let texts = list as? [String] else {
                throw CommandFailure("`\(key)` of \(what) is no list of texts", next: nil)
            }
            return texts
        }

        func list(_ key: String) throws -> [Any]? {
            guard let value = values[key] else { return nil }
            guard let list = value as? [Any] else { throw CommandFailure("`\(key)` of \(what) is no list", next: nil) }
            return list
        }
    }
}

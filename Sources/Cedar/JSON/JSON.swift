/// A JSON document (RFC 8259). Members keep their order; a name that comes twice is refused, because two readers might
/// take different ones.
enum JSON: Sendable {
    case null
    case bool(Bool)
    /// A number without fraction and exponent that fits.
    case integer(Int64)
    /// Any other number, as it stands.
    case number(String)
    case string(String)
    case array([JSON])
    case object([Member])

    struct Member: Sendable {
        let name: String
        let value: JSON

        init(_ name: String, _ value: JSON) {
            self.name = name
            self.value = value
        }
    }

    /// What messages call it.
    var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .integer, .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

// MARK: Shapes

extension JSON {
    func members(of what: String) throws(CedarError) -> [Member] {
        guard case .object(let members) = self else { throw CedarError(.shape, "\(what) is \(kind), not an object") }
        return members
    }

    func elements(of what: String) throws(CedarError) -> [JSON] {
        guard case .array(let elements) = self else { throw CedarError(.shape, "\(what) is \(kind), not an array") }
        return elements
    }

    func text(of what: String) throws(CedarError) -> String {
        guard case .string(let text) = self else { throw CedarError(.shape, "\(what) is \(kind), not a string") }
        return text
    }

    /// An object with these names and no others; which of them must be there is asked of the result.
    func fields(of what: String, _ allowed: String...) throws(CedarError) -> Fields {
        let members = try members(of: what)
        for member in members where !allowed.contains(member.name) {
            let known = allowed.map { "`\($0)`" }.joined(separator: ", ")
            throw CedarError(.shape, "\(what) has an unknown member `\(member.name)`", hint: "known are \(known)")
        }
        return Fields(what: what, members: members)
    }

    struct Fields {
        let what: String
        let members: [Member]

        subscript(name: String) -> JSON? { members.first { $0.name == name }?.value }

        func required(_ name: String) throws(CedarError) -> JSON {
            guard let value = self[name] else { throw CedarError(.shape, "\(what) has no `\(name)`") }
            return value
        }

        func text(_ name: String) throws(CedarError) -> String {
            try required(name).text(of: "`\(name)` of \(what)")
        }
    }
}

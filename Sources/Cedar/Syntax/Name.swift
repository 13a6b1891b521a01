/// A name with its namespace, such as `Estate::Workload`: identifiers joined by `::`. Reserved words are refused,
/// `__cedar` too.
public struct Name: Hashable, Sendable, CustomStringConvertible {
    /// As written in normal form, without spaces.
    public let description: String

    /// Nil unless `text` is a name in normal form.
    public init?(_ text: String) {
        var rest = Substring(text)
        while true {
            let part = rest.prefix { $0 != ":" }
            guard Identifier.isFree(part) else { return nil }
            rest = rest.dropFirst(part.count)
            if rest.isEmpty { break }
            guard rest.hasPrefix("::") else { return nil }
            rest = rest.dropFirst(2)
        }
        description = text
    }

    /// From parts that were checked.
    init(unchecked text: String) { description = text }

    /// The last part.
    public var base: String {
        let utf8 = description.utf8
        return utf8.lastIndex(of: UInt8(ascii: ":")).map { String(description[utf8.index(after: $0)...]) } ?? description
    }
    /// What stands before it: empty, or the parts joined by `::`.
    public var namespace: String { parts.dropLast().joined(separator: "::") }
    /// What stands between the `::`; never empty.
    public var parts: [Substring] { description.split(separator: "::", omittingEmptySubsequences: false) }

    /// The same name in `namespace`, unless it has one already.
    public func qualified(by namespace: Name?) -> Name {
        guard let namespace, parts.count == 1 else { return self }
        return Name(unchecked: "\(namespace)::\(description)")
    }
}

/// The type of an entity. `Action` in any namespace is the type of actions.
public typealias EntityType = Name

extension EntityType {
    /// Clause "Entities": the type of an action is named `Action`.
    public var isAction: Bool { description == "Action" || description.hasSuffix("::Action") }
}

/// What the grammar calls IDENT and RESERVED.
public enum Identifier {
    /// May stand as an annotation's key or in quotes, and nowhere else.
    public static func isReserved(_ text: String) -> Bool {
        switch text {
        case "true", "false", "if", "then", "else", "in", "like", "has", "is", "__cedar": true
        default: false
        }
    }

    /// A letter or `_`, then letters, digits and `_`, all ASCII. Reserved words are such too.
    public static func isWellFormed(_ text: some StringProtocol) -> Bool {
        var first = true
        for byte in text.utf8 {
            guard starts(byte) || (!first && digit(byte)) else { return false }
            first = false
        }
        return !first
    }

    /// Well-formed, and not reserved: usable as an attribute without quotes.
    public static func isFree(_ text: some StringProtocol) -> Bool {
        isWellFormed(text) && !isReserved(String(text))
    }

    static func starts(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
    }
    static func digit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}

extension Name {
    /// What a program names itself, and so need not be read; of what comes from outside `init(_:)` is asked.
    public init(known text: StaticString) { self.init(unchecked: "\(text)") }
}

/// A property of a process that somebody other than the process vouches for, such as `unix:uid:61001`,
/// `systemd:unit:orders.service` or `k8s:ns:shop`. Which types there are, and what their values look like: ``SelectorType``.
public struct Selector: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    public var type: String
    public var value: String

    /// The types an attestor can produce, in the order in which they are shown.
    public static let knownTypes = SelectorType.all.map(\.name)

    /// No check: for values that are known to be right.
    public init(type: String, value: String) {
        self.type = type
        self.value = value
    }

    /// Reads what somebody typed, and says what is wrong with it.
    public init(checking text: String) throws(SelectorError) {
        guard let type = SelectorType.all.first(where: { text.hasPrefix($0.name + ":") }) else {
            throw SelectorError(selector: text, reason: SelectorType.unknown(text))
        }
        let value = String(text.dropFirst(type.name.count + 1))
        if let wrong = type.fault(value) { throw SelectorError(selector: text, reason: wrong) }
        self.init(type: type.name, value: value)
    }

    /// `nil` unless the text starts with a known type and its value has that type's form.
    public init?(_ text: String) {
        guard let selector = try? Selector(checking: text) else { return nil }
        self = selector
    }

    /// `nil` when the value is not one that the type can have: for values that come from a runtime's or cluster's answers.
    public init?(_ type: String, _ value: String) {
        guard let known = SelectorType.all.first(where: { $0.name == type }), known.fault(value) == nil else { return nil }
        self.init(type: type, value: value)
    }

    public var description: String { "\(type):\(value)" }

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.description < rhs.description }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do throws(SelectorError) {
            self = try Selector(checking: text)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// Why a text is no selector, in words for whoever typed it.
public struct SelectorError: Error, Sendable, Hashable, CustomStringConvertible {
    public var selector: String
    public var reason: String

    public var description: String { "`\(selector.prefix(120))` is not a selector: \(reason)" }
}

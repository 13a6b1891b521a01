import Foundation

/// A JSON value written down as its standard shows it. Members without a value are left out.
enum JSONDocument: Sendable, Encodable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([JSONDocument])
    case object([String: JSONDocument])

    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int) { self = .number(value) }
    init(booleanLiteral value: Bool) { self = .flag(value) }
    init(arrayLiteral elements: JSONDocument...) { self = .list(elements) }
    init(dictionaryLiteral elements: (String, JSONDocument?)...) {
        self = .object(Dictionary(elements.compactMap { key, value in value.map { (key, $0) } }) { first, _ in first })
    }

    static func texts(_ values: [String]) -> JSONDocument { .list(values.map { .text($0) }) }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .flag(let value): try container.encode(value)
        case .list(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }

    /// Sorted keys, so that the same report gives the same bytes.
    func written(pretty: Bool) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = pretty ? [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted] : [.sortedKeys, .withoutEscapingSlashes]
        // Nothing in here can fail to encode: no numbers but integers, and `String` is always valid Unicode.
        guard let data = try? encoder.encode(self) else { return "null" }
        return String(decoding: data, as: UTF8.self)
    }
}

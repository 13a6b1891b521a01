import Runtime

/// A JSON value (RFC 8259), as the documents of SPIFFE hold it. Members keep their order; no name stands twice.
public indirect enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)

    public var string: String? { if case .string(let text) = self { text } else { nil } }
    public var number: JSONNumber? { if case .number(let number) = self { number } else { nil } }
    public var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
    public var object: JSONObject? { if case .object(let object) = self { object } else { nil } }

    /// All elements as strings; `nil` when this is no array or one of them is something else.
    var strings: [String]? {
        guard let array else { return nil }
        let texts = array.compactMap(\.string)
        return texts.count == array.count ? texts : nil
    }
}

extension JSONValue {
    /// Reads a document that strangers wrote, strictly and within limits. That no name stands twice is SPIFFE Trust Domain and Bundle's
    /// demand (§6.3).
    static func read(_ bytes: some Sequence<UInt8>, _ limits: JSONCursor.Limits) throws -> JSONValue {
        try JSONCursor.read(Array(bytes), limits) { try JSONValue(&$0) }
    }

    private init(_ cursor: inout JSONCursor) throws {
        switch cursor.kind {
        case .object:
            var object = JSONObject()
            try cursor.object { object.add($1, try JSONValue(&$0)) }
            self = .object(object)
        case .array:
            var values: [JSONValue] = []
            try cursor.array { values.append(try JSONValue(&$0)) }
            self = .array(values)
        case .string: self = .string(try cursor.string())
        case .literal: self = try cursor.literal().map { .bool($0) } ?? .null
        case .number: self = .number(JSONNumber(text: try cursor.number()))
        }
    }
}

/// The members of a JSON object, in their order.
public struct JSONObject: Sendable, Hashable {
    public private(set) var members: [(name: String, value: JSONValue)]
    private var places: [String: Int]

    public init() {
        members = []
        places = [:]
    }

    public subscript(_ name: String) -> JSONValue? { places[name].map { members[$0].value } }

    public var names: [String] { members.map(\.name) }

    /// Adds a member of a name that is not there yet.
    mutating func add(_ name: String, _ value: JSONValue) {
        places[name] = members.count
        members.append((name, value))
    }

    public static func == (lhs: Self, rhs: Self) -> Bool {
        lhs.members.count == rhs.members.count && lhs.members.allSatisfy { rhs[$0.name] == $0.value }
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(places.keys.sorted()) }
}

/// A JSON number as it was written: JSON has no width, and 2⁵³ is not where SPIFFE's sequence numbers end.
public struct JSONNumber: Sendable, Hashable {
    let text: String

    /// The exact integer, if it is one of 64 bits.
    public var integer: Int64? { Int64(text) }

    /// The exact non-negative integer, if it is one of 64 bits.
    public var unsigned: UInt64? { UInt64(text) }

    /// The nearest floating point number, if it is finite.
    public var double: Double? { Double(text).flatMap { $0.isFinite ? $0 : nil } }
}

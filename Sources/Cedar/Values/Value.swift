/// What an expression evaluates to, an attribute holds, a context is made of.
public enum Value: Sendable {
    case bool(Bool)
    case long(Int64)
    case string(String)
    case entity(EntityUID)
    case set(ValueSet)
    case record(Record)
    case decimal(Decimal)
    case ipaddr(IPAddress)
    case datetime(Datetime)
    case duration(Duration)
}

/// Equality as `==` in a policy: values of different types differ, sets know no order and no repetition, strings are
/// code points.
extension Value: Hashable {
    public static func == (left: Value, right: Value) -> Bool {
        switch (left, right) {
        case (.bool(let a), .bool(let b)): a == b
        case (.long(let a), .long(let b)): a == b
        case (.string(let a), .string(let b)): a.isExactly(b)
        case (.entity(let a), .entity(let b)): a == b
        case (.set(let a), .set(let b)): a == b
        case (.record(let a), .record(let b)): a == b
        case (.decimal(let a), .decimal(let b)): a == b
        case (.ipaddr(let a), .ipaddr(let b)): a == b
        case (.datetime(let a), .datetime(let b)): a == b
        case (.duration(let a), .duration(let b)): a == b
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .bool(let value): hasher.combine(value)
        case .long(let value): hasher.combine(value)
        case .string(let text): text.hashExactly(into: &hasher)
        case .entity(let uid): hasher.combine(uid)
        case .set(let set): hasher.combine(set)
        case .record(let record): hasher.combine(record)
        case .decimal(let value): hasher.combine(value)
        case .ipaddr(let value): hasher.combine(value)
        case .datetime(let value): hasher.combine(value)
        case .duration(let value): hasher.combine(value)
        }
    }
}

extension Value {
    /// The name of the value's type, as messages use it.
    public var typeName: String {
        switch self {
        case .bool: "bool"
        case .long: "long"
        case .string: "string"
        case .entity(let uid): "entity of type `\(uid.type)`"
        case .set: "set"
        case .record: "record"
        case .decimal: "decimal"
        case .ipaddr: "ipaddr"
        case .datetime: "datetime"
        case .duration: "duration"
        }
    }

    /// The value that a constructor makes of `text`.
    /// - Throws: `value` when the text is not of that type; `shape` when `function` is no constructor.
    public init(_ function: ExtensionFunction, _ text: String) throws(CedarError) {
        switch function {
        case .decimal: self = .decimal(try Decimal(text))
        case .ip: self = .ipaddr(try IPAddress(text))
        case .datetime: self = .datetime(try Datetime(text))
        case .duration: self = .duration(try Duration(text))
        default: throw CedarError(.shape, "`\(function)` makes no value of a string")
        }
    }

    /// An expression that evaluates to this.
    public var expression: Expr {
        switch self {
        case .bool(let value): .bool(value)
        case .long(let value): .long(value)
        case .string(let text): .string(text)
        case .entity(let uid): .entity(uid)
        case .set(let set): Expr(.set(set.sorted.map(\.expression)))
        case .record(let record): Expr(.record(record.fields.map { .init($0.name, $0.value.expression) }))
        case .decimal(let value): Expr(.call(.decimal, [.string(value.description)]))
        case .ipaddr(let value): Expr(.call(.ip, [.string(value.description)]))
        case .duration(let value): Expr(.call(.duration, [.string(value.description)]))
        case .datetime(let value): value.expression
        }
    }
}

extension Value: CustomStringConvertible {
    /// As in a policy.
    public var description: String { expression.description }
}

/// A set of values: no order, no repetition, any mixture of types.
public struct ValueSet: Sendable, Hashable {
    /// Without order and repetition.
    public let elements: Set<Value>

    /// Leaves repetitions out.
    public init(_ elements: some Sequence<Value>) { self.elements = Set(elements) }

    public var count: Int { elements.count }
    public func contains(_ value: Value) -> Bool { elements.contains(value) }

    /// In one order whatever the order of making, so that what is printed is the same each time.
    public var sorted: [Value] {
        elements.count < 2 ? Array(elements) : elements.inOrder()
    }
}

/// Names with values: attributes, tags, a context.
public struct Record: Sendable, Hashable {
    /// One name with its value.
    public struct Field: Sendable, Hashable {
        public let name: String
        public let value: Value

        public init(_ name: String, _ value: Value) {
            self.name = name
            self.value = value
        }

        public static func == (left: Field, right: Field) -> Bool {
            left.name.isExactly(right.name) && left.value == right.value
        }

        public func hash(into hasher: inout Hasher) {
            name.hashExactly(into: &hasher)
            hasher.combine(value)
        }
    }

    /// By name, in the order of bytes.
    public let fields: [Field]

    /// The record without fields, `{}`.
    public init() { fields = [] }

    /// - Throws: `duplicate` for a name that comes twice.
    public init(_ fields: some Sequence<Field>) throws(CedarError) {
        let sorted = fields.sorted { $0.name.precedes($1.name) }
        for (left, right) in zip(sorted, sorted.dropFirst()) where left.name.isExactly(right.name) {
            throw CedarError(.duplicate, "`\(left.name)` stands in the record twice")
        }
        self.fields = sorted
    }

    /// From a literal.
    /// - Throws: `duplicate` for a name that comes twice.
    public init(_ fields: KeyValuePairs<String, Value>) throws(CedarError) {
        try self.init(fields.map { Field($0.key, $0.value) })
    }

    public var count: Int { fields.count }
    public var isEmpty: Bool { fields.isEmpty }

    /// By binary search.
    public subscript(name: String) -> Value? {
        var (low, high) = (0, fields.count)
        while low < high {
            let middle = (low + high) / 2
            if fields[middle].name.precedes(name) { low = middle + 1 } else { high = middle }
        }
        return low < fields.count && fields[low].name.isExactly(name) ? fields[low].value : nil
    }
}

/// What a solver's term stands for.
enum Sort: Hashable, Sendable {
    case bool
    /// Unbounded. That a long has 64 bits is said of each term, and an overflow is found by looking at the sum.
    case int
    /// A text of which `like` asks, in the theory of strings.
    case string
    case bits(Int)
    /// Things of which one only asks whether they are the same: the entities of a type, and texts that no `like` looks into.
    case atom(Int)

    var text: String {
        switch self {
        case .bool: "Bool"
        case .int: "Int"
        case .string: "String"
        case .bits(let width): "(_ BitVec \(width))"
        case .atom(let index): "S\(index)"
        }
    }
}

/// A term in SMT-LIB 2. Its text is short: whatever is composed has a name of its own (see `Script`).
struct SymbolicTerm: Hashable, Sendable {
    /// ASCII, so that Swift's equality of strings is equality of terms.
    let text: String
    let sort: Sort
    /// Two literals with different texts are different things.
    var isLiteral = false

    static let yes = SymbolicTerm(text: "true", sort: .bool, isLiteral: true)
    static let no = SymbolicTerm(text: "false", sort: .bool, isLiteral: true)

    static func bool(_ value: Bool) -> SymbolicTerm { value ? .yes : .no }

    static func int(_ value: Int64) -> SymbolicTerm {
        SymbolicTerm(text: value < 0 ? "(- \(value.magnitude))" : "\(value)", sort: .int, isLiteral: true)
    }

    static func bits(_ value: UInt128, _ width: Int) -> SymbolicTerm {
        SymbolicTerm(text: "(_ bv\(value) \(width))", sort: .bits(width), isLiteral: true)
    }

    /// - Returns: nil for a text with characters that SMT-LIB's strings do not have (above U+2FFFF).
    static func string(_ value: String) -> SymbolicTerm? {
        var text = "\""
        for scalar in value.unicodeScalars {
            switch scalar.value {
            case 0x22: text += "\"\""
            // A backslash may begin an escape.
            case 0x20...0x7E where scalar != "\\": text.unicodeScalars.append(scalar)
            case ...0x2FFFF: text += "\\u{\(String(scalar.value, radix: 16))}"
            default: return nil
            }
        }
        return SymbolicTerm(text: text + "\"", sort: .string, isLiteral: true)
    }
}

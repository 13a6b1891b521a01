/// A value of which not all is known: what an expression is in every request at once.
indirect enum Symbol: Sendable {
    /// Booleans, numbers, texts, entities, and the extension types that are numbers within.
    case scalar(SymbolicTerm)
    case address(isV6: SymbolicTerm, bits: SymbolicTerm, prefix: SymbolicTerm)
    case record([Field])
    case set(SymbolicSet)

    struct Field: Sendable {
        let name: String
        let isPresent: SymbolicTerm
        let value: Symbol
    }
}

/// A set as the question whether something is in it. The theories of sets differ from solver to solver, this needs none.
indirect enum SymbolicSet: Sendable {
    case literal([Symbol])
    /// Whatever the predicate holds for, given these arguments: an attribute of the entity that is the argument.
    case predicate(String, [SymbolicTerm])
    case choice(SymbolicTerm, SymbolicSet, SymbolicSet)
}

/// What has no counterpart in the solver's language. The answer is then "unknown", and this is the reason.
struct Unencodable: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}

extension CedarType {
    /// The type without what is known of truth values: two expressions of one such type have values of the same kind.
    var plain: CedarType {
        switch self {
        case .bool: .bool
        case .set(let element): .set(element.plain)
        case .record(let record):
            .record(RecordType(record.attributes.map { .init($0.name, $0.type.plain, isRequired: $0.isRequired) }, isOpen: record.isOpen))
        case .never, .long, .string, .entity, .extension: self
        }
    }
}

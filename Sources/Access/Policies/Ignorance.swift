import Cedar

/// Something that a request's context may lack, and of which the lack says nothing: it may be so, and nobody knows.
enum Unknown: Hashable, Comparable {
    /// An optional attribute of the context, by its path.
    case attribute([String])
    /// A tag of an entity that the context names: its path, and how the key is written.
    case tag([String], key: String)

    static func < (left: Unknown, right: Unknown) -> Bool { left.description < right.description }

    var description: String {
        switch self {
        case .attribute(let path): (["context"] + path).joined(separator: ".")
        case .tag(let path, let key): (["context"] + path).joined(separator: ".") + "'s tag \(key)"
        }
    }
}

/// What a condition can come to while something is not known, and once it is: which of the four pairs of truth values there can be.
///
/// A permit that can hold while something is not known, and not once it is, opens for not knowing. A forbid the other way round falls silent.
/// Parts that look at the thing are taken to come to anything once it is known, and all others to be what they are in both worlds; where one
/// of these stands in two places, the two are taken to be independent, so a condition that says something twice may be thought worse of than it is.
struct Ignorance: OptionSet {
    let rawValue: UInt8

    /// The first while it is not known, the second once it is.
    static let noNo = Ignorance(rawValue: 1)
    static let noYes = Ignorance(rawValue: 2)
    static let yesNo = Ignorance(rawValue: 4)
    static let yesYes = Ignorance(rawValue: 8)
    /// Has nothing to do with it.
    static let same: Ignorance = [.noNo, .yesYes]
    static let any: Ignorance = [.noNo, .noYes, .yesNo, .yesYes]

    /// Of all conditions of a policy together.
    init(_ conditions: [Condition], of unknown: Unknown) {
        self = conditions.reduce(.yesYes) { found, condition in
            let inner = Ignorance(condition.body, of: unknown)
            return found.paired(condition.kind == .when ? inner : inner.negated) { $0 && $1 }
        }
    }

    init(rawValue: UInt8) { self.rawValue = rawValue }

    private static func pair(_ before: Bool, _ after: Bool) -> Ignorance {
        before ? (after ? .yesYes : .yesNo) : (after ? .noYes : .noNo)
    }

    private var pairs: [(before: Bool, after: Bool)] {
        [(Ignorance.noNo, (false, false)), (.noYes, (false, true)), (.yesNo, (true, false)), (.yesYes, (true, true))]
            .filter { contains($0.0) }.map(\.1)
    }

    private func paired(_ other: Ignorance, _ join: (Bool, Bool) -> Bool) -> Ignorance {
        var result: Ignorance = []
        for left in pairs { for right in other.pairs { result.insert(.pair(join(left.before, right.before), join(left.after, right.after))) } }
        return result
    }

    private var negated: Ignorance { paired(.yesYes) { left, _ in !left } }

    /// As deep as the expression, which the parser bounds.
    private init(_ expr: Expr, of unknown: Unknown) {
        func inner(_ expr: Expr) -> Ignorance { Ignorance(expr, of: unknown) }
        switch expr.kind {
        case .literal(.bool(let value)): self = value ? .yesYes : .noNo
        case .and(let list): self = list.reduce(.yesYes) { $0.paired(inner($1)) { $0 && $1 } }
        case .or(let list): self = list.reduce(.noNo) { $0.paired(inner($1)) { $0 || $1 } }
        case .unary(.not, let operand): self = inner(operand).negated
        case .conditional(let test, let then, let otherwise):
            var result: Ignorance = []
            let (then, otherwise) = (inner(then).pairs, inner(otherwise).pairs)
            for test in inner(test).pairs {
                for yes in then {
                    for no in otherwise { result.insert(.pair(test.before ? yes.before : no.before, test.after ? yes.after : no.after)) }
                }
            }
            self = result
        default: self = Ignorance(atom: expr, of: unknown)
        }
    }

    private init(atom: Expr, of unknown: Unknown) {
        switch unknown {
        case .tag(let path, let key):
            if case .binary(.hasTag, let operand, let asked) = atom.kind, Reading(operand) == Reading(variable: .context, path: path) {
                self = asked.description == key ? .noYes : .same
            } else if case .has = atom.kind, let asked = Reading.path(of: atom), path.starts(with: asked) {
                self = .yesYes
            } else {
                self = Unknown.tags(in: atom).contains(unknown) ? .any : .same
            }
        case .attribute(let path):
            if case .has = atom.kind, let asked = Reading.path(of: atom) {
                if asked == path {
                    self = .noYes
                } else if path.starts(with: asked) {
                    // What it is in is there in both worlds.
                    self = .yesYes
                } else {
                    self = asked.starts(with: path) ? [.noNo, .noYes] : .same
                }
            } else {
                let looks = Reading.all(in: atom).contains { $0.variable == .context && ($0.path.starts(with: path) || path.starts(with: $0.path)) }
                self = looks ? .any : .same
            }
        }
    }
}

extension Unknown {
    /// Tags of what the context names, wherever an expression asks for them.
    static func tags(in expr: Expr) -> Set<Unknown> {
        var found: Set<Unknown> = []
        func visit(_ expr: Expr) {
            if case .binary(let op, let operand, let key) = expr.kind, op == .hasTag || op == .getTag, let reading = Reading(operand),
                reading.variable == .context
            {
                found.insert(.tag(reading.path, key: key.description))
            }
            for child in expr.children { visit(child) }
        }
        visit(expr)
        return found
    }

    /// Optional attributes of contexts, within records too.
    static func attributes(of context: RecordType, below path: [String] = []) -> Set<Unknown> {
        context.attributes.reduce(into: []) { found, attribute in
            let inner = path + [attribute.name]
            if !attribute.isRequired { found.insert(.attribute(inner)) }
            if case .record(let record) = attribute.type { found.formUnion(attributes(of: record, below: inner)) }
        }
    }
}

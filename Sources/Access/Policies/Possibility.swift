import Cedar

/// What a condition can come to by somebody's word alone: what that one says can be either, what is so in any case can be either too, and
/// everything else is of no help, so neither. `&&` is true where all of it can be, and false where any of it can.
struct Possibility: Equatable {
    var yes: Bool
    var no: Bool

    static let either = Possibility(yes: true, no: true)
    static let neither = Possibility(yes: false, no: false)

    init(yes: Bool, no: Bool) {
        self.yes = yes
        self.no = no
    }

    /// As deep as the expression, which the parser bounds.
    init(of expr: Expr, atom: (Expr) -> Possibility) {
        switch expr.kind {
        case .literal(.bool(let value)): self.init(yes: value, no: !value)
        case .and(let list):
            let parts = list.map { Possibility(of: $0, atom: atom) }
            self.init(yes: parts.allSatisfy(\.yes), no: parts.contains(where: \.no))
        case .or(let list):
            let parts = list.map { Possibility(of: $0, atom: atom) }
            self.init(yes: parts.contains(where: \.yes), no: parts.allSatisfy(\.no))
        case .unary(.not, let operand):
            let inner = Possibility(of: operand, atom: atom)
            self.init(yes: inner.no, no: inner.yes)
        case .conditional(let test, let then, let otherwise):
            let (test, then, otherwise) = (
                Possibility(of: test, atom: atom), Possibility(of: then, atom: atom), Possibility(of: otherwise, atom: atom)
            )
            self.init(yes: test.yes && then.yes || test.no && otherwise.yes, no: test.yes && then.no || test.no && otherwise.no)
        default: self = atom(expr)
        }
    }

    /// All conditions of a policy together.
    init(of conditions: [Condition], atom: (Expr) -> Possibility) {
        let parts = conditions.map { condition in
            let inner = Possibility(of: condition.body, atom: atom)
            return condition.kind == .when ? inner : Possibility(yes: inner.no, no: inner.yes)
        }
        self.init(yes: parts.allSatisfy(\.yes), no: parts.contains(where: \.no))
    }
}

/// What an expression looks at: a variable, and the attributes after it.
struct Reading: Hashable {
    var variable: Variable
    var path: [String]

    /// Every one in an expression, each as long as it is written.
    static func all(in expr: Expr) -> Set<Reading> {
        var found: Set<Reading> = []
        func visit(_ expr: Expr) {
            if let reading = Reading(expr) {
                found.insert(reading)
            } else if case .has(let operand, let names) = expr.kind, let reading = Reading(operand) {
                found.insert(Reading(variable: reading.variable, path: reading.path + names))
            } else {
                for child in expr.children { visit(child) }
            }
        }
        visit(expr)
        return found
    }

    init(variable: Variable, path: [String]) {
        self.variable = variable
        self.path = path
    }

    /// What a `has` on the context asks for.
    static func path(of expr: Expr) -> [String]? {
        guard case .has(let operand, let names) = expr.kind, let reading = Reading(operand), reading.variable == .context else { return nil }
        return reading.path + names
    }

    init?(_ expr: Expr) {
        switch expr.kind {
        case .variable(let variable): self.init(variable: variable, path: [])
        case .attribute(let operand, let name):
            guard let below = Reading(operand) else { return nil }
            self.init(variable: below.variable, path: below.path + [name])
        default: return nil
        }
    }
}

extension Reading {
    /// What tells nothing of who asks: what is asked for, when, and that an answer is bound to a key.
    var isOfEveryRequest: Bool {
        switch variable {
        case .action: true
        case .context: ["now", "senderConstrained"].contains(path.first)
        case .principal, .resource: false
        }
    }
}

extension Expr {
    /// Of what type something is, and that a thing is itself.
    var tellsNothing: Bool {
        switch kind {
        case .is(let operand, _, in: nil): Reading(operand).map { $0.path.isEmpty } ?? false
        case .binary(let op, let left, let right): [.equal, .notEqual, .lessOrEqual, .greaterOrEqual, .in].contains(op) && left == right
        default: false
        }
    }
}

/// Whose word each attribute of a context is, by the schema's annotations.
struct ContextSources: Sendable {
    /// Paths below `context` that callers state of themselves: `@source("caller")`.
    private(set) var callers: Set<[String]> = []
    /// Paths that the enforcement point states: `@source("gateway")`.
    private(set) var gateways: Set<[String]> = []

    init(_ document: SchemaDocument) {
        for namespace in document.namespaces {
            for action in namespace.actions { if let context = action.appliesTo?.context { visit(context, [], namespace, document) } }
        }
    }

    private mutating func visit(
        _ type: SchemaDocument.TypeSyntax, _ path: [String], _ namespace: SchemaDocument.Namespace, _ document: SchemaDocument
    ) {
        // Common types cannot go in circles, and no context is deeper than this.
        guard path.count < 16 else { return }
        switch type {
        case .record(let attributes):
            for attribute in attributes {
                let inner = path + [attribute.name]
                switch attribute.annotations.first(where: { $0.key == "source" })?.value {
                case "caller": callers.insert(inner)
                case "gateway": gateways.insert(inner)
                default: break
                }
                visit(attribute.type, inner, namespace, document)
            }
        case .named(let reference), .common(let reference):
            let home =
                reference.parts.count == 1
                ? namespace : document.namespaces.first { $0.name?.description == reference.parts.dropLast().joined(separator: "::") }
            if let home, let common = home.commonTypes.first(where: { $0.name == reference.parts.last }) {
                visit(common.type, path, home, document)
            }
        case .set, .entity, .builtIn: break
        }
    }

    /// Whether Mayfly knows it by itself in requests for this action. In contexts of operators' own actions gateways state everything.
    func isMayflys(_ path: [String], _ action: EntityUID) -> Bool {
        guard action.type.description.hasPrefix("Mayfly::") else { return false }
        return !path.indices.contains { callers.contains(Array(path[...$0])) || gateways.contains(Array(path[...$0])) }
    }

    func isCallers(_ reading: Reading) -> Bool {
        reading.variable == .context && reading.path.indices.contains { callers.contains(Array(reading.path[...$0])) }
    }
}

/// A question to a solver in SMT-LIB 2, as it grows.
///
/// Each composed term is defined once and then goes by a short name: an expression that is used in many places stays as small as it is,
/// and two expressions that say the same are one term. What can be seen to be true or false is not asked.
struct Script: Sendable {
    private(set) var text = "(set-option :produce-models true)\n(set-logic ALL)\n"
    private var definitions: [String: SymbolicTerm] = [:]
    /// What each negation denies.
    private var denied: [SymbolicTerm: SymbolicTerm] = [:]
    private var names = 0

    private mutating func name(_ prefix: String) -> String {
        names += 1
        return "\(prefix)\(names)"
    }

    // MARK: Declaring

    mutating func sort() -> Sort {
        names += 1
        text += "(declare-sort S\(names) 0)\n"
        return .atom(names)
    }

    /// A function about which nothing is known. Without arguments it is a constant.
    mutating func function(_ arguments: [Sort], _ result: Sort) -> String {
        let name = name("f")
        text += "(declare-fun \(name) (\(arguments.map(\.text).joined(separator: " "))) \(result.text))\n"
        return name
    }

    mutating func constant(_ sort: Sort, isLiteral: Bool = false) -> SymbolicTerm {
        SymbolicTerm(text: function([], sort), sort: sort, isLiteral: isLiteral)
    }

    static func application(_ function: String, _ arguments: [SymbolicTerm], _ sort: Sort) -> SymbolicTerm {
        SymbolicTerm(text: arguments.isEmpty ? function : "(\(function) \(list(arguments)))", sort: sort)
    }

    private static func list(_ terms: some Sequence<SymbolicTerm>) -> String { terms.map(\.text).joined(separator: " ") }

    mutating func assert(_ term: SymbolicTerm) {
        guard term != .yes else { return }
        text += "(assert \(term.text))\n"
    }

    // MARK: Composing

    /// `(head a b …)` under a name.
    mutating func make(_ head: String, _ operands: [SymbolicTerm], _ sort: Sort) -> SymbolicTerm {
        let body = "(\(head) \(Self.list(operands)))"
        if let known = definitions[body] { return known }
        let term = SymbolicTerm(text: name("t"), sort: sort)
        text += "(define-fun \(term.text) () \(sort.text) \(body))\n"
        definitions[body] = term
        return term
    }

    mutating func not(_ term: SymbolicTerm) -> SymbolicTerm {
        if term == .yes { return .no }
        if term == .no { return .yes }
        if let inner = denied[term] { return inner }
        let negation = make("not", [term], .bool)
        denied[negation] = term
        return negation
    }

    mutating func and(_ terms: [SymbolicTerm]) -> SymbolicTerm { chain("and", terms, neutral: .yes, ends: .no) }
    mutating func or(_ terms: [SymbolicTerm]) -> SymbolicTerm { chain("or", terms, neutral: .no, ends: .yes) }

    private mutating func chain(_ head: String, _ terms: [SymbolicTerm], neutral: SymbolicTerm, ends: SymbolicTerm) -> SymbolicTerm {
        var operands: [SymbolicTerm] = []
        var seen: Set<SymbolicTerm> = []
        for term in terms where term != neutral && seen.insert(term).inserted {
            if term == ends { return ends }
            operands.append(term)
        }
        if operands.contains(where: { denied[$0].map(seen.contains) ?? false }) { return ends }
        return operands.count < 2 ? operands.first ?? neutral : make(head, operands, .bool)
    }

    mutating func implies(_ left: SymbolicTerm, _ right: SymbolicTerm) -> SymbolicTerm { or([not(left), right]) }

    mutating func equal(_ left: SymbolicTerm, _ right: SymbolicTerm) -> SymbolicTerm {
        if left == right { return .yes }
        if left.sort != right.sort || (left.isLiteral && right.isLiteral) { return .no }
        if left.sort == .bool {
            if left.isLiteral { return left == .yes ? right : not(right) }
            if right.isLiteral { return right == .yes ? left : not(left) }
        }
        return left.text < right.text ? make("=", [left, right], .bool) : make("=", [right, left], .bool)
    }

    mutating func choose(_ test: SymbolicTerm, _ then: SymbolicTerm, _ otherwise: SymbolicTerm) -> SymbolicTerm {
        if test == .yes || then == otherwise { return then }
        if test == .no { return otherwise }
        if then.sort == .bool { return and([or([not(test), then]), or([test, otherwise])]) }
        return make("ite", [test, then, otherwise], then.sort)
    }
}

/// A question to a solver in SMT-LIB 2, as it grows.
///
/// Each composed term is defined once and then goes by a short name: an expression that is used in many places stays as small as it is,
/// and two expressions that say the same are one term. What can be seen to be true or false is not asked.
struct Script: Sendable {
    private(set) var text = "(set-option :produce-models true)\n(set-logic ALL)\n"
    private var definitions: [String: Term] = [:]
    /// What each negation denies.
    private var denied: [Term: Term] = [:]
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

    mutating func constant(_ sort: Sort, isLiteral: Bool = false) -> Term {
        Term(text: function([], sort), sort: sort, isLiteral: isLiteral)
    }

    static func application(_ function: String, _ arguments: [Term], _ sort: Sort) -> Term {
        Term(text: arguments.isEmpty ? function : "(\(function) \(list(arguments)))", sort: sort)
    }

    private static func list(_ terms: some Sequence<Term>) -> String { terms.map(\.text).joined(separator: " ") }

    mutating func assert(_ term: Term) {
        guard term != .yes else { return }
        text += "(assert \(term.text))\n"
    }

    // MARK: Composing

    /// `(head a b …)` under a name.
    mutating func make(_ head: String, _ operands: [Term], _ sort: Sort) -> Term {
        let body = "(\(head) \(Self.list(operands)))"
        if let known = definitions[body] { return known }
        let term = Term(text: name("t"), sort: sort)
        text += "(define-fun \(term.text) () \(sort.text) \(body))\n"
        definitions[body] = term
        return term
    }

    mutating func not(_ term: Term) -> Term {
        if term == .yes { return .no }
        if term == .no { return .yes }
        if let inner = denied[term] { return inner }
        let negation = make("not", [term], .bool)
        denied[negation] = term
        return negation
    }

    mutating func and(_ terms: [Term]) -> Term { chain("and", terms, neutral: .yes, ends: .no) }
    mutating func or(_ terms: [Term]) -> Term { chain("or", terms, neutral: .no, ends: .yes) }

    private mutating func chain(_ head: String, _ terms: [Term], neutral: Term, ends: Term) -> Term {
        var operands: [Term] = []
        var seen: Set<Term> = []
        for term in terms where term != neutral && seen.insert(term).inserted {
            if term == ends { return ends }
            operands.append(term)
        }
        if operands.contains(where: { denied[$0].map(seen.contains) ?? false }) { return ends }
        return operands.count < 2 ? operands.first ?? neutral : make(head, operands, .bool)
    }

    mutating func implies(_ left: Term, _ right: Term) -> Term { or([not(left), right]) }

    mutating func equal(_ left: Term, _ right: Term) -> Term {
        if left == right { return .yes }
        if left.sort != right.sort || (left.isLiteral && right.isLiteral) { return .no }
        if left.sort == .bool {
            if left.isLiteral { return left == .yes ? right : not(right) }
            if right.isLiteral { return right == .yes ? left : not(left) }
        }
        return left.text < right.text ? make("=", [left, right], .bool) : make("=", [right, left], .bool)
    }

    mutating func choose(_ test: Term, _ then: Term, _ otherwise: Term) -> Term {
        if test == .yes || then == otherwise { return then }
        if test == .no { return otherwise }
        if then.sort == .bool { return and([or([not(test), then]), or([test, otherwise])]) }
        return make("ite", [test, then, otherwise], then.sort)
    }
}

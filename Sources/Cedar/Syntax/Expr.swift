/// An expression of a condition, with the place it came from.
///
/// Chains of `&&` and of `||` are one node each: a long list of alternatives costs no depth, and grouping to the left
/// means nothing.
public struct Expr: Sendable, Equatable {
    public indirect enum Kind: Sendable, Equatable {
        case literal(Literal)
        case variable(Variable)
        /// Two or more, from left to right; the first false ends it.
        case and([Expr])
        /// Two or more, from left to right; the first true ends it.
        case or([Expr])
        case conditional(if: Expr, then: Expr, else: Expr)
        case unary(UnaryOperator, Expr)
        case binary(BinaryOperator, Expr, Expr)
        /// `e.name`, `e["name"]`.
        case attribute(Expr, String)
        /// `e has a.b.c`: one name or more. More are `e has a && e.a has b && …`.
        case has(Expr, [String])
        case like(Expr, Pattern)
        /// `e is T`, `e is T in f`.
        case `is`(Expr, EntityType, in: Expr?)
        case set([Expr])
        /// In the order of the text, no name twice.
        case record([Field])
        /// A constructor or method of an extension type. The count of operands is as written: evaluation and validation
        /// judge it.
        case call(ExtensionFunction, [Expr])
    }

    /// What stands for itself.
    public enum Literal: Sendable, Equatable {
        case bool(Bool)
        case long(Int64)
        case string(String)
        case entity(EntityUID)

        public static func == (left: Literal, right: Literal) -> Bool {
            switch (left, right) {
            case (.bool(let a), .bool(let b)): a == b
            case (.long(let a), .long(let b)): a == b
            case (.string(let a), .string(let b)): a.isExactly(b)
            case (.entity(let a), .entity(let b)): a == b
            default: false
            }
        }
    }

    /// A name with its expression in a record.
    public struct Field: Sendable, Equatable {
        public var name: String
        public var value: Expr

        public init(_ name: String, _ value: Expr) {
            self.name = name
            self.value = value
        }

        public static func == (left: Field, right: Field) -> Bool {
            left.name.isExactly(right.name) && left.value == right.value
        }
    }

    public var kind: Kind
    /// Nil for what was not read from text.
    public var span: SourceSpan?

    public init(_ kind: Kind, at span: SourceSpan? = nil) {
        self.kind = kind
        self.span = span
    }

    /// The same expression, wherever it stands.
    public static func == (left: Expr, right: Expr) -> Bool { left.kind == right.kind }
}

extension Expr {
    public static func bool(_ value: Bool) -> Expr { Expr(.literal(.bool(value))) }
    public static func long(_ value: Int64) -> Expr { Expr(.literal(.long(value))) }
    public static func string(_ value: String) -> Expr { Expr(.literal(.string(value))) }
    public static func entity(_ value: EntityUID) -> Expr { Expr(.literal(.entity(value))) }
    public static func variable(_ name: Variable) -> Expr { Expr(.variable(name)) }

    /// `left && right`; joins a chain on the left.
    public static func and(_ left: Expr, _ right: Expr, at span: SourceSpan? = nil) -> Expr {
        Expr(.and(left.conjuncts + right.conjuncts), at: span)
    }

    /// `left || right`; joins a chain on the left.
    public static func or(_ left: Expr, _ right: Expr, at span: SourceSpan? = nil) -> Expr {
        Expr(.or(left.disjuncts + right.disjuncts), at: span)
    }

    /// What it is a chain of, by itself if it is none. `a && (b && c)` is the chain that `a && b && c` is: the same parts are asked, in the
    /// same order, for the same answer and the same errors.
    var conjuncts: [Expr] { if case .and(let chain) = kind { chain } else { [self] } }
    var disjuncts: [Expr] { if case .or(let chain) = kind { chain } else { [self] } }

    /// The expressions right below this one, from left to right.
    public var children: [Expr] {
        switch kind {
        case .literal, .variable: []
        case .and(let list), .or(let list), .set(let list), .call(_, let list): list
        case .conditional(let test, let then, let otherwise): [test, then, otherwise]
        case .unary(_, let operand), .attribute(let operand, _), .has(let operand, _), .like(let operand, _): [operand]
        case .binary(_, let left, let right): [left, right]
        case .is(let operand, _, let container): container.map { [operand, $0] } ?? [operand]
        case .record(let fields): fields.map(\.value)
        }
    }

    /// Every expression in this one, itself first.
    func visit(_ body: (Expr) -> Void) {
        body(self)
        for child in children { child.visit(body) }
    }
}

/// Why a request was denied, what came nearest to a permit, and the smallest change that would have it allowed.
///
/// Made of values, so that a caller can show it in its own words, log it, or ask the owner of a policy; `description` says it in
/// plain sentences. The order is the same each time.
public struct Explanation: Sendable, Equatable {
    /// A policy by name, with what its author noted: whom to ask (`@owner`), where it was agreed (`@ticket`).
    public struct Named: Sendable, Equatable {
        public let id: PolicyID
        public let effect: Effect
        public let annotations: [Annotation]
        public let span: SourceSpan?

        init(_ policy: Policy) {
            (id, effect, annotations, span) = (policy.id, policy.effect, policy.annotations, policy.template.span)
        }

        public func annotation(_ key: String) -> String? { annotations.first { $0.key == key }?.value }
    }

    /// A forbid that was satisfied.
    public struct Forbid: Sendable, Equatable {
        public let policy: Named
        /// Everything that held, each with what was found; what a finding needs is what would undo the forbid.
        public let conjuncts: [Finding]
    }

    /// A permit that was not satisfied.
    public struct NearMiss: Sendable, Equatable {
        public let policy: Named
        /// The parts of its scope that do not fit.
        public let scope: [Finding]
        /// The conjuncts of its conditions that are false or err.
        public let conjuncts: [Finding]
        /// How far away: what fails of its scope and of its conditions, counted.
        public var distance: Int { scope.count + conjuncts.count }
    }

    public struct Erring: Sendable, Equatable {
        public let policy: Named
        public let error: EvaluationError
    }

    /// Changes that, made together, have the request allowed. This was tried: the authorizer decided again with them.
    public struct Flip: Sendable, Equatable {
        /// None of them can be left out.
        public let changes: [Change]
        /// What permits then.
        public let permits: [Named]
        /// What the authorizer said.
        public let response: Response
    }

    /// What was decided.
    public let response: Response
    /// The determining ones, in the order of the set. Empty for a denial because nothing permits.
    public let forbids: [Forbid]
    /// Permits that hold, and that a forbid overrides.
    public let overridden: [Named]
    /// The nearest first; of two as near, those of the same action first, then the order of the set. Not those that are farther than
    /// the nearest by more than two.
    public let nearMisses: [NearMiss]
    /// Policies that could not be evaluated.
    public let errors: [Erring]
    /// Of these, the forbids, where whoever decides denies by such an error.
    public let erringForbids: [Erring]
    /// Nil where no change of what is known would do, or none was found within the bound.
    public let flip: Flip?
}

extension Explanation {
    /// A condition, or a part of the scope, with what was found.
    public struct Finding: Sendable, Equatable {
        /// One operand of the policy's `&&`.
        public let expr: Expr
        /// What it has to be: false for what stands under `unless` or `!`.
        public let wanted: Bool
        /// The atoms of it that decide, with what they found and what they need.
        public let atoms: [Atom]
        /// Whether any of the atoms would do, instead of all.
        public let isAlternative: Bool

        /// Where it stands. Nil for the scope, and for what was not read from text.
        public var span: SourceSpan? { expr.span }
    }

    /// `subject` was `found`, and needs to be `need`.
    public struct Atom: Sendable, Equatable {
        public let subject: Expr
        public let found: Found
        public let need: Need
    }

    public enum Found: Sendable, Equatable {
        case value(Value)
        /// The subject is a record or entity, and has nothing of that name.
        case missing(String)
        /// The entity has no such tag.
        case missingTag(String)
        /// The subject is an entity that nothing is known of.
        case unknownEntity(EntityUID)
        case error(EvaluationError)
    }

    public enum Need: Sendable, Equatable {
        case equal(Value)
        case notEqual(Value)
        /// `less` and so on: the subject on the left, the value on the right.
        case order(BinaryOperator, Value)
        /// In any of these.
        case member(of: [EntityUID])
        case notMember(of: [EntityUID])
        case type(EntityType)
        case notType(EntityType)
        case present([String])
        case absent([String])
        case like(Pattern)
        case notLike(Pattern)
        case among([Value])
        case notAmong([Value])
        /// All of these elements.
        case containing([Value])
        case containingAny([Value])
        case notContaining([Value])
        case inRange(Value)
        case notInRange(Value)
        case tag(String)
        case noTag(String)
        /// What has no shorter name: the whole atom is to be this.
        case truth(Bool)
    }
}

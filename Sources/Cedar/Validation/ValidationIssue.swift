/// What is wrong or odd about a policy, judged by a schema.
public struct ValidationIssue: Sendable, Hashable, CustomStringConvertible {
    public enum Code: String, Sendable, CaseIterable {
        /// An entity type that the schema does not declare.
        case unknownEntityType
        /// An action that the schema does not declare.
        case unknownAction
        /// An id that an enumeration does not have.
        case unknownEntity
        /// No request that the schema allows fits the policy's scope.
        case neverApplies
        /// An operand is of another type than the operator takes.
        case unexpectedType
        /// What is compared, collected or chosen between is of types that have nothing in common.
        case incompatibleTypes
        /// An attribute that is not there.
        case unknownAttribute
        /// An attribute or tag that may be absent, used without asking.
        case unsafeAccess
        /// Tags of an entity type that has none.
        case noTags
        /// `[]`, of which nobody knows what it is a set of.
        case emptySet
        /// A function with too many or too few operands.
        case operandCount
        /// A constructor whose operand is no literal, or a literal that it refuses.
        case badLiteral
        /// More steps from entity to entity than the level allows.
        case level
        /// A condition that no request meets. A warning.
        case impossible
        /// Characters that look like others or change the direction of writing. A warning.
        case confusable
    }

    public let policy: PolicyID
    public let code: Code
    /// What is wrong; names its subject in backticks.
    public let message: String
    public let span: SourceSpan?
    /// What to do about it.
    public let hint: String?

    /// Whether the policy is good all the same.
    public var isWarning: Bool { code == .impossible || code == .confusable }

    /// `policy: line:column: message (hint)`.
    public var description: String {
        let place = span.map { "\($0.line):\($0.column): " } ?? ""
        return "`\(policy)`: \(place)\(message)" + (hint.map { " (\($0))" } ?? "")
    }
}

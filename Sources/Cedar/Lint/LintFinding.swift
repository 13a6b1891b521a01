/// Something about a policy that is allowed and hardly meant, or that costs more than it must.
public struct LintFinding: Sendable, Hashable, CustomStringConvertible {
    public enum Code: String, Sendable, CaseIterable {
        /// No `@id`: decisions name it by its place in the file, which changes.
        case missingID
        /// No `@owner`: nobody to ask.
        case missingOwner
        /// The same effect, scope and conditions as another.
        case duplicate
        /// Whatever it decides, another decides too.
        case superfluous
        /// A permit without scope and conditions.
        case permitsAll
        /// A forbid that forbids nothing that is permitted.
        case idleForbid
        /// `unless { !… }`, `!!…`.
        case doubleNegation
        /// A part of a condition that is always true, or never.
        case constantPart
        /// `@expires` is past.
        case expired
        /// `@expires` that is no time.
        case badExpiry
        /// A condition about principal, action or resource that the scope could say, by which policies are found.
        case belongsInScope
        /// A text that is written like an entity: it will never equal one.
        case entityInText
        /// Too many policies to hold each against each other.
        case tooMany
    }

    public let policy: PolicyID
    public let code: Code
    /// What is odd; names its subject in backticks.
    public let message: String
    public let span: SourceSpan?
    /// What to do about it.
    public let hint: String?

    /// `policy: line:column: message (hint)`.
    public var description: String {
        let place = span.map { "\($0.line):\($0.column): " } ?? ""
        return "`\(policy)`: \(place)\(message)" + (hint.map { " (\($0))" } ?? "")
    }
}

/// Why a text, a JSON document or a collection was refused. One type for the whole kit; evaluation has its own,
/// `EvaluationError`, because an erring policy is an answer and not a refusal.
public struct CedarError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What kind of fault it is, for programs.
    public enum Code: String, Sendable {
        /// The text is not in the grammar.
        case syntax
        /// More bytes, depth or members than `Limits` allow.
        case limit
        /// The document is not JSON.
        case json
        /// JSON of the wrong shape: a missing key, an unknown one, a wrong type.
        case shape
        /// A string that is no value of its extension type, an integer out of range.
        case value
        /// Two policies, templates or entities with one name.
        case duplicate
        /// A link to a template that is not there, or with other slots than the template has.
        case link
        /// An entity that is its own ancestor, a type that stands for itself.
        case cycle
        /// A schema that names what nobody declares, or declares what may not be.
        case schema
        /// No solver is there to analyse with.
        case solver
    }

    public let code: Code
    /// What is wrong; names its subject in backticks.
    public let message: String
    /// Where, if the fault is in a text.
    public internal(set) var span: SourceSpan?
    /// What to do about it.
    public let hint: String?

    /// For readers of other documents that belong to policies.
    public init(_ code: Code, _ message: String, at span: SourceSpan? = nil, hint: String? = nil) {
        self.code = code
        self.message = message
        self.span = span
        self.hint = hint
    }

    /// `line:column: message (hint)`.
    public var description: String {
        let place = span.map { "\($0.line):\($0.column): " } ?? ""
        return place + message + (hint.map { " (\($0))" } ?? "")
    }
}

/// Why a policy could not be evaluated. The policy is left out of the decision then, and named in the response.
public struct EvaluationError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: String, Sendable {
        /// An operand of another type than the operator takes.
        case type
        /// An attribute that the entity or record does not have.
        case attribute
        /// A tag that the entity does not have.
        case tag
        /// An entity that is not among the entities.
        case entity
        /// A result that does not fit.
        case overflow
        /// A string that is no value of the extension type.
        case value
        /// A function called with too many or too few operands.
        case operands
    }

    public let code: Code
    /// Names what was wanted and what was found, and with it perhaps values of the request.
    public let message: String
    /// The expression that failed, if the policy was read from text.
    public let span: SourceSpan?

    /// `line:column: message`.
    public var description: String { (span.map { "\($0.line):\($0.column): " } ?? "") + message }
}

/// The same while it is on its way up: no text yet. It points into the
/// decision's memory, does not outlive it and does not leave its thread.
struct Failure: Error, @unchecked Sendable {
    let code: EvaluationError.Code
    let node: Int32
    var expected: Expected = .bool
    /// What was there instead, or what lacks something.
    var found = Word(false)
    /// The name that was not found.
    var name: TextPointer?

    enum Expected: String {
        case bool, long, entity, set, record, decimal, ipaddr, datetime, duration
        case text = "string"
        case comparable = "long, datetime or duration"
        case recordOrEntity = "record or entity"
        case entityOrSet = "entity or set of entities"
    }
}

extension EvaluationError {
    init(_ failure: Failure, span: SourceSpan?) {
        let name = { StringLiteral.quoted(failure.name?.string ?? "") }
        let found = Value(failure.found)
        let message =
            switch failure.code {
            case .type: "wanted \(failure.expected.rawValue), found \(found.typeName)"
            case .attribute:
                if case .entity(let uid) = found {
                    "`\(uid)` has no attribute \(name())"
                } else {
                    "the record has no attribute \(name())"
                }
            case .tag: "`\(found)` has no tag \(name())"
            case .entity: "there is no entity `\(found)`"
            case .overflow: "the result does not fit 64 bits"
            case .value: "\(found) is no \(failure.expected.rawValue)"
            case .operands: "the function takes another number of operands"
            }
        self.init(code: failure.code, message: message, span: span)
    }
}

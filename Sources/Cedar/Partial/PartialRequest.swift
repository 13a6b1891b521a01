/// A request of which not everything is known yet: who will ask, for what, or under which circumstances.
public struct PartialRequest: Sendable {
    /// A principal, action or resource.
    public enum Party: Sendable, Hashable {
        case known(EntityUID)
        /// Somebody of this type; of any type if there is none.
        case unknown(EntityType?)

        public var uid: EntityUID? { if case .known(let uid) = self { uid } else { nil } }

        public var type: EntityType? {
            switch self {
            case .known(let uid): uid.type
            case .unknown(let type): type
            }
        }
    }

    /// What may be in a context besides what is known.
    public enum Rest: Sendable, Hashable {
        case nothing
        /// Perhaps attributes of these names, with whatever values.
        case names(Set<String>)
        case anything
    }

    public struct Context: Sendable, Hashable {
        public let known: Record
        public let rest: Rest

        public init(_ known: Record = Record(), rest: Rest = .nothing) {
            (self.known, self.rest) = (known, rest)
        }

        public static let unknown = Context(rest: .anything)

        var isKnown: Bool { rest == .nothing || rest == .names([]) }

        func mayHave(_ name: String) -> Bool {
            switch rest {
            case .nothing: false
            case .names(let names): names.contains { $0.isExactly(name) }
            case .anything: true
            }
        }
    }

    public var principal: Party
    public var action: Party
    public var resource: Party
    public var context: Context

    public init(principal: Party, action: Party, resource: Party, context: Context = Context()) {
        (self.principal, self.action, self.resource, self.context) = (principal, action, resource, context)
    }

    public init(_ request: Request) {
        self.init(
            principal: .known(request.principal), action: .known(request.action), resource: .known(request.resource),
            context: Context(request.context))
    }

    func party(_ variable: Variable) -> Party? {
        switch variable {
        case .principal: principal
        case .action: action
        case .resource: resource
        case .context: nil
        }
    }

    /// The request, if all of it is known.
    var complete: Request? {
        guard let principal = principal.uid, let action = action.uid, let resource = resource.uid, context.isKnown else { return nil }
        return Request(principal: principal, action: action, resource: resource, context: context.known)
    }
}

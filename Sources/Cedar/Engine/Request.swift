/// Who wants to do what to which thing, and what is known of the circumstances. Made once, it can be decided many
/// times.
public struct Request: Sendable {
    public let principal: EntityUID
    public let action: EntityUID
    public let resource: EntityUID
    public let context: Record
    let image: RequestImage

    /// Nothing is checked here: that the request fits a schema is the validator's question.
    public init(principal: EntityUID, action: EntityUID, resource: EntityUID, context: Record = Record()) {
        self.principal = principal
        self.action = action
        self.resource = resource
        self.context = context
        image = RequestImage(principal, action, resource, context)
    }
}

/// The request as words. Made once, then only read.
final class RequestImage: @unchecked Sendable {
    private var arena: Arena
    let principal: UIDPointer
    let action: UIDPointer
    let resource: UIDPointer
    let context: Word

    init(_ principal: EntityUID, _ action: EntityUID, _ resource: EntityUID, _ context: Record) {
        var maker = PlainMaker(arena: Arena())
        self.principal = maker.uid(principal)
        self.action = maker.uid(action)
        self.resource = maker.uid(resource)
        self.context = Word(maker.record(context))
        arena = maker.arena
    }

    deinit { arena.release() }
}

/// Who can, what can.
extension PartialAuthorizer {
    /// The answer for each of the candidates. They are in the order of their names.
    public struct Access: Sendable {
        /// A candidate for whom it depends on what is unknown of the context.
        public struct Conditional: Sendable {
            public let uid: EntityUID
            public let response: PartialResponse
        }

        /// Allowed, whatever is unknown.
        public let allowed: [EntityUID]
        public let conditional: [Conditional]
    }

    /// Which part of a request is asked for.
    public enum Side: Sendable, CaseIterable {
        case principal, action, resource
    }

    /// Who can do this to that: of the entities of the type, of all entities without one.
    public func whoCan(
        _ action: EntityUID, _ resource: EntityUID, context: PartialRequest.Context = .init(), type: EntityType? = nil, in entities: Entities
    ) -> Access {
        let request = PartialRequest(principal: .unknown(type), action: .known(action), resource: .known(resource), context: context)
        return access(.principal, of: Self.entities(type, entities), request, in: entities)
    }

    /// What this one can do that to.
    public func whatCan(
        _ principal: EntityUID, _ action: EntityUID, context: PartialRequest.Context = .init(), type: EntityType? = nil, in entities: Entities
    ) -> Access {
        let request = PartialRequest(principal: .known(principal), action: .known(action), resource: .unknown(type), context: context)
        return access(.resource, of: Self.entities(type, entities), request, in: entities)
    }

    /// Which actions this one can do to that: of those that the schema has for such, or that are among the entities.
    public func whichActions(
        _ principal: EntityUID, _ resource: EntityUID, context: PartialRequest.Context = .init(), in entities: Entities
    ) -> Access {
        var candidates = entities.all.map(\.uid).filter(\.type.isAction)
        if let schema {
            candidates = schema.actions.values.filter { $0.principals.contains(principal.type) && $0.resources.contains(resource.type) }.map(\.uid)
        }
        let request = PartialRequest(principal: .known(principal), action: .unknown(nil), resource: .known(resource), context: context)
        return access(.action, of: candidates, request, in: entities)
    }

    /// Puts each candidate in. What the candidates have in common is evaluated once.
    public func access(
        _ side: Side, of candidates: some Sequence<EntityUID>, _ request: PartialRequest, in entities: Entities
    ) -> Access {
        let sorted = candidates.map { ($0, $0.description) }.sorted { $0.1.precedes($1.1) }.map(\.0)
        var open = request
        let types = Set(sorted.map(\.type))
        open.set(side, .unknown(types.count == 1 ? types.first : nil))
        let common = isAuthorized(open, in: entities)
        switch common.decision {
        case .deny?: return Access(allowed: [], conditional: [])
        case .allow?: return Access(allowed: sorted, conditional: [])
        case nil: break
        }
        let rest = common.policies
        let (authorizer, partial) = (Authorizer(rest), PartialAuthorizer(rest, schema: schema))
        var (allowed, conditional): ([EntityUID], [Access.Conditional]) = ([], [])
        for uid in sorted {
            open.set(side, .known(uid))
            if let request = open.complete {
                if authorizer.isAuthorized(request, in: entities).decision == .allow { allowed.append(uid) }
                continue
            }
            let response = partial.isAuthorized(open, in: entities)
            switch response.decision {
            case .allow?: allowed.append(uid)
            case .deny?: break
            case nil: conditional.append(.init(uid: uid, response: response))
            }
        }
        return Access(allowed: allowed, conditional: conditional)
    }

    private static func entities(_ type: EntityType?, _ entities: Entities) -> [EntityUID] {
        entities.all.map(\.uid).filter { uid in type.map { $0 == uid.type } ?? true }
    }
}

extension PartialRequest {
    fileprivate mutating func set(_ side: PartialAuthorizer.Side, _ party: Party) {
        switch side {
        case .principal: principal = party
        case .action: action = party
        case .resource: resource = party
        }
    }
}

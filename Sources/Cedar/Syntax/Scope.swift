/// A hole in a template. The grammar has these two.
public enum Slot: String, Sendable, CaseIterable {
    case principal = "?principal"
    case resource = "?resource"
}

/// An entity, or the slot that will be one.
public enum EntityReference: Sendable, Hashable {
    case entity(EntityUID)
    case slot(Slot)
}

/// What a policy's scope demands of the principal or the resource.
public enum ScopeConstraint: Sendable, Hashable {
    case any
    case equal(EntityReference)
    /// The entity itself or a descendant.
    case `in`(EntityReference)
    case `is`(EntityType)
    case isIn(EntityType, EntityReference)

    /// The entity or slot it names.
    public var reference: EntityReference? {
        switch self {
        case .any, .is: nil
        case .equal(let reference), .in(let reference), .isIn(_, let reference): reference
        }
    }

    /// The slot it leaves open.
    public var slot: Slot? {
        if case .slot(let slot)? = reference { slot } else { nil }
    }

    /// With `entity` in the slot, if there is one.
    func filled(with entity: EntityUID?) -> ScopeConstraint {
        guard slot != nil, let entity else { return self }
        return switch self {
        case .equal: .equal(.entity(entity))
        case .in: .in(.entity(entity))
        case .isIn(let type, _): .isIn(type, .entity(entity))
        case .any, .is: self
        }
    }
}

/// What a policy's scope demands of the action. All named entities are of a type `Action`.
public enum ActionConstraint: Sendable, Hashable {
    case any
    case equal(EntityUID)
    case `in`(EntityUID)
    /// In any of these; none of them is never satisfied.
    case inAny([EntityUID])
}

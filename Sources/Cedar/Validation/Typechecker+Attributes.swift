/// Attributes, tags and the types of entities.
extension Typechecker {
    /// What is known of the attributes of a record or an entity. `isOpen` says that there may be others.
    private func attributes(of type: CedarType) -> RecordType? {
        switch type {
        case .record(let record): record
        case .entity(let types):
            if let single = types.single {
                schema.entities[single]?.shape ?? .empty
            } else {
                // Of several, what all have; what only some have makes it open.
                try? Self.record(.join(types.members.map { .record(schema.entities[$0]?.shape ?? .empty) }, .permissive))
            }
        default: nil
        }
    }

    private static func record(_ type: CedarType) -> RecordType? { if case .record(let record) = type { record } else { nil } }

    private mutating func holder(_ expr: Expr, _ known: Capabilities, _ wanted: String) -> (answer: Answer, record: RecordType)? {
        let hint = { (type: CedarType) -> String? in
            switch type {
            case .set: "a set is asked with `.contains(…)`"
            case .string: "a string is matched with `like`"
            default: nil
            }
        }
        let answer = operand(expr, known, wanted, hint: hint) {
            switch $0 {
            case .entity, .record: true
            default: false
            }
        }
        guard let answer, let record = attributes(of: answer.type) else { return nil }
        return (answer, record)
    }

    mutating func attribute(_ expr: Expr, _ holder: Expr, _ name: String, _ known: Capabilities) -> Answer? {
        guard let (answer, record) = self.holder(holder, known, "an entity or a record has attributes") else { return nil }
        guard let attribute = record[name] else {
            let near = Suggestion.nearest(to: name, in: record.attributes.map(\.name))
            let owner = if case .entity = answer.type { "`\(answer.type)`" } else { Self.shown(holder) }
            report(
                .unknownAttribute, "\(owner) has no attribute `\(name)`", at: expr,
                hint: near.map { "did you mean `\($0)`?" } ?? (record.isOpen ? "not all that it may be have it: ask `is` before" : nil))
            return nil
        }
        guard attribute.isRequired || known.contains(holder, .attribute(name)) else {
            let test = Expr(.has(holder, [name]))
            report(.unsafeAccess, "the attribute `\(name)` of \(Self.shown(holder)) may be absent", at: expr, hint: "ask before: `\(test) && …`")
            return nil
        }
        return typed(expr, attribute.type, [answer])
    }

    mutating func has(_ expr: Expr, _ holder: Expr, _ name: String, _ known: Capabilities) -> Answer? {
        guard let (answer, record) = self.holder(holder, known, "`has` is about entities and records") else { return nil }
        guard let attribute = record[name] else {
            return typed(expr, .bool(mayHave(name, answer.type) ? .either : .no), [answer])
        }
        let isRecord = if case .record = answer.type { true } else { false }
        // An entity of the type may be missing altogether, and then has nothing.
        let isCertain = (attribute.isRequired && isRecord) || known.contains(holder, .attribute(name))
        return Answer(
            typed: TypedExpr(expr, .bool(isCertain ? .yes : .either), [answer.typed]), learned: Capabilities(holder, .attribute(name)))
    }

    private func mayHave(_ name: String, _ type: CedarType) -> Bool {
        switch type {
        case .record(let record): record.isOpen
        case .entity(let types): types.members.contains { schema.entities[$0]?.shape[name] != nil }
        default: false
        }
    }

    mutating func tag(_ expr: Expr, _ op: BinaryOperator, _ holder: Expr, _ key: Expr, _ known: Capabilities) -> Answer? {
        let wanted = "`.\(op.rawValue)`"
        let (first, second) = (
            entity(holder, known, "\(wanted) is about entities"), operand(key, known, "\(wanted) takes a string") { $0 == .string }
        )
        guard let first, let second, case .entity(let types) = first.type else { return nil }
        let tags = types.members.compactMap { schema.entities[$0]?.tags }
        let isKnown = known.contains(holder, .tag(key))
        if op == .hasTag {
            let truth: CedarType.Truth = tags.isEmpty ? .no : isKnown ? .yes : .either
            return Answer(
                typed: TypedExpr(expr, .bool(truth), [first.typed, second.typed]), learned: Capabilities(holder, .tag(key)))
        }
        guard !tags.isEmpty else {
            report(.noTags, "entities of type `\(first.type)` have no tags", at: expr)
            return nil
        }
        guard isKnown else {
            let test = Expr(.binary(.hasTag, holder, key))
            report(.unsafeAccess, "the tag \(Self.shown(key)) of \(Self.shown(holder)) may be absent", at: expr, hint: "ask before: `\(test) && …`")
            return nil
        }
        guard let type = join(tags, at: expr, "the tags of these are of types that have nothing in common") else { return nil }
        return typed(expr, type, [first, second])
    }

    mutating func isType(_ expr: Expr, _ operand: Expr, _ type: EntityType, _ known: Capabilities) -> Answer? {
        guard let answer = entity(operand, known, "`is` is about entities"), case .entity(let types) = answer.type else { return nil }
        let truth: CedarType.Truth = !types.contains(type) ? .no : types.single != nil ? .yes : .either
        return typed(expr, .bool(truth), [answer])
    }
}

/// A smaller policy set, as changes of the text.
public struct UsageProposal: Sendable {
    /// Whether it allows nothing that the former one did not.
    public enum Subset: Sendable {
        /// By a solver, for all requests and all entities that fit the schema.
        case proved
        /// Nobody knows, and why: there is no solver, or it had no answer.
        case unproved(String)
    }

    public let text: String
    /// What the text says, by the names that the policies had, and the links there were.
    public let policies: PolicySet
    /// In the order of the text.
    public let edits: [UsageEdit]
    /// Changes that would have denied a used request, or that the schema or the solver refuses. They were not made.
    public let dropped: [UsageEdit]
    public let subset: Subset
    /// Used requests that were decided again: all of them are still allowed.
    public let replayed: Int
    /// Cells granted before and after.
    public let granted: (before: Int, after: Int)
}

extension UsageReview {
    /// Proposes to take away what is dead, to narrow scopes to what was used, and to tighten bounds. Forbids stay as they are, so does what
    /// a template says, and what `isExempt` names: what is there for an emergency is not used, and needed.
    /// - Parameters:
    ///   - text: from which the policies were read.
    ///   - analyzer: to prove that nothing new is allowed.
    /// - Throws: `shape` if the policies were not read from this text.
    public func proposal(
        for text: String, _ analyzer: Analyzer? = nil, exempt isExempt: (Policy) -> Bool = { _ in false }
    ) throws(CedarError) -> UsageProposal {
        let bytes = Array(text.utf8)
        let written = try PolicySet(parsing: text)
        let places = policies.policies.indices.filter { !policies.policies[$0].isLinked }
        guard places.count == written.policies.count,
            zip(places, written.policies).allSatisfy({ policies.policies[$0].isSame(as: $1) })
        else { throw CedarError(.shape, "the policies under review are not those of this text") }
        var (edits, dropped) = ([UsageEdit](), [UsageEdit]())
        for (place, policy) in zip(places, written.policies) where policy.effect == .permit && !isExempt(policies.policies[place]) {
            edits += self.edits(place, policy, bytes)
        }
        /// False if some edits had to go.
        func drop(_ fits: (UsageEdit) -> Bool) -> Bool {
            let gone = edits.filter(fits)
            edits.removeAll(where: fits)
            dropped += gone
            return gone.isEmpty
        }
        var (result, candidate) = (text, policies)
        func make() throws(CedarError) {
            result = UsageEdit.apply(edits, to: bytes)
            candidate = try named(try PolicySet(parsing: result), edits)
        }
        while !edits.isEmpty {
            try make()
            let blamed = flipped(by: candidate).union(refused(candidate, edits))
            if blamed.isEmpty { break }
            // Not to be blamed on any: then none.
            if drop({ blamed.contains($0.policy.id) }) { _ = drop { _ in true } }
        }
        var subset = UsageProposal.Subset.unproved("there is no solver")
        if let analyzer {
            let verdicts = unproved(candidate, edits, analyzer)
            if !verdicts.refuted.isEmpty, !drop({ verdicts.refuted.contains($0.policy.id) }) { try make() }
            subset = verdicts.unknown.map { .unproved($0) } ?? .proved
        }
        if edits.isEmpty { (result, candidate, subset) = (text, policies, .proved) }
        let after = edits.isEmpty ? grants : Grants(candidate, schema: schema, in: entities, universe)
        return UsageProposal(
            text: result, policies: candidate, edits: edits, dropped: dropped, subset: subset, replayed: allowed.count,
            granted: (grants.granted.count, after.granted.count))
    }

    /// What was read, by the names of those that are left; with the links, which no text has.
    private func named(_ read: PolicySet, _ edits: [UsageEdit]) throws(CedarError) -> PolicySet {
        let removed = Set(edits.filter { $0.kind == .remove }.map(\.policy.id))
        var (set, left) = (PolicySet(), read.policies[...])
        for template in policies.templates { try set.add(template) }
        for policy in policies.policies where !removed.contains(policy.id) {
            guard !policy.isLinked else {
                try set.add(policy)
                continue
            }
            guard var template = left.popFirst()?.template else { throw CedarError(.shape, "an edit has taken too much away") }
            template.id = policy.id
            try set.add(template)
        }
        return set
    }

    // MARK: Edits

    private func edits(_ place: Int, _ policy: Policy, _ bytes: [UInt8]) -> [UsageEdit] {
        guard !policy.isLinked, let span = policy.template.span, let text = PolicyText(bytes, span) else { return [] }
        let (named, use) = (Explanation.Named(policies.policies[place]), uses[place])
        if use.requests.isEmpty {
            let range = text.whole.lowerBound..<Self.end(of: text.whole, bytes)
            return [UsageEdit(policy: named, kind: .remove, reason: "\(named) was never used", replacements: [.init(range: range, text: "")])]
        }
        var edits: [UsageEdit] = []
        let cells = grants.cells(of: place)
        for side in UsageFinding.Side.allCases {
            let narrowing = Narrowing(entities: entities, granted: names(cells, side), used: names(use.cells, side))
            let (range, found): (Range<Int>, Narrowing.Result?) =
                switch side {
                case .principal: (text.principal, narrowing.scope(.principal, policy.principal))
                case .action: (text.action, narrowing.action(policy.action))
                case .resource: (text.resource, narrowing.scope(.resource, policy.resource))
                }
            guard let found else { continue }
            var replacements = [UsageEdit.Replacement(range: range, text: found.text)]
            if let condition = found.condition { replacements.append(.init(range: text.end..<text.end, text: " when { \(condition) }")) }
            edits.append(UsageEdit(policy: named, kind: .narrow(side), reason: "\(named): \(found.reason)", replacements: replacements))
        }
        for slack in slack(of: place, policy) {
            guard let literal = slack.literal, let value = slack.proposed.literalText else { continue }
            let range = Int(literal.offset)..<Int(literal.offset + literal.length)
            edits.append(
                UsageEdit(
                    policy: named, kind: .tighten,
                    reason: "\(named): no use came nearer to the bound of `\(slack.condition)` than \(slack.nearest.plain)",
                    replacements: [.init(range: range, text: value)]))
        }
        return edits
    }

    /// With the rest of its last line, if nothing stands there.
    private static func end(of range: Range<Int>, _ bytes: [UInt8]) -> Int {
        var end = range.upperBound
        while end < bytes.count, [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r")].contains(bytes[end]) { end += 1 }
        if end == bytes.count { return end }
        return bytes[end] == UInt8(ascii: "\n") ? end + 1 : range.upperBound
    }

    // MARK: What an edit must not do

    /// The permits of used requests that the candidate denies.
    private func flipped(by candidate: PolicySet) -> Set<PolicyID> {
        let (before, after) = (Authorizer(policies), Authorizer(candidate))
        var blamed: Set<PolicyID> = []
        for use in allowed where after.isAuthorized(use.request, in: entities).decision == .deny {
            blamed.formUnion(before.isAuthorized(use.request, in: entities).reasons)
        }
        return blamed
    }

    /// Those whose edits are invalid, where they were not before.
    private func refused(_ candidate: PolicySet, _ edits: [UsageEdit]) -> Set<PolicyID> {
        guard let schema else { return [] }
        let validator = Validator(schema)
        return Set(
            pairs(candidate, edits).compactMap { before, after in
                let isWorse = validator.validate(after.template).contains { !$0.isWarning }
                return isWorse && !validator.validate(before.template).contains { !$0.isWarning } ? before.id : nil
            })
    }

    /// Each edited policy is proved to hold only where it did: then the whole allows nothing new, for no forbid is touched.
    private func unproved(_ candidate: PolicySet, _ edits: [UsageEdit], _ analyzer: Analyzer) -> (refuted: Set<PolicyID>, unknown: String?) {
        var (refuted, unknown): (Set<PolicyID>, String?) = ([], nil)
        for (before, after) in pairs(candidate, edits) {
            guard let one = try? PolicySet([after]), let other = try? PolicySet([before]) else { continue }
            switch analyzer.implies(one, other).verdict {
            case .proved: continue
            case .refuted: refuted.insert(before.id)
            case .unknown(let reason): unknown = unknown ?? "\(before.id): \(reason)"
            }
        }
        return (refuted, unknown)
    }

    /// Policies that were edited and are still there, before and after.
    private func pairs(_ candidate: PolicySet, _ edits: [UsageEdit]) -> [(before: Policy, after: Policy)] {
        Set(edits.map(\.policy.id)).sorted().compactMap { id in
            guard let before = policies.policy(id), let after = candidate.policy(id) else { return nil }
            return (before, after)
        }
    }
}

extension Policy {
    /// But for the name.
    fileprivate func isSame(as other: Policy) -> Bool {
        var template = template
        template.id = other.template.id
        return template == other.template
    }
}

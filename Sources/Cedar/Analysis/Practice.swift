/// What whoever decides by policies makes of them beyond the language. A proof is worth something only if it is about that.
public struct Practice: Sendable, Hashable {
    /// A forbid that errs denies. In the language it is left out.
    public var erringForbidsDeny: Bool
    /// A policy counts until the instant of its `@expires`, and claims are about every instant from this one on. `nil` for the language,
    /// which knows no such thing.
    public var start: Value.Datetime?

    public init(erringForbidsDeny: Bool = false, from start: Value.Datetime? = nil) {
        self.erringForbidsDeny = erringForbidsDeny
        self.start = start
    }

    /// Nothing beyond it.
    public static let language = Practice()

    func allows(_ policies: PolicySet, _ request: Request, in entities: Entities) -> Bool {
        let response = Authorizer(policies).isAuthorized(request, in: entities)
        guard response.decision == .allow else { return false }
        return !erringForbidsDeny || !response.errors.contains { policies.policy($0.policy)?.effect == .forbid }
    }
}

extension Template {
    /// The instant of `@expires`, from which on it is meant to count for nothing; `nil` without one.
    /// - Throws: `value` for what is no time.
    public func end() throws(CedarError) -> Value.Datetime? {
        guard let text = annotation("expires") else { return nil }
        return try Value.Datetime(text)
    }
}

/// Time, as far as policies can tell its instants apart: between two ends of policies nothing changes.
struct Stages {
    /// From when each stage but the first is, in order.
    private let ends: [Value.Datetime]
    private let places: [Value.Datetime: Int]
    /// As somebody wrote them.
    private let texts: [Value.Datetime: String]
    private let start: Value.Datetime?

    init(_ sets: [PolicySet], from start: Value.Datetime?) throws(Unencodable) {
        self.start = start
        var found: [Value.Datetime: String] = [:]
        if let start {
            for policy in sets.flatMap(\.policies) { if let end = try Self.end(policy), end > start { found[end] = policy.annotation("expires") } }
        }
        texts = found
        ends = found.keys.sorted()
        places = Dictionary(uniqueKeysWithValues: zip(ends, ends.indices))
    }

    private static func end(_ policy: Policy) throws(Unencodable) -> Value.Datetime? {
        do throws(CedarError) {
            return try policy.template.end()
        } catch {
            throw Unencodable("`@expires` of the policy `\(policy.id)` is no time")
        }
    }

    /// The number of the last one; the first is 0.
    var last: Int { ends.count }

    /// The last stage in which the policy counts: -1 for none; `nil` where it has no end.
    func last(of policy: Policy) throws(Unencodable) -> Int? {
        guard let start, let end = try Self.end(policy) else { return nil }
        return end <= start ? -1 : places[end]
    }

    /// When a stage begins, as somebody wrote it; `nil` of the first.
    func begin(of stage: Int) -> String? { ends.indices.contains(stage - 1) ? texts[ends[stage - 1]] : nil }

    /// The policies that count in a stage.
    func counting(_ set: PolicySet, in stage: Int) throws(Unencodable) -> PolicySet {
        var counting = PolicySet()
        for policy in set.policies where try last(of: policy).map({ $0 >= stage }) ?? true {
            // It was in a set already, so its name is its own.
            try? counting.add(policy)
        }
        return counting
    }
}

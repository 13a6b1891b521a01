public import Runtime

/// What an entry asks of the node that its process runs on, beyond what every node must be.
public struct ContextRequirement: Sendable, Hashable {
    /// Names of rules.
    public var posture: [String]
    public var environment: String?
    public var location: String?
    public var maximumAttestationAge: Duration?

    public init(posture: [String] = [], environment: String? = nil, location: String? = nil, maximumAttestationAge: Duration? = nil) {
        self.posture = posture
        self.environment = environment
        self.location = location
        self.maximumAttestationAge = maximumAttestationAge
    }

    public var isEmpty: Bool { self == ContextRequirement() }

    /// Whether the node has it, and until when that is sure without looking again.
    public func judge(
        _ standing: NodeStanding, _ context: NodeContext, concerning rules: Set<String>, at now: Timestamp
    ) -> (verdict: ContextVerdict, until: Timestamp?) {
        var until: Timestamp?
        for name in posture {
            if let unmet = (standing.unmet + standing.advised).first(where: { $0.rule == name }) { return (.unmet(unmet), nil) }
            // A rule that is gone, or was never for this node, is met by nobody.
            guard rules.contains(name) else {
                let mend = "mayfly posture apply -f FILE --yes, with the rule in it"
                return (.unmet(missing("posture", "no rule `\(name)` concerns the node", mend: mend)), nil)
            }
            if standing.pending.contains(name) { return (.pending, nil) }
        }
        for (name, wanted) in [(AttributeName.environment, environment), (.location, location)] {
            guard let wanted else { continue }
            guard case .present(let found) = context.reading(name, at: now) else {
                return (
                    .unmet(
                        missing(
                            name.description, "the node has no `\(name)`, and `\(wanted)` is asked for",
                            mend: "label the node by what it is attested as: mayfly posture apply -f FILE --yes")), nil
                )
            }
            guard found.value == wanted else {
                return (
                    .unmet(
                        .init(
                            rule: name.description, cause: .unlike, words: "the node's `\(name)` is `\(found.value)`, and `\(wanted)` is asked for",
                            mend: "run it on a node whose `\(name)` is `\(wanted)`")), nil
                )
            }
            until = min(until ?? found.endsAt, found.endsAt)
        }
        if let limit = maximumAttestationAge {
            switch context.reading(.attestationMethod, noOlderThan: limit, at: now) {
            case .present(let found): until = min(until ?? found.endsAt, found.endsAt)
            case .stale(let found):
                return (
                    .unmet(
                        .init(
                            rule: "max-attestation-age", cause: .stale,
                            words: "the node was attested at \(found.observedAt), and that counts for \(limit.brief)",
                            mend: "attest the node again: start its agent with its evidence, or a new join token")), nil
                )
            case .absent:
                return (.unmet(missing("max-attestation-age", "the node's attestation is not known", mend: "let the node join anew")), nil)
            }
        }
        return (.met, until)
    }

    private func missing(_ rule: String, _ words: String, mend: String) -> NodeStanding.Unmet {
        .init(rule: rule, cause: .absent, words: words, mend: mend)
    }

    /// All that is wrong with it.
    public var faults: [String] {
        var faults: [String] = []
        if isEmpty { faults.append("`requires` asks for nothing") }
        if posture.count > 16 || Set(posture).count < posture.count { faults.append("`requires` names at most 16 rules, each once") }
        faults += posture.filter { !ContextPolicy.isName($0) }.map { "`\($0.prefix(40))` is no name of a rule" }
        faults += [environment, location].compactMap(\.self).filter { !ContextAttribute.isValue($0) }.map { "`\($0.prefix(40))` is no value" }
        if let age = maximumAttestationAge, !(.seconds(3) ... .seconds(3650 * 86400)).contains(age) {
            faults.append("`max-attestation-age` is 3 s to 10 years")
        }
        return faults
    }
}

extension ContextRequirement: CustomStringConvertible {
    public var description: String {
        [
            posture.isEmpty ? nil : "posture \(posture.joined(separator: ","))", environment.map { "environment \($0)" },
            location.map { "location \($0)" }, maximumAttestationAge.map { "attested within \($0.brief)" },
        ].compactMap(\.self).joined(separator: " ")
    }
}

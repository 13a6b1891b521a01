public import Cedar
public import Runtime

/// Whether an edition may be put in force.
public struct EditionRules: Sendable {
    /// Something that speaks against it, or that somebody should know.
    public struct Finding: Sendable, Codable, Hashable {
        public var policy: String
        /// An error keeps the edition from being put in force.
        public var isError: Bool
        public var fault: PolicyFault
    }

    /// Proves that policies never err, or says why that is not so; `nil` where no solver is installed.
    private let proof: (@Sendable (PolicyEdition, PolicySet) -> [PolicyID: String])?

    /// - Parameter solver: `nil` leaves what arithmetic does unproved, and a guard rail with any is refused.
    public init(solver: Solver?) {
        guard let solver else {
            proof = nil
            return
        }
        proof = { edition, guardRails in
            let analyses = Analyzer(edition.schema, solver, entitiesAreThere: true).neverErrs(guardRails)
            var unproved: [PolicyID: String] = [:]
            for (policy, analysis) in zip(guardRails.policies, analyses) where !analysis.verdict.isProved {
                unproved[policy.id] = analysis.description
            }
            return unproved
        }
    }

    /// How long before it expires a policy is warned of.
    public static let warning = Duration.seconds(14 * 86400)

    /// All that speaks against it, the errors first, in the order of policies' names.
    public func findings(on edition: PolicyEdition, at now: Timestamp) -> [Finding] {
        var report = Report(edition)
        validate(edition, &report)
        for policy in edition.policies.policies {
            callersWord(policy, edition.contextSources, &report)
            absence(policy, edition, &report)
            if policy.annotation("owner")?.isEmpty ?? true {
                report.warn(policy, "it has no `@owner`", hint: "whoever is denied will want to ask somebody")
            }
        }
        guardRails(edition, &report)
        for id in edition.expired(at: now) {
            report.warn(edition.policies.policy(id), "it has expired, and decides nothing", hint: "take it out")
        }
        for (end, id) in edition.expiring(within: Self.warning, after: now) {
            report.warn(
                edition.policies.policy(id), "it expires at \(end), and decides nothing from then on",
                hint: "have its owner extend or replace it")
        }
        return report.findings.sorted { ($1.isError ? 1 : 0, $0.policy) < ($0.isError ? 1 : 0, $1.policy) }
    }

    private struct Report {
        private let edition: PolicyEdition
        var findings: [Finding] = []

        init(_ edition: PolicyEdition) { self.edition = edition }

        mutating func add(_ policy: Cedar.Policy?, _ message: String, hint: String, isError: Bool, at span: SourceSpan? = nil) {
            guard let policy else { return }
            findings.append(
                Finding(
                    policy: policy.id.description, isError: isError,
                    fault: PolicyFault(
                        edition.places[policy.id] ?? "-", "`\(policy.id)`: \(message)", at: span ?? policy.template.span, hint: hint)))
        }

        mutating func refuse(_ policy: Cedar.Policy?, _ message: String, hint: String) { add(policy, message, hint: hint, isError: true) }

        mutating func warn(_ policy: Cedar.Policy?, _ message: String, hint: String) { add(policy, message, hint: hint, isError: false) }
    }

    private func validate(_ edition: PolicyEdition, _ report: inout Report) {
        for issue in Validator(edition.schema, level: PolicyEdition.level).validate(edition.policies) {
            report.add(
                edition.policies.policy(issue.policy), issue.message, hint: issue.hint ?? "mayfly policy schema prints what there is",
                isError: !issue.isWarning, at: issue.span)
        }
    }

    /// A permit that the caller alone can meet is no permit: it would give everybody what they ask for. What is so of every caller, such as the
    /// time, a type or an action, is of no help.
    private func callersWord(_ policy: Cedar.Policy, _ sources: ContextSources, _ report: inout Report) {
        guard policy.effect == .permit, policy.principal.reference == nil else { return }
        let readings = policy.conditions.reduce(into: Set<Reading>()) { $0.formUnion(Reading.all(in: $1.body)) }
        guard readings.contains(where: sources.isCallers) else { return }
        let possible = Possibility(of: policy.conditions) { atom in
            var readings = Reading.all(in: atom)
            // That there is a delegation is not the caller's word, though a part of it may be.
            if case .has = atom.kind { readings = Set(readings.map { Reading(variable: $0.variable, path: Array($0.path.prefix(1))) }) }
            return atom.tellsNothing || readings.allSatisfy { sources.isCallers($0) || $0.isOfEveryRequest } ? .either : .neither
        }
        guard possible.yes else { return }
        let said = readings.filter(sources.isCallers).map { "`context.\($0.path.joined(separator: "."))`" }.sorted().joined(separator: ", ")
        report.refuse(
            policy, "it rests on nothing but what a caller says of itself: \(said)",
            hint: "name the principal, or ask for something that is attested: `context has attestation && …`")
    }

    /// What is not known must not open a door: no permit may hold because something is not known, and no forbid fall silent for it.
    private func absence(_ policy: Cedar.Policy, _ edition: PolicyEdition, _ report: inout Report) {
        let actions = edition.schema.actions.values.filter { policy.action.admits($0) }
        let known = actions.reduce(into: Set<Unknown>()) { $0.formUnion(Unknown.attributes(of: $1.context)) }
        let asked = policy.conditions.reduce(into: Set<Unknown>()) { found, condition in
            found.formUnion(Unknown.tags(in: condition.body))
            for reading in Reading.all(in: condition.body) where reading.variable == .context {
                for length in reading.path.indices { found.insert(.attribute(Array(reading.path[...length]))) }
            }
        }
        for unknown in asked.sorted() {
            let (path, isTag) =
                switch unknown {
                case .attribute(let path): (path, false)
                case .tag(let path, _): (path, true)
                }
            // That nobody asks on the caller's behalf is known.
            guard isTag || known.contains(unknown), path != ["delegate"] else { continue }
            let ignorance = Ignorance(policy.conditions, of: unknown)
            if policy.effect == .forbid {
                guard ignorance.contains(.noYes) else { continue }
                report.add(
                    policy, "it forbids less where `\(unknown.description)` is not known",
                    hint: "turn it around: `unless { context has \(path.joined(separator: ".")) && … }`, with what must hold",
                    isError: policy.isGuardRail)
            } else if ignorance.contains(.yesNo), actions.contains(where: { edition.contextSources.isMayflys(path, $0.uid) }) {
                report.refuse(
                    policy,
                    "it may permit only because `\(unknown.description)` is not known: what is stale is absent, and what is absent opens no door",
                    hint: "ask for it, `when { context has \(path.joined(separator: ".")) && … }`; for others write a permit of its own")
            }
        }
    }

    private func guardRails(_ edition: PolicyEdition, _ report: inout Report) {
        let open = edition.policies.policies.filter { $0.isGuardRail && !$0.conditions.allSatisfy { $0.body.cannotErr } }
        guard !open.isEmpty, let set = try? PolicySet(open) else { return }
        guard let proof else {
            for policy in open {
                report.refuse(
                    policy, "it counts or works with times, so it may err, and no solver is there to prove that it does not",
                    hint: "compare ages instead, or install one: apt-get install z3")
            }
            return
        }
        for (id, why) in proof(edition, set) {
            report.refuse(
                edition.policies.policy(id), "a guard rail must never err, and this is not proved: \(why)",
                hint: "compare ages rather than work with instants")
        }
    }
}

extension Cedar.Policy {
    /// `@severity("guardrail")`: what no other policy can open again, and so must hold whatever comes.
    public var isGuardRail: Bool { effect == .forbid && annotation("severity") == "guardrail" }
}

extension ActionConstraint {
    /// Whether requests of an action can meet it.
    fileprivate func admits(_ action: ActionDefinition) -> Bool {
        func isIn(_ group: EntityUID) -> Bool { action.uid == group || action.ancestors.contains(group) }
        return switch self {
        case .any: true
        case .equal(let uid): action.uid == uid
        case .in(let uid): isIn(uid)
        case .inAny(let uids): uids.contains(where: isIn)
        }
    }
}

extension Expr {
    /// Whether it cannot err by its form, given that it validates strictly and that the entities are there: nothing in it can overflow, and
    /// nothing is read from a text that is not written out.
    var cannotErr: Bool {
        switch kind {
        case .unary(.negate, _), .binary(.add, _, _), .binary(.subtract, _, _), .binary(.multiply, _, _): return false
        case .call(.offset, _), .call(.durationSince, _), .call(.toDate, _): return false
        case .call(let function, let operands) where function.isConstructor:
            guard operands.count == 1, case .literal(.string) = operands[0].kind else { return false }
            return true
        default: return children.allSatisfy(\.cannotErr)
        }
    }
}

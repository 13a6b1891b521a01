public import Cedar
public import Runtime

/// Whether putting one edition in the place of another gives anybody anything, now or later.
public struct NewAccess: Sendable, Codable, Hashable {
    /// Anything else stops a change that must give nothing.
    public var isProved: Bool
    /// What was proved, the request that shows what is given, or what could not be looked into.
    public var words: String

    /// Blocks for as long as the solver takes.
    ///
    /// Compared is what the decision point makes of the policies: each counts until its `@expires`, and a forbid that errs denies. An entity
    /// may be missing, for gateways ask about things that nobody has told of. What other entities, or another schema, let somebody do is not
    /// the policies' to say, so nothing is proved where those differ.
    ///
    /// - Parameter now: instants before it do not count.
    public init(from current: PolicyEdition, to candidate: PolicyEdition, _ solver: Solver, at now: Timestamp) {
        var open: [String] = []
        if !candidate.hasSameSchema(as: current) {
            open.append("the schema is another: what can be asked by it, and could not before, was not looked into")
        }
        let differing = candidate.differingEntities(from: current)
        if !differing.isEmpty {
            let names = differing.prefix(5).map { "`\($0)`" }.joined(separator: ", ") + (differing.count > 5 ? " and others" : "")
            open.append("the entities differ: what \(names) let somebody do now, or do no longer forbid, was not looked into")
        }
        guard open.isEmpty else {
            isProved = false
            words = "not known: the candidate allows nothing new\n" + open.map { "  \($0)" }.joined(separator: "\n")
            return
        }
        let practice = Practice(erringForbidsDeny: true, from: .init(milliseconds: now.milliseconds))
        let analysis = Analyzer(candidate.schema, solver, practice: practice).newAccess(current.policies, candidate.policies)
        (isProved, words) = (analysis.verdict.isProved, analysis.description)
    }
}

extension PolicyEdition {
    /// By what it says, not by how it is written.
    fileprivate func hasSameSchema(as other: PolicyEdition) -> Bool {
        bundle.schema == other.bundle.schema || ownSchema != nil && ownSchema == other.ownSchema
    }

    private var ownSchema: SchemaDocument? { try? SchemaDocument(parsing: bundle.schema ?? "") }

    fileprivate func differingEntities(from other: PolicyEdition) -> [EntityUID] {
        // What actions are in is the schema's.
        Set(entities.keys).union(other.entities.keys).filter { !$0.type.isAction && entities[$0] != other.entities[$0] }
            .sorted { $0.description < $1.description }
    }
}

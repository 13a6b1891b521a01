import Access
import Context
import NodeAPI
import Registration
import Runtime
import SPIFFE
import SwiftProtobuf
import Synchronization

/// What is known of every node now, and how each stands. In memory: what nodes say of themselves is worth nothing after a while, and
/// they say it again; what feeds state is read from the database at start.
final class ContextKeeper: Sendable {
    /// A change of a node's standing that the ledger does not know of yet.
    struct Transition: Sendable {
        var agent: SPIFFEID
        var before: StandingRecord
        var after: StandingRecord
    }

    /// What the server says of one node, as it is recorded and shown.
    struct StandingRecord: Sendable, Hashable {
        var unmet: [NodeStanding.Unmet] = []
        /// By entry's name.
        var withheld: [String: NodeStanding.Unmet] = [:]
        var since: Timestamp?

        var isEmpty: Bool { unmet.isEmpty && withheld.isEmpty }

        func isSame(as other: StandingRecord) -> Bool {
            func key(_ unmet: NodeStanding.Unmet) -> String { "\(unmet.rule) \(unmet.cause.rawValue)" }
            return unmet.map(key) == other.unmet.map(key) && withheld.mapValues(key) == other.withheld.mapValues(key)
        }
    }

    /// One node, for those who look.
    struct View: Sendable {
        var facts: NodeFacts
        var standing: NodeStanding
        var record: StandingRecord
        var context: NodeContext
        var reportedAt: Timestamp?
    }

    private struct Held {
        var observed = NodeContext()
        var reportedAt: Timestamp?
        var standing = NodeStanding()
        var record = StandingRecord()
        /// As the ledger has it.
        var recorded = StandingRecord()
        var message = Mayfly_Node_V1_NodeStanding()
        var dueAt: Timestamp?
        var askAgain: Int64 = 0

        /// Nothing is asked of it, and nobody was told that anything is.
        var isPlain: Bool {
            record.isEmpty && recorded.isEmpty && message.unmet.isEmpty && message.withheld.isEmpty && message.rules.isEmpty
                && !message.wantsReports
        }
    }

    private struct State {
        var policy = ContextPolicy()
        var revision = 0
        var ruleSince: [String: Timestamp] = [:]
        var nodes: [SPIFFEID: Held] = [:]
        var sequence: Int64
        var refusals: [StatementNote] = []
        var second: Int64 = 0
        var statements = 0
    }
    private let state: Mutex<State>
    private let startedAt: Timestamp
    private let facts: @Sendable (SPIFFEID) -> NodeFacts?
    private let entries: EntryCatalog
    private let news = Broadcast<Void>()
    /// Something that agents are told has changed.
    private let onChange: @Sendable () -> Void

    /// Statements that are looked at in a second, at most: a signature costs, and anybody may send one.
    static let statementsPerSecond = 200

    init(
        startedAt: Timestamp, facts: @escaping @Sendable (SPIFFEID) -> NodeFacts?, entries: EntryCatalog, onChange: @escaping @Sendable () -> Void
    ) {
        self.startedAt = startedAt
        self.facts = facts
        self.entries = entries
        self.onChange = onChange
        state = Mutex(State(sequence: 0))
    }

    var policy: ContextPolicy { state.withLock { $0.policy } }
    var revision: Int { state.withLock { $0.revision } }
    var refusals: [StatementNote] { state.withLock { $0.refusals } }

    /// Wakes when somebody should look whether a standing is to be recorded.
    func wakes() -> AsyncStream<Void> { news.stream() }

    func wake() { news.send(()) }

    // MARK: What comes in

    /// - Parameter now: `nil` at the start of the server.
    func set(_ policy: ContextPolicy, revision: Int, at now: Timestamp?) {
        state.withLock { state in
            let before = Dictionary(state.policy.rules.map { ($0.name, $0) }) { first, _ in first }
            for rule in policy.rules where before[rule.name] != rule { state.ruleSince[rule.name] = now }
            let names = Set(policy.rules.map(\.name))
            state.ruleSince = state.ruleSince.filter { names.contains($0.key) }
            let feeds = Dictionary(policy.feeds.map { ($0.name, $0) }) { first, _ in first }
            let changedKeys = Set(state.policy.feeds.filter { feeds[$0.name]?.origin != $0.origin }.map(\.name))
            for agent in state.nodes.keys {
                // Nobody's word any more.
                state.nodes[agent]?.observed.forget { attribute in
                    attribute.source == .feed
                        && (changedKeys.contains(attribute.signer) || feeds[attribute.signer]?.attributes.contains(attribute.name) != true)
                }
                state.nodes[agent]?.dueAt = .init(milliseconds: 0)
            }
            (state.policy, state.revision) = (policy, revision)
        }
        news.send(())
    }

    func restore(_ records: [SPIFFEID: StandingRecord], _ statements: [ContextStatement], at now: Timestamp) {
        state.withLock { state in
            for (agent, record) in records { state.nodes[agent, default: Held()].recorded = record }
            for statement in statements { Self.take(statement, into: &state, at: now) }
        }
    }

    /// What a node has seen of itself.
    func take(_ report: NodeReport, from agent: SPIFFEID, signer: String, at now: Timestamp) {
        state.withLock { state in
            var held = state.nodes[agent] ?? Held()
            held.reportedAt = now
            for (name, value, age) in report.attributes {
                _ = held.observed.take(
                    ContextAttribute(name, value, signer: signer, observedAt: now - age, maximumAge: Self.evidence), at: now)
            }
            for (name, fault) in report.faults { held.observed.cannotSee(name, because: String(fault.printable.prefix(200))) }
            let skew = report.sentAt > now ? report.sentAt - now : now - report.sentAt
            _ = held.observed.take(
                ContextAttribute(.clockSkew, "\(skew.milliseconds)ms", signer: "server", observedAt: now, maximumAge: Self.evidence), at: now)
            held.dueAt = Timestamp(milliseconds: 0)
            state.nodes[agent] = held
        }
    }

    /// What was observed counts for as long as a rule says; by itself for a day.
    private static let evidence = Duration.seconds(86_400)

    /// A statement that was verified and recorded.
    func take(_ statement: ContextStatement, at now: Timestamp) {
        state.withLock { Self.take(statement, into: &$0, at: now) }
        news.send(())
    }

    private static func take(_ statement: ContextStatement, into state: inout State, at now: Timestamp) {
        guard state.policy.feeds.contains(where: { $0.name == statement.feed }) else { return }
        var held = state.nodes[statement.subject] ?? Held()
        for attribute in statement.attributes { _ = held.observed.take(attribute, at: now) }
        held.dueAt = Timestamp(milliseconds: 0)
        state.nodes[statement.subject] = held
    }

    /// Whether there is time for one more statement in this second.
    func admitsStatement(at now: Timestamp) -> Bool {
        state.withLock { state in
            let second = now.milliseconds / 1000
            if state.second != second { (state.second, state.statements) = (second, 0) }
            state.statements += 1
            return state.statements <= Self.statementsPerSecond
        }
    }

    func note(_ refusal: StatementNote) {
        state.withLock { state in
            state.refusals.insert(refusal, at: 0)
            state.refusals = Array(state.refusals.prefix(20))
        }
    }

    // MARK: What follows

    /// Whether something may rest on the agent's node now. Judged at this moment, and not by what was judged last.
    func verdict(on agent: SPIFFEID, for entry: RegistrationEntry?, at now: Timestamp) -> ContextVerdict {
        state.withLock { state in
            guard !state.policy.rules.isEmpty || entry?.requires != nil else { return .met }
            guard let facts = facts(agent) else {
                return .unmet(.init(rule: "node", cause: .absent, words: "it is no node of this server", mend: "let it join anew"))
            }
            let (standing, context) = judge(facts, state, at: now)
            guard standing.verdict == .met, let requires = entry?.requires else { return standing.verdict }
            return requires.judge(standing, context, concerning: Set(state.policy.rules(for: facts).map(\.name)), at: now).verdict
        }
    }

    /// What a policy in place of the present one would make of every node, as far as one can tell before the nodes have looked.
    func preview(_ policy: ContextPolicy, agents: [SPIFFEID], at now: Timestamp) -> [(facts: NodeFacts, standing: NodeStanding)] {
        state.withLock { state in
            var other = state
            other.policy = policy
            let before = Dictionary(state.policy.rules.map { ($0.name, $0) }) { first, _ in first }
            for rule in policy.rules where before[rule.name] != rule { other.ruleSince[rule.name] = now }
            return agents.compactMap { facts($0) }.map { ($0, judge($0, other, at: now).0) }
        }
    }

    private func judge(_ facts: NodeFacts, _ state: State, at now: Timestamp) -> (NodeStanding, NodeContext) {
        let context = state.policy.context(of: facts, observed: state.nodes[facts.agent]?.observed ?? NodeContext(), at: now)
        // A node that joined a moment ago has not had the time to say anything.
        let since = { [startedAt] (rule: String) in max(startedAt, state.ruleSince[rule] ?? startedAt, facts.attestedAt) }
        return (state.policy.standing(of: facts, context, since: since, at: now), context)
    }

    /// Judges the nodes that are due, and says which standings are to be recorded, and when the next node is due.
    func review(_ agents: [SPIFFEID], at now: Timestamp) -> (transitions: [Transition], next: Timestamp?) {
        var isNews = false
        let result = state.withLock { state -> ([Transition], Timestamp?) in
            let conditioned = entries.read { $0.withRequirements }
            let known = Set(agents)
            state.nodes = state.nodes.filter { known.contains($0.key) }
            if state.policy.rules.isEmpty, conditioned.isEmpty, state.nodes.values.allSatisfy(\.isPlain) { return ([], nil) }
            var transitions: [Transition] = []
            for agent in agents {
                if update(agent, &state, conditioned, at: now) { isNews = true }
                if let held = state.nodes[agent], !held.standing.isPending, !held.record.isSame(as: held.recorded) {
                    transitions.append(Transition(agent: agent, before: held.recorded, after: held.record))
                }
            }
            return (transitions, state.nodes.values.compactMap(\.dueAt).min())
        }
        if isNews { onChange() }
        return result
    }

    /// Judges one node at once, and gives what its agent is told.
    func answer(to agent: SPIFFEID, at now: Timestamp) -> Mayfly_Node_V1_NodeStanding {
        var isNews = false
        let message = state.withLock { state -> Mayfly_Node_V1_NodeStanding in
            isNews = update(agent, &state, entries.read { $0.withRequirements }, at: now)
            return state.nodes[agent]?.message ?? .init()
        }
        if isNews {
            onChange()
            news.send(())
        }
        return message
    }

    /// What its agent was to be told when it was last judged.
    func message(to agent: SPIFFEID, at now: Timestamp) -> Mayfly_Node_V1_NodeStanding {
        if let known = state.withLock({ $0.nodes[agent]?.message }), known.sequence > 0 { return known }
        return answer(to: agent, at: now)
    }

    func recorded(_ transition: Transition) {
        state.withLock { $0.nodes[transition.agent]?.recorded = transition.after }
    }

    /// - Returns: whether its agent is to be told something else than before.
    private func update(_ agent: SPIFFEID, _ state: inout State, _ conditioned: [RegistrationEntry], at now: Timestamp) -> Bool {
        guard let facts = facts(agent) else { return false }
        var held = state.nodes[agent] ?? Held()
        let (standing, context) = judge(facts, state, at: now)
        held.standing = standing
        held.dueAt = standing.nextChange
        var record = StandingRecord(unmet: standing.unmet)
        let scope = NodeScope(agent: agent, groups: facts.groups)
        let rules = state.policy.rules(for: facts)
        let names = Set(rules.map(\.name))
        for entry in conditioned where scope.covers(entry) {
            guard let requires = entry.requires else { continue }
            let (verdict, until) = requires.judge(standing, context, concerning: names, at: now)
            if case .unmet(let unmet) = verdict { record.withheld[entry.name] = unmet }
            if let until { held.dueAt = min(held.dueAt ?? until, until) }
        }
        record.since = record.isSame(as: held.record) ? held.record.since : now
        if held.record == StandingRecord(), record.isSame(as: held.recorded) { record.since = held.recorded.since }
        held.record = record
        var message = Mayfly_Node_V1_NodeStanding.with {
            $0.unmet = standing.unmet.map { unmet in
                .with {
                    $0.rule = unmet.rule
                    $0.words = unmet.words
                    $0.mend = unmet.mend
                }
            }
            $0.withheld = record.withheld.sorted { $0.key < $1.key }.map { name, unmet in
                .with {
                    $0.entry = name
                    $0.words = unmet.words
                    $0.mend = unmet.mend
                }
            }
            $0.rules = rules.filter { $0.attribute.check != nil }.map(Mayfly_Node_V1_PostureRule.init)
            $0.wantsReports = rules.contains { $0.attribute.check != nil || $0.attribute == .clockSkew }
            $0.sequence = held.message.sequence
            $0.askAgain = held.askAgain
        }
        // What was last seen when is no news by itself.
        let isNews = held.message.sequence == 0 || !message.isSame(as: held.message)
        if isNews {
            state.sequence += 1
            message.sequence = state.sequence
            held.message = message
        }
        state.nodes[agent] = held
        return isNews
    }

    /// What policies said before about somebody on these nodes may not be so any more: their agents ask anew.
    func askAgain(_ agents: Set<SPIFFEID>, at now: Timestamp) {
        guard !agents.isEmpty else { return }
        state.withLock { state in
            for agent in agents {
                // By the clock: it grows over restarts of the server, too.
                let before = state.nodes[agent]?.askAgain ?? 0
                state.nodes[agent, default: Held()].askAgain = max(before + 1, now.milliseconds)
                _ = update(agent, &state, entries.read { $0.withRequirements }, at: now)
            }
        }
        onChange()
    }

    // MARK: Looking

    func view(_ agent: SPIFFEID, at now: Timestamp) -> View? {
        state.withLock { state in
            guard let facts = facts(agent) else { return nil }
            let (standing, context) = judge(facts, state, at: now)
            let held = state.nodes[agent]
            return View(facts: facts, standing: standing, record: held?.record ?? StandingRecord(), context: context, reportedAt: held?.reportedAt)
        }
    }
}

extension ContextKeeper {
    /// What policies may know of a node now: what is stale is left out.
    func attested(_ agent: SPIFFEID, at now: Timestamp) -> AttestedNode? {
        guard let view = view(agent, at: now) else { return nil }
        let unmet = view.standing.unmet + view.standing.advised
        let posture = view.standing.rules == 0 || view.standing.isPending ? nil : view.reportedAt.map { reportedAt in
            AttestedNode.Posture(isCompliant: view.standing.unmet.isEmpty, failing: unmet.map(\.rule), observedAt: reportedAt)
        }
        return AttestedNode(
            agent: agent, groups: view.facts.groups, method: view.facts.method, attestedAt: view.facts.attestedAt,
            attributes: view.context.attributes.filter { !$0.isStale(at: now) }, posture: posture)
    }
}

/// A statement that was not believed, for people: where it came from and why, and nothing of what it said.
struct StatementNote: Sendable, Hashable {
    var at: Timestamp
    var origin: String
    var refusal: StatementRefusal
}

extension Mayfly_Node_V1_NodeStanding {
    /// Whether it means the same to an agent; a stale value's time is not what it acts on.
    fileprivate func isSame(as other: Self) -> Bool {
        unmet.map(\.rule) == other.unmet.map(\.rule) && withheld.map(\.entry) == other.withheld.map(\.entry) && rules == other.rules
            && wantsReports == other.wantsReports && askAgain == other.askAgain
    }
}

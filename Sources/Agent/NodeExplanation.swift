public import Attestation
import Estate
import Foundation
import Registration
public import Runtime
import SPIFFE

/// Why a process has the identities it has, and not others, as its node's agent knows it: what was seen of it, the entries, what
/// was taken back, and how the agent stands with its server. A pure function of what it is made from.
public struct NodeExplanation: Sendable, Hashable, Codable {
    /// One identity that some entry gives the process.
    public struct Identity: Sendable, Hashable, Codable {
        public var id: String
        public var entry: String
        public var state: State
        /// Of the SVID that the process holds by a stream of the Workload API.
        public var expiresAt: Timestamp?
        public var renewAt: Timestamp?

        public enum State: String, Sendable, Hashable, Codable {
            /// The process has it.
            case held
            /// It has not asked; it would be given it.
            case available
            /// It is entitled to it and could not be given it now.
            case blocked
        }
    }

    /// One cause, in a sentence, with what mends it.
    public struct Finding: Sendable, Hashable, Codable {
        /// Stable: `process-gone`, `revoked`, `other-node` …; docs/reference/why.md lists them.
        public var cause: String
        public var words: String
        /// A command, or what to do where none can; `nil` when there is nothing to do.
        public var mend: String?

        public init(_ cause: String, _ words: String, mend: String? = nil) {
            self.cause = cause
            self.words = words
            self.mend = mend
        }
    }

    public struct Node: Sendable, Hashable, Codable {
        /// Its agent's SPIFFE ID; `nil` before it has joined.
        public var id: String?
        /// Of its own SVID.
        public var expiresAt: Timestamp?
        public var server: String
        public var link: LinkStatus
        public var entries: Int
    }

    public var process: Explanation
    public var identities: [Identity]
    /// What stands in the way, the nearest cause first. Not empty when there is no identity.
    public var findings: [Finding]
    public var node: Node

    /// Whether it has one, or would be given one if it asked now.
    public var hasIdentity: Bool { identities.contains { $0.state != .blocked } }
}

/// What an explanation is made from.
struct NodeKnowledge {
    var snapshot: NodeSnapshot?
    var link: LinkStatus
    var server: String
    var node: (id: SPIFFEID, notAfter: Timestamp)?
    var held: [String: HeldRegister.Item]
    var refusals: [String: String]
    var attestors: [String]
    var uid: UInt32
    var now: Timestamp

    func explain(_ result: AttestationResult, pid: Int32) -> NodeExplanation {
        let selectors = Set(result.process?.selectors ?? [])
        let mine = snapshot.map { $0.entries.entries.values.filter { $0.kind == .workload }.sorted { $0.name < $1.name } } ?? []
        // Those whose selectors hold: whatever is wrong with them is something else.
        let matching = mine.filter { !$0.selectors.isEmpty && $0.selectors.allSatisfy(selectors.contains) }
        let names = Set(matching.map(\.name))
        let entitled = result.process.map { process in snapshot?.entitlements(of: process, at: now) ?? [] } ?? []
        let others = mine.filter { !names.contains($0.name) && !$0.isExpired(at: now) }
        let process = Explanation(
            of: result, entries: (others + entitled.map(\.entry)).map { RegisteredEntry(id: $0.name, selectors: $0.selectors) },
            attestors: attestors, commands: .init { MendingCommand.setSelectors(of: $0, to: $1) })
        var explanation = NodeExplanation(
            process: process, identities: entitled.map { identity($0.entry, $0.id) }, findings: [],
            node: .init(
                id: node?.id.description, expiresAt: node?.notAfter, server: server, link: link, entries: mine.count))
        if result.process == nil {
            explanation.findings = [unseen(result, pid)]
            return explanation
        }
        explanation.findings = matching.compactMap { blocked($0, selectors) }
        if explanation.identities.isEmpty && explanation.findings.isEmpty && snapshot != nil {
            explanation.findings = [unmatched(explanation.process, process: result.process)]
        }
        explanation.findings = withheld(entitled.map(\.entry)) + entitled.compactMap { refused($0.id) } + explanation.findings
        if let node = nodeFinding() {
            // Only what the server must be asked for depends on it; what is wrong with the entries stays wrong.
            let isCause = snapshot == nil || explanation.identities.contains { $0.state == .blocked }
            explanation.findings.insert(node, at: isCause ? 0 : explanation.findings.count)
        }
        return explanation
    }

    private func identity(_ entry: RegistrationEntry, _ id: SPIFFEID) -> NodeExplanation.Identity {
        let item = held[id.description].flatMap { $0.expiresAt > now ? $0 : nil }
        if snapshot?.standing.lack(for: entry) != nil { return .init(id: id.description, entry: entry.name, state: .blocked) }
        let canAsk = link.connectedSince != nil && refusals[id.description] == nil
        return .init(
            id: id.description, entry: entry.name, state: item != nil ? .held : canAsk ? .available : .blocked,
            expiresAt: item?.expiresAt, renewAt: item?.renewAt)
    }

    // MARK: Causes

    /// What the node is not, though it must be: for everything on it, or for some entries.
    private func withheld(_ entries: [RegistrationEntry]) -> [NodeExplanation.Finding] {
        guard let standing = snapshot?.standing else { return [] }
        let all = standing.lacks.map { NodeExplanation.Finding("node-unfit", "this node is not what it must be: \($0.words)", mend: $0.mend) }
        guard all.isEmpty else { return all }
        return entries.compactMap { entry in
            standing.lack(for: entry).map {
                .init("node-unfit", "this node is not what entry `\(entry.name)` requires: \($0.words)", mend: $0.mend)
            }
        }
    }

    private func unseen(_ result: AttestationResult, _ pid: Int32) -> NodeExplanation.Finding {
        let words = result.refusal?.explanation ?? "it is gone"
        return switch result.refusal?.reason {
        case .notPermitted:
            .init("not-permitted", "the agent, which runs as uid \(uid), may not look at process \(pid): \(words)", mend: "run the agent as root")
        case .system: .init("unreadable", "process \(pid) could not be looked at: \(words)")
        default:
            .init("process-gone", "there is no process \(pid), or it ended while it was looked at", mend: "start it, and ask for its new number")
        }
    }

    /// Why an entry whose selectors all hold gives nothing.
    private func blocked(_ entry: RegistrationEntry, _ selectors: Set<Selector>) -> NodeExplanation.Finding? {
        if entry.isExpired(at: now), let end = entry.expiresAt {
            return .init(
                "entry-expired", "entry `\(entry.name)` describes it, and expired at \(end)",
                mend: MendingCommand.setExpiry(of: entry.name, to: now + .seconds(30 * 86400)))
        }
        guard let id = entry.spiffeID.id(with: selectors) else { return unfilled(entry, selectors) }
        if snapshot?.settings.revoked.contains(id) == true {
            return .init(
                "revoked", "`\(id)` is its identity by entry `\(entry.name)`, and is revoked: nobody is given it",
                mend: MendingCommand.lift(id.description))
        }
        if id.trustDomain != snapshot?.trustDomain {
            return .init("other-trust-domain", "entry `\(entry.name)` gives `\(id)`, which is not of this server's trust domain")
        }
        return nil
    }

    private func unfilled(_ entry: RegistrationEntry, _ selectors: Set<Selector>) -> NodeExplanation.Finding {
        let reasons = entry.spiffeID.places.sorted().compactMap { place -> String? in
            let values = selectors.filter { $0.type == place }.map(\.value).sorted()
            switch values.count {
            case 0: return "it has no `\(place)`"
            case 1: return values[0].contains("/") ? "its `\(place)`, `\(values[0])`, cannot stand in a segment of a path" : nil
            default: return "it has `\(place)` \(values.count) times"
            }
        }
        let why = reasons.isEmpty ? "a value makes no SPIFFE ID" : reasons.joined(separator: ", ")
        return .init(
            "template-unfilled", "entry `\(entry.name)` describes it, and its ID `\(entry.spiffeID)` has no value for it: \(why)",
            mend: MendingCommand.setID(of: entry.name, to: fixed(entry)))
    }

    /// The template with its places closed, as a beginning for whoever gives the entry an ID of its own.
    private func fixed(_ entry: RegistrationEntry) -> String {
        entry.spiffeID.places.reduce(entry.spiffeID.description) { $0.replacing("{\($1)}", with: entry.name.replacing("/", with: "-")) }
    }

    private func refused(_ id: SPIFFEID) -> NodeExplanation.Finding? {
        guard let words = refusals[id.description] else { return nil }
        return .init("server-refused", "the server did not sign `\(id)`: \(words)", mend: "mayfly why \(id)")
    }

    /// No entry's selectors all hold: the nearest says what is missing.
    private func unmatched(_ explanation: Explanation, process: AttestedProcess?) -> NodeExplanation.Finding {
        // What could not be seen may be all that is missing: then the agent is what is to be mended, and not the entry.
        let unseen = explanation.nearest.first { $0.missing.contains { $0.cause == .programUnseen || $0.cause == .cgroupUnseen } }
        guard let near = explanation.nearest.first(where: { !$0.met.isEmpty }) ?? unseen, let missing = near.missing.first else {
            return .init(
                "no-entry", "none of the \(explanation.entryCount) entries that concern this node describes it",
                mend: process.flatMap { declare($0) })
        }
        return .init(
            missing.cause.rawValue, "entry `\(near.id)` comes nearest: \(near.missing.map(\.words).joined(separator: "; "))",
            mend: missing.remedy.map { remedy in near.command.map { "\(remedy); or, if the process is right: \($0)" } ?? remedy }
                ?? near.command)
    }

    private func declare(_ process: AttestedProcess) -> String? {
        guard let trustDomain = snapshot?.trustDomain else { return nil }
        return MendingCommand.declare(process.ownName, process.selectors, in: trustDomain)
    }

    private func nodeFinding() -> NodeExplanation.Finding? {
        guard link.connectedSince == nil else { return nil }
        guard let problem = link.problem else {
            return .init(
                "server-away", "the agent has not reached its server at `\(server)` yet", mend: "see that it runs there: mayfly server")
        }
        guard problem.isRefusal else {
            return .init(
                "server-away", "the agent is not connected to its server at `\(server)` since \(problem.at): \(problem.words)",
                mend: "see that it runs there: mayfly server")
        }
        let name = node.map { $0.id.segments.last ?? "" } ?? "NODE"
        return .init(
            "node-refused", "the server does not believe this node: \(problem.words)",
            mend: problem.words.contains("mayfly token create") ? MendingCommand.rejoin(name) : MendingCommand.readmit(name))
    }
}

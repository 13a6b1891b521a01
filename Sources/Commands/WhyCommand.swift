import Agent
import ArgumentParser
import Attestation
import Console
import Estate
import Foundation
import Registration
import Runtime

struct WhyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "Explain why a process has its identity or has none, or who can have a SPIFFE ID.",
        discussion: """
            For a process it asks the agent of this node, and the server too where that runs here: what was seen, which entries come \
            nearest, what is missing, and the command that mends it. For a SPIFFE ID it asks the server. Exit code 0 when there is an \
            identity, 2 when there is none.
            """)

    @OptionGroup var options: GlobalOptions

    @Option(name: .long, help: "The agent's state directory (default: <state>/agent).")
    var agentState: String?

    @Argument(help: "The number of a process, or a SPIFFE ID.")
    var subject: String

    func run() async throws {
        try await reporting {
            if subject.hasPrefix("spiffe://") { return try await identity() }
            guard let pid = Int32(subject), pid > 0 else {
                throw ValidationError("`\(subject.prefix(80))` is neither the number of a process nor a SPIFFE ID.")
            }
            try await process(pid)
        }
    }

    // MARK: A process

    private var directory: String { agentState ?? (options.state ?? StateDirectory.defaultPath()) + "/agent" }

    private func process(_ pid: Int32) async throws {
        var explanation = try await ask(pid)
        if !explanation.hasIdentity, explanation.process.subject != nil {
            let more = await askServer(explanation)
            let new = more.filter { new in !explanation.findings.contains { $0.cause == new.cause } }
            // That no entry of this node fits follows from what the server knows of others. Where one fits that gives nothing, that is
            // the cause.
            let isKnown = explanation.findings.contains { ["revoked", "entry-expired", "template-unfilled", "server-refused"].contains($0.cause) }
            explanation.findings = isKnown ? explanation.findings + new : new + explanation.findings
        }
        if options.json {
            try printJSON(Told(explanation))
        } else {
            print(WhyText.process(explanation), terminator: "")
        }
        if !explanation.hasIdentity { throw Exit.refused }
    }

    /// The explanation with its verdict.
    private struct Told: Encodable {
        var hasIdentity: Bool
        var explanation: NodeExplanation

        init(_ explanation: NodeExplanation) {
            (hasIdentity, self.explanation) = (explanation.hasIdentity, explanation)
        }

        func encode(to encoder: any Encoder) throws {
            try explanation.encode(to: encoder)
            enum Key: CodingKey { case hasIdentity }
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(hasIdentity, forKey: .hasIdentity)
        }
    }

    private func ask(_ pid: Int32) async throws -> NodeExplanation {
        do throws(AgentInquiry.Refusal) {
            return try await AgentInquiry(directory: directory).why(pid)
        } catch {
            let place = MendingCommand.word(directory)
            switch error {
            case .noAgentState:
                throw CommandFailure(
                    "`\(directory)` is no agent's state directory", next: "mayfly why \(pid) --agent-state DIR, with the directory that the agent was started with")
            case .notRunning:
                throw CommandFailure("no agent runs on `\(directory)`", next: "mayfly agent --state \(place)")
            case .notPermitted:
                throw CommandFailure("the agent of `\(directory)` answers root and its own user only", next: "sudo mayfly why \(pid) --agent-state \(place)")
            case .noAnswer:
                throw CommandFailure("the agent of `\(directory)` gave no answer that can be read", next: "use the same version of mayfly on both sides")
            }
        }
    }

    /// What the server knows besides. It may be on another machine: then there is nothing.
    private func askServer(_ explanation: NodeExplanation) async -> [NodeExplanation.Finding] {
        // Looked at before it is asked: a directory that is not there is not to be made.
        guard FileManager.default.fileExists(atPath: options.state ?? StateDirectory.defaultPath()), let agent = explanation.node.id, let client = try? ControlClient(options),
            let answer = try? await client.call(Action.WhyProcess(agent: agent, selectors: explanation.process.seen))
        else { return [] }
        return answer.findings.map { .init($0.cause, $0.words, mend: $0.mend) }
    }

    // MARK: An identity

    private func identity() async throws {
        let answer = try await ControlClient(options).call(Action.Why(id: subject))
        if options.json {
            try printJSON(answer)
        } else {
            print(WhyText.identity(answer), terminator: "")
        }
        if !answer.isGiven { throw Exit.refused }
    }
}

/// Explanations as text.
enum WhyText {
    static func process(_ explanation: NodeExplanation) -> String {
        var text = ""
        for identity in explanation.identities {
            switch identity.state {
            case .held:
                let until = identity.expiresAt.map { ", until \($0)" } ?? ""
                text += "has     \(identity.id)  (entry \(identity.entry)\(until)\(identity.renewAt.map { ", renewed at \($0)" } ?? ""))\n"
            case .available: text += "can get \(identity.id)  (entry \(identity.entry); it has not asked)\n"
            case .blocked: text += "cannot get \(identity.id) now  (entry \(identity.entry))\n"
            }
        }
        if explanation.identities.isEmpty { text += "This process has no identity.\n" }
        for finding in explanation.findings { text += line(finding.words, finding.mend) }
        text += "\n" + explanation.process.text
        let node = explanation.node
        text += "\nNode \(node.id ?? "that has not joined yet"), \(node.entries) entries"
        if let revision = node.link.revision { text += " at revision \(revision), digest \(node.link.digest?.prefix(16) ?? "")" }
        if let since = node.link.connectedSince { text += "; connected to \(node.server) since \(since)" } else { text += "; not connected to \(node.server)" }
        if let end = node.expiresAt { text += "; its own SVID ends \(end)" }
        if let problem = node.link.problem { text += "\nLast problem, \(problem.at): \(problem.words)" }
        return text + "\n"
    }

    private static func line(_ words: String, _ mend: String?) -> String { "  because \(words)\n" + (mend.map { "    → \($0)\n" } ?? "") }

    static func identity(_ answer: Action.Why.Answer) -> String {
        var text = "\(answer.id): \(answer.isGiven ? "given to whoever an entry describes" : "given to nobody now")\n"
        for finding in answer.findings { text += line(finding.words, finding.mend) }
        for entry in answer.entries {
            text += "\nentry \(entry.name)\(entry.isExpired ? ", expired" : "")  \(entry.id == answer.id ? "" : entry.id + "  ")owner \(entry.owner)\n"
            text += "  to processes with  \(entry.selectors.map(\.description).joined(separator: "  "))\n"
            text += "  on                 \(entry.parent ?? "every node"): \(entry.nodes.filter(\.works).count) of \(entry.nodeCount) connected\n"
            for node in entry.nodes.prefix(10) {
                text += "    \(node.agent)  \(node.state)\(node.isConnected ? "" : ", not connected")\(node.reason.map { ": \($0)" } ?? "")\(node.lack.map { ", unfit: \($0)" } ?? "")\n"
            }
            if let end = entry.expiresAt { text += "  expires            \(end)\n" }
        }
        text += "\n"
        for holder in answer.live.prefix(10) { text += "asked for by process \(holder.pid) of \(holder.agent) at \(holder.seenAt)\n" }
        if answer.live.count > 10 { text += "and by \(answer.live.count - 10) more\n" }
        if let last = answer.lastIssued { text += "last issued \(last.at) to \(last.by), by entry \(last.entry)\n" } else { text += "never issued, as far back as was looked\n" }
        for refusal in answer.refusals { text += "refused \(refusal.at) to \(refusal.by): \(refusal.reason)\n" }
        return text
    }
}

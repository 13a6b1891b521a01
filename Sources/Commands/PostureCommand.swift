import ArgumentParser
import AsyncHTTPClient
import Console
import Context
import Foundation
import NIOCore
import Runtime

struct PostureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "posture", abstract: "What nodes must be now, or their workloads have no identity.",
        discussion: """
            Rules say what some attribute of a node must be and how old its observation may be; feeds may state attributes; labels say \
            where attested nodes are. A node that fails a required rule has its workloads' SVIDs taken back within seconds, and gets them \
            back when it meets it again. Without rules nothing is asked of nodes. Format: docs/reference/context.md.
            """,
        subcommands: [Apply.self, List.self, Show.self, Submit.self], defaultSubcommand: List.self)

    struct Apply: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Bring rules, feeds and labels in line with a file, after saying which nodes would fail.",
            discussion: """
                Without --yes nothing is changed: it prints the difference and which nodes would fail or recover, as far as one can tell \
                before they have looked (exit code 2 while there is something to do).
                """)

        @OptionGroup var options: GlobalOptions

        @Option(name: .shortAndLong, help: "The file, YAML or JSON; `-` reads standard input.")
        var file: String

        @Flag(name: .long, help: "Also remove what the file leaves out.")
        var prune = false

        @Flag(name: .long, help: "Make the change.")
        var yes = false

        func run() async throws {
            try await reporting {
                let policy = try readYAML(
                    ContextPolicy.self, from: file, limit: 8 << 20, otherwise: "does not declare posture", page: "docs/reference/context.md")
                let answer = try await ControlClient(options).call(Action.ApplyPosture(policy: policy, prune: prune, dryRun: !yes))
                try show(answer)
            }
        }

        private func show(_ answer: Action.ApplyPosture.Answer) throws {
            let changes = answer.changes
            if options.json {
                try printJSON(answer)
            } else {
                for name in changes.created { print("+ \(name)") }
                for update in changes.updated { print("~ \(update.name)\n    \(update.before)\n    → \(update.after)") }
                for name in changes.deleted { print("- \(name)") }
                for effect in answer.effects { print("  node \(effect.agent) \(effect.what): \(effect.words)") }
                print(
                    "\(changes.created.count) new, \(changes.updated.count) changed, \(changes.deleted.count) removed, \(changes.unchanged) as they were; "
                        + "\(answer.looked) nodes looked at, \(answer.effects.count { $0.what == "fails" }) would fail")
                if !yes, !changes.isEmpty { print("nothing was changed yet\nNext: mayfly posture apply -f \(file)\(prune ? " --prune" : "") --yes") }
            }
            if !yes, !changes.isEmpty { throw Exit.refused }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The rules, feeds and labels, and how each node stands.")

        @OptionGroup var options: GlobalOptions

        func run() async throws {
            try await reporting {
                let answer = try await ControlClient(options).call(Action.Posture())
                if options.json { return try printJSON(answer) }
                for rule in answer.policy.rules { print("rule  \(rule.name)  \(rule)\(rule.mend.map { "\n      → \($0)" } ?? "")") }
                for feed in answer.policy.feeds { print("feed  \(feed.name)  \(feed)") }
                for label in answer.policy.labels { print("label \(label.name)  \(label)") }
                if answer.policy.isEmpty { print("nothing is asked of nodes\nNext: mayfly posture apply -f posture.yaml") }
                for node in answer.nodes { PostureCommand.printNode(node) }
                for refusal in answer.refusals.prefix(5) { print("not believed, \(refusal.at), from \(refusal.origin): \(refusal.reason) (\(refusal.code))") }
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "All that is known of one node: by whom, when observed, until when it counts.", discussion: "Exit code 2 when it fails.")

        @OptionGroup var options: GlobalOptions

        @Argument(help: "The node's name or its agent's SPIFFE ID.")
        var node: String

        func run() async throws {
            try await reporting {
                let answer = try await ControlClient(options).call(Action.Posture(node: node))
                if options.json {
                    try printJSON(answer)
                } else {
                    for node in answer.nodes {
                        PostureCommand.printNode(node)
                        for item in node.attributes {
                            let until = item.isStale ? "stale since \(item.endsAt)" : "counts until \(item.endsAt)"
                            print("  \(padded(item.name, 28)) \(padded(item.value, 20)) \(item.source), \(item.signer); seen \(item.observedAt), \(until)")
                        }
                        if let at = node.reportedAt { print("  its agent reported last at \(at)") }
                    }
                }
                if answer.nodes.contains(where: { $0.standing.isUnfit }) { throw Exit.refused }
            }
        }
    }

    struct Submit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hand a feed's statement to the server.",
            discussion: "The same as POST /api/v1/context/statements, or a file NAME.jws in the directory of `mayfly server --context-feed`.")

        @OptionGroup var options: GlobalOptions

        @Argument(help: "The file with the statement, a compact JWS; `-` reads standard input.")
        var file = "-"

        func run() async throws {
            try await reporting {
                let data = try readFile(file, limit: ConsoleServer.largestStatement)
                let answer = try await ControlClient(options).submit(statement: data)
                if options.json { return try printJSON(answer) }
                print(answer.isNew ? "taken" : "known already")
            }
        }
    }

    fileprivate static func printNode(_ node: Action.Posture.Node) {
        print("node  \(node.agent)  \(node.standing.line)")
        for line in node.standing.details { print("  \(line)") }
    }
}

extension NodeFitness {
    /// In a few words.
    var line: String {
        switch state {
        case "unfit": "unfit\(since.map { " since \($0)" } ?? ""): its workloads have no identity"
        case "unknown": "not known yet"
        default: rules == 0 ? "nothing is asked of it" : "fit (\(rules) rules)"
        }
    }

    /// Why, and what to do.
    var details: [String] {
        unmet.flatMap { ["because    \($0.words)", "  → \($0.mend)"] } + advised.flatMap { ["advised    \($0.words)", "  → \($0.mend)"] }
            + withheld.sorted { $0.key < $1.key }.flatMap { ["withheld   entry \($0.key): \($0.value.words)", "  → \($0.value.mend)"] }
    }
}

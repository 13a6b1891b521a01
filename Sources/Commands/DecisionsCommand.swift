import Access
import ArgumentParser
import Console
import Foundation
import Runtime

struct DecisionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decisions", abstract: "List the newest decisions: who wanted what, and why it was so.",
        discussion: "Each has a number, its place in the ledger: `mayfly explain NUMBER` says all about it.")

    @OptionGroup var options: GlobalOptions

    @Flag(name: .long, help: "Only what was denied.")
    var denied = false

    @Option(name: .shortAndLong, help: "How many, at most 1000.")
    var number = 20

    func validate() throws {
        guard (1...1000).contains(number) else { throw ValidationError("--number is between 1 and 1000.") }
    }

    func run() async throws {
        try await reporting {
            let decisions = try await ControlClient(options).call(Action.Decisions(limit: number, onlyDenied: denied))
            // Whoever reads only these must not take them for all.
            if decisions.count == number { note("the newest \(number); `--number` asks for more, at most 1000") }
            if options.json { return try printJSON(decisions) }
            for decision in decisions.reversed() {
                print("\(padded(String(decision.sequence), 7)) \(decision.at)  \(decision.isPermitted ? "permitted" : "DENIED   ")  \(decision.action)  \(decision.subject)")
                print("        \(decision.reason) (\(decision.code); \(decision.policy))")
                if !decision.quarantined.isEmpty { print("        in quarantine: \(decision.quarantined.joined(separator: ", "))") }
                if let shadow = decision.shadow { print("        shadow: \(shadow)") }
            }
            if decisions.isEmpty { print("nothing was decided yet") }
        }
    }
}

extension Action.ExplainDecision.Answer {
    var text: String {
        var lines = [
            "decision \(decision.sequence), \(decision.at): \(decision.isPermitted ? "permitted" : "denied") (\(decision.code))",
            "  \(decision.subject), asked for by \(decision.agent)",
        ]
        if let record {
            lines.append("  \(record.principal) \(record.action) \(record.resource)")
            lines.append("  by \(decision.policy), \(record.policies.prefix(12))…, on entities \(record.entities.prefix(12))…")
        }
        lines.append("")
        lines.append(explanation)
        if !owners.isEmpty { lines.append("Ask: \(owners.joined(separator: ", ")).") }
        if let record {
            lines.append("\nWhat was known:")
            lines.append("  \(record.context)")
            for (name, source) in record.provenance.sorted(by: { $0.key < $1.key }) {
                let age = source.maximumAge.map { ", counts for \($0.brief)" } ?? ""
                lines.append("  \(name): by \(source.source) (\(source.signer)), seen \(source.observedAt)\(age)")
            }
        }
        if let isReproduced {
            lines.append(isReproduced ? "\nDecided again from the record: the same." : "\nDecided again from the record it comes out OTHERWISE: tell whoever keeps Mayfly.")
        }
        if let now { lines.append("Now: \(now).") }
        if let shadow = decision.shadow { lines.append("Shadow: \(shadow).") }
        return lines.joined(separator: "\n")
    }
}

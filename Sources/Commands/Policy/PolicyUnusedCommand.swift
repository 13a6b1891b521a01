import ArgumentParser
import Console
import Foundation
import Runtime

struct PolicyUnusedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unused", abstract: "Say what the policies in force grant beyond what is used of it, and propose smaller ones.",
        discussion: """
            Finds policies that are dead, redundant, wider than their use, or laxer than it, by the recorded decisions. With --propose it \
            writes two files into a directory: policies.cedar, which still allows every use there was, and quarantine.cedar, with what was \
            changed or taken out, marked @shadow: it goes on allowing, and each decision that it alone allows says so. Apply both, watch \
            `mayfly decisions` for a while, then apply the first alone. What has @emergency is left as it is. Exit code 2 when something was found.
            """)

    @OptionGroup var options: GlobalOptions

    @Option(name: .long, help: ArgumentHelp("How far back uses count.", valueName: "time"))
    var within = "90d"

    @Option(name: .long, help: ArgumentHelp("Write smaller policies into this directory.", valueName: "directory"))
    var propose: String?

    func validate() throws {
        guard let span = Duration(brief: within), span > .zero else { throw ValidationError("--within is a length of time such as 12h or 90d.") }
    }

    func run() async throws {
        try await reporting {
            let since = WallClock.system.now() - (Duration(brief: within) ?? .seconds(90 * 86400))
            let answer = try await ControlClient(options).call(Action.UnusedAccess(since: since, propose: propose != nil))
            if options.json { try printJSON(answer) } else { show(answer) }
            if let propose, let proposal = answer.proposal { try write(proposal, to: propose) }
            if !answer.findings.isEmpty { throw Exit.refused }
        }
    }

    private func show(_ answer: Action.UnusedAccess.Answer) {
        for finding in answer.findings { print("\(padded(finding.kind, 10)) \(finding.text)") }
        for cell in answer.unused.prefix(20) { print("unused     \(cell)") }
        if answer.unused.count > 20 { print("           and \(answer.granted - answer.used - 20) more") }
        print(
            "\(answer.granted) combinations of caller, action and resource may be allowed, \(answer.used) were, in \(answer.decisions) decisions since \(answer.since)"
                + (answer.isCut ? "; older ones were left out" : ""))
        guard let proposal = answer.proposal else { return }
        for edit in proposal.edits { print("proposed   \(edit)") }
        for edit in proposal.dropped { print("not made   \(edit)") }
        let proof = proposal.isSubset ? "proved to allow nothing new" : "not proved to allow nothing new: \(proposal.unproved ?? "")"
        print("the proposal grants \(proposal.grantedAfter); it still allows every use; it is \(proof)")
    }

    private func write(_ proposal: Action.UnusedAccess.Answer.Proposal, to directory: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            for (name, text) in [("policies.cedar", proposal.policies), ("quarantine.cedar", proposal.quarantine)] {
                try Data(text.utf8).write(to: URL(fileURLWithPath: directory + "/" + name))
            }
        } catch {
            throw CommandFailure("`\(directory)` cannot be written: \(error.localizedDescription)", next: nil)
        }
        note("Next: mayfly policy apply \(directory), and after a quiet time mayfly policy apply \(directory)/policies.cedar")
    }
}

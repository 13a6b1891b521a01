import Access
import ArgumentParser
import Console
import Foundation
import Runtime

/// Policies from files, as the server takes them.
struct BundleOptions: ParsableArguments {
    @Argument(help: "Files, or directories with .cedar files.")
    var paths: [String]

    @Option(name: .long, help: "A schema for types of your own, in Cedar's syntax; Mayfly's is there already (mayfly policy schema).")
    var schema: String?

    @Option(name: .long, help: "Entities that Mayfly cannot know, as a JSON array: users, groups, environments of targets.")
    var entities: String?

    func bundle() throws -> PolicyBundle {
        let files = try PolicyFiles.read(paths).map { file in
            guard !file.isJSON else {
                throw CommandFailure("`\(file.path)` is JSON", next: "mayfly policy convert \(file.path) > policies.cedar")
            }
            return PolicyBundle.File(path: file.path, text: file.text)
        }
        return PolicyBundle(files: files, schema: try schema.map(PolicyFiles.text), entities: try entities.map(PolicyFiles.text))
    }
}

struct PolicyGateOptions: ParsableArguments {
    @Flag(name: .long, help: "Refuse what is not proved to allow nothing new, now or when policies expire; the server needs z3 or cvc5.")
    var noNewAccess = false

    /// For the command that is to follow.
    var words: [String] { noNewAccess ? ["--no-new-access"] : [] }
}

struct PolicyApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply", abstract: "Put policies in force, after saying what they would have decided otherwise.",
        discussion: """
            They replace all that are in force. Without --yes nothing is changed: it judges them, and decides the newest 20,000 recorded \
            requests again (exit code 2 while there is something to do). Guard rails, forbids with @severity("guardrail"), must be \
            proved never to err. With --shadow they decide nothing, and every decision says what they would have made of it.
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var source: BundleOptions

    @Flag(name: .long, help: "Beside those in force, which go on deciding.")
    var shadow = false

    @OptionGroup var gate: PolicyGateOptions

    @Option(name: .long, help: "Why; it stands in the history.")
    var note = ""

    @Flag(name: .long, help: "Make the change.")
    var yes = false

    func run() async throws {
        try await reporting {
            let call = Action.ApplyPolicies(
                bundle: try source.bundle(), place: shadow ? .shadow : .live, mustGrantNothingNew: gate.noNewAccess, note: note, dryRun: !yes)
            let answer = try await ControlClient(options).call(call)
            if options.json { try printJSON(answer) } else { show(answer) }
            if !yes, !answer.isUnchanged { throw Exit.refused }
        }
    }

    private func show(_ answer: Action.ApplyPolicies.Answer) {
        for finding in answer.findings { print("warning: \(finding.fault)") }
        if let words = answer.newAccess { print(words) }
        PolicyReplayCommand.show(answer.replay)
        if answer.isUnchanged { return print("\(answer.policies) policies, the same that are there already: nothing to do") }
        if let revision = answer.revision {
            print("\(answer.policies) policies, revision \(revision), \(shadow ? "stand in the shadow" : "are in force")")
            print("Next: \(shadow ? "mayfly policy shadow" : "mayfly policy rollback --yes takes it back")")
        } else {
            let again = ["mayfly policy apply"] + source.paths + (source.schema.map { ["--schema \($0)"] } ?? [])
                + (source.entities.map { ["--entities \($0)"] } ?? []) + (shadow ? ["--shadow"] : []) + gate.words + ["--yes"]
            print("\(answer.policies) policies; nothing was changed yet\nNext: \(again.joined(separator: " "))")
        }
    }
}

struct PolicyReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Decide everything that was recorded again, by other policies.",
        discussion: "Lists who would lose what, and who would gain it, with the owner of each. Exit code 2 when anything flips.")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var source: BundleOptions

    @Option(name: .long, help: "Only the newest so many decisions.")
    var newest: Int?

    func validate() throws {
        if let newest, newest < 1 { throw ValidationError("--newest is at least 1.") }
    }

    func run() async throws {
        try await reporting {
            let answer = try await ControlClient(options).call(Action.ReplayPolicies(bundle: try source.bundle(), newest: newest))
            if options.json { try printJSON(answer) } else { Self.show(answer) }
            if answer.flipped > 0 { throw Exit.refused }
        }
    }

    static func show(_ answer: Action.ReplayPolicies.Answer) {
        for flip in answer.flips {
            let change = flip.wasAllowed ? "allowed → denied" : "denied → allowed"
            let already = flip.isAlreadySo ? "; the policies in force say so already" : ""
            print("\(change)  \(flip.principal) \(flip.action) \(flip.resource)  ×\(flip.count), owner \(flip.owner ?? "unknown")\(already)")
            print("    \(flip.because)")
            print("    last at \(flip.lastAt): mayfly explain \(flip.last)")
        }
        let unread = answer.skipped > 0 ? ", \(answer.skipped) made without policies" : ""
        let time = answer.asOf == nil ? "those that counted then" : "those that count now"
        print(
            "\(answer.replayed) recorded decisions again\(unread), of policies with an end by \(time): "
                + "\(answer.flipped) would come out otherwise (\(answer.milliseconds) ms of CPU)")
    }
}

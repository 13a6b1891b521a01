import Access
import ArgumentParser
import Console
import Runtime

struct PolicyShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Print the policies that are in force.")

    @OptionGroup var options: GlobalOptions

    @Option(name: .long, help: "An earlier revision.")
    var revision: Int?

    func run() async throws {
        try await reporting {
            let answer = try await ControlClient(options).call(Action.Policies(revision: revision))
            if options.json { return try printJSON(answer) }
            print("// revision \(answer.revision), \(answer.digest)\(answer.isLive ? ", in force" : "")")
            for finding in answer.findings { print("// \(finding.isError ? "error" : "warning"): \(finding.fault)") }
            for file in answer.bundle.files { print("\n// \(file.path)\n\(file.text)") }
            if answer.bundle.schema != nil || answer.bundle.entities != nil { print("// with a schema or entities of its own: --json has them") }
        }
    }
}

struct PolicyHistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "history", abstract: "List the revisions, the newest first.")

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await reporting {
            let answer = try await ControlClient(options).call(Action.Policies())
            if options.json { return try printJSON(answer.history) }
            for applied in answer.history {
                let place = applied.revision == answer.revision ? "in force" : applied.revision == answer.shadow?.revision ? "in the shadow" : ""
                print("\(padded(String(applied.revision), 5)) \(applied.appliedAt)  \(padded(applied.by, 18)) \(padded(place, 14)) \(applied.note)")
            }
        }
    }
}

struct PolicyShadowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shadow", abstract: "Say what the policies in the shadow would have decided otherwise.",
        discussion: "Exit code 2 while they would. Put them there with mayfly policy apply --shadow, in force with mayfly policy enforce.")

    @OptionGroup var options: GlobalOptions

    @Flag(name: .long, help: "Take them away.")
    var end = false

    func run() async throws {
        try await reporting {
            let client = try ControlClient(options)
            if end {
                let answer = try await client.call(Action.MovePolicies(move: .endShadow, dryRun: false))
                return options.json ? try printJSON(answer) : print("no policies stand in the shadow any more; revision \(answer.from) decides, as before")
            }
            guard let shadow = try await client.call(Action.Policies()).shadow else {
                throw CommandFailure("no policies stand in the shadow", next: "mayfly policy apply PATH --shadow --yes", isRefusal: true)
            }
            if options.json {
                try printJSON(shadow)
            } else {
                let count = shadow.count
                print(
                    "revision \(shadow.revision): \(count.decided) decisions since it stands there, \(count.wouldDeny) allowed ones it would deny, "
                        + "\(count.wouldAllow) denied ones it would allow")
                let differing = try await client.call(Action.Decisions(limit: 1000)).filter { $0.shadow != nil }.prefix(20)
                for decision in differing { print("  \(decision.sequence)  \(decision.subject): \(decision.shadow ?? "")") }
                print("Next: \(count.wouldDeny + count.wouldAllow > 0 ? "mayfly explain NUMBER" : "mayfly policy enforce --yes")")
            }
            if shadow.count.wouldDeny + shadow.count.wouldAllow > 0 { throw Exit.refused }
        }
    }
}

struct PolicyEnforceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enforce", abstract: "Put the policies in the shadow in force.", discussion: "Without --yes it says what would come out otherwise.")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var gate: PolicyGateOptions

    @Flag(name: .long, help: "Make the change.")
    var yes = false

    func run() async throws {
        let call = Action.MovePolicies(move: .enforce, mustGrantNothingNew: gate.noNewAccess, dryRun: !yes)
        try await move(call, options, next: (["mayfly policy enforce"] + gate.words + ["--yes"]).joined(separator: " "))
    }
}

struct PolicyRollbackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback", abstract: "Put an earlier revision in force again.",
        discussion: "It becomes a revision of its own. Without --yes it says what would come out otherwise.")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var gate: PolicyGateOptions

    @Argument(help: "The revision (default: the one before).")
    var revision: Int?

    @Flag(name: .long, help: "Make the change.")
    var yes = false

    func run() async throws {
        let again = ["mayfly policy rollback"] + [revision.map(String.init)].compactMap(\.self) + gate.words + ["--yes"]
        let call = Action.MovePolicies(move: .rollback, revision: revision, mustGrantNothingNew: gate.noNewAccess, dryRun: !yes)
        try await move(call, options, next: again.joined(separator: " "))
    }
}

private func move(_ call: Action.MovePolicies, _ options: GlobalOptions, next: String) async throws {
    try await reporting {
        let answer = try await ControlClient(options).call(call)
        if options.json {
            try printJSON(answer)
        } else {
            if let words = answer.newAccess { print(words) }
            PolicyReplayCommand.show(answer.replay)
            if let revision = answer.revision {
                print("what revision \(answer.to) says is in force, as revision \(revision); before it was \(answer.from)")
            } else {
                print("revision \(answer.to) would follow on \(answer.from); nothing was changed yet\nNext: \(next)")
            }
        }
        if answer.revision == nil { throw Exit.refused }
    }
}

struct PolicySchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print Mayfly's schema, or its standard policies.",
        discussion: "Needs no server. Validate with: mayfly policy schema > mayfly.cedarschema; mayfly policy validate --schema mayfly.cedarschema PATH")

    @Flag(name: .long, help: "The policies that decide where nobody has applied any.")
    var standard = false

    func run() async throws { print(standard ? DomainSchema.standardPolicies : DomainSchema.text) }
}

import ArgumentParser
import Console
import Estate
import Foundation
import Runtime

struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Plan every access path's way off its secret.",
        discussion: "A plan is immutable and complete: identity source, target pattern, cutover step, rollback and four owners for each path, or it is refused.")

    @OptionGroup var options: GlobalOptions

    @Flag(name: .long, help: "Show the plan without keeping it.")
    var dryRun = false

    func run() async throws {
        try await reporting {
            let plan = try await ControlClient(options).call(Action.Plan(dryRun: dryRun))
            if options.json { return try printJSON(plan) }
            print("\(plan.id)\(plan.parent.map { " (after \($0))" } ?? "")\(dryRun ? ", dry run: not kept" : "")")
            for item in plan.items {
                print("")
                print("wave \(item.wave)  \(item.path)")
                print("  identity   \(item.identitySource)")
                print("  target     \(item.targetPattern)")
                print("  cutover    \(item.cutoverStep)")
                print("  rollback   \(item.rollback)")
                print("  owners     security \(item.owners.security), platform \(item.owners.platform), IAM \(item.owners.iam), application \(item.owners.application)")
                print("  because    \(item.reason)")
            }
            for exception in plan.exceptions {
                print("")
                print("not planned  \(exception.path.shown): \(exception.reason.shown)")
                print("  next       \(exception.next)")
            }
            if let first = plan.items.first { print("\nNext: mayfly cutover \(first.path)") }
        }
    }
}

struct PathsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "paths", abstract: "Show where every access path stands.")

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await reporting {
            let answer = try await ControlClient(options).call(Action.Paths())
            if options.json { return try printJSON(answer) }
            for path in answer.paths { print(path.line) }
            if answer.paths.isEmpty { print("no access path is registered\nNext: mayfly apply estate.yaml") }
        }
    }
}

struct CutoverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cutover", abstract: "Move one access path to short-lived logins.",
        discussion: "Refused without a current plan, an agent that serves the path, and traffic seen to pass through it. Open sessions live on; new ones use the new way at once.")

    @OptionGroup var options: GlobalOptions

    @Flag(name: .long, help: "Check everything, and change nothing.")
    var dryRun = false

    @Argument(help: "The path, or its workload when that has only one.")
    var path: String

    func run() async throws {
        try await reporting {
            try await moved(ControlClient(options), options) { try await $0.call(Action.Cutover(path: path, dryRun: dryRun)) }
        }
    }
}

struct RollbackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback", abstract: "Let one access path pass with its old password again.",
        discussion: "New sessions pass at once; open ones live on, so that no request is lost.")

    @OptionGroup var options: GlobalOptions

    @Flag(name: .long, help: "Check everything, and change nothing.")
    var dryRun = false

    @Argument(help: "The path, or its workload when that has only one.")
    var path: String

    func run() async throws {
        try await reporting {
            try await moved(ControlClient(options), options) { try await $0.call(Action.Rollback(path: path, dryRun: dryRun)) }
        }
    }
}

/// Has a path moved, and waits until an agent applies it: only then is it true on the node.
func moved(
    _ client: ControlClient, _ options: GlobalOptions, _ move: (ControlClient) async throws -> PathStatus
) async throws {
    var status = try await move(client)
    let deadline = ContinuousClock.now + .seconds(10)
    while !status.isApplied && ContinuousClock.now < deadline {
        try await Task.sleep(for: .milliseconds(50))
        guard let now = try await client.call(Action.Paths()).paths.first(where: { $0.name == status.name }) else { break }
        status = now
    }
    if options.json { try printJSON(status) } else { print(status.line) }
    guard status.isApplied else {
        throw CommandFailure(
            "`\(status.name)` is recorded as \(status.mode.rawValue), but no agent has applied it yet",
            next: "is the agent of its node running? It applies it as soon as it connects")
    }
}

extension PathStatus {
    /// One line for people.
    var line: String {
        "\(padded(name, 24))  \(padded(stage.rawValue, 8))  \(padded(mode.rawValue, 10))  "
            + "old \(oldExchanges) exchanges (\(oldErrors) failed)  new \(newExchanges) (\(newErrors) failed)  "
            + "\(counted(liveGrants, "live login"))\(isApplied ? "" : "  not applied yet")"
    }
}

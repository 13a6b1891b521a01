import ArgumentParser
import Console
import Foundation
import Runtime

struct SignalsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "signals", abstract: "Whose word about sessions, devices and credentials acts here, and who is told what happens here.",
        discussion: """
            Security events of OpenID Shared Signals (CAEP): transmitters say that a session is revoked, that a device does not comply, that \
            a credential changed, and what they may say acts within a second; receivers are told of revocations, nodes and retirements here. \
            Without a declaration nobody may say anything and nobody is told. Format: docs/reference/signals.md.
            """,
        subcommands: [Apply.self, List.self], defaultSubcommand: List.self)

    struct Apply: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Bring transmitters and receivers in line with a file, which is the whole of them.",
            discussion: "Without --yes nothing is changed: it prints the difference (exit code 2 while there is one).")

        @OptionGroup var options: GlobalOptions

        @Option(name: .shortAndLong, help: "The file, YAML or JSON; `-` reads standard input.")
        var file: String

        @Flag(name: .long, help: "Make the change.")
        var yes = false

        func run() async throws {
            try await reporting {
                let policy = try readYAML(
                    SignalsPolicy.self, from: file, limit: 8 << 20, otherwise: "does not declare signals", page: "docs/reference/signals.md")
                let answer = try await ControlClient(options).call(Action.ApplySignals(policy: policy, dryRun: !yes))
                if options.json {
                    try printJSON(answer)
                } else {
                    for name in answer.created { print("+ \(name)") }
                    for name in answer.updated { print("~ \(name)") }
                    for name in answer.deleted { print("- \(name)") }
                    for text in answer.notes { print("  note: \(text)") }
                    print(
                        "\(answer.created.count) new, \(answer.updated.count) changed, \(answer.deleted.count) removed, "
                            + "\(answer.unchanged) as they were")
                    if !yes, !answer.isEmpty { print("nothing was changed yet\nNext: mayfly signals apply -f \(file) --yes") }
                }
                if !yes, !answer.isEmpty { throw Exit.refused }
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Transmitters and receivers, streams with what waits for delivery, and the newest events, taken and refused.")

        @OptionGroup var options: GlobalOptions

        func run() async throws {
            try await reporting {
                let answer = try await ControlClient(options).call(Action.Signals())
                if options.json { return try printJSON(answer) }
                for transmitter in answer.policy.transmitters {
                    print("transmitter  \(transmitter.name)  \(transmitter.issuer)  \(transmitter.poll == nil ? "pushes" : "is polled")")
                    for permission in transmitter.may { print("    may say \(permission.event) of \(permission.subjects.joined(separator: " "))") }
                    if transmitter.may.isEmpty { print("    may say nothing") }
                }
                for receiver in answer.policy.receivers {
                    print("receiver     \(receiver.name)  \(receiver.audience)  hears \(receiver.events.joined(separator: " "))")
                }
                for stream in answer.streams {
                    let error = stream.lastError.map { ", \($0)" } ?? ""
                    let isNone = stream.defaultSubjects == "NONE"
                    let whom = isNone ? ", of \(stream.subjects) subjects" : stream.subjects > 0 ? ", not of \(stream.subjects) subjects" : ""
                    print(
                        "stream       \(stream.id)  of \(stream.receiver), \(stream.method), \(stream.status)\(whom), "
                            + "\(stream.waiting) waiting\(error)")
                }
                for event in answer.taken { print("taken        \(event.at)  \(event.transmitter)  \(event.event)  \(event.subject): \(event.outcome)") }
                for refusal in answer.refusals.prefix(5) {
                    print("not taken    \(refusal.at)  \(refusal.transmitter): \(refusal.reason) (\(refusal.code))")
                }
                if answer.policy.transmitters.isEmpty, answer.policy.receivers.isEmpty {
                    print("nobody may say anything, and nobody is told\nNext: mayfly signals apply -f signals.yaml")
                }
            }
        }
    }
}

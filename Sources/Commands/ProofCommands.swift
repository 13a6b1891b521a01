import ArgumentParser
import Console
import Discovery
import Estate
import Foundation
import Runtime
import SecretScan

struct ProveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove", abstract: "Ask whether a credential is dead, by what production traffic shows.",
        discussion: "Exit code 0: revocable. 2: blocked, or unobservable. docs/reference/proof-of-death.md has the rule.")

    @OptionGroup var options: GlobalOptions

    @Option(name: .long, help: "Ask again until it is revocable, for up to this long, such as 5m.")
    var wait = "0s"

    @Argument(help: "Fingerprint, its first letters, or login@resource.")
    var credential: String

    func run() async throws {
        try await reporting {
            let client = try ControlClient(options)
            let deadline = ContinuousClock.now + (try duration(wait, "--wait", between: .zero, and: .seconds(86400)))
            var answer = try await client.call(Action.Prove(credential: credential))
            var said = ""
            while answer.verdict == .blocked && ContinuousClock.now < deadline {
                // One line for each change, so that a long wait stays readable.
                let why = answer.blockedBy.isEmpty
                    ? "waiting: only time is missing" : "waiting: blocked by " + answer.blockedBy.map(\.name).joined(separator: ", ")
                if why != said { note(why) }
                said = why
                try await Task.sleep(for: .seconds(1))
                answer = try await client.call(Action.Prove(credential: credential))
            }
            if options.json { try printJSON(answer) } else { show(answer) }
            if answer.verdict != .revocable { throw Exit.refused }
        }
    }

    private func show(_ answer: Action.Prove.Answer) {
        for rule in answer.rules {
            let sign = rule.status == .holds ? "✓" : rule.status == .waiting ? "…" : "✗"
            print("  \(sign) \(rule.title)")
            print("      \(rule.detail.shown)")
        }
        switch answer.verdict {
        case .revocable:
            print("revocable")
            print("Next: mayfly retire \(answer.credential.short) --probe-from FILE")
        case .unobservable:
            print("unobservable: nobody could have seen a use")
            print("Next: declare the resource with a `broker`, so that its log can be read")
        case .blocked where answer.blockedBy.isEmpty:
            print("not yet: only time is missing\(answer.earliest.map { ", until \($0)" } ?? "")")
        case .blocked:
            print("blocked by \(answer.blockedBy.count):")
            for blocker in answer.blockedBy {
                print("  \(blocker.name.shown)\(blocker.lastSeen.map { ", last seen \($0)" } ?? ""): \(blocker.reason.shown)")
            }
        }
    }
}

struct RetireCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retire", abstract: "Disable, soak, remove, and see the real target refuse the old secret.",
        discussion: """
            Refused without a proof. Called again, it goes on where it was. The old secret for the last step is read again \
            from a file where it was sighted (--probe-from), compared by fingerprint, used once, and not kept. Not called \
            retired while a line of the target's pg_hba.conf lets the login, or what replaces it, in without proof.
            """)

    @OptionGroup var options: GlobalOptions

    @Option(name: .long, help: "How long to watch for refused attempts between disabling and removing, such as 24h.")
    var soak = "24h"

    @Option(name: .long, help: "A file that holds the old secret, for the probe.")
    var probeFrom: String?

    @Flag(name: .long, help: "Wait for the end of the soak and finish.")
    var wait = false

    @Flag(name: .long, help: "Check everything, and change nothing.")
    var dryRun = false

    @Flag(name: .long, help: "While it is only disabled: enable it again.")
    var undo = false

    @Argument(help: "Fingerprint, its first letters, or login@resource.")
    var credential: String

    func run() async throws {
        try await reporting {
            let client = try ControlClient(options)
            let soak = try duration(soak, "--soak", between: .zero, and: .seconds(90 * 86400))
            let secret = try await oldSecret(client)
            func call() async throws -> Action.Retire.Answer {
                try await client.call(
                    Action.Retire(
                        credential: credential, soakMilliseconds: soak.milliseconds,
                        oldSecret: secret?.withBytes { String(decoding: $0, as: UTF8.self) }, dryRun: dryRun, undo: undo))
            }
            var answer = try await call()
            while wait, !dryRun, answer.phase == .soaking {
                if let until = answer.soakUntil {
                    let left = until - Timestamp(Date())
                    note("disabled; soaking for another \(max(left, .zero).brief)")
                    try await Task.sleep(for: min(max(left, .milliseconds(200)), .seconds(30)))
                }
                answer = try await call()
            }
            if options.json { return try printJSON(answer) }
            for warning in answer.warnings ?? [] { print("warning: \(warning)") }
            switch answer.phase {
            case .wouldDisable: print("dry run: the proof holds; the login would be disabled and soak until \(answer.soakUntil?.description ?? "?")")
            case .undone: print("enabled again")
            case .soaking:
                print("disabled, soaking until \(answer.soakUntil?.description ?? "?")")
                print("Next: mayfly retire \(answer.credential.short) --probe-from FILE, after that")
            case .retired:
                print("retired: the target refuses the old secret: \(answer.refusal ?? "?")")
                print(answer.acceptedBefore ? "  the same secret was let in just before" : "  (no probe was made before it was disabled)")
                print("Next: mayfly report")
            }
        }
    }

    /// Finds the credential's value in the given file by its fingerprint.
    private func oldSecret(_ client: ControlClient) async throws -> Secret? {
        guard let file = probeFrom else { return nil }
        let key = try FingerprintKey.load(from: options.serverDirectory, entropy: .system)
        let bytes = Array(try readFile(file, limit: 16 << 20))
        let ranked = try await client.call(Action.Rank()).credentials
        let wanted = try await client.call(Action.Paths()).paths
            .filter { "\($0.login ?? "")@\($0.resource)" == credential }.compactMap(\.credential)
        let matching = Set(ranked.map(\.fingerprint).filter { $0.text == credential || $0.short.hasPrefix(credential) } + wanted)
        for match in Scanner().scan(bytes, path: file) where matching.contains(key.fingerprint(of: match.secret)) {
            return match.secret
        }
        throw CommandFailure(
            "`\(file)` does not hold credential `\(credential)`", next: "name a file among its sightings: mayfly explain \(credential)",
            isRefusal: true)
    }
}

struct WaiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waive", abstract: "Grant an explicit, owned, time-bounded exception.",
        discussion: "Refused without kind, owner, reason and expiry. When it ends, the credential counts as standing again.")

    @OptionGroup var options: GlobalOptions

    @Option(name: .long, help: "ci-cd, legacy-api, break-glass, batch, third-party or cross-cloud.")
    var kind: String?

    @Option(name: .long, help: "Who answers for it.")
    var owner: String?

    @Option(name: .long, help: "Why it cannot be replaced yet.")
    var reason: String?

    @Option(name: .long, help: "When it ends: a date (2027-01-31), a time (RFC 3339) or a length of time (90d).")
    var expires: String?

    @Option(name: .long, help: "A compensating control; may be given several times.")
    var control: [String] = []

    @Argument(help: "Fingerprint, its first letters, or login@resource.")
    var credential: String

    func run() async throws {
        try await reporting {
            try checkText(owner, "--owner", limit: WaiverLimits.owner)
            try checkText(reason, "--reason", limit: WaiverLimits.reason)
            for text in control { try checkText(text, "--control", limit: WaiverLimits.reason) }
            var expiry: Timestamp?
            if let expires {
                expiry = Duration(brief: expires).map { Timestamp(Date()) + $0 } ?? Timestamp(expires)
                guard expiry != nil else { throw ValidationError("--expires needs 2027-01-31, an RFC 3339 time, or a length such as 90d; not `\(expires)`.") }
            }
            let waiver = try await ControlClient(options).call(
                Action.Waive(
                    credential: credential, kind: kind, owner: owner, reason: reason, expiresAt: expiry, controls: control))
            if options.json { return try printJSON(waiver) }
            print("\(waiver.id)  \(waiver.subject) is waived until \(waiver.expiresAt), owner \(waiver.owner.shown)")
        }
    }
}

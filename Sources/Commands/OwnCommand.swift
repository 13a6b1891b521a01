import ArgumentParser
import Console
import Discovery
import Estate
import Foundation
import Runtime

struct OwnCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "own", abstract: "Say whose a credential is, against all evidence.",
        discussion: """
            The named owner outranks every evidence and stays when scans are imported again. Without a server, --local keeps it in \
            the state directory, where `mayfly scan` reads it.
            """)

    @OptionGroup var options: GlobalOptions

    @Flag(name: .long, help: "Keep it for scans of this installation, without a server. Needs the whole fingerprint.")
    var local = false

    @Flag(name: .long, help: "Take the named owner back: let the evidence decide again.")
    var clear = false

    @Option(name: .long, help: "Why. It is what the next person reads.")
    var reason: String?

    @Argument(help: "The credential: its fingerprint, the fingerprint's first letters, or login@resource.")
    var credential: String

    @Argument(help: "The team or person that owns it.")
    var owner: String?

    func validate() throws {
        if clear {
            guard owner == nil else { throw ValidationError("--clear takes no owner.") }
        } else {
            guard let owner, !owner.isEmpty else { throw ValidationError("Name the owner, or give --clear.") }
            guard let reason, reason.count >= 3 else { throw ValidationError("Say why with --reason, in three characters or more.") }
        }
    }

    func run() async throws {
        try await reporting {
            if local { return try keep() }
            let answer = try await ControlClient(options).call(
                Action.Own(credential: credential, owner: clear ? nil : owner, reason: reason))
            if options.json { return try printJSON(answer) }
            print("\(answer.fingerprint.short) is owned by \(answer.owner.shown)")
            if clear, let first = answer.ownerEvidence.first { print("  because  \(first.source)\(first.why.map { ": " + $0 } ?? "")") }
            print("\(answer.owned) of \(answer.credentials) credentials have an owner")
            print("Next: mayfly rank")
        }
    }

    private func keep() throws {
        guard let fingerprint = Fingerprint(credential) else {
            throw CommandFailure(
                "`\(credential.prefix(80))` is not a whole fingerprint", next: "`mayfly scan` prints it beside each credential")
        }
        let directory = try options.stateDirectory
        var overrides = try OwnerOverrides.load(from: directory)
        if clear {
            guard overrides.remove(fingerprint) else {
                throw CommandFailure("nobody named an owner for `\(fingerprint)`", next: "mayfly scan")
            }
        } else {
            overrides.set(
                OwnerOverride(
                    fingerprint: fingerprint, owner: owner ?? "", reason: reason ?? "", by: "operator:\(NSUserName())",
                    at: WallClock.system.now()))
        }
        try overrides.save(to: directory)
        if options.json { return try printJSON(overrides) }
        print(clear ? "\(fingerprint.short): the evidence decides again" : "\(fingerprint.short) is owned by \(owner ?? "")")
        print("Next: mayfly scan")
    }
}

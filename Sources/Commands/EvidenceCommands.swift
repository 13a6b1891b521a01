import ArgumentParser
import AuditLedger
import Console
import Estate
import Foundation
import Runtime
import Server

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Before and after: what is left, what was proven and how, what is waived.")

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await reporting {
            let report = try await ControlClient(options).call(Action.Report())
            if options.json { return try printJSON(report) }
            let disabled = report.disabled > 0 ? "\(report.disabled) disabled, " : ""
            print(
                "\(counted(report.found, "credential")) found: \(report.retired) retired, \(report.excepted) waived, \(disabled)"
                    + "\(report.standing) standing")
            if !report.retirements.isEmpty { print("\nRetired") }
            for item in report.retirements {
                print("  \(item.credential.short)  \(item.login ?? "")  disabled \(item.disabledAt)")
                print("    the target says: \(item.refusal ?? "not verified yet")\(item.acceptedBefore ? "; it let the same secret in just before" : "")")
                print("    proof \(item.proof.prefix(16))")
                for finding in item.findings { print("      ✓ \(finding)") }
            }
            if !report.paths.isEmpty { print("\nAccess paths") }
            for path in report.paths { print("  \(path.line)") }
            if !report.waivers.isEmpty { print("\nWaivers") }
            for waiver in report.waivers {
                print("  \(waiver.subject)  \(waiver.kind), owner \(waiver.owner.shown), until \(waiver.expiresAt): \(waiver.reason.shown)")
            }
            if !report.undeclared.isEmpty { print("\nSeen in traffic and never declared: \(report.undeclared.joined(separator: ", ").shown)") }
            // Each list holds as many as the first line counts.
            let lists = [(CredentialState.standing, "Still standing"), (.disabled, "Disabled, not yet retired"), (.excepted, "Waived")]
            for (state, title) in lists {
                let items = report.remaining.filter { $0.state == state }
                if !items.isEmpty { print("\n\(title), heaviest first") }
                for item in items {
                    print("  \(padded(String(item.score.value), 3))  \(item.fingerprint.short)  \(padded(item.kind, 22))  owner \(item.owner.shown)")
                }
            }
            print("\nledger: \(counted(report.ledgerEntries, "entry", "entries")). Next: mayfly audit verify")
        }
    }
}

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Verify the ledger, or take a checkpoint of it.", subcommands: [Verify.self, Checkpoint.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Recompute the whole chain and check its signed head.",
            discussion: "Reads the database itself, with or without a running server. With --since, a checkpoint kept elsewhere, it also finds a ledger that was cut or rewritten as a whole. Exit code 2 when it is broken.")

        @OptionGroup var options: GlobalOptions

        @Option(name: .long, help: "File with a checkpoint from `mayfly audit checkpoint`.")
        var since: String?

        struct Answer: Encodable {
            var intact: Bool
            var entries: Int?
            var brokenAt: Int?
            var reason: String?
        }

        func run() async throws {
            try await reporting {
                let anchor = try since.map { String(decoding: try readFile($0, limit: 8192), as: UTF8.self) }
                if let since, let anchor, !CheckpointSigner.isCheckpoint(anchor) {
                    throw CommandFailure("`\(since.shown)` is no checkpoint of a ledger", next: "mayfly audit checkpoint > FILE makes one")
                }
                let (verdict, _) = try await MayflyServer.verifyLedger(in: options.serverDirectory, anchor: anchor)
                switch verdict {
                case .intact(let entries):
                    if options.json {
                        try printJSON(Answer(intact: true, entries: entries, brokenAt: nil, reason: nil))
                    } else {
                        print("intact: \(counted(entries, "entry", "entries")), chain and signature verified")
                    }
                case .broken(let sequence, let reason):
                    if options.json {
                        try printJSON(Answer(intact: false, entries: nil, brokenAt: sequence, reason: reason))
                    } else {
                        print("broken at entry \(sequence): \(reason)")
                    }
                    throw Exit.refused
                }
            }
        }
    }

    struct Checkpoint: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the signed head of the ledger (a C2SP checkpoint), to keep elsewhere.")

        @OptionGroup var options: GlobalOptions

        func run() async throws {
            try await reporting {
                let (_, checkpoint) = try await MayflyServer.verifyLedger(in: options.serverDirectory, anchor: nil)
                guard let checkpoint else { throw CommandFailure("the ledger is empty", next: nil, isRefusal: true) }
                if options.json { try printJSON(["checkpoint": checkpoint]) } else { print(checkpoint, terminator: "") }
            }
        }
    }
}

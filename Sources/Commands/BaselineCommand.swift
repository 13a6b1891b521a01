import ArgumentParser
import Discovery
import Estate
import Foundation
import Runtime
import SecretScan

struct BaselineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "baseline", abstract: "Keep, in the repository, what a team has decided to live with for a while.",
        discussion: "`mayfly guard` passes over what an entry allows, until its date. Two branches can both add entries: there is nothing to merge.",
        subcommands: [Init.self, Add.self, List.self, Prune.self])

    /// Options that all of them share.
    struct Place: ParsableArguments {
        @Option(name: .long, help: "The baseline's directory (default: .mayfly/baseline in the repository).")
        var baseline: String?

        @Flag(name: .long, help: "Print one JSON object instead of text.")
        var json = false

        var root: String { WorkTree(containing: ".")?.root ?? "." }

        /// A directory that was named has to be there; the usual one may be missing, and then nothing is allowed.
        func existing() throws -> Baseline {
            if let baseline, !FileManager.default.fileExists(atPath: baseline) {
                throw CommandFailure("there is no baseline `\(baseline.shown)`", next: "mayfly baseline init --baseline \(baseline.shown)")
            }
            return try open()
        }

        func open() throws -> Baseline {
            do {
                return try Baseline(directory: baseline ?? "\(root)/\(Baseline.defaultDirectory)")
            } catch {
                throw CommandFailure("\(error)", next: nil)
            }
        }
    }

    struct Init: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "init", abstract: "Make the directory and its key. Commit both.")

        @OptionGroup var place: Place

        func run() async throws {
            try await reporting {
                var baseline = try place.open()
                try baseline.prepare(entropy: .system)
                if place.json { return try printJSON(["directory": baseline.directory]) }
                print("\(baseline.directory) is ready: commit it")
                print("Next: mayfly baseline add PATH --owner TEAM --reason why --until 2026-12-31")
            }
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Allow what stands in files now, for a while.",
            discussion: "PATH may be a file, a directory, or `file:line` for one place alone.")

        @OptionGroup var place: Place

        @Option(name: .long, help: "Who answers for it.")
        var owner: String

        @Option(name: .long, help: "Why it may stand.")
        var reason: String

        @Option(name: .long, help: "The last day on which it may: YYYY-MM-DD.")
        var until: String

        @Argument(help: "Files, directories, or file:line.")
        var paths: [String]

        func validate() throws {
            guard !paths.isEmpty else { throw ValidationError("Name at least one file or directory.") }
            guard until.utf8.count == 10, let last = Timestamp(until) else { throw ValidationError("--until must be a day, such as 2026-12-31.") }
            let left = last + .seconds(86_400) - WallClock.system.now()
            guard left > .zero, left <= WaiverLimits.longest + .seconds(86_400) else {
                throw ValidationError("--until must be today or a day within \(WaiverLimits.longest.brief), as for a waiver; not \(until).")
            }
            guard !owner.isEmpty, !reason.isEmpty else { throw ValidationError("--owner and --reason must say something.") }
            try checkText(owner, "--owner", limit: WaiverLimits.owner)
            try checkText(reason, "--reason", limit: WaiverLimits.reason)
        }

        func run() async throws {
            try await reporting {
                var baseline = try place.open()
                try baseline.prepare(entropy: .system)
                let entries: [Baseline.Entry]
                do {
                    entries = try baseline.addWhatStands(in: paths, below: place.root, owner: owner, reason: reason, until: until)
                } catch {
                    throw CommandFailure("\(error)", next: nil)
                }
                if place.json { return try printJSON(entries) }
                for entry in entries { print("\(entry.path): \(entry.kind) may stand until \(entry.until)  \(entry.id.short)".shown) }
                print(entries.isEmpty ? "nothing was found there" : "\(counted(entries.count, "entry", "entries")): commit \(baseline.directory)")
                if entries.isEmpty { throw Exit.refused }
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "Show every entry, and which hold no longer.")

        @OptionGroup var place: Place

        func run() async throws {
            try await reporting {
                let baseline = try place.existing()
                let entries = baseline.entries.sorted { ($0.until, $0.path, $0.id) < ($1.until, $1.path, $1.id) }
                if place.json { return try printJSON(entries) }
                let now = WallClock.system.now()
                for entry in entries {
                    let state = entry.holds(at: now) ? "       " : "expired"
                    print("\(entry.until)  \(state)  \(entry.path)  \(entry.kind)  \(entry.owner ?? "nobody"): \(entry.reason)".shown)
                }
                for problem in baseline.problems { note("mayfly: `\(problem.path.shown)` \(problem.why)") }
                print(counted(entries.count, "entry", "entries"))
            }
        }
    }

    struct Prune: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "prune", abstract: "Remove the entries whose day has passed.")

        @OptionGroup var place: Place

        func run() async throws {
            try await reporting {
                let removed = try place.existing().prune(at: WallClock.system.now())
                if place.json { return try printJSON(["removed": removed]) }
                print("\(counted(removed, "entry", "entries")) removed")
            }
        }
    }
}

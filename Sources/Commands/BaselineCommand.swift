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
            guard until.utf8.count == 10, Timestamp(until) != nil else { throw ValidationError("--until must be a day, such as 2026-12-31.") }
            guard !owner.isEmpty, !reason.isEmpty, owner.utf8.count <= 200, reason.utf8.count <= 1000 else {
                throw ValidationError("--owner and --reason must say something, in at most 200 and 1000 bytes.")
            }
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
                for entry in entries { print("\(entry.path): \(entry.kind) may stand until \(entry.until)  \(entry.id.short)") }
                print(entries.isEmpty ? "nothing was found there" : "\(entries.count) entries: commit \(baseline.directory)")
                if entries.isEmpty { throw Exit.refused }
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "Show every entry, and which hold no longer.")

        @OptionGroup var place: Place

        func run() async throws {
            try await reporting {
                let baseline = try place.open()
                let entries = baseline.entries.sorted { ($0.until, $0.path, $0.id) < ($1.until, $1.path, $1.id) }
                if place.json { return try printJSON(entries) }
                let now = WallClock.system.now()
                for entry in entries {
                    let state = entry.holds(at: now) ? "       " : "expired"
                    print("\(entry.until)  \(state)  \(entry.path)  \(entry.kind)  \(entry.owner ?? "nobody"): \(entry.reason)")
                }
                for problem in baseline.problems { note("mayfly: `\(problem.path)` \(problem.why)") }
                print("\(entries.count) entries")
            }
        }
    }

    struct Prune: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "prune", abstract: "Remove the entries whose day has passed.")

        @OptionGroup var place: Place

        func run() async throws {
            try await reporting {
                let removed = try place.open().prune(at: WallClock.system.now())
                if place.json { return try printJSON(["removed": removed]) }
                print("\(removed) entries removed")
            }
        }
    }
}

import ArgumentParser
import Console
import Discovery
import Estate
import Foundation
import Runtime

struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch", abstract: "Scan again whatever changes, and say which credentials come and go.",
        usage: """
            mayfly watch PATH… [--interval TIME] [--once] [--no-history] [--jobs N] [--json] [--state DIR]
            mayfly watch ACCESS-PATH pass|flag
            """,
        discussion: """
            Looks at files and git references every few seconds, reads what is not as it was, and remembers in the state directory \
            what it knew, so that the next run begins where this one ended.
            With the name of an access path and a mode it is another command: how that path is watched before its cutover, pass, \
            or flag (each use raises an alert).
            """)

    @OptionGroup var options: GlobalOptions

    @Option(name: .long, help: "Time between two looks: 200ms to 1d; default 2s.")
    var interval = "2s"

    @Flag(name: .long, help: "Look once, say what changed since the last run, and end.")
    var once = false

    @Flag(name: .long, help: "Leave git histories out.")
    var noHistory = false

    @Option(name: .long, help: "Number of threads, 1 to 256 (default: one per processor).")
    var jobs: Int?

    @Argument(help: "Directories or files to watch; or an access path and a mode.")
    var paths: [String]

    private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// The older meaning of the name: `mayfly watch orders flag`.
    private var isAboutAccessPath: Bool { paths.count == 2 && PathMode(rawValue: paths[1]) != nil && !exists(paths[1]) }

    func validate() throws {
        try checkJobs(jobs)
        guard !paths.isEmpty else { throw ValidationError("Give at least one directory or file, for example `mayfly watch .`.") }
        if isAboutAccessPath { return }
        if let missing = paths.first(where: { !exists($0) }) {
            let shown = paths.count == 2 && exists(paths[0]) || paths.count != 2 ? missing : paths[1]
            throw ValidationError("`\(shown.prefix(200))` is no file or directory, and no mode of an access path: pass or flag.")
        }
        guard let length = Duration(brief: interval), length >= .milliseconds(200), length <= .seconds(86_400) else {
            throw ValidationError("--interval must be a length of time from 200ms to 1d.")
        }
    }

    func run() async throws {
        try await reporting {
            if isAboutAccessPath {
                guard let mode = PathMode(rawValue: paths[1]) else {
                    throw ValidationError("`\(paths[1])` is no mode: pass or flag. Substitution is reached by `mayfly cutover`.")
                }
                return try await moved(ControlClient(options), options) { try await $0.call(Action.Watch(path: paths[0], mode: mode)) }
            }
            try await watch()
        }
    }

    // MARK: - Files

    private func watch() async throws {
        let directory = try options.stateDirectory
        let key = try FingerprintKey.load(from: directory, entropy: .system)
        let roots = paths.map { path in path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path }
        let watcher = Watcher(
            key: key, clock: .system, options: ScanOptions(
                history: !noHistory, jobs: threads(jobs), memory: directory))
        let file = "watch-\(Self.digest(roots.joined(separator: "\n") + "\(noHistory)")).json"
        var state = WatchState(keyID: key.keyID, roots: roots)
        if let bytes = try directory.read(file, limit: 64 << 20), let known = try? JSONDecoder().decode(WatchState.self, from: Data(bytes)),
            known.fits(keyID: key.keyID, roots: roots)
        {
            state = known
        }
        let pause = Duration(brief: interval) ?? .seconds(2)
        var isFirst = true
        while true {
            let (next, events) = try await look(watcher, state)
            for event in events { try show(event) }
            if isFirst || !events.isEmpty || next.fileCount != state.fileCount { try directory.write(file, try JSONEncoder().encode(next)) }
            state = next
            if isFirst {
                note(
                    "watching \(counted(state.fileCount, "file")): \(counted(state.credentialCount, "credential")) in "
                        + counted(state.placeCount, "place"))
            }
            isFirst = false
            if once { return }
            try await Task.sleep(for: pause)
        }
    }

    private func look(_ watcher: Watcher, _ state: WatchState) async throws -> (state: WatchState, events: [WatchEvent]) {
        do {
            return try await watcher.look(state)
        } catch {
            throw CommandFailure("\(error)", next: nil)
        }
    }

    private func show(_ event: WatchEvent) throws {
        if options.json {
            try printJSON(event, pretty: false)
        } else {
            var line = "\(event.at.description.dropFirst(11).prefix(8))  \(padded(event.event.rawValue, 5))  "
            line += "\(padded(event.kind, 22))  \(event.path):\(event.line)"
            if let slot = event.slot { line += "  \(slot.prefix(60))" }
            if let commit = event.commit { line += "  in commit \(commit.prefix(10))" }
            if let from = event.from { line += "  from \(from)" } else if event.standsElsewhere { line += "  (known elsewhere)" }
            line += "  \(event.fingerprint.short)"
            print(line.shown)
        }
        // A reader of the other end of a pipe sees it now.
        fflush(nil)
    }

    /// FNV-1a, for the file's name only.
    private static func digest(_ text: String) -> String {
        String(text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }, radix: 16)
    }
}

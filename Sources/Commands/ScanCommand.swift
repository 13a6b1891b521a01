import ArgumentParser
import Discovery
import Estate
import Foundation
import Runtime
import Synchronization

struct ScanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Find standing credentials in directories and git histories.",
        discussion: """
            Reads files and the whole git history below each PATH, joins what it sees to credentials, and lists them with owner, \
            places and blast radius, worst first. Needs no server, no network and no configuration; shows no secret.
            """)

    @OptionGroup var options: GlobalOptions

    @Flag(name: .long, help: "Leave git histories out.")
    var noHistory = false

    @Option(name: .long, help: "Number of threads (default: one per processor).")
    var jobs: Int?

    @Option(name: .long, help: "Largest file or git object to read, in MiB.")
    var maxFileSize = 64

    @Flag(name: .long, help: "Also list what was only seen in tests, samples and fixtures.")
    var fixtures = false

    @Flag(name: .long, help: "List every place, not only the first few of each credential.")
    var allPlaces = false

    @Argument(help: "Directories or files to scan.")
    var paths: [String]

    func validate() throws {
        guard !paths.isEmpty else { throw ValidationError("Give at least one directory or file, for example `mayfly scan .`.") }
        guard (1...4096).contains(maxFileSize) else { throw ValidationError("--max-file-size must be between 1 and 4096 MiB.") }
    }

    func run() async throws {
        do {
            let key = try FingerprintKey.load(from: options.stateDirectory, entropy: .system)
            let scan = ScanOptions(
                history: !noHistory, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, maximumFileSize: maxFileSize << 20,
                includesFixtures: fixtures, overrides: try OwnerOverrides.load(from: options.stateDirectory).byFingerprint)
            let progress = ProgressLine()
            let report = try await Discovery(key: key, clock: .system).scan(paths, options: scan) { progress.show($0) }
            progress.clear()
            if options.json {
                try printJSON(report)
            } else {
                let isTerminal = isatty(STDOUT_FILENO) == 1
                print(ReportText(width: isTerminal ? terminalWidth() : 100, isStyled: isTerminal, placesShown: allPlaces ? 0 : 8).text(report))
            }
        } catch {
            note("mayfly: \(error)")
            throw Exit.failed
        }
    }

    private func terminalWidth() -> Int {
        var size = winsize()
        return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 100
    }
}

/// One line on standard error that says what a long scan is doing; nothing unless standard error is a terminal.
private final class ProgressLine: Sendable {
    private let isOn = isatty(STDERR_FILENO) == 1
    private let shown = Mutex<ContinuousClock.Instant?>(nil)

    func show(_ progress: ScanProgress) {
        guard isOn else { return }
        let now = ContinuousClock.now
        let isDue = shown.withLock { last in
            if let last, now - last < .milliseconds(100) { return false }
            last = now
            return true
        }
        guard isDue else { return }
        let percent = progress.total > 0 ? "  \(min(99, progress.done * 100 / progress.total)) %" : ""
        FileHandle.standardError.write(Data("\r\u{1B}[Kscanning \(progress.phase.prefix(60))\(percent)".utf8))
    }

    func clear() {
        if isOn { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }
}

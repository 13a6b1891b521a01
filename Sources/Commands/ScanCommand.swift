import ArgumentParser
import Discovery
import Estate
import Foundation
import Runtime

struct ScanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Find standing credentials in directories and git histories.",
        discussion: """
            Reads files and the whole git history below each PATH, joins what it sees to credentials, and lists them with owner, \
            places and blast radius, worst first. Needs no server, no network and no configuration; shows no secret. Only with \
            --check does it ask anybody: the named issuers, whether what was found still works.
            """)

    @OptionGroup var options: GlobalOptions

    @Flag(name: .long, help: "Leave git histories out.")
    var noHistory = false

    @Option(name: .long, help: "Number of threads, 1 to 256 (default: one per processor).")
    var jobs: Int?

    @Option(name: .long, help: "Largest file or git object to read, in MiB.")
    var maxFileSize = 64

    @Flag(name: .long, help: "Also list what was only seen in tests, samples and fixtures.")
    var fixtures = false

    @Flag(name: .long, help: "List every place, not only the first few of each credential.")
    var allPlaces = false

    @Flag(name: .long, help: "Read everything again, whatever earlier scans of the same place have read.")
    var full = false

    @Option(name: .long, help: "text, json, sarif, cyclonedx, ocsf or csv (docs/reference/exports.md).")
    var format: ReportFormat?

    @OptionGroup var checks: CheckOptions

    @Argument(help: "Directories or files to scan.")
    var paths: [String]

    func validate() throws {
        try checkJobs(jobs)
        if options.json, let format, format != .json { throw ValidationError("--json and --format \(format.rawValue) contradict each other.") }
        guard !paths.isEmpty else { throw ValidationError("Give at least one directory or file, for example `mayfly scan .`.") }
        guard (1...4096).contains(maxFileSize) else { throw ValidationError("--max-file-size must be between 1 and 4096 MiB.") }
    }

    func run() async throws {
        do {
            let state = try options.stateDirectory
            let key = try FingerprintKey.load(from: state, entropy: .system)
            var scan = ScanOptions(
                history: !noHistory, jobs: threads(jobs), maximumFileSize: maxFileSize << 20,
                includesFixtures: fixtures, overrides: try OwnerOverrides.load(from: state).byFingerprint, memory: state, startsOver: full)
            let progress = ProgressBar()
            scan.validity = try checks.options(in: state) { progress.clear() }
            let report = try await Discovery(key: key, clock: .system, cache: state).scan(paths, options: scan) { progress.show($0) }
            progress.clear()
            try show(report, as: options.json ? .json : format ?? .text)
        } catch {
            note("mayfly: \(error)")
            throw Exit.failed
        }
    }

    private func show(_ report: ScanReport, as format: ReportFormat) throws {
        if format == .text {
            let isTerminal = isatty(STDOUT_FILENO) == 1
            let width = isTerminal ? terminalWidth() : 100
            print(ReportText(width: width, isStyled: takesColours(STDOUT_FILENO), placesShown: allPlaces ? 0 : 8).text(report))
        } else {
            try printReport(report, as: format)
        }
    }

    private func terminalWidth() -> Int {
        var size = winsize()
        return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 100
    }
}

import ArgumentParser
import Discovery
import Estate
import Foundation
import Runtime

struct DiscoverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discover",
        abstract: "Ask live systems which standing credentials they know, and join them with a scan.",
        discussion: """
            Reads the sources that a configuration names (clusters, vaults, clouds, databases, certificates, processes, lists) and \
            scans its directories. The same secret in several places is one credential. Changes nothing, shows no secret; the JSON \
            is a scan report, for `mayfly import`.
            Exit codes: 0 everything was read · 1 nothing could begin · 3 some source could not be read, and is listed.
            """)

    @OptionGroup var options: GlobalOptions

    @Option(name: .long, help: "The configuration, YAML or JSON. `--example` prints one.")
    var config: String?

    @Option(name: .long, help: "Ask only the source of this name; may be given several times.")
    var only: [String] = []

    @Flag(name: .long, help: "Say what would be read and with which rights, and read nothing.")
    var dryRun = false

    @Flag(name: .long, help: "Print an example configuration with every setting.")
    var example = false

    @Flag(name: .long, help: "Leave git histories out.")
    var noHistory = false

    @Option(name: .long, help: "Number of threads of the scan, 1 to 256 (default: one per processor).")
    var jobs: Int?

    @Flag(name: .long, help: "List every place, not only the first few of each credential.")
    var allPlaces = false

    @OptionGroup var checks: CheckOptions

    /// When each feed last told everything. Kept in the state directory, so that a gap can be seen.
    private static let feedFile = "feeds.json"
    private static let incomplete = ExitCode(3)

    func validate() throws {
        try checkJobs(jobs)
        guard example || config != nil else { throw ValidationError("Name a configuration with --config, or print one with --example.") }
    }

    func run() async throws {
        if example { return print(SourceConfiguration.example) }
        let report: ScanReport
        do {
            let sources = try load()
            if dryRun {
                try show(sources.previews, scan: sources.scan)
                let unread = sources.previews.filter { $0.problem != nil }
                for preview in unread { note("mayfly: source `\(preview.name)` could not be read: \(preview.problem ?? "")") }
                if !unread.isEmpty { throw Self.incomplete }
                return
            }
            let state = try options.stateDirectory
            let key = try FingerprintKey.load(from: state, entropy: .system)
            let previous =
                (try state.read(Self.feedFile)).flatMap { try? JSONDecoder().decode([String: Timestamp].self, from: Data($0)) } ?? [:]
            var scan = ScanOptions(history: !noHistory, jobs: threads(jobs))
            let progress = ProgressBar()
            scan.validity = try checks.options(in: state) { progress.clear() }
            report = try await Discovery(key: key, clock: .system, cache: state).discover(sources, previous: previous, options: scan) {
                progress.show($0)
            }
            progress.clear()
            let read = (report.feeds ?? []).compactMap { feed in feed.lastReadAt.map { (feed.name, $0) } }
            try state.write(Self.feedFile, Array(try JSONEncoder().encode(previous.merging(read) { $1 })))
        } catch let exit as ExitCode {
            throw exit
        } catch {
            note("mayfly: \(error)")
            throw Exit.failed
        }
        if options.json {
            try printJSON(report)
        } else {
            print(FeedText.text(report))
            print(ReportText(width: 100, isStyled: takesColours(STDOUT_FILENO), placesShown: allPlaces ? 0 : 8).text(report))
        }
        let gaps = (report.feeds ?? []).filter { $0.outcome != .read }
        for feed in gaps {
            note(
                "mayfly: source `\(feed.name)` \(feed.outcome == .failed ? "could not be read" : "was read in part"): \(feed.problems.first ?? "")"
            )
        }
        if !gaps.isEmpty { throw Self.incomplete }
    }

    private func load() throws -> SourceConfiguration {
        guard let config else { throw CommandFailure("no configuration", next: "mayfly discover --example") }
        let url = URL(fileURLWithPath: config)
        guard let data = try? Data(contentsOf: url), data.count <= SourceConfiguration.limit else {
            throw CommandFailure("cannot read `\(config)`", next: "mayfly discover --example > sources.yaml")
        }
        return try SourceConfiguration(
            yaml: String(decoding: data, as: UTF8.self), directory: url.deletingLastPathComponent().path,
            environment: ProcessInfo.processInfo.environment, only: Set(only))
    }

    private struct DryRun: Encodable {
        var scan: [String]
        var sources: [SourceConfiguration.Preview]
    }

    private func show(_ previews: [SourceConfiguration.Preview], scan: [String]) throws {
        if options.json { return try printJSON(DryRun(scan: scan, sources: previews)) }
        for path in scan { print("scan  \(path)") }
        for preview in previews {
            if let problem = preview.problem {
                print("\(preview.name)  (\(preview.type))  NOT READ\n  \(problem)")
                continue
            }
            print("\(preview.name)  (\(preview.type), \(preview.location))")
            for line in preview.reads { print("  reads  \(line)") }
            for line in preview.permissions { print("  needs  \(line)") }
            print("  values \(preview.readsValues ? "are read, fingerprinted and forgotten" : "are not read")")
        }
        print("Nothing was read.")
    }
}

/// What the feeds told, for people: before the report that has their findings.
enum FeedText {
    static func text(_ report: ScanReport) -> String {
        var lines: [String] = []
        for feed in report.feeds ?? [] {
            let state =
                switch feed.outcome {
                case .read: "read"
                case .partial: "read in part"
                case .failed: "NOT READ"
                }
            let last = feed.outcome == .read ? "" : ", last whole \(feed.lastReadAt.map(\.description) ?? "never")"
            lines.append("\(feed.name) (\(feed.type))  \(state)\(last) · \(counted(feed.items, "item")) · \(counted(feed.credentials, "credential"))")
            lines += feed.problems.prefix(5).map { "  \($0)" }
        }
        if let compared = report.reconciliation {
            lines.append(
                "List: \(compared.matched.count) matched · \(compared.conflicts.count) conflicts · \(compared.onlyListed.count) only listed · "
                    + "\(compared.onlyFound.count) only found")
            for conflict in compared.conflicts.prefix(20) {
                lines.append(
                    "  line \(conflict.line) `\(conflict.name)` \(conflict.field): the list says \(conflict.listed), found \(conflict.found)"
                )
            }
            for row in compared.onlyListed.prefix(20) { lines.append("  line \(row.line) `\(row.name)`: nothing found answers to it") }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

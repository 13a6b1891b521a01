import ArgumentParser
import Console
import Discovery
import Estate
import Foundation
import Runtime

/// What `--format` takes.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif, cyclonedx, ocsf, csv
}

/// Writes a report to standard output in a format for tools.
func printReport(_ report: ScanReport, as format: ReportFormat, states: [String: CredentialState] = [:]) throws {
    guard let exported = ExportFormat(rawValue: format.rawValue) else { return try printJSON(report) }
    let export = ReportExport(version: Mayfly.configuration.version, serial: UUID(), states: states)
    // RFC 4180 ends its lines with CR LF, the last one too.
    print(export.text(report, as: exported), terminator: exported == .csv ? "\r\n" : "\n")
}

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the inventory, or a scan, for other tools: SARIF, CycloneDX, OCSF, CSV.",
        discussion: "Asks the server for its inventory; with --report it reads a scan (`mayfly scan --json`) instead and needs none.")

    @Option(name: .long, help: "Directory that holds this installation's state (default: $MAYFLY_STATE, else ~/.local/state/mayfly).")
    var state: String?

    @Option(name: .long, help: ArgumentHelp("A scan's file; `-` reads standard input.", valueName: "file"))
    var report: String?

    @Option(name: .long, help: "json, sarif, cyclonedx, ocsf or csv (docs/reference/exports.md).")
    var format: ReportFormat = .json

    func validate() throws {
        if format == .text { throw ValidationError("--format text is `mayfly scan`'s; for one credential: mayfly explain.") }
    }

    func run() async throws {
        try await reporting {
            if let report { return try printReport(try readReport(report), as: format) }
            var options = GlobalOptions()
            options.state = state
            let answer = try await ControlClient(options).call(Action.Export(credential: nil))
            try printReport(answer.report, as: format, states: answer.states)
        }
    }
}

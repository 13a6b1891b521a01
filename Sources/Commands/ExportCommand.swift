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
func printReport(_ report: ScanReport, as format: ReportFormat) throws {
    guard let exported = ExportFormat(rawValue: format.rawValue) else { return try printJSON(report) }
    let export = ReportExport(version: Mayfly.configuration.version, serial: UUID())
    // RFC 4180 ends its lines with CR LF, the last one too.
    print(export.text(report, as: exported), terminator: exported == .csv ? "\r\n" : "\n")
}

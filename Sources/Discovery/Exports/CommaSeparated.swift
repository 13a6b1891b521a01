import Estate

/// RFC 4180: a header, CRLF, quotes where they are needed. One row for each place.
///
/// Paths and names are foreign, and a spreadsheet takes a field that begins with `=`, `+`, `-` or `@` for a formula, so
/// such fields begin with an apostrophe here, and control characters are blanks.
enum CommaSeparated {
    static let columns = [
        "credential", "kind", "hint", "owner", "blast_radius", "workloads", "opens", "path", "line", "slot", "source", "current", "commit",
        "occurrence", "exposure",
    ]

    static func rows(of report: ScanReport) -> String {
        var lines = [columns.joined(separator: ",")]
        for credential in report.credentials {
            for sighting in credential.sightings {
                lines.append(
                    [
                        credential.fingerprint.text, credential.kind, credential.hint, credential.owner, String(credential.blastRadius.value),
                        credential.workloads.joined(separator: " "), credential.opens.map(\.description).joined(separator: " "), sighting.path,
                        String(sighting.line), sighting.slot ?? "", sighting.source.rawValue, sighting.isCurrent ? "yes" : "no",
                        sighting.commit ?? "", sighting.occurrence?.text ?? "", sighting.exposure?.text ?? "",
                    ].map(field).joined(separator: ","))
            }
        }
        return lines.joined(separator: "\r\n")
    }

    static func field(_ text: String) -> String {
        var plain = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 32 || (127...159).contains($0.value) ? " " : $0 }))
        // Full-width signs are formulas to some readers too.
        if let first = plain.unicodeScalars.first(where: { $0 != " " }), "=+-@＝＋－＠".unicodeScalars.contains(first) { plain = "'" + plain }
        guard plain.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }) else { return plain }
        return "\"" + plain.replacing("\"", with: "\"\"") + "\""
    }
}

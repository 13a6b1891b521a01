import Estate
import Foundation
import Runtime

/// One line of somebody's list.
struct ListedCredential: Sendable {
    var list: String
    var line: Int
    var name: String
    var service: String?
    var owner: String?
    var user: String?
    var host: String?
    var rotated: Timestamp?
    var expires: Timestamp?
    var notes: String?
}

/// Somebody's list of credentials in CSV: what people believe. It is compared with what was found, and never believed over it.
struct SpreadsheetSource: CredentialSource {
    static let type = "spreadsheet"

    enum Column: String, CaseIterable { case name, service, owner, user, host, rotated, expires, notes }

    let name: String
    let location: String
    private let columns: [Column: String]

    /// Words of a heading that tell what a column holds, the best first.
    private static let headings: [Column: [String]] = [
        .name: ["secret name", "credential name", "secret", "credential", "key name", "account name", "name", "title", "item"],
        .service: ["service", "application", "app", "system", "workload", "component", "used by", "consumer"],
        .owner: ["owner", "responsible", "team", "contact", "owned by", "custodian"],
        .user: ["user", "username", "login", "account", "role", "user name", "service account", "access key", "key id"],
        .host: ["host", "server", "hostname", "endpoint", "address", "database host", "url", "target", "where"],
        .rotated: ["rotated", "last rotated", "rotation date", "last rotation", "last changed", "changed", "updated", "password changed"],
        .expires: ["expires", "expiry", "expiration", "valid until", "expiry date", "expires on", "renew by"],
        .notes: ["notes", "note", "comment", "comments", "remarks", "status"],
    ]

    init(name: String, settings: inout SettingsReader) throws {
        self.name = name
        location = try {
            guard let path = try settings.path("file") else { throw SourceError(.settings, "\(settings.what): `file` is missing") };
            return path
        }()
        var columns: [Column: String] = [:]
        for (key, heading) in try settings.map("columns") ?? [:] {
            guard let column = Column(rawValue: key) else {
                throw SourceError(
                    .settings,
                    "\(settings.what): no column `\(shown(key))`; there are \(Column.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            columns[column] = heading.lowercased()
        }
        self.columns = columns
    }

    var intent: SourceIntent {
        SourceIntent(
            reads: ["the list `\(location)`; a column of passwords is never read"], permissions: ["read on the file"], readsValues: false)
    }

    func read(into sink: SourceSink) async throws {
        let table = CSVTable(try SmallFile.read(location, limit: 64 << 20))
        let places = try mapping(table.header)
        if table.isCut { sink.problem("only the first \(CSVTable.rowLimit) lines were read") }
        func value(_ row: [String], _ column: Column) -> String? {
            guard let index = places[column], index < row.count, !row[index].isEmpty, row[index] != "-", row[index].lowercased() != "n/a"
            else { return nil }
            return shown(row[index], limit: 300)
        }
        var rows: [ListedCredential] = []
        for (row, line) in zip(table.rows, table.lines) {
            let service = value(row, .service)
            guard let name = value(row, .name) ?? service ?? value(row, .user) else { continue }
            rows.append(
                ListedCredential(
                    list: location, line: line, name: name, service: service, owner: value(row, .owner), user: value(row, .user),
                    host: value(row, .host),
                    rotated: value(row, .rotated).flatMap(Self.date), expires: value(row, .expires).flatMap(Self.date),
                    notes: value(row, .notes)))
        }
        try sink.count(rows.count)
        sink.list(location, rows)
    }

    /// Which column holds what: as configured, else by its heading; each heading once, exact ones first.
    func mapping(_ header: [String]) throws -> [Column: Int] {
        var places: [Column: Int] = [:]
        for (column, heading) in columns {
            guard let index = header.firstIndex(of: heading) else {
                throw SourceError(
                    .settings,
                    "`\(location)` has no column `\(shown(heading))`; it has \(header.map { "`\(shown($0, limit: 40))`" }.joined(separator: ", "))"
                )
            }
            places[column] = index
        }
        var taken = Set(places.values)
        for isExact in [true, false] {
            for column in Column.allCases where places[column] == nil {
                for word in Self.headings[column] ?? [] {
                    let index = header.indices.first { index in
                        let heading = header[index].replacing("_", with: " ").replacing("-", with: " ")
                        let isSecret = ["password", "passwd", "value", "secret value", "pwd"].contains(heading)
                        return !taken.contains(index) && !isSecret
                            && (isExact ? heading == word : heading.contains(word) && !heading.contains("value"))
                    }
                    guard let index else { continue }
                    places[column] = index
                    taken.insert(index)
                    break
                }
            }
        }
        guard places[.name] != nil || places[.service] != nil || places[.user] != nil else {
            throw SourceError(
                .settings, "`\(location)`: no column looks like a name, a service or a user; say which is which under `columns`")
        }
        return places
    }

    /// `2026-03-01`, RFC 3339, `01.03.2026`, `3/1/2026` only where one number cannot be a month.
    static func date(_ text: String) -> Timestamp? {
        if let time = Timestamp(text) ?? Timestamp(String(text.prefix(10))) { return time }
        let parts = text.split { $0 == "." || $0 == "/" || $0 == "-" }.compactMap { Int($0) }
        guard parts.count == 3, (1970...2200).contains(parts[2]) else { return nil }
        let isDayFirst = text.contains(".") || parts[0] > 12
        guard isDayFirst || parts[1] > 12 || parts[0] == parts[1] else { return nil }
        let (day, month) = isDayFirst ? (parts[0], parts[1]) : (parts[1], parts[0])
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return Timestamp("\(parts[2])-\(two(month))-\(two(day))")
    }
}

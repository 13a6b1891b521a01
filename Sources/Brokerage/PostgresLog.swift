import Estate
import Foundation
public import Runtime

/// One line of the target's own account that matters here.
public struct TargetEvent: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// A login was let in.
        case accepted
        /// A login was refused, with its SQLSTATE.
        case refused(String)
    }
    public var kind: Kind
    public var at: Timestamp
    public var login: String
    public var database: String
    public var host: String
    /// `nil` over a Unix socket.
    public var port: Int?
    public var application: String
}

/// How far the log has been read.
public struct LogPosition: Sendable, Hashable, Codable {
    public var file: String
    public var offset: Int

    public init(file: String, offset: Int) {
        self.file = file
        self.offset = offset
    }
}

/// Reads PostgreSQL's JSON log (`log_destination = jsonlog`, `log_connections = on`) through the broker's connection, so
/// that it works wherever the database runs. This is the observer on the verifying side: it sees every login.
public struct PostgresLog: Sendable {
    private let admin: PostgresAdmin

    /// Bytes read at a time.
    static let chunk = 1 << 20

    public init(_ admin: PostgresAdmin) {
        self.admin = admin
    }

    /// Where the log ends now; reading from here misses nothing that comes.
    public func end() async throws(BrokerError) -> LogPosition {
        guard let last = try await files().last else {
            throw BrokerError(
                code: .refused("no-log"),
                message: "the target writes no JSON log: set log_destination to 'jsonlog', logging_collector and log_connections to on")
        }
        return LogPosition(file: last.name, offset: last.size)
    }

    /// What was written since `position`, and where that ends. Follows rotation. Only whole lines are taken.
    public func read(from position: LogPosition) async throws(BrokerError) -> (events: [TargetEvent], next: LogPosition) {
        let files = try await files()
        var position = position
        var events: [TargetEvent] = []
        var later = files.filter { $0.name > position.file }.map(\.name)
        for _ in 0..<64 {
            let rows = try await admin.query(
                "SELECT encode(pg_read_binary_file(current_setting('log_directory') || '/' || $1, $2::bigint, $3::bigint, true), 'base64')",
                [position.file, String(position.offset), String(Self.chunk)])
            let bytes = rows.first?.first?.flatMap { $0 }.flatMap {
                Data(base64Encoded: $0, options: .ignoreUnknownCharacters)
            } ?? Data()
            guard let end = bytes.lastIndex(of: 0x0A) else {
                // A line longer than the chunk is skipped: no line about a login is.
                if bytes.count == Self.chunk { position.offset += Self.chunk; continue }
                if later.isEmpty { break }
                position = LogPosition(file: later.removeFirst(), offset: 0)
                continue
            }
            for line in bytes[..<end].split(separator: 0x0A) {
                if let event = Self.parse(Array(line)) { events.append(event) }
            }
            position.offset += end - bytes.startIndex + 1
        }
        return (events, position)
    }

    private func files() async throws(BrokerError) -> [(name: String, size: Int)] {
        try await admin.query("SELECT name, size FROM pg_ls_logdir() WHERE name LIKE '%.json' ORDER BY name").compactMap { row in
            guard let name = row[0] else { return nil }
            return (name, row[1].flatMap(Int.init) ?? 0)
        }
    }

    /// Reads one line; `nil` for one that is not about a login. Never throws on what it does not know.
    public static func parse(_ line: [UInt8]) -> TargetEvent? {
        guard line.count < 65_536, let fields = try? JSONDecoder().decode(Line.self, from: Data(line)) else { return nil }
        let kind: TargetEvent.Kind
        if fields.message.hasPrefix("connection authorized:") {
            kind = .accepted
        } else if fields.error_severity == "FATAL", let state = fields.state_code, state.hasPrefix("28") {
            kind = .refused(state)
        } else {
            return nil
        }
        guard let login = fields.user else { return nil }
        return TargetEvent(
            kind: kind, at: fields.at, login: login, database: fields.dbname ?? "", host: fields.remote_host ?? "[local]",
            port: fields.remote_port, application: fields.application ?? "")
    }

    private struct Line: Decodable {
        var timestamp: String
        var user: String?
        var dbname: String?
        var remote_host: String?
        var remote_port: Int?
        var error_severity: String?
        var state_code: String?
        var message: String
        var application_name: String?

        /// In the line that authorises it, the name is still only in the message's text.
        var application: String? {
            guard let range = message.range(of: "application_name=") else { return application_name }
            return String(message[range.upperBound...].prefix { $0 != " " })
        }

        /// `2026-11-21 04:20:00.123 UTC`. Another zone than UTC cannot be told from its abbreviation; then the epoch stands
        /// for "unknown", and the reader puts its own time.
        var at: Timestamp {
            let parts = timestamp.split(separator: " ")
            guard parts.count == 3, parts[2] == "UTC" || parts[2] == "GMT" || parts[2] == "Etc/UTC",
                let time = Timestamp("\(parts[0])T\(parts[1])Z")
            else { return Timestamp(milliseconds: 0) }
            return time
        }
    }
}

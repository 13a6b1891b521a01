import CPostgres
import Dispatch
import Foundation
import Runtime

/// One read-only connection over libpq, which blocks: each call runs on a queue of its own.
final class PostgresSession: @unchecked Sendable {
    // `connection` is touched on `queue` only, after `init`.
    private let queue = DispatchQueue(label: "mayfly.discover.postgresql")
    private let connection: OpaquePointer
    private let name: String
    /// As libpq chose it.
    let port: String?

    /// Connects, which takes at most ten seconds. The session is read-only, and no statement runs longer than 30 s.
    init(parameters: [String: String], password: Secret?, name: String) throws {
        self.name = name
        var all = parameters
        all["connect_timeout"] = "10"
        all["application_name"] = "mayfly-discover"
        all["options"] = "-c default_transaction_read_only=on -c statement_timeout=30000 -c search_path=pg_catalog"
        var words = all.sorted { $0.key < $1.key }.map { (strdup($0.key), strdup($0.value)) }
        password?.withBytes { words.append((strdup("password"), strdup(String(decoding: $0, as: UTF8.self)))) }
        defer {
            for (key, value) in words {
                free(key)
                if let value { memset(value, 0, strlen(value)) }
                free(value)
            }
        }
        let keys: [UnsafePointer<CChar>?] = words.map { UnsafePointer($0.0) } + [nil]
        let values: [UnsafePointer<CChar>?] = words.map { UnsafePointer($0.1) } + [nil]
        guard let opened = PQconnectdbParams(keys, values, 0) else { throw SourceError(.unreachable, "`\(name)`: out of memory") }
        guard PQstatus(opened) == CONNECTION_OK else {
            // The server's reason names role and host, never the password; libpq adds its own words about the socket.
            let reason =
                String(cString: PQerrorMessage(opened)).split(separator: "\n").first.map { shown($0, limit: 300) } ?? "no reason given"
            PQfinish(opened)
            throw SourceError(.unreachable, "cannot log in at `\(name)`: \(reason)")
        }
        PQsetNoticeProcessor(opened, { _, _ in }, nil)
        connection = opened
        port = PQport(opened).map { String(cString: $0) }
    }

    deinit { PQfinish(connection) }

    func query(_ sql: String) async throws -> [[String?]] {
        let result: Result<[[String?]], SourceError> = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: self.run(sql)) }
        }
        return try result.get()
    }

    private func run(_ sql: String) -> Result<[[String?]], SourceError> {
        guard let result = PQexecParams(connection, sql, 0, nil, nil, nil, nil, 0) else {
            return .failure(SourceError(.unreachable, "`\(name)` gave no answer"))
        }
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_TUPLES_OK else {
            let state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) }
            let reason =
                PQresultErrorField(result, Int32(UInt8(ascii: "M"))).map { shown(String(cString: $0), limit: 200) } ?? "no reason given"
            guard let state else { return .failure(SourceError(.unreachable, "`\(name)` went away")) }
            return .failure(SourceError(state == "42501" ? .refused : .malformed, "`\(name)` refused: \(reason) (\(state))"))
        }
        return .success(
            (0..<PQntuples(result)).map { row in
                (0..<PQnfields(result)).map { column in
                    PQgetisnull(result, row, column) == 1 ? nil : String(cString: PQgetvalue(result, row, column))
                }
            })
    }
}

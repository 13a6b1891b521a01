//  Brokerage: the server's hand at the target. It makes the short-lived logins that replace a shared password, takes them away
//  again, disables and removes the old one, and reads the target's own account of who logged in. The broker's own login
//  holds no password: it is `peer` or a client certificate.

import CPostgres
import Dispatch
public import Estate
import Foundation
import Runtime

/// Why the target refused, or could not be reached.
public struct BrokerError: Error, CustomStringConvertible, Sendable {
    public enum Code: Sendable, Equatable {
        case unreachable
        /// The broker's connection string holds a password.
        case passwordInConnectionString
        /// The target refused a statement; SQLSTATE inside.
        case refused(String)
        case notABroker
    }
    public var code: Code
    public var message: String
    public var description: String { message }
}

/// One administrative connection to a PostgreSQL target, used by one caller at a time on a thread of its own, because libpq
/// blocks. Reconnects when the connection is lost.
public final class PostgresAdmin: @unchecked Sendable {
    // `connection` is touched on `queue` only.
    private let queue: DispatchQueue
    private var connection: OpaquePointer?
    private let conninfo: String
    private let resource: String

    /// - Parameter conninfo: a libpq connection string without a password.
    public init(resource: Resource) throws(BrokerError) {
        guard let conninfo = resource.broker else {
            throw BrokerError(
                code: .notABroker,
                message: "resource `\(resource.name)` has no `broker` connection string: declare one to let Mayfly act there")
        }
        // The point of a broker is to hold no standing secret; one in its own configuration would be the next sighting.
        guard conninfo.range(of: "password", options: .caseInsensitive) == nil, !conninfo.contains("://") else {
            throw BrokerError(
                code: .passwordInConnectionString,
                message: "the broker of `\(resource.name)` must hold no password, in `key=value` form: use peer or a client certificate")
        }
        self.conninfo = conninfo
        self.resource = resource.name
        queue = DispatchQueue(label: "mayfly.broker.\(resource.name)")
    }

    private init(like other: PostgresAdmin) {
        (conninfo, resource, queue) = (other.conninfo, other.resource, DispatchQueue(label: "mayfly.broker.\(other.resource).anew"))
    }

    /// A session of its own, which ends with it.
    func another() -> PostgresAdmin { PostgresAdmin(like: self) }

    deinit {
        if let connection { PQfinish(connection) }
    }

    /// Runs one statement. Parameters travel apart from the SQL.
    public func query(_ sql: String, _ parameters: [String?] = []) async throws(BrokerError) -> [[String?]] {
        let result: Result<[[String?]], BrokerError> = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: self.run(sql, parameters)) }
        }
        return try result.get()
    }

    /// Opens a connection of its own under `applicationName` and closes it: a marked use that an observer should see.
    public func markedConnection(applicationName: String) async throws(BrokerError) {
        let result: Result<Void, BrokerError> = await withCheckedContinuation { continuation in
            queue.async {
                continuation.resume(
                    returning: self.open(applicationName: applicationName).map { PQfinish($0) })
            }
        }
        try result.get()
    }

    private func open(applicationName: String) -> Result<OpaquePointer, BrokerError> {
        let full = "\(conninfo) connect_timeout=5 application_name=\(applicationName)"
        guard let opened = PQconnectdb(full) else {
            return .failure(BrokerError(code: .unreachable, message: "cannot reach `\(resource)`: out of memory"))
        }
        guard PQstatus(opened) == CONNECTION_OK else {
            let reason = String(cString: PQerrorMessage(opened)).trimmingCharacters(in: .whitespacesAndNewlines)
            PQfinish(opened)
            return .failure(BrokerError(code: .unreachable, message: "cannot reach `\(resource)` as its broker: \(reason)"))
        }
        // libpq would print notices on standard error, in words that are not ours.
        PQsetNoticeProcessor(opened, { _, _ in }, nil)
        return .success(opened)
    }

    private func run(_ sql: String, _ parameters: [String?]) -> Result<[[String?]], BrokerError> {
        if let connection, PQstatus(connection) != CONNECTION_OK {
            PQfinish(connection)
            self.connection = nil
        }
        let live: OpaquePointer
        if let connection {
            live = connection
        } else {
            switch open(applicationName: "mayfly-broker") {
            case .failure(let error): return .failure(error)
            case .success(let opened):
                connection = opened
                live = opened
            }
        }
        let copies: [UnsafeMutablePointer<CChar>?] = parameters.map { $0.flatMap { strdup($0) } }
        defer { copies.forEach { free($0) } }
        let pointers = copies.map { UnsafePointer($0) }
        guard let result = PQexecParams(live, sql, Int32(pointers.count), nil, pointers, nil, nil, 0) else {
            return .failure(BrokerError(code: .unreachable, message: "`\(resource)` gave no answer"))
        }
        defer { PQclear(result) }
        switch PQresultStatus(result) {
        case PGRES_TUPLES_OK:
            return .success(
                (0..<PQntuples(result)).map { row in
                    (0..<PQnfields(result)).map { column in
                        PQgetisnull(result, row, column) == 1 ? nil : String(cString: PQgetvalue(result, row, column))
                    }
                })
        case PGRES_COMMAND_OK:
            return .success([])
        default:
            let state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) }
            // The primary message only: detail and statement could repeat what was sent.
            let reason = PQresultErrorField(result, Int32(UInt8(ascii: "M"))).map { String(cString: $0) } ?? "no reason given"
            guard let state else {
                PQfinish(live)
                connection = nil
                return .failure(BrokerError(code: .unreachable, message: "`\(resource)` went away: \(reason)"))
            }
            return .failure(BrokerError(code: .refused(state), message: "`\(resource)` refused: \(reason) (\(state))"))
        }
    }
}

/// Quotes an SQL identifier. `nil` for one that PostgreSQL could not hold.
func quoted(_ identifier: String) -> String? {
    guard !identifier.isEmpty, identifier.utf8.count <= 63, !identifier.utf8.contains(0) else { return nil }
    return "\"" + identifier.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
}

/// Quotes an SQL literal, for the few statements that take no parameters.
func literal(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
}

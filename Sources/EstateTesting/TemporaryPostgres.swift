import Foundation
import Glibc

/// A PostgreSQL cluster of one's own: fresh data directory, free port, `scram-sha-256` for everybody but the superuser,
/// who is trusted on the private Unix socket. Logs are JSON (`logs()`), with connections and disconnections in them.
///
/// It runs as user `postgres` when the tests run as root, as `initdb` refuses root. It ends with ``stop()``, when the
/// object goes, or when the test process dies in any way: a shell waits on a pipe from this process and ends the server
/// when the pipe closes.
public final class TemporaryPostgres: Sendable {
    /// TCP port on 127.0.0.1 and ::1.
    public let port: Int
    /// Holds `data/`, and `socket/` with `.s.PGSQL.<port>`.
    public let directory: String
    public var socketDirectory: String { directory + "/socket" }
    public static let superuser = "postgres"

    private let guardian: ChildProcess
    /// Where `psql`, `pgbench` and the others are. `/usr/bin/psql` is a script that runs the one here.
    public static let binaries = "/usr/lib/postgresql/15/bin"

    /// Starts a cluster. Takes one to three seconds.
    ///
    /// - Parameter settings: further lines of `postgresql.conf`, such as `["max_connections": "300"]`.
    public static func start(settings: [String: String] = [:]) throws -> TemporaryPostgres {
        try TemporaryPostgres(settings: settings)
    }

    public static func start(settings: [String: String] = [:]) async throws -> TemporaryPostgres {
        try await blocking { try start(settings: settings) }
    }

    private init(settings: [String: String]) throws {
        directory = try makeTemporaryDirectory("postgres")
        port = try freePort()
        let become = geteuid() == 0 ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"] : []
        if geteuid() == 0 {
            let owned = try ProcessRun.run(["chown", "postgres:postgres", directory])
            guard owned.succeeded else { throw TestingError("chown: \(owned.errors)") }
        }
        let data = directory + "/data"
        let made = try ProcessRun.run(
            become + ["\(Self.binaries)/initdb", "-D", data, "-U", Self.superuser, "--no-sync", "--no-instructions",
                "-E", "UTF8", "--locale=C.UTF-8"])
        guard made.succeeded else { throw TestingError("initdb: \(made.errors)") }
        var lines = [
            "port": "\(port)", "listen_addresses": "'127.0.0.1,::1'", "unix_socket_directories": "'\(directory)/socket'",
            "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "200",
            "password_encryption": "'scram-sha-256'", "logging_collector": "on", "log_destination": "'jsonlog'",
            "log_directory": "'log'", "log_filename": "'postgres.log'", "log_connections": "on",
            "log_disconnections": "on", "shared_buffers": "'32MB'",
        ]
        lines.merge(settings) { _, given in given }
        let configuration = lines.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)\n" }.joined()
        let access = """
            local all \(Self.superuser) trust
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256

            """
        let written = try ProcessRun.run(
            become + ["sh", "-c", "mkdir \"$1/socket\" && printf %s \"$2\" >>\"$1/data/postgresql.conf\" && printf %s \"$3\" >\"$1/data/pg_hba.conf\"",
                "_", directory, configuration, access])
        guard written.succeeded else { throw TestingError("configuration: \(written.errors)") }

        guardian = try ChildProcess(
            become + [
                "sh", "-c", "\"$@\" & server=$!; read _; kill -QUIT $server; wait $server", "_",
                "\(Self.binaries)/postgres", "-D", data,
            ])
        for _ in 0..<400 {
            if (try? psql("select 1"))?.hasPrefix("1") == true { return }
            usleep(25_000)
        }
        let log = rawLog
        stop()
        throw TestingError("PostgreSQL did not start: \(log.suffix(2000))")
    }

    deinit {
        stop()
    }

    /// Ends the server at once and removes its files. May be called twice.
    public func stop() {
        guardian.closeInput()
        _ = guardian.wait(.seconds(10))
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// Runs SQL as the superuser over the private socket; unaligned rows without headers. Throws with the server's message.
    @discardableResult
    public func psql(_ sql: String, database: String = "postgres") throws -> String {
        let run = try ProcessRun.run(
            ["\(Self.binaries)/psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", socketDirectory, "-p", "\(port)",
                "-U", Self.superuser, "-d", database],
            input: sql)
        guard run.succeeded else { throw TestingError("psql: \(run.errors)") }
        return run.output
    }

    @discardableResult
    public func psql(_ sql: String, database: String = "postgres") async throws -> String {
        try await blocking { try self.psql(sql, database: database) }
    }

    private var rawLog: String {
        String(
            decoding: FileManager.default.contents(atPath: directory + "/data/log/postgres.log.json")
                ?? FileManager.default.contents(atPath: directory + "/data/log/postgres.json") ?? Data(), as: UTF8.self)
    }

    /// The server's log in JSON, one value per line: `message`, `user`, `dbname`, `remote_port`, `application_name`, …
    public var logPath: String { directory + "/data/log/postgres.json" }

    /// The log read so far.
    public func logs() -> [[String: String]] {
        rawLog.split(separator: "\n").compactMap { line in
            guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else { return nil }
            return object.mapValues { "\($0)" }
        }
    }
}

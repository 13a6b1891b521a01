import EstateTesting
import Foundation

/// PgBouncer with session pooling, which keeps what a session may do, as a path does. One thread, its default log.
final class Bouncer: Sendable {
    /// Of the Unix socket, port 6432.
    let directory: String
    private let process: ChildProcess

    var pid: Int32 { process.pid }

    init(postgres: TemporaryPostgres) throws {
        directory = try makeTemporaryDirectory("bench-bouncer")
        let settings = """
            [databases]
            bench = host=127.0.0.1 port=\(postgres.port) dbname=bench
            [pgbouncer]
            listen_port = 6432
            unix_socket_dir = \(directory)
            auth_type = scram-sha-256
            auth_file = \(directory)/users
            pool_mode = session
            default_pool_size = 50
            log_connections = 0
            log_disconnections = 0

            """
        try settings.write(toFile: directory + "/pgbouncer.ini", atomically: false, encoding: .utf8)
        try "\"shop\" \"\(PostgresBenchmark.password)\"\n"
            .write(toFile: directory + "/users", atomically: false, encoding: .utf8)
        var command = ["pgbouncer", directory + "/pgbouncer.ini"]
        if geteuid() == 0 {
            // It refuses to run as root.
            let owned = try ProcessRun.run(["chown", "-R", "postgres:postgres", directory])
            guard owned.succeeded else { throw BenchmarkError("chown: \(owned.errors)") }
            command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"] + command
        }
        process = try ChildProcess(command, errors: directory + "/errors")
        let socket = directory + "/.s.PGSQL.6432"
        for _ in 0..<200 where !FileManager.default.fileExists(atPath: socket) { usleep(25_000) }
        guard FileManager.default.fileExists(atPath: socket) else {
            let errors = FileManager.default.contents(atPath: directory + "/errors") ?? Data()
            stop()
            throw BenchmarkError("PgBouncer did not start: \(String(decoding: errors, as: UTF8.self).prefix(500))")
        }
    }

    func stop() {
        process.kill()
        try? FileManager.default.removeItem(atPath: directory)
    }
}

import EstateTesting
import Foundation
import LinuxProcess
import Synchronization
import Testing

@Suite struct WatchTests {
    // R79
    @Test func `psql calls that go around the agent are seen, and named by the script that made them`() async throws {
        let postgres = try await TemporaryPostgres.start()
        try await postgres.psql("create role direct login password 'direct-Secret'")
        let directory = try makeTemporaryDirectory("around")
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let script = directory + "/reports.sh"
        let psql = "\(TemporaryPostgres.binaries)/psql -X -q"
        // Calls of a few milliseconds may be over before a look finds whose they are; those of a second are not.
        try """
        #!/bin/sh
        for n in $(seq 30); do \(psql) -c 'select 1' >/dev/null; sleep 0.05; done
        for n in 1 2 3; do \(psql) -c 'select pg_sleep(1)' >/dev/null; done
        """.write(toFile: script, atomically: true, encoding: .utf8)
        let seen = Mutex<[DirectConnection]>([])
        let watch = try SocketWatch(host: "127.0.0.1", port: UInt16(postgres.port)) { connection in seen.withLock { $0.append(connection) } }
        watch.start()
        let run = try await ProcessRun.run(
            ["/bin/sh", script],
            environment: [
                "PGHOST": "127.0.0.1", "PGPORT": "\(postgres.port)", "PGUSER": "direct", "PGPASSWORD": "direct-Secret",
                "PGDATABASE": "postgres",
            ])
        #expect(run.errors == "")
        try await Task.sleep(for: .milliseconds(300))
        watch.stop()
        let found = seen.withLock { $0 }
        let named = found.count { $0.ancestors.contains { $0.script?.path == script } }
        print("direct connections: \(found.count), named: \(named)")
        // Those that the server closed first leave no trace on the client's side once they are over.
        #expect(found.count >= 18)
        #expect(found.count <= 33)
        #expect(named >= 3)
        postgres.stop()
    }
}

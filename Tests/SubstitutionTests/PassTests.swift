import Estate
import EstateTesting
import Foundation
import PostgresWire
import Runtime
import Substitution
import Testing

@Suite struct PassTests {
    // R55
    @Test func `in mode pass the bytes are identical both ways, and the use is recorded`() async throws {
        let postgres = try await Cluster.shared.value
        let behind = try await Tap(host: "127.0.0.1", port: postgres.port)
        try await withPath(.pass, tcp: true, upstream: .tcp(host: "127.0.0.1", port: behind.port)) { path in
            let before = try await Tap(host: "127.0.0.1", port: try #require(path.listener.port))
            let run = try await path.psql(
                "select * from item order by id; copy item to stdout; select nonsense",
                environment: ["PGPORT": "\(before.port)"], arguments: ["-v", "ON_ERROR_STOP=0"])
            #expect(run.output.count > 10_000)
            #expect(run.errors.contains("nonsense"))
            let closed = try #require(await path.events.first { $0.uses.first { $0.outcome == .closed } })
            #expect(before.all.count == 1)
            #expect(before.all.map(\.fromClient) == behind.all.map(\.fromClient))
            #expect(before.all.map(\.fromServer) == behind.all.map(\.fromServer))
            #expect(before.all.first?.fromServer.count ?? 0 > 20_000)
            #expect(closed.login == "shop")
            #expect(closed.applicationName == "orders-app")
            #expect(closed.exchanges == 3)
            #expect(closed.errors == 1)
            #expect(!closed.isAlert)
            await before.close()
        }
        await behind.close()
    }

    // R55
    @Test func `in mode pass the caller is named, whoever it is`() async throws {
        try await withPath(.pass) { path in
            #expect(try await path.psql("select session_user from pg_sleep(1)").output == "shop\n")
            let opened = try #require(await path.events.first { $0.uses.first { $0.outcome == .opened } })
            #expect(opened.workload == "orders")
            #expect(opened.caller.executable == PathFixture.psql)
            #expect(opened.caller.uid == geteuid())

            let script = path.directory + "/nightly-report.sh"
            try "#!/bin/sh\n\(PathFixture.psql) -X -c 'select pg_sleep(1)'\nexit 0\n".write(toFile: script, atomically: true, encoding: .utf8)
            _ = try await ProcessRun.run(["sh", script], environment: path.environment())
            let hidden = try #require(await path.events.first { $0.uses.first { $0.caller.name == "nightly-report" } })
            #expect(hidden.login == "shop")
        }
    }

    @Test func `a login that the database refuses is recorded as refused`() async throws {
        try await withPath(.pass) { path in
            let run = try await path.psql("select 1", password: "wrong")
            #expect(run.errors.contains("password authentication failed for user \"shop\""))
            let refused = try #require(await path.events.first { $0.uses.first })
            guard case .refused(let why) = refused.outcome else { Issue.record("not refused"); return }
            #expect(why.code == .upstreamRefused)
            #expect(why.sqlState == "28P01")
            #expect(refused.caller.executable == PathFixture.psql)
            #expect(!path.events.uses.contains { $0.outcome == .opened })
        }
    }

    // R56
    @Test func `in mode flag the request passes and an alert is raised`() async throws {
        try await withPath(.flag) { path in
            #expect(try await path.psql("select session_user").output == "shop\n")
            let opened = try #require(await path.events.first { $0.uses.first { $0.outcome == .opened } })
            #expect(opened.isAlert)
            #expect(opened.mode == .flag)
        }
    }

    @Test func `bytes that no PostgreSQL client sends pass too`() async throws {
        let postgres = try await Cluster.shared.value
        let tap = try await Tap(host: "127.0.0.1", port: postgres.port)
        try await withPath(.pass, upstream: .tcp(host: "127.0.0.1", port: tap.port)) { path in
            let client = try await RawClient(unix: path.directory + "/.s.PGSQL.5432")
            let noise = Array("GET / HTTP/1.1\r\n\r\n".utf8)
            try await client.send(noise)
            #expect(await client.wait { _ in client.isClosed })
            #expect(tap.all.map(\.fromClient) == [noise])
            let opaque = try #require(await path.events.first { $0.uses.first })
            #expect(opaque.login == nil)
        }
        await tap.close()
    }

    @Test func `a cancel request passes`() async throws {
        try await withPath(.pass) { path in
            let run = try await path.python(
                """
                import psycopg2, threading
                c = psycopg2.connect('')
                threading.Timer(0.3, c.cancel).start()
                try: c.cursor().execute('select pg_sleep(30)')
                except psycopg2.errors.QueryCanceled: print('cancelled')
                """)
            #expect(run.errors == "")
            #expect(run.output == "cancelled\n")
        }
    }

    @Test func `a reader that does not read holds the database back instead of filling our memory`() async throws {
        let postgres = try await Cluster.shared.value
        try await withPath(.pass, upstream: .unix(path: postgres.socketDirectory + "/.s.PGSQL.\(postgres.port)")) { path in
            let client = try await RawClient(unix: path.directory + "/.s.PGSQL.5432")
            let startup = StartupMessage(parameters: [.init("user", "postgres"), .init("database", "shop")])
            try await client.send(try #require(startup.encoded()))
            #expect(await client.wait { $0.suffix(1) == [UInt8(ascii: "I")] })
            try await client.setReading(false)
            let before = residentBytes()
            let query = Array("select repeat('x', 100000) from generate_series(1, 800)".utf8) + [0]
            try await client.send([UInt8(ascii: "Q"), 0, 0, 0, UInt8(query.count + 4)] + query)
            try await Task.sleep(for: .seconds(1))
            #expect(residentBytes() - before < 30_000_000)
            try await client.setReading(true)
            #expect(await client.wait(.seconds(60)) { $0.count > 80_000_000 && $0.suffix(1) == [UInt8(ascii: "I")] })
            await client.close()
        }
    }

    private func residentBytes() -> Int {
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        return (text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 4096
    }
}

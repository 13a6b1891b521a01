import Estate
import EstateTesting
import Foundation
import Runtime
import Substitution

/// What a process between a program and its database costs: `pgbench -S -M prepared` straight to PostgreSQL, through
/// PgBouncer, and through a path in modes *pass* and *substitute*. Clients come by Unix socket, as on a node; PostgreSQL is
/// reached by TCP on 127.0.0.1 in all four. The rounds interleave, so that a busy spell of the machine meets all alike.
enum PostgresBenchmark {
    static let password = "standing-Secret-4711"
    private static let pgbench = TemporaryPostgres.binaries + "/pgbench"
    private static let rounds = 3
    private static let seconds = 4

    /// One way to the database.
    private struct Way {
        var name: String
        var host: String
        var port: Int
        /// CPU seconds so far of the process in the middle.
        var middle: @Sendable () -> Double
    }

    @Sendable static func run() async throws -> [Figure] {
        let postgres = try await TemporaryPostgres.start(settings: ["log_connections": "off", "log_disconnections": "off"])
        defer { postgres.stop() }
        try await postgres.psql("create role shop login password '\(password)'; create database bench owner shop;")
        let made = try await ProcessRun.run(
            [pgbench, "-i", "-q", "-s", "5", "-h", "127.0.0.1", "-p", "\(postgres.port)", "-U", "shop", "bench"],
            environment: ["PGPASSWORD": password])
        guard made.succeeded else { throw BenchmarkError("pgbench -i: \(made.errors)") }

        let bouncer = try Bouncer(postgres: postgres)
        defer { bouncer.stop() }
        let grants = try FixedGrant(postgres)
        let pass = try await Path(.pass, postgres: postgres, grants: grants, program: pgbench)
        let substitute = try await Path(.substitute, postgres: postgres, grants: grants, program: pgbench)
        let pid = bouncer.pid
        let ways = [
            Way(name: "direct", host: "127.0.0.1", port: postgres.port, middle: { 0 }),
            Way(name: "PgBouncer", host: bouncer.directory, port: 6432, middle: { CPUTime.of(pid) ?? 0 }),
            Way(name: "Mayfly, pass", host: pass.directory, port: 5432, middle: { CPUTime.own }),
            Way(name: "Mayfly, substitute", host: substitute.directory, port: 5432, middle: { CPUTime.own }),
        ]
        let result = try figures(ways, what: "transactions", options: ["-T", "\(seconds)"], rounds: rounds)
            + figures(ways, what: "connections of one transaction", options: ["-T", "\(seconds)", "-C"], rounds: 1)
        await pass.stop()
        await substitute.stop()
        guard grants.count > 0 else { throw BenchmarkError("no login was asked for: mode substitute was not measured") }
        return result
    }

    private static func figures(_ ways: [Way], what: String, options: [String], rounds: Int) throws -> [Figure] {
        var perSecond: [String: [Double]] = [:]
        var cpu: [String: [Double]] = [:]
        for _ in 0..<rounds {
            for way in ways {
                let before = way.middle()
                let run = try ProcessRun.run(
                    [pgbench, "-n", "-S", "-M", "prepared", "-c", "8", "-j", "2"] + options
                        + ["-h", way.host, "-p", "\(way.port)", "-U", "shop", "bench"],
                    environment: ["PGPASSWORD": password])
                let spent = way.middle() - before
                guard run.succeeded, let count = number("number of transactions actually processed: ", in: run.output),
                    let rate = number("tps = ", in: run.output), count > 0
                else { throw BenchmarkError("\(way.name): pgbench ended with \(run.status): \(run.errors.prefix(500))") }
                perSecond[way.name, default: []].append(rate)
                cpu[way.name, default: []].append(spent / count * 1000)
            }
        }
        let peer = "PgBouncer"
        let peerRate = median(perSecond[peer] ?? [])
        let peerCPU = median(cpu[peer] ?? [])
        return ways.flatMap { way -> [Figure] in
            let isPeer = way.name == peer
            let rate = Figure(
                part: "postgres", what: "\(way.name): \(what)", value: median(perSecond[way.name] ?? []), unit: "per second",
                peer: isPeer ? nil : peer, peerValue: isPeer ? nil : peerRate)
            guard way.name != "direct" else { return [rate] }
            return [
                rate,
                Figure(
                    part: "postgres", what: "\(way.name): CPU of the process between", value: median(cpu[way.name] ?? []),
                    unit: "CPU seconds per 1,000 \(what)", peer: isPeer ? nil : peer, peerValue: isPeer ? nil : peerCPU),
            ]
        }
    }

    private static func number(_ label: String, in text: String) -> Double? {
        guard let range = text.range(of: label) else { return nil }
        return Double(text[range.upperBound...].prefix { $0.isNumber || $0 == "." })
    }
}

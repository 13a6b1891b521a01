import EstateTesting
import Foundation
import Glibc
import Testing

/// What was acknowledged survives `kill -9` at any moment, and what was not can simply be asked for again.
@Suite(.serialized) struct CrashTests {
    /// All that the server has ever told an operator, as the commands show it now.
    private struct Facts: Equatable {
        var credentials: [String: String] = [:]
        var paths: [String: PathFact] = [:]
        var plan = ""
        var waivers: [String] = []
        var retired = 0

        struct PathFact: Equatable {
            var stage: String
            var mode: String
            var generation: Int
        }
    }

    private struct Ranked: Decodable {
        struct Credential: Decodable {
            var fingerprint: String
            var state: String
        }
        var credentials: [Credential]
    }
    private struct Plan: Decodable { var id: String }
    private struct Report: Decodable {
        struct Waiver: Decodable { var id: String }
        var waivers: [Waiver]
        var retired: Int
    }
    private struct Retirement: Decodable {
        var phase: String
        var refusal: String?
    }

    private func facts(_ estate: Installation, isPlanned: Bool) async throws -> Facts {
        var facts = Facts()
        for one in try await estate.json(Ranked.self, "rank").credentials { facts.credentials[one.fingerprint] = one.state }
        for path in try await estate.json(Installation.Paths.self, "paths").paths {
            facts.paths[path.name] = .init(stage: path.stage, mode: path.mode, generation: path.generation)
        }
        // With nothing changed the last plan stands, so asking shows it.
        if isPlanned { facts.plan = try await estate.json(Plan.self, "plan").id }
        let report = try await estate.json(Report.self, "report")
        facts.waivers = report.waivers.map(\.id)
        facts.retired = report.retired
        return facts
    }

    /// Kills the server while the command runs, then runs it to its end, then kills the server again: nothing that was
    /// acknowledged may be missing.
    private func survive(
        _ estate: Installation, _ random: inout SeededGenerator, _ arguments: [String], isPlanned: Bool = true, refusalMeansDone: Bool = false
    ) async throws {
        let name = "mayfly " + arguments.joined(separator: " ")
        let delay = Int.random(in: 10...120, using: &random)
        async let cut = estate.attempt(arguments)
        try await Task.sleep(for: .milliseconds(delay))
        estate.kill("server")
        let first = try await cut
        print("\(name.prefix(60)), cut after \(delay) ms: exit \(first.status)")
        #expect([0, 1, 2].contains(first.status), "\(name), cut after \(delay) ms: exit \(first.status) \(first.errors)")
        if first.status == 1 { #expect(first.errors.contains("`"), "\(name): \(first.errors)") }
        try await estate.startServer()
        try await expectIntact(estate, "\(name), cut after \(delay) ms")
        // The agent comes back by itself; what needs it waits for it.
        let second: CommandRun = try await eventually("\(name) works again after a crash", within: .seconds(30), every: .milliseconds(500)) {
            let run = try await estate.attempt(arguments)
            return run.succeeded || (refusalMeansDone && run.status == 2) ? run : nil
        }
        #expect(second.succeeded || refusalMeansDone, "\(name): \(second.errors)")
        let before = try await facts(estate, isPlanned: isPlanned)
        try await estate.restartServer()
        try await expectIntact(estate, "\(name), after")
        let after = try await facts(estate, isPlanned: isPlanned)
        // Between the two looks a path may move on by itself, from served to observed, and never back.
        for (path, fact) in before.paths {
            #expect(after.paths[path]?.generation == fact.generation, "\(name): \(path)")
            #expect(after.paths[path]?.mode == fact.mode, "\(name): \(path)")
        }
        #expect(after.credentials.keys.sorted() == before.credentials.keys.sorted(), "\(name)")
        #expect(after.plan == before.plan, "\(name)")
        #expect(after.waivers == before.waivers, "\(name)")
        #expect(after.retired == before.retired, "\(name)")
    }

    private func expectIntact(_ estate: Installation, _ when: String) async throws {
        let verified = try await estate.attempt("audit", "verify")
        #expect(verified.status == 0 && verified.output.hasPrefix("intact"), "\(when): \(verified.output)\(verified.errors)")
    }

    /// No login at the target that no open grant knows. Grants live for 20 s here, so nothing is left longer than 35.
    private func expectNoStrayRoles(_ estate: Installation, _ when: String) async throws {
        let database = estate.state + "/mayfly.sqlite"
        let script = """
            import sqlite3, sys
            for row in sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True).execute(
                "SELECT role FROM grant_record WHERE state <> 'closed'"): print(row[0])
            """
        var stray: Set<String> = []
        let isClean: Bool? = try? await eventually("no stray role", within: .seconds(35), every: .milliseconds(500)) {
            // Roles first: one that is opened in between is known by then.
            let roles = try await estate.roles()
            let known = try await Installation.run(["/usr/bin/python3", "-c", script, database])
            guard known.succeeded else { throw TestingError("grants cannot be read: \(known.errors)") }
            stray = roles.subtracting(known.output.split(separator: "\n").map(String.init))
            return stray.isEmpty ? true : nil
        }
        #expect(isClean == true, "\(when): \(stray)")
    }

    @Test(.timeLimit(.minutes(5)))
    func `the journey survives kill -9 of the server during and after each command`() async throws {
        try await Installation.with(shop: true, server: ["--grant-lifetime", "20s", "--svid-lifetime", "60s"]) { estate in
            var random = SeededGenerator(seed: 0x6d61_7966_6c79)
            try await estate.startServer()
            let scan = try await estate.mayfly("scan", estate.directory + "/repo", "--json", limit: .seconds(60))
            try Data(scan.utf8).write(to: URL(fileURLWithPath: estate.directory + "/scan.json"))
            try await estate.shop("declare", "--with-reports")
            try await survive(estate, &random, ["import", estate.directory + "/scan.json"], isPlanned: false)
            try await survive(estate, &random, ["apply", estate.directory + "/estate.yaml"], isPlanned: false)
            try await survive(estate, &random, ["plan"])
            try await survive(estate, &random, ["token", "create"])
            try await estate.startAgent(token: try await estate.mayfly("token", "create"))
            try estate.start(
                "load", [Installation.shop, "load", estate.directory, "--rate", "20", "--out", estate.directory + "/load.json"])
            for service in ["orders", "invoices", "reports"] {
                try await estate.applied(service)
                try await estate.repoint(service)
            }
            try await survive(estate, &random, ["watch", "orders", "flag"])
            try await survive(estate, &random, ["watch", "orders", "pass"])
            for service in ["orders", "invoices", "reports"] {
                try await survive(estate, &random, ["cutover", service])
                if service != "reports" {
                    try await estate.shop("reload", service)
                    try await estate.shop("restart", service)
                }
            }
            try await expectNoStrayRoles(estate, "after the cutovers")
            try await survive(estate, &random, ["rollback", "orders"])
            try await survive(estate, &random, ["cutover", "orders"])
            try await estate.shop("reload", "orders")
            // A new way: it has to survive a restart again.
            try await estate.shop("restart", "orders")
            try await waive(estate, &random)
            _ = try await estate.mayfly("prove", "shop@shop-db", "--wait", "90s", limit: .seconds(95))
            try await retire(estate, &random)
            print("load, the server killed again and again: \(estate.text("load.json"))")
            estate.kill("agent")
            try await estate.startAgent()
            try await expectNoStrayRoles(estate, "at the end")
        }
    }

    private func waive(_ estate: Installation, _ random: inout SeededGenerator) async throws {
        // Any credential that is not the one to be retired: the partner's key, by where it was seen.
        struct Scan: Decodable {
            struct Credential: Decodable {
                struct Sighting: Decodable { var path: String }
                var fingerprint: String
                var sightings: [Sighting]
            }
            var credentials: [Credential]
        }
        let scan = try JSONDecoder().decode(Scan.self, from: Data(estate.text("scan.json").utf8))
        let key = try #require(
            scan.credentials.first { $0.sightings.contains { $0.path == "services/mailer/.env" } }?.fingerprint)
        // A waiver that was recorded before the crash refuses a second one: that is the step finished.
        try await survive(
            estate, &random,
            [
                "waive", key, "--kind", "third-party", "--owner", "mail-team", "--reason", "static keys only", "--expires", "90d",
            ], refusalMeansDone: true)
        #expect(try await estate.json(Report.self, "report").waivers.count == 1)
    }

    /// Killed while it disables, and again while it removes: asked again, it goes on where it was.
    private func retire(_ estate: Installation, _ random: inout SeededGenerator) async throws {
        let command = ["retire", "shop@shop-db", "--soak", "3s", "--probe-from", estate.directory + "/repo/services/orders/.env"]
        var phases: [String] = []
        for attempt in 0..<40 {
            // The first ones are cut down; later ones have to come through.
            let isCut = attempt < 4
            async let running = estate.attempt(command + ["--json"])
            if isCut {
                try await Task.sleep(for: .milliseconds(Int.random(in: 20...400, using: &random)))
                estate.kill("server")
            }
            let run = try await running
            if isCut {
                try await estate.startServer()
                try await expectIntact(estate, "retire, attempt \(attempt)")
            }
            if run.succeeded {
                let answer = try JSONDecoder().decode(Retirement.self, from: Data(run.output.utf8))
                if phases.last != answer.phase { phases.append(answer.phase) }
                if answer.phase == "retired" && !isCut {
                    #expect(answer.refusal?.isEmpty == false)
                    break
                }
            }
            try await Task.sleep(for: .seconds(1))
        }
        #expect(phases.last == "retired", "\(phases)")
        #expect(phases == ["soaking", "retired"] || phases == ["retired"], "\(phases)")
        try await estate.restartServer()
        try await expectIntact(estate, "retired")
        #expect(try await estate.json(Report.self, "report").retired == 1)
        // PostgreSQL itself, asked without Mayfly.
        let login = try await Installation.run(
            [
                "\(TemporaryPostgres.binaries)/psql", "-XAtc", "SELECT 1", "-h", "127.0.0.1", "-p", "\(try estate.shop().postgres.port)",
                "-U", "shop", "-d", "shop",
            ], environment: ["PGPASSWORD": try #require(estate.setting("PGPASSWORD", of: "orders"))])
        #expect(login.status == 2 && login.errors.contains("FATAL"), "\(login.output)\(login.errors)")
    }

    @Test(.timeLimit(.minutes(1)))
    func `a command on the state of a killed server says so at once`() async throws {
        try await Installation.with(shop: false) { estate in
            try await estate.startServer()
            estate.kill("server")
            // Its socket is still there, and nobody accepts.
            let run = try await estate.attempt("rank", limit: .seconds(5))
            #expect(run.status == 1)
            #expect(run.errors.contains("`\(estate.state)") && run.errors.contains("next:"), "\(run.errors)")
            try await expectIntact(estate, "with no server")
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `kill -9 of the agent leaves no login of its old sessions, and new ones work again`() async throws {
        try await Installation.with(shop: true, server: ["--grant-lifetime", "20s"]) { estate in
            try await estate.moveUpTo(observed: "orders")
            try await estate.mayfly("cutover", "orders")
            try await estate.shop("reload", "orders")
            let old = try await estate.roles()
            #expect(old.count == 1)
            estate.kill("agent")
            try await estate.startAgent()
            let start = ContinuousClock.now
            let _: Bool = try await eventually("the old grants' logins are gone", within: .seconds(35)) {
                try await estate.roles().isDisjoint(with: old) ? true : nil
            }
            print("the killed agent's logins were gone after \(ContinuousClock.now - start)")
            try await estate.shop("reload", "orders")
            let now = try await estate.roles()
            #expect(now.count == 1 && now.isDisjoint(with: old))
            let url = try #require(try estate.shop().services["orders"]?.url)
            let answer = try await Installation.run(["curl", "-sf", "--max-time", "10", url + "/healthz"])
            #expect(answer.succeeded, "\(answer.errors)")
            try await expectNoStrayRoles(estate, "after the agent's restart")
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `a join token is single use, also when the server is killed right after it was used`() async throws {
        try await Installation.with(shop: false) { estate in
            try await estate.startServer()
            let token = try await estate.mayfly("token", "create")
            try await estate.startAgent(token: token)
            // At once: what let the agent in must have been written before it was let in.
            try await estate.restartServer()
            let second = try await Installation.run(
                try estate.agentArguments(
                    token: token, state: estate.directory + "/thief", socket: estate.directory + "/thief.sock"), limit: .seconds(15))
            #expect(second.status == 2 || second.status == 1, "exit \(second.status): \(second.errors)")
            #expect(second.errors.contains("token"), "\(second.errors)")
            let verified = try await estate.mayfly("audit", "verify")
            #expect(verified.hasPrefix("intact"))
            print("second use of the token: exit \(second.status): \(second.errors.suffix(300))")
        }
    }
}

import EstateTesting
import Foundation
import Glibc
import Testing

/// One run of `mayfly demo`, looked at claim by claim. The whole of it is real: PostgreSQL, the services, the load, the
/// server, the agent, the browser.
@Suite(.serialized) struct JourneyTests {
    @Test func `R58 R77: the journey loses no request, and PostgreSQL refuses the old password it took before`() async throws {
        let summary = try await Journey.shared.run().summary
        #expect(summary.failures == 0, "\(summary.firstFailure ?? "")")
        #expect(summary.requests >= 2000)
        let refused = try #require(summary.refused.first)
        #expect(refused.login == "shop")
        #expect(refused.how.hasPrefix("28P01"))
        #expect(refused.acceptedBefore, "a refusal says something only if the same secret was let in before")
    }

    @Test func `R76 R79: the batch job that nobody listed blocks the proof, alone and by name`() async throws {
        #expect(try await Journey.shared.run().summary.blockedBy == ["reports"])
    }

    @Test func `R78: a rollback is through within ten seconds`() async throws {
        #expect(try await Journey.shared.run().summary.rollbackSeconds < 10)
    }

    @Test func `R91 R101: what is left is counted, and the waiver is among it`() async throws {
        let summary = try await Journey.shared.run().summary
        #expect(summary.retired == 1)
        #expect(summary.waived == 1)
        #expect(summary.found == 8)
    }

    @Test func `R116: the ledger of the whole journey verifies, and does not with one byte changed`() async throws {
        let journey = try await Journey.shared.run()
        #expect(journey.summary.ledgerIntact)
        #expect(journey.summary.ledgerEntries > 50)
        let copy = try makeTemporaryDirectory("tamper")
        defer { try? FileManager.default.removeItem(atPath: copy) }
        let state = journey.directory + "/state"
        for name in ["mayfly.sqlite", "mayfly.sqlite-wal", "ledger.key"] {
            try? FileManager.default.copyItem(atPath: "\(state)/\(name)", toPath: "\(copy)/\(name)")
        }
        #expect(try await Journey.mayfly(["audit", "verify", "--state", copy]).status == 0)
        let tamper = """
            import sqlite3; db = sqlite3.connect("\(copy)/mayfly.sqlite")
            db.execute("DROP TRIGGER ledger_no_update")
            db.execute("UPDATE ledger SET actor = 'operator:nobody' WHERE sequence = 20"); db.commit()
            """
        #expect(try await ProcessRun.run(["/usr/bin/python3", "-c", tamper]).succeeded)
        let verdict = try await Journey.mayfly(["audit", "verify", "--state", copy])
        #expect(verdict.status == 2)
        #expect(verdict.output.contains("entry 20"))
    }

    @Test func `R118: path, credential and workload keep their names, and their histories go on, across the cutover`() async throws {
        let journey = try await Journey.shared.run()
        let read = """
            import sqlite3, json
            db = sqlite3.connect("file:\(journey.directory)/state/mayfly.sqlite?mode=ro", uri=True)
            retired = db.execute("SELECT subject FROM ledger WHERE kind = 'credential.retired'").fetchone()[0]
            of = lambda subject: [kind for (kind,) in db.execute("SELECT kind FROM ledger WHERE subject = ? ORDER BY sequence", (subject,))]
            print(json.dumps({"path": of("orders.shop-db"), "credential": of(retired), "workload": of("orders"),
                "names": [name for (name,) in db.execute("SELECT name FROM access_path")]}))
            """
        let run = try await ProcessRun.run(["/usr/bin/python3", "-c", read])
        let found = try JSONDecoder().decode([String: [String]].self, from: Data(run.output.utf8))
        func inOrder(_ kinds: [String], _ history: [String]?) -> Bool {
            var rest = (history ?? [])[...]
            return kinds.allSatisfy { kind in
                guard let place = rest.firstIndex(of: kind) else { return false }
                rest = rest[(place + 1)...]
                return true
            }
        }
        let path = ["path.declared", "path.observed", "path.cut-over", "path.proven", "path.retired"]
        #expect(inOrder(path, found["path"]), "\(found["path"] ?? [])")
        #expect(inOrder(["credential.found", "credential.retired"], found["credential"]), "\(found["credential"] ?? [])")
        #expect(found["workload"]?.first == "workload.declared")
        #expect(found["names"]?.filter { $0 == "orders.shop-db" }.count == 1)
    }

    @Test func `R54: no planted secret is in any output, log or database of the run`() async throws {
        let journey = try await Journey.shared.run()
        let truth = try journey.truth()
        let canaries = truth.credentials.map(\.value).filter { $0.count >= 8 }
        #expect(canaries.count >= 8)
        // Where the estate itself keeps its secrets, as estates do: its repository, its configuration, its truth file.
        let own = ["/repo/", "/etc/", "/var/", "/truth.json"]
        var looked = 0
        for path in try FileManager.default.subpathsOfDirectory(atPath: journey.directory).map({ "/" + $0 })
        where !own.contains(where: path.hasPrefix) {
            var isDirectory: ObjCBool = false
            let full = journey.directory + path
            guard FileManager.default.fileExists(atPath: full, isDirectory: &isDirectory), !isDirectory.boolValue,
                let data = try? Data(contentsOf: URL(fileURLWithPath: full), options: .mappedIfSafe)
            else { continue }
            looked += 1
            for canary in canaries where data.range(of: Data(canary.utf8)) != nil {
                Issue.record("a planted secret is in `\(path)`")
            }
        }
        #expect(looked > 100, "the database's own files are among them")
        for canary in canaries {
            #expect(!journey.output.contains(canary))
            #expect(!journey.narration.contains(canary))
        }
    }

    @Test func `R3 R5 R7 R8 R9 R14: the scan finds what was planted, joined and owned, and no decoy`() async throws {
        let journey = try await Journey.shared.run()
        let truth = try journey.truth()
        let scan = try JSONDecoder().decode(
            Scan.self, from: Data(contentsOf: URL(fileURLWithPath: journey.directory + "/scan.json")))
        #expect(scan.credentials.count == truth.credentials.count)
        // R22: the password that three share and three places leaked is the worst.
        #expect(scan.credentials.first?.kind == "postgresql-password")
        for planted in truth.credentials {
            let places = Set(planted.sightings.filter { !$0.inHistory }.map(\.place))
            let history = Set(planted.sightings.filter(\.inHistory).map { "\($0.path)@\($0.commit ?? "")" })
            let found = scan.credentials.first { credential in
                !places.isDisjoint(with: credential.sightings.filter { $0.commit == nil }.map(\.place))
                    || !history.isDisjoint(with: credential.sightings.map { "\($0.path)@\($0.commit ?? "")" })
            }
            guard let found else {
                Issue.record("`\(planted.id)` was not found")
                continue
            }
            #expect(places.isSubset(of: found.sightings.filter { $0.commit == nil }.map(\.place)), "`\(planted.id)`")
            #expect(history.isSubset(of: found.sightings.map { "\($0.path)@\($0.commit ?? "")" }), "`\(planted.id)`")
            // Nobody owns it means: it says so.
            let owners = planted.owners.isEmpty ? ["unknown"] : planted.owners
            #expect(owners.contains(found.owner), "`\(planted.id)` is owned by \(owners), not `\(found.owner)`")
        }
    }

    @Test func `the dashboard shows the run: no error, nothing external, by keyboard, light and dark`() async throws {
        let journey = try await Journey.shared.run()
        let python = Journey.root + "/.build/venv/bin/python"
        try #require(FileManager.default.isExecutableFile(atPath: python), "./test makes it")
        let link = try journey.signIn()
        let run = try await ProcessRun.run(
            [python, Journey.root + "/Tests/Browser/journey.py", link.origin, link.token],
            environment: ["MAYFLY_SCREENSHOTS": ProcessInfo.processInfo.environment["MAYFLY_SCREENSHOTS"] ?? ""])
        #expect(run.succeeded, "\(run.errors)")
    }

    @Test func `asked to end, the demo takes down everything that it started`() async throws {
        let journey = try await Journey.shared.run()
        try await Journey.shared.end()
        let left = try await ProcessRun.run(["/usr/bin/pgrep", "-f", journey.directory])
        #expect(left.output.isEmpty, "processes are left: \(left.output)")
        try FileManager.default.removeItem(atPath: journey.directory)
    }

    private struct Scan: Decodable {
        struct Credential: Decodable {
            struct Sighting: Decodable {
                var path: String
                var line: Int
                var commit: String?
                var place: String { "\(path):\(line)" }
            }
            var kind: String
            var owner: String
            var sightings: [Sighting]
        }
        var credentials: [Credential]
    }
}

/// The one run that all claims look at; it stays up until the test process ends.
actor Journey {
    static let shared = Journey()

    struct Summary: Decodable, Sendable {
        struct Refused: Decodable, Sendable {
            var login: String
            var how: String
            var acceptedBefore: Bool
        }
        var requests: Int
        var failures: Int
        var firstFailure: String?
        var blockedBy: [String]
        var refused: [Refused]
        var rollbackSeconds: Double
        var found: Int
        var retired: Int
        var waived: Int
        var ledgerEntries: Int
        var ledgerIntact: Bool
    }

    struct Truth: Decodable {
        struct Credential: Decodable {
            struct Sighting: Decodable {
                var path: String
                var line: Int
                var commit: String?
                var inHistory: Bool
                var place: String { "\(path):\(line)" }
            }
            var id: String
            var value: String
            var owners: [String]
            var sightings: [Sighting]
        }
        var credentials: [Credential]
    }

    struct Run: Sendable {
        var summary: Summary
        var directory: String
        var output: String
        var narration: String

        func truth() throws -> Truth {
            try JSONDecoder().decode(Truth.self, from: Data(contentsOf: URL(fileURLWithPath: directory + "/truth.json")))
        }

        func signIn() throws -> (origin: String, token: String) {
            let text = try String(contentsOfFile: directory + "/log/server.out", encoding: .utf8)
            let login = try JSONDecoder().decode([String: String].self, from: Data(text.split(separator: "\n")[0].utf8))["login"]
            let parts = try #require(login).components(separatedBy: "/login#")
            return (parts[0], try #require(parts.last))
        }
    }

    private var task: Task<Run, any Error>?
    private var child: ChildProcess?

    func run() async throws -> Run {
        if task == nil { task = Task { try await self.start() } }
        return try await task!.value
    }

    /// Ends the run as an operator would.
    func end() async throws {
        guard let child else { return }
        kill(child.pid, SIGTERM)
        let status = try await blocking { child.wait(.seconds(60)) }
        guard status == 0 else { throw TestingError("`mayfly demo` ended with \(status ?? -1)") }
    }

    private func start() async throws -> Run {
        let directory = try makeTemporaryDirectory("j")
        let (output, errors) = (directory + "/demo.out", directory + "/demo.err")
        let child = try ChildProcess(
            [Self.binary, "demo", "--json", "--stay", "--directory", directory], environment: [:], directory: Self.root,
            output: output, errors: errors)
        self.child = child
        child.closeInput()
        let deadline = ContinuousClock.now + .seconds(420)
        while ContinuousClock.now < deadline {
            let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
            let narration = (try? String(contentsOfFile: errors, encoding: .utf8)) ?? ""
            if let last = text.split(separator: "\n").last,
                let summary = try? JSONDecoder().decode(Summary.self, from: Data(last.utf8))
            {
                return Run(summary: summary, directory: directory, output: text, narration: narration)
            }
            if !child.isRunning { throw TestingError("`mayfly demo` ended: \(narration.suffix(2000))") }
            try await Task.sleep(for: .milliseconds(200))
        }
        throw TestingError("`mayfly demo` took longer than seven minutes")
    }

    /// This file's package.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// The built program, beside the tests.
    static let binary = Bundle.main.executableURL.map { executable -> String in
        let beside = executable.deletingLastPathComponent().appendingPathComponent("mayfly").path
        return FileManager.default.isExecutableFile(atPath: beside) ? beside : root + "/.build/debug/mayfly"
    } ?? root + "/.build/debug/mayfly"

    static func mayfly(_ arguments: [String]) async throws -> ProcessRun {
        try await ProcessRun.run([binary] + arguments)
    }
}

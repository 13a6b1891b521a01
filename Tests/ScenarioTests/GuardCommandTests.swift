import EstateTesting
import Foundation
import Testing

/// `mayfly guard`, `watch`, `explain` and `export` as people call them, on a repository of their own.
@Suite struct GuardCommandTests {
    private final class Shop: Sendable {
        let path = "/tmp/mf-guard-\(UUID().uuidString.prefix(8).lowercased())"
        let environment: [String: String]

        init() throws {
            environment = [
                "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "Shop",
                "GIT_AUTHOR_EMAIL": "shop@shop.example", "GIT_COMMITTER_NAME": "Shop", "GIT_COMMITTER_EMAIL": "shop@shop.example",
                "MAYFLY_STATE": path + "/state",
            ]
            try FileManager.default.createDirectory(atPath: path + "/tree", withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func put(_ name: String, _ text: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/tree/\(name)")) }

        @discardableResult
        func run(_ arguments: [String], input: String = "") async throws -> ProcessRun {
            try await ProcessRun.run(arguments, input: input, environment: environment, directory: path + "/tree")
        }

        func git(_ arguments: String...) async throws -> ProcessRun { try await run(["/usr/bin/git"] + arguments) }
        func mayfly(_ arguments: String..., input: String = "") async throws -> ProcessRun {
            try await run([Installation.mayfly] + arguments, input: input)
        }
    }

    /// A day on which an exception may end.
    private var soon: String { String(Date(timeIntervalSinceNow: 30 * 86_400).ISO8601Format().prefix(10)) }

    /// A value that is another one each time.
    private func secret() -> String {
        let alphabet = Array("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789")
        return "x" + String((0..<26).map { _ in alphabet[Int.random(in: 0..<alphabet.count)] }) + "7"
    }

    // R53
    @Test func `a commit that adds a standing secret fails, by its hook, and passes when a note or the baseline allows it`() async throws {
        let shop = try Shop()
        let value = secret()
        #expect(try await shop.git("init", "--quiet", "--initial-branch=main").succeeded)
        #expect(try await shop.mayfly("guard", "--install-hook").succeeded)
        try shop.put("README", "shop\n")
        #expect(try await shop.git("add", "--all").succeeded)
        #expect(try await shop.git("commit", "--quiet", "--message", "one").succeeded, "what adds nothing passes")

        try shop.put("a.env", "DB_PASSWORD=\(value)\n")
        _ = try await shop.git("add", "--all")
        let refused = try await shop.git("commit", "--quiet", "--message", "two")
        #expect(refused.status == 1)
        let said = refused.output + refused.errors
        #expect(said.contains("a.env:1") && said.contains("mayfly:allow") && !said.contains(value) && !said.contains(value.prefix(6)))

        // `git commit -a` shows its hook an index of its own.
        try shop.put("README", "shop, again\nDB_PASSWORD=\(secret())\n")
        _ = try await shop.git("reset", "--quiet", "a.env")
        try FileManager.default.removeItem(atPath: shop.path + "/tree/a.env")
        #expect(try await shop.git("commit", "--quiet", "-a", "--message", "two").status == 1)
        try shop.put("README", "shop\n")

        try shop.put("a.env", "DB_PASSWORD=\(value)  # mayfly:allow owner=team reason=old until=2999-01-01\n")
        try shop.put("b.env", "DB_PASSWORD=\(secret())\n")
        #expect(try await shop.mayfly("baseline", "add", "b.env", "--owner", "team", "--reason", "old", "--until", soon).succeeded)
        _ = try await shop.git("add", "--all")
        let passed = try await shop.git("commit", "--quiet", "--message", "two")
        #expect(passed.succeeded, "\(passed.errors)")

        // A copy of what is known fails too, with other words, unless it is told not to.
        try shop.put("c.env", "DB_PASSWORD=\(value)\n")
        _ = try await shop.git("add", "--all")
        let copied = try await shop.mayfly("guard")
        #expect(copied.status == 1 && copied.output.contains("which stands in a.env:1") && copied.output.contains("1 copy of known ones"))
        #expect(try await shop.mayfly("guard", "--allow-copies").status == 0)
    }

    @Test func `a baseline takes no day beyond a year or before today, no escapes, and no directory that is not there`() async throws {
        let shop = try Shop()
        try shop.put("a.env", "DB_PASSWORD=\(secret())\n")
        func add(_ reason: String, _ until: String) async throws -> ProcessRun {
            try await shop.mayfly("baseline", "add", "a.env", "--owner", "team", "--reason", reason, "--until", until)
        }
        for day in ["2020-01-01", "9999-12-31"] {
            let refused = try await add("old", day)
            #expect(refused.status == 64 && refused.errors.contains("--until must be today or a day within 365 d"))
        }
        for reason in ["a\u{1B}[31mb", "a\nb", String(repeating: "r", count: 1001)] {
            let refused = try await add(reason, soon)
            #expect(refused.status == 64 && refused.errors.contains("--reason takes at most 1000 characters"))
        }
        let missing = try await shop.mayfly("baseline", "list", "--baseline", "/nope")
        #expect(missing.status == 1 && missing.errors.contains("there is no baseline `/nope`"))
        #expect(try await add("old", soon).output.contains("1 entry: commit"))

        // An entry that came with a merge may hold anything.
        let directory = shop.path + "/tree/.mayfly/baseline"
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: directory).first { $0.hasSuffix(".json") })
        let entry = try String(contentsOfFile: "\(directory)/\(name)", encoding: .utf8)
        try Data(entry.replacingOccurrences(of: "\"old\"", with: #""a\u001b[31mb\nc""#).utf8)
            .write(to: URL(fileURLWithPath: "\(directory)/\(name)"))
        let list = try await shop.mayfly("baseline", "list")
        #expect(list.output.contains("team: a·[31mb·c\n1 entry\n") && !list.output.contains("\u{1B}"))
    }

    @Test(arguments: ["0", "257", "100000", "-1"])
    func `a number of threads that cannot be is refused`(jobs: String) async throws {
        let shop = try Shop()
        for command in [["scan", "."], ["guard"], ["watch", ".", "--once"]] {
            let run = try await shop.run([Installation.mayfly] + command + ["--jobs=\(jobs)"])
            #expect(run.status == 64 && run.errors.contains("--jobs"))
        }
    }

    @Test func `guard ends with 0, 1 or 2, and writes SARIF`() async throws {
        let shop = try Shop()
        let value = secret()
        #expect(try await shop.mayfly("guard").status == 2, "no repository")
        #expect(try await shop.mayfly("guard", "--stdin-patch", input: "no patch\n").status == 2)
        #expect(try await shop.mayfly("guard", "--stdin-patch", input: "").status == 0)
        let patch = "--- a/x.env\n+++ b/x.env\n@@ -0,0 +1 @@\n+API_TOKEN=\(value)\n"
        let found = try await shop.mayfly("guard", "--stdin-patch", "--sarif", "-", input: patch)
        #expect(found.status == 1)
        let log = try #require(try JSONSerialization.jsonObject(with: Data(found.output.utf8)) as? [String: Any])
        #expect(log["version"] as? String == "2.1.0")
        #expect(!found.output.contains(value) && !found.errors.contains(value))
        _ = try await shop.git("init", "--quiet", "--initial-branch=main")
        #expect(try await shop.mayfly("guard", "--base", "nowhere").status == 2)
        #expect(try await shop.mayfly("guard", "--staged", "--stdin-patch").status == 64)
        try FileManager.default.createDirectory(atPath: shop.path + "/tree/.git/hooks", withIntermediateDirectories: true)
        try shop.put(".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n")
        let kept = try await shop.mayfly("guard", "--install-hook")
        #expect(kept.status == 2 && kept.errors.contains("pre-commit"), "somebody else's hook stays")
    }

    // R17
    @Test func `a running watch tells of a planted credential within seconds, and of nothing twice`() async throws {
        let shop = try Shop()
        let (first, second) = (secret(), secret())
        try shop.put("a.env", "API_TOKEN=\(first)\n")
        let output = shop.path + "/watch.out"
        let child = try ChildProcess(
            [Installation.mayfly, "watch", ".", "--interval", "300ms", "--json"], environment: shop.environment, directory: shop.path + "/tree",
            output: output, errors: shop.path + "/watch.err")
        defer { child.kill() }
        func told() -> String { String(decoding: FileManager.default.contents(atPath: output) ?? Data(), as: UTF8.self) }
        func wait(for text: String) async throws -> Duration {
            let started = ContinuousClock.now
            while !told().contains(text), ContinuousClock.now - started < .seconds(60) { try await Task.sleep(for: .milliseconds(20)) }
            return ContinuousClock.now - started
        }
        #expect(try await wait(for: "\"path\":\"a.env\"") < .seconds(60))
        try shop.put("b.env", "API_TOKEN=\(second)\n")
        // One interval and a look; the rest is for a machine that is busy with other tests.
        #expect(try await wait(for: "\"path\":\"b.env\"") < .seconds(20))
        try await Task.sleep(for: .seconds(1))
        let lines = told().split(separator: "\n")
        #expect(lines.count == 2)
        for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
        #expect(!told().contains(first) && !told().contains(second))
        child.kill()
        let state = try FileManager.default.contentsOfDirectory(atPath: shop.path + "/state").filter { $0.hasPrefix("watch-") }
        #expect(state.count == 1)
        let again = try await shop.mayfly("watch", ".", "--once", "--json")
        #expect(again.succeeded && again.output.isEmpty, "the next run goes on where this one ended")
    }

    @Test func `scan writes every format, and explain and export read its report`() async throws {
        let shop = try Shop()
        let value = secret()
        try shop.put("a.env", "PGHOST=db\nPGPASSWORD=\(value)\n")
        let report = try await shop.mayfly("scan", ".", "--json")
        #expect(report.succeeded)
        try shop.put("scan.json", report.output)
        let all = try #require(try JSONSerialization.jsonObject(with: Data(report.output.utf8)) as? [String: Any])
        let fingerprint = try #require((all["credentials"] as? [[String: Any]])?.first?["fingerprint"] as? String)
        for format in ["sarif", "cyclonedx", "ocsf", "csv", "json"] {
            for arguments in [["scan", "a.env", "--format", format], ["export", "--report", "scan.json", "--format", format]] {
                let run = try await shop.run([Installation.mayfly] + arguments)
                #expect(run.succeeded && !run.output.contains(value) && run.output.contains("mf1_"), "\(arguments): \(run.errors)")
                if format != "csv" { _ = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) }
            }
        }
        let explained = try await shop.mayfly("explain", String(fingerprint.suffix(32).prefix(6)), "--report", "scan.json")
        #expect(explained.succeeded && explained.output.contains("a.env:2") && !explained.output.contains(value))
        #expect(try await shop.mayfly("explain", "0000000", "--report", "scan.json").status == 2)
        #expect(try await shop.mayfly("explain", fingerprint).status == 1, "no server runs")
        #expect(try await shop.mayfly("scan", ".", "--json", "--format", "csv").status == 64)
    }

    @Test func `the server's inventory is explained and exported`() async throws {
        try await Installation.with(shop: false) { estate in
            try await estate.startServer()
            let value = secret()
            let tree = estate.directory + "/tree"
            try FileManager.default.createDirectory(atPath: tree, withIntermediateDirectories: true)
            try Data("PGHOST=db\nPGPASSWORD=\(value)\n".utf8).write(to: URL(fileURLWithPath: tree + "/a.env"))
            let report = try await estate.mayfly("scan", tree, "--json")
            try Data(report.utf8).write(to: URL(fileURLWithPath: tree + "/scan.json"))
            _ = try await estate.mayfly("import", tree + "/scan.json")
            let bom = try await estate.mayfly("export", "--format", "cyclonedx")
            let document = try #require(try JSONSerialization.jsonObject(with: Data(bom.utf8)) as? [String: Any])
            let component = try #require((document["components"] as? [[String: Any]])?.first)
            let name = try #require(component["bom-ref"] as? String)
            let text = try await estate.mayfly("explain", String(name.suffix(32).prefix(8)))
            #expect(text.contains("a.env:2") && text.contains("standing") && text.contains("Not known"))
            #expect(!bom.contains(value) && !text.contains(value))
        }
    }
}

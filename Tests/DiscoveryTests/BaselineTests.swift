import Estate
import Foundation
import Runtime
import SecretScan
import Testing

@testable import Discovery

/// R53: what may stand for a while is in the repository, and two branches can both add to it.
@Suite struct BaselineTests {
    let place: Place
    let directory: String
    var values = Values(81)

    init() throws {
        place = try Place()
        directory = place.path + "/" + Baseline.defaultDirectory
        try place.git("init", "--quiet", "--initial-branch=main")
        try place.put("README.md", "shop\n")
        try place.commit()
    }

    private func open() throws -> Baseline { try Baseline(directory: directory) }

    private func allow(_ path: String, reason: String = "old", until: String = "2099-01-01") throws {
        var baseline = try open()
        try baseline.prepare(entropy: .system)
        let added = try baseline.addWhatStands(in: ["\(place.path)/\(path)"], below: place.path, owner: "team", reason: reason, until: until)
        #expect(added.map(\.path) == [path])
    }

    private func guarded() async throws -> GuardReport {
        try place.git("add", "--all")
        let check = Guard(key: try #require(key), baseline: try open(), clock: WallClock { GuardTests.now })
        let root = place.path
        return try await check.staged(in: try #require(Repository.open(at: Array(place.path.utf8))), stands: { FileManager.default.fileExists(atPath: "\(root)/\($0)") })
    }

    @Test func `an entry allows what it names until its day`() async throws {
        var values = values
        try place.put("a.env", "API_TOKEN=\(values.password())\n")
        #expect(try await guarded().findings.count == 1)
        try allow("a.env")
        let report = try await guarded()
        #expect(report.findings.isEmpty)
        #expect(report.allowed.first?.by == "baseline" && report.allowed.first?.owner == "team")
        try place.put("b.env", "API_TOKEN=\(values.password())\n")
        try allow("b.env", until: "2020-01-01")
        let late = try await guarded()
        #expect(late.findings.map(\.path) == ["b.env"])
        #expect(late.findings.first?.note?.contains("2020-01-01") == true)
        #expect(try open().prune(at: GuardTests.now) == 1)
        #expect(try open().entries.map(\.path) == ["a.env"])
    }

    @Test(arguments: [24, 12]) func `another value in an allowed place is reported`(length: Int) async throws {
        var values = values
        try place.put("a.env", "DB_PASSWORD=\(values.password(length))\n")
        try allow("a.env")
        #expect(try await guarded().findings.isEmpty)
        // A short value leaves one byte behind: of eight others, hardly one may pass.
        var found = 0
        for _ in 0..<8 {
            try place.put("a.env", "DB_PASSWORD=\(values.password(length))\n")
            found += try await guarded().findings.count
        }
        #expect(found >= 7)
    }

    @Test func `a random value may move and not be copied; one that could be guessed stays where it is`() async throws {
        var values = values
        let random = values.password(32)
        try place.put("a.env", "API_TOKEN=\(random)\n")
        try allow("a.env")
        try place.remove("a.env")
        try place.put("moved/b.env", "API_TOKEN=\(random)\n")
        #expect(try await guarded().findings.isEmpty)
        try place.put("a.env", "API_TOKEN=\(random)\n")
        #expect(try await guarded().findings.map(\.path) == ["moved/b.env"])
        #expect(Baseline.isRandom(Secret(random)))
        for guessable in ["hunter2-Prod!", "Summer2024Production!", "correct-horse-battery-staple-again", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "PasswordPasswordPassword1", "shop-production-2024-db"] {
            #expect(!Baseline.isRandom(Secret(guessable)), "\(guessable)")
        }
        var random20 = 0
        for _ in 0..<50 { random20 += Baseline.isRandom(Secret(values.password(24))) ? 1 : 0 }
        #expect(random20 >= 45)
        #expect(Baseline.isRandom(Secret("9f2c51d07ab84e6613c0c1d2a7f5be90be9b0f6f")), "40 hexadecimal digits")
    }

    @Test func `two branches both add, also the same thing for another reason, and git merges them`() async throws {
        var values = values
        let (mine, theirs, both) = (values.password(), values.password(), values.password(14))
        for (branch, own) in [("one", mine), ("two", theirs)] {
            try place.git("checkout", "--quiet", "-b", branch, "main")
            try place.put("\(branch).env", "API_TOKEN=\(own)\n")
            try allow("\(branch).env")
            try place.put("both.env", "DB_PASSWORD=\(both)\n")
            try allow("both.env", reason: "as branch \(branch) sees it")
            try place.commit()
        }
        // Each branch began a baseline of its own, with a key of its own.
        try place.git("checkout", "--quiet", "one")
        try place.git("merge", "--quiet", "--message", "both", "two")
        let merged = try open()
        #expect(merged.entries.count == 4)
        #expect(merged.problems.isEmpty)
        // All of it again, as though new.
        try place.git("checkout", "--quiet", "--orphan", "fresh")
        #expect(try await guarded().findings.isEmpty)

        try place.git("checkout", "--quiet", "-f", "one")
        for branch in ["three", "four"] {
            try place.git("checkout", "--quiet", "-b", branch, "one")
            try place.put("\(branch).env", "API_TOKEN=\(values.password())\n")
            try allow("\(branch).env")
            try allow("both.env", reason: "once more")
            try place.commit()
        }
        try place.git("merge", "--quiet", "--message", "again", "three")
        #expect(try open().entries.count == 7)
    }

    @Test func `no file of a baseline holds a value, its beginning or its plain hash`() throws {
        var values = values
        let secrets = [values.password(32), values.password(12), "hunter2-Prod!"]
        for (number, secret) in secrets.enumerated() {
            try place.put("f\(number).env", "DB_PASSWORD=\(secret)\n")
            try allow("f\(number).env")
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: directory)
        #expect(files.count == 4)
        for file in files {
            let text = try String(contentsOfFile: "\(directory)/\(file)", encoding: .utf8) + file
            for secret in secrets { #expect(!text.contains(secret) && !text.contains(secret.prefix(5)) && !text.contains(Data(secret.utf8).base64EncodedString())) }
            #expect(!text.contains("mf1_"), "a fingerprint of the value could be tested against guesses")
        }
        // With the key and the entry, a wrong guess fits as a right one does, one time in 256.
        let baseline = try open()
        let entry = try #require(baseline.entries.first { $0.path == "f2.env" })
        #expect(entry.check?.count == 2)
        func fits(_ guess: String) -> Bool {
            baseline.verdict(on: Secret(guess), kind: entry.kind, path: entry.path, slot: entry.slot, at: GuardTests.now, stands: { _ in true }) == .accepted(entry)
        }
        #expect(fits("hunter2-Prod!"))
        let fitting = (0..<5000).count { fits("guess-\($0)") }
        #expect((5...60).contains(fitting), "\(fitting) of 5000 guesses fit")
    }

    @Test func `what is no entry is said`() async throws {
        var values = values
        try place.put("a.env", "API_TOKEN=\(values.password())\n")
        try allow("a.env")
        try place.put(".mayfly/baseline/broken.json", "<<<<<<< ours\n{}\n")
        try place.put(".mayfly/baseline/broken.key", "short")
        try place.put(".mayfly/baseline/README", "anything")
        #expect(Set(try open().problems.map(\.path)) == ["broken.json", "broken.key"])
        #expect(try await guarded().unreadable.count == 2)
        #expect(try Baseline(directory: place.path + "/none").entries.isEmpty)
        #expect(throws: BaselineError.self) { try Baseline(directory: place.path + "/README.md") }
    }
}

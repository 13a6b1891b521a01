import Estate
import Foundation
import Runtime
import Testing

@testable import Discovery

/// Trees that no tidy program makes: the scan must finish and say what it left out.
@Suite struct OddTreeTests {
    let place: Place
    let password: String

    init() throws {
        place = try Place()
        var values = Values(9)
        password = values.password()
        try place.put("a/.env", "DB_PASSWORD=\(password)\n")
    }

    @Test func `links in a loop, FIFOs and sockets are passed over`() async throws {
        symlink("..", place.path + "/a/loop")
        symlink(place.path, place.path + "/self")
        symlink("/nonexistent", place.path + "/dangling")
        mkfifo(place.path + "/fifo.env", 0o600)
        let report = try await scan([place.path])
        #expect(report.credentials.count == 1)
        #expect(report.credentials.first?.sightings.count == 1)
        #expect(report.unreadable.isEmpty)
    }

    @Test func `names that are not UTF-8 are scanned`() async throws {
        var name = Array((place.path + "/b").utf8).map { CChar(bitPattern: $0) }
        name += [-1, -2] + ".env".utf8.map { CChar(bitPattern: $0) } + [0]
        let opened = open(name, O_CREAT | O_WRONLY, 0o600)
        try #require(opened >= 0)
        let text = Array("API_TOKEN=\(password)\n".utf8)
        _ = text.withUnsafeBytes { write(opened, $0.baseAddress, $0.count) }
        close(opened)
        let report = try await scan([place.path])
        #expect(report.credentials.first?.sightings.count == 2)
    }

    @Test func `a file over the limit is listed as unread`() async throws {
        try place.put("big.env", String(repeating: "x", count: 2 << 20) + "\nDB_PASSWORD=\(password)\n")
        let report = try await scan([place.path], options: .init(maximumFileSize: 1 << 20))
        #expect(report.unreadable.map(\.path) == ["big.env"])
        #expect(report.credentials.count == 1)
    }

    @Test func `binary files and empty files do no harm`() async throws {
        var values = Values(5)
        try Data((0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }).write(to: URL(fileURLWithPath: place.path + "/a.bin"))
        try Data([0, 1, 2] + Array("ghp_\(values.password(36))".utf8) + [0]).write(to: URL(fileURLWithPath: place.path + "/program"))
        try place.put("empty", "")
        let report = try await scan([place.path])
        #expect(Set(report.credentials.map(\.kind)) == ["database-password", "github-token"], "tokens are found in programs too")
    }

    @Test func `R3: a damaged object is listed, and the scan finishes`() async throws {
        try place.git("init", "--quiet", "--initial-branch=main")
        try place.commit()
        try place.put("b.env", "REDIS_PASSWORD=\(password)x\n")
        try place.commit()
        let victim = try place.git("rev-parse", "HEAD:b.env")
        let file = "\(place.path)/.git/objects/\(victim.prefix(2))/\(victim.dropFirst(2))"
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
        try Data("not an object".utf8).write(to: URL(fileURLWithPath: file))
        let report = try await scan([place.path])
        #expect(report.credentials.count == 2)
        #expect(report.unreadable.contains { $0.path.contains(victim) })
    }

    @Test func `R3: lost objects and broken repositories are listed`() async throws {
        try place.git("init", "--quiet", "--initial-branch=main")
        try place.commit()
        let victim = try place.git("rev-parse", "HEAD:a/.env")
        try place.remove(".git/objects/\(victim.prefix(2))/\(victim.dropFirst(2))")
        try place.put("copied/.git", "gitdir: ../nowhere/.git/modules/copied\n")
        try place.put("half/.git/HEAD", "ref: refs/heads/main\n")
        let report = try await scan([place.path])
        #expect(report.credentials.count == 1)
        #expect(Set(report.unreadable.map(\.path)) == ["a/.env (in history)", "copied/.git", "half/.git"])
    }

    @Test func `a root that is not there is an error that names it`() async throws {
        do {
            _ = try await scan([place.path + "/missing"])
            Issue.record("no error")
        } catch {
            #expect("\(error)".contains("`\(place.path)/missing`"))
            #expect("\(error)".contains("Give an existing directory"))
        }
    }

    @Test func `several roots keep their names apart`() async throws {
        try place.put("one/.env", "DB_PASSWORD=\(password)\n")
        try place.put("two/.env", "DB_PASSWORD=\(password)\n")
        let report = try await scan([place.path + "/one", place.path + "/two"])
        #expect(report.credentials.first?.sightings.map(\.path) == [place.path + "/one/.env", place.path + "/two/.env"])
        let file = try await scan([place.path + "/one/.env"])
        #expect(file.credentials.first?.sightings.map(\.path) == [".env"])
    }

    @Test func `a hint shows at most a quarter`() {
        #expect(Hint.text(for: Secret("sevench")) == "… (7)")
        #expect(Hint.text(for: Secret("eightchr")) == "e…r (8)")
        #expect(Hint.text(for: Secret("a twelve+chars")) == "a·…s (14)")
        for count in 1...200 {
            let shown = Hint.text(for: Secret(String(repeating: "z", count: count))).count(where: { $0 == "z" })
            #expect(shown * 4 <= count)
        }
    }

    @Test func `control characters from foreign names do not reach the terminal`() async throws {
        try place.put("x\u{1B}[31m/.env", "API_TOKEN=\(password)9\n")
        let report = try await scan([place.path])
        let text = ReportText().text(report)
        #expect(!text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
    }
}

@Suite struct CodeownersTests {
    @Test(arguments: [
        ("*", "a/b.txt", true), ("*.py", "a/b.py", true), ("*.py", "a/b.pyc", false), ("/docs/", "docs/a/b", true), ("/docs/", "x/docs/a", false),
        ("docs/", "x/docs/a", true), ("docs/*", "docs/a.md", true), ("docs/*", "docs/a/b.md", false), ("/a/**/z", "a/b/c/z", true), ("/a/**/z", "a/z", true),
        ("**/logs", "x/logs/y", true), ("/apps/*/src", "apps/one/src/x", true), ("/docker-compose.yml", "docker-compose.yml", true), ("a?c", "abc", true),
        ("/services/orders", "services/orders2/x", false),
    ])
    func `patterns match as on GitHub`(pattern: String, path: String, matches: Bool) {
        #expect(Pattern(pattern).matches(path) == matches)
    }

    @Test func `the last match wins`() {
        let file = Codeowners("* @a\n/x/ @b\n/x/y @org/c d@e.org\n", path: "CODEOWNERS", base: "")
        #expect(file.rule(for: "q")?.owners == ["a"])
        #expect(file.rule(for: "x/1")?.owners == ["b"])
        #expect(file.rule(for: "x/y")?.owners == ["c", "d@e.org"])
    }

    @Test func `hostile patterns end`() {
        let stars = Pattern(String(repeating: "**/", count: 20) + "z")
        _ = stars.matches(String(repeating: "a/", count: 12))
        #expect(Pattern(String(repeating: "*a", count: 200)).matches(String(repeating: "a", count: 400)))
    }
}

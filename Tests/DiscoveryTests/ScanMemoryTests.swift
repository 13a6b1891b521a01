import Estate
import Foundation
import Runtime
import Testing

@testable import Discovery

/// R17. What a scan remembers makes the next one quick, and never makes it answer otherwise.
@Suite struct ScanMemoryTests {
    private let place: Place
    private let state: StateDirectory
    private let home: Place

    init() throws {
        place = try Place()
        home = try Place()
        state = try StateDirectory(home.path + "/state")
    }

    /// What a report says, without its times.
    private func summary(_ report: ScanReport) -> [String] {
        report.credentials.flatMap { credential in
            credential.sightings.map {
                "\(credential.fingerprint) \(credential.kind) \(credential.owner) \($0.path):\($0.line) \($0.commit ?? "-") \($0.slot ?? "-") \($0.isCurrent)"
            }
        }.sorted() + ["\(report.statistics.files) files, \(report.statistics.commits) commits"]
    }

    private func remembered(startsOver: Bool = false) async throws -> [String] {
        // The wall clock: what changed a moment ago is not trusted to be as it was.
        let discovery = Discovery(key: try #require(key), clock: .system)
        return summary(try await discovery.scan([place.path], options: ScanOptions(memory: state, startsOver: startsOver)))
    }

    private func whole() async throws -> [String] { summary(try await scan([place.path])) }

    /// So that files count as settled.
    private func age() throws {
        let old = Date(timeIntervalSince1970: 1_600_000_000)
        for case let file as String in FileManager.default.enumerator(atPath: place.path) ?? .init() where !file.hasPrefix(".git/") {
            try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: place.path + "/" + file)
        }
    }

    @Test(arguments: [1, 2, 3]) func `every later scan tells what a full one tells`(_ seed: UInt64) async throws {
        var values = Values(seed)
        try place.git("init", "--quiet")
        for step in 0..<12 {
            let name = "service-\(values.number(below: 3))/config-\(values.number(below: 4)).env"
            switch values.number(below: 8) {
            case 6: try place.commit("mend the build\n\nDB_PASSWORD=\(values.password())\n")
            case 7:
                try place.commit()
                try place.git("tag", "--annotate", "--message", "release\n\ntoken: \(values.password(32))", "r\(step)")
            case 0: try place.put(name, "DB_PASSWORD=\(values.password())\n")
            case 1: try place.put("notes/\(step).md", "nothing to see, \(values.number(below: 1000))\n")
            case 2: if FileManager.default.fileExists(atPath: place.path + "/" + name) { try place.remove(name) }
            case 3:
                // Staged, seen without a path, and committed later.
                try place.put("later-\(step).env", "API_TOKEN=\(values.password(32))\n")
                try place.git("add", "--all")
                _ = try await remembered()
            case 4:
                try place.commit()
                try place.git("repack", "-adq")
            default: try place.put(name, "DB_HOST=db\nDB_PASSWORD=\(values.password())\nDB_USER=shop\n")
            }
            if values.number(below: 3) > 0 { try place.commit() }
            try age()
            let quick = try await remembered()
            let whole = try await whole()
            #expect(whole == quick, "step \(step): \(Set(whole).symmetricDifference(quick).sorted())")
        }
    }

    @Test func `what a message of a commit or a tag says is found, there and in what bears it without a name`() async throws {
        var values = Values(21)
        let (first, second, third) = (values.password(), values.password(), values.password(32))
        try place.git("init", "--quiet")
        try place.put("notes.md", "text\n")
        try place.commit("say \(second) to the new one")
        let told = try place.commit("Rotate\n\nthe login is shop, the password is \(first) (tell ops)\nPGPASSWORD=\(first)\n")
        try place.git("tag", "--annotate", "--message", "release\n\nAPI_TOKEN=\(third)\n", "v1")
        try place.put("app/.env", "DB_PASSWORD=\(second)\n")
        try place.commit()
        for round in 1...2 {
            let found = try await remembered()
            #expect(found.contains { $0.contains(" .git/COMMIT_EDITMSG:3 \(told)") }, "round \(round)")
            #expect(found.count { $0.contains("COMMIT_EDITMSG:1 ") } == 1, "the copy without a name; round \(round): \(found)")
            #expect(found.contains { $0.contains("COMMIT_EDITMSG:3 \(told)") && $0.contains("API_TOKEN") }, "the tag's; round \(round): \(found)")
            #expect(found.last?.hasSuffix(", 3 commits") == true)
            #expect(try await whole() == found)
        }
    }

    @Test func `a value that a new file names is found in the old files that do not`() async throws {
        var values = Values(9)
        let password = values.password()
        try place.put("chat/export.txt", "<sam> use \(password) for now\n")
        try place.put("other.md", "text\n")
        try age()
        #expect(try await remembered().count == 1, "nothing names it yet")
        try place.put("app/.env", "DB_PASSWORD=\(password)\n")
        let found = try await remembered()
        #expect(found.contains { $0.contains("chat/export.txt:1") })
        #expect(found.contains { $0.contains("app/.env:1") })
    }

    @Test func `what is remembered holds no value, and may be damaged or gone`() async throws {
        var values = Values(11)
        let password = values.password()
        try place.git("init", "--quiet")
        try place.put("app.env", "DB_PASSWORD=\(password)\n")
        try place.put("clean.md", "text\n")
        try place.commit()
        try age()
        let first = try await remembered()
        let files = try FileManager.default.contentsOfDirectory(atPath: state.path).filter { $0.hasPrefix("scan-") }
        #expect(files.count == 2, "one for the history, one for the files")
        for file in files {
            let data = try #require(FileManager.default.contents(atPath: state.file(file)))
            #expect(data.range(of: Data(password.utf8)) == nil)
            for count in [0, 1, 20, data.count / 2, data.count - 1] {
                try data.prefix(count).write(to: URL(fileURLWithPath: state.file(file)))
                #expect(try await remembered() == first, "cut at \(count)")
            }
            var torn = data
            for index in stride(from: 60, to: torn.count, by: 7) { torn[index] ^= 0xFF }
            try torn.write(to: URL(fileURLWithPath: state.file(file)))
            #expect(try await remembered(startsOver: true) == first)
        }
    }
}

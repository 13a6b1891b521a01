import Estate
import Foundation
import Runtime
import Testing

@testable import Discovery

/// R17: what is planted is seen at the next look, and only what changed is read.
@Suite struct WatchTests {
    let place: Place
    let watcher: Watcher
    var values = Values(101)

    init() throws {
        place = try Place()
        watcher = Watcher(key: try #require(key), clock: WallClock { Timestamp(milliseconds: 1_700_000_000_000) }, options: ScanOptions())
        try place.git("init", "--quiet", "--initial-branch=main")
        try place.put("README.md", "shop\n")
        try place.commit()
    }

    private func begin() throws -> WatchState { WatchState(keyID: try #require(key).keyID, roots: [place.path]) }

    private func told(_ events: [WatchEvent]) -> [String] {
        events.map { "\($0.event.rawValue) \($0.path):\($0.line)\($0.commit == nil ? "" : " commit")\($0.standsElsewhere && $0.event != .moved ? " elsewhere" : "")" }.sorted()
    }

    @Test func `what comes, shifts, moves, is copied and goes is told once`() async throws {
        var values = values
        let (first, second) = (values.password(), values.password())
        try place.put("a/.env", "PGPASSWORD=\(first)\n")
        try place.commit()
        var (state, events) = try await watcher.look(try begin())
        #expect(told(events) == ["new a/.env:1"])
        (state, events) = try await watcher.look(state)
        #expect(events.isEmpty)

        try place.put("a/.env", "# one line\n\nPGPASSWORD='\(first)'\n")
        (state, events) = try await watcher.look(state)
        #expect(events.isEmpty, "a shifted line is no news")

        try place.put("chat/1.json", "[{\"text\": \"it is \(first)\"}]")
        (state, events) = try await watcher.look(state)
        #expect(told(events) == ["new chat/1.json:1 elsewhere"], "no name gives it away")

        try place.put("notes.txt", "see \(second) there\n")
        (state, events) = try await watcher.look(state)
        #expect(events.isEmpty)
        try place.put("b.env", "SMTP_PASSWORD=\(second)\n")
        (state, events) = try await watcher.look(state)
        #expect(told(events) == ["new b.env:1", "new notes.txt:1"], "the old copy is found with the new name")

        try place.git("mv", "a/.env", "moved.env")
        (state, events) = try await watcher.look(state)
        #expect(told(events) == ["moved moved.env:3"])
        #expect(events.first?.standsElsewhere == true, "in the chat")
        #expect(events.first?.from == "a/.env")

        try place.remove("b.env")
        (state, events) = try await watcher.look(state)
        #expect(told(events) == ["gone b.env:1 elsewhere"])
        try place.put("other.env", "PORT=1\nAPI_TOKEN=\(values.password())\n")
        (state, events) = try await watcher.look(state)
        #expect(told(events) == ["new other.env:2"], "the copy without a name is still there, and nobody says it went")
        try place.remove("notes.txt")
        (state, events) = try await watcher.look(state)
        #expect(told(events) == ["gone notes.txt:1"])
    }

    @Test func `a renamed file's old name is no other place`() async throws {
        var values = values
        try place.put("a.env", "API_TOKEN=\(values.password(24))\n")
        var (state, events) = try await watcher.look(try begin())
        try FileManager.default.moveItem(atPath: place.path + "/a.env", toPath: place.path + "/b.env")
        (state, events) = try await watcher.look(state)
        #expect(told(events) == ["moved b.env:1"] && events.first?.standsElsewhere == false)
    }

    @Test func `a credential that was committed and removed again is seen in the new commits`() async throws {
        var values = values
        var (state, events) = try await watcher.look(try begin())
        try place.put("t.env", "API_TOKEN=\(values.password())\n")
        try place.commit()
        try place.remove("t.env")
        let last = try place.commit()
        (state, events) = try await watcher.look(state)
        #expect(told(events) == ["new t.env:1 commit"])
        #expect(events.first?.commit != last)
        (state, events) = try await watcher.look(state)
        #expect(events.isEmpty)
        try place.git("branch", "topic")
        (_, events) = try await watcher.look(state)
        #expect(events.isEmpty, "a reference that moved, and nothing new behind it")
    }

    @Test func `the state holds no value, and is the same after a round trip`() async throws {
        var values = values
        let secret = values.password()
        try place.put("a.env", "API_TOKEN=\(secret)\n")
        let (state, events) = try await watcher.look(try begin())
        let data = try JSONEncoder().encode(state)
        for text in [String(decoding: data, as: UTF8.self), String(decoding: try JSONEncoder().encode(events), as: UTF8.self)] {
            #expect(!text.contains(secret) && !text.contains(secret.prefix(6)))
        }
        let copy = try JSONDecoder().decode(WatchState.self, from: data)
        #expect(try await watcher.look(copy).events.isEmpty)
        #expect(copy.fits(keyID: try #require(key).keyID, roots: [place.path]))
        #expect(!copy.fits(keyID: "00000000", roots: [place.path]))
    }

    @Test func `a file that another took the place of is read again, whatever its time says`() async throws {
        var values = values
        try place.put("a.env", "API_TOKEN=\(values.password(24))\n")
        let (state, _) = try await watcher.look(try begin())
        let before = try FileManager.default.attributesOfItem(atPath: place.path + "/a.env")[.modificationDate]
        try place.put("a.env", "API_TOKEN=\(values.password(24))\n")
        try FileManager.default.setAttributes([.modificationDate: try #require(before)], ofItemAtPath: place.path + "/a.env")
        #expect(told(try await watcher.look(state).events) == ["gone a.env:1", "new a.env:1"])
    }

    @Test func `a look at what has not changed is quick`() async throws {
        for number in 0..<2000 { try place.put("src/\(number % 40)/f\(number).txt", String(repeating: "password of the line\n", count: 40)) }
        try place.commit()
        let (state, _) = try await watcher.look(try begin())
        let started = ContinuousClock.now
        #expect(try await watcher.look(state).events.isEmpty)
        #expect(ContinuousClock.now - started < .seconds(15))
    }
}

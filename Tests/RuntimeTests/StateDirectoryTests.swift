import EstateTesting
import Foundation
import Runtime
import Testing

@Suite struct StateDirectoryTests {
    private func mode(_ path: String) throws -> Int {
        try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    @Test func `the directory is 0700 and its files are 0600`() throws {
        let directory = try TestDirectory("state")
        let state = try StateDirectory(directory.path + "/a/b")
        try state.write("key", [1, 2, 3])
        #expect(try mode(state.path) == 0o700)
        #expect(try mode(state.file("key")) == 0o600)
        #expect(try state.read("key") == [1, 2, 3])
        try state.write("public", [4], mode: 0o644)
        #expect(try mode(state.file("public")) == 0o644)
    }

    @Test func `a second process of a kind is refused, and let in when the first has gone`() throws {
        let directory = try TestDirectory("state")
        let state = try directory.state()
        var first: StateLock? = try StateLock(state, kind: "agent")
        let refusal = #expect(throws: StateInUse.self) { try StateLock(state, kind: "agent") }
        #expect(refusal?.description.contains("another `mayfly agent` runs on `\(state.path)`") == true)
        _ = try StateLock(state, kind: "server")
        withExtendedLifetime(first) {}
        first = nil
        _ = try StateLock(state, kind: "agent")
    }

    @Test func `a write replaces the file whole and leaves nothing beside it`() throws {
        let directory = try TestDirectory("state")
        let state = try directory.state()
        for size in [1_000_000, 3, 0] {
            let bytes = [UInt8](repeating: 7, count: size)
            try state.write("key", bytes)
            #expect(try state.read("key") == bytes)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: state.path) == ["key"])
    }

    @Test func `a reader of a file that is being replaced sees one content or the other`() async throws {
        let directory = try TestDirectory("state")
        let state = try directory.state()
        let contents = [[UInt8](repeating: 1, count: 50_000), [UInt8](repeating: 2, count: 80_000)]
        try state.write("key", contents[0])
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { for round in 0..<60 { try state.write("key", contents[round % 2]) } }
            group.addTask {
                for _ in 0..<300 {
                    let bytes = try #require(try state.read("key"))
                    #expect(contents.contains(bytes), "\(bytes.count) bytes")
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func `many writers at once leave one of their contents whole`() async throws {
        let directory = try TestDirectory("state")
        let state = try directory.state()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask { try? state.write("key", [UInt8](repeating: UInt8(number), count: 10_000 + number)) }
            }
        }
        let bytes = try #require(try state.read("key"))
        #expect(Set(bytes).count == 1 && bytes.count == 10_000 + Int(bytes[0]))
        #expect(try FileManager.default.contentsOfDirectory(atPath: state.path) == ["key"])
    }

    @Test func `a symbolic link is refused for reading and replaced, not followed, by writing`() throws {
        let directory = try TestDirectory("state")
        let state = try directory.state()
        let target = directory.path + "/target"
        try Data("precious".utf8).write(to: URL(fileURLWithPath: target))
        try FileManager.default.createSymbolicLink(atPath: state.file("key"), withDestinationPath: target)
        #expect(throws: FileError.self) { try state.read("key") }
        try state.write("key", Array("new".utf8))
        #expect(try String(contentsOfFile: target, encoding: .utf8) == "precious")
        #expect(try state.read("key") == Array("new".utf8))
    }

    @Test func `a file above the limit is refused, one at the limit is read`() throws {
        let directory = try TestDirectory("state")
        let state = try directory.state()
        try state.write("key", [UInt8](repeating: 0, count: 100))
        #expect(try state.read("key", limit: 100)?.count == 100)
        #expect(throws: FileError.self) { try state.read("key", limit: 99) }
    }

    @Test func `what is missing is nil and makes nothing`() throws {
        let directory = try TestDirectory("state")
        let state = try directory.state()
        #expect(try state.read("key") == nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: state.path).isEmpty)
    }

    @Test func `twenty that create the same file end with one content`() async throws {
        for _ in 0..<10 {
            let directory = try TestDirectory("state")
            let state = try directory.state()
            let contents = try await withThrowingTaskGroup(of: [UInt8].self) { group in
                for number in 0..<20 { group.addTask { try state.readOrCreate("key") { [UInt8](repeating: UInt8(number), count: 32) } } }
                return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
            }
            #expect(contents.count == 1)
            #expect(contents.first?.count == 32)
            #expect(try FileManager.default.contentsOfDirectory(atPath: state.path) == ["key"])
            #expect(try mode(state.file("key")) == 0o600)
        }
    }

    @Test func `the default place follows the environment`() {
        #expect(StateDirectory.defaultPath(["MAYFLY_STATE": "/x", "XDG_STATE_HOME": "/y", "HOME": "/h"]) == "/x")
        #expect(StateDirectory.defaultPath(["MAYFLY_STATE": "", "XDG_STATE_HOME": "/y", "HOME": "/h"]) == "/y/mayfly")
        #expect(StateDirectory.defaultPath(["XDG_STATE_HOME": "relative", "HOME": "/h"]) == "/h/.local/state/mayfly")
    }
}

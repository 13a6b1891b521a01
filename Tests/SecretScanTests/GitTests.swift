import Foundation
import Testing

@testable import SecretScan

/// A repository made by the real git in a directory of its own.
final class GitRepository {
    let path: String
    private var moment = 1_700_000_000

    init(_ arguments: [String] = []) throws {
        path = FileManager.default.temporaryDirectory.path + "/mayfly-git-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try git(["init", "--quiet", "--initial-branch=main"] + arguments)
    }

    /// Takes over a directory that some git command made.
    init(existing path: String) { self.path = path }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    @discardableResult
    func git(_ arguments: [String], in directory: String? = nil) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/git")
        process.arguments = ["-c", "protocol.file.allow=always", "-c", "gc.auto=0"] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: directory ?? path)
        process.environment = [
            "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_AUTHOR_NAME": "Shop", "GIT_AUTHOR_EMAIL": "shop@shop.example", "GIT_COMMITTER_NAME": "Shop", "GIT_COMMITTER_EMAIL": "shop@shop.example",
            "GIT_AUTHOR_DATE": "\(moment) +0000", "GIT_COMMITTER_DATE": "\(moment) +0000",
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = Pipe()
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "git \(arguments.joined(separator: " ")) failed")
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    func put(_ name: String, _ text: String) throws {
        let file = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    @discardableResult
    func commit(_ message: String = "step") throws -> String {
        moment += 60
        try git(["add", "--all"])
        try git(["commit", "--quiet", "--allow-empty", "--message", message])
        return try git(["rev-parse", "HEAD"])
    }

    func open() throws -> Repository { try #require(Repository.open(at: Array(path.utf8))) }
}

/// Every blob the walk visits, by name.
func blobs(of repository: Repository) async -> (blobs: [String: [UInt8]], outcome: BlobWalk.Outcome) {
    let gathered = Gathered()
    let outcome = await BlobWalk(repository.store).run(jobs: 2) { (blob: borrowing Blob, _: Bool?) in
        gathered.add(blob.id.description, Array(blob.bytes))
        return true
    }
    return (gathered.all, outcome)
}

import Synchronization

private final class Gathered: Sendable {
    private let blobs = Mutex<[String: [UInt8]]>([:])
    func add(_ id: String, _ bytes: [UInt8]) { blobs.withLock { $0[id] = bytes } }
    var all: [String: [UInt8]] { blobs.withLock { $0 } }
}

@Suite struct GitTests {
    /// A history with enough similar content for deltas.
    private func grown(_ arguments: [String] = []) throws -> GitRepository {
        let repository = try GitRepository(arguments)
        var samples = Samples(41)
        var lines = (0..<200).map { _ in samples.password(40) }
        for step in 0..<12 {
            lines[samples.number(below: 200)] = samples.password(30)
            try repository.put("big/file.txt", lines.joined(separator: "\n"))
            try repository.put("dir\(step % 3)/small.txt", "step \(step)")
            try repository.commit("step \(step)")
        }
        return repository
    }

    /// The walk must see exactly the blobs that git itself lists, byte for byte.
    private func agreesWithGit(_ source: GitRepository, _ location: SourceLocation = #_sourceLocation) async throws {
        let repository = try source.open()
        let (found, outcome) = await blobs(of: repository)
        #expect(outcome.problems.isEmpty, sourceLocation: location)
        let listed = try source.git(["cat-file", "--batch-check=%(objectname) %(objecttype) %(objectsize)", "--batch-all-objects"])
        var count = 0
        for line in listed.split(separator: "\n") {
            let parts = line.split(separator: " ")
            guard parts[1] == "blob" else { continue }
            count += 1
            #expect(found[String(parts[0])]?.count == Int(parts[2]), sourceLocation: location)
        }
        #expect(count == found.count, sourceLocation: location)
        let reader = try ObjectReader(repository.store)
        for (name, bytes) in found { #expect(try reader.read(try #require(ObjectID(hex: name))).bytes == bytes, sourceLocation: location) }
        let commits = try source.git(["rev-list", "--all"]).split(separator: "\n").map(String.init)
        #expect(Set(try History(of: repository).commits.map(\.description)) == Set(commits), sourceLocation: location)
    }

    @Test func `R3: loose objects are read`() async throws {
        try await agreesWithGit(try grown())
    }

    @Test func `R3: an aggressively packed repository is read`() async throws {
        let repository = try grown()
        try repository.git(["gc", "--aggressive", "--quiet"])
        #expect(try repository.git(["count-objects", "-v"]).contains("in-pack"))
        try await agreesWithGit(repository)
    }

    @Test func `R3: deltas that name their base are read`() async throws {
        let repository = try grown()
        try repository.git(["-c", "repack.useDeltaBaseOffset=false", "repack", "-a", "-d", "-q", "--depth=50", "--window=50"])
        try await agreesWithGit(repository)
    }

    @Test func `R3: several packs and loose objects together are read`() async throws {
        let repository = try grown()
        try repository.git(["repack", "-d", "-q"])
        try repository.put("later.txt", "later")
        try repository.commit()
        try repository.git(["repack", "-d", "-q"])
        try repository.put("loose.txt", "loose")
        try repository.commit()
        try await agreesWithGit(repository)
    }

    @Test func `R3: a SHA-256 repository is read`() async throws {
        let repository = try grown(["--object-format=sha256"])
        try repository.git(["gc", "--quiet"])
        try repository.put("later.txt", "later")
        try repository.commit()
        try await agreesWithGit(repository)
    }

    @Test func `R3: an empty repository has no history`() async throws {
        let repository = try GitRepository()
        let history = try History(of: try repository.open())
        #expect(history.commits.isEmpty)
        #expect(history.problems.isEmpty)
    }

    @Test func `R3: objects borrowed from another repository are read`() async throws {
        let origin = try grown()
        try origin.git(["gc", "--quiet"])
        let clone = GitRepository(existing: origin.path + "-borrower")
        try origin.git(["clone", "--quiet", "--shared", origin.path, clone.path])
        try clone.put("own.txt", "own")
        try clone.commit()
        try await agreesWithGit(clone)
    }

    @Test func `R3: a linked work tree leads to the shared history`() async throws {
        let origin = try grown()
        let linked = GitRepository(existing: origin.path + "-linked")
        try origin.git(["worktree", "add", "--quiet", "-b", "side", linked.path])
        try linked.put("side.txt", "side")
        let commit = try linked.commit()
        let repository = try linked.open()
        #expect(!repository.isBare)
        #expect(repository.commonDirectory == Array((origin.path + "/.git").utf8))
        #expect(try History(of: repository).commits.map(\.description).contains(commit))
    }

    @Test func `R3: a shallow clone ends where it was cut, without complaint`() async throws {
        let origin = try grown()
        let clone = GitRepository(existing: origin.path + "-shallow")
        try origin.git(["clone", "--quiet", "--depth=3", "file://" + origin.path, clone.path])
        let history = try History(of: try clone.open())
        #expect(history.commits.count == 3)
        #expect(history.problems.isEmpty)
        #expect(history.notFetched > 0)
    }

    @Test func `R3: a partial clone lacks blobs, without complaint`() async throws {
        let origin = try grown()
        try origin.git(["config", "uploadpack.allowFilter", "true"])
        let clone = GitRepository(existing: origin.path + "-partial")
        try origin.git(["clone", "--quiet", "--no-checkout", "--filter=blob:none", "file://" + origin.path, clone.path])
        let repository = try clone.open()
        #expect(repository.isPartial)
        let history = try History(of: repository)
        #expect(history.commits.count == 12)
        #expect(history.problems.isEmpty)
        #expect(await blobs(of: repository).outcome.problems.isEmpty)
    }

    @Test func `R3: the commit that brought a file's content in is the oldest one`() async throws {
        let repository = try GitRepository()
        try repository.put("a.txt", "one")
        let first = try repository.commit()
        try repository.put("a.txt", "two")
        try repository.commit()
        try repository.put("a.txt", "one")
        try repository.put("b/copy.txt", "one")
        let third = try repository.commit()
        try repository.git(["checkout", "--quiet", "-b", "side", first])
        try repository.put("c.txt", "side")
        let side = try repository.commit()
        try repository.git(["checkout", "--quiet", "main"])
        try repository.git(["merge", "--quiet", "--no-ff", "-m", "merge", "side"])
        let history = try History(of: try repository.open())
        func places(_ text: String) throws -> [String: String] {
            try repository.put(".blob", text)
            let name = try repository.git(["hash-object", ".blob"])
            let id = try #require(ObjectID(hex: name))
            return Dictionary(uniqueKeysWithValues: (history.places(of: [id])[id] ?? []).map { (String(decoding: $0.path, as: UTF8.self), history.commits[$0.commit].description) })
        }
        #expect(try places("one") == ["a.txt": first, "b/copy.txt": third])
        #expect(try places("side") == ["c.txt": side], "a merge brings nothing in that a parent had")
    }

    @Test func `R3: an amended commit is still found through the reflog`() async throws {
        let repository = try GitRepository()
        try repository.put("a.txt", "forgotten")
        try repository.commit()
        try repository.put("a.txt", "clean")
        try repository.git(["add", "--all"])
        try repository.git(["commit", "--quiet", "--amend", "--message", "clean"])
        let history = try History(of: try repository.open())
        #expect(history.commits.count == 2)
    }

    @Test func `R3: a damaged loose object is named, and the rest is read`() async throws {
        let repository = try grown()
        let victim = try repository.git(["rev-parse", "HEAD:big/file.txt"])
        let file = "\(repository.path)/.git/objects/\(victim.prefix(2))/\(victim.dropFirst(2))"
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
        var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
        bytes[bytes.count / 2] ^= 0x55
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        let (found, outcome) = await blobs(of: try repository.open())
        #expect(outcome.problems.map(\.id) == ["object \(victim)"])
        #expect(found.count > 10)
        #expect(found[victim] == nil)
    }

    @Test func `R3: a damaged tree is named, and the other paths are read`() async throws {
        let repository = try grown()
        let victim = try repository.git(["rev-parse", "HEAD:dir0"])
        let file = "\(repository.path)/.git/objects/\(victim.prefix(2))/\(victim.dropFirst(2))"
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
        try Data("broken".utf8).write(to: URL(fileURLWithPath: file))
        let history = try History(of: try repository.open())
        #expect(history.problems.map(\.path) == ["tree \(victim)"])
        #expect(history.blobCount > 10)
    }

    @Test func `R3: damage anywhere in a pack never stops the walk`() async throws {
        let repository = try grown()
        try repository.git(["gc", "--aggressive", "--quiet"])
        let directory = repository.path + "/.git/objects/pack/"
        let names = try FileManager.default.contentsOfDirectory(atPath: directory).filter { $0.hasSuffix(".pack") || $0.hasSuffix(".idx") }
        var samples = Samples(43)
        let originals = try names.map { (directory + $0, Array(try Data(contentsOf: URL(fileURLWithPath: directory + $0)))) }
        for (name, _) in originals { try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: name) }
        let deadline = ContinuousClock.now + .seconds(6)
        var rounds = 0
        while ContinuousClock.now < deadline, rounds < 120 {
            rounds += 1
            let (name, bytes) = originals[rounds % originals.count]
            try Data(samples.mutated(bytes)).write(to: URL(fileURLWithPath: name))
            if let opened = Repository.open(at: Array(repository.path.utf8), limits: .init(objectSize: 4 << 20)) {
                _ = try? History(of: opened)
                _ = await blobs(of: opened)
            }
            try Data(bytes).write(to: URL(fileURLWithPath: name))
        }
        #expect(rounds > 0)
    }
}

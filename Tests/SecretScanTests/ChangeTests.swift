import Foundation
import Testing

@testable import SecretScan

/// What changed between two states of a repository, told as git tells it.
@Suite struct ChangeTests {
    let repository: GitRepository
    var samples = Samples(61)

    init() throws {
        repository = try GitRepository()
        for number in 0..<40 { try repository.put("d\(number % 5)/e\(number % 3)/f\(number).txt", "file \(number)\n") }
        try repository.put("a b/ü.txt", "odd name\n")
        try repository.commit()
    }

    /// `git diff --raw`: path, old and new blob.
    private func told(_ arguments: [String]) throws -> Set<String> {
        let text = try repository.git(["-c", "core.quotepath=off", "diff", "--raw", "--no-abbrev", "--no-renames", "-z"] + arguments)
        let fields = text.split(separator: "\0", omittingEmptySubsequences: true)
        var told: Set<String> = []
        for index in stride(from: 0, to: fields.count - 1, by: 2) {
            let words = fields[index].split(separator: " ")
            told.insert("\(fields[index + 1]) \(words[2]) \(words[3])")
        }
        return told
    }

    private func shown(_ changes: [ContentChange]) -> Set<String> {
        let none = String(repeating: "0", count: 40)
        return Set(changes.map { "\(String(decoding: $0.path, as: UTF8.self)) \($0.old?.description ?? none) \($0.new?.description ?? none)" })
    }

    private func change() throws {
        try repository.put("d1/e1/f1.txt", "changed\n")
        try repository.put("d1/new.txt", "new\n")
        try repository.put("deep/er/and/deeper.txt", "new\n")
        try repository.git(["rm", "--quiet", "d2/e2/f2.txt", "d0/e0/f0.txt"])
        try repository.git(["mv", "d3", "moved"])
        // A directory where a file was, and a file where a directory was.
        try repository.git(["rm", "--quiet", "-r", "d4/e1"])
        try repository.put("d4/e1", "a file now\n")
        try repository.git(["add", "--all"])
    }

    @Test(arguments: [2, 3, 4]) func `the index of every version differs from HEAD as git says`(version: Int) throws {
        try change()
        try repository.git(["update-index", "--index-version", "\(version)"])
        if version == 3 { try repository.git(["update-index", "--skip-worktree", "d1/e1/f1.txt"]) }
        let expected = try told(["--cached"])
        #expect(expected.count > 20)
        let opened = try repository.open()
        #expect(shown(try ChangeReader(opened).staged()) == expected)
        try repository.git(["commit", "--quiet", "--message", "x"])
        #expect(try ChangeReader(try repository.open()).staged().isEmpty)
    }

    @Test func `a repository without a commit has everything staged, and what is only intended is not`() throws {
        let fresh = try GitRepository()
        #expect(try ChangeReader(try fresh.open()).staged().isEmpty)
        try fresh.put("a.txt", "a\n")
        try fresh.git(["add", "a.txt"])
        try fresh.put("b.txt", "b\n")
        try fresh.git(["add", "--intent-to-add", "b.txt"])
        #expect(try ChangeReader(try fresh.open()).staged().map { String(decoding: $0.path, as: UTF8.self) } == ["a.txt"])
    }

    @Test func `a sparse index is read, and a split one is refused by name`() throws {
        try repository.git(["sparse-checkout", "set", "--cone", "--sparse-index", "d1"])
        try repository.put("d1/new.txt", "new\n")
        try repository.git(["add", "d1/new.txt"])
        #expect(shown(try ChangeReader(try repository.open()).staged()) == (try told(["--cached"])))
        try repository.git(["sparse-checkout", "disable"])
        try repository.git(["update-index", "--split-index"])
        let error = #expect(throws: GitError.self) { try ChangeReader(try repository.open()).staged() }
        #expect(error?.detail.contains("split") == true)
    }

    @Test func `commits and their trees differ as git says`() throws {
        let first = try repository.git(["rev-parse", "HEAD"])
        try change()
        try repository.git(["commit", "--quiet", "--message", "x"])
        let opened = try repository.open()
        let reader = try ChangeReader(opened)
        let (old, new) = (try #require(opened.commit(named: first)), try #require(opened.commit(named: "HEAD")))
        #expect(shown(try reader.between(old, new)) == (try told([first, "HEAD"])))
        #expect(try reader.changes(by: new).changes.count == (try told([first, "HEAD"])).count)
        #expect(try reader.between(nil, old).count == 41)
        #expect(try reader.blobID(at: Array("a b/ü.txt".utf8), in: new)?.description == (try repository.git(["rev-parse", "HEAD:a b/ü.txt"])))
        #expect(try reader.blobID(at: Array("d1".utf8), in: new) == nil)
    }

    @Test func `revisions name the commits that git says`() throws {
        try repository.git(["tag", "light"])
        try repository.git(["tag", "-a", "heavy", "-m", "x"])
        for _ in 0..<3 { try repository.commit() }
        try repository.git(["checkout", "--quiet", "-b", "topic/one", "HEAD~2"])
        try repository.commit()
        try repository.git(["merge", "--quiet", "--no-ff", "-m", "both", "main"])
        try repository.git(["update-ref", "refs/remotes/origin/main", "main"])
        try repository.git(["pack-refs", "--all"])
        let full = try repository.git(["rev-parse", "HEAD"])
        let opened = try repository.open()
        for name in ["HEAD", "@", "HEAD~1", "HEAD^2", "HEAD^2~2", "main", "topic/one", "light", "heavy", "origin/main", "refs/heads/main", full, String(full.prefix(9)), "main^^"] {
            #expect(opened.commit(named: name)?.description == (try repository.git(["rev-parse", "\(name)^{commit}"])), "\(name)")
        }
        for name in ["nothing", "HEAD~99", "HEAD^3", "../config", "config", "", "HEAD~~x", "zzzz", String(repeating: "a", count: 5000)] where !name.isEmpty {
            #expect(opened.commit(named: name) == nil, "\(name.prefix(20))")
        }
    }

    @Test func `what a branch has over its base is what git says, also across merges`() throws {
        try repository.git(["checkout", "--quiet", "-b", "topic"])
        for _ in 0..<3 { try repository.commit() }
        try repository.git(["checkout", "--quiet", "main"])
        for number in 0..<4 {
            try repository.put("main\(number)", "x")
            try repository.commit()
        }
        try repository.git(["checkout", "--quiet", "topic"])
        try repository.git(["merge", "--quiet", "--no-ff", "-m", "both", "main~2"])
        try repository.commit()
        let opened = try repository.open()
        let (new, fork) = try ChangeReader(opened).commits(from: try #require(opened.commit(named: "main")), to: try #require(opened.commit(named: "topic")))
        #expect(Set(new.map(\.description)) == Set(try repository.git(["rev-list", "main..topic"]).split(separator: "\n").map(String.init)))
        #expect(fork?.description == (try repository.git(["merge-base", "main", "topic"])))
    }

    @Test func `patches are read as git writes them`() throws {
        try repository.put("a b/ü.txt", "odd name\n++ plus\n-- minus\n")
        try repository.put("d1/e1/f1.txt", "changed\nno newline at the end")
        try repository.git(["mv", "d3/e0/f3.txt", "renamed.txt"])
        try repository.git(["rm", "--quiet", "d2/e2/f2.txt"])
        try repository.git(["add", "--all"])
        for arguments in [["diff", "--cached"], ["-c", "diff.noprefix=true", "diff", "--cached"], ["diff", "--cached", "-U0"], ["-c", "diff.mnemonicPrefix=true", "diff", "--cached"]] {
            let patch = try Patch(Array(try repository.git(arguments).utf8))
            #expect(patch.problems.isEmpty)
            #expect(Set(patch.files.map(\.path)) == ["a b/ü.txt", "d1/e1/f1.txt", "d2/e2/f2.txt"], "\(arguments)")
            let odd = try #require(patch.files.first { $0.path.hasSuffix("ü.txt") })
            let lines = String(decoding: odd.new, as: UTF8.self).split(separator: "\n")
            #expect(odd.added.sorted().map { "\(odd.newLines[$0 - 1]) \(lines[$0 - 1])" } == ["2 ++ plus", "3 -- minus"])
            let changed = try #require(patch.files.first { $0.path.hasSuffix("f1.txt") })
            #expect(String(decoding: changed.new, as: UTF8.self) == "changed\nno newline at the end\n")
            #expect(String(decoding: changed.old, as: UTF8.self) == "file 1\n")
        }
        #expect(try Patch([]).files.isEmpty)
        #expect(throws: GitError.self) { try Patch(Array("no patch at all\n".utf8)) }
        #expect(try Patch(Array("--- a/x\n+++ b/x\n@@ -0,0 +1,5 @@\n+cut\n".utf8)).problems.count == 1)
        #expect(try Patch(Array("--- a/x\n+++ b/x\n@@ -0,0 +1,99999999999 @@\n+cut\n".utf8)).problems.count == 1)
        let merge = try Patch(Array("diff --cc x\nindex 1,2..3\n--- a/x\n+++ b/x\n@@@ -1,1 -1,1 +1,2 @@@\n--old\n +one\n++two\n".utf8))
        #expect(merge.files.first?.newLines == [1, 2] && merge.files.first?.added == [1, 2])
    }

    @Test func `a damaged index or patch is an error or a note, never a crash`() throws {
        try change()
        let index = try Array(Data(contentsOf: URL(fileURLWithPath: repository.path + "/.git/index")))
        let patch = Array(try repository.git(["diff", "--cached"]).utf8)
        var samples = Samples(62)
        let deadline = ContinuousClock.now + .seconds(2)
        for _ in 0..<3000 where ContinuousClock.now < deadline {
            _ = try? GitIndex(samples.mutated(index), hashLength: 20)
            _ = try? Patch(samples.mutated(patch))
        }
        // Counts that nothing backs.
        #expect(throws: GitError.self) { try GitIndex(Array("DIRC".utf8) + [0, 0, 0, 2, 255, 255, 255, 255] + [UInt8](repeating: 0, count: 20), hashLength: 20) }
    }
}

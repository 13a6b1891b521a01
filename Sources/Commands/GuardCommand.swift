import ArgumentParser
import Discovery
import Estate
import Foundation
import Runtime
import SecretScan

struct GuardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guard", abstract: "Say whether a change brings in standing credentials: for pre-commit and CI.",
        discussion: """
            Looks at what the change adds, and at nothing else: what was there before is not reported, wherever it was moved. \
            Exit codes: 0 nothing new · 1 something new · 2 it could not be checked.
            """)

    @Flag(name: .long, help: "Check what the next commit would hold (the default).")
    var staged = false

    @Option(name: .long, help: ArgumentHelp("Check every commit that HEAD has and REV has not.", valueName: "rev"))
    var base: String?

    @Flag(name: .long, help: "Check a patch on standard input, as `git diff` writes it.")
    var stdinPatch = false

    @Option(name: .long, help: "What the team has decided to live with (default: .mayfly/baseline in the repository).")
    var baseline: String?

    @Option(name: .long, help: ArgumentHelp("Write SARIF 2.1.0 to a file; `-` is standard output.", valueName: "file"))
    var sarif: String?

    @Flag(name: .long, help: "Print one JSON object instead of text.")
    var json = false

    @Flag(name: .long, help: "Also report what is only in tests, samples and fixtures.")
    var fixtures = false

    @Flag(name: .long, help: "Report copies of values that stood before the change, and do not fail for them.")
    var allowCopies = false

    @Flag(name: .long, help: "Install a pre-commit hook that runs `mayfly guard --staged`.")
    var installHook = false

    @Option(name: .long, help: "Number of threads, 1 to 256 (default: one per processor).")
    var jobs: Int?

    @Argument(help: "The work tree, or a directory in it (default: the current one).")
    var path: String = "."

    /// Exit codes of this command alone: pre-commit tools know them so.
    private enum Verdict {
        static let found = ExitCode(1)
        static let notChecked = ExitCode(2)
    }

    func validate() throws {
        try checkJobs(jobs)
        if [staged, base != nil, stdinPatch, installHook].count(where: { $0 }) > 1 {
            throw ValidationError("--staged, --base, --stdin-patch and --install-hook exclude each other.")
        }
        if json, sarif == "-" { throw ValidationError("--json and --sarif - both want standard output.") }
    }

    func run() async throws {
        let report: GuardReport
        do {
            let place = WorkTree(containing: path)
            if installHook { return try install(place) }
            report = try await check(place)
        } catch let failure as CommandFailure {
            note("mayfly: \(failure)")
            throw Verdict.notChecked
        } catch {
            note("mayfly: not checked: \(error)")
            throw Verdict.notChecked
        }
        do {
            try show(report)
        } catch {
            note("mayfly: \(error)")
            throw Verdict.notChecked
        }
        if report.findings.contains(where: { !allowCopies || $0.copyOf == nil }) { throw Verdict.found }
        if !report.unreadable.isEmpty { throw Verdict.notChecked }
    }

    private func check(_ place: WorkTree?) async throws -> GuardReport {
        // The fingerprints only tell equal from unequal here, so a key of the moment does, and no state directory is needed.
        guard let key = FingerprintKey(Entropy.system.bytes(32)) else { throw CommandFailure("no key could be made", next: nil) }
        let root = place?.root ?? path
        let directory = baseline ?? "\(root)/\(Baseline.defaultDirectory)"
        let check = Guard(
            key: key, baseline: try Baseline(directory: directory), clock: .system, jobs: threads(jobs),
            includesFixtures: fixtures)
        let stands: @Sendable (String) -> Bool = { FileManager.default.fileExists(atPath: "\(root)/\($0)") }
        if stdinPatch {
            let data = try readFile("-", limit: 512 << 20)
            return try await check.patch(try Patch(Array(data)), stands: stands)
        }
        guard let place else {
            throw CommandFailure("`\(path)` is in no git repository", next: "run it inside one, or: git diff | mayfly guard --stdin-patch")
        }
        guard let base else {
            let index = place.index.map { Array($0.utf8) }
            return try await check.staged(in: place.repository, index: index, stands: stands)
        }
        guard let from = place.repository.commit(named: base) else {
            throw CommandFailure("`\(base)` names no commit here", next: "fetch it first; in CI a checkout needs the whole history (fetch-depth: 0)")
        }
        guard let head = place.repository.commit(named: "HEAD") else { throw CommandFailure("there is no commit yet", next: "mayfly guard --staged") }
        return try await check.range(from: from, to: head, in: place.repository, stands: stands)
    }

    // MARK: - The answer

    private func show(_ report: GuardReport) throws {
        if let sarif {
            let text = report.sarif(version: Mayfly.configuration.version) + "\n"
            if sarif == "-" {
                print(text, terminator: "")
            } else {
                do {
                    try Data(text.utf8).write(to: URL(fileURLWithPath: sarif), options: .atomic)
                } catch {
                    throw CommandFailure("`\(sarif)` cannot be written", next: "name a file in a directory that exists")
                }
            }
        }
        if json { return try printJSON(report) }
        let lines = text(report)
        if sarif == "-" { note(lines.joined(separator: "\n")) } else { print(lines.joined(separator: "\n")) }
    }

    private func text(_ report: GuardReport) -> [String] {
        var lines = report.findings.map { "\($0.path.shown):\($0.line): \($0.message.shown)" }
        lines += report.allowed.map { one in
            let owner = one.owner.map { " for \($0.shown)" } ?? ""
            return "\(one.path.shown):\(one.line): \(one.kind) allowed by \(one.by)\(owner) until \(one.until)"
        }
        lines += report.unreadable.prefix(20).map { "not checked: \($0.path.shown): \($0.why.shown)" }
        let scope = counted(report.commits > 0 ? report.commits : report.changedFiles, report.commits > 0 ? "commit" : "changed file")
        guard !report.findings.isEmpty else {
            lines.append(report.unreadable.isEmpty ? "No new standing credential in \(scope)." : "Not everything in \(scope) could be checked.")
            return lines
        }
        let count = report.findings.count
        let copies = report.findings.count { $0.copyOf != nil }
        let fresh = count - copies
        var parts = fresh > 0 || copies == 0 ? ["\(fresh) new standing credential\(fresh == 1 ? "" : "s")"] : []
        if copies > 0 { parts.append("\(copies) cop\(copies == 1 ? "y" : "ies") of known ones") }
        lines.append("\(parts.joined(separator: " and ")) in \(scope).")
        if let first = report.findings.first(where: { $0.commit == nil }) {
            let day = Timestamp(Date(timeIntervalSinceNow: 90 * 86_400)).description.prefix(10)
            lines += [
                "  To let one stand for a while, write on its line or the one above:",
                "    mayfly:allow owner=TEAM reason=\"why\" until=\(day)",
                "  or, where no comment can be:",
                "    mayfly baseline add \(first.path.shown):\(first.line) --owner TEAM --reason why --until \(day)",
            ]
        }
        return lines
    }

    // MARK: - The hook

    static let hookMark = "# mayfly guard"

    private func install(_ place: WorkTree?) throws {
        guard let place else { throw CommandFailure("`\(path)` is in no git repository", next: "run it inside one") }
        let file = place.hooks + "/pre-commit"
        if let there = FileManager.default.contents(atPath: file), !String(decoding: there, as: UTF8.self).contains(Self.hookMark) {
            throw CommandFailure("`\(file)` exists and is not Mayfly's", next: "add this line to it: mayfly guard --staged || exit 1")
        }
        let program = Self.quoted(ProcessInfo.processInfo.arguments.first.flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "mayfly")
        let script = """
            #!/bin/sh
            \(Self.hookMark): refuses a commit that brings in a standing credential. `git commit --no-verify` passes it by.
            command -v mayfly >/dev/null 2>&1 && exec mayfly guard --staged
            exec \(program) guard --staged

            """
        do {
            try FileManager.default.createDirectory(atPath: place.hooks, withIntermediateDirectories: true)
            try Data(script.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
        } catch {
            throw CommandFailure("`\(file)` cannot be written", next: "check its directory's permissions")
        }
        print("installed \(file)")
    }

    private static func quoted(_ path: String) -> String { "'" + path.replacingOccurrences(of: "'", with: "'\\''") + "'" }
}

/// The repository around a directory, as git finds it: upwards, or where the environment of a hook says.
struct WorkTree {
    let root: String
    let repository: Repository
    /// The index that a hook is told to look at: `git commit -a` has one of its own.
    let index: String?

    init?(containing path: String, environment: [String: String] = ProcessInfo.processInfo.environment) {
        guard let real = realpath(path, nil) else { return nil }
        var directory = String(cString: real)
        free(real)
        let start = directory
        while true {
            if let found = Repository.open(at: Array(directory.utf8)) {
                root = directory
                repository = found
                break
            }
            guard directory != "/", !directory.isEmpty else { return nil }
            directory = directory.split(separator: "/").dropLast().reduce(into: "") { $0 += "/" + $1 }
            if directory.isEmpty { directory = "/" }
        }
        // Git runs hooks at the root of the work tree and names the index from there.
        index = environment["GIT_INDEX_FILE"].flatMap { $0.isEmpty ? nil : $0 }.map { name in
            if name.hasPrefix("/") { return name }
            return FileManager.default.fileExists(atPath: "\(start)/\(name)") ? "\(start)/\(name)" : "\(directory)/\(name)"
        }
    }

    /// Where git looks for hooks.
    var hooks: String {
        let common = String(decoding: repository.commonDirectory, as: UTF8.self)
        let config = FileManager.default.contents(atPath: common + "/config").map { String(decoding: $0.prefix(1 << 20), as: UTF8.self) } ?? ""
        for line in config.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard parts.count == 2, parts[0].lowercased() == "hookspath" else { continue }
            let value = parts[1].trimmingCharacters(in: CharacterSet(charactersIn: "\""))
            return value.hasPrefix("/") ? value : "\(root)/\(value)"
        }
        return common + "/hooks"
    }
}

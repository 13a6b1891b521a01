import EstateTesting
import Foundation
import SecretScan

/// Megabytes searched per CPU second on one core, files read included, beside `grep` with eight of the patterns and, where
/// it is installed, `detect-secrets`. The caches are warm: each tree is read once before.
enum ScanBenchmark {
    @Sendable static func run() async throws -> [Figure] {
        let directory = try makeTemporaryDirectory("bench-scan")
        defer { try? FileManager.default.removeItem(atPath: directory) }
        var corpus = Corpus(seed: 4711)
        try corpus.write(to: directory + "/large", count: 500, size: 64_000)
        try corpus.write(to: directory + "/small", count: 50, size: 32_000)

        var figures: [Figure] = []
        figures += try measure("generated corpus", directory + "/large", python: false)
        figures += try measure("generated corpus, a twentieth", directory + "/small", python: true)
        let tree = ".build/checkouts"
        if FileManager.default.fileExists(atPath: tree) {
            figures += try measure("sources of the dependencies", tree, python: false)
        }
        return figures
    }

    private static let patterns = [
        "AKIA[0-9A-Z]{16}", "gh[pousr]_[A-Za-z0-9]{36}", "-----BEGIN [A-Z ]*PRIVATE KEY-----", "xox[abprs]-[A-Za-z0-9-]{10,}",
        "sk_live_[0-9A-Za-z]{24}", "AIza[0-9A-Za-z_-]{35}", "[a-z]+://[^:/ ]+:[^@/ ]+@",
        "(password|passwd|secret|token|api_key)[\"' ]*[:=] *[\"']?[^\"' ]{8,}",
    ]

    private static func measure(_ name: String, _ root: String, python: Bool) throws -> [Figure] {
        let files = try regularFiles(below: root)
        var bytes = 0
        for file in files { bytes += (FileManager.default.contents(atPath: file) ?? Data()).count }
        let megabytes = Double(bytes) / 1e6
        let title = String(format: "%@ (%.1f MB, %d files)", name, megabytes, files.count)

        let scanner = Scanner()
        var matches = 0
        let start = CPUTime.own
        for file in files {
            guard let content = FileManager.default.contents(atPath: file) else { continue }
            matches += scanner.scan(Array(content), path: file).count
        }
        let mine = megabytes / (CPUTime.own - start)

        let list = files.joined(separator: "\0") + "\0"
        let grep = try peer(
            ["xargs", "-0", "grep", "-E", "-i", "-a", "-h", "-e", patterns.joined(separator: "|")], input: list)
        var figures = [
            Figure(
                part: "scan", what: "grep -E -i, 8 patterns: \(title); \(grep.lines) lines", value: megabytes / grep.seconds,
                unit: "MB per CPU second"),
            Figure(
                part: "scan", what: "Scanner: \(title); \(matches) matches", value: mine, unit: "MB per CPU second", peer: "grep",
                peerValue: megabytes / grep.seconds),
        ]
        if python, let program = ProcessInfo.processInfo.environment["DETECT_SECRETS"], !program.isEmpty {
            let run = try peer(
                [program, "scan", "--all-files", "--no-verify", root], input: "")
            figures.append(
                Figure(
                    part: "scan", what: "detect-secrets: \(title)", value: megabytes / run.seconds, unit: "MB per CPU second"))
            figures.append(
                Figure(
                    part: "scan", what: "Scanner: \(title)", value: mine, unit: "MB per CPU second", peer: "detect-secrets",
                    peerValue: megabytes / run.seconds))
        }
        return figures
    }

    private static func peer(_ command: [String], input: String) throws -> (seconds: Double, lines: Int) {
        let before = CPUTime.children
        let run = try ProcessRun.run(command, input: input, environment: ["LC_ALL": "C.UTF-8"])
        // xargs says 123 when a grep found nothing in its share.
        guard run.succeeded || run.status == 123 else {
            throw BenchmarkError("`\(command[0])` ended with \(run.status): \(run.errors.prefix(300))")
        }
        return (max(CPUTime.children - before, 0.001), run.output.utf8.count { $0 == 10 })
    }

    /// Up to 1 MiB each, without `.git`.
    private static func regularFiles(below root: String) throws -> [String] {
        guard let walk = FileManager.default.enumerator(atPath: root) else { throw BenchmarkError("`\(root)` cannot be read") }
        var files: [String] = []
        while let name = walk.nextObject() as? String {
            if name == ".git" || name.hasSuffix("/.git") {
                walk.skipDescendants()
                continue
            }
            guard let attributes = walk.fileAttributes, attributes[.type] as? FileAttributeType == .typeRegular,
                let size = attributes[.size] as? Int, size <= 1 << 20
            else { continue }
            files.append(root + "/" + name)
        }
        return files.sorted()
    }
}

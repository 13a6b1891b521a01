import Estate
import Foundation
import Glibc
import LinuxProcess
import Runtime
import SecretScan

/// The processes of this node and the shell histories of its users: environments, command lines, and what was typed.
struct ProcessSource: CredentialSource {
    static let type = "processes"

    let name: String
    let location: String
    private let users: Set<String>?
    private let readsHistories: Bool
    private let scanner: ValueScanner

    private static let environmentLimit = 2 << 20
    private static let historyNames = [
        ".bash_history", ".zsh_history", ".ash_history", ".sh_history", ".local/share/fish/fish_history", ".psql_history", ".mysql_history",
        ".rediscli_history", ".python_history", ".node_repl_history", ".sqlite_history",
    ]

    init(name: String, settings: inout SettingsReader) throws {
        self.name = name
        scanner = settings.scanner
        users = try settings.strings("users").map(Set.init)
        readsHistories = try settings.bool("histories") ?? true
        location = "process://\(Self.hostName())"
    }

    var intent: SourceIntent {
        let whose = users.map { "of \($0.sorted().joined(separator: ", "))" } ?? "of all users"
        return SourceIntent(
            reads: ["environments and command lines of processes \(whose)"] + (readsHistories ? ["shell histories \(whose)"] : []),
            permissions: ["root, or CAP_SYS_PTRACE and CAP_DAC_READ_SEARCH; as another user, only that user's own"], readsValues: true)
    }

    func read(into sink: SourceSink) async throws {
        let accounts = Self.accounts()
        let names = Dictionary(accounts.map { ($0.uid, $0.name) }) { first, _ in first }
        let wanted = users.map { users in
            Set(accounts.filter { users.contains($0.name) }.map(\.uid)).union(users.compactMap { UInt32($0) })
        }
        var seen: Set<String> = []
        var hidden = 0
        for pid in Self.processes() where pid != getpid() {
            try Task.checkCancellation()
            if try !read(pid, wanted, names, &seen, sink) { hidden += 1 }
        }
        if hidden > 0 { sink.problem("\(hidden) processes: their environment is not ours to read (run as root)") }
        guard readsHistories else { return }
        for account in accounts where wanted?.contains(account.uid) ?? true { try history(account, sink) }
    }

    // MARK: - Processes

    /// `false` when the environment may not be read.
    private func read(_ pid: Int32, _ wanted: Set<UInt32>?, _ names: [UInt32: String], _ seen: inout Set<String>, _ sink: SourceSink) throws
        -> Bool
    {
        guard let handle = try? ProcessHandle(pid: pid), let facts = try? handle.facts(digests: nil) else { return true }
        guard wanted?.contains(facts.uid) ?? true else { return true }
        // A thread of the kernel has neither.
        guard let commandLine = Self.file("/proc/\(pid)/cmdline", limit: Self.environmentLimit), !commandLine.isEmpty else { return true }
        let environment = Self.file("/proc/\(pid)/environ", limit: Self.environmentLimit)
        guard (try? handle.image()) == facts.image else { return true }
        try sink.count()
        let workload = Self.workload(facts)
        let path = "\(location)/\(shown(workload.path))"
        func adorn(_ finding: inout Finding) {
            if let name = workload.name { finding.workloads = [shown(name)] }
            finding.place.slot = "\(finding.place.slot ?? "") (user \(names[facts.uid] ?? String(facts.uid)))"
        }
        if let environment {
            let entries = environment.split(separator: 0).prefix(10_000).compactMap { variable -> NamedValues.Entry? in
                guard let equals = variable.firstIndex(of: UInt8(ascii: "=")) else { return nil }
                return .init(
                    name: String(decoding: variable[..<equals], as: UTF8.self), value: Array(variable[variable.index(after: equals)...]))
            }
            // Ten workers of one program are one place.
            if seen.insert("\(path)\0\(sink.key.fingerprint(of: Secret(environment)))").inserted {
                _ = try sink.tell(entries, at: path, source: .process, isStore: false, scanner: scanner) { finding in
                    finding.place.slot = "environ.\(finding.place.slot ?? "")"
                    adorn(&finding)
                }
            }
        }
        if seen.insert("\(path)\0\(sink.key.fingerprint(of: Secret(commandLine)))").inserted {
            try tell(commandLine: commandLine, path, adorn, sink)
        }
        return environment != nil
    }

    private func tell(commandLine: [UInt8], _ path: String, _ adorn: (inout Finding) -> Void, _ sink: SourceSink) throws {
        let words = commandLine.split(separator: 0).prefix(4096)
        // As somebody would have typed it.
        let line = words.map { word -> [UInt8] in
            let isPlain = word.allSatisfy { $0 > 32 && $0 < 127 && !"'\"\\$`".utf8.contains($0) }
            return isPlain ? Array(word) : [39] + word.flatMap { $0 == 39 ? Array("'\\''".utf8) : [$0] } + [39]
        }.joined(separator: [32])
        for match in scanner.scan(Array(line) + [10], path: ".bash_history") where match.confidence >= .medium {
            var finding = Finding(
                .value(match.secret, isJoinable: match.isJoinable), kind: match.kind, place: .live(path, slot: "cmdline", source: .process))
            if !match.endpoint.isEmpty { finding.endpoints = [match.endpoint] }
            adorn(&finding)
            try sink.tell(finding)
        }
        for word in words.dropFirst() {
            var finding = Finding(.identity(""), kind: "", place: .live(path, slot: "cmdline", source: .process))
            adorn(&finding)
            sink.mention(Secret(word), at: finding.place, workloads: finding.workloads)
            if let equals = word.firstIndex(of: UInt8(ascii: "=")) {
                sink.mention(Secret(word[word.index(after: equals)...]), at: finding.place, workloads: finding.workloads)
            }
        }
    }

    /// The unit that started it, else the script or program: what people call the workload.
    static func workload(_ facts: ProcessFacts) -> (path: String, name: String?) {
        for part in (facts.cgroup ?? "").split(separator: "/").reversed() where part.hasSuffix(".service") {
            let unit = part.dropLast(".service".count)
            if !unit.hasPrefix("user@") { return (String(part), String(unit)) }
        }
        if let script = facts.script?.path {
            let file = script.split(separator: "/").last.map(String.init) ?? script
            return (file, file.split(separator: ".").first.map(String.init))
        }
        let program = (facts.executable?.split(separator: "/").last).map(String.init) ?? facts.name
        // A shell is whoever typed, not a workload.
        let isShell = ["sh", "bash", "zsh", "dash", "fish", "su", "sudo", "login", "sshd", "tmux", "screen"].contains(
            program.filter { !$0.isNumber })
        return (program, isShell ? nil : program)
    }

    // MARK: - Histories

    private func history(_ account: Account, _ sink: SourceSink) throws {
        for name in Self.historyNames {
            let path = account.home + "/" + name
            guard TreeWalker.status(Array(path.utf8)) != nil else { continue }
            switch TreeWalker.read(Array(path.utf8), limit: 64 << 20) {
            case .failure(let failure): sink.problem("\(shown(path)): \(failure.why)")
            case .success(let bytes):
                try sink.count()
                for match in scanner.scan(bytes, path: ".bash_history") where match.confidence >= .medium {
                    var finding = Finding(
                        .value(match.secret, isJoinable: match.isJoinable), kind: match.kind,
                        place: Sighting(
                            path: shown(path, limit: 4096), line: match.line, commit: nil, source: .process, slot: match.slot,
                            isCurrent: true))
                    if !match.endpoint.isEmpty { finding.endpoints = [match.endpoint] }
                    try sink.tell(finding)
                }
            }
        }
    }

    private struct Account {
        var name: String
        var uid: UInt32
        var home: String
    }

    private static func accounts() -> [Account] {
        guard let bytes = file("/etc/passwd", limit: 16 << 20) else { return [] }
        var homes: Set<String> = []
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
            let fields = line.split(separator: ":", omittingEmptySubsequences: false)
            guard fields.count >= 6, let uid = UInt32(fields[2]), fields[5].hasPrefix("/"), fields[5] != "/" else { return nil }
            // One home of several accounts is read once.
            return Account(
                name: String(fields[0]), uid: uid, home: homes.insert(String(fields[5])).inserted ? String(fields[5]) : "/nonexistent")
        }
    }

    // MARK: - The system

    private static func processes() -> [Int32] {
        (TreeWalker.names(in: Array("/proc".utf8)) ?? []).compactMap { Int32(String(decoding: $0, as: UTF8.self)) }.sorted()
    }

    private static func hostName() -> String {
        file("/proc/sys/kernel/hostname", limit: 256).map { shown(String(decoding: $0.prefix { $0 > 32 }, as: UTF8.self), limit: 64) }
            ?? "localhost"
    }

    /// Files of `/proc` have no size: read to the end, or to the limit.
    private static func file(_ path: String, limit: Int) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while bytes.count < limit {
            let got = block.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if got < 0, errno == EINTR { continue }
            if got < 0 { return nil }
            if got == 0 { break }
            bytes += block.prefix(got)
        }
        return bytes
    }
}

import EstateTesting
import Foundation
import Glibc
import Testing

/// Whatever is typed or sent: a documented exit code, an error that names its subject, no crash, no hang.
@Suite(.serialized) struct BadInputTests {
    /// One command line with something wrong in it.
    struct Case {
        var arguments: [String]
        /// Exit codes that docs/reference/cli.md allows for it.
        var status: Set<Int32>
        /// What the error has to name.
        var names: String
    }

    @Test
    func `every command answers bad input with a documented exit code and an error that names it`() async throws {
        try await Installation.with(shop: false) { estate in
            try await estate.startServer()
            for bad in try cases(in: estate) {
                try await expectRefusal(bad, at: estate)
            }
            let second = try await Installation.run(
                [
                    Installation.mayfly, "server", "--state", estate.directory + "/second", "--node", "127.0.0.1:\(estate.nodePort)",
                    "--console", "127.0.0.1:0",
                ], limit: .seconds(10))
            #expect(second.status == 1 && second.errors.contains("Address already in use"), "\(second.errors)")
            #expect(second.output.isEmpty, "it tells how to sign in, and then ends: \(second.output)")
            // Who asks for what is not there has not made it.
            #expect(!FileManager.default.fileExists(atPath: estate.directory + "/bad/nothing"))
            let verified = try await estate.mayfly("audit", "verify")
            #expect(verified.hasPrefix("intact"))
        }
    }

    private func expectRefusal(_ bad: Case, at estate: Installation) async throws {
        let shown = "mayfly " + bad.arguments.map { String($0.prefix(60)) }.joined(separator: " ")
        // By the environment: one may name a state directory of its own, or end its options with `--`.
        let run = try await Installation.run(
            [Installation.mayfly] + bad.arguments, environment: ["MAYFLY_STATE": estate.state], limit: .seconds(10))
        #expect(bad.status.contains(run.status), "\(shown): exit \(run.status): \(run.errors.prefix(500))")
        #expect(run.errors.contains(bad.names), "\(shown) does not name \(bad.names): \(run.errors.prefix(500))")
        for crash in ["Fatal error", "Stack dump", "Illegal instruction", "Segmentation", "Program crashed", " at /"] {
            #expect(!run.errors.contains(crash), "\(shown): \(run.errors.prefix(500))")
        }
        #expect(run.errors.utf8.count < 4096, "\(shown): an error of \(run.errors.utf8.count) bytes")
        #expect(!run.errors.utf8.contains { $0 < 32 && $0 != 10 && $0 != 9 }, "\(shown): control characters in the error")
    }

    private func cases(in estate: Installation) throws -> [Case] {
        let directory = estate.directory + "/bad"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        var random = SeededGenerator(seed: 20_261_121)
        func file(_ name: String, _ content: Data) throws -> String {
            try content.write(to: URL(fileURLWithPath: "\(directory)/\(name)"))
            return "\(directory)/\(name)"
        }
        func file(_ name: String, _ text: String) throws -> String { try file(name, Data(text.utf8)) }
        let missing = directory + "/missing"
        let binary = try file("binary", random.bytes(40_000))
        let empty = try file("empty", "")
        let deep = try file("deep", String(repeating: "[", count: 200_000))
        let object = try file("object", "{}")
        let list = try file("list", "[1, 2, 3]")
        let truncated = try file("truncated", #"{"schema":"mayfly.scan/1","roots":["/x"],"credentials":[{"finger"#)
        let schema = try file("schema", #"{"schema":"mayfly.scan/99"}"#)
        let sparse = directory + "/sparse"
        _ = FileManager.default.createFile(atPath: sparse, contents: nil)
        let handle = FileHandle(forWritingAtPath: sparse)
        try handle?.truncate(atOffset: 10 << 20)
        try handle?.close()
        let bomb = try file(
            "bomb.yaml",
            "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
                + (1..<12).map { n in "a\(n): &a\(n) [" + (0..<9).map { _ in "*a\(n - 1)" }.joined(separator: ", ") + "]\n" }.joined()
                + "resources: *a11\n")
        var all: [Case] = []
        func add(_ arguments: [String], _ status: Set<Int32>, _ names: String) {
            all.append(Case(arguments: arguments, status: status, names: names))
        }
        for bad in [missing, directory, binary, empty, deep, object, list, truncated, schema] {
            add(["import", bad], [1, 2], bad == schema ? "schema" : bad)
        }
        for bad in [missing, directory, binary, sparse, "/dev/zero", bomb, list, truncated] { add(["apply", bad], [1, 2], bad) }
        let resource = "resources:\n  - {name: %, kind: postgresql, host: h, port: 5432}\n"
        for (name, text, subject) in [
            ("port", "resources:\n  - {name: db, kind: postgresql, host: h, port: 700000}\n", "port"),
            ("type", "resources:\n  - {name: db, kind: postgresql, host: h, port: many}\n", "port"),
            ("name", resource.replacingOccurrences(of: "%", with: "\"a/../b\""), "a/../b"),
            ("long", resource.replacingOccurrences(of: "%", with: String(repeating: "n", count: 100_000)), "name"),
            ("domain", "trustDomain: other.example\n", "other.example"),
            ("selector", "workloads:\n  - {name: w, selectors: [\"unix:nonsense:1\"]}\n", "unix:nonsense"),
            ("unknown", "workloads:\n  - {name: w, uses: [{resource: nowhere, login: x}]}\n", "nowhere"),
            ("misspelt", "workloads:\n  - {name: w, selektors: [\"unix:uid:1\"]}\n", "`workloads[0].selektors`"),
        ] {
            add(["apply", try file(name, text)], [1, 2], subject)
        }
        for bad in [empty, object] { add(["audit", "verify", "--since", bad], [1], "`\(bad)` is no checkpoint of a ledger") }
        for bad in [empty, try file("comment", "---\n# nothing\n")] {
            add(["apply", bad], [1], "the file is empty")
            add(["entries", "apply", "-f", bad], [1], "the file is empty")
            add(["signals", "apply", "-f", bad], [1], "the file is empty")
            add(["posture", "apply", "-f", bad], [1], "the file is empty")
        }
        add(["entries", "apply", "-f", try file("entry", "entries:\n  - {}\n")], [1], "entries[0]")
        add(["own", "bd9b", "platform", "--reason", "x"], [64], "three characters")
        for text in ["a\u{1B}[31mb", "a\nb", String(repeating: "r", count: 1001)] {
            add(["waive", "x", "--owner=team", "--reason=\(text)"], [64], "--reason")
            add(["waive", "x", "--reason=old", "--owner=\(text)"], [64], "--owner")
        }
        for bad in [missing, binary, sparse, "/dev/zero"] { add(["audit", "verify", "--since", bad], [1, 2], bad) }
        for bad in [missing, binary, sparse, "/dev/zero", empty, try file("token", "mjt_x.y.z"), try file("spaces", "   \n")] {
            // `--server` is where nobody listens: a bad token is refused before anyone is asked.
            add(
                [
                    "agent", "--state", directory + "/agent", "--server", "127.0.0.1:1", "--workload-socket",
                    directory + "/w", "--join-token-file", bad,
                ],
                [1, 2], "token")
        }
        for file in [missing, directory, binary] { add(["retire", "shop@shop-db", "--probe-from", file], [1, 2], file) }
        for subject in ["nobody", "mf1_zz", "a@b", "' OR 1=1 --", String(repeating: "x", count: 5000), "日本語", "%s%n"] {
            let named = String(subject.prefix(40))
            for command in [["prove"], ["retire"], ["cutover"], ["rollback"]] { add(command + ["--", subject], [2], named) }
            add(["watch", "--", subject, "pass"], [2], named)
        }
        for length in ["-1s", "0", "1e9d", "99999999999999999999d", "12", "s", "5 m", "9223372036854775807d", ""] {
            add(["retire", "x", "--soak=\(length)"], [64], "--soak")
            add(["prove", "x", "--wait=\(length)"], [64], "--wait")
            add(["token", "create", "--lifetime=\(length)"], [64], "--lifetime")
            add(["server", "--grant-lifetime=\(length)", "--node", "127.0.0.1:0", "--console", "127.0.0.1:0"], [64], "--grant-lifetime")
            add(["waive", "x", "--expires=\(length)"], [64], "--expires")
        }
        for place in ["nowhere", "127.0.0.1:70000", ":1", "127.0.0.1:", "127.0.0.1:x", "::1:80", "[::1", "1.2.3:80", "a b:80"] {
            add(["server", "--node", place], [64], "--node")
            add(["server", "--console", place, "--node", "127.0.0.1:0"], [64], "--console")
            add(["agent", "--server", place], [64], "--server")
        }
        add(["server", "--trust-domain", "Not A Domain"], [64], "Not A Domain")
        add(["watch", "orders", "sideways"], [64], "sideways")
        add(["watch", "orders"], [64], "mode")
        add(["cutover"], [64], "path")
        add(["rank", "--no-such-option"], [64], "--no-such-option")
        add(["no-such-command"], [64], "no-such-command")
        for bad in [empty, directory + "/nothing", empty + "/below"] {
            add(["rank", "--state", bad], [1], bad)
            add(["audit", "verify", "--state", bad], [1, 2], bad)
            add(["audit", "checkpoint", "--state", bad], [1], bad)
            add(["nodes", "list", "--state", bad], [1], bad)
        }
        add(["audit", "verify", "--since", sparse], [1], "8192 bytes")
        add(["scan", missing], [1], missing)
        add(["svid", "fetch", "--socket", "unix://" + missing], [1], "no such socket: `\(missing)`")
        add(["svid", "fetch", "--socket", empty, "--audience", "a"], [1], "nobody listens at `\(empty)`")
        return all
    }

    @Test(.enabled(if: BadInputTests.isFull, "/dev/full is there"))
    func `a report that could not be written is no success, and the reason is told`() async throws {
        for arguments in ["help", "scan Package.swift --json", "scan Package.swift"] {
            let home = "MAYFLY_STATE=" + (try makeTemporaryDirectory("full")) + "/state"
            let run = try await ProcessRun.run(
                ["sh", "-c", "cd '\(Installation.sources)' && \(home) '\(Installation.mayfly)' \(arguments) > /dev/full"])
            #expect(run.status == 1 && run.errors.contains("could not all be written: No space left on device"), "\(arguments): \(run.errors)")
        }
    }

    /// In some containers it is a file like any other.
    private static var isFull: Bool {
        var status = stat()
        return stat("/dev/full", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR
    }

    @Test
    func `random bytes at every door are answered or dropped, and the processes still serve`() async throws {
        try await Installation.with(shop: true) { estate in
            try await estate.moveUpTo(observed: "orders")
            let doors: [(String, Door)] = [
                ("path socket", .unix(estate.directory + "/agent/orders/.s.PGSQL.5432")),
                ("workload socket", .unix(estate.workloadSocket)),
                ("control socket", .unix(try controlSocket(in: estate.state))),
                ("node port", .port(estate.nodePort)), ("console port", .port(estate.consolePort)),
            ]
            let before = (estate.child("server")?.pid, estate.child("agent")?.pid)
            for (name, door) in doors {
                for seed in 0..<30 {
                    let outcome = try await blocking { try knock(at: door, seed: UInt64(seed)) }
                    #expect(outcome != .hung, "\(name), seed \(seed)")
                }
            }
            #expect(estate.child("server")?.isRunning == true && estate.child("agent")?.isRunning == true)
            #expect((estate.child("server")?.pid, estate.child("agent")?.pid) == before)
            try await estate.mayfly("rank")
            let url = try #require(try estate.shop().services["orders"]?.url)
            let served = try await Installation.run(["curl", "-sf", "--max-time", "10", url + "/healthz"])
            #expect(served.succeeded, "orders no longer serves: \(served.errors)")
            try await estate.shop("reload", "orders")
            try await estate.mayfly("cutover", "orders")
            try await estate.shop("reload", "orders")
            #expect(try await estate.roles().count == 1)
        }
    }

    private func controlSocket(in state: String) throws -> String {
        let names = try FileManager.default.contentsOfDirectory(atPath: state)
        return state + "/" + (try #require(names.first { $0.hasSuffix(".sock") }))
    }
}

enum Outcome { case answered, closed, hung }

/// Sends something nobody should send, ends its side, and sees what comes back within ten seconds.
private func knock(at door: Door, seed: UInt64) throws -> Outcome {
    signal(SIGPIPE, SIG_IGN)
    var random = SeededGenerator(seed: seed)
    let descriptor = try door.connect()
    defer { close(descriptor) }
    var patience = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    // A third of them begins as the protocol does and goes wrong later.
    let openings: [Data] = [
        Data(), Data("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8),
        Data("POST /api/v1/actions/import HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n".utf8),
        Data([0, 0, 0, 41, 0, 3, 0, 0]), Data([22, 3, 1, 2, 0, 1, 0, 1, 252, 3, 3]), Data([0x7f, 0xff, 0xff, 0xff, 0, 3, 0, 0]),
    ]
    let bytes = openings[Int(seed % UInt64(openings.count))] + random.bytes(Int.random(in: 0...20_000, using: &random))
    _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    shutdown(descriptor, Int32(SHUT_WR))
    var buffer = [UInt8](repeating: 0, count: 65536)
    var outcome = Outcome.closed
    while true {
        let count = read(descriptor, &buffer, buffer.count)
        if count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) { return .hung }
        if count <= 0 { return outcome }
        outcome = .answered
    }
}

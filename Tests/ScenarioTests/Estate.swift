//  ScenarioTests: the built `mayfly`, driven as an operator drives it, on the shop. Nothing of Mayfly is imported here: what
//  these tests know is the command line, its JSON, its exit codes, and what PostgreSQL and the kernel say.

import EstateTesting
import Foundation
import Glibc
import Synchronization
import Testing

/// A command that was run to its end.
struct CommandRun: Sendable {
    /// The exit status, or 128 + the signal that ended it.
    var status: Int32
    var output: String
    var errors: String

    var succeeded: Bool { status == 0 }
}

/// One installation of Mayfly, with or without a shop beside it: a server, an agent, and commands. Everything it started
/// ends with ``close()``, which ``with(shop:server:_:)`` calls in any case.
final class Installation: Sendable {
    let directory: String
    let state: String
    let nodePort: Int
    let consolePort: Int
    /// Further options of `mayfly server`.
    let serverOptions: [String]
    private let hasShop: Bool
    private let children = Mutex<[String: ChildProcess]>([:])
    private let starts = Mutex(0)

    static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    static let shop = sources + "/Examples/shop/shop"
    /// The program lies beside the test bundle.
    static let mayfly = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        .path + "/mayfly"
    static let python = sources + "/.build/venv/bin/python"

    private init(hasShop: Bool, serverOptions: [String]) throws {
        // As short as can be: Unix sockets lie in it.
        directory = "/tmp/mf-\(UUID().uuidString.prefix(6).lowercased())"
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
        state = directory + "/state"
        nodePort = try freePort()
        consolePort = try freePort()
        self.hasShop = hasShop
        self.serverOptions = serverOptions
    }

    /// Makes an installation, has `body` use it, and takes everything down.
    ///
    /// - Parameters:
    ///   - shop: also build the shop's repository and bring it up.
    ///   - server: further options of `mayfly server`.
    static func with(shop: Bool, server: [String] = [], _ body: (Installation) async throws -> Void) async throws {
        let installation = try Installation(hasShop: shop, serverOptions: server)
        do {
            if shop {
                try await installation.shop("build")
                try await installation.shop("up", "--reports-every", "8")
            }
            try await body(installation)
        } catch {
            installation.showLogs()
            await installation.close()
            throw error
        }
        await installation.close()
    }

    private func close() async {
        let running = children.withLock { children in
            defer { children = [:] }
            return children
        }
        for name in ["load", "agent", "server"] { running[name]?.kill() }
        for child in running.values { child.kill() }
        if hasShop { _ = try? await Self.run([Self.shop, "down", directory], limit: .seconds(60)) }
        try? FileManager.default.removeItem(atPath: directory)
    }

    private func showLogs() {
        for name in ["server", "agent"] {
            let log = text("\(name).err")
            if !log.isEmpty { print("---- \(name)\n\(log.suffix(3000))") }
        }
    }

    // MARK: Commands

    /// Runs any program to its end. Throws when it takes longer than `limit`: a hang is a failure, never a wait.
    static func run(
        _ arguments: [String], input: Data = Data(), environment: [String: String] = [:], limit: Duration = .seconds(30)
    ) async throws -> CommandRun {
        try await blocking {
            let place = "/tmp/mf-run-\(UUID().uuidString)"
            defer {
                for end in [".in", ".out", ".err"] { unlink(place + end) }
            }
            // Through a shell's redirection: standard input may be megabytes, and the program may not read them.
            try input.write(to: URL(fileURLWithPath: place + ".in"))
            let child = try ChildProcess(
                ["/bin/sh", "-c", "exec \"$@\" <\"$0\"", place + ".in"] + arguments, environment: environment,
                output: place + ".out", errors: place + ".err")
            guard let status = child.wait(limit) else {
                child.kill()
                throw TestingError("`\(arguments.joined(separator: " ").prefix(300))` hung for \(limit)")
            }
            func text(_ end: String) -> String {
                String(decoding: FileManager.default.contents(atPath: place + end) ?? Data(), as: UTF8.self)
            }
            return CommandRun(status: status, output: text(".out"), errors: text(".err"))
        }
    }

    /// Runs one of Mayfly's commands on this installation's state.
    func attempt(
        _ arguments: [String], input: Data = Data(), environment: [String: String] = [:], limit: Duration = .seconds(30)
    ) async throws -> CommandRun {
        try await Self.run(
            [Self.mayfly] + arguments + ["--state", state], input: input, environment: environment, limit: limit)
    }

    func attempt(_ arguments: String..., limit: Duration = .seconds(30)) async throws -> CommandRun {
        try await attempt(arguments, limit: limit)
    }

    /// The same, when it has to work. Gives standard output.
    @discardableResult
    func mayfly(_ arguments: String..., limit: Duration = .seconds(30)) async throws -> String {
        try await mayfly(arguments, limit: limit)
    }

    @discardableResult
    func mayfly(_ arguments: [String], limit: Duration = .seconds(30)) async throws -> String {
        let run = try await attempt(arguments, limit: limit)
        guard run.succeeded else {
            throw TestingError("`mayfly \(arguments.joined(separator: " "))` ended with \(run.status): \(run.errors)\(run.output)")
        }
        return run.output
    }

    func json<Value: Decodable>(_ type: Value.Type = Value.self, _ arguments: String...) async throws -> Value {
        try JSONDecoder().decode(type, from: Data(try await mayfly(arguments + ["--json"]).utf8))
    }

    @discardableResult
    func shop(_ command: String, _ arguments: String...) async throws -> String {
        let run = try await Self.run([Self.shop, command, directory] + arguments, limit: .seconds(120))
        guard run.succeeded else { throw TestingError("`shop \(command)` ended with \(run.status): \(run.errors)\(run.output)") }
        return run.output
    }

    // MARK: The processes

    func child(_ name: String) -> ChildProcess? { children.withLock { $0[name] } }

    /// Starts a program beside the test; its output goes to `<name>.out` and `<name>.err` in the directory.
    func start(_ name: String, _ arguments: [String], environment: [String: String] = [:]) throws {
        unlink("\(directory)/\(name).out")
        let child = try ChildProcess(
            arguments, environment: environment, output: "\(directory)/\(name).out", errors: "\(directory)/\(name).err")
        children.withLock { $0[name] = child }
    }

    /// Ends it as a power cut would, and waits until it is gone.
    func kill(_ name: String) {
        let child = children.withLock { $0.removeValue(forKey: name) }
        child?.kill()
    }

    func text(_ file: String) -> String {
        String(decoding: FileManager.default.contents(atPath: "\(directory)/\(file)") ?? Data(), as: UTF8.self)
    }

    /// Starts the server, always on the same ports, and waits until it is ready. Gives its sign-in link.
    @discardableResult
    func startServer() async throws -> String {
        try start(
            "server",
            [
                Self.mayfly, "server", "--state", state, "--trust-domain", "shop.example", "--node", "127.0.0.1:\(nodePort)",
                "--console", "127.0.0.1:\(consolePort)", "--json",
            ] + serverOptions)
        return try await eventually("the server is ready", within: .seconds(20)) {
            guard self.child("server")?.isRunning == true else {
                throw TestingError("the server ended: \(self.text("server.err").suffix(1500))")
            }
            guard let line = self.text("server.out").split(separator: "\n").first else { return nil }
            return try? JSONDecoder().decode([String: String].self, from: Data(line.utf8))["login"]
        }
    }

    func restartServer() async throws {
        kill("server")
        try await startServer()
    }

    var agentState: String { directory + "/agent-state" }
    /// What a thief of the disk would have: the files, without the socket.
    func copyAgentState(to place: String) throws {
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
        try FileManager.default.copyItem(atPath: agentState + "/node.json", toPath: place + "/node.json")
    }

    var workloadSocket: String { directory + "/agent.sock" }

    /// The agent's command line. A token is needed the first time.
    func agentArguments(token: String? = nil, state: String? = nil, socket: String? = nil) throws -> [String] {
        var arguments = [
            Self.mayfly, "agent", "--state", state ?? agentState, "--server", "127.0.0.1:\(nodePort)", "--node-name", "node",
            "--workload-socket", socket ?? workloadSocket,
        ]
        if let token {
            let file = "\(directory)/token-\(starts.withLock { $0 += 1; return $0 })"
            try Data(token.utf8).write(to: URL(fileURLWithPath: file))
            arguments += ["--join-token-file", file]
        }
        return arguments
    }

    func startAgent(token: String? = nil, options: [String] = []) async throws {
        try start("agent", try agentArguments(token: token) + options)
        let _: Bool = try await eventually("the agent is ready", within: .seconds(20)) {
            guard self.child("agent")?.isRunning == true else {
                throw TestingError("the agent ended: \(self.text("agent.err").suffix(1500))")
            }
            return self.text("agent.out").contains("ready") ? true : nil
        }
    }

    // MARK: What the shop knows

    struct Shop: Decodable {
        struct Service: Decodable {
            var pid: Int32
            var uid: UInt32
            var script: String?
            var url: String?
        }
        struct Postgres: Decodable {
            var port: Int
            var socketDirectory: String
        }
        var postgres: Postgres
        var services: [String: Service]
    }

    func shop() throws -> Shop {
        try JSONDecoder().decode(Shop.self, from: Data(contentsOf: URL(fileURLWithPath: directory + "/run/shop.json")))
    }

    /// A setting of a service, such as `PGPASSWORD`.
    func setting(_ name: String, of service: String) -> String? {
        text("etc/\(service).env").split(separator: "\n").first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
    }

    /// SQL on the shop's PostgreSQL, past the agent. Rows of values joined with `|`.
    func query(_ sql: String) async throws -> [String] {
        let postgres = try shop().postgres
        let run = try await Self.run(
            [
                "\(TemporaryPostgres.binaries)/psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-h", postgres.socketDirectory, "-p",
                "\(postgres.port)", "-U", "mayfly_broker", "-d", "shop", "-c", sql,
            ])
        guard run.succeeded else { throw TestingError("psql: \(run.errors)") }
        return run.output.split(separator: "\n").map(String.init)
    }

    /// The short-lived logins that exist at the target, whoever knows of them.
    func roles() async throws -> Set<String> {
        Set(try await query(#"SELECT rolname FROM pg_roles WHERE rolname LIKE 'mayfly\_%' AND rolname <> 'mayfly_broker'"#))
    }

    /// Scans and takes in, declares and plans.
    func declare() async throws {
        let scan = try await mayfly("scan", directory + "/repo", "--json", limit: .seconds(60))
        try Data(scan.utf8).write(to: URL(fileURLWithPath: directory + "/scan.json"))
        try await mayfly("import", directory + "/scan.json")
        try await shop("declare")
        try await mayfly("apply", directory + "/estate.yaml")
        try await mayfly("plan")
    }

    /// Server and agent up, the shop declared, `service` pointed at the agent, and seen to pass.
    func moveUpTo(observed service: String) async throws {
        try await startServer()
        try await declare()
        try await startAgent(token: try await mayfly("token", "create"))
        try await applied(service)
        try await repoint(service)
    }

    func applied(_ workload: String) async throws {
        let _: Bool = try await eventually("the agent serves `\(workload)`", within: .seconds(20)) {
            try await self.path(workload)?.isApplied == true ? true : nil
        }
    }

    func repoint(_ service: String) async throws {
        try await shop("repoint", service, directory + "/agent/" + service, "5432")
        let _: Bool = try await eventually("a use by `\(service)` is observed", within: .seconds(45)) {
            try await self.path(service)?.stage == "observed" ? true : nil
        }
    }

    func path(_ workload: String) async throws -> Path? {
        try await json(Paths.self, "paths").paths.first { $0.workload == workload && $0.resource == "shop-db" }
    }

    struct Paths: Decodable { var paths: [Path] }

    struct Path: Decodable, Equatable {
        var name: String
        var workload: String
        var resource: String
        var stage: String
        var mode: String
        var generation: Int
        var isApplied: Bool
        var liveGrants: Int
    }
}

/// Asks until there is an answer. Throws when there is none in time.
func eventually<Value>(
    _ claim: String, within limit: Duration, every pause: Duration = .milliseconds(100),
    _ probe: () async throws -> Value?
) async throws -> Value {
    let deadline = ContinuousClock.now + limit
    while true {
        if let value = try await probe() { return value }
        guard ContinuousClock.now < deadline else { throw TestingError("not within \(limit): \(claim)") }
        try await Task.sleep(for: pause)
    }
}

extension SeededGenerator {
    mutating func bytes(_ count: Int) -> Data { Data((0..<count).map { _ in UInt8.random(in: 0...255, using: &self) }) }
}

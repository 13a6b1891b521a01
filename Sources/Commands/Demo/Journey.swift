import Console
import Estate
import Foundation
import Glibc
import Runtime
import Synchronization

/// The journey on the shop, by the very commands that an operator would type. It knows the shop's script and Mayfly's command
/// line, and nothing of what is behind them.
final class Journey: Sendable {
    private let shop: String
    private let directory: String
    private let narrator: Narrator
    private let mayfly: String
    let state: String
    private let children = Mutex<[String: ChildProcess]>([:])
    private let steps = Mutex<[JourneySummary.Step]>([])
    private let signInLink = Mutex<String?>(nil)

    /// Opens the dashboard, once the server runs.
    var signIn: String? { signInLink.withLock { $0 } }

    init(shop: String, directory: String, narrator: Narrator) throws {
        self.shop = shop
        self.directory = directory
        self.narrator = narrator
        mayfly = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        state = directory + "/state"
    }

    // MARK: The story

    func run() async throws -> JourneySummary {
        try await step("estate", "A small estate of real parts: PostgreSQL, three services, a batch job nobody listed, and load") {
            _ = try await shop("build", directory)
            _ = try await shop("up", directory, "--reports-every", "8")
            try start("load", shop, ["load", directory, "--rate", "100", "--out", directory + "/run/load.json"])
        }
        try await step("scan", "Find what stands") {
            let text = try await mayfly("scan", directory + "/repo")
            narrator.lines(text, limit: 14)
            let scan = try await mayfly("scan", directory + "/repo", "--json", quietly: true)
            try Data(scan.utf8).write(to: URL(fileURLWithPath: directory + "/scan.json"))
        }
        try await step("inventory", "Start the control plane, take the scan in, rank it") {
            try await startServer()
            narrator.lines(try await mayfly("import", directory + "/scan.json"))
            narrator.lines(try await mayfly("rank"), limit: 4)
        }
        try await step("plan", "Declare who uses what, and plan each path's way off its secret") {
            _ = try await shop("declare", directory)
            narrator.lines(try await mayfly("apply", directory + "/estate.yaml"))
            narrator.lines(try await mayfly("plan"), limit: 8)
        }
        try await step("agent", "Start the node's agent: it joins with a token that works once") { try await startAgent() }
        try await step("observe", "Point the services at the agent: bytes pass unchanged, uses are seen") {
            for service in ["orders", "invoices"] { try await repoint(service) }
            for service in ["orders", "invoices"] { try await observed(service) }
            narrator.lines(try await mayfly("watch", "orders", "flag"))
            try await reload("orders")
            narrator.lines(try await mayfly("watch", "orders", "pass"))
        }
        var rollback = Duration.zero
        try await step("cutover", "Cut over: short-lived logins in the password's stead; and back, and again") {
            narrator.lines(try await mayfly("cutover", "invoices"))
            try await reload("invoices")
            let before = ContinuousClock.now
            narrator.lines(try await mayfly("rollback", "invoices"))
            rollback = ContinuousClock.now - before
            narrator.say("   rolled back in \(rollback.brief)")
            try await reload("invoices")
            for service in ["invoices", "orders"] {
                narrator.lines(try await mayfly("cutover", service))
                try await reload(service)
                narrator.say("   \(service) restarts, one process after the other")
                _ = try await shop("restart", directory, service)
            }
        }
        var blockers: [String] = []
        try await step("prove", "Is the password dead? Ask the traffic") {
            blockers = try await firstBlockers()
            narrator.say("   The job nobody listed. Until it has moved, nothing may be revoked:")
            let refused = try await attempt("retire", Self.credential)
            guard refused.status == 2 else { throw CommandFailure("`retire` was not refused without a proof", next: nil) }
            narrator.lines(refused.errors, limit: 1)
        }
        try await step("hidden", "Move the hidden job too") {
            _ = try await shop("declare", directory, "--with-reports")
            _ = try await mayfly("apply", directory + "/estate.yaml")
            _ = try await mayfly("plan")
            try await waitForListener("reports")
            try await repoint("reports")
            try await observed("reports")
            narrator.lines(try await mayfly("cutover", "reports"))
        }
        try await step("proof", "Wait for the proof: silence on the verifying side, with its observer shown to be awake") {
            narrator.lines(try await mayfly("prove", Self.credential, "--wait", "3m"))
        }
        try await step("waive", "What cannot move yet becomes an owned exception that ends") {
            let partner = try partnerKey()
            let refused = try await attempt("waive", partner)
            guard refused.status == 2 else { throw CommandFailure("`waive` was not refused without owner, reason and expiry", next: nil) }
            narrator.lines(refused.errors, limit: 1)
            narrator.lines(
                try await mayfly(
                    "waive", partner, "--kind", "third-party", "--owner", "mail-team", "--reason",
                    "the partner's API knows static keys only", "--expires", "90d", "--control", "outbound proxy allows only the partner"))
        }
        var retired: Action.Retire.Answer?
        try await step("retire", "Retire it: disable, soak, remove, and see PostgreSQL refuse the old password") {
            let text = try await mayfly(
                "retire", Self.credential, "--soak", "5s", "--wait", "--probe-from", directory + "/repo/services/orders/.env", "--json")
            let answer = try JSONDecoder().decode(Action.Retire.Answer.self, from: Data(text.utf8))
            narrator.say("   refused: \(answer.refusal ?? "?")")
            retired = answer
        }
        var report: Action.Report.Answer?
        var isIntact = false
        try await step("report", "What is left, and whether the record of it all is whole") {
            narrator.lines(try await mayfly("report"))
            let text = try await mayfly("report", "--json", quietly: true)
            report = try JSONDecoder().decode(Action.Report.Answer.self, from: Data(text.utf8))
            let audit = try await mayfly("audit", "verify")
            isIntact = audit.hasPrefix("intact")
            narrator.lines(audit)
        }
        let load = try await stopLoad()
        return JourneySummary(
            requests: load.requests, failures: load.failures, firstFailure: load.firstFailure, blockedBy: blockers,
            refused: [
                .init(
                    target: try target(), login: "shop", how: retired?.refusal ?? "not verified",
                    acceptedBefore: retired?.acceptedBefore ?? false)
            ],
            steps: steps.withLock { $0 }, rollbackSeconds: rollback.inSeconds, found: report?.found ?? 0,
            retired: report?.retired ?? 0, waived: report?.excepted ?? 0, ledgerEntries: report?.ledgerEntries ?? 0,
            ledgerIntact: isIntact, p99Milliseconds: load.p99ms ?? 0)
    }

    /// How an operator names the shared password without knowing its fingerprint.
    private static let credential = "shop@shop-db"

    /// Ends everything that was started, in the order in which nothing fails for want of something else.
    func tearDown() async {
        for name in ["load", "agent", "server"] {
            guard let child = children.withLock({ $0.removeValue(forKey: name) }) else { continue }
            await child.stop()
        }
        _ = try? await ChildProcess.run(shop, ["down", directory], limit: .seconds(60))
    }

    // MARK: Steps

    private func step(_ name: String, _ title: String, _ body: () async throws -> Void) async throws {
        narrator.step(steps.withLock { $0.count } + 1, title)
        let start = ContinuousClock.now
        try await body()
        steps.withLock { $0.append(.init(name: name, seconds: (ContinuousClock.now - start).inSeconds)) }
    }

    private func startServer() async throws {
        let port = try freePort()
        let arguments = [
            "server", "--state", state, "--trust-domain", "shop.example", "--node", "127.0.0.1:\(port)", "--console", "127.0.0.1:0",
            "--grant-lifetime", "20s", "--svid-lifetime", "60s", "--json",
        ]
        narrator.command("mayfly server --trust-domain shop.example --grant-lifetime 20s")
        try start("server", mayfly, arguments)
        let ready: [String: String] = try await eventually("the server does not start", within: .seconds(20)) {
            guard let child = children.withLock({ $0["server"] }) else { return nil }
            return child.output.split(separator: "\n").first.flatMap { try? JSONDecoder().decode([String: String].self, from: Data($0.utf8)) }
        }
        signInLink.withLock { $0 = ready["login"] }
        narrator.say("   dashboard: \(ready["login"] ?? "?")")
    }

    private func startAgent() async throws {
        let token = try await mayfly("token", "create")
        let file = directory + "/run/join.token"
        guard FileManager.default.createFile(
            atPath: file, contents: Data(token.utf8), attributes: [.posixPermissions: 0o600])
        else { throw CommandFailure("cannot write `\(file)`", next: nil) }
        defer { unlink(file) }
        let address = try JSONDecoder().decode(
            [String: String].self,
            from: Data(children.withLock { $0["server"]?.output.split(separator: "\n").first.map(String.init) ?? "{}" }.utf8))
        narrator.command("mayfly agent --join-token-file …")
        try start(
            "agent", mayfly,
            [
                "agent", "--state", directory + "/agent-state", "--server", address["node"] ?? "", "--join-token-file", file,
                "--node-name", "shop-node", "--workload-socket", directory + "/agent/workload.sock",
            ])
        let _: Bool = try await eventually("the agent does not start", within: .seconds(20)) {
            children.withLock { $0["agent"]?.output.contains("\nready") ?? false } ? true : nil
        }
        narrator.say("   joined, serving the SPIFFE Workload API and one listener for each path")
    }

    private func repoint(_ service: String) async throws {
        narrator.say("   \(service) is pointed at the agent: configuration only")
        _ = try await shop("repoint", directory, service, directory + "/agent/" + service, "5432")
    }

    private func reload(_ service: String) async throws { _ = try await shop("reload", directory, service) }

    /// Waits until the path has carried traffic, and enough of it to compare with later.
    private func observed(_ workload: String) async throws {
        let _: Bool = try await eventually("no use of `\(workload)` was seen to pass through the agent", within: .seconds(45)) {
            try await path(workload)?.stage == .observed ? true : nil
        }
    }

    private func waitForListener(_ workload: String) async throws {
        let _: Bool = try await eventually("the agent does not serve `\(workload)`", within: .seconds(15)) {
            try await path(workload)?.isApplied == true ? true : nil
        }
    }

    private func path(_ workload: String) async throws -> PathStatus? {
        let text = try await mayfly("paths", "--json", quietly: true)
        return try JSONDecoder().decode(Action.Paths.Answer.self, from: Data(text.utf8)).paths
            .first { $0.workload == workload && $0.resource == "shop-db" }
    }

    /// Asks until whoever stands in the way is somebody who was never listed: the moved services settle first.
    private func firstBlockers() async throws -> [String] {
        let names: [String] = try await eventually("the hidden consumer was not found", within: .seconds(90), every: .seconds(1)) {
            let run = try await attempt("prove", Self.credential, "--json", quietly: true)
            guard let answer = try? JSONDecoder().decode(Action.Prove.Answer.self, from: Data(run.output.utf8)),
                answer.verdict == .blocked
            else { return nil }
            let names = answer.blockedBy.map(\.name)
            return !names.isEmpty && !names.contains("orders") && !names.contains("invoices") ? names : nil
        }
        let run = try await attempt("prove", Self.credential)
        narrator.lines(String(run.output.split(separator: "\n").drop { !$0.hasPrefix("blocked") }.joined(separator: "\n")))
        return names
    }

    /// The mailer's key, by where it was seen.
    private func partnerKey() throws -> String {
        let scan = try JSONDecoder().decode(
            ScanReport.self, from: Data(contentsOf: URL(fileURLWithPath: directory + "/scan.json")))
        guard let found = scan.credentials.first(where: { credential in
            credential.sightings.contains { $0.path == "services/mailer/.env" }
        }) else { throw CommandFailure("the mailer's key is not in the scan", next: nil) }
        return found.fingerprint.text
    }

    private func target() throws -> String {
        struct Run: Decodable {
            struct Postgres: Decodable {
                var host: String
                var port: Int
                var database: String
            }
            var postgres: Postgres
        }
        let run = try JSONDecoder().decode(Run.self, from: Data(contentsOf: URL(fileURLWithPath: directory + "/run/shop.json")))
        return "postgresql://\(run.postgres.host):\(run.postgres.port)/\(run.postgres.database)"
    }

    private struct Load: Decodable {
        var requests: Int
        var failures: Int
        var firstFailure: String?
        var p99ms: Double?
    }

    private func stopLoad() async throws -> Load {
        if let load = children.withLock({ $0.removeValue(forKey: "load") }) { await load.stop() }
        return try JSONDecoder().decode(
            Load.self, from: Data(contentsOf: URL(fileURLWithPath: directory + "/run/load.json")))
    }

    // MARK: Running things

    private func start(_ name: String, _ program: String, _ arguments: [String]) throws {
        let child = try ChildProcess(
            program, arguments, output: "\(directory)/log/\(name).out", errors: "\(directory)/log/\(name).err")
        children.withLock { $0[name] = child }
    }

    private func shop(_ arguments: String...) async throws -> String {
        let run = try await ChildProcess.run(shop, arguments, limit: .seconds(120))
        guard run.status == 0 else {
            throw CommandFailure("`shop \(arguments[0])` failed: \((run.errors + run.output).suffix(600))", next: nil)
        }
        return run.output
    }

    /// Runs one of our own commands and demands that it works.
    private func mayfly(_ arguments: String..., quietly: Bool = false) async throws -> String {
        let run = try await attempt(arguments, quietly: quietly)
        guard run.status == 0 else {
            throw CommandFailure("`mayfly \(arguments[0])` failed (\(run.status)): \((run.errors + run.output).suffix(1200))", next: nil)
        }
        return run.output
    }

    private func attempt(_ arguments: String..., quietly: Bool = false) async throws -> ProgramRun {
        try await attempt(arguments, quietly: quietly)
    }

    private func attempt(_ arguments: [String], quietly: Bool) async throws -> ProgramRun {
        let shown = arguments.map { $0.hasPrefix(directory) ? "…" + $0.dropFirst(directory.count) : $0 }
            .map { $0.contains(" ") ? "'\($0)'" : $0 }
        if !quietly { narrator.command("mayfly " + shown.joined(separator: " ")) }
        return try await ChildProcess.run(mayfly, arguments + ["--state", state], limit: .seconds(300))
    }

    private func eventually<Value>(
        _ failure: String, within limit: Duration, every pause: Duration = .milliseconds(200), _ probe: () async throws -> Value?
    ) async throws -> Value {
        let deadline = ContinuousClock.now + limit
        while true {
            if let value = try await probe() { return value }
            guard ContinuousClock.now < deadline else {
                throw CommandFailure("\(failure) within \(limit.brief)", next: "see \(directory)/log")
            }
            try await Task.sleep(for: pause)
        }
    }
}

import EstateTesting
import Foundation
import Glibc
import Testing

/// `mayfly why`, held against causes that were put there: a running server and agent, processes, and faults one after another. Each
/// must be named, and where a command is proposed that command must mend it.
@Suite(.serialized) struct WhyTests {
    struct Told: Decodable {
        struct Finding: Decodable {
            var cause: String
            var words: String
            var mend: String?
        }
        struct Identity: Decodable {
            var id: String
            var state: String
            var expiresAt: String?
        }
        var hasIdentity: Bool
        var findings: [Finding]
        var identities: [Identity]
    }

    struct ToldID: Decodable {
        struct Live: Decodable { var pid: Int }
        struct Refused: Decodable { var code: String }
        var isGiven: Bool
        var findings: [Told.Finding]
        var live: [Live]
        var refusals: [Refused]
    }

    /// One installation with its agent and the commands that are proposed for it.
    struct Bench {
        var estate: Installation
        /// A program of our own: `sleep` under another name, so that no other process has its path.
        var worker: String { estate.directory + "/worker" }

        func start(_ name: String, _ arguments: [String]) throws -> Int32 {
            try estate.start(name, arguments)
            return try #require(estate.child(name)).pid
        }

        func why(_ pid: Int32, agent: String? = nil) async throws -> (status: Int32, told: Told?) {
            let run = try await estate.attempt("why", "\(pid)", "--agent-state", agent ?? estate.agentState, "--json")
            return (run.status, try? JSONDecoder().decode(Told.self, from: Data(run.output.utf8)))
        }

        /// The first cause is this one; gives what mends it.
        @discardableResult
        func blames(
            _ cause: String, _ pid: Int32, agent: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
        ) async throws -> Told.Finding {
            var last: Told?
            do {
                return try await eventually("`\(cause)` is named", within: .seconds(10)) {
                    let (status, told) = try await why(pid, agent: agent)
                    last = told
                    guard status == 2, let told, !told.hasIdentity, let first = told.findings.first, first.cause == cause else { return nil }
                    return first
                }
            } catch {
                Issue.record("not \(cause): \(String(describing: last))", sourceLocation: sourceLocation)
                throw error
            }
        }

        func has(_ id: String, _ pid: Int32) async throws {
            var last: Told?
            do {
                let _: Bool = try await eventually("process has \(id)", within: .seconds(15)) {
                    let (status, told) = try await why(pid)
                    last = told
                    return status == 0 && told?.identities.contains { $0.id == id && $0.state != "blocked" } == true ? true : nil
                }
            } catch {
                Issue.record("mended, and still not \(id): \(String(describing: last))")
                throw error
            }
        }

        /// Runs what was proposed, as a person would copy it.
        func run(_ proposal: String?) async throws {
            let text = try #require(proposal)
            let command = text.components(separatedBy: "if the process is right: ").last ?? text
            let place = URL(fileURLWithPath: Installation.mayfly).deletingLastPathComponent().path
            let run = try await Installation.run(
                ["/bin/bash", "-c", command], environment: ["PATH": place + ":/usr/bin:/bin", "MAYFLY_STATE": estate.state])
            #expect(run.status == 0, "\(command): \(run.output)\(run.errors)")
        }

        /// The only entry there is.
        func apply(
            id: String = "spiffe://shop.example/tools/worker", _ selectors: [String], parent: String? = nil, expires: String? = nil, more: String = ""
        ) async throws {
            let list = selectors.map { "\"\($0)\"" }.joined(separator: ", ")
            let text = """
                entries:
                  - name: worker
                    id: \(id)
                    selectors: [\(list)]
                    owner: platform
                    purpose: is asked about
                    review: 2031-01-31
                \(parent.map { "    parent: \($0)\n" } ?? "")\(expires.map { "    expires: \($0)\n" } ?? "")\(more)
                """
            let run = try await estate.attempt(["entries", "apply", "-f", "-", "--prune", "--yes"], input: Data(text.utf8))
            #expect(run.status == 0, "\(run.errors)\(text)")
        }
    }

    private func bench(server: [String] = [], _ body: (Bench) async throws -> Void) async throws {
        try await Installation.with(shop: false, server: server) { estate in
            try await estate.startServer()
            try await estate.startAgent(token: try await estate.mayfly("token", "create"))
            let bench = Bench(estate: estate)
            try FileManager.default.copyItem(atPath: "/usr/bin/sleep", toPath: bench.worker)
            try await body(bench)
        }
    }

    private static let worker = "spiffe://shop.example/tools/worker"
    private static let uid = "unix:uid:\(geteuid())"
    private static let node = "spiffe://shop.example/mayfly/agent/node"

    // R69 R72: twelve faults of a process against its entry.
    @Test(.timeLimit(.minutes(3)))
    func `what a process lacks is named, and the proposed command gives it its identity`() async throws {
        try await bench { bench in
            let pid = try bench.start("worker-run", [bench.worker, "600"])
            // 1: nothing is registered. What is proposed lacks only what a person must say.
            let nothing = try await bench.blames("no-entry", pid)
            let proposal = try #require(nothing.mend)
            try await bench.run(
                proposal.replacing("OWNER", with: "platform").replacing("PURPOSE", with: "is asked about").replacing("DATE", with: "2031-01-31"))
            try await bench.has("spiffe://shop.example/worker", pid)

            // 2–6: each selector that another process would have.
            let path = "unix:path:\(bench.worker)"
            for (cause, wrong) in [
                ("otherUser", "unix:uid:61001"), ("otherGroup", "unix:gid:61001"), ("otherProgram", "unix:path:/usr/bin/other"),
                ("programChanged", "unix:sha256:\(String(repeating: "0", count: 64))"), ("otherCgroup", "unix:cgroup:/elsewhere"),
            ] {
                try await bench.apply(cause == "otherProgram" ? [Self.uid, wrong] : [path, wrong])
                let finding = try await bench.blames(cause, pid)
                #expect(finding.words.contains("`worker`"))
                try await bench.run(finding.mend)
                try await bench.has(Self.worker, pid)
            }
            // 7–10: what no command can give a process.
            for (cause, wrong) in [
                ("notInGroup", "unix:supplementary-gid:61001"), ("noUnit", "systemd:unit:orders.service"),
                ("noSuchAncestor", "ancestor:path:/usr/bin/never"), ("noContainer", "docker:image:shop"),
            ] {
                try await bench.apply([path, wrong])
                let finding = try await bench.blames(cause, pid)
                #expect(finding.mend != nil || cause == "noSuchAncestor", "\(finding)")
            }
            // 11, 12: a script that is another, and one that was changed.
            let script = bench.estate.directory + "/worker.sh"
            try Data("while :; do sleep 1; done\n".utf8).write(to: URL(fileURLWithPath: script))
            let shell = try bench.start("script-run", ["/bin/sh", script])
            try await bench.apply([Self.uid, "unix:script:/srv/orders.sh"])
            try await bench.run(try await bench.blames("otherScript", shell).mend)
            try await bench.has(Self.worker, shell)
            try await bench.apply(["unix:script:\(script)", "unix:script-sha256:\(String(repeating: "0", count: 64))"])
            try await bench.run(try await bench.blames("scriptChanged", shell).mend)
            try await bench.has(Self.worker, shell)
        }
    }

    // R69 R72: faults of the entry, of the node and of the way between.
    @Test(.timeLimit(.minutes(3)))
    func `an entry that is elsewhere, over, removed or taken back is named, and so is the node`() async throws {
        try await bench { bench in
            let estate = bench.estate
            let pid = try bench.start("worker-run", [bench.worker, "600"])
            let path = "unix:path:\(bench.worker)"
            // 13: for another node.
            try await bench.apply([path], parent: "spiffe://shop.example/mayfly/agent/elsewhere")
            var finding = try await bench.blames("other-node", pid)
            #expect(finding.words.contains("agent/elsewhere"))
            var told: ToldID = try await id(Self.worker, estate)
            #expect(!told.isGiven && told.findings.first?.cause == "no-node")
            try await bench.run(finding.mend)
            try await bench.has(Self.worker, pid)
            // 14: for the nodes of another environment: a group that this one does not belong to.
            try await bench.apply(
                [path], parent: "spiffe://shop.example/nodes/production",
                more: """
                      - name: production
                        id: spiffe://shop.example/nodes/production
                        kind: node
                        selectors: ["k8s_psat:cluster:production"]
                        owner: platform
                        purpose: nodes of production
                        review: 2031-01-31
                    """)
            finding = try await bench.blames("node-not-in-group", pid)
            #expect(finding.words.contains("k8s_psat:cluster:production"))
            told = try await id(Self.worker, estate)
            #expect(!told.isGiven && told.findings.first?.cause == "node-not-in-group", "\(told)")
            try await bench.run(finding.mend)
            try await bench.has(Self.worker, pid)
            // 15: over.
            try await bench.apply([path], expires: ISO8601DateFormatter().string(from: Date().addingTimeInterval(2)))
            finding = try await bench.blames("entry-expired", pid)
            told = try await id(Self.worker, estate)
            #expect(!told.isGiven && told.findings.first?.cause == "entry-expired")
            try await bench.run(finding.mend)
            try await bench.has(Self.worker, pid)
            // 16: removed.
            try await estate.mayfly("entries", "remove", "worker", "--yes")
            finding = try await bench.blames("entry-removed", pid)
            #expect(finding.words.contains(Self.worker) && finding.mend != nil)
            #expect(try await id(Self.worker, estate).findings.first?.cause == "entry-removed")
            try await bench.apply([path])
            try await bench.has(Self.worker, pid)
            // 17: revoked.
            try await estate.mayfly("revoke", Self.worker, "--reason", "seen where it does not belong")
            finding = try await bench.blames("revoked", pid)
            told = try await id(Self.worker, estate)
            #expect(told.findings.first?.words.contains("seen where it does not belong") == true)
            #expect(told.findings.first?.mend == finding.mend)
            try await bench.run(finding.mend)
            try await bench.has(Self.worker, pid)
            // 18: a template that this process has no value for.
            let nameless = try bench.start("nameless-run", ["/usr/bin/setpriv", "--reuid=61234", "--clear-groups", bench.worker, "600"])
            try await bench.apply(id: "spiffe://shop.example/user/{unix:user}", [path])
            try await bench.has("spiffe://shop.example/user/root", pid)
            finding = try await bench.blames("template-unfilled", nameless)
            #expect(finding.words.contains("unix:user"))
            try await bench.run(finding.mend)
            try await bench.has("spiffe://shop.example/user/worker", nameless)
            // 19: evicted.
            try await bench.apply([path])
            try await bench.has(Self.worker, pid)
            try await estate.mayfly("nodes", "evict", "node", "--reason", "was lent to somebody")
            finding = try await bench.blames("node-refused", pid)
            #expect(finding.words.contains("was lent to somebody"))
            told = try await id(Self.worker, estate)
            #expect(!told.isGiven && told.findings.first?.cause == "node-refused")
            try await bench.run(finding.mend)
            try await bench.has(Self.worker, pid)
            // 20: gone.
            estate.kill("worker-run")
            try await bench.blames("process-gone", pid)
        }
    }

    // R72: faults of the agent and of its connection.
    @Test(.timeLimit(.minutes(3)))
    func `an agent that is away, elsewhere, cut off or without rights is named as the cause`() async throws {
        try await bench(server: ["--agent-lifetime", "6s"]) { bench in
            let estate = bench.estate
            let pid = try bench.start("worker-run", [bench.worker, "600"])
            try await bench.apply(["unix:path:\(bench.worker)"])
            try await bench.has(Self.worker, pid)
            // 21: the server is stopped.
            estate.kill("server")
            let away = try await bench.blames("server-away", pid)
            #expect(away.mend?.contains("mayfly server") == true)
            try await estate.startServer()
            try await bench.has(Self.worker, pid)
            // 22: another directory.
            let wrong = try await estate.attempt("why", "\(pid)", "--agent-state", estate.state)
            #expect(wrong.status == 1 && wrong.errors.contains("is no agent's state directory"), "\(wrong.errors)")
            #expect(wrong.errors.contains("--agent-state"))
            // 23: an agent that may look at its own user's processes only.
            let (other, place) = ("other", estate.directory + "/other-state")
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
            chown(place, 65534, 65534)
            let token = try await estate.mayfly("token", "create")
            let arguments = try estate.agentArguments(token: token, state: place, socket: place + "/workload.sock")
            chmod(arguments[arguments.count - 1], 0o644)
            try estate.start(
                "other", ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] + arguments.map { $0 == "node" ? other : $0 })
            let blind = try await bench.blames("programUnseen", pid, agent: place)
            #expect(blind.mend?.contains("run the agent as root") == true)
            // 24: nobody but root and the agent's user may ask it.
            let stranger = try await Installation.run(
                [
                    "/usr/bin/setpriv", "--reuid=61234", "--clear-groups", Installation.mayfly, "why", "\(pid)", "--agent-state",
                    estate.agentState, "--state", "/tmp",
                ])
            #expect(stranger.status == 1 && stranger.errors.contains("root and its own user"), "\(stranger.errors)")
            estate.kill("other")
            // 25: the agent is not running.
            estate.kill("agent")
            let copy = estate.directory + "/copied-state"
            try estate.copyAgentState(to: copy)
            let dead = try await estate.attempt("why", "\(pid)", "--agent-state", estate.agentState)
            #expect(dead.status == 1 && dead.errors.contains("no agent runs on") && dead.errors.contains("mayfly agent --state"), "\(dead.errors)")
            let _: Bool = try await eventually("the server says so too", within: .seconds(10)) {
                try await id(Self.worker, estate).findings.first?.cause == "node-away" ? true : nil
            }
            // 26: its key was copied and used: the node is suspended.
            try await Task.sleep(for: .seconds(7))
            try await estate.startAgent()
            try estate.start("thief", try estate.agentArguments(state: copy, socket: estate.directory + "/thief.sock"))
            let suspended = try await bench.blames("node-refused", pid)
            #expect(suspended.words.contains("suspended"))
            estate.kill("thief")
            try await bench.run(suspended.mend)
        }
    }

    private func id(_ id: String, _ estate: Installation) async throws -> ToldID {
        let run = try await estate.attempt("why", id, "--json")
        #expect([0, 2].contains(run.status), "\(run.errors)")
        return try JSONDecoder().decode(ToldID.self, from: Data(run.output.utf8))
    }

    // R46: what is held, by whom, until when.
    @Test(.timeLimit(.minutes(2)))
    func `an identity is explained from both ends: who holds it until when, and who would get it`() async throws {
        try await bench { bench in
            let estate = bench.estate
            var told = try await id("spiffe://shop.example/tools/nobody", estate)
            #expect(!told.isGiven && told.findings.first?.cause == "no-entry")
            told = try await id("spiffe://other.example/x", estate)
            #expect(!told.isGiven && told.findings.first?.cause == "other-trust-domain")
            try await bench.apply(["unix:path:\(URL(fileURLWithPath: Installation.mayfly).resolvingSymlinksInPath().path)"])
            told = try await id(Self.worker, estate)
            #expect(told.isGiven && told.findings.first?.cause == "nobody-asks" && told.live.isEmpty)
            let files = estate.directory + "/svid"
            let pid = try bench.start("watch", [Installation.mayfly, "svid", "watch", "--socket", estate.workloadSocket, "--write", files])
            let _: Bool = try await eventually("it is held", within: .seconds(15)) {
                try await bench.why(pid).told?.identities.first.map { $0.state == "held" && $0.expiresAt != nil } == true ? true : nil
            }
            told = try await id(Self.worker, estate)
            #expect(told.isGiven && told.findings.isEmpty && told.live.map(\.pid) == [Int(pid)], "\(told)")
            // The server goes: what is held goes on, and the explanation says both.
            estate.kill("server")
            let cut: Told = try await eventually("held without a server", within: .seconds(10)) {
                let (status, told) = try await bench.why(pid)
                guard status == 0, let told, told.findings.contains(where: { $0.cause == "server-away" }) else { return nil }
                return told
            }
            #expect(cut.identities.map(\.state) == ["held"])
        }
    }
}

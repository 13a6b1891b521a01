import EstateTesting
import Foundation
import Glibc
import Testing

/// How a node stays a node: its name, its proof, its key, and the server that it knows; with the real processes.
@Suite(.serialized) struct NodeProofTests {
    struct Nodes: Decodable {
        struct Node: Decodable {
            var agent: String
            var state: String
            var isConnected: Bool
            var due: String?
            var attestedAt: String
        }
        var nodes: [Node]
    }

    private func nodes(_ estate: Installation) async throws -> [Nodes.Node] { try await estate.json(Nodes.self, "nodes", "list").nodes }

    private func connected(_ estate: Installation, _ what: String, within limit: Duration = .seconds(30)) async throws {
        let _: Bool = try await eventually(what, within: limit, every: .milliseconds(300)) {
            try await nodes(estate).contains { $0.isConnected && $0.state == "active" && $0.due == nil } ? true : nil
        }
    }

    private struct Authority: Decodable {
        struct Key: Decodable {
            var id: String
            var kind: String
            var state: String
        }
        var keys: [Key]
    }

    /// The next root signs, and the one before is gone from the bundle.
    private func changeRoot(_ estate: Installation) async throws {
        let before: Authority = try await estate.json(Authority.self, "authority", "list")
        let old = try #require(before.keys.first { $0.kind == "x509" && $0.state == "active" }).id
        let prepared = try await estate.mayfly("authority", "prepare", "x509")
        #expect(prepared.contains("prepared"))
        let list: Authority = try await estate.json(Authority.self, "authority", "list")
        let next = try #require(list.keys.first { $0.kind == "x509" && $0.state == "prepared" }).id
        try await estate.mayfly("authority", "activate", next, "--force")
        try await estate.mayfly("authority", "revoke", old, "--force")
        let after: Authority = try await estate.json(Authority.self, "authority", "list")
        #expect(after.keys.filter { $0.kind == "x509" }.map(\.id) == [next])
    }

    // R50
    @Test(.timeLimit(.minutes(2)), arguments: [false, true])
    func `an agent that slept through two changes of the root is back by its node's key within 30 s`(_ isFrozen: Bool) async throws {
        try await Installation.with(shop: false, server: isFrozen ? [] : ["--agent-lifetime", "6s"]) { estate in
            try await estate.startServer()
            let token = try await estate.mayfly("token", "create")
            let late = try await estate.mayfly("token", "create")
            try await estate.startAgent(token: token)
            // Stopped as a machine that is suspended is, or gone until long after its SVID has ended.
            let pid = try #require(estate.child("agent")?.pid)
            if isFrozen { #expect(Glibc.kill(pid, SIGSTOP) == 0) } else { estate.kill("agent") }
            try await changeRoot(estate)
            try await changeRoot(estate)
            try await estate.restartServer()
            if !isFrozen { try await Task.sleep(for: .seconds(7)) }
            let start = ContinuousClock.now
            if isFrozen { #expect(Glibc.kill(pid, SIGCONT) == 0) } else { try await estate.startAgent() }
            try await connected(estate, "the node is back")
            print("back \(ContinuousClock.now - start) after \(isFrozen ? "a sleep" : "an absence") through two changes of the root")
            #expect(ContinuousClock.now - start < .seconds(30))
            // It holds the new root alone, and no person came.
            let stored = try #require(FileManager.default.contents(atPath: estate.agentState + "/node.json"))
            let roots = try #require((try JSONSerialization.jsonObject(with: stored) as? [String: Any])?["roots"] as? [String])
            #expect(roots.count == 1)
            // A token from before the changes names the first root, and still finds the server.
            let arguments = try estate.agentArguments(token: late, state: estate.directory + "/late", socket: estate.directory + "/late.sock")
            try estate.start("late", arguments.map { $0 == "node" ? "late" : $0 })
            let _: Bool = try await eventually("an older token finds its server", within: .seconds(20)) {
                estate.text("late.out").contains("ready") ? true : nil
            }
        }
    }

    // R44
    @Test(.timeLimit(.minutes(2)))
    func `a node that lost its key needs a token for its name, and one that was suspended too, without a restart`() async throws {
        try await Installation.with(shop: false, server: ["--agent-lifetime", "12s"]) { estate in
            try await estate.startServer()
            try await estate.startAgent(token: try await estate.mayfly("token", "create"))
            estate.kill("agent")
            let copy = estate.directory + "/copied-state"
            try estate.copyAgentState(to: copy)
            // Somebody with another token takes the name: not without one for it.
            let thief = try await Installation.run(
                try estate.agentArguments(
                    token: try await estate.mayfly("token", "create"), state: estate.directory + "/t", socket: estate.directory + "/t.sock"))
            #expect(thief.status == 1 && thief.errors.contains("there is a node `node` already"), "\(thief.errors)")
            #expect(thief.errors.contains("mayfly token create --node node"))
            try await estate.startAgent()
            try FileManager.default.removeItem(atPath: estate.agentState)
            estate.kill("agent")
            try await estate.startAgent(token: try await estate.mayfly("token", "create", "--node", "node"))
            try await connected(estate, "joined again")

            // Its disk is copied; both have come; a person lets it in again, and neither key is good any more.
            try FileManager.default.removeItem(atPath: copy)
            estate.kill("agent")
            try estate.copyAgentState(to: copy)
            let file = "\(estate.directory)/newest-token"
            try Data("\n".utf8).write(to: URL(fileURLWithPath: file))
            // Past its SVID's end, so that it renews as it starts.
            try await Task.sleep(for: .seconds(13))
            try estate.start("agent", try estate.agentArguments() + ["--join-token-file", file])
            try await connected(estate, "the node is there")
            try estate.start("thief", try estate.agentArguments(state: copy, socket: estate.directory + "/thief.sock"))
            let _: Bool = try await eventually("the copy is found", within: .seconds(30)) {
                try await nodes(estate).first?.state == "suspended" ? true : nil
            }
            let readmitted = try await estate.mayfly("nodes", "readmit", "node")
            #expect(readmitted.contains("mayfly token create --node node"), "\(readmitted)")
            try await Task.sleep(for: .seconds(3))
            #expect(try await nodes(estate).allSatisfy { !$0.isConnected })
            // The token is put where the running agent looks: no restart.
            let token = try await estate.mayfly("token", "create", "--node", "node")
            try Data(token.utf8).write(to: URL(fileURLWithPath: file))
            try await connected(estate, "the node has joined again by itself")
            #expect(try await estate.attempt("audit", "verify").succeeded)
        }
    }

    // R44 R50
    @Test(.timeLimit(.minutes(2)))
    func `a proof that is too old ends a node's key, is foretold, and a token brings the running agent back`() async throws {
        try await Installation.with(shop: false, server: ["--agent-lifetime", "5s", "--attestation-age", "12s"]) { estate in
            try await estate.startServer()
            let file = "\(estate.directory)/newest-token"
            try Data(try await estate.mayfly("token", "create").utf8).write(to: URL(fileURLWithPath: file))
            try estate.start("agent", try estate.agentArguments() + ["--join-token-file", file])
            try await connected(estate, "the node has joined")
            let warned = try await eventually("it is said before", within: .seconds(12)) {
                let due: String? = try await nodes(estate).first?.due
                return due.flatMap { $0.contains("must prove itself again before") && $0.contains("mayfly token create --node node") ? $0 : nil }
            }
            print(warned)
            let _: Bool = try await eventually("its key is refused", within: .seconds(20)) {
                estate.text("agent.err").contains("must do so again") ? true : nil
            }
            let _: Bool = try await eventually("and it is out", within: .seconds(20)) {
                try await nodes(estate).allSatisfy { !$0.isConnected } ? true : nil
            }
            try Data(try await estate.mayfly("token", "create", "--node", "node").utf8).write(to: URL(fileURLWithPath: file))
            try await connected(estate, "it is back")
        }
    }

    private static let asker = """
        import sys, grpc
        from collections import Counter
        from spiffe._proto import workload_pb2, workload_pb2_grpc
        said = Counter()
        with grpc.insecure_channel("unix://" + sys.argv[1]) as channel:
            stub = workload_pb2_grpc.SpiffeWorkloadAPIStub(channel)
            for number in range(int(sys.argv[2])):
                try:
                    # For another each time: what it was given already it would be given again while the server puts it off.
                    stub.FetchJWTSVID(workload_pb2.JWTSVIDRequest(audience=[f"a{number}"]), metadata=(("workload.spiffe.io", "true"),))
                    said["given"] += 1
                except grpc.RpcError as error:
                    said[error.code().name] += 1
        print(said["given"], said["UNAVAILABLE"], sum(said.values()))
        """

    // R44: a line of the ledger is for good.
    @Test(.timeLimit(.minutes(2)), .enabled(if: FileManager.default.isExecutableFile(atPath: Installation.python)))
    func `a node whose workload asks without end is held to its allowance, and the ledger has one line of it`() async throws {
        try await Installation.with(shop: false, server: ["--agent-rate", "1"]) { estate in
            try await estate.startServer()
            try await estate.startAgent(token: try await estate.mayfly("token", "create"))
            let script = estate.directory + "/asker.py", python = URL(fileURLWithPath: Installation.python).resolvingSymlinksInPath().path
            try Data(Self.asker.utf8).write(to: URL(fileURLWithPath: script))
            let entry = """
                entries:
                  - name: asker
                    id: spiffe://shop.example/tools/asker
                    selectors: ["unix:path:\(python)", "unix:script:\(script)"]
                    owner: platform
                    purpose: asks without end
                    review: 2031-01-31
                """
            let applied = try await estate.attempt(["entries", "apply", "-f", "-", "--yes"], input: Data(entry.utf8))
            #expect(applied.status == 0, "\(applied.errors)")
            let run = try await Installation.run([Installation.python, script, estate.workloadSocket, "500"], limit: .seconds(60))
            let said = run.output.split(separator: " ").compactMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
            try #require(said.count == 3, "\(run.output)\(run.errors)")
            // 200 at once, and one in each second since.
            #expect((150...280).contains(said[0]) && said[0] + said[1] == 500, "\(said)")
            let count = try await Installation.run([
                "/usr/bin/python3", "-c",
                "import sqlite3, sys; print(sqlite3.connect(f'file:{sys.argv[1]}?mode=ro', uri=True)"
                    + ".execute(\"SELECT count(*) FROM ledger WHERE kind = 'agent.throttled'\").fetchone()[0])",
                estate.state + "/mayfly.sqlite",
            ])
            #expect(count.output == "1\n", "\(count.output)\(count.errors)")
        }
    }

    // R43: libpq and others open certificate and key one after the other.
    @Test(.timeLimit(.minutes(2)))
    func `a set of files stays until the next exchange, so that who has begun to read one comes to its end`() async throws {
        try await Installation.with(shop: false, server: ["--svid-lifetime", "10s"]) { estate in
            try await estate.startServer()
            try await estate.startAgent(token: try await estate.mayfly("token", "create"))
            let entry = """
                entries:
                  - name: watcher
                    id: spiffe://shop.example/tools/watcher
                    selectors: ["unix:path:\(URL(fileURLWithPath: Installation.mayfly).resolvingSymlinksInPath().path)"]
                    owner: platform
                    purpose: holds an identity
                    review: 2031-01-31
                """
            let applied = try await estate.attempt(["entries", "apply", "-f", "-", "--yes"], input: Data(entry.utf8))
            #expect(applied.status == 0, "\(applied.errors)")
            let files = estate.directory + "/svid"
            try estate.start("watch", [Installation.mayfly, "svid", "watch", "--socket", estate.workloadSocket, "--write", files])
            func set(_ link: String) -> String? { try? FileManager.default.destinationOfSymbolicLink(atPath: files + "/" + link) }
            func next(after old: String?) async throws -> String {
                try await eventually("another set", within: .seconds(20), every: .milliseconds(20)) {
                    set("..current").flatMap { $0 != old ? $0 : nil }
                }
            }
            func key(of version: String) async throws -> (certificate: String, key: String) {
                let certificate = try await Installation.run(["openssl", "x509", "-in", "\(files)/\(version)/svid.pem", "-noout", "-pubkey"])
                let key = try await Installation.run(["openssl", "pkey", "-in", "\(files)/\(version)/key.pem", "-pubout"])
                return (certificate.output, key.output)
            }
            var versions = [try await next(after: nil)]
            for _ in 0..<3 {
                versions.append(try await next(after: versions.last))
                let _: Bool = try await eventually("the one before is named", within: .seconds(2), every: .milliseconds(20)) {
                    set("..previous") == versions[versions.count - 2] ? true : nil
                }
                for version in versions.suffix(2) {
                    let pair = try await key(of: version)
                    #expect(!pair.key.isEmpty && pair.certificate == pair.key, "\(version)")
                }
                let held = try FileManager.default.contentsOfDirectory(atPath: files).filter { versions.contains($0) }
                #expect(Set(held) == Set(versions.suffix(2)))
            }
            // Taken back: both go.
            try await estate.mayfly("revoke", "spiffe://shop.example/tools/watcher", "--reason", "a test")
            let _: Bool = try await eventually("nothing is left", within: .seconds(10)) {
                let left = try FileManager.default.contentsOfDirectory(atPath: files).filter { $0.hasPrefix("..") }
                return left.isEmpty ? true : nil
            }
        }
    }
}

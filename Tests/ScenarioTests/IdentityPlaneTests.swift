import EstateTesting
import Foundation
import Glibc
import Testing

/// The identity plane as operators use it: a running server and agent, entries, keys, revocation, and what a workload sees of each.
@Suite(.serialized) struct IdentityPlaneTests {
    private struct Authority: Decodable {
        struct Key: Decodable {
            var id: String
            var kind: String
            var state: String
            var inUse: Int?
        }
        var sequence: Int
        var keys: [Key]
        var moved: String?
    }

    // R42 R43 R47 R50 R84 R118
    @Test(.timeLimit(.minutes(3)), .enabled(if: FileManager.default.isExecutableFile(atPath: Installation.python)))
    func `an entry gives an identity to a running process at once, its removal and a revocation take it back`() async throws {
        try await Installation.with(shop: false) { estate in
            try await estate.startServer()
            try await estate.startAgent(token: try await estate.mayfly("token", "create"))
            let follower = Follower(estate: estate)
            try follower.start()
            _ = try await follower.line(after: 0, "nobody yet") { $0 == "refused PERMISSION_DENIED" }

            // Looked at first: nothing changes, and the exit code says that there is something to do.
            let looked = try await estate.apply("entries", follower.entries(), dry: true)
            #expect(looked.status == 2 && looked.output.contains("+ follower") && looked.output.contains("nothing was changed yet"))
            #expect(try await estate.mayfly("entries", "list").contains("0 entries"))

            var start = Follower.now
            try await estate.apply("entries", follower.entries())
            let given = try await follower.line(after: start, "the identity") { $0.hasPrefix("svids spiffe://shop.example/tools/follower ") }
            print("entry to SVID on the stream: \(given.at - start) ms, command included")
            #expect(given.at - start < 3000)
            #expect(try await estate.apply("entries", follower.entries(), dry: true).status == 0)

            // A preview names the process that would lose it.
            let preview = try await estate.attempt("entries", "remove", "follower")
            #expect(preview.status == 2 && preview.output.contains("loses spiffe://shop.example/tools/follower"), "\(preview.output)")

            // Another ID: the old one goes with the new one's coming.
            start = Follower.now
            try await estate.apply("entries", follower.entries(id: "spiffe://shop.example/tools/other"))
            _ = try await follower.line(after: start, "the other identity") { $0.hasPrefix("svids spiffe://shop.example/tools/other ") }

            start = Follower.now
            let revoked = try await estate.mayfly("revoke", "spiffe://shop.example/tools/other", "--reason", "seen where it does not belong")
            #expect(revoked.contains("1 processes that asked"), "\(revoked)")
            let gone = try await follower.line(after: start, "the refusal") { $0 == "refused PERMISSION_DENIED" }
            print("revocation to redaction: \(gone.at - start) ms, command included")
            #expect(gone.at - start < 2000)
            #expect(try await estate.mayfly("authority", "bundle", "--format", "crl").contains("BEGIN X509 CRL"))

            start = Follower.now
            try await estate.mayfly("revoke", "--lift", "spiffe://shop.example/tools/other")
            let back = try await follower.line(after: start, "the identity again") { $0.hasPrefix("svids") }
            #expect(back.text.hasSuffix("crls 1"))

            start = Follower.now
            try await estate.mayfly("entries", "remove", "follower", "--yes")
            _ = try await follower.line(after: start, "nobody again") { $0 == "refused PERMISSION_DENIED" }
            let verified = try await estate.attempt("audit", "verify")
            #expect(verified.status == 0, "\(verified.output)")
        }
    }

    // R42 R50 R51
    @Test(.timeLimit(.minutes(3)), .enabled(if: FileManager.default.isExecutableFile(atPath: Installation.python)))
    func `a compromised root is replaced: all is reissued before the old one is taken out`() async throws {
        try await Installation.with(shop: false) { estate in
            try await estate.startServer()
            try await estate.startAgent(token: try await estate.mayfly("token", "create"))
            let follower = Follower(estate: estate)
            try await estate.apply("entries", follower.entries())
            try follower.start()
            let first: Authority = try await estate.json(Authority.self, "authority", "list")
            let old = try #require(first.keys.first { $0.kind == "x509" })
            _ = try await follower.line(after: 0, "the first SVID") { $0.contains("by \(old.id.prefix(8))") }

            let prepared: Authority = try await estate.json(Authority.self, "authority", "prepare", "x509")
            let next = try #require(prepared.moved)
            let early = try await estate.attempt("authority", "activate", next)
            #expect(early.status == 2 && early.errors.contains("too lately"), "\(early.errors)")
            var start = Follower.now
            _ = try await estate.mayfly("authority", "activate", next, "--force")
            _ = try await estate.mayfly("authority", "taint", old.id)
            _ = try await follower.line(after: start, "an SVID of the new root") { $0.contains("by \(next.prefix(8))") }
            // The workload, the agent and the server itself have come over, and the operator can see it.
            let _: Bool = try await eventually("nothing of the old root is in use", within: .seconds(20)) {
                try await estate.json(Authority.self, "authority", "list").keys.contains { $0.id == old.id && $0.inUse == 0 } ? true : nil
            }
            start = Follower.now
            _ = try await estate.mayfly("authority", "revoke", old.id)
            // The agent itself must have come over too: it goes on being told.
            try await estate.apply("entries", follower.entries(id: "spiffe://shop.example/tools/after"))
            _ = try await follower.line(after: start, "news after the revocation", within: .seconds(30)) {
                $0.hasPrefix("svids spiffe://shop.example/tools/after by \(next.prefix(8))")
            }
            #expect(follower.lines().allSatisfy { !$0.text.hasPrefix("refused") })
            // And a restart finds everything as it was left.
            try await estate.restartServer()
            let last: Authority = try await estate.json(Authority.self, "authority", "list")
            #expect(last.keys.map(\.id).contains(next) && !last.keys.map(\.id).contains(old.id))
        }
    }

    // R44 R50: asleep past its SVID's end, and back without a person.
    @Test(.timeLimit(.minutes(2)))
    func `a node that was away past its SVID's end comes back by itself, and a copy of its key is found`() async throws {
        try await Installation.with(shop: false, server: ["--agent-lifetime", "6s"]) { estate in
            try await estate.startServer()
            try await estate.startAgent(token: try await estate.mayfly("token", "create"))
            struct Nodes: Decodable {
                struct Node: Decodable {
                    var agent: String
                    var state: String
                    var isConnected: Bool
                }
                var nodes: [Node]
            }
            let before: Nodes = try await estate.json(Nodes.self, "nodes", "list")
            #expect(before.nodes.map(\.state) == ["active"])
            estate.kill("agent")
            // The identity on disk, as it was before the node renewed: what a thief would have copied.
            let copy = estate.directory + "/copied-state"
            try estate.copyAgentState(to: copy)
            try await Task.sleep(for: .seconds(7))
            try await estate.startAgent()
            let text = estate.text("agent.err")
            #expect(text.contains("renewing with the node's key"), "\(text.suffix(800))")
            // The thief comes with the key that the node has left behind.
            try estate.start("thief", try estate.agentArguments(state: copy, socket: estate.directory + "/thief.sock"))
            let _: Bool = try await eventually("the copy is found", within: .seconds(20)) {
                estate.text("thief.err").contains("suspended") ? true : nil
            }
            let after: Nodes = try await estate.json(Nodes.self, "nodes", "list")
            #expect(after.nodes.map(\.state) == ["suspended"])
            let readmitted = try await estate.mayfly("nodes", "readmit", "node")
            #expect(readmitted.contains("active"))
        }
    }
}

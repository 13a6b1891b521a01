import EstateTesting
import Foundation
import Glibc
import Testing

/// Authorities that are not the server's own: an operator's in files, a token's, and a server's above. With real servers, agents, OpenSSL.
@Suite(.serialized) struct UpstreamJourneyTests {
    private struct Keys: Decodable {
        struct Key: Decodable {
            var id, kind, state: String
            var under: String?
            var isInToken: Bool?
        }
        var keys: [Key]
    }
    private struct Bundle: Decodable { var certificates: String, bundle: String }

    private static func entry(_ name: String, _ path: String, _ more: String = "") -> String {
        """
        entries:
          - name: \(name)
            id: spiffe://shop.example/\(name)
            selectors: ["unix:path:\(path)"]
            owner: platform
            purpose: a test
            review: 2031-01-31
        \(more)
        """
    }

    private static func program() -> String { URL(fileURLWithPath: Installation.mayfly).resolvingSymlinksInPath().path }

    private func register(_ estate: Installation, _ name: String, _ more: String = "") async throws {
        let file = estate.directory + "/\(name).yaml"
        try Self.entry(name, Self.program(), more).write(toFile: file, atomically: true, encoding: .utf8)
        try await estate.mayfly("entries", "apply", "-f", file, "--yes")
    }

    /// Fetches an SVID as a workload and has OpenSSL verify it against `roots` alone, with what it came with. Gives how long the chain is.
    private func verified(_ estate: Installation, against roots: String, as name: String = "orders") async throws -> Int {
        let place = estate.directory + "/svid-\(UUID().uuidString.prefix(6))"
        let _: Bool = try await eventually("an SVID for \(name)", within: .seconds(20)) {
            try await Installation.run(
                [Installation.mayfly, "svid", "fetch", "--socket", "unix:" + estate.workloadSocket, "--write", place]).succeeded ? true : nil
        }
        try roots.write(toFile: place + "/roots.pem", atomically: true, encoding: .utf8)
        let run = try await Installation.run([
            "openssl", "verify", "-x509_strict", "-CAfile", place + "/roots.pem", "-untrusted", place + "/svid.pem", place + "/svid.pem",
        ])
        #expect(run.succeeded, "\(run.errors)\(run.output)")
        return try String(contentsOfFile: place + "/svid.pem", encoding: .utf8).components(separatedBy: "BEGIN CERTIFICATE").count - 1
    }

    /// Has an agent check a token, as a workload with a stock client would; `nil` when it is refused.
    private func validate(_ token: String, at estate: Installation) async throws -> String? {
        let script = """
            import sys, grpc
            from spiffe._proto import workload_pb2, workload_pb2_grpc
            with grpc.insecure_channel("unix://" + sys.argv[1]) as channel:
                stub = workload_pb2_grpc.SpiffeWorkloadAPIStub(channel)
                request = workload_pb2.ValidateJWTSVIDRequest(audience="ledger", svid=sys.argv[2])
                print(stub.ValidateJWTSVID(request, metadata=(("workload.spiffe.io", "true"),)).spiffe_id)
            """
        let run = try await Installation.run([Installation.python, "-c", script, estate.workloadSocket, token])
        return run.succeeded ? run.output.trimmingCharacters(in: .whitespacesAndNewlines) : nil
    }

    private func root(in directory: String) async throws {
        let run = try await ProcessRun.run(
            [
                "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384", "-nodes", "-keyout", "corp.key", "-out",
                "corp.pem", "-days", "30", "-subj", "/CN=Corp Root", "-addext", "basicConstraints=critical,CA:TRUE", "-addext",
                "keyUsage=critical,keyCertSign,cRLSign",
            ], directory: directory)
        try #require(run.succeeded, "\(run.errors)")
    }

    // R50
    @Test func `an operator's root in files: agents join, workloads get whole chains, and keys roll below it`() async throws {
        let place = try TestDirectory("upstream-files")
        try await root(in: place.path)
        try await Installation.with(
            shop: false, server: ["--upstream-certificate", place.path + "/corp.pem", "--upstream-key", place.path + "/corp.key"]
        ) { estate in
            try await estate.startServer()
            try await estate.startAgent(token: try await estate.mayfly("token", "create"))
            try await register(estate, "orders")
            let corp = try String(contentsOfFile: place.path + "/corp.pem", encoding: .utf8)
            #expect(try await estate.json(Bundle.self, "authority", "bundle").certificates.filter { !$0.isNewline } == corp.filter { !$0.isNewline })
            #expect(try await verified(estate, against: corp) == 2)
            let old = try #require(try await estate.json(Keys.self, "authority").keys.first { $0.kind == "x509" })
            try await estate.mayfly("authority", "prepare", "x509")
            let next = try #require(try await estate.json(Keys.self, "authority").keys.first { $0.kind == "x509" && $0.id != old.id })
            try await estate.mayfly("authority", "activate", next.id, "--force")
            try await estate.mayfly("authority", "taint", old.id)
            try await estate.mayfly("authority", "revoke", old.id, "--force")
            #expect(try await verified(estate, against: corp) == 2)
            // The agent has a new SVID of the new key, and speaks on; after a restart of the server as well.
            try await estate.restartServer()
            let _: Bool = try await eventually("the agent serves on", within: .seconds(20)) {
                try await verified(estate, against: corp) == 2 ? true : nil
            }
            #expect(try await estate.json(Keys.self, "authority").keys.allSatisfy { $0.kind == "jwt" || ($0.id == next.id && $0.under != nil) })
        }
    }

    // R50
    @Test func `keys in memory: a server that is killed comes back with others, and its agent goes on by what it knows`() async throws {
        let place = try TestDirectory("upstream-memory")
        try await root(in: place.path)
        let upstream = ["--upstream-certificate", place.path + "/corp.pem", "--upstream-key", place.path + "/corp.key"]
        try await Installation.with(shop: false, server: ["--keys", "memory"] + upstream) { estate in
            try await estate.startServer()
            #expect(estate.text("server.err").contains("in memory alone"))
            try await estate.startAgent(token: try await estate.mayfly("token", "create"))
            try await register(estate, "orders")
            let corp = try String(contentsOfFile: place.path + "/corp.pem", encoding: .utf8)
            #expect(try await verified(estate, against: corp) == 2)
            let before = try await estate.json(Keys.self, "authority").keys
            let files = try FileManager.default.contentsOfDirectory(atPath: estate.state)
            #expect(!files.contains { name in ["authority", "x509", "jwt"].contains { name.hasPrefix($0) } }, "\(files)")
            try await estate.restartServer()
            let after = try await estate.json(Keys.self, "authority").keys
            #expect(after.count { $0.state == "old" } == 2 && before.allSatisfy { key in after.contains { $0.id == key.id && $0.state == "old" } })
            // Without its server's help the agent would have nothing new to give: what it had is gone with it.
            estate.kill("agent")
            try await estate.startAgent()
            #expect(try await verified(estate, against: corp) == 2)
            let verdict = try await estate.mayfly("audit", "verify")
            #expect(verdict.hasPrefix("intact"))
        }
        let alone = try await Installation.run(
            [Installation.mayfly, "server", "--state", place.path + "/state", "--keys", "memory", "--console", "127.0.0.1:0"],
            limit: .seconds(20))
        #expect(alone.status == 64 && alone.errors.contains("--upstream-certificate"), "\(alone.status): \(alone.errors)")
    }

    // R50, R84
    @Test(.enabled(if: SoftHSM.isInstalled, "softhsm2 is not installed"))
    func `keys in a token: the PIN is on no command line, in no log, and the server is clear when the module is gone`() async throws {
        let hsm = try SoftHSM(labels: ["plane"])
        defer { try? FileManager.default.removeItem(atPath: hsm.directory) }
        setenv("SOFTHSM2_CONF", hsm.directory + "/softhsm2.conf", 1)
        let pin = hsm.directory + "/pin"
        try (hsm.pin + "\n").write(toFile: pin, atomically: true, encoding: .utf8)
        let token = ["--pkcs11-token", "plane", "--pkcs11-pin-file", pin]
        try await Installation.with(shop: false, server: ["--pkcs11-module", SoftHSM.module, "--pkcs11-curve", "P-384"] + token) { estate in
            try await estate.startServer()
            try await estate.startAgent(token: try await estate.mayfly("token", "create"))
            try await register(estate, "orders")
            let roots = try await estate.json(Bundle.self, "authority", "bundle").certificates
            #expect(try await verified(estate, against: roots) == 1)
            #expect(try await estate.json(Keys.self, "authority").keys.allSatisfy { $0.isInToken == true })
            #expect(try FileManager.default.contentsOfDirectory(atPath: estate.state).allSatisfy { !$0.hasSuffix("authority.key") })
            try await estate.restartServer()
            #expect(try await estate.json(Bundle.self, "authority", "bundle").certificates == roots)
            // Canary: the PIN is nowhere but in its file.
            let pid = try #require(estate.child("server")?.pid)
            let line = FileManager.default.contents(atPath: "/proc/\(pid)/cmdline") ?? Data()
            let environment = FileManager.default.contents(atPath: "/proc/\(pid)/environ") ?? Data()
            #expect(line.range(of: Data(hsm.pin.utf8)) == nil && environment.range(of: Data(hsm.pin.utf8)) == nil)
            for name in ["server.out", "server.err", "agent.err"] { #expect(!estate.text(name).contains(hsm.pin)) }
            for name in try FileManager.default.subpathsOfDirectory(atPath: estate.state) {
                let bytes = FileManager.default.contents(atPath: estate.state + "/" + name) ?? Data()
                #expect(bytes.range(of: Data(hsm.pin.utf8)) == nil, "\(name)")
            }
            // What is wrong is said, by name, and without the PIN.
            estate.kill("server")
            for (options, words) in [
                (["--pkcs11-module", "/no/such/module.so"] + token, "/no/such/module.so"),
                (["--pkcs11-module", SoftHSM.module, "--pkcs11-token", "nobody", "--pkcs11-pin-file", pin], "no token `nobody`"),
                (["--pkcs11-module", SoftHSM.module, "--pkcs11-token", "plane", "--pkcs11-pin-file", "/dev/null"], "PIN"), ([], "--pkcs11-module"),
            ] {
                let run = try await estate.attempt(
                    ["server", "--trust-domain", "shop.example", "--node", "127.0.0.1:0", "--console", "127.0.0.1:0"] + options)
                #expect(!run.succeeded && run.errors.contains(words), "\(run.errors)")
                #expect(!(run.errors + run.output).contains(hsm.pin))
            }
        }
    }

    // R50, R46
    @Test func `a nested server: chains and tokens hold on both sides, it outlives the one above, and is taken back`() async throws {
        try await Installation.with(shop: false, server: ["--nested-lifetime", "60s"]) { above in
            try await above.startServer()
            try await above.startAgent(token: try await above.mayfly("token", "create"))
            // Not registered as a nested server: refused.
            try await register(above, "edge")
            let options = ["--upstream-server", "127.0.0.1:\(above.nodePort)", "--upstream-socket", "unix:" + above.workloadSocket]
            try await Installation.with(shop: false, server: options + ["--svid-lifetime", "20s"]) { below in
                await #expect(throws: TestingError.self) { try await below.startServer() }
                #expect(below.text("server.err").contains("not-downstream"), "\(below.text("server.err"))")
                try await register(above, "edge", "    downstream: true\n")
                try await below.startServer()
                try await below.startAgent(token: try await below.mayfly("token", "create"))
                try await register(below, "orders")
                let root = try await above.json(Bundle.self, "authority", "bundle").certificates
                #expect(try await below.json(Bundle.self, "authority", "bundle").certificates == root)
                #expect(try await verified(below, against: root) == 2)

                // Keys of tokens: each side has both.
                let keys = try await below.json(Keys.self, "authority").keys
                let own = try #require(keys.first { $0.kind == "jwt" }?.id)
                let theirs = try #require(try await above.json(Keys.self, "authority").keys.first { $0.kind == "jwt" }?.id)
                for side in [above, below] {
                    let _: Bool = try await eventually("both keys are published", within: .seconds(20)) {
                        let bundle = try await side.json(Bundle.self, "authority", "bundle").bundle
                        return bundle.contains(own) && bundle.contains(theirs) ? true : nil
                    }
                }

                // A token of one side is good on the other.
                let token = try await Installation.run([
                    Installation.mayfly, "svid", "fetch", "--socket", "unix:" + below.workloadSocket, "--audience", "ledger",
                ]).output.trimmingCharacters(in: .whitespacesAndNewlines)
                #expect(try await validate(token, at: above) == "spiffe://shop.example/orders")
                #expect(try await validate(String(token.dropLast(4)) + "AAAA", at: above) == nil)

                // Its authority is renewed at half of its life, and nobody notices.
                let first = try #require(keys.first { $0.kind == "x509" }?.id)
                let second: String = try await eventually("the authority is renewed", within: .seconds(50)) {
                    try await below.json(Keys.self, "authority").keys.first { $0.kind == "x509" && $0.state == "active" && $0.id != first }?.id
                }
                #expect(second != first)
                #expect(try await verified(below, against: root) == 2)

                // The server above goes away: what is here goes on, also over a restart.
                above.kill("server")
                #expect(try await verified(below, against: root) == 2)
                try await below.restartServer()
                let _: Bool = try await eventually("the agent serves on", within: .seconds(20)) {
                    try await verified(below, against: root) == 2 ? true : nil
                }
                try await above.startServer()

                // Taken back: no further authority, and its keys of tokens are gone.
                try await above.mayfly("revoke", "spiffe://shop.example/edge", "--reason", "a test")
                let _: Bool = try await eventually("its keys are withdrawn", within: .seconds(70)) {
                    try await above.json(Bundle.self, "authority", "bundle").bundle.contains(own) ? nil : true
                }
                let audit = try await above.mayfly("audit", "verify")
                #expect(!audit.isEmpty)
            }
        }
    }
}

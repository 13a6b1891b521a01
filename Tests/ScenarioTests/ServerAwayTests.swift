import EstateTesting
import Foundation
import Glibc
import Testing

/// A workload in Python that does at the Workload API what it is told, a command at a time, and says what came of it.
private struct Caller {
    /// What came of one command.
    struct Said: Decodable {
        var code: String
        var details: String
        var milliseconds: Int
        var ids: [String]
        /// Serials, tokens, or names of trust domains.
        var what: [String]
    }

    private static let program = """
        import json, os, sys, threading, time, grpc
        from spiffe._proto import workload_pb2 as pb, workload_pb2_grpc
        from cryptography import x509
        channel = grpc.insecure_channel("unix://" + sys.argv[1])
        stub = workload_pb2_grpc.SpiffeWorkloadAPIStub(channel)
        header = (("workload.spiffe.io", "true"),)
        def first(stream):
            for answer in stream:
                stream.cancel()
                return answer
        def serials(answer):
            return [str(x509.load_der_x509_certificate(one.x509_svid).serial_number) for one in answer.svids]
        def do(words):
            if words[0] == "x509":
                answer = first(stub.FetchX509SVID(pb.X509SVIDRequest(), metadata=header, timeout=20))
                return [one.spiffe_id for one in answer.svids], serials(answer)
            if words[0] == "hold":
                stream = stub.FetchX509SVID(pb.X509SVIDRequest(), metadata=header)
                answer = next(stream)
                threading.Thread(target=lambda: list(stream), daemon=True).start()
                return [one.spiffe_id for one in answer.svids], serials(answer)
            if words[0] == "x509bundles":
                return [], list(first(stub.FetchX509Bundles(pb.X509BundlesRequest(), metadata=header, timeout=20)).bundles)
            if words[0] == "jwtbundles":
                return [], list(first(stub.FetchJWTBundles(pb.JWTBundlesRequest(), metadata=header, timeout=20)).bundles)
            if words[0] == "jwt":
                asked = pb.JWTSVIDRequest(audience=words[1].split(","), spiffe_id=words[2] if len(words) > 2 else "")
                svids = stub.FetchJWTSVID(asked, metadata=header, timeout=20).svids
                return [one.spiffe_id for one in svids], [one.svid for one in svids]
            if words[0] == "validate":
                asked = pb.ValidateJWTSVIDRequest(audience=words[1], svid=words[2])
                return [stub.ValidateJWTSVID(asked, metadata=header, timeout=20).spiffe_id], []
        done = 0
        while True:
            lines = open(sys.argv[2]).read().split("\\n")[:-1] if os.path.exists(sys.argv[2]) else []
            for line in lines[done:]:
                started = time.monotonic()
                try:
                    (ids, what), code, details = do(line.split(" ")), "OK", ""
                except grpc.RpcError as error:
                    (ids, what), code, details = ([], []), error.code().name, error.details()
                milliseconds = int((time.monotonic() - started) * 1000)
                print(json.dumps(dict(code=code, details=details, milliseconds=milliseconds, ids=ids, what=what)), flush=True)
            done = len(lines)
            time.sleep(0.02)
        """

    let estate: Installation
    let name: String

    static func script(_ estate: Installation) -> String { estate.directory + "/caller.py" }

    /// Of two callers, both are of the same program.
    init(_ name: String, in estate: Installation) throws {
        (self.name, self.estate) = (name, estate)
        try Data(Self.program.utf8).write(to: URL(fileURLWithPath: Self.script(estate)))
        try estate.start(name, [Installation.python, Self.script(estate), estate.workloadSocket, commands])
    }

    private var commands: String { "\(estate.directory)/\(name).commands" }

    private var said: [Said] {
        estate.text("\(name).out").split(separator: "\n").compactMap { try? JSONDecoder().decode(Said.self, from: Data($0.utf8)) }
    }

    func ask(_ command: String) async throws -> Said {
        let before = said.count
        let text = ((try? String(contentsOfFile: commands, encoding: .utf8)) ?? "") + command + "\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: commands), options: .atomic)
        return try await eventually("`\(command)` by `\(name)` has an answer: \(estate.text("\(name).err").suffix(500))", within: .seconds(25)) {
            said.dropFirst(before).first
        }
    }

    static func id(_ name: String) -> String { "spiffe://shop.example/tools/\(name)" }

    /// One entry for each name, all of them for this program.
    static func entries(_ names: [String], in estate: Installation) -> String {
        let interpreter = URL(fileURLWithPath: Installation.python).resolvingSymlinksInPath().path
        return "entries:\n"
            + names.map { name in
                """
                  - name: \(name)
                    id: \(id(name))
                    selectors: ["unix:uid:\(geteuid())", "unix:path:\(interpreter)", "unix:script:\(script(estate))"]
                    owner: platform
                    purpose: calls
                    review: 2031-01-31

                """
            }.joined()
    }
}

/// What the Workload API gives while the server cannot be reached, and what it does not.
@Suite(.serialized, .enabled(if: FileManager.default.isExecutableFile(atPath: Installation.python)))
struct ServerAwayTests {
    private static func start(_ estate: Installation, _ names: [String]) async throws {
        try await estate.startServer()
        try await estate.startAgent(token: try await estate.mayfly("token", "create"))
        try await estate.apply("entries", Caller.entries(names, in: estate))
    }

    // R43 R47 R51
    @Test(.timeLimit(.minutes(3)))
    func `while the server is away a process goes on with what it was given, on new streams and calls too, and nobody is given anything new`()
        async throws
    {
        try await Installation.with(shop: false) { estate in
            try await Self.start(estate, ["a", "b"])
            let (caller, twin) = (try Caller("caller", in: estate), try Caller("twin", in: estate))
            let both = [Caller.id("a"), Caller.id("b")]
            let given = try await caller.ask("x509")
            #expect(given.ids == both, "\(given)")
            #expect(try await caller.ask("hold").what == given.what, "a second stream has what the first had")
            let token = try await caller.ask("jwt billing")
            #expect(token.ids == both, "\(token)")
            // While the server is there, every token is its own.
            let next = try await caller.ask("jwt billing")
            #expect(next.ids == both && Set(next.what).isDisjoint(with: token.what))

            estate.kill("server")
            let again = try await caller.ask("x509")
            #expect(again.code == "OK" && again.what == given.what && again.milliseconds < 1000, "\(again)")
            for bundles in ["x509bundles", "jwtbundles"] {
                for one in [caller, twin] {
                    let said = try await one.ask(bundles)
                    #expect(said.what == ["spiffe://shop.example"] && said.milliseconds < 1000, "\(bundles): \(said)")
                }
            }
            let kept = try await caller.ask("jwt billing")
            #expect(kept.what == next.what, "\(kept)")
            let quick = try await caller.ask("jwt billing")
            #expect(quick.what == next.what && quick.milliseconds < 1000, "\(quick)")
            #expect(try await caller.ask("jwt billing \(both[1])").what == [next.what[1]])
            #expect(try await caller.ask("validate billing \(next.what[0])").ids == [both[0]])
            // Nobody has asked for these before: they would have to be signed.
            for (one, command) in [(caller, "jwt ledger"), (caller, "jwt billing,ledger"), (twin, "x509"), (twin, "jwt billing")] {
                let said = try await one.ask(command)
                #expect(said.code == "UNAVAILABLE" && said.details.contains("the server could not be asked"), "\(command): \(said)")
            }

            // It comes back, and so does everything.
            try await estate.startServer()
            let back: Caller.Said = try await eventually("a token that is new", within: .seconds(30)) {
                let said = try await caller.ask("jwt ledger")
                return said.code == "OK" ? said : nil
            }
            #expect(back.ids == both)
            #expect(Set(try await caller.ask("jwt billing").what).isDisjoint(with: next.what))
            #expect(try await caller.ask("x509").what == given.what)
            #expect(Set(try await twin.ask("x509").what).isDisjoint(with: given.what), "another process has an SVID of its own")
        }
    }

    // R46 R47
    @Test(.timeLimit(.minutes(3)))
    func `what is kept for a process ends with its time, and what was taken back does not come back with the identity`() async throws {
        try await Installation.with(shop: false, server: ["--svid-lifetime", "20s"]) { estate in
            try await Self.start(estate, ["a"])
            let caller = try Caller("caller", in: estate)
            let first = try await caller.ask("x509")
            #expect(first.ids == [Caller.id("a")], "\(first)")
            // Nobody listens while it is taken back.
            try await estate.mayfly("revoke", Caller.id("a"), "--reason", "a test")
            let _: Bool = try await eventually("it is taken back", within: .seconds(10)) {
                let said = try await caller.ask("x509bundles")
                return said.code == "PERMISSION_DENIED" && said.details.contains("is revoked") ? true : nil
            }
            #expect(try await caller.ask("x509").code == "PERMISSION_DENIED")
            try await estate.mayfly("revoke", "--lift", Caller.id("a"))
            let second: Caller.Said = try await eventually("it is given again", within: .seconds(10)) {
                let said = try await caller.ask("x509")
                return said.code == "OK" ? said : nil
            }
            #expect(second.what != first.what, "the revoked certificate came back")

            estate.kill("server")
            try await Task.sleep(for: .seconds(9))
            // Late in its life, and there is nobody to renew it.
            let late = try await caller.ask("x509")
            #expect(late.what == second.what && late.milliseconds < 1000, "\(late)")
            try await Task.sleep(for: .seconds(12))
            let over = try await caller.ask("x509")
            #expect(over.code == "UNAVAILABLE" && over.details.contains("the server could not be asked"), "\(over)")
            #expect(try await caller.ask("x509bundles").code == "OK")

            // What processes were given is in no file: an agent that begins again has it from the server or not at all.
            estate.kill("agent")
            try estate.start("agent", try estate.agentArguments())
            let _: Bool = try await eventually("the agent answers", within: .seconds(20)) {
                let said = try await caller.ask("jwtbundles")
                return said.code == "UNAVAILABLE" && said.details.contains("no configuration from its server yet") ? true : nil
            }
        }
    }
}

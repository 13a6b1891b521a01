import EstateTesting
import Foundation
import Testing

/// What the Workload API gives while the server cannot be reached, and what it does not.
@Suite(.serialized, .enabled(if: FileManager.default.isExecutableFile(atPath: Installation.python)))
struct ServerAwayTests {
    private static func start(_ estate: Installation, _ programs: [String: String], options: [String] = []) async throws {
        try await estate.startServer()
        try await estate.startAgent(token: try await estate.mayfly("token", "create"), options: options)
        try await estate.apply("entries", Caller.entries(programs, in: estate))
    }

    // R43 R47 R51
    @Test(.timeLimit(.minutes(3)))
    func `while the server is away a process goes on with what it was given, on new streams and calls too, and nobody is given anything new`()
        async throws
    {
        try await Installation.with(shop: false) { estate in
            try await Self.start(estate, ["a": "caller", "b": "caller"])
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
                #expect(said.milliseconds < 4000, "within what clients wait")
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
        try await Installation.with(shop: false, server: ["--svid-lifetime", "10s"]) { estate in
            try await Self.start(estate, ["a": "caller"])
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
            try await Task.sleep(for: .seconds(5))
            // Late in its life, and there is nobody to renew it.
            let late = try await caller.ask("x509")
            #expect(late.what == second.what && late.milliseconds < 1000, "\(late)")
            try await Task.sleep(for: .seconds(6))
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

    // R43 R72
    @Test(.timeLimit(.minutes(2)))
    func `health says whether there is anything to be had, and is asked with the header, as everything at the workload socket is`() async throws {
        try await Installation.with(shop: false) { estate in
            let door = estate.directory + "/admin.sock"
            let options = ["--delegated-socket", door, "--delegate", Caller.id("cni")]
            try await Self.start(estate, ["a": "caller"], options: options)
            let caller = try Caller("caller", in: estate)
            func health() async throws -> [String] {
                [try await caller.ask("health \(estate.workloadSocket)"), try await caller.ask("health \(door)")].map { $0.what.first ?? $0.code }
            }
            #expect(try await health() == ["SERVING", "SERVING"])
            #expect(try await caller.ask("health \(estate.workloadSocket) bare").code == "INVALID_ARGUMENT")
            #expect(try await caller.ask("health \(door) bare").what == ["SERVING"], "no specification asks for one there")
            // Its server is away, and it has everything that it had.
            estate.kill("server")
            #expect(try await health() == ["SERVING", "SERVING"])
            estate.kill("agent")
            try estate.start("agent", try estate.agentArguments() + options)
            let _: Bool = try await eventually("there is nothing to be had", within: .seconds(20)) {
                try await health() == ["NOT_SERVING", "NOT_SERVING"] ? true : nil
            }
            #expect(try await caller.ask("x509").code == "UNAVAILABLE")
            try await estate.startServer()
            let _: Bool = try await eventually("and now there is", within: .seconds(30)) { try await health() == ["SERVING", "SERVING"] ? true : nil }
            #expect(try await caller.ask("x509").ids == [Caller.id("a")])
        }
    }

    // R43 R72
    @Test(.timeLimit(.minutes(2))) func `an identity that the policies deny is left out of a call for all, and refused where it alone was asked for`()
        async throws
    {
        try await Installation.with(shop: false) { estate in
            let door = estate.directory + "/admin.sock"
            try await Self.start(
                estate, ["a": "caller", "b": "caller", "cni": "cni"], options: ["--delegated-socket", door, "--delegate", Caller.id("cni")])
            let (caller, delegate) = (try Caller("caller", in: estate), try Caller("cni", as: "cni", in: estate))
            let (a, b) = (Caller.id("a"), Caller.id("b"))
            let pid = try #require(estate.child("caller")).pid
            #expect(try await caller.ask("jwt billing").ids == [a, b])
            #expect(try await delegate.ask("delegated \(door) \(pid) billing").ids == [a, b])

            func forbid(_ ids: [String]) async throws {
                let policies =
                    #"@id("mint") @owner("platform") permit (principal is Mayfly::Workload, action == Mayfly::Action::"mint", resource);"#
                    + ids.map { #"@id("no-\#($0)") @owner("team-b") forbid (principal == Mayfly::Workload::"\#($0)", action, resource);"# }.joined()
                try Data(policies.utf8).write(to: URL(fileURLWithPath: estate.directory + "/p.cedar"))
                try await estate.mayfly("policy", "apply", estate.directory + "/p.cedar", "--yes")
            }
            try await forbid([b])
            #expect(try await caller.ask("jwt billing").ids == [a])
            #expect(try await caller.ask("jwt billing \(a)").ids == [a])
            let denied = try await caller.ask("jwt billing \(b)")
            #expect(denied.code == "PERMISSION_DENIED" && denied.details.contains("team-b"), "\(denied)")
            #expect(try await caller.ask("x509").ids == [a])
            #expect(try await delegate.ask("delegated \(door) \(pid) billing").ids == [a])
            let why = try await estate.attempt("why", "\(pid)", "--agent-state", estate.agentState)
            #expect(why.output.contains("team-b"), "\(why.output)\(why.errors)")
            // While the server is away, what it denied last is not given either.
            estate.kill("server")
            #expect(try await caller.ask("jwt billing").ids == [a])
            #expect(try await caller.ask("jwt billing \(a)").ids == [a])
            #expect(try await caller.ask("jwt billing \(b)").code == "UNAVAILABLE")

            try await estate.startServer()
            try await forbid([a, b])
            let _: Bool = try await eventually("the server is heard, and denies all of them", within: .seconds(20)) {
                try await caller.ask("jwt billing").code == "PERMISSION_DENIED" ? true : nil
            }
            #expect(try await delegate.ask("delegated \(door) \(pid) billing").code == "PERMISSION_DENIED")
        }
    }
}

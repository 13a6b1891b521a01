import EstateTesting
import Foundation
import Glibc
import Testing

/// Security events as operators, other parties' programs and workloads live them: the built `mayfly`, and a peer in Python that knows nothing
/// of it but the specifications.
@Suite(.serialized) struct SignalsTests {
    private static let peer = Installation.sources + "/Tests/Foreign/shared_signals.py"
    private static let token = ["bearer", "of", "the", "audit"].joined(separator: "-")
    private static let secret = ["what", "the", "siem", "wants"].joined(separator: "-")

    private struct Scene {
        let estate: Installation
        var follower: Follower { Follower(estate: estate) }
        var url: String { "http://127.0.0.1:\(estate.consolePort)" }

        func foreign(_ arguments: String...) async throws -> String {
            let run = try await Installation.run([Installation.python, SignalsTests.peer] + arguments)
            guard run.succeeded else { throw TestingError(run.errors) }
            return run.output.trimmingCharacters(in: .whitespacesAndNewlines)
        }

        func set(_ event: String, _ payload: String, _ subject: String, more: String = "") async throws -> String {
            try await foreign(
                "sign", estate.directory + "/idp.pem",
                """
                {"iss": "https://idp.example", "aud": "https://mayfly.shop.example", "sub_id": \(subject),
                "events": {"https://schemas.openid.net/secevent/caep/event-type/\(event)": \(payload)}\(more)}
                """)
        }

        /// The status, and what is said.
        func push(_ set: String) async throws -> (status: String, body: String) {
            let run = try await Installation.run(
                [
                    "curl", "-s", "-w", "\n%{http_code}", "-H", "Content-Type: application/secevent+jwt", "-H", "Host: mayfly.shop.example",
                    "--data-binary", set, url + "/ssf/events/idp",
                ])
            let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            return (lines.last ?? "", lines.dropLast().joined())
        }
    }

    // R66 R67 R68
    @Test(.timeLimit(.minutes(4)), .enabled(if: FileManager.default.isExecutableFile(atPath: Installation.python)))
    func `an event of a foreign transmitter takes a workload's identity within a second, and foreign receivers are told of it`() async throws {
        try await Installation.with(shop: false) { estate in
            try await Follower.running(in: estate)
            let scene = Scene(estate: estate)
            let key = try await scene.foreign("key", estate.directory + "/idp.pem")
            let receiver = try freePort()
            let authorization = estate.directory + "/siem.authorization"
            try Data("Bearer \(Self.secret)\n".utf8).write(to: URL(fileURLWithPath: authorization))
            let digest = try await Installation.run(["sh", "-c", "printf %s \"$1\" | sha256sum | cut -c1-64", "_", Self.token]).output
            try estate.start("siem", [Installation.python, Self.peer, "receive", "\(receiver)", scene.url, Self.secret])
            try await scene.estate.apply(
                "posture",
                """
                feeds:
                  - name: mdm
                    transmitter: idp
                    attributes: [device.compliant]
                    owner: security

                """)
            let declaration = """
                issuer: https://mayfly.shop.example
                transmitters:
                  - name: idp
                    issuer: https://idp.example
                    audience: https://mayfly.shop.example
                    keys: [\(key)]
                    may:
                      - {event: session-revoked, subjects: ["spiffe://shop.example/tools/*"]}
                      - {event: device-compliance-change, subjects: ["spiffe://shop.example/mayfly/agent/node"]}
                    names:
                      - {subject: {format: iss_sub, iss: "https://idp.example", sub: laptop-7}, is: "spiffe://shop.example/mayfly/agent/node"}
                    owner: security
                receivers:
                  - name: siem
                    audience: https://siem.example
                    events: [session-revoked, account-enabled, device-compliance-change]
                    push: {url: "http://127.0.0.1:\(receiver)/events", authorization-file: "\(authorization)"}
                    owner: security
                  - name: audit
                    audience: https://audit.example
                    events: [session-revoked]
                    token-sha256: \(digest.trimmingCharacters(in: .whitespacesAndNewlines))
                    owner: audit
                    oauth: true
                    subject-format: iss_sub

                """
            try await scene.estate.apply("signals", declaration)
            try await Self.sessions(scene)
            let shown = try await estate.mayfly("signals")
            #expect(shown.contains("session-revoked  \(Follower.identity): revoked") && shown.contains("(notAllowed)"), "\(shown)")
            try await Self.devices(scene)
            try await Self.told(scene)
            // The siem knows our keys, so the new one is published first; what it gets afterwards it believes as before.
            let told = try await estate.apply("signals", "algorithm: RS256\n" + declaration).output
            let next = try #require(told.split(separator: " ").drop { $0 != "activate" }.dropFirst().first, "\(told)")
            // An id may begin with `-`.
            let moved = try await Installation.run(
                [Installation.mayfly, "authority", "activate", "--force", "--state", estate.state, "--", String(next)])
            #expect(moved.succeeded, "\(moved.errors)")
            try await Self.polled(scene)
            #expect(!estate.text("siem.out").contains("not believed"))
            // R54: neither token is anywhere but in the operators' own file.
            for name in ["server.err", "server.out", "state/mayfly.sqlite", "state/mayfly.sqlite-wal"] {
                let data = FileManager.default.contents(atPath: estate.directory + "/" + name) ?? Data()
                for secret in [Self.token, Self.secret] { #expect(data.range(of: Data(secret.utf8)) == nil, "\(name)") }
            }
        }
    }

    private static func sessions(_ scene: Scene) async throws {
        let subject = #"{"format": "uri", "uri": "\#(Follower.identity)"}"#
        var taken: [Int] = []
        var last = ""
        for _ in 0..<12 {
            last = try await scene.set("session-revoked", "{}", subject)
            let start = Follower.now
            #expect(try await scene.push(last).status == "202")
            let accepted = Follower.now
            taken.append(max(0, try await scene.follower.said("refused", after: start).at - accepted))
            try await Task.sleep(for: .milliseconds(1100))
            let lifted = Follower.now
            try await scene.estate.mayfly("revoke", "--lift", Follower.identity)
            _ = try await scene.follower.said("svids", after: lifted)
        }
        taken.sort()
        print("an accepted event says that a session is revoked → SVID taken back: \(taken) ms")
        #expect((taken.last ?? 9999) <= 1000)
        // Again the same, after a crash: known, and of no effect.
        try await scene.estate.restartServer()
        let start = Follower.now
        #expect(try await scene.push(last).status == "202")
        // Forgeries: another typ, another key, an expiry, a subject it may not speak of.
        #expect(try await scene.push(try await scene.set("session-revoked", "{}", subject, more: #", "exp": 2000000000"#)).status == "400")
        let stranger = #"{"format": "uri", "uri": "spiffe://shop.example/production/a"}"#
        let foreign = try await scene.push(try await scene.set("session-revoked", "{}", stranger))
        #expect(foreign.status == "400" && foreign.body.contains("access_denied"), "\(foreign)")
        let parts = last.split(separator: ".").map(String.init)
        let bent = try await scene.push("\(parts[0]).\(parts[1]).\(String(parts[2].reversed()))")
        #expect(bent.status == "400" && bent.body.contains("invalid_"), "\(bent)")
        #expect(try await scene.push(String(repeating: "A", count: 20_000)).status == "413")
        try await Task.sleep(for: .seconds(1))
        #expect(!scene.follower.lines(after: start).contains { $0.text.hasPrefix("refused") })
    }

    private static func devices(_ scene: Scene) async throws {
        let device = #"{"format": "complex", "device": {"format": "iss_sub", "iss": "https://idp.example", "sub": "laptop-7"}}"#
        func say(_ before: String, _ after: String) async throws -> (start: Int, accepted: Int) {
            let set = try await scene.set(
                "device-compliance-change", #"{"previous_status": "\#(before)", "current_status": "\#(after)"}"#, device)
            let start = Follower.now
            #expect(try await scene.push(set).status == "202")
            return (start, Follower.now)
        }
        _ = try await say("not-compliant", "compliant")
        try await scene.estate.apply(
            "posture",
            """
            rules:
              - name: compliant
                attribute: device.compliant
                feed: mdm
                is: true
                max-age: 30d
                owner: security

            """)
        var taken: [Int] = []
        for _ in 0..<3 {
            try await Task.sleep(for: .milliseconds(1100))
            let (start, accepted) = try await say("compliant", "not-compliant")
            taken.append(max(0, try await scene.follower.said("refused", after: start).at - accepted))
            try await Task.sleep(for: .milliseconds(1100))
            _ = try await scene.follower.said("svids", after: try await say("not-compliant", "compliant").start)
        }
        print("an accepted event says that a device does not comply → SVID taken back: \(taken) ms")
        #expect(taken.allSatisfy { $0 <= 1000 })
    }

    /// Everything came, in its order, by a receiver that was away at first; and after a crash what waited.
    private static func told(_ scene: Scene) async throws {
        func events() -> [String] {
            // Sent again after a crash it has the same name, and counts once.
            var names: Set<String> = []
            return scene.estate.text("siem.out").split(separator: "\n").compactMap { line in
                guard let claims = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                    let events = claims["events"] as? [String: Any]
                else { return "?? \(line)" }
                guard names.insert(claims["jti"] as? String ?? "").inserted else { return nil }
                return events.keys.first?.split(separator: "/").last.map(String.init)
            }
        }
        let told: [String] = try await eventually("the receiver is told of all", within: .seconds(20)) {
            let seen = events()
            return seen.count >= 30 ? seen : nil
        }
        #expect(Array(told.prefix(24)) == Array(repeating: ["session-revoked", "account-enabled"], count: 12).flatMap(\.self))
        #expect(told.dropFirst(24).allSatisfy { $0 == "device-compliance-change" })
        // Nobody there, a crash, and somebody there again.
        let port = try await scene.estate.mayfly("signals", "--json")
        #expect(port.contains("siem"))
        scene.estate.child("siem")?.kill()
        try await scene.estate.mayfly("revoke", Follower.identity, "--reason", "while nobody listens")
        let _: Bool = try await eventually("it waits", within: .seconds(10)) {
            try await scene.estate.mayfly("signals").contains("1 waiting, it cannot be reached") ? true : nil
        }
        try await scene.estate.restartServer()
        let address = try #require(try JSONSerialization.jsonObject(with: Data(port.utf8)) as? [String: Any])
        let receivers = try #require((address["policy"] as? [String: Any])?["receivers"] as? [[String: Any]])
        let url = try #require((receivers.first?["push"] as? [String: Any])?["url"] as? String)
        let number = try #require(URL(string: url)?.port)
        try scene.estate.start("siem", [Installation.python, peer, "receive", "\(number)", scene.url, secret])
        let late: [String] = try await eventually("what waited is delivered", within: .seconds(30)) { events().isEmpty ? nil : events() }
        #expect(late == ["session-revoked"])
        try await scene.estate.mayfly("revoke", "--lift", Follower.identity)
    }

    /// A receiver that sets up its own stream and asks.
    private static func polled(_ scene: Scene) async throws {
        let pipe = scene.estate.directory + "/polls"
        #expect(mkfifo(pipe, 0o600) == 0)
        try scene.estate.start(
            "audit", ["sh", "-c", "exec \"$0\" \"$@\" <>\(pipe)", Installation.python, peer, "poll", scene.url, token])
        func lines() -> [String] { scene.estate.text("audit.out").split(separator: "\n").map(String.init) }
        func round(_ number: Int) async throws {
            let handle = try #require(FileHandle(forWritingAtPath: pipe))
            try handle.write(contentsOf: Data("go\n".utf8))
            try handle.close()
            let _: Bool = try await eventually("round \(number)", within: .seconds(20)) { lines().count { $0 == "round" } >= number ? true : nil }
        }
        let _: Bool = try await eventually("the stream is there: \(scene.estate.text("audit.err"))", within: .seconds(10)) {
            lines().contains("ready") ? true : nil
        }
        try await round(1)
        #expect(lines().contains { $0.contains("are you there") })
        try await scene.estate.mayfly("revoke", Follower.identity, "--reason", "seen where it does not belong")
        try await round(2)
        #expect(lines().contains { $0.contains("session-revoked") && $0.contains("seen where it does not belong") }, "\(lines())")
    }

    // R66 R68
    @Test(.timeLimit(.minutes(4)), .enabled(if: FileManager.default.isExecutableFile(atPath: Installation.python)))
    func `a live login at PostgreSQL ends within a second of an event that is fetched or pushed, and comes back when it is lifted`() async throws {
        try await Installation.with(shop: true) { estate in
            let scene = Scene(estate: estate)
            try await estate.moveUpTo(observed: "orders")
            try await estate.mayfly("cutover", "orders")
            try await estate.shop("reload", "orders")
            let identity = try #require(
                try await estate.json(Entries.self, "entries", "list").entries.map(\.entry).first { $0.name == "estate/orders" }?.id)
            let key = try await scene.foreign("key", estate.directory + "/idp.pem")
            let port = try freePort()
            let (queue, authorization) = (estate.directory + "/queue", estate.directory + "/idp.authorization")
            try Data().write(to: URL(fileURLWithPath: queue))
            try Data("Bearer \(Self.secret)".utf8).write(to: URL(fileURLWithPath: authorization))
            try estate.start("idp", [Installation.python, Self.peer, "transmit", "\(port)", queue, Self.secret])
            try await scene.estate.apply(
                "signals",
                """
                transmitters:
                  - name: idp
                    issuer: https://idp.example
                    audience: https://mayfly.shop.example
                    keys: [\(key)]
                    poll: {url: "http://127.0.0.1:\(port)/poll", authorization-file: "\(authorization)"}
                    may:
                      - {event: session-revoked, subjects: ["\(identity)"]}
                    owner: security

                """)
            let subject = #"{"format": "complex", "session": {"format": "opaque", "id": "\#(identity)"}, "tenant": {"format": "opaque", "id": "1"}}"#
            func mine() async throws -> Set<String> { try await estate.roles().filter { $0.contains("_orders_") } }
            /// Milliseconds from the server's own account of having taken the event.
            func gone() async throws -> Int {
                let _: Bool = try await eventually("the login is gone", within: .seconds(10), every: .milliseconds(20)) {
                    try await mine().isEmpty ? true : nil
                }
                let seen = Follower.now
                let taken = try #require(try await estate.json(Signals.self, "signals").taken.first)
                let at = try Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(taken.at)
                return seen - Int(at.timeIntervalSince1970 * 1000)
            }
            var figures: [Int] = []
            for round in 0..<4 {
                let before = try await mine()
                #expect(!before.isEmpty, "round \(round)")
                let set = try await scene.set("session-revoked", "{}", subject)
                if round % 2 == 0 {
                    #expect(try await scene.push(set).status == "202")
                } else {
                    let handle = try #require(FileHandle(forWritingAtPath: queue))
                    try handle.seekToEnd()
                    try handle.write(contentsOf: Data((set + "\n").utf8))
                    try handle.close()
                }
                figures.append(try await gone())
                try await Task.sleep(for: .milliseconds(1100))
                #expect(try await mine().isEmpty, "nothing new while it is revoked")
                try await estate.mayfly("revoke", "--lift", identity)
                try await estate.shop("reload", "orders")
                let _: Bool = try await eventually("it has a login again", within: .seconds(30)) { try await mine().isEmpty ? nil : true }
            }
            print("an event is taken → its login gone at PostgreSQL, pushed and fetched by turns: \(figures) ms")
            #expect(figures.allSatisfy { $0 <= 1000 })
            // What was fetched was acknowledged; what is not for us was refused, with the registry's word.
            let handle = try #require(FileHandle(forWritingAtPath: queue))
            try handle.seekToEnd()
            let stranger = #"{"format": "uri", "uri": "spiffe://shop.example/production/nobody"}"#
            try handle.write(contentsOf: Data((try await scene.set("session-revoked", "{}", stranger) + "\n").utf8))
            try handle.close()
            let _: Bool = try await eventually("it is refused", within: .seconds(10)) {
                estate.text("idp.out").contains("access_denied") ? true : nil
            }
            #expect(estate.text("idp.out").split(separator: "\n").count { $0.hasPrefix("taken") } == 2, "\(estate.text("idp.out"))")
        }
    }

    private struct Signals: Decodable {
        struct Taken: Decodable { var at: String }
        var taken: [Taken]
    }

    private struct Entries: Decodable {
        struct Item: Decodable {
            struct Entry: Decodable {
                var name: String
                var id: String
            }
            var entry: Entry
        }
        var entries: [Item]
    }
}

import ArgumentParser
import Console
import Foundation
import Runtime

struct DrillCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drill", abstract: "Practise what must work on a bad day.", subcommands: [RootCompromise.self, Outage.self])

    struct RootCompromise: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Replace the signing root as if somebody else had it: all is reissued before the old one is taken out.",
            discussion: """
                Prepares the next root and has everybody learn of it, signs with it, taints the old one, waits until nothing of that is in \
                use, revokes it. Without --yes it says what would happen. It stops where it is, with the reason, when somebody does not come over \
                within --timeout: then nothing has been taken away from anybody.
                """)

        @OptionGroup var options: GlobalOptions

        @Flag(name: .long, help: "Do it.")
        var yes = false

        @Option(name: .long, help: "How long everybody has to come over.")
        var timeout = "5m"

        @Option(name: .long, help: "How long a new bundle gets to reach everybody, before the new root signs and before the old one goes.")
        var settle = "5s"

        func run() async throws {
            try await reporting {
                let limit = try duration(timeout, "--timeout", between: .seconds(1), and: .seconds(86400))
                let pause = try duration(settle, "--settle", between: .milliseconds(100), and: .seconds(3600))
                let drill = Drill(client: try ControlClient(options), limit: limit, pause: pause, isJSON: options.json)
                if yes { try await drill.run() } else { try await drill.preview() }
            }
        }
    }

    struct Outage: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say which identities would end if the server were away for so long from now on.",
            discussion: """
                A calculation from what was issued; nothing is stopped. Agents renew at about a quarter of a life, so what is held lasts three \
                quarters of it. Processes that start while the server is away, and tokens for a new audience, get nothing in any case. Exit \
                code 2 when an identity would end.
                """)

        @OptionGroup var options: GlobalOptions

        @Option(name: .long, help: "Length of the outage, such as 60s or 2h.")
        var `for`: String

        func run() async throws {
            try await reporting {
                let length = try duration(`for`, "--for", between: .seconds(1), and: .seconds(366 * 86400))
                let standing = try await ControlClient(options).call(Action.Standing())
                let report = OutageReport(standing, length: length)
                if options.json { try printJSON(report) } else { print(report.text, terminator: "") }
                if report.failing > 0 { throw Exit.refused }
            }
        }
    }
}

/// How long each identity outlasts its server.
struct OutageReport: Encodable {
    struct Line: Encodable {
        var id: String
        /// Until the first SVID that somebody holds of it ends.
        var budgetSeconds: Int
        var fails: Bool
    }

    var seconds: Int
    var failing: Int
    /// The shortest budget first.
    var identities: [Line]
    /// Identities of which nobody renews any more: processes that have ended, or nodes that are away.
    var unattended: [String]

    init(_ standing: Action.Standing.Answer, length: Duration) {
        seconds = Int(length.milliseconds / 1000)
        let workloads = standing.identities.filter { !$0.isNode }
        identities = workloads.compactMap { item in
            item.firstEnd.map { end in
                let budget = end - standing.at
                return Line(id: item.id, budgetSeconds: Int(budget.milliseconds / 1000), fails: budget < length)
            }
        }.sorted { ($0.budgetSeconds, $0.id) < ($1.budgetSeconds, $1.id) }
        failing = identities.count(where: \.fails)
        unattended = workloads.filter { $0.firstEnd == nil }.map(\.id)
    }

    var text: String {
        var text = "Without the server for \(seconds) s from now (a calculation; nothing was stopped):\n"
        for line in identities.prefix(200) {
            let left = Duration.seconds(line.budgetSeconds).brief
            text += "  \(line.fails ? "ends " : "lasts") \(left.padding(toLength: max(8, left.count), withPad: " ", startingAt: 0)) \(line.id)\n"
        }
        if identities.count > 200 { text += "  and \(identities.count - 200) more that last longer\n" }
        if identities.isEmpty { text += "  no workload holds an X.509-SVID\n" }
        if !unattended.isEmpty {
            text += "  not counted: \(unattended.count) identities that nobody renews any more, \(unattended.prefix(3).joined(separator: " "))\(unattended.count > 3 ? " …" : "")\n"
        }
        text += failing == 0 ? "Every identity that is held would last.\n" : "\(failing) of \(identities.count) would end before the server is back.\n"
        return text + "New processes, and tokens for a new audience, would get nothing meanwhile.\n"
    }
}

/// The steps of a root's replacement.
struct Drill {
    var client: ControlClient
    var limit: Duration
    var pause: Duration
    var isJSON: Bool

    struct Outcome: Encodable {
        var isDone: Bool
        var old: String
        var new: String?
        var concerned: Int
    }

    private func active(_ answer: Action.Authority.Answer) throws -> Action.Authority.Key {
        guard let key = answer.keys.first(where: { $0.kind == "x509" && $0.state == "active" }) else {
            throw CommandFailure("no X.509 key is active", next: "mayfly authority list")
        }
        return key
    }

    private func concerned() async throws -> (svids: Int, identities: Int) {
        let items = try await client.call(Action.Standing()).identities
        return (items.reduce(0) { $0 + $1.held + $1.left }, items.count)
    }

    private func say(_ text: String) {
        // With --json standard output is for the one object.
        if isJSON { note(text) } else { print(text); fflush(nil) }
    }

    func preview() async throws {
        let answer = try await client.call(Action.Authority())
        let old = try active(answer)
        let (svids, identities) = try await concerned()
        let away = try await client.call(Action.Nodes()).nodes.filter { !$0.isConnected && $0.state == "active" }
        if isJSON { return try printJSON(Outcome(isDone: false, old: old.id, new: nil, concerned: svids)) }
        print("trust domain \(answer.trustDomain), root \(old.id) in use by \(svids) X.509-SVIDs of \(identities) identities")
        print("  1 prepare   the next root is made and published; everybody gets \(pause.brief) to learn of it")
        print("  2 activate  it signs; what the old one signed goes on")
        print("  3 taint     all \(svids) are reissued by the new root")
        print("  4 wait      until nothing of the old root is in use, at most \(limit.brief)")
        print("  5 revoke    the old root leaves the bundle")
        for node in away { print("would not come over: \(node.agent) is not connected") }
        print("nothing was changed\nNext: mayfly drill root-compromise --yes")
    }

    func run() async throws {
        let before = try await client.call(Action.Authority())
        let old = try active(before)
        let (svids, identities) = try await concerned()
        say("root \(old.id): \(svids) X.509-SVIDs of \(identities) identities")
        let waiting = before.keys.first { $0.kind == "x509" && $0.state == "prepared" }?.id
        let new: String
        if let waiting { new = waiting } else {
            guard let made = try await client.call(Action.Authority(.prepare(kind: "x509"))).moved else {
                throw CommandFailure("the server prepared no key", next: "mayfly authority list")
            }
            new = made
        }
        say("prepared  \(new)")
        // Whoever is shown a certificate of the new root must know it by then.
        try await Task.sleep(for: pause)
        _ = try await client.call(Action.Authority(.activate(id: new, force: true)))
        say("activated \(new)")
        _ = try await client.call(Action.Authority(.taint(id: old.id)))
        say("tainted   \(old.id)")
        try await wait(for: old.id)
        // What was reissued must have been taken up, too.
        try await Task.sleep(for: pause)
        _ = try await client.call(Action.Authority(.revoke(id: old.id, force: false)))
        say("revoked   \(old.id)")
        if isJSON { return try printJSON(Outcome(isDone: true, old: old.id, new: new, concerned: svids)) }
        print("done: nothing rests on the old root any more")
    }

    private func wait(for old: String) async throws {
        let start = ContinuousClock.now
        var last: Int?
        while true {
            let left = try await client.call(Action.Authority()).keys.first { $0.id == old }?.inUse ?? 0
            if left != last { say("waiting   \(left) still of the old root") }
            last = left
            if left == 0 { return }
            guard ContinuousClock.now - start < limit else { return try await stop(old, left) }
            try await Task.sleep(for: .milliseconds(250))
        }
    }

    private func stop(_ old: String, _ left: Int) async throws {
        let standing = try await client.call(Action.Standing()).identities
        let away = try await client.call(Action.Nodes()).nodes.filter { !$0.isConnected }.map(\.agent)
        let late = standing.filter { $0.left > 0 }.map(\.id)
        let who = away.isEmpty ? "" : "; not connected: \(away.prefix(5).joined(separator: " "))"
        let gone = late.isEmpty ? "" : "; nobody renews \(late.prefix(5).joined(separator: " "))"
        throw CommandFailure(
            "\(left) SVIDs of the old root are still in use after \(limit.brief)\(who)\(gone). Both roots are trusted; nothing was taken away",
            next: "bring those nodes back and run mayfly authority revoke \(old.prefix(12)) when `mayfly authority list` says 0, or, to cut them off: mayfly authority revoke \(old.prefix(12)) --force",
            isRefusal: true)
    }
}

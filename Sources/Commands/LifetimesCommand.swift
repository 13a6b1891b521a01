import ArgumentParser
import Console
import Foundation
import Runtime

struct LifetimesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lifetimes", abstract: "Say how short certificates, tokens and logins can live without breaking anything.",
        discussion: """
            For each entry and each access path: the shortest lifetime that outlasts every recorded outage and every late renewal with room, \
            beside what stands now. It is given only when what was recorded, replayed with it, breaks nowhere. --try replays another. Nothing is \
            changed. Exit code 2 when a present lifetime would have broken something or is longer than anybody needs; with --try, when that breaks.
            """)

    @OptionGroup var options: GlobalOptions

    @Option(name: .long, help: ArgumentHelp("How far back the record counts.", valueName: "time"))
    var within = "90d"

    @Option(name: .long, help: ArgumentHelp("Replay what was recorded with this lifetime.", valueName: "time"))
    var `try`: String?

    @Option(name: .long, help: ArgumentHelp("This entry or path alone.", valueName: "name"))
    var only: String?

    @Option(name: .long, help: ArgumentHelp("x509, jwt or grant alone.", valueName: "kind"))
    var kind: String?

    @Option(name: .long, help: ArgumentHelp("Room beyond what was needed: 200 is twice as long.", valueName: "percent"))
    var margin: Int?

    @Option(name: .long, help: ArgumentHelp("Advise nothing below this (default: x509 5m, jwt 1m, grant 2m).", valueName: "time"))
    var floor: String?

    @Option(name: .long, help: ArgumentHelp("Advise nothing from fewer renewals (default: 20).", valueName: "number"))
    var renewals: Int?

    @Option(name: .long, help: ArgumentHelp("Advise nothing from a shorter time (default: 7d).", valueName: "time"))
    var span: String?

    @Flag(name: .long, help: "Print the change of the entries' file instead.")
    var entries = false

    func validate() throws {
        for (name, text) in [("--within", within), ("--try", self.try), ("--floor", floor), ("--span", span)] {
            guard let text, Duration(brief: text) == nil else { continue }
            throw ValidationError("\(name) is a length of time such as 30s, 15m or 12h.")
        }
        if entries, options.json || self.try != nil { throw ValidationError("--entries goes with neither --json nor --try.") }
    }

    func run() async throws {
        try await reporting {
            var call = Action.Lifetimes(since: WallClock.system.now() - (Duration(brief: within) ?? .seconds(90 * 86400)))
            (call.only, call.kind, call.margin, call.renewals) = (only, kind, margin, renewals)
            call.tryMilliseconds = self.try.flatMap { Duration(brief: $0)?.milliseconds }
            call.floorMilliseconds = floor.flatMap { Duration(brief: $0)?.milliseconds }
            call.spanMilliseconds = span.flatMap { Duration(brief: $0)?.milliseconds }
            let answer = try await ControlClient(options).call(call)
            if options.json { try printJSON(answer) } else if entries { printEntries(answer) } else { show(answer) }
            let isFound = self.try == nil ? answer.items.contains { $0.isFinding } : answer.items.contains { ($0.tried?.breaks ?? 0) > 0 }
            if isFound { throw Exit.refused }
        }
    }

    private func show(_ answer: Action.Lifetimes.Answer) {
        for item in answer.items { print(LifetimeText.lines(item).joined(separator: "\n")) }
        if answer.items.isEmpty { print("nothing was renewed since \(answer.since)") }
        let outage = answer.longestOutage.map { ", the longest for \(($0.until - $0.from).brief) from \($0.from) on" } ?? ""
        print(
            "since \(answer.since): \(answer.entries) entries of the ledger; the server was away \(answer.outages == 1 ? "once" : "\(answer.outages) times")\(outage)"
                + (answer.isCut ? "; older ones were left out" : ""))
    }

    private func printEntries(_ answer: Action.Lifetimes.Answer) {
        let changes = Dictionary(grouping: answer.items.filter { $0.change != nil && $0.kind != "grant" }, by: \.name)
        print("entries:\(changes.isEmpty ? " []" : "")")
        for (name, items) in changes.sorted(by: { $0.key < $1.key }) {
            print("  - name: \(name)")
            for item in items { print("    \(item.change ?? "")  # \(Duration.milliseconds(item.presentMilliseconds).written) now") }
        }
        for item in answer.items where item.kind == "grant" { if let change = item.change { print("# \(change)") } }
    }
}

/// An item for people.
enum LifetimeText {
    static func lines(_ item: Action.Lifetimes.Item) -> [String] {
        let present = Duration.milliseconds(item.presentMilliseconds)
        var lines = ["\(padded(item.verdict, 9)) \(padded(item.kind, 5)) \(item.name): \(verdict(item, present))"]
        func add(_ text: String) { lines.append(String(repeating: " ", count: 16) + text) }
        if item.presentBreaks > 0 { add("with \(present.written), \(item.presentBreaks) times somebody would have had nothing that is good") }
        if let reason = item.reason { add("nothing is advised: \(reason)") }
        if let forced = item.forcedBy { add("at least \(Duration.milliseconds(item.shortestMilliseconds).brief): \(forced.told)") }
        add(
            "seen: \(item.renewals) renewals of \(item.holders) processes in \(Duration.milliseconds(item.spanMilliseconds).brief), "
                + "the longest run \(Duration.milliseconds(item.longestRunMilliseconds).brief)")
        if let change = item.change { add("change: \(change)") }
        if let tried = item.tried {
            add(tried.breaks == 0 ? "tried: breaks nothing" : "tried: breaks \(tried.breaks) times")
            for one in tried.first.prefix(5) {
                add("  \(one.at): nothing for \(Duration.milliseconds(one.lastedMilliseconds).brief), for \(one.wait.told)")
            }
        }
        return lines
    }

    private static func verdict(_ item: Action.Lifetimes.Item, _ present: Duration) -> String {
        guard let advised = item.advisedMilliseconds.map({ Duration.milliseconds($0) }) else { return "\(present.written) now" }
        guard advised != present else { return "\(present.written), as it should be" }
        let times = advised < present ? present / advised : advised / present
        let factor = times >= 1.95 ? ", \(Int(times.rounded())) times \(advised < present ? "shorter" : "longer")" : ""
        return "\(advised.written) instead of \(present.written); a stolen one is good for at most that\(factor)"
    }
}

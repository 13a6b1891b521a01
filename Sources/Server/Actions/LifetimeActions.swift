import Access
import Console
import Estate
import Lifecycle
import Registration
import Runtime
import Storage

extension Actions {
    /// R48: how long what is short-lived should live.
    func lifetimes(_ call: Action.Lifetimes) async throws -> Action.Lifetimes.Answer {
        let (standard, trying) = try Self.standard(call)
        let wanted = try call.kind.map { kind in
            guard let known = LifetimeKind(rawValue: kind) else {
                throw ActionFailure(.invalid, "`\(kind.prefix(40))` is no kind of lifetime: x509, jwt or grant")
            }
            return known
        }
        let evidence = try await LifetimeEvidence(since: call.since, in: core.database)
        let replays = evidence.replays()
        let longest = evidence.server.max { $0.until - $0.from < $1.until - $1.from }
        let outage = longest.map { $0.until - $0.from } ?? .zero

        var items: [Action.Lifetimes.Item] = []
        func add(_ replay: LifetimeReplay, _ name: String, owner: String, present: Duration, isSettable: Bool, change: (String) -> String) {
            guard wanted.map({ $0 == replay.kind }) ?? true, call.only.map({ $0 == name }) ?? true else { return }
            let advice = LifetimeAdvice(replay, present: present, outage: outage, standard: standard)
            items.append(
                Action.Lifetimes.Item(
                    replay, advice, name: name, owner: owner, tried: trying.map { .init(replay.breaks(with: $0)) }, isSettable: isSettable,
                    change: isSettable ? advice.advised.flatMap { $0 == present ? nil : change($0.written) } : nil))
        }
        let own = core.settings.lifetimes
        let paths = try await core.database.read { transaction in
            (try Registry.paths(in: transaction), try Registry.workloads(in: transaction))
        }
        let owners = Dictionary(paths.1.map { ($0.name, $0.owners?.application ?? "") }) { first, _ in first }
        for (subject, replay) in replays.sorted(by: { ($0.key.name, $0.key.kind.rawValue) < ($1.key.name, $1.key.kind.rawValue) }) {
            switch subject.kind {
            case .grant:
                guard let path = paths.0.first(where: { $0.name == subject.name }) else { continue }
                add(replay, path.name, owner: owners[path.workload] ?? "", present: own.grant, isSettable: false) { $0 }
            case .x509, .jwt:
                guard let entry = core.registrations.catalog.entry(subject.name) else { continue }
                let isX509 = subject.kind == .x509
                // What follows from a workload of the estate file has the server's lifetimes.
                let isOwn = entry.origin != .estate
                add(
                    replay, entry.name, owner: entry.owner,
                    present: (isX509 ? entry.x509Lifetime : entry.jwtLifetime) ?? (isX509 ? own.x509 : own.jwt), isSettable: isOwn
                ) { "\(isX509 ? "x509" : "jwt")-lifetime: \($0)" }
            }
        }
        // A login's lifetime is the server's, for all paths: what holds for each of them.
        let logins = replays.filter { $0.key.kind == .grant }.flatMap(\.value.runs)
        if !logins.isEmpty {
            add(
                LifetimeReplay(.grant, runs: logins.sorted { ($0.from, $0.holder) < ($1.from, $1.holder) }), Self.everyPath, owner: "",
                present: own.grant, isSettable: true) { "mayfly server --grant-lifetime \($0)" }
        }
        return Action.Lifetimes.Answer(
            since: call.since, entries: evidence.count, isCut: evidence.isCut, outages: evidence.server.count,
            longestOutage: longest.map { .init(from: $0.from, until: $0.until) }, items: items)
    }

    private static let everyPath = "every path"

    private static func standard(_ call: Action.Lifetimes) throws -> (LifetimeStandard, trying: Duration?) {
        var standard = LifetimeStandard()
        let longest = Int64(10 * 365) * 86_400_000
        func length(_ milliseconds: Int64?, _ name: String, from least: Int64) throws -> Duration? {
            guard let milliseconds else { return nil }
            guard (least...longest).contains(milliseconds) else {
                throw ActionFailure(.invalid, "`\(name)` is a length of time from \(least) ms to ten years")
            }
            return .milliseconds(milliseconds)
        }
        if let margin = call.margin {
            guard (100...10_000).contains(margin) else { throw ActionFailure(.invalid, "`margin` is 100 to 10000 percent") }
            standard.margin = margin
        }
        if let renewals = call.renewals {
            guard (1...1_000_000).contains(renewals) else { throw ActionFailure(.invalid, "`renewals` is 1 to 1000000") }
            standard.renewals = renewals
        }
        if let span = try length(call.spanMilliseconds, "spanMilliseconds", from: 0) { standard.span = span }
        // What may be declared at the least.
        if let floor = try length(call.floorMilliseconds, "floorMilliseconds", from: 5000) { standard.floor = floor }
        return (standard, try length(call.tryMilliseconds, "tryMilliseconds", from: 1000))
    }
}

extension Action.Lifetimes.Item {
    fileprivate init(
        _ replay: LifetimeReplay, _ advice: LifetimeAdvice, name: String, owner: String, tried: Action.Lifetimes.Tried?, isSettable: Bool,
        change: String?
    ) {
        self.init(
            kind: replay.kind.rawValue, name: name, owner: owner, holders: Set(replay.runs.map(\.holder)).count, renewals: replay.renewals,
            spanMilliseconds: replay.span.milliseconds, longestRunMilliseconds: replay.longestRun.milliseconds,
            presentMilliseconds: advice.present.milliseconds, verdict: advice.verdict.rawValue, presentBreaks: advice.presentBreaks,
            shortestMilliseconds: advice.shortest.milliseconds, advisedMilliseconds: advice.advised?.milliseconds, reason: advice.reason,
            forcedBy: advice.forcedBy.map { .init($0.wait, $0.holder) }, tried: tried, isSettable: isSettable, change: change)
    }
}

extension Action.Lifetimes.Wait {
    fileprivate init(_ wait: HolderWait, _ holder: String) {
        self.init(holder: holder, cause: wait.cause.rawValue, from: wait.from, until: wait.until, entries: wait.entries)
    }
}

extension Action.Lifetimes.Tried {
    fileprivate init(_ breaks: [LifetimeReplay.Break]) {
        self.init(
            breaks: breaks.count,
            first: breaks.prefix(100).map { .init(at: $0.at, lastedMilliseconds: $0.lasted.milliseconds, wait: .init($0.wait, $0.holder)) })
    }
}

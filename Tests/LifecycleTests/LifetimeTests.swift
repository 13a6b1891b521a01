import EstateTesting
import Lifecycle
import Runtime
import Testing

// R48: a lifetime limits what a stolen credential is good for, and never breaks automation.

private func at(_ seconds: Double) -> Timestamp { Timestamp(milliseconds: 1_795_000_000_000 + Int64(seconds * 1000)) }

/// What holders of one kind lived through, made up from a seed.
private struct World {
    var away: [Absence] = []
    var histories: [HolderHistory] = []
    let kind: LifetimeKind
    let present: Duration
    var generator: SeededGenerator

    init(seed: UInt64, kind: LifetimeKind) {
        self.kind = kind
        generator = SeededGenerator(seed: seed)
        present = .seconds([120, 900, 3600, 14_400].randomElement(using: &generator)!)
        let end = 40 * 86_400.0
        for _ in 0..<Int.random(in: 0...6, using: &generator) {
            let from = Double.random(in: 0..<end, using: &generator)
            let length = Double.random(in: 1..<2 * present.inSeconds, using: &generator)
            away.append(Absence(from: at(from), until: at(from + length), cause: .server))
        }
        away = Absence.joined(away)
        for number in 0..<Int.random(in: 1...4, using: &generator) {
            histories.append(history(number, until: end))
        }
    }

    /// As an agent renews: somewhere within the bounds, when the server is there, now and then late for no reason that is known.
    private mutating func history(_ number: Int, until end: Double) -> HolderHistory {
        let rule = RenewalRule.of(kind)
        var history = HolderHistory(holder: "process \(number)")
        var now = Double.random(in: 0..<end / 2, using: &generator)
        let last = min(end, now + Double.random(in: 1..<200, using: &generator) * present.inSeconds / 4)
        while now < last {
            now = returned(after: now)
            history.handedOut.append(
                HandedOut(at: at(now), until: at(now) + present, sequence: number * 100_000 + history.handedOut.count))
            if kind == .jwt {
                now += Double.random(in: 1..<3 * present.inSeconds, using: &generator)
            } else {
                now += present.inSeconds * Double(Int64.random(in: rule.earliest...rule.latest, using: &generator)) / 1000
                if Int.random(in: 0..<30, using: &generator) == 0 {
                    now += Double.random(in: 0..<0.6 * present.inSeconds, using: &generator)
                }
            }
        }
        return history
    }

    /// The moment, or the one soon after the server is there again.
    private mutating func returned(after moment: Double) -> Double {
        guard let absence = away.first(where: { $0.from <= at(moment) && at(moment) < $0.until }) else { return moment }
        return Double(absence.until.milliseconds - at(0).milliseconds) / 1000 + Double.random(in: 0..<4, using: &generator)
    }

    var replay: LifetimeReplay { LifetimeReplay(kind, runs: histories.flatMap { $0.runs(of: kind, away: away) }) }
}

private let loose = LifetimeStandard(renewals: 1, span: .zero, floor: .seconds(5))

@Suite struct LifetimeTests {
    @Test(arguments: LifetimeKind.allCases)
    func `what is advised breaks nothing that was recorded, and one millisecond below the shortest does (R48)`(_ kind: LifetimeKind) throws {
        var (advised, forced) = (0, 0)
        for seed in 0..<1000 as Range<UInt64> {
            let world = World(seed: seed, kind: kind)
            let replay = world.replay
            let outage = world.away.map { $0.until - $0.from }.max() ?? .zero
            let advice = LifetimeAdvice(replay, present: world.present, outage: outage, standard: loose)
            if let lifetime = advice.advised {
                advised += 1
                #expect(replay.breaks(with: lifetime).isEmpty, "seed \(seed)")
                #expect(lifetime >= advice.shortest * 2 || lifetime == .seconds(5), "seed \(seed)")
            }
            guard let shortest = replay.shortest else { continue }
            forced += 1
            #expect(replay.breaks(with: shortest.lifetime).isEmpty, "seed \(seed)")
            let breaks = replay.breaks(with: shortest.lifetime - .milliseconds(1))
            #expect(breaks.contains { $0.holder == shortest.holder && $0.wait == shortest.wait }, "seed \(seed)")
        }
        #expect(advised > 300 && forced > 300, "\(advised) \(forced)")
    }

    @Test(arguments: LifetimeKind.allCases)
    func `a longer lifetime never breaks more, and the same history always says the same (R48)`(_ kind: LifetimeKind) {
        for seed in 0..<300 as Range<UInt64> {
            let (replay, again) = (World(seed: seed, kind: kind).replay, World(seed: seed, kind: kind).replay)
            var before = Int.max
            var lifetime = Duration.seconds(1)
            while lifetime < .seconds(7 * 86400) {
                let breaks = replay.breaks(with: lifetime)
                #expect(breaks == again.breaks(with: lifetime) && breaks.count <= before, "seed \(seed), \(lifetime)")
                before = breaks.count
                lifetime = lifetime * 13 / 10 + .milliseconds(7)
            }
            #expect(before == 0, "seed \(seed)")
        }
    }

    /// Another way to the same: the holder is played through, renewal for renewal, with an agent's jitter.
    @Test(arguments: [LifetimeKind.x509, .grant])
    func `no jitter and no phase breaks what the replay says is whole (R48)`(_ kind: LifetimeKind) {
        let rule = RenewalRule.of(kind)
        var (played, broken) = (0, 0)
        for seed in 0..<300 as Range<UInt64> {
            let replay = World(seed: seed, kind: kind).replay
            guard let shortest = replay.shortest?.lifetime else { continue }
            var generator = SeededGenerator(seed: seed)
            for share in [60, 100, 130] as [Int64] {
                let lifetime = max(.seconds(1), shortest * share / 100)
                let breaks = Set(replay.breaks(with: lifetime).map(\.wait))
                for run in replay.runs {
                    var held = run.from
                    while held < run.until {
                        let life = lifetime.milliseconds
                        var due = held + .milliseconds(max(1, life * Int64.random(in: rule.earliest...rule.latest, using: &generator) / 1000))
                        if let wait = run.waits.first(where: { $0.from <= due && due < $0.until }) {
                            due = wait.until
                            played += 1
                            if due > held + lifetime {
                                broken += 1
                                #expect(breaks.contains(wait), "seed \(seed): \(lifetime)")
                            }
                        }
                        held = due
                    }
                }
            }
        }
        #expect(played > 1000 && broken > 50, "\(played) \(broken)")
    }

    private func hourly(_ times: [Double]) -> HolderHistory {
        HolderHistory(
            holder: "web", handedOut: times.enumerated().map { HandedOut(at: at($1), until: at($1 + 3600), sequence: $0 + 1) })
    }

    @Test func `an outage that fell between two renewals counts for a lifetime that would have renewed in it (R48)`() throws {
        let history = hourly([0, 900, 1800])
        let away = [Absence(from: at(1000), until: at(1600), cause: .server)]
        let replay = LifetimeReplay(.x509, runs: history.runs(of: .x509, away: away))
        #expect(replay.breaks(with: .seconds(3600)).isEmpty)
        let found = try #require(replay.breaks(with: .seconds(300)).first)
        #expect(found.wait.cause == .server && found.wait.entries == [2, 3] && found.at == at(1000 + 209.7))
        // Ten minutes and the time to ask again, in 69.9 % of a life.
        #expect(replay.shortest?.lifetime == .milliseconds(865_523))
    }

    @Test func `what was handed out while a node was thought to be away says that it could ask (R48)`() {
        let away = [Absence(from: at(100), until: at(1700), cause: .node)]
        let runs = hourly([0, 900, 1800]).runs(of: .x509, away: away)
        #expect(runs.flatMap(\.waits).map(\.length) == [.seconds(800), .seconds(800 + 5)])
    }

    @Test func `a renewal that came late, and why is not known, counts from when it may have been due (R48)`() {
        let runs = hourly([0, 900, 900 + 2000]).runs(of: .x509, away: [])
        #expect(runs.flatMap(\.waits) == [HolderWait(from: at(900 + 720), until: at(2900), cause: .late, entries: [2, 3])])
        // In time, by all that is known.
        #expect(hourly([0, 1080]).runs(of: .x509, away: []).flatMap(\.waits).isEmpty)
    }

    @Test func `one that lapsed and came back much later is another run, but not where the server was away (R48)`() {
        let history = hourly([0, 900, 50_000, 50_900])
        #expect(history.runs(of: .x509, away: []).map(\.renewals) == [1, 1])
        let away = [Absence(from: at(1000), until: at(49_998), cause: .server)]
        let replay = LifetimeReplay(.x509, runs: history.runs(of: .x509, away: away))
        #expect(replay.runs.count == 1 && replay.breaks(with: .seconds(3600)).count == 1)
    }

    @Test func `a token is needed until its holder asks again, where that was before its end (R48)`() throws {
        let times = [0.0, 200, 5000, 5100]
        let history = HolderHistory(
            holder: "job", handedOut: times.enumerated().map { HandedOut(at: at($1), until: at($1 + 300), sequence: $0 + 1) })
        let replay = LifetimeReplay(.jwt, runs: history.runs(of: .jwt, away: []))
        #expect(replay.renewals == 2 && replay.shortest?.lifetime == .seconds(200))
        #expect(replay.breaks(with: .seconds(150)).map(\.lasted) == [.seconds(50)])
        // It asked at once when the server was there again: it had waited.
        let away = [Absence(from: at(290), until: at(4995), cause: .server)]
        #expect(LifetimeReplay(.jwt, runs: history.runs(of: .jwt, away: away)).breaks(with: .seconds(300)).count == 1)
    }

    @Test func `nothing is advised from too little, and what breaks is said all the same (R48)`() {
        let replay = LifetimeReplay(.x509, runs: hourly((0..<8).map { Double($0) * 900 }).runs(of: .x509, away: []))
        let advice = LifetimeAdvice(replay, present: .seconds(3600), standard: LifetimeStandard())
        #expect(advice.verdict == .unknown && advice.advised == nil)
        #expect(advice.reason == "7 renewals in 105 min: 20 in 7 d are needed")
        let broken = LifetimeReplay(
            .x509, runs: hourly([0, 900, 9000]).runs(of: .x509, away: [Absence(from: at(1000), until: at(8999), cause: .server)]))
        #expect(LifetimeAdvice(broken, present: .seconds(3600), standard: LifetimeStandard()).verdict == .breaks)
    }

    @Test func `the advice has room, a floor and a ceiling, and speaks in steps that people write (R48)`() {
        let steady = LifetimeReplay(.x509, runs: hourly((0..<800).map { Double($0) * 900 }).runs(of: .x509, away: []))
        func advice(_ outage: Double, _ standard: LifetimeStandard = LifetimeStandard(), present: Double = 3600) -> LifetimeAdvice {
            LifetimeAdvice(steady, present: .seconds(present), outage: .seconds(outage), standard: standard)
        }
        #expect(advice(0).advised == .seconds(300) && advice(0).verdict == .tooLong)
        // 605 s need 866 s, twice that is 29 min.
        #expect(advice(600).advised == .seconds(1800) && advice(600).verdict == .tooLong)
        #expect(advice(600, present: 1800).verdict == .fits && advice(600, present: 1200).verdict == .narrow)
        #expect(advice(600, LifetimeStandard(margin: 100)).advised == .seconds(900))
        #expect(advice(4 * 86400).advised == nil && advice(4 * 86400).reason != nil)
    }
}

import Estate
import EstateTesting
import Runtime
import Testing
import TrafficProof

let now = Timestamp(milliseconds: 1_800_000_000_000)
let quiet = QuietPeriod(floor: .seconds(60), businessCycle: .seconds(600), observerLag: .seconds(2))
let credential = Fingerprint("mf1_01234567_0123456789abcdef0123456789abcdef")

func ago(_ seconds: Int) -> Timestamp { now - .seconds(seconds) }

func use(_ seconds: Int, by consumer: String, registered: Bool = true) -> CredentialUse {
    CredentialUse(at: ago(seconds), consumer: consumer, isRegistered: registered, evidence: "test")
}

func consumer(_ name: String) -> ConsumerRecord {
    ConsumerRecord(
        workload: name, path: "\(name).shop-db", stage: .cutOver, mode: .substitute, cutOverAt: ago(700), oldExchanges: 100,
        oldErrors: 1, oldLargestUse: 0, newExchanges: 100, newErrors: 1, renewals: 1, processes: 2)
}

/// Everything holds: two consumers cut over 700 s ago, the last old use 710 s ago, 602 s of silence needed.
func revocableInput() throws -> ProofInput {
    ProofInput(
        credential: try #require(credential), now: now, quiet: quiet, consumers: [consumer("billing"), consumer("orders")],
        observers: [
            ObserverRecord(name: "log", side: .verifying, canariesSeen: [ago(300)], canariesMissed: [], readUpTo: ago(1)),
            ObserverRecord(name: "agent", side: .calling, canariesSeen: [], canariesMissed: [], readUpTo: nil),
        ],
        uses: [use(760, by: "orders"), use(740, by: "billing"), use(720, by: "orders"), use(710, by: "billing")],
        observedSince: ago(5_000), liveSessions: ["orders": 0])
}

struct Turn: CustomTestStringConvertible, Sendable {
    var what: String
    var rule: Finding.Rule
    /// Who must be named; `nil` for nobody.
    var blocker: String?
    var change: @Sendable (inout ProofInput) -> Void
    var testDescription: String { what }
}

private let turns: [Turn] = [
    Turn(what: "a consumer is only observed", rule: .consumersCutOver, blocker: "orders") { $0.consumers[1].stage = .observed },
    Turn(what: "a consumer passes", rule: .consumersCutOver, blocker: "orders") { $0.consumers[1].mode = .pass },
    Turn(what: "a consumer is flagged", rule: .consumersCutOver, blocker: "billing") { $0.consumers[0].mode = .flag },
    Turn(what: "a consumer has no time of cutover", rule: .consumersCutOver, blocker: "orders") { $0.consumers[1].cutOverAt = nil },
    Turn(what: "no consumer is known", rule: .consumersCutOver, blocker: nil) { $0.consumers = [] },
    Turn(what: "a stranger used it", rule: .silence, blocker: "cron") { $0.uses.append(use(30, by: "cron", registered: false)) },
    Turn(what: "a use after the cutover", rule: .silence, blocker: "orders") { $0.uses.append(use(100, by: "orders")) },
    Turn(what: "watched for too short", rule: .silence, blocker: nil) { $0.observedSince = ago(601) },
    Turn(what: "never watched", rule: .silence, blocker: nil) { $0.observedSince = nil },
    Turn(what: "a longer floor", rule: .silence, blocker: nil) { $0.quiet.floor = .seconds(6_000) },
    Turn(what: "a longer cycle", rule: .silence, blocker: nil) { $0.quiet.businessCycle = .seconds(6_000) },
    Turn(what: "more lag", rule: .silence, blocker: nil) { $0.quiet.observerLag = .seconds(5_000) },
    Turn(what: "no canary", rule: .observersAlive, blocker: nil) { $0.observers[0].canariesSeen = [] },
    Turn(what: "a canary before the window", rule: .observersAlive, blocker: nil) { $0.observers[0].canariesSeen = [ago(603)] },
    Turn(what: "a missed canary", rule: .observersAlive, blocker: nil) { $0.observers[0].canariesMissed = [ago(10)] },
    Turn(what: "an observer that is behind", rule: .observersAlive, blocker: nil) { $0.observers[0].readUpTo = ago(30) },
    Turn(what: "an observer that has read nothing", rule: .observersAlive, blocker: nil) { $0.observers[0].readUpTo = nil },
    Turn(what: "a second verifying observer that is dead", rule: .observersAlive, blocker: nil) {
        $0.observers.append(ObserverRecord(name: "replica", side: .verifying, canariesSeen: [], canariesMissed: [], readUpTo: ago(1)))
    },
    Turn(what: "the new path carries nothing", rule: .newPathCarries, blocker: "orders") { $0.consumers[1].newExchanges = 0 },
    Turn(what: "the new path carries less", rule: .newPathCarries, blocker: "orders") { $0.consumers[1].newExchanges = 99 },
    Turn(what: "the new path fails more often", rule: .newPathCarries, blocker: "billing") { $0.consumers[0].newErrors = 2 },
    Turn(what: "no renewal yet", rule: .renewedAndRestarted, blocker: "orders") { $0.consumers[1].renewals = 0 },
    Turn(what: "no restart yet", rule: .renewedAndRestarted, blocker: "orders") { $0.consumers[1].processes = 1 },
    Turn(what: "an open session", rule: .noLiveSession, blocker: "reports") { $0.liveSessions["reports"] = 1 },
]

@Suite("R76 R79: proof of death") struct JudgeTests {
    @Test func `a credential is revocable when every clause holds`() throws {
        let input = try revocableInput()
        guard case .revocable(let proof) = judge(input) else {
            Issue.record("\(judge(input))")
            return
        }
        #expect(proof.credential == input.credential)
        #expect(proof.provenAt == now)
        #expect(Set(proof.findings.map(\.rule)) == Set(Finding.Rule.allCases))
        #expect(proof.findings.allSatisfy { $0.holds && !$0.text.isEmpty })
    }

    @Test(arguments: turns)
    func `each clause alone turns the verdict`(_ turn: Turn) throws {
        var input = try revocableInput()
        turn.change(&input)
        guard case .blocked(let blockers, let findings) = judge(input) else {
            Issue.record("\(turn.what): \(judge(input))")
            return
        }
        let failing = findings.filter { !$0.holds }.map(\.rule)
        #expect(failing.contains(turn.rule))
        if turn.rule != .consumersCutOver { #expect(failing == [turn.rule], "only that clause fails") }
        if let blocker = turn.blocker {
            #expect(blockers.map(\.name) == [blocker])
        } else {
            #expect(blockers.isEmpty)
        }
    }

    @Test func `a clause that fails says what is missing, and never that it holds`() throws {
        var input = try revocableInput()
        input.consumers = []
        input.observers = []
        input.observedSince = nil
        guard case .unobservable(let findings) = judge(input) else {
            Issue.record("\(judge(input))")
            return
        }
        let texts = Dictionary(uniqueKeysWithValues: findings.map { ($0.rule, $0) })
        for rule in [Finding.Rule.verifyingObserver, .silence, .observersAlive, .newPathCarries, .renewedAndRestarted] {
            #expect(texts[rule]?.holds == false)
        }
        #expect(texts[.observersAlive]?.text == "nobody watches on the verifying side, so no canary use could be seen")
        #expect(texts[.newPathCarries]?.text == "no new path has carried anything yet")
        #expect(texts[.renewedAndRestarted]?.text == "no path is cut over, so none has been through a renewal and a restart")
        #expect(texts[.silence]?.text.hasPrefix("not watched yet; silence is needed for ") == true)
    }

    @Test func `without an observer on the verifying side nothing can be proven`() throws {
        var input = try revocableInput()
        input.observers.removeFirst()
        guard case .unobservable = judge(input) else {
            Issue.record("\(judge(input))")
            return
        }
        input.observers = []
        guard case .unobservable = judge(input) else {
            Issue.record("\(judge(input))")
            return
        }
    }

    // R79
    @Test func `a stranger blocks by name, with evidence and time`() throws {
        var input = try revocableInput()
        input.uses.append(
            CredentialUse(at: ago(30), consumer: "nightly-report.sh", isRegistered: false, evidence: "local process psql (uid 61004)"))
        guard case .blocked(let blockers, _) = judge(input) else {
            Issue.record("not blocked")
            return
        }
        #expect(blockers.count == 1)
        #expect(blockers.first?.name == "nightly-report.sh")
        #expect(blockers.first?.lastSeen == ago(30))
        #expect(blockers.first?.reason.contains("uid 61004") == true)
    }

    // R79
    @Test func `a job of once a day blocks for twice its period, even when nobody names it a cycle`() throws {
        var input = try revocableInput()
        let day = 86_400
        // Seen three times a day apart, last 1.9 days ago: silence since then proves nothing yet.
        input.uses = [
            use(day * 39 / 10, by: "cron", registered: false), use(day * 29 / 10, by: "cron", registered: false),
            use(day * 19 / 10, by: "cron", registered: false),
        ]
        input.observedSince = ago(day * 30)
        guard case .blocked(let blockers, _) = judge(input) else {
            Issue.record("not blocked")
            return
        }
        #expect(blockers.map(\.name) == ["cron"])
        input.uses = input.uses.map {
            CredentialUse(at: $0.at - .seconds(day), consumer: $0.consumer, isRegistered: false, evidence: "")
        }
        guard case .revocable = judge(input) else {
            Issue.record("2.9 days of silence after a gap of one day: \(judge(input))")
            return
        }
    }

    @Test func `a use before the cutover delays and blames nobody`() throws {
        var input = try revocableInput()
        input.consumers[1].cutOverAt = ago(300)
        input.uses.append(use(400, by: "orders"))
        guard case .blocked(let blockers, let findings) = judge(input) else {
            Issue.record("not blocked")
            return
        }
        #expect(blockers.isEmpty)
        let silence = try #require(findings.first { $0.rule == .silence })
        #expect(!silence.holds)
        // The gap 720 → 400 is 320 s, doubled 640 s, plus 2 s of lag.
        #expect(silence.earliest == ago(400) + .seconds(642))
    }

    @Test func `the longest gap of any one consumer doubles the window`() throws {
        var input = try revocableInput()
        input.uses = [use(1_760, by: "orders"), use(760, by: "orders"), use(755, by: "billing"), use(750, by: "billing")]
        guard case .blocked(_, let findings) = judge(input) else {
            Issue.record("not blocked")
            return
        }
        let silence = try #require(findings.first { $0.rule == .silence })
        #expect(silence.earliest == ago(750) + .seconds(2_002))
        #expect(silence.text.contains("4 uses"))
    }

    @Test func `uses of different consumers make no gap between them`() throws {
        var input = try revocableInput()
        input.uses = [use(4_000, by: "orders"), use(710, by: "billing")]
        guard case .revocable = judge(input) else {
            Issue.record("\(judge(input))")
            return
        }
    }

    @Test func `the edge of the window counts as silence and one millisecond inside does not`() throws {
        var input = try revocableInput()
        input.uses = [use(602, by: "stranger", registered: false)]
        guard case .revocable = judge(input) else {
            Issue.record("at the edge: \(judge(input))")
            return
        }
        input.uses[0].at = ago(602) + .milliseconds(1)
        guard case .blocked(let blockers, _) = judge(input) else {
            Issue.record("inside")
            return
        }
        #expect(blockers.map(\.name) == ["stranger"])
    }

    @Test func `a proof goes stale, and one from the future is none`() throws {
        guard case .revocable(let proof) = judge(try revocableInput()) else { return }
        #expect(proof.isFresh(at: now))
        #expect(proof.isFresh(at: now + Proof.lifetime))
        #expect(!proof.isFresh(at: now + Proof.lifetime + .milliseconds(1)))
        #expect(!proof.isFresh(at: now - .milliseconds(1)))
    }

    @Test func `the digest of a proof names its credential, its time and its findings`() throws {
        func digest(_ change: (inout ProofInput) -> Void) throws -> String {
            var input = try revocableInput()
            change(&input)
            guard case .revocable(let proof) = judge(input) else { return "" }
            return proof.digest
        }
        let base = try digest { _ in }
        #expect(base.count == 64)
        #expect(try digest { _ in } == base)
        let other = try #require(Fingerprint("mf1_01234567_ffffffffffffffffffffffffffffffff"))
        #expect(try digest { $0.credential = other } != base)
        #expect(try digest { $0.now = now + .milliseconds(1) } != base)
        #expect(try digest { $0.consumers[0].newExchanges = 101 } != base)
    }

    @Test func `a blocker is named once`() throws {
        var input = try revocableInput()
        input.consumers[1].newExchanges = 0
        input.consumers[1].renewals = 0
        input.consumers[1].processes = 1
        input.liveSessions["orders"] = 3
        guard case .blocked(let blockers, let findings) = judge(input) else {
            Issue.record("not blocked")
            return
        }
        #expect(blockers.map(\.name) == ["orders"])
        #expect(findings.filter { !$0.holds }.count == 3)
    }
}

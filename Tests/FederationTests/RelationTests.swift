import EstateTesting
import Federation
import Runtime
import SPIFFE
import Testing

/// The state machine alone: time and chance are arguments.
@Suite("R42: a federation relation") struct RelationTests {
    private static let start = Timestamp(milliseconds: 1_800_000_000_000)
    private let realm: Realm
    private let parameters: EndpointParameters
    /// No jitter.
    private let still = Entropy { Array(repeating: 0, count: $0) }

    init() throws {
        realm = try Realm("other.example")
        parameters = try EndpointParameters.read(
            trustDomain: "other.example", url: "https://bundles.example/other", profile: "https_web", endpointID: nil
        ).get()
    }

    private func bundle(_ sequence: UInt64?, hint: Duration? = .seconds(60), roots: [[UInt8]]? = nil) -> TrustBundle {
        TrustBundle(
            trustDomain: realm.trustDomain, x509Authorities: roots ?? [realm.authority.certificateDER], sequence: sequence, refreshHint: hint)
    }

    private func fetched(_ bundle: TrustBundle) -> FederationRelation.Input { .fetched(FetchedBundle(bundle: bundle, source: parameters.url)) }

    private func relation() -> FederationRelation { FederationRelation(parameters, now: Self.start) }

    @Test func `a new relation asks at once, and then as often as the hint says`() {
        var relation = relation()
        #expect(relation.step(.tick, now: Self.start, entropy: still) == [.fetch])
        #expect(relation.step(.tick, now: Self.start + .seconds(1), entropy: still) == [], "one question at a time")
        let first = bundle(7)
        #expect(relation.step(fetched(first), now: Self.start, entropy: still) == [.publish(first)])
        #expect(relation.step(.tick, now: Self.start + .seconds(59), entropy: still) == [])
        #expect(relation.step(.tick, now: Self.start + .seconds(60), entropy: still) == [.fetch])
        #expect(relation.step(fetched(first), now: Self.start + .seconds(60), entropy: still) == [.keep])
    }

    @Test func `the hint counts between a floor and a ceiling, five minutes stand for none, and chance only hastens`() {
        for (hint, expected) in [(Duration.seconds(1), 30), (.seconds(31_536_000), 86_400), (.seconds(600), 600)] as [(Duration, Int64)] {
            var relation = relation()
            _ = relation.step(.tick, now: Self.start, entropy: still)
            _ = relation.step(fetched(bundle(1, hint: hint)), now: Self.start, entropy: still)
            #expect(relation.nextPoll - Self.start == .seconds(expected))
        }
        var relation = relation()
        _ = relation.step(.tick, now: Self.start, entropy: still)
        _ = relation.step(fetched(bundle(1, hint: nil)), now: Self.start, entropy: still)
        #expect(relation.nextPoll - Self.start == TrustBundle.defaultRefresh)
        for chance in [0, 128, 255] as [UInt8] {
            _ = relation.step(.tick, now: relation.nextPoll, entropy: still)
            let now = relation.nextPoll
            _ = relation.step(fetched(bundle(1)), now: now, entropy: Entropy { Array(repeating: chance, count: $0) })
            #expect((.seconds(54)...(.seconds(60))).contains(relation.nextPoll - now))
        }
    }

    @Test func `a failure keeps the last good bundle, is told once with its age, and is tried again at the next poll`() {
        var relation = relation()
        _ = relation.step(.tick, now: Self.start, entropy: still)
        let good = bundle(1)
        _ = relation.step(fetched(good), now: Self.start, entropy: still)
        let failure = FetchFailure(.unreachable, "no connection")
        var now = Self.start + .seconds(60)
        _ = relation.step(.tick, now: now, entropy: still)
        #expect(relation.step(.failed(failure), now: now, entropy: still) == [.report(.failing(failure, age: .seconds(60)))])
        #expect(relation.bundle == good && relation.failures == 1 && relation.nextPoll - now == .seconds(60))
        #expect(relation.step(.tick, now: now + .seconds(59), entropy: still) == [], "not at once, and not aggressively")
        now = relation.nextPoll
        _ = relation.step(.tick, now: now, entropy: still)
        #expect(relation.step(.failed(failure), now: now, entropy: still) == [], "the same again is no news")
        #expect(relation.age(at: now) == .seconds(120))
        let other = FetchFailure(.untrusted, "somebody else")
        #expect(relation.step(.failed(other), now: now, entropy: still) == [.report(.failing(other, age: .seconds(120)))])
        #expect(relation.step(fetched(good), now: now, entropy: still) == [.report(.recovered(failures: 3)), .keep])
        #expect(relation.failures == 0 && relation.lastFailure == nil)
    }

    @Test func `a sequence that goes back is refused and told, until an operator takes it`() throws {
        var relation = relation()
        _ = relation.step(.tick, now: Self.start, entropy: still)
        let newer = bundle(9)
        _ = relation.step(fetched(newer), now: Self.start, entropy: still)
        // What a replay would bring back: a key that was withdrawn since.
        let older = bundle(8, roots: [realm.authority.certificateDER, try Realm("other.example").authority.certificateDER])
        let effects = relation.step(fetched(older), now: Self.start + .seconds(60), entropy: still)
        guard case .report(.failing(let failure, _))? = effects.first else { return #expect(Bool(false), "\(effects)") }
        #expect(failure.code == .olderSequence && effects.count == 1 && relation.bundle == newer)
        // Without a number it cannot be told from a new one: taken (§4.2), said, and the count is not forgotten.
        #expect(relation.step(fetched(bundle(nil)), now: Self.start, entropy: still).contains(.report(.sequenceMissing)))
        _ = relation.step(fetched(older), now: Self.start, entropy: still)
        #expect(relation.lastFailure?.code == .olderSequence && relation.highestSequence == 9)
        #expect(relation.step(.refresh(acceptingOlder: true), now: Self.start, entropy: still) == [.fetch])
        #expect(relation.step(fetched(older), now: Self.start, entropy: still).last == .publish(older))
        #expect(relation.highestSequence == 8)
        _ = relation.step(fetched(bundle(7)), now: Self.start, entropy: still)
        #expect(relation.bundle == older, "once, and not from then on")
    }

    @Test func `other keys under the same sequence are taken and told`() throws {
        var relation = relation()
        _ = relation.step(fetched(bundle(3)), now: Self.start, entropy: still)
        let changed = bundle(3, roots: [try Realm("other.example").authority.certificateDER])
        #expect(relation.step(fetched(changed), now: Self.start, entropy: still) == [.report(.changedUnderOneSequence(3)), .publish(changed)])
    }

    @Test func `an empty bundle takes everything back`() {
        var relation = relation()
        _ = relation.step(fetched(bundle(3)), now: Self.start, entropy: still)
        let empty = bundle(4, roots: [])
        #expect(relation.step(fetched(empty), now: Self.start, entropy: still) == [.report(.emptied), .publish(empty)])
        #expect(relation.bundle?.isEmpty == true)
    }

    @Test func `a bundle of another trust domain is never taken`() throws {
        var relation = relation()
        let foreign = TrustBundle(trustDomain: try #require(TrustDomain("third.example")), x509Authorities: [realm.authority.certificateDER])
        _ = relation.step(fetched(foreign), now: Self.start, entropy: still)
        #expect(relation.bundle == nil && relation.lastFailure?.code == .malformed)
    }

    @Test func `a clock that was set back does not put the next question off`() {
        var relation = relation()
        _ = relation.step(.tick, now: Self.start, entropy: still)
        _ = relation.step(fetched(bundle(1)), now: Self.start, entropy: still)
        #expect(relation.step(.tick, now: Self.start - .seconds(400 * 86_400), entropy: still) == [.fetch])
    }

    @Test func `whatever happens, a good bundle is held from the first to the end and the sequence never falls`() {
        for seed in UInt64(0)..<2_000 {
            var chance = SeededGenerator(seed: seed)
            var relation = relation()
            var now = Self.start
            var highest: UInt64 = 0
            var hadOne = false
            for _ in 0..<60 {
                now = now + .milliseconds(Int64.random(in: 0...90_000, using: &chance))
                switch Int.random(in: 0..<4, using: &chance) {
                case 0: _ = relation.step(.tick, now: now, entropy: still)
                case 1: _ = relation.step(.failed(FetchFailure(.deadline, "late")), now: now, entropy: still)
                case 2: _ = relation.step(.refresh(acceptingOlder: false), now: now, entropy: still)
                default:
                    let sequence = UInt64.random(in: 0...20, using: &chance)
                    _ = relation.step(fetched(bundle(sequence)), now: now, entropy: still)
                    hadOne = true
                }
                let isSound = (relation.bundle != nil) == hadOne && relation.highestSequence ?? 0 >= highest
                    && relation.bundle?.sequence == relation.highestSequence
                guard isSound else {
                    Issue.record("seed \(seed): \(relation)")
                    return
                }
                highest = relation.highestSequence ?? 0
            }
        }
    }

    // MARK: Parameters

    @Test(arguments: [
        ("other.example", "http://bundles.example/", "https_web", nil), ("other.example", "https://u@bundles.example/", "https_web", nil),
        ("other.example", "https://u:p@bundles.example/", "https_web", nil), ("Other", "https://bundles.example/", "https_web", nil),
        ("other.example", "https://bundles.example/", "https", nil), ("other.example", "https://bundles.example/", "", nil),
        ("other.example", "https://bundles.example/", "https_spiffe", nil),
        ("other.example", "https://bundles.example/", "https_spiffe", "spiffe://other.example"),
        ("other.example", "https://bundles.example/", "https_spiffe", "https://other.example/x"),
        ("other.example", "https://bundles.example/", "https_web", "spiffe://other.example/x"), ("", "https://bundles.example/", "https_web", nil),
    ] as [(String, String, String, String?)])
    func `what is not given in full and in order is refused, never guessed`(_ domain: String, _ url: String, _ profile: String, _ id: String?) {
        #expect((try? EndpointParameters.read(trustDomain: domain, url: url, profile: profile, endpointID: id).get()) == nil)
    }
}

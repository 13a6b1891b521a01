import AuditLedger
import Estate
import EstateTesting
import Lifecycle
import Runtime
import Storage
import Testing
import TrafficProof

private struct Fixture {
    let store: TestStore
    let lifecycle: Lifecycle
    let credential: Fingerprint

    init() throws {
        store = try TestStore("lifecycle", migrations: Lifecycle.migrations)
        lifecycle = Lifecycle(ledger: store.ledger, clock: store.clock.wallClock, entropy: store.entropy)
        credential = try #require(Fingerprint("mf1_01234567_0123456789abcdef0123456789abcdef"))
    }

    var now: Timestamp { store.clock.now }

    /// A real proof: the only way to one is a verdict.
    func proof(for other: Fingerprint? = nil) throws -> Proof {
        let input = ProofInput(
            credential: other ?? credential, now: now,
            quiet: QuietPeriod(floor: .seconds(10), businessCycle: .seconds(10), observerLag: .seconds(1)),
            consumers: [
                ConsumerRecord(
                    workload: "orders", path: "orders.shop-db", stage: .cutOver, mode: .substitute, cutOverAt: now - .seconds(100),
                    oldExchanges: 1, oldErrors: 0, oldLargestUse: 0, newExchanges: 1, newErrors: 0, renewals: 1, processes: 2)
            ],
            observers: [ObserverRecord(name: "log", side: .verifying, canariesSeen: [now - .seconds(2)], canariesMissed: [], readUpTo: now)],
            uses: [], observedSince: now - .seconds(1_000), liveSessions: [:])
        guard case .revocable(let proof) = judge(input) else { throw TestingError("no proof") }
        return proof
    }

    func write<Result: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Result) async throws -> Result {
        try await store.database.write(body)
    }

    func state() async throws -> CredentialState {
        try await store.database.read { [credential] in try Lifecycle.state(of: credential, in: $0) }
    }

    func disable(_ proof: Proof) async throws -> Retirement {
        try await write { [lifecycle, credential] in
            try lifecycle.disable(credential, proof: proof, soak: .seconds(60), acceptedBefore: true, by: "operator:root", in: $0)
        }
    }

    func waive(
        kind: String? = "legacy-api", owner: String? = "orders-team", reason: String? = "vendor", days: Int? = 30
    ) async throws -> Waiver {
        let expiry = days.map { now + .seconds($0 * 86_400) }
        return try await write { [lifecycle, credential] in
            try lifecycle.waive(
                credential, kind: kind, owner: owner, reason: reason, expiresAt: expiry, controls: ["network"], by: "operator:root",
                in: $0)
        }
    }
}

private func refusal<Result>(_ body: () async throws -> Result) async -> LifecycleRefusal.Code? {
    do {
        _ = try await body()
        return nil
    } catch let refusal as LifecycleRefusal {
        return refusal.code
    } catch {
        Issue.record("\(error)")
        return nil
    }
}

@Suite("R89: the states of a credential") struct StateTests {
    @Test func `exactly the legal transitions are legal`() {
        let legal: Set<[CredentialState]> = [
            [.standing, .excepted], [.excepted, .standing], [.standing, .disabled], [.excepted, .disabled], [.disabled, .standing],
            [.disabled, .retired],
        ]
        for from in CredentialState.allCases {
            for to in CredentialState.allCases { #expect(from.canBecome(to) == legal.contains([from, to]), "\(from) → \(to)") }
        }
    }

    @Test func `a credential that nobody touched is standing`() async throws {
        #expect(try await Fixture().state() == .standing)
    }

    @Test func `a life from standing to retired, each step in the ledger`() async throws {
        let fixture = try Fixture()
        let retirement = try await fixture.disable(fixture.proof())
        #expect(try await fixture.state() == .disabled)
        fixture.store.clock.advance(.seconds(61))
        #expect(fixture.lifecycle.judgeSoak(retirement, attempts: []) == nil)
        let removed = try await fixture.write { [lifecycle = fixture.lifecycle] in
            try lifecycle.removed(retirement, by: "operator:root", in: $0)
        }
        #expect(try await fixture.state() == .disabled, "removed is not retired: nobody has seen the refusal")
        let verified = try await fixture.write { [lifecycle = fixture.lifecycle] in
            try lifecycle.verified(removed, refusal: "28P01", by: "operator:root", in: $0)
        }
        #expect(try await fixture.state() == .retired)
        #expect(verified.verifiedAt == fixture.now && verified.refusal == "28P01")
        let entries = try await fixture.store.entries()
        #expect(entries.map(\.kind) == ["credential.disabled", "credential.removed", "credential.retired"])
        #expect(entries.allSatisfy { $0.subject == fixture.credential.text && $0.actor == "operator:root" })
        #expect(entries[0].facts["proof"] == retirement.proofDigest)
        let stored = try await fixture.store.database.read { [credential = fixture.credential] in
            try Lifecycle.retirement(of: credential, in: $0)
        }
        #expect(stored == verified)
    }

    @Test func `a stale proof disables nothing`() async throws {
        let fixture = try Fixture()
        let proof = try fixture.proof()
        fixture.store.clock.advance(Proof.lifetime + .milliseconds(1))
        #expect(await refusal { try await fixture.disable(proof) } == .staleProof)
        #expect(try await fixture.state() == .standing)
        #expect(try await fixture.store.entries().isEmpty)
    }

    @Test func `a proof for another credential disables nothing`() async throws {
        let fixture = try Fixture()
        let other = try #require(Fingerprint("mf1_01234567_ffffffffffffffffffffffffffffffff"))
        #expect(await refusal { try await fixture.disable(fixture.proof(for: other)) } == .otherCredential)
        #expect(try await fixture.state() == .standing)
    }

    @Test func `what is disabled or retired is not disabled again`() async throws {
        let fixture = try Fixture()
        let retirement = try await fixture.disable(fixture.proof())
        #expect(await refusal { try await fixture.disable(fixture.proof()) } == .illegalTransition)
        let removed = try await fixture.write { [lifecycle = fixture.lifecycle] in try lifecycle.removed(retirement, by: "x", in: $0) }
        _ = try await fixture.write { [lifecycle = fixture.lifecycle] in
            try lifecycle.verified(removed, refusal: "28P01", by: "x", in: $0)
        }
        #expect(await refusal { try await fixture.disable(fixture.proof()) } == .illegalTransition)
        #expect(
            await refusal {
                try await fixture.write { [lifecycle = fixture.lifecycle, credential = fixture.credential] in
                    try lifecycle.enable(credential, why: "x", by: "x", in: $0)
                }
            } == .illegalTransition, "nothing comes back from retirement")
        #expect(await refusal { try await fixture.waive() } == .illegalTransition)
        #expect(try await fixture.state() == .retired)
    }

    @Test func `a disabled credential can be enabled again and leaves no retirement behind`() async throws {
        let fixture = try Fixture()
        _ = try await fixture.disable(fixture.proof())
        try await fixture.write { [lifecycle = fixture.lifecycle, credential = fixture.credential] in
            try lifecycle.enable(credential, why: "reports fails", by: "operator:root", in: $0)
        }
        #expect(try await fixture.state() == .standing)
        let left = try await fixture.store.database.read { [credential = fixture.credential] in
            try Lifecycle.retirement(of: credential, in: $0)
        }
        #expect(left == nil)
        #expect(try await fixture.store.entries().last?.facts["reason"] == "reports fails")
    }

    @Test func `a soak with an attempt is refused, before and after its end`() async throws {
        let fixture = try Fixture()
        let retirement = try await fixture.disable(fixture.proof())
        #expect(fixture.lifecycle.judgeSoak(retirement, attempts: [])?.code == .soaking)
        let attempt = fixture.lifecycle.judgeSoak(retirement, attempts: ["nightly.sh", "x"])
        #expect(attempt?.code == .attemptsDuringSoak && attempt?.reason.contains("nightly.sh") == true)
        fixture.store.clock.advance(.seconds(60))
        #expect(fixture.lifecycle.judgeSoak(retirement, attempts: []) == nil, "the soak is over at its end")
        #expect(fixture.lifecycle.judgeSoak(retirement, attempts: ["x"])?.code == .attemptsDuringSoak)
    }

    @Test func `nothing is called retired before the secret is removed`() async throws {
        let fixture = try Fixture()
        let retirement = try await fixture.disable(fixture.proof())
        #expect(
            await refusal {
                try await fixture.write { [lifecycle = fixture.lifecycle] in
                    try lifecycle.verified(retirement, refusal: "28P01", by: "x", in: $0)
                }
            } == .illegalTransition)
        #expect(try await fixture.state() == .disabled)
    }

    @Test func `a refused step leaves nothing of itself`() async throws {
        let fixture = try Fixture()
        let retirement = try await fixture.disable(fixture.proof())
        try await fixture.write { [lifecycle = fixture.lifecycle, credential = fixture.credential] in
            try lifecycle.enable(credential, why: "x", by: "x", in: $0)
        }
        var removed = retirement
        removed.removedAt = fixture.now
        let before = try await fixture.store.entries().count
        #expect(
            await refusal {
                try await fixture.write { [lifecycle = fixture.lifecycle, removed] in
                    try lifecycle.verified(removed, refusal: "28P01", by: "x", in: $0)
                }
            } == .illegalTransition)
        let left = try await fixture.store.database.read { [credential = fixture.credential] in
            try Lifecycle.retirement(of: credential, in: $0)
        }
        #expect(left == nil)
        #expect(try await fixture.store.entries().count == before)
    }

    @Test func `removing is refused for a credential that is not disabled`() async throws {
        let fixture = try Fixture()
        let retirement = try await fixture.disable(fixture.proof())
        try await fixture.write { [lifecycle = fixture.lifecycle, credential = fixture.credential] in
            try lifecycle.enable(credential, why: "x", by: "x", in: $0)
        }
        #expect(
            await refusal {
                try await fixture.write { [lifecycle = fixture.lifecycle] in try lifecycle.removed(retirement, by: "x", in: $0) }
            } == .illegalTransition)
    }
}

@Suite("R91 R92: waivers") struct WaiverTests {
    @Test(arguments: [
        (nil, "o", "r", 30, "kind"), ("whatever", "o", "r", 30, "kind"), ("batch", nil, "r", 30, "owner"), ("batch", "  ", "r", 30, "owner"),
        ("batch", "o", nil, 30, "reason"), ("batch", "o", " ", 30, "reason"), ("batch", "o", "r", nil, "expiry"),
        ("batch", "o", "r", 0, "future"), ("batch", "o", "r", -1, "future"), ("batch", "o", "r", 366, "within"),
    ] as [(String?, String?, String?, Int?, String)])
    func `a waiver with a missing or impossible field is refused by name`(
        _ kind: String?, _ owner: String?, _ reason: String?, _ days: Int?, _ named: String
    ) async throws {
        let fixture = try Fixture()
        do {
            _ = try await fixture.waive(kind: kind, owner: owner, reason: reason, days: days)
            Issue.record("granted")
        } catch let refusal as LifecycleRefusal {
            #expect(refusal.code == .incompleteWaiver && refusal.reason.contains(named))
        }
        #expect(try await fixture.state() == .standing)
        #expect(try await fixture.store.entries().isEmpty)
    }

    @Test func `a waiver is in the ledger with its owner, reason and end`() async throws {
        let fixture = try Fixture()
        let waiver = try await fixture.waive()
        #expect(try await fixture.state() == .excepted)
        let entry = try #require(try await fixture.store.entries().last)
        #expect(entry.kind == "waiver.granted")
        #expect(entry.facts["owner"] == "orders-team" && entry.facts["reason"] == "vendor" && entry.facts["waiver"] == waiver.id)
        #expect(entry.facts["expires"] == waiver.expiresAt.description)
    }

    @Test func `a waiver that runs cannot be replaced by a longer one`() async throws {
        let fixture = try Fixture()
        _ = try await fixture.waive(days: 1)
        #expect(await refusal { try await fixture.waive(days: 300) } == .illegalTransition)
    }

    @Test func `an expiry acts once, at its moment`() async throws {
        let fixture = try Fixture()
        let waiver = try await fixture.waive(days: 1)
        @Sendable func expire() async throws -> [Waiver] {
            try await fixture.write { [lifecycle = fixture.lifecycle] in try lifecycle.expireWaivers(in: $0) }
        }
        fixture.store.clock.advance(.seconds(86_400) - .milliseconds(1))
        #expect(try await expire().isEmpty)
        #expect(try await fixture.state() == .excepted)
        fixture.store.clock.advance(.milliseconds(1))
        #expect(try await expire().map(\.id) == [waiver.id])
        #expect(try await fixture.state() == .standing)
        #expect(try await expire().isEmpty)
        #expect(try await fixture.store.entries().map(\.kind) == ["waiver.granted", "waiver.expired"])
    }

    @Test func `renewals are counted`() async throws {
        let fixture = try Fixture()
        for expected in 0..<3 {
            #expect(try await fixture.waive(days: 1).renewals == expected)
            fixture.store.clock.advance(.seconds(86_400))
            _ = try await fixture.write { [lifecycle = fixture.lifecycle] in try lifecycle.expireWaivers(in: $0) }
        }
    }

    @Test func `the expiry of a waiver does not bring a disabled credential back`() async throws {
        let fixture = try Fixture()
        _ = try await fixture.waive(days: 1)
        _ = try await fixture.disable(fixture.proof())
        fixture.store.clock.advance(.seconds(86_400))
        _ = try await fixture.write { [lifecycle = fixture.lifecycle] in try lifecycle.expireWaivers(in: $0) }
        #expect(try await fixture.state() == .disabled)
    }
}

import AuditLedger
import Crypto
import EstateTesting
import Foundation
import Runtime
import SPIFFE
import Storage
import Testing
import X509

@testable import Issuance

@Suite("R47: by which time things are forgotten") struct ObservedTimeTests {
    private let start = Timestamp(milliseconds: 1_800_000_000_000)

    @Test func `a clock that goes as the monotonic one does is followed`() {
        var observed = ObservedTime(first: start)
        for minute in 1...600 {
            let now = start + .seconds(60 * minute)
            let isSteady = observed.look(now, elapsed: .seconds(60))
            #expect(isSteady && observed.forgetting == now)
        }
        // A short absence is no jump.
        let isSteady = observed.look(start + .seconds(36_000 + 3_500), elapsed: nil)
        #expect(isSteady && observed.forgetting == start + .seconds(39_500))
    }

    @Test(arguments: [false, true])
    func `a clock that jumps ahead is believed after half a day of running, and not by restarts`(_ isRestart: Bool) {
        var observed = ObservedTime(first: start)
        let year = Duration.seconds(365 * 86_400)
        let isSteady = observed.look(start + year, elapsed: isRestart ? nil : .seconds(60))
        #expect(!isSteady)
        #expect(observed.forgetting <= start + .seconds(60))
        // A hundred restarts within seconds confirm nothing.
        for second in 1...100 { _ = observed.look(start + year + .seconds(second), elapsed: nil) }
        #expect(observed.forgetting <= start + .seconds(60 + 100))
        for minute in 1..<720 { _ = observed.look(start + year + .seconds(100 + 60 * minute), elapsed: .seconds(60)) }
        #expect(observed.forgetting < start + .seconds(86_400))
        _ = observed.look(start + year + .seconds(100 + 60 * 720), elapsed: .seconds(60))
        #expect(observed.forgetting == start + year + .seconds(100 + 60 * 720))
    }

    @Test func `a clock that is set right again has cost nothing, and forgetting is never ahead of it`() {
        var observed = ObservedTime(first: start)
        _ = observed.look(start + .seconds(86_400 * 365), elapsed: .seconds(60))
        let isSteady = observed.look(start + .seconds(120), elapsed: .seconds(60))
        #expect(!isSteady)
        #expect(observed.forgetting == start + .seconds(120))
        // Set back too far: nothing is forgotten that is good by it.
        _ = observed.look(start - .seconds(86_400), elapsed: .seconds(60))
        #expect(observed.forgetting == start - .seconds(86_400))
    }

    @Test func `a revocation outlives a clock that jumps by a year and comes back, also over a restart`() async throws {
        let fixture = try await NodeFixture("time")
        let (issuer, store) = (fixture.issuer, fixture.store)
        try await fixture.join(fixture.token(), as: "n1")
        let serial = try #require(try await store.entries().last?.facts["serial"])
        try await store.database.write { [issuer] in
            _ = try issuer.revocations.revoke(.serial(serial), reason: "stolen", by: "x", in: $0)
            _ = try issuer.observeTime(elapsed: nil, in: $0)
        }
        try await issuer.useOnce("job", by: "a", until: store.clock.now + .seconds(300))
        store.clock.advance(.seconds(365 * 86_400))
        for elapsed in [Duration.seconds(60), nil] {
            try await store.database.write { [issuer] in
                let look = try issuer.observeTime(elapsed: elapsed, in: $0)
                #expect(!look.isSteady || elapsed == nil)
                try issuer.forgetExpired(by: look.forgetting, in: $0)
            }
        }
        #expect(issuer.revocations.isRevoked(serial: serial) != nil)
        // In the table too.
        let again = Issuer(
            authority: issuer.authority, database: store.database, ledger: store.ledger, clock: store.clock.wallClock, entropy: store.entropy)
        try await store.database.read { try again.revocations.load(in: $0) }
        #expect(again.revocations.isRevoked(serial: serial) != nil)
        #expect(await fixture.refusal { try await issuer.useOnce("job", by: "b", until: store.clock.now) } == .tokenUnknown)
    }
}

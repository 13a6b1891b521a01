import Testing

@testable import Server

@Suite struct PatienceTests {
    @Test func `a target that cannot be asked is left alone for longer each time, a minute at most, until it answers`() {
        var patience = Patience()
        var now = ContinuousClock.now
        #expect(patience.isOver(for: "db", at: now))
        for seconds in [1, 2, 4, 8, 16, 32, 60, 60] {
            patience.failed("db", at: now)
            #expect(patience.isOver(for: "other", at: now))
            #expect(!patience.isOver(for: "db", at: now + .milliseconds(seconds * 1000 - 1)))
            now += .seconds(seconds)
            #expect(patience.isOver(for: "db", at: now))
        }
        patience.succeeded("db")
        patience.failed("db", at: now)
        #expect(patience.isOver(for: "db", at: now + .seconds(1)))
    }
}

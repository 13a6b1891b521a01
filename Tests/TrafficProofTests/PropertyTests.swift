import Estate
import EstateTesting
import Runtime
import Testing
import TrafficProof

/// The rule of proof of death, written a second time and otherwise, from the design and not from the code.
private func failures(_ input: ProofInput) -> Set<Finding.Rule> {
    var failing: Set<Finding.Rule> = []
    let verifying = input.observers.filter { $0.side == .verifying }
    if verifying.isEmpty { failing.insert(.verifyingObserver) }

    if input.consumers.isEmpty { failing.insert(.consumersCutOver) }
    for consumer in input.consumers {
        let moved = [PathStage.cutOver, .proven, .retired].contains(consumer.stage)
        if !(moved && consumer.mode == .substitute && consumer.cutOverAt != nil) { failing.insert(.consumersCutOver) }
    }

    var longest: Int64 = 0
    for name in Set(input.uses.map(\.consumer)) {
        let times = input.uses.filter { $0.consumer == name }.map(\.at.milliseconds)
        for index in times.indices.dropFirst() { longest = max(longest, times[index] - times[index - 1]) }
    }
    let needed = [input.quiet.floor.milliseconds, input.quiet.businessCycle.milliseconds, 2 * longest].reduce(0, max)
        + input.quiet.observerLag.milliseconds
    let start = input.now.milliseconds - needed
    if input.uses.contains(where: { $0.at.milliseconds > start }) { failing.insert(.silence) }
    if (input.observedSince?.milliseconds ?? .max) > start { failing.insert(.silence) }

    for observer in verifying {
        let alive = observer.canariesSeen.contains { $0.milliseconds >= start }
            && !observer.canariesMissed.contains { $0.milliseconds >= start }
            && observer.readUpTo.map { input.now.milliseconds - $0.milliseconds <= input.quiet.observerLag.milliseconds + 2_000 } ?? false
        if !alive { failing.insert(.observersAlive) }
    }
    if verifying.isEmpty { failing.insert(.observersAlive) }

    for consumer in input.consumers where [PathStage.cutOver, .proven, .retired].contains(consumer.stage) {
        let carries = consumer.newExchanges > 0 && consumer.newExchanges >= consumer.oldExchanges
            && Double(consumer.newErrors) / Double(max(1, consumer.newExchanges))
                <= Double(consumer.oldErrors) / Double(max(1, consumer.oldExchanges))
        if !carries { failing.insert(.newPathCarries) }
        if consumer.renewals < 1 || consumer.processes < 2 { failing.insert(.renewedAndRestarted) }
    }
    if !input.consumers.contains(where: { $0.newExchanges > 0 }) { failing.insert(.newPathCarries) }
    if input.consumers.isEmpty { failing.insert(.renewedAndRestarted) }
    if input.liveSessions.values.contains(where: { $0 > 0 }) { failing.insert(.noLiveSession) }
    return failing
}

/// Mostly good inputs with a few faults, so that both verdicts occur often.
private func randomInput(_ generator: inout SeededGenerator) throws -> ProofInput {
    var input = try revocableInput()
    func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &generator) == 0 }
    input.uses = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
        use(
            Int.random(in: oneIn(5) ? 0...600 : 603...4_000, using: &generator),
            by: ["orders", "billing", "cron"].randomElement(using: &generator) ?? "cron")
    }.sorted { $0.at < $1.at }
    input.quiet.floor = .seconds(Int.random(in: 1...800, using: &generator))
    input.quiet.businessCycle = .seconds(Int.random(in: 1...800, using: &generator))
    input.observedSince = oneIn(12) ? nil : ago(Int.random(in: oneIn(8) ? 0...900 : 8_100...9_000, using: &generator))
    for index in input.consumers.indices {
        if oneIn(12) { input.consumers[index].stage = PathStage.allCases.randomElement(using: &generator) ?? .planned }
        if oneIn(12) { input.consumers[index].mode = PathMode.allCases.randomElement(using: &generator) ?? .pass }
        if oneIn(12) { input.consumers[index].cutOverAt = nil }
        if oneIn(12) { input.consumers[index].newExchanges = Int.random(in: 0...200, using: &generator) }
        if oneIn(12) { input.consumers[index].newErrors = Int.random(in: 0...3, using: &generator) }
        if oneIn(12) { input.consumers[index].renewals = 0 }
        if oneIn(12) { input.consumers[index].processes = Int.random(in: 0...2, using: &generator) }
    }
    if oneIn(10) { input.consumers.removeLast() }
    if oneIn(20) { input.consumers = [] }
    if oneIn(10) { input.observers[0].canariesSeen = [] }
    if oneIn(10) { input.observers[0].canariesMissed = [ago(Int.random(in: 0...3_000, using: &generator))] }
    if oneIn(10) { input.observers[0].readUpTo = ago(Int.random(in: 0...10, using: &generator)) }
    if oneIn(10) { input.observers.removeFirst() }
    if oneIn(10) { input.liveSessions["x"] = Int.random(in: 0...2, using: &generator) }
    return input
}

@Suite("R76: the rule, checked against a second writing of it") struct PropertyTests {
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `a credential is revocable exactly when every clause holds by a second reading`(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var revocable = 0
        var others = 0
        for round in 0..<2_500 {
            let input = try randomInput(&generator)
            let expected = failures(input)
            switch judge(input) {
            case .revocable:
                revocable += 1
                #expect(expected.isEmpty, "round \(round): \(expected)")
            case .blocked(_, let findings):
                others += 1
                #expect(Set(findings.filter { !$0.holds }.map(\.rule)) == expected, "round \(round)")
                #expect(!expected.isEmpty && !expected.contains(.verifyingObserver))
            case .unobservable(let findings):
                others += 1
                #expect(Set(findings.filter { !$0.holds }.map(\.rule)) == expected, "round \(round)")
                #expect(expected.contains(.verifyingObserver))
            }
        }
        #expect(revocable > 100 && others > 100, "both verdicts are exercised: \(revocable), \(others)")
    }

    @Test func `the same input gives the same verdict`() throws {
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<200 {
            let input = try randomInput(&generator)
            #expect("\(judge(input))" == "\(judge(input))")
        }
    }

    @Test func `one more use inside the window never makes a credential revocable`() throws {
        var generator = SeededGenerator(seed: 10)
        for _ in 0..<1_000 {
            var input = try randomInput(&generator)
            input.uses.append(use(0, by: "somebody", registered: false))
            if case .revocable = judge(input) { Issue.record("revocable while in use") }
        }
    }
}

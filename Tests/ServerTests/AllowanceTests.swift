import Estate
import EstateTesting
import Foundation
import Registration
import Runtime
import SPIFFE
import Testing

@testable import Server

@Suite("R44: what one agent may make the server hold and write") struct AllowanceTests {
    private let first = SPIFFEID("spiffe://shop.example/mayfly/agent/n1")!
    private let second = SPIFFEID("spiffe://shop.example/mayfly/agent/n2")!
    private let start = Timestamp(milliseconds: 1_800_000_000_000)

    @Test func `an agent that asks without end is held to its rate, and no other pays for it`() {
        let allowances = AgentAllowances(perSecond: 50)
        var granted = 0
        for call in 0..<100_000 where allowances.spend(of: first, at: start + .milliseconds(call)) == .granted { granted += 1 }
        // A burst of 10,000, and 50 in each of the 100 seconds.
        #expect((14_900...15_100).contains(granted))
        #expect(allowances.spend(of: second, at: start) == .granted)
    }

    @Test func `that it asked too much is told once a minute, and a clock that goes back gives nothing`() {
        let allowances = AgentAllowances(perSecond: 1)
        for _ in 0..<200 { #expect(allowances.spend(of: first, at: start) == .granted) }
        var told: [Int] = []
        for call in 0..<1000 {
            if case .exhausted(let refused?) = allowances.spend(2, of: first, at: start + .milliseconds(call / 100)) { told.append(refused) }
        }
        #expect(told == [1])
        #expect(allowances.spend(of: first, at: start - .seconds(3600)) == .exhausted(refused: nil))
        #expect(allowances.spend(of: first, at: start - .seconds(3600)) == .exhausted(refused: nil))
        #expect(allowances.spend(of: first, at: start + .seconds(10)) == .granted)
        // What is larger than any burst passes when all is there, and takes all.
        #expect(allowances.spend(5000, of: second, at: start) == .granted && allowances.spend(of: second, at: start) != .granted)
    }

    @Test func `what is denied costs more`() {
        let allowances = AgentAllowances(perSecond: 1)
        var asked = 0
        while allowances.spend(of: first, at: start) == .granted {
            allowances.charge(AgentAllowances.denial - 1, of: first, at: start)
            asked += 1
        }
        #expect(asked == 20)
    }

    private func workload(_ agent: String, _ pid: Int, selectors: Int = 1) -> LiveWorkload {
        LiveWorkload(
            agent: agent, processID: pid,
            selectors: Set((0..<selectors).map { Selector(type: "unix:path", value: "/srv/\($0)/" + String(repeating: "x", count: 900)) }),
            seenAt: start + .milliseconds(pid))
    }

    @Test func `an agent's processes push out its own and nobody else's`() {
        let live = LiveWorkloads()
        live.note(workload("good", 1))
        for pid in 0..<20_000 { live.note(workload("bad", pid)) }
        let seen = live.seen(since: start)
        #expect(seen.filter { $0.agent == "good" }.map(\.processID) == [1])
        #expect(seen.count <= LiveWorkloads.limit + 1 && seen.contains { $0.processID == 19_999 })
    }

    @Test func `large claims are bounded in bytes too`() {
        let live = LiveWorkloads()
        for pid in 0..<150 { live.note(workload("bad", pid, selectors: 60)) }
        let bytes = live.seen(since: start).flatMap(\.selectors).reduce(0) { $0 + $1.description.utf8.count }
        #expect(bytes <= LiveWorkloads.byteLimit && bytes > LiveWorkloads.byteLimit / 2)
        // The same process again is no other one.
        for _ in 0..<100 { live.note(workload("good", 7, selectors: 60)) }
        #expect(live.seen(since: start).count { $0.agent == "good" } == 1)
    }
}

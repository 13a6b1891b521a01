import Estate
import EstateTesting
import Foundation
import NodeAPI
import Runtime
import SPIFFE
import Testing

@testable import Agent
@testable import Issuance
@testable import Registration

extension World {
    /// One step of everything: some time passes, something happens to the world, and everybody does what is theirs.
    mutating func step() {
        now = now + .milliseconds(Int.random(in: 50...1500, using: &random))
        checkHolding()
        let machine = Int.random(in: machines.indices, using: &random)
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<25: if isServerUp { changeEntry() }
        case 25..<35: start(on: machine)
        case 35..<40: if let id = machines[machine].processes.keys.min() { end(id, on: machine) }
        case 40..<45:
            // Exec: the same process is another program.
            let another = program()
            if let id = machines[machine].processes.keys.max() { machines[machine].processes[id]?.selectors = another }
        case 45..<50: machines[machine].isConnected.toggle()
        case 50..<53: crash(machine)
        case 53..<56: isServerUp ? (isServerUp = false) : restartServer()
        case 56..<58: if chance(20) { stolen.append((machine, machines[machine].key)) }
        case 58..<60: comeWithStolen()
        default: break
        }
        everybody()
    }

    mutating func everybody() {
        for index in machines.indices {
            if !canTalk(index) { disconnect(index) }
            renewNode(index)
            talk(index)
            let processes = machines[index].processes.keys.sorted()
            for id in processes { ask(id, on: index) }
            call(index)
            for id in processes { tell(id, on: index) }
            note(index)
        }
        lastRound = now
    }

    private mutating func program() -> Set<Selector> {
        [
            Selector(type: "unix:uid", value: Self.uids.randomElement(using: &random)!),
            Selector(type: "unix:path", value: Self.paths.randomElement(using: &random)!),
        ]
    }

    private mutating func start(on machine: Int) {
        guard machines[machine].processes.count < 4 else { return }
        let selectors = program()
        machines[machine].processes[nextProcess] = Process(selectors: selectors, attested: selectors)
        nextProcess += 1
    }

    /// A thief renews with a key from a copied disk. Either it is first, or it is found.
    private mutating func comeWithStolen() {
        guard isServerUp, let copy = stolen.popLast() else { return }
        let agent = machines[copy.machine].agent
        guard !suspended.contains(agent), var keys = nodes[agent] else { return }
        nextKey += 1
        switch keys.advance(from: copy.key, to: "thief\(nextKey)") {
        case .accepted:
            keys.isCurrentUsed = true
            nodes[agent] = keys
        case .cloned: suspended.insert(agent)
        case .unknown: break
        }
    }

    /// Everything is mended, and time passes.
    mutating func settle() {
        isCalm = true
        restartServer()
        for index in machines.indices { machines[index].isConnected = true }
        for _ in 0..<40 {
            now = now + .milliseconds(500)
            checkHolding()
            everybody()
        }
    }

    /// What must be true when all is well again.
    mutating func checkSettled() {
        for (index, machine) in machines.enumerated() where !suspended.contains(machine.agent) {
            guard nodes[machine.agent]?.current == machine.key || nodes[machine.agent]?.previous == machine.key else {
                // A thief was first, and the node has not come since: it cannot go on, and must not.
                if nodes[machine.agent]?.current.hasPrefix("thief") != true { fault("node \(machine.agent) lost its key") }
                continue
            }
            let scope = NodeScope(agent: machine.agent)
            if machine.replica.entries.digest != catalog.read({ $0.digest(in: scope) }) { fault("\(machine.agent) did not converge") }
            for (id, process) in machine.processes {
                // Between two clocks both are right.
                let wanted = entitled(process, on: index, at: max(now, time(on: index)))
                let allowed = entitled(process, on: index, at: min(now, time(on: index)))
                let has = Set((process.told ?? []).map(\.id.description))
                if !has.isSuperset(of: wanted) || !has.isSubset(of: allowed) {
                    fault("process \(id) on \(machine.agent) has \(has) and should have \(wanted)")
                }
            }
        }
    }
}

@Suite("R43 R44 R47 R51: the identity plane through everything that goes wrong") struct SimulationTests {
    /// In one task for each core; a failing seed is told with what was wrong, and replays by itself.
    @Test(.timeLimit(.minutes(10))) func `ten thousand seeds: nobody is somebody else, nobody goes without, and all agree in the end`() async {
        let faults = await withTaskGroup(of: [String].self) { group in
            for part in 0..<4 as Range<UInt64> {
                group.addTask {
                    var faults: [String] = []
                    for seed in stride(from: part, to: 10_000, by: 4) where faults.count < 5 { faults += Self.run(seed) }
                    return faults
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        for fault in faults.prefix(10) { Issue.record("\(fault)") }
    }

    @Test func `an SVID is renewed between a fifth and three tenths of its life, and not all at once`() {
        let start = Timestamp(milliseconds: 1_800_000_000_000)
        for life in [Duration.seconds(5), .seconds(40), .seconds(3600), .seconds(7 * 86_400)] {
            let parts = (0..<2_000 as Range<UInt64>).map { seed in
                (Renewal.time(from: start, to: start + life, entropy: .seeded(seed)) - start) / life
            }
            #expect(parts.allSatisfy { $0 >= 0.2 - 0.001 / (life / .seconds(1)) && $0 <= 0.3 }, "\(parts.min() ?? 0)–\(parts.max() ?? 0) of \(life)")
            #expect(parts.contains { $0 < 0.21 } && parts.contains { $0 > 0.29 }, "what starts together does not renew together")
        }
    }

    /// The same seed is the same run.
    @Test func `a run repeats itself`() {
        var first = World(seed: 11), second = World(seed: 11)
        for _ in 0..<100 {
            first.step()
            second.step()
        }
        #expect(first.now == second.now && first.nextSerial == second.nextSerial && first.nextSerial > 1)
        #expect(first.durable == second.durable && first.nodes == second.nodes)
    }

    private static func run(_ seed: UInt64) -> [String] {
        var world = World(seed: seed)
        for _ in 0..<60 { world.step() }
        world.settle()
        world.checkSettled()
        return world.faults
    }
}

import Estate
import EstateTesting
import Foundation
import NodeAPI
import Runtime
import SPIFFE
import SwiftProtobuf

@testable import Access
@testable import Agent
@testable import Issuance
@testable import Registration

/// A server, its agents and their workloads in one thread and in virtual time: the network loses connections, processes start, change
/// their program and end, machines crash between any two steps and have wrong clocks. What decides is the real code; what is played
/// is the disk, the wire and the passing of time.
struct World {
    /// A certificate, as far as it matters here.
    struct Certificate {
        var id: SPIFFEID
        var serial: Int
        var expiresAt: Timestamp
        /// For whom it was signed.
        var process: Int
        var attested: Set<Selector>
    }

    struct Process {
        var selectors: Set<Selector>
        /// What it was when it was attested; the agent asks the kernel whether it still is.
        var attested: Set<Selector>
        var held = HeldIdentities<Certificate, Int>()
        /// The last full set that it was told; `nil` before the first and after a refusal.
        var told: [Certificate]?
        /// What it waits for, by ticket; sometimes two streams of it want the same.
        var asked: [(ticket: Int, twin: Int?, question: IdentityQuestion)] = []
    }

    /// What an agent asks the server for one process.
    struct Ask: Hashable {
        var process: Int
        var attested: Set<Selector>
        var id: SPIFFEID
        var entry: String
        var replaces: String?
    }

    enum Answer {
        case issued(Certificate)
        case refused
        case lost
    }

    struct Machine {
        var agent: SPIFFEID
        var skew: Duration
        /// On disk: outlives a crash.
        var key: String
        var svidEnd: Timestamp
        /// In memory.
        var replica = EntryReplica()
        var stream: Stream?
        var processes: [Int: Process] = [:]
        var line = SigningLine<Ask>()
        var kept = KeptAnswers<HeldIdentity<Certificate>>(limit: 12, processLimit: 3)
        var answers: [Int: Answer] = [:]
        var isConnected = true
        /// Whether something went wrong for it in this round.
        var hasMishap = false
        /// Since which round it could talk, and nothing went wrong for it.
        var quietSince: Timestamp?

        /// The server's side of the connection: what it has told, and what is still on the wire.
        struct Stream {
            var told: Int?
            var hasToldOnce = false
            var wire: [Mayfly_Node_V1_EntryPiece] = []
        }
    }

    let seed: UInt64
    var random: SeededGenerator
    var now = Timestamp(milliseconds: 1_800_000_000_000)
    /// When everybody has acted last.
    var lastRound = Timestamp(milliseconds: 0)

    // The server: what is durable, and what is rebuilt from it.
    var durable: [String: RegistrationEntry] = [:]
    var revision = 0
    var nodes: [SPIFFEID: NodeKeys] = [:]
    var suspended: Set<SPIFFEID> = []
    var catalog = EntryCatalog()
    var isServerUp = true

    var machines: [Machine]
    var nextProcess = 1
    var nextSerial = 1
    var nextKey = 1
    /// Copies of disks that somebody else may come with.
    var stolen: [(machine: Int, key: String)] = []
    var faults: [String] = []

    static let domain = TrustDomain("shop.example")!
    static let life = Duration.seconds(40)
    static let uids = ["1", "2", "3"], paths = ["/a", "/b"]

    init(seed: UInt64) {
        self.seed = seed
        var generator = SeededGenerator(seed: seed)
        let start = now
        let machines = (0..<3).map { number in
            Machine(
                agent: SPIFFEID("spiffe://shop.example/mayfly/agent/n\(number)")!,
                skew: .milliseconds(Int.random(in: -1500...1500, using: &generator)), key: "k\(number)", svidEnd: start + Self.life)
        }
        self.machines = machines
        random = generator
        for machine in machines {
            nodes[machine.agent] = NodeKeys(current: machine.key, previous: nil, isCurrentUsed: false)
        }
        nextKey = machines.count
        catalog.load([], revision: 0)
    }

    mutating func fault(_ text: String) { faults.append("seed \(seed), \(now): \(text)") }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    /// Of something that goes wrong for a machine; nothing does while the world settles.
    mutating func mishap(_ percent: Int, on index: Int) -> Bool {
        guard !isCalm, chance(percent) else { return false }
        machines[index].hasMishap = true
        return true
    }
    var isCalm = false

    // MARK: The server

    /// One change of an entry, durable with its commit; the catalog follows.
    mutating func changeEntry() {
        let name = "e\(Int.random(in: 0..<6, using: &random))"
        revision += 1
        let before = durable[name]
        if before != nil, chance(35) {
            durable[name] = nil
        } else {
            let parents: [SPIFFEID?] = [nil, machines[0].agent, machines[1].agent]
            durable[name] = RegistrationEntry(
                name: name, spiffeID: IDTemplate("spiffe://shop.example/w/\(Int.random(in: 0..<4, using: &random))")!,
                parent: parents.randomElement(using: &random)!,
                selectors: [
                    Selector(type: "unix:uid", value: Self.uids.randomElement(using: &random)!),
                    Selector(type: "unix:path", value: Self.paths.randomElement(using: &random)!),
                ],
                expiresAt: chance(10) ? now + .seconds(20) : nil, owner: "o", purpose: "p", revision: revision)
        }
        // A crash after the commit and before the catalog heard of it is a crash all the same: the catalog is read anew.
        if isServerUp { catalog.apply([EntryChange(revision: revision, before: before, after: durable[name])]) }
    }

    mutating func restartServer() {
        catalog = EntryCatalog()
        catalog.load(Array(durable.values), revision: revision)
        for index in machines.indices { disconnect(index) }
        isServerUp = true
    }

    /// What the server answers to a request for a certificate.
    mutating func issue(_ ask: Ask, on machine: Machine) -> Answer {
        let clock = now
        guard machine.svidEnd > clock, !suspended.contains(machine.agent) else { return .lost }
        let policy = RegisteredPaths(entries: catalog, clock: WallClock { clock })
        let decision = policy.identity(
            AccessRequest(
                action: .issueIdentity, subject: ask.id.description, agent: machine.agent.description, selectors: ask.attested,
                processID: 1, entry: ask.entry)
        ).decision
        guard decision.isPermitted, let entry = decision.entry else { return .refused }
        // Held against what is durable, in other words than the code's own.
        let truth = durable[entry.name]
        if truth?.selectors.allSatisfy(ask.attested.contains) != true || truth?.spiffeID.description != ask.id.description
            || !(truth?.parent == nil || truth?.parent == machine.agent) || truth.map({ $0.expiresAt ?? .distant <= clock }) == true
        {
            fault("`\(ask.id)` was given to a process of \(ask.attested) on \(machine.agent)")
        }
        nextSerial += 1
        return .issued(Certificate(id: ask.id, serial: nextSerial, expiresAt: now + Self.life, process: ask.process, attested: ask.attested))
    }

    // MARK: The wire

    func canTalk(_ index: Int) -> Bool { isServerUp && machines[index].isConnected }

    mutating func disconnect(_ index: Int) {
        machines[index].stream = nil
        machines[index].replica.interrupt()
    }

    /// The server tells what has changed, and some of what is on the wire arrives.
    mutating func talk(_ index: Int) {
        guard canTalk(index), machines[index].svidEnd > now, !suspended.contains(machines[index].agent) else { return disconnect(index) }
        let scope = NodeScope(agent: machines[index].agent)
        if machines[index].stream == nil {
            let asked = machines[index].replica.request
            var told: Int?
            if asked.revision >= 0 {
                let isDrifted =
                    asked.revision == Int64(catalog.revision)
                    && StateDigest(Array(asked.digest)) != catalog.read { $0.digest(in: scope) }
                told = isDrifted ? nil : Int(asked.revision)
            }
            machines[index].stream = Machine.Stream(told: told)
            // Whoever comes with the newest key has it: from here on the one before is a copy's.
            if nodes[machines[index].agent]?.current == machines[index].key { nodes[machines[index].agent]?.isCurrentUsed = true }
        }
        guard var stream = machines[index].stream else { return }
        let update = catalog.update(for: scope, since: stream.told)
        if !update.isEmpty || !stream.hasToldOnce {
            stream.wire += update.pieces
            stream.hasToldOnce = true
        }
        stream.told = update.revision
        while !stream.wire.isEmpty, !mishap(20, on: index) {
            let piece = stream.wire.removeFirst()
            if machines[index].replica.take(piece) == .drifted {
                machines[index].stream = nil
                return
            }
            let entries = machines[index].replica.entries
            machines[index].kept.retain { entries.giving($0, having: $1.selectors) != nil }
        }
        machines[index].stream = stream
    }

    // MARK: An agent

    func time(on index: Int) -> Timestamp { now + machines[index].skew }

    /// Renews the node's own SVID when it is due, by the ratchet. It may crash before the new key is on its disk.
    mutating func renewNode(_ index: Int) {
        let machine = machines[index]
        guard machine.svidEnd - now < Self.life * 3 / 4, canTalk(index), !suspended.contains(machine.agent) else { return }
        nextKey += 1
        let next = "k\(nextKey)"
        switch nodes[machine.agent]?.advance(from: machine.key, to: next) {
        case .accepted:
            // The answer is lost, or the machine dies with it in its hands.
            if mishap(10, on: index) { return crash(index) }
            machines[index].key = next
            machines[index].svidEnd = now + Self.life
            disconnect(index)
        case .cloned: suspended.insert(machine.agent)
        case .unknown, nil: fault("node \(machine.agent) is not known by its key")
        }
    }

    mutating func crash(_ index: Int) {
        machines[index].replica = EntryReplica()
        machines[index].stream = nil
        machines[index].line = SigningLine()
        machines[index].answers = [:]
        machines[index].kept = .init(limit: 12, processLimit: 3)
        for id in machines[index].processes.keys {
            machines[index].processes[id]?.held = HeldIdentities()
            machines[index].processes[id]?.told = nil
            machines[index].processes[id]?.asked = []
        }
    }

    /// Numbers of processes come again, with another start.
    private func question(_ id: SPIFFEID, _ entry: RegistrationEntry, by process: Process, _ number: Int) -> IdentityQuestion {
        IdentityQuestion(
            id, by: entry.name,
            .with {
                $0.pid = Int32(number % 5)
                $0.startTime = UInt64(number)
                $0.selectors = process.attested.map(\.description).sorted()
            })
    }

    /// A process ends.
    mutating func end(_ number: Int, on index: Int) {
        machines[index].processes[number] = nil
        machines[index].kept.forget(.init(pid: Int32(number % 5), startTime: UInt64(number)))
    }

    /// What the agent does for one process: attests it anew when its program has changed, and asks for what is due.
    mutating func ask(_ number: Int, on index: Int) {
        guard var process = machines[index].processes[number] else { return }
        defer { machines[index].processes[number] = process }
        if process.selectors != process.attested {
            // Another program: its stream ends, and the new one is attested when it asks.
            process = Process(selectors: process.selectors, attested: process.selectors)
        } else if process.asked.isEmpty, chance(10) {
            // Its stream ends, and it opens another: what it was given is there, whoever is away.
            process = Process(selectors: process.selectors, attested: process.selectors)
        }
        let time = time(on: index)
        var seen: Set<SPIFFEID> = []
        let entries = machines[index].replica.entries.matching(process.attested, at: time).filter { seen.insert($0.id).inserted }
        if entries.isEmpty {
            (process.told, process.held) = (nil, HeldIdentities())
            return
        }
        let (kept, asking) = (machines[index].kept, process)
        let requests = process.held.entitle(to: entries, tainted: [], at: time) { request in
            kept.answer(to: question(request.id, request.entry, by: asking, number), at: time)
        }
        for request in requests where canTalk(index) && !mishap(10, on: index) {
            let ask = Ask(process: number, attested: process.attested, id: request.id, entry: request.entry.name, replaces: request.replaces)
            let ticket = machines[index].line.enter(ask, size: 1)
            let twin = chance(20) ? machines[index].line.enter(ask, size: 1) : nil
            process.asked.append((ticket, twin, question(request.id, request.entry, by: process, number)))
        }
    }

    /// The agent's calls: many processes' in one, and each may be lost as a whole, before anything was signed or after.
    mutating func call(_ index: Int) {
        while let asks = machines[index].line.call() {
            var answers: [Ask: Answer] = [:]
            if !mishap(5, on: index) { for ask in asks { answers[ask] = issue(ask, on: machines[index]) } }
            if mishap(5, on: index) { answers = [:] }
            for (ask, tickets) in machines[index].line.ended(asks) {
                for ticket in tickets { machines[index].answers[ticket] = answers[ask] ?? .lost }
            }
        }
    }

    /// What it is told after that.
    mutating func tell(_ id: Int, on index: Int) {
        guard var process = machines[index].processes[id] else { return }
        defer { machines[index].processes[id] = process }
        let time = time(on: index)
        var isRefused = false
        for asked in process.asked {
            let answer = machines[index].answers.removeValue(forKey: asked.ticket)
            if let twin = asked.twin, case .issued(let second)? = machines[index].answers.removeValue(forKey: twin) {
                guard case .issued(let first)? = answer, first.serial == second.serial else {
                    fault("two streams of process \(id) were given different answers to one question")
                    continue
                }
            }
            switch answer {
            case .issued(let certificate):
                let new = HeldIdentity(
                    credential: certificate, serial: "\(certificate.serial)", expiresAt: certificate.expiresAt,
                    renewAt: Renewal.time(from: time, to: certificate.expiresAt, entropy: .seeded(seed)), issuer: "")
                process.held.take(new, for: certificate.id)
                machines[index].kept.keep(
                    .init(answer: new, expiresAt: new.expiresAt, selectors: asked.question.selectors), for: asked.question, at: time)
            case .refused:
                process.held.refuse(asked.question.id, until: time + Self.patience)
                machines[index].kept.drop(asked.question)
                isRefused = true
            case .lost: continue
            case nil: fault("process \(id) was never answered")
            }
        }
        process.asked = []
        if isRefused, process.held.held.isEmpty {
            (process.told, process.held) = (nil, HeldIdentities())
        } else if process.told != nil || !process.held.held.isEmpty, let news = process.held.news(0) {
            process.told = news
        }
        for certificate in process.told ?? [] where certificate.expiresAt <= time { fault("process \(id) was left with an SVID that has ended") }
        for certificate in process.told ?? [] where certificate.process != id || certificate.attested != process.attested {
            fault("process \(id) has what was given to process \(certificate.process) as \(certificate.attested)")
        }
    }
}

// MARK: What must hold at every moment

extension World {
    /// A refusal is not asked again for so long.
    static let patience = Duration.seconds(5)

    /// To whom a process is entitled, in other words than the code's own. By whose clock an entry has ended is told by no clock alone.
    func entitled(_ process: Process, on index: Int, at time: Timestamp) -> Set<String> {
        let scope = NodeScope(agent: machines[index].agent)
        return Set(
            durable.values.filter { entry in
                scope.covers(entry) && !entry.isExpired(at: time) && entry.selectors.allSatisfy(process.selectors.contains)
            }.map(\.spiffeID.description))
    }

    /// Looked at when time has passed and nobody has acted on it yet: what was due in the round before must have been done there. Whoever is
    /// entitled, and whose machine had a path to the server and no mishap for longer than a refusal is remembered, holds an SVID that
    /// is good. That one ended unrenewed, and that one was taken away without a word, are one fault.
    mutating func checkHolding() {
        for (index, machine) in machines.enumerated() {
            guard let quiet = machine.quietSince, lastRound - quiet >= Self.patience else { continue }
            let latest = max(now, time(on: index))
            for (id, process) in machine.processes {
                let good = (process.told ?? []).filter { $0.expiresAt > latest }.map(\.id.description)
                // What an entry gives that has ended by one clock and not by the other is refused until both agree, whoever else gives it.
                let earliest = min(lastRound, lastRound + machine.skew)
                let contested = durable.values.filter { !$0.isExpired(at: earliest) && $0.isExpired(at: latest) }.map(\.spiffeID.description)
                let missing = entitled(process, on: index, at: latest).subtracting(good).subtracting(contested)
                if !missing.isEmpty {
                    fault("process \(id) on \(machine.agent) has a path since \(quiet) and no good SVID of \(missing.sorted())")
                }
            }
        }
    }

    /// A round is over.
    mutating func note(_ index: Int) {
        let machine = machines[index]
        let isQuiet = canTalk(index) && machine.stream != nil && !machine.hasMishap && machine.svidEnd > now && !suspended.contains(machine.agent)
        machines[index].quietSince = isQuiet ? machine.quietSince ?? now : nil
        machines[index].hasMishap = false
    }
}

extension Timestamp {
    static let distant = Timestamp(milliseconds: .max / 2)
}

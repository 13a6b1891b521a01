import Access
import Glibc
import Logging
import NodeAPI
import Runtime
import SwiftProtobuf
import Synchronization

/// What was decided here and is not in the server's ledger yet, in order; in memory, and in a journal that outlives the agent.
///
/// Whoever finds no room is denied. A decision that nobody could ever look at is not made.
final class DecisionLog: Sendable {
    /// Decisions of one life of the agent: the server counts each life's from 1.
    fileprivate struct Life {
        var incarnation: String
        /// Sequence of the first one waiting.
        var first: Int64
        var waiting: [[UInt8]] = []
        /// How many at the beginning of `waiting` are done with.
        var done = 0

        var count: Int { waiting.count - done }
    }

    fileprivate struct State {
        /// This life last. Those before it ended with something untold.
        var lives: [Life]
        var count = 0
        /// Of all that wait, with the entities that the server does not have.
        var bytes = 0
        /// Entities that the server may not have, by digest.
        var entities: [String: String] = [:]
        /// Digests of those it has.
        var told: Set<String> = []
        /// Denied for want of room since the last report.
        var unrecorded: Int64 = 0
        /// `nil` while it cannot be opened: then nothing can be kept, so that nothing is decided.
        var journal: DecisionJournal?
        /// Files of the journal before this one, with how many decisions go before their end.
        var files: [(number: Int, end: Int)] = []
        /// All that were ever queued here, and how many of them the server has.
        var queued = 0
        var acknowledged = 0
        /// Something was written that a power cut could take.
        var isDirty = false
    }

    /// A part of what waits, taken out to be told.
    private struct Part {
        var incarnation: String
        var first: Int64
        var decisions: [[UInt8]]
        var unrecorded: Int64
        var isOfThisLife: Bool
    }

    private let state: Mutex<State>
    private let directory: StateDirectory
    private let incarnation: String
    private let send: @Sendable (Mayfly_Node_V1_DecisionReport) async throws -> Int64
    private let logger: Logger

    /// Most decisions that wait, and their bytes; most in one report.
    static let bound = 100_000
    static let byteBound = 64 << 20
    static let batch = 500
    private static let batchBytes = 384 << 10
    /// Digests that are remembered; beyond it entities are told again.
    private static let digestLimit = 50_000

    /// Takes up what an agent before this one left.
    ///
    /// - Parameter send: tells the server, and returns up to where it has them.
    init(
        directory: StateDirectory, incarnation: String, logger: Logger,
        send: @escaping @Sendable (Mayfly_Node_V1_DecisionReport) async throws -> Int64
    ) {
        (self.directory, self.incarnation, self.send, self.logger) = (directory, incarnation, send, logger)
        state = Mutex(State(lives: []))
        do {
            try open()
        } catch {
            // The agent has more to do than to decide.
            logger.error("decisions cannot be kept, so that none is made until they can: \(error)")
        }
    }

    private func open() throws {
        let (journal, found) = try DecisionJournal.open(in: directory)
        var state = State(lives: [], journal: journal)
        for file in found {
            for record in file.records { state.take(record) }
            if !file.isWhole { logger.warning("the end of `decisions/\(file.number).log` was not written whole: what stood there is lost") }
            state.files.append((file.number, state.queued))
        }
        state.settle()
        state.lives.append(Life(incarnation: incarnation, first: 1))
        if state.count > 0 { logger.notice("\(state.count) decisions are on disk that the server was not told of") }
        journal.remove(state.takeOldFiles())
        self.state.withLock { old in
            state.unrecorded = old.unrecorded
            old = state
        }
    }

    deinit { state.withLock { $0.journal?.close() } }

    enum Outcome: Sendable {
        case kept
        case full
        /// It could never be told.
        case tooLarge
    }

    /// Keeps a decision, also should the agent be killed; before it is answered.
    func add(_ decision: AwayDecision) -> Outcome {
        let bytes = decision.bytes
        let (digest, json) = (decision.slice?.digest, decision.slice?.json ?? "")
        guard bytes.count + json.utf8.count <= Self.batchBytes else { return .tooLarge }
        let (outcome, isFirst) = state.withLock { state in
            let isNew = digest.map { state.entities[$0] == nil && !state.told.contains($0) } ?? false
            let size = bytes.count + (isNew ? json.utf8.count : 0)
            var records = [DecisionJournal.Record.decision(bytes)]
            if isNew, let digest { records.insert(.entities(digest: digest, json: json), at: 0) }
            guard state.count < Self.bound, state.bytes + size <= Self.byteBound, state.write(records) else {
                state.unrecorded += 1
                return (Outcome.full, state.unrecorded == 1)
            }
            state.queue(bytes)
            if isNew, let digest { state.keep(digest, json) }
            return (.kept, false)
        }
        if isFirst { logger.error("no more decisions can be kept for the server's ledger, in memory or on disk: everything is denied from now on") }
        return outcome
    }

    // MARK: Telling

    /// The first that wait; only taken hold of while others are kept from adding.
    private func next() -> Part? {
        state.withLock { state in
            guard let index = state.lives.firstIndex(where: { $0.count > 0 }) else { return nil }
            let life = state.lives[index]
            var (count, bytes) = (0, 0)
            while count < min(life.count, Self.batch) {
                bytes += life.waiting[life.done + count].count
                if bytes > Self.batchBytes, count > 0 { break }
                count += 1
            }
            return Part(
                incarnation: life.incarnation, first: life.first, decisions: Array(life.waiting[life.done..<life.done + count]),
                unrecorded: state.unrecorded, isOfThisLife: index == state.lives.count - 1)
        }
    }

    private func report(_ part: Part) -> (report: Mayfly_Node_V1_DecisionReport, digests: Set<String>) {
        var (report, digests, bytes) = (Mayfly_Node_V1_DecisionReport(), Set<String>(), 0)
        (report.incarnation, report.firstSequence, report.unrecorded) = (part.incarnation, part.first, part.unrecorded)
        for encoded in part.decisions {
            // Written by this agent, so it can be read; else the server hears that there was one.
            let decision = AwayDecision(bytes: encoded) ?? .unreadable
            let facts = decision.facts
            bytes += encoded.count
            if let digest = facts["entities"], !digests.contains(digest), let json = state.withLock({ $0.entities[digest] }) {
                bytes += json.utf8.count
                // What a decision rests on goes with it: the rest waits for the next report.
                if bytes > Self.batchBytes, !report.decisions.isEmpty { break }
                report.entities.append(json)
                digests.insert(digest)
            }
            report.decisions.append(
                .with {
                    $0.subject = decision.subject
                    $0.isAllowed = decision.isAllowed
                    $0.gateway = decision.gateway
                    $0.atMs = decision.at.milliseconds
                    $0.facts = facts
                })
        }
        return (report, digests)
    }

    private func acknowledged(_ upTo: Int64, _ report: Mayfly_Node_V1_DecisionReport, _ digests: Set<String>) {
        let old = state.withLock { state -> [Int] in
            state.acknowledge(upTo, of: report.incarnation)
            state.unrecorded -= min(report.unrecorded, state.unrecorded)
            if state.told.count > Self.digestLimit { state.told = [] }
            for digest in digests { state.forget(digest) }
            // Should that not be written, it is told again, and the server knows it.
            _ = state.write([.told(incarnation: report.incarnation, upTo: upTo)])
            return state.takeOldFiles()
        }
        if !old.isEmpty { state.withLock { $0.journal }?.remove(old) }
        finishFull()
    }

    /// Tells the next ones.
    /// - Returns: how many there were.
    private func step() async throws -> Int {
        guard let part = next() else { return 0 }
        // The server knows one life at a time: that all of the one before was told must not be forgotten once this one is told of.
        if part.isOfThisLife, state.withLock({ $0.lives.count > 1 }) {
            await synchronise()
            state.withLock { $0.lives.removeFirst($0.lives.count - 1) }
        }
        let (report, digests) = report(part)
        acknowledged(try await send(report), report, digests)
        return report.decisions.count
    }

    /// Files that became full are synchronised here, where nobody waits for an answer.
    private func finishFull() {
        for descriptor in state.withLock({ $0.journal?.takeFull() ?? [] }) { DecisionJournal.finish(descriptor) }
    }

    /// Puts what was written where a power cut leaves it.
    private func synchronise() async {
        finishFull()
        let descriptor = state.withLock { state in
            defer { state.isDirty = false }
            return state.isDirty ? state.journal?.forSynchronising() ?? -1 : -1
        }
        guard descriptor >= 0 else { return }
        fdatasync(descriptor)
        close(descriptor)
        state.withLock { $0.journal }?.synchroniseDirectory()
    }

    /// Runs until cancelled.
    func run() async {
        while !Task.isCancelled {
            do {
                if state.withLock({ $0.journal == nil }) { try open() }
                // Few large reports: each costs the server a transaction.
                if try await step() >= Self.batch { continue }
                try? await Task.sleep(for: .milliseconds(200))
            } catch {
                await synchronise()
                try? await Task.sleep(for: .milliseconds(1000))
            }
        }
    }

    /// At the agent's end: what can be told in a moment is told.
    func flush() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { while let count = try? await self.step(), count > 0 {} }
            group.addTask { try? await Task.sleep(for: .seconds(2)) }
            await group.next()
            group.cancelAll()
        }
        await synchronise()
    }
}

extension DecisionLog.State {
    fileprivate mutating func queue(_ bytes: [UInt8]) {
        lives[lives.count - 1].waiting.append(bytes)
        count += 1
        queued += 1
        self.bytes += bytes.count
    }

    fileprivate mutating func keep(_ digest: String, _ json: String) {
        if entities.updateValue(json, forKey: digest) == nil { bytes += json.utf8.count }
    }

    fileprivate mutating func forget(_ digest: String) {
        if let json = entities.removeValue(forKey: digest) { bytes -= json.utf8.count }
        told.insert(digest)
    }

    fileprivate mutating func acknowledge(_ upTo: Int64, of incarnation: String) {
        for index in lives.indices where lives[index].incarnation == incarnation { acknowledge(upTo, at: index) }
    }

    private mutating func acknowledge(_ upTo: Int64, at index: Int) {
        let done = min(max(0, upTo &- lives[index].first &+ 1), Int64(lives[index].count))
        guard done > 0 else { return }
        let start = lives[index].done
        bytes -= lives[index].waiting[start..<start + Int(done)].reduce(0) { $0 + $1.count }
        lives[index].done += Int(done)
        lives[index].first += done
        count -= Int(done)
        acknowledged += Int(done)
        // Moved together when most of it is done with, not each time.
        if lives[index].done > 4096 || lives[index].count == 0, lives[index].done * 2 >= lives[index].waiting.count {
            lives[index].waiting.removeFirst(lives[index].done)
            lives[index].done = 0
        } else {
            for place in start..<start + Int(done) { lives[index].waiting[place] = [] }
        }
    }

    /// At start: what a record says.
    fileprivate mutating func take(_ record: DecisionJournal.Record) {
        switch record {
        case .begin(let incarnation, let first):
            // Each file says again whose it is.
            let goesOn = lives.last.map { $0.incarnation == incarnation && $0.first + Int64($0.count) == first } ?? false
            if !goesOn { lives.append(.init(incarnation: incarnation, first: first)) }
        case .entities(let digest, let json): if !told.contains(digest) { keep(digest, json) }
        case .decision(let bytes): if !lives.isEmpty { queue(bytes) }
        case .told(let incarnation, let upTo): acknowledge(upTo, of: incarnation)
        }
    }

    /// At start, when all was read: lives of which nothing waits are over. Entities that only told decisions rest on are told once more.
    fileprivate mutating func settle() {
        lives.removeAll { $0.count == 0 }
        if lives.isEmpty { (entities, bytes) = ([:], 0) }
    }

    fileprivate mutating func write(_ records: [DecisionJournal.Record]) -> Bool {
        guard let life = lives.last, journal != nil else { return false }
        if journal?.isFull == true {
            let end = (journal?.currentNumber ?? 0, queued)
            do {
                try journal?.turnOver()
                files.append(end)
            } catch {
                return false
            }
        }
        isDirty = true
        if journal?.isBegun == true { return journal?.append(records) ?? false }
        // With the first of the file, so that neither stands there without the other.
        return journal?.append([.begin(incarnation: life.incarnation, first: life.first + Int64(life.count))] + records) ?? false
    }

    /// Files that hold nothing more that waits.
    fileprivate mutating func takeOldFiles() -> [Int] {
        let old = files.prefix { $0.end <= acknowledged }.map(\.number)
        files.removeFirst(old.count)
        return old
    }
}

extension DecisionJournal {
    fileprivate func remove(_ numbers: [Int]) { for number in numbers { remove(number) } }
}

extension AwayDecision {
    fileprivate static var unreadable: AwayDecision {
        AwayDecision(
            subject: "", isAllowed: false, gateway: "", at: Timestamp(milliseconds: 0),
            facts: ["code": "unreadable", "reason": "the agent could not read what it had written of it"])
    }
}

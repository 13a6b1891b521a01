import Access
import GRPCCore
import Logging
import NodeAPI
import Runtime
import SwiftProtobuf
import Synchronization

/// What was decided here and is not in the server's ledger yet, in order. In memory: a crash of the agent loses what was not told.
///
/// Whoever finds no room is denied. A decision that nobody could ever look at is not made.
final class DecisionLog: Sendable {
    private struct State {
        /// Sequence of the first one waiting.
        var first: Int64 = 1
        var waiting: [AwayDecision] = []
        /// Of all that wait, with the entities that the server does not have.
        var bytes = 0
        /// Digests of entities that the server has, or that wait.
        var known: Set<String> = []
        /// Of those the server has.
        var told: Set<String> = []
        /// Denied for want of room since the last report.
        var unrecorded: Int64 = 0
    }
    private let state = Mutex(State())
    private let link: ServerLink
    private let incarnation: String
    private let logger: Logger

    /// Most decisions that wait, and their bytes; most in one report.
    static let bound = 100_000
    static let byteBound = 64 << 20
    static let batch = 500
    private static let batchBytes = 384 << 10
    /// Digests that are remembered; beyond it entities are told again.
    private static let digestLimit = 50_000

    init(link: ServerLink, incarnation: String, logger: Logger) {
        (self.link, self.incarnation, self.logger) = (link, incarnation, logger)
    }

    enum Outcome: Sendable {
        case kept
        case full
        /// It could never be told.
        case tooLarge
    }

    func add(_ decision: AwayDecision) -> Outcome {
        let own = decision.byteCount
        let (outcome, isFirst) = state.withLock { state -> (Outcome, Bool) in
            let entities = decision.slice.map { state.known.contains($0.digest) ? 0 : $0.json.utf8.count } ?? 0
            guard own + (decision.slice?.json.utf8.count ?? 0) <= Self.batchBytes else { return (.tooLarge, false) }
            guard state.waiting.count < Self.bound, state.bytes + own + entities <= Self.byteBound else {
                state.unrecorded += 1
                return (.full, state.unrecorded == 1)
            }
            state.waiting.append(decision)
            state.bytes += own + entities
            if let slice = decision.slice { state.known.insert(slice.digest) }
            return (.kept, false)
        }
        if isFirst {
            logger.error("the server has been away so long that no more decisions can be kept for its ledger: everything is denied from now on")
        }
        return outcome
    }

    private func next() -> (report: Mayfly_Node_V1_DecisionReport, digests: Set<String>)? {
        state.withLock { state in
            guard !state.waiting.isEmpty else { return nil }
            var (report, digests, bytes) = (Mayfly_Node_V1_DecisionReport(), Set<String>(), 0)
            for decision in state.waiting.prefix(Self.batch) {
                let slice = decision.slice.flatMap { state.told.contains($0.digest) || digests.contains($0.digest) ? nil : $0 }
                bytes += decision.byteCount + (slice?.json.utf8.count ?? 0)
                if bytes > Self.batchBytes, !report.decisions.isEmpty { break }
                if let slice {
                    report.entities.append(slice.json)
                    digests.insert(slice.digest)
                }
                report.decisions.append(
                    .with {
                        $0.subject = decision.subject
                        $0.isAllowed = decision.isAllowed
                        $0.gateway = decision.gateway
                        $0.atMs = decision.at.milliseconds
                        $0.facts = decision.facts
                    })
            }
            (report.incarnation, report.firstSequence, report.unrecorded) = (incarnation, state.first, state.unrecorded)
            return (report, digests)
        }
    }

    private func acknowledged(_ upTo: Int64, _ report: Mayfly_Node_V1_DecisionReport, _ digests: Set<String>) {
        state.withLock { state in
            let done = min(Int(clamping: upTo - state.first + 1), state.waiting.count)
            guard done > 0 else { return }
            state.bytes -= state.waiting[..<done].reduce(0) { $0 + $1.byteCount } + report.entities.reduce(0) { $0 + $1.utf8.count }
            state.waiting.removeFirst(done)
            state.first += Int64(done)
            state.unrecorded -= min(report.unrecorded, state.unrecorded)
            if state.told.count > Self.digestLimit {
                (state.told, state.known) = ([], Set(state.waiting.compactMap { $0.slice?.digest }))
            }
            state.told.formUnion(digests)
            if state.waiting.isEmpty { state.bytes = 0 }
        }
    }

    /// Tells the next ones.
    /// - Returns: whether there were any.
    private func step() async throws -> Bool {
        guard let (report, digests) = next() else { return false }
        let answer = try await link.client().reportDecisions(report, options: ServerLink.options(.seconds(10)))
        acknowledged(answer.acknowledged, report, digests)
        return true
    }

    /// Runs until cancelled.
    func run() async {
        while !Task.isCancelled {
            do {
                if try await step() { continue }
                try? await Task.sleep(for: .milliseconds(200))
            } catch {
                try? await Task.sleep(for: .milliseconds(500))
            }
        }
    }

    /// At the agent's end: what can be told in a moment is told.
    func flush() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { while (try? await self.step()) == true {} }
            group.addTask { try? await Task.sleep(for: .seconds(2)) }
            await group.next()
            group.cancelAll()
        }
    }
}

extension AwayDecision {
    fileprivate var byteCount: Int {
        facts.reduce(subject.utf8.count + gateway.utf8.count + 64) { $0 + $1.key.utf8.count + $1.value.utf8.count + 8 }
    }
}

import Foundation
import GRPCCore
import Logging
import NodeAPI
import Runtime
import SwiftProtobuf
import Synchronization

/// Sends what was seen to the server, in order, each thing once. What the server has not acknowledged is kept, up to a bound.
///
/// A crash of the agent loses what was not acknowledged. Nothing rests on it alone: the verifying side sees every login too.
final class Reporter: Sendable {
    private struct State {
        /// Sequence of the first one waiting.
        var first: Int64 = 1
        var waiting: [Mayfly_Node_V1_Observation] = []
        var dropped = 0
    }
    private let state = Mutex(State())
    private let link: ServerLink
    private let incarnation: String
    private let logger: Logger

    static let bound = 100_000
    static let batch = 1000

    init(link: ServerLink, incarnation: String, logger: Logger) {
        self.link = link
        self.incarnation = incarnation
        self.logger = logger
    }

    func add(_ observation: Mayfly_Node_V1_Observation) {
        let isFull = state.withLock { state in
            guard state.waiting.count < Self.bound else {
                state.dropped += 1
                return state.dropped == 1
            }
            state.waiting.append(observation)
            return false
        }
        if isFull { logger.error("the server has been away so long that observations are dropped from now on") }
    }

    /// Runs until cancelled.
    func run() async {
        while !Task.isCancelled {
            let (first, batch) = state.withLock { ($0.first, Array($0.waiting.prefix(Self.batch))) }
            if batch.isEmpty {
                try? await Task.sleep(for: .milliseconds(100))
                continue
            }
            do {
                let answer = try await link.client().report(
                    .with {
                        $0.incarnation = incarnation
                        $0.firstSequence = first
                        $0.observations = batch
                    }, options: ServerLink.options(.seconds(5)))
                state.withLock { state in
                    let done = Int(clamping: answer.acknowledged - state.first + 1)
                    guard done > 0 else { return }
                    state.waiting.removeFirst(min(done, state.waiting.count))
                    state.first += Int64(done)
                }
            } catch {
                try? await Task.sleep(for: .milliseconds(500))
            }
        }
    }
}

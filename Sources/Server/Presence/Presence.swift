import Issuance
import Logging
import Runtime
import SPIFFE
import Storage
import Synchronization

/// Who is there now: this run of the server, and the nodes whose agents listen to it.
final class Presence: Sendable {
    private struct State {
        var run: Timestamp
        /// The last sign of the run before this one.
        var before: Timestamp?
        var streams: [SPIFFEID: Int] = [:]
        var goneAt: [SPIFFEID: Timestamp] = [:]
        /// Those of which the database does not know yet that they went, or came.
        var unsaved: Set<SPIFFEID> = []
    }
    private let state: Mutex<State>

    /// How often the server says that it is there.
    static let interval = Duration.seconds(5)
    /// Without a sign for so long it was away, whatever the reason: stopped, suspended, stuck.
    private static let patience = Duration.seconds(20)
    /// Shorter ones are how an agent takes up a new connection.
    private static let shortest = Duration.seconds(1)

    init(startedAt now: Timestamp) {
        state = Mutex(State(run: now))
    }

    func begin(in transaction: Transaction) throws {
        let run = state.withLock { $0.run }
        let (before, away) = (try PresenceRecords.begin(at: run, in: transaction), try PresenceRecords.away(in: transaction))
        state.withLock { ($0.before, $0.goneAt) = (before, away) }
    }

    /// - Parameter elapsed: since the last one, by a clock that nobody sets.
    func beat(at now: Timestamp, elapsed: Duration?, in transaction: Transaction) throws {
        if let elapsed, elapsed > Self.patience {
            let before = try PresenceRecords.begin(at: now, in: transaction)
            state.withLock { ($0.run, $0.before) = (now, before) }
        }
        try PresenceRecords.beat(of: state.withLock { $0.run }, at: now, in: transaction)
    }

    /// An agent listens.
    /// - Parameter known: whether this node had joined before this run of the server.
    /// - Returns: since when it had not, where that was worth a word.
    func came(_ agent: SPIFFEID, at now: Timestamp, known: (Timestamp) -> Bool) -> Timestamp? {
        state.withLock { state in
            state.streams[agent, default: 0] += 1
            guard state.streams[agent] == 1 else { return nil }
            let kept = state.goneAt.removeValue(forKey: agent)
            if kept != nil { state.unsaved.insert(agent) }
            let gone = kept ?? (known(state.run) ? state.before : nil)
            return gone.flatMap { now - $0 >= Self.shortest ? $0 : nil }
        }
    }

    func went(_ agent: SPIFFEID, at now: Timestamp) {
        state.withLock { state in
            state.streams[agent, default: 1] -= 1
            guard state.streams[agent] == 0 else { return }
            state.streams[agent] = nil
            state.goneAt[agent] = now
            state.unsaved.insert(agent)
        }
    }

    /// Writes down who went and who came since the last time.
    func save(in transaction: Transaction) throws {
        let (unsaved, goneAt) = state.withLock { state in
            defer { state.unsaved = [] }
            return (state.unsaved, state.goneAt)
        }
        do {
            for agent in unsaved { try PresenceRecords.note(agent, goneAt: goneAt[agent], in: transaction) }
        } catch {
            state.withLock { $0.unsaved.formUnion(unsaved) }
            throw error
        }
    }
}

extension ControlPlaneCore {
    /// An agent's stream has begun.
    func came(_ agent: SPIFFEID) async throws {
        let now = clock.now()
        let gone = presence.came(agent, at: now) { run in issuer.nodes[agent].map { $0.attestedAt < run } ?? false }
        guard let gone else { return }
        try await database.write { try PresenceRecords.store(absenceOf: agent.description, from: gone, until: now, in: $0) }
    }

    /// Says that the server is there. Runs until cancelled.
    func keepPresence(_ logger: Logger) async {
        var last: ContinuousClock.Instant?
        var beats = 0
        while !Task.isCancelled {
            let instant = ContinuousClock.now
            let (now, elapsed, forgets) = (clock.now(), last.map { instant - $0 }, beats.isMultiple(of: 10_000))
            do {
                try await database.write { [presence] transaction in
                    try presence.beat(at: now, elapsed: elapsed, in: transaction)
                    try presence.save(in: transaction)
                    if forgets { try PresenceRecords.forget(before: now - PresenceRecords.memory, in: transaction) }
                }
                (last, beats) = (instant, beats + 1)
            } catch {
                logger.warning("presence: \(Loops.describe(error))")
            }
            try? await Task.sleep(for: Presence.interval)
        }
    }
}

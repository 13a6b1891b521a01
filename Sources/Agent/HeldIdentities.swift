import Registration
import Runtime
import SPIFFE

/// An identity as a process has it.
///
/// - `Credential`: what is held for it; the certificate and its key.
struct HeldIdentity<Credential: Sendable>: Sendable {
    var credential: Credential
    var serial: String
    var expiresAt: Timestamp
    var renewAt: Timestamp
    /// Key identifier of what signed it, in hexadecimal.
    var issuer: String
    /// What was last known to be decided anew when it was asked for.
    var asked: Int64 = 0
}

/// The identities of one process: which are asked for, which are held, and what the process is told. No clock, no network: what
/// happens comes in as a call, what is to be done comes out as a value.
///
/// - `Surroundings`: what the process is told with it; bundles and revocation lists.
struct HeldIdentities<Credential: Sendable, Surroundings: Sendable & Equatable>: Sendable {
    typealias Held = HeldIdentity<Credential>

    /// One identity to ask the server for.
    struct Request: Sendable {
        var entry: RegistrationEntry
        var id: SPIFFEID
        /// Serial of the certificate whose place the new one takes.
        var replaces: String?
    }

    private(set) var held: [SPIFFEID: Held] = [:]
    /// In the order in which the process is told: the first is its default.
    private var order: [SPIFFEID] = []
    /// By which entry each is given.
    private var given: [SPIFFEID: RegistrationEntry] = [:]
    /// What the server did not give, and when it is asked again.
    private var refused: [SPIFFEID: Refused] = [:]
    private var isNew = false
    private var told: Told?

    private struct Refused {
        var entry: RegistrationEntry?
        var until: Timestamp
        var asked: Int64
    }
    private var asked: Int64 = 0

    private struct Told: Equatable {
        var ids: [SPIFFEID]
        var surroundings: Surroundings
    }

    /// Takes up what the process is entitled to now. What it is not entitled to any more, or what has ended, is gone at once.
    ///
    /// - Parameter askAgain: what was answered before it grew may be answered otherwise now.
    /// - Returns: what has to be asked for: what is missing, late in its life, of an authority that somebody else may have, or decided anew.
    mutating func entitle(
        to entries: [(entry: RegistrationEntry, id: SPIFFEID)], tainted: Set<String>, askAgain: Int64 = 0, at now: Timestamp
    ) -> [Request] {
        asked = askAgain
        order = entries.map(\.id)
        held = held.filter { order.contains($0.key) && $0.value.expiresAt > now }
        given = Dictionary(entries.map { ($0.id, $0.entry) }) { first, _ in first }
        // Another entry, or a newer one, is another question.
        refused = refused.filter { id, refused in given[id] != nil && given[id] == refused.entry && refused.until > now && refused.asked >= askAgain }
        return entries.filter { entry in
            guard refused[entry.id] == nil else { return false }
            guard let mine = held[entry.id] else { return true }
            return mine.renewAt <= now || tainted.contains(mine.issuer) || mine.asked < askAgain
        }.map { Request(entry: $0.entry, id: $0.id, replaces: held[$0.id]?.serial) }
    }

    /// The same where the process may have been given on another of its streams what is to be asked for here.
    mutating func entitle(
        to entries: [(entry: RegistrationEntry, id: SPIFFEID)], tainted: Set<String>, askAgain: Int64 = 0, at now: Timestamp,
        kept: (Request) -> Held?
    ) -> [Request] {
        let requests = entitle(to: entries, tainted: tainted, askAgain: askAgain, at: now)
        var isAnother = false
        for request in requests {
            // The later of two counts.
            guard let kept = kept(request), held[request.id].map({ $0.expiresAt < kept.expiresAt }) ?? true else { continue }
            held[request.id] = kept
            (isNew, isAnother) = (true, true)
        }
        return isAnother ? entitle(to: entries, tainted: tainted, askAgain: askAgain, at: now) : requests
    }

    /// The server answered, and does not give this identity: the process has it no longer, whatever becomes of its others.
    mutating func refuse(_ id: SPIFFEID, until: Timestamp) {
        guard order.contains(id) else { return }
        held[id] = nil
        refused[id] = Refused(entry: given[id], until: until, asked: asked)
    }

    mutating func take(_ new: Held, for id: SPIFFEID) {
        guard order.contains(id) else { return }
        held[id] = new
        held[id]?.asked = asked
        isNew = true
    }

    /// Whether the process was told of something that it has no longer, and of something that it has.
    var hasLost: Bool { !held.isEmpty && told.map { $0.ids.contains { held[$0] == nil } } ?? false }

    /// Whether the process, told of nothing yet, could be told of all that it is entitled to.
    var isComplete: Bool { told == nil && !held.isEmpty && order.allSatisfy { held[$0] != nil || refused[$0] != nil } }

    /// Whether an identity that could not be had is one that the process has already: then it goes on with that.
    func canWait(for id: SPIFFEID) -> Bool { held[id] != nil }

    /// The full set, if the process is to be told one.
    mutating func news(_ surroundings: Surroundings) -> [Credential]? {
        let ids = order.filter { held[$0] != nil }
        let next = Told(ids: ids, surroundings: surroundings)
        guard isNew || told != next else { return nil }
        (isNew, told) = (false, next)
        return ids.compactMap { held[$0]?.credential }
    }

    /// When there is something to do by itself; at once where something is missing.
    func wake(at now: Timestamp) -> Timestamp {
        if order.contains(where: { held[$0] == nil && refused[$0] == nil }) { return now }
        return (held.values.map { min($0.renewAt, $0.expiresAt) } + refused.values.map(\.until)).min() ?? now
    }
}

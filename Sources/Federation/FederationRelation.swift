public import Runtime
public import SPIFFE

/// Why a bundle was not had, or not taken.
public struct FetchFailure: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: String, Sendable, CaseIterable {
        /// No connection, or one that ended before the answer did.
        case unreachable
        case deadline
        /// The endpoint is not who it should be.
        case untrusted
        /// A redirection that may not be followed, or one too many.
        case redirection
        /// An answer other than 200.
        case status
        case tooLarge
        /// Compressed, though nobody asked for that.
        case encoded
        /// No SPIFFE bundle.
        case malformed
        /// An older bundle than the one that is held.
        case olderSequence
        /// There is no bundle to judge the endpoint's own SVID by.
        case noBundleForEndpoint
    }
    public var code: Code
    public var reason: String
    public var description: String { "\(reason) (\(code.rawValue))" }

    public init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }
}

/// A bundle as it came, with what is worth telling about it.
public struct FetchedBundle: Sendable, Equatable {
    public var bundle: TrustBundle
    /// Entries that were passed over.
    public var ignored: [TrustBundle.Ignored]
    /// Where it came from in the end, after redirections. Told, and never stored (§5.2.1.4).
    public var source: BundleEndpointURL
    public var notes: [String]

    public init(bundle: TrustBundle, ignored: [TrustBundle.Ignored] = [], source: BundleEndpointURL, notes: [String] = []) {
        self.bundle = bundle
        self.ignored = ignored
        self.source = source
        self.notes = notes
    }
}

/// One relation to a foreign trust domain, from the client's side (SPIFFE Federation §6): what is held, and when to ask again.
///
/// Inputs go in with the time and a source of randomness, effects come out; somebody else does them. A failure takes nothing away:
/// the last good bundle stays in force, however old, until the trust domain itself says otherwise or the relation is removed.
public struct FederationRelation: Sendable, Equatable {
    /// How often to ask. The bundle's hint counts between these bounds.
    public struct Schedule: Sendable, Equatable {
        public var shortest: Duration
        public var longest: Duration

        public init(shortest: Duration = .seconds(30), longest: Duration = .seconds(86_400)) {
            self.shortest = shortest
            self.longest = longest
        }
    }

    public enum Input: Sendable {
        /// Time has passed.
        case tick
        /// Somebody wants the bundle now. With `acceptingOlder` also one whose sequence went back: the publisher started anew, and an
        /// operator has made sure of it.
        case refresh(acceptingOlder: Bool)
        case fetched(FetchedBundle)
        case failed(FetchFailure)
    }

    public enum Effect: Sendable, Equatable {
        /// Ask the endpoint, and come back with `fetched` or `failed`.
        case fetch
        /// Store the bundle and the time; nothing changed for anybody.
        case keep
        /// Store the bundle, and give it to all who check SVIDs by it.
        case publish(TrustBundle)
        case report(Report)
    }

    /// What an operator should know.
    public enum Report: Sendable, Equatable {
        /// The first of a row of failures, or one for another reason than the last. `age` of the bundle that stays in force, if any.
        case failing(FetchFailure, age: Duration?)
        case recovered(failures: Int)
        /// No key is left: every SVID of the trust domain is refused from here on (Trust Domain and Bundle §4.1.3).
        case emptied
        /// The content changed and the sequence did not, which the specification forbids the publisher (§4.1.1). Taken all the same:
        /// a key that was withdrawn must not live on because of it.
        case changedUnderOneSequence(UInt64)
        /// A publisher that counted does not any more, so that an old bundle can no longer be told from a new one.
        case sequenceMissing
    }

    public let parameters: EndpointParameters
    public let schedule: Schedule
    /// The last good one.
    public private(set) var bundle: TrustBundle?
    public private(set) var fetchedAt: Timestamp?
    /// The highest that was ever accepted, also when later bundles had none.
    public private(set) var highestSequence: UInt64?
    /// Of the present row of failures.
    public private(set) var failures = 0
    public private(set) var lastFailure: FetchFailure?
    public private(set) var lastAttempt: Timestamp?
    public private(set) var nextPoll: Timestamp
    public private(set) var isFetching = false
    private var acceptsOlder = false

    /// A new relation, or one that was stored.
    public init(
        _ parameters: EndpointParameters, schedule: Schedule = Schedule(), now: Timestamp, bundle: TrustBundle? = nil,
        fetchedAt: Timestamp? = nil, highestSequence: UInt64? = nil
    ) {
        self.parameters = parameters
        self.schedule = schedule
        self.bundle = bundle
        self.fetchedAt = fetchedAt
        self.highestSequence = [highestSequence, bundle?.sequence].compactMap(\.self).max()
        nextPoll = now
    }

    /// How old the bundle is that is in force.
    public func age(at now: Timestamp) -> Duration? { fetchedAt.map { max(.zero, now - $0) } }

    public mutating func step(_ input: Input, now: Timestamp, entropy: Entropy) -> [Effect] {
        switch input {
        case .tick:
            // A clock that was set back would otherwise put the next question off for as long.
            guard !isFetching, nextPoll <= now || nextPoll - now > schedule.longest else { return [] }
            return begin(now)
        case .refresh(let acceptingOlder):
            guard !isFetching else { return [] }
            acceptsOlder = acceptingOlder
            return begin(now)
        case .fetched(let fetched): return take(fetched, now, entropy)
        case .failed(let failure): return fail(failure, now, entropy)
        }
    }

    private mutating func begin(_ now: Timestamp) -> [Effect] {
        isFetching = true
        lastAttempt = now
        return [.fetch]
    }

    /// §4.1: as often as the hint says. A little earlier by chance, so that not all clients come at once; never later.
    private mutating func end(_ now: Timestamp, _ entropy: Entropy) {
        isFetching = false
        acceptsOlder = false
        let hint = bundle?.refreshHint ?? TrustBundle.defaultRefresh
        let interval = min(max(hint, schedule.shortest), schedule.longest)
        let chance = entropy.bytes(2).reduce(Int64(0)) { $0 << 8 | Int64($1) }
        nextPoll = now + .milliseconds(interval.milliseconds - interval.milliseconds / 10 * chance / 65_536)
    }

    private mutating func take(_ fetched: FetchedBundle, _ now: Timestamp, _ entropy: Entropy) -> [Effect] {
        let fresh = fetched.bundle
        guard fresh.trustDomain == parameters.trustDomain else {
            return fail(FetchFailure(.malformed, "a bundle of `\(fresh.trustDomain)` for `\(parameters.trustDomain)`"), now, entropy)
        }
        if let highest = highestSequence, let sequence = fresh.sequence, sequence < highest, !acceptsOlder {
            let why = "the bundle of `\(fresh.trustDomain)` went back from sequence \(highest) to \(sequence)"
            return fail(FetchFailure(.olderSequence, why), now, entropy)
        }
        var effects: [Effect] = []
        if failures > 0 { effects.append(.report(.recovered(failures: failures))) }
        (failures, lastFailure) = (0, nil)
        let before = bundle
        let hasChanged = before.map { !$0.hasSameKeys(as: fresh) } ?? true
        if before != nil, fresh.sequence == nil, before?.sequence != nil { effects.append(.report(.sequenceMissing)) }
        if hasChanged, before != nil, let sequence = fresh.sequence, sequence == before?.sequence {
            effects.append(.report(.changedUnderOneSequence(sequence)))
        }
        if hasChanged, fresh.isEmpty { effects.append(.report(.emptied)) }
        // An operator who took an older one has started the count anew.
        highestSequence = acceptsOlder ? fresh.sequence : [highestSequence, fresh.sequence].compactMap(\.self).max()
        (bundle, fetchedAt) = (fresh, now)
        end(now, entropy)
        return effects + [hasChanged ? .publish(fresh) : .keep]
    }

    /// §6.2: again at the next poll, not at once.
    private mutating func fail(_ failure: FetchFailure, _ now: Timestamp, _ entropy: Entropy) -> [Effect] {
        failures += 1
        let isNews = lastFailure != failure
        lastFailure = failure
        end(now, entropy)
        return isNews ? [.report(.failing(failure, age: age(at: now)))] : []
    }
}

extension TrustBundle {
    /// Whether SVIDs are judged by both in the same way: sequence and hint aside.
    func hasSameKeys(as other: TrustBundle) -> Bool {
        var (mine, theirs) = (self, other)
        (mine.sequence, theirs.sequence) = (nil, nil)
        (mine.refreshHint, theirs.refreshHint) = (nil, nil)
        return mine == theirs
    }
}

//  TrafficProof: is this credential dead? A pure function from what was observed to a verdict, and the only maker of
//  ``Proof``. Its rule is strict on purpose: silence counts only where somebody was listening on the verifying side.

import Crypto
public import Estate
import Foundation
public import Runtime

/// One use of the standing credential as the verifying side saw it.
public struct CredentialUse: Sendable, Hashable {
    public var at: Timestamp
    /// The workload, or the best name there is for an unknown one.
    public var consumer: String
    /// Whether the name stands for a registered access path.
    public var isRegistered: Bool
    /// How the consumer was told: `agent session 7`, `local process psql of reports.sh (uid 61004)`, `application_name`.
    public var evidence: String

    public init(at: Timestamp, consumer: String, isRegistered: Bool, evidence: String) {
        self.at = at
        self.consumer = consumer
        self.isRegistered = isRegistered
        self.evidence = evidence
    }
}

/// What is known of one consumer's move to the new path.
public struct ConsumerRecord: Sendable, Hashable {
    public var workload: String
    public var path: String
    public var stage: PathStage
    public var mode: PathMode
    public var cutOverAt: Timestamp?
    /// Exchanges (and failed ones) on the old path, in the last period as long as the new path has run, at most.
    public var oldExchanges: Int
    public var oldErrors: Int
    /// The most that one use of the old path carried. Two periods of the same length may hold one use more or less.
    public var oldLargestUse: Int
    public var newExchanges: Int
    public var newErrors: Int
    /// Grants renewed, or issued anew, since the cutover.
    public var renewals: Int
    /// Distinct processes that used the new path since the cutover.
    public var processes: Int

    public init(
        workload: String, path: String, stage: PathStage, mode: PathMode, cutOverAt: Timestamp?, oldExchanges: Int,
        oldErrors: Int, oldLargestUse: Int, newExchanges: Int, newErrors: Int, renewals: Int, processes: Int
    ) {
        self.workload = workload
        self.path = path
        self.stage = stage
        self.mode = mode
        self.cutOverAt = cutOverAt
        self.oldExchanges = oldExchanges
        self.oldErrors = oldErrors
        self.oldLargestUse = oldLargestUse
        self.newExchanges = newExchanges
        self.newErrors = newErrors
        self.renewals = renewals
        self.processes = processes
    }
}

/// Somebody who watches for uses.
public struct ObserverRecord: Sendable, Hashable {
    public enum Side: String, Sendable, Codable {
        /// Sees every login that the resource accepts, whoever makes it.
        case verifying
        /// Sees what passes by it.
        case calling
    }
    public var name: String
    public var side: Side
    /// Marked uses that were made on purpose and that this observer then saw.
    public var canariesSeen: [Timestamp]
    /// Marked uses that it should have seen and did not.
    public var canariesMissed: [Timestamp]
    /// How far it has read.
    public var readUpTo: Timestamp?

    public init(
        name: String, side: Side, canariesSeen: [Timestamp], canariesMissed: [Timestamp], readUpTo: Timestamp?
    ) {
        self.name = name
        self.side = side
        self.canariesSeen = canariesSeen
        self.canariesMissed = canariesMissed
        self.readUpTo = readUpTo
    }
}

/// Everything the verdict rests on.
public struct ProofInput: Sendable {
    public var credential: Fingerprint
    public var now: Timestamp
    public var quiet: QuietPeriod
    public var consumers: [ConsumerRecord]
    public var observers: [ObserverRecord]
    /// Oldest first.
    public var uses: [CredentialUse]
    /// Since when the verifying side has been watched.
    public var observedSince: Timestamp?
    /// Sessions that are open now and were opened with the credential, by consumer.
    public var liveSessions: [String: Int]

    public init(
        credential: Fingerprint, now: Timestamp, quiet: QuietPeriod, consumers: [ConsumerRecord],
        observers: [ObserverRecord], uses: [CredentialUse], observedSince: Timestamp?, liveSessions: [String: Int]
    ) {
        self.credential = credential
        self.now = now
        self.quiet = quiet
        self.consumers = consumers
        self.observers = observers
        self.uses = uses
        self.observedSince = observedSince
        self.liveSessions = liveSessions
    }
}

/// One part of the rule and how it came out.
public struct Finding: Sendable, Hashable, Codable {
    public enum Rule: String, Sendable, Codable, CaseIterable {
        case consumersCutOver = "consumers-cut-over"
        case verifyingObserver = "verifying-observer"
        case silence
        case observersAlive = "observers-alive"
        case newPathCarries = "new-path-carries"
        case renewedAndRestarted = "renewed-and-restarted"
        case noLiveSession = "no-live-session"
    }
    public var rule: Rule
    public var holds: Bool
    public var text: String
    /// When the rule may hold by waiting alone.
    public var earliest: Timestamp?
}

/// Who or what stands in the way.
public struct Blocker: Sendable, Hashable, Codable {
    public var name: String
    public var reason: String
    public var lastSeen: Timestamp?
}

/// The right to revoke one credential. Only ``judge(_:)`` makes one. It goes stale: see ``isFresh(at:)``.
public struct Proof: Sendable {
    public let credential: Fingerprint
    public let provenAt: Timestamp
    public let findings: [Finding]
    /// SHA-256 over the findings, for the ledger.
    public let digest: String

    fileprivate init(credential: Fingerprint, provenAt: Timestamp, findings: [Finding]) {
        self.credential = credential
        self.provenAt = provenAt
        self.findings = findings
        let text = findings.map { "\($0.rule.rawValue)|\($0.holds)|\($0.text)" }.joined(separator: "\n")
        digest = Array(SHA256.hash(data: Array("\(credential)|\(provenAt)|\(text)".utf8))).hex
    }

    /// How long a proof may be acted on: traffic moves on.
    public static let lifetime = Duration.seconds(300)

    public func isFresh(at now: Timestamp) -> Bool { now >= provenAt && now - provenAt <= Self.lifetime }
}

/// The answer.
public enum Verdict: Sendable {
    case revocable(Proof)
    /// Somebody stands in the way; or, when nobody is named, time alone is missing and the findings say how much.
    case blocked([Blocker], findings: [Finding])
    /// Nobody could have seen a use, so silence says nothing.
    case unobservable(findings: [Finding])
}

/// Judges. Same input, same verdict.
public func judge(_ input: ProofInput) -> Verdict {
    var rule = Rule(input: input)
    return rule.judge()
}

/// The rule of DESIGN.md, "proof of death", one method per clause.
private struct Rule {
    let input: ProofInput
    var findings: [Finding] = []
    var blockers: [Blocker] = []

    init(input: ProofInput) {
        self.input = input
    }

    mutating func judge() -> Verdict {
        let observable = verifyingObserver()
        consumersCutOver()
        let window = silence()
        observersAlive(window: window)
        newPathCarries()
        renewedAndRestarted()
        noLiveSession()
        if !observable { return .unobservable(findings: findings) }
        if findings.allSatisfy(\.holds) {
            return .revocable(Proof(credential: input.credential, provenAt: input.now, findings: findings))
        }
        // A blocker is named once, with its first and weightiest reason.
        var seen: Set<String> = []
        return .blocked(blockers.filter { seen.insert($0.name).inserted }, findings: findings)
    }

    private mutating func add(_ rule: Finding.Rule, _ holds: Bool, _ text: String, earliest: Timestamp? = nil) {
        findings.append(Finding(rule: rule, holds: holds, text: text, earliest: earliest))
    }

    private func lastUse(of consumer: String) -> Timestamp? {
        input.uses.last { $0.consumer == consumer }?.at
    }

    private mutating func verifyingObserver() -> Bool {
        let verifying = input.observers.filter { $0.side == .verifying }
        add(
            .verifyingObserver, !verifying.isEmpty,
            verifying.isEmpty
                ? "nobody watches on the verifying side: silence would prove nothing"
                : "watched by " + verifying.map { "`\($0.name)`" }.joined(separator: ", "))
        return !verifying.isEmpty
    }

    private mutating func consumersCutOver() {
        let left = input.consumers.filter { $0.stage < .cutOver || $0.mode != .substitute || $0.cutOverAt == nil }
        for consumer in left {
            blockers.append(
                Blocker(
                    name: consumer.workload, reason: "its path `\(consumer.path)` is not cut over",
                    lastSeen: lastUse(of: consumer.workload)))
        }
        add(
            .consumersCutOver, left.isEmpty && !input.consumers.isEmpty,
            input.consumers.isEmpty
                ? "no consumer is known"
                : left.isEmpty
                    ? input.consumers.count == 1
                        ? "the one known consumer is cut over" : "all \(input.consumers.count) known consumers are cut over"
                    : "not cut over: " + left.map { "`\($0.workload)`" }.joined(separator: ", "))
    }

    /// Returns the start of the window in which silence is demanded.
    private mutating func silence() -> Timestamp {
        var longest = Duration.zero
        for uses in Dictionary(grouping: input.uses, by: \.consumer).values {
            for (earlier, later) in zip(uses, uses.dropFirst()) where later.at - earlier.at > longest {
                longest = later.at - earlier.at
            }
        }
        let needed = max(input.quiet.floor, longest * 2, input.quiet.businessCycle) + input.quiet.observerLag
        let start = input.now - needed
        // A use before its consumer's cutover only has to grow old; one after it, or by a stranger, needs somebody to act.
        let recent = input.uses.filter { $0.at > start }
        for (consumer, uses) in Dictionary(grouping: recent, by: \.consumer).sorted(by: { $0.key < $1.key }) {
            guard let last = uses.last else { continue }
            let cutOver = input.consumers.first { $0.workload == consumer }?.cutOverAt
            if let cutOver, last.at <= cutOver { continue }
            let reason = cutOver == nil
                ? "uses the credential directly (\(last.evidence))"
                : "used the old credential after its cutover (\(last.evidence))"
            blockers.append(Blocker(name: consumer, reason: reason, lastSeen: last.at))
        }
        let watchedLongEnough = input.observedSince.map { $0 <= start } ?? false
        let basis = "the longest of floor \(input.quiet.floor.brief), business cycle \(input.quiet.businessCycle.brief), "
            + "twice the longest gap seen (\(longest.brief)); plus lag \(input.quiet.observerLag.brief)"
        let watched = input.observedSince.map { "watched for \((input.now - $0).brief) so far" } ?? "not watched yet"
        let earliest = max(
            recent.last.map { $0.at + needed } ?? input.now, input.observedSince.map { $0 + needed } ?? input.now)
        if !recent.isEmpty {
            add(
                .silence, false,
                "\(counted(recent.count, "use")) in the last \(needed.brief) (\(basis)); last by `\(recent.last?.consumer ?? "")`",
                earliest: earliest)
        } else if !watchedLongEnough {
            add(.silence, false, "\(watched); silence is needed for \(needed.brief) (\(basis))", earliest: earliest)
        } else {
            add(.silence, true, "silent for \(needed.brief): \(basis)")
        }
        return start
    }

    private mutating func observersAlive(window start: Timestamp) {
        var failing: [String] = []
        for observer in input.observers where observer.side == .verifying {
            let seen = observer.canariesSeen.filter { $0 >= start }
            let missed = observer.canariesMissed.filter { $0 >= start }
            let lag = input.quiet.observerLag
            let current = observer.readUpTo.map { input.now - $0 <= lag + .seconds(2) } ?? false
            if seen.isEmpty {
                failing.append("`\(observer.name)` saw no canary in the window")
            } else if !missed.isEmpty {
                failing.append("`\(observer.name)` missed \(missed.count) of \(missed.count + seen.count) canaries")
            } else if !current {
                failing.append("`\(observer.name)` is behind")
            }
        }
        let count = input.observers.filter { $0.side == .verifying }
            .reduce(0) { $0 + $1.canariesSeen.filter { $0 >= start }.count }
        add(
            .observersAlive, failing.isEmpty && count > 0,
            !failing.isEmpty
                ? failing.joined(separator: "; ")
                : count > 0
                    ? "\(counted(count, "canary use")) in the window, and every one was seen"
                    : "nobody watches on the verifying side, so no canary use could be seen")
    }

    private mutating func newPathCarries() {
        var failing: [String] = []
        for consumer in input.consumers where consumer.stage >= .cutOver {
            let oldRate = Double(consumer.oldErrors) / Double(max(1, consumer.oldExchanges))
            let newRate = Double(consumer.newErrors) / Double(max(1, consumer.newExchanges))
            let reason: String? =
                if consumer.newExchanges == 0 {
                    "`\(consumer.path)` has carried nothing since its cutover"
                } else if consumer.newExchanges + consumer.oldLargestUse < consumer.oldExchanges {
                    "`\(consumer.path)` has carried \(counted(consumer.newExchanges, "exchange")), the old path \(consumer.oldExchanges) in as long"
                } else if newRate > oldRate {
                    "`\(consumer.path)` fails more often than before: \(consumer.newErrors) of \(consumer.newExchanges)"
                } else {
                    nil
                }
            if let reason {
                failing.append(reason)
                blockers.append(Blocker(name: consumer.workload, reason: reason, lastSeen: lastUse(of: consumer.workload)))
            }
        }
        let carried = input.consumers.reduce(0) { $0 + $1.newExchanges }
        add(
            .newPathCarries, failing.isEmpty && carried > 0,
            !failing.isEmpty
                ? failing.joined(separator: "; ")
                : carried > 0
                    ? "the new paths carried \(counted(carried, "exchange")), with no more errors than the old"
                    : "no new path has carried anything yet")
    }

    private mutating func renewedAndRestarted() {
        var failing: [String] = []
        let cutOver = input.consumers.filter { $0.stage >= .cutOver }
        for consumer in cutOver {
            var missing: [String] = []
            if consumer.renewals < 1 { missing.append("a renewal") }
            if consumer.processes < 2 { missing.append("a restart") }
            if !missing.isEmpty {
                let reason = "`\(consumer.path)` has not yet been through " + missing.joined(separator: " and ")
                failing.append(reason)
                blockers.append(Blocker(name: consumer.workload, reason: reason, lastSeen: lastUse(of: consumer.workload)))
            }
        }
        add(
            .renewedAndRestarted, failing.isEmpty && !input.consumers.isEmpty,
            !failing.isEmpty
                ? failing.joined(separator: "; ")
                : cutOver.isEmpty
                    ? "no path is cut over, so none has been through a renewal and a restart"
                    : "every new path survived a renewal and a restart")
    }

    private mutating func noLiveSession() {
        let live = input.liveSessions.filter { $0.value > 0 }.sorted { $0.key < $1.key }
        for (name, count) in live {
            blockers.append(
                Blocker(name: name, reason: "\(counted(count, "session")) opened with the credential still open", lastSeen: lastUse(of: name)))
        }
        add(
            .noLiveSession, live.isEmpty,
            live.isEmpty
                ? "no open session was opened with it"
                : "open sessions: " + live.map { "`\($0.key)` \($0.value)" }.joined(separator: ", "))
    }
}

import Access
import AuditLedger
import Brokerage
import Console
import Cutover
import Estate
import Evidence
import Foundation
import Lifecycle
import Runtime
import Storage
import TrafficProof

extension ControlPlaneCore {
    /// Reads everything that bears on the question, judges, and records the verdict.
    func prove(_ credential: Fingerprint, by actor: String) async throws -> (verdict: Verdict, answer: Action.Prove.Answer) {
        let places = try await database.read { transaction -> [(resource: Resource, login: String)] in
            var seen: Set<[String]> = []
            return try Registry.paths(in: transaction).filter { $0.credential == credential }.compactMap { path in
                guard let login = path.login, seen.insert([path.resource, login]).inserted,
                    let resource = try Registry.resource(path.resource, in: transaction)
                else { return nil }
                return (resource, login)
            }
        }
        var sessions: [(resource: String, session: TargetSession)] = []
        for place in places where place.resource.kind == .postgresql && place.resource.broker != nil {
            // The log as of now, or the verdict rests on what was read a moment ago.
            try await readTargetLog(of: place.resource)
            sessions += try await targets.logins(of: place.resource).sessions()
                .filter { $0.login == place.login }.map { (place.resource.name, $0) }
        }
        let now = clock.now()
        return try await database.write { [sessions] transaction in
            let input = try proofInput(credential, places: places, sessions: sessions.map(\.session), now: now, in: transaction)
            let verdict = judge(input)
            let answer = Self.answer(verdict, credential: credential)
            if case .revocable = verdict {
                for path in try Registry.paths(in: transaction) where path.credential == credential {
                    try step(path, .proven, kind: "path.proven", by: actor, in: transaction)
                }
            }
            let before = try Observations.verdict(on: credential, as: Action.Prove.Answer.self, in: transaction)?.verdict
            try observations.keep(answer, on: credential, in: transaction)
            // Asked every second while somebody waits, the same answer is no news.
            guard before.map({ !$0.saysTheSame(as: answer) }) ?? true else { return (verdict, answer) }
            try ledger.append(
                NewEntry(
                    kind: "proof.judged", subject: credential.text, actor: actor,
                    facts: [
                        "verdict": answer.verdict.rawValue, "blockedBy": answer.blockedBy.map(\.name).joined(separator: ", "),
                        "findings": answer.rules.map { "\($0.id)=\($0.status.rawValue)" }.joined(separator: " "),
                    ]), in: transaction)
            return (verdict, answer)
        }
    }

    private func proofInput(
        _ credential: Fingerprint, places: [(resource: Resource, login: String)], sessions: [TargetSession],
        now: Timestamp, in transaction: Transaction
    ) throws -> ProofInput {
        var quiet = QuietPeriod(floor: .zero, businessCycle: .zero, observerLag: .zero)
        for place in places {
            let own = place.resource.quiet ?? .standard
            quiet.floor = max(quiet.floor, own.floor)
            quiet.businessCycle = max(quiet.businessCycle, own.businessCycle)
            quiet.observerLag = max(quiet.observerLag, own.observerLag)
        }
        var uses: [CredentialUse] = []
        var observers: [ObserverRecord] = []
        var since: [Timestamp] = []
        for place in places {
            uses += try Observations.uses(
                of: place.login, at: place.resource.name, accepted: true, since: Timestamp(milliseconds: 0), in: transaction)
            if let observer = try Observations.observer(
                of: place.resource.name, lag: quiet.observerLag, now: now, in: transaction)
            {
                observers.append(observer)
            }
            if let start = try Observations.observedSince(place.resource.name, in: transaction) { since.append(start) }
        }
        var live: [String: Int] = [:]
        for session in sessions {
            let holder = try session.clientPort.flatMap {
                try Observations.caller(port: $0, at: session.openedAt, in: transaction)
            }
            live[holder?.name ?? "unknown client (\(session.application))", default: 0] += 1
        }
        let consumers = try Registry.paths(in: transaction).filter { $0.credential == credential }.map {
            try consumer($0, now: now, in: transaction)
        }
        return ProofInput(
            credential: credential, now: now, quiet: quiet, consumers: consumers,
            // A place without an observer makes the whole unobservable.
            observers: observers.count == places.count ? observers : [], uses: uses.sorted { $0.at < $1.at },
            observedSince: since.count == places.count ? since.max() : nil, liveSessions: live)
    }

    private func consumer(_ path: RegisteredPath, now: Timestamp, in transaction: Transaction) throws -> ConsumerRecord {
        var record = ConsumerRecord(
            workload: path.workload, path: path.name, stage: path.stage, mode: path.mode, cutOverAt: path.cutOverAt,
            oldExchanges: 0, oldErrors: 0, oldLargestUse: 0, newExchanges: 0, newErrors: 0, renewals: 0, processes: 0)
        guard let cutOver = path.cutOverAt else { return record }
        let new = try Observations.usage(of: path.name, isNew: true, from: cutOver, to: now, in: transaction)
        let old = try Observations.usage(
            of: path.name, isNew: false, from: cutOver - (now - cutOver), to: cutOver, in: transaction)
        (record.newExchanges, record.newErrors) = (new.exchanges, new.errors)
        (record.oldExchanges, record.oldErrors) = (old.exchanges, old.errors)
        // One use may straddle two of the seconds by which usage is kept.
        record.oldLargestUse = 2 * old.largestSecond
        let grants = try Grants.grants(of: path.name, since: cutOver, in: transaction)
        record.processes = Set(grants.map { "\($0.processID) \($0.processStart)" }).count
        // A grant issued anew is a renewal too: that is how a batch job renews.
        record.renewals = grants.reduce(0) { $0 + $1.renewals } + max(0, grants.count - 1)
        return record
    }

    private static func answer(_ verdict: Verdict, credential: Fingerprint) -> Action.Prove.Answer {
        let (kind, blockers, findings): (ProofSummary.Verdict, [Blocker], [Finding]) =
            switch verdict {
            case .revocable(let proof): (.revocable, [], proof.findings)
            case .blocked(let blockers, let findings): (.blocked, blockers, findings)
            case .unobservable(let findings): (.unobservable, [], findings)
            }
        return Action.Prove.Answer(
            credential: credential, verdict: kind,
            blockedBy: blockers.map { .init(name: $0.name, reason: $0.reason, lastSeen: $0.lastSeen) },
            rules: findings.map { finding in
                RuleStatus(
                    id: finding.rule.rawValue, title: finding.rule.title(holds: finding.holds),
                    status: finding.holds ? .holds : finding.earliest != nil ? .waiting : .fails, detail: finding.text)
            },
            earliest: findings.compactMap { $0.holds ? nil : $0.earliest }.max())
    }

    /// Reads the target's log up to its end, and keeps what is about logins. The observer's loop and whoever needs the
    /// newest state both call it; the position moves forward in one transaction with what was read.
    func readTargetLog(of resource: Resource) async throws {
        let log = PostgresLog(try targets.admin(of: resource))
        let stored = try await database.read { try Observations.position(of: resource.name, in: $0) }
        let position: LogPosition
        if let stored, let known = try? JSONDecoder().decode(LogPosition.self, from: Data(stored.utf8)) {
            position = known
        } else {
            position = try await log.end()
        }
        let (events, next) = try await log.read(from: position)
        let encoded = String(decoding: try JSONEncoder().encode(next), as: UTF8.self)
        let now = clock.now()
        try await database.write { transaction in
            // Somebody else may have read the same lines meanwhile; then these are theirs.
            guard try Observations.position(of: resource.name, in: transaction) == stored else { return }
            for event in events {
                let login = TargetLogin(
                    resource: resource.name, accepted: event.kind == .accepted, sqlState: event.kind.sqlState,
                    at: event.at.milliseconds == 0 ? now : event.at, login: event.login, host: event.host,
                    port: event.port, application: event.application)
                try observations.record(login, in: transaction)
                try tripwire(login, in: transaction)
            }
            try observations.advanceObserver(of: resource.name, to: encoded, in: transaction)
        }
    }

    /// A retired credential is a honeytoken: whoever still tries it is reported.
    private func tripwire(_ login: TargetLogin, in transaction: Transaction) throws {
        guard !login.accepted else { return }
        for path in try Registry.paths(in: transaction)
        where path.resource == login.resource && path.login == login.login && path.stage == .retired {
            guard let credential = path.credential,
                let retired = try Lifecycle.retirement(of: credential, in: transaction)?.verifiedAt,
                login.at > retired + .seconds(1)
            else { continue }
            try ledger.append(
                NewEntry(
                    kind: "alert.retired-credential-tried", subject: credential.text, actor: "observer:\(login.resource)",
                    facts: ["login": login.login, "from": "\(login.host):\(login.port ?? 0)", "state": login.sqlState ?? ""]),
                in: transaction)
            return
        }
    }
}

extension Action.Prove.Answer {
    /// The same verdict for the same reasons, whatever the figures in them.
    fileprivate func saysTheSame(as other: Self) -> Bool {
        verdict == other.verdict && blockedBy.map(\.name) == other.blockedBy.map(\.name)
            && rules.map(\.status) == other.rules.map(\.status)
    }
}

extension TargetEvent.Kind {
    fileprivate var sqlState: String? { if case .refused(let state) = self { state } else { nil } }
}

extension Finding.Rule {
    /// For people: what holds, or what is wanting. One sentence for both would read as a claim beside the mark of its failure.
    func title(holds: Bool) -> String {
        switch self {
        case .consumersCutOver where !holds: "not every consumer is known and cut over"
        case .verifyingObserver where !holds: "nobody watches the verifying side"
        case .silence where !holds: "the old credential has not been silent long enough"
        case .observersAlive where !holds: "the observer was not shown to be alive all the while"
        case .newPathCarries where !holds: "the new path does not carry the load yet, or with more errors"
        case .renewedAndRestarted where !holds: "the new path has not yet survived a renewal and a restart"
        case .noLiveSession where !holds: "a session opened with it is still open"
        case .consumersCutOver: "every known consumer is cut over"
        case .verifyingObserver: "the verifying side is watched"
        case .silence: "the old credential has been silent long enough"
        case .observersAlive: "the observer was alive all the while"
        case .newPathCarries: "the new path carries the load, with no more errors"
        case .renewedAndRestarted: "the new path survived a renewal and a restart"
        case .noLiveSession: "no session opened with it is left"
        }
    }
}

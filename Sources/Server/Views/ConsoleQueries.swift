import Access
import AuditLedger
import Brokerage
import Console
import Context
import Estate
import Evidence
import Foundation
import Inventory
import Issuance
import Lifecycle
import Logging
import Planning
import Registration
import Runtime
import SPIFFE
import Storage
import Synchronization
import TrafficProof

/// Answers the console: reads a snapshot, shapes it for people. Changes go through ``Actions``.
final class ConsoleQueries: ControlPlane {
    let core: ControlPlaneCore
    private let actions: Actions
    /// When the chain was last checked as a whole, and what came out. Checked in the background, never on a page's time.
    private let checked = Mutex<(at: Timestamp, verdict: LedgerVerdict)?>(nil)

    let logger: Logger

    init(core: ControlPlaneCore, logger: Logger = Logger(label: "mayfly.server")) {
        self.core = core
        self.logger = logger
        actions = Actions(core: core, logger: logger)
    }

    /// Runs until cancelled: verifies the ledger now and then.
    func keepVerifying() async {
        while !Task.isCancelled {
            let key = core.ledgerKey
            if let verdict = try? await core.database.read({ try Ledger.verify(in: $0, publicKey: key) }) {
                checked.withLock { $0 = (core.clock.now(), verdict) }
            }
            try? await Task.sleep(for: .seconds(30))
        }
    }

    private func read<Answer: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Answer
    ) async throws(ActionFailure) -> Answer {
        do {
            return try await core.database.read(body)
        } catch let failure as ActionFailure {
            throw failure
        } catch {
            throw ActionFailure(.internal, "the page could not be read: \(Loops.describe(error))")
        }
    }

    func perform(_ action: String, body: Data, by operator: Operator) async throws(ActionFailure) -> Data {
        try await actions.perform(action, body: body, actor: "operator:\(`operator`.name)")
    }

    func take(statement: [UInt8]) async throws(ActionFailure) -> StatementAnswer {
        switch await core.take(statement: statement, from: "HTTP", logger) {
        case .success(let outcome): return StatementAnswer(isNew: outcome == .taken)
        case .failure(let refusal):
            throw ActionFailure(.refused, "the statement is not believed: \(refusal.reason)", nextStep: "see docs/reference/context.md")
        }
    }

    func signals(_ request: SignalsRequest) async -> SignalsAnswer { await SignalsDoor(core: core, logger: logger).answer(request) }

    // MARK: Overview

    func overview() async throws(ActionFailure) -> Overview {
        let ledgerCheck = checked.withLock { $0 }
        return try await read { [core, actions] transaction in
            let all = try self.summaries(in: transaction)
            let paths = try Registry.paths(in: transaction)
            let now = core.clock.now()
            func count(_ state: CredentialState) -> Int { all.count { $0.state == state } }
            var (requests, failures) = (0, 0)
            for path in paths {
                for isNew in [false, true] {
                    let usage = try Observations.usage(
                        of: path.name, isNew: isNew, from: now - .seconds(60), to: now, in: transaction)
                    requests += usage.exchanges
                    failures += usage.errors
                }
            }
            let grants = try Grants.open(in: transaction)
            let onPath = Set(paths.compactMap(\.credential))
            let standing = all.filter { $0.state == .standing || $0.state == .disabled }
            return Overview(
                trustDomain: core.settings.trustDomain.name, at: now,
                counts: Counts(
                    standing: count(.standing), excepted: count(.excepted), disabled: count(.disabled),
                    retired: count(.retired), requestsLastMinute: requests, failuresLastMinute: failures,
                    liveSessions: grants.count, liveGrants: grants.count { $0.state == .live }),
                history: try self.history(in: transaction),
                pipeline: PathStage.allCases.map { stage in StageCount(stage: stage, paths: paths.count { $0.stage == stage }) },
                left: Array(standing.prefix(8)),
                hardestUntouched: Array(standing.filter { !onPath.contains($0.fingerprint) }.prefix(5)),
                waivers: try Lifecycle.waivers(in: transaction).filter { $0.expiredAt == nil }
                    .map { try actions.summary($0, in: transaction) },
                ledger: try self.ledgerStatus(ledgerCheck, in: transaction))
        }
    }

    /// The trend, from the ledger. It counts as the headline does: what is waived, disabled or retired does not stand.
    private func history(in transaction: Transaction) throws -> [StandingPoint] {
        var points: [StandingPoint] = []
        var subjects: Set<String> = []
        for row in try transaction.rows(
            """
            SELECT at, kind, subject FROM ledger WHERE kind IN ('credential.found', 'credential.enabled', 'credential.disabled',
                'credential.retired', 'waiver.granted', 'waiver.expired') ORDER BY sequence
            """)
        {
            let subject = try row.text("subject")
            switch try row.text("kind") {
            case "credential.found", "credential.enabled", "waiver.expired": subjects.insert(subject)
            default: subjects.remove(subject)
            }
            let (at, standing) = (try row.time("at"), subjects.count)
            if let last = points.last, at - last.at < .seconds(1) {
                points[points.count - 1].standing = standing
            } else {
                points.append(StandingPoint(at: at, standing: standing))
            }
        }
        if !points.isEmpty { points.append(StandingPoint(at: core.clock.now(), standing: subjects.count)) }
        return points
    }

    private func ledgerStatus(
        _ check: (at: Timestamp, verdict: LedgerVerdict)?, in transaction: Transaction
    ) throws -> LedgerStatus {
        let head = try transaction.row("SELECT size, hash FROM ledger_checkpoint WHERE one = 1")
        var status = LedgerStatus(
            size: try head?.integer("size") ?? 0, head: try head?.text("hash") ?? "", verification: .unchecked,
            verifiedAt: check?.at, problem: nil)
        switch check?.verdict {
        case .intact: status.verification = .intact
        case .broken(let sequence, let reason):
            status.verification = .broken
            status.problem = "entry \(sequence): \(reason)"
        case nil: break
        }
        return status
    }

    // MARK: Credentials

    func figures() async throws(ActionFailure) -> InventoryFigures {
        try await read { [core] in try core.figures(in: $0) }
    }

    func identities() async throws(ActionFailure) -> [IdentitySummary] {
        try await read { [core] in try core.identitySummaries(in: $0) }
    }

    func inventory() async throws(ActionFailure) -> [CredentialSummary] {
        try await read { try self.summaries(in: $0) }
    }

    private func summaries(in transaction: Transaction) throws -> [CredentialSummary] {
        let records = Dictionary(
            try Inventory.all(in: transaction).map { ($0.fingerprint, $0) }, uniquingKeysWith: { first, _ in first })
        let paths = try Registry.paths(in: transaction)
        return try core.rankedCredentials(in: transaction).compactMap { ranked in
            guard let record = records[ranked.fingerprint] else { return nil }
            let mine = paths.filter { $0.credential == ranked.fingerprint }
            let places = Sighting.places(record.sightings)
            return CredentialSummary(
                fingerprint: ranked.fingerprint, kind: ranked.kind, hint: ranked.hint, owner: ranked.owner,
                state: ranked.state, score: ranked.score.value, scoreSummary: ranked.score.summary,
                sightings: places.count, currentSightings: places.count { $0.isCurrent },
                workloads: Array(Set(record.workloads + mine.map(\.workload))).sorted(),
                lastUsedAt: try uses(of: mine, in: transaction).last?.at,
                nextStep: nextStep(ranked, mine), sources: Array(Set(record.sightings.map(\.source))).sorted { $0.rawValue < $1.rawValue },
                paths: Array(Set(record.sightings.map(\.path))).sorted(), since: record.detail.createdAt ?? record.firstSeen,
                environments: record.detail.environments ?? [])
        }
    }

    private func uses(of paths: [RegisteredPath], in transaction: Transaction) throws -> [TrafficUse] {
        var places: Set<[String]> = []
        var all: [TrafficUse] = []
        for path in paths {
            guard let login = path.login, places.insert([path.resource, login]).inserted else { continue }
            all += try Observations.uses(
                of: login, at: path.resource, accepted: true, since: core.clock.now() - .seconds(90 * 86400), in: transaction
            ).map { TrafficUse(at: $0.at, consumer: $0.consumer, evidence: $0.evidence) }
        }
        return all.sorted { $0.at < $1.at }
    }

    private struct TrafficUse {
        var at: Timestamp
        var consumer: String
        var evidence: String
    }

    private func nextStep(_ ranked: Action.Rank.Ranked, _ paths: [RegisteredPath]) -> String? {
        switch ranked.state {
        case .retired: return nil
        case .excepted: return nil
        case .disabled: return "mayfly retire \(ranked.fingerprint.short)"
        case .standing: break
        }
        if paths.isEmpty { return "declare who uses it: mayfly apply estate.yaml" }
        if let path = paths.first(where: { $0.stage < .cutOver }) { return "mayfly cutover \(path.name)" }
        return "mayfly prove \(ranked.fingerprint.short)"
    }

    func credential(_ fingerprint: Fingerprint) async throws(ActionFailure) -> CredentialDetail {
        try await read { [core, actions] transaction in
            guard let record = try Inventory.credential(fingerprint, in: transaction),
                let summary = try self.summaries(in: transaction).first(where: { $0.fingerprint == fingerprint }),
                let ranked = try core.rankedCredentials(in: transaction).first(where: { $0.fingerprint == fingerprint })
            else { throw ActionFailure(.notFound, "no credential `\(fingerprint)` is in the inventory") }
            let paths = try Registry.paths(in: transaction).filter { $0.credential == fingerprint }
            let uses = Dictionary(grouping: try self.uses(of: paths, in: transaction), by: \.consumer)
            var consumers = paths.map { path in
                Consumer(
                    name: path.workload, isDeclared: true, stage: path.stage, mode: path.mode,
                    uses: uses[path.workload]?.count ?? 0, lastUsedAt: uses[path.workload]?.last?.at, note: nil)
            }
            for (name, seen) in uses.sorted(by: { $0.key < $1.key }) where !paths.contains(where: { $0.workload == name }) {
                consumers.append(
                    Consumer(
                        name: name, isDeclared: false, stage: nil, mode: nil, uses: seen.count, lastUsedAt: seen.last?.at,
                        note: seen.last?.evidence))
            }
            return CredentialDetail(
                summary: summary, score: ranked.score, opens: record.opens, sightings: record.sightings,
                consumers: consumers, ownerEvidence: record.ownerEvidence,
                proof: try Self.proof(of: fingerprint, in: transaction),
                waiver: try Lifecycle.waivers(in: transaction)
                    .first { $0.credential == fingerprint && $0.expiredAt == nil }
                    .map { try actions.summary($0, in: transaction) },
                timeline: try Ledger.history(of: fingerprint.text, in: transaction).map(Self.timeline),
                reasons: record.detail.reasons ?? [], workloadEvidence: record.detail.workloadEvidence ?? [], flags: record.detail.flags ?? [],
                expiresAt: record.detail.expiresAt, privilege: record.detail.privilege ?? [], issuer: record.detail.issuer,
                rights: record.detail.rights)
        }
    }

    private static func proof(of fingerprint: Fingerprint, in transaction: Transaction) throws -> ProofSummary? {
        try Observations.verdict(on: fingerprint, as: Action.Prove.Answer.self, in: transaction).map { at, answer in
            let summary: String =
                switch answer.verdict {
                case .revocable: "revocable"
                case .unobservable: "unobservable: nobody could have seen a use"
                case .blocked where answer.blockedBy.isEmpty: "not yet: only time is missing"
                case .blocked:
                    "blocked by \(answer.blockedBy.count): "
                        + answer.blockedBy.map { "\($0.name), \($0.reason)" }.joined(separator: "; ")
                }
            return ProofSummary(verdict: answer.verdict, at: at, summary: summary, rules: answer.rules)
        }
    }

    // MARK: Workloads

    func workloads() async throws(ActionFailure) -> [WorkloadSummary] {
        try await read { [core] transaction in
            let paths = try Registry.paths(in: transaction)
            let reopened = try core.reopened(in: transaction)
            let declared = try Registry.workloads(in: transaction).map { self.summary($0, paths, reopened) }
            let undeclared = try core.undeclaredConsumers(in: transaction).map { name in
                WorkloadSummary(
                    name: name, kind: .service, environment: nil, owner: FoundCredential.unknownOwner, spiffeID: nil,
                    isDeclared: false, paths: 0, retiredPaths: 0, leastStage: nil,
                    nextStep: "declare it in the estate file: mayfly apply estate.yaml")
            }
            return declared + undeclared
        }
    }

    private func summary(_ workload: Workload, _ paths: [RegisteredPath], _ reopened: [Reopened]) -> WorkloadSummary {
        let intruders = reopened.filter { $0.workload == workload.name }.map(\.credential)
        let mine = paths.filter { $0.workload == workload.name }
        let behind = mine.min { $0.stage < $1.stage }
        let next: String? =
            switch behind?.stage {
            case .planned: "point it at \(behind?.listen?.description ?? "its listen address")"
            case .observed: "mayfly cutover \(behind?.name ?? "")"
            case .cutOver, .proven: behind?.credential.map { "mayfly prove \($0.short)" }
            case .retired, nil:
                intruders.first.map { "a new standing secret: declare what it opens, or remove and revoke it (mayfly explain \($0.short))" }
            }
        return WorkloadSummary(
            name: workload.name, kind: workload.kind ?? .service, environment: workload.environment,
            owner: workload.owners?.application ?? FoundCredential.unknownOwner,
            spiffeID: spiffeID(of: workload, in: core.settings.trustDomain)?.description, isDeclared: true,
            paths: mine.count, retiredPaths: mine.count { $0.stage == .retired }, leastStage: behind?.stage,
            nextStep: next, reopenedBy: intruders)
    }

    func workload(_ name: String) async throws(ActionFailure) -> WorkloadDetail {
        try await read { [core] transaction in
            let paths = try Registry.paths(in: transaction)
            guard let workload = try Registry.workload(name, in: transaction) else {
                guard try core.undeclaredConsumers(in: transaction).contains(name) else {
                    throw ActionFailure(.notFound, "no workload `\(name.prefix(80))` is declared or was seen")
                }
                return WorkloadDetail(
                    summary: WorkloadSummary(
                        name: name, kind: .service, environment: nil, owner: FoundCredential.unknownOwner, spiffeID: nil,
                        isDeclared: false, paths: 0, retiredPaths: 0, leastStage: nil,
                        nextStep: "declare it in the estate file: mayfly apply estate.yaml"),
                    purpose: nil, owners: nil, selectors: [], identity: nil, paths: [], timeline: [])
            }
            let summary = self.summary(workload, paths, try core.reopened(in: transaction))
            let plan = try PlanRecords.latest(in: transaction)
            let mine = paths.filter { $0.workload == name }
            var timeline = try Ledger.history(of: name, in: transaction)
            for path in mine { timeline += try Ledger.history(of: path.name, in: transaction) }
            if let id = summary.spiffeID { timeline += try Ledger.history(of: id, in: transaction) }
            return WorkloadDetail(
                summary: summary, purpose: workload.purpose, owners: workload.owners,
                selectors: (workload.selectors ?? []).sorted(), identity: try self.identity(summary.spiffeID, in: transaction),
                paths: try mine.map { try self.detail($0, plan: plan, in: transaction) },
                timeline: timeline.filter { !Self.routine.contains($0.kind) }.sorted { $0.sequence < $1.sequence }
                    .suffix(200).map(Self.timeline))
        }
    }

    /// What happens all day and changes nothing; the ledger and the live page have it.
    private static let routine: Set<String> = [
        "decision.permitted", "grant.renewed", "svid.x509-issued", "svid.jwt-issued", "svid.wit-issued", "alert.flagged-use",
    ]

    private func identity(_ id: String?, in transaction: Transaction) throws -> IdentityStatus? {
        guard let id else { return nil }
        let issued = try transaction.rows(
            "SELECT at, expires_at FROM issued WHERE spiffe_id = ? AND kind = 'x509' ORDER BY at", .text(id))
        guard let last = issued.last else { return nil }
        return IdentityStatus(
            spiffeID: id, issuedAt: try last.time("at"), expiresAt: try last.time("expires_at"), renewals: issued.count - 1)
    }

    private func detail(_ path: RegisteredPath, plan: Plan?, in transaction: Transaction) throws -> PathDetail {
        let history = try Ledger.history(of: path.name, in: transaction)
        let status = try core.status(of: path, in: transaction)
        let kinds: [PathStage: String] = [
            .planned: "path.declared", .observed: "path.observed", .cutOver: "path.cut-over", .proven: "path.proven",
            .retired: "path.retired",
        ]
        let milestones = PathStage.allCases.map { stage -> Milestone in
            let reached = path.stage >= stage ? history.last { $0.kind == kinds[stage] } : nil
            return Milestone(
                stage: stage, reachedAt: reached?.at, evidence: reached == nil ? [] : Self.evidence(stage, path, status, plan),
                blockedBy: nil, ledgerSequence: reached?.sequence)
        }
        return PathDetail(
            id: path.name, resource: path.resource, login: path.login, credential: path.credential, means: path.means,
            mode: path.mode, stage: path.stage, listen: path.listen?.description,
            plan: plan?.item(for: path.name).map { "wave \($0.wave): \($0.targetPattern)" }, milestones: milestones)
    }

    private static func evidence(_ stage: PathStage, _ path: RegisteredPath, _ status: PathStatus, _ plan: Plan?) -> [String] {
        switch stage {
        case .planned: plan?.item(for: path.name).map { ["\(plan?.id ?? ""), wave \($0.wave)", "rollback: \($0.rollback)"] } ?? []
        case .observed: ["\(counted(status.oldExchanges, "exchange")) with the standing password, \(status.oldErrors) failed"]
        case .cutOver:
            [
                "\(counted(status.newExchanges, "exchange")) with short-lived logins, \(status.newErrors) failed",
                counted(status.liveGrants, "live grant"),
            ]
        case .proven: ["the verifying side was silent, its canaries were seen"]
        case .retired: ["the target refused the old secret"]
        }
    }

    // MARK: Events

    func recentEvents(limit: Int) async throws(ActionFailure) -> [LiveEvent] {
        try await read { transaction in
            let size = try Ledger.checkpoint(in: transaction)?.size ?? 0
            return try Ledger.entries(after: max(0, size - limit), limit: limit, in: transaction).reversed()
                .map(EventWords.live)
        }
    }

    func liveEvents(after sequence: Int?) async -> AsyncStream<LiveEvent> {
        let entries = core.events.subscribe()
        let missed: [Entry] = if let sequence {
            (try? await core.database.read { try Ledger.entries(after: sequence, limit: 500, in: $0) }) ?? []
        } else {
            []
        }
        return AsyncStream { continuation in
            let task = Task {
                var last = sequence ?? 0
                for entry in missed {
                    last = entry.sequence
                    continuation.yield(EventWords.live(entry))
                }
                for await entry in entries where entry.sequence > last {
                    continuation.yield(EventWords.live(entry))
                }
                continuation.finish()
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    private static func timeline(_ entry: Entry) -> TimelineEntry {
        let event = EventWords.live(entry)
        return TimelineEntry(
            at: entry.at, kind: entry.kind, title: event.text, detail: EventWords.detail(entry), actor: entry.actor,
            ledgerSequence: entry.sequence)
    }
}

import Console
import Estate
import Foundation
import Runtime
import Synchronization

/// A control plane that knows one migration half way through: what the console needs to be looked at, nothing behind it.
final class FixtureControlPlane: ControlPlane {
    static let now = Timestamp(milliseconds: 1_795_234_320_000)

    /// Put in front of every name, to see whether it is escaped everywhere.
    let prefix: String
    private let state = Mutex(State())

    private struct State {
        var performed: [(action: String, body: Data, by: Operator)] = []
        var listeners: [AsyncStream<LiveEvent>.Continuation] = []
        var requests = 3597
    }

    init(prefix: String = "") {
        self.prefix = prefix
    }

    var performed: [(action: String, body: Data, by: Operator)] { state.withLock { $0.performed } }
    var listeners: Int { state.withLock { $0.listeners.count } }

    func emit(_ event: LiveEvent) {
        for listener in state.withLock({ $0.listeners }) { listener.yield(event) }
    }

    // MARK: Queries

    func overview() async throws(ActionFailure) -> Overview {
        let now = Self.now
        let requests = state.withLock { state in
            state.requests += 7
            return state.requests
        }
        let steps = [(9600, 8), (7300, 8), (4100, 7), (2900, 6), (900, 5)]
        return Overview(
            trustDomain: prefix + "shop.example", at: now,
            counts: Counts(
                standing: 5, excepted: 1, disabled: 1, retired: 1, requestsLastMinute: requests,
                failuresLastMinute: 0, liveSessions: 9, liveGrants: 3),
            history: steps.map { StandingPoint(at: now - .seconds($0.0), standing: $0.1) },
            pipeline: [
                StageCount(stage: .observed, paths: 1), StageCount(stage: .cutOver, paths: 2),
                StageCount(stage: .proven, paths: 1), StageCount(stage: .retired, paths: 1),
            ],
            left: all.filter { $0.state != .retired },
            hardestUntouched: all.filter { $0.state == .standing && $0.workloads.count < 2 }.sorted { $0.score > $1.score },
            waivers: [waiver],
            ledger: LedgerStatus(
                size: 412, head: "9f2c51d07ab84e6613c0c1d2a7f5be90be9b0f6f7f0a1c7e5f3d4a8b6c2e1d05",
                verification: .intact, verifiedAt: now - .seconds(42), problem: nil))
    }

    func inventory() async throws(ActionFailure) -> [CredentialSummary] { all }

    func figures() async throws(ActionFailure) -> InventoryFigures {
        let made: [(created: Timestamp?, known: Timestamp)] = all.enumerated().map { place, one in
            (one.since, Self.now - .seconds(place * 4 * 86_400))
        }
        return InventoryFigures(
            storage: StorageShare(outside: 6, platform: 1, manager: 1), growth: CredentialGrowth(made, now: Self.now),
            reopened: [Reopened(workload: prefix + "mailer", credential: Self.fingerprint(6), kind: prefix + "private-key", at: Self.now)])
    }

    func credential(_ fingerprint: Fingerprint) async throws(ActionFailure) -> CredentialDetail {
        guard let summary = all.first(where: { $0.fingerprint == fingerprint }) else {
            throw ActionFailure(.notFound, "no credential has the fingerprint `\(fingerprint)`", nextStep: "Look in the inventory.")
        }
        return summary.fingerprint == all[0].fingerprint ? database(summary) : other(summary)
    }

    func workloads() async throws(ActionFailure) -> [WorkloadSummary] { services }

    func workload(_ name: String) async throws(ActionFailure) -> WorkloadDetail {
        guard let summary = services.first(where: { $0.name == name }) else {
            throw ActionFailure(.notFound, "no workload is called `\(name)`", nextStep: "Declare it with `mayfly apply`.")
        }
        return detail(summary)
    }

    func identities() async throws(ActionFailure) -> [IdentitySummary] {
        let now = Self.now
        func one(
            _ path: String, _ owner: String, _ review: Double?, _ nodes: (Int, Int), held: Int, ends: Double?, revoked: String? = nil,
            isTemplate: Bool = false
        ) -> IdentitySummary {
            IdentitySummary(
                id: "spiffe://shop.example/\(prefix)\(path)", isTemplate: isTemplate, entry: "\(prefix)shop/\(path)", owner: prefix + owner,
                purpose: prefix + "takes its part in an order", reviewBy: review.map { now + .seconds($0 * 86400) }, expiresAt: nil, nodes: nodes.0,
                connected: nodes.1, held: held, firstEnd: ends.map { now + .seconds($0) }, revoked: revoked)
        }
        return [
            one("production/billing", "payments", -12, (3, 3), held: 6, ends: 2480),
            one("production/orders", "orders-team", 120, (3, 2), held: 4, ends: 2710),
            one("production/reports", "analytics", 40, (1, 1), held: 1, ends: 640, revoked: prefix + "seen on a laptop"),
            one("staging/search", "", nil, (2, 0), held: 0, ends: nil),
            one("user/{unix:user}", "platform", 200, (6, 5), held: 0, ends: nil, isTemplate: true),
        ]
    }

    func recentEvents(limit: Int) async throws(ActionFailure) -> [LiveEvent] { Array(events.prefix(limit)) }

    func liveEvents(after sequence: Int?) async -> AsyncStream<LiveEvent> {
        let missed = sequence.map { after in events.filter { $0.sequence > after }.reversed() } ?? []
        let (stream, feed) = AsyncStream<LiveEvent>.makeStream()
        for event in missed { feed.yield(event) }
        state.withLock { $0.listeners.append(feed) }
        return stream
    }

    func perform(_ action: String, body: Data, by person: Operator) async throws(ActionFailure) -> Data {
        state.withLock { $0.performed.append((action, body, person)) }
        switch action {
        case "apply": return Data("{\"applied\":true}".utf8)
        case "retire": throw ActionFailure(.refused, "`shop-db` is not proven", nextStep: "Run `mayfly prove`.")
        case "import": throw ActionFailure(.invalid, "the report cannot be read")
        case "lifetimes": return lifetimes
        case "network-trust": return networkTrust
        case "break": throw ActionFailure(.internal, "the database went away")
        default: throw ActionFailure(.notFound, "there is no action `\(action)`")
        }
    }

    // MARK: Data

    private var networkTrust: Data {
        let rule = NetworkTrust(
            kind: prefix + "postgresql-trust", path: prefix + "db/pg_hba.conf", line: 4, reach: .anywhere, from: [prefix + "all"],
            to: prefix + "any database as any user", why: prefix + "nobody is asked", instead: prefix + "scram-sha-256")
        let item = KnownTrust(rule: rule, firstSeen: Self.now - .seconds(7200), lastSeen: Self.now)
        return (try? JSONEncoder().encode(Action.NetworkTrustRules.Answer(rules: [item]))) ?? Data()
    }

    private var lifetimes: Data {
        func item(_ kind: String, _ name: String, _ verdict: String, now: Int64, advised: Int64?, change: String?) -> Action.Lifetimes.Item {
            .init(
                kind: kind, name: prefix + name, owner: prefix + "platform", holders: 3, renewals: 812, spanMilliseconds: 12 * 86_400_000,
                longestRunMilliseconds: 9 * 86_400_000, presentMilliseconds: now, verdict: verdict, presentBreaks: verdict == "breaks" ? 2 : 0,
                shortestMilliseconds: 865_523, advisedMilliseconds: advised, reason: advised == nil ? "too little" : nil,
                forcedBy: .init(
                    holder: prefix + "process 41 on n1", cause: "server", from: Self.now - .seconds(7200), until: Self.now - .seconds(6595),
                    entries: [401, 402]), tried: nil, isSettable: true, change: change)
        }
        let answer = Action.Lifetimes.Answer(
            since: Self.now - .seconds(90 * 86_400), entries: 1624, isCut: false, outages: 1,
            longestOutage: .init(from: Self.now - .seconds(7200), until: Self.now - .seconds(6600)),
            items: [
                item("x509", "web", "too-long", now: 3_600_000, advised: 1_800_000, change: "x509-lifetime: 30m"),
                item("grant", "orders.db", "breaks", now: 900_000, advised: nil, change: nil),
            ])
        return (try? JSONEncoder().encode(answer)) ?? Data()
    }

    static func fingerprint(_ number: Int) -> Fingerprint {
        let digits = String(number, radix: 16)
        let mac = String((digits + String(repeating: "4c7be02a91d358f6", count: 2)).prefix(32))
        guard let fingerprint = Fingerprint("mf1_a3f09c11_\(mac)") else { preconditionFailure("the fixture is wrong") }
        return fingerprint
    }

    private var all: [CredentialSummary] {
        func one(
            _ number: Int, _ kind: String, _ hint: String, _ owner: String, _ state: CredentialState, _ score: Int,
            _ why: String, _ places: (Int, Int), _ workloads: [String], _ used: Int?, _ next: String?, _ sources: [SourceKind] = [.config], _ days: Int? = 3
        ) -> CredentialSummary {
            CredentialSummary(
                fingerprint: Self.fingerprint(number), kind: prefix + kind, hint: prefix + hint, owner: prefix + owner,
                state: state, score: score, scoreSummary: prefix + why, sightings: places.0, currentSightings: places.1,
                workloads: workloads.map { prefix + $0 }, lastUsedAt: used.map { Self.now - .seconds($0) },
                nextStep: next.map { prefix + $0 }, sources: sources, paths: [prefix + "services/\(workloads.first ?? "none")/.env"],
                since: days.map { Self.now - .seconds($0 * 86_400) }, environments: [prefix + "production"])
        }
        return [
            one(
                1, "postgresql-password", "yJ…eJ (24)", "orders-team", .standing, 92,
                "opens a production database; shared by 3 workloads; seen in 10 places", (10, 9),
                ["invoices", "orders", "reports"], 9, "declare and cut over `reports`, which still uses it",
                [.chat, .ci, .config, .documentation, .history, .ticket], 446),
            one(
                2, "github-token", "gh…k2 (40)", "platform-team", .standing, 81,
                "can deploy to production; written into a workflow", (1, 1), ["deploy"], nil, "federate the pipeline with OIDC", [.ci], 120),
            one(
                3, "aws-secret-access-key", "X+…9a (40)", FoundCredential.unknownOwner, .standing, 74,
                "only in history, and still valid; nobody owns it", (1, 0), [], nil, "find an owner", [.history], nil),
            one(
                4, "api-key", "pt…3f (44)", "mail-team", .excepted, 58, "opens a third party's production API", (1, 1),
                ["mailer"], 1, nil),
            one(
                5, "slack-webhook", "ht…Qz (77)", FoundCredential.unknownOwner, .standing, 31, "posts into one channel", (1, 1),
                [], 86_400 * 3, "find an owner"),
            one(
                6, "private-key", "--…-- (3 lines)", "mail-team", .standing, 47, "authenticates to a third party", (1, 1),
                ["mailer"], nil, "plan it"),
            one(
                7, "redis-password", "de…8w (28)", "orders-team", .disabled, 22, "opens a cache", (1, 1), ["orders"], 1260,
                "delete it in 4 min, when the soak ends"),
            one(
                8, "stripe-key", "sk…7d (40)", "billing-team", .retired, 12, "only on an unmerged branch", (1, 0), [], nil, nil),
        ]
    }

    private var waiver: WaiverSummary {
        WaiverSummary(
            id: "W-4", credential: Self.fingerprint(4), subject: prefix + "mailer → partner-api", kind: prefix + "third-party",
            owner: prefix + "mail-team", reason: prefix + "The partner offers no federation before their next release.",
            controls: ["source pinned to the agent", "alert on any other caller"].map { prefix + $0 },
            expiresAt: Self.now + .seconds(12 * 86400), renewals: 1)
    }

    private func database(_ summary: CredentialSummary) -> CredentialDetail {
        let now = Self.now
        let key = FingerprintKey([UInt8](repeating: 1, count: 32))
        func seen(_ path: String, _ line: Int, _ source: SourceKind, _ slot: String?, _ commit: String?, _ current: Bool = true) -> Sighting {
            Sighting(
                path: prefix + path, line: line, commit: commit, source: source, slot: slot.map { prefix + $0 }, isCurrent: current,
                occurrence: key?.occurrence(of: summary.fingerprint, in: source, path: path, slot: slot),
                exposure: commit.flatMap { key?.exposure(of: summary.fingerprint, commit: $0, blob: path) })
        }
        return CredentialDetail(
            summary: summary,
            score: Score(reasons: [
                .init(points: 40, text: prefix + "opens a production database"),
                .init(points: 22, text: prefix + "shared by 3 workloads"),
                .init(points: 20, text: prefix + "seen in 10 places, 2 of them outside of code"),
                .init(points: 15, text: prefix + "never rotated since 1 Sep 2025"),
                .init(points: -5, text: prefix + "reaches one database only"),
            ]),
            opens: [
                Endpoint(scheme: "postgresql", host: prefix + "db", port: 5432, database: "shop", user: "shop"),
                Endpoint(scheme: "postgresql", host: "db.shop.example", port: nil, database: "shop", user: "shop"),
            ],
            sightings: [
                seen("docker-compose.yml", 7, .config, "services.db.environment.POSTGRES_PASSWORD", "97f5370d4d65c5e34e2136b218630a7a65668317"),
                seen("docker-compose.yml", 12, .config, "services.orders.environment.DATABASE_URL", "97f5370d4d65c5e34e2136b218630a7a65668317"),
                seen(".github/workflows/deploy.yml", 14, .ci, "jobs.deploy.steps.1.env.PGPASSWORD", "36a5f45d06f79cc74216af3e7e9e4d15483ac674"),
                seen("exports/slack/ops/2026-03-02.json", 13, .chat, nil, "f4dfe7b095250b75369f1eeea065ca2821ff1b6a"),
                seen("exports/tickets.csv", 3, .ticket, nil, "f4dfe7b095250b75369f1eeea065ca2821ff1b6a"),
                seen("services/mailer/.env", 2, .config, "PGPASSWORD", nil),
                seen("wiki/Runbook.md", 8, .documentation, nil, "37207650039781d4f1076faa92a616eeb7cebd80"),
                seen("services/orders/config.py", 7, .history, "DB_PASSWORD", "97f5370d4d65c5e34e2136b218630a7a65668317", false),
            ],
            consumers: [
                Consumer(name: prefix + "orders", isDeclared: true, stage: .cutOver, mode: .substitute, uses: 18211, lastUsedAt: now - .seconds(610), note: nil),
                Consumer(name: prefix + "invoices", isDeclared: true, stage: .cutOver, mode: .substitute, uses: 12088, lastUsedAt: now - .seconds(608), note: nil),
                Consumer(
                    name: prefix + "uid 61004, psql from 127.0.0.1", isDeclared: false, stage: nil, mode: nil, uses: 51,
                    lastUsedAt: now - .seconds(9), note: prefix + "application_name `reports`, every 12 s for about 1 s"),
            ],
            ownerEvidence: [
                OwnerEvidence(kind: .backstage, owner: prefix + "orders-team", source: prefix + "catalog-info.yaml (orders)", weight: 0.8, why: prefix + "component `orders` has the directory of 4 places"),
                OwnerEvidence(kind: .codeowners, owner: prefix + "platform-team", source: "CODEOWNERS:4", weight: 0.5),
            ],
            proof: ProofSummary(
                verdict: .blocked, at: now - .seconds(11), summary: prefix + "Not revocable: 1 hidden consumer still logs in with it.",
                rules: [
                    RuleStatus(id: "consumers", title: "Every known consumer is cut over", status: .fails, detail: prefix + "uid 61004 (psql) is not declared and used it 9 s ago"),
                    RuleStatus(id: "observer", title: "An observer sits on the verifying side", status: .holds, detail: "PostgreSQL's own log, read up to 1 s ago"),
                    RuleStatus(id: "silence", title: "Silent for 25 s", status: .waiting, detail: "silent for 9 s; holds at 04:12:16 if nothing happens"),
                    RuleStatus(id: "canary", title: "A canary use was seen by each observer", status: .holds, detail: "seen 14 s ago"),
                    RuleStatus(id: "volume", title: "The new path carries at least the old volume", status: .holds, detail: "3604 requests a minute, before 3581; 0 failures"),
                    RuleStatus(id: "renewal", title: "One renewal and one restart went well", status: .unknown, detail: "orders has renewed 2 times and not restarted yet"),
                ]),
            waiver: nil,
            timeline: timeline, reasons: [prefix + "a password's name, and a value that no word list has", "a password in a URL"],
            workloadEvidence: [
                WorkloadEvidence(kind: .declared, workload: prefix + "orders", source: "k8s/orders.yaml:12", weight: 0.95, why: prefix + "Deployment orders takes Secret shop-db"),
                WorkloadEvidence(kind: .code, workload: prefix + "reports", source: "jobs/reports/run.py:8", weight: 0.6, why: "its code reads `PGPASSWORD`"),
            ],
            flags: [
                CredentialFlag(kind: .crossEnvironment, why: prefix + "the same value in production and staging"),
                CredentialFlag(kind: .shared, why: "orders, invoices and reports present it"),
            ], expiresAt: nil, privilege: [prefix + "CREATEDB"], issuer: nil)
    }

    private func other(_ summary: CredentialSummary) -> CredentialDetail {
        CredentialDetail(
            summary: summary, score: Score(reasons: [.init(points: summary.score, text: summary.scoreSummary)]), opens: [],
            sightings: [], consumers: [], ownerEvidence: [], proof: nil, waiver: summary.state == .excepted ? waiver : nil,
            timeline: [])
    }

    private var timeline: [TimelineEntry] {
        let now = Self.now
        return [
            TimelineEntry(at: now - .seconds(9600), kind: "credential.imported", title: prefix + "Found in 10 places", detail: nil, actor: prefix + "operator:root", ledgerSequence: 3),
            TimelineEntry(at: now - .seconds(4100), kind: "plan.accepted", title: "Plan accepted", detail: prefix + "plan p-7c21, 3 waves", actor: "operator:root", ledgerSequence: 58),
            TimelineEntry(at: now - .seconds(900), kind: "path.mode-changed", title: "orders cut over", detail: "pass → substitute, 0 requests lost", actor: "agent:spiffe://shop.example/agent/node-1", ledgerSequence: 301),
            TimelineEntry(at: now - .seconds(11), kind: "proof.drawn", title: "Proof drawn: blocked", detail: "by 1 hidden consumer", actor: "server", ledgerSequence: 411),
        ]
    }

    private var services: [WorkloadSummary] {
        func one(_ name: String, _ kind: Workload.Kind, _ owner: String, _ paths: (Int, Int), _ least: PathStage?, _ next: String?, declared: Bool = true) -> WorkloadSummary {
            WorkloadSummary(
                name: prefix + name, kind: kind, environment: declared ? prefix + "production" : nil, owner: prefix + owner,
                spiffeID: declared ? "spiffe://shop.example/production/\(name)" : nil, isDeclared: declared, paths: paths.0,
                retiredPaths: paths.1, leastStage: least, nextStep: next.map { prefix + $0 })
        }
        return [
            one("invoices", .service, "billing-team", (1, 0), .cutOver, "prove the old login dead"),
            one("ledger-export", .batch, "finance-team", (1, 1), .retired, nil),
            one("mailer", .service, "mail-team", (1, 0), .observed, "waived until 3 Dec 2026"),
            one("orders", .service, "orders-team", (2, 1), .cutOver, "prove the old login dead"),
            one("reports", .batch, FoundCredential.unknownOwner, (0, 0), nil, "declare it", declared: false),
        ]
    }

    private func detail(_ summary: WorkloadSummary) -> WorkloadDetail {
        let now = Self.now
        let path = PathDetail(
            id: "orders/shop-db", resource: prefix + "shop-db", login: prefix + "shop", credential: Self.fingerprint(1), means: .substituted,
            mode: .substitute, stage: .cutOver, listen: "unix:/tmp/shop/agent/orders/.s.PGSQL.5432", plan: prefix + "p-7c21",
            milestones: [
                Milestone(stage: .planned, reachedAt: now - .seconds(4100), evidence: [prefix + "plan p-7c21, wave 1", "rollback: repoint to 127.0.0.1:36485"], blockedBy: nil, ledgerSequence: 58),
                Milestone(stage: .cutOver, reachedAt: now - .seconds(900), evidence: ["18,211 requests, 0 lost", "2 renewals of the short-lived login"], blockedBy: nil, ledgerSequence: 301),
                Milestone(stage: .proven, reachedAt: nil, evidence: [], blockedBy: prefix + "blocked by 1 hidden consumer", ledgerSequence: nil),
                Milestone(stage: .retired, reachedAt: nil, evidence: [], blockedBy: nil, ledgerSequence: nil),
            ])
        let done = PathDetail(
            id: "orders/cache", resource: prefix + "cache", login: nil, credential: Self.fingerprint(7), means: .identity,
            mode: .pass, stage: .retired, listen: nil, plan: "p-2f90",
            milestones: [PathStage.planned, .cutOver, .proven, .retired].enumerated().map { index, stage in
                Milestone(stage: stage, reachedAt: now - .seconds(9000 - index * 1200), evidence: [prefix + "as planned"], blockedBy: nil, ledgerSequence: 20 + index)
            })
        return WorkloadDetail(
            summary: summary, purpose: prefix + "takes orders and answers about them",
            owners: Accountable(security: prefix + "shop-security", platform: prefix + "shop-platform", iam: "", application: prefix + "orders-team"),
            selectors: [Selector(type: "unix:uid", value: "61001"), Selector(type: "unix:script", value: prefix + "/srv/shop/orders/orders.py")],
            identity: IdentityStatus(spiffeID: "spiffe://shop.example/production/orders", issuedAt: now - .seconds(400), expiresAt: now + .seconds(3200), renewals: 14),
            paths: summary.paths == 0 ? [] : [path, done], timeline: timeline)
    }

    private var events: [LiveEvent] {
        let now = Self.now
        let rows: [(String, String, String, LiveEvent.Tone)] = [
            ("proof.drawn", "shop-db/shop", "Proof drawn: blocked by 1 hidden consumer", .attention),
            ("observation.hidden", "uid 61004", "Somebody undeclared logged in as shop: psql, uid 61004", .bad),
            ("grant.renewed", "invoices", "Short-lived login renewed, valid for 15 min", .neutral),
            ("decision.permitted", "orders", "orders may reach shop-db as orders_ro", .neutral),
            ("path.mode-changed", "orders/shop-db", "orders cut over: pass → substitute", .good),
            ("credential.retired", "stripe-key", "stripe-key retired; the provider refused it", .good),
        ]
        return rows.enumerated().map { index, row in
            LiveEvent(
                sequence: 411 - index, at: now - .seconds(11 + index * 37), kind: row.0, subject: prefix + row.1,
                actor: "server", text: prefix + row.2, tone: row.3)
        }
    }
}

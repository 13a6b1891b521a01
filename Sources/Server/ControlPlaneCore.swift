import Access
import AuditLedger
import Brokerage
import Console
import Context
import Cutover
import Estate
import Evidence
import Inventory
import Issuance
import Lifecycle
import Planning
import Registration
import Runtime
import SPIFFE
import Storage
import Synchronization

/// Everything the control plane works with, made once at start and handed down. No global, no singleton.
struct ControlPlaneCore: Sendable {
    let settings: ServerSettings
    let database: Database
    let ledger: Ledger
    let events: EventHub
    let ledgerKey: CheckpointSigner.PublicKey
    let fingerprintKey: FingerprintKey
    let registry: Registry
    let gate: Access.Gate
    let decisions: DecisionPoint
    let policies: PolicyBook
    let policyRecords: PolicyRecords
    let questions: OutsideQuestions
    let issuer: Issuer
    let registrations: Registrations
    let feed: NodeFeed
    let live: LiveWorkloads
    let presence: Presence
    let allowances: AgentAllowances
    let context: ContextKeeper
    let contextRecords: ContextRecords
    let signals = SignalsKeeper()
    let signalsRecords: SignalsRecords
    let inventory: Inventory
    let planRecords: PlanRecords
    let grants: Grants
    let closing = GrantClosing()
    let lifecycle: Lifecycle
    let observations: Observations
    let targets: Targets
    let federation: FederationKeeper
    let admission: NodeAdmission
    let clock: WallClock
    let entropy: Entropy

    static let migrations: [Migration] =
        Ledger.migrations + Registry.migrations + Registrations.migrations + Inventory.migrations + PlanRecords.migrations + Issuer.migrations
        + Issuer.evidenceMigrations + Grants.migrations + Lifecycle.migrations + Observations.migrations + FederationRecords.migrations
        + ContextRecords.migrations + PolicyRecords.migrations + SignalsRecords.migrations + [PresenceRecords.migration, PresenceRecords.awayMigration]

    init(settings: ServerSettings, clock: WallClock, entropy: Entropy) async throws {
        self.settings = settings
        self.clock = clock
        self.entropy = entropy
        events = EventHub()
        presence = Presence(startedAt: clock.now())
        let signer = try CheckpointSigner.load(from: settings.state, entropy: entropy)
        ledgerKey = signer.publicKey
        ledger = Ledger(signer: signer, clock: clock, events: events)
        fingerprintKey = try FingerprintKey.load(from: settings.state, entropy: entropy)
        database = try Database(path: settings.state.file(ServerSettings.databaseName), migrations: Self.migrations)
        let authority = try await Authority.load(
            trustDomain: settings.trustDomain, from: settings.state, seal: settings.keySeal, token: settings.tokenKeys,
            memory: settings.memoryKeys, issuer: settings.federation.issuer, upstream: settings.upstream, givesWITs: settings.givesWITs, database: database, ledger: ledger,
            clock: clock, entropy: entropy)
        registry = Registry(ledger: ledger)
        let issuer = Issuer(
            authority: authority, database: database, ledger: ledger, clock: clock, entropy: entropy, longestAge: settings.lifetimes.proof)
        let registrations = Registrations(ledger: ledger)
        let feed = NodeFeed()
        let context = ContextKeeper(
            startedAt: clock.now(),
            facts: { agent in
                issuer.nodes[agent].map { node in
                    NodeFacts(
                        agent: agent, groups: issuer.nodes.scope(of: agent, entries: registrations.catalog).groups, selectors: node.selectors,
                        method: node.method, attestedAt: node.attestedAt)
                }
            }, entries: registrations.catalog, onChange: { feed.wake() })
        (self.feed, self.context) = (feed, context)
        contextRecords = ContextRecords(ledger: ledger, clock: clock)
        signalsRecords = SignalsRecords(ledger: ledger, clock: clock)
        let policyRecords = PolicyRecords(ledger: ledger, clock: clock)
        let (edition, shadow) = try await database.write { try policyRecords.load(in: $0) }
        let policies = PolicyBook(edition)
        policies.setShadow(shadow)
        (self.policies, self.policyRecords) = (policies, policyRecords)
        let registration = RegisteredPaths(
            entries: registrations.catalog, clock: clock, scope: { issuer.nodes.scope(of: $0, entries: registrations.catalog) },
            revocation: { issuer.revocations.isRevoked($0)?.reason }, context: { context.verdict(on: $0, for: $1, at: clock.now()) })
        decisions = DecisionPoint(
            registration: registration, entries: registrations.catalog, book: policies, longestAge: settings.lifetimes.proof, clock: clock,
            node: { context.attested($0, at: clock.now()) })
        gate = Access.Gate(policy: decisions, ledger: ledger)
        let live = LiveWorkloads()
        questions = OutsideQuestions(
            book: policies,
            known: KnownWorkloads(
                in: registrations.catalog, revocation: { issuer.revocations.isRevoked($0)?.reason },
                sighting: { live.sighting(of: $0, by: $1, context, at: clock.now()) }), clock: clock, longestAge: settings.lifetimes.proof)
        (self.issuer, self.registrations, self.live) = (issuer, registrations, live)
        allowances = AgentAllowances(perSecond: settings.agentRate)
        inventory = Inventory(ledger: ledger, clock: clock)
        planRecords = PlanRecords(ledger: ledger)
        grants = Grants(
            database: database, ledger: ledger, clock: clock, entropy: entropy, installation: fingerprintKey.keyID)
        lifecycle = Lifecycle(ledger: ledger, clock: clock, entropy: entropy)
        observations = Observations(clock: clock)
        targets = Targets()
        federation = FederationKeeper(
            trustDomain: settings.trustDomain, settings: settings.federation, records: FederationRecords(ledger: ledger, clock: clock),
            database: database, clock: clock, entropy: entropy)
        admission = try NodeAdmission(settings.attestation.map { ($0.file, $0.directory) }, clock: clock, entropy: entropy)
        try await database.write { [self] transaction in
            try presence.begin(in: transaction)
            try registrations.load(in: transaction)
            try issuer.nodes.load(in: transaction)
            try issuer.revocations.load(in: transaction)
            let (policy, revision) = try ContextRecords.policy(in: transaction)
            context.set(policy, revision: revision, at: nil)
            context.restore(
                try ContextRecords.standings(in: transaction), try ContextRecords.statements(at: clock.now(), in: transaction), at: clock.now())
            signals.set(try SignalsRecords.policy(in: transaction), clock: clock)
            signals.set(try SignalsRecords.streams(in: transaction))
            // A database from before there were entries has workloads alone.
            try deriveEntries(by: "server", in: transaction)
        }
    }

    /// Brings the entries that follow from the estate's workloads in line with them.
    func deriveEntries(by actor: String, in transaction: Transaction) throws {
        let derived = try Registry.workloads(in: transaction).compactMap { RegistrationEntry($0, in: settings.trustDomain) }
        let current = try Registrations.derived(in: transaction)
        try registrations.apply(
            EntryChanges(from: current, to: derived, prune: { $0.origin == .estate }), by: actor, in: transaction)
    }

    /// What the planner needs to know of every registered path.
    func plannerPaths(in transaction: Transaction) throws -> [PlannerPath] {
        let scores = Dictionary(
            try rankedCredentials(in: transaction).map { ($0.fingerprint, $0.score.value) }, uniquingKeysWith: { a, _ in a })
        return try Registry.paths(in: transaction).compactMap { path in
            guard let workload = try Registry.workload(path.workload, in: transaction),
                let resource = try Registry.resource(path.resource, in: transaction)
            else { return nil }
            return PlannerPath(
                name: path.name, workload: workload, resource: resource, credential: path.credential, login: path.login,
                listen: path.listen, spiffeID: spiffeID(of: workload, in: settings.trustDomain)?.description,
                score: path.credential.flatMap { scores[$0] } ?? 0)
        }
    }

    /// The inventory in order of rank, each with its reasons.
    func rankedCredentials(weights: RankWeights = RankWeights(), in transaction: Transaction) throws -> [Action.Rank.Ranked] {
        let paths = try Registry.paths(in: transaction)
        let workloads = Dictionary(
            try Registry.workloads(in: transaction).map { ($0.name, $0) }, uniquingKeysWith: { a, _ in a })
        return try Inventory.all(in: transaction).map { record in
            let mine = paths.filter { $0.credential == record.fingerprint }
            let state = try Lifecycle.state(of: record.fingerprint, in: transaction)
            let uses = try mine.reduce(0) { sum, path in
                guard let login = path.login else { return sum }
                return max(
                    sum,
                    try Observations.uses(
                        of: login, at: path.resource, accepted: true, since: clock.now() - .seconds(86400), in: transaction
                    ).count)
            }
            let score = rank(
                record,
                RankContext(
                    registeredPaths: mine.count,
                    reachesProduction: mine.contains { workloads[$0.workload]?.environment == "production" },
                    observedUses: uses, state: state), weights: weights)
            return Action.Rank.Ranked(
                fingerprint: record.fingerprint, kind: record.kind, hint: record.hint, owner: record.owner, state: state,
                score: score)
        }
        .sorted { ($1.score.value, $0.fingerprint) < ($0.score.value, $1.fingerprint) }
    }

    /// One path as people see it.
    func status(of path: RegisteredPath, in transaction: Transaction) throws -> PathStatus {
        let long = Timestamp(milliseconds: 0)
        let now = clock.now()
        let old = try Observations.usage(of: path.name, isNew: false, from: long, to: now, in: transaction)
        let new = try Observations.usage(of: path.name, isNew: true, from: long, to: now, in: transaction)
        return PathStatus(
            name: path.name, workload: path.workload, resource: path.resource, login: path.login,
            credential: path.credential, mode: path.mode, stage: path.stage, means: path.means,
            generation: path.generation, isApplied: path.appliedGeneration == path.generation, cutOverAt: path.cutOverAt,
            oldExchanges: old.exchanges, oldErrors: old.errors, newExchanges: new.exchanges, newErrors: new.errors,
            liveGrants: try Grants.open(in: transaction).count { $0.path == path.name }, listen: path.listen)
    }
}

/// Administrative connections, one for each resource, made when first needed and again when its declaration changes.
final class Targets: Sendable {
    private let connections = Mutex<[String: (conninfo: String, admin: PostgresAdmin)]>([:])

    func admin(of resource: Resource) throws(BrokerError) -> PostgresAdmin {
        let known = connections.withLock { $0[resource.name] }
        if let known, known.conninfo == resource.broker { return known.admin }
        let admin = try PostgresAdmin(resource: resource)
        connections.withLock { $0[resource.name] = (resource.broker ?? "", admin) }
        return admin
    }

    func logins(of resource: Resource) throws(BrokerError) -> PostgresLogins { PostgresLogins(try admin(of: resource)) }
}

extension ControlPlaneCore {
    /// What to say where the inventory knows credentials by another fingerprint key: the key's file was lost, and has been made anew.
    func lostKeyWarning() async throws -> String? {
        // Those of a key stand together in the table's order, between its name with `_` and with what comes after `_`.
        let mine = "mf1_\(fingerprintKey.keyID)"
        let strangers = try await database.read { transaction in
            try transaction.row(
                "SELECT count(*) AS count FROM credential WHERE fingerprint < ? OR fingerprint >= ?", .text(mine + "_"), .text(mine + "`"))?
                .integer("count") ?? 0
        }
        guard strangers > 0 else { return nil }
        return "\(strangers) credentials are known by another fingerprint key than `\(FingerprintKey.fileName)` holds: nothing will be recognised as "
            + "one of them. Put the old key back from a backup; if it is gone, scan and import anew"
    }
}

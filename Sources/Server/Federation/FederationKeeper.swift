import AuditLedger
import Federation
import Foundation
import Issuance
import Logging
import NIOPosix
import Runtime
import SPIFFE
import Storage
import Synchronization

/// Performs what the relations' state machines say: fetches, stores, tells. And gives our own bundle its number.
final class FederationKeeper: Sendable {
    struct Held: Sendable {
        var stored: FederationRecords.Stored
        var relation: FederationRelation
    }

    private struct State {
        var relations: [TrustDomain: Held] = [:]
        var published: TrustBundle
        var logger: Logger?
    }

    /// So that a thousand relations after a start do not ask, or fill the memory, all together.
    private static let fetchesAtOnce = 16

    let trustDomain: TrustDomain
    let settings: FederationSettings
    private let records: FederationRecords
    private let database: Database
    private let clock: WallClock
    private let entropy: Entropy
    private let fetcher: BundleFetcher
    private let state: Mutex<State>

    init(
        trustDomain: TrustDomain, settings: FederationSettings, records: FederationRecords, database: Database, clock: WallClock,
        entropy: Entropy
    ) {
        self.trustDomain = trustDomain
        self.settings = settings
        self.records = records
        self.database = database
        self.clock = clock
        self.entropy = entropy
        fetcher = BundleFetcher(
            group: MultiThreadedEventLoopGroup.singleton,
            authorities: settings.webAuthorities.map(BundleFetcher.WebAuthorities.file) ?? .system, clock: clock)
        state = Mutex(State(published: TrustBundle(trustDomain: trustDomain)))
    }

    // MARK: What others ask

    /// Our own bundle, as it is published: with its sequence and the hint.
    var published: TrustBundle { state.withLock { $0.published } }

    var relations: [Held] {
        state.withLock { $0.relations.values.sorted { $0.stored.parameters.trustDomain < $1.stored.parameters.trustDomain } }
    }

    func held(_ domain: TrustDomain) -> Held? { state.withLock { $0.relations[domain] } }

    /// Own and foreign, each under its own name.
    var map: TrustBundleMap {
        state.withLock { state in TrustBundleMap([state.published] + state.relations.values.compactMap(\.relation.bundle)) }
    }

    // MARK: Running

    func load(own: TrustBundle) async throws {
        let stored = try await database.read { try FederationRecords.all(in: $0) }
        for one in stored { insert(one) }
        try await publish(own)
    }

    /// Runs until cancelled.
    func run(own: @Sendable () -> TrustBundle, logger: Logger) async {
        state.withLock { $0.logger = logger }
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                do {
                    try await publish(own())
                } catch {
                    logger.warning("the own bundle is not published anew: \(Loops.describe(error))")
                }
                let all = relations
                var busy = all.count { $0.relation.isFetching }
                for held in all where busy < Self.fetchesAtOnce {
                    let (domain, number) = (held.stored.parameters.trustDomain, held.stored.number)
                    guard step(domain, number, .tick).contains(.fetch) else { continue }
                    busy += 1
                    group.addTask { await self.fetch(domain, number) }
                }
                try? await Task.sleep(for: .milliseconds(250))
            }
        }
    }

    /// The number is durable before anybody sees the keys.
    private func publish(_ own: TrustBundle) async throws {
        var own = own
        own.refreshHint = settings.refreshHint
        let before = published
        own.sequence = before.sequence
        guard own != before || own.sequence == nil else { return }
        let bare = own
        own.sequence = try await database.write { [records] in try records.sequence(of: bare, in: $0) }
        let new = own
        state.withLock { $0.published = new }
    }

    @discardableResult
    private func step(_ domain: TrustDomain, _ number: String, _ input: FederationRelation.Input) -> [FederationRelation.Effect] {
        state.withLock { state in
            guard state.relations[domain]?.stored.number == number else { return [] }
            return state.relations[domain]?.relation.step(input, now: clock.now(), entropy: entropy) ?? []
        }
    }

    private func fetch(_ domain: TrustDomain, _ number: String) async {
        guard let held = held(domain), held.stored.number == number else { return }
        let result = await fetcher.fetch(held.stored.parameters, endpointAuthority: authority(for: held))
        let (logger, url) = (state.withLock { $0.logger }, held.stored.parameters.url)
        let input: FederationRelation.Input
        switch result {
        case .success(let fetched):
            // SPIFFE Federation §7.6: these requests are what a later inquiry rests on.
            let via = fetched.source == url ? "" : " by redirection to `\(fetched.source)`"
            logger?.info("bundle of `\(domain)` fetched from `\(url)`\(via): sequence \(fetched.bundle.sequence.map { String($0) } ?? "none")")
            for note in fetched.notes { logger?.warning("bundle of `\(domain)`: \(note)") }
            input = .fetched(fetched)
        case .failure(let failure):
            logger?.warning("bundle of `\(domain)` not fetched from `\(url)`: \(failure)")
            input = .failed(failure)
        }
        await perform(step(domain, number, input), domain, number)
    }

    private func perform(_ effects: [FederationRelation.Effect], _ domain: TrustDomain, _ number: String) async {
        let now = clock.now()
        do {
            let relation = held(domain)?.relation
            try await database.write { [records] transaction in
                for effect in effects {
                    switch effect {
                    case .fetch: break
                    case .keep, .publish:
                        guard let relation, let bundle = relation.bundle else { break }
                        _ = try records.store(bundle, highest: relation.highestSequence, of: number, at: now, in: transaction)
                    case .report(let report):
                        let (kind, facts) = Self.entry(report)
                        try records.note(kind, domain, facts, in: transaction)
                    }
                }
            }
        } catch {
            // What is held in memory is right; the next poll writes it.
            state.withLock { $0.logger }?.error("the bundle of `\(domain)` is not stored: \(Loops.describe(error))")
        }
    }

    private static func entry(_ report: FederationRelation.Report) -> (String, [String: String]) {
        switch report {
        case .failing(let failure, let age):
            ("federation.failing", ["reason": failure.reason, "code": failure.code.rawValue, "age": age.map(\.brief) ?? ""])
        case .recovered(let failures): ("federation.recovered", ["failures": String(failures)])
        case .emptied: ("federation.emptied", [:])
        case .changedUnderOneSequence(let sequence):
            ("federation.odd", ["what": "its keys changed and its sequence stayed at \(sequence)"])
        case .sequenceMissing: ("federation.odd", ["what": "its bundle has no sequence any more"])
        }
    }

    /// The newest bundle of the trust domain that the endpoint itself is of (§5.2.2.4).
    private func authority(for held: Held) -> X509Bundle? {
        guard let domain = held.stored.parameters.profile.endpointID?.trustDomain else { return nil }
        let bundle =
            domain == trustDomain ? published : self.held(domain)?.relation.bundle ?? held.stored.bootstrap
        return bundle.flatMap { try? $0.x509 }
    }

    // MARK: What operators do

    private func insert(_ stored: FederationRecords.Stored) {
        let relation = FederationRelation(
            stored.parameters, schedule: .init(shortest: settings.shortestPoll), now: clock.now(), bundle: stored.bundle,
            fetchedAt: stored.fetchedAt, highestSequence: stored.highestSequence)
        state.withLock { $0.relations[stored.parameters.trustDomain] = Held(stored: stored, relation: relation) }
    }

    /// Asks an endpoint once, and changes nothing.
    func probe(_ stored: FederationRecords.Stored) async -> Result<FetchedBundle, FetchFailure> {
        let relation = FederationRelation(stored.parameters, now: clock.now())
        return await fetcher.fetch(
            stored.parameters, endpointAuthority: authority(for: Held(stored: stored, relation: relation)))
    }

    func add(_ stored: FederationRecords.Stored) async throws {
        try await database.write { [records] in try records.add(stored, in: $0) }
        insert(stored)
    }

    func remove(_ domain: TrustDomain, by actor: String) async throws {
        try await database.write { [records] in try records.remove(domain, by: actor, in: $0) }
        state.withLock { _ = $0.relations.removeValue(forKey: domain) }
    }

    /// Asks now, and waits for the answer.
    func refresh(_ domain: TrustDomain, acceptingOlder: Bool) async -> Held? {
        while let held = held(domain) {
            if step(domain, held.stored.number, .refresh(acceptingOlder: acceptingOlder)).contains(.fetch) {
                await fetch(domain, held.stored.number)
                break
            }
            try? await Task.sleep(for: .milliseconds(50))
            if Task.isCancelled { break }
        }
        return held(domain)
    }
}

extension ControlPlaneCore {
    /// Everything that SVIDs of this trust domain are checked with, as the authority has it at the moment.
    var ownBundle: TrustBundle { issuer.authority.trustBundle }
}

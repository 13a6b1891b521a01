import Console
import Context
import Dispatch
import Estate
import Issuance
import Registration
import Runtime
import SPIFFE
import Storage

extension Actions {
    // MARK: Entries

    func applyEntries(_ call: Action.ApplyEntries, _ actor: String) async throws -> Action.EntriesChanged {
        guard call.entries.count <= 100_000 else {
            throw ActionFailure(.invalid, "one declaration holds at most 100,000 entries")
        }
        let repeated = Dictionary(grouping: call.entries, by: \.name).first { $0.value.count > 1 }
        if let repeated { throw ActionFailure(.invalid, "entry `\(repeated.key)` is declared \(repeated.value.count) times") }
        return try await changeEntries(dryRun: call.dryRun, actor) { current, origin in
            let declared = call.entries.map { entry in
                var entry = entry
                entry.origin = origin
                return entry
            }
            return EntryChanges(from: current, to: declared, prune: { call.prune && $0.origin == origin })
        }
    }

    func removeEntries(_ call: Action.RemoveEntries, _ actor: String) async throws -> Action.EntriesChanged {
        try await changeEntries(dryRun: call.dryRun, actor) { current, _ in
            EntryChanges(
                deleting: try Set(call.names).sorted().map { name in
                    guard let entry = current[name] else {
                        throw ActionFailure(.notFound, "there is no entry `\(name.prefix(80))`", nextStep: "mayfly entries list")
                    }
                    return entry
                })
        }
    }

    /// Works out a change, holds it against the rules and the registrar's namespace, says what it does, and makes it unless told not to.
    ///
    /// All but the making is done beside the writers, who would wait for seconds for a hundred thousand entries: what was worked out
    /// counts only if the entries are still at the revision that it was worked out for.
    private func changeEntries(
        dryRun: Bool, _ actor: String,
        _ work: @escaping @Sendable ([String: RegistrationEntry], RegistrationEntry.Origin) throws -> EntryChanges
    ) async throws -> Action.EntriesChanged {
        for _ in 0..<Self.attempts {
            let prepared = try await prepare(actor, work)
            if dryRun || prepared.changes.isEmpty { return prepared.answer }
            if try await make(prepared, by: actor) { return prepared.answer }
        }
        throw ActionFailure(.refused, "the entries are being changed by others all the time", nextStep: "nothing was changed; try again")
    }

    private static let attempts = 8
    /// Up to here a change is made in one transaction.
    private static let wholeLimit = 1000
    /// Beyond it in as many as it takes: between two of these identities are issued.
    private static let partLimit = 200

    private struct PreparedChange: Sendable {
        var changes: EntryChanges
        var registrar: Registrar?
        var revision: Int
        var answer: Action.EntriesChanged
    }

    private func prepare(
        _ actor: String, _ work: @escaping @Sendable ([String: RegistrationEntry], RegistrationEntry.Origin) throws -> EntryChanges
    ) async throws -> PreparedChange {
        let (registrars, policy) = try await core.database.read {
            (try Registrations.registrars(in: $0), try ContextRecords.policy(in: $0).policy)
        }
        let registrar = registrars.first { $0.actors.contains(actor) }
        let (set, revision) = core.registrations.catalog.snapshot
        return try await aside { [core] in
            let changes = try work(set.entries, registrar.map { .registrar($0.name) } ?? .operators)
            let rules = EntryRules(trustDomain: core.settings.trustDomain, now: core.clock.now())
            var faults = (changes.created + changes.updated.map(\.after)).flatMap(rules.faults)
            if let registrar {
                let own = core.settings.lifetimes
                faults += registrar.faults(in: changes, lifetimes: .init(x509: own.x509, jwt: own.jwt))
            }
            for entry in changes.created + changes.updated.map(\.after) {
                // Nobody would ever be given it, and who misspelt a name would learn of it last.
                faults += (entry.requires?.posture ?? []).filter { policy[rule: $0] == nil }.map {
                    EntryFault(entry: entry.name, reason: "it requires rule `\($0)`, and there is none: mayfly posture list")
                }
            }
            faults += (changes.updated.map(\.before) + changes.deleted).filter { $0.origin == .estate }.map {
                EntryFault(entry: $0.name, reason: "it follows from the estate file: change that, and `mayfly apply` it")
            }
            guard faults.isEmpty else {
                let told = faults.prefix(20).map(\.description).joined(separator: "; ")
                throw ActionFailure(
                    .refused, faults.count > 20 ? "\(told); and \(faults.count - 20) more" : told,
                    nextStep: "mend the declaration; nothing was changed")
            }
            let preview = ChangePreview(
                of: changes, to: set, live: core.liveWorkloads(),
                groups: { agent in
                    SPIFFEID(agent).map { core.issuer.nodes.scope(of: $0, entries: core.registrations.catalog).groups } ?? []
                }, now: core.clock.now())
            return PreparedChange(
                changes: changes, registrar: registrar, revision: revision, answer: Action.EntriesChanged(changes, preview: preview))
        }
    }

    /// - Returns: whether it was still what it was worked out for; if not, nothing was changed.
    private func make(_ prepared: PreparedChange, by actor: String) async throws -> Bool {
        let parts = prepared.changes.count > Self.wholeLimit ? prepared.changes.parts(of: Self.partLimit) : [prepared.changes]
        var made = 0
        for (index, part) in parts.enumerated() {
            let isMade = try await core.database.write { [core] transaction in
                let registrar = try Registrations.registrars(in: transaction).first { $0.actors.contains(actor) }
                let stands = try index == 0
                    ? Registrations.revision(in: transaction) == prepared.revision : Registrations.stand(part, in: transaction)
                guard registrar == prepared.registrar, stands else { return false }
                try core.registrations.apply(part, by: actor, in: transaction)
                return true
            }
            if !isMade, index == 0 { return false }
            guard isMade else {
                throw ActionFailure(
                    .refused, "somebody else changed the same entries meanwhile: \(made) of \(prepared.changes.count) changes were made",
                    nextStep: "apply the declaration again: it goes on from here")
            }
            made += part.count
        }
        return true
    }

    /// On a thread of its own: calls are answered meanwhile.
    func aside<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global(qos: .utility).async { continuation.resume(with: Swift.Result(catching: body)) }
        }
    }

    func entries(_ call: Action.Entries) -> Action.Entries.Answer {
        let wanted = call.matching?.lowercased()
        let found = core.registrations.catalog.read { $0.entries.values.sorted { $0.name < $1.name } }.filter { entry in
            guard let wanted, !wanted.isEmpty else { return true }
            return ([entry.name, entry.spiffeID.description, entry.owner] + entry.selectors.map(\.description))
                .contains { $0.lowercased().contains(wanted) }
        }
        return Action.Entries.Answer(entries: found.prefix(max(0, call.limit)).map(Action.Entries.Listed.init), count: found.count)
    }

    // MARK: Registrars

    func setRegistrar(_ call: Action.SetRegistrar, _ actor: String) async throws -> Action.Registrars.Answer {
        if let fault = call.registrar.fault(in: core.settings.trustDomain) {
            throw ActionFailure(.invalid, "registrar `\(call.registrar.name.prefix(80))`: \(fault)")
        }
        return try await core.database.write { [core] transaction in
            try mustBeOperator(actor, in: transaction)
            let others = try Registrations.registrars(in: transaction).filter { $0.name != call.registrar.name }
            if let other = others.first(where: { !Set($0.actors).isDisjoint(with: call.registrar.actors) }) {
                throw ActionFailure(.refused, "an actor of `\(call.registrar.name)` is one of registrar `\(other.name)` already")
            }
            try core.registrations.set(call.registrar.name, to: call.registrar, by: actor, in: transaction)
            return .init(registrars: try Registrations.registrars(in: transaction))
        }
    }

    func removeRegistrar(_ call: Action.RemoveRegistrar, _ actor: String) async throws -> Action.Registrars.Answer {
        try await core.database.write { [core] transaction in
            try mustBeOperator(actor, in: transaction)
            guard try Registrations.registrars(in: transaction).contains(where: { $0.name == call.registrar }) else {
                throw ActionFailure(.notFound, "there is no registrar `\(call.registrar.prefix(80))`", nextStep: "mayfly registrars list")
            }
            try core.registrations.set(call.registrar, to: nil, by: actor, in: transaction)
            return .init(registrars: try Registrations.registrars(in: transaction))
        }
    }

    func registrars() async throws -> Action.Registrars.Answer {
        .init(registrars: try await core.database.read { try Registrations.registrars(in: $0) })
    }

    /// Whoever may act in a namespace alone may not move what all of them rest on.
    func mustBeOperator(_ actor: String, in transaction: Transaction) throws {
        if let registrar = try Registrations.registrars(in: transaction).first(where: { $0.actors.contains(actor) }) {
            throw ActionFailure(.refused, "`\(actor)` acts as registrar `\(registrar.name)`, below `\(registrar.prefix)/` alone", nextStep: "ask an operator")
        }
    }
}

extension ControlPlaneCore {
    /// The processes that hold identities now, as far as agents have told: within twice the life of an SVID.
    func liveWorkloads() -> [LiveWorkload] { live.seen(since: clock.now() - settings.lifetimes.x509 * 2) }
}

import Access
import AuditLedger
import Console
import Estate
import Foundation
import Inventory
import Issuance
import Planning
import Runtime
import SPIFFE
import Storage

extension Actions {
    func importScan(_ call: Action.Import, _ actor: String) async throws -> Action.Import.Answer {
        try await core.database.write { [core] transaction in
            let summary = try core.inventory.take(
                call.report, keyID: core.fingerprintKey.keyID, by: actor, in: transaction)
            // A credential that was not known when its path was declared may be known now.
            try join(in: transaction, by: actor)
            let reopened = try core.reopen(summary.newUses, by: actor, in: transaction)
            return Action.Import.Answer(
                credentials: summary.credentials, new: summary.new, sightings: summary.sightings,
                newSightings: summary.newSightings, gone: summary.gone, gaps: summary.gaps, kept: summary.kept, reopened: reopened)
        }
    }

    func figures() async throws -> InventoryFigures {
        try await core.database.read { [core] transaction in
            var figures = try core.figures(in: transaction)
            figures.issuance = try core.issuance(figures.growth, in: transaction)
            return figures
        }
    }

    func networkTrust() async throws -> Action.NetworkTrustRules.Answer {
        .init(rules: try await core.database.read { try Inventory.trust(in: $0) })
    }

    func rankAll(_ call: Action.Rank) async throws -> Action.Rank.Answer {
        guard let weights = RankWeights(changing: call.weights ?? [:]) else {
            throw ActionFailure(
                .invalid, "a weight is a number from -1000 to 1000 for one of \(RankWeights.names.joined(separator: ", "))",
                nextStep: "mayfly rank --weight production=30")
        }
        return try await core.database.read { [core] in Action.Rank.Answer(credentials: try core.rankedCredentials(weights: weights, in: $0)) }
    }

    func own(_ call: Action.Own, _ actor: String) async throws -> Action.Own.Answer {
        try await core.database.write { [core] transaction in
            let fingerprint = try Self.credential(call.credential, in: transaction)
            if let owner = call.owner {
                try core.inventory.setOwner(
                    OwnerOverride(fingerprint: fingerprint, owner: owner, reason: call.reason ?? "", by: actor, at: core.clock.now()), in: transaction)
            } else {
                try core.inventory.clearOwner(of: fingerprint, by: actor, in: transaction)
            }
            guard let record = try Inventory.credential(fingerprint, in: transaction) else {
                throw ActionFailure(.notFound, "no credential `\(fingerprint)` is in the inventory")
            }
            let summary = try Inventory.ownership(in: transaction)
            return Action.Own.Answer(
                fingerprint: fingerprint, owner: record.owner, ownerEvidence: record.ownerEvidence, credentials: summary.credentials, owned: summary.owned)
        }
    }

    func apply(_ call: Action.Apply, _ actor: String) async throws -> Action.Apply.Answer {
        try check(call.declaration)
        do {
            return try await core.database.write { [core] transaction in
                for resource in call.declaration.resources {
                    try core.registry.declare(resource, by: actor, in: transaction)
                }
                for workload in call.declaration.workloads {
                    try core.registry.declare(workload, by: actor, in: transaction)
                }
                try refuseWithoutPurpose(call.declaration.workloads)
                try core.deriveEntries(by: actor, in: transaction)
                let notes = try join(in: transaction, by: actor)
                let names = Set(call.declaration.workloads.map(\.name))
                let answer = Action.Apply.Answer(
                    resources: call.declaration.resources.map(\.name), workloads: call.declaration.workloads.map(\.name),
                    paths: try Registry.paths(in: transaction).filter { names.contains($0.workload) }
                        .map { try core.status(of: $0, in: transaction) },
                    notes: notes)
                // A dry run does everything and then takes it all back.
                if call.dryRun { throw DryRun(answer: answer) }
                return answer
            }
        } catch let dry as DryRun {
            return dry.answer
        }
    }

    /// R52: an identity that nobody can say the purpose of is on its way to be the next standing credential.
    private func refuseWithoutPurpose(_ workloads: [Workload]) throws {
        let without = workloads.filter { !($0.selectors ?? []).isEmpty && ($0.purpose ?? "").allSatisfy(\.isWhitespace) }.map { "`\($0.name)`" }
        guard let first = without.first else { return }
        throw ActionFailure(
            .refused, "\(without.count == 1 ? "workload \(first) has" : "\(without.count) workloads, \(first) first, have") selectors and no `purpose`: who gets an identity is for something",
            nextStep: "say in the file what it is for: purpose: takes orders")
    }

    private struct DryRun: Error {
        var answer: Action.Apply.Answer
    }

    /// Makes the access paths that the declared uses imply, and finds each one's credential.
    @discardableResult
    private func join(in transaction: Transaction, by actor: String) throws -> [String] {
        var notes: [String] = []
        for workload in try Registry.workloads(in: transaction) {
            for use in workload.uses ?? [] {
                guard let resource = try Registry.resource(use.resource, in: transaction) else {
                    throw ActionFailure(
                        .invalid, "workload `\(workload.name)` uses resource `\(use.resource)`, which is not declared",
                        nextStep: "declare it under `resources`")
                }
                var credential = use.credential
                if credential == nil, let login = use.login {
                    let found = try Inventory.opening(login: login, at: resource, in: transaction)
                    // The one that this very workload was seen with decides between several.
                    let own = try found.count > 1
                        ? found.filter { try Inventory.credential($0, in: transaction)?.workloads.contains(workload.name) ?? false }
                        : found
                    if own.count == 1 {
                        credential = own[0]
                    } else {
                        notes.append(
                            "`\(workload.name)` uses `\(login)` at `\(resource.name)`: \(found.count) credentials in the inventory open it; name one under `credential`, or import a scan that sees it")
                    }
                }
                try core.registry.declare(
                    RegisteredPath(
                        name: "\(workload.name).\(resource.name)", workload: workload.name, resource: resource.name,
                        credential: credential, login: use.login, listen: use.listen, mode: .pass, stage: .planned,
                        generation: 1, appliedGeneration: 0, cutOverAt: nil), by: actor, in: transaction)
            }
        }
        return notes
    }

    /// Names go into SPIFFE IDs, role names and file names, so they are held to what all of these can carry.
    private func check(_ declaration: EstateDeclaration) throws {
        func name(_ text: String, _ what: String) throws {
            let allowed = text.utf8.allSatisfy { byte in
                (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte) || byte == 45 || byte == 95
            }
            guard allowed, (1...63).contains(text.utf8.count) else {
                throw ActionFailure(
                    .invalid, "\(what) `\(text.prefix(80))` needs a name of 1–63 letters, digits, `-` or `_`")
            }
        }
        if let trustDomain = declaration.trustDomain, trustDomain != core.settings.trustDomain.name {
            throw ActionFailure(
                .invalid, "the file is for trust domain `\(trustDomain.prefix(80))`, this server's is `\(core.settings.trustDomain)`")
        }
        guard declaration.resources.count <= 10_000, declaration.workloads.count <= 100_000 else {
            throw ActionFailure(.invalid, "one file may declare 10,000 resources and 100,000 workloads at most")
        }
        for resource in declaration.resources {
            try name(resource.name, "resource")
            guard (1...65535).contains(resource.port) else {
                throw ActionFailure(.invalid, "resource `\(resource.name)` has port \(resource.port); 1–65535 is possible")
            }
            if resource.broker != nil { _ = try core.targets.admin(of: resource) }
        }
        for workload in declaration.workloads {
            try name(workload.name, "workload")
            if let environment = workload.environment { try name(environment, "environment of `\(workload.name)`") }
        }
        let listens = declaration.workloads.flatMap { $0.uses ?? [] }.compactMap(\.listen)
        guard Set(listens).count == listens.count else {
            throw ActionFailure(.invalid, "two uses share one `listen` address: each access path needs its own")
        }
    }

    // MARK: Planning

    func plan(_ call: Action.Plan, _ actor: String) async throws -> Action.Plan.Answer {
        try await core.database.write { [core] transaction in
            let parent = try PlanRecords.latest(in: transaction)
            let inputs = try core.plannerPaths(in: transaction)
            guard !inputs.isEmpty else {
                throw ActionFailure(
                    .refused, "there is no access path to plan", nextStep: "declare workloads and what they use: mayfly apply estate.yaml")
            }
            let drift = try core.reopened(in: transaction).map { (workload: $0.workload, credential: $0.credential, kind: $0.kind) }
            switch makePlan(inputs, drift: drift, parent: parent?.id, now: core.clock.now()) {
            case .refused(let complaints):
                throw ActionFailure(
                    .refused, "the plan is incomplete: " + complaints.map(\.description).joined(separator: "; "),
                    nextStep: "mend the estate file and run `mayfly apply` again")
            case .plan(var plan):
                // Nothing changed since the parent: it stands.
                if let parent, parent.basis == plan.basis, parent.items == plan.items, parent.exceptions == plan.exceptions { plan = parent }
                if !call.dryRun { try core.planRecords.add(plan, by: actor, in: transaction) }
                return Action.Plan.Answer(
                    id: plan.id, parent: plan.parent,
                    items: plan.items.map {
                        .init(
                            path: $0.path, credential: $0.credential, wave: $0.wave, identitySource: $0.identitySource,
                            targetPattern: $0.targetPattern, cutoverStep: $0.cutoverStep, rollback: $0.rollback,
                            owners: $0.owners, reason: $0.reason)
                    },
                    exceptions: plan.exceptions.map { .init(path: $0.path, reason: $0.reason, next: $0.next) })
            }
        }
    }

    func createToken(_ call: Action.CreateToken, _ actor: String) async throws -> Action.CreateToken.Answer {
        let lifetime = Duration.milliseconds(call.lifetimeMilliseconds)
        guard lifetime >= .seconds(10), lifetime <= Issuer.longestJoinToken else {
            throw ActionFailure(.invalid, "a join token lives between 10 seconds and \(Issuer.longestJoinToken.brief)")
        }
        let token = try await core.issuer.makeJoinToken(lifetime: lifetime, for: call.node, by: actor)
        return Action.CreateToken.Answer(
            token: token.withBytes { String(decoding: $0, as: UTF8.self) }, expiresAt: core.clock.now() + lifetime,
            server: core.settings.node.description, node: call.node)
    }
}

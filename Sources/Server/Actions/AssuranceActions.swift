import Access
import AuditLedger
import Brokerage
import Console
import Context
import Estate
import Inventory
import Issuance
import Registration
import Runtime
import SPIFFE
import Storage

extension Actions {
    /// What each name rests on, from the first that vouches to the last that looks (R99).
    func assurance(_ call: Action.Assurance) async throws -> [AssuranceChain] {
        let (paths, workloads, resources, records, grants) = try await core.database.read { transaction in
            (
                try Registry.paths(in: transaction), try Registry.workloads(in: transaction), try Registry.resources(in: transaction),
                try Inventory.all(in: transaction), try Grants.open(in: transaction)
            )
        }
        let byName = Dictionary(workloads.map { ($0.name, $0) }) { first, _ in first }
        let targets = Dictionary(resources.map { ($0.name, $0) }) { first, _ in first }
        let credentials = Dictionary(records.map { ($0.fingerprint, $0) }) { first, _ in first }
        let now = core.clock.now()
        var chains: [AssuranceChain] = []
        for path in paths where call.of == nil || call.of == path.name {
            let credential = path.credential.flatMap { credentials[$0] }
            guard path.means == .substituted else {
                chains.append(standing(path, credential))
                continue
            }
            let nodes = Set(grants.filter { $0.path == path.name }.compactMap { SPIFFEID($0.agent) })
            chains.append(substituted(path, byName[path.workload]?.selectors ?? [], targets[path.resource], nodes, at: now))
        }
        let live = core.liveWorkloads()
        for entry in core.registrations.catalog.read({ $0.entries.values.filter { $0.kind == .workload } }).sorted(by: { $0.name < $1.name })
        where !entry.isExpired(at: now) && (call.of == nil || entry.spiffeID.description == call.of || entry.name == call.of) {
            let nodes = Set(live.filter { entry.identity(having: $0.selectors) != nil }.compactMap { SPIFFEID($0.agent) })
            chains.append(identity(entry, nodes, at: now))
        }
        guard !chains.isEmpty || call.of == nil else {
            throw ActionFailure(.notFound, "no path and no entry is called `\(call.of?.prefix(120) ?? "")`", nextStep: "`mayfly assurance` lists them")
        }
        return chains
    }

    // MARK: Chains

    private func standing(_ path: RegisteredPath, _ credential: InventoryRecord?) -> AssuranceChain {
        var by = "whoever shows the password is `\(path.login ?? "the login")`"
        if let credential {
            by += "; it stands in \(counted(credential.sightings.count, "place")) and "
                + counted(credential.workloads.count, "workload uses it", "workloads use it")
        }
        return AssuranceChain(
            name: path.name,
            hops: [AssuranceHop(from: path.workload, to: path.resource, level: .sharedSecret, by: by + ". Nothing tells which process it is")],
            startsAt: "`\(path.resource)`, when it is shown the password: of the process nothing is known", endsAt: "`\(path.resource)`: its own rights for the login")
    }

    private func substituted(
        _ path: RegisteredPath, _ selectors: [Selector], _ target: Resource?, _ nodes: Set<SPIFFEID>, at now: Timestamp
    ) -> AssuranceChain {
        let lifetime = core.settings.lifetimes.grant.brief
        let hops = [
            Self.attestation(of: path.workload, selectors), node(nodes, at: now),
            AssuranceHop(
                from: "agent", to: path.resource, level: .bearer,
                by: "a login made for this one process, for \(lifetime), and closed when the process ends; to `\(target?.host ?? path.resource)` it is a password all the same"),
        ]
        return AssuranceChain(
            name: path.name, hops: hops, startsAt: "the kernel of the node: it tells the agent which process connected",
            endsAt: "`\(path.resource)`: its own rights for the login's role; it does not ask Mayfly again while a connection lasts")
    }

    private func identity(_ entry: RegistrationEntry, _ nodes: Set<SPIFFEID>, at now: Timestamp) -> AssuranceChain {
        let (x509, jwt) = (entry.x509Lifetime ?? core.settings.lifetimes.x509, entry.jwtLifetime ?? core.settings.lifetimes.jwt)
        let hops = [
            Self.attestation(of: entry.spiffeID.description, entry.selectors), node(nodes, at: now),
            AssuranceHop(
                from: entry.spiffeID.description, to: "a peer, by X.509-SVID", level: .attested,
                by: "the peer sees proof of the key, which does not leave the process and its agent; the SVID is good for \(x509.brief), less when it is revoked"),
            AssuranceHop(
                from: entry.spiffeID.description, to: "a peer, by JWT-SVID", level: .bearer,
                by: "whoever has the token is its subject, for one audience and \(jwt.brief)"),
        ]
        return AssuranceChain(
            name: entry.spiffeID.description, hops: hops, startsAt: "the kernel of the node: it tells the agent which process connected",
            endsAt: "the peer that verifies the SVID: what it lets the name do, and what it passes on, is its own")
    }

    // MARK: Hops

    /// A user alone may run any program; what names the program, the unit or the container says more.
    private static func attestation(of name: String, _ selectors: [Selector]) -> AssuranceHop {
        let accounts: Set = ["unix:uid", "unix:gid", "unix:user", "unix:group", "unix:supplementary-gid", "unix:supplementary-group"]
        let told = selectors.map { "`\($0.type)`" }.sorted().joined(separator: ", ")
        guard !selectors.isEmpty else { return AssuranceHop(from: name, to: "agent", level: .none, by: "it has no selectors: no process can be it") }
        guard selectors.contains(where: { !accounts.contains($0.type) }) else {
            return AssuranceHop(from: name, to: "agent", level: .bearer, by: "the kernel tells the user and nothing else (\(told)): any program of that user is it")
        }
        return AssuranceHop(
            from: name, to: "agent", level: .attested, by: "the kernel tells which process connected, and that it is unchanged (\(told)); root on the node is beyond it")
    }

    /// The weakest of those that it is on now.
    private func node(_ nodes: Set<SPIFFEID>, at now: Timestamp) -> AssuranceHop {
        let known = nodes.compactMap { id in core.context.attested(id, at: now) }
        guard let weakest = known.min(by: { Self.level(of: $0.method) < Self.level(of: $1.method) }) else {
            return AssuranceHop(from: "agent", to: "server", level: .none, by: "no node has it now")
        }
        let posture = weakest.posture.map { $0.isCompliant ? ", and is what posture asks" : ", and is not what posture asks" } ?? ""
        return AssuranceHop(
            from: "agent", to: "server", level: Self.level(of: weakest.method),
            by: "node `\(weakest.agent)` proved itself by \(weakest.method) at \(weakest.attestedAt)\(posture); since then by its key, over mutual TLS"
                + (known.count > 1 ? "; the weakest of \(known.count)" : ""))
    }

    private static func level(of method: String) -> AssuranceLevel {
        switch AttestedNode.level(of: method) {
        case 1: .bearer
        case 3: .hardware
        default: .attested
        }
    }
}

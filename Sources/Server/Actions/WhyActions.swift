import AuditLedger
import Console
import Context
import Estate
import Issuance
import Registration
import Runtime
import SPIFFE
import Storage

extension Actions {
    // MARK: Of an identity

    func why(_ call: Action.Why) async throws -> Action.Why.Answer {
        guard let id = SPIFFEID(call.id) else {
            throw ActionFailure(.invalid, "`\(call.id.prefix(120))` is no SPIFFE ID", nextStep: "mayfly why spiffe://…, or the number of a process")
        }
        let now = core.clock.now()
        let registered = core.registrations.catalog.read { $0.entries(for: id) }.filter { $0.kind == .workload && Self.couldGive($0, id) }
        let places = places()
        let entries = registered.map { giving($0, places, now) }
        let revocation = core.issuer.revocations.isRevoked(id).map(Action.Revocations.Item.init)
        let live = core.liveWorkloads().filter { workload in
            registered.contains { $0.identity(having: workload.selectors) == id }
        }.map { Action.Holder(agent: $0.agent, pid: $0.processID, seenAt: $0.seenAt) }
        let (refusals, issued, removed) = try await core.database.read { transaction in
            (
                try Ledger.newest(5, ofKind: "decision.denied", about: id.description, in: transaction),
                try ["svid.x509-issued", "svid.jwt-issued", "svid.wit-issued"].compactMap {
                    try Ledger.newest(1, ofKind: $0, about: id.description, in: transaction).first
                }.max { $0.sequence < $1.sequence },
                registered.isEmpty
                    ? try Ledger.newest(1000, ofKind: "entry.deleted", in: transaction).first { $0.facts["id"] == id.description } : nil
            )
        }
        let isGiven = revocation == nil && entries.contains { !$0.isExpired && $0.nodes.contains(where: \.works) }
        var findings = self.findings(id, entries, revocation, removed, now)
        if findings.isEmpty, live.isEmpty { findings.append(waiting(id, entries)) }
        return .init(
            id: id.description, isGiven: isGiven, entries: entries, revocation: revocation, live: Array(live.prefix(100)),
            lastIssued: issued.map {
                .init(at: $0.at, by: $0.actor, serial: $0.facts["serial"] ?? $0.facts["jti"] ?? "", entry: $0.facts["entry"] ?? "")
            },
            refusals: refusals.map { .init(at: $0.at, by: $0.actor, code: $0.facts["code"] ?? "", reason: $0.facts["reason"] ?? "") },
            findings: findings)
    }

    /// A template may give any ID that looks like it.
    static func couldGive(_ entry: RegistrationEntry, _ id: SPIFFEID) -> Bool {
        if let fixed = entry.spiffeID.fixed { return fixed == id }
        return id.path.hasPrefix(entry.spiffeID.fixedPath) && id.segments.count == entry.spiffeID.description.split(separator: "/").count - 2
    }

    private func places() -> [(record: NodeRecord, scope: NodeScope, place: Action.Place)] {
        let connected = core.feed.connected
        return core.issuer.nodes.all.map { record in
            (
                record, core.issuer.nodes.scope(of: record.agent, entries: core.registrations.catalog),
                Action.Place(
                    agent: record.agent.description, state: record.state.rawValue, reason: record.reason,
                    isConnected: connected.contains(record.agent))
            )
        }
    }

    private func giving(
        _ entry: RegistrationEntry, _ places: [(record: NodeRecord, scope: NodeScope, place: Action.Place)], _ now: Timestamp
    ) -> Action.GivingEntry {
        let mine = places.filter { $0.scope.covers(entry) }.map { place in
            let unmet = lack(of: place.record.agent, for: entry)
            var told = place.place
            (told.lack, told.mend) = (unmet?.words, unmet?.mend)
            return told
        }
        return .init(
            name: entry.name, id: entry.spiffeID.description, selectors: entry.selectors, owner: entry.owner, expiresAt: entry.expiresAt,
            isExpired: entry.isExpired(at: now), parent: entry.parent?.description,
            nodes: Array((mine.filter(\.works) + mine.filter { !$0.works }).prefix(100)), nodeCount: mine.count)
    }

    // MARK: What stands in the way

    private func findings(
        _ id: SPIFFEID, _ entries: [Action.GivingEntry], _ revocation: Action.Revocations.Item?, _ removed: Entry?, _ now: Timestamp
    ) -> [Action.Finding] {
        var findings: [Action.Finding] = []
        if id.trustDomain != core.settings.trustDomain {
            return [
                .init(
                    "other-trust-domain", "`\(id)` is of trust domain `\(id.trustDomain)`; this server's is `\(core.settings.trustDomain)`",
                    mend: "ask the server of `\(id.trustDomain)`")
            ]
        }
        if let revocation {
            findings.append(
                .init("revoked", "it is revoked since \(revocation.at) by \(revocation.by): \(revocation.reason)", mend: MendingCommand.lift(id.description)))
        }
        if entries.isEmpty {
            findings.append(
                removed.map {
                    .init("entry-removed", "its entry `\($0.subject)` was removed at \($0.at) by \($0.actor)", mend: "mayfly entries apply -f FILE --yes, with the entry in it")
                } ?? .init("no-entry", "no entry gives it", mend: "mayfly entries apply -f FILE --yes, with an entry for it"))
            return findings
        }
        let current = entries.filter { !$0.isExpired }
        if current.isEmpty, let entry = entries.first, let end = entry.expiresAt {
            findings.append(
                .init(
                    "entry-expired", "its entry `\(entry.name)` expired at \(end)",
                    mend: MendingCommand.setExpiry(of: entry.name, to: now + .seconds(30 * 86400))))
        }
        if !current.contains(where: { $0.nodes.contains(where: \.works) }), let entry = current.first { findings += nodeFindings(entry) }
        return findings
    }

    /// No node that the entry is for works.
    private func nodeFindings(_ entry: Action.GivingEntry) -> [Action.Finding] {
        guard !entry.nodes.isEmpty else {
            guard let parent = entry.parent, let id = SPIFFEID(parent) else {
                return [.init("no-node", "no node has joined", mend: "mayfly token create, then mayfly agent --join-token-file FILE")]
            }
            return [nobody(in: id, entry)]
        }
        return entry.nodes.prefix(3).map { place in
            let name = place.agent.split(separator: "/").last.map(String.init) ?? place.agent
            guard place.state == "active" else {
                return .init(
                    "node-refused", "node `\(name)` is \(place.state): \(place.reason ?? "no reason was given")", mend: MendingCommand.readmit(name))
            }
            if let lack = place.lack { return .init("node-unfit", "node `\(name)` is not what it must be: \(lack)", mend: place.mend) }
            return .init(
                "node-away", "the agent of node `\(name)` is not connected", mend: "see that it runs there: systemctl status mayfly-agent, or mayfly agent")
        }
    }

    private func nobody(in parent: SPIFFEID, _ entry: Action.GivingEntry) -> Action.Finding {
        let groups = core.registrations.catalog.read { $0.entries(for: parent) }.filter { $0.kind == .node }
        guard let group = groups.first else {
            return .init(
                "no-node", "entry `\(entry.name)` is for `\(parent)`, which is no node that has joined and no group of nodes",
                mend: MendingCommand.setParent(of: entry.name, to: "any"))
        }
        return .init(
            "node-not-in-group",
            "entry `\(entry.name)` is for the group of nodes `\(parent)`, and no node has all of \(Self.list(group.selectors))",
            mend: MendingCommand.setParent(of: entry.name, to: "any"))
    }

    private func waiting(_ id: SPIFFEID, _ entries: [Action.GivingEntry]) -> Action.Finding {
        let required = entries.first.map { Self.list($0.selectors) } ?? ""
        return .init(
            "nobody-asks", "it would be given to a process that has \(required); none has asked for it lately",
            mend: "start the workload; when it runs, ask on its node: mayfly why PID")
    }

    private static func list(_ selectors: [Selector]) -> String { selectors.prefix(8).map { "`\($0)`" }.joined(separator: ", ") }

    // MARK: Of a process

    func whyProcess(_ call: Action.WhyProcess) async throws -> Action.WhyProcess.Answer {
        guard call.selectors.count <= 256, let agent = SPIFFEID(call.agent) else {
            throw ActionFailure(.invalid, "a process has at most 256 selectors, and its node's agent a SPIFFE ID")
        }
        let held = Set(call.selectors)
        let now = core.clock.now()
        let scope = core.issuer.nodes.scope(of: agent, entries: core.registrations.catalog)
        let elsewhere = core.registrations.catalog.read { $0.matching(held, at: now) }.filter { !scope.covers($0.entry) && $0.entry.kind == .workload }
        var findings = elsewhere.prefix(3).map { self.elsewhere($0.entry, $0.id, agent) }
        if findings.isEmpty {
            findings = try await core.database.read { try Ledger.newest(1000, ofKind: "entry.deleted", in: $0) }.filter { entry in
                let told = (entry.facts["selectors"] ?? "").split(separator: " ")
                let required = told.compactMap { Selector(String($0)) }
                // A value with a space in it cannot be told apart any more.
                return !required.isEmpty && required.count == told.count && required.allSatisfy(held.contains)
                    && core.registrations.catalog.entry(entry.subject) == nil
            }.prefix(1).map {
                Action.Finding(
                    "entry-removed",
                    "entry `\($0.subject)`, which described it and gave `\($0.facts["id"] ?? "")`, was removed at \($0.at) by \($0.actor)",
                    mend: "mayfly entries apply -f FILE --yes, with the entry in it")
            }
        }
        if let record = core.issuer.nodes[agent], record.state != .active {
            findings.append(
                .init(
                    "node-refused", "its node is \(record.state.rawValue): \(record.reason ?? "no reason was given")",
                    mend: MendingCommand.readmit(agent.segments.last ?? agent.description)))
        }
        if let record = core.issuer.nodes[agent], case .unmet(let unmet) = core.context.verdict(on: record.agent, for: nil, at: now) {
            findings.append(.init("node-unfit", "its node is not what it must be: \(unmet.words)", mend: unmet.mend))
        }
        return .init(findings: Array(findings))
    }

    private func elsewhere(_ entry: RegistrationEntry, _ id: SPIFFEID, _ agent: SPIFFEID) -> Action.Finding {
        let parent = entry.parent?.description ?? "any"
        let groups = core.registrations.catalog.read { set in entry.parent.map { set.entries(for: $0) } ?? [] }.filter { $0.kind == .node }
        if let group = groups.first {
            let has = core.issuer.nodes[agent]?.selectors ?? []
            let lacks = group.selectors.filter { !has.contains($0) }
            return .init(
                "node-not-in-group",
                "entry `\(entry.name)` describes it and gives `\(id)`, on nodes of the group `\(parent)`; this node lacks \(Self.list(lacks))",
                mend: MendingCommand.setParent(of: entry.name, to: agent.description))
        }
        return .init(
            "other-node", "entry `\(entry.name)` describes it and gives `\(id)`, on node `\(parent)`; this node is `\(agent)`",
            mend: MendingCommand.setParent(of: entry.name, to: agent.description))
    }

    // MARK: What stands without the server

    func standing() async throws -> Action.Standing.Answer {
        let now = core.clock.now()
        return .init(at: now, identities: try await core.database.read { try Self.standing(at: now, in: $0) })
    }

    /// Holders renew before three tenths of a life are over; one that is past half of it is nobody's, or its node is away.
    static func standing(at now: Timestamp, in transaction: Transaction) throws -> [Action.Standing.Item] {
        try transaction.rows(
            """
            SELECT spiffe_id, sum(fresh) AS held, sum(1 - fresh) AS late, min(CASE WHEN fresh = 1 THEN expires_at END) AS first_end
            FROM (SELECT spiffe_id, expires_at, (?1 - at) * 2 <= expires_at - at AS fresh FROM issued
                  WHERE kind = 'x509' AND expires_at > ?1 AND replaced_at IS NULL AND revoked_at IS NULL)
            GROUP BY spiffe_id ORDER BY spiffe_id
            """, Value(now)
        ).map { row in
            let id = try row.text("spiffe_id")
            return Action.Standing.Item(
                id: id, isNode: SPIFFEID(id)?.path.hasPrefix(EntryRules.reservedPath) ?? false, held: try row.integer("held"),
                firstEnd: try row.optionalTime("first_end"), left: try row.integer("late"))
        }
    }
}

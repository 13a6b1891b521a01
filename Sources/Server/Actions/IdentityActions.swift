import Access
import Brokerage
import Console
import Estate
import Foundation
import Issuance
import Lifecycle
import Logging
import Registration
import Runtime
import SPIFFE
import Storage

extension Actions {
    // MARK: Keys

    func authority(_ call: Action.Authority, _ actor: String) async throws -> Action.Authority.Answer {
        let authority = core.issuer.authority
        var moved: AuthorityKey?
        if let move = call.move {
            try await core.database.read { try mustBeOperator(actor, in: $0) }
            do {
                switch move {
                case .prepare(let kind):
                    guard let kind = AuthorityKey.Kind(rawValue: kind) else {
                        throw ActionFailure(.invalid, "`\(kind.prefix(40))` is no kind of key: x509, jwt, wit or signals")
                    }
                    moved = try await authority.prepare(kind, by: actor)
                case .activate(let id, let force): moved = try await authority.activate(id, isForced: force, by: actor)
                case .taint(let id): moved = try await authority.taint(id, by: actor)
                case .revoke(let id, let force): moved = try await authority.revoke(id, isForced: force, by: actor)
                }
            } catch let refusal as AuthorityRefusal {
                throw ActionFailure(.refused, refusal.reason, nextStep: refusal.nextStep)
            } catch let error as FileError {
                throw ActionFailure(.refused, error.description, nextStep: "docs/reference/authorities.md")
            }
        }
        let now = core.clock.now()
        let keys = try await core.database.read { transaction in
            try authority.keys.map { key in
                // What was signed before a key left its place is its or an earlier one's.
                let inUse = key.state == .active || key.state == .prepared ? nil
                    : try transaction.row(
                        "SELECT count(*) AS count FROM issued WHERE kind = ? AND at <= ? AND expires_at > ? AND replaced_at IS NULL", .text(key.kind.rawValue),
                        Value(key.changedAt), Value(now))?.integer("count")
                return Action.Authority.Key(
                    id: key.id, kind: key.kind.rawValue, state: key.state.rawValue, changedAt: key.changedAt, expiresAt: key.expiresAt,
                    inUse: inUse, under: key.rootDigest?.hex, isInToken: key.isInToken ? true : nil)
            }
        }
        return Action.Authority.Answer(
            trustDomain: authority.trustDomain.name, sequence: core.federation.published.sequence ?? 0, keys: keys, moved: moved?.id)
    }

    func bundle() async throws -> Action.Bundle.Answer {
        let bundle = core.federation.published
        return Action.Bundle.Answer(
            bundle: String(decoding: bundle.json, as: UTF8.self),
            certificates: PEM.text(bundle.x509Authorities),
            revocationLists: PEM.text(try await core.issuer.revocationLists(), .revocationList))
    }

    // MARK: Nodes

    func nodes(_ call: Action.Nodes, _ actor: String) async throws -> Action.Nodes.Answer {
        if let move = call.move {
            let states: [String: NodeRecord.State] = ["evict": .evicted, "readmit": .active]
            guard let state = states[move.to] else { throw ActionFailure(.invalid, "`\(move.to.prefix(40))` is neither evict nor readmit") }
            guard !move.reason.allSatisfy(\.isWhitespace) || state == .active else { throw ActionFailure(.invalid, "say why: --reason") }
            let agent = try node(move.node)
            try await core.database.write { [core] transaction in
                try mustBeOperator(actor, in: transaction)
                try core.issuer.nodes.set(agent, to: state, reason: move.reason, by: actor, in: transaction)
            }
        }
        let connected = core.feed.connected
        let due = Dictionary(core.issuer.nodes.due().map { ($0.agent, $0) }) { first, _ in first }
        return .init(
            nodes: core.issuer.nodes.all.map { record in
                let scope = core.issuer.nodes.scope(of: record.agent, entries: core.registrations.catalog)
                return .init(
                    agent: record.agent.description, method: record.method, selectors: record.selectors.sorted().map(\.description),
                    state: record.state.rawValue, reason: record.reason, attestedAt: record.attestedAt, renewedAt: record.renewedAt,
                    isConnected: connected.contains(record.agent), entries: core.registrations.catalog.read { $0.count(in: scope) },
                    proofEnds: core.issuer.nodes.proofEnds(of: record), due: core.isDue(record, among: due),
                    fitness: fitness(of: record.agent))
            })
    }

    /// By its SPIFFE ID, or by the end of it that is its name.
    func node(_ text: String) throws -> SPIFFEID {
        let found = core.issuer.nodes.all.map(\.agent).filter { $0.description == text || $0.path.hasSuffix("/" + text) }
        guard let agent = found.first, found.count == 1 else {
            throw ActionFailure(
                .notFound, found.isEmpty ? "there is no node `\(text.prefix(80))`" : "`\(text)` names \(found.count) nodes", nextStep: "mayfly nodes list")
        }
        return agent
    }

    // MARK: Revocation

    func revoke(_ call: Action.Revoke, _ actor: String) async throws -> Action.Revoke.Answer {
        guard call.lift || !call.reason.allSatisfy(\.isWhitespace) else { throw ActionFailure(.invalid, "say why: --reason") }
        guard !call.secrets || !call.lift && SPIFFEID(call.subject).map({ core.issuer.nodes[$0] == nil }) == true else {
            throw ActionFailure(.invalid, "standing secrets go with an identity: not with a node, a certificate or a token, and not when it is given again")
        }
        if let id = SPIFFEID(call.subject) {
            if core.issuer.nodes[id] != nil {
                if call.dryRun {
                    try await core.database.read { try mustBeOperator(actor, in: $0) }
                    return .init(kind: "node", taken: 0, grants: 0, live: 0)
                }
                _ = try await nodes(.init(.init(node: id.description, to: call.lift ? "readmit" : "evict", reason: call.reason)), actor)
                return .init(kind: "node", taken: 0, grants: 0, live: 0)
            }
            return try await revoke(id, call, actor)
        }
        guard !call.lift else { throw ActionFailure(.invalid, "a certificate or token that was taken back stays so: only an identity can be restored") }
        do {
            let kind = try await core.database.write { [core] transaction in
                try mustBeOperator(actor, in: transaction)
                let isToken = try transaction.row("SELECT 1 FROM issued WHERE id = ? AND kind <> 'x509'", .text(call.subject)) != nil
                let subject: Revocation.Subject = isToken ? .token(call.subject) : .serial(call.subject.uppercased())
                _ = try core.issuer.revocations.revoke(subject, reason: call.reason, by: actor, in: transaction)
                try suspendNode(holding: subject, reason: call.reason, actor, in: transaction)
                if call.dryRun { throw DryRun(kind: subject.kind, taken: 1) }
                return subject.kind
            }
            return .init(kind: kind, taken: 1, grants: 0, live: 0)
        } catch let dry as DryRun {
            return .init(kind: dry.kind, taken: dry.taken, grants: 0, live: 0)
        }
    }

    /// A node whose newest SVID is taken back has a key that would get it another at once: it is out until a person lets it in.
    private func suspendNode(
        holding subject: Revocation.Subject, reason: String, _ actor: String, in transaction: Transaction
    ) throws {
        guard case .serial(let serial) = subject,
            let holder = try transaction.row("SELECT spiffe_id FROM issued WHERE id = ? AND replaced_at IS NULL", .text(serial)),
            let agent = SPIFFEID(try holder.text("spiffe_id")), let node = core.issuer.nodes[agent], node.state == .active
        else { return }
        try core.issuer.nodes.set(agent, to: .suspended, reason: "its SVID was revoked: \(reason)", by: actor, in: transaction)
    }

    private func revoke(_ id: SPIFFEID, _ call: Action.Revoke, _ actor: String) async throws -> Action.Revoke.Answer {
        let live = core.liveWorkloads().count { workload in
            core.registrations.catalog.read { $0.matching(workload.selectors, at: core.clock.now()).contains { $0.id == id } }
        }
        let workload = core.registrations.catalog.read { $0.entries(for: id) }.lazy.compactMap(\.estateWorkload).first
        do {
            let (taken, grants) = try await core.database.write { [core] transaction in
                try mustBeOperator(actor, in: transaction)
                if call.lift {
                    try core.issuer.revocations.lift(id, by: actor, in: transaction)
                    if call.dryRun { throw DryRun(kind: "identity", taken: 0) }
                    return (0, [GrantRecord]())
                }
                let taken = try core.issuer.revocations.revoke(.identity(id), reason: call.reason, by: actor, in: transaction)
                let paths = Set(try Registry.paths(in: transaction).filter { $0.workload == workload }.map(\.name))
                let grants = try Grants.open(in: transaction).filter { paths.contains($0.path) }
                if call.dryRun { throw DryRun(kind: "identity", taken: taken, grants: grants.count) }
                return (taken, grants)
            }
            // The identity is gone already; a login whose target is away ends when it expires, at the latest.
            await core.close(grants.map { EndedGrant(grant: $0, reason: "`\(id)` was revoked") }, logger)
            return .init(
                kind: "identity", taken: taken, grants: grants.count, live: live, secrets: try await oldSecrets(of: id, workload, call, actor))
        } catch let dry as DryRun {
            return .init(
                kind: dry.kind, taken: dry.taken, grants: dry.grants, live: live, secrets: try await oldSecrets(of: id, workload, call, actor))
        }
    }

    /// Disables the standing secrets that an identity took the place of: those of its workload's paths, and the one that its entry replaces.
    /// The identity is gone whatever becomes of them: one that others are seen to use, or that cannot be proved dead, stands, and it is said
    /// why (R84).
    private func oldSecrets(of id: SPIFFEID, _ workload: String?, _ call: Action.Revoke, _ actor: String) async throws -> [Action.Revoke.OldSecret] {
        guard call.secrets else { return [] }
        let replaced = core.registrations.catalog.read { $0.entries(for: id) }.compactMap(\.replaces)
        let credentials = try await core.database.read { transaction in
            try Registry.paths(in: transaction).filter { workload != nil && $0.workload == workload }.compactMap(\.credential)
        }
        var found: [Action.Revoke.OldSecret] = []
        for credential in Set(credentials + replaced).sorted(by: { $0.text < $1.text }) {
            do {
                let order = Action.Retire(credential: credential.text, soakMilliseconds: 86_400_000, oldSecret: nil, dryRun: call.dryRun, undo: false)
                let state = try await core.database.read { try Lifecycle.state(of: credential, in: $0) }
                guard state == .standing || state == .excepted else {
                    found.append(.init(credential: credential, isDisabled: true, words: "\(state.rawValue) before"))
                    continue
                }
                let answer = try await retire(order, actor)
                let words = answer.phase == .wouldDisable ? "would be disabled at its target" : "disabled at its target; it is removed by mayfly retire \(credential)"
                found.append(.init(credential: credential, isDisabled: answer.phase != .wouldDisable, words: words))
            } catch {
                let failure = failure(error, of: Action.Retire.name)
                let words = failure.message + (failure.nextStep.map { "; next: \($0)" } ?? "")
                found.append(.init(credential: credential, isDisabled: false, words: words))
            }
        }
        return found
    }

    /// Does everything, and then takes it all back.
    private struct DryRun: Error {
        var kind: String
        var taken: Int
        var grants = 0
    }

    func revocations() -> Action.Revocations.Answer {
        .init(revocations: core.issuer.revocations.all.map(Action.Revocations.Item.init))
    }
}

extension ControlPlaneCore {
    /// What a person, or nobody, has to do so that a node stays; `nil` while there is nothing.
    func isDue(_ record: NodeRecord, among due: [SPIFFEID: NodeRecord]) -> String? {
        let name = record.agent.segments.last ?? record.agent.description
        if record.state == .active, record.hasNoKey {
            return "it was let in again and has no key: it joins by evidence, or by mayfly token create --node \(name)"
        }
        guard due[record.agent] != nil else { return nil }
        let end = issuer.nodes.proofEnds(of: record)
        let when = end <= clock.now() ? "its proof ended at \(end)" : "it must prove itself again before \(end)"
        return record.isByEvidence ? "\(when): by itself, where its agent runs with --attest" : "\(when): mayfly token create --node \(name)"
    }

    /// Says in good time which nodes will be out.
    func warnOfProofs(_ logger: Logger) {
        let due = Dictionary(issuer.nodes.due().map { ($0.agent, $0) }) { first, _ in first }
        for record in issuer.nodes.all {
            if let words = isDue(record, among: due) { logger.warning("node `\(record.agent)`: \(words)") }
        }
    }
}

extension Action.Revocations.Item {
    init(_ revocation: Revocation) {
        self.init(
            kind: revocation.subject.kind, subject: revocation.subject.description, reason: revocation.reason, by: revocation.by,
            at: revocation.at, until: revocation.until)
    }
}

import AuditLedger
import Brokerage
import Context
import Crypto
import Foundation
import GRPCCore
import Glibc
import Issuance
import Logging
import NodeAPI
import Registration
import Runtime
import SPIFFE
import Storage
import Synchronization
import X509

extension ControlPlaneCore {
    /// Judges every node whenever something has changed, and when something becomes too old; records what has become of it, and
    /// ends the logins of the nodes that fail. Runs until cancelled.
    func keepContext(_ logger: Logger) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await judgeNodes(logger) }
            group.addTask { for await _ in registrations.catalog.revisions() { context.wake() } }
            if let directory = settings.contextFeed {
                group.addTask {
                    var drop = StatementDirectory(path: directory)
                    while !Task.isCancelled {
                        for (name, bytes) in drop.changed() { _ = await take(statement: bytes, from: name, logger) }
                        try? await Task.sleep(for: .milliseconds(500))
                    }
                }
            }
        }
    }

    private func judgeNodes(_ logger: Logger) async {
        await withDiscardingTaskGroup { closings in
            while !Task.isCancelled {
                // Listen first, then look: what comes in between is looked at again.
                let wakes = context.wakes()
                let now = clock.now()
                let (transitions, next) = context.review(issuer.nodes.all.map(\.agent), at: now)
                for transition in transitions {
                    let ended = await settle(transition, logger)
                    // Nobody waits for a target that is away.
                    closings.addTask { await close(ended, logger) }
                }
                let wait = next.map { max(.milliseconds(20), min($0 - now, .seconds(1))) } ?? .seconds(1)
                await Task.sleep(atMost: wait, orUntil: wakes)
            }
        }
    }

    /// Records what has become of a node.
    ///
    /// - Returns: the grants that end with it.
    private func settle(_ transition: ContextKeeper.Transition, _ logger: Logger) async -> [EndedGrant] {
        let name = transition.agent.description
        do {
            let (records, catalog) = (contextRecords, registrations.catalog)
            let grants = try await database.write { transaction -> [GrantRecord] in
                try records.record(transition, entries: { catalog.entry($0)?.spiffeID.description }, in: transaction)
                guard !transition.after.unmet.isEmpty else { return [] }
                return try Grants.open(in: transaction).filter { $0.agent == name }
            }
            context.recorded(transition)
            if transition.after.unmet.isEmpty, !transition.before.unmet.isEmpty {
                logger.notice("node `\(name)` is what it must be again; its workloads get their identities back")
            }
            for unmet in transition.after.unmet where !transition.before.unmet.contains(where: { $0.rule == unmet.rule }) {
                logger.warning("node `\(name)`: \(unmet.words); its workloads' identities are taken back")
            }
            let reason = "its node is not what it must be: \(transition.after.unmet.first?.rule ?? "")"
            return grants.map { EndedGrant(grant: $0, reason: reason) }
        } catch {
            // It acts already, and is recorded with the next look.
            logger.error("the standing of node `\(name)` is not recorded: \(Loops.describe(error))")
            return []
        }
    }

    // MARK: Statements

    /// Verifies a statement and takes it up.
    func take(statement bytes: [UInt8], from origin: String, _ logger: Logger) async -> Result<ContextRecords.Outcome, StatementRefusal> {
        let now = clock.now()
        let refusal: StatementRefusal
        do {
            guard context.admitsStatement(at: now) else {
                throw StatementRefusal(.tooMany, "more than \(ContextKeeper.statementsPerSecond) statements in a second")
            }
            let reader = StatementReader(feeds: context.policy.feeds, trustDomain: settings.trustDomain)
            let statement = try reader.read(bytes, at: now).get()
            guard issuer.nodes[statement.subject] != nil else {
                throw StatementRefusal(.unknownNode, "its `sub` is no node that has joined")
            }
            let records = contextRecords
            let outcome = try await database.write { try records.take(statement, in: $0) }
            context.take(statement, at: now)
            return .success(outcome)
        } catch let error as StatementRefusal {
            refusal = error
        } catch {
            refusal = StatementRefusal(.tooMany, "the database could not take it")
            logger.error("a statement is not stored: \(Loops.describe(error))")
        }
        if refusal.code != .tooMany { logger.notice("a statement from \(origin) is not believed: \(refusal)") }
        context.note(StatementNote(at: now, origin: origin, refusal: refusal))
        return .failure(refusal)
    }
}

/// A directory into which exporters put statements, one in each file that ends in `.jws`. They own the files: nothing is removed here,
/// and one that is replaced is read again.
struct StatementDirectory {
    let path: String
    private var seen: [String: [Int64]] = [:]

    /// Most files that are looked at, and most that are read at a time.
    static let limit = 20_000
    static let atOnce = 100

    init(path: String) { self.path = path }

    mutating func changed() -> [(name: String, bytes: [UInt8])] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: Set<String> = []
        var changed: [(String, [UInt8])] = []
        while let entry = readdir(directory), names.count < Self.limit, changed.count < Self.atOnce {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            guard name.hasSuffix(".jws"), !name.hasPrefix(".") else { continue }
            names.insert(name)
            guard let file = RegularFile(path: path + "/" + name), seen[name] != file.mark else { continue }
            seen[name] = file.mark
            if let bytes = file.bytes(atMost: StatementReader.limit + 1) { changed.append((name, bytes)) }
        }
        if changed.count < Self.atOnce { seen = seen.filter { names.contains($0.key) } }
        return changed
    }
}

extension NodeService {
    /// What a node says of itself: signed with the key of its SVID, which the connection has shown it to have.
    func reportContext(
        request: Mayfly_Node_V1_ContextReport, context: ServerContext
    ) async throws -> Mayfly_Node_V1_NodeStanding {
        let agent = try await agent(context)
        let key = try await connections.presented(context).certificate.publicKey
        guard let signer = P256.Signing.PublicKey(key), let report = request.open(from: agent.description, by: signer) else {
            throw RPCError(code: .invalidArgument, message: "the report is no report of `\(agent)`, signed with the key of its SVID")
        }
        let digest = Array(SHA256.hash(data: Array(key.subjectPublicKeyInfoBytes))).hex.prefix(16)
        let now = core.clock.now()
        core.context.take(report, from: agent, signer: "node key \(digest)", at: now)
        return core.context.answer(to: agent, at: now)
    }
}

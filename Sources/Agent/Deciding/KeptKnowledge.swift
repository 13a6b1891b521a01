import Context
import Foundation
import Logging
import NIOPosix
import NodeAPI
import Registration
import Runtime
import SPIFFE
import SwiftProtobuf
import Synchronization

/// What the server last said of the node and its workloads, on disk: an agent that begins again while the server is away decides as before.
///
/// Beside the node's key, 0600, for as long as the policies count: nothing is decided by it that is not decided by them. No secret is in it.
/// Paths and keys are not: nothing is given by it.
struct KeptKnowledge: Sendable {
    /// Whose it is: what another node was told counts for nobody.
    var agent: SPIFFEID
    var entries: EntrySet
    var revoked: Set<SPIFFEID>
    var facts: Mayfly_Node_V1_NodeFacts?
    var standing: Mayfly_Node_V1_NodeStanding?

    static let file = "known.node"
    static let byteLimit = 128 << 20

    /// - Parameter revision: of the entries, as the server counts.
    func messages(revision: Int) -> [Mayfly_Node_V1_SyncMessage] {
        var messages = [
            Mayfly_Node_V1_SyncMessage.with {
                $0.settings = .with {
                    $0.trustDomain = agent.description
                    $0.revokedIds = revoked.map(\.description).sorted()
                }
            }
        ]
        if let facts { messages.append(.with { $0.facts = facts }) }
        if let standing { messages.append(.with { $0.standing = standing }) }
        let update = EntryUpdate(
            revision: revision, digest: entries.digest, isSnapshot: true, entries: entries.entries.values.sorted { $0.name < $1.name }, gone: [])
        return messages + update.pieces.map { piece in Mayfly_Node_V1_SyncMessage.with { $0.entries = piece } }
    }

    /// - Returns: `nil` unless it is whole: entries without what is revoked would say too much.
    init?(_ messages: [Mayfly_Node_V1_SyncMessage]) {
        var replica = EntryReplica()
        var (settings, isComplete): (Mayfly_Node_V1_NodeSettings?, Bool) = (nil, false)
        for message in messages {
            guard !isComplete else { return nil }
            switch message.part {
            case .settings(let said): settings = said
            case .facts(let said): facts = said
            case .standing(let said): standing = said
            case .entries(let piece):
                switch replica.take(piece) {
                case .more: break
                case .complete: isComplete = true
                case .drifted: return nil
                }
            case .paths, .policyHead, .policyPiece, nil: return nil
            }
        }
        guard isComplete, let settings, let agent = SPIFFEID(settings.trustDomain) else { return nil }
        (self.agent, entries) = (agent, replica.entries)
        revoked = Set(settings.revokedIds.compactMap { SPIFFEID($0) })
        guard revoked.count == settings.revokedIds.count else { return nil }
    }

    init(agent: SPIFFEID, entries: EntrySet, revoked: Set<SPIFFEID>, facts: Mayfly_Node_V1_NodeFacts?, standing: Mayfly_Node_V1_NodeStanding?) {
        (self.agent, self.entries, self.revoked, self.facts, self.standing) = (agent, entries, revoked, facts, standing)
    }

    // MARK: On disk

    func encoded(revision: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        for message in messages(revision: revision) {
            let one: [UInt8] = try message.serializedBytes()
            withUnsafeBytes(of: UInt32(clamping: one.count).littleEndian) { bytes.append(contentsOf: $0) }
            bytes += one
        }
        return bytes
    }

    init?(encoded bytes: [UInt8]) {
        var messages: [Mayfly_Node_V1_SyncMessage] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            guard rest.count >= 4 else { return nil }
            let count = Int(rest.prefix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
            rest = rest.dropFirst(4)
            guard count <= rest.count, let message = try? Mayfly_Node_V1_SyncMessage(serializedBytes: Array(rest.prefix(count))) else { return nil }
            messages.append(message)
            rest = rest.dropFirst(count)
        }
        self.init(messages)
    }
}

/// Writes down what the server says as it says it, and reads it again when the agent begins.
final class KnowledgeKeeper: Sendable {
    private struct State {
        var entries: (EntrySet, revision: Int, revoked: Set<SPIFFEID>)?
        var facts: Mayfly_Node_V1_NodeFacts?
        var standing: Mayfly_Node_V1_NodeStanding?
        /// Of what is there, and of what is on disk.
        var (changes, written) = (0, 0)
    }
    private let state = Mutex(State())
    private let directory: StateDirectory
    private let pool: NIOThreadPool
    private let agent: @Sendable () -> SPIFFEID?
    private let logger: Logger
    private let news = Broadcast<Void>()

    init(directory: StateDirectory, pool: NIOThreadPool, agent: @escaping @Sendable () -> SPIFFEID?, logger: Logger) {
        (self.directory, self.pool, self.agent, self.logger) = (directory, pool, agent, logger)
    }

    /// What was there when the agent ended; `nil` where nothing was, or it is another node's.
    func load() -> KeptKnowledge? {
        do {
            guard let bytes = try directory.read(KeptKnowledge.file, limit: KeptKnowledge.byteLimit) else { return nil }
            guard let kept = KeptKnowledge(encoded: bytes), kept.agent == agent() else {
                let file = directory.file(KeptKnowledge.file)
                logger.warning("`\(file)` is not this node's, or not whole: its workloads are known when the server is heard")
                return nil
            }
            return kept
        } catch {
            logger.warning("what is known of this node's workloads cannot be read, and is known when the server is heard: \(error)")
            return nil
        }
    }

    private func note(_ body: (inout State) -> Void) {
        state.withLock { state in
            body(&state)
            state.changes += 1
        }
        news.send(())
    }

    func take(_ facts: Mayfly_Node_V1_NodeFacts) { note { $0.facts = facts } }
    func take(_ standing: Mayfly_Node_V1_NodeStanding) { note { $0.standing = standing } }
    func take(_ entries: EntrySet, revision: Int, revoked: Set<SPIFFEID>) { note { $0.entries = (entries, revision, revoked) } }

    /// Runs until cancelled. A change is written at once; of many in a second the last, and what came in the last second at the end.
    func run() async {
        for await _ in news.stream(beginningWith: { () }) {
            await write()
            try? await Task.sleep(for: .seconds(1))
            if Task.isCancelled { break }
        }
        await write()
    }

    private func write() async {
        let (state, agent) = (state.withLock { $0 }, agent())
        guard state.changes > state.written, let entries = state.entries, let agent else { return }
        let kept = KeptKnowledge(agent: agent, entries: entries.0, revoked: entries.revoked, facts: state.facts, standing: state.standing)
        do {
            try await pool.runIfActive { [directory] in
                let bytes = try kept.encoded(revision: entries.revision)
                guard bytes.count <= KeptKnowledge.byteLimit else {
                    throw AgentError(.refused, "it is more than \(KeptKnowledge.byteLimit >> 20) MiB")
                }
                try directory.write(KeptKnowledge.file, bytes)
            }
            self.state.withLock { $0.written = state.changes }
        } catch {
            // What is there is not what counts any more.
            unlink(directory.file(KeptKnowledge.file))
            logger.warning("what is known of this node's workloads cannot be kept for a restart: \(error)")
        }
    }
}

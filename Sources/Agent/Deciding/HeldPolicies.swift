import Access
import Crypto
import Foundation
import Logging
import NIOPosix
import NodeAPI
import Runtime
import SPIFFE
import SwiftProtobuf
import Synchronization

/// The policies that this agent decides by: what the server signed last, for as long as that counts.
///
/// On disk beside the node's identity, 0600: the set, and the newest head. So an agent that restarts while the server is away goes on
/// deciding, and nobody can bring it an older set in between.
final class HeldPolicies: Sendable {
    struct Present: Sendable {
        var head: PolicyHead
        var policies: NodePolicies
        /// As answers say it.
        let (revision, until): (String, String)

        init(head: PolicyHead, policies: NodePolicies) {
            (self.head, self.policies) = (head, policies)
            (revision, until) = ("policies/\(policies.revision)", head.endsAt.description)
        }
    }

    /// Whether there is something to decide by.
    enum Standing: Sendable {
        case good(Present)
        /// The set is there, and the server's word about it is too old.
        case stale(Present)
        case none
    }

    private struct State {
        var present: Present?
        /// What is older is refused, though nothing may be held.
        var floor: Floor?
        var assembly = PolicyAssembly()
        /// Of the set that is on its way.
        var pending: Mayfly_Node_V1_SignedPolicyHead?
        /// The latest that the clock ever was here: it does not make young again to set it back.
        var latest = Timestamp(milliseconds: 0)
        /// When the server last said that they are in force.
        var heardAt: Timestamp?
    }

    private struct Floor: Codable {
        var revision: Int
        var issuedAt: Int64
        /// A SignedPolicyHead.
        var head: Data

        func refuses(_ other: PolicyHead) -> Bool { other.revision < revision || other.issuedAt.milliseconds < issuedAt }
    }

    private let state = Mutex(State())
    private let directory: StateDirectory
    private let pool: NIOThreadPool
    private let clock: WallClock
    private let logger: Logger

    static let headFile = "policies.json"
    static let setFile = "policies.set"
    /// How far the server's clock may be ahead of the node's.
    private static let skew = Duration.seconds(300)

    init(directory: StateDirectory, pool: NIOThreadPool, clock: WallClock, logger: Logger) {
        (self.directory, self.pool, self.clock, self.logger) = (directory, pool, clock, logger)
    }

    // MARK: Deciding

    func standing(at now: Timestamp) -> Standing {
        state.withLock { state in
            state.latest = max(state.latest, now)
            guard let present = state.present else { return .none }
            return state.latest < present.head.endsAt ? .good(present) : .stale(present)
        }
    }

    var heardAt: Timestamp? { state.withLock { $0.heardAt } }

    /// Of the set that is held, for the server; empty when none is.
    var knownDigest: [UInt8] { state.withLock { $0.present?.head.digest ?? [] } }

    // MARK: What the server says

    /// The stream to the server ended.
    func interrupt() {
        state.withLock { state in
            state.assembly.interrupt()
            state.pending = nil
        }
    }

    /// - Parameter bundle: to whom the server's certificate must lead.
    func take(_ signed: Mayfly_Node_V1_SignedPolicyHead, bundle: X509Bundle) async {
        let now = clock.now()
        let head: PolicyHead
        switch await PolicyHead.open(signed, bundle: bundle, now: now) {
        case .failure(let refusal): return refuse("\(refusal)")
        case .success(let opened): head = opened
        }
        guard head.issuedAt <= now + Self.skew else { return refuse("it is of the future: \(head.issuedAt)") }
        if let floor = state.withLock({ $0.floor }), floor.refuses(head) {
            return refuse(
                "revision \(head.revision) of \(head.issuedAt) is older than what this agent has had, revision \(floor.revision) of "
                    + "\(Timestamp(milliseconds: floor.issuedAt)); where that is meant to be so, remove `\(directory.file(Self.headFile))`")
        }
        let held = state.withLock { state -> Present? in
            guard let held = state.present, held.head.digest == head.digest else {
                state.assembly.begin(head)
                state.pending = signed
                return nil
            }
            return held
        }
        guard let held else { return }
        // The same set under another number: it was put in force again.
        if held.policies.revision == head.revision { return use(held.policies, head, signed, bytes: nil) }
        guard let bytes = try? directory.read(Self.setFile, limit: PolicyHead.sizeLimit), Array(SHA256.hash(data: bytes)) == head.digest else {
            return refuse("the set that is held cannot be read again")
        }
        await open(bytes, head, signed, isStored: true)
    }

    func take(_ piece: Mayfly_Node_V1_PolicyPiece) async {
        let (outcome, signed) = state.withLock { ($0.assembly.take(piece), $0.pending) }
        switch outcome {
        case .more: return
        case .refused: refuse("its pieces do not make what its head says")
        case .complete(let head, let bytes):
            guard let signed else { return }
            await open(bytes, head, signed, isStored: false)
        }
    }

    private func open(_ bytes: [UInt8], _ head: PolicyHead, _ signed: Mayfly_Node_V1_SignedPolicyHead, isStored: Bool) async {
        do {
            // Compiling takes a while: not on the threads that everything else runs on.
            let policies = try await pool.runIfActive { try NodePolicies(bytes, revision: head.revision) }
            use(policies, head, signed, bytes: isStored ? nil : bytes)
        } catch let fault as PolicyFault {
            refuse(fault.description)
        } catch {
            refuse("\(type(of: error))")
        }
    }

    private func use(_ policies: NodePolicies, _ head: PolicyHead, _ signed: Mayfly_Node_V1_SignedPolicyHead, bytes: [UInt8]?) {
        do {
            let floor = Floor(revision: head.revision, issuedAt: head.issuedAt.milliseconds, head: try signed.serializedBytes())
            // The set first: a crash in between leaves a head whose set is not there, and then nothing is decided until the server is back.
            if let bytes { try directory.write(Self.setFile, bytes) }
            try directory.write(Self.headFile, try JSONEncoder().encode(floor))
            let now = clock.now()
            let isNews = state.withLock { state -> Bool in
                let isNews = state.present?.head.revision != head.revision
                (state.present, state.floor, state.heardAt) = (Present(head: head, policies: policies), floor, now)
                state.latest = now
                return isNews
            }
            if isNews { logger.notice("deciding by revision \(head.revision) of the policies, without word from the server until \(head.endsAt)") }
        } catch {
            // What is not on disk could be followed by something older after a restart.
            refuse("it cannot be stored: \(error)")
        }
    }

    private func refuse(_ why: String) {
        interrupt()
        logger.error("policies from the server are refused, and those before stay in force for as long as they count: \(why)")
    }

    // MARK: At start

    /// Takes up what was held before the agent ended.
    func load(bundle: X509Bundle) async {
        do {
            guard let bytes = try directory.read(Self.headFile) else { return }
            guard let floor = try? JSONDecoder().decode(Floor.self, from: Data(bytes)) else {
                return logger.error("`\(directory.file(Self.headFile))` cannot be read: nothing is decided before the server is heard")
            }
            state.withLock { $0.floor = floor }
            let signed = try Mayfly_Node_V1_SignedPolicyHead(serializedBytes: floor.head)
            // Its signature was good when it came; its certificate may have ended since, which is not what the set's own end is about.
            let head = try await PolicyHead.open(signed, bundle: bundle).get()
            guard let set = try directory.read(Self.setFile, limit: PolicyHead.sizeLimit), set.count == head.size,
                Array(SHA256.hash(data: set)) == head.digest
            else {
                return logger.warning("the policies on disk are not those that were signed: nothing is decided before the server is heard")
            }
            let policies = try await pool.runIfActive { try NodePolicies(set, revision: head.revision) }
            // The server was heard when it signed that, if not later.
            state.withLock { ($0.present, $0.heardAt) = (Present(head: head, policies: policies), head.issuedAt) }
            logger.notice("deciding by revision \(head.revision) of the policies, as it was before, until \(head.endsAt)")
        } catch {
            logger.error("the policies on disk are not taken up: nothing is decided before the server is heard (\(error))")
        }
    }
}

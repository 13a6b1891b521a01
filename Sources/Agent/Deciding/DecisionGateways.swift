import Attestation
import Estate
import LinuxProcess
import NIOPosix
import Runtime
import SPIFFE
import Synchronization

/// Who may ask the agent to decide: processes that it has attested, and that the settings name.
struct DecisionGateways: Sendable {
    let settings: DecisionDoorSettings
    let node: NodeState
    let known: KnownHere
    let attestor: Attestor
    let pool: NIOThreadPool
    let clock: WallClock

    /// A process at the other end of a connection, and what it is known as.
    final class Caller: Sendable {
        let process: AttestedProcess
        private let watch: ImageWatch?
        private struct Known {
            var name: String?
            var revision: Int64 = -1
            var at = Timestamp(milliseconds: 0)
        }
        /// As whom it was let in last, at which of the server's words, and when.
        private let known = Mutex(Known())
        /// Entries expire.
        private static let longest = Duration.seconds(1)

        fileprivate init(_ process: AttestedProcess) {
            self.process = process
            watch = ImageWatch(process.handle)
        }

        /// Whether it still lives and runs what it ran when it was attested.
        fileprivate var isUnchanged: Bool { watch.map { process.isUnchanged(by: $0) } ?? process.isUnchanged }

        fileprivate func name(_ revision: Int64, _ now: Timestamp, _ find: () -> String?) -> String? {
            known.withLock { known in
                // A clock that was set back is no reason to go on.
                let isFresh = known.revision == revision && revision >= 0 && known.at <= now && now < known.at + Self.longest
                if !isFresh { known = Known(name: find(), revision: revision, at: now) }
                return known.name
            }
        }
    }

    func attest(_ caller: ProcessHandle) async throws -> Caller {
        switch await attestor.complete(try await pool.runIfActive { [attestor] in attestor.attest(caller) }) {
        case .attested(let process): return Caller(process)
        case .refused(let refusal): throw AgentError(.refused, refusal.explanation)
        }
    }

    /// Its name in the ledger; `nil` for whoever may not ask, or not any more. Cheap enough to be asked each time.
    func name(of gateway: Caller) -> String? {
        guard gateway.isUnchanged else { return nil }
        let now = clock.now()
        return gateway.name(node.revision ?? -1, now) {
            if let selector = gateway.process.selectors.first(where: settings.selectors.contains) { return selector.description }
            return known.identities(of: gateway.process, at: now).first(where: settings.callers.contains)?.description
        }
    }
}

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
    let attestor: Attestor
    let pool: NIOThreadPool
    let clock: WallClock

    /// A process at the other end of a connection, and what it is known as.
    final class Gateway: Sendable {
        let process: AttestedProcess
        /// As whom it was let in last, and at which of the server's words.
        private let known = Mutex<(name: String?, revision: Int64)>((nil, -1))

        fileprivate init(_ process: AttestedProcess) { self.process = process }

        fileprivate func name(_ revision: Int64, _ find: () -> String?) -> String? {
            known.withLock { known in
                if known.revision != revision || revision < 0 { known = (find(), revision) }
                return known.name
            }
        }
    }

    func attest(_ caller: ProcessHandle) async throws -> Gateway {
        switch await attestor.complete(try await pool.runIfActive { [attestor] in attestor.attest(caller) }) {
        case .attested(let process): return Gateway(process)
        case .refused(let refusal): throw AgentError(.refused, refusal.explanation)
        }
    }

    /// Its name in the ledger; `nil` for whoever may not ask, or not any more. Cheap enough to be asked each time.
    func name(of gateway: Gateway) -> String? {
        guard gateway.process.isUnchanged else { return nil }
        let now = node.snapshot
        return gateway.name(now?.revision ?? -1) {
            if let selector = gateway.process.selectors.first(where: settings.selectors.contains) { return selector.description }
            return now?.entries(for: gateway.process, at: clock.now()).map(\.id).first(where: settings.callers.contains)?.description
        }
    }
}

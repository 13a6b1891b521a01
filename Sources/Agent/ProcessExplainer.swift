import Attestation
import Foundation
import Glibc
import LinuxProcess
import NIOPosix
import Runtime
import SPIFFE

/// Answers `mayfly why PID` from what this agent has and sees now.
struct ProcessExplainer: Sendable {
    let link: ServerLink
    let state: NodeState
    let health: LinkHealth
    let register: HeldRegister
    let attestor: Attestor
    let settings: AgentSettings
    let clock: WallClock

    func answer(_ question: AgentQuestion) async -> Data {
        let explanation = await explain(question.why)
        return (try? JSONEncoder().encode(explanation)) ?? Data()
    }

    private func explain(_ pid: Int32) async -> NodeExplanation {
        let result = await look(pid)
        let process = result.process.map { HeldRegister.Process(pid: $0.pid, startTime: $0.startTime) }
        let knowledge = NodeKnowledge(
            snapshot: state.snapshot, link: health.status, server: "\(settings.serverHost):\(settings.serverPort)",
            node: link.identity.map { ($0.id, $0.notAfter) }, held: process.map(register.items) ?? [:],
            refusals: process.map(register.refusals) ?? [:], attestors: attestor.attestors.map(\.name), uid: geteuid(), now: clock.now())
        return knowledge.explain(result, pid: pid)
    }

    private func look(_ pid: Int32) async -> AttestationResult {
        // Reads `/proc` and hashes programs: not on the threads that everything else runs on.
        let seen = try? await NIOThreadPool.singleton.runIfActive { [attestor] () -> AttestationResult in
            do throws(ProcessError) {
                return attestor.attest(try ProcessHandle(pid: pid))
            } catch {
                return .refused(AttestationRefusal(error))
            }
        }
        guard let seen else { return .refused(.init(.system, "the agent is about to end")) }
        return await attestor.complete(seen)
    }
}

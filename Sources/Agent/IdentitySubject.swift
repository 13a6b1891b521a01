import Attestation
import Estate
import LinuxProcess
import NodeAPI
import Registration
import Runtime
import SPIFFE
import SwiftProtobuf
import WorkloadAPI

/// For whom identities are asked: an attested process, by itself or by somebody in its stead; or nobody in particular, by a delegate's
/// word alone.
struct IdentitySubject: Sendable {
    var selectors: [Selector]
    /// For people.
    var name: String
    /// The process, and whether it is the workload's own; else it is that of who speaks.
    private let process: HeldRegister.Process
    private let isAsserted: Bool
    let delegate: SPIFFEID?
    /// Why it holds no longer; `nil` while it does. Cheap enough to be asked before every message.
    let refusal: @Sendable () -> WorkloadRefusal?

    /// - Parameter delegate: who asks in the process's stead.
    init(_ process: AttestedProcess, askedBy delegate: Delegate? = nil) {
        selectors = process.selectors
        name = "process \(process.pid)"
        self.process = .init(pid: process.pid, startTime: process.startTime)
        isAsserted = false
        self.delegate = delegate?.id
        refusal = {
            guard process.isUnchanged else { return .noIdentity("process \(process.pid) is no longer what was attested") }
            return delegate.flatMap(Self.lapse)
        }
    }

    /// Whoever has these selectors, says the delegate.
    init(asserted selectors: [Selector], by delegate: Delegate) {
        self.selectors = selectors
        name = "whom `\(delegate.id)` describes"
        process = .init(pid: delegate.process.pid, startTime: delegate.process.startTime)
        isAsserted = true
        self.delegate = delegate.id
        refusal = { Self.lapse(of: delegate) }
    }

    private static func lapse(of delegate: Delegate) -> WorkloadRefusal? {
        delegate.isStillEntitled() ? nil : .notAuthorized("`\(delegate.id)` is no longer who may ask for others")
    }

    /// Under which what it holds is explained to people; `nil` for what no process holds.
    var holder: HeldRegister.Process? { isAsserted ? nil : process }

    /// What the server is told of it, for an entry: what everybody wants to know, what the entry requires, and what its ID is made
    /// of. The rest would only fill the ledger.
    func evidence(for entry: RegistrationEntry) -> Mayfly_Node_V1_ProcessEvidence {
        let types = entry.spiffeID.places.union([
            "unix:uid", "unix:gid", "unix:path", "unix:sha256", "unix:script", "unix:script-sha256", "unix:cgroup",
        ])
        return .with {
            $0.selectors = selectors.filter { types.contains($0.type) || entry.selectors.contains($0) }.map(\.description)
            $0.pid = process.pid
            $0.startTime = process.startTime
            $0.delegate = delegate?.description ?? ""
            $0.isAsserted = isAsserted
        }
    }
}

extension NodeSnapshot {
    /// What it is entitled to on a node that is what it must be: each identity once, by the first entry that gives it.
    func entries(for subject: IdentitySubject, at now: Timestamp) -> [(entry: RegistrationEntry, id: SPIFFEID)] {
        entries(having: subject.selectors, at: now)
    }
}

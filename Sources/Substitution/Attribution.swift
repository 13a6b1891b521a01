import Attestation
import LinuxProcess
import NIOCore
import PostgresWire

extension ObservedUse.Caller {
    init(_ result: AttestationResult, handle: ProcessHandle?) {
        switch result {
        case .attested(let process):
            self.init(
                pid: process.pid, uid: process.uid, executable: process.facts.executable,
                script: process.facts.script?.path, name: process.suggestedName, unattributed: nil)
        case .refused(let refusal):
            self.init(
                pid: handle?.pid, uid: handle?.uid, executable: nil, script: nil, name: nil,
                unattributed: refusal.explanation)
        }
    }
}

extension TCPEnd {
    init?(_ address: SocketAddress?) {
        guard let host = address?.ipAddress, let port = address?.port, let port = UInt16(exactly: port) else { return nil }
        self.init(host: host, port: port)
    }
}

extension UseRefusal {
    /// What the database itself told the client.
    init(_ error: ServerError) {
        self.init(.upstreamRefused, sqlState: error.sqlState, reason: "\(error)")
    }
}

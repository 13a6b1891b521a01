import GRPCCore
import GRPCNIOTransportCore
import GRPCNIOTransportHTTP2Posix
import LinuxProcess
import NIOCore
import NIOPosix
import SPIFFE
import SPIFFETLS
import Synchronization

/// The brokers' connections: which process is behind each, and which SVID it has shown.
public final class BrokerConnections: Sendable {
    private let peers = PeerRegistry()
    private let channels = Mutex<[UInt64: any Channel]>([:])

    public init() {}

    /// The number of a new connection; `nil` when it is one too many.
    fileprivate func accept(_ channel: any Channel) throws -> NumberedChannel? {
        guard let number = try peers.register(channel) else { return nil }
        channels.withLock { $0[number] = channel }
        channel.closeFuture.whenComplete { [self] _ in
            peers.remove(number)
            channels.withLock { _ = $0.removeValue(forKey: number) }
        }
        return try NumberedChannel(channel, number: number)
    }

    /// Who calls, as it is judged now: the gate behind TLS has nobody once an SVID has ended or was taken back.
    func caller(of context: ServerContext) async throws -> (id: SPIFFEID, process: ProcessHandle) {
        guard let number = NumberedChannel.number(of: context), let channel = channels.withLock({ $0[number] }),
            let process = peers.peer(of: context), process.isAlive, let id = try? await channel.spiffePeer().get()
        else { throw RPCError(code: .unauthenticated, message: "the caller could not be told") }
        return (id, process)
    }
}

extension PeerListener {
    /// Accepts on a Unix socket, and has both sides show SVIDs (Broker Endpoint §3.1, §5).
    init(path: String, access: SocketAccess, tls: MutualTLS, connections: BrokerConnections) {
        self.init(path: path, access: access, tls: .configured(requireALPN: true)) { channel in
            guard let numbered = try connections.accept(channel) else { return nil }
            try tls.addServerHandlers(to: channel)
            return numbered
        }
    }
}

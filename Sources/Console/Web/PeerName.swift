import Glibc
import NIOCore

/// Who is at the other end of a Unix socket, as the kernel saw it when they connected.
enum PeerName {
    /// `struct ucred` of `SO_PEERCRED`, unix(7).
    private struct Credentials {
        var pid: Int32 = 0
        var uid: UInt32 = 0
        var gid: UInt32 = 0
    }

    /// The user's name, `uid:1000` when there is none for it, `local` when the kernel does not say.
    static func of(_ channel: any Channel) async -> String {
        guard let options = channel as? any SocketOptionProvider else { return "local" }
        let asked: EventLoopFuture<Credentials> = options.unsafeGetSocketOption(
            level: .init(rawValue: SOL_SOCKET), name: .init(rawValue: SO_PEERCRED))
        guard let credentials = try? await asked.get() else { return "local" }
        return name(of: credentials.uid) ?? "uid:\(credentials.uid)"
    }

    private static func name(of uid: uid_t) -> String? {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16384) { buffer in
            guard let base = buffer.baseAddress, getpwuid_r(uid, &entry, base, buffer.count, &found) == 0, found != nil,
                let name = entry.pw_name
            else { return nil }
            return String(cString: name)
        }
    }
}

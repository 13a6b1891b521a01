import Glibc

/// Somebody else works on a state directory.
public struct StateInUse: Error, CustomStringConvertible {
    public var description: String
}

/// One process of a kind to one state directory: two would each believe that what lies there is theirs. The kernel lets go of it when
/// the process ends, however it ends; the file stays.
public final class StateLock: Sendable {
    private let descriptor: Int32

    /// - Parameter kind: `server` or `agent`: the file is called by it.
    public init(_ state: StateDirectory, kind: String) throws {
        let path = state.file(kind + ".lock")
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileError.last(path, "open") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw StateInUse(description: "another `mayfly \(kind)` runs on `\(state.path)`: stop it, or use another --state")
        }
    }

    deinit { close(descriptor) }
}

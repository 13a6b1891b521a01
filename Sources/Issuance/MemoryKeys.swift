import Synchronization

/// Private keys that are nowhere but in this process: whoever has the machine's disk, or a copy of it, has none of them. They end with the
/// process, and what signs next is made at the next start.
///
/// Only below an upstream authority: its root outlasts them, so that agents know the server by what they know already. A root of our own that
/// is gone could not vouch for the next one.
public final class MemoryKeys: Sendable {
    private let held = Mutex<[String: [UInt8]]>([:])

    public init() {}

    subscript(_ name: String) -> [UInt8]? { held.withLock { $0[name] } }

    func keep(_ bytes: [UInt8], as name: String) { held.withLock { $0[name] = bytes } }

    func remove(_ name: String) { held.withLock { _ = $0.removeValue(forKey: name) } }
}

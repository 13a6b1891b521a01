//  Runtime: what every module needs and no standard library gives: secrets that do not print, time and randomness that
//  arrive as arguments, files that survive a crash. It knows nothing of Mayfly.

import CLinux

/// Bytes that must not be seen: a password, a token, a private key.
///
/// It has no readable description, is neither `Codable` nor `Hashable`, and its memory is overwritten when the last
/// reference goes. The only way to the bytes is ``withBytes(_:)``, so a reader of a diff sees every place that opens one.
public struct Secret: Sendable {
    private final class Storage: @unchecked Sendable {
        // Written in `init`, read only afterwards: safe to share.
        let bytes: UnsafeMutableRawBufferPointer

        init(_ source: UnsafeRawBufferPointer) {
            bytes = .allocate(byteCount: source.count, alignment: 1)
            bytes.copyMemory(from: source)
        }

        deinit {
            clinux_wipe(bytes.baseAddress, bytes.count)
            bytes.deallocate()
        }
    }

    private let storage: Storage

    public init(_ bytes: UnsafeRawBufferPointer) {
        storage = Storage(bytes)
    }

    public init(_ bytes: some Sequence<UInt8>) {
        var copy = Array(bytes)
        storage = copy.withUnsafeBytes { Storage($0) }
        copy.withUnsafeMutableBytes { clinux_wipe($0.baseAddress, $0.count) }
    }

    public init(_ text: String) {
        self.init(text.utf8)
    }

    /// Number of bytes.
    public var count: Int { storage.bytes.count }

    /// Opens the secret for the duration of `body`. Do not let the bytes escape.
    public func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(storage.bytes))
    }

    /// Compares in time that depends on the lengths only.
    public func isEqual(to other: Secret) -> Bool {
        withBytes { mine in
            other.withBytes { theirs in
                guard mine.count == theirs.count else { return false }
                var difference: UInt8 = 0
                for index in mine.indices { difference |= mine[index] ^ theirs[index] }
                return difference == 0
            }
        }
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "<secret>" }
    public var debugDescription: String { "<secret>" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

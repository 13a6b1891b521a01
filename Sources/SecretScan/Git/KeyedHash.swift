/// A quick hash of short runs of bytes, in the manner of wyhash: sixteen bytes to a multiplication.
///
/// It is keyed: whoever writes a file must not be able to make one line pass for another. The key is the process's own, as
/// that of `Hasher` is, which would take several times as long.
struct KeyedHash: Sendable {
    private let key: (UInt64, UInt64, UInt64)

    init() {
        func word(_ number: Int) -> UInt64 {
            var hasher = Hasher()
            hasher.combine(number)
            // No key of even parity: a multiplication is not to lose bits.
            return UInt64(bitPattern: Int64(hasher.finalize())) | 1
        }
        key = (word(1), word(2), word(3))
    }

    @inline(__always)
    func callAsFunction(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
        let bytes = UnsafeRawPointer(start)
        func load(_ offset: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) }
        var state = key.0 ^ UInt64(truncatingIfNeeded: count)
        var offset = 0
        while count - offset > 16 {
            state = Self.mixed(load(offset) ^ key.1 ^ state, load(offset + 8) ^ key.2)
            offset += 16
        }
        // The last bytes; those of a longer run overlap what was read.
        var (first, second): (UInt64, UInt64) = (0, 0)
        if count >= 16 {
            (first, second) = (load(count - 16), load(count - 8))
        } else if count >= 8 {
            (first, second) = (load(0), load(count - 8))
        } else if count >= 4 {
            first = UInt64(bytes.loadUnaligned(as: UInt32.self))
            second = UInt64(bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
        } else {
            for index in 0..<count { first = first << 8 | UInt64(start[index]) }
        }
        return Self.mixed(first ^ key.2 ^ state, second ^ key.1)
    }

    /// Of three numbers.
    func callAsFunction(_ one: UInt64, _ two: UInt64, _ three: UInt64) -> UInt64 {
        Self.mixed(Self.mixed(one ^ key.1, two ^ key.2) ^ key.0, three ^ key.2)
    }

    @inline(__always)
    private static func mixed(_ one: UInt64, _ other: UInt64) -> UInt64 {
        let product = one.multipliedFullWidth(by: other)
        return product.high ^ product.low
    }
}

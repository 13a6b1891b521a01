import Glibc

/// A network of IPv4 or IPv6 addresses, a single one included.
public struct AddressBlock: Sendable, Hashable {
    /// 4 or 16 bytes, zero behind the prefix.
    public let bytes: [UInt8]
    /// Bits that count.
    public let prefix: Int

    /// `10.0.0.0/8`, `::1`, `192.0.2.7`; with `mask`, in columns of their own, as older files have it. `nil` for what is none.
    public init?(_ text: String, mask: String? = nil) {
        guard text.utf8.count <= 64 else { return nil }
        let slash = text.utf8.firstIndex(of: UInt8(ascii: "/"))
        let address = slash.map { String(text[..<$0]) } ?? text
        guard let bytes = Self.bytes(address) else { return nil }
        var prefix = bytes.count * 8
        if let slash {
            let written = text[text.utf8.index(after: slash)...]
            if let number = Int(written), (0...prefix).contains(number) {
                prefix = number
            } else if let bits = Self.bits(ofMask: String(written), like: bytes) {
                prefix = bits
            } else {
                return nil
            }
        } else if let mask {
            guard let bits = Self.bits(ofMask: mask, like: bytes) else { return nil }
            prefix = bits
        }
        self.prefix = prefix
        self.bytes = bytes.enumerated().map { index, byte in
            let kept = min(max(prefix - index * 8, 0), 8)
            return kept == 8 ? byte : byte & ~(0xFF >> UInt8(kept))
        }
    }

    private static func bits(ofMask text: String, like address: [UInt8]) -> Int? {
        guard let mask = bytes(text), mask.count == address.count else { return nil }
        var bits = 0
        var hasEnded = false
        for byte in mask {
            for bit in (0..<8).reversed() {
                if byte >> UInt8(bit) & 1 == 1 {
                    if hasEnded { return nil }
                    bits += 1
                } else {
                    hasEnded = true
                }
            }
        }
        return bits
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 { return withUnsafeBytes(of: &four) { Array($0) } }
        var six = in6_addr()
        if inet_pton(AF_INET6, text, &six) == 1 { return withUnsafeBytes(of: &six) { Array($0) } }
        return nil
    }

    /// Nothing comes from there but the machine itself.
    public var isLoopback: Bool {
        if bytes.count == 4 { return bytes[0] == 127 && prefix >= 8 }
        return prefix == 128 && bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1
    }

    /// Every address of its family.
    public var isEverywhere: Bool { prefix == 0 }

    public func contains(_ other: AddressBlock) -> Bool {
        guard bytes.count == other.bytes.count, prefix <= other.prefix else { return false }
        return zip(bytes, other.bytes).enumerated().allSatisfy { index, pair in
            let kept = min(max(prefix - index * 8, 0), 8)
            return kept == 0 || pair.0 >> UInt8(8 - kept) == pair.1 >> UInt8(8 - kept)
        }
    }
}

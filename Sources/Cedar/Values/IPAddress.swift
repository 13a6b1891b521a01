extension Value {
    /// An address of version 4 or 6, or a range of them by prefix. The two versions never meet: no address of one is in
    /// a range of the other.
    public struct IPAddress: Sendable, Hashable, CustomStringConvertible {
        /// False for version 4.
        public let isV6: Bool
        /// The bits, those of version 4 in the low 32.
        public let bits: UInt128
        /// Up to 32 or 128; that for a single address.
        public let prefix: UInt8

        private var width: UInt8 { isV6 ? 128 : 32 }

        /// `127.0.0.1`, `10.0.0.0/8`, `::1`, `fe80::/10`. No IPv4 inside IPv6, no zone, no leading zeros in IPv4.
        /// - Throws: `value`.
        public init(_ text: String) throws(CedarError) {
            let parts =
                text.utf8.count <= 43
                ? text.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false) : []
            guard let address = parts.first else { throw Self.refusal(text) }
            if let bits = Self.version4(address) {
                (isV6, self.bits) = (false, bits)
            } else if let bits = Self.version6(address) {
                (isV6, self.bits) = (true, bits)
            } else {
                throw Self.refusal(text)
            }
            let width: UInt8 = isV6 ? 128 : 32
            guard parts.count == 2 else {
                prefix = width
                return
            }
            guard let prefix = Self.number(parts[1], digits: isV6 ? 3 : 2), prefix <= width else {
                throw Self.refusal(text)
            }
            self.prefix = UInt8(prefix)
        }

        private static func refusal(_ text: String) -> CedarError {
            CedarError(
                .value, "\(StringLiteral.quoted(text)) is no IP address or range",
                hint: "such as `127.0.0.1`, `10.0.0.0/8`, `::1`, `fe80::/10`")
        }

        /// Decimal without leading zeros.
        private static func number(_ digits: Substring.UTF8View, digits most: Int) -> UInt32? {
            guard (1...most).contains(digits.count), digits.allSatisfy(Identifier.digit),
                digits.count == 1 || digits.first != UInt8(ascii: "0")
            else { return nil }
            return digits.reduce(0) { $0 * 10 + UInt32($1 - UInt8(ascii: "0")) }
        }

        private static func version4(_ text: Substring.UTF8View) -> UInt128? {
            let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            guard parts.count == 4 else { return nil }
            var bits: UInt128 = 0
            for part in parts {
                guard let byte = number(part, digits: 3), byte < 256 else { return nil }
                bits = bits << 8 | UInt128(byte)
            }
            return bits
        }

        private static func version6(_ text: Substring.UTF8View) -> UInt128? {
            let colon = UInt8(ascii: ":")
            // The `::` that stands for one group of zeros or more, if there is one.
            var gap: Substring.UTF8View.Index?
            var index = text.startIndex
            while index < text.endIndex {
                let next = text.index(after: index)
                if text[index] == colon, next < text.endIndex, text[next] == colon {
                    gap = index
                    break
                }
                index = next
            }
            guard let gap else {
                guard let all = groups(text), all.count == 8 else { return nil }
                return joined(all)
            }
            let head = text[..<gap]
            let tail = text[text.index(gap, offsetBy: 2)...]
            guard let before = head.isEmpty ? [] : groups(head), let after = tail.isEmpty ? [] : groups(tail),
                before.count + after.count <= 7
            else { return nil }
            return joined(before + Array(repeating: 0, count: 8 - before.count - after.count) + after)
        }

        private static func groups(_ text: Substring.UTF8View) -> [UInt32]? {
            var groups: [UInt32] = []
            for part in text.split(separator: UInt8(ascii: ":"), maxSplits: 8, omittingEmptySubsequences: false) {
                guard (1...4).contains(part.count) else { return nil }
                var group: UInt32 = 0
                for byte in part {
                    guard let digit = hexDigit(byte) else { return nil }
                    group = group << 4 | digit
                }
                groups.append(group)
            }
            return groups
        }

        private static func joined(_ groups: [UInt32]) -> UInt128 { groups.reduce(0) { $0 << 16 | UInt128($1) } }

        // MARK: Questions

        /// All ones below the prefix.
        private var hostMask: UInt128 {
            let all: UInt128 = isV6 ? .max : UInt128(UInt32.max)
            return prefix == 0 ? all : all >> UInt128(prefix)
        }

        /// Every address of this is one of `range`.
        public func isInRange(_ range: IPAddress) -> Bool {
            guard isV6 == range.isV6 else { return false }
            let (first, last) = (bits & ~hostMask, bits | hostMask)
            let (low, high) = (range.bits & ~range.hostMask, range.bits | range.hostMask)
            return low <= first && last <= high
        }

        /// In `127.0.0.0/8`, or `::1`.
        public var isLoopback: Bool { isV6 ? bits == 1 && prefix == 128 : bits >> 24 == 127 && prefix >= 8 }

        /// In `224.0.0.0/4` or `ff00::/8`.
        public var isMulticast: Bool { isV6 ? bits >> 120 == 0xFF && prefix >= 8 : bits >> 28 == 0xE && prefix >= 4 }

        /// RFC 5952 for version 6; the prefix only where it is shorter than the address.
        public var description: String { address + (prefix == width ? "" : "/\(prefix)") }

        private var address: String {
            if !isV6 {
                return (0..<4).map { String(UInt8(truncatingIfNeeded: bits >> UInt128(24 - 8 * $0))) }.joined(
                    separator: ".")
            }
            let groups = (0..<8).map { UInt16(truncatingIfNeeded: bits >> UInt128(112 - 16 * $0)) }
            var longest = 0..<0
            var start = 0
            for index in 0...8 where index == 8 || groups[index] != 0 {
                if index - start > max(longest.count, 1) { longest = start..<index }
                start = index + 1
            }
            func text(_ range: Range<Int>) -> String {
                groups[range].map { String($0, radix: 16) }.joined(separator: ":")
            }
            return longest.isEmpty ? text(0..<8) : text(0..<longest.lowerBound) + "::" + text(longest.upperBound..<8)
        }
    }
}

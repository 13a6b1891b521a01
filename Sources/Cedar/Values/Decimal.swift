extension Value {
    /// A number with four digits after the point, from -922337203685477.5808 to 922337203685477.5807.
    public struct Decimal: Sendable, Hashable, Comparable, CustomStringConvertible {
        /// In ten-thousandths.
        public let units: Int64

        /// From ten-thousandths; every number of them is a decimal.
        public init(units: Int64) { self.units = units }

        /// Digits on both sides of the point, one to four after it, and a minus perhaps.
        /// - Throws: `value`.
        public init(_ text: String) throws(CedarError) {
            var bytes = Array(text.utf8)[...]
            let isNegative = bytes.first == UInt8(ascii: "-")
            if isNegative { bytes.removeFirst() }
            let whole = bytes.prefix(while: Identifier.digit)
            let fraction = bytes.dropFirst(whole.count + 1)
            guard !whole.isEmpty, bytes.dropFirst(whole.count).first == UInt8(ascii: "."), !fraction.isEmpty,
                fraction.allSatisfy(Identifier.digit)
            else { throw Self.refusal(text, "is no decimal") }
            guard fraction.count <= 4 else { throw Self.refusal(text, "has more than four digits after the point") }
            var units: Int64 = 0
            let padding = repeatElement(UInt8(ascii: "0"), count: 4 - fraction.count)
            for digit in [whole[...], fraction, Array(padding)[...]].joined() {
                let value = Int64(digit - UInt8(ascii: "0"))
                let (scaled, overflow) = units.multipliedReportingOverflow(by: 10)
                // Towards the sign, so that the smallest decimal fits.
                let (next, tooFar) =
                    isNegative ? scaled.subtractingReportingOverflow(value) : scaled.addingReportingOverflow(value)
                guard !overflow, !tooFar else { throw Self.refusal(text, "is out of range for a decimal") }
                units = next
            }
            self.units = units
        }

        private static func refusal(_ text: String, _ problem: String) -> CedarError {
            CedarError(
                .value, "\(StringLiteral.quoted(text)) \(problem)",
                hint: "a decimal looks like `12.34`, with one to four digits after the point")
        }

        public static func < (left: Decimal, right: Decimal) -> Bool { left.units < right.units }

        public var description: String {
            let size = units.magnitude
            let fraction = String(size % 10_000 + 10_000).dropFirst()
            return "\(units < 0 ? "-" : "")\(size / 10_000).\(fraction)"
        }
    }
}

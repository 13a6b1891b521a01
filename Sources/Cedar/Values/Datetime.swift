extension Value {
    /// An instant, in milliseconds from 1970-01-01T00:00:00Z. There are no leap seconds.
    public struct Datetime: Sendable, Hashable, Comparable, CustomStringConvertible {
        public let milliseconds: Int64

        public init(milliseconds: Int64) { self.milliseconds = milliseconds }

        private static let day: Int64 = 86_400_000

        /// `YYYY-MM-DD`, or with `Thh:mm:ss`, perhaps `.SSS`, and `Z` or an offset `±hhmm`.
        /// - Throws: `value`.
        public init(_ text: String) throws(CedarError) {
            var reader = DigitReader(text)
            guard let milliseconds = Self.read(&reader) else {
                throw CedarError(
                    .value, "\(StringLiteral.quoted(text)) is no datetime",
                    hint: "such as `2024-10-15`, `2024-10-15T11:35:00Z`, `2024-10-15T11:35:00.000+0100`")
            }
            self.milliseconds = milliseconds
        }

        private static func read(_ reader: inout DigitReader) -> Int64? {
            guard let year = reader.number(4), reader.take("-"), let month = reader.number(2), reader.take("-"),
                let date = reader.number(2), let days = days(year, month, date)
            else { return nil }
            if reader.isAtEnd { return days * day }
            guard reader.take("T"), let hour = reader.number(2), reader.take(":"), let minute = reader.number(2),
                reader.take(":"), let second = reader.number(2), hour < 24, minute < 60, second < 60
            else { return nil }
            var fraction: Int64 = 0
            if reader.take(".") {
                guard let found = reader.number(3) else { return nil }
                fraction = found
            }
            guard let offset = offset(&reader), reader.isAtEnd else { return nil }
            return days * day + (hour * 60 + minute - offset) * 60_000 + second * 1000 + fraction
        }

        /// Minutes east of Greenwich.
        private static func offset(_ reader: inout DigitReader) -> Int64? {
            if reader.take("Z") { return 0 }
            let sign: Int64
            if reader.take("+") { sign = 1 } else if reader.take("-") { sign = -1 } else { return nil }
            guard let hours = reader.number(2), let minutes = reader.number(2), hours < 24, minutes < 60 else {
                return nil
            }
            return sign * (hours * 60 + minutes)
        }

        /// Days from 1970-01-01 in the Gregorian calendar, for years from 0 to 9999.
        private static func days(_ year: Int64, _ month: Int64, _ date: Int64) -> Int64? {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            let lengths: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            guard (1...12).contains(month), (1...lengths[Int(month) - 1]).contains(date) else { return nil }
            let before = year - 1
            // Year 0 has 366 days before year 1.
            let leaps = year == 0 ? 0 : before / 4 - before / 100 + before / 400 + 1
            let inYear = lengths.prefix(Int(month) - 1).reduce(0, +) + date - 1
            return year * 365 + leaps + inYear - 719_528
        }

        // MARK: Methods; nil is an overflow

        /// This much later.
        public func offset(by duration: Duration) -> Datetime? {
            let (sum, overflow) = milliseconds.addingReportingOverflow(duration.milliseconds)
            return overflow ? nil : Datetime(milliseconds: sum)
        }

        /// From `other` to this; negative if this is earlier.
        public func duration(since other: Datetime) -> Duration? {
            let (difference, overflow) = milliseconds.subtractingReportingOverflow(other.milliseconds)
            return overflow ? nil : Duration(milliseconds: difference)
        }

        /// Midnight before.
        public var date: Datetime? {
            let (midnight, overflow) = milliseconds.subtractingReportingOverflow(time.milliseconds)
            return overflow ? nil : Datetime(milliseconds: midnight)
        }

        /// Since midnight; never negative.
        public var time: Duration {
            let rest = milliseconds % Self.day
            return Duration(milliseconds: rest < 0 ? rest + Self.day : rest)
        }

        public static func < (left: Datetime, right: Datetime) -> Bool { left.milliseconds < right.milliseconds }

        /// As an expression: instants that no literal can name exist too.
        public var description: String { expression.description }

        /// An offset from the epoch, which names every instant.
        var expression: Expr {
            let epoch = Expr(.call(.datetime, [.string("1970-01-01")]))
            if milliseconds == 0 { return epoch }
            return Expr(.call(.offset, [epoch, Expr(.call(.duration, [.string("\(milliseconds)ms")]))]))
        }
    }

    /// A length of time in milliseconds, perhaps negative.
    public struct Duration: Sendable, Hashable, Comparable, CustomStringConvertible {
        public let milliseconds: Int64

        public init(milliseconds: Int64) { self.milliseconds = milliseconds }

        private static let units: [(name: StaticString, size: Int64)] = [
            ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1),
        ]

        /// `1d2h3m4s5ms`, units in this order, any of them left out, a minus before all perhaps.
        /// - Throws: `value`.
        public init(_ text: String) throws(CedarError) {
            guard let milliseconds = Self.read(text) else {
                throw CedarError(
                    .value, "\(StringLiteral.quoted(text)) is no duration, or does not fit 64 bits",
                    hint: "such as `1d2h3m4s5ms` or `-90m`, units from the largest to the smallest")
            }
            self.milliseconds = milliseconds
        }

        private static func read(_ text: String) -> Int64? {
            var reader = DigitReader(text)
            let sign: Int64 = reader.take("-") ? -1 : 1
            var (total, next) = (Int64(0), 0)
            guard !reader.isAtEnd else { return nil }
            while !reader.isAtEnd {
                guard let number = reader.signedNumber(sign),
                    let unit = units[next...].firstIndex(where: { reader.takeUnit($0.name) })
                else { return nil }
                let (part, overflow) = number.multipliedReportingOverflow(by: units[unit].size)
                let (sum, tooFar) = total.addingReportingOverflow(part)
                guard !overflow, !tooFar else { return nil }
                (total, next) = (sum, unit + 1)
            }
            return total
        }

        /// Whole ones, cut off towards zero, as the coarser ones too.
        public var seconds: Int64 { milliseconds / 1000 }
        public var minutes: Int64 { seconds / 60 }
        public var hours: Int64 { minutes / 60 }
        public var days: Int64 { hours / 24 }

        public static func < (left: Duration, right: Duration) -> Bool { left.milliseconds < right.milliseconds }

        public var description: String { "\(milliseconds)ms" }
    }
}

/// Goes through digits and marks from left to right.
private struct DigitReader {
    private var rest: ArraySlice<UInt8>

    init(_ text: String) { rest = Array(text.utf8)[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ mark: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: mark) else { return false }
        rest.removeFirst()
        return true
    }

    /// Exactly so many digits.
    mutating func number(_ count: Int) -> Int64? {
        let digits = rest.prefix(count)
        guard digits.count == count, digits.allSatisfy(Identifier.digit) else { return nil }
        rest.removeFirst(count)
        return digits.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
    }

    /// One digit or more; nil too when out of range. The sign matters at the far end only.
    mutating func signedNumber(_ sign: Int64) -> Int64? {
        let digits = rest.prefix(while: Identifier.digit)
        guard !digits.isEmpty else { return nil }
        rest.removeFirst(digits.count)
        var value: Int64 = 0
        for digit in digits {
            let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, tooFar) = scaled.addingReportingOverflow(sign * Int64(digit - UInt8(ascii: "0")))
            guard !overflow, !tooFar else { return nil }
            value = sum
        }
        return value
    }

    /// The unit, which is all letters up to the next digit.
    mutating func takeUnit(_ name: StaticString) -> Bool {
        let letters = rest.prefix { !Identifier.digit($0) }
        guard letters.elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)) else {
            return false
        }
        rest.removeFirst(letters.count)
        return true
    }
}

public import Foundation

/// A moment on the wall clock, to the millisecond, UTC. Written as RFC 3339 in JSON, as milliseconds since 1970 in tables.
public struct Timestamp: Sendable, Hashable, Comparable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public var milliseconds: Int64

    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    public init(_ date: Date) {
        milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded())
    }

    public var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.milliseconds < rhs.milliseconds }

    public static func + (lhs: Self, rhs: Duration) -> Self {
        Self(milliseconds: lhs.milliseconds + rhs.milliseconds)
    }

    public static func - (lhs: Self, rhs: Duration) -> Self {
        Self(milliseconds: lhs.milliseconds - rhs.milliseconds)
    }

    public static func - (lhs: Self, rhs: Self) -> Duration {
        .milliseconds(lhs.milliseconds - rhs.milliseconds)
    }
}

extension Timestamp: CustomStringConvertible {
    /// RFC 3339 with milliseconds, for example `2026-11-21T08:30:00.250Z`.
    public var description: String {
        // By hand: a formatter costs more than all else of a ledger entry, and from a floating point date the milliseconds come out
        // one less at times.
        let (days, rest) = Self.divided(milliseconds, by: 86_400_000)
        let (year, month, day) = Self.date(of: days)
        let (seconds, fraction) = (rest / 1000, rest % 1000)
        var text: [UInt8] = []
        text.reserveCapacity(24)
        func write(_ number: Int64, _ digits: Int, then mark: Unicode.Scalar) {
            var place: Int64 = 1
            for _ in 1..<digits { place *= 10 }
            while place > 0 {
                text.append(UInt8(48 + number / place % 10))
                place /= 10
            }
            text.append(UInt8(ascii: mark))
        }
        write(year, 4, then: "-")
        write(month, 2, then: "-")
        write(day, 2, then: "T")
        write(seconds / 3600, 2, then: ":")
        write(seconds / 60 % 60, 2, then: ":")
        write(seconds % 60, 2, then: ".")
        write(fraction, 3, then: "Z")
        return String(decoding: text, as: UTF8.self)
    }

    /// Rounded down, also below zero.
    private static func divided(_ number: Int64, by divisor: Int64) -> (Int64, Int64) {
        let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
    }

    /// The day of the Gregorian calendar that is so many days after 1970-01-01.
    private static func date(of days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        // A year has 365.2425 days on average; the guess is off by one at most.
        var year = 1970 + divided(days * 10_000, by: 3_652_425).0
        while self.days(before: year, 1) > days { year -= 1 }
        while self.days(before: year + 1, 1) <= days { year += 1 }
        var (month, day): (Int64, Int64) = (1, days - self.days(before: year, 1))
        while day >= self.days(in: month, of: year) {
            day -= self.days(in: month, of: year)
            month += 1
        }
        return (year, month, day + 1)
    }

    /// Reads RFC 3339 with or without fractional seconds (cut to milliseconds), or a plain date (`2026-12-31`, the start of
    /// that day in UTC). `nil` for anything else, and for a day or an hour that does not exist: nothing is carried over.
    public init?(_ text: String) {
        var rest = Array(text.utf8)[...]
        func number(_ digits: Int, in range: ClosedRange<Int64>) -> Int64? {
            let head = rest.prefix(digits)
            guard head.count == digits, head.allSatisfy({ (48...57).contains($0) }) else { return nil }
            rest = rest.dropFirst(digits)
            let value = head.reduce(0) { $0 * 10 + Int64($1 - 48) }
            return range.contains(value) ? value : nil
        }
        func skip(_ byte: Unicode.Scalar) -> Bool {
            guard rest.first == UInt8(ascii: byte) else { return false }
            rest = rest.dropFirst()
            return true
        }
        guard let year = number(4, in: 1...9999), skip("-"), let month = number(2, in: 1...12), skip("-"),
            let day = number(2, in: 1...Self.days(in: month, of: year))
        else { return nil }
        let midnight = Self.days(before: year, month) + day - 1
        if rest.isEmpty {
            self.init(milliseconds: midnight * 86_400_000)
            return
        }
        guard skip("T"), let hour = number(2, in: 0...23), skip(":"), let minute = number(2, in: 0...59), skip(":"),
            let second = number(2, in: 0...59)
        else { return nil }
        var fraction: Int64 = 0
        if skip(".") {
            let digits = rest.prefix { (48...57).contains($0) }
            guard (1...18).contains(digits.count) else { return nil }
            for place in 0..<3 { fraction = fraction * 10 + Int64(digits.dropFirst(place).first ?? 48) - 48 }
            rest = rest.dropFirst(digits.count)
        }
        var offset: Int64 = 0
        if !skip("Z") {
            let sign: Int64 = rest.first == UInt8(ascii: "-") ? -1 : 1
            guard skip("+") || skip("-"), let hours = number(2, in: 0...23), skip(":"), let minutes = number(2, in: 0...59)
            else { return nil }
            offset = sign * (hours * 60 + minutes)
        }
        guard rest.isEmpty else { return nil }
        let minutes = (midnight * 24 + hour) * 60 + minute - offset
        self.init(milliseconds: (minutes * 60 + second) * 1000 + fraction)
    }

    private static func isLeap(_ year: Int64) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    private static func days(in month: Int64, of year: Int64) -> Int64 {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days from 1970-01-01 to the first of a month, in the Gregorian calendar throughout.
    private static func days(before year: Int64, _ month: Int64) -> Int64 {
        let past = year - 1
        let years = past * 365 + past / 4 - past / 100 + past / 400 - 719_162
        return (1..<month).reduce(years) { $0 + days(in: $1, of: year) }
    }
}

extension Timestamp: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Timestamp(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not an RFC 3339 time: `\(text.prefix(40))`")
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Duration {
    /// Whole milliseconds, rounded towards zero.
    public var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1000 + attoseconds / 1_000_000_000_000_000
    }

    /// Seconds as a fraction, for display and ratios only.
    public var inSeconds: Double { Double(milliseconds) / 1000 }

    /// A length a person can read: `840 ms`, `3.2 s`, `4 min`, `7 h`, `12 d`.
    public var brief: String {
        let value = inSeconds
        switch abs(value) {
        case ..<1: return "\(milliseconds) ms"
        case ..<120: return value.formatted(.number.precision(.fractionLength(0...1)).locale(.init(identifier: "en"))) + " s"
        case ..<7200: return "\(Int(value / 60)) min"
        case ..<172_800: return "\(Int(value / 3600)) h"
        default: return "\(Int(value / 86400)) d"
        }
    }

    /// Reads `500ms`, `30s`, `15m`, `12h`, `90d`. `nil` for anything else, for negative values, and beyond a thousand years.
    public init?(brief text: some StringProtocol) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let amount = Int64(digits), amount <= 31_536_000_000 else { return nil }
        switch text.dropFirst(digits.count) {
        case "ms": self = .milliseconds(amount)
        case "s": self = .seconds(amount)
        case "m" where amount <= 525_600_000: self = .seconds(amount * 60)
        case "h" where amount <= 8_760_000: self = .seconds(amount * 3600)
        case "d" where amount <= 365_000: self = .seconds(amount * 86400)
        default: return nil
        }
    }
}

/// Where the time comes from. An argument everywhere, so that a test can hold the clock.
public struct WallClock: Sendable {
    private let read: @Sendable () -> Timestamp

    public init(_ read: @escaping @Sendable () -> Timestamp) {
        self.read = read
    }

    public func now() -> Timestamp { read() }

    public static let system = WallClock { Timestamp(Date()) }
}

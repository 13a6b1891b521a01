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
        // The milliseconds are written by hand: formatted from a floating point date they come out one less at times.
        let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
        let (whole, fraction) = rest < 0 ? (seconds - 1, rest + 1000) : (seconds, rest)
        let text = Date(timeIntervalSince1970: Double(whole)).formatted(Date.ISO8601FormatStyle())
        return text.dropLast() + "." + String(fraction + 1000).dropFirst() + "Z"
    }

    /// Reads RFC 3339 with or without fractional seconds, or a plain date (`2026-12-31`, the start of that day in UTC).
    public init?(_ text: String) {
        let styles = [
            Date.ISO8601FormatStyle(includingFractionalSeconds: true), Date.ISO8601FormatStyle(),
            Date.ISO8601FormatStyle().year().month().day(),
        ]
        for style in styles {
            if let date = try? Date(text, strategy: style) {
                self.init(date)
                return
            }
        }
        return nil
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

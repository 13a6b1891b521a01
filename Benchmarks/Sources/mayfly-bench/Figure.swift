import Foundation
import Glibc

/// One measured number, and what it is held against.
struct Figure: Codable, Sendable {
    var part: String
    var what: String
    var value: Double
    var unit: String
    /// The peer's name and its value in the same unit; absent for the peer itself.
    var peer: String?
    var peerValue: Double?

    /// `value` divided by the peer's.
    var ratio: Double? {
        guard let peerValue, peerValue > 0 else { return nil }
        return value / peerValue
    }

    private enum Key: String, CodingKey { case part, what, value, unit, peer, peerValue, ratio }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(part, forKey: .part)
        try container.encode(what, forKey: .what)
        try container.encode(value, forKey: .value)
        try container.encode(unit, forKey: .unit)
        try container.encodeIfPresent(peer, forKey: .peer)
        try container.encodeIfPresent(peerValue, forKey: .peerValue)
        try container.encodeIfPresent(ratio, forKey: .ratio)
    }

    static func table(_ figures: [Figure]) -> String {
        var lines = ["| part | what | figure | unit | ratio |", "|---|---|---:|---|---|"]
        for figure in figures {
            let ratio = figure.ratio.map { "\(number($0)) × \(figure.peer ?? "")" } ?? ""
            lines.append("| \(figure.part) | \(figure.what) | \(number(figure.value)) | \(figure.unit) | \(ratio) |")
        }
        return lines.joined(separator: "\n")
    }

    /// Three significant digits or so; more would be noise.
    private static func number(_ value: Double) -> String {
        String(format: value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : value >= 0.1 ? "%.2f" : "%.4f", value)
    }
}

/// CPU seconds, user and system.
enum CPUTime {
    /// Of this process.
    static var own: Double { usage(RUSAGE_SELF) }
    /// Of the children that have ended.
    static var children: Double { usage(RUSAGE_CHILDREN) }

    private static func usage(_ who: __rusage_who) -> Double {
        var usage = rusage()
        guard getrusage(__rusage_who_t(who.rawValue), &usage) == 0 else { return 0 }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

    /// Of another process that runs: getrusage(2) cannot say that.
    static func of(_ pid: Int32) -> Double? {
        var clock = clockid_t()
        var time = timespec()
        guard clock_getcpuclockid(pid, &clock) == 0, clock_gettime(clock, &time) == 0 else { return nil }
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// Repeats `body` until it has used `seconds` of CPU. How many times per CPU second.
func rate(seconds: Double = 3, _ body: () throws -> Void) rethrows -> Double {
    // Caches, lazy tables.
    for _ in 0..<20 { try body() }
    let start = CPUTime.own
    var count = 0.0
    var spent = 0.0
    repeat {
        for _ in 0..<50 { try body() }
        count += 50
        spent = CPUTime.own - start
    } while spent < seconds
    return count / spent
}

func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
}

/// Why a benchmark could not run.
struct BenchmarkError: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) { self.description = description }
}

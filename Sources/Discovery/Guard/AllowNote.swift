import Foundation
public import Runtime

/// A note beside a value that lets it stand for a while:
///
///     PASSWORD=…  # mayfly:allow owner=orders-team reason="goes with the old database" until=2026-12-31
///
/// On the line of the value or the one above. Without a reason or a date it allows nothing, and after its date neither.
public struct AllowNote: Sendable, Equatable {
    public var owner: String?
    public var reason: String
    /// The last day on which it holds, UTC.
    public var until: Timestamp
    /// `2026-12-31`, as written.
    public var day: String

    public enum Verdict: Sendable, Equatable {
        case none
        case allowed(AllowNote)
        case expired(AllowNote)
        /// Says what is missing.
        case incomplete(String)
    }

    static let mark = Array("mayfly:allow".utf8)

    /// What the notes say about the value on `line`, counted from 1.
    static func verdict(in bytes: [UInt8], line: Int, at now: Timestamp) -> Verdict {
        var verdict = Verdict.none
        for text in candidates(in: bytes, line: line) {
            let one = read(text, at: now)
            if case .allowed = one { return one }
            if one != .none { verdict = one }
        }
        return verdict
    }

    /// The line, the one above, and above the head of a PEM block the one above that.
    private static func candidates(in bytes: [UInt8], line: Int) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var end = bytes.startIndex
        var number = 1
        while number < line, let newline = bytes[end...].firstIndex(of: 10) {
            end = newline + 1
            number += 1
        }
        guard number == line else { return [] }
        lines.append(bytes[end...].prefix { $0 != 10 })
        var start = end
        for _ in 0..<2 where start > 0 {
            let above = start - 1
            start = bytes[..<above].lastIndex(of: 10).map { $0 + 1 } ?? 0
            lines.append(bytes[start..<above])
            if !lines[lines.count - 1].starts(with: "-----BEGIN".utf8) { break }
        }
        return lines
    }

    private static func read(_ line: ArraySlice<UInt8>, at now: Timestamp) -> Verdict {
        // A line of a megabyte is no place for a note; its ends are.
        let text = line.count <= 4096 ? Array(line) : Array(line.suffix(4096))
        guard text.count >= mark.count,
            let place = (0...(text.count - mark.count)).first(where: { text[$0..<($0 + mark.count)].elementsEqual(mark) })
        else { return .none }
        let fields = fields(String(decoding: text[(place + mark.count)...], as: UTF8.self))
        guard let reason = fields["reason"], !reason.isEmpty else { return .incomplete("it gives no reason=") }
        guard let day = fields["until"], day.utf8.count == 10, let until = Timestamp(day) else {
            return .incomplete("it has no until=YYYY-MM-DD")
        }
        let note = AllowNote(owner: fields["owner"], reason: reason, until: until, day: day)
        return note.holds(at: now) ? .allowed(note) : .expired(note)
    }

    /// The day itself counts.
    public func holds(at now: Timestamp) -> Bool { now < until + .seconds(86_400) }

    /// `key=value`, `key="several words"`; an unquoted reason goes on to the next known key.
    private static func fields(_ text: String) -> [String: String] {
        var fields: [String: String] = [:]
        let keys = ["owner", "reason", "until"]
        var rest = text[...]
        while let next = keys.compactMap({ key in rest.range(of: key + "=").map { (key, $0) } }).min(by: { $0.1.lowerBound < $1.1.lowerBound }) {
            rest = rest[next.1.upperBound...]
            var value: Substring
            if let quote = rest.first, quote == "\"" || quote == "'" || quote == "`" {
                value = rest.dropFirst().prefix { $0 != quote }
                rest = rest.dropFirst(value.count + 1)
            } else if next.0 == "reason" {
                let end = keys.compactMap { rest.range(of: " \($0)=")?.lowerBound }.min() ?? rest.endIndex
                value = rest[..<end]
                rest = rest[end...]
                for close in ["*/", "-->"] { if let place = value.range(of: close) { value = value[..<place.lowerBound] } }
            } else {
                value = rest.prefix { !$0.isWhitespace && $0 != "," && $0 != "\"" && $0 != "'" }
                if next.0 == "until" { value = value.prefix { $0.isNumber || $0 == "-" } }
                rest = rest[value.endIndex...]
            }
            let trimmed = value.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
            if fields[next.0] == nil { fields[next.0] = String(String(trimmed).prefix(500)) }
        }
        return fields
    }
}

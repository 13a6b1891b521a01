/// The shape of a token, and how to find it in bytes without ever going back.
///
/// Written as it reads: `glpat-<w20-64>` is `glpat-` and 20 to 64 bytes of Base64url.
///
/// | notation | meaning |
/// |---|---|
/// | `<h32>`, `<A20-64>` | a run: an ``Detector/Alphabet``'s letter and how many bytes, as many as there are |
/// | `<uuid>` | 8-4-4-4-12 hexadecimal digits |
/// | `(live\|test)` | one of these, the first that fits |
/// | `[-<d1>]` | may be missing; at the end only |
/// | `{…}` | the secret, where the shape holds more than that |
///
/// Everything else stands for itself, a bracket before a quotation mark too. Runs are greedy: a run must not be able to swallow what follows it. The notation is
/// read each time it is needed: most shapes are never tried in a scan, and a thousand parsed ones would delay each start.
struct TokenShape: Sendable {
    /// A piece of the notation; ranges are offsets into it.
    enum Piece {
        case literal(Range<Int>)
        case oneOf(Range<Int>)
        case optional(Range<Int>)
        /// As many bytes of the alphabet as there are; fewer than the range allows is no match.
        case run(Detector.Alphabet, ClosedRange<Int>)
        case uuid
        case secretStart, secretEnd
    }

    /// A shape at a place.
    struct Found {
        /// Without what only names it.
        var secret: Range<Int>
        /// The runs that are no mere numbers: what was made at random.
        var body: Range<Int>
        /// The longest run's.
        var alphabet: Detector.Alphabet
    }

    private let text: StaticString

    init(_ notation: StaticString) { text = notation }

    var notation: StaticString { text }
    var count: Int { text.utf8CodeUnitCount }

    @inline(__always)
    func byte(_ index: Int) -> UInt8 { text.utf8Start[index] }

    /// The longest literal: what the prefilter looks for. What stands before it must be found backwards from it, so that only
    /// the first literal may follow a run of any length.
    var anchor: Range<Int> {
        var longest = 0..<0
        var position = 0
        while let (piece, next) = piece(at: position, end: count) {
            position = next
            switch piece {
            case .literal(let range): if range.count > longest.count { longest = range }
            case .run(_, let allowed): if allowed.count > 1, !longest.isEmpty { return longest }
            case .optional: return longest
            default: break
            }
        }
        return longest
    }

    /// The run that a shape begins with, and how long it must be; `nil` where it begins with something else.
    var leading: (Detector.Alphabet, least: Int)? {
        var position = 0
        while let (piece, next) = piece(at: position, end: count) {
            position = next
            switch piece {
            case .secretStart: continue
            case .run(let alphabet, let allowed): return (alphabet, allowed.lowerBound)
            default: return nil
            }
        }
        return nil
    }

    // MARK: - Reading the notation

    /// The piece that begins at `position`, and where the next one does. Mistakes stop the program: shapes are a part of it.
    func piece(at position: Int, end: Int) -> (Piece, next: Int)? {
        guard position < end else { return nil }
        func close(_ mark: UInt8) -> Int {
            var index = position + 1
            while index < end, byte(index) != mark { index += 1 }
            precondition(index < end, "an unclosed piece in a token's shape")
            return index
        }
        switch byte(position) {
        case UInt8(ascii: "<"):
            let close = close(UInt8(ascii: ">"))
            return (run(position + 1..<close), close + 1)
        case UInt8(ascii: "(") where isMark(at: position):
            let close = close(UInt8(ascii: ")"))
            return (.oneOf(position + 1..<close), close + 1)
        case UInt8(ascii: "["):
            let close = close(UInt8(ascii: "]"))
            return (.optional(position + 1..<close), close + 1)
        case UInt8(ascii: "{"): return (.secretStart, position + 1)
        case UInt8(ascii: "}"): return (.secretEnd, position + 1)
        default:
            var index = position + 1
            while index < end, !isMark(at: index) { index += 1 }
            return (.literal(position..<index), index)
        }
    }

    private func isMark(at index: Int) -> Bool {
        switch byte(index) {
        case UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "}"): true
        case UInt8(ascii: "("): index + 1 == count || !Byte.isQuote(byte(index + 1))
        default: false
        }
    }

    private func run(_ inner: Range<Int>) -> Piece {
        if byte(inner.lowerBound) == UInt8(ascii: "u"), inner.count == 4, byte(inner.upperBound - 1) == UInt8(ascii: "d") { return .uuid }
        // An alphabet that does not exist holds nothing: the rule then fails its own examples.
        guard let alphabet = Detector.Alphabet(letter: byte(inner.lowerBound)) else { return .run(.digits, Int.max...Int.max) }
        var (least, most, isRange) = (0, 0, false)
        for index in inner.dropFirst() {
            if byte(index) == UInt8(ascii: "-") {
                (least, most, isRange) = (most, 0, true)
            } else {
                most = most * 10 + Int(byte(index) - 48)
            }
        }
        return .run(alphabet, (isRange ? least : most)...most)
    }

    // MARK: - Matching

    /// Where a shape begins whose anchor begins at `position`.
    func start(_ bytes: [UInt8], anchorStart position: Int) -> Int? {
        let anchorStart = anchor.lowerBound
        if anchorStart == 0 { return position }
        var before: [Piece] = []
        var index = 0
        while index < anchorStart, let (piece, next) = piece(at: index, end: count) {
            before.append(piece)
            index = next
        }
        var start = position
        for piece in before.reversed() {
            switch piece {
            case .literal(let range):
                start -= range.count
                guard stands(range, in: bytes, at: start) else { return nil }
            case .oneOf(let range):
                guard let option = options(range).first(where: { stands($0, in: bytes, at: start - $0.count) }) else { return nil }
                start -= option.count
            case .run(let alphabet, let allowed):
                var count = 0
                while count < allowed.upperBound, start > 0, alphabet.contains(bytes[start - 1]) {
                    start -= 1
                    count += 1
                }
                guard count >= allowed.lowerBound else { return nil }
            case .uuid:
                guard start >= 36, isUUID(bytes, at: start - 36) else { return nil }
                start -= 36
            case .optional: return nil
            case .secretStart, .secretEnd: break
            }
        }
        return start
    }

    /// The shape that begins at `start` and stands alone: no longer word goes on from it.
    func match(_ bytes: [UInt8], at start: Int, isWordEnd: Bool = false) -> Found? {
        guard isWordEnd || Self.startsWord(bytes, at: start) else { return nil }
        var walk = Walk(position: start)
        guard take(0..<count, bytes, &walk) else { return nil }
        var end = walk.secretEnd ?? walk.position
        // A sentence's full stop is not the token's.
        if end == walk.position, walk.lastIsLong, bytes.at(end - 1) == UInt8(ascii: "."), !Self.isWhole(bytes, start..<end) {
            end -= 1
            walk.position -= 1
        }
        let secretStart = walk.secretStart ?? start
        guard secretStart < end, Self.ends(bytes, at: walk.position, after: walk.last) else { return nil }
        let body = walk.body.clamped(to: start..<walk.position)
        return Found(secret: secretStart..<end, body: body.isEmpty ? secretStart..<end : body, alphabet: walk.widest)
    }

    /// Whether a string or an element begins and ends with these bytes: then all of them are its value.
    private static func isWhole(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let (before, after) = (bytes.at(range.lowerBound - 1), bytes.at(range.upperBound))
        return Byte.isQuote(before) && before == after || before == UInt8(ascii: ">") && after == UInt8(ascii: "<")
    }

    /// What a walk over the pieces has seen.
    private struct Walk {
        var position: Int
        var secretStart: Int?
        var secretEnd: Int?
        var body = 0..<0
        var widest = Detector.Alphabet.digits
        var widestCount = 0
        var last: Detector.Alphabet?
        /// The last run is longer than it must be.
        var lastIsLong = false

        init(position: Int) { self.position = position }

        mutating func ran(_ alphabet: Detector.Alphabet, from begin: Int, isLong: Bool) {
            (last, lastIsLong) = (alphabet, isLong)
            guard alphabet != .digits || position - begin > 20 else { return }
            // Runs with no more than a mark or two between them are one text; of several texts the longest counts.
            let count = position - begin
            if !body.isEmpty, begin - body.upperBound <= 2 {
                body = body.lowerBound..<position
            } else if count > body.count {
                (body, widestCount) = (begin..<position, 0)
            } else {
                return
            }
            if count > widestCount { (widest, widestCount) = (alphabet, count) }
        }
    }

    private func take(_ range: Range<Int>, _ bytes: [UInt8], _ walk: inout Walk) -> Bool {
        var index = range.lowerBound
        while let (piece, next) = piece(at: index, end: range.upperBound) {
            index = next
            switch piece {
            case .literal(let text):
                guard stands(text, in: bytes, at: walk.position) else { return false }
                walk.position += text.count
                (walk.last, walk.lastIsLong) = (nil, false)
            case .oneOf(let inner):
                guard let option = options(inner).first(where: { stands($0, in: bytes, at: walk.position) }) else { return false }
                walk.position += option.count
                (walk.last, walk.lastIsLong) = (nil, false)
            case .run(let alphabet, let allowed):
                let begin = walk.position
                let limit = min(bytes.count, begin + allowed.upperBound)
                while walk.position < limit, alphabet.contains(bytes[walk.position]) { walk.position += 1 }
                guard walk.position - begin >= allowed.lowerBound else { return false }
                walk.ran(alphabet, from: begin, isLong: walk.position - begin > allowed.lowerBound)
            case .uuid:
                guard isUUID(bytes, at: walk.position) else { return false }
                walk.position += 36
                walk.ran(.hex, from: walk.position - 36, isLong: false)
            case .optional(let inner):
                var further = walk
                if take(inner, bytes, &further) { walk = further }
            case .secretStart: walk.secretStart = walk.position
            case .secretEnd: walk.secretEnd = walk.position
            }
        }
        return true
    }

    private func options(_ inner: Range<Int>) -> [Range<Int>] {
        inner.parts(at: UInt8(ascii: "|"), of: byte)
    }

    private func stands(_ literal: Range<Int>, in bytes: [UInt8], at index: Int) -> Bool {
        guard index >= 0, literal.count <= bytes.count - index else { return false }
        for offset in 0..<literal.count where bytes[index + offset] != byte(literal.lowerBound + offset) { return false }
        return true
    }

    private func isUUID(_ bytes: [UInt8], at index: Int) -> Bool {
        guard index >= 0, bytes.count - index >= 36 else { return false }
        for offset in 0..<36 {
            let byte = bytes[index + offset]
            let isDash = offset == 8 || offset == 13 || offset == 18 || offset == 23
            guard isDash ? byte == UInt8(ascii: "-") : Byte.isHex(byte) else { return false }
        }
        return true
    }
}

// MARK: - Where words begin and end

extension TokenShape {
    /// Whether what begins at `start` is the beginning of a word. The letter of `\n` and the digits of `%3D` are none of it.
    static func startsWord(_ bytes: [UInt8], at start: Int) -> Bool {
        guard start > 0, Byte.isAlphanumeric(bytes.at(start)) else { return true }
        let previous = bytes[start - 1]
        if previous == UInt8(ascii: "_") { return false }
        guard Byte.isAlphanumeric(previous) else { return true }
        if bytes.at(start - 2) == Byte.backslash { return "nrt".utf8.contains(previous) }
        return bytes.at(start - 3) == UInt8(ascii: "%") && Byte.isHex(bytes.at(start - 2)) && Byte.isHex(previous)
    }

    /// Whether a word may end before `end`: nothing there goes on in it.
    private static func ends(_ bytes: [UInt8], at end: Int, after alphabet: Detector.Alphabet?) -> Bool {
        let next = bytes.at(end)
        if Byte.isAlphanumeric(next) || next == UInt8(ascii: "_") { return false }
        if next == UInt8(ascii: "-") { return !Byte.isAlphanumeric(bytes.at(end + 1)) && alphabet?.contains(next) != true }
        // `+` and `/` go on only in Base64; `=`, `.` and `~` may follow anything.
        if next == UInt8(ascii: "+") || next == UInt8(ascii: "/") { return alphabet?.contains(next) != true }
        return true
    }
}

extension Range<Int> {
    fileprivate func parts(at separator: UInt8, of byte: (Int) -> UInt8) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = lowerBound
        for index in self where byte(index) == separator {
            parts.append(start..<index)
            start = index + 1
        }
        parts.append(start..<upperBound)
        return parts
    }
}

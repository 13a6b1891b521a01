//  SecretScan: bytes in, matches out. It reads a file the way its format is meant, asks of each named value whether it
//  looks like a real secret, and says where it lies and what it seems to open. It also reads git's object files by
//  itself, so that a whole history can be searched without running git. It knows nothing of Mayfly, keeps nothing, and
//  writes nothing: the secrets it finds are `Secret` values, which have no readable form.
//
//  The way of a file: ``AhoCorasick`` looks for literal anchors (`ghp_`, `password`, `://`) in one pass. Most files hold
//  none and are done. For the others, ``Detector``s confirm tokens beside their anchors, a reader of the file's format
//  turns named values into ``Assignment``s, and ``Judge`` tells passwords from placeholders, hashes and references.

import Glibc
public import Runtime

/// How sure a match is. `low` is for values in test fixtures and the like: kept for joining, not for a list to act on.
public enum Confidence: Int, Sendable, Comparable, CaseIterable {
    case low, medium, high

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// What a secret seems to open, as far as it was written beside it.
public struct EndpointParts: Sendable, Hashable {
    /// `postgresql`, `mysql`, `https`, …
    public var scheme: String?
    public var host: String?
    public var port: Int?
    public var database: String?
    public var user: String?

    public init(
        scheme: String? = nil, host: String? = nil, port: Int? = nil, database: String? = nil, user: String? = nil
    ) {
        self.scheme = scheme
        self.host = host
        self.port = port
        self.database = database
        self.user = user
    }

    public var isEmpty: Bool { scheme == nil && host == nil && port == nil && database == nil && user == nil }

    /// These parts, and the other's where these are unknown.
    func filled(from other: EndpointParts) -> EndpointParts {
        EndpointParts(
            scheme: scheme ?? other.scheme, host: host ?? other.host, port: port ?? other.port,
            database: database ?? other.database, user: user ?? other.user)
    }
}

/// One secret at one place.
public struct Match: Sendable {
    /// The value as the program that reads the file would see it: unquoted, unescaped, percent- and base64-decoded.
    public var secret: Secret
    /// `github-token`, `postgresql-password`, `private-key`, …
    public var kind: String
    /// Where it is written, in bytes of the document.
    public var range: Range<Int>
    /// 1-based.
    public var line: Int
    /// The named slot that holds it, such as `services.db.environment.POSTGRES_PASSWORD`; `nil` in prose.
    public var slot: String?
    public var endpoint: EndpointParts
    public var confidence: Confidence
    /// Why it was taken for a secret, in words; never holds the value.
    public var reason: String
    /// Whether the value is long and odd enough to be looked for elsewhere without false hits.
    public var isJoinable: Bool
}

extension Array<UInt8> {
    /// The byte at `index`, or 0 outside: foreign offsets must not trap.
    @inline(__always)
    func at(_ index: Int) -> UInt8 { index >= 0 && index < count ? self[index] : 0 }

    /// The part of `range` that exists.
    func text(_ range: Range<Int>) -> String {
        let clamped = range.clamped(to: 0..<count)
        return String(decoding: self[clamped], as: UTF8.self)
    }

    /// Whether `literal` stands at `index`.
    func has(_ literal: StaticString, at index: Int) -> Bool {
        let length = literal.utf8CodeUnitCount
        guard index >= 0, length <= count - index else { return false }
        for offset in 0..<length where self[index + offset] != literal.utf8Start[offset] { return false }
        return true
    }
}

extension Array<UInt8> {
    /// Appends one cell of comma-separated text (RFC 4180).
    mutating func append(cell: ArraySlice<UInt8>) {
        guard cell.contains(where: { $0 == UInt8(ascii: ",") || $0 == Byte.quote || $0 == Byte.newline || $0 == 13 }) else {
            self += cell
            return
        }
        append(Byte.quote)
        for byte in cell {
            if byte == Byte.quote { append(byte) }
            append(byte)
        }
        append(Byte.quote)
    }

    /// Where the first byte of this kind stands. The range may be empty; it lies within.
    func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
        withUnsafeBufferPointer { bytes in
            range.isEmpty ? nil : bytes.baseAddress.flatMap { ByteSearch.first(byte, in: range, of: $0) }
        }
    }

    /// Whether `literal` stands anywhere.
    func contains(_ literal: StaticString) -> Bool { withUnsafeBufferPointer { $0.offset(of: literal) != nil } }
}

/// Byte classes of ASCII that every reader needs.
enum Byte {
    static let newline = UInt8(ascii: "\n")
    static let quote = UInt8(ascii: "\"")
    static let apostrophe = UInt8(ascii: "'")
    static let backtick = UInt8(ascii: "`")
    static let backslash = UInt8(ascii: "\\")

    @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
    @inline(__always) static func isUpper(_ byte: UInt8) -> Bool { byte >= 65 && byte <= 90 }
    @inline(__always) static func isLower(_ byte: UInt8) -> Bool { byte >= 97 && byte <= 122 }
    @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) }
    @inline(__always) static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
    @inline(__always) static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }
    @inline(__always) static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) }
    @inline(__always) static func isHex(_ byte: UInt8) -> Bool {
        isDigit(byte) || (byte >= 97 && byte <= 102) || (byte >= 65 && byte <= 70)
    }
    /// Of a byte that ``isHex(_:)``.
    @inline(__always) static func hexValue(_ digit: UInt8) -> UInt8 { isDigit(digit) ? digit - 48 : (digit | 32) &- 87 }
    /// Two hexadecimal digits a byte; a last one alone is left out.
    static func decodedHex(_ digits: ArraySlice<UInt8>) -> [UInt8] {
        stride(from: digits.startIndex, to: digits.endIndex - 1, by: 2).map { hexValue(digits[$0]) << 4 | hexValue(digits[$0 + 1]) }
    }
    /// What names of variables and keys are made of.
    @inline(__always) static func isName(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
    @inline(__always) static func lower(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte | 32 : byte }
    static func isQuote(_ byte: UInt8) -> Bool { byte == quote || byte == apostrophe || byte == backtick }
}

/// memchr(3): a byte at a time is too slow for what every file is asked.
enum ByteSearch {
    static func contains(_ byte: UInt8, in bytes: Slice<UnsafeRawBufferPointer>) -> Bool {
        let part = UnsafeRawBufferPointer(rebasing: bytes)
        return part.baseAddress.map { memchr($0, Int32(byte), part.count) != nil } ?? false
    }

    /// Where the first byte of this kind stands.
    @inline(__always)
    static func first(_ byte: UInt8, in range: Range<Int>, of base: UnsafePointer<UInt8>) -> Int? {
        memchr(base + range.lowerBound, Int32(byte), range.count).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) }
    }

    /// Where the last one stands: memrchr(3), which is not everywhere, eight bytes at a time.
    @inline(__always)
    static func last(_ byte: UInt8, in range: Range<Int>, of base: UnsafePointer<UInt8>) -> Int? {
        let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
        let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        var end = range.upperBound
        while end - range.lowerBound >= 8 {
            let word = UInt64(littleEndian: UnsafeRawPointer(base).loadUnaligned(fromByteOffset: end - 8, as: UInt64.self)) ^ pattern
            // The highest bit of each byte that is 0 now.
            let zeros = ~(((word & low) &+ low) | word | low)
            if zeros != 0 { return end - 1 - zeros.leadingZeroBitCount / 8 }
            end -= 8
        }
        while end > range.lowerBound {
            end -= 1
            if base[end] == byte { return end }
        }
        return nil
    }
}

/// Finds the line of an offset. Made once per document that has a match.
struct LineTable {
    private var starts: [Int] = [0]

    init(_ bytes: some Sequence<UInt8>) {
        for (index, byte) in bytes.enumerated() where byte == Byte.newline { starts.append(index + 1) }
    }

    /// 1-based.
    func line(of offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return max(1, low)
    }
}

/// Reads JSON (RFC 8259) that strangers wrote, in one pass, within limits, and refuses what two readers could take differently: a name
/// that stands twice, half a surrogate pair, bytes that are not UTF-8.
///
/// Foundation's reader keeps one of two equal names, silently; which of two keys of a bundle then counts, or which `alg`, would be its
/// choice.
public struct JSONCursor {
    /// Why a text is not read.
    public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
        public var reason: String
        /// In bytes from the text's begin.
        public var place: Int
        public var description: String { "\(reason) at byte \(place)" }
    }

    public struct Limits: Sendable {
        /// Of the whole text.
        public var bytes: Int
        /// Of arrays and objects within each other.
        public var depth: Int
        /// Values in all, members included.
        public var values: Int

        public init(bytes: Int, depth: Int = 16, values: Int = 20_000) {
            self.bytes = bytes
            self.depth = depth
            self.values = values
        }
    }

    /// What comes next, by its first byte.
    public enum Kind: Sendable { case object, array, string, literal, number }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let limits: Limits
    private var place = 0
    private var depth = 0
    private var left: Int

    /// Reads a whole text.
    ///
    /// - Parameter body: reads the one value of the text, by ``kind``, or passes over it.
    /// - Throws: a ``Fault``, or what `body` throws.
    public static func read<Value>(
        _ bytes: [UInt8], _ limits: Limits, _ body: (inout JSONCursor) throws -> Value
    ) throws -> Value {
        guard bytes.count <= limits.bytes else { throw Fault(reason: "a text above \(limits.bytes) bytes", place: limits.bytes) }
        guard var text = String(validating: bytes, as: UTF8.self) else { throw Fault(reason: "a text that is not UTF-8", place: 0) }
        return try text.withUTF8 { bytes in
            var cursor = JSONCursor(bytes: bytes, limits: limits)
            cursor.skipSpace()
            let value = try body(&cursor)
            cursor.skipSpace()
            guard cursor.place == bytes.count else { throw cursor.fault("something after the value") }
            return value
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, limits: Limits) {
        self.bytes = bytes
        self.limits = limits
        left = limits.values
    }

    private func fault(_ reason: String) -> Fault { Fault(reason: reason, place: place) }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        place += 1
        return true
    }

    // MARK: Values

    /// What the next value is, if it is one.
    public var kind: Kind {
        switch next {
        case UInt8(ascii: "{"): .object
        case UInt8(ascii: "["): .array
        case UInt8(ascii: "\""): .string
        case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): .literal
        default: .number
        }
    }

    /// Numbers with a fraction or an exponent, of those that were read or passed over.
    public private(set) var fractions = 0

    /// Reads an object. `member` reads the value of each name, or passes over it.
    public mutating func object(_ member: (inout JSONCursor, String) throws -> Void) throws {
        try enter(UInt8(ascii: "{"))
        var names = Names()
        if take(UInt8(ascii: "}")) { return depth -= 1 }
        repeat {
            skipSpace()
            let name = try text()
            guard names.add(name) else { throw fault("the name `\(name.prefix(64))` twice in one object") }
            try colon()
            try member(&self, name)
            skipSpace()
        } while take(UInt8(ascii: ","))
        try leave(UInt8(ascii: "}"))
    }

    /// Reads an array. `element` reads each value, or passes over it.
    public mutating func array(_ element: (inout JSONCursor) throws -> Void) throws {
        try enter(UInt8(ascii: "["))
        if take(UInt8(ascii: "]")) { return depth -= 1 }
        repeat {
            skipSpace()
            try element(&self)
            skipSpace()
        } while take(UInt8(ascii: ","))
        try leave(UInt8(ascii: "]"))
    }

    public mutating func string() throws -> String {
        try count()
        return try text()
    }

    /// A number as it is written, of at most 64 characters.
    public mutating func number() throws -> String {
        try count()
        let start = place
        try passNumber()
        guard place - start <= 64 else { throw fault("a number of more than 64 characters") }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    /// `true`, `false`, or `nil` for `null`.
    public mutating func literal() throws -> Bool? {
        try count()
        if take(word: "true") { return true }
        if take(word: "false") { return false }
        if take(word: "null") { return nil }
        throw fault("no value")
    }

    /// Checks any value as if it were read, and goes past it.
    public mutating func pass() throws {
        switch kind {
        case .object: try object { cursor, _ in try cursor.pass() }
        case .array: try array { try $0.pass() }
        case .string:
            try count()
            try passText()
        case .literal: _ = try literal()
        case .number:
            try count()
            try passNumber()
        }
    }

    /// Any value as it stands, checked like ``pass()``.
    public mutating func source() throws -> String {
        let start = place
        try pass()
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    // MARK: Structure

    private mutating func count() throws {
        left -= 1
        guard left >= 0 else { throw fault("more than \(limits.values) values") }
    }

    private mutating func enter(_ opening: UInt8) throws {
        try count()
        guard take(opening) else { throw fault("wanted `\(Character(Unicode.Scalar(opening)))`") }
        depth += 1
        guard depth <= limits.depth else { throw fault("nested more than \(limits.depth) deep") }
        skipSpace()
    }

    private mutating func leave(_ closing: UInt8) throws {
        guard take(closing) else { throw fault("wanted `,` or `\(Character(Unicode.Scalar(closing)))`") }
        depth -= 1
    }

    private mutating func colon() throws {
        skipSpace()
        guard take(UInt8(ascii: ":")) else { throw fault("wanted `:`") }
        skipSpace()
    }

    /// The names of one object. Most have few.
    private struct Names {
        private var few: [String] = []
        private var many: Set<String> = []

        /// - Returns: `false` where it stands there already.
        mutating func add(_ name: String) -> Bool {
            guard few.count == 16 else {
                if few.contains(name) { return false }
                few.append(name)
                return true
            }
            return !few.contains(name) && many.insert(name).inserted
        }
    }

    // MARK: Literals and numbers (RFC 8259 §3, §6)

    private mutating func take(word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        guard bytes.count - place >= length else { return false }
        for index in 0..<length where bytes[place + index] != word.utf8Start[index] { return false }
        place += length
        return true
    }

    private mutating func digits() -> Int {
        let start = place
        while let byte = next, (0x30...0x39).contains(byte) { place += 1 }
        return place - start
    }

    private mutating func passNumber() throws {
        _ = take(UInt8(ascii: "-"))
        let isZero = next == UInt8(ascii: "0")
        let whole = digits()
        guard whole > 0, !isZero || whole == 1 else { throw fault("no value") }
        var isFraction = false
        if take(UInt8(ascii: ".")) {
            isFraction = true
            guard digits() > 0 else { throw fault("a number that ends with its point") }
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            isFraction = true
            place += 1
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            guard digits() > 0 else { throw fault("a number without its exponent") }
        }
        if isFraction { fractions += 1 }
    }

    // MARK: Strings (RFC 8259 §7)

    private mutating func passText() throws {
        guard take(UInt8(ascii: "\"")) else { throw fault("wanted a string") }
        while let byte = next {
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return
            case UInt8(ascii: "\\"): _ = try escape()
            case 0..<0x20: throw fault("a control character in a string")
            default: break
            }
        }
        throw fault("a string that never ends")
    }

    private mutating func text() throws -> String {
        guard take(UInt8(ascii: "\"")) else { throw fault("wanted a string") }
        let start = place
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { place += 1 }
        if next == UInt8(ascii: "\"") {
            place += 1
            return String(decoding: bytes[start..<place - 1], as: UTF8.self)
        }
        var text = Array(bytes[start..<place])
        while let byte = next {
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text.append(contentsOf: String(Character(try escape())).utf8)
            case 0..<0x20: throw fault("a control character in a string")
            default: text.append(byte)
            }
        }
        throw fault("a string that never ends")
    }

    /// After the backslash.
    private mutating func escape() throws -> Unicode.Scalar {
        guard let byte = next else { throw fault("a string that never ends") }
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            var code = try hexadecimal()
            if (0xD800..<0xDC00).contains(code) {
                guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { throw fault("half a surrogate pair") }
                let low = try hexadecimal()
                guard (0xDC00..<0xE000).contains(low) else { throw fault("half a surrogate pair") }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw fault("half a surrogate pair") }
            return scalar
        default: throw fault("an unknown escape")
        }
    }

    private mutating func hexadecimal() throws -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            let digit: UInt32
            switch next {
            case .some(let byte) where (0x30...0x39).contains(byte): digit = UInt32(byte) - 0x30
            case .some(let byte) where (0x41...0x46).contains(byte): digit = UInt32(byte) - 0x37
            case .some(let byte) where (0x61...0x66).contains(byte): digit = UInt32(byte) - 0x57
            default: throw fault("an escape of less than four digits")
            }
            place += 1
            code = code << 4 | digit
        }
        return code
    }
}

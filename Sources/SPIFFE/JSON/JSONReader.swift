/// Reads JSON that strangers wrote, within limits, and refuses what two readers could understand in two ways: a name that
/// stands twice (SPIFFE Trust Domain and Bundle §6.3), lone surrogates, bytes that are not UTF-8.
///
/// Foundation's reader keeps one of two equal names, silently; which of two keys of a bundle then counts, or which `alg`,
/// would be its choice.
struct JSONReader {
    struct Limits: Sendable {
        /// Of the whole text.
        var bytes: Int
        /// Of arrays and objects within each other.
        var depth = 16
        /// Values in all, members included.
        var values = 20_000
    }

    /// Why a text is no JSON that we read.
    struct Fault: Error, Equatable {
        var reason: String
    }

    private let bytes: [UInt8]
    private var place = 0
    private var left: Int
    private let depthLimit: Int

    static func read(_ bytes: some Sequence<UInt8>, _ limits: Limits) throws(Fault) -> JSONValue {
        let bytes = Array(bytes)
        guard bytes.count <= limits.bytes else { throw Fault(reason: "a document above \(limits.bytes) bytes") }
        var reader = JSONReader(bytes: bytes, left: limits.values, depthLimit: limits.depth)
        reader.skipSpace()
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.place == bytes.count else { throw Fault(reason: "something stands after the document's end") }
        return value
    }

    private init(bytes: [UInt8], left: Int, depthLimit: Int) {
        self.bytes = bytes
        self.left = left
        self.depthLimit = depthLimit
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        place += 1
        return true
    }

    private mutating func take(word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        guard bytes.count - place >= length else { return false }
        for index in 0..<length where bytes[place + index] != word.utf8Start[index] { return false }
        place += length
        return true
    }

    private mutating func value(depth: Int) throws(Fault) -> JSONValue {
        guard depth <= depthLimit else { throw Fault(reason: "nested deeper than \(depthLimit)") }
        left -= 1
        guard left >= 0 else { throw Fault(reason: "too many values") }
        switch next {
        case UInt8(ascii: "{"): return .object(try object(depth: depth + 1))
        case UInt8(ascii: "["): return .array(try array(depth: depth + 1))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t") where take(word: "true"): return .bool(true)
        case UInt8(ascii: "f") where take(word: "false"): return .bool(false)
        case UInt8(ascii: "n") where take(word: "null"): return .null
        default: return .number(try number())
        }
    }

    private mutating func object(depth: Int) throws(Fault) -> JSONObject {
        place += 1
        var object = JSONObject()
        skipSpace()
        if take(UInt8(ascii: "}")) { return object }
        while true {
            skipSpace()
            let name = try string()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw Fault(reason: "no `:` after a name") }
            skipSpace()
            let value = try value(depth: depth)
            guard object.add(name, value) else { throw Fault(reason: "the name `\(name.prefix(64))` stands twice") }
            skipSpace()
            if take(UInt8(ascii: "}")) { return object }
            guard take(UInt8(ascii: ",")) else { throw Fault(reason: "an object without its end") }
        }
    }

    private mutating func array(depth: Int) throws(Fault) -> [JSONValue] {
        place += 1
        var values: [JSONValue] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return values }
        while true {
            skipSpace()
            values.append(try value(depth: depth))
            skipSpace()
            if take(UInt8(ascii: "]")) { return values }
            guard take(UInt8(ascii: ",")) else { throw Fault(reason: "an array without its end") }
        }
    }

    // MARK: Strings

    private mutating func string() throws(Fault) -> String {
        guard take(UInt8(ascii: "\"")) else { throw Fault(reason: "no string where one must be") }
        var text: [UInt8] = []
        while let byte = next {
            place += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else { throw Fault(reason: "a string that is not UTF-8") }
                return string
            case UInt8(ascii: "\\"): try escape(into: &text)
            case 0..<0x20: throw Fault(reason: "a control character in a string")
            default: text.append(byte)
            }
        }
        throw Fault(reason: "a string without its end")
    }

    private mutating func escape(into text: inout [UInt8]) throws(Fault) {
        guard let byte = next else { throw Fault(reason: "a string without its end") }
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            var code = try hexadecimal()
            if (0xD800..<0xDC00).contains(code) {
                guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { throw Fault(reason: "half a surrogate pair") }
                let low = try hexadecimal()
                guard (0xDC00..<0xE000).contains(low) else { throw Fault(reason: "half a surrogate pair") }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw Fault(reason: "half a surrogate pair") }
            text.append(contentsOf: Array(String(Character(scalar)).utf8))
        default: throw Fault(reason: "an unknown escape")
        }
    }

    private mutating func hexadecimal() throws(Fault) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            let digit: UInt32
            switch next {
            case .some(let byte) where (0x30...0x39).contains(byte): digit = UInt32(byte) - 0x30
            case .some(let byte) where (0x41...0x46).contains(byte): digit = UInt32(byte) - 0x37
            case .some(let byte) where (0x61...0x66).contains(byte): digit = UInt32(byte) - 0x57
            default: throw Fault(reason: "an escape of less than four digits")
            }
            place += 1
            code = code << 4 | digit
        }
        return code
    }

    // MARK: Numbers

    private mutating func digits() -> Int {
        let start = place
        while let byte = next, (0x30...0x39).contains(byte) { place += 1 }
        return place - start
    }

    private mutating func number() throws(Fault) -> JSONNumber {
        let start = place
        _ = take(UInt8(ascii: "-"))
        let isZero = next == UInt8(ascii: "0")
        let whole = digits()
        guard whole > 0, !isZero || whole == 1 else { throw Fault(reason: "neither a value nor a number") }
        if take(UInt8(ascii: ".")) {
            guard digits() > 0 else { throw Fault(reason: "a number that ends with its point") }
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            place += 1
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            guard digits() > 0 else { throw Fault(reason: "a number without its exponent") }
        }
        guard place - start <= 64 else { throw Fault(reason: "a number of more than 64 characters") }
        return JSONNumber(text: String(decoding: bytes[start..<place], as: UTF8.self))
    }
}

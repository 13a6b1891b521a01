import Foundation

/// Reads the text of a request in one pass, strictly: what two readers could take differently is refused (a name that stands twice, half a
/// surrogate pair, bytes that are not UTF-8). What is the gateway's own is checked and passed over; objects that others read are left as text.
struct RequestReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0
    private var depth = 0

    /// Of objects and arrays within each other.
    private static let depthLimit = 64
    /// Of names in the objects that are read here.
    private static let memberLimit = 256

    /// - Parameter bytes: UTF-8; must outlive the reader.
    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private func fault(_ what: String) -> AuthZENFailure { .malformed("the request is no JSON object: \(what) at byte \(place)") }

    private mutating func skipSpace() {
        while place < bytes.count {
            switch bytes[place] {
            case 0x20, 0x09, 0x0A, 0x0D: place += 1
            default: return
            }
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        place += 1
        return true
    }

    /// What comes next is an object or an array.
    var isAtObject: Bool { next == UInt8(ascii: "{") }
    var isAtArray: Bool { next == UInt8(ascii: "[") }

    /// The whole text is one object.
    mutating func document(_ member: (inout RequestReader, String) throws(AuthZENFailure) -> Void) throws(AuthZENFailure) {
        skipSpace()
        guard isAtObject else { throw .malformed("the request is no JSON object") }
        try object(member)
        skipSpace()
        guard place == bytes.count else { throw fault("something follows the object") }
    }

    /// Reads an object. `member` reads the value of each name.
    mutating func object(_ member: (inout RequestReader, String) throws(AuthZENFailure) -> Void) throws(AuthZENFailure) {
        try enter()
        var names: [String] = []
        skipSpace()
        if take(UInt8(ascii: "}")) { return depth -= 1 }
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw fault("wanted a name") }
            let name = try string()
            guard !names.contains(name) else { throw .malformed("`\(name.prefix(64))` stands twice in one object") }
            guard names.count < Self.memberLimit else { throw .malformed("an object has at most \(Self.memberLimit) members here") }
            names.append(name)
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw fault("wanted `:`") }
            skipSpace()
            try member(&self, name)
            skipSpace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw fault("wanted `,` or `}`") }
        depth -= 1
    }

    mutating func array(_ element: (inout RequestReader) throws(AuthZENFailure) -> Void) throws(AuthZENFailure) {
        try enter()
        skipSpace()
        if take(UInt8(ascii: "]")) { return depth -= 1 }
        repeat {
            skipSpace()
            try element(&self)
            skipSpace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw fault("wanted `,` or `]`") }
        depth -= 1
    }

    private mutating func enter() throws(AuthZENFailure) {
        place += 1
        depth += 1
        guard depth <= Self.depthLimit else { throw .malformed("a request is nested at most \(Self.depthLimit) deep") }
    }

    /// A string, or `nil` for any other value, which is passed over.
    mutating func text() throws(AuthZENFailure) -> String? {
        guard next == UInt8(ascii: "\"") else {
            try pass()
            return nil
        }
        return try string()
    }

    /// A whole number that is not negative, or `nil` for any other value.
    mutating func count() throws(AuthZENFailure) -> Int? {
        let start = place
        try pass()
        return Int(String(decoding: bytes[start..<place], as: UTF8.self)).flatMap { $0 >= 0 ? $0 : nil }
    }

    /// An object as it stands, or `nil` for any other value. Numbers with a fraction or an exponent are written anew: `30.0` is `30`.
    mutating func objectText() throws(AuthZENFailure) -> String? {
        let (start, isObject) = (place, isAtObject)
        var hasFractions = false
        try pass(&hasFractions)
        guard isObject else { return nil }
        let text = bytes[start..<place]
        guard hasFractions else { return String(decoding: text, as: UTF8.self) }
        guard let object = (try? JSONSerialization.jsonObject(with: Data(text))) as? [String: Any],
            let data = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
        else { throw fault("a number that is none") }
        return String(decoding: data, as: UTF8.self)
    }

    mutating func pass() throws(AuthZENFailure) {
        var ignored = false
        try pass(&ignored)
    }

    /// Checks a value and goes past it.
    private mutating func pass(_ hasFractions: inout Bool) throws(AuthZENFailure) {
        switch next {
        case UInt8(ascii: "{"):
            try enter()
            skipSpace()
            if take(UInt8(ascii: "}")) { return depth -= 1 }
            // Whoever reads it looks for names that stand twice.
            repeat {
                skipSpace()
                try passString()
                skipSpace()
                guard take(UInt8(ascii: ":")) else { throw fault("wanted `:`") }
                skipSpace()
                try pass(&hasFractions)
                skipSpace()
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "}")) else { throw fault("wanted `,` or `}`") }
            depth -= 1
        case UInt8(ascii: "["):
            try enter()
            skipSpace()
            if take(UInt8(ascii: "]")) { return depth -= 1 }
            repeat {
                skipSpace()
                try pass(&hasFractions)
                skipSpace()
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "]")) else { throw fault("wanted `,` or `]`") }
            depth -= 1
        case UInt8(ascii: "\""): try passString()
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        default: try number(&hasFractions)
        }
    }

    private mutating func word(_ word: StaticString) throws(AuthZENFailure) {
        let length = word.utf8CodeUnitCount
        guard bytes.count - place >= length else { throw fault("no value") }
        for index in 0..<length where bytes[place + index] != word.utf8Start[index] { throw fault("no value") }
        place += length
    }

    // MARK: Numbers (RFC 8259 §6)

    private mutating func digits() -> Int {
        let start = place
        while let byte = next, (0x30...0x39).contains(byte) { place += 1 }
        return place - start
    }

    private mutating func number(_ hasFractions: inout Bool) throws(AuthZENFailure) {
        _ = take(UInt8(ascii: "-"))
        let isZero = next == UInt8(ascii: "0")
        let whole = digits()
        guard whole > 0, !isZero || whole == 1 else { throw fault("no value") }
        if take(UInt8(ascii: ".")) {
            hasFractions = true
            guard digits() > 0 else { throw fault("a number that ends with its point") }
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            hasFractions = true
            place += 1
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            guard digits() > 0 else { throw fault("a number without its exponent") }
        }
    }

    // MARK: Strings (RFC 8259 §7)

    private mutating func passString() throws(AuthZENFailure) {
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

    private mutating func string() throws(AuthZENFailure) -> String {
        guard take(UInt8(ascii: "\"")) else { throw fault("wanted a string") }
        let start = place
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { place += 1 }
        if next == UInt8(ascii: "\"") {
            place += 1
            return String(decoding: bytes[start..<place - 1], as: UTF8.self)
        }
        place = start
        var text: [UInt8] = []
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
    private mutating func escape() throws(AuthZENFailure) -> Unicode.Scalar {
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

    private mutating func hexadecimal() throws(AuthZENFailure) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = next.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }), next.map({ $0 < 0x80 }) == true else {
                throw fault("an escape of less than four digits")
            }
            place += 1
            code = code << 4 | UInt32(digit)
        }
        return code
    }
}

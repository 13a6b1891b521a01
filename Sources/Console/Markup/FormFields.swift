/// `application/x-www-form-urlencoded`, from a query string or a body. Never fails: what cannot be decoded is left out.
struct FormFields: Sendable {
    private var values: [String: String] = [:]

    /// Reads at most 64 fields of at most 16 KiB together, unless a form is known to need more.
    init(_ text: some StringProtocol, byteLimit: Int = 16 * 1024, countLimit: Int = 64) {
        guard text.utf8.count <= byteLimit else { return }
        for pair in text.utf8.split(separator: UInt8(ascii: "&")).prefix(countLimit) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = parts.first.flatMap({ Self.decode(Array($0)) }), !name.isEmpty else { continue }
            guard let value = parts.count == 2 ? Self.decode(Array(parts[1])) : "" else { continue }
            if values[name] == nil { values[name] = value }
        }
    }

    /// The first value of that name; empty when there is none.
    subscript(name: String) -> String { values[name] ?? "" }

    /// `nil` for a broken escape or bytes that are not UTF-8.
    static func decode(_ bytes: [UInt8], plusIsSpace: Bool = true) -> String? {
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "+") where plusIsSpace:
                result.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard index + 2 < bytes.count, let high = nibble(bytes[index + 1]), let low = nibble(bytes[index + 2])
                else { return nil }
                result.append(high << 4 | low)
                index += 2
            case let byte:
                result.append(byte)
            }
            index += 1
        }
        return String(validating: result, as: UTF8.self)
    }

    private static func nibble(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

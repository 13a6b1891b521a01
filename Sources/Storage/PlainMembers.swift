/// A JSON object of texts, as ``Value/init(members:)`` writes them: no space, and of escapes only those of RFC 8259 §7 that it uses.
enum PlainMembers {
    /// `nil` for anything else; a decoder judges that.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> [String: String]? {
        var place = 0
        func take(_ byte: UInt8) -> Bool {
            guard place < bytes.count, bytes[place] == byte else { return false }
            place += 1
            return true
        }
        guard take(UInt8(ascii: "{")) else { return nil }
        var members: [String: String] = [:]
        if take(UInt8(ascii: "}")) { return place == bytes.count ? members : nil }
        repeat {
            guard let name = string(bytes, &place), take(UInt8(ascii: ":")), let value = string(bytes, &place),
                members.updateValue(value, forKey: name) == nil
            else { return nil }
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "}")) && place == bytes.count ? members : nil
    }

    private static func string(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> String? {
        guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { return nil }
        place += 1
        var start = place
        var gathered: [UInt8]?
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                let rest = bytes[start..<place]
                place += 1
                guard var whole = gathered else { return String(validating: rest, as: UTF8.self) }
                whole.append(contentsOf: rest)
                return String(validating: whole, as: UTF8.self)
            case UInt8(ascii: "\\"):
                var whole = gathered ?? []
                whole.append(contentsOf: bytes[start..<place])
                guard let byte = escaped(bytes, &place) else { return nil }
                whole.append(byte)
                gathered = whole
                start = place
            case 0..<0x20: return nil
            default: place += 1
            }
        }
        return nil
    }

    /// `\"`, `\\` and `\u00XX` below a space.
    private static func escaped(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> UInt8? {
        guard place + 1 < bytes.count else { return nil }
        let next = bytes[place + 1]
        if next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\") {
            place += 2
            return next
        }
        guard next == UInt8(ascii: "u"), place + 5 < bytes.count, bytes[place + 2] == UInt8(ascii: "0"), bytes[place + 3] == UInt8(ascii: "0"),
            let high = nibble(bytes[place + 4]), let low = nibble(bytes[place + 5]), high < 2
        else { return nil }
        place += 6
        return high << 4 | low
    }

    private static func nibble(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

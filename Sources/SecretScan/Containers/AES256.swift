/// AES with a 256-bit key (FIPS 197), for the few notations whose key is published: it hides nothing there, so what is found is a
/// password in clear to everybody who can read the file. Not for anything that must stay secret: it is table-driven and slow.
struct AES256 {
    private let roundKeys: [[UInt8]]

    private static let box: [UInt8] = {
        var box = [UInt8](repeating: 0, count: 256)
        var p: UInt8 = 1
        var q: UInt8 = 1
        repeat {
            p = p ^ (p << 1) ^ (p & 0x80 != 0 ? 0x1B : 0)
            q ^= q << 1
            q ^= q << 2
            q ^= q << 4
            if q & 0x80 != 0 { q ^= 0x09 }
            func turned(_ by: UInt8) -> UInt8 { q << by | q >> (8 - by) }
            box[Int(p)] = q ^ turned(1) ^ turned(2) ^ turned(3) ^ turned(4) ^ 0x63
        } while p != 1
        box[0] = 0x63
        return box
    }()

    private static let inverse: [UInt8] = {
        var inverse = [UInt8](repeating: 0, count: 256)
        for (index, byte) in box.enumerated() { inverse[Int(byte)] = UInt8(index) }
        return inverse
    }()

    /// `nil` unless there are 32 bytes.
    init?(key: [UInt8]) {
        guard key.count == 32 else { return nil }
        var words = stride(from: 0, to: 32, by: 4).map { Array(key[$0..<$0 + 4]) }
        var round: UInt8 = 1
        for index in 8..<60 {
            var word = words[index - 1]
            if index % 8 == 0 {
                word = [Self.box[Int(word[1])] ^ round, Self.box[Int(word[2])], Self.box[Int(word[3])], Self.box[Int(word[0])]]
                round = Self.double(round)
            } else if index % 8 == 4 {
                word = word.map { Self.box[Int($0)] }
            }
            words.append(zip(word, words[index - 8]).map { $0 ^ $1 })
        }
        roundKeys = stride(from: 0, to: 60, by: 4).map { Array(words[$0..<$0 + 4].joined()) }
    }

    private static func double(_ byte: UInt8) -> UInt8 { byte << 1 ^ (byte & 0x80 != 0 ? 0x1B : 0) }

    private static func times(_ byte: UInt8, _ factor: UInt8) -> UInt8 {
        var result: UInt8 = 0
        var power = byte
        for bit in 0..<4 {
            if factor >> UInt8(bit) & 1 == 1 { result ^= power }
            power = double(power)
        }
        return result
    }

    private static func mixed(_ block: [UInt8], _ row: [UInt8]) -> [UInt8] {
        (0..<16).map { index in
            let column = index / 4 * 4
            return (0..<4).reduce(0) { $0 ^ times(block[column + $1], row[($1 - index % 4 + 4) % 4]) }
        }
    }

    private func add(_ block: [UInt8], _ round: Int) -> [UInt8] { zip(block, roundKeys[round]).map { $0 ^ $1 } }

    private func encrypt(_ block: [UInt8]) -> [UInt8] {
        var state = add(block, 0)
        for round in 1...14 {
            state = (0..<16).map { Self.box[Int(state[($0 + $0 % 4 * 4) % 16])] }
            if round < 14 { state = Self.mixed(state, [2, 3, 1, 1]) }
            state = add(state, round)
        }
        return state
    }

    private func decrypt(_ block: [UInt8]) -> [UInt8] {
        var state = add(block, 14)
        for round in stride(from: 13, through: 0, by: -1) {
            state = (0..<16).map { Self.inverse[Int(state[($0 + 16 - $0 % 4 * 4) % 16])] }
            state = add(state, round)
            if round > 0 { state = Self.mixed(state, [14, 11, 13, 9]) }
        }
        return state
    }

    /// CBC with no initial vector and PKCS 7 padding.
    func decryptedCBC(_ input: [UInt8]) -> [UInt8]? {
        guard !input.isEmpty, input.count % 16 == 0, input.count <= 4096 else { return nil }
        var previous = [UInt8](repeating: 0, count: 16)
        var out: [UInt8] = []
        for start in stride(from: 0, to: input.count, by: 16) {
            let block = Array(input[start..<start + 16])
            out += zip(decrypt(block), previous).map { $0 ^ $1 }
            previous = block
        }
        guard let padding = out.last, padding >= 1, padding <= 16, out.suffix(Int(padding)).allSatisfy({ $0 == padding }) else { return nil }
        return Array(out.dropLast(Int(padding)))
    }

    /// Counter mode, the first sixteen bytes being the counter's start.
    func decryptedCTR(_ input: [UInt8]) -> [UInt8]? {
        guard input.count > 16, input.count <= 4096 else { return nil }
        var counter = Array(input[..<16])
        var out: [UInt8] = []
        for start in stride(from: 16, to: input.count, by: 16) {
            out += zip(input[start..<min(start + 16, input.count)], encrypt(counter)).map { $0 ^ $1 }
            for index in stride(from: 15, through: 0, by: -1) {
                counter[index] &+= 1
                if counter[index] != 0 { break }
            }
        }
        return out
    }
}

/// Passwords hidden under keys that their makers published.
enum PublishedKeys {
    /// Jetty's `OBF:`: for each byte, four digits to the base 36 of what it comes to with its counterpart from the other end
    /// (Jetty's documentation, "Secure Password Obfuscation").
    static func jetty(_ text: [UInt8]) -> [UInt8]? {
        guard text.has("OBF:", at: 0), (8...1024).contains(text.count) else { return nil }
        var out: [UInt8] = []
        var position = 4
        while position < text.count {
            let isHigh = text[position] == UInt8(ascii: "U")
            if isHigh { position += 1 }
            guard position + 4 <= text.count, let number = Int(String(decoding: text[position..<position + 4], as: UTF8.self), radix: 36)
            else { return nil }
            let sum = isHigh ? number >> 8 : (number / 256 + number % 256 - 254) / 2
            guard let byte = UInt8(exactly: sum) else { return nil }
            out.append(byte)
            position += 4
        }
        return out.isEmpty ? nil : out
    }

    /// `cpassword` of Windows group policy preferences ([MS-GPPREF], 2.2.1.1.4).
    static func groupPolicy(_ text: [UInt8]) -> [UInt8]? {
        let key: [UInt8] = [
            0x4E, 0x99, 0x06, 0xE8, 0xFC, 0xB6, 0x6C, 0xC9, 0xFA, 0xF4, 0x93, 0x10, 0x62, 0x0F, 0xFE, 0xE8, 0xF4, 0x96, 0xE8, 0x06, 0xCC, 0x05,
            0x79, 0x90, 0x20, 0x9B,
            0x09, 0xA4, 0x33, 0xB6, 0x6C, 0x1B,
        ]
        guard text.count >= 20, let input = Base64.decode(text), let plain = AES256(key: key)?.decryptedCBC(input), plain.count % 2 == 0 else {
            return nil
        }
        let units = stride(from: 0, to: plain.count, by: 2).map { UInt16(plain[$0]) | UInt16(plain[$0 + 1]) << 8 }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// What `rclone obscure` makes (rclone documentation: "not a secure way of encrypting"). Only printable results count.
    static func rclone(_ text: [UInt8]) -> [UInt8]? {
        let key: [UInt8] = [
            0x9C, 0x93, 0x5B, 0x48, 0x73, 0x0A, 0x55, 0x4D, 0x6B, 0xFD, 0x7C, 0x63, 0xC8, 0x86, 0xA9, 0x2B, 0xD3, 0x90, 0x19, 0x8E, 0xB8, 0x12,
            0x8A, 0xFB, 0xF4, 0xDE,
            0x16, 0x2B, 0x8B, 0x95, 0xF6, 0x38,
        ]
        let standard = text.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "+") : $0 == UInt8(ascii: "_") ? UInt8(ascii: "/") : $0 }
        guard text.count >= 24, let input = Base64.decode(standard), let plain = AES256(key: key)?.decryptedCTR(input),
            plain.allSatisfy({ $0 >= 32 && $0 < 127 })
        else { return nil }
        return plain
    }
}

/// Secret keys in files that are no text: a private key in DER, as `openssl -outform DER` writes it (RFC 5208, RFC 8017, RFC 5915), and
/// Kerberos' keytabs (MIT Kerberos documentation, "keytab file format"). Of what a passphrase protects only stores are told, which
/// lie beside settings that hold it: PKCS #12 (RFC 7292) and Java's.
enum BinaryKeys {
    struct Key {
        var value: [UInt8]
        var kind: String
        var range: Range<Int>
        var endpoint = EndpointParts()
        /// Whether a password is needed as well.
        var isProtected = false
    }

    private static let limit = 65_536
    private static let maximumKeys = 100

    /// A look at the first bytes, for every file there is.
    static func isMarked(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count >= 48, bytes.count <= limit else { return false }
        if bytes[0] == 5 { return bytes[1] == 2 }
        if bytes[0] == 0xFE { return bytes[1] == 0xED && bytes[2] == 0xFE && bytes[3] == 0xED }
        guard bytes[0] == 0x30, bytes[1] >= 0x2E else { return false }
        return true
    }

    static func read(_ bytes: [UInt8]) -> [Key] {
        guard bytes.withUnsafeBufferPointer(isMarked) else { return [] }
        if bytes[0] == 5 { return keytab(bytes) }
        if bytes[0] == 0xFE || isPKCS12(bytes) { return holdsKey(bytes) ? [store(bytes)] : [] }
        return privateKey(bytes).map { [$0] } ?? []
    }

    // MARK: - Stores

    private static func store(_ bytes: [UInt8]) -> Key {
        Key(value: Base64.encode(bytes), kind: "key-store", range: 0..<bytes.count, isProtected: true)
    }

    /// Version 3, then content.
    private static func isPKCS12(_ bytes: [UInt8]) -> Bool {
        guard let whole = element(bytes, at: 0, tag: 0x30), whole.upperBound == bytes.count,
            let version = element(bytes, at: whole.lowerBound, tag: 0x02), version.count == 1, bytes[version.lowerBound] == 3
        else { return false }
        return element(bytes, at: version.upperBound, tag: 0x30) != nil
    }

    /// Whether a store holds more than certificates: a key in PKCS #12's bags (OIDs 1.2.840.113549.1.12.10.1.1 and .2), an entry of the
    /// first sort in Java's.
    private static func holdsKey(_ bytes: [UInt8]) -> Bool {
        if bytes[0] == 0xFE {
            // The first entry's tag, after the magic number, the version and the count.
            return bytes.count > 16 && bytes[12..<16].elementsEqual([0, 0, 0, 1])
        }
        let bag: [UInt8] = [0x06, 0x0B, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x0C, 0x0A, 0x01]
        return (0..<bytes.count - bag.count).contains { start in
            bytes[start] == 0x06 && bytes[start..<start + bag.count].elementsEqual(bag) && [1, 2].contains(bytes[start + bag.count])
        }
    }

    // MARK: - DER

    /// Of the same value as the PEM of the same key, which is its Base64.
    private static func privateKey(_ bytes: [UInt8]) -> Key? {
        guard let whole = element(bytes, at: 0, tag: 0x30), whole.upperBound == bytes.count,
            let version = element(bytes, at: whole.lowerBound, tag: 0x02), version.count == 1
        else { return nil }
        let next = version.upperBound
        switch bytes[version.lowerBound] {
        case 0:
            // PKCS #8: an algorithm, then the key in an octet string. PKCS #1: the modulus, then seven more numbers.
            if let algorithm = element(bytes, at: next, tag: 0x30) {
                guard element(bytes, at: algorithm.lowerBound, tag: 0x06) != nil, let key = element(bytes, at: algorithm.upperBound, tag: 0x04), key.count >= 32
                else { return nil }
            } else {
                var position = next
                for _ in 0..<8 {
                    guard let number = element(bytes, at: position, tag: 0x02) else { return nil }
                    position = number.upperBound
                }
                guard position == bytes.count else { return nil }
            }
        case 1:
            guard let key = element(bytes, at: next, tag: 0x04), (20...66).contains(key.count) else { return nil }
        default: return nil
        }
        return Key(value: Base64.encode(bytes), kind: "private-key", range: 0..<bytes.count)
    }

    /// The contents of the element at `start`, if it is of that tag and ends within.
    private static func element(_ bytes: [UInt8], at start: Int, tag: UInt8) -> Range<Int>? {
        guard bytes.at(start) == tag, start + 2 <= bytes.count else { return nil }
        var length = Int(bytes[start + 1])
        var from = start + 2
        if length >= 0x80 {
            let count = length & 0x7F
            guard (1...3).contains(count), from + count <= bytes.count else { return nil }
            length = bytes[from..<from + count].reduce(0) { $0 << 8 | Int($1) }
            from += count
        }
        return from + length <= bytes.count ? from..<from + length : nil
    }

    // MARK: - Keytab

    /// Entries of principal, time, version, key type and key, each after its length; a negative length is a hole.
    private static func keytab(_ bytes: [UInt8]) -> [Key] {
        var found: [Key] = []
        var position = 2
        func number(_ size: Int, at place: Int, to end: Int) -> Int? {
            place + size <= end ? bytes[place..<place + size].reduce(0) { $0 << 8 | Int($1) } : nil
        }
        while found.count < maximumKeys, let raw = number(4, at: position, to: bytes.count) {
            let length = Int(Int32(truncatingIfNeeded: raw))
            let start = position + 4
            guard length != 0, abs(length) <= bytes.count - start else { break }
            position = start + abs(length)
            guard length > 0, let key = entry(bytes, start..<position, number) else { continue }
            found.append(key)
        }
        return position == bytes.count || !found.isEmpty ? found : []
    }

    private static func entry(_ bytes: [UInt8], _ entry: Range<Int>, _ number: (Int, Int, Int) -> Int?) -> Key? {
        var position = entry.lowerBound
        func text() -> String? {
            guard let length = number(2, position, entry.upperBound), length <= 256, position + 2 + length <= entry.upperBound else { return nil }
            defer { position += 2 + length }
            return bytes.text(position + 2..<position + 2 + length)
        }
        guard let count = number(2, position, entry.upperBound), (1...8).contains(count) else { return nil }
        position += 2
        guard let realm = text(), !realm.isEmpty, realm.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else { return nil }
        var names: [String] = []
        for _ in 0..<count {
            guard let name = text(), !name.isEmpty else { return nil }
            names.append(name)
        }
        // Name type, time, a version's last byte, then the key's type and length.
        position += 4 + 4 + 1
        guard let type = number(2, position, entry.upperBound), (1...100).contains(type), let length = number(2, position + 2, entry.upperBound),
            (8...64).contains(length), position + 4 + length <= entry.upperBound
        else { return nil }
        let range = position + 4..<position + 4 + length
        return Key(
            value: Base64.encode(Array(bytes[range])), kind: "kerberos-key", range: range,
            endpoint: EndpointParts(scheme: "kerberos", host: realm.lowercased(), user: names.joined(separator: "/")))
    }
}

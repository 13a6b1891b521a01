/// Reads the members of a tar file: POSIX ustar and pax (IEEE Std 1003.1, "pax Interchange Format"), and GNU's long names.
struct TarArchive {
    struct Entry {
        var name: String
        var range: Range<Int>
    }

    static func isTar(_ bytes: [UInt8]) -> Bool { bytes.count >= 512 && bytes.has("ustar", at: 257) }

    /// Regular files, in the order of the archive. Stops at the first header that is none.
    static func entries(_ bytes: [UInt8], maximumEntries: Int) -> [Entry] {
        var entries: [Entry] = []
        var position = 0
        var longName: String?
        var headers = 0
        while position <= bytes.count - 512, entries.count < maximumEntries, headers < maximumEntries * 4 {
            headers += 1
            guard bytes.has("ustar", at: position + 257), let size = size(bytes, position + 124), size <= bytes.count - position - 512 else { break }
            let body = position + 512..<position + 512 + size
            switch bytes[position + 156] {
            case UInt8(ascii: "L"): longName = string(bytes, body)
            case UInt8(ascii: "x"): longName = paxPath(bytes, body) ?? longName
            case UInt8(ascii: "0"), 0:
                entries.append(Entry(name: longName ?? name(bytes, position), range: body))
                longName = nil
            default: longName = nil
            }
            position = body.upperBound + (512 - size % 512) % 512
        }
        return entries
    }

    private static func name(_ bytes: [UInt8], _ header: Int) -> String {
        let name = string(bytes, header..<header + 100)
        // GNU's own format has no prefix there.
        let prefix = bytes.at(header + 262) == 0 ? string(bytes, header + 345..<header + 500) : ""
        return prefix.isEmpty ? name : prefix + "/" + name
    }

    private static func string(_ bytes: [UInt8], _ range: Range<Int>) -> String {
        let range = range.clamped(to: 0..<bytes.count)
        return String(decoding: bytes[range].prefix(4096).prefix { $0 != 0 }, as: UTF8.self)
    }

    /// Octal digits, or with the highest bit set a big-endian number.
    private static func size(_ bytes: [UInt8], _ start: Int) -> Int? {
        var value = 0
        if bytes.at(start) & 0x80 != 0 {
            for index in 4..<12 {
                guard value < 1 << 50 else { return nil }
                value = value << 8 | Int(bytes.at(start + index))
            }
            return value
        }
        for index in 0..<12 {
            let byte = bytes.at(start + index)
            if byte == 0 || byte == 32 { if value > 0 { break } else { continue } }
            guard byte >= 48, byte <= 55, value < 1 << 50 else { return nil }
            value = value << 3 | Int(byte - 48)
        }
        return value
    }

    /// `LENGTH path=NAME\n` among a pax header's records.
    private static func paxPath(_ bytes: [UInt8], _ range: Range<Int>) -> String? {
        for record in bytes[range].prefix(65_536).split(separator: Byte.newline) {
            guard let space = record.firstIndex(of: 32) else { continue }
            let rest = record[(space + 1)...]
            if rest.starts(with: "path=".utf8) { return String(decoding: rest.dropFirst(5), as: UTF8.self) }
        }
        return nil
    }
}

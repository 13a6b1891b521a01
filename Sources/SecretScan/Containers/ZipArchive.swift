/// Reads the members of a ZIP file (PKWARE APPNOTE 6.3): also `.jar`, `.war`, `.xlsx`, `.docx`, `.apk`, `.nupkg`.
///
/// It goes by the central directory, as every unpacker does. Stored and deflated members are read; encrypted ones and
/// other methods are problems.
struct ZipArchive {
    struct Entry {
        var name: String
        var method: Int
        var isEncrypted: Bool
        var compressedSize: Int
        var size: Int
        var headerOffset: Int

        var isDirectory: Bool { name.hasSuffix("/") }
    }

    private let bytes: [UInt8]
    let entries: [Entry]

    static func isZip(_ bytes: [UInt8]) -> Bool {
        bytes.count >= 22 && bytes.has("PK", at: 0) && (bytes[2] == 3 && bytes[3] == 4 || bytes[2] == 5 && bytes[3] == 6)
    }

    /// `nil` when there is no central directory to go by.
    init?(_ bytes: [UInt8], maximumEntries: Int) {
        guard Self.isZip(bytes), let end = Self.endRecord(bytes) else { return nil }
        self.bytes = bytes
        var count = LittleEndian.half(bytes, end + 10)
        var position = LittleEndian.word(bytes, end + 16)
        // Zip64: its locator stands right before the end record.
        if count == 0xFFFF || position == 0xFFFF_FFFF, end >= 20, LittleEndian.word(bytes, end - 20) == 0x0706_4B50,
            let wide = LittleEndian.long(bytes, end - 12), wide < bytes.count, LittleEndian.word(bytes, wide) == 0x0606_4B50
        {
            count = min(LittleEndian.long(bytes, wide + 32) ?? 0, maximumEntries + 1)
            position = LittleEndian.long(bytes, wide + 48) ?? bytes.count
        }
        var entries: [Entry] = []
        while entries.count < min(count, maximumEntries), position >= 0, position <= bytes.count - 46,
            LittleEndian.word(bytes, position) == 0x0201_4B50
        {
            let nameLength = LittleEndian.half(bytes, position + 28)
            let extraLength = LittleEndian.half(bytes, position + 30)
            var entry = Entry(
                name: bytes.text(position + 46..<position + 46 + nameLength), method: LittleEndian.half(bytes, position + 10),
                isEncrypted: LittleEndian.half(bytes, position + 8) & 1 != 0, compressedSize: LittleEndian.word(bytes, position + 20),
                size: LittleEndian.word(bytes, position + 24), headerOffset: LittleEndian.word(bytes, position + 42))
            Self.widen(&entry, bytes, extra: position + 46 + nameLength..<position + 46 + nameLength + extraLength)
            entries.append(entry)
            position += 46 + nameLength + extraLength + LittleEndian.half(bytes, position + 32)
        }
        self.entries = entries
    }

    /// The end-of-central-directory record: at the end, before a comment of at most 65,535 bytes.
    private static func endRecord(_ bytes: [UInt8]) -> Int? {
        var position = bytes.count - 22
        let lowest = max(0, bytes.count - 22 - 65_535)
        while position >= lowest {
            if bytes[position] == 0x50, LittleEndian.word(bytes, position) == 0x0605_4B50 { return position }
            position -= 1
        }
        return nil
    }

    /// Sizes that do not fit four bytes stand in the extra field 0x0001, in this order, only those that are missing.
    private static func widen(_ entry: inout Entry, _ bytes: [UInt8], extra: Range<Int>) {
        var position = extra.lowerBound
        while position + 4 <= min(extra.upperBound, bytes.count) {
            let length = LittleEndian.half(bytes, position + 2)
            if LittleEndian.half(bytes, position) == 1 {
                var field = position + 4
                for path in [\Entry.size, \.compressedSize, \.headerOffset] where entry[keyPath: path] == 0xFFFF_FFFF {
                    entry[keyPath: path] = LittleEndian.long(bytes, field) ?? Int.max
                    field += 8
                }
                return
            }
            position += 4 + length
        }
    }

    enum Failure: String, Error {
        case encrypted = "encrypted"
        case method = "compressed in a way that is not read"
        case damaged = "damaged"
        case tooLarge = "too large once unpacked"
    }

    func read(_ entry: Entry, limit: Int) -> Result<[UInt8], Failure> {
        guard !entry.isEncrypted else { return .failure(.encrypted) }
        guard entry.headerOffset >= 0, entry.headerOffset <= bytes.count - 30, LittleEndian.word(bytes, entry.headerOffset) == 0x0403_4B50 else {
            return .failure(.damaged)
        }
        let start = entry.headerOffset + 30 + LittleEndian.half(bytes, entry.headerOffset + 26) + LittleEndian.half(bytes, entry.headerOffset + 28)
        guard start <= bytes.count, entry.compressedSize >= 0, entry.compressedSize <= bytes.count - start else { return .failure(.damaged) }
        let body = bytes[start..<start + entry.compressedSize]
        switch entry.method {
        case 0: return body.count <= limit ? .success(Array(body)) : .failure(.tooLarge)
        case 8:
            if entry.size == 0 { return .success([]) }
            switch Inflation.inflate(body, .raw, expected: min(entry.size, limit), limit: limit) {
            case .done(let output, _): return .success(output)
            case .damaged: return .failure(.damaged)
            case .tooLarge: return .failure(.tooLarge)
            }
        default: return .failure(.method)
        }
    }
}

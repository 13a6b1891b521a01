/// One pack with its index (gitformat-pack(5)): index version 2, offsets beyond 2 GiB, both kinds of delta.
final class Pack: Sendable {
    /// How an entry of the pack begins.
    struct Header {
        enum Kind {
            case whole(ObjectType)
            /// The base's offset in this pack.
            case offsetDelta(Int)
            case referenceDelta(ObjectID)
        }
        var kind: Kind
        /// Of the inflated data.
        var size: Int
        /// Where the compressed data begins.
        var dataOffset: Int
    }

    let name: String
    let data: MappedFile
    private let index: MappedFile
    private let hashLength: Int
    let count: Int

    /// More objects than any pack has; a damaged count must not reserve memory.
    private static let countLimit = 1 << 28

    init(path: [UInt8], hashLength: Int) throws(GitError) {
        name = String(decoding: path.split(separator: UInt8(ascii: "/")).last ?? [], as: UTF8.self)
        self.hashLength = hashLength
        data = try MappedFile(path: path)
        index = try MappedFile(path: path.dropLast(5) + Array(".idx".utf8))
        guard data.count > 12 + hashLength, data.big32(0) == 0x5041_434B, (2...3).contains(data.big32(4)) else {
            throw .damaged("not a pack, or of an unknown version")
        }
        guard index.big32(0) == 0xFF74_4F63, index.big32(4) == 2 else {
            throw GitError(code: .unsupported, detail: "its index is not of version 2")
        }
        let count = Int(index.big32(8 + 255 * 4))
        guard count <= Self.countLimit, index.count >= 1032 + count * (hashLength + 8) + 2 * hashLength else {
            throw .damaged("its index is shorter than it says")
        }
        self.count = count
    }

    func id(_ position: Int) -> ObjectID? {
        guard position >= 0, position < count else { return nil }
        // `init` has checked that the index holds `count` names.
        return ObjectID(at: index.bytes(1032 + position * hashLength..<1032 + (position + 1) * hashLength))
    }

    /// `nil` when the index points nowhere.
    func offset(_ position: Int) -> Int? {
        let offsets = 1032 + count * (hashLength + 4)
        let short = Int(index.big32(offsets + position * 4))
        guard short & 0x8000_0000 != 0 else { return short < data.count ? short : nil }
        let long = index.big64(offsets + count * 4 + (short & 0x7FFF_FFFF) * 8)
        return long < UInt64(data.count) ? Int(long) : nil
    }

    /// Binary search between the bounds that the first byte gives.
    func find(_ id: ObjectID) -> Int? {
        guard Int(id.length) == hashLength else { return nil }
        let first = Int(id.byte(0))
        var low = first == 0 ? 0 : min(count, Int(index.big32(8 + (first - 1) * 4)))
        var high = min(count, Int(index.big32(8 + first * 4)))
        while low < high {
            let middle = (low + high) / 2
            let order = compare(id, at: middle)
            if order == 0 { return middle }
            if order > 0 { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    private func compare(_ id: ObjectID, at position: Int) -> Int {
        guard let other = self.id(position) else { return 0 }
        return id == other ? 0 : id < other ? -1 : 1
    }

    func header(at offset: Int) throws(GitError) -> Header {
        guard offset >= 12, offset < data.count - hashLength else { throw .damaged("an offset outside the pack") }
        var position = offset
        var byte = data.byte(position)
        position += 1
        let type = byte >> 4 & 7
        var size = Int(byte & 15)
        var shift = 4
        while byte & 0x80 != 0 {
            guard shift <= 53, position < data.count else { throw .damaged("an entry's size is damaged") }
            byte = data.byte(position)
            position += 1
            size |= Int(byte & 0x7F) << shift
            shift += 7
        }
        switch type {
        case 1, 2, 3, 4:
            guard let type = ObjectType(rawValue: type) else { throw .damaged("an entry of unknown type") }
            return Header(kind: .whole(type), size: size, dataOffset: position)
        case 6:
            byte = data.byte(position)
            position += 1
            var distance = Int(byte & 0x7F)
            while byte & 0x80 != 0 {
                guard distance < 1 << 48, position < data.count else { throw .damaged("a delta's base is damaged") }
                byte = data.byte(position)
                position += 1
                distance = (distance + 1) << 7 | Int(byte & 0x7F)
            }
            guard distance > 0, distance <= offset - 12 else { throw .damaged("a delta's base lies outside the pack") }
            return Header(kind: .offsetDelta(offset - distance), size: size, dataOffset: position)
        case 7:
            guard let base = ObjectID(data.bytes(position..<position + hashLength)) else { throw .damaged("a delta's base is damaged") }
            return Header(kind: .referenceDelta(base), size: size, dataOffset: position + hashLength)
        default:
            throw .damaged("an entry of unknown type")
        }
    }

    /// The inflated data of one entry: the object itself, or its delta.
    func data(of header: Header, with inflater: Inflater, limit: Int) throws(GitError) -> [UInt8] {
        guard header.size <= limit else { throw GitError.above(limit) }
        // Half is a fair guess at what compression saves.
        data.hasRead(bytes: header.size / 2)
        return try inflater.inflate(compressed(header), size: header.size)
    }

    /// Where the compressed data of an entry begins; it tells by itself where it ends.
    func compressed(_ header: Header) -> UnsafeRawBufferPointer { data.bytes(header.dataOffset..<max(header.dataOffset, data.count - hashLength)) }
}

/// Git's index: what the next commit would hold (gitformat-index(5)), versions 2, 3 and 4.
struct GitIndex {
    struct Entry {
        var path: [UInt8]
        var id: ObjectID
        var kind: TreeEntry.Kind
    }

    /// In order of path. Conflicts and files that are only intended to be added are left out.
    private(set) var entries: [Entry] = []
    /// Directories whose tree is known already, by path with a `/` at its end; the root's is empty.
    private(set) var trees: [[UInt8]: ObjectID] = [:]

    private static let entryLimit = 10_000_000

    init(_ bytes: [UInt8], hashLength: Int) throws(GitError) {
        guard bytes.count >= 12 + hashLength, bytes.has("DIRC", at: 0) else { throw .damaged("the index does not begin as one") }
        let version = Self.number(bytes, 4)
        let count = Self.number(bytes, 8)
        guard (2...4).contains(version) else {
            throw GitError(code: .unsupported, detail: "the index has version \(version), which is not read")
        }
        guard count <= Self.entryLimit, count <= bytes.count / 24 else { throw .damaged("the index counts more entries than it can hold") }
        let end = bytes.count - hashLength
        entries.reserveCapacity(count)
        var position = 12
        var previous: [UInt8] = []
        for _ in 0..<count {
            let start = position
            let fixed = 40 + hashLength + 2
            guard end - position >= fixed, let id = ObjectID(bytes[position + 40..<position + 40 + hashLength]) else {
                throw .damaged("an entry of the index is cut off")
            }
            let mode = Self.number(bytes, position + 24)
            let flags = Int(bytes[position + fixed - 2]) << 8 | Int(bytes[position + fixed - 1])
            position += fixed
            var isOnlyIntended = false
            if flags & 0x4000 != 0 {
                guard version >= 3, end - position >= 2 else { throw .damaged("an entry of the index is cut off") }
                isOnlyIntended = bytes[position] & 0x20 != 0
                position += 2
            }
            if version == 4 {
                guard let strip = Self.offset(bytes, &position, end), strip <= previous.count else {
                    throw .damaged("a path of the index is cut off")
                }
                previous.removeLast(strip)
            } else {
                previous = []
            }
            let nameStart = position
            while position < end, bytes[position] != 0 { position += 1 }
            guard position < end, position - nameStart <= 65536 else { throw .damaged("a path of the index is cut off") }
            previous += bytes[nameStart..<position]
            position += 1
            if version < 4 {
                // One to eight NULs fill the entry up to a multiple of eight.
                position = start + (position - 1 - start + 8) / 8 * 8
                guard position <= end else { throw .damaged("an entry of the index is cut off") }
            }
            guard flags & 0x3000 == 0, !isOnlyIntended, !previous.isEmpty else { continue }
            entries.append(Entry(path: previous, id: id, kind: TreeEntry.Kind(mode: mode)))
        }
        try readExtensions(bytes, from: position, to: end, hashLength)
    }

    private mutating func readExtensions(_ bytes: [UInt8], from start: Int, to end: Int, _ hashLength: Int) throws(GitError) {
        var position = start
        while end - position >= 8 {
            let size = Self.number(bytes, position + 4)
            guard size <= end - position - 8 else { throw .damaged("an extension of the index is cut off") }
            if bytes.has("link", at: position) {
                throw GitError(code: .unsupported, detail: "the index is split in two files, which is not read (`git update-index --no-split-index`)")
            }
            if bytes.has("TREE", at: position) { readTrees(bytes, position + 8..<position + 8 + size, hashLength) }
            position += 8 + size
        }
    }

    /// `path NUL count SP subtrees LF hash`, each directory before its subdirectories. What is damaged here is only a hint lost.
    private mutating func readTrees(_ bytes: [UInt8], _ range: Range<Int>, _ hashLength: Int) {
        var position = range.lowerBound
        // Paths of the directories that still have subdirectories to come, and how many.
        var open: [(path: [UInt8], left: Int)] = []
        while position < range.upperBound, trees.count < 1_000_000 {
            let nameStart = position
            while position < range.upperBound, bytes[position] != 0 { position += 1 }
            let name = Array(bytes[nameStart..<position])
            position += 1
            let lineStart = position
            while position < range.upperBound, bytes[position] != Byte.newline { position += 1 }
            guard position < range.upperBound else { return }
            let words = bytes[lineStart..<position].split(separator: 32)
            guard words.count == 2, let count = Int(String(decoding: words[0], as: UTF8.self)),
                let subtrees = Int(String(decoding: words[1], as: UTF8.self)), subtrees >= 0
            else { return }
            position += 1
            while let last = open.last, last.left == 0 { open.removeLast() }
            let path: [UInt8] = open.isEmpty ? [] : open[open.count - 1].path + name + [UInt8(ascii: "/")]
            if !open.isEmpty { open[open.count - 1].left -= 1 }
            open.append((path, subtrees))
            guard count >= 0 else { continue }
            guard range.upperBound - position >= hashLength, let id = ObjectID(bytes[position..<position + hashLength]) else { return }
            trees[path] = id
            position += hashLength
        }
    }

    private static func number(_ bytes: [UInt8], _ at: Int) -> Int {
        Int(bytes.at(at)) << 24 | Int(bytes.at(at + 1)) << 16 | Int(bytes.at(at + 2)) << 8 | Int(bytes.at(at + 3))
    }

    /// The variable length number of an offset delta.
    private static func offset(_ bytes: [UInt8], _ position: inout Int, _ end: Int) -> Int? {
        guard position < end else { return nil }
        var value = Int(bytes[position] & 127)
        while bytes[position] & 128 != 0 {
            position += 1
            guard position < end, value < 1 << 40 else { return nil }
            value = (value + 1) << 7 | Int(bytes[position] & 127)
        }
        position += 1
        return value
    }
}

extension TreeEntry.Kind {
    init(mode: Int) {
        self =
            switch mode & 0o170000 {
            case 0o040000: .tree
            case 0o120000: .link
            case 0o160000: .submodule
            default: .blob
            }
    }
}

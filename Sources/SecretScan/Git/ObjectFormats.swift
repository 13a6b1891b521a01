import Glibc

/// A commit's links and date.
public struct CommitObject {
    var tree: ObjectID
    var parents: [ObjectID]
    /// Seconds since 1970 of the committer; 0 when unreadable.
    var time: Int

    /// `nil` for anything without a tree line first.
    init?(_ bytes: [UInt8]) {
        var tree: ObjectID?
        parents = []
        time = 0
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != Byte.newline { end += 1 }
            defer { start = end + 1 }
            if end == start { break }
            if bytes.has("tree ", at: start) {
                tree = ObjectID(hex: bytes[start + 5..<end])
            } else if bytes.has("parent ", at: start), parents.count < 1000, let parent = ObjectID(hex: bytes[start + 7..<end]) {
                parents.append(parent)
            } else if bytes.has("committer ", at: start) {
                let words = bytes[start..<end].split(separator: 32)
                if words.count >= 3 { time = Int(String(decoding: words[words.count - 2], as: UTF8.self)) ?? 0 }
            }
        }
        guard let tree else { return nil }
        self.tree = tree
    }

    /// What its author wrote, in a commit or an annotated tag: all below the first empty line. A signature in the header has none.
    public static func message(in object: [UInt8]) -> ArraySlice<UInt8> {
        var start = 0
        while let end = object[start...].firstIndex(of: Byte.newline) {
            if end == start { return object[(end + 1)...] }
            start = end + 1
        }
        return object[object.endIndex...]
    }
}

/// One name in a tree.
struct TreeEntry {
    enum Kind { case blob, tree, link, submodule }
    var kind: Kind
    var name: [UInt8]
    var id: ObjectID

    /// The entries of a tree object; `nil` when it is damaged.
    static func parse(_ bytes: [UInt8], hashLength: Int) -> [TreeEntry]? {
        bytes.withUnsafeBufferPointer { bytes in
            var cursor = TreeCursor(bytes, hashLength: hashLength)
            var entries: [TreeEntry] = []
            while let entry = cursor.next() {
                entries.append(TreeEntry(kind: entry.kind, name: Array(bytes[entry.name]), id: cursor.object(entry)))
            }
            return cursor.isDamaged ? nil : entries
        }
    }
}

/// Reads a tree's entries one after another, in place: trees are compared far more often than kept.
struct TreeCursor {
    /// An entry by its places in the tree's bytes.
    struct Entry {
        var kind: TreeEntry.Kind
        /// From its mode to its last byte.
        var range: Range<Int>
        var name: Range<Int>
        /// Where its object's name begins.
        var id: Int
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let hashLength: Int
    private(set) var position = 0
    /// Set when `next()` ended before the tree did.
    private(set) var isDamaged = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, hashLength: Int) {
        self.bytes = bytes
        self.hashLength = hashLength
    }

    mutating func next() -> Entry? {
        guard position < bytes.count, !isDamaged else { return nil }
        isDamaged = true
        var mode = 0
        var index = position
        while index < bytes.count, bytes[index] != 32 {
            guard index - position < 8, bytes[index] >= 48, bytes[index] <= 55 else { return nil }
            mode = mode << 3 | Int(bytes[index] - 48)
            index += 1
        }
        let name = index + 1
        index = name
        while index < bytes.count, bytes[index] != 0 { index += 1 }
        guard index < bytes.count, index > name, hashLength <= bytes.count - index - 1 else { return nil }
        let kind: TreeEntry.Kind = switch mode & 0o170000 {
        case 0o040000: .tree
        case 0o120000: .link
        case 0o160000: .submodule
        default: .blob
        }
        let entry = Entry(kind: kind, range: position..<index + 1 + hashLength, name: name..<index, id: index + 1)
        position = entry.range.upperBound
        isDamaged = false
        return entry
    }

    func object(_ entry: Entry) -> ObjectID {
        // `next()` has made sure that the whole name is there.
        ObjectID(at: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[entry.id..<entry.range.upperBound]))
    }

    /// Steps over entries that stand alike, byte for byte, in both: most of two versions of a directory.
    mutating func skipCommon(with other: inout TreeCursor) {
        while position < bytes.count, other.position < other.bytes.count, !isDamaged, !other.isDamaged {
            let (here, there) = (position, other.position)
            guard let entry = next() else { return }  // damaged, which the caller sees
            let count = entry.range.count
            guard count <= other.bytes.count - there, let mine = bytes.baseAddress, let theirs = other.bytes.baseAddress,
                memcmp(mine + here, theirs + there, count) == 0
            else {
                position = here
                return
            }
            other.position = there + count
        }
    }
}

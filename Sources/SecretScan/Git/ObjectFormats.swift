/// A commit's links and date; its text does not matter here.
struct CommitObject {
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
}

/// One name in a tree.
struct TreeEntry {
    enum Kind { case blob, tree, link, submodule }
    var kind: Kind
    var name: [UInt8]
    var id: ObjectID

    /// The entries of a tree object; `nil` when it is damaged. At most a million names.
    static func parse(_ bytes: [UInt8], hashLength: Int) -> [TreeEntry]? {
        var entries: [TreeEntry] = []
        var position = 0
        while position < bytes.count {
            var mode = 0
            let modeStart = position
            while position < bytes.count, bytes[position] != 32 {
                guard position - modeStart < 8, bytes[position] >= 48, bytes[position] <= 55 else { return nil }
                mode = mode << 3 | Int(bytes[position] - 48)
                position += 1
            }
            position += 1
            let nameStart = position
            while position < bytes.count, bytes[position] != 0 { position += 1 }
            guard position < bytes.count, position > nameStart, hashLength <= bytes.count - position - 1,
                let id = ObjectID(bytes[position + 1..<position + 1 + hashLength]), entries.count < 1_000_000
            else { return nil }
            let kind: Kind = switch mode & 0o170000 {
            case 0o040000: .tree
            case 0o120000: .link
            case 0o160000: .submodule
            default: .blob
            }
            entries.append(TreeEntry(kind: kind, name: Array(bytes[nameStart..<position]), id: id))
            position += 1 + hashLength
        }
        return entries
    }
}

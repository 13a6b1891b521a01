/// A file's part of a patch: what its new and old sides show, as far as the patch has them.
public struct PatchFile: Sendable {
    /// The new path; the old one where the file is gone.
    public var path: String
    /// The new side's lines, context included, and the number that each has in the file.
    public var new: [UInt8] = []
    public var newLines: [Int] = []
    /// Which lines of `new`, counted from 1, were added.
    public var added: Set<Int> = []
    /// The old side's lines, context included.
    public var old: [UInt8] = []
}

/// Reads unified diffs as `git diff`, `git show` and `git format-patch` write them, merges (`diff --cc`) included.
public struct Patch: Sendable {
    public private(set) var files: [PatchFile] = []
    /// Parts that were cut off.
    public private(set) var problems: [(path: String, why: String)] = []

    private static let fileLimit = 1_000_000

    /// Throws when there is text and no diff in it.
    public init(_ bytes: [UInt8]) throws(GitError) {
        var reader = PatchLines(bytes: bytes)
        var hasHeader = false
        var oldName: String?
        while let line = reader.next() {
            if line.has("diff --git ", at: 0) || line.has("diff --cc ", at: 0) || line.has("diff --combined ", at: 0) {
                hasHeader = true
                oldName = nil
            } else if line.has("--- ", at: 0) {
                oldName = Self.name(line.dropFirst(4))
            } else if line.has("+++ ", at: 0) {
                guard files.count < Self.fileLimit else {
                    throw GitError(code: .tooLarge, detail: "the patch names more than \(Self.fileLimit) files")
                }
                hasHeader = true
                let newName = Self.name(line.dropFirst(4))
                files.append(PatchFile(path: Self.path(old: oldName, new: newName)))
            } else if line.has("@@", at: 0), !files.isEmpty {
                readHunk(line, &reader)
            }
        }
        guard hasHeader || bytes.allSatisfy(Byte.isSpace) else {
            throw GitError(code: .damaged, detail: "the input is no patch: it has no `diff --git` and no `+++` line")
        }
    }

    private mutating func readHunk(_ header: [UInt8], _ reader: inout PatchLines) {
        let file = files.count - 1
        let parents = header.prefix { $0 == UInt8(ascii: "@") }.count - 1
        let words = header.split(separator: 32)
        guard parents >= 1, words.count >= parents + 2, let (start, newCount) = Self.range(words[parents + 1], sign: "+") else {
            problems.append((files[file].path, "a hunk's header cannot be read"))
            return
        }
        var oldLeft = parents == 1 ? Self.range(words[1], sign: "-")?.count ?? 0 : .max
        var newLeft = newCount
        var number = start
        while newLeft > 0 || (parents == 1 ? oldLeft > 0 : reader.peek.map { Self.isContent($0, parents) } ?? false) {
            guard let line = reader.next() else {
                problems.append((files[file].path, "the patch ends in the middle of a hunk"))
                return
            }
            if line.first == Byte.backslash { continue }
            // Some mailers cut the blank off an empty context line.
            let marks = line.isEmpty ? [32] : Array(line.prefix(parents))
            guard marks.allSatisfy({ $0 == 32 || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }) else {
                problems.append((files[file].path, "a hunk is shorter than its header says"))
                return
            }
            let text = line.dropFirst(parents)
            let isRemoved = marks.contains(UInt8(ascii: "-"))
            let isAdded = marks.contains(UInt8(ascii: "+"))
            if !isRemoved {
                files[file].new += text + [Byte.newline]
                files[file].newLines.append(number)
                if isAdded { files[file].added.insert(files[file].newLines.count) }
                number += 1
                newLeft -= 1
            }
            if isRemoved || !isAdded {
                files[file].old += text + [Byte.newline]
                if parents == 1 { oldLeft -= 1 }
            }
        }
    }

    private static func isContent(_ line: [UInt8], _ parents: Int) -> Bool {
        line.count >= parents && line.prefix(parents).allSatisfy { $0 == 32 || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
    }

    /// `-12,3` or `+7`; at most a billion.
    private static func range(_ word: ArraySlice<UInt8>, sign: Unicode.Scalar) -> (start: Int, count: Int)? {
        guard word.first == UInt8(ascii: sign) else { return nil }
        let parts = word.dropFirst().split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ (1...9).contains($0.count) && $0.allSatisfy(Byte.isDigit) }),
            let start = Int(String(decoding: parts[0], as: UTF8.self)),
            let count = parts.count == 1 ? 1 : Int(String(decoding: parts[1], as: UTF8.self))
        else { return nil }
        return (start, count)
    }

    /// `nil` for `/dev/null`.
    private static func name(_ field: ArraySlice<UInt8>) -> String? {
        var bytes = Array(field)
        while bytes.last == 13 { bytes.removeLast() }
        if bytes.first == Byte.quote {
            bytes = unquoted(bytes)
        } else if let tab = bytes.firstIndex(of: 9) {
            // Other tools write a time behind a tab.
            bytes = Array(bytes[..<tab])
        }
        let text = String(decoding: bytes.prefix(65536), as: UTF8.self)
        return text == "/dev/null" ? nil : text
    }

    /// `a/x` and `b/x` are x; without prefixes, names are taken as they are.
    private static func path(old: String?, new: String?) -> String {
        func bare(_ name: String) -> Substring? {
            let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            return parts.count == 2 && ["a", "b", "i", "w", "c", "o"].contains(parts[0]) ? parts[1] : nil
        }
        guard let shown = new ?? old else { return "" }
        let others = [old, new].compactMap(\.self)
        return others.allSatisfy { bare($0) != nil } ? bare(shown).map(String.init) ?? shown : shown
    }

    /// A name in git's C style: `"b/caf\303\251"`.
    private static func unquoted(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var position = 1
        while position < bytes.count, bytes[position] != Byte.quote {
            guard bytes[position] == Byte.backslash else {
                result.append(bytes[position])
                position += 1
                continue
            }
            let next = bytes.at(position + 1)
            if next >= 48, next <= 55 {
                let digits = bytes[(position + 1)...].prefix(3).prefix { $0 >= 48 && $0 <= 55 }
                result.append(UInt8(truncatingIfNeeded: digits.reduce(0) { $0 << 3 | Int($1 - 48) }))
                position += 1 + digits.count
            } else {
                let escapes: [UInt8: UInt8] = [97: 7, 98: 8, 116: 9, 110: 10, 118: 11, 102: 12, 114: 13]
                result.append(escapes[next] ?? next)
                position += 2
            }
        }
        return result
    }
}

/// Lines without their newline.
private struct PatchLines {
    let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var peek: [UInt8]? {
        var copy = self
        return copy.next()
    }

    mutating func next() -> [UInt8]? {
        guard position < bytes.count else { return nil }
        let start = position
        while position < bytes.count, bytes[position] != Byte.newline { position += 1 }
        defer { position += 1 }
        return Array(bytes[start..<position])
    }
}

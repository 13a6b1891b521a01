/// Takes the files out of a patch in the unified format: each with the lines that the patch removes, keeps and adds, to be read as
/// what its name says. A line that was removed is as readable as one that was added.
enum PatchReader {
    private static let mostFiles = 2000

    static func files(in bytes: [UInt8]) -> [Embedded] {
        var found: [Embedded] = []
        var path: String?
        var start: Int?
        func end(at offset: Int) {
            guard let from = start, from < offset, found.count < mostFiles else { return }
            found.append(
                .lines(of: from..<offset, in: bytes, as: path) { line in "+- ".utf8.contains(line.first ?? 0) ? Array(line.dropFirst()) : [] })
        }
        var lines = Lines(bytes)
        while let line = lines.next() {
            let isHead = bytes.has("--- ", at: line.lowerBound) && isFollowed(bytes, line.upperBound)
            if isHead || bytes.has("diff ", at: line.lowerBound) {
                end(at: line.lowerBound)
                (path, start) = (nil, nil)
            }
            if isHead { path = name(bytes, line) }
            // The file that is gone is named before, the one that is new behind.
            if start == nil, bytes.has("+++ ", at: line.lowerBound), let name = name(bytes, line) { path = name }
            if start == nil, bytes.has("@@ ", at: line.lowerBound) { start = line.lowerBound }
        }
        end(at: bytes.count)
        return found
    }

    /// Whether the next line names the new file: a removed line may begin with two dashes of its own.
    private static func isFollowed(_ bytes: [UInt8], _ end: Int) -> Bool {
        bytes.has("\n+++ ", at: end) || bytes.has("\r\n+++ ", at: end)
    }

    /// `--- a/config/db.yml\t2024-…`: without git's first letter, and what diff adds of times.
    private static func name(_ bytes: [UInt8], _ line: Range<Int>) -> String? {
        let text = bytes.text(line.dropFirst(4).startIndex..<line.upperBound).prefix { $0 != "\t" }
        guard !text.isEmpty, text != "/dev/null", text.utf8.count < 1000 else { return nil }
        return String(text.hasPrefix("a/") || text.hasPrefix("b/") ? text.dropFirst(2) : text)
    }
}

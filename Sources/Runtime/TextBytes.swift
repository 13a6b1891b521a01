import Glibc

// Names, paths and lines are asked the same small questions a million times a scan. Swift answers them character by character,
// which takes a hundred times as long as looking at the bytes; what is asked for here is ASCII, where both say the same.

extension UnsafeBufferPointer<UInt8> {
    /// Where `wanted` first stands; `nil` where it does not. Nothing stands nowhere.
    public func offset(of wanted: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let start = baseAddress, let first = wanted.baseAddress, wanted.count > 0, wanted.count <= count else { return nil }
        var next = 0
        let limit = count - wanted.count + 1
        while next < limit, let place = memchr(start + next, Int32(first.pointee), limit - next) {
            let offset = UnsafeRawPointer(start).distance(to: place)
            if memcmp(place, first, wanted.count) == 0 { return offset }
            next = offset + 1
        }
        return nil
    }

    /// The same, of a literal.
    public func offset(of wanted: StaticString) -> Int? {
        offset(of: UnsafeBufferPointer(start: wanted.utf8Start, count: wanted.utf8CodeUnitCount))
    }
}

extension String {
    /// Whether the bytes of `text`, which is not empty, stand anywhere in these.
    public func holds(_ text: String) -> Bool { self[...].firstBytes(of: text) != nil }

    /// Where the bytes of `text` first stand.
    public func firstBytes(of text: String) -> Range<Index>? { self[...].firstBytes(of: text) }

    /// What stands between any of `separators`, which are ASCII; no piece is empty.
    public func pieces(between separators: StaticString) -> [Substring] { self[...].pieces(between: separators) }

    /// The lines without their ends, empty ones too. A carriage return before the end belongs to it.
    public var lines: [Substring] { self[...].lines }
}

extension Substring {
    /// See the same of `String`.
    public func holds(_ text: String) -> Bool { firstBytes(of: text) != nil }

    /// See the same of `String`.
    public func firstBytes(of text: String) -> Range<Index>? {
        var text = text
        let offset = text.withUTF8 { wanted in
            utf8.withContiguousStorageIfAvailable { $0.offset(of: wanted) }
        }
        guard let offset = offset ?? nil else { return nil }
        let start = utf8.index(startIndex, offsetBy: offset)
        return start..<utf8.index(start, offsetBy: text.utf8.count)
    }

    /// See the same of `String`.
    public func pieces(between separators: StaticString) -> [Substring] {
        let separators = UnsafeBufferPointer(start: separators.utf8Start, count: separators.utf8CodeUnitCount)
        return utf8.split { separators.contains($0) }.map(Substring.init)
    }

    /// See the same of `String`.
    public var lines: [Substring] {
        var ends: [Int] = []
        let length = utf8.withContiguousStorageIfAvailable { bytes -> Int in
            var next = 0
            while let start = bytes.baseAddress, next < bytes.count, let end = memchr(start + next, Int32(UInt8(ascii: "\n")), bytes.count - next) {
                ends.append(UnsafeRawPointer(end) - UnsafeRawPointer(start))
                next = UnsafeRawPointer(end) - UnsafeRawPointer(start) + 1
            }
            return bytes.count
        }
        var lines: [Substring] = []
        lines.reserveCapacity(ends.count + 1)
        var (start, offset) = (utf8.startIndex, 0)
        for end in ends + [length ?? utf8.count] {
            var stop = utf8.index(start, offsetBy: end - offset)
            let next = end < length ?? 0 ? utf8.index(after: stop) : stop
            if stop > start, utf8[utf8.index(before: stop)] == UInt8(ascii: "\r") { stop = utf8.index(before: stop) }
            lines.append(Substring(utf8[start..<stop]))
            (start, offset) = (next, end + 1)
        }
        return lines
    }
}

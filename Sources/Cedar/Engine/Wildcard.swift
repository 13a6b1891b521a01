extension PatternNode {
    /// Does the whole text match? Bytes do for characters: a literal begins with the first byte of one.
    ///
    /// What stands before the first wildcard must begin the text, what stands after the last must end it, and each
    /// piece between is taken where it comes first, which leaves the most to those after it. At worst this takes text ×
    /// pattern steps.
    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var rest = text[...]
        var index = 0
        var isAnchored = true
        while index < count {
            guard let literal = elements[index] else {
                isAnchored = false
                index += 1
                continue
            }
            let piece = literal.bytes
            if index == count - 1, !isAnchored {
                return rest.count >= piece.count && Self.same(rest.suffix(piece.count), piece)
            }
            guard let end = isAnchored ? Self.start(of: rest, piece) : Self.find(piece, in: rest) else { return false }
            rest = rest[end...]
            isAnchored = true
            index += 1
        }
        return !isAnchored || rest.isEmpty
    }

    private static func same(_ text: Slice<UnsafeBufferPointer<UInt8>>, _ piece: UnsafeBufferPointer<UInt8>) -> Bool {
        for offset in 0..<piece.count where text[text.startIndex + offset] != piece[offset] { return false }
        return true
    }

    private static func start(of text: Slice<UnsafeBufferPointer<UInt8>>, _ piece: UnsafeBufferPointer<UInt8>) -> Int? {
        guard text.count >= piece.count, same(text, piece) else { return nil }
        return text.startIndex + piece.count
    }

    private static func find(_ piece: UnsafeBufferPointer<UInt8>, in text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        var start = text.startIndex
        while start + piece.count <= text.endIndex {
            if same(text[start...], piece) { return start + piece.count }
            start += 1
        }
        return nil
    }
}

/// A document inside a document: a block of YAML, a part of a mail, the decoded form of Base64. It is scanned as a file of
/// its own, and what is found is told with the line of the outer file.
struct Embedded {
    var bytes: [UInt8]
    /// For each line of `bytes`, where in the outer document it stands.
    var origins: [Int]
    /// What name to read it under; `nil` is to be told from its bytes.
    var path: String?
    /// The slot that holds it.
    var slot: String?

    /// How deep documents may lie in one another.
    static let maximumDepth = 3
    /// Bytes of all documents taken out of one file.
    static let maximumSize = 32 << 20

    /// All on one line of the outer document.
    static func whole(_ bytes: [UInt8], at origin: Int, as path: String?) -> Embedded {
        Embedded(bytes: bytes, origins: [origin], path: path)
    }

    /// Lines of the outer document, each changed by `transform`.
    static func lines(of range: Range<Int>, in outer: [UInt8], as path: String?, _ transform: (ArraySlice<UInt8>) -> [UInt8]) -> Embedded {
        var part = Embedded(bytes: [], origins: [], path: path)
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start
            while end < range.upperBound, outer[end] != Byte.newline { end += 1 }
            part.append(transform(outer[start..<end]), from: start)
            start = end + 1
        }
        return part
    }

    init(bytes: [UInt8], origins: [Int], path: String?) {
        self.bytes = bytes
        self.origins = origins
        self.path = path
    }

    /// Adds one line, or several that all stand at one place.
    mutating func append(_ line: some Collection<UInt8>, from origin: Int) {
        origins.append(origin)
        for byte in line {
            bytes.append(byte)
            if byte == Byte.newline { origins.append(origin) }
        }
        bytes.append(Byte.newline)
    }

    /// Where an inner line (1-based) stands outside.
    func origin(ofLine line: Int) -> Int {
        guard let last = origins.last else { return 0 }
        return origins.indices.contains(line - 1) ? origins[line - 1] : last
    }
}

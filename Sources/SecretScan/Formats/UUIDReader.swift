import Foundation

/// Finds UUIDs (RFC 9562). Most name things; some services take them as keys.
enum UUIDReader {
    private static let limit = 2000

    static func find(in bytes: [UInt8], _ parts: [Range<Int>]?) -> [Range<Int>] {
        (parts ?? [0..<bytes.count]).flatMap { find(in: bytes, $0) }
    }

    /// At most ``limit`` that lie wholly in `part`.
    private static func find(in bytes: [UInt8], _ part: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress, part.count >= 36 else { return }
            var position = part.lowerBound + 8
            while position + 28 <= part.upperBound, found.count < limit {
                guard let dash = memchr(base + position, 0x2D, part.upperBound - 27 - position) else { return }
                position = base.distance(to: dash.assumingMemoryBound(to: UInt8.self))
                if base[position + 5] == 0x2D, base[position + 10] == 0x2D, base[position + 15] == 0x2D, isUUID(buffer, at: position - 8) {
                    found.append(position - 8..<position + 28)
                    position += 28
                } else {
                    position += 1
                }
            }
        }
        return found
    }

    private static func isUUID(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        for offset in 0..<36 where offset != 8 && offset != 13 && offset != 18 && offset != 23 && !Byte.isHex(bytes[start + offset]) { return false }
        if start > 0, Byte.isName(bytes[start - 1]) { return false }
        return start + 36 == bytes.count || !Byte.isName(bytes[start + 36])
    }
}

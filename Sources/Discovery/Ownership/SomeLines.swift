import Glibc
import Runtime

extension String {
    /// Those of the lines, counted from 1, that `wanted` holds and that exist: of a long text the others are only passed over.
    func lines(_ wanted: ClosedRange<Int>) -> ArraySlice<Substring> {
        guard wanted.upperBound >= 1 else { return [] }
        let first = Swift.max(1, wanted.lowerBound)
        // Where the first wanted line begins, and where the last one ends.
        let known = utf8.withContiguousStorageIfAvailable { bytes -> Range<Int>? in
            guard let base = bytes.baseAddress else { return nil }
            var (next, number, start) = (0, 1, 0)
            while true {
                if number == first { start = next }
                guard let found = memchr(base + next, Int32(UInt8(ascii: "\n")), bytes.count - next) else {
                    return number < first ? nil : start..<bytes.count
                }
                let end = UnsafeRawPointer(found) - UnsafeRawPointer(base)
                if number == wanted.upperBound { return start..<end }
                (next, number) = (end + 1, number + 1)
            }
        }
        guard let known else {
            let all = lines
            return all[Swift.min(first - 1, all.count)..<Swift.min(wanted.upperBound, all.count)]
        }
        guard let place = known else { return [] }
        let start = utf8.index(startIndex, offsetBy: place.lowerBound)
        return Substring(utf8[start..<utf8.index(start, offsetBy: place.count)]).lines[...]
    }
}

import Glibc
import Runtime

/// Scans documents inside a document, and tells what is found by places of the outer one.
enum Embedding {
    static func matches(
        of parts: [Embedded], in outer: [UInt8], _ kind: FileKind, _ depth: Int, _ scan: ([UInt8], FileKind, Int) -> [Match]
    ) -> [Match] {
        guard depth < Embedded.maximumDepth, !parts.isEmpty else { return [] }
        let lines = LineTable(outer)
        var remaining = Embedded.maximumSize
        var found: [Match] = []
        // Most parts are of one sort.
        var last: (path: String, kind: FileKind)?
        for part in parts where part.bytes.count <= remaining && found.count < 100_000 {
            remaining -= part.bytes.count
            func add(_ bytes: [UInt8], _ kind: FileKind) {
                for match in scan(bytes, kind, depth + 1) {
                    var match = match
                    let origin = min(part.origin(ofLine: match.line), max(0, outer.count - 1))
                    match.range = origin..<min(outer.count, origin + 1)
                    match.line = lines.line(of: origin)
                    found.append(match)
                }
            }
            if Unpacker.isArchive(part.bytes) {
                var unpacked: [(String, [UInt8])] = []
                _ = Unpacker(limits: .init(memberSize: Embedded.maximumSize)).visit(part.bytes, path: part.path ?? "attachment") {
                    unpacked.append(($0, $1))
                }
                let flat = Embedded.whole([], at: part.origins.first ?? 0, as: nil)
                for (path, bytes) in unpacked {
                    for match in scan(bytes, inner(FileKind(path: path), in: kind), depth + 1) {
                        var match = match
                        let origin = min(flat.origin(ofLine: 1), max(0, outer.count - 1))
                        (match.range, match.line) = (origin..<min(outer.count, origin + 1), lines.line(of: origin))
                        found.append(match)
                    }
                }
                continue
            }
            let path = part.path ?? ContentSniffer.name(for: part.bytes, fallback: kind.format == .shell ? "x.sh" : "x.txt")
            if last?.path != path { last = (path, FileKind(path: path)) }
            add(part.bytes, inner(last?.kind ?? FileKind(path: path), in: kind))
        }
        return found
    }

    /// What the outer file is for holds inside it too.
    private static func inner(_ kind: FileKind, in outer: FileKind) -> FileKind {
        var kind = kind
        // A patch changes tests and what they test.
        kind.isFixture = outer.isFixture || outer.dialect == .patch && kind.isFixture
        kind.isGenerated = kind.isGenerated || outer.isGenerated && outer.dialect != .html
        if outer.isExport || outer.purpose == .ci { kind.purpose = outer.purpose }
        if kind.dialect == .wholeFile { kind.dialect = .plain }
        return kind
    }

    /// One answer per value and line: the inner reader knows the notation, the outer one the slot.
    static func joined(_ outer: [Match], _ inner: [Match]) -> [Match] {
        guard !inner.isEmpty else { return outer }
        // Two documents may hold the same place: a block, and what is encoded in it.
        var kept: [Match] = []
        for match in inner where !kept.suffix(200).contains(where: { $0.line == match.line && $0.secret.isEqual(to: match.secret) }) {
            kept.append(match)
        }
        for match in outer {
            if let same = kept.firstIndex(where: { $0.line == match.line && isSame($0, match) }) {
                kept[same].slot = kept[same].slot ?? match.slot
                kept[same].confidence = max(kept[same].confidence, match.confidence)
                kept[same].endpoint = kept[same].endpoint.filled(from: match.endpoint)
                if NamedKinds.specificity(match.kind) >= NamedKinds.specificity(kept[same].kind) { kept[same].kind = match.kind }
            } else {
                kept.append(match)
            }
        }
        return kept.sorted { ($0.range.lowerBound, $0.line) < ($1.range.lowerBound, $1.line) }
    }

    /// The same value, or one that the outer reader cut short or took too much of.
    private static func isSame(_ inner: Match, _ outer: Match) -> Bool {
        inner.secret.withBytes { inner in
            outer.secret.withBytes { outer in
                if inner.elementsEqual(outer) || Base64.decode(outer).map({ inner.elementsEqual($0) }) == true { return true }
                let (short, long) = inner.count < outer.count ? (inner, outer) : (outer, inner)
                guard short.count >= 6 else { return false }
                return (0...(long.count - short.count)).contains { start in (0..<short.count).allSatisfy { long[start + $0] == short[$0] } }
            }
        }
    }
}

/// Makes text of what is not plain text for odd reasons: UTF-16, a process's environment, colours of a terminal.
enum PlainText {
    /// The text, and whether it differs from the bytes.
    static func of(_ bytes: [UInt8], _ kind: FileKind, hasNULs: Bool) -> (text: [UInt8], isChanged: Bool) {
        if let text = UTF16Text.decoded(bytes) { return (text, true) }
        if hasNULs, let text = environment(bytes, isTold: kind.dialect == .environment) { return (text, true) }
        if !hasNULs, let text = SetText.plain(of: bytes) { return (text, true) }
        if kind.dialect == .history, bytes.has("_HiStOrY_V2_", at: 0) || bytes.contains("\\040") { return (withoutOctal(bytes), true) }
        return !hasNULs && hasEscapes(bytes) ? (withoutColours(bytes), true) : (bytes, false)
    }

    /// Whether bytes of a program or a table are not the text that they stand for.
    static func isNeeded(for bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let bytes = UnsafeRawBufferPointer(bytes)
        return ByteSearch.contains(0, in: bytes[...]) || ByteSearch.contains(27, in: bytes[...])
    }

    /// `NAME=value` with NULs between (proc(5), `environ`).
    private static func environment(_ bytes: [UInt8], isTold: Bool) -> [UInt8]? {
        guard bytes.count <= 4 << 20 else { return nil }
        func isNamed(_ entry: ArraySlice<UInt8>) -> Bool {
            guard let equals = entry.firstIndex(of: UInt8(ascii: "=")), equals > entry.startIndex else { return false }
            return entry[..<equals].allSatisfy { Byte.isName($0) }
        }
        // A program's bytes are told from the first few.
        let head = bytes.prefix(2048).split(separator: 0).prefix(8)
        guard head.count(where: isNamed) * 2 >= head.count else { return nil }
        let entries = bytes.split(separator: 0)
        let named = entries.count(where: isNamed)
        guard named > 0, isTold || named >= 3, named * 10 >= entries.count * 8 else { return nil }
        return bytes.map { $0 == 0 ? Byte.newline : $0 }
    }

    /// libedit writes blanks and others as octal numbers: `show\040databases`.
    private static func withoutOctal(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let digits = bytes[min(index + 1, bytes.count)..<min(index + 4, bytes.count)]
            if bytes[index] == Byte.backslash, digits.count == 3, digits.allSatisfy({ $0 >= 48 && $0 < 56 }),
                let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
            {
                out.append(byte)
                index += 4
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return out
    }

    private static func hasEscapes(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in bytes.baseAddress.map { memchr($0, 27, bytes.count) != nil } ?? false }
    }

    /// Without the sequences of ECMA-48 that set colours: they stand between a name and its value in logs.
    private static func withoutColours(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            guard bytes[index] == 27, bytes.at(index + 1) == UInt8(ascii: "[") else {
                out.append(bytes[index])
                index += 1
                continue
            }
            var end = index + 2
            while end < bytes.count, end - index < 24, bytes[end] >= 0x20, bytes[end] < 0x40 { end += 1 }
            index = end + 1
        }
        return out
    }
}

/// Opens archives so that what lies in them can be scanned: ZIP and its kin, tar, gzip, bzip2, xz, zstd, one in the other, the
/// text of office documents, and the tables of SQLite databases. Nothing is written to disk.
///
/// Every byte comes from outside: depth, number of members, the size of each and of all together are bounded, and so is how
/// much one compressed byte may become, so that a bomb costs no more than a large file.
public struct Unpacker: Sendable {
    public struct Limits: Sendable {
        /// Archives in archives.
        public var depth = 4
        public var members = 20_000
        /// Bytes of one member, unpacked.
        public var memberSize = 64 << 20
        /// Bytes of all members of one file, unpacked.
        public var totalSize = 512 << 20
        /// Unpacked bytes for each packed one, above the first mebibyte. Logs reach a hundred; a bomb a thousand.
        public var ratio = 400

        public init(memberSize: Int = 64 << 20) { self.memberSize = memberSize }
    }

    /// A member that was not read.
    public struct Problem: Sendable, Hashable {
        public var path: String
        public var why: String
    }

    private let limits: Limits

    public init(limits: Limits = .init()) { self.limits = limits }

    /// Told by the first bytes, whatever the name.
    public static func isArchive(_ bytes: [UInt8]) -> Bool {
        ZipArchive.isZip(bytes) || isGzip(bytes) || OtherCompression.format(of: bytes) != nil || SQLiteDatabase.isDatabase(bytes)
            || TarArchive.isTar(bytes)
    }

    public static func isArchive(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count >= 10 else { return false }
        if OtherCompression.format(of: bytes) != nil { return true }
        let first = bytes[0]
        guard bytes.count >= 18, first == 0x50 || first == 0x1F || first == UInt8(ascii: "S") || bytes.count >= 512 && bytes[257] == UInt8(ascii: "u")
        else { return false }
        return isArchive(Array(bytes.prefix(512)))
    }

    private static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.count >= 18 && bytes[0] == 0x1F && bytes[1] == 0x8B && bytes[2] == 8 }

    /// Calls `body` for every file inside, with `path!/path/inside`. Members of members are opened as well.
    public func visit(_ bytes: [UInt8], path: String, _ body: (_ path: String, _ bytes: [UInt8]) -> Void) -> [Problem] {
        var work = Work(limits: limits, remaining: limits.totalSize)
        work.open(bytes, path: path, depth: 0, body)
        return work.problems
    }

    private struct Work {
        let limits: Limits
        /// Bytes that may still come out.
        var remaining: Int
        var members = 0
        var problems: [Problem] = []

        mutating func note(_ path: String, _ why: String) {
            if problems.count < 100 { problems.append(Problem(path: path, why: why)) }
        }

        /// What one stream of `packed` bytes may become.
        func allowance(for packed: Int) -> Int {
            let byRatio = packed.multipliedReportingOverflow(by: limits.ratio)
            return max(0, min(remaining, limits.memberSize, byRatio.overflow ? Int.max : max(1 << 20, byRatio.partialValue)))
        }

        mutating func open(_ bytes: [UInt8], path: String, depth: Int, _ body: (String, [UInt8]) -> Void) {
            if ZipArchive.isZip(bytes) {
                zip(bytes, path: path, depth: depth, body)
            } else if Unpacker.isGzip(bytes) {
                gzip(bytes, path: path, depth: depth, body)
            } else if let format = OtherCompression.format(of: bytes) {
                other(bytes, format, path: path, depth: depth, body)
            } else if SQLiteDatabase.isDatabase(bytes) {
                database(bytes, path: path, depth: depth, body)
            } else if TarArchive.isTar(bytes) {
                let entries = TarArchive.entries(bytes, maximumEntries: limits.members)
                if entries.count >= limits.members { note(path, "more than \(limits.members) members; the rest was left out") }
                for entry in entries {
                    guard entry.range.count <= limits.memberSize else {
                        note(Self.join(path, entry.name), "larger than \(limits.memberSize >> 20) MiB")
                        continue
                    }
                    member(Array(bytes[entry.range]), path: Self.join(path, entry.name), depth: depth, body)
                }
            }
        }

        /// `backup.tar.gz` holds a tar, which adds no name of its own.
        private mutating func gzip(_ bytes: [UInt8], path: String, depth: Int, _ body: (String, [UInt8]) -> Void) {
            switch Inflation.gunzip(bytes, limit: allowance(for: bytes.count)) {
            case .done(let output, _):
                remaining -= output.count
                if TarArchive.isTar(output) {
                    open(output, path: path, depth: depth, body)
                } else {
                    let name = path.split(separator: "/").last.map(String.init) ?? path
                    let lower = name.lowercased()
                    let inner = lower.hasSuffix(".gz") ? String(name.dropLast(3)) : lower.hasSuffix(".tgz") ? name.dropLast(4) + ".tar" : name
                    member(output, path: Self.join(path, inner), depth: depth, body)
                }
            case .damaged: note(path, "a damaged gzip file")
            case .tooLarge: note(path, "too large once unpacked")
            }
        }

        private mutating func other(
            _ bytes: [UInt8], _ format: OtherCompression.Format, path: String, depth: Int, _ body: (String, [UInt8]) -> Void
        ) {
            switch OtherCompression.unpack(bytes, format, limit: allowance(for: bytes.count)) {
            case .done(let output):
                remaining -= output.count
                if TarArchive.isTar(output) { return open(output, path: path, depth: depth, body) }
                let name = path.split(separator: "/").last.map(String.init) ?? path
                let suffix = format.suffixes.first { name.lowercased().hasSuffix($0.packed) }
                let inner = suffix.map { name.dropLast($0.packed.count) + $0.plain } ?? name
                member(output, path: Self.join(path, inner), depth: depth, body)
            case .damaged: note(path, "a damaged \(format) file")
            case .tooLarge: note(path, "too large once unpacked")
            case .unavailable: note(path, "\(format) is not opened: its library is not installed")
            }
        }

        private mutating func zip(_ bytes: [UInt8], path: String, depth: Int, _ body: (String, [UInt8]) -> Void) {
            guard let archive = ZipArchive(bytes, maximumEntries: limits.members) else {
                note(path, "a damaged ZIP file")
                return
            }
            if let office = OfficeDocument(archive) {
                for part in office.parts(limit: allowance(for: bytes.count)) {
                    remaining -= part.bytes.count
                    member(part.bytes, path: Self.join(path, part.name), depth: limits.depth, body)
                }
                return
            }
            if archive.isCut { note(path, "its list of members is damaged, or has more than \(limits.members); the rest was left out") }
            for entry in archive.entries where !entry.isDirectory {
                let shown = Self.join(path, entry.name)
                guard members < limits.members, remaining > 0 else {
                    note(path, "holds more than is unpacked of one file; the rest was left out")
                    return
                }
                switch archive.read(entry, limit: allowance(for: entry.compressedSize)) {
                case .success(let output):
                    remaining -= output.count
                    member(output, path: shown, depth: depth, body)
                case .failure(let failure): note(shown, failure.rawValue)
                }
            }
        }

        private mutating func database(_ bytes: [UInt8], path: String, depth: Int, _ body: (String, [UInt8]) -> Void) {
            guard var database = SQLiteDatabase(bytes, limit: allowance(for: bytes.count)) else { return note(path, "a damaged SQLite database") }
            for table in database.tables() {
                remaining -= table.text.count
                member(table.text, path: Self.join(path, table.name + ".csv"), depth: depth, body)
            }
            if let problem = database.problem { note(path, problem) }
        }

        private mutating func member(_ bytes: [UInt8], path: String, depth: Int, _ body: (String, [UInt8]) -> Void) {
            guard !bytes.isEmpty else { return }
            guard members < limits.members else {
                if members == limits.members { note(path, "more than \(limits.members) members; the rest was left out") }
                members += 1
                return
            }
            members += 1
            guard Unpacker.isArchive(bytes) else { return body(path, bytes) }
            guard depth + 1 < limits.depth else { return note(path, "an archive nested deeper than \(limits.depth)") }
            open(bytes, path: path, depth: depth + 1, body)
        }

        /// Names come from outside: no control characters, no length without end.
        private static func join(_ path: String, _ name: String) -> String {
            var name = String(name.unicodeScalars.prefix(1000).filter { $0.value >= 32 && $0.value != 127 })
            while name.hasPrefix("./") { name.removeFirst(2) }
            while name.hasPrefix("/") { name.removeFirst() }
            return path + "!/" + name
        }
    }
}

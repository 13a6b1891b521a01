public import Estate
import Foundation
import Glibc
public import Runtime
import SecretScan

/// Why a baseline cannot be used.
public struct BaselineError: Error, CustomStringConvertible {
    public var description: String
}

/// What a team has decided to live with for a while: a directory in the repository, `.mayfly/baseline`, with one small
/// file for each entry. Every file is named by what it holds and never changed, so that two branches can both add to it,
/// and no merge has anything to decide.
///
/// Its key is committed beside the entries. Nothing here confirms a guess at a value: docs/decisions/0013-baseline.md.
public struct Baseline: Sendable {
    /// One entry, as it is written.
    public struct Entry: Sendable, Codable, Equatable {
        public var id: BaselineID
        public var kind: String
        /// Where it stood when it was added; for a value that could be guessed, the only place where it is allowed.
        public var path: String
        public var slot: String?
        /// One byte of a hash of the value, in hexadecimal, where the id names the place alone.
        public var check: String?
        public var owner: String?
        public var reason: String
        /// The last day on which it holds: `2026-12-31`, UTC.
        public var until: String

        public func holds(at now: Timestamp) -> Bool {
            guard until.utf8.count == 10, let last = Timestamp(until) else { return false }
            return now < last + .seconds(86_400)
        }
    }

    public static let defaultDirectory = ".mayfly/baseline"
    static let entryLimit = 200_000
    static let keySuffix = ".key"
    static let entrySuffix = ".json"

    public let directory: String
    public private(set) var entries: [Entry] = []
    /// Files that are no entry, and why.
    public private(set) var problems: [(path: String, why: String)] = []
    private var keys: [BaselineKey] = []
    private var byID: [BaselineID: [Entry]] = [:]

    /// Reads a directory; one that does not exist is an empty baseline.
    public init(directory: String) throws(BaselineError) {
        self.directory = directory
        guard let names = TreeWalker.names(in: Array(directory.utf8)) else {
            if errno == ENOENT { return }
            throw BaselineError(description: "the baseline `\(directory)` cannot be listed: \(String(cString: strerror(errno)))")
        }
        guard names.count <= Self.entryLimit else {
            throw BaselineError(description: "the baseline `\(directory)` has more than \(Self.entryLimit) files")
        }
        for name in names.map({ String(decoding: $0, as: UTF8.self) }) {
            guard name.hasSuffix(Self.keySuffix) || name.hasSuffix(Self.entrySuffix) else { continue }
            guard case .success(let bytes) = TreeWalker.read(Array("\(directory)/\(name)".utf8), limit: 65536) else {
                problems.append((name, "cannot be read"))
                continue
            }
            if name.hasSuffix(Self.keySuffix) {
                if let key = Self.key(bytes) { keys.append(key) } else { problems.append((name, "is no key: 64 hexadecimal digits")) }
            } else if let entry = try? JSONDecoder().decode(Entry.self, from: Data(bytes)) {
                entries.append(entry)
            } else {
                problems.append((name, "is no entry (a merge that was not finished?)"))
            }
        }
        byID = Dictionary(grouping: entries, by: \.id)
    }

    private static func key(_ bytes: [UInt8]) -> BaselineKey? {
        let digits = bytes.filter { $0 > 32 }
        guard digits.count == 64 else { return nil }
        var key: [UInt8] = []
        for index in stride(from: 0, to: 64, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16) else { return nil }
            key.append(byte)
        }
        return BaselineKey(key)
    }

    /// Whether there is a key, so that entries can be made.
    public var isReady: Bool { !keys.isEmpty }

    // MARK: - Asking

    enum Verdict: Equatable {
        case unknown
        case accepted(Entry)
        case expired(Entry)
    }

    /// What the baseline says of a value. `stands` tells whether a path still exists: a value that cannot be guessed is
    /// allowed at another path when it was moved there, and not when it was copied.
    func verdict(on secret: Secret, kind: String, path: String, slot: String?, at now: Timestamp, stands: (String) -> Bool) -> Verdict {
        var verdict = Verdict.unknown
        for key in keys where !byID.isEmpty {
            let (id, check) = Self.name(secret, kind: kind, path: path, slot: slot, key: key)
            for entry in byID[id] ?? [] where entry.check == check && (entry.path == path || check == nil && !stands(entry.path)) {
                if entry.holds(at: now) { return .accepted(entry) }
                verdict = .expired(entry)
            }
        }
        return verdict
    }

    /// The entry's name for readers of other formats, when there is a key.
    func id(of secret: Secret, kind: String, path: String, slot: String?) -> BaselineID? {
        keys.first.map { Self.name(secret, kind: kind, path: path, slot: slot, key: $0).id }
    }

    private static func name(
        _ secret: Secret, kind: String, path: String, slot: String?, key: BaselineKey
    ) -> (id: BaselineID, check: String?) {
        if isRandom(secret) { return (key.id(ofRandom: secret, slot: slot), nil) }
        let place = key.id(ofPlace: path, kind: kind, slot: slot)
        let check = key.check(of: secret, at: place)
        return (place, (check < 16 ? "0" : "") + String(check, radix: 16))
    }

    /// Whether nobody could guess it, with the key and all the time there is: 20 bytes or more with at least 80 bits, where
    /// letters in a row, digits in a row and repetitions are taken for words, years and keyboards.
    static func isRandom(_ secret: Secret) -> Bool {
        secret.withBytes { bytes in
            guard bytes.count >= 20 else { return false }
            enum Class: Equatable { case lower, upper, digit, other }
            func sort(_ byte: UInt8) -> Class {
                switch byte {
                case 97...122: .lower
                case 65...90: .upper
                case 48...57: .digit
                default: .other
                }
            }
            let isHex = bytes.allSatisfy { (48...57).contains($0) || (97...102).contains($0 | 32) }
            var bits = 0.0
            var start = 0
            while start < bytes.count {
                var end = start + 1
                while end < bytes.count, sort(bytes[end]) == sort(bytes[start]) { end += 1 }
                let length = end - start
                let different = Set(bytes[start..<end]).count
                let each = isHex ? 3.5 : length >= (sort(bytes[start]) == .digit ? 4 : 5) ? 1.5 : sort(bytes[start]) == .digit ? 3.3 : 4.7
                bits += each * Double(min(length, different + 1))
                start = end
            }
            return bits >= 80 && Set(bytes).count >= 8
        }
    }

    // MARK: - Adding

    /// Makes the directory, and a key when there is none.
    public mutating func prepare(entropy: Entropy) throws(BaselineError) {
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        } catch {
            throw BaselineError(description: "cannot make `\(directory)`: \(error.localizedDescription)")
        }
        guard keys.isEmpty else { return }
        let bytes = entropy.bytes(32)
        guard let key = BaselineKey(bytes) else { throw BaselineError(description: "no key could be made") }
        try write(key.keyID + Self.keySuffix, bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\n")
        keys = [key]
    }

    /// An entry for a value, written at once. The same entry twice is one file.
    mutating func add(_ match: Match, path: String, owner: String?, reason: String, until: String) throws(BaselineError) -> Entry {
        guard let key = keys.first else { throw BaselineError(description: "the baseline `\(directory)` has no key; first: mayfly baseline init") }
        let (id, check) = Self.name(match.secret, kind: match.kind, path: path, slot: match.slot, key: key)
        let entry = Entry(id: id, kind: match.kind, path: path, slot: match.slot, check: check, owner: owner, reason: reason, until: until)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        guard let data = try? encoder.encode(entry) else { throw BaselineError(description: "the entry cannot be written") }
        let text = String(decoding: data, as: UTF8.self) + "\n"
        // Named by its content too: two branches that allow the same thing for different reasons have different files.
        try write("\(id.text).\(Self.digest(text))\(Self.entrySuffix)", text)
        if !entries.contains(entry) {
            entries.append(entry)
            byID[id, default: []].append(entry)
        }
        return entry
    }

    /// Allows everything that a scan of these files finds now. Paths are written from `root`, as `git` names them.
    public mutating func addWhatStands(
        in paths: [String], below root: String, owner: String?, reason: String, until: String
    ) throws -> [Entry] {
        let scanner = Scanner()
        guard let top = TreeWalker.realPath(Array(root.utf8)) else { throw BaselineError(description: "`\(root)` does not exist") }
        var added: [Entry] = []
        for given in paths {
            var path = given
            var line: Int?
            if !FileManager.default.fileExists(atPath: path), let colon = path.lastIndex(of: ":"),
                let number = Int(path[path.index(after: colon)...])
            {
                (path, line) = (String(path[..<colon]), number)
            }
            var walker = TreeWalker(limits: .init(fileSize: 64 << 20))
            try walker.walk(path, prefix: nil)
            for file in walker.result.files {
                let real = TreeWalker.realPath(file.absolute) ?? file.absolute
                let shown = real.starts(with: top + [UInt8(ascii: "/")]) ? String(decoding: real.dropFirst(top.count + 1), as: UTF8.self) : file.path
                guard case .success(let bytes) = TreeWalker.read(file.absolute, limit: 64 << 20) else { continue }
                for match in scanner.scan(bytes, path: shown) where match.confidence >= .medium && (line == nil || line == match.line) {
                    added.append(try add(match, path: shown, owner: owner, reason: reason, until: until))
                }
            }
        }
        return added
    }

    /// Removes the files of entries that hold no longer. Gives back how many.
    public func prune(at now: Timestamp) -> Int {
        var removed = 0
        let names = (TreeWalker.names(in: Array(directory.utf8)) ?? []).map { String(decoding: $0, as: UTF8.self) }
        for name in names where name.hasSuffix(Self.entrySuffix) {
            guard case .success(let bytes) = TreeWalker.read(Array("\(directory)/\(name)".utf8), limit: 65536),
                let entry = try? JSONDecoder().decode(Entry.self, from: Data(bytes)), !entry.holds(at: now)
            else { continue }
            if unlink("\(directory)/\(name)") == 0 { removed += 1 }
        }
        return removed
    }

    private func write(_ name: String, _ text: String) throws(BaselineError) {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(directory)/\(name)"), options: .atomic)
        } catch {
            throw BaselineError(description: "cannot write `\(directory)/\(name)`: \(error.localizedDescription)")
        }
    }

    /// FNV-1a, for names only.
    private static func digest(_ text: String) -> String {
        let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
        return String(repeating: "0", count: hash.leadingZeroBitCount / 4) + (hash == 0 ? "" : String(hash, radix: 16))
    }
}

import Foundation
import Glibc
import Runtime

/// Decisions on disk until the server has them, in the order in which they were made: `decisions/1.log` and so on, 0600.
///
/// What is appended outlives the agent at once, and a power cut once it was synchronised. A file that holds nothing more of use is removed;
/// none is ever changed but at its end. Each record has a mark by which half of one is known: there the file ends.
struct DecisionJournal {
    enum Record: Equatable {
        /// Decisions from here on are numbered by this incarnation of the agent, beginning with this one.
        case begin(incarnation: String, first: Int64)
        /// Entities that decisions after it rest on.
        case entities(digest: String, json: String)
        /// ``AwayDecision/bytes``.
        case decision([UInt8])
        /// The server has those of an incarnation up to this one.
        case told(incarnation: String, upTo: Int64)

        var isBegin: Bool { if case .begin = self { true } else { false } }
    }

    static let directory = "decisions"
    /// A file that is longer is followed by another.
    static let fileLimit = 4 << 20
    /// Largest record.
    static let recordLimit = 1 << 20
    private let state: StateDirectory
    private var number: Int
    private var descriptor: Int32
    private(set) var size = 0
    /// Nothing says yet whose decisions the file holds: that is to be the first of it.
    private(set) var isBegun = false
    private var pending: [UInt8] = []
    /// Files before this one that are not synchronised yet. Whoever takes them does it, and closes them.
    private var full: [Int32] = []

    /// Opens the journal, reads what is there, and begins a new file behind it.
    ///
    /// - Returns: files by number, oldest first, and whether each could be read to its end.
    static func open(in parent: StateDirectory) throws(FileError) -> (
        journal: DecisionJournal, found: [(number: Int, records: [Record], isWhole: Bool)]
    ) {
        let state = try StateDirectory(parent.file(Self.directory))
        var found: [(Int, [Record], Bool)] = []
        let names = (try? FileManager.default.contentsOfDirectory(atPath: state.path)) ?? []
        let numbers = names.compactMap { $0.hasSuffix(".log") ? Int($0.dropLast(4)) : nil }.filter { $0 > 0 }.sorted()
        for number in numbers {
            let bytes = try state.read("\(number).log", limit: fileLimit + 2 * recordLimit) ?? []
            let (records, isWhole) = read(bytes)
            // Of an agent that decided nothing, or could not begin.
            if isWhole, records.allSatisfy(\.isBegin) { unlink(state.file("\(number).log")) } else { found.append((number, records, isWhole)) }
        }
        return (try DecisionJournal(state, 1 + (numbers.last ?? 0)), found)
    }

    private init(_ state: StateDirectory, _ number: Int) throws(FileError) {
        (self.state, self.number) = (state, number)
        descriptor = try Self.create(state, number)
    }

    private static func create(_ state: StateDirectory, _ number: Int) throws(FileError) -> Int32 {
        let path = state.file("\(number).log")
        let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw FileError(path: path, doing: "create", reason: String(cString: strerror(errno))) }
        return descriptor
    }

    var currentNumber: Int { number }
    var isFull: Bool { size > Self.fileLimit }

    /// Goes on with the next file. The one before is for ``takeFull()``: somebody waits for an answer, and 4 MiB take long.
    mutating func turnOver() throws(FileError) {
        let next = try Self.create(state, number + 1)
        full.append(descriptor)
        (descriptor, number, size, isBegun) = (next, number + 1, 0, false)
    }

    /// Removes a file whose decisions the server has.
    func remove(_ number: Int) { unlink(state.file("\(number).log")) }

    mutating func takeFull() -> [Int32] {
        defer { full = [] }
        return full
    }

    mutating func close() {
        for descriptor in takeFull() { Self.finish(descriptor) }
        guard descriptor >= 0 else { return }
        close(descriptor)
        descriptor = -1
    }

    private func close(_ descriptor: Int32) { Glibc.close(descriptor) }

    /// Synchronises a file that nothing more is written to.
    static func finish(_ descriptor: Int32) {
        fdatasync(descriptor)
        Glibc.close(descriptor)
    }

    /// Another name for the open file, to synchronise it by while others write on.
    func forSynchronising() -> Int32 { fcntl(descriptor, F_DUPFD_CLOEXEC, 0) }

    func synchroniseDirectory() {
        let descriptor = Glibc.open(state.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// Appends records with one write: all of them or none.
    mutating func append(_ records: [Record]) -> Bool {
        guard descriptor >= 0 else { return false }
        pending.removeAll(keepingCapacity: pending.capacity <= 256 << 10)
        for record in records { Self.write(record, to: &pending) }
        var written = 0
        while written < pending.count {
            let count = pending.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                // What stands half there would hide what comes after it.
                if written > 0, ftruncate(descriptor, off_t(size)) != 0 { close() }
                return false
            }
            written += count
        }
        size += written
        if records.first?.isBegin == true { isBegun = true }
        return true
    }

    // MARK: Records

    /// Length of what follows, its mark, the kind, and what the kind has.
    private static func write(_ record: Record, to bytes: inout [UInt8]) {
        let start = bytes.count
        bytes.append(contentsOf: [0, 0, 0, 0, 0, 0, 0, 0])
        func write(_ number: some FixedWidthInteger, _ bytes: inout [UInt8]) {
            withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
        }
        switch record {
        case .begin(let incarnation, let first):
            bytes.append(1)
            write(first, &bytes)
            bytes.append(contentsOf: incarnation.utf8)
        case .told(let incarnation, let upTo):
            bytes.append(4)
            write(upTo, &bytes)
            bytes.append(contentsOf: incarnation.utf8)
        case .entities(let digest, let json):
            bytes.append(2)
            write(UInt32(clamping: digest.utf8.count), &bytes)
            bytes.append(contentsOf: digest.utf8)
            bytes.append(contentsOf: json.utf8)
        case .decision(let decision):
            bytes.append(3)
            bytes.append(contentsOf: decision)
        }
        let length = UInt32(clamping: bytes.count - start - 8)
        bytes.withUnsafeMutableBytes { all in
            let mark = mark(UnsafeRawBufferPointer(rebasing: all[(start + 8)...]))
            all.storeBytes(of: length.littleEndian, toByteOffset: start, as: UInt32.self)
            all.storeBytes(of: mark.littleEndian, toByteOffset: start + 4, as: UInt32.self)
        }
    }

    /// The records of a file, up to the first that is not whole.
    static func read(_ bytes: [UInt8]) -> (records: [Record], isWhole: Bool) {
        var records: [Record] = []
        let isWhole = bytes.withUnsafeBytes { all -> Bool in
            var place = 0
            while place < all.count {
                guard all.count - place > 8 else { return false }
                let length = Int(UInt32(littleEndian: all.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
                let mark = UInt32(littleEndian: all.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self))
                guard (1...recordLimit).contains(length), length <= all.count - place - 8 else { return false }
                let content = UnsafeRawBufferPointer(rebasing: all[(place + 8)..<(place + 8 + length)])
                guard self.mark(content) == mark, let record = record(content) else { return false }
                records.append(record)
                place += 8 + length
            }
            return true
        }
        return (records, isWhole)
    }

    private static func record(_ content: UnsafeRawBufferPointer) -> Record? {
        guard let kind = content.first else { return nil }
        let rest = content[1...]
        func numbered(_ make: (String, Int64) -> Record) -> Record? {
            guard rest.count >= 8, rest.count <= 8 + 256 else { return nil }
            let number = Int64(littleEndian: content.loadUnaligned(fromByteOffset: 1, as: Int64.self))
            guard number >= 0, let text = String(validating: rest.dropFirst(8), as: UTF8.self) else { return nil }
            return make(text, number)
        }
        switch kind {
        case 1: return numbered { .begin(incarnation: $0, first: $1) }
        case 2:
            guard rest.count >= 4 else { return nil }
            let count = Int(UInt32(littleEndian: content.loadUnaligned(fromByteOffset: 1, as: UInt32.self)))
            guard count <= 128, count <= rest.count - 4, let digest = String(validating: rest.dropFirst(4).prefix(count), as: UTF8.self),
                let json = String(validating: rest.dropFirst(4 + count), as: UTF8.self)
            else { return nil }
            return .entities(digest: digest, json: json)
        case 3: return .decision(Array(rest))
        case 4: return numbered { .told(incarnation: $0, upTo: $1) }
        default: return nil
        }
    }

    /// Tells a record from half of one, eight bytes at a step. No protection against whoever can write here: that is the agent's user.
    private static func mark(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        var (sum, place) = (UInt64(truncatingIfNeeded: bytes.count) | 1 << 63, 0)
        func mix(_ word: UInt64) {
            sum = (sum ^ word) &* 0x9E37_79B9_7F4A_7C15
            sum ^= sum >> 29
        }
        while place + 8 <= bytes.count {
            mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
            place += 8
        }
        var last: UInt64 = 0
        while place < bytes.count {
            last = last << 8 | UInt64(bytes[place])
            place += 1
        }
        mix(last)
        return UInt32(truncatingIfNeeded: sum ^ sum >> 32)
    }
}

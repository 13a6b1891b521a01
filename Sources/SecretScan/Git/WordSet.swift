import Runtime

/// The words of a chain of blobs, letters and digits in a row, by their hashes: what tells, long after, that a value cannot
/// stand in any of them.
struct WordSet {
    /// Shorter words stand nearly everywhere.
    private static let shortest = 4
    /// Of longer ones the beginning counts.
    private static let longest = 64

    private var table: [UInt32] = []
    private var count = 0

    /// The hashes, each once, in no order.
    var hashes: [UInt32] { table.filter { $0 != 0 } }

    mutating func insert(_ bytes: UnsafePointer<UInt8>, _ length: Int, _ hash: KeyedHash) {
        var position = 0
        Self.isWord.withUnsafeBufferPointer { isWord in
            while position < length {
                let start = position
                while position < length, isWord[Int(bytes[position])] { position += 1 }
                let count = position - start
                position += 1
                guard count >= Self.shortest else { continue }
                insert(Self.hash(bytes + start, count, hash))
                // `\nVALUE`: ``ValueFinder`` takes the letter for the escape's.
                if start > 0, count > Self.shortest, bytes[start - 1] == Byte.backslash { insert(Self.hash(bytes + start + 1, count - 1, hash)) }
            }
        }
    }

    private static let isWord: [Bool] = (0...255).map { Byte.isAlphanumeric(UInt8($0)) }

    private static func hash(_ bytes: UnsafePointer<UInt8>, _ length: Int, _ hash: KeyedHash) -> UInt32 {
        max(1, UInt32(truncatingIfNeeded: hash(bytes, min(length, longest))))
    }

    private mutating func insert(_ hash: UInt32) {
        if count * 2 >= table.count { grow() }
        let place = place(of: hash)
        guard table[place] == 0 else { return }
        table[place] = hash
        count += 1
    }

    private func place(of hash: UInt32) -> Int {
        let mask = table.count - 1
        var place = Int(hash) & mask
        while table[place] != 0, table[place] != hash { place = (place + 1) & mask }
        return place
    }

    private mutating func grow() {
        let old = table
        table = Array(repeating: 0, count: max(256, old.count * 2))
        for hash in old where hash != 0 { table[place(of: hash)] = hash }
    }

    /// The words that stand wherever `value` stands alone.
    static func hashes(of value: Secret, _ hash: KeyedHash) -> [UInt32] {
        value.withBytes { value in
            guard let base = value.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return [] }
            var words: [UInt32] = []
            var position = 0
            while position < value.count {
                let start = position
                while position < value.count, isWord[Int(value[position])] { position += 1 }
                if position - start >= shortest { words.append(Self.hash(base + start, position - start, hash)) }
                position += 1
            }
            return words
        }
    }
}

/// Finds many literals in one pass over bytes, ASCII letters in either case (Aho and Corasick, 1975).
///
/// The automaton is a dense table: one row per state, one column per class of bytes that the literals tell apart, so that
/// each byte of input costs one lookup. A few hundred literals make a table that stays in the processor's cache.
public struct AhoCorasick: Sendable {
    private let classes: [UInt8]
    private let width: Int
    private let next: [UInt16]
    /// For each state, where its list starts in `outputs`; one more entry at the end.
    private let outputStart: [UInt32]
    private let outputs: [UInt16]
    public let lengths: [Int]

    /// At most 65,535 states: far more than the literals here need. Longer sets are cut, which a precondition reports.
    public init(_ literals: [[UInt8]]) {
        let words = literals.map { $0.map(Byte.lower) }
        lengths = words.map(\.count)
        var classes = [UInt8](repeating: 0, count: 256)
        var width = 1
        for byte in Set(words.joined()).sorted() {
            classes[Int(byte)] = UInt8(width)
            width += 1
        }
        for byte in UInt8(ascii: "A")...UInt8(ascii: "Z") { classes[Int(byte)] = classes[Int(byte | 32)] }

        // The trie.
        var go: [[Int]] = [Array(repeating: -1, count: width)]
        var ends: [[UInt16]] = [[]]
        for (index, word) in words.enumerated() where !word.isEmpty {
            var state = 0
            for byte in word {
                let column = Int(classes[Int(byte)])
                if go[state][column] < 0 {
                    go.append(Array(repeating: -1, count: width))
                    ends.append([])
                    go[state][column] = go.count - 1
                }
                state = go[state][column]
            }
            ends[state].append(UInt16(index))
        }
        precondition(go.count <= 65_535, "too many literals for one automaton")

        // Breadth first: where to go on a mismatch, and which shorter literals end here as well.
        var fail = [Int](repeating: 0, count: go.count)
        var queue: [Int] = []
        for column in 0..<width {
            if go[0][column] < 0 { go[0][column] = 0 } else { queue.append(go[0][column]) }
        }
        var head = 0
        while head < queue.count {
            let state = queue[head]
            head += 1
            for column in 0..<width {
                let target = go[state][column]
                if target < 0 {
                    go[state][column] = go[fail[state]][column]
                } else {
                    fail[target] = go[fail[state]][column]
                    ends[target] += ends[fail[target]]
                    queue.append(target)
                }
            }
        }

        self.classes = classes
        self.width = width
        next = go.flatMap { $0.map(UInt16.init) }
        var starts: [UInt32] = [0]
        for list in ends { starts.append(starts[starts.count - 1] + UInt32(list.count)) }
        outputStart = starts
        outputs = ends.flatMap { $0 }
    }

    /// Every occurrence, in order of its end. Stops after `limit` hits: a file of nothing but anchors is not text.
    public func hits(in bytes: UnsafeBufferPointer<UInt8>, limit: Int = 200_000) -> [LiteralHit] {
        var found: [LiteralHit] = []
        let width = self.width
        classes.withUnsafeBufferPointer { classes in
            next.withUnsafeBufferPointer { next in
                outputStart.withUnsafeBufferPointer { starts in
                    var state = 0
                    for index in bytes.indices {
                        state = Int(next[state &* width &+ Int(classes[Int(bytes[index])])])
                        let start = starts[state]
                        let end = starts[state &+ 1]
                        if start != end {
                            for slot in start..<end { found.append(LiteralHit(literal: Int(outputs[Int(slot)]), end: index + 1)) }
                            if found.count >= limit { return }
                        }
                    }
                }
            }
        }
        return found
    }
}

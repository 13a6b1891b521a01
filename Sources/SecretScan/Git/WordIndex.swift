import Runtime

/// The words of the longer chains of a store, as a walk has met them: a second walk, for values that are known by then, can
/// leave out every chain in which none of them stands.
public struct WordIndex: Sendable {
    /// A chain is known by its first blob's place in the plan of its pack.
    struct Place: Hashable, Sendable {
        var pack: String
        var root: Int32
    }

    let hash = KeyedHash()
    private var words: [Place: [UInt32]] = [:]
    private var count = 0

    /// 32 MiB. Chains beyond it are walked again.
    private static let limit = 8 << 20
    /// More values than these stand nearly everywhere.
    private static let valueLimit = 5000

    public init() {}

    mutating func add(_ chain: [UInt32], at place: Place) {
        guard count + chain.count <= Self.limit else { return }
        count += chain.count
        words[place] = chain
    }

    mutating func merge(_ other: Self) {
        for (place, chain) in other.words { add(chain, at: place) }
    }

    /// The chains in which none of the values can stand, as ``ValueFinder`` looks for them.
    func chains(without values: [Secret]) -> Set<Place> {
        let needed = values.filter { $0.count >= ValueFinder.shortest }.map { WordSet.hashes(of: $0, hash) }
        guard needed.count <= Self.valueLimit, needed.allSatisfy({ !$0.isEmpty }) else { return [] }
        var numbers: [UInt32: Int] = [:]
        // Most words are none of these: a bit tells so sooner than a dictionary.
        var bits = [UInt64](repeating: 0, count: 1 << 12)
        for word in needed.joined() where numbers[word] == nil {
            numbers[word] = numbers.count
            bits[Int(word & 0x3FFFF) >> 6] |= 1 << UInt64(word & 63)
        }
        let wanted = needed.map { $0.compactMap { numbers[$0] } }
        return Set(
            words.filter { _, chain in
                var isThere = [Bool](repeating: false, count: numbers.count)
                for word in chain where bits[Int(word & 0x3FFFF) >> 6] & 1 << UInt64(word & 63) != 0 {
                    if let number = numbers[word] { isThere[number] = true }
                }
                return !wanted.contains { $0.allSatisfy { isThere[$0] } }
            }.keys)
    }
}

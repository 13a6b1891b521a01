/// Keeps what was used lately, within a size: when the younger half is full it becomes the older one, whose entries are
/// forgotten unless they are asked for meanwhile.
///
/// A class, because a copy of it would be a mistake. Not safe to share.
final class RecentCache<Key: Hashable, Value> {
    private var young: [Key: (value: Value, size: Int)] = [:]
    private var old: [Key: (value: Value, size: Int)] = [:]
    private var youngSize = 0
    private let limit: Int

    /// `limit`: how much both halves may hold together, in the unit of `insert`'s sizes.
    init(limit: Int) { self.limit = limit }

    subscript(key: Key) -> Value? {
        if let known = young[key] { return known.value }
        guard let known = old.removeValue(forKey: key) else { return nil }
        insert(known.value, for: key, size: known.size)
        return known.value
    }

    func insert(_ value: Value, for key: Key, size: Int) {
        if youngSize + size > limit / 2 {
            old = young
            young = [:]
            youngSize = 0
        }
        if young.updateValue((value, size), forKey: key) == nil { youngSize += size }
    }
}

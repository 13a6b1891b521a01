/// How much each of many holders has of what there is a bounded number of. None takes more than its share, so none takes it all.
public struct Shares<Holder: Hashable & Sendable>: Sendable {
    private let limit: Int
    private var held: [Holder: Int] = [:]
    /// What all together have.
    public private(set) var total = 0

    /// - Parameter limit: of all together.
    public init(limit: Int = .max) { self.limit = limit }

    /// Takes one, which ``giveBack(of:)`` returns; false where none is left, or this holder has its share.
    public mutating func take(for holder: Holder, share: Int) -> Bool {
        guard total < limit, held[holder, default: 0] < share else { return false }
        held[holder, default: 0] += 1
        total += 1
        return true
    }

    public mutating func giveBack(of holder: Holder) {
        guard let count = held[holder] else { return }
        held[holder] = count > 1 ? count - 1 : nil
        total -= 1
    }
}

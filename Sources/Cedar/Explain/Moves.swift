/// An edit by its number: what the search carries around, compares and combines.
struct Move: Hashable {
    fileprivate enum Kind: UInt8 {
        case ensure, remove, other
    }

    /// Of the edit, and of its target.
    fileprivate let edit: Int32
    fileprivate let target: Int32
    fileprivate let kind: Kind
    /// A limit to a value with an order, as the number that stands for it.
    struct Limit {
        /// At least so much, else at most.
        let isLower: Bool
        let value: Int64
    }
    fileprivate let limit: Limit?

    static func == (left: Move, right: Move) -> Bool { left.edit == right.edit }
    func hash(into hasher: inout Hasher) { hasher.combine(edit) }

    /// One of several limits to the same place: the narrowest does for all of them. Nil for what is none.
    func covering(_ other: Move) -> Move? {
        guard target == other.target, let limit, let another = other.limit, limit.isLower == another.isLower else { return nil }
        return (limit.value < another.value) == limit.isLower ? other : self
    }

    func isOfTarget(of other: Move) -> Bool { target == other.target }

    /// Whether making this makes `other` too, or they leave each other alone.
    func admits(_ other: Move) -> Bool {
        guard target == other.target else { return true }
        if kind == .ensure { return other.kind != .remove }
        if other.kind == .ensure { return kind != .remove }
        return edit == other.edit
    }
}

/// The edits that one search has come across, each once, and what they cost.
final class Moves {
    private var edits: [Edit] = []
    private var targets: [Edit.Target] = []
    private var costs: [Int?] = []
    private let cost: (Edit.Target) -> Int?

    init(cost: @escaping (Edit.Target) -> Int?) { self.cost = cost }

    /// There are few: looking at all of them is quicker than hashing.
    func move(_ target: Edit.Target, _ action: Edit.Action, limit: Move.Limit? = nil) -> Move {
        let place: Int
        if let known = targets.firstIndex(of: target) {
            place = known
        } else {
            place = targets.count
            targets.append(target)
            costs.append(cost(target))
        }
        let edit = Edit(target: target, action: action)
        var number = edits.firstIndex { $0.action == action && $0.target == target }
        if number == nil {
            number = edits.count
            edits.append(edit)
        }
        let kind: Move.Kind =
            switch action {
            case .ensure: .ensure
            case .remove: .remove
            default: .other
            }
        return Move(edit: Int32(number ?? 0), target: Int32(place), kind: kind, limit: limit)
    }

    func edit(_ move: Move) -> Edit { edits[Int(move.edit)] }

    /// Nil if one of them is nobody's to make.
    func price(_ moves: [Move]) -> Int? {
        var total = 0
        for move in moves {
            guard let one = costs[Int(move.target)] else { return nil }
            total += one
        }
        return total
    }
}

extension [Move] {
    /// The same ones, in any order. None is in either of them twice.
    func isSame(as other: [Move]) -> Bool { count == other.count && allSatisfy(other.contains) }
}

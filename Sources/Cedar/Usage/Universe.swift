/// One principal, one action, one resource: what may be granted, and what has been used.
public struct Cell: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let principal: EntityUID
    public let action: EntityUID
    public let resource: EntityUID

    public init(principal: EntityUID, action: EntityUID, resource: EntityUID) {
        (self.principal, self.action, self.resource) = (principal, action, resource)
    }

    public init(_ request: Request) {
        self.init(principal: request.principal, action: request.action, resource: request.resource)
    }

    public var description: String { "\(principal), \(action), \(resource)" }

    /// By their names: action, principal, resource.
    public static func < (left: Cell, right: Cell) -> Bool {
        "\(left.action) \(left.principal) \(left.resource)".precedes("\(right.action) \(right.principal) \(right.resource)")
    }
}

/// The cells that access is held against: all that could be asked for.
public struct Universe: Sendable {
    /// One action with all that may be asked of it. Its cells are numbered from `start`, the resources of one principal in a row.
    struct Block: Sendable {
        let action: EntityUID
        let principals: [EntityUID]
        let resources: [EntityUID]
        let start: Int
        let places: Places

        var count: Int { principals.count * resources.count }
    }

    /// Where in a block a name stands.
    final class Places: Sendable {
        let principals: [EntityUID: Int]
        let resources: [EntityUID: Int]

        init(_ principals: [EntityUID], _ resources: [EntityUID]) {
            self.principals = Dictionary(principals.enumerated().map { ($1, $0) }) { first, _ in first }
            self.resources = Dictionary(resources.enumerated().map { ($1, $0) }) { first, _ in first }
        }
    }

    let blocks: [Block]
    private let byAction: [EntityUID: Int]
    /// How many cells there are.
    public let count: Int

    /// More cells than this are refused unless another number is said.
    public static let mostCells = 50_000_000

    /// What the schema's actions apply to, of these entities; and whoever has asked, or was asked for, without being among them.
    /// - Throws: `limit`.
    public init(
        _ schema: Schema, in entities: Entities, including used: [UsedRequest] = [], mostCells: Int = mostCells
    ) throws(CedarError) {
        var byType: [EntityType: Set<EntityUID>] = [:]
        for entity in entities.all { byType[entity.uid.type, default: []].insert(entity.uid) }
        for use in used {
            for uid in [use.request.principal, use.request.resource] { byType[uid.type, default: []].insert(uid) }
        }
        let sorted = byType.mapValues { $0.inOrder() }
        let asked = schema.actions.values.filter { !$0.principals.isEmpty && !$0.resources.isEmpty }
        try self.init(
            asked.inOrder(of: { $0.uid }).map { action in
                (action.uid, action.principals.flatMap { sorted[$0] ?? [] }, action.resources.flatMap { sorted[$0] ?? [] })
            }, mostCells)
    }

    /// Each of these against each.
    /// - Throws: `limit`.
    public init(
        principals: [EntityUID], actions: [EntityUID], resources: [EntityUID], mostCells: Int = mostCells
    ) throws(CedarError) {
        let (principals, resources) = (Set(principals).inOrder(), Set(resources).inOrder())
        try self.init(Set(actions).inOrder().map { ($0, principals, resources) }, mostCells)
    }

    private init(_ list: [(EntityUID, [EntityUID], [EntityUID])], _ most: Int) throws(CedarError) {
        var (blocks, start) = ([Block](), 0)
        for (action, principals, resources) in list {
            let (count, overflow) = principals.count.multipliedReportingOverflow(by: resources.count)
            guard !overflow, count <= min(most, Int(Int32.max)) - start else {
                throw CedarError(.limit, "more than \(most) combinations of principal, action and resource", hint: "look at fewer of them at once")
            }
            blocks.append(
                Block(
                    action: action, principals: principals, resources: resources, start: start,
                    places: Places(principals, resources)))
            start += count
        }
        self.blocks = blocks
        count = start
        byAction = Dictionary(blocks.enumerated().map { ($1.action, $0) }) { first, _ in first }
    }

    // MARK: Numbers

    /// Nil for what is not asked about.
    func number(of cell: Cell) -> Int32? {
        guard let block = byAction[cell.action].map({ blocks[$0] }), let principal = block.places.principals[cell.principal],
            let resource = block.places.resources[cell.resource]
        else { return nil }
        return Int32(block.start + principal * block.resources.count + resource)
    }

    func cell(_ number: Int32) -> Cell {
        let (place, principal, resource) = place(of: number)
        let block = blocks[place]
        return Cell(principal: block.principals[principal], action: block.action, resource: block.resources[resource])
    }

    /// All of one principal.
    func cells(of principal: EntityUID) -> [Int32] {
        blocks.flatMap { block -> [Int32] in
            guard let row = block.places.principals[principal] else { return [] }
            let first = block.start + row * block.resources.count
            return (first..<first + block.resources.count).map(Int32.init)
        }
    }

    /// The block, and where in it.
    func place(of number: Int32) -> (block: Int, principal: Int, resource: Int) {
        var (low, high) = (0, blocks.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if blocks[middle].start <= Int(number) { low = middle } else { high = middle - 1 }
        }
        // An empty block shares its start with the next one, which the search prefers.
        let (place, width) = (Int(number) - blocks[low].start, blocks[low].resources.count)
        return (low, place / width, place % width)
    }
}

/// A request that was made and allowed, as a decision log knows it.
public struct UsedRequest: Sendable {
    public let request: Request
    /// How often.
    public let count: Int
    /// When last, in whatever unit the log has; the greater is the later.
    public let last: Int64
    /// What permitted it then, by the names that these policies have now. Empty where the log does not say.
    public let determining: [PolicyID]

    public init(_ request: Request, count: Int = 1, last: Int64 = 0, determining: [PolicyID] = []) {
        (self.request, self.count, self.last, self.determining) = (request, count, last, determining)
    }
}

/// Least privilege from use: what policies grant, held against what has been used of it.
///
///     let review = try UsageReview(policies, schema: schema, in: entities, Universe(schema, in: entities), used: log)
///     for finding in review.findings() { print(finding) }
///     let proposal = try review.proposal(for: text)
///
/// What exists at the time of a request only has to be among the entities: `Entities.overlaid(by:)`.
public struct UsageReview: Sendable {
    /// When something is said to be far from what is used.
    public struct Bounds: Sendable {
        /// A number or duration is slack if its distance from all uses is at least this part of the larger of both.
        public var slack: Double
        /// What a tightened bound leaves above the uses, as a part of them.
        public var headroom: Double
        /// A moment is slack if it is this far from all uses, in milliseconds; a tightened one is.
        public var time: Int64
        /// Names told of one side.
        public var told: Int

        public init(slack: Double = 0.5, headroom: Double = 0.25, time: Int64 = 30 * 86_400_000, told: Int = 1000) {
            (self.slack, self.headroom, self.time, self.told) = (slack, headroom, time, told)
        }
    }

    public let policies: PolicySet
    public let schema: Schema?
    public let entities: Entities
    public let universe: Universe
    /// Requests in the log that these policies deny. They count for nothing.
    public let denied: [UsedRequest]
    let bounds: Bounds
    let allowed: [UsedRequest]
    let grants: Grants
    let usedCells: CellSet
    /// In the order of the policies.
    let uses: [PolicyUse]

    /// What one policy was used for.
    struct PolicyUse: Sendable {
        var count = 0
        var last: Int64?
        /// By number.
        var cells: Set<Int32> = []
        /// Places in `allowed`.
        var requests: [Int] = []
    }

    /// Evaluates each policy for each cell, and decides each used request again.
    public init(
        _ policies: PolicySet, schema: Schema? = nil, in entities: Entities, _ universe: Universe, used: [UsedRequest], bounds: Bounds = Bounds()
    ) {
        (self.policies, self.schema, self.entities, self.universe, self.bounds) = (policies, schema, entities, universe, bounds)
        grants = Grants(policies, schema: schema, in: entities, universe)
        let authorizer = Authorizer(policies)
        let places = Dictionary(policies.policies.enumerated().map { ($1.id, $0) }) { first, _ in first }
        var (allowed, denied) = ([UsedRequest](), [UsedRequest]())
        var cells = CellSet(universe.count)
        var uses = policies.policies.map { _ in PolicyUse() }
        for use in used {
            let response = authorizer.isAuthorized(use.request, in: entities)
            guard response.decision == .allow else {
                denied.append(use)
                continue
            }
            let number = universe.number(of: Cell(use.request))
            if let number { cells.insert(number) }
            for place in Set(response.reasons + use.determining).compactMap({ places[$0] }) {
                guard policies.policies[place].effect == .permit else { continue }
                uses[place].count += use.count
                uses[place].last = max(uses[place].last ?? use.last, use.last)
                uses[place].requests.append(allowed.count)
                if let number { uses[place].cells.insert(number) }
            }
            allowed.append(use)
        }
        (self.allowed, self.denied, usedCells, self.uses) = (allowed, denied, cells, uses)
    }

    // MARK: Cells

    public var grantedCount: Int { grants.granted.count }
    public var usedCount: Int { usedCells.count }
    /// What may be allowed under some context, in the order of the universe.
    public var granted: [Cell] { grants.granted.cells.map(universe.cell) }
    public var used: [Cell] { usedCells.cells.map(universe.cell) }
    /// Granted, and not used.
    public var unused: [Cell] {
        var rest = grants.granted
        rest.subtract(usedCells)
        return rest.cells.map(universe.cell)
    }

    /// What one principal may be allowed under some context, how much of it was used, and what was not.
    ///
    /// - Parameter counts: which cells are looked at: those that something else than the policies rules out grant nothing.
    public func access(of principal: EntityUID, where counts: (Cell) -> Bool = { _ in true }) -> (granted: Int, used: Int, unused: [Cell]) {
        var (granted, used, unused) = (0, 0, [Cell]())
        for number in universe.cells(of: principal) where grants.granted.contains(number) {
            let cell = universe.cell(number)
            guard counts(cell) else { continue }
            granted += 1
            if usedCells.contains(number) { used += 1 } else { unused.append(cell) }
        }
        return (granted, used, unused)
    }

    /// What one permit lets through under some context, where no forbid holds in any case.
    public func cells(grantedBy policy: PolicyID) -> [Cell] {
        guard let place = policies.policies.firstIndex(where: { $0.id == policy && $0.effect == .permit }) else { return [] }
        return grants.cells(of: place).map(universe.cell)
    }

    // MARK: Findings

    /// Permits that are not used, not needed, too wide or too lax; in the order of the set. Forbids are never found fault with.
    /// - Parameter analyzer: proves what is redundant, which may take as long as its solver is given for each policy.
    public func findings(_ analyzer: Analyzer? = nil) -> [UsageFinding] {
        let proved = Set(
            (analyzer?.mayGo(policies) ?? []).compactMap { analysis in
                if case .mayGo(let id) = analysis.claim, analysis.verdict.isProved { id } else { nil }
            })
        let covered = covered()
        var found: [UsageFinding] = []
        for (place, policy) in policies.policies.enumerated() where policy.effect == .permit {
            let cells = grants.cells(of: place)
            func add(_ kind: UsageFinding.Kind) {
                let use = uses[place]
                found.append(
                    UsageFinding(
                        policy: .init(policy), kind: kind, granted: cells.count, used: use.cells.count, uses: use.count, last: use.last))
            }
            if uses[place].requests.isEmpty { add(.dead) }
            if proved.contains(policy.id) {
                add(.redundant(.proved))
            } else if isCovered(cells, place, covered) {
                add(.redundant(.cells))
            }
            guard !uses[place].requests.isEmpty else { continue }
            for side in UsageFinding.Side.allCases {
                let (granted, used) = (names(cells, side), names(uses[place].cells, side))
                let unused = granted.subtracting(used)
                if !unused.isEmpty {
                    let told = Array(unused.inOrder().prefix(bounds.told))
                    add(.overWide(side, granted: granted.count, used: granted.count - unused.count, unused: told))
                }
            }
            for slack in slack(of: place, policy) { add(.slack(slack)) }
        }
        return found
    }

    /// Cells for which one permit holds whatever the context, and those for which two do.
    private func covered() -> (once: CellSet, twice: CellSet) {
        var (once, twice) = (CellSet(universe.count), CellSet(universe.count))
        for (place, sure) in grants.surely.enumerated() where policies.policies[place].effect == .permit {
            for cell in sure { if once.contains(cell) { twice.insert(cell) } else { once.insert(cell) } }
        }
        return (once, twice)
    }

    /// Whether another permit than the one at this place holds for each of the cells, whatever the context.
    private func isCovered(_ cells: [Int32], _ place: Int, _ by: (once: CellSet, twice: CellSet)) -> Bool {
        guard !cells.isEmpty, cells.allSatisfy(by.once.contains) else { return false }
        let own = Set(grants.surely[place])
        return cells.allSatisfy { by.twice.contains($0) || !own.contains($0) }
    }

    func names(_ cells: some Sequence<Int32>, _ side: UsageFinding.Side) -> Set<EntityUID> {
        var names: Set<EntityUID> = []
        var seen: [[Bool]] = universe.blocks.map { _ in [] }
        for number in cells {
            let (place, principal, resource) = universe.place(of: number)
            let block = universe.blocks[place]
            let (list, index): ([EntityUID], Int) =
                switch side {
                case .principal: (block.principals, principal)
                case .action: ([block.action], 0)
                case .resource: (block.resources, resource)
                }
            if seen[place].isEmpty { seen[place] = Array(repeating: false, count: list.count) }
            if !seen[place][index] {
                seen[place][index] = true
                names.insert(list[index])
            }
        }
        return names
    }
}

/// Joins policies by their steps, level by level.
struct GuardTreeBuilder {
    /// Below this, policies stand alone: it bounds the recursion here and in a decision.
    private static let deepest = 16

    private let rows: [Row]
    private let steps: [Step]
    private let compiler: ExprCompiler
    private var branches: [GuardTree.Branch] = []
    private var members: [Int32] = []
    private var choices: [GuardTree.Choice] = []

    init(_ rows: [Row], _ steps: [Step], _ compiler: ExprCompiler) {
        self.rows = rows
        self.steps = steps
        self.compiler = compiler
    }

    /// The tree over these policies.
    mutating func tree(of rows: [Int32]) -> GuardTree.Branches { join(rows, 0) }

    func built(_ arena: inout Arena) -> GuardTree {
        GuardTree(branches: arena.copy(branches), members: arena.copy(members), choices: arena.copy(choices))
    }

    /// Policies with the same step, or that compare the same expression.
    private struct Group {
        var rows: [Int32]
        /// The step, and the expression and constant if it is such a comparison.
        let step: Step
        let choice: (node: Int32, constant: Word)?
    }

    private func step(_ row: Int32, _ level: Int) -> Step? {
        let row = rows[Int(row)]
        return level < row.stepCount ? steps[Int(row.firstStep) + level] : nil
    }

    private mutating func join(_ rows: [Int32], _ level: Int) -> GuardTree.Branches {
        var alone: [Int32] = []
        var groups: [Group] = []
        var places: [UInt64: [Int]] = [:]
        for row in rows {
            guard rows.count > 1, level < Self.deepest, let step = step(row, level) else {
                alone.append(row)
                continue
            }
            let choice = self.choice(step)
            let hash = choice.map { compiler.structures[Int($0.node)] } ?? hash(step, of: row)
            if let place = places[hash]?.first(where: { isSame(groups[$0], step, choice, row) }) {
                groups[place].rows.append(row)
            } else {
                places[hash, default: []].append(groups.count)
                groups.append(Group(rows: [row], step: step, choice: choice))
            }
        }
        let start = branches.count
        for row in alone { branches.append(.init(kind: .row, row: row, level: Int32(level))) }
        for group in groups { branches.append(.init(kind: .row, row: group.rows[0], level: Int32(level))) }
        for (offset, group) in groups.enumerated() where group.rows.count > 1 {
            branches[start + alone.count + offset] = branch(group, level)
        }
        return .init(start: Int32(start), count: Int32(alone.count + groups.count))
    }

    private mutating func branch(_ group: Group, _ level: Int) -> GuardTree.Branch {
        let own = GuardTree.Branches(start: Int32(members.count), count: Int32(group.rows.count))
        members += group.rows
        if let choice = group.choice {
            let table = table(group.rows, level)
            return .init(
                kind: .choice, row: group.rows[0], step: Step(kind: .condition, node: choice.node), members: own,
                table: table)
        }
        return .init(
            kind: .test, row: group.rows[0], step: group.step, below: join(group.rows, level + 1), members: own)
    }

    private mutating func table(_ rows: [Int32], _ level: Int) -> GuardTree.Branches {
        var groups: [(constant: Word, rows: [Int32])] = []
        var places: [UInt64: [Int]] = [:]
        for row in rows {
            guard let constant = step(row, level).flatMap({ choice($0) })?.constant else { continue }
            if let place = places[constant.hash]?.first(where: { groups[$0].constant.equals(constant) }) {
                groups[place].rows.append(row)
            } else {
                places[constant.hash, default: []].append(groups.count)
                groups.append((constant, [row]))
            }
        }
        var size = 2
        while size < groups.count * 2 { size *= 2 }
        let start = choices.count
        choices += Array(repeating: .init(constant: Word(false), below: .init(start: 0, count: 0)), count: size)
        for group in groups {
            let below = join(group.rows, level + 1)
            var place = Int(truncatingIfNeeded: group.constant.hash) & (size - 1)
            while choices[start + place].below.count > 0 { place = (place + 1) & (size - 1) }
            choices[start + place] = .init(constant: group.constant, below: below)
        }
        return .init(start: Int32(start), count: Int32(size))
    }

    // MARK: The same

    /// `expression == constant`, either way round.
    private func choice(_ step: Step) -> (node: Int32, constant: Word)? {
        guard step.kind == .condition else { return nil }
        let node = compiler.nodes[Int(step.node)]
        guard node.operation == .equal else { return nil }
        let (left, right) = (compiler.nodes[Int(node.a)], compiler.nodes[Int(node.b)])
        switch (left.operation == .constant, right.operation == .constant) {
        case (false, true): return (node.a, right.word)
        case (true, false): return (node.b, left.word)
        default: return nil
        }
    }

    private func hash(_ step: Step, of row: Int32) -> UInt64 {
        let row = rows[Int(row)]
        func hash(_ test: ScopeTest) -> UInt64 {
            Mixing.mix(
                Mixing.mix(test.uid?.pointee.hash ?? 3, test.type?.pointee.hash ?? 5), UInt64(test.kind.rawValue) + 1)
        }
        let own =
            switch step.kind {
            case .principal: hash(row.principal)
            case .resource: hash(row.resource)
            case .action: row.action.uids.reduce(UInt64(row.action.kind.rawValue)) { Mixing.mix($0, $1.pointee.hash) }
            case .condition: compiler.structures[Int(step.node)]
            }
        return Mixing.mix(own, UInt64(step.kind.rawValue) + 1)
    }

    private func isSame(_ group: Group, _ step: Step, _ choice: (node: Int32, constant: Word)?, _ row: Int32) -> Bool {
        guard group.step.kind == step.kind else { return false }
        let (a, b) = (rows[Int(group.rows[0])], rows[Int(row)])
        switch step.kind {
        case .principal: return a.principal == b.principal
        case .resource: return a.resource == b.resource
        case .action: return a.action.kind == b.action.kind && a.action.uids.elementsEqual(b.action.uids)
        case .condition:
            switch (group.choice, choice) {
            case (let mine?, let other?): return compiler.isSame(mine.node, other.node)
            case (nil, nil): return compiler.isSame(group.step.node, step.node)
            default: return false
            }
        }
    }
}

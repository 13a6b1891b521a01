/// A policy set as the engine reads it: nodes, scopes, index. Made once, then only read.
final class Program: @unchecked Sendable {
    private var arena: Arena
    let nodes: UnsafePointer<Node>
    let lists: UnsafePointer<Int32>
    let rows: UnsafePointer<Row>
    let steps: UnsafePointer<Step>
    let index: ScopeIndex
    let tree: GuardTree
    let ids: [PolicyID]
    /// For each node, where it stood.
    private let spans: [SourceSpan?]

    init(_ policies: [Policy]) {
        var compiler = ExprCompiler()
        var steps: [Step] = []
        let rows = policies.map { Row($0, &compiler, &steps) }
        var trees = GuardTreeBuilder(rows, steps, compiler)
        let index = ScopeIndex.Builder(rows).built { trees.tree(of: $0) }
        tree = trees.built(&compiler.arena)
        self.index = ScopeIndex(index, &compiler.arena)
        ids = policies.map(\.id)
        self.rows = compiler.arena.copy(rows)
        self.steps = compiler.arena.copy(steps)
        nodes = compiler.arena.copy(compiler.nodes)
        lists = compiler.arena.copy(compiler.lists)
        spans = compiler.spans
        arena = compiler.arena
    }

    deinit { arena.release() }

    func span(of node: Int32) -> SourceSpan? { spans[Int(node)] }
}

/// One policy: its scope, and the steps that must all hold.
struct Row {
    let effect: Effect
    let principal: ScopeTest
    let action: ActionTest
    let resource: ScopeTest
    let firstStep: Int32
    let stepCount: Int32
}

/// A part of a policy that must hold. First those of the scope, which never err; then the operands of `&&` of the
/// conditions, in their order, those of `unless` negated.
struct Step {
    enum Kind: UInt8 {
        case principal, action, resource, condition
    }

    let kind: Kind
    /// Of a condition.
    var node: Int32 = -1
}

/// Two of one program are equal when their pointers are: there is one of each name and text.
struct ScopeTest: Equatable {
    enum Kind: UInt8 {
        case any, equal, isIn, isType, isTypeIn
    }

    let kind: Kind
    let uid: UIDPointer?
    let type: TextPointer?
}

struct ActionTest {
    enum Kind: UInt8 {
        case any, equal, isIn
    }

    let kind: Kind
    let uids: UnsafeBufferPointer<UIDPointer>
}

// MARK: Compiling

extension Row {
    init(_ policy: Policy, _ compiler: inout ExprCompiler, _ steps: inout [Step]) {
        effect = policy.effect
        principal = ScopeTest(policy.principal, &compiler)
        action = ActionTest(policy.action, &compiler)
        resource = ScopeTest(policy.resource, &compiler)
        firstStep = Int32(steps.count)
        if principal.kind != .any { steps.append(Step(kind: .principal)) }
        if resource.kind != .any { steps.append(Step(kind: .resource)) }
        if action.kind != .any { steps.append(Step(kind: .action)) }
        for condition in policy.conditions {
            let conjuncts: [Expr] =
                switch (condition.kind, condition.body.kind) {
                case (.when, .and(let chain)): chain
                case (.when, _): [condition.body]
                case (.unless, _): [Expr(.unary(.not, condition.body), at: condition.body.span)]
                }
            for conjunct in conjuncts { steps.append(Step(kind: .condition, node: compiler.compile(conjunct))) }
        }
        stepCount = Int32(steps.count) - firstStep
    }
}

extension ScopeTest {
    /// A slot that nothing fills cannot be: `Policy` refuses it.
    init(_ constraint: ScopeConstraint, _ compiler: inout ExprCompiler) {
        if case .entity(let uid)? = constraint.reference { self.uid = compiler.uid(uid) } else { uid = nil }
        switch constraint {
        case .any: (kind, type) = (.any, nil)
        case .equal: (kind, type) = (.equal, nil)
        case .in: (kind, type) = (.isIn, nil)
        case .is(let name): (kind, type) = (.isType, compiler.text(name.description))
        case .isIn(let name, _): (kind, type) = (.isTypeIn, compiler.text(name.description))
        }
    }
}

extension ActionTest {
    init(_ constraint: ActionConstraint, _ compiler: inout ExprCompiler) {
        let names: [EntityUID]
        switch constraint {
        case .any: (kind, names) = (.any, [])
        case .equal(let action): (kind, names) = (.equal, [action])
        case .in(let action): (kind, names) = (.isIn, [action])
        case .inAny(let actions): (kind, names) = (.isIn, actions)
        }
        let uids = names.map { compiler.uid($0) }
        self.uids = UnsafeBufferPointer(start: compiler.arena.copy(uids), count: uids.count)
    }
}

extension Arena {
    mutating func copy<Element>(_ elements: [Element]) -> UnsafePointer<Element> {
        let memory = allocate(Element.self, max(elements.count, 1))
        for (index, element) in elements.enumerated() { (memory + index).initialize(to: element) }
        return UnsafePointer(memory)
    }
}

// MARK: Testing

/// An entity of a request, as the entities know it.
struct ScopeSubject {
    let uid: UIDPointer
    let entity: EntityPointer?

    init(_ uid: UIDPointer, in entities: EntityTable.View) {
        self.uid = entities.find(uid) ?? uid
        entity = self.uid.pointee.entity
    }

    @inline(__always)
    func isIn(_ other: UIDPointer) -> Bool { uid.equals(other) || entity?.isBelow(other) == true }
}

extension ScopeTest {
    @inline(__always)
    func admits(_ subject: ScopeSubject) -> Bool {
        switch kind {
        case .any: true
        case .equal: subject.uid.equals(uid.unsafelyUnwrapped)
        case .isIn: subject.isIn(uid.unsafelyUnwrapped)
        case .isType: subject.uid.pointee.type.equals(type.unsafelyUnwrapped)
        case .isTypeIn: subject.uid.pointee.type.equals(type.unsafelyUnwrapped) && subject.isIn(uid.unsafelyUnwrapped)
        }
    }
}

extension ActionTest {
    @inline(__always)
    func admits(_ subject: ScopeSubject) -> Bool {
        switch kind {
        case .any: return true
        case .equal: return subject.uid.equals(uids[0])
        case .isIn:
            for uid in uids where subject.isIn(uid) { return true }
            return false
        }
    }
}

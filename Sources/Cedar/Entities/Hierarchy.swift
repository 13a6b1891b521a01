/// From parents to all ancestors, without recursion: how deep a hierarchy is, is up to whoever wrote it.
enum Hierarchy {
    private struct Visit {
        let uid: EntityUID
        var remaining: [EntityUID]
    }

    /// - Throws: `cycle`, naming one entity of it.
    static func ancestors(of entities: [EntityUID: Entity]) throws(CedarError) -> [EntityUID: Set<EntityUID>] {
        var done: [EntityUID: Set<EntityUID>] = [:]
        var open: Set<EntityUID> = []
        for start in entities.keys where done[start] == nil {
            var stack = [Visit(uid: start, remaining: Array(entities[start]?.parents ?? []))]
            open.insert(start)
            while let top = stack.last {
                guard let next = top.remaining.last else {
                    let direct = entities[top.uid]?.parents ?? []
                    done[top.uid] = direct.reduce(into: direct) { $0.formUnion(done[$1] ?? []) }
                    open.remove(top.uid)
                    stack.removeLast()
                    continue
                }
                stack[stack.count - 1].remaining.removeLast()
                if open.contains(next) {
                    throw CedarError(.cycle, "`\(next)` is its own ancestor", hint: "take one of its parents away")
                }
                guard done[next] == nil, let above = entities[next]?.parents else { continue }
                open.insert(next)
                stack.append(Visit(uid: next, remaining: Array(above)))
            }
        }
        return done
    }
}

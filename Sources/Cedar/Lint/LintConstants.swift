/// Parts of conditions that are decided by their types: always true, or never, in every combination of types in which they are looked at.
extension Linter {
    func constants(_ template: Template, _ schema: Schema, _ report: inout Report) {
        var seen = Truths()
        for (_, condition) in Validator(schema).types(of: template) { seen.walk(condition) }
        for (part, truths) in seen.parts {
            guard truths.count == 1, let truth = truths.first, truth != .either, !seen.isCovered(part) else { continue }
            let what = truth == .yes ? "always true" : "never true"
            let advice = truth == .yes ? "leave it out" : "what it stands in is decided by the rest"
            report.add(
                .constantPart, "`\(LintText.shown(part))` is \(what)", at: part.span,
                hint: "\(advice); or was something else meant?")
        }
    }

    /// What each part of a condition was found to be, in the order of the text.
    private struct Truths {
        private(set) var parts: [(part: Expr, truths: Set<CedarType.Truth>)] = []
        private var places: [Key: Int] = [:]
        /// Parts within parts that are decided themselves.
        private var owners: [Key: Set<Key>] = [:]

        private struct Key: Hashable {
            let span: SourceSpan
            let text: ExactText
        }

        private func key(_ expr: Expr) -> Key? { expr.span.map { Key(span: $0, text: ExactText(expr.description)) } }

        /// - Parameter owner: the nearest part around it.
        mutating func walk(_ typed: TypedExpr, in owner: Expr? = nil) {
            var around = owner
            switch typed.expr.kind {
            case .and, .or:
                for operand in typed.operands { note(operand, in: owner) }
                return
            case .unary(.not, _), .conditional:
                if let first = typed.operands.first { note(first, in: owner) }
                for operand in typed.operands.dropFirst() { walk(operand, in: owner) }
                return
            default: around = owner
            }
            for operand in typed.operands { walk(operand, in: around) }
        }

        private mutating func note(_ typed: TypedExpr, in owner: Expr?) {
            guard case .bool(let truth) = typed.type, let key = key(typed.expr) else { return walk(typed, in: owner) }
            if let place = places[key] {
                parts[place].truths.insert(truth)
            } else {
                places[key] = parts.count
                parts.append((typed.expr, [truth]))
            }
            if let owner = owner.flatMap({ self.key($0) }) { owners[key, default: []].insert(owner) }
            walk(typed, in: typed.expr)
        }

        /// Whether a part around it is decided as well, and says enough.
        func isCovered(_ part: Expr) -> Bool {
            guard let key = key(part) else { return false }
            return owners[key, default: []].contains { owner in
                guard let place = places[owner], parts[place].truths.count == 1 else { return false }
                return !parts[place].truths.contains(.either)
            }
        }
    }
}

import Cedar

/// What enforcement points may call an edition's types and actions. Looked up for each question, so made once.
struct OutsideNames: Sendable {
    private let types: [String: [EntityType]]
    private let actions: [String: [EntityUID]]

    init(_ schema: Schema) {
        types = Dictionary(grouping: schema.entities.keys.sorted { $0.description < $1.description }) { $0.base.lowercased() }
            .merging(schema.entities.keys.map { ($0.description, [$0]) }) { _, whole in whole }
        actions = Dictionary(grouping: schema.actions.keys.sorted { $0.description < $1.description }, by: \.id)
            .merging(schema.actions.keys.map { ($0.description, [$0]) }) { _, whole in whole }
    }

    /// A type by its full name, or by its last part in any case where only one has it: `Mayfly::Workload`, `workload`.
    func type(_ text: String) throws(AuthZENFailure) -> EntityType {
        try Self.only(types[text] ?? types[text.lowercased()] ?? [], "type", text)
    }

    /// An action by its id, or as `Namespace::Action::"id"`.
    func action(_ text: String) throws(AuthZENFailure) -> EntityUID {
        try Self.only(actions[text] ?? [], "action", text)
    }

    private static func only<Found: CustomStringConvertible>(_ found: [Found], _ what: String, _ text: String) throws(AuthZENFailure) -> Found {
        guard let first = found.first else { throw .malformed("the schema has no \(what) `\(text.prefix(100))`") }
        guard found.count == 1 else {
            throw .malformed("several \(what)s are called `\(text.prefix(100))`: say which, such as `\(first)`")
        }
        return first
    }
}

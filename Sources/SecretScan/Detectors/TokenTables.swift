extension TokenRule {
    /// Every table.
    static let tables: [[TokenRule]] = [
        hyperscalers, clouds, platforms, sourceHosts, registries, builds, quality, chat, notifications, mail,
        payments, shops, chains, finance, models, modelTools, observability, logs, threats, operations, networks,
        frameworks, databases, warehouses, analytics, identity, social, media, productivity, customers, automation,
        staff, maps, keys,
    ]

    static let all: [TokenRule] = tables.flatMap { $0 }
}

extension TokenRule {
    /// Every table.
    static let tables: [[TokenRule]] = [
        hyperscalers, clouds, platforms, sourceHosts, registries, builds, quality, chat, notifications, mail,
        payments, shops, chains, finance, models, modelTools, observability, logs, threats, operations, networks,
        frameworks, databases, warehouses, analytics, identity, social, media, productivity, customers, automation,
        staff, maps, lookups, conversions, feeds, journeys, planning, selling, bookkeeping, desks, notes, messaging, campaigns,
        studios, workflows, assessments, appliances, watches, pipelines, backends, commerce, things, games, stores, reports,
        adverts, assistants, agents, hosting, trust, gateways, tills, exchanges, sundries, keys, anyone,
    ]

    static let all: [TokenRule] = tables.flatMap { $0 }
}

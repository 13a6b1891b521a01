extension TokenRule {
    /// Every table.
    static let tables: [[TokenRule]] = [
        cloud, cloud2, cloud3, sourceHosts, registries, ci, ci2, messaging, messaging2, mail, commerce, commerce2,
        finance, finance2, machineLearning, machineLearning2, observability, observability2, operations, operations2,
        databases, databases2, analytics, identity, social, social2, productivity, productivity2, productivity3, maps,
        keys,
    ]

    static let all: [TokenRule] = tables.flatMap { $0 }
}

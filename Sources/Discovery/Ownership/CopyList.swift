import Estate

/// Which credentials were copied, between which environments, and which access paths work because of that (R105).
enum CopyList {
    private static let placeLimit = 200

    static func read(_ credentials: [FoundCredential]) -> [CopiedCredential] {
        credentials.compactMap(copies).sorted { ($1.copies, $0.fingerprint) < ($0.copies, $1.fingerprint) }
    }

    private static func copies(_ credential: FoundCredential) -> CopiedCredential? {
        guard !credential.kind.hasSuffix("-certificate") else { return nil }
        var places: Set<String> = []
        var environments: [String: Set<String>] = [:]
        for sighting in credential.sightings where sighting.isCurrent && isCopy(sighting) {
            // One place of a live source is one entry; a file may hold the value in several slots, each of them a copy.
            let place = sighting.path.contains("://") ? sighting.path : "\(sighting.path):\(sighting.line)"
            guard places.insert(place).inserted else { continue }
            let environment = Environments.of(path: sighting.path, slot: sighting.slot) ?? "unknown"
            environments[environment, default: []].insert(place)
        }
        guard places.count > 1 else { return nil }
        let named = environments.keys.filter { $0 != "unknown" }
        let opens: [String?] = credential.opens.isEmpty ? [nil] : credential.opens.prefix(16).map(\.description)
        return CopiedCredential(
            fingerprint: credential.fingerprint, kind: credential.kind, copies: places.count,
            environments: environments.keys.sorted().map { .init(name: $0, places: Array((environments[$0] ?? []).sorted().prefix(placeLimit))) },
            crossesEnvironments: named.count > 1,
            paths: credential.workloads.prefix(500).flatMap { workload in opens.map { .init(workload: workload, opens: $0) } })
    }

    /// Whether the value was written there by somebody: not an issuer's own list, nor what a pod or a process is handed.
    private static func isCopy(_ sighting: Sighting) -> Bool {
        switch sighting.source {
        case .iam, .database, .process, .spreadsheet, .history: false
        case .cluster: sighting.slot?.contains(" (service account ") != true
        case .code, .config, .ci, .documentation, .chat, .ticket, .log, .vault, .certificate: true
        }
    }
}

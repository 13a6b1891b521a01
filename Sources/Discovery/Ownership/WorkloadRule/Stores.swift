import Estate
import SecretScan

/// What the path of a secret in a store of keys and values says: `kv/TEAM/SERVICE/ENVIRONMENT`. The segment that is a team says
/// whose it is, the one after it who uses it.
extension WorkloadRule {
    /// A path in a store, without its mount, its environments and the words for what is kept there.
    private struct Path {
        var segments: [String]
        /// What other paths of the same store begin with, as the store is laid out.
        var store: String
    }

    private static let mounts: Set<String> = ["kv", "kv1", "kv2", "kv-v1", "kv-v2", "secret", "secret-v2"]

    /// `isWeak`: where nothing of it is known, the last segment is taken, below all else that the place says.
    func stored(_ sighting: Sighting, _ records: [Record], isWeak: Bool, _ hints: inout [Hint]) -> [WorkloadEvidence] {
        guard let path = storePath(sighting.path, records), let first = path.segments.first, let last = path.segments.last else { return [] }
        let team = reader.organisation.team(meantBy: first)
        let isTeams = isOfTeams(path)
        let isKnown = reader.index.named(first).map { Organisation.key($0) == Organisation.key(first) } ?? false
        guard path.segments.count > 1, isTeams || team != nil && !isKnown else {
            guard isWeak, team == nil || path.segments.count > 1, isTelling(last) else { return [] }
            return [WorkloadEvidence(kind: .directory, workload: last, source: sighting.path, weight: 0.46, why: "a path of a store names it")]
        }
        if !isWeak {
            hints.append(
                Hint(
                    owner: team ?? first, source: sighting.path, weight: OwnerRule.Weight.group + (team == nil ? -0.05 : 0.02),
                    why: "`\(Self.shown(first))` in the path of the store\(team == nil ? ", where others are teams" : "")"))
        }
        let name = path.segments[1]
        guard let workload = reader.index.named(name) ?? (isTelling(name) ? name : nil) else { return [] }
        return [
            WorkloadEvidence(
                kind: .directory, workload: workload, source: sighting.path, weight: 0.65, why: "`\(Self.shown(name))` in the path of the store")
        ]
    }

    private func storePath(_ path: String, _ records: [Record]) -> Path? {
        let told = reader.layout.told(path)
        let parts = told.pieces(between: "/").map(String.init)
        if let mount = Self.mount(parts), mount + 2 < parts.count {
            let segments = Self.reduced(Array(parts[(mount + 1)...]), isFile: true)
            return segments.isEmpty ? nil : Path(segments: segments, store: Self.prefix(path, leaving: parts.count - mount - 1))
        }
        guard isStore(told) else { return nil }
        let isConsul = WorkloadIndex.words(told).contains("consul")
        let names = records.flatMap { $0.storeKeys + $0.names }.prefix(80).filter { $0.contains("/") && !$0.contains(" ") && !$0.holds("://") }
        if hasBarePaths(path) {
            for name in names {
                let segments = Self.reduced(name.pieces(between: "/").map(String.init), isFile: false)
                if (1...4).contains(segments.count) { return Path(segments: segments, store: path) }
            }
        }
        for name in names {
            guard let segments = Self.segments(ofKey: name, isConsul: isConsul), !segments.isEmpty else { continue }
            return Path(segments: segments, store: path)
        }
        return nil
    }

    /// A dump of one mount: objects with a path, which does not name the mount, and what is kept there.
    private func hasBarePaths(_ path: String) -> Bool {
        guard let document = documents[Version(path: path)] ?? nil, let items = document.roots.first?.items, !items.isEmpty else { return false }
        return items.prefix(50).allSatisfy { item in
            guard let text = item.string("path"), item["data"]?.entries.isEmpty == false else { return false }
            return Self.segments(ofKey: text) == nil
        }
    }

    /// `kv/payments/ledger/prod`: only where a mount is named, as other stores put other things first. Consul's keys are settings:
    /// `config/ledger/db_password`, by the convention of those who read them.
    private static func segments(ofKey name: String, isConsul: Bool = false) -> [String]? {
        let parts = name.pieces(between: "/").map(String.init)
        if isConsul, parts.count > 2, ["config", "service", "services", "apps", "app"].contains(parts[0].lowercased()) {
            return reduced(Array(parts[1..<(parts.count - 1)]), isFile: false)
        }
        guard let mount = parts.prefix(2).firstIndex(where: { mounts.contains($0.lowercased()) }), mount + 1 < parts.count else { return nil }
        return reduced(Array(parts[(mount + 1)...]), isFile: false)
    }

    /// A directory that is a mount: `kv`, or `secret` below something that is called after a vault.
    private static func mount(_ parts: [String]) -> Int? {
        var isVault = false
        for (index, part) in parts.dropLast().enumerated() {
            let lower = part.lowercased()
            if mounts.contains(lower), isVault || lower.hasPrefix("kv") { return index }
            if !Set(WorkloadIndex.words(part)).isDisjoint(with: ["vault", "openbao", "kv"]) { isVault = true }
        }
        return nil
    }

    private static func prefix(_ path: String, leaving count: Int) -> String {
        var end = path[...]
        for _ in 0..<count { end = end.lastIndex(of: "/").map { end[..<$0] } ?? end }
        return String(end) + "/"
    }

    private static func reduced(_ parts: [String], isFile: Bool) -> [String] {
        var parts = parts
        if isFile, let last = parts.popLast() { parts.append(last.pieces(between: ".").first.map(String.init) ?? last) }
        parts.removeAll { Environments.named(in: $0) != nil && WorkloadIndex.words($0).count == 1 || isRegion($0) }
        // The API of the second version has `data` before a path; a team may be called so too.
        if parts.count > 2, ["data", "metadata"].contains(parts[0]) { parts.removeFirst() }
        while parts.count > 1, let last = parts.last, WorkloadIndex.generic.contains(last.lowercased()) || Self.generic.contains(last.lowercased()) {
            parts.removeLast()
        }
        return parts
    }

    /// `eu-central-1`
    private static func isRegion(_ text: String) -> Bool {
        let words = text.pieces(between: "-")
        return words.count == 3 && words[0].count == 2 && words[2].count == 1 && words[2].allSatisfy(\.isNumber)
    }

    /// Whether a store is laid out by teams: at least two of its first segments are known as such, and half of all are.
    private func isOfTeams(_ path: Path) -> Bool {
        if let known = stores[path.store] { return known }
        var firsts: Set<String> = []
        if path.store.hasSuffix("/") {
            for file in reader.layout.files(below: path.store, limit: 5000) {
                let parts = Self.reduced(file.dropFirst(path.store.count).pieces(between: "/").map(String.init), isFile: true)
                if parts.count > 1 { firsts.insert(parts[0]) }
            }
        } else if let document = documents[Version(path: path.store)] ?? nil {
            let isBare = hasBarePaths(path.store)
            for root in document.roots {
                let names = root.entries.map(\.key) + root.items.flatMap { [$0.string("path"), $0.string("name")].compactMap { $0 } }
                for name in names.prefix(5000) {
                    if isBare {
                        if let first = name.pieces(between: "/").first { firsts.insert(String(first)) }
                    } else if let parts = Self.segments(ofKey: name), parts.count > 1 { firsts.insert(parts[0]) }
                }
            }
        }
        let teams = firsts.count { reader.organisation.team(meantBy: $0) != nil }
        let isOfTeams = teams >= 2 && teams * 2 >= firsts.count
        stores[path.store] = isOfTeams
        return isOfTeams
    }
}

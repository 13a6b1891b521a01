import Estate
import SecretScan

/// What is written right beside a value: a field that names a workload, a title above it.
extension WorkloadRule {
    func fields(_ records: [Record]) -> [WorkloadEvidence] {
        var found: [WorkloadEvidence] = []
        for record in records {
            for service in record.services.prefix(16) {
                let known = reader.index.named(service.name)
                guard let name = known ?? (Self.isSlug(service.name) ? service.name : nil), !found.contains(where: { $0.workload == name })
                else { continue }
                found.append(
                    WorkloadEvidence(
                        kind: .record, workload: name, source: service.source, weight: known == nil ? 0.6 : 0.85, why: service.why))
            }
            if !found.isEmpty { break }
        }
        let best = found.map(\.weight).max() ?? 0
        return found.filter { $0.weight >= best - 0.1 }
    }

    /// The client of a realm that an identity provider's export lists (Keycloak), where one of its name is known.
    func client(_ sighting: Sighting, _ credential: Collector.Found, _ kind: FileKind, _ text: String?) -> [WorkloadEvidence] {
        guard kind.format == .json, let parsed = parsed(sighting, kind, false, text), let root = parsed.roots.first, root["realm"] != nil,
            root["clients"] != nil, let chain = Chain.find(credential.secret, in: parsed, line: sighting.line, slot: nil).first,
            let id = chain.steps.lazy.reversed().compactMap({ $0.node.string("clientId") }).first, let name = reader.index.named(id)
        else { return [] }
        return [WorkloadEvidence(kind: .record, workload: name, source: "\(sighting.path):\(sighting.line)", weight: 0.8, why: "the client of the realm")]
    }

    /// What a column for services says in a table most of whose rows are of known ones.
    func listed(_ sighting: Sighting, _ kind: FileKind, _ text: String?) -> [WorkloadEvidence] {
        guard kind.format == .csv, let column = serviceColumn(sighting, text), let cell = column.cells.last(where: { $0.line <= sighting.line }), !cell.name.isEmpty
        else { return [] }
        let source = "\(sighting.path):\(cell.line)"
        return Self.names(in: cell.name).prefix(8).compactMap { written in
            let known = reader.index.named(written) ?? (column.isOfUses ? reader.index.principal(written) : nil)
            let isBelieved = column.isTrusted && isTelling(written) && Registers.isName(written) || column.isOfUses && Registers.isMachine(written)
            guard let name = known ?? (isBelieved ? written.lowercased() : nil) else { return nil }
            return WorkloadEvidence(kind: .record, workload: name, source: source, weight: known == nil ? 0.5 : 0.7, why: "its row is of \(name)")
        }
    }

    /// A cell may name several users of one thing.
    private static func names(in cell: String) -> [String] {
        cell.pieces(between: ",;/").map { $0.trimmingPrefix { $0 == " " }.trimmingSuffix { $0 == " " }.description }.filter { !$0.isEmpty }
    }

    func isListed(_ name: String, _ sighting: Sighting, _ kind: FileKind, _ text: String?) -> Bool {
        guard kind.format == .csv, Registers.isName(name), isTelling(name), let column = serviceColumn(sighting, text) else { return false }
        return column.isTrusted && column.cells.contains { Self.names(in: $0.name).contains(name) }
    }

    struct ServiceColumn {
        var cells: [(name: String, line: Int)]
        /// Most of its names are known, so that the others may be believed.
        var isTrusted: Bool
        /// It says who uses what the row holds, rather than what that is of.
        var isOfUses: Bool
    }

    private func serviceColumn(_ sighting: Sighting, _ text: String?) -> ServiceColumn? {
        let key = Version(path: sighting.path, commit: sighting.commit)
        if let known = columns[key] { return known }
        if columns.count >= 1000 { columns = [:] }
        let column = readColumn(sighting, text)
        columns[key] = .some(column)
        return column
    }

    private static let uses: Set<String> = ["used for", "used by", "use", "usage", "consumer", "consumers", "for", "verwendet für", "verwendung"]

    /// A sheet may bear a title above its head.
    private func readColumn(_ sighting: Sighting, _ text: String?) -> ServiceColumn? {
        guard let text, text.utf8.count <= 4 << 20 else { return nil }
        let rows = CSVText.rows(text).prefix(2000)
        for (index, head) in rows.prefix(8).enumerated() where head.fields.count > 1 {
            let use = Columns.names(head.fields).firstIndex(where: Self.uses.contains)
            guard let column = use ?? Columns(head.fields, of: sighting.path).service else { continue }
            // A row that names nothing is not of what the one above it names.
            let cells = rows[(index + 1)...].map { row -> (name: String, line: Int) in
                let text = row.fields.indices.contains(column) ? row.fields[column] : ""
                return (text.utf8.count <= (use == nil ? 60 : 200) ? text : "", row.line)
            }
            let names = Set(cells.flatMap { Self.names(in: $0.name) })
            let known = names.count { reader.index.named($0) != nil }
            return ServiceColumn(cells: cells, isTrusted: known >= 2 && known * 2 >= names.count, isOfUses: use != nil)
        }
        return nil
    }

    /// `# service: orders` above it.
    func noted(_ sighting: Sighting, _ text: String) -> [WorkloadEvidence] {
        guard let note = Annotations.service(in: text, near: sighting.line) else { return [] }
        let known = reader.index.named(note.name)
        guard let name = known ?? (isTelling(note.name) ? note.name : nil) else { return [] }
        return [
            WorkloadEvidence(
                kind: .record, workload: name, source: "\(sighting.path):\(note.line)", weight: known == nil ? 0.6 : 0.8,
                why: "a comment beside it says so")
        ]
    }

    private static func isSlug(_ text: String) -> Bool {
        (3...60).contains(text.utf8.count) && text.first?.isLetter == true
            && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
            && !WorkloadIndex.generic.contains(text.lowercased())
    }

    /// What a file of settings says that its program is called: `spring.application.name`.
    func titled(_ sighting: Sighting, _ kind: FileKind, _ text: String) -> [WorkloadEvidence] {
        guard text.holds("application") else { return [] }
        var found: (name: String, line: Int)?
        for framework in ["spring", "quarkus", "micronaut"] {
            if kind.format == .yaml {
                for root in parsed(sighting, kind, false, text)?.roots ?? [] {
                    let node = root[framework, "application", "name"] ?? root["\(framework).application.name"] ?? root[framework]?["application.name"]
                    if let name = node?.text, let line = node?.line { found = found ?? (name, line) }
                }
            } else if Layout.name(of: sighting.path).hasSuffix(".properties") {
                for (index, line) in text.lines.enumerated() where line.hasPrefix("\(framework).application.name") {
                    let value = line.drop { $0 != "=" && $0 != ":" }.dropFirst().filter { $0 != " " && $0 != "\r" }
                    found = found ?? (value, index + 1)
                }
            }
        }
        guard let found, let name = reader.index.named(found.name) ?? (Self.isSlug(found.name) ? found.name : nil) else { return [] }
        return [
            WorkloadEvidence(
                kind: .record, workload: name, source: "\(sighting.path):\(found.line)", weight: 0.8, why: "its settings call the program \(name)")
        ]
    }
}

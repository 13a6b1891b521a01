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

    /// What a column for services says in a table most of whose rows are of known ones.
    func listed(_ sighting: Sighting, _ kind: FileKind, _ text: String?) -> [WorkloadEvidence] {
        guard kind.format == .csv, let column = serviceColumn(sighting, kind, text), let cell = column.cells.last(where: { $0.line <= sighting.line }), !cell.name.isEmpty
        else { return [] }
        let known = reader.index.named(cell.name)
        let isBelieved = column.isTrusted && isTelling(cell.name) && Registers.isName(cell.name)
        guard let name = known ?? (isBelieved ? cell.name.lowercased() : nil) else { return [] }
        let source = "\(sighting.path):\(cell.line)"
        return [WorkloadEvidence(kind: .record, workload: name, source: source, weight: known == nil ? 0.5 : 0.7, why: "its row is of \(name)")]
    }

    func isListed(_ name: String, _ sighting: Sighting, _ kind: FileKind, _ text: String?) -> Bool {
        guard kind.format == .csv, Registers.isName(name), isTelling(name), let column = serviceColumn(sighting, kind, text) else { return false }
        return column.isTrusted && column.cells.contains { $0.name == name }
    }

    struct ServiceColumn {
        var cells: [(name: String, line: Int)]
        /// Most of its names are known, so that the others may be believed.
        var isTrusted: Bool
    }

    private func serviceColumn(_ sighting: Sighting, _ kind: FileKind, _ text: String?) -> ServiceColumn? {
        let key = Version(path: sighting.path, commit: sighting.commit)
        if let known = columns[key] { return known }
        if columns.count >= 1000 { columns = [:] }
        let column = readColumn(sighting, kind, text)
        columns[key] = .some(column)
        return column
    }

    private func readColumn(_ sighting: Sighting, _ kind: FileKind, _ text: String?) -> ServiceColumn? {
        guard let rows = parsed(sighting, kind, false, text)?.roots.first?.items.prefix(2000), let head = rows.first?.entries.map(\.key),
            let service = Columns(head, of: sighting.path).service
        else { return nil }
        // A row that names nothing is not of what the one above it names.
        let cells = rows.map { row -> (name: String, line: Int) in
            let text = row.entries.indices.contains(service) ? row.entries[service].value.text ?? "" : ""
            return (text.utf8.count <= 60 ? text : "", row.line)
        }
        let names = Set(cells.map(\.name)).subtracting([""])
        let known = names.count { reader.index.named($0) != nil }
        return ServiceColumn(cells: cells, isTrusted: known >= 2 && known * 2 >= names.count)
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

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

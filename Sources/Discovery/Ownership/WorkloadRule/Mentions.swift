import Estate
import SecretScan

/// What people wrote.
extension WorkloadRule {
    /// Of a message, a ticket, a page: the workload that the same message speaks of, when it is one.
    func mentions(
        _ sighting: Sighting, _ credential: Collector.Found, _ kind: FileKind, _ purpose: SourceKind, _ text: String?, _ hints: inout [Hint]
    ) -> [WorkloadEvidence] {
        let at = "\(sighting.path):\(sighting.line)"
        if kind.format == .csv || kind.format == .json {
            // A ticket's own field for the component it is about.
            let found = records(sighting, credential, kind, text)
            let stated = fields(found).filter { reader.index.isKnown($0.workload) || isListed($0.workload, sighting, kind, text) }
            if purpose == .ticket, let tag = found.lazy.flatMap(\.owners).first, let team = reader.organisation.knownTeam(tag.owner.owner) {
                let why = "the ticket's own \(tag.owner.why)"
                hints.append(Hint(owner: team, source: at, weight: OwnerRule.Weight.asked, why: why, kind: .annotation))
            }
            if !stated.isEmpty {
                return stated.map { WorkloadEvidence(kind: .record, workload: $0.workload, source: $0.source, weight: 0.5, why: $0.why) }
            }
        }
        if purpose == .log, let (name, segment) = reader.index.named(inPath: reader.layout.told(sighting.path)) {
            return [WorkloadEvidence(kind: .name, workload: name, source: at, weight: 0.5, why: "`\(segment)` is its log")]
        }
        guard let text else { return [] }
        if sighting.path.lowercased().hasSuffix(".eml") {
            let mail = Mail(text)
            if let team = mail.team(reader.organisation.knownTeam) {
                let why = "the mail is to the team"
                hints.append(Hint(owner: team, source: "\(sighting.path):1", weight: OwnerRule.Weight.asked, why: why, kind: .annotation))
            }
            if let name = reader.index.mentions(in: mail.subject, limit: 2).first, reader.index.mentions(in: mail.subject, limit: 2).count == 1 {
                return [WorkloadEvidence(kind: .mention, workload: name, source: at, weight: 0.44, why: "the mail's subject speaks of \(name)")]
            }
        }
        if purpose == .documentation, kind.format == .prose || OwnerPages.isPage(sighting.path) {
            var stated = OwnerPages.stated(in: text, near: sighting.line)
            if let row = OwnerPages.row(in: text, at: sighting.line) {
                (stated.service, stated.owner) = (row.service ?? stated.service, row.owner ?? stated.owner)
            }
            if let owner = stated.owner {
                hints.append(
                    Hint(
                        owner: owner.name, source: "\(sighting.path):\(owner.line)", weight: OwnerRule.Weight.listed,
                        why: "the page around it says so", kind: .annotation))
            }
            if stated.owner == nil, let said = OwnerPages.spoken(in: text, near: sighting.line, known: reader.organisation.knownTeam) {
                let why = "the page around it says who looks after it"
                let source = "\(sighting.path):\(said.line)"
                hints.append(Hint(owner: said.name, source: source, weight: OwnerRule.Weight.asked, why: why, kind: .annotation))
            }
            if let service = stated.service, let name = reader.index.named(service.name) ?? (isTelling(service.name) ? service.name : nil) {
                return [
                    WorkloadEvidence(
                        kind: .record, workload: name, source: "\(sighting.path):\(service.line)", weight: 0.5,
                        why: "the page says that it is about \(name)")
                ]
            }
        }
        let near: [String]
        if kind.format == .csv, let row = CSVText.rows(text).last(where: { $0.line <= sighting.line }) {
            near = reader.index.mentions(in: row.fields.joined(separator: " "))
        } else if kind.format == .json, let parsed = parsed(sighting, kind, false, text),
            let chain = Chain.find(credential.secret, in: parsed, line: sighting.line, slot: nil).first,
            let message = chain.steps.last(where: { !$0.node.entries.isEmpty })
        {
            near = reader.index.mentions(in: message.node.entries.compactMap { $0.value.text?.prefix(2000) }.joined(separator: " "))
        } else {
            // First the line itself; a message may run over several.
            let line = Self.around(sighting.line, in: text, 0)
            let own = reader.index.mentions(in: line)
            // Another's message is about something else.
            let isMessage = line.hasPrefix("[") && line.dropFirst().first?.isNumber == true
            near = own.isEmpty && !isMessage ? reader.index.mentions(in: Self.around(sighting.line, in: text, 3)) : own
        }
        // A page that bears a service's name is about it, whatever else it speaks of: `runbooks/orders.md`.
        if near.count != 1, purpose == .documentation, let stem = Layout.name(of: sighting.path).pieces(between: ".").first,
            let name = reader.index.named(stem), near.isEmpty || near.contains(name)
        {
            return [WorkloadEvidence(kind: .name, workload: name, source: at, weight: 0.5, why: "`\(stem)` is a page about it")]
        }
        if near.count != 1, purpose == .documentation, let title = OwnerPages.title(of: text),
            case let spoken = reader.index.mentions(in: title, limit: 2), let name = spoken.first, spoken.count == 1, near.isEmpty || near.contains(name)
        {
            return [WorkloadEvidence(kind: .name, workload: name, source: at, weight: 0.48, why: "the title of the page speaks of \(name)")]
        }
        if near.isEmpty, purpose == .documentation {
            // A page in a service's own directory, or that bears its name.
            if let home = reader.index.home(around: sighting.path), home.names.count == 1 {
                return [
                    WorkloadEvidence(
                        kind: .directory, workload: home.names[0], source: home.directory, weight: 0.5,
                        why: "a page in the source of \(home.names[0])")
                ]
            }
            if let (name, segment) = reader.index.named(inPath: OwnerPages.withoutPlaces(reader.layout.told(sighting.path))) {
                return [WorkloadEvidence(kind: .name, workload: name, source: at, weight: 0.45, why: "`\(segment)` is a page about it")]
            }
        }
        guard let name = near.first, near.count == 1 else { return [] }
        return [WorkloadEvidence(kind: .mention, workload: name, source: at, weight: 0.42, why: "the text around it speaks of \(name)")]
    }

    static func around(_ line: Int, in text: String, _ distance: Int) -> String {
        let lines = text.lines
        guard lines.indices.contains(line - 1) else { return "" }
        // Of a line without end, what stands around could be anywhere.
        guard lines[line - 1].utf8.count <= 4000 else { return "" }
        return lines[max(0, line - 1 - distance)...min(lines.count - 1, line - 1 + distance)].joined(separator: "\n")
    }
}

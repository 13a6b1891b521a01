public import Estate
import Foundation
import Runtime

/// A scan report for people, in a terminal of a given width. Holds no secret: the report has none.
public struct ReportText: Sendable {
    /// Columns.
    public var width: Int
    /// ANSI styles, for a terminal.
    public var isStyled: Bool
    /// How many places to list per credential; 0 for all.
    public var placesShown: Int

    public init(width: Int = 100, isStyled: Bool = false, placesShown: Int = 8) {
        self.width = max(60, min(width, 200))
        self.isStyled = isStyled
        self.placesShown = placesShown
    }

    public func text(_ report: ScanReport) -> String {
        var lines: [String] = []
        lines.append(bold(header(report)))
        lines.append(dim(read(report)))
        if !report.credentials.isEmpty {
            lines += ["", bold("Largest blast radius")]
            for (number, credential) in report.credentials.prefix(5).enumerated() {
                let head = "\(number + 1)  \(pad(String(credential.blastRadius.value), 3, right: true))  \(credential.kind)  \(dim(credential.fingerprint.short))"
                lines.append("  " + head)
                lines += wrapped(credential.blastRadius.reasons.sorted { $0.points > $1.points }.prefix(4).map(\.text).joined(separator: " · "), indent: 10)
            }
            for credential in report.credentials { lines += [""] + describe(credential) }
        }
        lines += estate(report)
        lines += trust(report)
        if !report.unreadable.isEmpty {
            lines += ["", bold("Not read (\(report.unreadable.count))")]
            for entry in report.unreadable.prefix(20) { lines += wrapped("\(entry.path.shown): \(entry.why)", indent: 2) }
            if report.unreadable.count > 20 { lines.append("  … and \(report.unreadable.count - 20) more: see --json") }
        }
        lines += ["", "Next: \(next(report))"]
        return lines.joined(separator: "\n")
    }

    /// The estate in a few lines; the lists are in the JSON.
    private func estate(_ report: ScanReport) -> [String] {
        var lines: [String] = []
        if let storage = report.storage, storage.stored > 0 {
            let percent = String(format: "%.0f", storage.percentOutside)
            lines += wrapped("\(percent) % stored outside a secrets manager: \(storage.summary)", indent: 2)
        }
        if let workloads = report.workloads, !workloads.isEmpty {
            let kinds = FoundWorkload.Kind.allCases.compactMap { kind -> String? in
                let number = workloads.count { $0.kind == kind }
                return number == 0 ? nil : "\(number) \(kind.rawValue)"
            }
            lines += wrapped("\(count(workloads.count, "thing")) that authenticate: \(kinds.joined(separator: ", "))", indent: 2)
        }
        if let copied = report.copied, !copied.isEmpty {
            let crossing = copied.count(where: \.crossesEnvironments)
            let paths = copied.reduce(0) { $0 + $1.paths.count }
            lines += wrapped(
                "\(count(copied.count, "credential")) copied, \(crossing) between environments; \(count(paths, "access path")) depend on copies", indent: 2)
        }
        for pipeline in (report.pipelines ?? []).filter({ $0.readsPerRun > 0 }).prefix(3) {
            lines += wrapped(
                "\(pipeline.name.shown) reads \(count(pipeline.secrets, "secret")) in \(count(pipeline.readsPerRun, "place")) a run (\(pipeline.path.shown))", indent: 2)
        }
        return lines.isEmpty ? [] : ["", bold("The estate")] + lines
    }

    /// Rules that let in by place, widest first; what to do about each is in the JSON.
    private func trust(_ report: ScanReport) -> [String] {
        guard let rules = report.networkTrust, !rules.isEmpty else { return [] }
        let reaches = [("from anywhere", NetworkTrust.Reach.anywhere), ("from networks", .network), ("on the machine itself", .machine)]
        let split = reaches.compactMap { words, reach in
            let number = rules.count { $0.reach == reach }
            return number == 0 ? nil : "\(number) \(words)"
        }
        var lines = ["", bold("Let in without proof (\(rules.count))"), "  " + split.joined(separator: ", ")]
        for rule in rules.prefix(8) {
            lines += wrapped("\(rule.path.shown):\(rule.line) \(rule.summary.shown): \(rule.why)", indent: 2)
            lines += wrapped("instead: \(rule.instead)", indent: 6)
        }
        if rules.count > 8 { lines.append("  … and \(rules.count - 8) more: see --json") }
        return lines
    }

    private func header(_ report: ScanReport) -> String {
        let total = report.credentials.count
        guard total > 0 else { return "No standing credentials found." }
        return "\(count(report.statistics.sightings, "sighting")) = \(count(total, "credential")) · \(report.statistics.unowned) unowned · \(report.statistics.shared) shared"
            + " · \((total - report.statistics.unowned) * 100 / total) % owned"
    }

    private func read(_ report: ScanReport) -> String {
        let statistics = report.statistics
        var parts = [count(statistics.files, "file")]
        if statistics.commits > 0 { parts += [count(statistics.commits, "commit"), count(statistics.blobs, "object")] }
        parts.append(size(statistics.bytes))
        parts.append((report.finishedAt - report.startedAt).brief)
        return "Read " + parts.joined(separator: " · ")
    }

    private func describe(_ credential: FoundCredential) -> [String] {
        let title = "\(credential.kind)  \(credential.hint)"
        let right = credential.fingerprint.text
        let gap = max(2, width - title.count - right.count)
        var lines = [bold(title) + String(repeating: " ", count: gap) + dim(right)]
        let evidence = credential.ownerEvidence.first(where: { $0.owner == credential.owner })
        lines += field("owner", credential.owner.shown + (evidence.map { "  (\(because($0.why, $0.source)))" } ?? ""))
        if let other = credential.ownerEvidence.first(where: { $0.owner != credential.owner }), other.weight >= 0.3 {
            lines += field("", "before \(other.owner.shown): \(because(other.why, other.source))")
        }
        if !credential.workloads.isEmpty {
            lines += field("used by", credential.workloads.map(\.shown).joined(separator: ", "))
            for one in credential.workloadEvidence.prefix(2) where credential.workloads.count < 4 { lines += field("", because(one.why, one.source)) }
        }
        if !credential.environments.isEmpty { lines += field("in", credential.environments.joined(separator: ", ")) }
        for (index, endpoint) in credential.opens.prefix(4).enumerated() { lines += field(index == 0 ? "opens" : "", endpoint.description.shown) }
        if !credential.privilege.isEmpty {
            let more = credential.privilege.count > 6 ? " and \(credential.privilege.count - 6) more" : ""
            lines += field("granted", credential.privilege.prefix(6).map(\.shown).joined(separator: ", ") + more)
        }
        if let rights = credential.rights, !rights.unused.isEmpty || !rights.used.isEmpty {
            let more = rights.unused.count > 4 ? " and \(rights.unused.count - 4) more" : ""
            let unused = rights.unused.isEmpty ? "nothing" : rights.unused.prefix(4).map(\.shown).joined(separator: ", ") + more
            let untold = rights.untold.isEmpty ? "" : " · \(rights.untold.count) untold"
            lines += field("unused", "\(unused) · \(rights.used.count) used\(untold)\(rights.isCertain ? "" : " · by its last use alone")")
        }
        if let issuer = credential.issuer { lines += field("issuer", issuer.shown) }
        let times = [("since", credential.createdAt), ("last used", credential.lastUsedAt), ("expires", credential.expiresAt)]
        let dates = times.compactMap { name, time in time.map { "\(name) \($0.description.prefix(10))" } }
        if !dates.isEmpty { lines += field("dates", dates.joined(separator: ", ")) }
        for relation in credential.related.prefix(4) {
            let what = relation.kind == .keyPair ? "its key pair" : "perhaps the same"
            lines += field("related", "\(what): \(relation.fingerprint.short), \(relation.evidence.shown)")
        }
        if let validity = credential.validity { lines += field("works", Explanation.words(validity).shown) }
        lines += field("risk", "\(credential.blastRadius.value)  \(credential.blastRadius.summary)")

        for (index, flag) in credential.flags.enumerated() { lines += field(index == 0 ? "beware" : "", "\(words(flag.kind)): \(flag.why.shown)") }

        // A place that is in the tree and in history is one line here; the JSON has both.
        let here = credential.sightings.filter { $0.commit == nil }
        let herePaths = Set(here.map(\.path))
        let gone = credential.sightings.filter { $0.commit != nil || $0.source == .history }.filter { !herePaths.contains($0.path) }
        var introduced: [String: String] = [:]
        for sighting in credential.sightings { if let commit = sighting.commit { introduced[sighting.path] = commit } }
        let places = here.filter { $0.source != .history }.map { ($0, introduced[$0.path]) } + gone.map { ($0, $0.commit) }
        let shown = placesShown == 0 ? places.count : placesShown
        for (index, place) in places.prefix(shown).enumerated() {
            let (sighting, commit) = place
            var text = "\(sighting.path.shown):\(sighting.line)"
            if let slot = sighting.slot, slot.utf8.count <= 60 { text += " \(slot.shown)" }
            var note: [String] = []
            if [.chat, .ticket, .documentation, .log].contains(sighting.source) { note.append(sighting.source.rawValue) }
            if let commit { note.append((sighting.isCurrent ? "since " : "removed, in history at ") + commit.prefix(10)) }
            if !note.isEmpty { text += " · \(note.joined(separator: ", "))" }
            lines += field(index == 0 ? "seen" : "", text)
        }
        if places.count > shown { lines += field("", "… and \(places.count - shown) more places") }
        return lines
    }

    private func because(_ why: String?, _ source: String) -> String {
        why.map { "\($0.shown), \(source.shown)" } ?? source.shown
    }

    private func words(_ kind: CredentialFlag.Kind) -> String {
        switch kind {
        case .unowned: "no owner"
        case .orphan: "owner gone"
        case .disputed: "owner in dispute"
        case .shared: "shared"
        case .crossEnvironment: "in several environments"
        case .forgotten: "forgotten"
        case .outlivesReason: "outlives its reason"
        case .expired: "expiry"
        }
    }

    private func next(_ report: ScanReport) -> String {
        if report.feeds != nil { return "mayfly discover --config FILE --json > discover.json && mayfly import discover.json" }
        let roots = report.roots.map(quoted).joined(separator: " ")
        return report.credentials.isEmpty ? "mayfly scan --help" : "mayfly scan \(roots) --json > scan.json && mayfly import scan.json"
    }

    private func quoted(_ path: String) -> String {
        path.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || "/._-+@".utf8.contains($0) }
            ? path : "'" + path.replacing("'", with: "'\\''") + "'"
    }

    // MARK: - Layout

    private func field(_ name: String, _ value: String) -> [String] {
        var lines = wrapped(value, indent: 12)
        if !lines.isEmpty { lines[0] = "  " + dim(pad(name, 10)) + lines[0].dropFirst(12) }
        return lines
    }

    /// Breaks at blanks; a word longer than a line stays whole.
    private func wrapped(_ text: String, indent: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if !line.isEmpty, indent + line.count + 1 + word.count > width {
                lines.append(line)
                line = String(word)
            } else {
                line = line.isEmpty && lines.isEmpty && word.isEmpty ? "" : (line.isEmpty ? String(word) : line + " " + word)
            }
        }
        lines.append(line)
        return lines.map { String(repeating: " ", count: indent) + $0 }
    }

    private func pad(_ text: String, _ width: Int, right: Bool = false) -> String {
        let fill = String(repeating: " ", count: max(0, width - text.count))
        return right ? fill + text : text + fill
    }

    private func count(_ number: Int, _ noun: String) -> String {
        "\(number.formatted(.number.locale(.init(identifier: "en")))) \(noun)\(number == 1 ? "" : "s")"
    }

    private func size(_ bytes: Int) -> String {
        switch bytes {
        case ..<10_000: "\(bytes) B"
        case ..<10_000_000: "\(bytes / 1000) kB"
        case ..<10_000_000_000: "\(bytes / 1_000_000) MB"
        default: "\(bytes / 1_000_000_000) GB"
        }
    }

    private func bold(_ text: String) -> String { isStyled ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    private func dim(_ text: String) -> String { isStyled ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}

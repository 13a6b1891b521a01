import Estate
import Runtime

/// Compares somebody's list with what was found (R16). Names are evidence, not proof: what two credentials answer to is told as
/// ambiguous, never chosen.
struct Reconciler {
    let credentials: [FoundCredential]

    /// Reasons that speak for a line and a credential being one, and their weight.
    private struct Candidate {
        var index: Int
        var weight: Int
        var evidence: String
    }

    func compare(_ rows: [ListedCredential], lists: [String]) -> Reconciliation {
        var result = Reconciliation(lists: lists, matched: [], conflicts: [], onlyListed: [], onlyFound: [])
        var claimed: [Int: ListedCredential] = [:]
        for row in rows {
            let candidates = candidates(for: row)
            guard let best = candidates.first else {
                result.onlyListed.append(.init(line: row.line, name: row.name))
                continue
            }
            let rivals = candidates.filter { $0.weight == best.weight }
            if rivals.count > 1 {
                for rival in rivals.prefix(20) { claimed[rival.index] = claimed[rival.index] ?? row }
                let names = rivals.prefix(4).map { credentials[$0.index].fingerprint.short }.joined(separator: ", ")
                result.conflicts.append(
                    .init(
                        field: "ambiguous", line: row.line, name: row.name, fingerprint: nil, listed: row.name,
                        found: "\(rivals.count) credentials answer to this: \(names)"))
                continue
            }
            let credential = credentials[best.index]
            result.matched.append(.init(line: row.line, name: row.name, fingerprint: credential.fingerprint, evidence: best.evidence))
            if let other = claimed[best.index], other.owner != nil, row.owner != nil, normal(other.owner) != normal(row.owner) {
                result.conflicts.append(
                    .init(
                        field: "owner", line: row.line, name: row.name, fingerprint: credential.fingerprint,
                        listed: row.owner ?? "", found: "line \(other.line) of the list says \(other.owner ?? "")"))
            }
            claimed[best.index] = claimed[best.index] ?? row
            result.conflicts += conflicts(row, credential)
        }
        result.onlyFound = credentials.indices.filter { claimed[$0] == nil }.map { credentials[$0].fingerprint }
        return result
    }

    // MARK: - Which credential a line speaks of

    private func candidates(for row: ListedCredential) -> [Candidate] {
        credentials.indices.compactMap { index in
            let credential = credentials[index]
            var weight = 0
            var reasons: [String] = []
            let users = Set(credential.opens.compactMap { $0.user.map(normal) })
            let hosts = Set(credential.opens.compactMap { $0.host.map(normal) })
            if let user = row.user.map(normal), users.contains(user) {
                weight += 4
                reasons.append("user `\(user)`")
                if let host = row.host.map(Self.host), hosts.contains(host) {
                    weight += 4
                    reasons.append("host `\(host)`")
                } else if row.host != nil, !hosts.isEmpty {
                    // The same login elsewhere is another credential.
                    return nil
                }
            } else if row.user != nil, !users.isEmpty {
                return nil
            }
            if let identity = credential.identity.map(normal),
                [row.name, row.user ?? ""].map(normal).contains(where: { $0.count >= 4 && identity.contains($0) })
            {
                weight += 3
                reasons.append("its name at the issuer")
            }
            let name = normal(row.name)
            if name.count >= 4, credential.sightings.contains(where: { self.last($0) == name || normal($0.path).hasSuffix("/" + name) }) {
                weight += 5
                reasons.append("name `\(name)`")
            }
            if let service = row.service.map(normal), credential.workloads.contains(where: { normal($0) == service }) {
                weight += 2
                reasons.append("used by `\(service)`")
            }
            // A service has many credentials; alone it says too little.
            return weight >= 3 ? Candidate(index: index, weight: weight, evidence: reasons.joined(separator: ", ")) : nil
        }
        .sorted { ($1.weight, $0.index) < ($0.weight, $1.index) }
    }

    private func last(_ sighting: Sighting) -> String {
        normal(sighting.slot?.split(separator: ".").last.map(String.init) ?? "")
    }

    private static func host(_ text: String) -> String {
        var text = text.lowercased()
        if let scheme = text.firstRange(of: "://") { text = String(text[scheme.upperBound...]) }
        return String(text.prefix { $0 != ":" && $0 != "/" })
    }

    private func normal(_ text: String?) -> String { normal(text ?? "") }

    private func normal(_ text: String) -> String {
        let lower = text.lowercased()
        return lower.hasPrefix("@") ? String(lower.dropFirst()) : lower
    }

    // MARK: - Where they disagree

    private func conflicts(_ row: ListedCredential, _ credential: FoundCredential) -> [Reconciliation.Conflict] {
        var found: [Reconciliation.Conflict] = []
        func add(_ field: String, _ listed: String, _ other: String) {
            found.append(
                .init(field: field, line: row.line, name: row.name, fingerprint: credential.fingerprint, listed: listed, found: other))
        }
        if let owner = row.owner, credential.owner != FoundCredential.unknownOwner, normal(owner) != normal(credential.owner) {
            add("owner", owner, credential.owner)
        }
        if let rotated = row.rotated {
            // A day of grace: lists have dates, not times.
            if let created = credential.createdAt, created + .seconds(86_400) < rotated {
                add("rotated", day(rotated), "the value is from \(day(created))")
            }
        }
        if let expires = row.expires, let other = credential.expiresAt, abs(expires.milliseconds - other.milliseconds) > 86_400_000 {
            add("expires", day(expires), day(other))
        }
        if let notes = row.notes?.lowercased(),
            ["retired", "revoked", "deleted", "decommissioned", "no longer used", "unused"].contains(where: notes.contains)
        {
            add("retired", row.notes ?? "", credential.lastUsedAt.map { "last used \(day($0))" } ?? "still there")
        }
        return found
    }

    private func day(_ time: Timestamp) -> String { String(time.description.prefix(10)) }
}

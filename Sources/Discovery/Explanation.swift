public import Estate
import Foundation
import Runtime

/// What is known of one credential, what is not, and what to do next.
public struct Explanation: Sendable, Codable {
    public var credential: FoundCredential
    /// Where it stands in its life, when a server knows it.
    public var state: CredentialState?
    /// What nobody could tell, each with what would.
    public var unknown: [String]
    /// In order.
    public var next: [String]

    public init(of credential: FoundCredential, state: CredentialState?) {
        self.credential = credential
        self.state = state
        unknown = Self.unknown(credential, state)
        next = Self.next(credential, state)
    }

    /// The credentials of a report that `text` may mean: a fingerprint, or the first letters of its last part, four at least.
    public static func candidates(for text: String, in report: ScanReport) -> [FoundCredential] {
        guard text.count >= 4 else { return [] }
        return report.credentials.filter { $0.fingerprint.text.hasPrefix(text) || $0.fingerprint.short.hasPrefix(text) || $0.fingerprint.text.hasSuffix("_" + text) }
    }

    private static func unknown(_ credential: FoundCredential, _ state: CredentialState?) -> [String] {
        var unknown: [String] = []
        if credential.owner == FoundCredential.unknownOwner {
            unknown.append("whose it is: no annotation, catalogue, CODEOWNERS or tag speaks for its places")
        }
        if credential.workloads.isEmpty { unknown.append("who uses it: nothing that is declared reads one of its places") }
        if credential.opens.isEmpty { unknown.append("what it opens: no host, database or user stands beside it") }
        if credential.createdAt == nil { unknown.append("how old it is: only its issuer or a history can tell (`mayfly discover`)") }
        if credential.lastUsedAt == nil { unknown.append("when it was last used: only its issuer or an observer at the target can tell") }
        if let validity = credential.validity, validity.outcome == .unknown {
            unknown.append("whether it still works: \(validity.endpoint), \(validity.detail)")
        } else if credential.validity == nil, state == nil || state == .standing, credential.lastUsedAt == nil {
            unknown.append("whether it still works: nobody tried (`mayfly scan --check`)")
        }
        return unknown
    }

    private static func next(_ credential: FoundCredential, _ state: CredentialState?) -> [String] {
        let name = credential.fingerprint.short
        switch state {
        case .retired: return []
        case .disabled: return ["finish its retirement: mayfly retire \(name)"]
        case .excepted: return ["its waiver lasts: look again before it ends"]
        case .standing, nil: break
        }
        var next: [String] = []
        if credential.owner == FoundCredential.unknownOwner {
            next.append("find an owner: list \(credential.sightings.first.map { "`\($0.path)`" } ?? "its places") in CODEOWNERS, or declare one")
        }
        let leaks = Set(credential.sightings.map(\.source)).intersection([.chat, .ticket, .log, .documentation])
        if !leaks.isEmpty {
            next.append("take it for known to others (\(leaks.map(\.rawValue).sorted().joined(separator: ", "))): replacing it comes before deleting it")
        }
        if !credential.sightings.contains(where: \.isCurrent) {
            next.append("it is out of the tree and still in history: revoke it at its issuer; removing the commit alone helps nobody who has fetched")
        } else if credential.workloads.isEmpty {
            next.append("declare who uses it: mayfly apply estate.yaml; whoever is missing will be named by traffic")
        } else {
            next.append("declare \(credential.workloads.prefix(5).joined(separator: ", ")) in an estate file, then: mayfly plan")
        }
        if credential.workloads.count > 1 { next.append("give each of the \(credential.workloads.count) workloads that share it a login of its own") }
        return next
    }

    // MARK: - For people

    /// Holds no secret: the report has none.
    public var text: String {
        let credential = credential
        var lines = ["\(credential.kind)  \(credential.hint)", "  \(credential.fingerprint.text)"]
        func section(_ title: String, _ rows: [String]) {
            guard !rows.isEmpty else { return }
            lines += ["", title] + rows.map { "  " + $0.shown }
        }
        if let state { section("State", [state.rawValue]) }
        let places = ExportPlace.places(of: credential)
        section("Seen in \(places.count) place\(places.count == 1 ? "" : "s")", places.prefix(50).map(Self.place) + (places.count > 50 ? ["… and \(places.count - 50) more (--json)"] : []))
        section("Why it is taken for a secret", credential.reasons)
        let isOwned = credential.owner != FoundCredential.unknownOwner
        section(
            "Whose it is",
            [isOwned ? credential.owner : "unknown"]
                + credential.ownerEvidence.sorted { $0.weight > $1.weight }.map { Self.evidence($0.owner, $0.kind.rawValue, $0.source, $0.weight, $0.why) })
        section(
            "Who uses it",
            credential.workloadEvidence.isEmpty
                ? credential.workloads
                : credential.workloadEvidence.sorted { $0.weight > $1.weight }.map { Self.evidence($0.workload, $0.kind.rawValue, $0.source, $0.weight, $0.why) })
        section("Who shares it", credential.workloads.count > 1 ? [credential.workloads.joined(separator: ", ")] : [])
        section("What it opens", credential.opens.map(\.description))
        section("Granted", credential.privilege)
        if let rights = credential.rights {
            section("Granted and used", rights.used)
            section(rights.isCertain ? "Granted and not used" : "Granted, and no known use needs it", rights.unused)
            section("Granted, and whether it is used is not known", rights.untold)
            section("How that is known", rights.basis)
        }
        section("Environments", credential.environments.isEmpty ? [] : [credential.environments.joined(separator: ", ")])
        let times = [("made", credential.createdAt), ("last used", credential.lastUsedAt), ("expires", credential.expiresAt)]
        section("Age", times.compactMap { name, at in at.map { "\(name) \($0)" } })
        section("Does it still work", credential.validity.map { [Self.words($0)] } ?? [])
        section("What is wrong with it", credential.flags.map { "\($0.kind.rawValue): \($0.why)" })
        section("Related", credential.related.map { "\($0.kind.rawValue) \($0.fingerprint.short): \($0.evidence)" })
        section(
            "Blast radius \(credential.blastRadius.value)",
            credential.blastRadius.reasons.sorted { $0.points > $1.points }.map { "\($0.points > 0 ? "+" : "")\($0.points)  \($0.text)" })
        section("Not known", unknown)
        section("Next", next.enumerated().map { "\($0.offset + 1). \($0.element)" })
        return lines.joined(separator: "\n")
    }

    private static func place(_ place: ExportPlace) -> String {
        let sighting = place.sighting
        var text = "\(sighting.path):\(sighting.line)"
        if let slot = sighting.slot { text += "  `\(slot.prefix(80))`" }
        text += "  \(sighting.source.rawValue)"
        if !sighting.isCurrent { text += ", in history only" }
        if let commit = place.commit { text += ", since \(commit.prefix(10))" }
        if let occurrence = sighting.occurrence { text += "  [\(occurrence.short)]" }
        return text
    }

    /// `yes: postgresql://shop@db:5432/shop lets it in (asked 2031-01-02)`.
    static func words(_ validity: CredentialValidity) -> String {
        let answer =
            switch validity.outcome {
            case .live: "yes"
            case .dead: "no"
            case .unknown: "unknown"
            }
        let day = validity.detail.hasPrefix("not asked") ? "" : " (asked \(validity.checkedAt.description.prefix(10)))"
        return "\(answer): \(validity.endpoint), \(validity.detail)\(day)"
    }

    private static func evidence(_ name: String, _ kind: String, _ source: String, _ weight: Double, _ why: String?) -> String {
        "\(Int((weight * 100).rounded())) %  \(name)  \(kind), \(source)" + (why.map { ": \($0)" } ?? "")
    }
}

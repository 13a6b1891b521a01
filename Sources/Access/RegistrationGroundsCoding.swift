public import AuditLedger
import Context
import Estate
import Foundation
import Registration
import SPIFFE

/// As the ledger has them: a text that is equal where they are, so that a denial that comes again and again is written once.
extension RegistrationGrounds {
    static let fact = "grounds"
    /// Beyond as many, only the one that the answer names is written: the others changed nothing.
    private static let entryLimit = 32

    private struct Written: Codable {
        var action: AccessRequest.Action
        var subject: String
        var agent: String
        var selectors: [Selector]
        var entry: String?
        var host: String?
        var job: PipelineJob?
        var revision: Int
        var revocation: String?
        var entries: [RegistrationEntry]
        var groups: [String]
        var path: Path?
        var standing: ContextVerdict?
    }

    /// In JSON.
    var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let written = Written(
            action: request.action, subject: request.subject, agent: request.agent, selectors: request.selectors.sorted(),
            entry: request.entry, host: request.host?.description, job: request.job, revision: revision, revocation: revocation,
            entries: needed, groups: groups.map(\.description).sorted(), path: path, standing: standing)
        return (try? encoder.encode(written)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    /// Without the templates that could not give this identity.
    private var needed: [RegistrationEntry] {
        guard request.action == .issueIdentity, let id = SPIFFEID(request.subject) else { return entries }
        let possible = entries.filter { $0.spiffeID.fixed == id || $0.spiffeID.id(with: request.selectors) == id }
        return possible.count <= Self.entryLimit ? possible : [decision.entry].compactMap(\.self)
    }

    /// From an entry of the ledger; `nil` for what registration did not deny, and for what cannot be read.
    public init?(_ entry: Entry) {
        guard let text = entry.facts[Self.fact], let written = try? JSONDecoder().decode(Written.self, from: Data(text.utf8)) else { return nil }
        var request = AccessRequest(
            action: written.action, subject: written.subject, agent: written.agent, selectors: Set(written.selectors), processID: 0,
            entry: written.entry)
        request.host = written.host.flatMap { SPIFFEID($0) }
        request.job = written.job
        self.init(request, revision: written.revision)
        (revocation, entries, path, standing) = (written.revocation, written.entries, written.path, written.standing)
        groups = Set(written.groups.compactMap { SPIFFEID($0) })
    }

    /// Whether the entry says what follows from them.
    public func reproduces(_ entry: Entry) -> Bool {
        let decision = decision
        return !decision.isPermitted && entry.kind == RecordedDecision.denied && entry.facts["code"] == decision.code
            && entry.facts["reason"] == decision.reason
    }

    /// Whoever answers for the entry that came nearest.
    public var owner: String? { decision.entry?.owner ?? entries.first?.owner }
}

import Access
import AuditLedger
import Brokerage
import Estate
import Lifecycle
import Runtime
import SPIFFE
import Storage

/// What was handed out, read from the ledger, and who was away, by holder: one process, one entry or path, one kind.
struct LifetimeEvidence: Sendable {
    /// What has one lifetime.
    struct Subject: Hashable {
        var kind: LifetimeKind
        /// The entry's, or the path's.
        var name: String
    }
    private struct Holder: Hashable {
        var subject: Subject
        var id: String
        var agent: String
        var process: String
        /// Of a token: for whom it is. Of what is renewed: which kind of document.
        var purpose: String
    }
    private var histories: [Holder: HolderHistory] = [:]
    private(set) var count = 0
    private(set) var isCut = false
    let server: [Absence]
    private let nodes: [String: [Absence]]

    /// Entries of the ledger that are read at most: what came before is left out.
    private static let limit = 300_000
    private static let page = 5000
    private static let kinds = [
        "svid.x509-issued", "svid.wit-issued", "svid.jwt-issued", "grant.opened", "grant.renewed", "grant.closed",
    ]

    /// Reads in parts, so that nobody waits for it.
    init(since start: Timestamp, in database: Database) async throws {
        let (first, known) = try await database.read { transaction in
            (
                try Ledger.start(since: start, in: transaction),
                (try PresenceRecords.serverAbsences(since: start, in: transaction), try PresenceRecords.nodeAbsences(since: start, in: transaction))
            )
        }
        (server, nodes) = known
        // Pages come newest first.
        var issued: [(holder: Holder, at: HandedOut)] = []
        var events: [GrantEvent] = []
        var end = Int.max
        while true {
            let before = end
            let entries = try await database.read {
                try Ledger.newest(Self.page, ofKinds: Self.kinds, after: first, before: before, in: $0)
            }
            for entry in entries {
                if let event = GrantEvent(entry) { events.append(event) } else if let read = Self.read(entry) { issued.append(read) }
            }
            count += entries.count
            guard entries.count == Self.page, let last = entries.last else { break }
            guard count < Self.limit else {
                isCut = true
                break
            }
            end = last.sequence
            try Task.checkCancellation()
        }
        for (holder, out) in issued.reversed() { add(out, to: holder) }
        try await take(events.reversed(), since: start, in: database)
    }

    private static func read(_ entry: Entry) -> (holder: Holder, at: HandedOut)? {
        guard let until = entry.facts["expires"].flatMap({ Timestamp($0) }), until > entry.at,
            // `name@revision`: a name has no such sign.
            let name = entry.facts["entry"]?.split(separator: "@").first
        else { return nil }
        let isToken = entry.kind == "svid.jwt-issued"
        return (
            Holder(
                subject: Subject(kind: isToken ? .jwt : .x509, name: String(name)), id: entry.subject,
                agent: String(entry.actor.trimmingPrefix("agent:")), process: entry.facts["pid"] ?? "",
                purpose: isToken ? entry.facts["audience"] ?? "" : entry.kind),
            HandedOut(at: entry.at, until: until, sequence: entry.sequence)
        )
    }

    private mutating func add(_ out: HandedOut, to holder: Holder) {
        let node = SPIFFEID(holder.agent).map { String($0.path.trimmingPrefix("/mayfly/agent/")) } ?? holder.agent
        let process = holder.process.split(separator: "/").first.map { "process \($0) on " } ?? ""
        histories[holder, default: HolderHistory(holder: process + node)].handedOut.append(out)
    }

    // MARK: Logins

    private struct GrantEvent {
        var grant: String
        /// `nil`: it was closed.
        var out: HandedOut?
        var at: Timestamp
        var reason: String?

        init?(_ entry: Entry) {
            guard entry.kind.hasPrefix("grant."), let grant = entry.facts["grant"] else { return nil }
            self.grant = grant
            at = entry.at
            reason = entry.facts["reason"]
            if let until = entry.facts["expires"].flatMap({ Timestamp($0) }), until > entry.at {
                out = HandedOut(at: entry.at, until: until, sequence: entry.sequence)
            }
        }
    }

    /// A process that lost its login and was given another is one holder.
    private mutating func take(_ events: some Sequence<GrantEvent>, since start: Timestamp, in database: Database) async throws {
        let records = try await database.read { transaction in
            try Registry.paths(in: transaction).flatMap { try Grants.grants(of: $0.name, since: start, in: transaction) }
        }
        let holders = Dictionary(
            records.map { record in
                (
                    record.id,
                    Holder(
                        subject: Subject(kind: .grant, name: record.path), id: record.workload, agent: record.agent,
                        process: "\(record.processID)/\(record.processStart)", purpose: "")
                )
            }
        ) { first, _ in first }
        for event in events {
            guard let holder = holders[event.grant] else { continue }
            if let out = event.out {
                add(out, to: holder)
                histories[holder]?.endedAt = nil
            } else if histories[holder] != nil, event.reason != "expired" {
                // One that expired says nothing of its process.
                histories[holder]?.endedAt = event.at
            }
        }
    }

    // MARK: What follows

    var subjects: Set<Subject> { Set(histories.keys.map(\.subject)) }

    /// By what has a lifetime: all that can be said of its holders.
    func replays() -> [Subject: LifetimeReplay] {
        var away: [String: [Absence]] = [:]
        return histories.reduce(into: [:]) { replays, history in
            let (holder, history) = history
            let absences = away[holder.agent] ?? Absence.joined(server + (nodes[holder.agent] ?? []))
            away[holder.agent] = absences
            replays[holder.subject, default: LifetimeReplay(holder.subject.kind, runs: [])].runs += history.runs(
                of: holder.subject.kind, away: absences)
        }
    }
}

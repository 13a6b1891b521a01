import Access
import AuditLedger
import Cedar
import Console
import Foundation
import Glibc
import Registration
import Runtime
import Storage

extension Actions {
    // MARK: Applying

    func applyPolicies(_ call: Action.ApplyPolicies, _ actor: String) async throws -> Action.ApplyPolicies.Answer {
        guard call.note.utf8.count <= 1000 else { throw ActionFailure(.invalid, "a note has at most 1000 bytes") }
        let edition = try read(call.bundle)
        let solver = Solver.installed
        let now = core.clock.now()
        let findings = try await aside { EditionRules(solver: solver).findings(on: edition, at: now) }
        guard !findings.contains(where: \.isError) else {
            throw ActionFailure(
                .refused, findings.filter(\.isError).prefix(20).map(\.fault.description).joined(separator: "\n"),
                nextStep: "mend the policies; nothing was changed")
        }
        let live = core.policies.live
        let current = call.place == .live ? live : core.policies.shadow ?? live
        let isUnchanged = current.edition.digest == edition.digest
        let replay = try await replay(edition, newest: Self.preview, asOf: now)
        let proof = call.mustGrantNothingNew ? try await gate(from: live.edition, to: edition, replay) : nil
        var revision: Int?
        if !call.dryRun, !isUnchanged {
            revision = try await core.database.write { [core] transaction in
                try mustBeOperator(actor, in: transaction)
                if proof != nil { try mustStillBe(live) }
                let revision = try core.policyRecords.store(call.bundle, at: call.place, by: actor, note: call.note, in: transaction)
                let numbered = PolicyBook.Numbered(revision: revision, edition: edition)
                transaction.afterCommit { call.place == .live ? core.policies.set(numbered) : core.policies.setShadow(numbered) }
                return revision
            }
        }
        return .init(
            digest: edition.digest, revision: revision, isUnchanged: isUnchanged, policies: edition.policies.policies.count, findings: findings,
            replay: replay, grantsNothingNew: proof?.isProved, newAccess: proof?.words)
    }

    /// How many of the newest decisions a preview decides again.
    private static let preview = 20_000

    private func read(_ bundle: PolicyBundle) throws -> PolicyEdition {
        do {
            return try PolicyEdition(bundle)
        } catch let fault {
            throw ActionFailure(.invalid, fault.description, nextStep: "mend it; nothing was changed")
        }
    }

    // MARK: Looking

    func policies(_ call: Action.Policies) async throws -> Action.Policies.Answer {
        let live = core.policies.live
        let (bundle, history) = try await core.database.read { transaction in
            (
                try call.revision.map { try PolicyRecords.bundle($0, in: transaction) } ?? live.edition.bundle,
                try PolicyRecords.history(limit: 100, in: transaction)
            )
        }
        guard let bundle else {
            throw ActionFailure(.notFound, "there is no revision \(call.revision ?? 0) of the policies", nextStep: "mayfly policy history")
        }
        let isLive = call.revision.map { $0 == live.revision } ?? true
        // What is in force was proved when it was applied; whoever looks wants to know what is about to end, and waits for no solver.
        let findings = isLive ? EditionRules(solver: nil).findings(on: live.edition, at: core.clock.now()).filter { !$0.isError } : []
        return .init(
            revision: call.revision ?? live.revision, digest: bundle.digest, bundle: bundle, isLive: isLive, findings: findings,
            shadow: core.policies.shadow.map { .init(revision: $0.revision, digest: $0.edition.digest, count: core.policies.shadowCount) },
            history: history)
    }

    // MARK: Moving

    func movePolicies(_ call: Action.MovePolicies, _ actor: String) async throws -> Action.MovePolicies.Answer {
        let live = core.policies.live
        if call.move == .endShadow {
            guard core.policies.shadow != nil else { throw ActionFailure(.refused, "no policies stand in the shadow") }
            if !call.dryRun {
                try await core.database.write { [core] transaction in
                    try mustBeOperator(actor, in: transaction)
                    try core.policyRecords.endShadow(by: actor, in: transaction)
                    transaction.afterCommit { core.policies.setShadow(nil) }
                }
            }
            return .init(
                from: live.revision, to: live.revision, revision: nil,
                replay: .init(replayed: 0, skipped: 0, flipped: 0, newlyAllowed: 0, flips: [], asOf: nil, milliseconds: 0), newAccess: nil)
        }
        let target = try await target(of: call, live)
        let edition = try read(target.bundle)
        // An old edition may be one that today's rules would not let in.
        let now = core.clock.now()
        let solver = Solver.installed
        if let error = try await aside({ EditionRules(solver: solver).findings(on: edition, at: now) }).first(where: \.isError) {
            throw ActionFailure(.refused, error.fault.description, nextStep: "apply policies that are mended: mayfly policy apply")
        }
        let replay = try await replay(edition, newest: Self.preview, asOf: now)
        let proof = call.mustGrantNothingNew == true ? try await gate(from: live.edition, to: edition, replay) : nil
        var revision: Int?
        if !call.dryRun {
            revision = try await core.database.write { [core] transaction in
                try mustBeOperator(actor, in: transaction)
                if proof != nil { try mustStillBe(live) }
                let note = call.move == .rollback ? "back to revision \(target.revision)" : "revision \(target.revision), out of the shadow"
                let revision = try core.policyRecords.store(target.bundle, at: .live, by: actor, note: note, in: transaction)
                if call.move == .enforce { try core.policyRecords.endShadow(by: actor, in: transaction) }
                let numbered = PolicyBook.Numbered(revision: revision, edition: edition)
                transaction.afterCommit {
                    core.policies.set(numbered)
                    if call.move == .enforce { core.policies.setShadow(nil) }
                }
                return revision
            }
        }
        return .init(from: live.revision, to: target.revision, revision: revision, replay: replay, newAccess: proof?.words)
    }

    private func target(of call: Action.MovePolicies, _ live: PolicyBook.Numbered) async throws -> (revision: Int, bundle: PolicyBundle) {
        if call.move == .enforce {
            guard let shadow = core.policies.shadow else {
                throw ActionFailure(.refused, "no policies stand in the shadow", nextStep: "mayfly policy apply PATH --shadow --yes")
            }
            return (shadow.revision, shadow.edition.bundle)
        }
        let found = try await core.database.read { transaction -> (Int, PolicyBundle)? in
            let digest = live.edition.digest
            // The one before is the newest that differs.
            let wanted = try call.revision ?? PolicyRecords.history(limit: 1000, in: transaction)
                .first { $0.revision < live.revision && $0.digest != digest }?.revision
            guard let wanted, let bundle = try PolicyRecords.bundle(wanted, in: transaction) else { return nil }
            return (wanted, bundle)
        }
        guard let found else {
            let missing = call.revision.map { "there is no revision \($0) of the policies" } ?? "there is no earlier revision of the policies"
            throw ActionFailure(.notFound, missing, nextStep: "mayfly policy history")
        }
        return found
    }

    // MARK: Trying

    func replayPolicies(_ call: Action.ReplayPolicies) async throws -> Action.ReplayPolicies.Answer {
        try await replay(try read(call.bundle), newest: call.newest, asOf: nil)
    }

    /// - Parameter time: by the policies that count then; `nil` for those that counted when each decision was made.
    private func replay(_ edition: PolicyEdition, newest: Int?, asOf time: Timestamp?) async throws -> Action.ReplayPolicies.Answer {
        // Reads are snapshots, so each step is one of its own: nobody waits for a million decisions.
        let start = try await core.database.read { transaction in
            try newest.map { try Ledger.start(ofNewest: $0, ofKinds: [RecordedDecision.permitted, RecordedDecision.denied], in: transaction) } ?? 0
        }
        let began = Self.cpuMilliseconds
        var replay = Replay(edition, against: core.policies.live.edition, asOf: time, after: start)
        var goesOn = true
        while goesOn {
            let before = replay
            (replay, goesOn) = try await core.database.read { transaction in
                var next = before
                let more = try next.step(5000, in: transaction)
                return (next, more)
            }
            try Task.checkCancellation()
        }
        return .init(
            replayed: replay.replayed, skipped: replay.skipped, flipped: replay.flipped, newlyAllowed: replay.newlyAllowed,
            flips: Array(replay.found.prefix(1000)), asOf: time, milliseconds: Self.cpuMilliseconds - began)
    }

    /// Of the whole process.
    private static var cpuMilliseconds: Int {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }

    // MARK: Least privilege

    func unusedAccess(_ call: Action.UnusedAccess) async throws -> Action.UnusedAccess.Answer {
        let edition = core.policies.live.edition
        let now = core.clock.now()
        let evidence = try await core.database.read { [core] transaction in
            try UsageEvidence(of: edition, since: call.since, entries: core.registrations.catalog, at: now, in: transaction)
        }
        do {
            let solver = Solver.installed.map { Analyzer(edition.schema, $0, entitiesAreThere: true) }
            let active = edition.active(at: now).policies
            let universe = try Universe(edition.schema, in: evidence.entities, including: evidence.used)
            let review = UsageReview(active, schema: edition.schema, in: evidence.entities, universe, used: evidence.used)
            var proposal: Action.UnusedAccess.Answer.Proposal?
            if call.propose {
                guard active == edition.policies else {
                    throw ActionFailure(.refused, "some of the policies in force have expired", nextStep: "apply them without these first")
                }
                // What is there for an emergency is not used, and needed; what is in quarantine waits already; what grants nothing today
                // is for what is yet to come.
                let made = try review.proposal(for: evidence.text, solver) {
                    $0.annotation("emergency") != nil || $0.annotation("shadow") != nil || review.cells(grantedBy: $0.id).isEmpty
                }
                let (isSubset, unproved): (Bool, String?) =
                    switch made.subset {
                    case .proved: (true, nil)
                    case .unproved(let why): (false, why)
                    }
                proposal = .init(
                    policies: made.text,
                    quarantine: try UsageEvidence.quarantine(of: Set(made.edits.map(\.policy.id)), in: edition.policies),
                    edits: made.edits.map(\.description), dropped: made.dropped.map(\.description), isSubset: isSubset, unproved: unproved,
                    grantedAfter: made.granted.after)
            }
            return .init(
                since: call.since, decisions: evidence.used.count, isCut: evidence.isCut, granted: review.grantedCount, used: review.usedCount,
                unused: review.unused.prefix(1000).map(\.description),
                findings: review.findings(solver).filter { $0.granted > 0 }.map { finding in
                    .init(
                        policy: finding.policy.id.description, owner: finding.policy.annotation("owner"), kind: finding.kind.word,
                        text: finding.description, granted: finding.granted, used: finding.used)
                }, proposal: proposal)
        } catch let error as CedarError {
            throw ActionFailure(.refused, error.message, nextStep: error.hint)
        }
    }

    // MARK: Decisions

    func decisions(_ call: Action.Decisions) async throws -> [DecisionSummary] {
        let limit = min(max(call.limit, 1), 1000)
        return try await core.database.read { transaction in
            try Ledger.newest(
                limit, ofKinds: [RecordedDecision.denied] + (call.onlyDenied ? [] : [RecordedDecision.permitted]),
                before: call.before ?? .max, in: transaction
            ).map(DecisionSummary.init)
        }
    }

    func explainDecision(_ call: Action.ExplainDecision) async throws -> Action.ExplainDecision.Answer {
        let live = core.policies.live
        return try await core.database.read { transaction in
            guard let entry = try Ledger.entry(call.sequence, in: transaction),
                [RecordedDecision.permitted, RecordedDecision.denied].contains(entry.kind)
            else {
                throw ActionFailure(.notFound, "entry \(call.sequence) of the ledger is no decision", nextStep: "`mayfly decisions` lists them")
            }
            let summary = DecisionSummary(entry)
            var reader = DecisionReader()
            guard let decision = try reader.decision(entry, in: transaction),
                let edition = try reader.edition(decision.record.policies, in: transaction)
            else {
                let grounds = RegistrationGrounds(entry)
                return .init(
                    decision: summary, record: nil, isReproduced: grounds?.reproduces(entry),
                    explanation: "The policies were not asked: \(summary.reason).", owners: [grounds?.owner].compactMap(\.self), now: nil)
            }
            let answer = decision.decide(by: edition)
            let explanation = edition.active(at: decision.at).explain(decision.request, in: decision.entities)
            let named = explanation.map { $0.erringForbids.map(\.policy) + $0.forbids.map(\.policy) + $0.nearMisses.map(\.policy) } ?? []
            let owners = named.compactMap { $0.annotation("owner") } + answer.reasons.compactMap { edition.policies.policy($0)?.annotation("owner") }
            let now = decision.decide(by: live.edition)
            return .init(
                decision: summary, record: decision.record,
                isReproduced: answer.isAllowed == decision.wasAllowed && answer.reasons.map(\.description) == decision.record.determining,
                explanation: explanation?.description ?? Self.permission(answer, edition), owners: owners.uniqued,
                now: live.edition.digest == edition.digest && now == answer
                    ? nil
                    : "revision \(live.revision), which is in force now, would \(now.isAllowed ? "allow" : "deny") the same as it was then (\(now.code))")
        }
    }

    private static func permission(_ answer: PolicyAnswer, _ edition: PolicyEdition) -> String {
        answer.reasons.map { id in
            let policy = edition.policies.policy(id)
            let notes = ["owner", "ticket", "expires"].compactMap { key in policy?.annotation(key).map { "\(key) \($0)" } }
            return "Permitted by `\(id)`\(notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))") in \(edition.places[id] ?? "-")."
        }.joined(separator: "\n")
    }
}

extension Array where Element: Hashable {
    fileprivate var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

extension Solver {
    /// z3 or cvc5, where the server finds one.
    static var installed: Solver? {
        try? Solver.find(in: ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", timeLimit: .seconds(10))
    }
}

extension UsageFinding.Kind {
    fileprivate var word: String {
        switch self {
        case .dead: "dead"
        case .redundant: "redundant"
        case .overWide: "over-wide"
        case .slack: "slack"
        }
    }
}

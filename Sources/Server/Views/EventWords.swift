import AuditLedger
import Console
import Runtime

/// Ledger entries in the words of people. One place, so that the live page, timelines and logs say the same.
enum EventWords {
    static func live(_ entry: Entry) -> LiveEvent {
        let (text, tone) = words(entry)
        return LiveEvent(
            sequence: entry.sequence, at: entry.at, kind: entry.kind, subject: entry.subject, actor: entry.actor,
            text: text, tone: tone)
    }

    private static func words(_ entry: Entry) -> (String, LiveEvent.Tone) {
        let facts = entry.facts
        func fact(_ name: String) -> String { facts[name] ?? "?" }
        func number(_ name: String, _ one: String) -> String { facts[name].flatMap(Int.init).map { counted($0, one) } ?? "? \(one)s" }
        switch entry.kind {
        case "credential.found": return ("found a \(fact("kind")), \(number("sightings", "sighting")), owner \(fact("owner"))", .attention)
        case "credential.owned": return ("owner is \(fact("owner")): \(fact("reason"))", .neutral)
        case "credential.disowned": return ("the named owner was taken back; evidence decides", .neutral)
        case "inventory.imported": return ("imported \(fact("credentials")) credentials, \(fact("new")) of them new", .neutral)
        case "resource.declared": return ("resource \(entry.subject) declared at \(fact("address"))", .neutral)
        case "workload.declared": return ("workload \(entry.subject) declared", .neutral)
        case "workload.reopened": return ("\(entry.subject) was finished, and a new standing \(fact("kind")) has appeared in it", .bad)
        case "path.declared": return ("path \(entry.subject) declared", .neutral)
        case "plan.made": return ("plan \(entry.subject) made for \(number("items", "path"))", .neutral)
        case "path.observed": return ("\(entry.subject) passes through the agent", .neutral)
        case "path.watched": return ("\(entry.subject) is watched: \(fact("to"))", .neutral)
        case "path.cut-over": return ("\(entry.subject) cut over: short-lived logins from now on", .good)
        case "path.rolled-back": return ("\(entry.subject) rolled back: the old password passes again", .attention)
        case "path.proven": return ("\(entry.subject) proven", .good)
        case "path.retired": return ("\(entry.subject) migrated: nothing depends on the old secret", .good)
        case "path.refused-caller": return ("\(entry.subject) refused a caller: \(fact("reason"))", .bad)
        case "alert.flagged-use": return ("\(entry.subject) used with the standing password (flagged)", .attention)
        case "alert.retired-credential-tried": return ("a retired credential was tried from \(fact("from"))", .bad)
        case "decision.permitted": return ("permitted \(fact("action")) on \(entry.subject)", .neutral)
        case "decision.denied": return ("denied \(fact("action")) on \(entry.subject): \(fact("reason"))", .bad)
        case "policy.applied": return ("policies are in force, revision \(fact("revision")) \(fact("note"))", .attention)
        case "policy.shadowed": return ("policies stand in the shadow, revision \(fact("revision"))", .attention)
        case "policy.shadow-ended": return ("no policies stand in the shadow any more", .neutral)
        case "grant.opened": return ("login \(fact("role")) made for \(fact("workload")), process \(fact("pid"))", .good)
        case "grant.renewed": return ("login \(fact("role")) renewed", .neutral)
        case "grant.closed": return ("login \(fact("role")) removed: \(fact("reason"))", .neutral)
        case "proof.judged":
            let by = facts["blockedBy"].flatMap { $0.isEmpty ? nil : ", blocked by \($0)" } ?? ""
            return ("judged \(fact("verdict"))\(by)", fact("verdict") == "revocable" ? .good : .attention)
        case "credential.disabled": return ("disabled at the target, soaking for \(fact("soak"))", .attention)
        case "credential.enabled": return ("enabled again: \(fact("reason"))", .attention)
        case "credential.removed": return ("removed at the target", .good)
        case "credential.retired": return ("retired; the target says \(fact("refusal"))", .good)
        case "trust.found": return ("\(entry.subject) lets in without proof: \(fact("rule"))", .bad)
        case "trust.gone": return ("\(entry.subject) lets in without proof no more: \(fact("rule"))", .good)
        case "waiver.granted": return ("waived until \(fact("expires")), owner \(fact("owner"))", .attention)
        case "waiver.expired": return ("waiver of \(fact("owner")) has ended: it counts as standing again", .bad)
        case "authority.certified": return ("authority of nested server \(entry.subject) certified until \(fact("expires"))", .attention)
        case "authority.nested-published": return ("keys of tokens of nested server \(entry.subject) published", .neutral)
        case "authority.nested-withdrawn": return ("keys of tokens of nested servers withdrawn: \(fact("of"))", .attention)
        case "authority.upstream-adopted": return ("bundle of the server above adopted, \(number("roots", "root"))", .neutral)
        case "join-token.made": return ("join token made", .neutral)
        case "join-token.refused": return ("join token shown for a name that it is not for", .attention)
        case "agent.throttled": return ("node \(entry.subject) asks for more than its allowance", .attention)
        case "agent.decisions-unrecorded":
            return ("node \(entry.subject) denied \(number("count", "question")) that it had no room to record", .bad)
        case "agent.attested": return ("node \(entry.subject) attested", .good)
        case "agent.renewed": return ("node \(entry.subject) renewed its SVID", .neutral)
        case "svid.x509-issued": return ("X.509-SVID issued to \(entry.subject)", .good)
        case "svid.jwt-issued": return ("JWT-SVID issued to \(entry.subject)", .good)
        case "svid.wit-issued": return ("WIT-SVID issued to \(entry.subject)", .good)
        case "bundle.published": return ("this trust domain's bundle published as sequence \(fact("sequence"))", .neutral)
        case "context.policy-changed": return ("what nodes must be was changed, revision \(fact("revision"))", .attention)
        case "context.failing": return ("node \(entry.subject) is not what it must be: \(fact("reason"))", .bad)
        case "context.healthy": return ("node \(entry.subject) is what it must be again: \(fact("reason"))", .good)
        case "context.entry-withheld": return ("\(entry.subject) is withheld on \(fact("agent")): \(fact("reason"))", .bad)
        case "context.entry-given": return ("\(entry.subject) is given on \(fact("agent")) again", .good)
        case "signal.policy-changed": return ("who may say what of sessions and devices, and who is told, was changed", .attention)
        case "signal.taken":
            let isChange = ["revoked", "not compliant"].contains(fact("outcome")) || fact("event") == "credential-change"
            let what = facts["change"].map { "\(fact("credential")) \($0)" } ?? fact("outcome")
            return ("\(entry.actor) says \(fact("event")) of \(entry.subject): \(what)", isChange ? .bad : .neutral)
        case "signal.stream-changed": return ("receiver \(entry.subject) has a stream, by \(fact("method")), \(fact("status"))", .neutral)
        case "signal.stream-removed": return ("receiver \(entry.subject) has no stream any more", .neutral)
        case "signal.subject-added": return ("receiver \(entry.subject) wants to be told of \(fact("about"))", .neutral)
        case "signal.subject-removed": return ("receiver \(entry.subject) wants to be told no more of \(fact("about"))", .attention)
        case "signal.refused": return ("receiver \(entry.subject) refused an event: \(fact("code"))", .attention)
        case "signal.undelivered": return ("gave up \(number("count", "event")) of stream \(entry.subject): \(fact("reason"))", .bad)
        case "federation.added": return ("trust domain \(entry.subject) is known from \(fact("url")), by \(fact("profile"))", .attention)
        case "federation.removed": return ("trust domain \(entry.subject) is known no more", .attention)
        case "federation.bundle-changed":
            return ("\(entry.subject) changed its keys: \(fact("authorities")) authorities, \(fact("jwtKeys")) JWT keys", .neutral)
        case "federation.emptied": return ("\(entry.subject) took back all its keys: nobody of it is believed", .bad)
        case "federation.failing": return ("the bundle of \(entry.subject) could not be had: \(fact("reason"))", .bad)
        case "federation.recovered": return ("the bundle of \(entry.subject) is had again", .good)
        case "federation.odd": return ("\(entry.subject): \(fact("what"))", .attention)
        case "federation.count-anew": return ("an older bundle of \(entry.subject) may be taken, once", .attention)
        default: return (entry.kind, .neutral)
        }
    }

    /// The remaining facts in one line.
    static func detail(_ entry: Entry) -> String? {
        let text = entry.facts.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }
            .map { "\($0.key) \($0.value)" }.joined(separator: " · ")
        return text.isEmpty ? nil : text
    }
}

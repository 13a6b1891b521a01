import Access
import Runtime

/// Decisions: the newest, and one of them with its reasons.
enum DecisionPages {
    static func list(_ decisions: [DecisionSummary], onlyDenied: Bool, now: Timestamp) -> HTML {
        let rows: [HTML] = decisions.map { row($0, now: now) }
        let table: HTML =
            rows.isEmpty
            ? Piece.empty(onlyDenied ? "Nothing was denied." : "Nothing was decided yet. Every identity and every login that is asked for will appear here.")
            : """
            <table class="cards"><thead><tr><th scope="col">Decision</th><th scope="col">Asked for</th><th scope="col">Why</th>\
            <th scope="col">When</th></tr></thead><tbody>\(rows)</tbody></table>
            """
        let checked: HTML = onlyDenied ? " checked" : ""
        let older: HTML =
            decisions.count < pageSize
            ? .empty
            : "<p><a href=\"\(Link("decisions", query: [("before", String(decisions.last?.sequence ?? 0))] + (onlyDenied ? [("denied", "1")] : [])))\">Older ones</a></p>"
        return Layout.page(
            "Decisions", section: .decisions,
            """
            <div class="title"><h1>Decisions</h1><p class="quiet"><a href="\(Link("policies"))">The policies in force</a></p></div>
            <form class="filter" method="get" action="/decisions">
            <fieldset><legend class="hidden">Only</legend><label class="check"><input type="checkbox" name="denied" value="1"\(checked)> denied</label></fieldset>
            <div class="act"><button>Filter</button></div>
            </form>
            \(table)\(older)
            """)
    }

    static let pageSize = 100

    private static func row(_ decision: DecisionSummary, now: Timestamp) -> HTML {
        let badge = decision.isPermitted ? Piece.badge("Permitted", "proven") : Piece.badge("Denied", "standing")
        let quarantine: HTML = decision.quarantined.isEmpty ? .empty : "<br>\(Piece.badge("Quarantine", "moving"))"
        let shadow: HTML = decision.shadow.map { "<br><span class=\"small quiet\">shadow: \($0)</span>" } ?? .empty
        return """
            <tr>\(Piece.heading("Decision", "<a href=\"\(Link("decisions", String(decision.sequence)))\">\(badge)</a>\(quarantine)"))
            \(Piece.cell("Asked for", "\(decision.action)<br><code>\(decision.subject)</code>"))
            \(Piece.cell("Why", "\(Piece.prose(String(decision.reason.prefix(400))))\(shadow)"))
            \(Piece.cell("When", Piece.relative(decision.at, to: now)))</tr>
            """
    }

    static func detail(_ answer: Action.ExplainDecision.Answer) -> HTML {
        let decision = answer.decision
        let badge = decision.isPermitted ? Piece.badge("Permitted", "proven") : Piece.badge("Denied", "standing")
        let lines: [HTML] = answer.explanation.split(separator: "\n").map { "<li><p>\(Piece.prose(String($0)))</p></li>" }
        let owners: HTML = answer.owners.isEmpty ? .empty : "<p>Ask <b>\(answer.owners.joined(separator: ", "))</b>.</p>"
        let again: HTML =
            switch answer.isReproduced {
            case true?: "<p class=\"quiet\">Decided again from the record: the same.</p>"
            case false?: "<p>\(Piece.badge("Decided again from the record it comes out otherwise", "standing"))</p>"
            case nil: .empty
            }
        let now: HTML = answer.now.map { "<p>\(Piece.prose($0)).</p>" } ?? .empty
        return Layout.page(
            "Decision \(decision.sequence)", section: .decisions,
            """
            <p class="crumb"><a href="\(Link("decisions"))">Decisions</a></p>
            <div class="title"><h1>Decision \(String(decision.sequence))</h1>\(badge)</div>
            <p class="lead">\(decision.action) <code>\(decision.subject)</code>, for <code>\(decision.agent)</code>, \(Piece.time(decision.at))</p>
            <section><h2>Why</h2><ul class="rows plain">\(lines)</ul>\(owners)\(again)\(now)</section>
            \(known(answer))
            """)
    }

    private static func known(_ answer: Action.ExplainDecision.Answer) -> HTML {
        guard let record = answer.record else { return .empty }
        let rows: [HTML] = record.provenance.sorted { $0.key < $1.key }.map { name, source in
            """
            <tr>\(Piece.heading("Part", "<code>\(name)</code>"))\(Piece.cell("Source", "\(source.source)"))\(Piece.cell("Signer", "<code>\(source.signer)</code>"))\
            \(Piece.cell("Seen", Piece.time(source.observedAt)))\(Piece.cell("Counts for", "\(source.maximumAge?.brief ?? "this moment")"))</tr>
            """
        }
        return """
            <section><h2>What was known</h2>
            <table class="cards"><thead><tr><th scope="col">Part</th><th scope="col">Source</th><th scope="col">Signer</th><th scope="col">Seen</th>\
            <th scope="col">Counts for</th></tr></thead><tbody>\(rows)</tbody></table>
            <dl class="facts wide"><div class="full"><dt>Context</dt><dd><code>\(record.context)</code></dd></div>
            <div><dt>Policies</dt><dd class="hash"><code>\(String(record.policies.prefix(16)))</code></dd></div>
            <div><dt>Entities</dt><dd class="hash"><code>\(String(record.entities.prefix(16)))</code></dd></div></dl></section>
            """
    }
}

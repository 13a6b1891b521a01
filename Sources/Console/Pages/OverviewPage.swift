import Estate
import Runtime

enum OverviewPage {
    static func render(_ view: Overview, now: Timestamp) -> HTML {
        let counts = view.counts
        return Layout.page(
            "Overview", section: .overview,
            """
            <div data-live="/api/v1/live?numbers=1">
            <section class="hero">
            <div class="headline">
            <p class="eyebrow">\(view.trustDomain)</p>
            <h1><span class="figure" data-number="standing">\(counts.standing)</span> <span class="of">standing \
            \(counts.standing == 1 ? "credential" : "credentials")<br>left of <span data-number="found">\(counts.found)</span> found</span></h1>
            <p class="lead">\(sentence(counts))</p>
            </div>
            \(StandingChart.draw(view.history, until: view.at))
            </section>
            \(traffic(counts))
            \(pipeline(view.pipeline))
            <div class="columns">
            \(left(view.left))
            \(untouched(view.hardestUntouched))
            </div>
            <div class="columns">
            \(waivers(view.waivers, now: now))
            \(ledger(view.ledger, now: now))
            </div>
            </div>
            """)
    }

    private static func sentence(_ counts: Counts) -> HTML {
        if counts.found == 0 { return "Nothing is known yet. Begin with <code>mayfly scan</code> and import what it finds." }
        return """
            <span data-number="retired">\(counts.retired)</span> retired with proof, \
            <span data-number="disabled">\(counts.disabled)</span> disabled and watched, \
            <span data-number="excepted">\(counts.excepted)</span> under a waiver.
            """
    }

    private static func traffic(_ counts: Counts) -> HTML {
        func figure(_ name: String, _ value: Int, _ label: String, bad: Bool = false) -> HTML {
            """
            <div class="\(bad && value > 0 ? "bad" : "")"><dt>\(label)</dt>\
            <dd data-number="\(name)">\(value)</dd></div>
            """
        }
        return """
            <dl class="strip" aria-label="Now">
            \(figure("requestsLastMinute", counts.requestsLastMinute, "requests in the last minute"))
            \(figure("failuresLastMinute", counts.failuresLastMinute, "of them failed", bad: true))
            \(figure("liveSessions", counts.liveSessions, "connections carried now"))
            \(figure("liveGrants", counts.liveGrants, "short-lived logins alive"))
            </dl>
            """
    }

    private static func pipeline(_ stages: [StageCount]) -> HTML {
        let counts = Dictionary(stages.map { ($0.stage, $0.paths) }, uniquingKeysWith: +)
        let steps: [HTML] = PathStage.told.map { stage in
            let paths = counts[stage] ?? 0
            return """
                <li class="\(stage.tone)\(paths == 0 ? " none" : "")"><b data-number="stage-\(stage.rawValue)">\(paths)</b>\
                <span class="name">\(stage.word)</span><span class="meaning">\(stage.meaning)</span></li>
                """
        }
        return """
            <section aria-labelledby="pipeline"><h2 id="pipeline">Access paths on their way</h2>
            <ol class="pipeline">\(steps)</ol></section>
            """
    }

    private static func left(_ items: [CredentialSummary]) -> HTML {
        let rows: [HTML] = items.prefix(12).map { item in
            """
            <li>\(Piece.score(item.score))<div>\(Piece.credential(item)) \(item.state == .standing ? .empty : Piece.state(item.state))
            <p class="small">\(item.nextStep.map { "Next: \(Piece.prose($0))" } ?? Piece.prose(item.scoreSummary))</p></div></li>
            """
        }
        let more: HTML =
            items.count > 12 ? "<p><a href=\"\(Link("inventory"))\">All \(items.count) in the inventory</a></p>" : .empty
        let list: HTML = rows.isEmpty ? Piece.empty("Nothing is left.") : "<ul class=\"rows\">\(rows)</ul>"
        return "<section aria-labelledby=\"left\"><h2 id=\"left\">What is left</h2>\(list)\(more)</section>"
    }

    private static func untouched(_ items: [CredentialSummary]) -> HTML {
        let rows: [HTML] = items.prefix(6).map { item in
            """
            <li>\(Piece.score(item.score))<div>\(Piece.credential(item))
            <p class="small">\(Piece.prose(item.scoreSummary))</p></div></li>
            """
        }
        let list: HTML =
            rows.isEmpty ? Piece.empty("Every credential has been begun with.") : "<ul class=\"rows\">\(rows)</ul>"
        return """
            <section aria-labelledby="untouched"><h2 id="untouched">Hardest untouched</h2>\(list)</section>
            """
    }

    private static func waivers(_ items: [WaiverSummary], now: Timestamp) -> HTML {
        let rows: [HTML] = items.sorted { $0.expiresAt < $1.expiresAt }.map { waiver(_: $0, now: now) }
        let list: HTML = rows.isEmpty ? Piece.empty("No exceptions.") : "<ul class=\"rows plain\">\(rows)</ul>"
        return "<section aria-labelledby=\"waivers\"><h2 id=\"waivers\">Waivers</h2>\(list)</section>"
    }

    static func waiver(_ item: WaiverSummary, now: Timestamp) -> HTML {
        let subject: HTML =
            item.credential.map { "<a class=\"subject\" href=\"\(Link("credentials", $0.text))\">\(item.subject)</a>" }
            ?? "<span class=\"subject\">\(item.subject)</span>"
        let expiry: HTML =
            item.expiresAt <= now
            ? "\(Piece.badge("Expired", "standing")) \(Piece.relative(item.expiresAt, to: now))"
            : "ends \(Piece.relative(item.expiresAt, to: now))"
        let renewals: HTML = item.renewals > 0 ? " · prolonged \(counted(item.renewals, "time"))" : .empty
        let controls: HTML = item.controls.isEmpty ? .empty : "<p class=\"small\">Meanwhile: \(item.controls.joined(separator: "; "))</p>"
        return """
            <li><div>\(subject) <span class="quiet">\(item.kind)</span>
            <p class="small">\(Piece.prose(item.reason))</p>\(controls)
            <p class="small quiet">\(item.owner) · \(expiry)\(renewals)</p></div></li>
            """
    }

    private static func ledger(_ status: LedgerStatus, now: Timestamp) -> HTML {
        """
        <section aria-labelledby="ledger"><h2 id="ledger">Audit ledger</h2>
        <dl class="facts"><div><dt>Entries</dt><dd data-number="ledgerSize">\(status.size)</dd></div>
        <div><dt>Chain</dt><dd>\(Piece.ledger(status, now: now))</dd></div>
        <div><dt>Head</dt><dd><code class="hash">\(status.head.isEmpty ? "–" : status.head)</code></dd></div></dl></section>
        """
    }
}

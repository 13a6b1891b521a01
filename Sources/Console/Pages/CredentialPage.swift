import Estate
import Runtime

enum CredentialPage {
    static func render(_ view: CredentialDetail, now: Timestamp) -> HTML {
        let summary = view.summary
        let opens: HTML =
            view.opens.isEmpty
            ? "<span class=\"quiet\">not known</span>"
            : Piece.join(view.opens.prefix(20).map { "<code>\($0.description)</code>" }, "<br>")
        let waiver: HTML? = view.waiver.map {
            "<section aria-labelledby=\"waiver\"><h2 id=\"waiver\">Waiver</h2><ul class=\"rows plain\">\(OverviewPage.waiver($0, now: now))</ul></section>"
        }
        return Layout.page(
            summary.kind, section: .inventory,
            """
            <p class="crumb"><a href="\(Link("inventory"))">Inventory</a></p>
            <div class="title"><h1>\(summary.kind)</h1>\(Piece.state(summary.state))</div>
            <p class="lead"><code>\(summary.hint)</code></p>
            <dl class="facts wide">
            <div class="full"><dt>Opens</dt><dd>\(opens)</dd></div>
            <div><dt>Owner</dt><dd>\(Piece.owner(summary.owner))</dd></div>
            <div><dt>Last use</dt><dd>\(Piece.relative(summary.lastUsedAt, to: now))</dd></div>
            <div><dt>Next</dt><dd>\(Piece.prose(summary.nextStep ?? "nothing to do"))</dd></div>
            <div class="full"><dt>Fingerprint</dt><dd><code class="hash">\(summary.fingerprint.text)</code></dd></div>
            </dl>
            \(proof(view.proof, now: now))
            <div class="columns">
            \(consumers(view.consumers, now: now))
            \(score(view.score))
            </div>
            \(sightings(view.sightings))
            \(waiver)
            <div class="columns">
            \(evidence(view.ownerEvidence))
            <section aria-labelledby="timeline"><h2 id="timeline">Timeline</h2>\(Piece.timeline(view.timeline, now: now))</section>
            </div>
            """)
    }

    private static func proof(_ proof: ProofSummary?, now: Timestamp) -> HTML {
        guard let proof else {
            return """
                <section class="proof quiet" aria-labelledby="proof"><h2 id="proof">Proof of death</h2>
                \(Piece.empty("Nobody has asked for a proof yet. It is drawn from production traffic once every consumer is cut over."))
                </section>
                """
        }
        let rules: [HTML] = proof.rules.map { rule in
            """
            <li class="\(rule.status.tone)"><span class="rule"><b>\(rule.title)</b>\
            <span class="status">\(rule.status.word)</span></span><p class="small">\(Piece.prose(rule.detail))</p></li>
            """
        }
        return """
            <section class="proof \(proof.verdict.tone)" aria-labelledby="proof">
            <div class="title"><h2 id="proof">Proof of death</h2>\(Piece.badge(proof.verdict.word, proof.verdict.tone))</div>
            <p>\(Piece.prose(proof.summary)) <span class="quiet small">Drawn \(Piece.relative(proof.at, to: now)).</span></p>
            <ul class="rules">\(rules)</ul></section>
            """
    }

    private static func consumers(_ consumers: [Consumer], now: Timestamp) -> HTML {
        let rows: [HTML] = consumers.map { consumer in
            let name: HTML =
                consumer.isDeclared
                ? "<a class=\"subject\" href=\"\(Link("workloads", consumer.name))\">\(consumer.name)</a>"
                : "<span class=\"subject\">\(consumer.name)</span> \(Piece.badge("Not declared", "standing"))"
            let note: HTML? = consumer.note.map { "<p class=\"small\">\(Piece.prose($0))</p>" }
            let mode: HTML? = consumer.mode.map { " · \($0.rawValue)" }
            return """
                <li><div>\(name) \(consumer.stage.map(Piece.stage))\(note)
                <p class="small quiet">\(count(consumer.uses, "use")) seen · last \(Piece.relative(consumer.lastUsedAt, to: now))\(mode)</p></div></li>
                """
        }
        let list: HTML = rows.isEmpty ? Piece.empty("Nobody has been seen using it.") : "<ul class=\"rows plain\">\(rows)</ul>"
        return "<section aria-labelledby=\"consumers\"><h2 id=\"consumers\">Who uses it</h2>\(list)</section>"
    }

    private static func score(_ score: Score) -> HTML {
        let reasons: [HTML] = score.reasons.sorted { $0.points > $1.points }.map {
            "<tr><td class=\"number\">\($0.points > 0 ? "+" : "")\($0.points)</td><td>\(Piece.prose($0.text))</td></tr>"
        }
        return """
            <section aria-labelledby="score"><div class="title"><h2 id="score">Blast radius</h2>\(Piece.score(score.value))</div>
            <table class="reasons"><thead class="hidden"><tr><th scope="col">Points</th><th scope="col">Reason</th></tr></thead>\
            <tbody>\(reasons)</tbody></table></section>
            """
    }

    private static func sightings(_ sightings: [Sighting]) -> HTML {
        let rows: [HTML] = sightings.prefix(500).map { sighting in
            let slot: HTML = sighting.slot.map { "<code>\($0)</code>" } ?? "<span class=\"quiet\">–</span>"
            let commit: HTML =
                sighting.commit.map { "<code title=\"\($0)\">\(String($0.prefix(10)))</code>" }
                ?? "<span class=\"quiet\">not committed</span>"
            let current = sighting.isCurrent ? Piece.badge("still there", "standing") : Piece.badge("history", "quiet")
            return """
                <tr>\(Piece.heading("Place", "<code>\(sighting.path):\(sighting.line)</code>"))
                \(Piece.cell("Source", "\(sighting.source.rawValue)"))\(Piece.cell("Slot", slot))
                \(Piece.cell("Commit", commit))\(Piece.cell("Now", current))</tr>
                """
        }
        return """
            <section aria-labelledby="sightings"><h2 id="sightings">Seen in \(count(sightings.count, "place"))</h2>
            <table class="cards"><thead><tr><th scope="col">Place</th><th scope="col">Source</th><th scope="col">Slot</th>\
            <th scope="col">Commit</th><th scope="col">Now</th></tr></thead><tbody>\(rows)</tbody></table></section>
            """
    }

    private static func evidence(_ evidence: [OwnerEvidence]) -> HTML {
        let rows: [HTML] = evidence.sorted { $0.weight > $1.weight }.map {
            """
            <li><div><span class="subject">\($0.owner)</span> <span class="quiet">\($0.kind.rawValue)</span>
            <p class="small quiet"><code>\($0.source)</code> · weight \(Int(($0.weight * 100).rounded())) %</p></div></li>
            """
        }
        let list: HTML =
            rows.isEmpty
            ? Piece.empty("Nothing says who owns it. Declare an owner, or list the path in CODEOWNERS.")
            : "<ul class=\"rows plain\">\(rows)</ul>"
        return "<section aria-labelledby=\"evidence\"><h2 id=\"evidence\">Why this owner</h2>\(list)</section>"
    }
}

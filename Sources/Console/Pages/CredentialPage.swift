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
            \(flags(view.flags))
            <dl class="facts wide">
            <div class="full"><dt>Opens</dt><dd>\(opens)</dd></div>
            <div><dt>Owner</dt><dd>\(Piece.owner(summary.owner))</dd></div>
            \(age(view, now: now))
            <div><dt>Last use</dt><dd>\(Piece.relative(summary.lastUsedAt, to: now))</dd></div>
            <div><dt>Next</dt><dd>\(Piece.prose(summary.nextStep ?? "nothing to do"))</dd></div>
            <div class="full"><dt>Fingerprint</dt><dd><code class="hash">\(summary.fingerprint.text)</code></dd></div>
            </dl>
            \(proof(view.proof, now: now))
            <div class="columns">
            \(consumers(view.consumers, view.workloadEvidence, now: now))
            \(score(view.score))
            </div>
            \(CredentialPlaces.render(view.sightings))
            \(waiver)
            <div class="columns">
            <div>\(evidence(view.ownerEvidence))\(reasons(view.reasons))</div>
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

    private static func consumers(_ consumers: [Consumer], _ evidence: [WorkloadEvidence], now: Timestamp) -> HTML {
        let rows: [HTML] = consumers.map { consumer in
            let name: HTML =
                consumer.isDeclared
                ? "<a class=\"subject\" href=\"\(Link("workloads", consumer.name))\">\(consumer.name)</a>"
                : "<span class=\"subject\">\(consumer.name)</span> \(Piece.badge("Not declared", "standing"))"
            let note: HTML? = consumer.note.map { "<p class=\"small\">\(Piece.prose($0))</p>" }
            let mode: HTML? = consumer.mode.map { " · \($0.rawValue)" }
            return """
                <li><div>\(name) \(consumer.stage.map(Piece.stage))\(note)
                <p class="small quiet">\(counted(consumer.uses, "use")) seen · last \(Piece.relative(consumer.lastUsedAt, to: now))\(mode)</p></div></li>
                """
        }
        let list: HTML = rows.isEmpty ? Piece.empty("Nobody has been seen using it.") : "<ul class=\"rows plain\">\(rows)</ul>"
        let named: [HTML] = evidence.sorted { $0.weight > $1.weight }.prefix(100).map {
            row($0.workload, kind: $0.kind.word, source: $0.source, weight: $0.weight, why: $0.why)
        }
        let why: HTML = named.isEmpty ? .empty : "<h3>By what is written</h3><ul class=\"rows plain\">\(named)</ul>"
        return "<section aria-labelledby=\"consumers\"><h2 id=\"consumers\">Who uses it</h2>\(list)\(why)</section>"
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

    /// What else is wrong with it, each with its cause.
    private static func flags(_ flags: [CredentialFlag]) -> HTML {
        if flags.isEmpty { return .empty }
        let rows: [HTML] = flags.map { "<li>\(Piece.badge($0.kind.word, $0.kind.tone)) <span>\(Piece.prose($0.why))</span></li>" }
        return "<ul class=\"flags\" aria-label=\"What is wrong with it\">\(rows)</ul>"
    }

    private static func age(_ view: CredentialDetail, now: Timestamp) -> HTML {
        var facts: [HTML] = []
        if let since = view.summary.since { facts.append("<div><dt>Standing since</dt><dd>\(Piece.relative(since, to: now))</dd></div>") }
        if let end = view.expiresAt { facts.append("<div><dt>Expires</dt><dd>\(Piece.relative(end, to: now))</dd></div>") }
        if let issuer = view.issuer { facts.append("<div><dt>Issued by</dt><dd>\(issuer)</dd></div>") }
        let environments = view.summary.environments
        if !environments.isEmpty { facts.append("<div><dt>Environments</dt><dd>\(environments.joined(separator: ", "))</dd></div>") }
        if let rights = view.rights {
            let shown = rights.unused.isEmpty ? "nothing that it would tell" : rights.unused.prefix(20).joined(separator: ", ")
            let more = rights.unused.count > 20 ? " and \(rights.unused.count - 20) more" : ""
            facts.append(
                """
                <div class="full"><dt>Granted and not used</dt><dd>\(shown)\(more) <span class="quiet small">\(rights.used.count) used, \
                \(rights.untold.count) untold; \(rights.basis.joined(separator: "; "))</span></dd></div>
                """)
        }
        if !view.privilege.isEmpty { facts.append("<div><dt>Granted</dt><dd>\(view.privilege.prefix(20).joined(separator: ", "))</dd></div>") }
        return Piece.join(facts, "")
    }

    private static func reasons(_ reasons: [String]) -> HTML {
        if reasons.isEmpty { return .empty }
        let rows: [HTML] = reasons.map { "<li>\(Piece.prose($0))</li>" }
        return "<section aria-labelledby=\"reasons\"><h2 id=\"reasons\">Why it is taken for a secret</h2><ul>\(rows)</ul></section>"
    }

    private static func evidence(_ evidence: [OwnerEvidence]) -> HTML {
        let rows: [HTML] = evidence.sorted { $0.weight > $1.weight }.prefix(100).map {
            row($0.owner, kind: $0.kind.word, source: $0.source, weight: $0.weight, why: $0.why)
        }
        let list: HTML =
            rows.isEmpty
            ? Piece.empty("Nothing says who owns it. Declare an owner, or list the path in CODEOWNERS.")
            : "<ul class=\"rows plain\">\(rows)</ul>"
        return "<section aria-labelledby=\"evidence\"><h2 id=\"evidence\">Why this owner</h2>\(list)</section>"
    }

    private static func row(_ name: String, kind: String, source: String, weight: Double, why: String?) -> HTML {
        let reason: HTML? = why.map { "<p class=\"small\">\(Piece.prose($0))</p>" }
        return """
            <li><div>\(Piece.weight(weight)) <span class="subject">\(name)</span> <span class="quiet">\(kind)</span>\(reason)
            <p class="small quiet"><code>\(source)</code></p></div></li>
            """
    }
}

import Estate
import Runtime

/// All services, and one of them.
enum WorkloadPages {
    static func list(_ all: [WorkloadSummary]) -> HTML {
        let rows: [HTML] = all.prefix(2000).map { item in
            let undeclared: HTML = item.isDeclared ? .empty : " \(Piece.badge("Not declared", "standing"))"
            let name: HTML = """
                <a class="subject" href="\(Link("workloads", item.name))">\(item.name)</a>\(undeclared)<br>\
                <code class="small quiet">\(item.spiffeID ?? "no identity")</code>
                """
            return """
                <tr>\(Piece.heading("Service", name))\(Piece.cell("Kind", "\(item.kind.rawValue)"))
                \(Piece.cell("Environment", "\(item.environment ?? "–")"))\(Piece.cell("Owner", Piece.owner(item.owner)))
                \(Piece.cell("Progress", progress(item)))\(Piece.cell("Next", Piece.prose(item.nextStep ?? "–")))</tr>
                """
        }
        let complete = all.filter(\.isComplete).count
        let table: HTML =
            rows.isEmpty
            ? Piece.empty("No services are known. Declare them and run <code>mayfly apply</code>.")
            : """
            <table class="cards"><thead><tr><th scope="col">Service</th><th scope="col">Kind</th><th scope="col">Environment</th>\
            <th scope="col">Owner</th><th scope="col">Progress</th><th scope="col">Next</th></tr></thead><tbody>\(rows)</tbody></table>
            """
        return Layout.page(
            "Services", section: .services,
            """
            <div class="title"><h1>Services</h1><p class="quiet">\(complete) of \(all.count) complete</p></div>
            \(table)
            """)
    }

    static func progress(_ item: WorkloadSummary) -> HTML {
        if item.paths == 0 { return Piece.badge("No paths", "quiet") }
        if item.isComplete { return Piece.badge("Complete", "done") }
        if !item.reopenedBy.isEmpty {
            let links = item.reopenedBy.prefix(5).map { "<a href=\"\(Link("credentials", $0.text))\"><code>\($0.short)</code></a>" as HTML }
            return "\(Piece.badge("Reopened", "standing")) by \(Piece.join(links, ", "))"
        }
        let stage: HTML? = item.leastStage.map { " <span class=\"quiet small\">least: \($0.word.lowercased())</span>" }
        return "\(Piece.badge("Partial", "moving")) \(item.retiredPaths) of \(counted(item.paths, "path"))\(stage)"
    }

    static func detail(_ view: WorkloadDetail, now: Timestamp) -> HTML {
        let summary = view.summary
        let undeclared: HTML = summary.isDeclared ? .empty : Piece.badge("Not declared", "standing")
        let selectors: HTML =
            view.selectors.isEmpty
            ? "<span class=\"quiet\">none: it cannot be attested</span>"
            : Piece.join(view.selectors.map { "<code>\($0.description)</code>" }, "<br>")
        let paths: [HTML] = view.paths.map { path($0, now: now) }
        return Layout.page(
            summary.name, section: .services,
            """
            <p class="crumb"><a href="\(Link("workloads"))">Services</a></p>
            <div class="title"><h1>\(summary.name)</h1>\(progress(summary))\(undeclared)</div>
            <p class="lead">\(view.purpose ?? "Its purpose is not written down.")</p>
            <dl class="facts wide">
            <div class="full"><dt>Identity</dt><dd>\(identity(view, now: now))</dd></div>
            <div class="full"><dt>Recognised by</dt><dd>\(selectors)</dd></div>
            <div><dt>Kind</dt><dd>\(summary.kind.rawValue)\(summary.environment.map { ", " + $0 } ?? "")</dd></div>
            \(owners(view.owners))
            </dl>
            <section aria-labelledby="paths"><h2 id="paths">\(counted(view.paths.count, "access path"))</h2>
            \(paths.isEmpty ? Piece.empty("It uses nothing that is known.") : .empty)\(paths)</section>
            <section aria-labelledby="timeline"><h2 id="timeline">Timeline</h2>\(Piece.timeline(view.timeline, now: now))</section>
            """)
    }

    private static func identity(_ view: WorkloadDetail, now: Timestamp) -> HTML {
        guard let identity = view.identity else {
            guard let id = view.summary.spiffeID else { return "<span class=\"quiet\">none</span>" }
            return "<code>\(id)</code> <span class=\"quiet\">not issued yet</span>"
        }
        let validity: HTML =
            identity.expiresAt <= now
            ? Piece.badge("Expired", "standing") : "expires \(Piece.relative(identity.expiresAt, to: now))"
        return """
            <code>\(identity.spiffeID)</code><br><span class="quiet small">\(validity), renewed \(counted(identity.renewals, "time"))</span>
            """
    }

    private static func owners(_ owners: Accountable?) -> HTML {
        func one(_ role: String, _ name: String?) -> HTML {
            let shown: HTML =
                name.flatMap { $0.isEmpty ? nil : "\($0)" } ?? "<span class=\"unowned\">nobody yet</span>"
            return "<div><dt>\(role)</dt><dd>\(shown)</dd></div>"
        }
        return """
            \(one("Security", owners?.security))\(one("Platform", owners?.platform))\
            \(one("IAM", owners?.iam))\(one("Application", owners?.application))
            """
    }

    /// One path: its four steps, each with what shows that it was taken. What is not reached never looks reached.
    private static func path(_ path: PathDetail, now: Timestamp) -> HTML {
        let reached = path.milestones.filter { $0.reachedAt != nil }.count
        let steps: [HTML] = path.milestones.map { milestone in
            let evidence: [HTML] = milestone.evidence.map { "<li>\(Piece.prose($0))</li>" }
            let when: HTML =
                milestone.reachedAt.map(Piece.time)
                ?? milestone.blockedBy.map { "<span class=\"blocked\">\(Piece.prose($0))</span>" }
                ?? "<span class=\"quiet\">not yet</span>"
            let ledger: HTML? = milestone.ledgerSequence.map { "<span class=\"quiet small\">ledger entry \($0)</span>" }
            return """
                <li class="\(milestone.reachedAt == nil ? "open" : "reached")"><span class="name">\(milestone.stage.word)\
                <span class="hidden">\(milestone.reachedAt == nil ? ", not reached" : ", reached")</span></span>
                <span class="when">\(when)</span><ul class="evidence">\(evidence)</ul>\(ledger)</li>
                """
        }
        let credential: HTML? = path.credential.map {
            " · replaces <a href=\"\(Link("credentials", $0.text))\"><code>\($0.short)</code></a>"
        }
        let plan: HTML? = path.plan.map { " · plan <code>\($0)</code>" }
        let login: HTML? = path.login.map { " as <code>\($0)</code>" }
        let state: HTML =
            path.stage == .retired
            ? Piece.badge("Complete", "done")
            : Piece.badge("Partial: \(reached) of \(path.milestones.count)", "moving")
        return """
            <article class="path"><div class="title"><h3>\(path.resource)\(login)</h3>\(state)</div>
            <p class="small quiet">\(path.means.word) · mode \(path.mode.rawValue)\(credential)\(plan)</p>
            <ol class="steps">\(steps)</ol></article>
            """
    }
}

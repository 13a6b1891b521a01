import Estate
import Runtime

/// Every identity that is registered or held.
enum IdentitiesPage {
    static func render(_ all: [IdentitySummary], filter: IdentityFilter, now: Timestamp) -> HTML {
        let shown = filter.apply(to: all, now: now)
        let rows: [HTML] = shown.prefix(2000).map { row($0, now: now) }
        let table: HTML =
            rows.isEmpty
            ? Piece.empty(all.isEmpty ? "Nothing is registered yet. Declare entries and run <code>mayfly entries apply</code>." : "Nothing fits.")
            : """
            <table class="cards"><thead><tr><th scope="col">Identity</th><th scope="col">Owner</th><th scope="col">Review</th>\
            <th scope="col">Nodes</th><th scope="col">Held</th><th scope="col">Outage budget</th><th scope="col">State</th></tr></thead>\
            <tbody>\(rows)</tbody></table>
            """
        let clear: HTML = filter.isEmpty ? .empty : "<a href=\"\(Link("identities"))\">Show all</a>"
        return Layout.page(
            "Identities", section: .identities,
            """
            <div class="title"><h1>Identities</h1><p class="quiet">\(shown.count) of \(all.count) · \
            <a href="\(Link("identities", "lifetimes"))">Lifetimes</a></p></div>
            <form class="filter" method="get" action="/identities" role="search">
            <label>Text <input type="search" name="text" value="\(filter.text)" placeholder="ID, entry, owner" data-shortcut="/"></label>
            <fieldset><legend class="hidden">Only</legend>\(check("overdue", "review overdue", filter.isOverdue))
            \(check("revoked", "revoked", filter.isRevoked))</fieldset>
            <div class="act"><button>Filter</button>\(clear)</div>
            </form>
            \(table)
            """)
    }

    private static func row(_ item: IdentitySummary, now: Timestamp) -> HTML {
        let entry: HTML = item.entry.map { "<span class=\"small quiet\">entry <code>\($0)</code></span>" } ?? "<span class=\"small quiet\">no entry</span>"
        let purpose: HTML = item.purpose.isEmpty ? .empty : "<br><span class=\"small quiet\">\(item.purpose)</span>"
        let owner: HTML = item.owner.isEmpty ? "<span class=\"unowned\">nobody yet</span>" : "\(item.owner)"
        return """
            <tr>\(Piece.heading("Identity", "<code>\(item.id)</code><br>\(entry)"))
            \(Piece.cell("Owner", "\(owner)\(purpose)"))
            \(Piece.cell("Review", review(item, now: now)))
            \(Piece.cell("Nodes", item.entry == nil ? "–" : "\(item.connected) of \(item.nodes)"))
            \(Piece.cell("Held", item.isTemplate ? "–" : "\(item.held)"))
            \(Piece.cell("Outage budget", budget(item, now: now)))
            \(Piece.cell("State", state(item, now: now)))</tr>
            """
    }

    private static func review(_ item: IdentitySummary, now: Timestamp) -> HTML {
        guard let date = item.reviewBy else { return "<span class=\"quiet\">–</span>" }
        let day: HTML = "<time datetime=\"\(date)\" title=\"\(date.told)\">\(String(date.description.prefix(10)))</time>"
        return item.isOverdue(at: now) ? "\(Piece.badge("Overdue", "standing"))<br>\(day)" : day
    }

    /// How long it outlasts the server, if that went away now.
    private static func budget(_ item: IdentitySummary, now: Timestamp) -> HTML {
        guard let end = item.firstEnd else { return "<span class=\"quiet\">–</span>" }
        return "<time datetime=\"\(end)\" title=\"ends \(end.told)\">\((end - now).brief)</time>"
    }

    private static func state(_ item: IdentitySummary, now: Timestamp) -> HTML {
        if let reason = item.revoked { return "\(Piece.badge("Revoked", "standing"))<br><span class=\"small quiet\">\(reason)</span>" }
        if let end = item.expiresAt, end <= now { return Piece.badge("Expired", "standing") }
        if let lack = item.lack {
            let badge = item.unfit >= item.connected ? Piece.badge("Withheld", "standing") : Piece.badge("Withheld on \(item.unfit)", "moving")
            return "\(badge)<br><span class=\"small quiet\">\(lack)</span>"
        }
        if item.isTemplate { return Piece.badge("Template", "quiet") }
        if item.entry != nil, item.connected == 0 { return Piece.badge("No node", "moving") }
        return item.held > 0 ? Piece.badge("Held", "proven") : Piece.badge("Not asked for", "quiet")
    }

    private static func check(_ name: String, _ label: String, _ isOn: Bool) -> HTML {
        let checked: HTML = isOn ? " checked" : ""
        return "<label class=\"check\"><input type=\"checkbox\" name=\"\(name)\" value=\"1\"\(checked)> \(label)</label>"
    }
}

import Estate
import Runtime

enum InventoryPage {
    static func render(_ all: [CredentialSummary], filter: InventoryFilter, now: Timestamp) -> HTML {
        let shown = filter.apply(to: all)
        let rows: [HTML] = shown.prefix(2000).map { row($0, now: now) }
        let table: HTML =
            rows.isEmpty
            ? Piece.empty(all.isEmpty ? "Nothing is known yet. Run <code>mayfly scan</code> and import what it finds." : "Nothing fits.")
            : """
            <table class="cards"><thead><tr><th scope="col">Blast radius</th><th scope="col">Credential</th>\
            <th scope="col">State</th><th scope="col">Owner</th><th scope="col">Used by</th><th scope="col">Seen in</th>\
            <th scope="col">Last use</th></tr></thead><tbody>\(rows)</tbody></table>
            """
        let clear: HTML = filter.isEmpty ? .empty : "<a href=\"\(Link("inventory"))\">Show all</a>"
        return Layout.page(
            "Inventory", section: .inventory,
            """
            <div class="title"><h1>Inventory</h1><p class="quiet">\(shown.count) of \(count(all.count, "credential"))</p></div>
            <form class="filter" method="get" action="/inventory" role="search">
            <label>Text <input type="search" name="text" value="\(filter.text)" placeholder="name, hint, service" data-shortcut="/"></label>
            \(choice("Kind", "kind", all.map(\.kind), filter.kind))
            \(choice("Owner", "owner", all.map(\.owner), filter.owner))
            \(states(filter.state))
            <button>Filter</button>\(clear)
            </form>
            \(table)
            """)
    }

    private static func row(_ item: CredentialSummary, now: Timestamp) -> HTML {
        """
        <tr>\(Piece.cell("Blast radius", Piece.score(item.score)))
        \(Piece.heading("Credential", "\(Piece.credential(item))<br><code class=\"small quiet\">\(item.fingerprint.short)</code>"))
        \(Piece.cell("State", Piece.state(item.state)))
        \(Piece.cell("Owner", Piece.owner(item.owner)))
        \(Piece.cell("Used by", Piece.workloads(item.workloads)))
        \(Piece.cell("Seen in", "\(count(item.sightings, "place"))\(past(item))"))
        \(Piece.cell("Last use", Piece.relative(item.lastUsedAt, to: now)))</tr>
        """
    }

    private static func past(_ item: CredentialSummary) -> HTML {
        let past = item.sightings - item.currentSightings
        if past <= 0 { return .empty }
        return "<br><span class=\"small quiet\">\(past) only in history</span>"
    }

    private static func choice(_ label: String, _ name: String, _ values: [String], _ chosen: String) -> HTML {
        var known = Set(values)
        if !chosen.isEmpty { known.insert(chosen) }
        let options: [HTML] = known.sorted().prefix(500).map { value in
            let selected: HTML = value == chosen ? " selected" : ""
            return "<option value=\"\(value)\"\(selected)>\(value)</option>"
        }
        return "<label>\(label) <select name=\"\(name)\"><option value=\"\">Any</option>\(options)</select></label>"
    }

    private static func states(_ chosen: CredentialState?) -> HTML {
        let options: [HTML] = CredentialState.allCases.map { state in
            let selected: HTML = state == chosen ? " selected" : ""
            return "<option value=\"\(state.rawValue)\"\(selected)>\(state.word)</option>"
        }
        return "<label>State <select name=\"state\"><option value=\"\">Any</option>\(options)</select></label>"
    }
}

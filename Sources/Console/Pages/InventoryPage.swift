import Estate
import Runtime

enum InventoryPage {
    static func render(_ all: [CredentialSummary], figures: InventoryFigures, filter: InventoryFilter, now: Timestamp) -> HTML {
        let shown = filter.apply(to: all, now: now)
        let rows: [HTML] = shown.prefix(2000).map { row($0, now: now) }
        let table: HTML =
            rows.isEmpty
            ? Piece.empty(all.isEmpty ? "Nothing is known yet. Run <code>mayfly scan</code> and import what it finds." : "Nothing fits.")
            : """
            <table class="cards"><thead><tr><th scope="col">Blast radius</th><th scope="col">Credential</th>\
            <th scope="col">State</th><th scope="col">Owner</th><th scope="col">Used by</th><th scope="col">Seen in</th>\
            <th scope="col">Age</th><th scope="col">Last use</th></tr></thead><tbody>\(rows)</tbody></table>
            """
        let clear: HTML = filter.isEmpty ? .empty : "<a href=\"\(Link("inventory"))\">Show all</a>"
        return Layout.page(
            "Inventory", section: .inventory,
            """
            <div class="title"><h1>Inventory</h1><p class="quiet">\(shown.count) of \(counted(all.count, "credential")) · \
            <a href="\(Link("inventory", "network-trust"))">Let in without proof</a></p></div>
            <form class="filter" method="get" action="/inventory" role="search">
            <label>Text <input type="search" name="text" value="\(filter.text)" placeholder="name, path, service" data-shortcut="/"></label>
            \(choice("Kind", "kind", all.map(\.kind), filter.kind))
            \(choice("Owner", "owner", all.map(\.owner), filter.owner))
            \(choice("State", "state", CredentialState.allCases.map { ($0.rawValue, $0.word) }, filter.state?.rawValue))
            \(choice("Seen in", "source", sources(all), filter.source?.rawValue))
            \(choice("Age", "age", InventoryFilter.Age.allCases.map { ($0.rawValue, $0.word) }, filter.age?.rawValue))
            <fieldset><legend class="hidden">Only</legend>\(check("unowned", "nobody owns it", filter.isUnowned))
            \(check("shared", "shared", filter.isShared))</fieldset>
            <div class="act"><button>Filter</button>\(clear)</div>
            </form>
            \(table)
            \(all.isEmpty ? .empty : InventoryFiguresPart.render(figures))
            """)
    }

    private static func row(_ item: CredentialSummary, now: Timestamp) -> HTML {
        """
        <tr>\(Piece.cell("Blast radius", Piece.score(item.score)))
        \(Piece.heading("Credential", "\(Piece.credential(item))<br><code class=\"small quiet\">\(item.fingerprint.short)</code>"))
        \(Piece.cell("State", Piece.state(item.state)))
        \(Piece.cell("Owner", Piece.owner(item.owner)))
        \(Piece.cell("Used by", Piece.workloads(item.workloads)))
        \(Piece.cell("Seen in", "\(counted(item.sightings, "place"))\(sorts(item))\(past(item))"))
        \(Piece.cell("Age", item.since.map { age($0, now: now) } ?? "<span class=\"quiet\">unknown</span>"))
        \(Piece.cell("Last use", Piece.relative(item.lastUsedAt, to: now)))</tr>
        """
    }

    /// How long, and since when as its title.
    private static func age(_ since: Timestamp, now: Timestamp) -> HTML {
        "<time datetime=\"\(since)\" title=\"\(since.told)\">\((now - since).brief)</time>"
    }

    private static func sorts(_ item: CredentialSummary) -> HTML {
        let known = item.sources.filter { $0 != .history }
        return known.isEmpty ? .empty : "<br><span class=\"small quiet\">\(known.map(\.rawValue).joined(separator: ", "))</span>"
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

    private static func choice(_ label: String, _ name: String, _ values: [(value: String, word: String)], _ chosen: String?) -> HTML {
        let options: [HTML] = values.map { one in
            let selected: HTML = one.value == chosen ? " selected" : ""
            return "<option value=\"\(one.value)\"\(selected)>\(one.word)</option>"
        }
        return "<label>\(label) <select name=\"\(name)\"><option value=\"\">Any</option>\(options)</select></label>"
    }

    private static func sources(_ all: [CredentialSummary]) -> [(value: String, word: String)] {
        let known = Set(all.flatMap(\.sources))
        return SourceKind.allCases.filter(known.contains).map { ($0.rawValue, $0.rawValue) }
    }

    private static func check(_ name: String, _ label: String, _ isOn: Bool) -> HTML {
        let checked: HTML = isOn ? " checked" : ""
        return "<label class=\"check\"><input type=\"checkbox\" name=\"\(name)\" value=\"1\"\(checked)> \(label)</label>"
    }
}

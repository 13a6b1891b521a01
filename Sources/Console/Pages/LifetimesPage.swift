import Runtime

/// How long certificates, tokens and logins live, and how short they could.
enum LifetimesPage {
    static func render(_ answer: Action.Lifetimes.Answer) -> HTML {
        let rows: [HTML] = answer.items.prefix(2000).map(row)
        let table: HTML =
            rows.isEmpty
            ? Piece.empty("Nothing was renewed yet.")
            : """
            <table class="cards"><thead><tr><th scope="col">What</th><th scope="col">Owner</th><th scope="col">Verdict</th><th scope="col">Now</th>\
            <th scope="col">Advised</th><th scope="col">Why</th><th scope="col">Seen</th></tr></thead><tbody>\(rows)</tbody></table>
            """
        let outage = answer.longestOutage.map { ", the longest for \(($0.until - $0.from).brief)" } ?? ""
        return Layout.page(
            "Lifetimes", section: .identities,
            """
            <p class="crumb"><a href="\(Link("identities"))">Identities</a></p>
            <div class="title"><h1>Lifetimes</h1><p class="quiet">\
            since \(Piece.time(answer.since)); the server was away \(answer.outages == 1 ? "once" : "\(answer.outages) times")\(outage)</p></div>
            \(table)
            <section><p>What is advised breaks nothing of what was recorded. Try another: <code>mayfly lifetimes --try 10m</code>. \
            The change of the entries: <code>mayfly lifetimes --entries</code></p></section>
            """)
    }

    private static func row(_ item: Action.Lifetimes.Item) -> HTML {
        let advised = item.advisedMilliseconds.map { Duration.milliseconds($0).written } ?? "–"
        let change: HTML = item.change.map { "<br><span class=\"small quiet\"><code>\($0)</code></span>" } ?? .empty
        let why =
            item.reason
            ?? item.forcedBy.map { "at least \(Duration.milliseconds(item.shortestMilliseconds).brief): \($0.told)" } ?? "nothing had to be waited for"
        return """
            <tr>\(Piece.heading("What", "<code>\(item.name)</code><br><span class=\"small quiet\">\(item.kind)</span>"))
            \(Piece.cell("Owner", "\(item.owner)"))
            \(Piece.cell("Verdict", badge(item)))
            \(Piece.cell("Now", "\(Duration.milliseconds(item.presentMilliseconds).written)"))
            \(Piece.cell("Advised", "\(advised)\(change)"))
            \(Piece.cell("Why", "\(why)"))
            \(Piece.cell("Seen", "\(item.renewals) renewals in \(Duration.milliseconds(item.spanMilliseconds).brief)"))</tr>
            """
    }

    private static func badge(_ item: Action.Lifetimes.Item) -> HTML {
        switch item.verdict {
        case "breaks": Piece.badge("Breaks \(item.presentBreaks) times", "standing")
        case "too-long": Piece.badge("Longer than needed", "moving")
        case "narrow": Piece.badge("Little room", "moving")
        case "fits": Piece.badge("Fits", "proven")
        default: Piece.badge("Too little seen", "quiet")
        }
    }
}

import Estate
import Runtime

/// Rules that let somebody in for where they come from.
enum NetworkTrustPage {
    static func render(_ answer: Action.NetworkTrustRules.Answer, now: Timestamp) -> HTML {
        let rows: [HTML] = answer.rules.prefix(2000).map { row($0, now: now) }
        let table: HTML =
            rows.isEmpty
            ? Piece.empty("No such rule is known. <code>mayfly scan</code> and <code>mayfly discover</code> tell of them; import what they find.")
            : """
            <table class="cards"><thead><tr><th scope="col">Reach</th><th scope="col">Rule</th><th scope="col">From</th><th scope="col">To</th>\
            <th scope="col">Instead</th></tr></thead><tbody>\(rows)</tbody></table>
            """
        let wide = answer.rules.count { $0.rule.reach == .anywhere }
        return Layout.page(
            "Let in without proof", section: .inventory,
            """
            <p class="crumb"><a href="\(Link("inventory"))">Inventory</a></p>
            <div class="title"><h1>Let in without proof</h1><p class="quiet">\(counted(answer.rules.count, "rule")), \(wide) from anywhere</p></div>
            \(table)
            """)
    }

    private static func row(_ item: KnownTrust, now: Timestamp) -> HTML {
        let rule = item.rule
        return """
            <tr>\(Piece.cell("Reach", badge(rule.reach)))
            \(Piece.heading("Rule", "\(rule.kind)<br><code class=\"small quiet\">\(rule.path):\(rule.line)</code>\(known(item, now))"))
            \(Piece.cell("From", "\(rule.from.prefix(8).joined(separator: ", "))\(rule.from.count > 8 ? ", …" : "")"))
            \(Piece.cell("To", "\(rule.to)<br><span class=\"small quiet\">\(rule.why)</span>"))
            \(Piece.cell("Instead", "\(rule.instead)"))</tr>
            """
    }

    private static func known(_ item: KnownTrust, _ now: Timestamp) -> HTML {
        "<br><span class=\"small quiet\">first seen \(Piece.relative(item.firstSeen, to: now))</span>"
    }

    private static func badge(_ reach: NetworkTrust.Reach) -> HTML {
        switch reach {
        case .anywhere: Piece.badge("Anywhere", "standing")
        case .network: Piece.badge("Networks", "moving")
        case .machine: Piece.badge("Its machine", "quiet")
        }
    }
}

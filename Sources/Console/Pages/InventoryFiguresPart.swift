import Estate
import Runtime

/// Below the inventory: where its credentials are stored, and whether they come faster than they become known.
enum InventoryFiguresPart {
    static func render(_ figures: InventoryFigures) -> HTML {
        let storage = figures.storage
        let share: HTML =
            storage.stored == 0
            ? "<span class=\"quiet\">no place is known</span>"
            : "\(storage.percentOutside.inTenths) % <span class=\"quiet small\">\(storage.summary)</span>"
        let growth = figures.growth
        let pace: HTML = """
            \(growth.createdPerWeek.inTenths) made, \(growth.knownPerWeek.inTenths) taken in, a week \
            <span class="quiet small">over the last four whole weeks; \(counted(growth.undated, "credential")) without a date of its own</span>
            """
        let wait: HTML = growth.medianDaysUnknown.map { "\(counted($0, "day"))" } ?? "<span class=\"quiet\">unknown</span>"
        let rows: [HTML] = growth.weeks.reversed().map { week in
            """
            <tr><th scope="row">\(week.from.day)</th><td class="number">\(week.created)</td><td class="number">\(week.known)</td>\
            <td class="number">\(week.backlog)</td></tr>
            """
        }
        let reopened: [HTML] = figures.reopened.prefix(100).map { one in
            """
            <li><a href="\(Link("workloads", one.workload))">\(one.workload)</a> was finished, and \
            <a href="\(Link("credentials", one.credential.text))">a \(one.kind)</a> has appeared in it since \(Piece.time(one.at))</li>
            """
        }
        let drift: HTML = reopened.isEmpty ? .empty : "<h3>Reopened services</h3><ul>\(reopened)</ul>"
        return """
            <section aria-labelledby="figures"><h2 id="figures">In figures</h2>
            <dl class="facts wide"><div class="full"><dt>Outside a secrets manager</dt><dd>\(share)</dd></div>
            <div class="full"><dt>Created against known</dt><dd>\(pace)</dd></div>
            <div class="full"><dt>Unknown for, half of them</dt><dd>\(wait)</dd></div></dl>
            \(drift)
            <details><summary>Week by week</summary><table><thead><tr><th scope="col">Week of</th><th scope="col" class="number">Made</th>\
            <th scope="col" class="number">Taken in</th><th scope="col" class="number">Made and not known yet</th></tr></thead>\
            <tbody>\(rows)</tbody></table></details>
            </section>
            """
    }
}

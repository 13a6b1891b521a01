import Runtime

/// Standing credentials over time, as an inline drawing. Text stays outside of it, so that it keeps its size on a phone.
enum StandingChart {
    static func draw(_ history: [StandingPoint], until now: Timestamp) -> HTML {
        guard let first = history.first, let last = history.last else {
            return Piece.empty("Nothing has been counted yet. Import a scan, and the line begins here.")
        }
        let end = max(now, last.at)
        let span = max(1, (end - first.at).milliseconds)
        let top = max(1, history.map(\.standing).max() ?? 1)
        func x(_ moment: Timestamp) -> Int { Int((moment - first.at).milliseconds * 1000 / span) }
        func y(_ value: Int) -> Int { 8 + 184 - max(0, value) * 184 / top }

        // Counts jump, so the line does too.
        var line = "M0 \(y(first.standing))"
        for point in thinned(history).dropFirst() { line += "H\(x(point.at))V\(y(point.standing))" }
        line += "H1000"
        let final = "M1000 \(y(last.standing))h0.01"
        let grid: [HTML] = gridValues(top).map { "<path class=\"grid\" d=\"M0 \(y($0))H1000\"/>" }
        let labels: HTML = "<span>\(top)</span><span>0</span>"
        let story =
            "Standing credentials: \(first.standing) on \(first.at.told), \(last.standing) on \(end.told), at most \(top)."
        let rows: [HTML] = thinned(history).suffix(50).map {
            "<tr><td>\(Piece.time($0.at))</td><td class=\"number\">\($0.standing)</td></tr>"
        }
        let isShort = span < 172_800_000
        return """
            <figure class="chart">
            <div class="plot"><div class="scale" aria-hidden="true">\(labels)</div>
            <svg viewBox="0 0 1000 200" preserveAspectRatio="none" role="img" aria-label="\(story)">
            \(grid)<path class="area" d="\(line)V192H0Z"/><path class="line" d="\(line)"/><path class="end" d="\(final)"/>
            </svg></div>
            <div class="dates" aria-hidden="true"><span>\(isShort ? first.at.time : first.at.day)</span>\
            <span>\(isShort ? end.time : end.day)</span></div>
            <details><summary>The same as a table</summary><table><thead><tr><th scope="col">From</th>\
            <th scope="col" class="number">Standing</th></tr></thead><tbody>\(rows)</tbody></table></details>
            </figure>
            """
    }

    /// At most 400 points: a drawing of a thousand pixels shows no more.
    private static func thinned(_ history: [StandingPoint]) -> [StandingPoint] {
        guard history.count > 400 else { return history }
        let step = (history.count + 399) / 400
        return history.indices.filter { $0.isMultiple(of: step) || $0 == history.count - 1 }.map { history[$0] }
    }

    private static func gridValues(_ top: Int) -> [Int] {
        top <= 4 ? Array(0...top) : [0, top / 4, top / 2, top * 3 / 4, top]
    }
}

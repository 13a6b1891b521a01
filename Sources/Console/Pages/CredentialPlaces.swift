import Estate
import Runtime

/// The places of a credential: one row for each, be it in the tree, in history, or both; with the ids under which other
/// tools follow it.
enum CredentialPlaces {
    /// More rows than these help nobody; the JSON has them all.
    private static let limit = 500

    static func render(_ sightings: [Sighting]) -> HTML {
        var committed: [Sighting.Spot: Sighting] = [:]
        for sighting in sightings where sighting.commit != nil { committed[sighting.spot] = sighting }
        let shown = Sighting.places(sightings)
        let rows: [HTML] = shown.prefix(limit).map { row($0, committed: $0.commit == nil ? committed[$0.spot] : $0) }
        let more: HTML? = shown.count > limit ? Piece.empty("… and \(shown.count - limit) more: see the JSON.") : nil
        return """
            <section aria-labelledby="sightings"><h2 id="sightings">Seen in \(counted(shown.count, "place"))</h2>
            <table class="cards"><thead><tr><th scope="col">Place</th><th scope="col">Source</th><th scope="col">Slot</th>\
            <th scope="col">Commit</th><th scope="col">Now</th><th scope="col">Occurrence</th></tr></thead><tbody>\(rows)</tbody></table>
            \(more)</section>
            """
    }

    private static func row(_ sighting: Sighting, committed: Sighting?) -> HTML {
        let slot: HTML = sighting.slot.map { "<code>\($0)</code>" } ?? "<span class=\"quiet\">–</span>"
        let commit: HTML =
            committed?.commit.map { "<code title=\"\($0)\">\(String($0.prefix(10)))</code>" } ?? "<span class=\"quiet\">not committed</span>"
        let current = sighting.isCurrent ? Piece.badge("still there", "standing") : Piece.badge("history", "quiet")
        let occurrence: HTML =
            sighting.occurrence.map { "<code class=\"small\" title=\"\($0.text)\">\($0.short)</code>" } ?? "<span class=\"quiet\">–</span>"
        let exposure: HTML? = committed?.exposure.map {
            "<br><span class=\"small quiet\">exposure <code title=\"\($0.text)\">\($0.short)</code></span>"
        }
        return """
            <tr>\(Piece.heading("Place", "<code>\(sighting.path):\(sighting.line)</code>"))
            \(Piece.cell("Source", "\(sighting.source.rawValue)"))\(Piece.cell("Slot", slot))
            \(Piece.cell("Commit", commit))\(Piece.cell("Now", current))\(Piece.cell("Occurrence", "\(occurrence)\(exposure)"))</tr>
            """
    }
}

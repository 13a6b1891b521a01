import Runtime

enum LivePage {
    static func render(_ events: [LiveEvent]) -> HTML {
        let newest = events.map(\.sequence).max() ?? 0
        let items: [HTML] = events.map(item)
        return Layout.page(
            "Live", section: .live,
            """
            <div data-live="\(Link("api", "v1", "live", query: [("after", String(newest))]))">
            <div class="title"><h1>Live</h1><p class="connection quiet" data-connection role="status">as of this page's loading</p>
            <button class="quiet" data-pause hidden aria-pressed="false">Pause</button></div>
            <noscript><p class="quiet">Without scripts this page stands still: reload it to see what is new.</p></noscript>
            <ol class="events" data-events aria-label="Events, newest first">\(items)</ol>
            <p class="empty" data-empty\(events.isEmpty ? HTML.empty : " hidden")>Nothing has happened yet. What does will appear here.</p>
            <template data-event>\(template)</template>
            </div>
            """)
    }

    private static func item(_ event: LiveEvent) -> HTML {
        """
        <li class="\(event.tone.rawValue)"><time datetime="\(event.at)">\(event.at.time)</time>\
        <span class="text">\(event.text)</span><span class="quiet small">\(event.kind) · \(event.subject) · \(event.actor)</span></li>
        """
    }

    /// What the script fills in; the same shape as ``item(_:)``.
    private static let template: HTML = """
        <li><time></time><span class="text"></span><span class="quiet small"></span></li>
        """
}

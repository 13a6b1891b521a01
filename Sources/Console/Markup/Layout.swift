import Runtime

/// The frame of every page: head, navigation, the place where the content goes.
enum Layout {
    /// Which entry of the navigation is the current one.
    enum Section: String, CaseIterable {
        case overview = "Overview"
        case inventory = "Inventory"
        case services = "Services"
        case identities = "Identities"
        case decisions = "Decisions"
        case live = "Live"

        var link: Link {
            switch self {
            case .overview: Link()
            case .inventory: Link("inventory")
            case .services: Link("workloads")
            case .identities: Link("identities")
            case .decisions: Link("decisions")
            case .live: Link("live")
            }
        }
    }

    static func page(_ title: String, section: Section? = nil, isSignedIn: Bool = true, _ content: HTML) -> HTML {
        let entries: [HTML] = Section.allCases.map { entry in
            let current: HTML = entry == section ? " aria-current=\"page\"" : ""
            return "<li><a href=\"\(entry.link)\"\(current)>\(entry.rawValue)</a></li>"
        }
        let navigation: HTML = """
            <nav aria-label="Main"><ul>\(entries)</ul></nav>
            <form class="signout" method="post" action="/logout"><button class="quiet">Sign out</button></form>
            """
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title) · Mayfly</title>
            <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/assets/console.css">
            <script src="/assets/console.js" defer></script>
            </head>
            <body>
            <a class="skip" href="#content">Skip to the content</a>
            <header class="top">
            <a class="mark" href="/" aria-label="Mayfly, overview">\(Mark.drawing)<span>Mayfly</span></a>
            \(isSignedIn ? navigation : .empty)
            </header>
            <main id="content" tabindex="-1">
            \(content)
            </main>
            </body>
            </html>

            """
    }
}

/// The mark: a mayfly at rest, wings up, three tails.
enum Mark {
    static let drawing: HTML = """
        <svg class="drawing" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <path class="wing" d="M17.4 16.2C12.6 11.2 12.4 4.6 16.2 1.6c3.9 2.6 5.2 8.6 3.4 13.2z"/>
        <path class="wing back" d="M19.8 14.6c.2-5 3-9.4 7.4-10.4.9 4.2-1.6 8.8-5.6 11.2z"/>
        <path class="body" d="M25.6 13.2c-3.4 2.2-7.4 4-11.4 6.4-2.2 1.4-4.2 3-5.8 4.8M8.4 24.4 1.8 26.6M8.4 24.4l-4.6 5M8.4 24.4 7 30.4"/>
        </svg>
        """

    /// The same as an icon of its own, where no style sheet reaches.
    static let icon = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><g fill="none" stroke="#0f766a" stroke-width="2" stroke-linecap="round"><path fill="#0f766a" fill-opacity=".25" d="M17.4 16.2C12.6 11.2 12.4 4.6 16.2 1.6c3.9 2.6 5.2 8.6 3.4 13.2z"/><path d="M19.8 14.6c.2-5 3-9.4 7.4-10.4.9 4.2-1.6 8.8-5.6 11.2z"/><path d="M25.6 13.2c-3.4 2.2-7.4 4-11.4 6.4-2.2 1.4-4.2 3-5.8 4.8M8.4 24.4 1.8 26.6M8.4 24.4l-4.6 5M8.4 24.4 7 30.4"/></g></svg>
        """
}

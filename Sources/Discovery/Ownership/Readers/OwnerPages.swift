import Runtime

/// Pages and sheets that may hold a register, and what a page says of itself: its `Owner:` and `Service:`, its front matter.
enum OwnerPages {
    static let fileLimit = 5000

    // MARK: - Which files

    private static let places: Set<String> = [
        "wiki", "docs", "doc", "pages", "documentation", "handbook", "runbooks", "confluence", "notes", "knowledge",
    ]
    private static let wikis: Set<String> = ["wiki", "confluence", "runbooks", "handbook", "knowledge"]
    private static let words: Set<String> = [
        "owner", "owners", "ownership", "service", "services", "application", "applications", "apps", "system", "systems", "component",
        "components", "catalog", "catalogue", "inventory", "oncall", "teams", "responsibilities", "cmdb", "registry", "directory", "portfolio",
        "asset", "assets", "raci", "leads", "decommissioned", "retired", "centres", "centers", "contracts", "certificates", "personal", "personnel",
        "kostenstellen", "servicekatalog", "serviceliste", "serverliste", "geräteliste", "netzplan", "zertifikatsliste", "pikettplan", "pikett", "bereitschaft",
        "verzeichnis", "zuständigkeiten", "anwendungen", "applikationen", "organigramm", "vertragsliste", "contrats", "inventaire", "annuaire",
    ]

    static func isPage(_ path: String) -> Bool {
        isHTML(path) || ["md", "markdown", "mdx"].contains(path.pieces(between: ".").last?.lowercased() ?? "")
    }

    static func isSheet(_ path: String) -> Bool { ["csv", "tsv", "xlsx"].contains(path.pieces(between: ".").last?.lowercased() ?? "") }

    static func isHTML(_ path: String) -> Bool { ["html", "htm"].contains(path.pieces(between: ".").last?.lowercased() ?? "") }

    /// Pages by where they are kept or what they are called, lists by what they are called.
    static func need(of path: String) -> EstateReader.Need? {
        guard let last = path.utf8.last, "dDnNxXvVlLmM".utf8.contains(last) else { return nil }
        let isJSON = path.hasSuffix(".json")
        if path.hasSuffix(".xml") { return isRegister(path) ? .always : nil }
        guard isJSON || isPage(path) || isSheet(path) else { return nil }
        if isJSON { return isRegister(path) || isMachines(path) ? .always : nil }
        let isNamed = !words.isDisjoint(with: WorkloadIndex.words(Layout.name(of: path)))
        if isNamed || !isPage(path) && (isRegister(path) || isMachines(path)) { return .always }
        // Pages that a tool makes of code are as many as its files.
        let kept = isHTML(path) ? wikis : places
        return isPage(path) && path.pieces(between: "/").dropLast().contains { kept.contains($0.lowercased()) } ? .always : nil
    }

    /// Exports of what pages people, and registers of services, by any word on the way to them.
    static func isRegister(_ path: String) -> Bool {
        let words = WorkloadIndex.words(path)
        return words.contains(where: registers.contains) || zip(words, words.dropFirst()).contains { $0 == "on" && $1 == "call" }
    }

    private static let registers: Set<String> = [
        "pagerduty", "opsgenie", "victorops", "squadcast", "zenduty", "firehydrant", "rootly", "oncall", "escalations", "cmdb", "servicenow",
        "ownership", "responsibilities", "rota", "roster",
    ]

    /// Lists of machines by their own names: whole trees lie below a directory of machines.
    private static func isMachines(_ path: String) -> Bool {
        WorkloadIndex.words(Layout.name(of: path)).contains { ["hosts", "servers", "machines", "hostlist", "serverlist"].contains($0) }
    }

    /// A path without the directories that say only that pages are kept there: a wiki's pages are not about the wiki.
    static func withoutPlaces(_ path: String) -> String {
        let parts = path.pieces(between: "/")
        return parts.enumerated().filter { $0.offset == parts.count - 1 || !places.contains($0.element.lowercased()) }
            .map { String($0.element) }.joined(separator: "/")
    }

    // MARK: - Tables

    /// What the row of a table that stands on a line says of its service and owner, by the table's head.
    static func row(in text: String, at line: Int) -> Stated? {
        let lines = text.lines(max(1, line - 500)...line)
        guard let own = lines.last.map({ OwnerTable.cells($0) }), own.count > 1 else { return nil }
        guard let head = lines.dropLast().reversed().prefix(while: { $0.contains("|") }).last.map({ OwnerTable.cells($0) }) else { return nil }
        let columns = Columns(head, of: "")
        func cell(_ column: Int?) -> (name: String, line: Int)? {
            guard let column, own.indices.contains(column), Kubernetes.isName(own[column]) else { return nil }
            return (own[column], line)
        }
        let stated = Stated(service: cell(columns.service), owner: cell(columns.owner?.column))
        return stated.service == nil && stated.owner == nil ? nil : stated
    }

    // MARK: - One page

    /// Its first heading, in Markdown or HTML.
    static func title(of text: String) -> String? {
        text.lines.prefix(40).lazy.map(HTMLText.plain).first { $0.hasPrefix("# ") }.map { String($0.dropFirst(2).prefix(200)) }
    }

    /// `Dispatch of crews (crew-dispatch)` calls one thing by two names.
    static func otherNames(in title: String) -> [(name: String, other: String)] {
        guard title.hasSuffix(")"), let open = title.lastIndex(of: "(") else { return [] }
        let other = String(title[title.index(after: open)...].dropLast())
        let name = title[..<open].trimmingSuffix { $0 == " " }
        guard Registers.isName(other), other.contains("-"), name.utf8.count <= 60, (1...3).contains(name.pieces(between: " ").count) else {
            return []
        }
        return [(String(name), other)]
    }

    struct Stated {
        var service: (name: String, line: Int)?
        var owner: (name: String, line: Int)?
    }

    private static let serviceFields: Set<String> = [
        "service", "component", "application", "app", "system", "workload", "service name", "application name",
    ]

    /// What the section around a line says, else the page's head: all before its second heading, with the front matter.
    static func stated(in text: String, near line: Int) -> Stated {
        let isHTML = text.prefix(400).lowercased().firstRange(of: "<h") != nil
        let lines = text.lines.prefix(5000).map { isHTML ? HTMLText.plain($0)[...] : $0 }
        let headings = headings(lines)
        let start = headings.last { $0 <= line } ?? 1
        let end = headings.first { $0 > line } ?? lines.count + 1
        var found = read(lines, start..<max(start, end))
        let head = read(lines, 1..<(headings.dropFirst().first ?? lines.count + 1))
        found.service = found.service ?? head.service
        found.owner = found.owner ?? head.owner
        return found
    }

    /// The one team that a sentence of the page's own section names as whoever looks after what it is about.
    static func spoken(in text: String, near line: Int, known: (String) -> String?) -> (name: String, line: Int)? {
        let lines = text.lines(max(1, line - 40)...(line + 40))
        let own = min(line - max(1, line - 40), lines.count - 1)
        guard own >= 0 else { return nil }
        let start = lines[...own].lastIndex { $0.hasPrefix("#") } ?? 0
        let end = lines[(own + 1)...].firstIndex { $0.hasPrefix("#") } ?? lines.count
        let found = (start..<end).compactMap { index in
            TeamPhrases.team(in: HTMLText.plain(lines[index]), known: known).map { ($0, max(1, line - 40) + index) }
        }
        return Set(found.map(\.0)).count == 1 ? found.first : nil
    }

    private static func headings(_ lines: some Sequence<Substring>) -> [Int] {
        var (found, isCode): ([Int], Bool) = ([], false)
        for (index, line) in lines.enumerated() {
            if line.hasPrefix("```") || line.hasPrefix("~~~") { isCode.toggle() }
            if !isCode, line.hasPrefix("#"), line.drop(while: { $0 == "#" }).first == " " { found.append(index + 1) }
        }
        return found
    }

    private static func read(_ lines: some Collection<Substring>, _ range: Range<Int>) -> Stated {
        var found = Stated()
        var isCode = false
        for (index, line) in lines.enumerated().dropFirst(range.lowerBound - 1).prefix(min(range.count, 400)) where line.utf8.count <= 400 {
            if line.hasPrefix("```") || line.hasPrefix("~~~") { isCode.toggle() }
            // A field has its colon.
            guard !isCode, line.utf8.contains(UInt8(ascii: ":")), !line.hasPrefix("    "), !line.hasPrefix("\t") else { continue }
            let plain = Stewards.plain(line)
            guard !plain.hasPrefix("|") else { continue }
            if let names = Stewards.field(plain, isPage: true), found.owner == nil, names.count == 1 { found.owner = (names[0], index + 1) }
            guard found.service == nil, let colon = plain.firstIndex(of: ":"),
                serviceFields.contains(plain[..<colon].lowercased().trimmingSuffix { $0 == " " }.description)
            else { continue }
            let name = plain[plain.index(after: colon)...].trimmingPrefix { " \"'".contains($0) }.trimmingSuffix { " \"'.".contains($0) }
            if name.utf8.count <= 100, !name.contains(" "), !name.contains("/") { found.service = (String(name), index + 1) }
        }
        return found
    }
}

import Runtime

/// What pages say of owners in so many words: a table of services and who owns them, a page's `Owner:` and `Service:`, its
/// front matter. People write them once and forget them, so that they count only where nothing else speaks.
struct OwnerPages {
    private var owners: [String: [WorkloadIndex.OwnerNote]] = [:]
    private static let limit = 20_000
    static let fileLimit = 5000

    /// Whom tables name for a workload; nobody where they do not agree.
    func owner(of name: String) -> WorkloadIndex.OwnerNote? {
        guard let notes = owners[Organisation.key(name)], let first = notes.first, Set(notes.map { Organisation.stem($0.owner) }).count == 1 else {
            return nil
        }
        return first
    }

    /// What the tables list, each with its first place.
    var services: [(name: String, source: String)] {
        owners.compactMap { name, notes in notes.first.map { (name, $0.source) } }.sorted { $0.name < $1.name }
    }

    // MARK: - Which files

    private static let places: Set<String> = [
        "wiki", "docs", "doc", "pages", "documentation", "handbook", "runbooks", "confluence", "notes", "knowledge",
    ]
    private static let words: Set<String> = [
        "owner", "owners", "ownership", "service", "services", "application", "applications", "apps", "system", "systems", "component",
        "components", "catalog", "catalogue", "inventory", "oncall", "teams", "responsibilities", "cmdb", "registry", "directory",
    ]

    static func isPage(_ path: String) -> Bool { ["md", "markdown", "mdx"].contains(path.pieces(between: ".").last?.lowercased() ?? "") }

    /// Pages by where they are kept or what they are called, lists by what they are called.
    static func need(of path: String) -> EstateReader.Need? {
        guard let last = path.utf8.last, "dDnNxXvV".utf8.contains(last) else { return nil }
        guard isPage(path) || path.hasSuffix(".csv") else { return nil }
        let isNamed = !words.isDisjoint(with: WorkloadIndex.words(Layout.name(of: path)))
        if isNamed { return .always }
        return isPage(path) && path.pieces(between: "/").dropLast().contains { places.contains($0.lowercased()) } ? .always : nil
    }

    /// A path without the directories that say only that pages are kept there: a wiki's pages are not about the wiki.
    static func withoutPlaces(_ path: String) -> String {
        let parts = path.pieces(between: "/")
        return parts.enumerated().filter { $0.offset == parts.count - 1 || !places.contains($0.element.lowercased()) }
            .map { String($0.element) }.joined(separator: "/")
    }

    // MARK: - Tables

    private static let serviceColumns: Set<String> = [
        "service", "services", "service name", "component", "application", "app", "system", "workload", "microservice", "application name",
        "project", "repository", "repo", "component name",
    ]
    private static let ownerColumns: Set<String> = [
        "owner", "owners", "owning team", "owned by", "team", "responsible team", "responsible", "squad", "owner team", "team owner",
        "service owner", "maintainer", "maintained by", "owner (team)", "accountable team",
    ]

    mutating func add(_ text: String, path: String) {
        if path.lowercased().hasSuffix(".csv") {
            let rows = CSVText.rows(text)
            guard let header = rows.first, let columns = Self.columns(header.fields) else { return }
            for row in rows.dropFirst() { add(row.fields, columns, "\(path):\(row.line)") }
            return
        }
        guard text.holds("|") else { return }
        var columns: (service: Int, owner: Int)?
        var header: [String] = []
        for (index, line) in text.lines.prefix(20_000).enumerated() {
            let cells = Self.cells(line)
            guard cells.count > 1 else {
                (columns, header) = (nil, [])
                continue
            }
            if line.contains("-"), line.utf8.allSatisfy({ "|-: \t\r".utf8.contains($0) }) {
                columns = Self.columns(header)
            } else if let columns {
                add(cells, columns, "\(path):\(index + 1)")
            }
            header = cells
        }
    }

    private static func columns(_ header: [String]) -> (service: Int, owner: Int)? {
        let names = names(header)
        guard let service = names.firstIndex(where: serviceColumns.contains), let owner = names.firstIndex(where: ownerColumns.contains)
        else { return nil }
        return (service, owner)
    }

    private static func names(_ header: [String]) -> [String] {
        header.prefix(60).map { $0.lowercased().replacing("_", with: " ").filter { !"*`\u{FEFF}".contains($0) } }
    }

    private mutating func add(_ cells: [String], _ columns: (service: Int, owner: Int), _ source: String) {
        guard cells.count > max(columns.service, columns.owner), owners.count < Self.limit else { return }
        let owner = cells[columns.owner].pieces(between: "<").first.map { $0.trimmingSuffix { $0 == " " } }.map(String.init) ?? ""
        guard Kubernetes.isName(owner), !owner.contains(",") else { return }
        for name in cells[columns.service].pieces(between: ",").prefix(10) {
            let key = Organisation.key(name.trimmingPrefix { $0 == " " }.trimmingSuffix { $0 == " " }.description)
            guard (2...100).contains(key.utf8.count), owners[key, default: []].count < 8 else { continue }
            owners[key, default: []].append(.init(owner: owner, source: source, why: "a table of owners lists it"))
        }
    }

    /// A row's cells without Markdown's marks.
    private static func cells(_ line: Substring) -> [String] {
        guard line.utf8.count <= 4000, line.contains("|") else { return [] }
        var cells = line.split(separator: "|", omittingEmptySubsequences: false).map { Stewards.plain($0) }
        if cells.first?.isEmpty == true { cells.removeFirst() }
        if cells.last?.isEmpty == true { cells.removeLast() }
        return cells
    }

    /// What the row of a table that stands on a line says of its service and owner, by the table's head.
    static func row(in text: String, at line: Int) -> Stated? {
        let lines = text.lines(max(1, line - 500)...line)
        guard let own = lines.last.map({ cells($0) }), own.count > 1 else { return nil }
        guard let head = lines.dropLast().reversed().prefix(while: { $0.contains("|") }).last.map({ cells($0) }) else { return nil }
        func cell(_ columns: Set<String>) -> (name: String, line: Int)? {
            guard let column = names(head).firstIndex(where: columns.contains), column < own.count else { return nil }
            return Kubernetes.isName(own[column]) ? (own[column], line) : nil
        }
        let stated = Stated(service: cell(serviceColumns), owner: cell(ownerColumns))
        return stated.service == nil && stated.owner == nil ? nil : stated
    }

    // MARK: - One page

    struct Stated {
        var service: (name: String, line: Int)?
        var owner: (name: String, line: Int)?
    }

    private static let serviceFields: Set<String> = [
        "service", "component", "application", "app", "system", "workload", "service name", "application name",
    ]

    /// What the section around a line says, else the page's head: all before its second heading, with the front matter.
    static func stated(in text: String, near line: Int) -> Stated {
        let lines = text.lines.prefix(5000)
        let headings = headings(lines)
        let start = headings.last { $0 <= line } ?? 1
        let end = headings.first { $0 > line } ?? lines.count + 1
        var found = read(lines, start..<max(start, end))
        let head = read(lines, 1..<(headings.dropFirst().first ?? lines.count + 1))
        found.service = found.service ?? head.service
        found.owner = found.owner ?? head.owner
        return found
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
            guard !isCode, !line.hasPrefix("    "), !line.hasPrefix("\t") else { continue }
            let plain = Stewards.plain(line)
            guard !plain.hasPrefix("|") else { continue }
            if let names = Stewards.field(plain), found.owner == nil, names.count == 1 { found.owner = (names[0], index + 1) }
            guard found.service == nil, let colon = plain.firstIndex(of: ":"),
                serviceFields.contains(plain[..<colon].lowercased().trimmingSuffix { $0 == " " }.description)
            else { continue }
            let name = plain[plain.index(after: colon)...].trimmingPrefix { " \"'".contains($0) }.trimmingSuffix { " \"'.".contains($0) }
            if name.utf8.count <= 100, !name.contains(" "), !name.contains("/") { found.service = (String(name), index + 1) }
        }
        return found
    }
}

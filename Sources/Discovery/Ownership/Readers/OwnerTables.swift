import Runtime

/// Tables as people keep them: rows below a head, in a page's Markdown or HTML, or in a sheet of comma-separated values.
struct OwnerTable {
    var head: [String]
    var rows: [(line: Int, cells: [String])] = []

    private static let rowLimit = 20_000

    static func all(in text: String, path: String) -> [OwnerTable] {
        if OwnerPages.isSheet(path) { return sheet(text, path).map { [$0] } ?? [] }
        return OwnerPages.isHTML(path) ? html(text) : markdown(text)
    }

    /// A sheet may bear a title above its head.
    private static func sheet(_ text: String, _ path: String) -> OwnerTable? {
        let rows = CSVText.rows(text).prefix(rowLimit)
        guard let head = rows.prefix(8).firstIndex(where: { Columns($0.fields, of: path).saysAnything }) else { return nil }
        return OwnerTable(head: rows[head].fields, rows: rows[(head + 1)...].map { ($0.line, $0.fields) })
    }

    private static func markdown(_ text: String) -> [OwnerTable] {
        guard text.holds("|") else { return [] }
        var found: [OwnerTable] = []
        var (last, isInside): ([String], Bool) = ([], false)
        for (index, line) in text.lines.prefix(rowLimit).enumerated() {
            let cells = cells(line)
            guard cells.count > 1 else {
                (last, isInside) = ([], false)
                continue
            }
            if line.contains("-"), line.utf8.allSatisfy({ "|-: \t\r".utf8.contains($0) }) {
                found.append(OwnerTable(head: last))
                isInside = true
            } else if isInside {
                found[found.count - 1].rows.append((index + 1, cells))
            }
            last = cells
        }
        return found
    }

    /// A row's cells without Markdown's marks.
    static func cells(_ line: Substring) -> [String] {
        guard line.utf8.count <= 4000, line.utf8.contains(UInt8(ascii: "|")) else { return [] }
        var cells = line.split(separator: "|", omittingEmptySubsequences: false).map { Stewards.plain($0) }
        if cells.first?.isEmpty == true { cells.removeFirst() }
        if cells.last?.isEmpty == true { cells.removeLast() }
        return cells
    }

    /// Rows and cells need not be closed, and one table inside another goes on with the outer one's rows.
    private static func html(_ text: String) -> [OwnerTable] {
        guard text.holds("<t") || text.holds("<T") else { return [] }
        var found: [OwnerTable] = []
        var table: [(line: Int, cells: [String])] = []
        var row: (line: Int, cells: [String])?
        var cell: [UInt8]?
        var (line, count) = (1, 0)
        func endCell() {
            if let bytes = cell { row?.cells.append(HTMLText.unescaped(String(decoding: bytes, as: UTF8.self))) }
            cell = nil
        }
        func endRow() {
            endCell()
            if let ended = row, !ended.cells.isEmpty, count < rowLimit {
                table.append(ended)
                count += 1
            }
            row = nil
        }
        func endTable() {
            endRow()
            if let head = table.first { found.append(OwnerTable(head: head.cells, rows: Array(table.dropFirst()))) }
            table = []
        }
        var tag: [UInt8]?
        for byte in text.utf8 {
            if byte == 10 { line += 1 }
            if let open = tag {
                guard byte == UInt8(ascii: ">") else {
                    if open.count < 8 { tag?.append(byte | 32) }
                    continue
                }
                tag = nil
                switch String(decoding: open.prefix { $0 != 32 && $0 != 10 | 32 && $0 != 9 | 32 }, as: UTF8.self) {
                case "tr":
                    endRow()
                    row = (line, [])
                case "td", "th":
                    endCell()
                    if row != nil { cell = [] }
                case "/td", "/th": endCell()
                case "/tr": endRow()
                case "table", "/table": endTable()
                default: cell?.append(32)
                }
            } else if byte == UInt8(ascii: "<") {
                tag = []
            } else if let size = cell?.count, size < 400 {
                cell?.append(byte < 32 ? 32 : byte)
            }
        }
        endTable()
        return found
    }
}

/// What the columns of a table are about, told from its head.
struct Columns {
    var service: Int?
    var host: Int?
    /// Where a service is reached: names of hosts beside its own.
    var address: Int?
    var owner: (column: Int, rank: Owner)?
    var team: Int?
    /// What a team used to be called, and what it is called too.
    var aliases: [Int] = []
    var mail: Int?
    var person: Int?
    /// What a department is booked on.
    var costCentre: Int?
    /// When a row was last looked at.
    var updated: Int?
    /// Names of accounts rather than of what has them.
    var isOfAccounts = false
    var fullName: Int?
    /// When a person went.
    var left: Int?
    /// The owner's name stands in the first of its rows alone.
    var isGrouped = false
    /// Whether a row still holds: a register keeps what is gone.
    var status: Int?

    /// How plainly a column says whose something is. Whoever is on call, or to be asked, counts when it is a team.
    enum Owner: Int { case stated, runs, asked }

    var saysAnything: Bool {
        owner != nil && (service != nil || host != nil) || service != nil && !aliases.isEmpty || team != nil && (person != nil || mail != nil || !aliases.isEmpty || costCentre != nil)
    }

    init(_ head: [String], of path: String) {
        let names = Self.names(head)
        func first(_ words: Set<String>) -> Int? { names.firstIndex(where: words.contains) }
        // A project may hold several components.
        service = first(Self.services) ?? first(Self.vagueServices)
        isOfAccounts = service.map { ["samaccountname", "service account"].contains(names[$0]) } ?? false
        host = first(Self.hosts)
        address = first(Self.addresses)
        for (index, name) in names.enumerated() {
            guard let rank = Self.rank(name) else { continue }
            if owner.map({ rank.rawValue < $0.rank.rawValue }) ?? true { owner = (index, rank) }
        }
        // A list of machines says in its role what they run.
        if host != nil { service = service ?? first(["role", "purpose", "use", "usage", "runs", "function", "zweck", "applikation / zweck", "anwendung / zweck"]) }
        // A rota has groups and what they are there for.
        if owner == nil, service != nil, let group = first(["gruppe", "group"]) { owner = (group, .stated) }
        // Assets are a department's.
        if owner == nil, service != nil || host != nil, let unit = first(["department", "dept", "business unit", "unit", "abteilung"]) {
            owner = (unit, .stated)
            isGrouped = true
        }
        // A name is of what the rest of the head, or the file's own name, says.
        if service == nil, host == nil, owner != nil, let name = first(["name", "long name", "full name", "title"]) {
            if first(["ip", "ip address", "ips", "os", "operating system", "cpu", "rack"]) != nil {
                host = name
            } else if !Self.serviceFiles.isDisjoint(with: WorkloadIndex.words(Layout.name(of: path))) {
                service = name
            }
        }
        team = first(["team", "team name", "squad", "group", "department", "name of team", "oe", "organisationseinheit", "abteilung", "équipe"])
        left = first(["austritt", "left", "leaving date", "last day", "end date", "date de sortie", "exit date"])
        costCentre = first(["cc", "cost centre", "cost center", "cost centre no", "cost center no", "kostenstelle", "cost centre code"])
        if costCentre != nil { team = team ?? first(["name", "bezeichnung", "bezeichnung / name", "description", "title", "unit", "cost centre name"]) }
        aliases = names.indices.filter { Self.formers.contains(names[$0]) }
        mail = first(["email", "e-mail", "mail", "mail address", "email address", "mailing list", "team email"])
        person = first(Self.people) ?? first(["name"])
        fullName = first(["name", "full name", "vorname name"])
        updated = first(["sys updated on", "updated", "updated on", "last updated", "last rev", "last review", "last reviewed", "modified", "last change", "as of"])
        status = first(["status", "state", "lifecycle", "life cycle", "install status", "operational status", "lifecycle stage"])
    }

    private static let services: Set<String> = [
        "service", "services", "service name", "component", "components", "application", "applications", "app", "apps",
        "system name", "workload", "microservice", "application name", "repository", "repo", "component name", "app name",
        "samaccountname", "service account", "dienst", "dienste", "anwendung", "fachanwendung", "applikation", "covers", "services covered",
        "responsible for", "in scope", "host / service", "service / host", "application / service",
    ]
    private static let vagueServices: Set<String> = ["project", "product", "what", "thing", "tool", "system", "systems"]
    private static let serviceFiles: Set<String> = [
        "service", "services", "system", "systems", "application", "applications", "apps", "component", "components", "cmdb", "catalog", "catalogue",
        "portfolio",
    ]
    private static let hosts: Set<String> = [
        "host", "hosts", "hostname", "host name", "gerät", "équipement", "serveur", "server", "servers", "server name", "machine", "node", "fqdn", "vm", "vm name",
    ]
    private static let addresses: Set<String> = [
        "reachable at", "address", "addresses", "url", "urls", "domain", "domains", "dns", "dns name", "endpoint", "endpoints", "where",
        "runs on", "lives on", "host", "hosts", "hostname", "link",
    ]
    private static let formers: Set<String> = [
        "formerly", "former name", "former names", "previously", "previous name", "previous names", "old name", "old names", "was", "aka",
        "alias", "aliases", "also known as", "also called", "other names", "short name", "short", "abbreviation", "abbr", "code repo", "code name",
        "label", "kürzel", "abkürzung", "auch bekannt als", "synonym", "synonyme",
    ]
    private static let people: Set<String> = [
        "handle", "login", "uid", "username", "user name", "user", "person", "github", "gitlab", "member", "employee", "user id",
    ]

    static func names(_ head: [String]) -> [String] {
        head.prefix(60).map { text in
            let plain = text.lowercased().filter { !"*`\u{FEFF}:?.".contains($0) }.prefix { $0 != "(" }
            let words = plain.split(whereSeparator: { $0 == " " || $0 == "_" || $0 == "\t" || $0 == "\u{A0}" })
            // Columns of one's own begin so in ServiceNow.
            return (words.count > 1 && words[0] == "u" ? words.dropFirst() : words[...]).joined(separator: " ")
        }
    }

    private static let teamWords: Set<Substring> = ["team", "squad", "crew", "tribe"]
    private static let ownWords: Set<Substring> = [
        "owner", "owners", "owning", "maintainer", "maintainers", "responsible", "responsibility", "accountable",
        "verantwortlich", "zuständig", "zustaendig", "betreiber",
    ]
    /// What may stand beside those without changing what they mean: a secondary team or a product owner is another.
    private static let besideWords: Set<Substring> = [
        "service", "primary", "main", "current", "supporting", "operating", "technical", "dev", "development", "engineering", "the", "name",
        "system", "component", "application", "code", "it", "app",
    ]
    private static let askedWords: Set<Substring> = [
        "on", "call", "oncall", "on-call", "escalation", "escalate", "to", "contact", "contacts", "support", "ask",
    ]

    static func rank(_ name: String) -> Owner? {
        // As ServiceNow and Active Directory have it.
        if ["support group", "assignment group", "managed by group", "managedby"].contains(name) { return .runs }
        let german = ["appl-verantw", "applikationsverantwortung", "verantwortliche oe", "verantwortliche stelle", "systemverantwortung", "verantwortung"]
        if ["owner group", "last owner", "owning group"].contains(name) || german.contains(name) { return .stated }
        if ["responsable", "techn kontakt", "technical contact", "technischer kontakt"].contains(name) { return .asked }
        if ["component lead", "lead", "tech lead", "technical lead", "team lead"].contains(name) { return .asked }
        let words = Set(name.split(separator: " "))
        guard !words.isEmpty, words.count <= 4 else { return nil }
        let says = teamWords.union(ownWords)
        if !words.isDisjoint(with: says), words.isSubset(of: says.union(besideWords)) { return .stated }
        if name.hasSuffix(" by") {
            return ["owned", "run", "operated", "maintained", "managed", "supported", "looked after", "kept"].contains(name.dropLast(3)) ? .runs : nil
        }
        let asked = words.subtracting(["primary", "first", "team", "main", "person", "who", "is"])
        return !asked.isEmpty && asked.isSubset(of: askedWords) && asked != ["to"] && asked != ["on"] ? .asked : nil
    }
}

/// Text of a page in HTML.
enum HTMLText {
    static func unescaped(_ text: String) -> String {
        var text = text
        if text.utf8.contains(UInt8(ascii: "&")) {
            for (name, mark) in [("&nbsp;", " "), ("&#160;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
            where text.holds(name) {
                text = text.replacing(name, with: mark)
            }
        }
        return text.split(separator: " ").joined(separator: " ")
    }

    /// A line as Markdown would have it: what is said of a page is read in one notation.
    static func plain(_ line: Substring) -> String {
        guard line.utf8.count <= 4000, line.utf8.contains(UInt8(ascii: "<")) else { return String(line) }
        var (text, tag): (String, String?) = ("", nil)
        for character in line {
            if let open = tag {
                guard character == ">" else {
                    if open.utf8.count < 8 { tag?.append(character) }
                    continue
                }
                let name = open.lowercased()
                if name.count == 2, name.first == "h", let level = name.last?.wholeNumberValue, (1...6).contains(level) {
                    text += String(repeating: "#", count: level) + " "
                }
                tag = nil
            } else if character == "<" {
                tag = ""
            } else {
                text.append(character)
            }
        }
        return unescaped(text).split(separator: " ").joined(separator: " ")
    }
}

import Runtime

/// Tables of services, machines, teams and people.
extension Registers {
    /// One table of services, machines, teams or people, told by its columns.
    mutating func add(_ table: OwnerTable, in text: String = "", path: String, to organisation: inout Organisation) {
        let columns = Columns(table.head, of: path)
        if addResponsibilities(table, path, &organisation) { return }
        if columns.owner == nil, let service = columns.service, let line = table.rows.first?.line,
            let owner = OwnerPages.stated(in: text, near: line).owner
        {
            // What a page lists is of whom the page names.
            for row in table.rows.prefix(200) { add(row, service, owner, path) }
            return
        }
        if let owner = columns.owner, columns.service != nil || columns.host != nil {
            let date = Self.date(in: path)
            var last = ""
            for row in table.rows {
                var row = row
                // Of a department the first of its rows bears the name.
                if columns.isGrouped, row.cells.indices.contains(owner.column) {
                    if row.cells[owner.column].isEmpty, row.cells.contains(where: { !$0.isEmpty }) { row.cells[owner.column] = last }
                    last = row.cells[owner.column]
                }
                add(row, owner, columns, path, date, &organisation)
            }
        } else if let service = columns.service, !columns.aliases.isEmpty {
            // What else things are called.
            for row in table.rows where row.cells.indices.contains(service) {
                for alias in columns.aliases where row.cells.indices.contains(alias) {
                    for name in row.cells[alias].pieces(between: ",;").prefix(8) {
                        add(alias: Self.trimmed(name), of: row.cells[service])
                    }
                }
            }
        } else if let code = columns.costCentre, columns.person == nil, let team = columns.team {
            for row in table.rows where row.cells.indices.contains(code) && row.cells.indices.contains(team) {
                organisation.addCostCentre(row.cells[code], of: row.cells[team])
                // What has a short name of its own is a part of the company, and no heading.
                if !columns.aliases.isEmpty { Self.team(row.cells, team, columns, &organisation) }
            }
        } else if let team = columns.team, let person = columns.person, person != team, columns.aliases.isEmpty {
            for row in table.rows { Self.person(row.cells, person, team, columns, &organisation) }
        } else if let team = columns.team, columns.mail != nil || !columns.aliases.isEmpty {
            for row in table.rows { Self.team(row.cells, team, columns, &organisation) }
        }
    }

    private mutating func add(
        _ row: (line: Int, cells: [String]), _ owner: (column: Int, rank: Columns.Owner), _ columns: Columns, _ path: String,
        _ date: String?, _ organisation: inout Organisation
    ) {
        func cell(_ column: Int?) -> String? { column.flatMap { row.cells.indices.contains($0) ? row.cells[$0] : nil } }
        if let status = cell(columns.status), Self.isLeaving(status) { return }
        let written = cell(owner.column).map(Self.withoutPath)?.pieces(between: "<(").first.map { $0.trimmingPrefix { $0 == " " }.trimmingSuffix { $0 == " " } }
        guard let name = written.map(String.init), Kubernetes.isName(name), !name.contains(","), name.first != "#", name.first != "+" else {
            return
        }
        if owner.rank == .stated { organisation.hear(name) }
        let date = date ?? cell(columns.updated).flatMap(Self.date)
        let role = (cell(columns.service) ?? "").prefix { $0 != "(" }.trimmingSuffix { $0 == " " }.description
        let isDedicated = Self.isName(Organisation.key(role)) && !Self.kindsOfMachine.contains(role.lowercased())
        func note(_ why: String) -> Row {
            Row(note: .init(owner: name, source: "\(path):\(row.line)", why: why), isTeamOnly: owner.rank == .asked, isDedicated: isDedicated,
                // A role of one word is a kind of machine as often as a name.
                service: isDedicated && (columns.host == nil || Organisation.key(role).contains("-")) ? role : nil, date: date)
        }
        for service in Self.names(in: cell(columns.service) ?? "").prefix(20) {
            if Self.isMachine(service) {
                // `gate-01 (yard-gateway)` is a machine, and what runs there.
                var row = note("a list of machines names it")
                let inside = Self.inside(cell(columns.service) ?? "", of: service)
                (row.isDedicated, row.service) = (inside.count == 1, inside.count == 1 ? inside.first : nil)
                add(host: service, row)
                // Where several run, the machine's department is that of none of them.
                if inside.count == 1 { add(service: inside[0], note("a list of machines names it")) }
                continue
            }
            let account = columns.isOfAccounts ? ServiceAccounts.service(of: service).map { Self.spelled($0, row.cells) } : nil
            add(service: account ?? service, note(columns.host == nil ? "a table of owners lists it" : "a list of machines names it"))
        }
        for host in (cell(columns.host) ?? "").pieces(between: ", ;").prefix(10) {
            add(host: String(host), note("a list of machines names it"))
        }
        guard columns.host == nil else { return }
        // What else it is called, which may be the machine that it runs on.
        for alias in columns.aliases.compactMap(cell).flatMap({ $0.pieces(between: ", ;") }).prefix(10) {
            add(service: String(alias), isListed: false, note("a table of owners lists it"))
            add(alias: String(alias), of: role)
            add(host: String(alias), note("a table of owners says what runs there"))
        }
        for address in (cell(columns.address) ?? "").pieces(between: ", ;").prefix(10) {
            // `https://ci.shop.example:8443/jobs` is at its host.
            let host = (address.firstRange(of: "://").map { address[$0.upperBound...] } ?? address).prefix { $0 != "/" && $0 != ":" }
            add(host: String(host), note("a table of owners says what runs there"))
            // What answers at `claims.shop.example` goes by `claims` too.
            let labels = host.pieces(between: ".")
            if labels.count > 2, labels[0].utf8.count > 2, !labels[0].contains("*"), labels[0] != "www" {
                add(service: String(labels[0]), isListed: false, note("a table of owners says what is reached under this name"))
            }
        }
    }

    /// What a cell names: parts between commas, semicolons and ` / `, and what quotes hold.
    private static func names(in cell: String) -> [String] {
        guard cell.utf8.count <= 1000 else { return [] }
        if cell.contains("\"") {
            let quoted = cell.pieces(between: "\"").enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
            return quoted.filter(isName) + inside(cell, of: "")
        }
        return parts(cell).map { trimmed($0.prefix { $0 != "(" }) }.filter { $0.contains(where: \.isLetter) }
    }

    private static func parts(_ cell: some StringProtocol) -> [Substring] { String(cell).replacing(" / ", with: ";").pieces(between: ",;") }
    private static func trimmed(_ text: Substring) -> String { text.trimmingPrefix { $0 == " " }.trimmingSuffix { $0 == " " }.description }

    /// Names in the brackets behind a name.
    private static func inside(_ cell: String, of name: String) -> [String] {
        guard let range = cell.firstBytes(of: name + (name.isEmpty ? "(" : " (")), let close = cell[range.upperBound...].firstIndex(of: ")") else { return [] }
        return parts(cell[range.upperBound..<close]).map { trimmed($0.trimmingPrefix { "= ".contains($0) }[...]) }.filter(isName)
    }

    /// A day as `20250602`, a month without one: of `2025-06-02 08:12`, `02.06.2025`, `catalogue_2025-06.csv`.
    static func date(in text: some StringProtocol) -> String? {
        let numbers = String(text).split(whereSeparator: { !$0.isASCII || !$0.isNumber }).map { String($0) }
        for (index, year) in numbers.enumerated() where year.count == 4 && (year.hasPrefix("20") || year.hasPrefix("19")) {
            if index >= 2, numbers[index - 1].count == 2, numbers[index - 2].count == 2, numbers.count == index + 1 {
                return year + numbers[index - 1] + numbers[index - 2]
            }
            let rest = numbers[(index + 1)...].prefix(2).prefix { $0.count == 2 }
            if let month = rest.first.flatMap({ Int($0) }), (1...12).contains(month) { return year + rest.joined() }
        }
        return nil
    }

    // MARK: - Who does what

    /// A table that says for each row which of its columns is responsible, accountable, consulted or informed (RACI). Whoever is accountable
    /// owns it, if it is one.
    private mutating func addResponsibilities(_ table: OwnerTable, _ path: String, _ organisation: inout Organisation) -> Bool {
        func letters(_ cell: String) -> Set<Character>? {
            let all = cell.uppercased().filter { !" ,/".contains($0) }
            return all.count <= 3 && all.allSatisfy("RACI".contains) ? Set(all) : nil
        }
        func isMarked(_ cells: [String]) -> Bool {
            cells.count > 2 && cells[0].contains(where: \.isLetter) && letters(cells[0]) == nil && cells.dropFirst().allSatisfy { letters($0) != nil }
                && cells.dropFirst().contains { letters($0)?.contains("A") == true }
        }
        guard let first = table.rows.firstIndex(where: { isMarked($0.cells) }), table.rows[first...].count(where: { isMarked($0.cells) }) > 1 else {
            return false
        }
        var head = first == 0 ? table.head : table.rows[first - 1].cells
        let width = table.rows[first].cells.count
        // A first cell that spans both rows of a head is in the upper one.
        if head.count == width - 1 { head.insert("", at: 0) }
        guard head.count == width else { return false }
        let date = Self.date(in: path)
        for row in table.rows[first...] where isMarked(row.cells) && row.cells.count == width {
            let accountable = row.cells.indices.dropFirst().filter { letters(row.cells[$0])?.contains("A") == true }
            guard accountable.count == 1, let column = accountable.first, Kubernetes.isName(head[column]) else { continue }
            let note = WorkloadIndex.OwnerNote(owner: head[column], source: "\(path):\(row.line)", why: "a table of responsibilities holds it accountable")
            for name in Self.names(in: row.cells[0]) + Self.inside(row.cells[0], of: "").filter({ $0.contains("-") }) {
                add(service: name, Row(note: note, date: date))
            }
        }
        return true
    }

    // MARK: - Rows

    private mutating func add(_ row: (line: Int, cells: [String]), _ service: Int, _ owner: (name: String, line: Int), _ path: String) {
        guard row.cells.indices.contains(service), Self.isName(Organisation.key(row.cells[service])) else { return }
        let name = row.cells[service]
        let note = WorkloadIndex.OwnerNote(owner: owner.name, source: "\(path):\(owner.line)", why: "the page that lists it says so")
        add(service: name, Row(note: note, isTeamOnly: true))
        for cell in row.cells where cell != name && Self.isMachine(cell) {
            add(host: cell, Row(note: note, isTeamOnly: true, isDedicated: true, service: name))
        }
    }

    /// `hrsync` is written `HR-Sync` beside it.
    private static func spelled(_ name: String, _ cells: [String]) -> String {
        guard !name.contains("-"), !name.contains("_"), name.utf8.count >= 5 else { return name }
        for cell in cells.prefix(20) where cell.utf8.count <= 200 {
            let words = WorkloadIndex.words(cell)
            for start in words.indices {
                var joined = words[start]
                for end in words.indices.dropFirst(start + 1) where joined.utf8.count < name.utf8.count {
                    joined += words[end]
                    if joined == name.lowercased() { return words[start...end].joined(separator: "-") }
                }
            }
        }
        return name
    }

    private static let kindsOfMachine: Set<String> = [
        "mixed", "shared", "various", "misc", "apps", "app", "application", "web", "webserver", "app server", "application server", "web server",
        "db", "database", "docker", "docker host", "kubernetes", "k8s", "node", "worker", "hypervisor", "vm", "server", "bastion", "jumphost",
        "general",
    ]

    private static func person(_ cells: [String], _ person: Int, _ team: Int, _ columns: Columns, _ organisation: inout Organisation) {
        func cell(_ column: Int?) -> String? { column.flatMap { cells.indices.contains($0) && !cells[$0].isEmpty ? cells[$0] : nil } }
        guard let name = cell(person), cells.indices.contains(team), Kubernetes.isName(name) else { return }
        let hasLeft = cell(columns.left) != nil || cells.indices.contains { $0 != person && $0 != team && isLeaving(cells[$0]) }
        let address = cell(columns.mail).flatMap { $0.contains("@") ? $0 : nil }
        if !hasLeft, let team = cell(team), Kubernetes.isName(team) { organisation.addTeam(team) }
        organisation.addPerson(
            Codeowners.name(name), title: cell(columns.fullName), email: address, teams: cell(team).map { [$0] } ?? [], isActive: !hasLeft)
    }

    /// `CN=Orders,OU=Teams,DC=shop` of a directory is `Orders`.
    private static func withoutPath(_ name: String) -> String {
        name.lowercased().hasPrefix("cn=") ? String(name.dropFirst(3).prefix { $0 != "," }) : name
    }

    /// `left 2025-02-28`, `inactive`, `retired`.
    static func isLeaving(_ cell: String) -> Bool {
        guard let first = cell.lowercased().split(whereSeparator: { !$0.isLetter }).first else { return false }
        return ["left", "inactive", "terminated", "departed", "offboarded", "disabled", "gone", "resigned", "retired", "decommissioned", "obsolete", "disposed",
            "stillgelegt", "abgelöst", "aufgelöst", "inaktiv", "ausgetreten", "résilié", "gekündigt"].contains(first)
    }

    private static func team(_ cells: [String], _ team: Int, _ columns: Columns, _ organisation: inout Organisation) {
        guard cells.indices.contains(team), Kubernetes.isName(cells[team]), cells[team].first != "#" else { return }
        let mail = columns.mail.flatMap { cells.indices.contains($0) ? cells[$0] : nil }.flatMap { $0.contains("@") ? $0 : nil }
        organisation.addTeam(cells[team], email: mail)
        for column in columns.aliases where cells.indices.contains(column) {
            for alias in cells[column].prefix(while: { $0 != "(" }).pieces(between: ",;/").prefix(8) {
                let name = alias.trimmingPrefix { $0 == " " }.trimmingSuffix { $0 == " " }
                if Kubernetes.isName(String(name)) { organisation.addAlias(String(name), of: cells[team]) }
            }
        }
    }
}

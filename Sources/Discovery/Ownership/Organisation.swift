import Runtime

/// The people and teams that exist, as far as the tree lists them, and the one name of each. `@shop/orders-team`,
/// `group:default/orders-team`, `Orders Team` and the address `orders-team@shop.example` are one owner.
struct Organisation {
    enum Standing { case known, gone, unjudged }

    private struct Person {
        var name: String
        var teams: [String]
    }

    /// What departments are booked on → how the books call them.
    private var costCentres: [String: String] = [:]
    private var teams: [String: String] = [:]
    private var teamsByStem: [String: Set<String>] = [:]
    private var people: [String: Person] = [:]
    private var left: Set<String> = []
    /// Owners that files name, to see whether the lists cover who is named at all.
    private var named: Set<String> = []
    private var isJudging = false

    var teamKeys: Set<String> { Set(teams.keys).union(teamsByStem.keys) }
    var hasTeams: Bool { !teams.isEmpty }

    mutating func addTeam(_ name: String, title: String? = nil, email: String? = nil, isActive: Bool = true) {
        guard teams.count < 50_000 else { return }
        guard isActive else {
            left.insert(Self.key(name))
            return
        }
        // What is another's short name already stays so.
        if let other = teams[Self.key(name)], Self.key(other) != Self.key(name) { return }
        teams[Self.key(name)] = name
        for text in [name, title, email].compactMap({ $0 }) {
            if text.contains("@") { teams[text.lowercased()] = name }
            teamsByStem[Self.stem(text), default: []].insert(name)
        }
    }

    mutating func addPerson(_ name: String, title: String? = nil, email: String? = nil, teams: [String] = [], isActive: Bool = true) {
        guard people.count < 500_000 else { return }
        let keys = [name, title, email, email.map { String($0.prefix { $0 != "@" }) }].compactMap { $0 }.map(Self.key).filter {
            !$0.isEmpty
        }
        guard isActive else {
            left.formUnion(keys)
            return
        }
        let person = Person(name: name, teams: teams.map(Codeowners.name))
        for key in keys { people[key] = person }
    }

    /// What a team is called too, or was before; no other team's name is taken away for it.
    mutating func addAlias(_ name: String, of team: String) {
        guard teams.count < 50_000, teams[Self.key(name)] == nil else { return }
        teams[Self.key(name)] = team
        teamsByStem[Self.stem(name), default: []].insert(team)
    }

    mutating func addCostCentre(_ code: String, of name: String) {
        let digits = code.trimmingPrefix { $0 == " " }.trimmingSuffix { $0 == " " }
        guard costCentres.count < 50_000, (3...16).contains(digits.utf8.count), digits.contains(where: \.isNumber), !digits.contains(" ") else { return }
        costCentres[digits.lowercased()] = name
    }

    /// The team that is booked on a number: of books that hold more than teams, only those that lists of teams know.
    func team(bookedOn code: String) -> String? { costCentres[code.lowercased()].flatMap { knownTeam($0) } }

    /// The team that a name is, in a list or by what files name; nobody for other words.
    func knownTeam(_ written: String) -> String? {
        guard written.contains(where: \.isLetter) else { return team(bookedOn: written) }
        let name = name(written)
        if let team = teams[Self.key(name)] { return team }
        let local = name.contains("@") ? String(name.prefix { $0 != "@" }) : name
        return heard[Self.stem(local)]?.first { Self.key($0) == Self.key(local) }
    }

    mutating func mention(_ owner: String) { if named.count < 10_000 { named.insert(owner) } }

    /// Decides whether the lists are complete enough that an owner who is in none of them is gone. A catalogue that lacks more than
    /// every fourth of the teams that files name, and more than one or two, is no list of the organisation: most companies' are partial.
    mutating func settle() {
        let mentioned = Set(named.filter { !isPerson($0) }.map { Self.key(Codeowners.name($0)) })
        let known = mentioned.count { teams[$0] != nil || teamsByStem[Self.stem($0)]?.count == 1 || people[$0] != nil }
        let covers = known * 4 >= mentioned.count * 3 || known * 2 >= mentioned.count && mentioned.count - known <= 2
        isJudging = Set(teams.values).count >= 2 && covers
    }

    /// One name for one owner.
    func name(_ written: String) -> String {
        // A number that no book has is nobody.
        guard written.contains(where: \.isLetter) else { return team(bookedOn: written) ?? "" }
        let short = Codeowners.name(written.trimmingPrefix { $0 == " " }.description)
        if let team = teams[written.lowercased()] ?? teams[Self.key(short)] { return team }
        if let person = people[Self.key(short)] { return person.name }
        if let stem = teamsByStem[Self.stem(short)], stem.count == 1, let team = stem.first { return team }
        if short.contains("@"), let local = short.pieces(between: "@").first {
            if let team = teams[Self.key(String(local))] { return team }
            if let stem = teamsByStem[Self.stem(String(local))], stem.count == 1, let team = stem.first { return team }
        }
        return short
    }

    func isTeam(_ written: String) -> Bool {
        let name = name(written)
        return teams[Self.key(name)] != nil || !isPerson(written) && (written.contains("/") || Self.stem(name) != Self.key(name))
    }

    /// The only team of a person; `nil` for teams and for people with several.
    func team(of owner: String) -> String? {
        guard let person = people[Self.key(owner)], person.teams.count == 1 else { return nil }
        return name(person.teams[0])
    }

    func hasLeft(_ name: String) -> Bool { left.contains(Self.key(name)) && people[Self.key(name)] == nil && teams[Self.key(name)] == nil }

    func standing(of owner: String) -> Standing {
        let key = Self.key(owner)
        if left.contains(key) { return .gone }
        if teams[key] != nil || people[key] != nil { return .known }
        return isJudging ? .gone : .unjudged
    }

    /// A team whose name a path or namespace bears: `team-orders`, or `orders` where the list has such a team.
    func team(named segment: String) -> String? {
        let key = Self.key(segment)
        if let team = teams[key] { return team }
        guard Self.stem(segment) != key, let found = teamsByStem[Self.stem(segment)], found.count == 1 else { return nil }
        return found.first
    }

    /// Teams that files name without any list of them: owners in CODEOWNERS, labels, annotations.
    private var heard: [String: Set<String>] = [:]

    mutating func hear(_ owner: String) {
        let short = Codeowners.name(owner)
        guard heard.count < 20_000, !isPerson(owner), !short.contains("@"), !short.contains(" ") else { return }
        heard[Self.stem(short), default: []].insert(short)
    }

    /// The team that a name means where a name of a team is expected: `risk` is `team-risk`, from whatever source the estate
    /// knows it; a name of a team's form stands for itself.
    func team(meantBy segment: String) -> String? {
        if let team = team(named: segment) { return team }
        // `data-engineering` is not `data`: only the words for a team itself may be missing.
        let (stem, bare) = (Self.stem(segment), Self.bare(segment))
        if let found = teamsByStem[stem]?.filter({ Self.bare($0) == bare }), found.count == 1 { return found.first }
        if let found = heard[stem]?.filter({ Self.bare($0) == bare }).min() { return name(found) }
        return Self.isTeamForm(segment) ? segment : nil
    }

    private static let formWords: Set<Substring> = ["team", "squad", "tribe", "guild", "chapter"]

    private static func bare(_ name: String) -> String {
        key(name).pieces(between: "-").filter { !formWords.contains($0) }.joined(separator: "-")
    }

    /// `team-sre`, `payments-squad`: whoever is called so is no program.
    static func isTeamForm(_ name: String) -> Bool {
        let words = key(name).pieces(between: "-")
        guard words.count > 1, let first = words.first, let last = words.last else { return false }
        return formWords.contains(first) || formWords.contains(last)
    }

    private func isPerson(_ written: String) -> Bool {
        written.lowercased().hasPrefix("user:") || people[Self.key(Codeowners.name(written))] != nil
    }

    static func key(_ name: String) -> String {
        String(name.lowercased().map { $0 == " " || $0 == "_" || $0 == "." ? "-" : $0 })
    }

    private static let words: Set<Substring> = [
        "team", "squad", "group", "the", "tribe", "guild", "crew", "chapter", "owners", "devs", "engineering", "eng",
        // `orders-billing` is `Orders & Billing`.
        "&", "+", "and", "und",
    ]

    /// What is left without the words that only say that it is a team.
    static func stem(_ name: String) -> String {
        let local = name.contains("@") ? String(name.prefix { $0 != "@" }) : name
        let parts = key(local).pieces(between: "-")
        let kept = parts.filter { !words.contains($0) }
        return kept.isEmpty ? key(local) : kept.joined(separator: "-")
    }
}

/// Reads lists of teams and people that are not a catalogue's: `teams.yaml`, `people.csv`.
enum OrganisationLists {
    static func isList(_ name: String) -> Bool {
        let stem = name.lowercased().pieces(between: ".").first.map(String.init) ?? ""
        return [
            "teams", "team", "org", "organisation", "organization", "people", "members", "employees", "staff", "users", "directory",
            "org-chart", "orgchart", "org_chart", "organigram", "leavers", "joiners-leavers",
        ].contains(stem)
            && ["yaml", "yml", "json", "csv"].contains(name.lowercased().pieces(between: ".").last.map(String.init) ?? "")
    }

    /// Parts of a company that have their own teams.
    private static let units = ["units", "departments", "divisions", "areas", "domains", "tribes", "organisation", "organization", "company"]

    /// `depth`: of the units around it.
    static func add(_ root: Node, to organisation: inout Organisation, depth: Int = 0) {
        for list in units.compactMap({ root[$0] }) where depth < 8 {
            for unit in list.items + list.entries.map(\.value) + [list] where !unit.entries.isEmpty { add(unit, to: &organisation, depth: depth + 1) }
        }
        for key in ["teams", "groups", "squads"] {
            guard let list = root[key] else { continue }
            for entry in list.entries {
                organisation.addTeam(
                    entry.key, title: entry.value.string("title"), email: entry.value.string("email"), isActive: isActive(entry.value))
                members(entry.value, of: entry.key, &organisation)
            }
            for item in list.items {
                guard let name = item.text ?? item.string("slug") ?? item.string("name") ?? item.string("id") else { continue }
                organisation.addTeam(
                    name, title: item.string("name") ?? item.string("title"), email: item.string("email"), isActive: isActive(item))
                members(item, of: name, &organisation)
                for key in ["cost_centre", "cost_center", "costCenter", "costCentre", "cost-center"] {
                    if let code = item.string(key) { organisation.addCostCentre(code, of: name) }
                }
            }
        }
        for key in ["people", "members", "users", "employees", "staff"] {
            for item in root[key]?.items ?? [] {
                guard let name = item.text ?? item.string("login") ?? item.string("username") ?? item.string("id") ?? item.string("name")
                else { continue }
                organisation.addPerson(
                    name, title: item.string("name"), email: item.string("email"),
                    teams: item["team"]?.strings ?? item["teams"]?.strings ?? [],
                    isActive: isActive(item))
            }
        }
    }

    private static func members(_ node: Node, of team: String, _ organisation: inout Organisation) {
        for member in node["members"]?.items ?? [] {
            guard let name = member.text ?? member.string("login") ?? member.string("uid") ?? member.string("name") else { continue }
            organisation.addPerson(
                Codeowners.name(name), title: member.string("name"), email: member.string("email") ?? member.string("mail"), teams: [team],
                isActive: isActive(member))
        }
    }

    static func isActive(_ node: Node) -> Bool {
        for key in ["status", "state", "employment", "active"] {
            if let text = node.string(key)?.lowercased() {
                return !["left", "inactive", "terminated", "departed", "disabled", "archived", "disbanded", "false", "no", "offboarded"]
                    .contains(text)
            }
        }
        return node.string("left") == nil && node.string("left_at") == nil && node.string("end_date") == nil
    }

    /// `path`: a list of leavers says of none that they are there.
    static func add(csv text: String, path: String, to organisation: inout Organisation) {
        let rows = CSVText.rows(text)
        guard let header = rows.first?.fields.map({ $0.lowercased() }) else { return }
        if Layout.name(of: path).lowercased().holds("leavers") {
            let names = header.indices.filter { ["name", "uid", "login", "username", "user", "employee", "email", "mail"].contains(header[$0]) }
            for row in rows.dropFirst() {
                for field in names.compactMap({ row.fields.indices.contains($0) ? row.fields[$0] : nil }) where !field.isEmpty {
                    organisation.addPerson(field, isActive: false)
                }
            }
            return
        }
        func column(_ names: [String]) -> Int? { header.firstIndex { names.contains($0) } }
        guard let name = column(["login", "username", "user", "handle", "account", "id", "name", "person", "employee"]),
            let team = column(["team", "group", "squad", "department", "abteilung"])
        else { return }
        let (email, status) = (column(["email", "mail"]), column(["status", "state", "employment"]))
        let ended = column(["left", "left_at", "end_date", "leaving_date"])
        for row in rows.dropFirst() where row.fields.count > max(name, team) {
            func field(_ index: Int?) -> String? {
                index.flatMap { row.fields.indices.contains($0) && !row.fields[$0].isEmpty ? row.fields[$0] : nil }
            }
            let isGone = ["left", "inactive", "terminated", "departed", "offboarded", "disabled"].contains(
                field(status)?.lowercased() ?? "")
            organisation.addPerson(
                row.fields[name], email: field(email), teams: field(team).map { [$0] } ?? [], isActive: !isGone && field(ended) == nil)
            if let team = field(team), !isGone { organisation.addTeam(team) }
        }
    }
}

/// Rows of a comma-separated text, with the line that each begins on; bounded.
enum CSVText {
    static func rows(_ text: String) -> [(line: Int, fields: [String])] {
        var rows: [(line: Int, fields: [String])] = []
        CSVRecords.visit(Array(text.utf8.prefix(4 << 20))) { line, fields in
            if fields.count > 1 || !fields[0].isEmpty { rows.append((line, fields.map { String(decoding: $0, as: UTF8.self) })) }
            return rows.count < 100_000
        }
        return rows
    }
}

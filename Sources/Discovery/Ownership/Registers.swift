import Runtime

/// Registers of who looks after what, as companies keep them beside their code: tables in a wiki, sheets of who is on call, lists of
/// machines, what a pager's service exports. People write them once and forget them, so that they count only where nothing else
/// speaks, and not at all where they do not agree.
struct Registers {
    struct Row {
        var note: WorkloadIndex.OwnerNote
        /// The name counts only when it is a known team's: a contact may be a person, and a rota's name holds its hours.
        var isTeamOnly = false
        /// Of a machine: one thing that it runs is named too, so that it is no place for many.
        var isDedicated = false
        /// What it runs.
        var service: String?
        /// Of when it is, as `20250602`: the newer of two that do not agree is right.
        var date: String?
    }

    struct Machine {
        var name: String
        var note: WorkloadIndex.OwnerNote
        var isDedicated: Bool
        /// The one thing that is said to run there.
        var service: String?
    }

    private var services: [String: [Row]] = [:]
    private var hosts: [String: [Row]] = [:]
    /// Names as they are written that a register lists as things that run.
    private(set) var listed: [String: (name: String, source: String)] = [:]
    /// What else a register calls something.
    private(set) var aliases: [(name: String, other: String)] = []
    /// Groups of machines as inventories list them.
    private var groups: [String: Set<String>] = [:]
    /// An export refers to teams by their ids.
    private var teamIDs: [String: String] = [:]
    private struct Settled {
        var services: [String: WorkloadIndex.OwnerNote] = [:]
        var hosts: [String: Machine] = [:]
        /// By their letters alone.
        var joined: [String: String] = [:]
        /// The first word of names → the one that begins with it; `nil` where several do.
        var families: [String: String?] = [:]
    }
    private var settled = Settled()
    private var often: Set<String> = []
    static let limit = 20_000

    /// Whom they name, before it is known who is a team.
    var named: Set<String> {
        Set(services.values.joined().filter { !$0.isTeamOnly }.map { teamIDs[$0.note.owner] ?? $0.note.owner }.prefix(Self.limit))
    }

    /// What runs on machines that inventories list, by what was found on them.
    private var running: [String: Set<String>] = [:]

    mutating func note(_ workload: String, on path: String) {
        guard !groups.isEmpty, running.count < Self.limit else { return }
        for part in path.pieces(between: "/").dropLast() where part.contains(where: \.isNumber) {
            running[part.lowercased(), default: []].insert(workload)
        }
    }

    /// What runs on the machines of the group whose variables a file holds.
    func running(inGroupOf path: String) -> Set<String> {
        let parts = path.pieces(between: "/")
        guard !running.isEmpty, let place = parts.lastIndex(of: "group_vars"), place + 1 < parts.count,
            let group = parts[place + 1].pieces(between: ".").first
        else { return [] }
        return (groups[String(group)] ?? []).prefix(1000).reduce(into: []) { all, machine in
            all.formUnion(running[machine] ?? Self.short(machine).flatMap { running[$0] } ?? [])
        }
    }

    /// What credentials say of the workloads that they are of, once they are known: asked for where no register says more.
    private var heard: [String: Set<WorkloadIndex.OwnerNote>] = [:]

    /// How much was heard, to see whether there is more.
    var sizes: [Int] { [heard.count, heard.values.reduce(0) { $0 + $1.count }, running.count, running.values.reduce(0) { $0 + $1.count }] }

    mutating func hear(_ note: WorkloadIndex.OwnerNote, of workload: String) {
        if heard.count < Self.limit { heard[Organisation.key(workload), default: []].insert(note) }
    }

    /// Of one name alone: where others of its credentials are of different owners, none of them says anything.
    func heard(of workload: String) -> WorkloadIndex.OwnerNote? {
        let notes = heard[Organisation.key(workload)] ?? []
        return Set(notes.map(\.owner)).count == 1 ? notes.min { $0.source < $1.source } : nil
    }

    /// Whether rows of several things name an owner, so that it is a group and no word.
    func isNamedOften(_ owner: String) -> Bool { often.contains(Organisation.key(owner)) }

    func owner(of name: String) -> WorkloadIndex.OwnerNote? {
        let key = Organisation.key(name)
        if let note = settled.services[key] { return note }
        // `badgesyncd` is how `badge-sync` runs as a daemon, and `intranet` the only one of that name, `intranet-cms`.
        if let other = settled.joined[key] ?? (key.hasSuffix("d") ? settled.joined[String(key.dropLast())] : nil) { return settled.services[other] }
        guard key.utf8.count >= 5, !WorkloadIndex.generic.contains(key), let only = settled.families[key] ?? nil else { return nil }
        return settled.services[only]
    }

    /// Of the machines that a path names, the innermost that is listed: `hosts/web-02/etc/…`, `host_vars/web-02.yml`.
    func machine(in path: String) -> Machine? {
        guard !settled.hosts.isEmpty else { return nil }
        let parts = path.pieces(between: "/")
        // Variables of a group are its machines'.
        if let place = parts.lastIndex(of: "group_vars"), place + 1 < parts.count, let group = parts[place + 1].pieces(between: ".").first {
            let machines = (groups[String(group)] ?? []).sorted().map { settled.hosts[$0] }
            guard let first = machines.first, let first, Set(machines.map { $0?.note.owner }).count == 1 else { return nil }
            return first
        }
        for (index, part) in parts.enumerated().reversed() {
            let name = part.lowercased()
            if let machine = settled.hosts[name] ?? Self.short(name).flatMap({ settled.hosts[$0] }) { return machine }
            guard index == parts.count - 1, let dot = name.lastIndex(of: ".") else { continue }
            if let machine = settled.hosts[String(name[..<dot])] { return machine }
        }
        return nil
    }

    // MARK: - Reading

    mutating func add(service: String, isListed: Bool = true, _ row: Row) {
        guard let name = Self.name(service), services.count < Self.limit else { return }
        let key = Organisation.key(name)
        guard services[key, default: []].count < 8 else { return }
        services[key, default: []].append(row)
        guard isListed, listed[key] == nil, Self.isName(key), !Self.vendors.contains(key) else { return }
        listed[key] = (Self.isName(name) ? name : key, row.note.source)
    }

    /// A machine's name is none of what runs there.
    mutating func add(alias: String, of service: String) {
        guard aliases.count < Self.limit, !Self.isMachine(alias) else { return }
        aliases.append((alias, service))
    }

    /// `gate-01`, `bus-1`: names of machines end in a number.
    static func isMachine(_ name: some StringProtocol) -> Bool {
        let label = name.prefix { $0 != "." }
        return (3...63).contains(label.utf8.count) && label.last?.isNumber == true && label.first?.isLetter == true && label.contains("-")
            && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }

    mutating func add(host: String, _ row: Row) {
        let name = host.lowercased()
        guard hosts.count < Self.limit, (3...253).contains(name.utf8.count), !name.contains("*"), !name.contains(" "),
            name.contains(where: \.isLetter), hosts[name, default: []].count < 8
        else { return }
        hosts[name, default: []].append(row)
        if let short = Self.short(name) { hosts[short, default: []].append(row) }
    }

    /// `web-02.shop.example` is called `web-02` too; names without a number are of many places.
    private static func short(_ name: String) -> String? {
        guard let label = name.pieces(between: ".").first, label.utf8.count < name.utf8.count, label.contains(where: \.isNumber),
            label.contains(where: \.isLetter)
        else { return nil }
        return String(label)
    }

    /// An inventory of machines: names below their group's.
    mutating func add(inventory text: String) {
        var group: String?
        for line in text.lines.prefix(Self.limit) where line.utf8.count <= 1000 {
            let text = line.trimmingPrefix { $0 == " " }
            if text.hasPrefix("[") {
                let name = text.dropFirst().prefix { $0 != "]" }
                group = name.contains(":") ? nil : String(name)
            } else if let group, groups.count < Self.limit, let first = text.first, first.isLetter || first.isNumber {
                guard groups[group, default: []].count < 1000 else { continue }
                groups[group, default: []].insert(String(text.prefix { !" \t=;#\r".contains($0) }).lowercased())
            }
        }
    }

    static func isInventory(_ path: String) -> Bool {
        let name = Layout.name(of: path)
        return ["hosts", "inventory", "hosts.ini", "inventory.ini"].contains(name) && !path.hasSuffix("etc/hosts")
    }

    mutating func add(team id: String, named name: String) { if teamIDs.count < Self.limit { teamIDs[id] = name } }

    /// What others run for a company: it is paid by a team, and names directories, variables and accounts of everybody.
    private static let vendors: Set<String> = [
        "github", "gitlab", "bitbucket", "jira", "confluence", "atlassian", "slack", "teams", "zoom", "notion", "asana", "trello", "figma", "miro",
        "aws", "gcp", "azure", "google", "microsoft", "cloudflare", "fastly", "akamai", "heroku", "vercel", "netlify", "digitalocean", "hetzner",
        "stripe", "paypal", "adyen", "shopify", "salesforce", "hubspot", "zendesk", "intercom", "twilio", "sendgrid", "mailgun", "mailchimp",
        "okta", "auth0", "onepassword", "1password", "bitwarden", "pagerduty", "opsgenie", "datadog", "newrelic", "sentry", "splunk", "snowflake",
        "databricks", "segment", "amplitude", "mixpanel", "openai", "anthropic", "dropbox", "docusign", "workday", "netsuite", "docker", "dockerhub",
        "npm", "pypi", "terraform", "ansible", "kubernetes", "linux", "windows",
    ]

    /// `Orders (prod)` is `Orders`, and a repository goes by its last name.
    private static func name(_ text: String) -> String? {
        var text = text.prefix { $0 != "(" && $0 != "<" }.trimmingPrefix { " `*\"'\u{A0}".contains($0) }[...]
        text = text.trimmingSuffix { " `*\"'.\u{A0}".contains($0) }
        if let slash = text.lastIndex(of: "/") { text = text[text.index(after: slash)...] }
        return (2...100).contains(text.utf8.count) && text.contains(where: \.isLetter) ? String(text) : nil
    }

    /// A name as programs have them.
    static func isName(_ name: String) -> Bool {
        name.utf8.count > 2 && Kubernetes.isName(name) && name.utf8.allSatisfy { byte in
            (97...122).contains(byte | 32) || (48...57).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        }
    }

    // MARK: - Once all is read

    /// Whom the registers name for each, where they agree.
    mutating func settle(_ organisation: Organisation, _ index: WorkloadIndex) {
        for (name, rows) in hosts {
            let services = Set(rows.map { $0.service.map(Organisation.key) })
            settled.hosts[name] = agreed(rows, organisation).map {
                Machine(
                    name: name, note: $0, isDedicated: rows.allSatisfy(\.isDedicated), service: services.count == 1 ? rows[0].service : nil)
            }
        }
        let counts = Dictionary(services.values.flatMap { Set($0.map { Organisation.key($0.note.owner) }) }.map { ($0, 1) }, uniquingKeysWith: +)
        often = Set(counts.filter { $0.value > 1 }.keys)
        var rows = services
        // What a register calls by another of its names is the same thing.
        for (key, own) in services {
            guard let name = index.named(key).map(Organisation.key), name != key else { continue }
            rows[name, default: []] += own
        }
        settled.services = rows.compactMapValues { agreed($0, organisation) }
        for key in settled.services.keys.sorted() where key.contains("-") {
            let letters = key.replacing("-", with: "")
            if letters.utf8.count >= WorkloadIndex.leastJoined, settled.joined[letters] == nil { settled.joined[letters] = key }
            if let first = key.pieces(between: "-").first.map(String.init) { settled.families[first] = .some(settled.families[first] == nil ? key : nil) }
        }
    }

    private func agreed(_ rows: [Row], _ organisation: Organisation) -> WorkloadIndex.OwnerNote? {
        let named = rows.prefix(64).compactMap { row in
            owner(row, organisation).map { name in
                var note = row.note
                note.owner = name
                return (note: note, date: row.date)
            }
        }
        func only(_ notes: some Sequence<(note: WorkloadIndex.OwnerNote, date: String?)>) -> WorkloadIndex.OwnerNote? {
            let notes = notes.map(\.note)
            return Set(notes.map { Organisation.stem($0.owner) }).count == 1 ? notes.first : nil
        }
        if let note = only(named) { return note }
        // Where each says of when it is, the newest holds.
        guard let newest = named.compactMap(\.date).max(), named.allSatisfy({ $0.date != nil }) else { return nil }
        return only(named.filter { $0.date == newest })
    }

    private func owner(_ row: Row, _ organisation: Organisation) -> String? {
        let written = teamIDs[row.note.owner] ?? row.note.owner
        guard row.isTeamOnly else {
            // A person who has one team has it for the team.
            let name = organisation.name(written)
            return organisation.hasLeft(name) ? nil : organisation.team(of: name) ?? name
        }
        if let team = organisation.knownTeam(written) ?? organisation.team(of: written) { return team }
        // `revenue 24x7`: a rota of a team bears its name first.
        let words = written.pieces(between: " ")
        for count in stride(from: min(words.count, 6) - 1, to: 0, by: -1) {
            if let team = organisation.knownTeam(words.prefix(count).joined(separator: " ")) { return team }
        }
        return nil
    }
}

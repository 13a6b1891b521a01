/// One line of PostgreSQL's `pg_hba.conf`: who may try to log in from where, and what the server then asks for. PgBouncer reads
/// the same notation.
public struct HostAccessRule: Sendable, Hashable {
    public enum Connection: String, Sendable {
        case local, host, hostssl, hostnossl, hostgssenc, hostnogssenc
    }

    /// What is wrong with a line that lets in by place.
    public enum Lack: Sendable, Hashable {
        /// `trust`: whoever comes from there is whoever they say.
        case asksNothing
        /// `ident` over the network: the client's own machine says who it is, which PostgreSQL's manual allows where every such
        /// machine is under tight control only.
        case believesItsMachine
    }

    /// From 1.
    public var line: Int
    /// As the server tells it (PostgreSQL 16 and later, where files include others).
    public var file: String?
    public var connection: Connection
    /// Names and keywords as written; a keyword that was quoted, and so is a name, keeps its quotes.
    public var databases: [String]
    public var users: [String]
    /// `10.0.0.0/8`, `all`, `samenet`, a host's name; `nil` over the Unix socket.
    public var address: String? { didSet { block = address.flatMap { AddressBlock($0) } } }
    /// What `address` is a network of.
    private var block: AddressBlock?
    public var method: String
    public var options: [String]

    public init(
        line: Int, file: String? = nil, connection: Connection, databases: [String], users: [String], address: String?, method: String,
        options: [String]
    ) {
        self.line = line
        self.file = file
        self.connection = connection
        self.databases = databases
        self.users = users
        self.address = address
        block = address.flatMap { AddressBlock($0) }
        self.method = method.lowercased()
        self.options = options
    }

    /// The line in one form, without options: those of other methods may hold secrets.
    public var text: String {
        ([connection.rawValue, databases.joined(separator: ","), users.joined(separator: ",")] + (address.map { [$0] } ?? []) + [method])
            .joined(separator: " ")
    }

    /// `nil` where somebody has to prove who they are, or is turned away. `peer` is the kernel's word, which is proof.
    public var lack: Lack? {
        switch method {
        // The certificate is a proof beside the method (`clientcert=1` until PostgreSQL 13).
        case "trust":
            options.contains { $0.hasPrefix("clientcert=") && !["clientcert=0", "clientcert=no-verify"].contains($0) } ? nil : .asksNothing
        // Over the socket the server takes `ident` for `peer`.
        case "ident": address == nil || isFromItsOwnMachine ? nil : .believesItsMachine
        default: nil
        }
    }

    /// Over the socket or from a loopback address.
    public var isFromItsOwnMachine: Bool {
        guard let address else { return true }
        return address == "samehost" || address == "localhost" || block?.isLoopback == true
    }

    /// Whether every connection that `other` is for is already decided by this line, when it comes first.
    public func covers(_ other: HostAccessRule) -> Bool {
        guard coversPlaces(of: other) else { return false }
        let isCopying = other.databases.contains("replication")
        let hasDatabases = databases.contains("all") && (!isCopying || databases.contains("replication"))
        guard hasDatabases || Set(other.databases).isSubset(of: databases) && !databases.contains(where: Self.isOpenEnded) else { return false }
        return users.contains("all") || Set(other.users).isSubset(of: users) && !users.contains(where: Self.isOpenEnded)
    }

    /// The same, of lines that are for the same login at the same database.
    private func coversPlaces(of other: HostAccessRule) -> Bool {
        guard connection == other.connection || connection == .host && other.connection != .local else { return false }
        guard let address, let theirs = other.address else { return connection == .local }
        if address == "all" || address == theirs { return true }
        if let block, let theirs = other.block { return block.contains(theirs) }
        return false
    }

    /// What only the server can tell the members of.
    private static func isOpenEnded(_ name: String) -> Bool { name.hasPrefix("@") }

    /// The lines that let in by place, without those that a line before leaves nothing for. `rules` in the order of the file.
    public static func lacking(_ rules: [HostAccessRule]) -> [HostAccessRule] {
        rules.prefix(lineLimit).enumerated().lazy.filter { index, rule in
            rule.lack != nil && !rules[..<index].contains { $0.covers(rule) }
        }
        .prefix(lackLimit).map(\.element)
    }

    /// Of those the ones for a connection of this login.
    public static func lacking(_ rules: [HostAccessRule], for login: Login, at target: Target) -> [HostAccessRule] {
        let fitting = rules.prefix(lineLimit).map { (rule: $0, fit: $0.fit(login, at: target)) }.filter { $0.fit > .no }
        return fitting.enumerated().lazy.filter { index, one in
            one.rule.lack != nil && !fitting[..<index].contains { $0.fit == .yes && $0.rule.coversPlaces(of: one.rule) }
        }
        .prefix(lackLimit).map(\.element.rule)
    }

    /// Who connects, and what it is member of. Its own name is one of those.
    public struct Login: Sendable {
        var name: String
        var groups: Set<String>

        public init(_ name: String, memberOf groups: Set<String>) {
            (self.name, self.groups) = (name, groups.union([name]))
        }
    }

    /// What it connects to.
    public enum Target: Sendable {
        case database(String)
        /// Everything there is, as a standby would copy it.
        case replication
    }

    enum Fit: Comparable {
        case no
        /// Only the server can tell.
        case maybe
        case yes
    }

    /// Whether the line is for that connection.
    func fit(_ login: Login, at target: Target) -> Fit {
        let database =
            databases.map { name -> Fit in
                guard case .database(let database) = target else { return name == "replication" ? .yes : .no }
                return switch name {
                case "all": .yes
                case "sameuser": database == login.name ? .yes : .no
                case "samerole", "samegroup": login.groups.contains(database) ? .yes : .no
                case "replication": .no
                default: Self.fit(of: name, database)
                }
            }.max() ?? .no
        let user =
            users.map { name -> Fit in
                if name == "all" { return .yes }
                if name.hasPrefix("+") { return login.groups.contains(String(name.dropFirst())) ? .yes : .no }
                return Self.fit(of: name, login.name)
            }.max() ?? .no
        return min(database, user)
    }

    /// A name; `/regex`, since PostgreSQL 16; or `@file`. An expression that could take long to try is not tried.
    private static func fit(of name: String, _ text: String) -> Fit {
        if name.hasPrefix("@") { return .maybe }
        guard name.hasPrefix("/") else { return unquoted(name) == text ? .yes : .no }
        guard name.utf8.count <= 200, !name.contains("("), let regex = try? Regex(String(name.dropFirst())) else { return .maybe }
        return text.firstMatch(of: regex) == nil ? .no : .yes
    }

    private static func unquoted(_ name: String) -> String {
        name.count >= 2 && name.hasPrefix("\"") && name.hasSuffix("\"") ? String(name.dropFirst().dropLast()) : name
    }

    // MARK: - Reading

    static let lineLimit = 10_000
    /// Of findings in one file.
    private static let lackLimit = 1000

    /// Reads a file. What is no rule (an `include`, a template's marks, a mistake) is passed over.
    public static func read(_ text: String) -> [HostAccessRule] {
        var rules: [HostAccessRule] = []
        var (number, begun, logical) = (0, 1, "")
        // A line's end in two bytes is one `Character`.
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            number += 1
            if logical.isEmpty { begun = number }
            // PostgreSQL 14 and later: a backslash at its end carries a line on.
            if line.last == "\\", logical.utf8.count < 10_000 {
                logical += line.dropLast()
                continue
            }
            logical += line
            if let rule = one(logical, line: begun) { rules.append(rule) }
            logical = ""
            if rules.count >= lineLimit { break }
        }
        return rules
    }

    /// Reads one line.
    public static func one(_ text: String, line: Int) -> HostAccessRule? {
        guard text.utf8.count <= 20_000 else { return nil }
        var fields = fields(text)
        guard fields.count >= 4, let connection = Connection(rawValue: fields[0].joined(separator: ",")) else { return nil }
        let (databases, users) = (fields[1], fields[2])
        fields.removeFirst(3)
        var address: String?
        if connection != .local {
            guard let first = fields.first, first.count == 1, fields.count >= 2 else { return nil }
            address = first[0]
            fields.removeFirst()
            if let block = AddressBlock(first[0]), block.prefix == block.bytes.count * 8, !first[0].contains("/"), let mask = fields.first?.first,
                fields.count >= 2, let masked = AddressBlock(first[0], mask: mask)
            {
                address = "\(first[0])/\(masked.prefix)"
                fields.removeFirst()
            }
        }
        guard let method = fields.first, method.count == 1, method[0].utf8.allSatisfy({ (97...122).contains($0 | 32) || (45...57).contains($0) })
        else { return nil }
        return HostAccessRule(
            line: line, connection: connection, databases: databases, users: users, address: address, method: method[0],
            options: fields.dropFirst().map { $0.joined(separator: ",") })
    }

    /// Fields of a line, each a list: names between commas, blanks after a comma included.
    private static func fields(_ text: String) -> [[String]] {
        var fields: [[String]] = []
        var token = ""
        var (isQuoted, wasQuoted, hasToken, continues) = (false, false, false, false)
        func isKeyword(_ name: String) -> Bool {
            ["all", "sameuser", "samerole", "samegroup", "replication"].contains(name) || "+@/".contains(name.first ?? " ")
        }
        func end() {
            guard hasToken else { return }
            let name = wasQuoted && isKeyword(token) ? "\"\(token)\"" : token
            if continues, !fields.isEmpty { fields[fields.count - 1].append(name) } else { fields.append([name]) }
            (token, wasQuoted, hasToken, continues) = ("", false, false, false)
        }
        for character in text {
            switch character {
            case "\"":
                isQuoted.toggle()
                (wasQuoted, hasToken) = (true, true)
            case "#" where !isQuoted:
                end()
                return fields
            case "," where !isQuoted:
                end()
                continues = true
            case " ", "\t":
                if isQuoted { token.append(character) } else { end() }
            default:
                token.append(character)
                hasToken = true
            }
        }
        end()
        return fields
    }
}

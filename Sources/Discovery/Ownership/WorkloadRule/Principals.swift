import Estate
import Runtime
import SecretScan

/// Who logs in with a value: the account that stands beside it, or the database that it opens, where those are called after a workload.
/// An account's name says little, so that this counts only where nothing declares more.
extension WorkloadRule {
    /// Lists of the accounts of others, kept by what they log in to: `users.acl`, `userlist.txt`.
    static func isAccountList(_ path: String) -> Bool {
        let name = Layout.name(of: path).lowercased()
        return accountLists.contains(name) || name.contains("jaas") && name.hasSuffix(".conf")
    }

    private static let accountLists: Set<String> = [
        "users.acl", "userlist.txt", "passwd", "htpasswd", ".htpasswd", "users", "chap-secrets", "sasl_passwd", "definitions.json",
    ]

    func principals(_ sighting: Sighting, _ found: Collector.Found, _ text: String?) -> [WorkloadEvidence] {
        var all: [(workload: String, weight: Double, why: String)] = []
        func add(_ name: some StringProtocol, _ weight: Double, _ why: String) -> Bool {
            guard let workload = reader.index.principal(name) else { return false }
            all.append((workload, weight, "\(why) `\(Self.shown(String(name)))`"))
            return true
        }
        let beside = Self.accounts(at: sighting.line, in: text)
        var isTold = false
        if let text, Self.isShellOfMongo(sighting.path), !beside.logins.contains(where: { reader.index.principal($0) != nil }),
            let database = Self.database(above: sighting.line, in: text)
        {
            _ = add(database, 0.43, "an account of the database")
        }
        // What stands on the line itself counts before what a reader of the file gathered.
        let logins = beside.logins.isEmpty ? found.endpoints.compactMap(\.user).sorted() : beside.logins
        for login in Set(logins).sorted() where !Self.isKeyID(login) && !Self.tokenUsers.contains(login) {
            isTold = add(login, 0.47, "logs in as") || !reader.index.isRole(login) || isTold
        }
        if !isTold {
            for database in Set(found.endpoints.compactMap(\.database) + beside.databases).sorted() { _ = add(database, 0.44, "opens the database") }
        }
        if all.isEmpty, let text {
            if sighting.path.hasSuffix(".aws/credentials") || sighting.path.hasSuffix(".aws/config"),
                let profile = Self.section(above: sighting.line, in: text)
            {
                _ = add(profile, 0.47, "the profile")
            }
            // In a list, what stands beside is the next one's.
            if [.code, .shell].contains(FileKind(path: sighting.path).format) {
                for account in Self.serviceAccounts(in: Self.around(sighting.line, in: text, 3)) { _ = add(account, 0.46, "beside the account") }
            }
        }
        // Two that are told apart by nothing are neither.
        guard let best = all.max(by: { $0.weight < $1.weight }), Set(all.map(\.workload)).count == 1 else { return [] }
        return [
            WorkloadEvidence(
                kind: .name, workload: best.workload, source: "\(sighting.path):\(sighting.line)", weight: best.weight, why: best.why)
        ]
    }

    /// Whether a login that is not the person's own stands beside a value in their home directory.
    func isAnothers(than person: String, _ sighting: Sighting, _ found: Collector.Found, _ text: String?) -> Bool {
        let beside = Self.accounts(at: sighting.line, in: text).logins
        // A cluster's user is a name for one's own certificate.
        guard !sighting.path.holds("/.kube/") else { return false }
        let logins = (beside.isEmpty ? found.endpoints.compactMap(\.user) : beside).filter { !Self.isKeyID($0) && !Self.tokenUsers.contains($0) }
        // People are `kim`, `kim.ola` and `kimo` at different places.
        let key = Organisation.key(person)
        return !logins.isEmpty
            && !logins.contains { login in
                let other = Organisation.key(login.pieces(between: "@").first.map(String.init) ?? login)
                return other.holds(key) || other.utf8.count > 2 && key.holds(other)
            }
    }

    static let serverUsers: Set<String> = ["broker", "kafka", "interbroker", "cluster", "controller", "replicator"]

    /// What stands for a user where a token says who it is.
    static let tokenUsers: Set<String> = [
        "__token__", "oauth2", "oauth", "x-access-token", "x-token-auth", "token", "apikey", "api", "git", "_json_key", "AWS", "aws", "bearer", "PAT",
    ]

    private static func accounts(at line: Int, in text: String?) -> Beside {
        guard let line = text?.lines(max(1, line)...max(1, line)).first, line.utf8.count <= 4000 else { return Beside() }
        return accounts(in: line)
    }

    private struct Beside {
        var logins: [String] = []
        var databases: [String] = []
    }

    /// An access key's id stands where a user does, and names nobody.
    static func isKeyID(_ login: String) -> Bool {
        login.utf8.count >= 16 && login.utf8.allSatisfy { (65...90).contains($0) || (48...57).contains($0) }
    }

    /// What a command or a call on one line logs in as, and to which database: `psql -U orders_admin orders`, `createUser({user: "orders"`.
    private static func accounts(in line: Substring) -> Beside {
        var found = Beside()
        if let call = line.firstBytes(of: "createUser") {
            let words = line[call.upperBound...].split(maxSplits: 40) { " \t\"':,({".contains($0) }
            if let user = words.firstIndex(of: "user"), user + 1 < words.count { found.logins.append(String(words[user + 1])) }
            return found
        }
        let words = line.split(maxSplits: 200) { " \t\"'".contains($0) }.map(String.init)
        guard let start = words.firstIndex(where: { commands.contains(Layout.name(of: $0)) }) else { return found }
        var index = start + 1
        while index < words.count, !["|", ">", ";", "&&", "<"].contains(words[index]) {
            let word = words[index]
            let next = index + 1 < words.count ? words[index + 1] : nil
            if ["-U", "-u", "--username", "--user"].contains(word), let next {
                found.logins.append(next)
                index += 1
            } else if ["-d", "--dbname", "--database", "-D"].contains(word), let next {
                found.databases.append(next)
                index += 1
            } else if let value = ["--username=", "--user="].lazy.compactMap({ word.hasPrefix($0) ? String(word.dropFirst($0.count)) : nil }).first {
                found.logins.append(value)
            } else if word.hasPrefix("-u"), word.utf8.count > 4 {
                found.logins.append(String(word.dropFirst(2)))
            } else if word.hasPrefix("-") {
                // An option with a value of its own.
                if ["-h", "-p", "-P", "-c", "-e", "-f", "--host", "--port"].contains(word) { index += 1 }
            } else {
                found.databases.append(word)
            }
            index += 1
        }
        return found
    }

    private static let commands: Set<String> = [
        "psql", "pg_dump", "pg_restore", "mysql", "mysqldump", "mariadb", "mongo", "mongosh", "mongodump", "sqlcmd", "redis-cli",
    ]

    private static func isShellOfMongo(_ path: String) -> Bool { [".js", ".mongodb", ".mongo", ".mjs"].contains { path.hasSuffix($0) } }

    /// `db.getSiblingDB("orders")`, `use orders` of Mongo's shell: the last before a line.
    private static func database(above line: Int, in text: String) -> String? {
        let lines = text.lines(max(1, line - 200)...max(1, line))
        guard lines.last?.holds("createUser") == true else { return nil }
        for content in lines.reversed() where content.utf8.count <= 1000 {
            let call = content.firstBytes(of: "getSiblingDB(").map { content[$0.upperBound...] }
            guard let rest = call ?? (content.hasPrefix("use ") ? content.dropFirst(4) : nil) else { continue }
            let name = rest.drop { "\"'( ".contains($0) }.prefix { $0.isLetter || $0.isNumber || "-_".contains($0) }
            return name.isEmpty ? nil : String(name)
        }
        return nil
    }

    /// `[orders-prod]`: the section of settings that a line is in.
    private static func section(above line: Int, in text: String) -> String? {
        guard line >= 1 else { return nil }
        for content in text.lines(max(1, line - 50)...line).reversed() where content.hasPrefix("[") {
            let name = content.dropFirst().prefix { $0 != "]" }
            return String(name.hasPrefix("profile ") ? name.dropFirst(8) : name)
        }
        return nil
    }

    /// Words that are accounts of programs by their form: `SHOP\svc_orders`.
    private static func serviceAccounts(in text: String) -> [Substring] {
        text.prefix(2000).split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-")) }
            .filter { $0.utf8.count <= 60 && ServiceAccounts.service(of: $0) != nil }
    }
}

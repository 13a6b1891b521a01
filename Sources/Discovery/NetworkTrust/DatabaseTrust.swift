import Estate
import PostgresWire

/// Rules of databases, caches and brokers.
enum DatabaseTrust {
    // MARK: PostgreSQL

    static func hostAccess(_ text: TrustText) -> [NetworkTrust] {
        HostAccessRule.lacking(HostAccessRule.read(text.lines.joined(separator: "\n"))).map { rule($0, in: text) }
    }

    /// The same words for a line of a file and for one that the server itself tells.
    static func rule(_ line: HostAccessRule, in text: TrustText) -> NetworkTrust {
        let from = line.address ?? "unix socket"
        func names(_ list: [String], _ noun: String) -> String {
            list.contains("all") ? "any \(noun)" : "\(noun) \(list.prefix(8).joined(separator: ", "))\(list.count > 8 ? ", …" : "")"
        }
        let to = "\(names(line.databases, "database")) as \(names(line.users, "user"))"
        let isTrust = line.lack == .asksNothing
        return text.rule(
            isTrust ? "postgresql-trust" : "postgresql-ident", line: line.line, from: [from], to: to,
            why: isTrust
                ? "whoever comes from there is taken for the user that they name, without a password"
                : "the machine that the client comes from is asked who it is, and believed",
            instead: line.address == nil
                ? "peer, by which the kernel says who is calling"
                : "scram-sha-256 or cert in that line; for a workload with an identity, `hostssl … cert`",
            reach: line.isFromItsOwnMachine ? .machine : nil)
    }

    static func pgbouncer(_ text: TrustText) -> [NetworkTrust] {
        let settings = text.settings().filter { $0.section == "pgbouncer" || $0.section.isEmpty }
        guard let type = settings.last(where: { $0.key == "auth_type" }), ["any", "trust"].contains(type.value.lowercased()) else { return [] }
        let listen = settings.last { $0.key == "listen_addr" }?.value.split { $0 == "," || $0 == " " }.map(String.init) ?? []
        return [
            text.rule(
                "pgbouncer-\(type.value.lowercased())", line: type.number, from: listen.isEmpty ? ["unix socket"] : listen,
                to: "every database of the pool as \(type.value.lowercased() == "any" ? "the pool's own user" : "any user of auth_file")",
                why: "PgBouncer asks for no password and logs in with its own", instead: "auth_type = scram-sha-256 or cert",
                reach: listen.isEmpty ? .machine : listening(listen))
        ]
    }

    /// A server on an address of the network is reached by the network, whichever address it is.
    static func listening(_ addresses: [String]) -> NetworkTrust.Reach {
        let reach = TrustText.reach(of: addresses.map { $0.hasPrefix("-") ? String($0.dropFirst()) : $0 })
        return reach == .machine ? .machine : .anywhere
    }

    // MARK: Redis

    /// Without a password only `protected-mode no` lets other machines in; users with `nopass` come in from wherever it listens.
    static func redis(_ text: TrustText) -> [NetworkTrust] {
        let lines = text.directives().map { (number: $0.number, name: $0.words[0].lowercased(), words: Array($0.words.dropFirst())) }
        let bind = lines.last { $0.name == "bind" }?.words ?? []
        let users = lines.filter { $0.name == "user" }
        var found: [NetworkTrust] = []
        let accounts = users.compactMap { one in RedisAccount("user " + one.words.joined(separator: " ")).map { (one.number, $0) } }
        for (number, account) in accounts where account.name != "default" {
            if let rule = user(account, line: number, bind: bind, in: text) { found.append(rule) }
        }
        let asksForOne = lines.contains {
            ($0.name == "requirepass" && $0.words.contains { !$0.isEmpty }) || $0.name == "aclfile" || $0.name == "include"
        }
        let isClosed = users.contains { $0.words.first == "default" && !$0.words.contains("nopass") }
        if !asksForOne, !isClosed, let open = lines.last(where: { $0.name == "protected-mode" }), open.words.first?.lowercased() == "no",
            !lines.contains(where: {
                $0.name == "tls-auth-clients" && $0.words.first == "yes" && lines.contains { $0.name == "port" && $0.words == ["0"] }
            })
        {
            found.append(
                text.rule(
                    "redis-open", line: open.number, from: bind.isEmpty ? ["all"] : bind, to: "every key and command as `default`",
                    why: "no password is set, and protected-mode, which would keep other machines out, is off",
                    instead: "`user default off` and a user with a password or certificate for each workload",
                    reach: listening(bind.isEmpty ? ["*"] : bind)))
        }
        return found
    }

    static func redisUsers(_ text: TrustText) -> [NetworkTrust] {
        text.lines.enumerated().compactMap { index, line in
            guard let account = RedisAccount(String(line)), account.name != "default" else { return nil }
            return user(account, line: index + 1, bind: [], in: text)
        }
    }

    private static func user(_ account: RedisAccount, line: Int, bind: [String], in text: TrustText) -> NetworkTrust? {
        guard account.letsInAnybody else { return nil }
        return text.rule(
            "redis-nopass", line: line, from: bind.isEmpty ? ["all"] : bind, to: account.reachOfRights,
            why: "`nopass` takes any password, and none",
            instead: "a password or certificate for that user, or `off`", reach: listening(bind.isEmpty ? ["*"] : bind))
    }

    // MARK: Others

    static func mysql(_ text: TrustText) -> [NetworkTrust] {
        let settings = text.settings()
        guard let line = settings.last(where: { $0.key == "skip_grant_tables" && ($0.value.isEmpty || TrustText.isYes($0.value)) }),
            ["mysqld", "server", "mariadb", "mariadbd", "mysqld_safe"].contains(where: line.section.hasPrefix)
        else { return [] }
        let staysHome = settings.contains { $0.key == "skip_networking" && ($0.value.isEmpty || TrustText.isYes($0.value)) }
        return [
            text.rule(
                "mysql-skip-grant-tables", line: line.number, from: [staysHome ? "unix socket" : "all"], to: "every database as any user",
                why: "the server looks at no account and no right (MySQL 8 then takes connections of its own machine only, MariaDB all)",
                instead: "take the line out; reset a lost password with `--init-file`")
        ]
    }

    static func mongo(_ text: TrustText) -> [NetworkTrust] {
        let values = yaml(text)
        let bind = values.last { $0.path == "net.bindIp" || $0.path == "bind_ip" }?.value.split { $0 == "," || $0 == " " }.map(String.init) ?? []
        let all = values.contains { $0.path == "net.bindIpAll" && TrustText.isYes($0.value) }
        let from = all ? ["all"] : bind.isEmpty ? ["localhost"] : bind
        var lines = values.filter { $0.path == "security.authorization" && $0.value == "disabled" }.map(\.line)
        lines += text.settings().filter { $0.key == "noauth" && TrustText.isYes($0.value) && $0.section.isEmpty }.map(\.number)
        return lines.prefix(1).map {
            text.rule(
                "mongodb-no-authorization", line: $0, from: from, to: "every database", why: "nobody is asked who they are",
                instead: "security.authorization: enabled, with X.509 or SCRAM users", reach: listening(from))
        }
    }

    static func elastic(_ text: TrustText) -> [NetworkTrust] {
        let values = yaml(text)
        let bind = values.last { ["http.host", "network.host", "http.bind_host"].contains($0.path) }?.value
        let from = bind.map { $0.split { "[], \"".contains($0) }.map(String.init) } ?? ["localhost"]
        return values.filter { one in
            one.path == "xpack.security.enabled" && TrustText.isNo(one.value)
                || one.path == "plugins.security.disabled" && TrustText.isYes(one.value)
        }
        .prefix(1).map {
            text.rule(
                "elasticsearch-no-security", line: $0.line, from: from == ["_local_"] ? ["localhost"] : from, to: "every index",
                why: "nobody is asked who they are, and every right is everybody's", instead: "xpack.security.enabled: true",
                reach: from == ["_local_"] ? .machine : listening(from))
        }
    }

    static func rabbit(_ text: TrustText) -> [NetworkTrust] {
        let settings = text.settings(comments: "#%")
        // The account is only as known as its password: who gave it another has proof to ask for.
        guard !settings.contains(where: { $0.key == "default_pass" || $0.key == "default_user" && $0.value != "guest" }) else { return [] }
        var line = settings.first {
            $0.key == "loopback_users" && $0.value == "none" || $0.key == "loopback_users.guest" && TrustText.isNo($0.value)
        }?.number
        if line == nil {
            line = text.lines.firstIndex { !TrustText.trimmed($0).hasPrefix("%") && $0.filter { $0 != " " }.contains("{loopback_users,[]}") }.map {
                $0 + 1
            }
        }
        return line.map {
            [
                text.rule(
                    "rabbitmq-guest", line: $0, from: ["all"], to: "every queue as `guest`",
                    why: "the account that every broker is delivered with may come from other machines",
                    instead: "delete `guest`, and give each workload a user of its own")
            ]
        } ?? []
    }

    static func mosquitto(_ text: TrustText) -> [NetworkTrust] {
        let lines = text.directives()
        guard let line = lines.last(where: { $0.words.first == "allow_anonymous" }), line.words.dropFirst().first == "true",
            !lines.contains(where: { $0.words == ["require_certificate", "true"] })
        else { return [] }
        let addresses = lines.filter { $0.words.first == "listener" && $0.words.count >= 2 }.map { $0.words.count >= 3 ? $0.words[2] : "all" }
        let from = addresses.isEmpty ? ["localhost"] : addresses
        return [
            text.rule(
                "mosquitto-anonymous", line: line.number, from: from, to: "every topic that no ACL keeps", why: "a client without a name is let in",
                instead: "allow_anonymous false, with require_certificate or a password file", reach: listening(from))
        ]
    }

    /// Scalars of a plain settings file in YAML, by dotted path: blocks and one line for each value, no more of the language.
    static func yaml(_ text: TrustText) -> [(path: String, value: String, line: Int)] {
        var open: [(indent: Int, name: String)] = []
        var found: [(path: String, value: String, line: Int)] = []
        for (index, line) in text.lines.enumerated() {
            let told = TrustText.trimmed(line)
            guard let first = told.first, first != "#", first != "-" else { continue }
            guard let colon = told.firstIndex(of: ":") ?? told.firstIndex(of: "=") else { continue }
            let indent = TrustText.indent(line)
            while let last = open.last, last.indent >= indent { open.removeLast() }
            let name = TrustText.unquoted(TrustText.trimmed(told[..<colon]))
            var value = TrustText.trimmed(told[told.index(after: colon)...])
            if let comment = value.firstRange(of: " #") { value = TrustText.trimmed(value[..<comment.lowerBound]) }
            if value.isEmpty || value.first == "#" {
                guard open.count < 16 else { continue }
                open.append((indent, name))
            } else {
                found.append(((open.map(\.name) + [name]).joined(separator: "."), TrustText.unquoted(value), index + 1))
            }
        }
        return found
    }
}

extension RedisAccount {
    /// Any password logs in, and there is something to do then.
    var letsInAnybody: Bool { isOn && isOpen && rules.contains { $0.hasPrefix("+") || $0 == "allcommands" || $0.hasPrefix("(+") } }

    /// What it may do, in words.
    var reachOfRights: String {
        let all = rules.contains("+@all") || rules.contains("allcommands")
        let commands = all ? "every command" : rules.filter { $0.hasPrefix("+") }.prefix(6).map { shown($0, limit: 40) }.joined(separator: " ")
        let keys = rules.filter { $0.hasPrefix("~") || $0.hasPrefix("%") || $0 == "allkeys" }.prefix(4).map { shown($0, limit: 40) }.joined(
            separator: " ")
        return "\(commands)\(keys.isEmpty ? "" : " on \(keys)") as `\(shown(name, limit: 80))`"
    }
}

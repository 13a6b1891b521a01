import Estate
import Foundation
import NIOCore
import NIOSSL
import Runtime
import SecretScan

/// A Redis or Valkey server's access control lists (version 6 and later): who may log in, with how many passwords, for what.
struct RedisSource: CredentialSource {
    static let type = "redis"

    let name: String
    let location: String
    private let host: String
    private let port: Int
    private let user: String?
    private let password: TokenOrigin?
    private let aliases: [String]
    private let tls: Bool
    private let authorities: [UInt8]?

    init(name: String, settings: inout SettingsReader) throws {
        self.name = name
        host = try settings.required("host")
        port = try settings.int("port", in: 1...65535) ?? 6379
        user = try settings.string("user")
        password = try settings.token("password")
        aliases = try settings.strings("aliases") ?? []
        tls = try settings.bool("tls") ?? false
        authorities = try settings.path("caFile").map { try SmallFile.read($0, limit: 1 << 20) }
        location = "redis\(tls ? "s" : "")://\(host.contains(":") ? "[\(host)]" : host):\(port)"
        guard tls || password == nil || ["localhost", "127.0.0.1", "::1"].contains(host) else {
            throw SourceError(.settings, "\(settings.what): a password to another machine needs `tls: true`")
        }
    }

    var intent: SourceIntent {
        SourceIntent(
            reads: ["users, their rules and the digests of their passwords (compared in memory), present clients, the settings protected-mode and bind"],
            permissions: ["a user with `+acl|list +client|list`", "`+config|get` tells from where a user without a password may come; without it, this stays unknown"], readsValues: false)
    }

    func read(into sink: SourceSink) async throws {
        var context: NIOSSLContext?
        if tls {
            var configuration = TLSConfiguration.makeClientConfiguration()
            do {
                if let authorities { configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(authorities)) }
                context = try NIOSSLContext(configuration: configuration)
            } catch { throw SourceError(.missing, "the CA file of `\(name)` is not readable PEM") }
        }
        let secret = try password?.read()
        let answers = try await RedisClient.ask(host: host, port: port, tls: context, timeout: .seconds(10)) { client in
            if let secret {
                let words = (user.map { [Secret($0)] } ?? []) + [secret]
                guard case .text = try await client.command("AUTH", words) else {
                    throw SourceError(.refused, "`\(location)` does not accept the login")
                }
            }
            return (
                try await client.command("ACL", [Secret("LIST")]), try await client.command("CLIENT", [Secret("LIST")]),
                // Neither holds a secret; `requirepass`, which does, is not asked for: the users tell the same.
                [
                    try await client.command("CONFIG", [Secret("GET"), Secret("protected-mode")]),
                    try await client.command("CONFIG", [Secret("GET"), Secret("bind")]), try await client.command("HELLO", []),
                ]
            )
        }
        guard case .list(let lines) = answers.0 else {
            throw SourceError(.refused, "`\(location)` does not list its users: the login needs `+acl|list`, the server version 6")
        }
        var lastUse: [String: Timestamp] = [:]
        if case .text(let clients) = answers.1 {
            lastUse = Self.lastUse(clients, now: sink.clock.now())
        } else {
            sink.problem("clients may not be listed: last use stays unknown")
        }
        try sink.count(lines.count)
        for case .text(let line) in lines {
            if let account = RedisAccount(line) { try tell(account, lastUse[account.name], sink) }
        }
        RedisTrust(location: location, answers: answers.2).judge(lines, sink)
    }

    private func tell(_ account: RedisAccount, _ used: Timestamp?, _ sink: SourceSink) throws {
        guard account.isOn, account.isOpen || !account.digests.isEmpty else { return }
        sink.account(
            shown(account.name), at: "\(location)/users/\(shown(account.name))", account.isOpen ? "a user without a password" : "a user",
            credentials: account.digests.count)
        var hosts = Set(aliases + [host])
        if !hosts.isDisjoint(with: ["localhost", "127.0.0.1", "::1"]) { hosts.formUnion(["localhost", "127.0.0.1", "::1"]) }
        func finding(_ identity: String, _ kind: String, _ slot: String) -> Finding {
            var finding = Finding(
                .identity(identity), kind: kind, place: .live("\(location)/users/\(shown(account.name))", slot: slot, source: .database))
            finding.identity = "\(location)/\(shown(account.name))"
            finding.label = "user \(shown(account.name))"
            finding.issuer = location
            finding.privilege = account.rules.map { shown($0, limit: 80) }
            finding.lastUsedAt = used
            finding.endpoints = [EndpointParts(scheme: "redis", host: host, port: port, user: account.name)]
            return finding
        }
        if account.isOpen {
            try sink.tell(finding("redis:\(host):\(port):\(account.name):nopass", "redis-open-login", "login without a password"))
        }
        for digest in account.digests {
            // The digest is unsalted, as good as the password to whoever guesses: it goes no further than the fingerprint and the comparison.
            var one = finding("redis:\(host):\(port):\(account.name):\(digest.hex)", "redis-password", "login with a password")
            one.ties = [
                .digest(digest),
                .login(hosts: hosts, port: port, user: account.name, schemes: ["redis", "rediss"]),
            ]
            try sink.tell(one)
        }
    }

    /// `CLIENT LIST`: `id=3 addr=… user=orders idle=7 …`, idle in seconds.
    static func lastUse(_ clients: String, now: Timestamp) -> [String: Timestamp] {
        var last: [String: Timestamp] = [:]
        for line in clients.split(separator: "\n").prefix(100_000) {
            var fields: [Substring: Substring] = [:]
            for field in line.split(separator: " ") {
                if let equals = field.firstIndex(of: "=") { fields[field[..<equals]] = field[field.index(after: equals)...] }
            }
            guard let user = fields["user"].map(String.init), let idle = fields["idle"].flatMap({ Int64($0) }),
                (0...1_000_000_000).contains(idle)
            else { continue }
            last[user] = max(last[user] ?? Timestamp(milliseconds: 0), now - .seconds(idle))
        }
        return last
    }
}

/// One line of `ACL LIST`: `user orders on #2f… ~orders:* +@read -@dangerous`.
struct RedisAccount {
    var name: String
    var isOn = false
    /// Any password, or none, logs in.
    var isOpen = false
    /// SHA-256 of each password.
    var digests: [[UInt8]] = []
    /// Keys, channels, commands.
    var rules: [String] = []

    init?(_ line: String) {
        let words = line.split(separator: " ").map(String.init)
        guard words.count >= 2, words[0] == "user", words.count <= 10_000 else { return nil }
        name = words[1]
        for word in words.dropFirst(2) {
            switch word {
            case "on": isOn = true
            case "off": isOn = false
            case "nopass": isOpen = true
            case "sanitize-payload", "skip-sanitize-payload", "resetchannels": break
            default:
                if word.hasPrefix("#") {
                    if let digest = [UInt8](hex: word.dropFirst()), digest.count == 32 { digests.append(digest) }
                } else {
                    rules.append(word)
                }
            }
        }
        // `-@all` first is how a list begins that grants single things.
        if rules.contains(where: { $0.hasPrefix("+") }) { rules.removeAll { $0 == "-@all" } }
    }
}

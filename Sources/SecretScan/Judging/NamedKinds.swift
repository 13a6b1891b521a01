/// What a slot's name says about the kind of secret in it: `DD_API_KEY` is Datadog's, `POSTGRES_PASSWORD` PostgreSQL's.
enum NamedKinds {
    /// A provider by a word of a slot's name, for values of no shape that its tokens are known to have.
    struct Provider: Sendable {
        let kind: String
        let host: String?
    }

    /// Names that people shorten, and providers whose tokens all have a literal of their own.
    private static let nicknames: [String: Provider] = [
        "dd": Provider(kind: "datadog-key", host: "api.datadoghq.com"),
        "discord": Provider(kind: "discord-token", host: "discord.com"),
        "stripe": Provider(kind: "stripe-key", host: "api.stripe.com"),
        "sendgrid": Provider(kind: "sendgrid-key", host: "api.sendgrid.com"),
        "openai": Provider(kind: "openai-key", host: "api.openai.com"),
        "github": Provider(kind: "github-token", host: "api.github.com"),
        "gh": Provider(kind: "github-token", host: "api.github.com"),
        "gitlab": Provider(kind: "gitlab-token", host: "gitlab.com"),
        "slack": Provider(kind: "slack-token", host: "slack.com"),
        "npm": Provider(kind: "npm-token", host: "registry.npmjs.org"),
        "grafana": Provider(kind: "grafana-token", host: nil),
        "vault": Provider(kind: "vault-token", host: nil),
        "telegram": Provider(kind: "telegram-bot-token", host: "api.telegram.org"),
        "dockerhub": Provider(kind: "dockerhub-token", host: "hub.docker.com"),
        "docker": Provider(kind: "dockerhub-token", host: "hub.docker.com"),
    ]

    /// Every provider by its name: the words of the token rules, and what their kinds begin with.
    private static let byName: [String: Provider] = {
        var providers = nicknames
        for rule in TokenRule.all {
            let provider = Provider(kind: rule.kind, host: rule.host)
            for word in rule.words where word.utf8.count >= 4 && word.utf8.allSatisfy(Byte.isAlphanumeric) && !commonWords.contains(word) {
                if providers[word] == nil { providers[word] = provider }
            }
        }
        for rule in TokenRule.all where rule.words.isEmpty && rule.host != nil {
            let word = String(rule.kind.prefix { $0 != "-" })
            if word.utf8.count >= 4, !commonWords.contains(word), providers[word] == nil { providers[word] = Provider(kind: rule.kind, host: rule.host) }
        }
        return providers
    }()

    /// Providers' names, and beginnings of kinds, that mean something else in most slots' names.
    private static let commonWords: Set<String> = [
        "amazon", "azure", "buffer", "checkout", "circle", "close", "cortex", "courier", "cursor", "expo", "extended", "facebook", "finance", "fingerprint",
        "front", "ghost", "google", "harvest", "hunter", "jwt", "knock", "lambda", "magic", "mail", "metal", "modal", "modern", "native", "notion", "polar",
        "polygon", "private", "privatekey", "radar", "render", "resend", "scale", "segment", "semaphore", "shortcut", "skey", "spot", "square", "stream",
        "together", "twin", "unseal", "wireguard", "appsecret", "accesskeysecret", "secretaccesskey", "presharedkey", "ethereum", "bitcoin", "exchange",
        "watson", "fernet", "encrypt", "crypt", "bandwidth", "iterable", "packet", "dance", "rollout", "steam", "cognitive", "captcha", "guardian",
        "sentinel",
    ]

    private static func provider(of words: [String]) -> Provider? {
        for (index, word) in words.enumerated() {
            if let provider = byName[word] { return provider }
            // `NEW_RELIC`, `uptime-robot`.
            if index + 1 < words.count, let provider = byName[word + words[index + 1]] { return provider }
        }
        return nil
    }

    /// The kind of token of the provider that a name speaks of.
    static func providerKind(of name: SlotName) -> String? { provider(of: name.words)?.kind }

    /// Whether a word of a slot's name is a provider's.
    static func isProvider(_ word: String) -> Bool { byName[word] != nil }

    /// Which protocol the words of a name speak of.
    static func scheme(of words: [String]) -> String? {
        for word in words {
            switch word {
            case "pg", "postgres", "postgresql", "psql", "libpq": return "postgresql"
            case "mysql", "mariadb", "maria": return "mysql"
            case "redis", "valkey", "requirepass": return "redis"
            case "mongo", "mongodb": return "mongodb"
            case "amqp", "rabbit", "rabbitmq": return "amqp"
            case "smtp", "mail", "email": return "smtp"
            case "ldap": return "ldap"
            case "kafka": return "kafka"
            case "mssql", "sqlserver": return "sqlserver"
            case "elastic", "elasticsearch", "opensearch": return "elasticsearch"
            case "clickhouse": return "clickhouse"
            default: continue
            }
        }
        return nil
    }

    /// The kind's name, and the provider's host when one is known.
    static func kind(of name: SlotName, scheme: String?) -> (kind: String, host: String?) {
        let words = Set(name.words)
        if name.promise != .password && name.promise != .passphrase {
            if words.contains("aws"), name.promise == .accessKey || name.promise == .secret {
                return ("aws-secret-access-key", "amazonaws.com")
            }
            if let provider = provider(of: name.words) { return (provider.kind, provider.host) }
            if name.promise == .accessKey, words.contains("secret") { return ("aws-secret-access-key", "amazonaws.com") }
        }
        switch name.promise {
        case .password:
            if let scheme { return (passwordKind(scheme: scheme), nil) }
            if !words.isDisjoint(with: ["db", "database", "sql", "jdbc"]) { return ("database-password", nil) }
            return ("password", nil)
        case .passphrase: return ("passphrase", nil)
        case .apiKey, .accessKey: return ("api-key", nil)
        case .clientSecret: return ("oauth-client-secret", nil)
        case .signingKey: return ("signing-key", nil)
        case .webhookSecret: return ("webhook-secret", nil)
        case .token: return ("token", nil)
        case .privateKey: return ("private-key", nil)
        case .secret: return ("secret", nil)
        case nil: return ("password", nil)
        }
    }

    /// `postgres`, `postgresql+asyncpg` → `postgresql-password`.
    static func passwordKind(scheme: String) -> String {
        switch normalised(scheme) {
        case "http", "https", "ftp", "ftps", "sftp", "ssh", "git", "ws", "wss": "basic-auth-password"
        case let name: "\(name)-password"
        }
    }

    /// One name per protocol.
    static func normalised(_ scheme: String) -> String {
        let base = scheme.lowercased().split { "+:".contains($0) }.first.map(String.init) ?? scheme.lowercased()
        switch base {
        case "postgres", "psql", "pgsql", "jdbc": return base == "jdbc" ? "database" : "postgresql"
        case "mariadb", "mysql2": return "mysql"
        case "rediss": return "redis"
        case "amqps": return "amqp"
        case "mssql": return "sqlserver"
        case "smtps": return "smtp"
        case "ldaps": return "ldap"
        default: return base
        }
    }

    /// How much a kind's name says: when one value was seen under several kinds, the one that says most stands.
    public static func specificity(_ kind: String) -> Int {
        switch kind {
        case "secret", "token": 0
        case "password", "api-key", "passphrase": 1
        case "database-password", "signing-key", "webhook-secret", "oauth-client-secret", "basic-auth-password": 2
        default: kind.hasSuffix("-password") ? 3 : 4
        }
    }
}

/// How much a kind's name says; see ``Match/kind``.
public func specificity(ofKind kind: String) -> Int { NamedKinds.specificity(kind) }

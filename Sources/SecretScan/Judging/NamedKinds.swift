/// What a slot's name says about the kind of secret in it: `DD_API_KEY` is Datadog's, `POSTGRES_PASSWORD` PostgreSQL's.
enum NamedKinds {
    /// A provider whose tokens have no shape of their own, known by a word of the slot's name.
    struct Provider: Sendable {
        let words: Set<String>
        let kind: String
        let host: String?
    }

    static let providers: [Provider] = [
        Provider(words: ["datadog", "dd"], kind: "datadog-key", host: "api.datadoghq.com"),
        Provider(words: ["twilio"], kind: "twilio-auth-token", host: "api.twilio.com"),
        Provider(words: ["discord"], kind: "discord-token", host: "discord.com"),
        Provider(words: ["heroku"], kind: "heroku-key", host: "api.heroku.com"),
        Provider(words: ["jira", "confluence", "atlassian"], kind: "atlassian-token", host: "atlassian.net"),
        Provider(words: ["newrelic"], kind: "newrelic-key", host: "api.newrelic.com"),
        Provider(words: ["cloudflare"], kind: "cloudflare-token", host: "api.cloudflare.com"),
        Provider(words: ["pagerduty"], kind: "pagerduty-token", host: "api.pagerduty.com"),
        Provider(words: ["fastly"], kind: "fastly-token", host: "api.fastly.com"),
        Provider(words: ["stripe"], kind: "stripe-key", host: "api.stripe.com"),
        Provider(words: ["sendgrid"], kind: "sendgrid-key", host: "api.sendgrid.com"),
        Provider(words: ["mailgun"], kind: "mailgun-key", host: "api.mailgun.net"),
        Provider(words: ["openai"], kind: "openai-key", host: "api.openai.com"),
        Provider(words: ["github", "gh"], kind: "github-token", host: "api.github.com"),
        Provider(words: ["gitlab"], kind: "gitlab-token", host: "gitlab.com"),
        Provider(words: ["slack"], kind: "slack-token", host: "slack.com"),
        Provider(words: ["npm"], kind: "npm-token", host: "registry.npmjs.org"),
        Provider(words: ["sentry"], kind: "sentry-token", host: "sentry.io"),
        Provider(words: ["grafana"], kind: "grafana-token", host: nil),
        Provider(words: ["vault"], kind: "vault-token", host: nil),
        Provider(words: ["telegram"], kind: "telegram-bot-token", host: "api.telegram.org"),
        Provider(words: ["dockerhub", "docker"], kind: "dockerhub-token", host: "hub.docker.com"),
        Provider(words: ["paypal"], kind: "paypal-secret", host: "api.paypal.com"),
        Provider(words: ["algolia"], kind: "algolia-key", host: "algolia.net"),
        Provider(words: ["sonar", "sonarqube"], kind: "sonar-token", host: nil),
    ]

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
            if let provider = providers.first(where: { !$0.words.isDisjoint(with: words) }) { return (provider.kind, provider.host) }
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

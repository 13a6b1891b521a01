import Runtime

/// Everything in the tree that runs under a name: deployments, compose services, units, jobs, functions, components,
/// directories of services. What is said of one under several names is gathered under each.
struct WorkloadIndex {
    struct Workload {
        var name: String
        /// What declares it: `Deployment`, `compose service`.
        var kind: String
        /// Where: `k8s/orders.yaml:3`.
        var source: String
        var namespace: String?
        /// Source directories, each ending in `/`.
        var homes: [String] = []
        /// Who a label, an annotation or a tag of the declaration names.
        var owners: [OwnerNote] = []
        /// Where it belongs: `app.kubernetes.io/part-of`.
        var system: String?
        /// A database or cache that others log in to.
        var isServer = false
    }

    /// Who is named where, before it is weighed.
    struct OwnerNote: Hashable {
        var owner: String
        var source: String
        var why: String
        /// On a namespace or a project rather than the thing itself.
        var isOuter = false
        /// An annotation, which people write for people; a label may be there to select by, and comes with a template.
        var isAnnotation = false
        /// Whoever is to be asked or told: it is somebody's only when that is a team.
        var isContact = false
    }

    private(set) var workloads: [String: [Workload]] = [:]
    private var stems: [String: Set<String>] = [:]
    private var families: [String: Set<String>] = [:]
    /// Keys by their letters alone: `hrfeed` means `hr-feed`.
    private var joined: [String: Set<String>] = [:]
    /// Words → keys of the names of several words that they are in.
    private var halves: [String: Set<String>] = [:]
    private var aliases: [String: String] = [:]
    /// Logins and databases → the one workload that is known to use them; `nil` where several do.
    private var accounts: [String: String?] = [:]
    private var longest = 1
    /// Names of teams, which mean no workload by half a name.
    var teams: Set<String> = []

    /// Fewest bytes of a name that is recognised without its dashes.
    static let leastJoined = 7

    /// What the organisation itself is called, which half of a name means nothing by: `shop.example` is not about `shop-app`.
    var ownNames: Set<String> = []

    private static let suffixes: Set<String> = ["service", "svc", "api", "app", "server", "backend", "srv"]
    /// Words by which programs of one product are told apart: `portal-web` is not meant by half of `portal-api`.
    private static let siblings: Set<String> = [
        "web", "ui", "frontend", "mobile", "ios", "android", "desktop", "worker", "bot", "cli", "admin", "console", "site", "viewer", "sdk",
    ]
    private static let environments: Set<String> = [
        "prod", "production", "prd", "staging", "stage", "stg", "dev", "development", "qa", "uat", "test", "sandbox", "live",
    ]
    /// Names that say nothing about which service is meant.
    static let generic: Set<String> = [
        "db", "api", "app", "web", "cache", "redis", "postgres", "postgresql", "mysql", "mongo", "mongodb", "rabbitmq", "kafka", "queue",
        "worker", "main",
        "server", "service", "backend", "frontend", "default", "database", "common", "shared", "base", "core", "global", "root", "admin",
        "user", "secret",
        "secrets", "config", "env", "deploy", "build", "test", "lint", "release", "publish", "ci", "cd", "prod", "production", "staging",
        "dev", "values",
        "application", "settings", "kv", "data", "token", "key", "password", "client", "credentials", "smtp", "aws", "s3", "job", "jobs",
        "run", "init", "proxy",
        "nginx", "haproxy", "minio", "vault", "elasticsearch", "memcached", "docker", "compose", "shovel", "federation",
    ]

    mutating func add(_ workload: Workload) {
        guard !workload.name.isEmpty, workload.name.utf8.count <= 128, workloads.count < 50_000 else { return }
        let key = Organisation.key(workload.name)
        if let index = workloads[key]?.firstIndex(where: {
            $0.kind == workload.kind && $0.namespace == workload.namespace && $0.source == workload.source
        }) {
            workloads[key]?[index].homes += workload.homes
            return
        }
        guard workloads[key, default: []].count < 64 else { return }
        workloads[key, default: []].append(workload)
        let words = key.pieces(between: "-")
        if words.count > 1, words.count <= 8, !workload.isServer {
            // `Shop.Orders` begins with whose it is.
            for word in workload.name.contains(".") ? words.dropFirst() : words[...] { halves[String(word), default: []].insert(key) }
        }
        if words.count > 1, key.utf8.count >= Self.leastJoined { joined[words.joined(), default: []].insert(key) }
        longest = max(longest, min(words.count, 8))
        for count in 1..<max(1, min(words.count, 8)) { families[words.prefix(count).joined(separator: "-"), default: []].insert(key) }
        if words.count > 1, let last = words.last, Self.suffixes.contains(String(last)) {
            stems[words.dropLast().joined(separator: "-"), default: []].insert(key)
        }
    }

    func all(named name: String) -> [Workload] { workloads[Organisation.key(name)] ?? [] }
    func isKnown(_ name: String) -> Bool { workloads[Organisation.key(name)] != nil }

    /// The name a workload goes by: `orders-prod` is `orders`, where that is known too.
    func canonical(_ name: String) -> String {
        let key = Organisation.key(name)
        if let alias = aliases[key] { return alias }
        // A job is called like its account, which has no dashes.
        if workloads[key]?.allSatisfy({ $0.kind == "cron job" }) ?? true, let found = byLetters(key) { return found }
        var words = key.pieces(between: "-").map(String.init)
        if words.count > 1, let last = words.last, Self.environments.contains(last) {
            words.removeLast()
        } else if words.count > 1, let first = words.first, Self.environments.contains(first) {
            words.removeFirst()
        } else {
            return name
        }
        let short = words.joined(separator: "-")
        return workloads[short]?.first?.name ?? name
    }

    /// Makes one name stand for another: a compose service that is built of a component's own directory.
    mutating func addAlias(_ name: String, for other: String) {
        if Organisation.key(name) != Organisation.key(other) { aliases[Organisation.key(name)] = other }
    }

    /// The known workload whose name this one's begins with: `orders-deploy` is named after `orders`.
    func parent(of name: String) -> String? {
        var words = Organisation.key(name).pieces(between: "-")
        while words.count > 1 {
            words.removeLast()
            let key = words.joined(separator: "-")
            if let found = workloads[key]?.first, !found.isServer, !Self.generic.contains(key) { return found.name }
        }
        return nil
    }

    /// The kind of what only a list of services names.
    static let listed = "listed service"

    /// Called as teams are, and declared by nothing but a directory.
    private func isOnlyTeam(_ key: String) -> Bool {
        Organisation.isTeamForm(key) && (workloads[key] ?? []).allSatisfy { ["directory", "module", "repository", "program", Self.listed].contains($0.kind) }
    }

    /// The only workload that is meant by a name without its last word.
    private func byStem(_ key: String) -> Workload? {
        guard !teams.contains(key), !ownNames.contains(key), let stem = stems[key], stem.count == 1, families[key]?.count ?? 1 == 1, let only = stem.first else {
            return nil
        }
        return workloads[only]?.first
    }

    /// The only workload whose name is this one with dashes.
    private func byLetters(_ key: String) -> String? {
        guard let keys = joined[key], keys.count == 1, let only = keys.first else { return nil }
        return workloads[only]?.first?.name
    }

    /// The workload that a single name means: itself, or the only one whose name is it and a word like `-service`.
    func named(_ text: some StringProtocol) -> String? {
        let key = Organisation.key(String(text))
        guard key.count >= 3, !Self.generic.contains(key) else { return nil }
        if let alias = aliases[key] { return alias }
        guard !isOnlyTeam(key) else { return nil }
        if let found = workloads[key]?.first { return found.isServer ? nil : found.name }
        if let found = byStem(key) { return found.name }
        if let found = byLetters(key) { return found }
        let words = key.pieces(between: "-")
        if words.count > 1, let last = words.last, Self.suffixes.contains(String(last)) || Self.environments.contains(String(last)) {
            return named(words.dropLast().joined(separator: "-"))
        }
        if words.count > 1, let first = words.first,
            Self.environments.contains(String(first)) || ["svc", "ms", "app", "service", "srv"].contains(first)
        {
            return named(words.dropFirst().joined(separator: "-"))
        }
        return nil
    }

    /// Whom a login, a role, a queue's user or a database is called after: `ingest_rw` is `reading-ingest`'s where nothing else has that
    /// word. Accounts are called by half of a name where pages are not, so that this asks for less, and is for them alone.
    func principal(_ text: some StringProtocol) -> String? {
        guard text.utf8.count <= 200, !text.contains(" ") else { return nil }
        // `SHOP\\svc_orders`, `orders@shop.example`
        guard let local = String(text).pieces(between: "\\").last?.pieces(between: "@").first else { return nil }
        if let name = named(local) ?? accounts[Organisation.key(String(local))]?.flatMap({ $0 }) { return name }
        let words = Self.words(local)
        var kept = words.drop(while: Self.roleWords.contains)
        while let last = kept.last, Self.roleWords.contains(last) || kept.count > 1 && Self.taskWords.contains(last) { kept.removeLast() }
        let key = kept.joined(separator: "-")
        guard key.utf8.count >= 3, !Self.generic.contains(key), !teams.contains(key), !ownNames.contains(key) else { return nil }
        if kept.count < words.count, let name = named(key) ?? accounts[key]?.flatMap({ $0 }) { return name }
        if let found = stems[key], found.count == 1, let only = found.first, let one = workloads[only]?.first, !one.isServer { return one.name }
        // Of several that are parts of one, it is that one.
        guard kept.count == 1, !Self.commonWords.contains(key), let found = halves[key],
            let only = found.min(by: { ($0.utf8.count, $0) < ($1.utf8.count, $1) }),
            found.allSatisfy({ $0 == only || $0.hasPrefix(only + "-") })
        else { return nil }
        return workloads[only]?.first { !$0.isServer }?.name
    }

    /// A workload is known to log in under a name, or to a database of a name.
    mutating func addAccount(_ name: String, of workload: String) {
        let key = Organisation.key(name)
        guard accounts.count < 50_000, !Self.generic.contains(Organisation.key(workload)),
            (3...60).contains(key.utf8.count), key.contains(where: \.isLetter), !Self.commonWords.contains(key),
            !Self.generic.contains(key), !ownNames.contains(key), !teams.contains(key), !isRole(key), !Self.sharedDatabases.contains(key)
        else { return }
        accounts[key] = .some(accounts[key].map { $0 == workload ? workload : nil } ?? workload)
    }

    /// What people call something that programs have another name for: no word that many names have, and none that another one has.
    mutating func addSpoken(_ name: String, for other: String) {
        let key = Organisation.key(name)
        guard key.utf8.count >= 3, key.contains(where: \.isLetter), named(key) == nil, aliases[key] == nil, !Self.commonWords.contains(key),
            !Self.generic.contains(key), !ownNames.contains(key), !teams.contains(key), workloads[key] == nil, let known = named(other),
            halves[key]?.allSatisfy({ $0 == Organisation.key(known) }) ?? true
        else { return }
        aliases[key] = known
    }

    /// Whether a login says only what may be done with it: `admin`.
    func isRole(_ login: String) -> Bool { Self.words(login).allSatisfy(Self.roleWords.contains) }

    /// What an account may do, and that it is one.
    private static let roleWords: Set<String> = environments.union([
        "rw", "ro", "app", "user", "usr", "admin", "adm", "owner", "svc", "srv", "sa", "service", "read", "write", "writer", "reader", "readonly",
        "readwrite", "db", "login", "role", "client", "account", "acct", "dbo", "super", "superuser", "master",
    ])
    /// What many have, or many read.
    private static let sharedDatabases: Set<String> = [
        "analytics", "dwh", "warehouse", "datawarehouse", "lake", "datalake", "bi", "etl", "reporting", "public", "mysql", "mssql",
        "information-schema", "template1", "tempdb", "msdb", "sys", "system", "myapp", "mydb", "example", "localhost",
    ]
    /// What something does with a workload's database under an account of its own.
    private static let taskWords: Set<String> = [
        "report", "reports", "reporting", "migration", "migrations", "migrate", "migrator", "flyway", "liquibase", "backup",
        "batch", "worker",
    ]
    /// Words that many names of programs have, and that say what they do rather than which they are.
    private static let commonWords: Set<String> = suffixes.union(siblings).union(roleWords).union([
        "hub", "gateway", "engine", "processor", "proxy", "sync", "report", "reports", "reporting", "export", "exporter", "import", "importer",
        "backup", "mail", "mailer", "batch", "job", "jobs", "monitor", "monitoring", "metrics", "test", "guest", "ops", "data", "event", "events",
        "stream", "load", "loader", "feed", "push", "pull", "portal", "shop", "core", "cache", "queue", "runner", "store", "archive", "search",
        "auth", "notify", "notifier", "notification", "notifications", "scheduler", "manager", "service", "services", "platform", "internal",
        "public", "external", "shared", "common", "system", "group", "team", "bus", "map", "model", "tool", "tools", "file", "files", "print",
        "view", "viewer", "stats", "status", "health", "probe", "check", "agent", "collector", "log", "logs", "logger", "logging", "audit", "bot",
        "ftp", "sftp", "www", "smtp", "relay", "git", "web", "site", "default", "root", "device", "devices", "network", "edge", "history", "index",
        "bridge", "connector", "adapter", "crawler", "scraper", "publisher", "consumer", "producer", "listener", "handler", "controller", "operator",
        "router", "broker", "balancer", "executor", "builder", "deployer", "installer", "updater", "watcher", "watchdog", "helper", "dispatcher",
        "indexer", "renderer", "uploader", "downloader", "converter", "transformer", "validator", "checker", "tester", "generator", "pipeline",
        "workflow", "dashboard", "website", "integration", "legacy", "main", "master", "primary", "remote", "local", "central", "global",
    ])

    /// The workload whose name's words stand in a row somewhere in `text`: the longest, then the first.
    func mentioned(in text: some StringProtocol) -> String? { mentions(in: text, limit: 1).first }

    /// All workloads that are spoken of.
    func mentions(in text: some StringProtocol, limit: Int = 8) -> [String] {
        let (words, tails) = Self.spoken(text.prefix(4000))
        var found: [(length: Int, at: Int, name: String)] = []
        var taken = [Bool](repeating: false, count: words.count)
        for length in stride(from: min(longest, words.count), through: 1, by: -1) {
            for start in 0...(words.count - length) where !taken[start..<start + length].contains(true) {
                let key = words[start..<start + length].joined(separator: "-")
                guard key.count >= 3, !Self.generic.contains(key) else { continue }
                guard !isOnlyTeam(key) else { continue }
                // `vpn-hub` is not `hub`.
                if length == 1, tails.contains(start), !isBeside(words[start - 1]) { continue }
                let isOther = start + length < words.count && Self.siblings.contains(words[start + length])
                let name: String? =
                    if let known = workloads[key]?.first, !known.isServer {
                        known.name
                    } else if let other = aliases[key] {
                        other
                    } else if isOther {
                        nil
                    } else {
                        byStem(key)?.name
                    }
                guard let name else { continue }
                for index in start..<start + length { taken[index] = true }
                found.append((length, start, name))
            }
        }
        var seen: Set<String> = []
        return found.sorted { ($1.length, $0.at) < ($0.length, $1.at) }.map(\.name).filter { seen.insert($0).inserted }.prefix(limit).map {
            $0
        }
    }

    /// A word before a dash that says where or what for, rather than being half of another name.
    private func isBeside(_ word: String) -> Bool {
        Self.environments.contains(word) || Self.generic.contains(word) || ownNames.contains(word) || ["svc", "ms", "srv", "team"].contains(word)
    }

    /// Words, and which of them a dash ties to the one before.
    private static func spoken(_ text: some StringProtocol) -> (words: [String], tails: Set<Int>) {
        var (all, tails): ([String], Set<Int>) = ([], [])
        for compound in text.split(omittingEmptySubsequences: true, whereSeparator: { $0 != "-" && !$0.isLetter && !$0.isNumber }) {
            let before = all.count
            for part in compound.split(separator: "-") {
                if all.count > before { tails.insert(all.count) }
                all += words(part)
            }
        }
        return (all, tails)
    }

    /// Lower-case words: split at what is no letter or digit, and inside `camelCase`.
    static func words(_ text: some StringProtocol) -> [String] {
        var words: [String] = []
        var word = ""
        var wasLower = false
        for character in text.unicodeScalars {
            let isUpper = (65...90).contains(character.value)
            let isWord = isUpper || (97...122).contains(character.value) || (48...57).contains(character.value)
            if !isWord || isUpper && wasLower, !word.isEmpty {
                words.append(word)
                word = ""
            }
            if isWord { word.unicodeScalars.append(isUpper ? Unicode.Scalar(character.value + 32) ?? character : character) }
            wasLower = isWord && !isUpper
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    /// The workload that a path names: its deepest directory or its file's stem. Below what is only half a workload's name, or
    /// is a team's too, a directory with a name of its own says more: `mobile/driver-app` is not `mobile-app`'s.
    func named(inPath path: String, isTeam: (String) -> Bool = { _ in false }) -> (name: String, segment: String)? {
        let parts = path.pieces(between: "/")
        var (isBelowNamed, isBelowAny) = (false, false)
        for (index, part) in parts.enumerated().reversed() {
            func counts(_ text: Substring, _ name: String) -> Bool {
                Organisation.key(name) == Organisation.key(String(text)) ? !isBelowAny || !isTeam(String(text)) : !isBelowNamed
            }
            if let name = named(part), counts(part, name) { return (name, String(part)) }
            // `payments.prod.env`, `.env.payments`, `values-payments.yaml`, `orders_db.json`
            let pieces = part.pieces(between: ".")
            for piece in pieces where piece != part {
                if let name = named(piece), counts(piece, name) { return (name, String(part)) }
            }
            guard index < parts.count - 1 else { continue }
            isBelowNamed = isBelowNamed || Self.isTelling(part, words: 2)
            isBelowAny = isBelowAny || Self.isTelling(part, words: 1)
        }
        isBelowAny = false
        for (index, part) in parts.enumerated().reversed() {
            if let name = mentioned(in: part), !isBelowAny || !isTeam(String(part)) { return (name, String(part)) }
            guard index < parts.count - 1 else { continue }
            if Self.isTelling(part, words: 2) { break }
            isBelowAny = isBelowAny || Self.isTelling(part, words: 1)
        }
        return nil
    }

    /// A directory's name that could be a workload's: of so many words, none of which says what such directories are for.
    private static func isTelling(_ part: Substring, words least: Int) -> Bool {
        let words = words(part)
        return words.count >= least && part.utf8.count > 3
            && !words.contains { generic.contains($0) || environments.contains($0) || placeWords.contains($0) }
            && !Layout.isOperations(String(part)) && !EstateReader.isShared(String(part))
    }

    private static let placeWords: Set<String> = [
        "src", "lib", "etc", "conf", "export", "exports", "dump", "dumps", "vars", "host", "hosts", "cluster", "clusters", "infra", "ops",
        "manifests", "pipelines", "pipeline", "variables", "resources", "overlays", "d",
    ]

    /// The directory that holds the source of a workload, where one lies around `path`: the deepest.
    func home(around path: String) -> (names: [String], directory: String)? {
        var directory = Layout.directory(of: path)
        while true {
            if let names = byHome[directory] { return (names.sorted(), directory) }
            guard !directory.isEmpty else { return nil }
            directory = Layout.directory(of: String(directory.dropLast()))
        }
    }

    private var byHome: [String: Set<String>] = [:]
    private var homesByName: [String: Set<String>] = [:]

    mutating func addHome(_ directory: String, of name: String) {
        guard byHome.count < 100_000 else { return }
        byHome[directory, default: []].insert(name)
        homesByName[Organisation.key(name), default: []].insert(directory)
    }

    /// How much is known, to see whether there is more.
    var sizes: [Int] { [workloads.count, aliases.count, accounts.count, accounts.values.count { $0 != nil }] }

    var homeCount: Int { byHome.count }

    /// Source directories of a workload.
    func homes(of name: String) -> [String] {
        Array(Set(all(named: name).flatMap(\.homes)).union(homesByName[Organisation.key(name)] ?? [])).sorted {
            ($1.count, $0) < ($0.count, $1)
        }
    }
}

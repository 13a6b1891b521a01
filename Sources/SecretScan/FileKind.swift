import Runtime

/// What a file is, told from its path alone: how to read it, what it is for, how far a value in it can be trusted to be real.
public struct FileKind: Sendable, Hashable {
    /// How the bytes are read.
    public enum Format: Sendable, Hashable {
        /// `KEY=value` lines: `.env`, `EnvironmentFile`, shell variables on their own lines.
        case env
        /// Sections and `key = value`: INI, properties, TOML, `.npmrc`.
        case ini
        case yaml, json, pgpass, netrc, csv, xml
        /// Scripts, where a bare word is a value.
        case shell
        /// Text for people.
        case prose
        /// Programs, where only a quoted string is a value.
        case code
        /// Not text.
        case binary
    }

    /// Whether the name tells the format; otherwise the bytes may.
    var hasTellingName: Bool
    /// What a file that is a secret is called: `db_password` of `secrets/db_password.txt`.
    var wholeFileName = "secret"

    /// What it is for.
    public enum Purpose: Sendable, Hashable, CaseIterable {
        case code, config, ci, documentation, chat, ticket, log
    }

    /// A notation of its own within a format; which names have one stands in `Dialects.swift`.
    public enum Dialect: Sendable, Hashable {
        case plain
        case html, mail, hcl, sql
        /// `NAME=value` with NULs between: `/proc/PID/environ`.
        case environment
        /// What a shell, `mysql` or `redis-cli` remembers of what was typed.
        case history
        /// `word value` lines.
        case directives
        /// Cisco, Juniper.
        case networkDevice
        /// `name "value"`, in Ruby and Groovy.
        case quotedDirectives
        case npm, rclone
        case userList, colonLogins, saslPasswords, chapSecrets, ipsecSecrets, s3fs, twoLines, twoColumns
        /// The file is the secret, and its name says which.
        case wholeFile
        /// Every value is a key: `.gem/credentials`.
        case keys
        /// `user = password,role`: Karaf, Jetty, ActiveMQ.
        case userRoles
        /// What Subversion remembers of logins.
        case subversion
        /// A key as a list of numbers, Solana's `id.json`.
        case keypair
        /// The first line seeds one-time passwords: `.google_authenticator`.
        case seed
        /// Codes that each log in once, a line each.
        case codes
        /// What software shows its users in their languages.
        case translation
        /// Lines of other files, taken out and put in.
        case patch
    }

    public var format: Format
    public var dialect: Dialect
    public var purpose: Purpose
    /// Under a directory of tests, fixtures, samples: values there are usually made up.
    public var isFixture: Bool
    /// Written by a tool (lock files, minified code): holds digests, not passwords.
    public var isGenerated: Bool
    /// A list of secrets by its own name: `api-keys.tsv`, `keyvault-shared.txt`, `Zugangsdaten.csv`.
    var isOfSecrets: Bool

    /// `path` may be relative; only its names matter.
    public init(path: String) {
        let (directory, name) = Directory.parts(of: path)
        self.init(name: name, in: Directory(directory))
    }

    /// The same, for one who knows the directory.
    init(name written: Substring, in directory: Directory) {
        let whole = written.lowercased()
        let name = Self.withoutBackupSuffix(whole)
        let stem = name.pieces(between: ".").first.map(String.init) ?? name
        let suffix = name.utf8.lastIndex(of: UInt8(ascii: ".")).map { String(name[name.utf8.index(after: $0)...]) } ?? ""

        dialect = Self.dialect(name: name, stem: stem, suffix: suffix, in: directory)
        let told = Self.format(of: dialect) ?? Self.format(name: name, suffix: suffix, in: directory)
        hasTellingName = told != nil && suffix != "txt" && suffix != "text"
        format = told ?? (suffix.isEmpty ? .prose : .code)
        purpose = Self.purpose(name: name, stem: stem, suffix: suffix, format: format, in: directory)
        isGenerated = Self.isGenerated(name: name, suffix: suffix) || directory.isForeign
        isFixture = directory.isFixture || Self.isFixtureName(whole, stem: stem) && !Self.isOfHost(name, suffix: suffix, in: directory)
        isOfSecrets = format != .code && format != .binary && Self.isOfSecrets(stem)
        if dialect == .wholeFile {
            let bare = name.hasPrefix(".") ? String(name.dropFirst()) : suffix == "key" ? name.replacing(".", with: "_") : stem
            if SlotName(bare).promise != nil || Self.certainFiles[bare] != nil { wholeFileName = bare }
        }
    }

    /// Whether a file of this name may hold a secret without a word that says so: every field has its place.
    public static func isUnanchored(path: String) -> Bool { mayBeUnanchored(path: path) && FileKind(path: path).isTelling }

    /// Most files are asked only this: their suffix alone says no.
    static func mayBeUnanchored(path: String) -> Bool {
        guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")), !path.utf8[dot...].contains(UInt8(ascii: "/")) else { return true }
        let suffix = path[path.utf8.index(after: dot)...].lowercased()
        return !anchored.contains(suffix)
            || suffix == "properties" && (path.hasSuffix("users.properties") || path.hasSuffix("realm.properties"))
            || suffix == "csv"
            || suffix == "json" && (path.hasSuffix("keypair.json") || path.hasSuffix("solana/id.json"))
    }

    /// Files that their programs make of nothing but a secret, whatever it looks like, and what they open.
    static let certainFiles: [String: String] = ["erlang.cookie": "erlang", "secret-id": "vault", "secret_id": "vault"]

    /// Suffixes of files whose secrets have names.
    private static let anchored: Set<String> = codeSuffixes.union([
        "md", "markdown", "rst", "adoc", "json", "yaml", "yml", "toml", "properties", "xml", "html", "htm", "svg", "csv", "log", "png", "jpg",
        "jpeg", "gif", "ico", "woff", "woff2",
        "ttf", "pdf", "sh", "bash", "env",
    ])

    /// A copy that somebody kept is read as what it is a copy of: `web.config.old`.
    private static func withoutBackupSuffix(_ name: String) -> String {
        var name = name
        while name.utf8.last == UInt8(ascii: "~"), name.utf8.count > 1 { name.removeLast() }
        for _ in 0..<3 {
            guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { break }
            let suffix = name[name.utf8.index(after: dot)...]
            let isNumber = !suffix.isEmpty && suffix.utf8.count <= 14 && suffix.utf8.allSatisfy { Byte.isDigit($0) || $0 == UInt8(ascii: "-") }
            // `git-am.1` is a page of the manual, `app.log.1` a rotated log.
            if isNumber, suffix.utf8.count == 1, !name[..<dot].holds("log"),
                !["messages", "mail", "secure", "daemon", "debug"].contains(name[..<dot])
            {
                break
            }
            guard backupSuffixes.contains(String(suffix)) || isNumber, !templateSuffixes.contains(String(suffix)) || name[..<dot].holds(".")
            else { break }
            name = String(name[..<dot])
        }
        return name
    }

    /// Templates are of the kind of what they make, where their name says so: `app.conf.j2`.
    private static let templateSuffixes: Set<String> = ["j2", "jinja2", "jinja", "erb", "tpl", "in", "epp", "gotmpl", "mustache"]

    private static let backupSuffixes: Set<String> = [
        "bak", "old", "orig", "save", "saved", "backup", "bkp", "prev", "previous", "copy", "tmp", "disabled", "rpmsave", "rpmnew", "rpmorig",
        "dpkg-old", "dpkg-dist", "swp", "j2", "jinja2", "jinja", "erb", "tpl", "in", "epp", "gotmpl", "mustache",
    ]

    private static func format(name: String, suffix: String, in directory: Directory) -> Format? {
        if name == "credentials", directory.isGem { return .yaml }
        if let format = formatOfName[name] { return format }
        if name.hasPrefix(".env") || name.hasSuffix(".env") || name.hasSuffix("_env")
            || name.hasPrefix("env.") && suffix != "yaml" && suffix != "yml" && suffix != "json"
                && !codeSuffixes.contains(suffix)
            || name == "env" || name == "environment" || name.hasSuffix(".envvars") || name == ".flaskenv"
        {
            return .env
        }
        if suffix == "pgpass" || name.holds("pgpass") && suffix.isEmpty { return .pgpass }
        if directory.isApt(name) || suffix == "netrc" || name == "_netrc" || name == "netrc" { return .netrc }
        if name.hasPrefix("jenkinsfile") { return .code }
        if name.hasPrefix("dockerfile") || suffix == "dockerfile" || name.hasPrefix("crontab") || directory.isCronD
            || directory.isCron && suffix.isEmpty
            || suffix == "cron" || suffix == "crontab"
        {
            return .shell
        }
        if directory.isDefaults || directory.isConfD && suffix.isEmpty { return .env }
        // Names without a suffix, and those that say nothing, are told by their bytes.
        return formatOfSuffix[suffix] ?? (codeSuffixes.contains(suffix) ? .code : nil)
    }

    private static func purpose(name: String, stem: String, suffix: String, format: Format, in directory: Directory) -> Purpose {
        if directory.isPipelines || name == ".gitlab-ci.yml" || name == "jenkinsfile"
            || name == "azure-pipelines.yml" || name == ".travis.yml" || name == "bitbucket-pipelines.yml"
            || name == ".drone.yml" || name == "appveyor.yml"
        {
            return .ci
        }
        switch format {
        case .json, .csv, .prose, .xml, .yaml:
            if let talk = directory.talk { return talk }
            let words = stem.pieces(between: "-_. ")
            if let talk = Directory.talk(words) { return talk }
            if format != .yaml, directory.isWiki || Directory.isWiki(words) { return .documentation }
        default: break
        }
        if suffix == "log" || directory.isLogs && format == .prose { return .log }
        switch format {
        case .env, .ini, .yaml, .json, .pgpass, .netrc, .xml, .csv: return .config
        case .prose: return .documentation
        case .shell, .code, .binary: return ["tf", "tfvars", "hcl", "nomad"].contains(suffix) ? .config : .code
        }
    }

    private static func isGenerated(name: String, suffix: String) -> Bool {
        if suffix == "lock" || suffix == "sum" || suffix == "map" || suffix == "snap" || name == "package.resolved" { return true }
        return name.hasSuffix(".min.js") || name.hasSuffix(".min.css") || name.hasSuffix("-lock.json") || name.hasSuffix("-lock.yaml")
            || name.hasSuffix(".pb.go") || name.hasSuffix(".pb.swift") || name == "npm-shrinkwrap.json"
    }

    /// Keys that everybody may have are none.
    private static func isOfSecrets(_ stem: String) -> Bool {
        let words = stem.pieces(between: "-_. ")
        return words.contains { secretNameWords.contains(String($0)) } && !words.contains { publicNameWords.contains(String($0)) }
    }

    private static let secretNameWords: Set<String> = [
        "keys", "apikeys", "secret", "secrets", "tokens", "credentials", "creds", "passwords", "logins", "keyring", "keyvault",
        "passwörter", "passwoerter", "kennwörter", "kennwoerter", "zugangsdaten", "zugänge", "zugaenge", "schlüssel", "schluessel",
    ]
    private static let publicNameWords: Set<String> = [
        "public", "pub", "trusted", "authorized", "known", "release", "verify", "apt", "archive", "revoked",
    ]

    private static let fixtureNameWords: Set<String> = [
        "example", "sample", "template", "dist", "tmpl", "test", "tests", "spec", "mock", "fixture", "fixtures",
    ]

    /// `host_vars/db-1.shop.example.yml`, `web-01.shop.example.env`.
    private static func isOfHost(_ name: String, suffix: String, in directory: Directory) -> Bool {
        let host = suffix == "example" ? name[...] : name.dropLast(suffix.utf8.count + 1)
        guard Directory.isHost(host) else { return false }
        let first = host.pieces(between: ".").first ?? ""
        return directory.isOfHosts || suffix != "example" && first.utf8.last.map(Byte.isDigit) == true && host.pieces(between: ".").count > 2
    }

    private static func isFixtureName(_ name: String, stem: String) -> Bool {
        // `values-test.yaml`, `test.tfvars`: what is deployed to an environment of that name.
        if name.hasPrefix("values-") || name.hasPrefix("values.") || name.hasSuffix(".tfvars") {
            return name.pieces(between: "-_.").contains { $0 != "test" && fixtureNameWords.contains(String($0)) }
        }
        // What AWS SAM calls its definition.
        if ["template.yaml", "template.yml", "template.json"].contains(name) { return false }
        let words = name.pieces(between: "-_.")
        if words.contains(where: { fixtureNameWords.contains(String($0)) }) { return true }
        if let last = stem.pieces(between: "-_").last, ["latest", "backtest", "contest", "fastest", "greatest", "attest", "protest"].contains(last) {
            return false
        }
        return stem.hasSuffix("test") || stem.hasSuffix("tests") || stem.hasPrefix("test_")
    }
}

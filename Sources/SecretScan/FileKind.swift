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

    /// What it is for.
    public enum Purpose: Sendable, Hashable, CaseIterable {
        case code, config, ci, documentation, chat, ticket, log
    }

    public var format: Format
    public var purpose: Purpose
    /// Under a directory of tests, fixtures, samples: values there are usually made up.
    public var isFixture: Bool
    /// Written by a tool (lock files, minified code): holds digests, not passwords.
    public var isGenerated: Bool

    /// `path` may be relative; only its names matter.
    public init(path: String) {
        let parts = path.lowercased().split(separator: "/")
        let name = String(parts.last ?? "")
        let directories = parts.dropLast()
        let stem = name.split(separator: ".").first.map(String.init) ?? name
        let suffix = name.contains(".") ? String(name.split(separator: ".", omittingEmptySubsequences: false).last ?? "") : ""

        format = Self.format(name: name, suffix: suffix, path: path)
        purpose = Self.purpose(directories: directories, name: name, stem: stem, suffix: suffix, format: format)
        isGenerated = Self.isGenerated(name: name, suffix: suffix, directories: directories)
        isFixture = directories.contains(where: Self.isFixtureWord) || Self.isFixtureName(name, stem: stem)
    }

    /// Whether files of this name hold secrets without a word that names them: every field has its place.
    public static func isUnanchored(path: String) -> Bool {
        var name = path.utf8[...]
        if let slash = name.lastIndex(of: UInt8(ascii: "/")) { name = name[name.index(after: slash)...] }
        // No other name is as short and ends so.
        guard name.count <= 12, let last = name.last, "sfco".utf8.contains(last | 32) else { return false }
        let format = Self.format(name: String(decoding: name, as: UTF8.self).lowercased(), suffix: "", path: path)
        return format == .pgpass || format == .netrc
    }

    private static func format(name: String, suffix: String, path: String) -> Format {
        switch name {
        case ".pgpass", "pgpass", "pgpass.conf": return .pgpass
        case ".netrc", "_netrc", "netrc", ".authinfo": return .netrc
        case ".npmrc", ".yarnrc", ".pypirc", "pip.conf", ".my.cnf", ".s3cfg", ".boto", "credentials", ".editorconfig",
            ".gitconfig", ".gemrc", "config.ini", ".pg_service.conf", "pg_service.conf":
            return .ini
        case ".git-credentials", "dockerfile", "containerfile", "makefile", "crontab", ".bashrc", ".profile", ".zshrc",
            ".bash_profile", ".bash_history", ".zsh_history", "jenkinsfile", "procfile":
            return .shell
        case ".dockerconfigjson", ".dockercfg", "config.json", ".babelrc", "composer.lock": return .json
        case ".envrc": return .shell
        default: break
        }
        if name == ".env" || name.hasPrefix(".env.") || name.hasSuffix(".env") || name == "env" || name == "environment" {
            return .env
        }
        if name.hasPrefix("dockerfile.") || name.hasPrefix("crontab") || path.contains("/cron.d/") { return .shell }
        switch suffix {
        case "yaml", "yml": return .yaml
        case "json", "jsonl", "ndjson", "ipynb", "tfstate", "webmanifest", "har": return .json
        case "ini", "cfg", "conf", "cnf", "properties", "toml", "service", "desktop", "plist": return suffix == "plist" ? .xml : .ini
        case "xml", "config", "csproj", "pom", "html", "htm", "xhtml", "svg": return .xml
        case "csv", "tsv": return .csv
        case "sh", "bash", "zsh", "ksh", "fish", "bat", "cmd", "ps1", "mk": return .shell
        case "md", "markdown", "txt", "rst", "adoc", "org", "wiki", "textile", "log", "eml", "mbox", "text": return .prose
        case "tf", "tfvars", "hcl", "nomad": return .code
        case "png", "jpg", "jpeg", "gif", "pdf", "zip", "gz", "bz2", "xz", "zst", "7z", "jar", "class", "so", "a", "o", "exe",
            "dll", "woff", "woff2", "ttf", "ico", "mp4", "mp3", "wasm", "pyc", "dylib", "webp", "bin", "pack", "idx":
            return .binary
        case "": return .prose
        default: return .code
        }
    }

    private static func purpose(
        directories: ArraySlice<Substring>, name: String, stem: String, suffix: String, format: Format
    ) -> Purpose {
        if directories.contains(".github") && directories.contains("workflows") || directories.contains(".circleci")
            || directories.contains(".buildkite") || name == ".gitlab-ci.yml" || name == "jenkinsfile"
            || name == "azure-pipelines.yml" || name == ".travis.yml" || name == "bitbucket-pipelines.yml"
            || name == ".drone.yml" || name == "appveyor.yml" || directories.contains(".gitlab")
        {
            return .ci
        }
        let words = directories.flatMap { $0.split { "-_. ".contains($0) } } + stem.split { "-_. ".contains($0) }
        let isExport = [.json, .csv, .prose, .xml, .yaml].contains(format)
        if isExport {
            for word in words {
                if chatWords.contains(String(word)) { return .chat }
                if ticketWords.contains(String(word)) { return .ticket }
            }
            if let wiki = words.first(where: { wikiWords.contains(String($0)) }), !wiki.isEmpty, format != .yaml { return .documentation }
        }
        if suffix == "log" || directories.contains("logs") && format == .prose { return .log }
        switch format {
        case .env, .ini, .yaml, .json, .pgpass, .netrc, .xml, .csv: return .config
        case .prose: return .documentation
        case .shell, .code, .binary: return ["tf", "tfvars", "hcl", "nomad"].contains(suffix) ? .config : .code
        }
    }

    private static let chatWords: Set<String> = ["chat", "slack", "teams", "mattermost", "discord", "irc", "zulip"]
    private static let ticketWords: Set<String> = ["ticket", "tickets", "jira", "issues", "zendesk", "servicenow", "helpdesk"]
    private static let wikiWords: Set<String> = ["wiki", "docs", "doc", "confluence", "runbook", "runbooks", "handbook", "notion"]

    private static func isGenerated(name: String, suffix: String, directories: ArraySlice<Substring>) -> Bool {
        if suffix == "lock" || suffix == "sum" || suffix == "map" || suffix == "snap" || name == "package.resolved" { return true }
        if name.hasSuffix(".min.js") || name.hasSuffix(".min.css") || name.hasSuffix("-lock.json") || name.hasSuffix("-lock.yaml")
            || name.hasSuffix(".pb.go") || name.hasSuffix(".pb.swift") || name == "npm-shrinkwrap.json"
        {
            return true
        }
        // Other people's code, brought along.
        return directories.contains { ["node_modules", "site-packages", "bower_components", "vendor", "third_party", "pods", ".build", ".venv", "venv", "checkouts"].contains($0) }
    }

    private static func isFixtureWord(_ directory: Substring) -> Bool {
        if fixtureWords.contains(String(directory)) { return true }
        return directory.hasSuffix("tests") || directory.split { "-_.".contains($0) }.contains { fixtureWords.contains(String($0)) }
    }

    private static let fixtureWords: Set<String> = [
        "test", "tests", "testing", "testdata", "spec", "specs", "fixture", "fixtures", "mock", "mocks", "example", "examples",
        "sample", "samples", "demo", "demos", "e2e", "__tests__", "__mocks__", "testutil", "testutils", "snippets", "benchmark",
        "benchmarks", "bench", "fuzz", "corpus",
    ]

    private static func isFixtureName(_ name: String, stem: String) -> Bool {
        let words = name.split { "-_.".contains($0) }
        if words.contains(where: { ["example", "sample", "template", "dist", "tmpl", "test", "tests", "spec", "mock", "fixture", "fixtures"].contains($0) }) {
            return true
        }
        return stem.hasSuffix("test") || stem.hasSuffix("tests") || stem.hasPrefix("test_")
    }
}

import Runtime

extension FileKind {
    /// What the directories on a file's way say of it. Worked out once for all files of one directory.
    struct Directory: Sendable {
        /// Under a directory of tests, fixtures, samples. Others' sources that were checked in are read like one's own, but say little.
        let isFixture: Bool
        /// Files here are called like the machines or domains that they are for.
        let isOfHosts: Bool
        /// Other people's code, brought along.
        let isForeign: Bool
        /// Definitions of pipelines lie here.
        let isPipelines: Bool
        /// What one of the names says that people talk about here: a chat or tickets.
        let talk: Purpose?
        let isWiki: Bool
        let isLogs: Bool
        let isTranslation: Bool
        let isMaildir: Bool
        let isDavfs: Bool
        /// `.gem/`, `cron.d/`, `cron/`, `etc/default/` and `etc/sysconfig/`, `conf.d/`.
        let isGem, isCronD, isCron, isDefaults, isConfD: Bool
        /// The last two names, in lower case.
        let last: ArraySlice<Substring>

        /// apt's logins, which are in the notation of `.netrc` (apt_auth.conf(5)).
        func isApt(_ name: String) -> Bool { last.last == "auth.conf.d" || name == "auth.conf" && last.last == "apt" }

        /// `path` ends with a slash, or is empty.
        init(_ path: some StringProtocol) {
            let path = String(path)
            let names = path.lowercased().pieces(between: "/")
            isFixture = names.indices.contains { Self.isFixture(names[$0], after: names[..<$0]) }
            isOfHosts = names.last.map { Self.hostPlaces.contains($0) } ?? false
            isForeign = names.contains { Self.foreign.contains($0) }
            isPipelines = names.contains(".github") && names.contains("workflows") || names.contains(".circleci")
                || names.contains(".buildkite") || names.contains(".gitlab")
            let words = names.flatMap { $0.pieces(between: "-_. ") }
            talk = Self.talk(words)
            isWiki = Self.isWiki(words)
            isLogs = names.contains("logs")
            isTranslation = names.contains { Self.translationWords.contains($0) }
            isMaildir = (names.contains("maildir") || names.contains("mail")) && (names.last == "cur" || names.last == "new")
            isDavfs = names.contains("davfs2") || names.contains(".davfs2")
            isGem = path.holds(".gem/")
            isCronD = path.holds("cron.d/")
            isCron = path.holds("cron/")
            isDefaults = path.holds("etc/default/") || path.holds("etc/sysconfig/")
            isConfD = path.holds("conf.d/")
            last = names.suffix(2)
        }

        /// The directories, with their last slash, and the name.
        static func parts(of path: String) -> (directory: Substring, name: Substring) {
            var end = path.utf8.endIndex
            while end > path.utf8.startIndex, path.utf8[path.utf8.index(before: end)] == UInt8(ascii: "/") { end = path.utf8.index(before: end) }
            let slash = path.utf8[..<end].lastIndex(of: UInt8(ascii: "/"))
            let start = slash.map { path.utf8.index(after: $0) } ?? path.startIndex
            return (path[..<start], path[start..<end])
        }

        /// What the first word that says so says.
        static func talk(_ words: [Substring]) -> Purpose? {
            for word in words {
                if chatWords.contains(word) { return .chat }
                if ticketWords.contains(word) { return .ticket }
            }
            return nil
        }

        static func isWiki(_ words: [Substring]) -> Bool { words.contains { wikiWords.contains($0) } }

        private static let chatWords: Set<Substring> = ["chat", "slack", "teams", "mattermost", "discord", "irc", "zulip"]
        private static let ticketWords: Set<Substring> = ["ticket", "tickets", "jira", "issues", "zendesk", "servicenow", "helpdesk"]
        private static let wikiWords: Set<Substring> = ["wiki", "docs", "doc", "confluence", "runbook", "runbooks", "handbook", "notion"]

        private static let foreign: Set<Substring> = [
            "node_modules", "site-packages", "bower_components", "pods", ".build", ".venv", "venv", "checkouts",
        ]

        private static let translationWords: Set<Substring> = [
            "i18n", "l10n", "locale", "locales", "lang", "langs", "languages", "translations", "translation", "messages", "lc_messages", "nls",
        ]

        private static func isFixture(_ name: Substring, after outer: ArraySlice<Substring>) -> Bool {
            guard isFixtureWord(name) || name == "vendor" || name == "third_party" else { return false }
            // `overlays/test`: where it runs, and what it takes there is as real as elsewhere.
            if let parent = outer.last, environmentPlaces.contains(parent), environments.contains(name) { return false }
            // `src/main/java/example/shop`: a package is called like its organisation's domain, from the end.
            return name != "example" || !isPackage(outer)
        }

        private static func isPackage(_ outer: ArraySlice<Substring>) -> Bool {
            guard let root = outer.lastIndex(where: { ["java", "kotlin", "scala", "groovy"].contains($0) }), root >= 2 else { return false }
            return outer[root - 1] == "main" && outer[root - 2] == "src"
        }

        /// `db-1.shop.example`: of the domains that stand for others in what is shown around (RFC 2606).
        static func isHost(_ name: Substring) -> Bool {
            let labels = name.pieces(between: ".")
            return labels.count >= 2 && labels.last == "example" && !labels.dropLast().contains { label in
                label.pieces(between: "-_").contains { fixtureWords.contains($0) || configurations.contains($0) }
            }
        }

        private static let environmentPlaces: Set<Substring> = [
            "environments", "environment", "envs", "env", "overlays", "stages", "stage", "clusters", "cluster", "inventories", "inventory", "tenants",
            "group_vars",
        ]
        private static let environments: Set<Substring> = ["test", "testing", "demo"]
        private static let hostPlaces: Set<Substring> = [
            "host_vars", "hosts", "nodes", "machines", "servers", "inventory", "inventories", "sites-enabled", "sites-available", "vhosts", "zones",
            "certs", "ssl", "tls", "issued",
        ]
        /// What a sample of is called like: `config.example`, `.env.local.example`.
        private static let configurations: Set<Substring> = [
            "config", "conf", "env", "settings", "secrets", "credentials", "values", "local", "application", "database", "docker", "compose", "properties",
        ]

        private static func isFixtureWord(_ directory: Substring) -> Bool {
            if isHost(directory) { return false }
            if fixtureWords.contains(directory) { return true }
            if directory.hasSuffix("tests") { return true }
            // Most names are one word, which was asked for above.
            let isOne = !directory.utf8.contains { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") }
            return !isOne && directory.pieces(between: "-_.").contains { fixtureWords.contains($0) }
        }

        private static let fixtureWords: Set<Substring> = [
            "test", "tests", "testing", "testdata", "spec", "specs", "fixture", "fixtures", "mock", "mocks", "example", "examples",
            "sample", "samples", "demo", "demos", "e2e", "__tests__", "__mocks__", "testutil", "testutils", "snippets", "benchmark",
            "benchmarks", "bench", "fuzz", "corpus",
        ]
    }
}

/// The kinds of many files, one after another: what their directory says is worked out once for those that follow each other in
/// it. For one thread.
public final class FileKinds {
    private var last: (path: Substring, directory: FileKind.Directory)?

    public init() {}

    public subscript(path: String) -> FileKind {
        let (directory, name) = FileKind.Directory.parts(of: path)
        if let last, last.path == directory { return FileKind(name: name, in: last.directory) }
        let new = FileKind.Directory(directory)
        last = (directory, new)
        return FileKind(name: name, in: new)
    }
}

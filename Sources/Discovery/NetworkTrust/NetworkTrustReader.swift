import Estate
import Glibc
import SecretScan

/// Finds rules that let somebody in for where they come from (R71), in the files of servers and in what starts them.
///
/// Precision first: a rule is told where the file itself says that nobody has to prove who they are. What a server does by default,
/// or what another file may change, is left alone.
enum NetworkTrustReader {
    static let sizeLimit = 1 << 20
    /// Of one file, and of one scan.
    static let fileLimit = 200
    static let limit = 20_000

    static func read(_ bytes: [UInt8], path: String) -> [NetworkTrust] {
        guard bytes.count <= sizeLimit, let format = Format(path: path), format.mayBe(in: bytes) else { return [] }
        let text = TrustText(String(decoding: bytes, as: UTF8.self), path: path)
        return Array(read(text, as: format, depth: 0).prefix(fileLimit))
    }

    /// Whether a file of this name is read at all.
    static func isRead(_ path: String) -> Bool { Format(path: path) != nil }

    private static func read(_ text: TrustText, as format: Format, depth: Int) -> [NetworkTrust] {
        switch format {
        case .hostAccess: return DatabaseTrust.hostAccess(text)
        case .redis: return DatabaseTrust.redis(text)
        case .redisUsers: return DatabaseTrust.redisUsers(text)
        case .pgbouncer: return DatabaseTrust.pgbouncer(text)
        case .mysql: return DatabaseTrust.mysql(text)
        case .mongo: return DatabaseTrust.mongo(text)
        case .elastic: return DatabaseTrust.elastic(text)
        case .rabbit: return DatabaseTrust.rabbit(text)
        case .mosquitto: return DatabaseTrust.mosquitto(text)
        case .haproxy: return HAProxyTrust.read(text)
        case .squid: return HAProxyTrust.squid(text)
        case .remoteHosts: return HostTrust.remoteHosts(text)
        case .exports: return HostTrust.exports(text)
        case .rsync: return HostTrust.rsync(text)
        case .postfix: return HostTrust.postfix(text)
        case .docker: return HostTrust.docker(text)
        case .web:
            // Two servers' files, alike in name: braces and semicolons, or sections in angle brackets.
            return NginxTrust.read(text) + ApacheTrust.read(text)
        case .settings:
            let embedded = depth > 0 ? [] : embedded(in: text).flatMap { read($0.text, as: $0.format, depth: depth + 1) }
            return SettingTrust.read(text) + embedded
        }
    }

    /// Files that a manifest carries (`pg_hba.conf: |`), and lists of `pg_hba` lines in operators' resources.
    private static func embedded(in text: TrustText) -> [(text: TrustText, format: Format)] {
        var found: [(TrustText, Format)] = []
        var index = 0
        while index < text.lines.count, found.count < 100 {
            let line = text.lines[index]
            index += 1
            let told = TrustText.trimmed(line)
            guard let colon = told.lastIndex(of: ":"), told.first != "#" else { continue }
            let name = TrustText.unquoted(TrustText.trimmed(told[..<colon]))
            let marks = TrustText.trimmed(told[told.index(after: colon)...])
            let isList = name == "pg_hba" && marks.isEmpty
            guard isList || marks.first == "|" && marks.count <= 3, let format = isList ? .hostAccess : Format(path: "x/\(name)"),
                format != .settings
            else { continue }
            let indent = TrustText.indent(line)
            let begin = index
            var body: [Substring] = []
            while index < text.lines.count {
                let next = text.lines[index]
                let inner = TrustText.trimmed(next)
                let depth = TrustText.indent(next)
                guard inner.isEmpty || depth > indent || isList && depth == indent && inner.first == "-" else { break }
                // An item of a list, its dash and quotes away.
                body.append(isList ? Substring(TrustText.unquoted(TrustText.trimmed(inner.drop { $0 == "-" }))) : next)
                index += 1
            }
            found.append((TrustText(body.joined(separator: "\n"), path: text.path, offset: text.offset + begin), format))
        }
        return found
    }

    // MARK: - Files by name

    enum Format {
        case hostAccess, redis, redisUsers, pgbouncer, mysql, mongo, elastic, rabbit, mosquitto, haproxy, squid, remoteHosts, exports, rsync
        case postfix, docker, web, settings

        init?(path: String) {
            guard Self.mayBe(path) else { return nil }
            let parts = path.lowercased().split(separator: "/").suffix(4)
            guard var name = parts.last.map(String.init) else { return nil }
            let directories = parts.dropLast().joined(separator: "/")
            for suffix in [".j2", ".erb", ".tpl", ".tmpl", ".template", ".epp"] where name.hasSuffix(suffix) { name.removeLast(suffix.count) }
            let suffix = name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
            func isConfiguration(_ stems: [String]) -> Bool {
                ["conf", "cfg", "cnf", "ini", "config"].contains(suffix)
                    && stems.contains { name.hasPrefix($0) || name.hasSuffix("\($0).\(suffix)") }
            }
            switch name {
            case "hosts.equiv", ".rhosts", "shosts.equiv", ".shosts": self = .remoteHosts
            case "exports" where directories.hasSuffix("etc") || directories.contains("nfs"): self = .exports
            case "rsyncd.conf": self = .rsync
            case "main.cf": self = .postfix
            case "daemon.json" where directories.contains("docker"): self = .docker
            case "users.acl" where directories.contains("redis") || directories.contains("valkey"): self = .redisUsers
            case "elasticsearch.yml", "elasticsearch.yaml", "opensearch.yml", "opensearch.yaml": self = .elastic
            case "mongod.conf", "mongodb.conf", "mongod.yml", "mongod.yaml", "mongos.conf": self = .mongo
            case "advanced.config" where directories.contains("rabbit"): self = .rabbit
            case ".htaccess": self = .web
            case _ where isConfiguration(["pg_hba", "pgbouncer_hba", "hba"]): self = .hostAccess
            case _ where isConfiguration(["pgbouncer"]): self = .pgbouncer
            case _ where isConfiguration(["redis", "valkey", "keydb"]): self = .redis
            case _ where isConfiguration(["rabbitmq"]): self = .rabbit
            case _ where isConfiguration(["mosquitto"]): self = .mosquitto
            case _ where isConfiguration(["haproxy"]): self = .haproxy
            case _ where isConfiguration(["squid"]): self = .squid
            case _ where suffix == "cnf" || name == "my.ini": self = .mysql
            case _ where ["conf", "vhost", "nginx"].contains(suffix): self = .web
            case _ where suffix.isEmpty && (directories.contains("sites-") || directories.contains("nginx")): self = .web
            case _ where ["yml", "yaml", "env", "sh", "service", "hcl", "nomad", "tf", "container"].contains(suffix): self = .settings
            case _ where name.hasPrefix("dockerfile") || name.hasPrefix("containerfile") || name.hasPrefix(".env"): self = .settings
            default: return nil
            }
        }

        /// Most files are programs and pages: their suffix alone says no.
        private static func mayBe(_ path: String) -> Bool {
            guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")), !path.utf8[dot...].contains(UInt8(ascii: "/")) else { return true }
            guard others.contains(path[path.utf8.index(after: dot)...]) else { return true }
            // `Dockerfile.go`, `.env.js`.
            let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8[path.utf8.index(after: $0)...] } ?? path.utf8[...]
            return name.first.map("dDcC.".utf8.contains) ?? true
        }

        private static let others: Set<Substring> = [
            "c", "cc", "cpp", "cs", "css", "csv", "erl", "ex", "exs", "go", "gif", "gz", "h", "hpp", "htm", "html", "jar", "java", "jpg", "js", "jsx",
            "kt", "lock", "log", "lua", "m", "md", "mjs", "php", "pl", "png", "properties", "py", "rb", "rs", "rst", "scala", "scss", "sql", "svg",
            "swift", "tcl", "ts", "tsx", "txt", "vue", "xml", "zip",
        ]

        /// What one of its rules cannot be written without; a file without it is not taken apart.
        private var anchors: [String] {
            switch self {
            case .hostAccess: ["trust", "ident"]
            case .web: ["allow", "Allow", "Require ip", "Require host", "Require local", "require ip"]
            case .settings: SettingTrust.anchors + ["pg_hba", "conf: |", "conf\": |", "cfg: |", "cnf: |", "yml: |", "ini: |", "hosts.equiv: |"]
            default: []
            }
        }

        func mayBe(in bytes: [UInt8]) -> Bool {
            let anchors = anchors
            guard !anchors.isEmpty else { return true }
            return bytes.withUnsafeBytes { all in anchors.contains { Self.has(Array($0.utf8), in: all) } }
        }

        private static func has(_ word: [UInt8], in all: UnsafeRawBufferPointer) -> Bool {
            guard let base = all.baseAddress, let first = word.first else { return false }
            var start = 0
            while start + word.count <= all.count, let hit = memchr(base + start, Int32(first), all.count - start) {
                let at = base.distance(to: UnsafeRawPointer(hit))
                guard at + word.count <= all.count else { return false }
                if memcmp(base + at, word, word.count) == 0 { return true }
                start = at + 1
            }
            return false
        }
    }
}

extension NetworkTrustReader {
    /// What a bare repository's newest commit holds: it has no files of its own.
    static func head(of scan: RepositoryScan) -> [NetworkTrust] {
        guard scan.repository.isBare, let reader = try? ObjectReader(scan.repository.store) else { return [] }
        return scan.history.headFiles.flatMap { path, id -> [NetworkTrust] in
            let shown = scan.prefix + String(decoding: path, as: UTF8.self)
            guard isRead(shown), let found = try? reader.read(id) else { return [] }
            return read(found.bytes, path: shown)
        }
    }

    /// For a report: widest first, each once, without what stands in tests and samples.
    static func listed(_ rules: [NetworkTrust], includesFixtures: Bool) -> [NetworkTrust] {
        Set(rules).filter { includesFixtures || $0.path.contains("://") || !FileKind(path: $0.path).isFixture }
            .sorted { ($0.reach, $0.path, $0.line, $0.kind, $0.to) < ($1.reach, $1.path, $1.line, $1.kind, $1.to) }
    }
}

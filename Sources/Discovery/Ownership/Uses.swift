import Runtime

/// Who uses which file, which variable of which directory, which name, by what compose files, units, pipelines, charts and
/// the like declare.
struct Uses {
    /// One use, before it is weighed.
    struct Use: Hashable {
        var workload: String
        var source: String
        var why: String
        var weight: Double
    }

    private(set) var files: [String: Set<Use>] = [:]
    /// Directory and variable → users: what `${NAME}` in a compose file or `var.name` in Terraform stands for.
    private var variables: [String: Set<Use>] = [:]
    /// Directories of charts and of projects with a declared name → user.
    private var directories: [String: Use] = [:]
    private var count = 0
    /// Directory of a chart → the charts that it is made of.
    var parts: [String: Set<String>] = [:]
    /// A compose service → the directory that it alone is built of.
    var builtHere: [String: String] = [:]
    /// A directory that a build file makes one program of → that program.
    var packages: [String: String] = [:]

    mutating func add(_ use: Use, file: String) {
        guard count < 200_000 else { return }
        count += 1
        files[file, default: []].insert(use)
    }

    mutating func add(_ use: Use, variable: String, in directory: String) {
        guard count < 200_000 else { return }
        count += 1
        variables["\(directory)\0\(variable)", default: []].insert(use)
    }

    mutating func add(_ use: Use, directory: String) {
        if directories.count < 50_000, directories[directory].map({ $0.weight < use.weight }) ?? true { directories[directory] = use }
    }

    func users(ofVariable name: String, in directory: String) -> Set<Use> { variables["\(directory)\0\(name)"] ?? [] }

    /// The declared user of the deepest directory around `path`.
    func user(ofDirectoryAround path: String) -> (use: Use, directory: String)? {
        var directory = Layout.directory(of: path)
        while true {
            if let use = directories[directory] { return (use, directory) }
            guard !directory.isEmpty else { return nil }
            directory = Layout.directory(of: String(directory.dropLast()))
        }
    }
}

/// Reads compose files.
enum ComposeReader {
    static func isCompose(_ path: String) -> Bool {
        let name = Layout.name(of: path).lowercased()
        guard name.hasSuffix(".yml") || name.hasSuffix(".yaml") else { return false }
        return name.hasPrefix("docker-compose") || name.hasPrefix("compose") || name.hasPrefix("docker-stack")
            || name.hasPrefix("podman-compose")
    }

    private static let servers = [
        "postgres", "mysql", "mariadb", "mongo", "redis", "valkey", "rabbitmq", "timescale", "pgvector", "memcached", "minio",
        "elasticsearch", "opensearch",
        "nats", "kafka", "cassandra", "clickhouse", "keydb", "influxdb", "neo4j", "couchdb", "mssql", "vault:",
    ]

    static func isServer(image: String) -> Bool {
        let last = image.lowercased().pieces(between: "/").last.map(String.init) ?? ""
        return servers.contains { last.hasPrefix($0) || last.contains($0) && !last.contains("exporter") }
    }

    static func add(_ root: Node, path: String, layout: Layout, uses: inout Uses, index: inout WorkloadIndex) {
        let directory = Layout.directory(of: path)
        let files = named(root["secrets"], directory, layout).merging(named(root["configs"], directory, layout)) { first, _ in first }
        var builtHere: [String] = []
        var named: Set<String> = []
        var servers: [WorkloadIndex.Workload] = []
        var note: WorkloadIndex.OwnerNote?
        defer {
            // What a team's services keep their data in is theirs.
            for var server in servers {
                if named.count == 1, server.owners.isEmpty, var note {
                    note.isOuter = true
                    note.why += " beside it"
                    server.owners = [note]
                }
                index.add(server)
            }
        }
        defer { if builtHere.count == 1 { uses.builtHere[builtHere[0]] = directory } }
        for entry in root["services"]?.entries ?? [] {
            let service = entry.value
            let isServer = isServer(image: service.string("image") ?? "")
            let name = entry.key
            var owners: [WorkloadIndex.OwnerNote] = []
            for label in pairs(service["labels"]) + pairs(service["deploy", "labels"])
                + pairs(service["x-owner"].map { .map([.init(key: "owner", line: $0.line, value: $0)], line: $0.line) })
            {
                let isOwner = (label.key.hasSuffix(".owner") || label.key.hasSuffix(".team")) && Kubernetes.isName(label.value)
                guard isOwner || Kubernetes.ownerRank(label.key, naming: label.value) != nil else { continue }
                owners.append(.init(owner: label.value, source: "\(path):\(label.line)", why: "label \(label.key) of service \(name)"))
            }
            var homes: [String] = []
            var isHere = false
            if let context = service["build"]?.text ?? service.string("build", "context") {
                let home = Layout.resolve(context, from: directory)
                if home != directory { homes = [home] } else { isHere = true }
            }
            named.formUnion(owners.map(\.owner))
            note = note ?? owners.first
            let workload = WorkloadIndex.Workload(
                name: name, kind: "compose service", source: "\(path):\(entry.line)", homes: homes, owners: owners, isServer: isServer)
            guard !isServer else {
                servers.append(workload)
                continue
            }
            index.add(workload)
            if isHere { builtHere.append(name) }
            for home in homes { index.addHome(home, of: name) }
            func use(_ what: String, _ line: Int, _ weight: Double = 0.93) -> Uses.Use {
                .init(workload: name, source: "\(path):\(line)", why: "service \(name) \(what)", weight: weight)
            }
            let listed = service["env_file"].map { $0.text.map { [$0] } ?? $0.items.compactMap { $0.text ?? $0.string("path") } } ?? []
            for file in listed {
                guard let found = layout.find(file, from: directory) else { continue }
                uses.add(use("reads \(file)", service["env_file"]?.line ?? entry.line), file: found)
            }
            for item in (service["secrets"]?.items ?? []) + (service["configs"]?.items ?? []) {
                guard let key = item.text ?? item.string("source"), let file = files[key] else { continue }
                uses.add(use("mounts \(key)", item.line), file: file)
            }
            for item in service["volumes"]?.items ?? [] {
                guard let source = item.string("source") ?? item.text?.pieces(between: ":").first.map(String.init),
                    source.hasPrefix(".") || source.hasPrefix("/"),
                    let file = layout.find(source, from: directory)
                else { continue }
                uses.add(use("mounts \(source)", item.line), file: file)
            }
            for variable in interpolations(service) {
                uses.add(use("takes ${\(variable)}", entry.line), variable: variable, in: directory)
            }
        }
    }

    private static func named(_ node: Node?, _ directory: String, _ layout: Layout) -> [String: String] {
        var files: [String: String] = [:]
        for entry in node?.entries ?? [] {
            if let file = entry.value.string("file"), let found = layout.find(file, from: directory) { files[entry.key] = found }
        }
        return files
    }

    /// A map's pairs, or a list's `key=value`.
    static func pairs(_ node: Node?) -> [(key: String, value: String, line: Int)] {
        guard let node else { return [] }
        let map = node.entries.compactMap { entry in entry.value.text.map { (entry.key, $0, entry.line) } }
        let list = node.items.compactMap { item -> (String, String, Int)? in
            guard let text = item.text, let equals = text.firstIndex(of: "=") else { return nil }
            return (String(text[..<equals]), String(text[text.index(after: equals)...]), item.line)
        }
        return map + list
    }

    /// The names in `${NAME}`, `${NAME:-…}` and `$NAME` anywhere below; a bare `NAME` in a list of variables is one too.
    private static func interpolations(_ node: Node) -> Set<String> {
        var names: Set<String> = []
        func scan(_ text: String) {
            var rest = text[...]
            while let dollar = rest.firstIndex(of: "$"), names.count < 500 {
                rest = rest[rest.index(after: dollar)...]
                if rest.first == "{" { rest = rest.dropFirst() }
                let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
                if !name.isEmpty { names.insert(String(name)) }
            }
        }
        node.visit { inner in
            for entry in inner.entries { if let text = entry.value.text { scan(text) } }
            for item in inner.items { if let text = item.text { scan(text) } }
        }
        for item in node["environment"]?.items ?? [] {
            if let text = item.text, !text.contains("=") { names.insert(text) }
        }
        for entry in node["environment"]?.entries ?? [] where entry.value.text?.isEmpty == true { names.insert(entry.key) }
        return names
    }
}

/// Reads systemd units, crontabs and Procfiles: what runs on a host, and which files it reads.
enum HostReader {
    static func isUnit(_ path: String) -> Bool {
        path.hasSuffix(".service") || path.hasSuffix(".container") || path.holds(".service.d/") && path.hasSuffix(".conf")
    }

    static func unitName(_ path: String) -> String {
        var name = Layout.name(of: path)
        if path.holds(".service.d/"), let directory = path.pieces(between: "/").dropLast().last { name = String(directory.dropLast(2)) }
        for suffix in [".service", ".container"] where name.hasSuffix(suffix) { name = String(name.dropLast(suffix.count)) }
        return name.pieces(between: "@").first.map(String.init) ?? name
    }

    static func addUnit(_ text: String, path: String, layout: Layout, uses: inout Uses, index: inout WorkloadIndex) {
        let name = unitName(path)
        var owners: [WorkloadIndex.OwnerNote] = []
        uses.add(.init(workload: name, source: path, why: "unit \(name) holds it", weight: 0.93), file: path)
        for (line, content) in numbered(text) {
            if let note = Annotations.owner(inLine: content) {
                owners.append(.init(owner: note, source: "\(path):\(line)", why: "a note in unit \(name)"))
            }
            guard let equals = content.firstIndex(of: "="), !content.hasPrefix("#"), !content.hasPrefix(";") else { continue }
            let key = content[..<equals].trimmingSuffix { $0 == " " }
            let value = content[content.index(after: equals)...]
            if key == "X-Owner" || key == "X-Team", Kubernetes.isName(String(value)) {
                owners.append(.init(owner: String(value), source: "\(path):\(line)", why: "\(key) of unit \(name)"))
            }
            guard
                key == "EnvironmentFile" || key == "LoadCredential" || key == "LoadCredentialEncrypted" || key.hasPrefix("Exec")
                    || key == "WorkingDirectory" || key == "Volume"
            else { continue }
            for word in paths(in: value, separators: " :=,") {
                guard
                    let file = layout.find(word, from: Layout.directory(of: path))
                        ?? (key == "EnvironmentFile" ? layout.only(named: Layout.name(of: word), inRepositoryOf: path) : nil)
                else { continue }
                let program = key.hasPrefix("Exec")
                uses.add(
                    .init(
                        workload: name, source: "\(path):\(line)", why: "unit \(name) \(program ? "runs with" : "reads") \(word)",
                        weight: program ? 0.88 : 0.93), file: file)
            }
        }
        index.add(.init(name: name, kind: "unit", source: path, owners: owners))
    }

    static func isCrontab(_ path: String) -> Bool {
        let name = Layout.name(of: path).lowercased()
        return name == "crontab" || name.hasPrefix("crontab.") || name.hasSuffix(".cron") || name.hasSuffix(".crontab")
            || path.holds("cron.d/")
            || path.holds("/crontabs/") || path.holds("spool/cron/")
    }

    /// The one address that cron mails what a job prints.
    private static func mailbox(_ text: Substring) -> String? {
        let address = text.filter { !"\"' \r".contains($0) }
        return address.contains("@") && !address.contains(",") && address.utf8.count <= 200 ? address : nil
    }

    static func addCrontab(_ text: String, path: String, layout: Layout, uses: inout Uses, index: inout WorkloadIndex) {
        let fileName = Layout.name(of: path)
        // In the spool, each is called like the account that it is of.
        let service = path.holds("/crontabs/") || path.holds("spool/cron/") ? ServiceAccounts.service(of: fileName) : nil
        let isNamed = service != nil || path.holds("cron.d/") || path.hasSuffix(".cron") || path.hasSuffix(".crontab")
        let own = service ?? fileName.pieces(between: ".").first.map(String.init) ?? fileName
        var programs: [(name: String, line: Int)] = []
        var owners: [WorkloadIndex.OwnerNote] = []
        for (line, content) in numbered(text) {
            if let note = Annotations.owner(inLine: content) {
                owners.append(.init(owner: note, source: "\(path):\(line)", why: "a note in \(fileName)"))
            }
            if content.hasPrefix("MAILTO="), let address = mailbox(content.dropFirst(7)) {
                owners.append(.init(owner: address, source: "\(path):\(line)", why: "MAILTO in \(fileName)", isContact: true))
            }
            guard let first = content.first, first.isNumber || first == "*" || first == "@" else { continue }
            for word in paths(in: content, separators: " ;&|<>\"'=") where word.contains("/") {
                guard !word.hasPrefix("/bin/"), !word.hasPrefix("/usr/bin/"), !word.hasPrefix("/dev/"), !word.hasPrefix("*/") else {
                    continue
                }
                let stem = product(of: word) ?? Layout.name(of: word).pieces(between: ".").first.map(String.init) ?? ""
                let isProgram =
                    ["sh", "py", "rb", "pl", "php", "js"].contains(word.pieces(between: ".").last.map(String.init) ?? "")
                    || !Layout.name(of: word).contains(".")
                if isProgram, !stem.isEmpty, !word.holds("/log/") { programs.append((stem, line)) }
                guard let file = layout.find(word, from: Layout.directory(of: path)), file != path else { continue }
                let name = isNamed ? own : (isProgram ? stem : programs.last.map(\.name) ?? own)
                uses.add(
                    .init(workload: name, source: "\(path):\(line)", why: "cron job \(name) runs with \(word)", weight: 0.9), file: file)
            }
        }
        let names = isNamed ? [own] : Array(Set(programs.map(\.name)))
        for name in names { index.add(.init(name: name, kind: "cron job", source: path, owners: owners)) }
        if names.count == 1 || isNamed {
            uses.add(.init(workload: names[0], source: path, why: "crontab of \(names[0]) holds it", weight: 0.9), file: path)
        }
    }

    /// `/opt/orders/bin/publish` is one of the programs of `orders`.
    private static func product(of path: String) -> String? {
        let parts = path.pieces(between: "/")
        guard path.hasPrefix("/opt/") || path.hasPrefix("/srv/"), parts.count >= 4, ["bin", "sbin", "libexec"].contains(parts[2]) else { return nil }
        let name = parts[1].lowercased()
        return WorkloadIndex.generic.contains(name) || ["scripts", "tools", "local", "shared"].contains(name) ? nil : String(parts[1])
    }

    private static func paths(in text: some StringProtocol, separators: String) -> [String] {
        text.split { separators.contains($0) || $0.isWhitespace }.prefix(200).map { word in
            var word = word[...]
            while let first = word.first, "-+!@\"'%".contains(first) { word = word.dropFirst() }
            while let last = word.last, "\"'".contains(last) { word = word.dropLast() }
            return String(word)
        }.filter { $0.contains("/") || $0.contains(".") }
    }

    static func numbered(_ text: String) -> [(Int, Substring)] {
        text.lines.prefix(20_000).enumerated().map {
            ($0 + 1, $1.drop { $0 == " " || $0 == "\t" })
        }
    }
}

import Estate
import Runtime
import SecretScan

/// What a pipeline's definition says that each run of it reads (R106): references to the CI service's secrets, bindings of stored
/// credentials, and commands that ask a secret store. Lines, not grammars: a read is one name at one place, whatever the dialect.
struct PipelineReader {
    private(set) var reads: [PipelineReads.Read] = []
    let system: String

    private static let lineLimit = 20_000
    private static let readLimit = 2000

    init(_ text: String, path: String) {
        system = Self.system(of: path)
        var job: (name: String, indent: Int)?
        var isInJobs = system != "github" && system != "circleci" && system != "azure"
        var vault: Int?
        let lines = text.lines
        let assigned = Self.assigned(lines.prefix(Self.lineLimit))
        for (number, line) in lines.prefix(Self.lineLimit).enumerated() where line.utf8.count <= 4096 {
            let indent = line.prefix { $0 == " " }.count
            let content = line.dropFirst(indent)
            if content.isEmpty || content.hasPrefix("#") || content.hasPrefix("//") { continue }
            if indent == 0, content.hasPrefix("jobs:") { isInJobs = true } else if indent == 0, isInJobs, system == "github" { isInJobs = false }
            if isInJobs, let name = Self.key(content), indent == (system == "github" || system == "circleci" ? 2 : 0) { job = (name, indent) }
            let at = job?.name
            func read(_ secret: some StringProtocol, _ how: String) {
                guard !secret.isEmpty, secret.utf8.count <= 200, reads.count < Self.readLimit else { return }
                let one = PipelineReads.Read(secret: shown(secret), how: how, job: at, line: number + 1)
                if !reads.contains(where: { $0.secret == one.secret && $0.line == one.line }) { reads.append(one) }
            }
            if let block = vault {
                if indent > block {
                    // hashicorp/vault-action: `kv/data/shop/db password | DB_PASSWORD ;`
                    if let path = content.split(whereSeparator: { $0 == " " || $0 == ";" }).first, path.contains("/") { read(path, "vault") }
                    continue
                }
                vault = nil
            }
            if system == "github", content.hasPrefix("secrets: |") { vault = indent }
            for name in Self.names(after: "secrets.", in: content) where name != "GITHUB_TOKEN" && name != "github_token" { read(name, "expression") }
            for bracket in ["secrets['", "secrets[\""] {
                for rest in Self.tails(after: bracket, in: content) { read(rest.prefix { $0 != "'" && $0 != "\"" }, "expression") }
            }
            if content.hasPrefix("secrets: inherit") { read("all that the caller has", "expression") }
            for mark in ["credentialsId:", "credentials("] where system == "jenkins" {
                for rest in Self.tails(after: mark, in: content) { read(Self.unquoted(rest), "binding") }
            }
            if system == "drone", content.hasPrefix("from_secret:") { read(Self.unquoted(content.dropFirst(12)), "binding") }
            if system == "circleci", let context = Self.after("context:", content) { for name in Self.list(context) { read(name, "context") } }
            if system == "azure", let group = Self.after("group:", content) { read(Self.unquoted(group), "context") }
            if system == "gitlab", let path = Self.after("vault:", content), path.contains("/") { read(Self.unquoted(path), "vault") }
            for name in Self.variables(content, azure: system == "azure") where !assigned.contains(name) && Self.isSecret(name) { read(name, "environment") }
            for (store, secret) in Self.asked(content) { read(secret, store) }
        }
    }

    static func system(of path: String) -> String {
        let name = Layout.name(of: path).lowercased()
        if path.holds("workflows/") { return "github" }
        if path.holds("gitlab") { return "gitlab" }
        if path.holds(".circleci/") { return "circleci" }
        if name.hasPrefix("jenkinsfile") { return "jenkins" }
        if name.hasPrefix("azure-pipelines") { return "azure" }
        if name.hasPrefix("bitbucket") { return "bitbucket" }
        if name == ".drone.yml" || name == ".woodpecker.yml" { return "drone" }
        if name == ".travis.yml" { return "travis" }
        return path.holds(".buildkite/") ? "buildkite" : "ci"
    }

    /// One of these stands in each command that asks a store.
    private static let commands = ["get-secret-value", "get-parameter", "vault", "versions", "keyvault", "sops", "op://"]

    /// What a line of a definition, a script or a log asks a store for.
    static func asked(_ line: Substring) -> [(store: String, secret: String)] {
        guard commands.contains(where: line.holds) else { return [] }
        let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "=" || $0 == "(" || $0 == ")" || $0 == "`" || $0 == ";" })
            .prefix(200).map { unquoted($0) }
        var found: [(String, String)] = []
        func option(_ names: [String], after start: Int) -> String? {
            guard let at = words[start...].firstIndex(where: names.contains), at + 1 < words.count else { return nil }
            return words[at + 1]
        }
        for (index, word) in words.enumerated() {
            let next = index + 1 < words.count ? words[index + 1] : ""
            switch word {
            case "get-secret-value": if let name = option(["--secret-id"], after: index) { found.append(("aws", name)) }
            case "get-parameter", "get-parameters": if let name = option(["--name", "--names"], after: index) { found.append(("aws", name)) }
            case "vault" where next == "read" || next == "kv":
                let rest = words[(index + 2)...].filter { !$0.hasPrefix("-") && $0 != "get" && $0.contains("/") }
                if next == "read" || words.dropFirst(index + 2).first == "get", let path = rest.first { found.append(("vault", path)) }
            case "versions" where next == "access": if let name = option(["--secret"], after: index) { found.append(("gcp", name)) }
            case "keyvault" where next == "secret": if let name = option(["--name", "-n"], after: index) { found.append(("azure", name)) }
            case "sops" where ["-d", "--decrypt", "decrypt", "exec-env", "exec-file"].contains(next):
                if index + 2 < words.count { found.append(("file", words[index + 2])) }
            default: if word.hasPrefix("op://") { found.append(("1password", word)) }
            }
        }
        return found
    }

    // MARK: - Lines

    private static func key(_ content: Substring) -> String? {
        guard let colon = content.firstIndex(of: ":"), content[content.index(after: colon)...].allSatisfy({ $0 == " " || $0 == "\r" }) else { return nil }
        let name = unquoted(content[..<colon])
        return !name.isEmpty && name.allSatisfy({ $0.isLetter || $0.isNumber || "-_. :/".contains($0) }) ? name : nil
    }

    private static func after(_ key: String, _ content: Substring) -> Substring? {
        let text = content.hasPrefix("- ") ? content.dropFirst(2) : content
        return text.hasPrefix(key) ? text.dropFirst(key.count) : nil
    }

    private static func list(_ text: Substring) -> [String] {
        text.split(whereSeparator: { "[], \r".contains($0) }).map { unquoted($0) }.filter { !$0.isEmpty }
    }

    private static func unquoted(_ text: some StringProtocol) -> String {
        let cut = text.drop { " '\"(".contains($0) }
        return String(cut.prefix { !"'\",)\r".contains($0) }.trimmingSuffix { $0 == " " })
    }

    private static func tails(after mark: String, in content: Substring) -> [Substring] {
        var tails: [Substring] = []
        var rest = content
        while let range = rest.firstBytes(of: mark), tails.count < 100 {
            rest = rest[range.upperBound...]
            tails.append(rest)
        }
        return tails
    }

    private static func names(after mark: String, in content: Substring) -> [String] {
        guard content.holds("${{") || content.holds("if:") else { return [] }
        return tails(after: mark, in: content).map { String($0.prefix { $0.isLetter || $0.isNumber || $0 == "_" }) }.filter { !$0.isEmpty }
    }

    /// `$NAME`, `${NAME}`; `$(name)` of Azure.
    private static func variables(_ content: Substring, azure: Bool) -> [String] {
        tails(after: "$", in: content).compactMap { tail in
            var rest = tail
            if rest.hasPrefix("{{") { return nil }
            if rest.hasPrefix("{") || azure && rest.hasPrefix("(") { rest = rest.dropFirst() } else if rest.hasPrefix("(") { return nil }
            if rest.hasPrefix("env:") { rest = rest.dropFirst(4) }
            let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || azure && $0 == "-") }
            return name.count >= 3 ? String(name) : nil
        }
    }

    /// Names that the definition gives values to itself: what it reads elsewhere is told there.
    private static func assigned(_ lines: ArraySlice<Substring>) -> Set<String> {
        var names: Set<String> = []
        for line in lines where line.utf8.count <= 4096 {
            let content = line.drop { $0 == " " || $0 == "-" }
            let name = content.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
            let rest = content.dropFirst(name.count)
            if !name.isEmpty, rest.hasPrefix(":") || rest.hasPrefix("=") { names.insert(String(name)) }
            for export in tails(after: "export ", in: line[...]) {
                names.insert(String(export.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }))
            }
        }
        return names
    }

    private static let telling = ["TOKEN", "PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "CREDENTIAL", "PRIVATE_KEY", "API_KEY", "APIKEY", "ACCESS_KEY", "DEPLOY_KEY", "SSH_KEY"]

    static func isSecret(_ name: String) -> Bool {
        let upper = name.uppercased().replacing("-", with: "_")
        // What the service makes for each job is no standing secret.
        if upper.hasPrefix("CI_") || upper == "GITHUB_TOKEN" || upper == "SYSTEM_ACCESSTOKEN" { return false }
        return telling.contains { upper.contains($0) } || upper.hasSuffix("_PAT") || upper.hasSuffix("_KEY") || upper.hasSuffix("_PASS")
    }
}

/// All pipelines of a tree, and what logs show of their runs.
struct PipelineList {
    private static let fileLimit = 5000

    static func read(_ files: ContextReader) -> [PipelineReads] {
        var pipelines: [PipelineReads] = []
        for path in files.paths where pipelines.count < fileLimit {
            // Told by the end of the name first: this is asked of every file of a tree.
            let name = Layout.name(of: path)
            guard path.hasSuffix(".yml") || path.hasSuffix(".yaml") || name.hasPrefix("Jenkinsfile") || name.hasPrefix("jenkinsfile"),
                RunnerReader.isPipeline(path)
            else { continue }
            guard !FileKind(path: path).isFixture, let text = files.text(path) else { continue }
            let reader = PipelineReader(text, path: path)
            let called = RunnerReader.pipelineName(Self.title(of: text, path: path), path: path, line: 0, slot: nil)
            pipelines.append(PipelineReads(name: "\(reader.system):\(called)", path: path, system: reader.system, reads: reader.reads))
        }
        addLogs(files, &pipelines)
        return pipelines.sorted { ($1.reads.count, $0.path) < ($0.reads.count, $1.path) }
    }

    /// As much of a definition as names it as a whole: the line of its name, which only a workflow has. Parsing it all is dear.
    private static func title(of text: String, path: String) -> Node? {
        guard path.holds("workflows/") else { return nil }
        guard let line = text.lines.first(where: { $0.hasPrefix("name:") }) else { return nil }
        let value = line.dropFirst(5).drop { $0 == " " }
        // A name over several lines, an anchor, a tag.
        if value.first.map({ ">|&*!#".contains($0) }) ?? true { return Documents(yaml: text).roots.first }
        return Documents(yaml: String(line)).roots.first
    }

    private static let logWords: Set<String> = ["ci", "build", "builds", "pipeline", "pipelines", "actions", "workflow", "jenkins", "runner", "job", "jobs", "deploy", "release"]

    /// Each log is one run. It is of the pipeline whose file or name it bears; else of one that only its logs tell of.
    private static func addLogs(_ files: ContextReader, _ pipelines: inout [PipelineReads]) {
        var count = 0
        for path in files.paths where count < fileLimit {
            guard path.hasSuffix(".log") || path.hasSuffix(".txt"), FileKind(path: path).purpose == .log,
                !logWords.isDisjoint(with: WorkloadIndex.words(path)), let text = files.text(path)
            else { continue }
            count += 1
            let reads = reads(inLog: text)
            let words = Set(WorkloadIndex.words(path))
            let own = pipelines.indices.first { index in
                let stem = pipelines[index].name.split(separator: ":").last.map { WorkloadIndex.words($0) } ?? []
                return pipelines[index].system != "log" && !stem.isEmpty && stem != ["ci"] && words.isSuperset(of: stem)
            }
            let index: Int
            if let own {
                index = own
            } else {
                let directory = Layout.directory(of: path)
                let name = "log:" + (directory.isEmpty ? path : directory)
                if let known = pipelines.firstIndex(where: { $0.name == name }) {
                    index = known
                } else {
                    pipelines.append(PipelineReads(name: shown(name), path: path, system: "log", reads: []))
                    index = pipelines.count - 1
                }
            }
            pipelines[index].loggedRuns = (pipelines[index].loggedRuns ?? 0) + 1
            pipelines[index].loggedReads = (pipelines[index].loggedReads ?? 0) + reads
        }
    }

    /// Masked variables, each name once for each step, and commands that ask a store.
    static func reads(inLog text: String) -> Int {
        var count = 0
        var step: Set<Substring> = []
        for line in text.lines.prefix(200_000) where line.utf8.count <= 4096 {
            if line.holds("##[group]") || line.holds("[Pipeline] ") || line.holds("section_start:") { step = [] }
            count += PipelineReader.asked(line).count
            guard let mask = line.firstBytes(of: "***") ?? line.firstBytes(of: "[MASKED]") else { continue }
            let name = line[..<mask.lowerBound].trimmingSuffix { " :='\"".contains($0) }.split(whereSeparator: { " \t".contains($0) }).last ?? ""
            if name.utf8.count >= 3, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }), step.insert(name).inserted { count += 1 }
        }
        return count
    }
}

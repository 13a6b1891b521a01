import Estate
import Foundation
import SecretScan

/// Everything that authenticates, one row each with its kind (R2): what manifests declare, what pipelines and scripts do, what
/// talks to or for a model, and the accounts that live systems and connection strings name.
struct WorkloadRows {
    private var rows: [String: FoundWorkload] = [:]
    private let reader: EstateReader
    private let users: [String: Int]

    private static let rowLimit = 50_000

    init(_ reader: EstateReader, _ credentials: [FoundCredential], pipelines: [PipelineReads], accounts: [FoundWorkload]) {
        self.reader = reader
        var users: [String: Int] = [:]
        for credential in credentials { for workload in Set(credential.workloads.map(Organisation.key)) { users[workload, default: 0] += 1 } }
        self.users = users
        for (key, all) in reader.index.workloads.sorted(by: { $0.key < $1.key }) { add(key, all) }
        for name in reader.catalogue.apis { add(.init(name: name.name, kind: .api, source: name.source, why: "an API of the catalogue", owner: name.owner)) }
        addInterfaces()
        addModelTools()
        for pipeline in pipelines where pipeline.system != "log" {
            let name = pipeline.name.split(separator: ":").last.map(String.init) ?? pipeline.name
            add(.init(name: name, kind: .pipeline, source: pipeline.path, why: "a pipeline of \(pipeline.system)"))
        }
        addScripts(credentials)
        for account in accounts { add(account) }
        let told = Set(accounts.map(\.name))
        for credential in credentials { addLogins(credential, except: told) }
        for credential in credentials {
            for one in credential.workloadEvidence where !isKnown(one.workload) {
                add(.init(name: one.workload, kind: .service, source: one.source, why: "only named as a user: \(one.why)"))
            }
        }
    }

    var result: [FoundWorkload] {
        rows.values.sorted { ($0.kind.rawValue, $0.name, $0.source) < ($1.kind.rawValue, $1.name, $1.source) }
    }

    private func isKnown(_ name: String) -> Bool {
        FoundWorkload.Kind.allCases.contains { $0 != .account && rows["\($0.rawValue)\0\(Organisation.key(name))"] != nil }
    }

    private mutating func add(_ row: FoundWorkload) {
        guard rows.count < Self.rowLimit, !row.name.isEmpty, row.name.utf8.count <= 200 else { return }
        let key = "\(row.kind.rawValue)\0" + (row.kind == .account || row.kind == .script ? "\(row.name)\0\(row.source)" : Organisation.key(row.name))
        guard rows[key] == nil else { return }
        var row = row
        if row.kind != .account { row.credentials = users[Organisation.key(row.name)] ?? 0 }
        row.environment = row.environment ?? Environments.of(path: row.source, slot: nil)
        rows[key] = row
    }

    // MARK: - What is declared

    /// One thing under one name is one row, whatever declares it; its kind is the one that says most.
    private mutating func add(_ key: String, _ all: [WorkloadIndex.Workload]) {
        // A name that stands for another is that other's row.
        guard let first = all.first, reader.index.named(first.name).map({ Organisation.key($0) == key }) ?? true else { return }
        var best: (rank: Int, kind: FoundWorkload.Kind, why: String, source: String)?
        for one in all {
            let (rank, kind) = Self.kind(one)
            let why = one.isServer ? "\(one.kind), a server for others" : one.kind
            if best.map({ rank > $0.rank }) ?? true { best = (rank, kind, why, one.source) }
        }
        guard var best else { return }
        if best.kind != .pipeline, let why = modelUse(first.name, all) { best = (99, .ai, why, best.source) }
        add(
            .init(
                name: first.name, kind: best.kind, source: best.source, why: best.why, namespace: all.compactMap(\.namespace).first,
                owner: all.flatMap(\.owners).first { !$0.isOuter && !$0.isContact }?.owner))
    }

    /// Of several declarations the one with the highest rank says what it is.
    private static func kind(_ one: WorkloadIndex.Workload) -> (rank: Int, kind: FoundWorkload.Kind) {
        let kind = one.kind.lowercased()
        if kind.contains("lambda") || kind.contains("function") || kind.contains("serverless") { return (9, .function) }
        if ["cronjob", "job", "cron job", "cronworkflow", "workflow", "workflowtemplate", "sparkapplication", "scheduledsparkapplication"].contains(kind)
            || kind.contains("scheduled") || kind.contains("batch")
        {
            return (8, .job)
        }
        if ["deployment", "statefulset", "daemonset", "rollout", "deploymentconfig", "service.serving", "unit", "component"].contains(kind) {
            return (7, .service)
        }
        if kind == "program" { return (6, .script) }
        if kind == "compose service" || kind == "pod" || kind == "container" || one.isServer { return (5, .container) }
        // A directory or a chart says that there is something, and little of what.
        return (kind == "directory" || kind == "repository" ? 4 : 6, .service)
    }

    // MARK: - Models

    private static let modelWords: Set<String> = [
        "llm", "gpt", "copilot", "mcp", "rag", "langchain", "langgraph", "ollama", "vllm", "litellm", "chatbot", "openai", "anthropic", "claude", "gemini",
        "genai", "ai",
    ]
    private static let agentWords: Set<String> = ["agent", "assistant", "bot"]
    private static let frameworks = [
        "langchain", "langgraph", "llama-index", "llama_index", "crewai", "autogen", "semantic-kernel", "openai-agents", "pydantic-ai", "smolagents",
        "@modelcontextprotocol/", "modelcontextprotocol", "fastmcp", "vllm", "ollama",
    ]
    private static let clients = ["openai", "anthropic", "google-generativeai", "mistralai", "cohere", "transformers", "litellm", "mcp"]

    private func modelUse(_ name: String, _ all: [WorkloadIndex.Workload]) -> String? {
        let words = Set(WorkloadIndex.words(name))
        if let word = words.intersection(Self.modelWords).sorted().first { return "its name says `\(word)`" }
        let isAgent = !words.isDisjoint(with: Self.agentWords)
        for home in reader.index.homes(of: name).prefix(3) {
            for file in ["requirements.txt", "pyproject.toml", "package.json", "go.mod"] where reader.layout.exists(home + file) {
                guard let text = reader.files.text(home + file)?.prefix(100_000).lowercased() else { continue }
                if let found = Self.frameworks.first(where: text.contains) { return "\(home)\(file) depends on `\(found)`" }
                if isAgent, let found = Self.clients.first(where: text.contains) { return "\(home)\(file) depends on `\(found)`" }
            }
        }
        return nil
    }

    /// Servers of tools for a model: each is started, with its secrets, by whoever's editor or agent reads the file.
    private mutating func addModelTools() {
        for path in reader.files.paths where path.hasSuffix(".json") {
            let name = Layout.name(of: path)
            guard name == "mcp.json" || name == ".mcp.json" || name == "claude_desktop_config.json" || name == "mcp_config.json",
                let bytes = reader.files.bytes(path), let tree = JSONTree(bytes)
            else { continue }
            for key in ["mcpServers", "servers"] {
                for (server, _) in tree[key].map { add(.init(name: shown(server, limit: 100), kind: .ai, source: path, why: "a tool server for a model")) }
            }
        }
    }

    // MARK: - Interfaces, scripts, accounts

    private mutating func addInterfaces() {
        for path in reader.files.paths where path.hasSuffix(".yaml") || path.hasSuffix(".yml") || path.hasSuffix(".json") {
            let name = Layout.name(of: path).lowercased()
            guard name.hasPrefix("openapi") || name.hasPrefix("swagger") || name.hasPrefix("asyncapi"), !FileKind(path: path).isFixture,
                let text = reader.files.text(path)
            else { continue }
            let root = (name.hasSuffix(".json") ? Documents(json: text) : Documents(yaml: text)).roots.first
            guard root?.string("openapi") ?? root?.string("swagger") ?? root?.string("asyncapi") != nil else { continue }
            let title = root?.string("info", "title") ?? reader.index.home(around: path)?.names.first ?? path
            add(.init(name: shown(title, limit: 100), kind: .api, source: path, why: "an interface description"))
        }
    }

    /// A script that holds a credential, or one that runs by itself.
    private mutating func addScripts(_ credentials: [FoundCredential]) {
        var counts: [String: Int] = [:]
        for credential in credentials {
            for path in Set(credential.sightings.filter { $0.isCurrent && !$0.path.contains("://") }.map(\.path)) where FileKind(path: path).format == .shell {
                counts[path, default: 0] += 1
            }
        }
        for (path, count) in counts.sorted(by: { $0.key < $1.key }) where !Layout.name(of: path).hasPrefix(".") && !path.contains("history") {
            let row = FoundWorkload(name: Layout.name(of: path), kind: .script, source: path, why: "a script that holds a credential", credentials: count)
            let key = "\(row.kind.rawValue)\0\(row.name)\0\(row.source)"
            if rows[key] == nil, rows.count < Self.rowLimit { rows[key] = row }
        }
    }

    private mutating func addLogins(_ credential: FoundCredential, except told: Set<String>) {
        for endpoint in credential.opens.prefix(64) {
            // What a server tells of its own accounts says more than where somebody wrote one down.
            guard let user = endpoint.user, !user.isEmpty, !told.contains(user), endpoint.host != nil || endpoint.database != nil else { continue }
            var place = endpoint
            place.user = nil
            let source = shown(place.description)
            let key = "\(FoundWorkload.Kind.account.rawValue)\0\(user)\0\(source)"
            if rows[key] != nil {
                rows[key]?.credentials += 1
            } else if rows.count < Self.rowLimit {
                rows[key] = FoundWorkload(name: shown(user), kind: .account, source: source, why: "a login written beside a credential", credentials: 1)
            }
        }
    }
}

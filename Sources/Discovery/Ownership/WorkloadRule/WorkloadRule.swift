import Estate
import Runtime
import SecretScan

/// Says which workloads one place of a credential speaks for. What is declared counts before what lies near, and what lies
/// near before what only bears a name: the first that answers is taken, so that a weak hint never adds to a firm one.
final class WorkloadRule {
    /// What was asked of one place.
    struct Answer {
        var workloads: [WorkloadEvidence] = []
        /// Owners that are named right beside the value.
        var tags: [Record.Tag] = []
        var environments: [String] = []
        /// The place's own directory belongs to its workloads, so that whoever keeps the file owns them.
        var isAtHome = false
        /// A namespace whose labels speak too.
        var namespace: String?
        /// Names around the value.
        var names: [String] = []
        /// What an account list says of its key.
        var createdAt: Timestamp?
        var lastUsedAt: Timestamp?
        /// It lies in somebody's home directory and is for an account that is not theirs.
        var isAnothers = false
        /// Who it may belong to by where it lies.
        var hints: [Hint] = []
    }

    /// A file as it is, or as a commit has it.
    struct Version: Hashable {
        var path: String
        var commit: String?
    }

    var reader: EstateReader { didSet { columns = [:] } }
    /// Those that were parsed; `nil` for what cannot be.
    var documents: [Version: Documents?] = [:]
    let variables: Set<String>
    var readers: [String: [String: String]]?
    var jenkins: [String: [(path: String, line: Int)]]?
    var roles: AnsibleRoles?
    /// Outermost groups of exported projects, with how many are in each; read when first asked for.
    var groups: [String: Int]?
    /// Stores, and whether the paths in them begin with teams.
    var stores: [String: Bool] = [:]
    /// Columns of tables that name services.
    var columns: [Version: ServiceColumn?] = [:]
    /// States that hold values.
    var states: [Version: TerraformState] = [:]

    /// `variables`: names that hold values, to be looked for in the sources of the workloads when nothing else answers.
    init(_ reader: EstateReader, variables: Set<String>) {
        self.reader = reader
        self.variables = variables
    }

    /// `text` is the file's, today's or that of the commit.
    func ask(_ sighting: Sighting, _ found: Collector.Found, text: String?) -> Answer {
        let path = sighting.path
        let kind = FileKind(path: path)
        var answer = Answer()
        if Environ.isCapture(path), let text {
            let command = reader.files.text(Layout.directory(of: path) + "cmdline")
            if let (name, why) = Environ.process(text, isCapture: true, command: command) {
                answer.workloads = [
                    WorkloadEvidence(kind: .declared, workload: reader.index.named(name) ?? name, source: path, weight: 0.85, why: why)
                ]
            }
            return answer
        }
        if kind.format == .prose, let text, let name = Environ.program(inList: text, line: sighting.line) {
            answer.workloads = [
                WorkloadEvidence(
                    kind: .declared, workload: reader.index.named(name) ?? name, source: "\(path):\(sighting.line)", weight: 0.85,
                    why: "an argument of a process that runs \(name)")
            ]
            return answer
        }
        if [.env, .prose].contains(kind.format), let text, let (name, why) = Environ.process(text) {
            answer.workloads = [
                WorkloadEvidence(kind: .declared, workload: reader.index.named(name) ?? name, source: path, weight: 0.85, why: why)
            ]
            return answer
        }
        let purpose = purpose(of: sighting)
        switch purpose {
        case .chat, .ticket, .documentation, .log, .spreadsheet:
            answer.workloads = mentions(sighting, found, kind, purpose, text, &answer.hints)
            if let environment = Environments.of(path: "", slot: sighting.slot) { answer.environments = [environment] }
            return answer
        default: break
        }
        var records = records(sighting, found, kind, text)
        if !reader.accounts.isEmpty, found.kind.contains("aws"), let text {
            for id in Accounts.keyIDs(in: text, near: sighting.line) {
                let accounts = reader.accounts.accounts(ofKey: id)
                records += accounts.map {
                    Record(Chain(steps: [.init(key: nil, node: $0.node)], line: $0.node.line), path: $0.path, isStore: true)
                }
                (answer.createdAt, answer.lastUsedAt) = Accounts.dates(accounts)
            }
        }
        // A row of a credential report is about a user whose tags another export, or a state, has.
        if !reader.accounts.isEmpty, kind.format == .csv, found.kind.contains("aws"),
            let chain = parsed(sighting, kind, false, text).flatMap({ Chain.at(line: sighting.line, in: $0) }),
            let row = chain.steps.last(where: { !$0.node.entries.isEmpty }), let user = Accounts.user(row.node)
        {
            records += reader.accounts.accounts(ofUser: user).map {
                Record(Chain(steps: [.init(key: nil, node: $0.node)], line: $0.node.line), path: $0.path, isStore: true)
            }
        }
        let logins = Set(found.endpoints.compactMap(\.user))
        for record in records {
            answer.tags += record.owners.filter { !logins.contains($0.owner.owner) }
            answer.environments += record.environments.compactMap { Environments.named(in: $0) }
            answer.names += record.names
            // A controller's own objects lie in its namespace, whatever they deploy.
            let object = record.object.flatMap { ["Application", "ApplicationSet", "HelmRelease", "Kustomization"].contains($0.kind) ? nil : $0 }
            answer.namespace = answer.namespace ?? object.flatMap { reader.kubernetes.namespace(of: $0, path: path) }
        }
        if let namespace = answer.namespace.flatMap({ Environments.named(in: $0) }) { answer.environments.append(namespace) }
        if answer.environments.isEmpty, let environment = Environments.of(path: reader.layout.told(path), slot: sighting.slot) {
            answer.environments = [environment]
        }
        if let hint = described(sighting, records, text) { answer.hints.append(hint) }
        if let person = OwnerRule.person(atHomeIn: path) { answer.isAnothers = isAnothers(than: person, sighting, found, text) }
        let home = reader.index.home(around: path)
        answer.workloads = declared(sighting, records, text)
        if answer.workloads.isEmpty { answer.workloads = fields(records) }
        if answer.workloads.isEmpty { answer.workloads = listed(sighting, kind, text) }
        if answer.workloads.isEmpty { answer.workloads = client(sighting, found, kind, text) }
        if answer.workloads.isEmpty, let text { answer.workloads = titled(sighting, kind, text) }
        if answer.workloads.isEmpty, let text { answer.workloads = noted(sighting, text) }
        if answer.workloads.isEmpty { answer.workloads = exported(sighting, records, text, &answer.hints) }
        if answer.workloads.isEmpty { answer.workloads = stored(sighting, records, isWeak: false, &answer.hints) }
        if answer.workloads.isEmpty { answer.workloads = settled(sighting, home, kind, records) }
        if answer.workloads.isEmpty, Self.isAccountList(path) {
            answer.workloads = principals(sighting, found, text)
            // What a server calls itself by.
            if answer.workloads.isEmpty, !logins.isEmpty, logins.isSubset(of: Self.serverUsers) { answer.workloads = onMachine(path, isOwn: true) }
        }
        if answer.workloads.isEmpty { answer.workloads = known(sighting, kind, text) }
        if answer.workloads.isEmpty { answer.workloads = named(sighting, records, logins, text) }
        if answer.workloads.isEmpty { answer.workloads = principals(sighting, found, text) }
        if answer.workloads.isEmpty { answer.workloads = stored(sighting, records, isWeak: true, &answer.hints) }
        if answer.workloads.isEmpty, Self.isProxy(path) { answer.workloads = proxied(sighting, text) }
        // Where one thing alone runs on a machine, the daemons on it work for that.
        if answer.workloads.isEmpty, path.holds("/etc/") { answer.workloads = onMachine(path, isAlone: true) }
        if answer.workloads.isEmpty { answer.workloads = guessed(path, sighting.slot, records) }
        if answer.workloads.isEmpty { answer.workloads = onMachine(path) }
        if answer.workloads.isEmpty { answer.workloads = ofMachine(path) }
        for index in answer.workloads.indices {
            answer.workloads[index].workload = reader.index.canonical(answer.workloads[index].workload)
        }
        answer.isAtHome =
            home.map { home in
                answer.workloads.isEmpty || !Set(home.names).isDisjoint(with: answer.workloads.map(\.workload))
            } ?? answer.workloads.isEmpty
        // A pipeline is at home in its own file.
        if RunnerReader.isPipeline(path), !answer.workloads.contains(where: { reader.registers.owner(of: $0.workload) != nil }) {
            answer.isAtHome = true
        }
        return answer
    }

    /// What a place is for, told by more than its path: a file that something declares to read is a setting, and a service that
    /// is called `chat` is no export of one.
    func purpose(of sighting: Sighting) -> SourceKind {
        let path = sighting.path
        var purpose = sighting.source == .history ? EstateContext.source(of: path) : sighting.source
        guard [.chat, .ticket, .documentation, .log].contains(purpose) else { return purpose }
        if reader.uses.files[path] != nil || reader.secretFiles[path] != nil { return .config }
        if let home = reader.index.home(around: path)?.directory, !home.isEmpty {
            purpose = EstateContext.source(of: String(path.dropFirst(home.count)))
        }
        let isPage = WorkloadIndex.words(path).contains {
            ["wiki", "docs", "doc", "readme", "runbook", "runbooks", "confluence", "notes"].contains($0)
        }
        // A table of accounts is a list wherever it is kept.
        if purpose == .documentation, FileKind(path: path).format == .csv { return .config }
        if purpose == .documentation, !Layout.name(of: path).dropFirst().contains("."), !isPage { return .config }
        return purpose
    }
}

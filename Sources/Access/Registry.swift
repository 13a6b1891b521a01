public import AuditLedger
public import Estate
public import Runtime
public import Storage

/// One registered access path: what people declared, and where its migration stands.
public struct RegisteredPath: Sendable, Hashable, Codable {
    /// `orders.shop-db`: workload and resource.
    public var name: String
    public var workload: String
    public var resource: String
    public var credential: Fingerprint?
    /// The standing login that it presents.
    public var login: String?
    public var listen: ListenAddress?
    public var mode: PathMode
    public var stage: PathStage
    /// Grows with every change of mode. An executor that holds an older one is stale and changes nothing.
    public var generation: Int
    /// The generation that an agent last said it applies.
    public var appliedGeneration: Int
    public var cutOverAt: Timestamp?

    public init(
        name: String, workload: String, resource: String, credential: Fingerprint?, login: String?,
        listen: ListenAddress?, mode: PathMode, stage: PathStage, generation: Int, appliedGeneration: Int,
        cutOverAt: Timestamp?
    ) {
        self.name = name
        self.workload = workload
        self.resource = resource
        self.credential = credential
        self.login = login
        self.listen = listen
        self.mode = mode
        self.stage = stage
        self.generation = generation
        self.appliedGeneration = appliedGeneration
        self.cutOverAt = cutOverAt
    }

    public var means: Means {
        stage >= .cutOver && mode == .substitute ? .substituted : .standing
    }
}

/// The registered workloads, resources and paths: what ``RegisteredPaths`` decides from. Core, because planning, cutover and
/// brokerage all read it; every change to it is in the ledger.
public struct Registry: Sendable {
    private let ledger: Ledger

    public init(ledger: Ledger) {
        self.ledger = ledger
    }

    public static let migrations = [
        Migration(
            "registry-0001",
            """
            CREATE TABLE resource(name TEXT PRIMARY KEY, declaration TEXT NOT NULL) WITHOUT ROWID;
            CREATE TABLE workload(name TEXT PRIMARY KEY, declaration TEXT NOT NULL) WITHOUT ROWID;
            CREATE TABLE access_path(
                name TEXT PRIMARY KEY, workload TEXT NOT NULL REFERENCES workload(name),
                resource TEXT NOT NULL REFERENCES resource(name), credential TEXT, login TEXT, listen TEXT,
                mode TEXT NOT NULL, stage TEXT NOT NULL, generation INTEGER NOT NULL,
                applied_generation INTEGER NOT NULL, cut_over_at INTEGER) WITHOUT ROWID;
            CREATE TABLE registry_revision(one INTEGER PRIMARY KEY CHECK (one = 1), revision INTEGER NOT NULL);
            INSERT INTO registry_revision VALUES(1, 1);
            """)
    ]

    // MARK: Reading

    /// Grows with every change, so that agents and plans can tell whether they are current.
    public static func revision(in transaction: Transaction) throws -> Int {
        try transaction.number("SELECT revision FROM registry_revision") ?? 0
    }

    public static func resources(in transaction: Transaction) throws -> [Resource] {
        try transaction.rows("SELECT declaration FROM resource ORDER BY name").map { try $0.json("declaration") }
    }

    public static func resource(_ name: String, in transaction: Transaction) throws -> Resource? {
        try transaction.row("SELECT declaration FROM resource WHERE name = ?", .text(name))?.json("declaration")
    }

    public static func workloads(in transaction: Transaction) throws -> [Workload] {
        try transaction.rows("SELECT declaration FROM workload ORDER BY name").map { try $0.json("declaration") }
    }

    public static func workload(_ name: String, in transaction: Transaction) throws -> Workload? {
        try transaction.row("SELECT declaration FROM workload WHERE name = ?", .text(name))?.json("declaration")
    }

    public static func paths(in transaction: Transaction) throws -> [RegisteredPath] {
        try transaction.rows("SELECT * FROM access_path ORDER BY name").map(path)
    }

    public static func path(_ name: String, in transaction: Transaction) throws -> RegisteredPath? {
        try transaction.row("SELECT * FROM access_path WHERE name = ?", .text(name)).map(path)
    }

    private static func path(_ row: Row) throws -> RegisteredPath {
        guard let mode = PathMode(rawValue: try row.text("mode")), let stage = PathStage(rawValue: try row.text("stage"))
        else { throw StorageError(.badRow, "access path `\(try row.text("name"))` has an unknown mode or stage") }
        return RegisteredPath(
            name: try row.text("name"), workload: try row.text("workload"), resource: try row.text("resource"),
            credential: try row.optionalText("credential").flatMap(Fingerprint.init),
            login: try row.optionalText("login"), listen: try row.optionalText("listen").flatMap(ListenAddress.init),
            mode: mode, stage: stage, generation: try row.integer("generation"),
            appliedGeneration: try row.integer("applied_generation"), cutOverAt: try row.optionalTime("cut_over_at"))
    }

    // MARK: Changing

    public func declare(_ resource: Resource, by actor: String, in transaction: Transaction) throws {
        if try Self.resource(resource.name, in: transaction) == resource { return }
        try transaction.execute(
            "INSERT INTO resource VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET declaration = excluded.declaration",
            .text(resource.name), try Value(json: resource))
        try changed(
            NewEntry(
                kind: "resource.declared", subject: resource.name, actor: actor,
                facts: ["kind": resource.kind.rawValue, "address": "\(resource.host):\(resource.port)"]),
            in: transaction)
    }

    public func declare(_ workload: Workload, by actor: String, in transaction: Transaction) throws {
        if try Self.workload(workload.name, in: transaction) == workload { return }
        try transaction.execute(
            "INSERT INTO workload VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET declaration = excluded.declaration",
            .text(workload.name), try Value(json: workload))
        try changed(
            NewEntry(
                kind: "workload.declared", subject: workload.name, actor: actor,
                facts: [
                    "environment": workload.environment ?? "",
                    "selectors": (workload.selectors ?? []).map(\.description).joined(separator: " "),
                ]), in: transaction)
    }

    /// Registers a path, or updates what was declared of it. Where its migration stands is left alone.
    public func declare(_ path: RegisteredPath, by actor: String, in transaction: Transaction) throws {
        if let before = try Self.path(path.name, in: transaction) {
            guard before.credential != path.credential || before.login != path.login || before.listen != path.listen else {
                return
            }
            try transaction.execute(
                "UPDATE access_path SET credential = ?, login = ?, listen = ?, generation = generation + 1 WHERE name = ?",
                Value(path.credential?.text), Value(path.login), Value(path.listen?.description), .text(path.name))
        } else {
            try transaction.execute(
                "INSERT INTO access_path VALUES(?, ?, ?, ?, ?, ?, 'pass', 'planned', 1, 0, NULL)",
                .text(path.name), .text(path.workload), .text(path.resource), Value(path.credential?.text),
                Value(path.login), Value(path.listen?.description))
        }
        try changed(
            NewEntry(
                kind: "path.declared", subject: path.name, actor: actor,
                facts: [
                    "workload": path.workload, "resource": path.resource, "login": path.login ?? "",
                    "credential": path.credential?.text ?? "", "listen": path.listen?.description ?? "",
                ]), in: transaction)
    }

    /// Moves a path, if it still is at `generation`. Returns false, and changes nothing, when the caller is stale.
    public func move(
        _ name: String, from generation: Int, mode: PathMode, stage: PathStage, cutOverAt: Timestamp?,
        entry: NewEntry, in transaction: Transaction
    ) throws -> Bool {
        let changes = try transaction.execute(
            """
            UPDATE access_path SET mode = ?, stage = ?, cut_over_at = ?, generation = generation + (mode <> ?)
            WHERE name = ? AND generation = ?
            """,
            .text(mode.rawValue), .text(stage.rawValue), Value(cutOverAt), .text(mode.rawValue), .text(name),
            Value(generation))
        guard changes == 1 else { return false }
        try changed(entry, in: transaction)
        return true
    }

    /// Notes what an agent says it applies. Never goes back.
    public func applied(_ name: String, generation: Int, in transaction: Transaction) throws {
        try transaction.execute(
            "UPDATE access_path SET applied_generation = max(applied_generation, ?) WHERE name = ?",
            Value(generation), .text(name))
    }

    /// Something else that agents are told of has changed: they get their configuration anew.
    public static func advance(in transaction: Transaction) throws {
        try transaction.execute("UPDATE registry_revision SET revision = revision + 1")
    }

    private func changed(_ entry: NewEntry, in transaction: Transaction) throws {
        try transaction.execute("UPDATE registry_revision SET revision = revision + 1")
        try ledger.append(entry, in: transaction)
    }
}

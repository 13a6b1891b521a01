public import AuditLedger
import Estate
import Runtime
import SPIFFE
public import Storage

/// The entries' tables, and the only hand that changes them. Every change is in the ledger, before and after.
public struct Registrations: Sendable {
    public let catalog: EntryCatalog
    private let ledger: Ledger

    public init(ledger: Ledger, catalog: EntryCatalog = EntryCatalog()) {
        self.ledger = ledger
        self.catalog = catalog
    }

    public static let migrations = [
        Migration(
            "registration-0001",
            """
            CREATE TABLE registration_entry(
                name TEXT PRIMARY KEY, declaration TEXT NOT NULL, origin TEXT NOT NULL, revision INTEGER NOT NULL) WITHOUT ROWID;
            CREATE TABLE registration_revision(one INTEGER PRIMARY KEY CHECK (one = 1), revision INTEGER NOT NULL);
            INSERT INTO registration_revision VALUES(1, 0);
            CREATE TABLE registrar(name TEXT PRIMARY KEY, declaration TEXT NOT NULL) WITHOUT ROWID;
            """)
    ]

    /// Fills the catalog. Once, at start.
    public func load(in transaction: Transaction) throws {
        let rows = try transaction.rows("SELECT declaration, origin, revision FROM registration_entry")
        catalog.load(try rows.map(Self.entry), revision: try Self.revision(in: transaction))
    }

    private static func entry(_ row: Row) throws -> RegistrationEntry {
        var entry: RegistrationEntry = try row.json("declaration")
        entry.origin = .init(try row.text("origin"))
        entry.revision = try row.integer("revision")
        return entry
    }

    /// Grows with every change of an entry.
    public static func revision(in transaction: Transaction) throws -> Int {
        try transaction.row("SELECT revision FROM registration_revision")?.integer("revision") ?? 0
    }

    /// All entries, as this transaction sees them.
    public static func all(in transaction: Transaction) throws -> [String: RegistrationEntry] {
        let rows = try transaction.rows("SELECT declaration, origin, revision FROM registration_entry")
        return Dictionary(try rows.map(entry).map { ($0.name, $0) }) { first, _ in first }
    }

    /// Those that follow from the estate file, as this transaction sees them.
    public static func derived(in transaction: Transaction) throws -> [String: RegistrationEntry] {
        let rows = try transaction.rows(
            "SELECT declaration, origin, revision FROM registration_entry WHERE origin = 'estate' OR name >= 'estate/' AND name < 'estate0'")
        return Dictionary(try rows.map(entry).map { ($0.name, $0) }) { first, _ in first }
    }

    /// Whether what `changes` start from is still so, as this transaction sees it: nobody else has changed these entries since.
    public static func stand(_ changes: EntryChanges, in transaction: Transaction) throws -> Bool {
        func revision(_ name: String) throws -> Int? {
            try transaction.row("SELECT revision FROM registration_entry WHERE name = ?", .text(name))?.integer("revision")
        }
        return try changes.created.allSatisfy { try revision($0.name) == nil }
            && (changes.updated.map(\.before) + changes.deleted).allSatisfy { try revision($0.name) == $0.revision }
    }

    public static func entry(_ name: String, in transaction: Transaction) throws -> RegistrationEntry? {
        try transaction.row("SELECT declaration, origin, revision FROM registration_entry WHERE name = ?", .text(name)).map(entry)
    }

    /// Makes the changes, all or none. The catalog follows when they are durable.
    public func apply(_ changes: EntryChanges, by actor: String, in transaction: Transaction) throws {
        guard !changes.isEmpty else { return }
        var revision = try Self.revision(in: transaction)
        var committed: [EntryChange] = []
        func record(_ kind: String, before: RegistrationEntry?, after: RegistrationEntry?, _ facts: [String: String]) throws {
            let name = after?.name ?? before?.name ?? ""
            committed.append(EntryChange(revision: revision, before: before, after: after))
            try ledger.append(NewEntry(kind: kind, subject: name, actor: actor, facts: facts), in: transaction)
        }
        for var entry in changes.created {
            revision += 1
            entry.revision = revision
            try transaction.execute(
                "INSERT INTO registration_entry VALUES(?, ?, ?, ?)", .text(entry.name), try Value(json: entry),
                .text(entry.origin.description), Value(revision))
            try record("entry.created", before: nil, after: entry, Self.facts(entry))
        }
        for update in changes.updated {
            revision += 1
            var entry = update.after
            entry.revision = revision
            try transaction.execute(
                "UPDATE registration_entry SET declaration = ?, origin = ?, revision = ? WHERE name = ?", try Value(json: entry),
                .text(entry.origin.description), Value(revision), .text(entry.name))
            let changed = update.differences.map { ("\($0.field)", "\($0.before) → \($0.after)") }
            try record(
                "entry.changed", before: update.before, after: entry,
                Dictionary(changed) { first, _ in first }.merging(["revision": String(revision)]) { first, _ in first })
        }
        for entry in changes.deleted {
            revision += 1
            try transaction.execute("DELETE FROM registration_entry WHERE name = ?", .text(entry.name))
            try record("entry.deleted", before: entry, after: nil, Self.facts(entry).merging(["revision": String(revision)]) { _, new in new })
        }
        try transaction.execute("UPDATE registration_revision SET revision = ?", Value(revision))
        let (catalog, done) = (catalog, committed)
        transaction.afterCommit { catalog.apply(done) }
    }

    private static func facts(_ entry: RegistrationEntry) -> [String: String] {
        [
            "id": entry.spiffeID.description, "parent": entry.parent?.description ?? "any",
            "selectors": entry.selectors.map(\.description).joined(separator: " "), "owner": entry.owner, "purpose": entry.purpose,
            "replaces": entry.replaces?.text ?? "", "origin": entry.origin.description, "revision": String(entry.revision),
        ]
    }

    // MARK: Registrars

    public static func registrars(in transaction: Transaction) throws -> [Registrar] {
        try transaction.rows("SELECT declaration FROM registrar ORDER BY name").map { try $0.json("declaration") }
    }

    /// Makes or changes a registrar, or takes it away (`nil`).
    public func set(_ name: String, to registrar: Registrar?, by actor: String, in transaction: Transaction) throws {
        if let registrar {
            try transaction.execute(
                "INSERT INTO registrar VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET declaration = excluded.declaration", .text(name),
                try Value(json: registrar))
            try ledger.append(
                NewEntry(
                    kind: "registrar.set", subject: name, actor: actor,
                    facts: [
                        "prefix": registrar.prefix, "actors": registrar.actors.joined(separator: " "),
                        "rights": registrar.rights.words.isEmpty ? "none" : registrar.rights.words.joined(separator: "; "),
                    ]), in: transaction)
        } else {
            try transaction.execute("DELETE FROM registrar WHERE name = ?", .text(name))
            try ledger.append(NewEntry(kind: "registrar.removed", subject: name, actor: actor), in: transaction)
        }
    }
}

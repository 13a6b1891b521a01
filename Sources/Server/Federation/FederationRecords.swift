import Access
import AuditLedger
import Crypto
import Federation
import Foundation
import Runtime
import SPIFFE
import Storage

/// The tables of federation: relations as operators made them, the last good bundle of each, and how far the count of our own
/// bundle has come. One row for each trust domain: nothing is ever kept under another's name.
struct FederationRecords: Sendable {
    let ledger: Ledger
    let clock: WallClock

    static let migrations = [
        Migration(
            "federation-0001",
            """
            CREATE TABLE federation_relation(
                trust_domain TEXT PRIMARY KEY, number TEXT NOT NULL, url TEXT NOT NULL, profile TEXT NOT NULL, endpoint_id TEXT,
                bootstrap TEXT, added_at INTEGER NOT NULL, added_by TEXT NOT NULL) WITHOUT ROWID;
            CREATE TABLE federated_bundle(
                trust_domain TEXT PRIMARY KEY REFERENCES federation_relation ON DELETE CASCADE, bundle TEXT NOT NULL,
                fetched_at INTEGER NOT NULL, highest_sequence TEXT) WITHOUT ROWID;
            CREATE TABLE published_bundle(
                one INTEGER PRIMARY KEY CHECK (one = 1), digest TEXT NOT NULL, sequence INTEGER NOT NULL);
            """)
    ]

    struct Stored: Sendable {
        /// Of this very relation: one that was removed and made anew has another.
        var number: String
        var parameters: EndpointParameters
        /// What the endpoint's own SVID is judged by until something newer is known.
        var bootstrap: TrustBundle?
        var addedAt: Timestamp
        var addedBy: String
        var bundle: TrustBundle?
        var fetchedAt: Timestamp?
        var highestSequence: UInt64?
    }

    /// All relations by name. A row that makes no sense any more is an error: to go on without it would be to forget a trust
    /// domain silently.
    static func all(in transaction: Transaction) throws -> [Stored] {
        try transaction.rows(
            """
            SELECT * FROM federation_relation LEFT JOIN federated_bundle USING (trust_domain) ORDER BY trust_domain
            """
        ).map { row in
            let parameters = try EndpointParameters.read(
                trustDomain: try row.text("trust_domain"), url: try row.text("url"), profile: try row.text("profile"),
                endpointID: try row.optionalText("endpoint_id")
            ).get()
            func bundle(_ column: String, of domain: TrustDomain?) throws -> TrustBundle? {
                guard let domain, let text = try row.optionalText(column) else { return nil }
                return try TrustBundle.parse(Array(text.utf8), trustDomain: domain).get().bundle
            }
            return Stored(
                number: try row.text("number"), parameters: parameters,
                bootstrap: try bundle("bootstrap", of: parameters.profile.endpointID?.trustDomain),
                addedAt: try row.time("added_at"), addedBy: try row.text("added_by"),
                bundle: try bundle("bundle", of: parameters.trustDomain), fetchedAt: try row.optionalTime("fetched_at"),
                highestSequence: try row.optionalText("highest_sequence").flatMap { UInt64($0) })
        }
    }

    func add(_ stored: Stored, in transaction: Transaction) throws {
        let (domain, profile) = (stored.parameters.trustDomain.name, stored.parameters.profile)
        try transaction.execute(
            "INSERT INTO federation_relation VALUES(?, ?, ?, ?, ?, ?, ?, ?)", .text(domain), .text(stored.number),
            .text(stored.parameters.url.text), .text(profile.name), Value(profile.endpointID?.description),
            Value(stored.bootstrap.map { String(decoding: $0.json, as: UTF8.self) }), Value(stored.addedAt), .text(stored.addedBy))
        try ledger.append(
            NewEntry(
                kind: "federation.added", subject: domain, actor: stored.addedBy,
                facts: [
                    "url": stored.parameters.url.text, "profile": profile.name, "endpoint": profile.endpointID?.description ?? "",
                    "bootstrap": stored.bootstrap.map { Self.digest($0.json) } ?? "",
                ]), in: transaction)
    }

    /// Ends a relation and forgets its bundle (SPIFFE Federation §6.3).
    func remove(_ domain: TrustDomain, by actor: String, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM federated_bundle WHERE trust_domain = ?", .text(domain.name))
        try transaction.execute("DELETE FROM federation_relation WHERE trust_domain = ?", .text(domain.name))
        try Registry.advance(in: transaction)
        try ledger.append(NewEntry(kind: "federation.removed", subject: domain.name, actor: actor, facts: [:]), in: transaction)
    }

    /// Stores a bundle that was fetched. What changes the judging of SVIDs goes into the ledger.
    ///
    /// - Returns: whether it did. Nothing is stored when the relation is no longer the one that asked.
    func store(_ bundle: TrustBundle, highest: UInt64?, of number: String, at now: Timestamp, in transaction: Transaction) throws -> Bool {
        let domain = bundle.trustDomain.name
        guard try transaction.row(
            "SELECT 1 AS found FROM federation_relation WHERE trust_domain = ? AND number = ?", .text(domain), .text(number)) != nil
        else { return false }
        let text = String(decoding: bundle.json, as: UTF8.self)
        let keys = Self.keysDigest(bundle)
        let before = try transaction.row("SELECT bundle FROM federated_bundle WHERE trust_domain = ?", .text(domain))
            .map { try TrustBundle.parse(Array(try $0.text("bundle").utf8), trustDomain: bundle.trustDomain).get().bundle }
        try transaction.execute(
            "INSERT OR REPLACE INTO federated_bundle VALUES(?, ?, ?, ?)", .text(domain), .text(text), Value(now),
            Value(highest.map { String($0) }))
        guard before.map(Self.keysDigest) != keys else { return false }
        try Registry.advance(in: transaction)
        try ledger.append(
            NewEntry(
                kind: "federation.bundle-changed", subject: domain, actor: "server",
                facts: [
                    "sequence": bundle.sequence.map { String($0) } ?? "", "authorities": String(bundle.x509Authorities.count),
                    "jwtKeys": String(bundle.jwtAuthorities.count), "digest": keys,
                ]), in: transaction)
        return true
    }

    func note(_ kind: String, _ domain: TrustDomain, _ facts: [String: String], in transaction: Transaction) throws {
        try ledger.append(NewEntry(kind: kind, subject: domain.name, actor: "server", facts: facts), in: transaction)
    }

    /// The sequence of our own bundle (Trust Domain and Bundle §4.1.1): another one for each change of the keys, before anybody sees
    /// them. It begins at the seconds since 1970, so that a server restored from an old copy does not count backwards.
    func sequence(of own: TrustBundle, in transaction: Transaction) throws -> UInt64 {
        let digest = Self.keysDigest(own)
        let row = try transaction.row("SELECT digest, sequence FROM published_bundle")
        let last = try row?.integer("sequence")
        if let last, try row?.text("digest") == digest { return UInt64(clamping: last) }
        let next = max((last ?? 0) + 1, Int(clock.now().milliseconds / 1000))
        try transaction.execute("INSERT OR REPLACE INTO published_bundle VALUES(1, ?, ?)", .text(digest), Value(next))
        try ledger.append(
            NewEntry(
                kind: "bundle.published", subject: own.trustDomain.name, actor: "server",
                facts: [
                    "sequence": String(next), "authorities": String(own.x509Authorities.count), "jwtKeys": String(own.jwtAuthorities.count),
                    "digest": digest,
                ]), in: transaction)
        return UInt64(clamping: next)
    }

    private static func keysDigest(_ bundle: TrustBundle) -> String {
        var bundle = bundle
        (bundle.sequence, bundle.refreshHint) = (nil, nil)
        return digest(bundle.json)
    }

    private static func digest(_ bytes: [UInt8]) -> String { String(Array(SHA256.hash(data: bytes)).hex.prefix(32)) }
}

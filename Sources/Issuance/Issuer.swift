import Access
public import AuditLedger
import Crypto
import Estate
import Foundation
import Registration
public import Runtime
public import SPIFFE
public import Storage
public import X509

/// Why nothing was issued. An expected answer.
public struct IssuanceRefusal: Error, Sendable, CustomStringConvertible {
    public enum Code: Sendable {
        case tokenUnknown, tokenNotForName, badRequest, wrongSubject, unknownNode, nodeNotActive, unknownKey, proofTooOld, unknownIdentity
        case revoked, badCertificate
    }
    public var code: Code
    public var reason: String
    public var description: String { reason }
}

/// The signing choke point.
public struct Issuer: Sendable {
    public let authority: Authority
    public let nodes: Nodes
    public let revocations: Revocations
    let database: Database
    let ledger: Ledger
    let clock: WallClock
    let entropy: Entropy

    /// - Parameter longestAge: how long a node is believed on one proof.
    public init(
        authority: Authority, database: Database, ledger: Ledger, clock: WallClock, entropy: Entropy, longestAge: Duration = Nodes.standardAge
    ) {
        self.authority = authority
        nodes = Nodes(ledger: ledger, clock: clock, longestAge: longestAge)
        revocations = Revocations(ledger: ledger, clock: clock)
        self.database = database
        self.ledger = ledger
        self.clock = clock
        self.entropy = entropy
    }

    public static let migrations = [
        Migration(
            "issuance-0001",
            """
            CREATE TABLE join_token(
                digest TEXT PRIMARY KEY, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, used_at INTEGER,
                used_by TEXT) WITHOUT ROWID;
            CREATE TABLE issued(
                id TEXT PRIMARY KEY, kind TEXT NOT NULL, spiffe_id TEXT NOT NULL, at INTEGER NOT NULL,
                expires_at INTEGER NOT NULL, revoked_at INTEGER) WITHOUT ROWID;
            CREATE INDEX issued_spiffe_id ON issued(spiffe_id, expires_at);
            """),
        Nodes.migration, Authority.migration, Revocations.migration,
        // An SVID that its holder has replaced is good and in nobody's hand: a key that signed only such ones can go.
        Migration("issuance-0005", "ALTER TABLE issued ADD COLUMN replaced_at INTEGER"),
        Nodes.displacedMigration,
        Self.boundTokenMigration,
        Self.timeMigration,
        Revocations.issuerMigration,
        Authority.goneMigration, RootTransition.migration, Authority.upstreamMigration, Authority.nestingMigration,
    ]

    /// Every certificate goes through here. What would not be an X.509-SVID is refused before it is signed, whatever asked for it.
    func sign(
        _ id: SPIFFEID, publicKey: Certificate.PublicKey, dnsNames: [String] = [], now: Timestamp, lifetime: Duration
    ) throws -> X509SVID {
        try sign(id, key: SubjectKey(publicKey), dnsNames: dnsNames, now: now, lifetime: lifetime)
    }

    func sign(_ id: SPIFFEID, key: SubjectKey, dnsNames: [String], now: Timestamp, lifetime: Duration) throws -> X509SVID {
        do {
            return try authority.certificates.issue(
                id: id, key: key, dnsNames: dnsNames, now: now, lifetime: lifetime, serial: orderedName(entropy, at: now))
        } catch let refusal as Refusal {
            throw IssuanceRefusal(code: .badCertificate, reason: "nothing was signed: \(refusal.reason)")
        }
    }

    // MARK: Nodes

    /// A new SVID, for the node that has the key that the server gave the last one for: its SVID may have expired while it slept.
    ///
    /// - Parameters:
    ///   - presented: the key whose possession TLS has just shown.
    ///   - next: the node's key from now on.
    public func renew(
        agent: SPIFFEID, presented: Certificate.PublicKey, next: Certificate.PublicKey, lifetime: Duration
    ) async throws -> X509SVID {
        // Anybody may call. Whoever has no key of the node gets no signature made.
        if let refusal = nodes.refusal(of: agent, renewingWith: presented) { throw refusal }
        let svid = try sign(agent, publicKey: next, now: clock.now(), lifetime: lifetime)
        let refusal = try await database.write { transaction -> IssuanceRefusal? in
            if let refusal = try nodes.advance(agent, from: presented, to: next, in: transaction) { return refusal }
            // A node has one SVID at a time.
            try transaction.execute(
                "UPDATE issued SET replaced_at = ? WHERE spiffe_id = ? AND kind = 'x509' AND replaced_at IS NULL", Value(clock.now()),
                .text(agent.description))
            try record(svid, kind: "agent.renewed", actor: "agent:\(agent)", facts: [:], in: transaction)
            return nil
        }
        if let refusal { throw refusal }
        return svid
    }

    /// The server's own identity, for its side of mutual TLS.
    public func serverSVID(publicKey: Certificate.PublicKey, lifetime: Duration) throws -> X509SVID {
        guard let id = SPIFFEID(trustDomain: authority.trustDomain, segments: ["mayfly", "server"]) else {
            throw IssuanceRefusal(code: .wrongSubject, reason: "the trust domain's name leaves no room for an identity")
        }
        return try sign(id, publicKey: publicKey, now: clock.now(), lifetime: lifetime)
    }

    /// Forgets what had expired by `time`; the ledger keeps what was issued. See ``observeTime(elapsed:in:)``.
    public func forgetExpired(by time: Timestamp, in transaction: Transaction) throws {
        try revocations.forgetExpired(by: time, in: transaction)
        try transaction.execute("DELETE FROM used_evidence WHERE forget_at < ?", Value(time))
        try transaction.execute("DELETE FROM join_token WHERE expires_at < ?", Value(time - .seconds(86400)))
        try transaction.execute("DELETE FROM issued WHERE expires_at < ?", Value(time - .seconds(86400)))
    }

    /// Records a certificate of a node or of an authority.
    func record(
        _ svid: X509SVID, kind: String, actor: String, facts: [String: String], in transaction: Transaction
    ) throws {
        try list(svid.serial, "x509", of: svid.id, until: svid.notAfter, by: svid.issuerKeyID, in: transaction)
        try ledger.append(
            NewEntry(
                kind: kind, subject: svid.id.description, actor: actor,
                facts: facts.merging(["serial": svid.serial, "expires": svid.notAfter.description]) { _, new in new }),
            in: transaction)
    }

    /// Puts a serial number or `jti` into the list of what is out.
    func list(
        _ name: String, _ kind: String, of id: SPIFFEID, until end: Timestamp, by issuer: String?, in transaction: Transaction
    ) throws {
        try transaction.execute(
            "INSERT INTO issued VALUES(?, ?, ?, ?, ?, NULL, NULL, ?)", .text(name), .text(kind), .text(id.description), Value(clock.now()),
            Value(end), Value(issuer))
    }
}

extension Transaction {
    private static var standing: String { "issuance: who stands" }

    /// Whether a node or a revocation was changed by what shares this commit.
    var hasChangedStanding: Bool { kept(Self.standing, as: Bool.self) == true }

    /// To be said by whoever changes either.
    func changesStanding() { keep(true, as: Self.standing) }
}

public import Access
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

    private func sign(_ id: SPIFFEID, key: SubjectKey, dnsNames: [String], now: Timestamp, lifetime: Duration) throws -> X509SVID {
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

    // MARK: Workloads

    /// Signs an X.509-SVID for the workload that the permit names, as its entry says.
    ///
    /// - Parameters:
    ///   - lifetime: where the entry names none.
    ///   - replaced: serial of the certificate that its holder gives up for it.
    public func issueX509(
        _ permit: consuming Permit, publicKey: Certificate.PublicKey, lifetime: Duration, replacing replaced: String? = nil
    ) async throws -> X509SVID {
        let purpose = Purpose(permit)
        let svid = try signX509(SubjectKey(publicKey), for: purpose, lifetime: lifetime)
        if let refusal = try await database.write({ try record(svid, replacing: replaced, for: purpose, in: $0) }) { throw refusal }
        return svid
    }

    /// What a permit says of the identity that is to be made by it.
    struct Purpose: Sendable {
        var request: AccessRequest
        /// Its place in the ledger.
        var decision: Int
        var entry: RegistrationEntry?

        init(_ permit: borrowing Permit) { (request, decision, entry) = (permit.request, permit.receipt.sequence, permit.decision.entry) }

        init(_ permitted: Permits.Permitted) {
            (request, decision, entry) = (permitted.request, permitted.receipt.sequence, permitted.decision.entry)
        }
    }

    func signX509(_ key: SubjectKey, for purpose: Purpose, lifetime: Duration) throws -> X509SVID {
        try sign(
            subject(purpose.request), key: key, dnsNames: purpose.entry?.dnsNames ?? [], now: clock.now(),
            lifetime: purpose.entry?.x509Lifetime ?? lifetime)
    }

    /// - Returns: why it must not be handed out; then nothing of it is recorded.
    func record(_ svid: X509SVID, replacing replaced: String?, for purpose: Purpose, in transaction: Transaction) throws -> IssuanceRefusal? {
        if let refusal = try refusal(of: svid.id, purpose.request, in: transaction) { return refusal }
        if let replaced {
            // Its own, and nobody else's.
            try transaction.execute(
                "UPDATE issued SET replaced_at = ? WHERE id = ? AND spiffe_id = ?", Value(clock.now()), .text(replaced),
                .text(svid.id.description))
        }
        try record(
            svid, kind: "svid.x509-issued", actor: "agent:\(purpose.request.agent)",
            facts: [
                "decision": String(purpose.decision), "pid": String(purpose.request.processID), "entry": Self.name(purpose.entry),
            ], in: transaction)
        return nil
    }

    /// Signs a JWT-SVID for the workload that the permit names.
    public func issueJWT(
        _ permit: consuming Permit, audience: [String], lifetime: Duration
    ) async throws -> (token: String, expiresAt: Timestamp) {
        let purpose = Purpose(permit)
        let signed = try signJWT(audience, for: purpose, lifetime: lifetime)
        if let refusal = try await database.write({ try record(signed, for: purpose, in: $0) }) { throw refusal }
        return (signed.token, signed.expiresAt)
    }

    struct SignedJWT: Sendable {
        var id: SPIFFEID
        var audience: [String]
        var tokenID: String
        var token: String
        var expiresAt: Timestamp
    }

    func signJWT(_ audience: [String], for purpose: Purpose, lifetime: Duration) throws -> SignedJWT {
        let (id, tokenID) = (try subject(purpose.request), orderedName(entropy, at: clock.now()).hex)
        let issued = try authority.tokens.issue(
            id: id, audience: audience, now: clock.now(), lifetime: purpose.entry?.jwtLifetime ?? lifetime, tokenID: tokenID)
        return SignedJWT(id: id, audience: audience, tokenID: tokenID, token: issued.token, expiresAt: issued.expiresAt)
    }

    /// - Returns: why it must not be handed out; then nothing of it is recorded.
    func record(_ signed: SignedJWT, for purpose: Purpose, in transaction: Transaction) throws -> IssuanceRefusal? {
        if let refusal = try refusal(of: signed.id, purpose.request, in: transaction) { return refusal }
        let subject = signed.id.description
        try transaction.execute(
            "INSERT INTO issued VALUES(?, 'jwt', ?, ?, ?, NULL, NULL, NULL)", .text(signed.tokenID), .text(subject),
            Value(clock.now()), Value(signed.expiresAt))
        try ledger.append(
            NewEntry(
                kind: "svid.jwt-issued", subject: subject, actor: "agent:\(purpose.request.agent)",
                facts: [
                    "jti": signed.tokenID, "audience": signed.audience.joined(separator: " "), "decision": String(purpose.decision),
                    "expires": signed.expiresAt.description, "entry": Self.name(purpose.entry), "pid": String(purpose.request.processID),
                ]), in: transaction)
        return nil
    }

    /// The entry and the revision at which it gave the identity.
    static func name(_ entry: RegistrationEntry?) -> String { entry.map { "\($0.name)@\($0.revision)" } ?? "" }

    func subject(_ request: AccessRequest) throws -> SPIFFEID {
        guard request.action == .issueIdentity, let id = SPIFFEID(request.subject) else {
            throw IssuanceRefusal(code: .wrongSubject, reason: "the permit is for `\(request.action.rawValue)`, not for an identity")
        }
        // Whoever had one of these would be taken for the server by every agent, or for an agent by the server.
        guard !(id.path + "/").hasPrefix(EntryRules.reservedPath) else {
            throw IssuanceRefusal(code: .wrongSubject, reason: "`\(id)` is the server's or an agent's name, and no workload's")
        }
        return id
    }

    /// Asked in the transaction that records what was signed. Since the decision the identity may have been taken back, or the node
    /// taken out; what were handed out after that would be in no list of what was taken back.
    func refusal(of id: SPIFFEID, _ request: AccessRequest, in transaction: Transaction) throws -> IssuanceRefusal? {
        func revoked(_ reason: String) -> IssuanceRefusal { IssuanceRefusal(code: .revoked, reason: "`\(id)` is revoked: \(reason)") }
        guard let agent = SPIFFEID(request.agent) else { return nil }
        // Memory follows each commit before the next begins: it is what this transaction sees, unless one that shares its commit
        // has changed it.
        guard transaction.hasChangedStanding else {
            return revocations.isRevoked(id).map { revoked($0.reason) } ?? nodes.refusal(ofKnown: agent)
        }
        return try Revocations.reason(against: id, in: transaction).map(revoked) ?? Nodes.refusal(of: agent, in: transaction)
    }

    /// Forgets what had expired by `time`; the ledger keeps what was issued. See ``observeTime(elapsed:in:)``.
    public func forgetExpired(by time: Timestamp, in transaction: Transaction) throws {
        try revocations.forgetExpired(by: time, in: transaction)
        try transaction.execute("DELETE FROM used_evidence WHERE forget_at < ?", Value(time))
        try transaction.execute("DELETE FROM join_token WHERE expires_at < ?", Value(time - .seconds(86400)))
        try transaction.execute("DELETE FROM issued WHERE expires_at < ?", Value(time - .seconds(86400)))
    }

    func record(
        _ svid: X509SVID, kind: String, actor: String, facts: [String: String], in transaction: Transaction
    ) throws {
        try transaction.execute(
            "INSERT INTO issued VALUES(?, 'x509', ?, ?, ?, NULL, NULL, ?)", .text(svid.serial), .text(svid.id.description),
            Value(clock.now()), Value(svid.notAfter), Value(svid.issuerKeyID))
        try ledger.append(
            NewEntry(
                kind: kind, subject: svid.id.description, actor: actor,
                facts: facts.merging(["serial": svid.serial, "expires": svid.notAfter.description]) { _, new in new }),
            in: transaction)
    }
}

extension Transaction {
    private static var standing: String { "issuance: who stands" }

    /// Whether a node or a revocation was changed by what shares this commit.
    var hasChangedStanding: Bool { kept(Self.standing, as: Bool.self) == true }

    /// To be said by whoever changes either.
    func changesStanding() { keep(true, as: Self.standing) }
}

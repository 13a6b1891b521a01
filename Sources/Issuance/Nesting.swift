public import Access
import AuditLedger
import Crypto
import Foundation
import Registration
public import Runtime
public import SPIFFE
public import Storage
import SwiftASN1
public import X509

/// Servers below this one, and the one above: authorities that are certified here, keys of tokens that are published for others, and a bundle
/// that is somebody else's to keep.
extension Issuer {
    /// Life of a nested server's authority, where nobody says otherwise.
    public static let nestedLifetime = Duration.seconds(86400)

    /// Certifies the key of the authority of the nested server that the permit names. Recorded as what it signs is: it is revoked with its
    /// server's identity, and its serial is on the revocation list of what signed it.
    public func certifyAuthority(
        _ permit: consuming Permit, publicKey: Certificate.PublicKey, lifetime: Duration
    ) async throws -> AuthorityCertificate {
        let (request, decision, entry) = (permit.request, permit.receipt.sequence, permit.decision.entry)
        guard request.action == .certifyAuthority, let id = SPIFFEID(request.subject) else {
            throw IssuanceRefusal(code: .wrongSubject, reason: "the permit is for `\(request.action.rawValue)`, not for an authority")
        }
        let (signer, root) = (authority.certificates, authority.root)
        let serial = newSerial(entropy)
        var certified: AuthorityCertificate
        do {
            certified = try signer.certify(authority: publicKey, now: clock.now(), lifetime: lifetime, serial: serial)
        } catch let refusal as Refusal {
            throw IssuanceRefusal(code: .badCertificate, reason: "nothing was certified: \(refusal.reason)")
        }
        certified.roots = [root] + authority.trustBundle.x509Authorities.filter { $0 != root }
        let end = Timestamp(try Certificate(derEncoded: certified.certificate).notValidAfter)
        let record = X509SVID(
            id: id, chain: [certified.certificate], notAfter: end, serial: serial.hex.uppercased(), issuerKeyID: signer.subjectKeyIdentifier.hex)
        try await database.write { transaction in
            if let why = try Revocations.reason(against: id, in: transaction) {
                throw IssuanceRefusal(code: .revoked, reason: "`\(id)` is revoked: \(why)")
            }
            try self.record(
                record, kind: "authority.certified", actor: "nested:\(id)",
                facts: [
                    "decision": String(decision), "entry": entry.map { "\($0.name)@\($0.revision)" } ?? "",
                    "key": SubjectKeyIdentifier(hash: publicKey).keyIdentifier.hex,
                ], in: transaction)
        }
        return certified
    }

    /// The agent that a certificate was signed for, by the ledger; `nil` where none had asked for it. Looks at the newest few of its identity.
    public func agent(of serial: String, for id: SPIFFEID, in transaction: Transaction) throws -> SPIFFEID? {
        try Ledger.newest(200, ofKind: "svid.x509-issued", about: id.description, in: transaction).first { $0.facts["serial"] == serial }
            .flatMap { $0.actor.hasPrefix("agent:") ? SPIFFEID(String($0.actor.dropFirst("agent:".count))) : nil }
    }
}

extension Authority {
    static let nestingMigration = Migration(
        "issuance-nesting-0001",
        """
        CREATE TABLE nested_key(id TEXT PRIMARY KEY, owner TEXT NOT NULL, public BLOB NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE upstream_bundle(one INTEGER PRIMARY KEY CHECK (one = 1), bundle TEXT NOT NULL, seen TEXT NOT NULL);
        """)

    /// Keys of tokens of one nested server at most, and of all together.
    public static let nestedKeyLimit = 8
    static let nestedKeysLimit = 128

    /// What is published that is not this server's own.
    struct Others: Sendable {
        /// Of servers below.
        var nested: [JSONWebKey] = []
        /// Of the server above.
        var upstream: TrustBundle?
        /// SHA-256 of roots that the server above had published and has taken back.
        var withdrawn: Set<String> = []

        static func read(at now: Timestamp, _ trustDomain: TrustDomain, in transaction: Transaction) throws -> Others {
            var others = Others()
            others.nested = try transaction.rows("SELECT public FROM nested_key WHERE until > ? ORDER BY id", Value(now))
                .map { try JSONWebKey(rawRepresentation: $0.blob("public")) }
            if let row = try transaction.row("SELECT bundle, seen FROM upstream_bundle") {
                let bundle = try TrustBundle.parse(Array(row.text("bundle").utf8), trustDomain: trustDomain).get().bundle
                others.upstream = bundle
                others.withdrawn = Set(try row.json("seen", as: [String].self)).subtracting(bundle.x509Authorities.map(Authority.digest))
            }
            return others
        }
    }

    static func digest(_ root: [UInt8]) -> String { SHA256.hash(data: root).hex }

    /// Publishes what a nested server signs tokens with: these keys, and of those that it had before no others.
    ///
    /// - Returns: whether that changed anything.
    @discardableResult
    public func publish(tokenKeys: [[UInt8]], of owner: SPIFFEID, until end: Timestamp) async throws -> Bool {
        guard tokenKeys.count <= Self.nestedKeyLimit else {
            throw IssuanceRefusal(code: .badRequest, reason: "a nested server has at most \(Self.nestedKeyLimit) keys for tokens")
        }
        let keys: [JSONWebKey]
        do {
            keys = try tokenKeys.map { try JSONWebKey(rawRepresentation: $0) }
        } catch {
            throw IssuanceRefusal(code: .badRequest, reason: "a key for tokens is x || y of a point on P-256")
        }
        let names = Set(keys.map(\.keyID))
        return try await republish(
            NewEntry(
                kind: "authority.nested-published", subject: owner.description, actor: "nested:\(owner)",
                facts: ["keys": names.sorted().joined(separator: " "), "until": end.description])
        ) { transaction in
            let before = try transaction.rows("SELECT id, until FROM nested_key WHERE owner = ?", .text(owner.description))
                .map { (id: try $0.text("id"), until: try $0.time("until")) }
            // Held on to in time; not written at every call.
            let isFresh = before.allSatisfy { $0.until + .seconds(600) > end }
            guard Set(before.map(\.id)) != names || !isFresh else { return false }
            try transaction.execute("DELETE FROM nested_key WHERE owner = ?", .text(owner.description))
            let others = try transaction.row("SELECT count(*) AS count FROM nested_key")?.integer("count") ?? 0
            guard others + keys.count <= Self.nestedKeysLimit else {
                throw IssuanceRefusal(code: .badRequest, reason: "nested servers have more than \(Self.nestedKeysLimit) keys for tokens together")
            }
            for key in keys {
                // A name is a digest of the key: whose it is already stays its owner.
                guard try transaction.row("SELECT 1 FROM nested_key WHERE id = ?", .text(key.keyID)) == nil else {
                    throw IssuanceRefusal(code: .badRequest, reason: "the key `\(key.keyID)` is another nested server's")
                }
                try transaction.execute(
                    "INSERT INTO nested_key VALUES(?, ?, ?, ?)", .text(key.keyID), .text(owner.description),
                    .blob(key.rawRepresentation), Value(end))
            }
            return true
        }
    }

    /// Takes back the keys of nested servers that are none any more, and those whose time is over.
    public func forgetNested(at now: Timestamp, unless isNested: @escaping @Sendable (SPIFFEID) -> Bool) async throws {
        let owners = try await database.read { try $0.rows("SELECT DISTINCT owner FROM nested_key").map { try $0.text("owner") } }
        let gone = owners.filter { SPIFFEID($0).map { !isNested($0) } ?? true }
        let isOver = try await database.read { try $0.row("SELECT 1 FROM nested_key WHERE until <= ?", Value(now)) != nil }
        guard !gone.isEmpty || isOver else { return }
        _ = try await republish(
            NewEntry(
                kind: "authority.nested-withdrawn", subject: trustDomain.id.description, actor: "server",
                facts: ["of": gone.joined(separator: " ")])
        ) { transaction in
            for owner in gone { try transaction.execute("DELETE FROM nested_key WHERE owner = ?", .text(owner)) }
            try transaction.execute("DELETE FROM nested_key WHERE until <= ?", Value(now))
            return true
        }
    }

    /// Takes up what the server above publishes: this one's bundle is that, and its own keys.
    ///
    /// - Parameter tainted: authorities above that somebody else may have; what rests on them is renewed at once.
    @discardableResult
    public func adopt(_ bundle: TrustBundle, tainted: Set<String>) async throws -> Bool {
        let plain = TrustBundle(
            trustDomain: trustDomain, x509Authorities: bundle.x509Authorities, jwtAuthorities: bundle.jwtAuthorities)
        let text = String(decoding: plain.json, as: UTF8.self)
        let isNews = setTaintedAbove(tainted)
        let isChanged = try await republish(
            NewEntry(
                kind: "authority.upstream-adopted", subject: trustDomain.id.description, actor: "server",
                facts: ["roots": String(plain.x509Authorities.count), "keys": String(plain.jwtAuthorities.count)])
        ) { transaction in
            let row = try transaction.row("SELECT bundle, seen FROM upstream_bundle")
            guard try row?.text("bundle") != text else { return false }
            var seen = try row?.json("seen", as: [String].self) ?? []
            for digest in plain.x509Authorities.map(Self.digest) where !seen.contains(digest) { seen.append(digest) }
            try transaction.execute(
                "INSERT INTO upstream_bundle VALUES(1, ?, ?) ON CONFLICT(one) DO UPDATE SET bundle = excluded.bundle, seen = excluded.seen",
                .text(text), try Value(json: Array(seen.suffix(256))))
            return true
        }
        if isNews, !isChanged { announce() }
        return isChanged
    }
}

import AuditLedger
import Crypto
import Foundation
public import Runtime
public import SPIFFE
import Storage
public import X509

/// Join tokens: one node, once, within minutes.
///
/// A token without a name admits a new node. The name of a node that the server knows already is that node's: whoever holds a token
/// that anybody made for anything must not become it. For that a token is made for the name, by an operator, and the ledger says so.
extension Issuer {
    static var boundTokenMigration: Migration { Migration("issuance-tokens-0001", "ALTER TABLE join_token ADD COLUMN node TEXT") }

    /// A token that is carried about for longer is a standing credential.
    public static let longestJoinToken = Duration.seconds(86400)

    /// Makes a token that lets one node in, once, within `lifetime`: `mjt_<secret>.<root digest>.<trust domain>`.
    /// Only its digest is stored.
    ///
    /// - Parameter nodeName: the only name that it is good for, whether a node has it or not; `nil`: any name that no node has.
    public func makeJoinToken(lifetime: Duration, for nodeName: String? = nil, by actor: String) async throws -> Secret {
        if let nodeName { _ = try agentID(nodeName) }
        let secret = entropy.hex(32)
        let token = "mjt_\(secret).\(authority.rootDigest.hex).\(authority.trustDomain)"
        let (now, digest) = (clock.now(), Self.digest(Secret(secret)))
        try await database.write { transaction in
            try transaction.execute(
                "INSERT INTO join_token VALUES(?, ?, ?, NULL, NULL, ?)", .text(digest), Value(now), Value(now + lifetime), Value(nodeName))
            try ledger.append(
                NewEntry(
                    kind: "join-token.made", subject: Self.name(digest), actor: actor,
                    facts: ["expires": (now + lifetime).description, "node": nodeName ?? "any new one"]), in: transaction)
        }
        return Secret(token)
    }

    /// Admits a node: consumes the token and records the identity in one transaction, so that a token is never used twice and
    /// a crash never loses one that was used.
    public func admit(
        joinToken: Secret, nodeName: String, publicKey: Certificate.PublicKey, lifetime: Duration
    ) async throws -> X509SVID {
        let id = try agentID(nodeName)
        let secret = joinToken.withBytes { bytes in
            Secret(bytes.drop { $0 != UInt8(ascii: "_") }.dropFirst().prefix { $0 != UInt8(ascii: ".") })
        }
        let (digest, now) = (Self.digest(secret), clock.now())
        // Before anything is signed: whoever guesses costs a look, and neither a signature nor a turn of the writers.
        let isOpen = try await database.read { transaction in
            try transaction.row(
                "SELECT 1 FROM join_token WHERE digest = ? AND used_at IS NULL AND expires_at > ?", .text(digest), Value(now)) != nil
        }
        guard isOpen else { throw Self.unknownToken }
        let svid = try sign(id, publicKey: publicKey, now: now, lifetime: lifetime)
        let refusal = try await database.write { transaction -> IssuanceRefusal? in
            let used = try transaction.execute(
                "UPDATE join_token SET used_at = ?, used_by = ? WHERE digest = ? AND used_at IS NULL AND expires_at > ?",
                Value(now), .text(id.description), .text(digest), Value(now))
            guard used == 1 else { throw Self.unknownToken }
            let bound = try transaction.row("SELECT node FROM join_token WHERE digest = ?", .text(digest))?.optionalText("node")
            let isKnown = try nodes.isKnown(id, in: transaction)
            if let refusal = Self.refusal(of: nodeName, boundTo: bound, isKnown: isKnown) {
                // Committed, and the token with it: a name that it is not good for is tried once, and it shows.
                try ledger.append(
                    NewEntry(
                        kind: "join-token.refused", subject: Self.name(digest), actor: "server",
                        facts: ["asked": id.description, "node": bound ?? "any new one", "reason": refusal.reason]), in: transaction)
                return refusal
            }
            try nodes.admit(id, method: NodeRecord.byJoinToken, selectors: [], publicKey: publicKey, in: transaction)
            try record(
                svid, kind: "agent.attested", actor: "server",
                facts: ["by": NodeRecord.byJoinToken, "token": Self.name(digest), "instead": isKnown ? "of the node of that name" : "of nobody"],
                in: transaction)
            return nil
        }
        if let refusal { throw refusal }
        return svid
    }

    private static func refusal(of name: String, boundTo bound: String?, isKnown: Bool) -> IssuanceRefusal? {
        switch bound {
        case name: return nil
        case let bound?:
            return IssuanceRefusal(
                code: .tokenNotForName,
                reason: "the join token is for node `\(bound)`, not for `\(name)`, and is used up: mayfly token create --node \(name)")
        case nil where isKnown:
            return IssuanceRefusal(
                code: .tokenNotForName,
                reason: "there is a node `\(name)` already, and the join token is for new ones; it is used up. If this is that node: "
                    + "mayfly token create --node \(name)")
        case nil: return nil
        }
    }

    private func agentID(_ nodeName: String) throws -> SPIFFEID {
        guard let id = SPIFFEID(trustDomain: authority.trustDomain, segments: ["mayfly", "agent", nodeName]), nodeName.utf8.count <= 63 else {
            throw IssuanceRefusal(
                code: .badRequest, reason: "`\(nodeName.prefix(80))` cannot name a node: letters, digits, `.`, `-`, `_`, at most 63")
        }
        return id
    }

    private static func digest(_ secret: Secret) -> String {
        secret.withBytes { Array(SHA256.hash(data: $0)) }.hex
    }

    /// As the ledger calls it.
    private static func name(_ digest: String) -> String { String(digest.prefix(12)) }

    private static var unknownToken: IssuanceRefusal {
        IssuanceRefusal(code: .tokenUnknown, reason: "the join token is unknown, used or expired: make one with `mayfly token create`")
    }
}

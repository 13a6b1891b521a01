import Runtime
import SPIFFE
import Storage

/// Lists of what was taken back (RFC 5280 §5), one of each key that signs or has signed certificates: complete for that key.
///
/// A list has the serials that its own key signed, and no other's. All that have not expired are on it, up to ``longestList`` over all
/// lists together: they go to agents in one message of at most 1 MiB. Beyond that those that end first are left out, the server's log says so
/// each hour, and a key is to be tainted instead: so many certificates at once are no longer a matter of lists. The server itself, and what asks
/// it, knows all of them.
extension Issuer {
    /// How long a list may be relied on; whoever gives them out makes new ones well before.
    public static let revocationListLifetime = Duration.seconds(86400)

    /// Serials on all lists together: some 40 bytes each.
    public static let longestList = 10_000

    /// What was issued before the table knew by which key is on every list.
    private static let serials = """
        SELECT revocation.value AS value, revocation.at AS at, issued.issuer AS issuer
        FROM revocation LEFT JOIN issued ON issued.id = revocation.value
        WHERE revocation.kind = 'serial' ORDER BY revocation.until DESC, revocation.value LIMIT \(longestList)
        """

    /// The list of one key.
    public struct KeyList: Sendable {
        /// The key's identifier in hexadecimal: what stands in the certificates that it signed.
        public var key: String
        /// Whether that is the key that signs now.
        public var isSigning: Bool
        public var der: [UInt8]
    }

    public func revocationLists() async throws -> [[UInt8]] { try await revocationListsByKey().map(\.der) }

    public func revocationListsByKey() async throws -> [KeyList] {
        let (serials, number) = try await database.read { transaction in
            (
                try transaction.rows(Self.serials).compactMap { row in
                    try [UInt8](hex: row.text("value")).map { (serial: $0, at: try row.time("at"), issuer: try row.optionalText("issuer")) }
                },
                try Revocations.listNumber(in: transaction)
            )
        }
        let now = clock.now()
        let signers = authority.listSigners
        let signing = authority.certificates.subjectKeyIdentifier.hex
        func named(_ lists: [[UInt8]]) -> [KeyList] {
            zip(signers, lists).map { KeyList(key: $0.id, isSigning: $0.id == signing, der: $1) }
        }
        if let kept = revocations.lists(number, by: signers.map(\.id), since: now - Self.revocationListLifetime / 4, at: now) { return named(kept) }
        let signed = try signers.map { signer in
            try authority.open(signer).revocationList(
                revoked: serials.filter { $0.issuer == nil || $0.issuer == signer.id }.map { ($0.serial, $0.at) }, number: UInt64(number),
                now: now, nextUpdate: Self.revocationListLifetime)
        }
        revocations.keep(.init(number: number, signers: signers.map(\.id), at: now, der: signed))
        return named(signed)
    }

    /// How many serials are on no list because there are too many; 0 as a rule.
    public func unlistedSerials() async throws -> Int {
        try await database.read { transaction in
            max(0, (try transaction.row("SELECT count(*) AS count FROM revocation WHERE kind = 'serial'")?.integer("count") ?? 0) - Self.longestList)
        }
    }
}

//  Lifecycle: from standing to retired, and the explicit exceptions. A credential is disabled only with a ``Proof``, removed
//  only after a soak in which nobody tried it, and called retired only after the target was seen to refuse it.

public import AuditLedger
public import Estate
import Foundation
public import Runtime
public import Storage
public import TrafficProof

/// Why a step was refused. Nothing was changed.
public struct LifecycleRefusal: Error, Sendable, CustomStringConvertible {
    public enum Code: Sendable { case illegalTransition, staleProof, otherCredential, incompleteWaiver, attemptsDuringSoak, soaking, notRefused }
    public var code: Code
    public var reason: String
    public var next: String
    public var description: String { "\(reason). Next: \(next)" }

    public init(_ code: Code, _ reason: String, next: String) {
        self.code = code
        self.reason = reason
        self.next = next
    }
}

extension CredentialState {
    /// The legal transitions (R89).
    public func canBecome(_ next: CredentialState) -> Bool {
        switch (self, next) {
        case (.standing, .excepted), (.excepted, .standing), (.standing, .disabled), (.excepted, .disabled),
            (.disabled, .standing), (.disabled, .retired):
            true
        default: false
        }
    }
}

/// One retirement under way or done.
public struct Retirement: Sendable, Codable, Hashable {
    public var credential: Fingerprint
    public var disabledAt: Timestamp
    public var soakUntil: Timestamp
    public var proofDigest: String
    public var findings: [Finding]
    /// Whether the target accepted the old secret just before it was disabled: what makes the later refusal mean something.
    public var acceptedBefore: Bool
    public var removedAt: Timestamp?
    /// What the real target said to the old secret afterwards.
    public var refusal: String?
    public var verifiedAt: Timestamp?
}

/// An explicit exception (R91, R92).
public struct Waiver: Sendable, Codable, Hashable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case cicd = "ci-cd"
        case legacyAPI = "legacy-api"
        case breakGlass = "break-glass"
        case batch
        case thirdParty = "third-party"
        case crossCloud = "cross-cloud"
    }
    public var id: String
    public var credential: Fingerprint
    public var kind: Kind
    public var owner: String
    public var reason: String
    public var controls: [String]
    public var grantedAt: Timestamp
    public var expiresAt: Timestamp
    /// How often the same credential was waived before.
    public var renewals: Int
    public var expiredAt: Timestamp?

    /// The longest that one waiver may last.
    public static let longest = WaiverLimits.longest
}

public struct Lifecycle: Sendable {
    private let ledger: Ledger
    private let clock: WallClock
    private let entropy: Entropy

    public init(ledger: Ledger, clock: WallClock, entropy: Entropy) {
        self.ledger = ledger
        self.clock = clock
        self.entropy = entropy
    }

    public static let migrations = [
        Migration(
            "lifecycle-0001",
            """
            CREATE TABLE credential_state(fingerprint TEXT PRIMARY KEY, state TEXT NOT NULL, since INTEGER NOT NULL) WITHOUT ROWID;
            CREATE TABLE retirement(fingerprint TEXT PRIMARY KEY, retirement TEXT NOT NULL) WITHOUT ROWID;
            CREATE TABLE waiver(
                id TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, expires_at INTEGER NOT NULL, expired_at INTEGER,
                waiver TEXT NOT NULL) WITHOUT ROWID;
            """)
    ]

    // MARK: State

    public static func state(of credential: Fingerprint, in transaction: Transaction) throws -> CredentialState {
        try transaction.row("SELECT state FROM credential_state WHERE fingerprint = ?", .text(credential.text))
            .flatMap { CredentialState(rawValue: try $0.text("state")) } ?? .standing
    }

    private func move(
        _ credential: Fingerprint, to next: CredentialState, by actor: String, facts: [String: String], kind: String,
        in transaction: Transaction
    ) throws {
        let now = try Self.state(of: credential, in: transaction)
        guard now.canBecome(next) else {
            throw LifecycleRefusal(
                .illegalTransition, "credential `\(credential.short)` is \(now.rawValue) and cannot become \(next.rawValue)",
                next: "mayfly report")
        }
        try transaction.execute(
            """
            INSERT INTO credential_state VALUES(?, ?, ?)
            ON CONFLICT(fingerprint) DO UPDATE SET state = excluded.state, since = excluded.since
            """,
            .text(credential.text), .text(next.rawValue), Value(clock.now()))
        try ledger.append(
            NewEntry(
                kind: kind, subject: credential.text, actor: actor,
                facts: facts.merging(["from": now.rawValue, "to": next.rawValue]) { old, _ in old }), in: transaction)
    }

    // MARK: Retirement

    public static func retirement(of credential: Fingerprint, in transaction: Transaction) throws -> Retirement? {
        try transaction.row("SELECT retirement FROM retirement WHERE fingerprint = ?", .text(credential.text))?
            .json("retirement")
    }

    /// Begins: without a fresh proof for this very credential there is no way in.
    public func disable(
        _ credential: Fingerprint, proof: Proof, soak: Duration, acceptedBefore: Bool, by actor: String,
        in transaction: Transaction
    ) throws -> Retirement {
        guard proof.credential == credential else {
            throw LifecycleRefusal(.otherCredential, "the proof is for another credential", next: "mayfly prove \(credential)")
        }
        let now = clock.now()
        guard proof.isFresh(at: now) else {
            throw LifecycleRefusal(
                .staleProof, "the proof of \(proof.provenAt) is older than \(Proof.lifetime.brief)", next: "mayfly prove \(credential)")
        }
        try move(
            credential, to: .disabled, by: actor,
            facts: ["proof": proof.digest, "soak": soak.brief, "acceptedBefore": String(acceptedBefore)],
            kind: "credential.disabled", in: transaction)
        let retirement = Retirement(
            credential: credential, disabledAt: now, soakUntil: now + soak, proofDigest: proof.digest,
            findings: proof.findings, acceptedBefore: acceptedBefore, removedAt: nil, refusal: nil, verifiedAt: nil)
        try store(retirement, in: transaction)
        return retirement
    }

    /// Goes back: the login works again.
    public func enable(_ credential: Fingerprint, why: String, by actor: String, in transaction: Transaction) throws {
        try move(
            credential, to: .standing, by: actor, facts: ["reason": why], kind: "credential.enabled", in: transaction)
        try transaction.execute("DELETE FROM retirement WHERE fingerprint = ?", .text(credential.text))
    }

    /// Whether the soak is over and clean. `attempts` are the refused uses since it was disabled, by whom.
    public func judgeSoak(_ retirement: Retirement, attempts: [String]) -> LifecycleRefusal? {
        if let first = attempts.first {
            return LifecycleRefusal(
                .attemptsDuringSoak, "\(counted(attempts.count, "attempt")) to use it while it was disabled, by \(first)",
                next: "move that consumer, then `mayfly prove \(retirement.credential)`")
        }
        if clock.now() < retirement.soakUntil {
            return LifecycleRefusal(
                .soaking, "disabled and soaking until \(retirement.soakUntil)", next: "mayfly retire \(retirement.credential)")
        }
        return nil
    }

    /// Notes that the target no longer holds the secret. Not yet retired: nobody has seen the refusal.
    public func removed(_ retirement: Retirement, by actor: String, in transaction: Transaction) throws -> Retirement {
        let state = try Self.state(of: retirement.credential, in: transaction)
        guard state == .disabled else {
            throw LifecycleRefusal(
                .illegalTransition, "credential `\(retirement.credential.short)` is \(state.rawValue); only a disabled one is removed",
                next: "mayfly retire \(retirement.credential)")
        }
        var retirement = retirement
        retirement.removedAt = clock.now()
        try store(retirement, in: transaction)
        try ledger.append(
            NewEntry(kind: "credential.removed", subject: retirement.credential.text, actor: actor), in: transaction)
        return retirement
    }

    /// Ends: the real target refused the old secret. `access`: what was seen there of rules that ask for none.
    public func verified(
        _ retirement: Retirement, refusal: String, access: String? = nil, by actor: String, in transaction: Transaction
    ) throws -> Retirement {
        guard retirement.removedAt != nil else {
            throw LifecycleRefusal(.illegalTransition, "the secret is not removed yet", next: "mayfly retire \(retirement.credential)")
        }
        var retirement = retirement
        retirement.refusal = refusal
        retirement.verifiedAt = clock.now()
        try store(retirement, in: transaction)
        try move(
            retirement.credential, to: .retired, by: actor,
            facts: ["refusal": refusal, "proof": retirement.proofDigest, "acceptedBefore": String(retirement.acceptedBefore)]
                .merging(access.map { ["access": $0] } ?? [:]) { $1 },
            kind: "credential.retired", in: transaction)
        return retirement
    }

    private func store(_ retirement: Retirement, in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO retirement VALUES(?, ?) ON CONFLICT(fingerprint) DO UPDATE SET retirement = excluded.retirement",
            .text(retirement.credential.text), try Value(json: retirement))
    }

    // MARK: Waivers

    public static func waivers(in transaction: Transaction) throws -> [Waiver] {
        try transaction.rows("SELECT waiver FROM waiver ORDER BY expires_at").map { try $0.json("waiver") }
    }

    /// Grants a waiver. Every field is needed: an exception nobody owns, or that never ends, is how secrets become permanent.
    public func waive(
        _ credential: Fingerprint, kind: String?, owner: String?, reason: String?, expiresAt: Timestamp?,
        controls: [String], by actor: String, in transaction: Transaction
    ) throws -> Waiver {
        let now = clock.now()
        var missing: [String] = []
        let parsedKind = kind.flatMap(Waiver.Kind.init)
        if parsedKind == nil { missing.append("kind (\(Waiver.Kind.allCases.map(\.rawValue).joined(separator: ", ")))") }
        let owner = owner?.trimmingCharacters(in: .whitespaces) ?? ""
        if owner.isEmpty { missing.append("owner") }
        let reason = reason?.trimmingCharacters(in: .whitespaces) ?? ""
        if reason.isEmpty { missing.append("reason") }
        if expiresAt == nil { missing.append("expiry") }
        guard missing.isEmpty, let parsedKind, let expiresAt else {
            throw LifecycleRefusal(
                .incompleteWaiver, "a waiver needs \(missing.joined(separator: ", "))",
                next: "mayfly waive \(credential) --kind … --owner … --reason … --expires …")
        }
        let texts = [("owner", owner, WaiverLimits.owner), ("reason", reason, WaiverLimits.reason)]
        for (name, text, limit) in texts + controls.map({ ("control", $0, WaiverLimits.reason) }) where text.count > limit || text.hasControls {
            throw LifecycleRefusal(
                .incompleteWaiver, "the \(name) of a waiver has at most \(limit) characters, and no control characters",
                next: "write a shorter text in one line")
        }
        guard expiresAt > now, expiresAt - now <= Waiver.longest else {
            throw LifecycleRefusal(
                .incompleteWaiver, "a waiver ends in the future and within \(Waiver.longest.brief)",
                next: "mayfly waive \(credential) --expires 90d …")
        }
        let before = try Self.waivers(in: transaction).filter { $0.credential == credential }
        guard before.allSatisfy({ $0.expiredAt != nil }) else {
            throw LifecycleRefusal(
                .illegalTransition, "credential `\(credential.short)` has a waiver until \(before.last?.expiresAt.description ?? "?")",
                next: "wait for its end, or retire the credential")
        }
        let waiver = Waiver(
            id: "w-" + entropy.hex(5), credential: credential, kind: parsedKind, owner: owner, reason: reason,
            controls: controls, grantedAt: now, expiresAt: expiresAt, renewals: before.count, expiredAt: nil)
        try move(
            credential, to: .excepted, by: actor,
            facts: [
                "waiver": waiver.id, "kind": waiver.kind.rawValue, "owner": owner, "reason": reason,
                "expires": expiresAt.description, "renewals": String(waiver.renewals),
            ], kind: "waiver.granted", in: transaction)
        try store(waiver, in: transaction)
        return waiver
    }

    /// Ends the waivers whose time has come: the credential counts as standing again and is back on the backlog.
    public func expireWaivers(in transaction: Transaction) throws -> [Waiver] {
        let now = clock.now()
        var ended: [Waiver] = []
        for row in try transaction.rows(
            "SELECT waiver FROM waiver WHERE expired_at IS NULL AND expires_at <= ?", Value(now))
        {
            var waiver: Waiver = try row.json("waiver")
            waiver.expiredAt = now
            try store(waiver, in: transaction)
            if try Self.state(of: waiver.credential, in: transaction) == .excepted {
                try move(
                    waiver.credential, to: .standing, by: "server",
                    facts: ["waiver": waiver.id, "owner": waiver.owner], kind: "waiver.expired", in: transaction)
            }
            ended.append(waiver)
        }
        return ended
    }

    private func store(_ waiver: Waiver, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO waiver VALUES(?, ?, ?, ?, ?)
            ON CONFLICT(id) DO UPDATE SET expired_at = excluded.expired_at, waiver = excluded.waiver
            """,
            .text(waiver.id), .text(waiver.credential.text), Value(waiver.expiresAt), Value(waiver.expiredAt),
            try Value(json: waiver))
    }
}

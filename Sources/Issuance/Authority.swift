//  Issuance: identities. The trust domain's keys and their succession, the nodes, the join tokens by which a node proves itself
//  once, and the one place where an SVID is signed, which needs a ``Permit``. Everything issued is in the ledger.

public import AuditLedger
import Crypto
import Foundation
public import Runtime
@_spi(Incubating) public import SPIFFE
public import Storage
import Synchronization
import X509

/// The keys of one trust domain through their lives: prepared, active, old or tainted, gone.
///
/// A prepared key is published before it signs anything, so that nobody meets an SVID whose issuer they do not know yet. An old one
/// stays published until the last of what it signed has expired. A tainted one too, but everything that it signed is to be renewed
/// at once; revoking it takes it out of the bundle, and with it whatever was not renewed.
///
/// Trust: the private keys can mint any identity of the trust domain. They are files of the state directory (0600), sealed where a
/// ``KeySeal`` is given. A key's file is written before its row: a crash leaves a key that nothing names.
public final class Authority: Sendable {
    public let trustDomain: TrustDomain
    private let state: StateDirectory
    private let seal: KeySeal?
    private let token: TokenKeys?
    private let memory: MemoryKeys?
    private let issuer: OIDCIssuer?
    private let upstream: (any UpstreamAuthority)?
    let database: Database
    private let ledger: Ledger
    private let clock: WallClock
    private let entropy: Entropy
    private let held: Mutex<Held>
    private let listeners = Broadcast<Void>()

    private struct Held {
        var published: Published
        var signer: CertificateAuthority
        var tokens: JWTAuthority
        var wits: WITAuthority?
        var signals: JWTAuthority?
        /// How the active root followed from earlier ones, the newest change first.
        var transitions: [RootTransition]
        /// Authorities above this server's that somebody else may have.
        var taintedAbove: Set<String> = []

        /// That the signer's chain leads to: its own certificate, or its upstream's root.
        var root: [UInt8] {
            published.keys.first { $0.id == signer.subjectKeyIdentifier.hex }?.published.first ?? signer.certificateDER
        }
    }

    /// The keys that are not gone, and what follows from them, worked out once: every call asks for it.
    private struct Published {
        let keys: [AuthorityKey]
        let bundle: TrustBundle
        let roots: X509Bundle
        /// What signs or has signed itself, roots and intermediates: what this server's own agents are believed by.
        let issuers: X509Bundle
        /// Intermediates that were taken back and have not ended: their root still vouches for them.
        let revoked: [String]
        let others: Others

        init(_ keys: [AuthorityKey], at now: Timestamp, in trustDomain: TrustDomain, _ transaction: Transaction) throws {
            self.keys = keys
            revoked = try Authority.revoked(at: now, in: transaction)
            others = try Others.read(at: now, trustDomain, in: transaction)
            let x509 = keys.filter { $0.kind == .x509 }
            var (seen, named): (Set<[UInt8]>, Set<String>) = ([], [])
            // Before its own: the server above keeps the bundle, and what it has taken back does not stay because of a key here.
            let all = (others.upstream?.x509Authorities ?? [])
                + x509.flatMap(\.published).filter { [others] in !others.withdrawn.contains(Authority.digest($0)) }
            let tokens = try keys.filter { $0.kind == .jwt }.map { try JSONWebKey(rawRepresentation: $0.publicBytes) }
                + others.nested + (others.upstream?.jwtAuthorities ?? [])
            issuers = try X509Bundle(trustDomain: trustDomain, rootsDER: x509.map(\.publicBytes))
            var bundle = TrustBundle(
                trustDomain: trustDomain, x509Authorities: all.filter { seen.insert($0).inserted },
                jwtAuthorities: tokens.filter { named.insert($0.keyID).inserted }, sequence: try Authority.sequence(in: transaction),
                refreshHint: Authority.refreshHint)
            bundle.witAuthorities = try keys.filter { $0.kind == .wit }.map { try JSONWebKey(rawRepresentation: $0.publicBytes) }
            self.bundle = bundle
            roots = try bundle.x509
        }
    }

    static let rootLifetime = Duration.seconds(365 * 86400)
    /// How often others look for a newer bundle; what is prepared waits for this long before it may sign.
    public static let refreshHint = Duration.seconds(300)
    /// How long a key stays published that signed security events.
    static let signalsOverlap = Duration.seconds(86400)

    static let migration = Migration(
        "issuance-0003",
        """
        CREATE TABLE authority_key(
            id TEXT PRIMARY KEY, kind TEXT NOT NULL, state TEXT NOT NULL, public BLOB NOT NULL, file TEXT NOT NULL,
            made_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE authority_sequence(one INTEGER PRIMARY KEY CHECK (one = 1), sequence INTEGER NOT NULL);
        INSERT INTO authority_sequence VALUES(1, 1);
        """)

    /// Who certified a key, and what of those that were taken back is not over.
    static let upstreamMigration = Migration(
        "issuance-upstream-0001",
        """
        ALTER TABLE authority_key ADD COLUMN chain TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE authority_key ADD COLUMN roots TEXT NOT NULL DEFAULT '[]';
        CREATE TABLE revoked_authority(id TEXT PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID;
        """)

    /// Files of revoked keys that are to be removed, until they are.
    static let goneMigration = Migration("issuance-gone-0001", "CREATE TABLE gone_key_file(file TEXT PRIMARY KEY) WITHOUT ROWID")

    private func removeGone() async throws { try await Self.removeGone(files, database) }

    /// Removes the files of keys that are revoked: after the revocation, again while that fails, and at start, when a crash came between.
    private static func removeGone(_ files: KeyFiles, _ database: Database) async throws {
        let gone = try await database.read { try $0.rows("SELECT file FROM gone_key_file").map { try $0.text("file") } }
        for file in gone {
            // One that cannot be removed keeps its row, and nobody from starting.
            guard (try? files.remove(file)) != nil else { continue }
            try await database.write { _ = try $0.execute("DELETE FROM gone_key_file WHERE file = ?", .text(file)) }
        }
    }

    /// Reads the keys, and makes them at first use.
    ///
    /// - Parameters:
    ///   - issuer: what tokens name in `iss`; the trust domain's ID without.
    ///   - upstream: who certifies the keys that are made from now on; without, they are roots.
    ///   - token: where keys are made from now on; without, they are files.
    ///   - memory: where they are in place of files; with an upstream.
    ///   - givesWITs: whether there is a key for WIT-SVIDs too. One that there was before stays published either way.
    public static func load(
        trustDomain: TrustDomain, from state: StateDirectory, seal: KeySeal? = nil, token: TokenKeys? = nil,
        memory: MemoryKeys? = nil, issuer: OIDCIssuer? = nil, upstream: (any UpstreamAuthority)? = nil, givesWITs: Bool = false,
        database: Database, ledger: Ledger, clock: WallClock, entropy: Entropy
    ) async throws -> Authority {
        let store = KeyFiles(
            state: state, seal: seal, token: token, memory: memory, issuer: issuer, trustDomain: trustDomain, clock: clock, entropy: entropy)
        var keys = try await database.read { try AuthorityKey.all(in: $0) }
        let lost = try await leaveLost(&keys, store, upstream, database, ledger)
        let kinds = AuthorityKey.Kind.allCases.filter { $0 != .signals && ($0 != .wit || givesWITs) }
        for kind in kinds
        where lost.contains(kind) || !keys.contains(where: { $0.kind == kind && ($0.state == .active || kind != .wit) }) {
            let key: AuthorityKey
            if kind == .x509, let upstream {
                key = try await store.key(under: upstream, file: newFile(kind, entropy), .active)
            } else {
                // The names of the first keys are older than the table.
                let file =
                    switch kind {
                    case .x509: "authority.key"
                    case .jwt: "jwt.key"
                    case .wit, .signals: newFile(kind, entropy)
                    }
                key = try store.make(kind, file: file, .active)
            }
            try await database.write { transaction in
                try key.store(in: transaction)
                try ledger.append(NewEntry(kind: "authority.activated", subject: key.id, actor: "server", facts: key.facts), in: transaction)
            }
            keys.append(key)
        }
        try await removeGone(store, database)
        let (published, transitions) = try await database.read { [now = clock.now(), keys] in
            (try Published(keys, at: now, in: trustDomain, $0), try RootTransition.all(at: now, in: $0))
        }
        func active(_ kind: AuthorityKey.Kind) throws -> AuthorityKey {
            guard let key = keys.first(where: { $0.kind == kind && $0.state == .active }) else {
                throw FileError(path: state.path, doing: "use", reason: "no \(kind.rawValue) key is active")
            }
            return key
        }
        let (signer, tokens) = (try store.certificates(of: active(.x509)), try store.tokens(of: active(.jwt)))
        let wits = givesWITs ? try store.wits(of: active(.wit)) : nil
        let signals = try keys.first { $0.kind == .signals && $0.state == .active }.map(store.signals(of:))
        return Authority(
            trustDomain: trustDomain, state: state, seal: seal, token: token, memory: memory, issuer: issuer, upstream: upstream, database: database,
            ledger: ledger, clock: clock, entropy: entropy,
            held: Held(published: published, signer: signer, tokens: tokens, wits: wits, signals: signals, transitions: transitions))
    }

    /// Keys that ended with the server that had them in memory: what they signed stays good until it is over, as of any key that signs no more,
    /// and what was only prepared is gone.
    ///
    /// - Returns: of which kinds nothing signs any more; also where an earlier start came no further than this.
    private static func leaveLost(
        _ keys: inout [AuthorityKey], _ store: KeyFiles, _ upstream: (any UpstreamAuthority)?, _ database: Database, _ ledger: Ledger
    ) async throws -> Set<AuthorityKey.Kind> {
        guard store.memory == nil || upstream != nil else {
            throw AuthorityRefusal(
                "keys in memory end with the server, and a root among them could not vouch for the next", "name an authority above: --upstream-…")
        }
        let left = keys.filter { store.isLost($0) && ($0.state == .active || $0.state == .prepared) }
        if !left.isEmpty {
            keys = try await database.write { [keys, now = store.clock.now()] in try leave(Set(left.map(\.id)), of: keys, at: now, ledger, in: $0) }
        }
        let lost = Set(keys.filter(store.isLost).map(\.kind)).subtracting(keys.filter { $0.state == .active }.map(\.kind))
        guard upstream != nil || !lost.contains(.x509) else {
            throw AuthorityRefusal(
                "the keys were in the memory of a server that has ended, and agents believe new ones only under the authority above",
                "name it again: --upstream-…")
        }
        return lost
    }

    private static func leave(
        _ left: Set<String>, of keys: [AuthorityKey], at now: Timestamp, _ ledger: Ledger, in transaction: Transaction
    ) throws -> [AuthorityKey] {
        try transaction.execute("UPDATE authority_sequence SET sequence = sequence + 1")
        return try keys.compactMap { key in
            guard left.contains(key.id) else { return key }
            var key = key
            let wasPrepared = key.state == .prepared
            (key.state, key.changedAt) = (wasPrepared ? .revoked : .old, now)
            let facts = key.facts.merging(["reason": "in the memory of a server that has ended"]) { first, _ in first }
            try ledger.append(NewEntry(kind: "authority.\(key.state.verb)", subject: key.id, actor: "server", facts: facts), in: transaction)
            try wasPrepared ? key.remove(in: transaction) : key.store(in: transaction)
            return wasPrepared ? nil : key
        }
    }

    private static func newFile(_ kind: AuthorityKey.Kind, _ entropy: Entropy) -> String { "\(kind.rawValue)-\(entropy.hex(8)).key" }

    private static func revoked(at now: Timestamp, in transaction: Transaction) throws -> [String] {
        try transaction.rows("SELECT id FROM revoked_authority WHERE until > ? ORDER BY id", Value(now)).map { try $0.text("id") }
    }

    private init(
        trustDomain: TrustDomain, state: StateDirectory, seal: KeySeal?, token: TokenKeys?, memory: MemoryKeys?, issuer: OIDCIssuer?,
        upstream: (any UpstreamAuthority)?, database: Database, ledger: Ledger, clock: WallClock, entropy: Entropy, held: sending Held
    ) {
        self.trustDomain = trustDomain
        self.state = state
        self.seal = seal
        self.token = token
        self.memory = memory
        self.issuer = issuer
        self.upstream = upstream
        self.database = database
        self.ledger = ledger
        self.clock = clock
        self.entropy = entropy
        self.held = Mutex(held)
    }

    private var files: KeyFiles {
        KeyFiles(
            state: state, seal: seal, token: token, memory: memory, issuer: issuer, trustDomain: trustDomain, clock: clock, entropy: entropy)
    }

    private static func sequence(in transaction: Transaction) throws -> UInt64 {
        UInt64(try transaction.row("SELECT sequence FROM authority_sequence")?.integer("sequence") ?? 1)
    }

    // MARK: What signs and what is published

    /// What signs certificates now.
    public var certificates: CertificateAuthority { held.withLock { $0.signer } }
    /// What signs tokens now.
    public var tokens: JWTAuthority { held.withLock { $0.tokens } }

    /// What signs WIT-SVIDs now; `nil` where none are given.
    @_spi(Incubating) public var wits: WITAuthority? { held.withLock { $0.wits } }

    /// What signs security events now, by RS256; `nil` where they are signed as tokens are.
    public var signals: JWTAuthority? { held.withLock { $0.signals } }

    /// All that sign security events by RS256, did so of late, or are about to. Not what is tainted: what an event says is done when it is
    /// read, so nothing that it signed is to be renewed, and whatever comes by it now is somebody else's.
    public var signalsKeys: [JSONWebKey] {
        keys.filter { $0.kind == .signals && $0.state != .tainted }
            .compactMap { try? JSONWebKey(rawRepresentation: $0.publicBytes, algorithm: .rs256) }
    }

    /// All keys that are not gone, the newest first.
    public var keys: [AuthorityKey] { held.withLock { $0.published.keys }.sorted { ($1.madeAt, $0.id) < ($0.madeAt, $1.id) } }

    /// Every key that an SVID may rest on, with the number of this state of affairs.
    public var trustBundle: TrustBundle { held.withLock { $0.published.bundle } }

    /// All that sign certificates or have signed some that may still be good.
    var certificateKeys: [AuthorityKey] { keys.filter { $0.kind == .x509 && $0.state != .prepared } }

    /// Those that can sign still, were it only a list of what they have signed.
    var listSigners: [AuthorityKey] { certificateKeys.filter { !files.isLost($0) } }

    func open(_ key: AuthorityKey) throws -> CertificateAuthority { try files.certificates(of: key) }

    public var bundle: X509Bundle { held.withLock { $0.published.roots } }
    /// What this server's own agents are believed by: its keys alone, and of an intermediate that was taken back nothing more.
    public var issuers: X509Bundle { held.withLock { $0.published.issuers } }

    /// Names of keys whose SVIDs are to be renewed at once: tainted, or taken back while a root still vouches for them, or left behind because
    /// of what is above them.
    public var distrusted: [String] {
        held.withLock { held in
            held.published.keys.filter { $0.state == .tainted || ($0.state == .old && $0.rests(on: held.taintedAbove)) }.map(\.id)
                + held.published.revoked
        }
    }

    /// That what is signed now leads to.
    public var root: [UInt8] { held.withLock { $0.root } }

    /// Public halves of the keys that sign tokens here, or are about to; x || y.
    public var ownTokenKeys: [[UInt8]] { keys.filter { $0.kind == .jwt }.map(\.publicBytes) }

    func announce() { listeners.send(()) }

    /// - Returns: whether that is news.
    func setTaintedAbove(_ names: Set<String>) -> Bool {
        held.withLock { held in
            defer { held.taintedAbove = names }
            return held.taintedAbove != names
        }
    }
    public var jwtBundle: JWTBundle { trustBundle.jwt }

    /// What a server shows beside its chain: the root, and how it followed from earlier ones. At most ``X509Bundle/successionLimit``.
    public var succession: [[UInt8]] {
        held.withLock { held in
            let room = X509Bundle.successionLimit - 1 - held.signer.intermediates.count
            return [held.root] + held.transitions.prefix(room / 2).flatMap { [$0.certificate, $0.root] }
        }
    }

    /// SHA-256 of the root that is signed under, which a join token carries so that a node knows its server.
    public var rootDigest: [UInt8] { Array(SHA256.hash(data: held.withLock { $0.root })) }

    /// Whenever anything of it has changed.
    public func changes() -> AsyncStream<Void> { listeners.stream() }

    // MARK: Succession

    /// Makes the next key of a kind and publishes it. It signs nothing yet.
    public func prepare(_ kind: AuthorityKey.Kind, by actor: String) async throws -> AuthorityKey {
        guard kind != .wit || wits != nil else {
            throw AuthorityRefusal("no WIT-SVIDs are given here", "mayfly server --wit-svids")
        }
        guard kind != .signals || signals != nil else {
            throw AuthorityRefusal("no signals are signed by a key of their own here", "declare `algorithm: RS256`: mayfly signals apply")
        }
        // Asked first, too: an upstream does not sign what is not needed.
        if let waiting = keys.first(where: { $0.kind == kind && $0.state == .prepared }) { throw Self.isPrepared(waiting) }
        let key: AuthorityKey
        if kind == .x509, let upstream {
            key = try await files.key(under: upstream, file: Self.newFile(kind, entropy), .prepared)
        } else {
            key = try files.make(kind, file: Self.newFile(kind, entropy), .prepared)
        }
        do {
            return try await change(by: actor) { keys, _ in
                if let waiting = keys.first(where: { $0.kind == kind && $0.state == .prepared }) { throw Self.isPrepared(waiting) }
                keys.append(key)
                return key
            }
        } catch let refusal as AuthorityRefusal {
            // A private key that nothing names is one more to be stolen.
            try? files.remove(key.file)
            throw refusal
        }
    }

    /// Makes the first key that signs security events, unless there is one.
    ///
    /// - Parameter standing: `active`, to sign at once; `prepared` where others may have read the published keys without it.
    /// - Returns: the one that signs, or is about to.
    public func makeSignalsKey(_ standing: AuthorityKey.State, by actor: String) async throws -> AuthorityKey {
        @Sendable func current(_ keys: [AuthorityKey]) -> AuthorityKey? {
            let mine = keys.filter { $0.kind == .signals }
            return mine.first { $0.state == .active } ?? mine.first { $0.state == .prepared }
        }
        if let there = current(keys) { return there }
        let key = try files.make(.signals, file: Self.newFile(.signals, entropy), standing)
        do {
            let signals = standing == .active ? try files.signals(of: key) : nil
            return try await change(by: actor, signals: signals) { keys, _ in
                if let there = current(keys) { throw Self.isPrepared(there) }
                keys.append(key)
                return key
            }
        } catch {
            try? files.remove(key.file)
            // Somebody else's, where two make it at once.
            if error is AuthorityRefusal, let there = current(keys) { return there }
            throw error
        }
    }

    private static func isPrepared(_ key: AuthorityKey) -> AuthorityRefusal {
        AuthorityRefusal("`\(key.id)` is prepared already", "mayfly authority activate \(key.id)")
    }

    /// Whether the upstream's root is another than the one that is signed under, or what certified us is not to be relied on.
    public func hasMovedUpstream() async throws -> Bool {
        guard let upstream else { return false }
        let (signer, root) = held.withLock { ($0.signer, $0.root) }
        return try await upstream.hasMoved(from: signer.intermediates, under: root)
    }

    /// Signs with a prepared key from now on. Unless `isForced` it must have been published for as long as others may take to look.
    public func activate(_ id: String, isForced: Bool, by actor: String) async throws -> AuthorityKey {
        let now = clock.now()
        // Read before anything is changed: a key that cannot sign must not become the one that does.
        let held = keys
        let next = held[try Self.find(id, .prepared, in: held)]
        let signer = next.kind == .x509 ? try files.certificates(of: next) : nil
        let tokens = next.kind == .jwt ? try files.tokens(of: next) : nil
        let wits = next.kind == .wit ? try files.wits(of: next) : nil
        let signals = next.kind == .signals ? try files.signals(of: next) : nil
        let outgoing = certificates
        let transition = try transition(from: outgoing, under: self.held.withLock { $0.root }, to: signer, under: next.published.first)
        return try await change(by: actor, signer: signer, tokens: tokens, wits: wits, signals: signals) { keys, transaction in
            let index = try Self.find(next.id, .prepared, in: keys)
            if let transition {
                guard keys.contains(where: { $0.id == outgoing.subjectKeyIdentifier.hex && $0.state == .active }) else {
                    throw AuthorityRefusal("another key was activated meanwhile", "mayfly authority list")
                }
                try transition.store(to: next.id, at: now, until: outgoing.notAfter, in: transaction)
            }
            let wait = keys[index].changedAt + Self.refreshHint * 2 - now
            guard try isForced || wait <= .zero || Self.isKnown(next, among: keys, at: now, self.trustDomain, in: transaction) else {
                throw AuthorityRefusal(
                    "`\(keys[index].id)` was published too lately: whoever polls our bundle may not know it for another "
                        + "\(wait.milliseconds / 1000) s",
                    "wait, or, where nobody federates with us: mayfly authority activate \(keys[index].id) --force")
            }
            for other in keys.indices where keys[other].kind == keys[index].kind && keys[other].state == .active {
                keys[other].state = .old
                keys[other].changedAt = now
            }
            keys[index].state = .active
            keys[index].changedAt = now
            return keys[index]
        }
    }

    /// Whether a prepared key may sign at once, because all that it rests on was published long before.
    public func isKnown(_ key: AuthorityKey) async throws -> Bool {
        let (keys, now) = (keys, clock.now())
        return try await database.read { [trustDomain] in try Self.isKnown(key, among: keys, at: now, trustDomain, in: $0) }
    }

    private static func isKnown(
        _ key: AuthorityKey, among keys: [AuthorityKey], at now: Timestamp, _ trustDomain: TrustDomain, in transaction: Transaction
    ) throws -> Bool {
        guard !key.roots.isEmpty else { return false }
        // The server above lets nothing sign that it has not published in time.
        let above = try Others.read(at: now, trustDomain, in: transaction).upstream?.x509Authorities ?? []
        if Set(key.published).isSubset(of: above) { return true }
        return keys.contains { other in
            other.kind == .x509 && other.id != key.id && other.madeAt + refreshHint * 2 <= now && Set(key.published).isSubset(of: other.published)
        }
    }

    /// How the next root follows from this one; `nil` where it is the same, or where this one may not say so.
    private func transition(
        from outgoing: CertificateAuthority, under root: [UInt8], to incoming: CertificateAuthority?, under next: [UInt8]?
    ) throws -> RootTransition? {
        guard let incoming, next != root else { return nil }
        do {
            return RootTransition(
                certificate: try outgoing.certify(successor: incoming.certificate, now: clock.now(), serial: newSerial(entropy)),
                root: outgoing.certificateDER)
        } catch is Refusal where !outgoing.intermediates.isEmpty {
            // An intermediate with a path length of 0: nodes that sleep through the change of root are told the new one.
            return nil
        }
    }

    /// Holds a key for known to others: it signs nothing any more, and what it signed is renewed at once.
    public func taint(_ id: String, by actor: String) async throws -> AuthorityKey {
        let now = clock.now()
        return try await change(by: actor) { keys, _ in
            let index = try Self.find(id, in: keys)
            guard keys[index].state != .active else {
                throw AuthorityRefusal(
                    "`\(keys[index].id)` is what signs now", "activate another first: mayfly authority prepare, then activate --force")
            }
            keys[index].state = .tainted
            keys[index].changedAt = now
            return keys[index]
        }
    }

    /// Takes a key out of the bundle, and with it all that rests on it.
    public func revoke(_ id: String, isForced: Bool, by actor: String) async throws -> AuthorityKey {
        let now = clock.now()
        return try await change(by: actor) { keys, transaction in
            let index = try Self.find(id, in: keys)
            guard keys[index].state != .active else {
                throw AuthorityRefusal(
                    "`\(keys[index].id)` is what signs now", "activate another first: mayfly authority prepare, then activate --force")
            }
            guard isForced || keys[index].state != .old else {
                throw AuthorityRefusal(
                    "what `\(keys[index].id)` signed is still in use", "taint it, so that all of that is renewed, or revoke with --force")
            }
            var gone = keys.remove(at: index)
            gone.state = .revoked
            gone.changedAt = now
            if !gone.roots.isEmpty {
                // Its root vouches for it until it ends: what it signed is renewed, and refused by this server from now on.
                try transaction.execute("INSERT INTO revoked_authority VALUES(?, ?) ON CONFLICT DO NOTHING", .text(gone.id), Value(gone.expiresAt))
            }
            return gone
        }
    }

    /// Drops old keys of which nothing was in use any more at `time`. Returns those.
    public func retireOld(at time: Timestamp? = nil) async throws -> [AuthorityKey] {
        try await removeGone()
        let now = time ?? clock.now()
        var retired: [AuthorityKey] = []
        for old in keys where old.state == .old || old.state == .tainted {
            let lastEnd = try await database.read { transaction in
                try transaction.row(
                    "SELECT max(expires_at) AS last FROM issued WHERE kind = ? AND at <= ?", .text(old.kind.rawValue), Value(old.changedAt))?
                    .optionalTime("last")
            }
            // Events do not end: whoever keeps them a while before reading them finds the key for a day, unless others may have it.
            let pause = old.kind == .signals && old.state == .old ? Self.signalsOverlap : Self.refreshHint
            guard lastEnd.map({ $0 + .seconds(60) < now }) ?? true, old.changedAt + pause < now else { continue }
            retired.append(try await revoke(old.id, isForced: true, by: "server"))
        }
        return retired
    }

    /// The one key whose name begins so.
    private static func find(_ id: String, in keys: [AuthorityKey]) throws -> Int {
        let found = keys.indices.filter { keys[$0].id.hasPrefix(id) && !id.isEmpty }
        guard let index = found.first, found.count == 1 else { throw AuthorityRefusal.unknown(id) }
        return index
    }

    private static func find(_ id: String, _ state: AuthorityKey.State, in keys: [AuthorityKey]) throws -> Int {
        let index = try find(id, in: keys)
        guard keys[index].state == state else {
            throw AuthorityRefusal("`\(keys[index].id)` is \(keys[index].state.rawValue), not \(state.rawValue)", "mayfly authority list")
        }
        return index
    }

    /// One change of the keys, in a transaction with its ledger entry; what signs and what is published follow the commit, in
    /// the order of the commits.
    private func change(
        by actor: String, signer: CertificateAuthority? = nil, tokens: JWTAuthority? = nil, wits: WITAuthority? = nil,
        signals: JWTAuthority? = nil, _ body: @escaping @Sendable (inout [AuthorityKey], Transaction) throws -> AuthorityKey
    ) async throws -> AuthorityKey {
        let changed = try await database.write { [self] transaction in
            var keys = try AuthorityKey.all(in: transaction)
            let before = keys
            let changed = try body(&keys, transaction)
            for key in keys where !before.contains(key) { try key.store(in: transaction) }
            for key in before where !keys.contains(where: { $0.id == key.id }) {
                try key.remove(in: transaction)
                // Committed with it: whatever happens next, the file is found and removed.
                try transaction.execute("INSERT INTO gone_key_file VALUES(?) ON CONFLICT DO NOTHING", .text(key.file))
            }
            try transaction.execute("UPDATE authority_sequence SET sequence = sequence + 1")
            let sequence = try Self.sequence(in: transaction)
            // Before the ledger's: whoever hears of the entry must find it here.
            let now = clock.now()
            let published = try Published(keys, at: now, in: trustDomain, transaction)
            let transitions = try RootTransition.all(at: now, in: transaction)
            transaction.afterCommit { [self] in
                held.withLock { held in
                    held.published = published
                    held.transitions = transitions
                    if let signer { held.signer = signer }
                    if let tokens { held.tokens = tokens }
                    // Where none are given, none are: the key waits for a start that gives them.
                    if let wits, held.wits != nil { held.wits = wits }
                    if let signals { held.signals = signals }
                }
            }
            try ledger.append(
                NewEntry(
                    kind: "authority.\(changed.state.verb)", subject: changed.id, actor: actor,
                    facts: changed.facts.merging(["sequence": String(sequence)]) { first, _ in first }), in: transaction)
            return changed
        }
        if changed.state == .revoked { try? await removeGone() }
        listeners.send(())
        return changed
    }

    /// A change of what is published beside the own keys, in a transaction with its ledger entry.
    ///
    /// - Parameter body: says whether there was any.
    func republish(_ entry: NewEntry, _ body: @escaping @Sendable (Transaction) throws -> Bool) async throws -> Bool {
        let isChanged = try await database.write { [self] transaction in
            guard try body(transaction) else { return false }
            try transaction.execute("UPDATE authority_sequence SET sequence = sequence + 1")
            let published = try Published(AuthorityKey.all(in: transaction), at: clock.now(), in: trustDomain, transaction)
            transaction.afterCommit { [self] in held.withLock { $0.published = published } }
            try ledger.append(entry, in: transaction)
            return true
        }
        if isChanged { announce() }
        return isChanged
    }
}

/// 16 random bytes, positive and not zero (RFC 5280 §4.1.2.2).
func newSerial(_ entropy: Entropy) -> [UInt8] {
    var bytes = entropy.bytes(16)
    bytes[0] = bytes[0] & 0x7F | 0x40
    return bytes
}

/// 16 bytes, positive and not zero as a serial: six of the time in milliseconds and ten random ones. What is issued at one time lies side by
/// side in the table of what was issued, and a commit writes few of its pages.
func orderedName(_ entropy: Entropy, at now: Timestamp) -> [UInt8] {
    // In its range for the next six thousand years.
    let time = UInt64(min(max(now.milliseconds, 1 << 40), (1 << 47) - 1))
    return withUnsafeBytes(of: time.bigEndian) { Array($0.suffix(6)) } + entropy.bytes(10)
}

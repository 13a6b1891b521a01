import Crypto
import Estate
import Runtime
import SecretScan

/// Joins what live sources told with what a scan found: one credential for each value, with all its places; and for what has
/// no readable value, the credential that it is shown to be, or one of its own.
struct FeedJoin {
    private let key: FingerprintKey
    /// The secrets of credentials with a value, for comparison with digests that issuers keep.
    private let secrets: [Fingerprint: Secret]
    private var credentials: [Fingerprint: FoundCredential]
    /// Credentials whose value is known.
    private var valued: Set<Fingerprint>
    private var changed: Set<Fingerprint> = []
    private var publicKeys: [String: [Fingerprint]] = [:]
    private var redeployments: [Fingerprint: [Redeployment]] = [:]
    private let overrides: [Fingerprint: OwnerOverride]
    private let now: Timestamp

    /// Valued credentials by a user that they open something as, and by the digest of their value; made when all values are in.
    private var byUser: [String: [Fingerprint]] = [:]
    private var byDigest: [[UInt8]: Fingerprint] = [:]
    /// Costly comparisons that are left: some milliseconds each.
    private var costlyLeft = 5000

    /// - Parameters:
    ///   - found: what a scan found.
    ///   - secrets: its values.
    ///   - overrides: owners that a person named.
    init(
        _ found: [FoundCredential], secrets: [Fingerprint: Secret], key: FingerprintKey, overrides: [Fingerprint: OwnerOverride] = [:],
        now: Timestamp
    ) {
        self.key = key
        self.overrides = overrides
        self.now = now
        self.secrets = secrets
        credentials = Dictionary(found.map { ($0.fingerprint, $0) }) { first, _ in first }
        valued = Set(found.map(\.fingerprint))
    }

    /// The credentials, heaviest first.
    var result: [FoundCredential] {
        credentials.values.sorted {
            ($1.blastRadius.value, $1.sightings.count, $0.kind, $0.fingerprint) < (
                $0.blastRadius.value, $0.sightings.count, $1.kind, $1.fingerprint
            )
        }
    }

    /// Takes everything that the feeds told.
    ///
    /// - Returns: for each feed, how many credentials it knew of.
    mutating func take(_ sinks: [SourceSink]) -> [Int] {
        var known: [Set<Fingerprint>] = sinks.map { _ in [] }
        for (index, sink) in sinks.enumerated() {
            for finding in sink.findings {
                guard case .value(let secret, _) = finding.subject else { continue }
                let fingerprint = key.fingerprint(of: secret)
                add(finding, to: fingerprint, hint: Hint.text(for: secret))
                valued.insert(fingerprint)
                known[index].insert(fingerprint)
            }
        }
        for (index, sink) in sinks.enumerated() {
            for mention in sink.mentions where valued.contains(mention.fingerprint) {
                mutate(mention.fingerprint) { [key] credential in
                    credential.add(mention.place, key)
                    credential.learn(mention.workloads, at: mention.place)
                    credential.ownerEvidence += mention.owners.filter { !credential.ownerEvidence.contains($0) }
                }
                known[index].insert(mention.fingerprint)
            }
        }
        index()
        // Names last: by now every value is known that they could belong to.
        for (index, sink) in sinks.enumerated() {
            for finding in sink.findings {
                guard case .identity(let identity) = finding.subject else { continue }
                known[index].formUnion(place(finding, identity))
            }
        }
        pairKeys()
        for fingerprint in changed { rank(fingerprint) }
        return known.map(\.count)
    }

    // MARK: - What has a name and no value

    private mutating func place(_ finding: Finding, _ identity: String) -> [Fingerprint] {
        for tie in finding.ties {
            switch tie {
            case .keyID(let id):
                let holders = byUser[id] ?? []
                // One secret stands beside the id: it is the other half. Several cannot all be.
                if holders.count == 1, let holder = holders.first {
                    add(finding, to: holder, hint: "")
                    return [holder]
                }
                if holders.count > 1 { return [separate(finding, identity, like: holders, "written beside the key id, as others are")] }
            case .digest(let digest):
                if let holder = byDigest[digest] {
                    add(finding, to: holder, hint: "")
                    return [holder]
                }
            case .verifier(let user, let accepts):
                if let holder = holder(user: user, accepts) {
                    add(finding, to: holder, hint: "")
                    return [holder]
                }
            case .login, .publicKey: continue
            }
        }
        for case .login(let hosts, let port, let user, let schemes) in finding.ties {
            let alike = (byUser[user] ?? []).filter { fingerprint in
                credentials[fingerprint]?.opens.contains { endpoint in
                    endpoint.user == user && endpoint.host.map { hosts.contains($0.lowercased()) } == true
                        && (endpoint.port == nil || port == nil || endpoint.port == port)
                        && (endpoint.scheme == nil || schemes.contains(endpoint.scheme ?? ""))
                } == true
            }
            if !alike.isEmpty {
                return [separate(finding, identity, like: alike, "opens the same login `\(user)` at the same host")]
            }
        }
        return [separate(finding, identity, like: [], "")]
    }

    private mutating func index() {
        for fingerprint in valued.sorted() {
            guard let credential = credentials[fingerprint] else { continue }
            for user in Set(credential.opens.compactMap(\.user)) { byUser[user, default: []].append(fingerprint) }
            guard let secret = secrets[fingerprint], secret.count <= 4096 else { continue }
            byDigest[secret.withBytes { Array(SHA256.hash(data: $0)) }] = fingerprint
        }
    }

    /// The known value that the issuer's verifier accepts: those written beside this login first, then other passwords, as far
    /// as the time allows.
    private mutating func holder(user: String, _ accepts: (Secret) -> Bool) -> Fingerprint? {
        let likely = byUser[user] ?? []
        let rest = valued.filter { !likely.contains($0) && credentials[$0]?.kind.contains("password") == true }.sorted().prefix(200)
        for (index, fingerprint) in (likely + rest).enumerated() {
            guard let secret = secrets[fingerprint], secret.count <= 1024 else { continue }
            if index >= likely.count {
                guard costlyLeft > 0 else { return nil }
                costlyLeft -= 1
            }
            if accepts(secret) { return fingerprint }
        }
        return nil
    }

    /// A credential of its own, tied both ways to those that it is like.
    private mutating func separate(_ finding: Finding, _ identity: String, like others: [Fingerprint], _ why: String) -> Fingerprint {
        let fingerprint = key.fingerprint(ofIdentity: identity)
        add(finding, to: fingerprint, hint: finding.label ?? "")
        for other in others.prefix(50) {
            let place = credentials[other]?.sightings.first.map { "\($0.path): " } ?? ""
            mutate(fingerprint) { $0.add(.init(kind: .sameAs, fingerprint: other, evidence: place + why)) }
            mutate(other) { credential in
                credential.add(.init(kind: .sameAs, fingerprint: fingerprint, evidence: "\(finding.place.path): \(why)"))
            }
        }
        return fingerprint
    }

    // MARK: - Adding

    private mutating func add(_ finding: Finding, to fingerprint: Fingerprint, hint: String) {
        if credentials[fingerprint] == nil {
            credentials[fingerprint] = FoundCredential(
                fingerprint: fingerprint, kind: finding.kind, hint: hint, owner: FoundCredential.unknownOwner, ownerEvidence: [],
                workloads: [], opens: [],
                blastRadius: Score(reasons: []), sightings: [])
        }
        mutate(fingerprint) { [key] credential in
            if specificity(ofKind: finding.kind) > specificity(ofKind: credential.kind) { credential.kind = finding.kind }
            credential.add(finding.place, key)
            credential.learn(finding)
        }
        if !finding.redeployments.isEmpty, redeployments[fingerprint, default: []].count < 1000 {
            redeployments[fingerprint, default: []] += finding.redeployments
        }
        for case .publicKey(let digest) in finding.ties where publicKeys[digest]?.contains(fingerprint) != true {
            publicKeys[digest, default: []].append(fingerprint)
        }
    }

    private mutating func mutate(_ fingerprint: Fingerprint, _ change: (inout FoundCredential) -> Void) {
        guard var credential = credentials.removeValue(forKey: fingerprint) else { return }
        change(&credential)
        credentials[fingerprint] = credential
        changed.insert(fingerprint)
    }

    /// Certificates and private keys with the same public key.
    private mutating func pairKeys() {
        for members in publicKeys.values where members.count > 1 {
            let keys = members.filter { credentials[$0]?.kind == "private-key" }
            for key in keys {
                for certificate in members where certificate != key && !keys.contains(certificate) {
                    let expiry = credentials[certificate]?.expiresAt
                    mutate(key) {
                        $0.add(.init(kind: .keyPair, fingerprint: certificate, evidence: "the certificate's public key is this key's"))
                        $0.expiresAt = $0.expiresAt ?? expiry
                    }
                    let users = credentials[key]?.workloads ?? []
                    mutate(certificate) {
                        $0.add(.init(kind: .keyPair, fingerprint: key, evidence: "this key's public key is the certificate's"))
                        $0.workloads = Set($0.workloads).union(users).sorted()
                    }
                }
            }
        }
    }

    /// What follows from the places and facts of a credential, anew after something was added.
    private mutating func rank(_ fingerprint: Fingerprint) {
        guard var credential = credentials[fingerprint] else { return }
        if let override = overrides[fingerprint], !credential.ownerEvidence.contains(override.evidence) {
            credential.ownerEvidence.append(override.evidence)
        }
        credential.ownerEvidence.sort { ($1.weight, $0.owner, $0.source) < ($0.weight, $1.owner, $1.source) }
        if let first = credential.ownerEvidence.first, first.weight >= 0.3 { credential.owner = first.owner }
        credential.privilege = Array(credential.privilege.prefix(200))
        credential.sightings.sort { ($0.commit == nil ? 0 : 1, $0.path, $0.line) < ($1.commit == nil ? 0 : 1, $1.path, $1.line) }
        credential.workloads = Set(credential.workloads).union(credential.workloadEvidence.map(\.workload)).sorted()
        credential.workloadEvidence.sort { ($1.weight, $0.workload, $0.source) < ($0.weight, $1.workload, $1.source) }
        credential.sharers = credential.workloads.count > 1 ? credential.workloads : []
        let named = credential.sightings.filter { $0.path.contains("://") }.compactMap { Environments.of(path: $0.path, slot: nil) }
        credential.environments = Set(credential.environments + named).sorted()
        let wasProduction = credential.blastRadius.reasons.contains { $0.text == "used in production" }
        let facts = BlastRadius.Facts(
            kind: credential.kind, sightings: credential.sightings, workloads: credential.workloads, opens: credential.opens,
            isOwned: credential.owner != FoundCredential.unknownOwner,
            isProductionByCatalogue: wasProduction || credential.environments.contains(Environments.production), privilege: credential.privilege, environments: credential.environments)
        credential.blastRadius = BlastRadius.score(facts)
        if let reason = Self.reason(credential.privilege) { credential.blastRadius.reasons.append(reason) }
        credential.scores = CredentialScores(privilege: BlastRadius.privilege(facts), dependency: BlastRadius.dependency(facts))
        credential.flags = Self.flags(credential, redeployments[fingerprint] ?? [], now: now)
        credentials[fingerprint] = credential
    }

    /// The flags that live facts decide; what only a tree can tell stays as it was.
    private static func flags(_ credential: FoundCredential, _ redeployments: [Redeployment], now: Timestamp) -> [CredentialFlag] {
        let day = Duration.seconds(86_400)
        var flags = credential.flags.filter { [.orphan, .disputed].contains($0.kind) }
        func add(_ kind: CredentialFlag.Kind, _ why: String) { flags.append(CredentialFlag(kind: kind, why: why)) }
        if credential.owner == FoundCredential.unknownOwner { add(.unowned, "nothing says whose it is") }
        if credential.workloads.count > 1 { add(.shared, "presented by \(credential.workloads.prefix(8).joined(separator: ", "))") }
        if credential.environments.count > 1 { add(.crossEnvironment, "the same value in \(credential.environments.joined(separator: " and "))") }
        if let used = credential.lastUsedAt {
            if now - used > day * 90 { add(.forgotten, "last used \(used)") }
        } else if credential.sightings.contains(where: { $0.source == .iam }), let created = credential.createdAt, now - created > day * 90 {
            add(.forgotten, "its issuer has never seen it used since \(created)")
        }
        // What a tree said stays, unless a live place shows that the value has not gone.
        let isGone = !credential.sightings.contains(where: \.isCurrent)
        var causes = credential.flags.filter { $0.kind == .outlivesReason && (isGone || !$0.why.hasPrefix(Flags.removed)) }.map(\.why)
        if let why = Redeployment.outlived(by: credential.createdAt, redeployments) { causes.append(why) }
        if let created = credential.createdAt, now - created > day * 365, credential.expiresAt == nil, !causes.contains(where: { $0.contains("unchanged since") }) {
            causes.append("unchanged since \(created), \((now - created).components.seconds / 86_400) days ago")
        }
        if !causes.isEmpty { add(.outlivesReason, causes.joined(separator: "; ")) }
        if let end = credential.expiresAt, end < now + day * 30 { add(.expired, end < now ? "its end was \(end)" : "it ends \(end)") }
        return flags
    }

    /// What the target itself says it may do.
    private static func reason(_ privilege: [String]) -> Score.Reason? {
        let all = ["superuser", "*", "*:*", "+@all", "iam:*", "policy AdministratorAccess", "cluster-admin"]
        if let word = privilege.first(where: all.contains) { return .init(points: 18, text: "may do everything at its target (`\(word)`)") }
        if let word = privilege.first(where: {
            ["createrole", "bypassrls", "replication"].contains($0) || $0.hasPrefix("iam:") || $0.hasSuffix(":*")
        }) {
            return .init(points: 10, text: "far-reaching rights at its target (`\(word)`)")
        }
        return nil
    }
}

extension FoundCredential {
    /// Another place. The same path and line stands for another slot there by the next free number, as a live place has no lines.
    fileprivate mutating func add(_ place: Sighting, _ key: FingerprintKey) {
        guard
            !sightings.contains(where: {
                $0.path == place.path && $0.slot == place.slot && $0.commit == place.commit && $0.line >= place.line
                    && ($0.line == place.line || place.line == 1)
            })
        else { return }
        guard sightings.count < 10_000 else { return }
        var place = place
        if place.path.contains("://") {
            let taken = Set(sightings.filter { $0.path == place.path && $0.commit == place.commit }.map(\.line))
            while taken.contains(place.line) { place.line += 1 }
        }
        place.occurrence = key.occurrence(of: fingerprint, in: place.source, path: place.path, slot: place.slot)
        sightings.append(place)
    }

    fileprivate mutating func add(_ relation: Relation) {
        if !related.contains(where: { $0.kind == relation.kind && $0.fingerprint == relation.fingerprint }) { related.append(relation) }
    }

    /// What a finding adds to what is known. Never called for a tie that is not sure: dates, rights and name are then another's.
    fileprivate mutating func learn(_ finding: Finding) {
        learn(finding.workloads, at: finding.place)
        for evidence in finding.owners where !ownerEvidence.contains(evidence) && ownerEvidence.count < 1000 {
            ownerEvidence.append(evidence)
        }
        for parts in finding.endpoints {
            let endpoint = Endpoint(scheme: parts.scheme, host: parts.host, port: parts.port, database: parts.database, user: parts.user)
            let isCovered = opens.contains { other in
                (endpoint.host == nil || endpoint.host == other.host) && (endpoint.user == nil || endpoint.user == other.user)
                    && (endpoint.port == nil || endpoint.port == other.port)
                    && (endpoint.database == nil || endpoint.database == other.database)
            }
            if !endpoint.isEmpty, !isCovered, opens.count < 64 { opens.append(endpoint) }
        }
        // The oldest date at which this value is known to have stood somewhere; the issuer's word before a store's.
        if let date = finding.createdAt { createdAt = createdAt.map { min($0, date) } ?? date }
        if let date = finding.lastUsedAt { lastUsedAt = lastUsedAt.map { max($0, date) } ?? date }
        if let date = finding.expiresAt { expiresAt = expiresAt.map { min($0, date) } ?? date }
        privilege += finding.privilege.filter { !privilege.contains($0) }
        rights = finding.rights ?? rights
        identity = identity ?? finding.identity
        issuer = issuer ?? finding.issuer
    }

    /// Who uses it there: a cluster and a running process show it, a tag claims it.
    fileprivate mutating func learn(_ names: Set<String>, at place: Sighting) {
        let isSeen = place.source == .cluster || place.source == .process
        for name in names.sorted() where workloadEvidence.count < 1000 {
            let evidence = WorkloadEvidence(
                kind: isSeen ? .declared : .record, workload: name, source: place.path, weight: isSeen ? 0.95 : 0.8,
                why: isSeen ? "takes it: \(place.slot ?? place.path)" : "a tag there names it")
            if !workloadEvidence.contains(evidence) { workloadEvidence.append(evidence) }
        }
    }
}

import AuditLedger
import Estate
import EstateTesting
import Inventory
import Runtime
import Storage
import Testing

private let keyID = "01234567"

private func fingerprint(_ number: Int, key: String = keyID) throws -> Fingerprint {
    let digits = String(number, radix: 16)
    return try #require(Fingerprint("mf1_\(key)_" + String(repeating: "0", count: 32 - digits.count) + digits))
}

private func found(_ number: Int, sightings: Int = 2, opens: [Endpoint] = [], points: Int = 40, key: String = keyID) throws -> FoundCredential {
    FoundCredential(
        fingerprint: try fingerprint(number, key: key), kind: "postgresql-password", hint: "sh…9x (24)", owner: "orders-team",
        ownerEvidence: [OwnerEvidence(kind: .codeowners, owner: "orders-team", source: "CODEOWNERS:4", weight: 0.5)],
        workloads: ["orders"], opens: opens, blastRadius: Score(reasons: [.init(points: points, text: "opens a database")]),
        sightings: (0..<sightings).map {
            Sighting(path: "app/\($0).env", line: $0 + 1, commit: nil, source: .config, slot: "DB_PASSWORD", isCurrent: true)
        })
}

private func report(_ credentials: [FoundCredential], root: String = "/srv/shop", key: String = keyID) -> ScanReport {
    let at = Timestamp(milliseconds: 1_800_000_000_000)
    return ScanReport(
        keyID: key, startedAt: at, finishedAt: at, roots: [root], statistics: .init(), credentials: credentials, unreadable: [])
}

private struct Fixture {
    let store: TestStore
    let inventory: Inventory

    init() throws {
        store = try TestStore("inventory", migrations: Inventory.migrations)
        inventory = Inventory(ledger: store.ledger, clock: store.clock.wallClock)
    }

    func take(_ report: ScanReport) async throws -> ImportSummary {
        try await store.database.write { [inventory] in try inventory.take(report, keyID: keyID, by: "operator:root", in: $0) }
    }

    func all() async throws -> [InventoryRecord] { try await store.database.read { try Inventory.all(in: $0) } }
}

@Suite("R3: imports") struct ImportTests {
    @Test func `a scan is taken up with every sighting, heaviest first`() async throws {
        let fixture = try Fixture()
        let summary = try await fixture.take(report([try found(1, points: 10), try found(2, sightings: 3, points: 90)]))
        #expect(summary.credentials == 2 && summary.new == 2 && summary.sightings == 5 && summary.newSightings == 5 && summary.gone == 0)
        let all = try await fixture.all()
        let (one, two) = (try fingerprint(1), try fingerprint(2))
        #expect(all.map(\.fingerprint) == [two, one])
        #expect(all[0].sightings.count == 3 && all[0].ownerEvidence.first?.source == "CODEOWNERS:4")
        #expect(try await fixture.store.entries().map(\.kind) == ["credential.found", "credential.found", "inventory.imported"])
    }

    @Test func `the same scan twice changes nothing but the time of import`() async throws {
        let fixture = try Fixture()
        let scan = report([try found(1), try found(2)])
        _ = try await fixture.take(scan)
        let before = try await fixture.all()
        fixture.store.clock.advance(.seconds(60))
        let summary = try await fixture.take(scan)
        #expect(summary.new == 0 && summary.newSightings == 0 && summary.gone == 0)
        let after = try await fixture.all()
        #expect(before.map(\.sightings) == after.map(\.sightings))
        #expect(before.map(\.firstSeen) == after.map(\.firstSeen))
        #expect(before.map(\.fingerprint) == after.map(\.fingerprint))
        #expect(try await fixture.store.entries().filter { $0.kind == "credential.found" }.count == 2)
    }

    @Test func `a scan under another fingerprint key is refused whole`() async throws {
        let fixture = try Fixture()
        let (whole, part) = (report([try found(1)], key: "76543210"), report([try found(1), try found(2, key: "76543210")]))
        await #expect(throws: ImportRefusal.self) { _ = try await fixture.take(whole) }
        await #expect(throws: ImportRefusal.self) { _ = try await fixture.take(part) }
        #expect(try await fixture.all().isEmpty)
        #expect(try await fixture.store.entries().isEmpty)
    }

    @Test func `a scan of another format is refused`() async throws {
        let fixture = try Fixture()
        var scan = report([try found(1)])
        scan.schema = "mayfly.scan/2"
        let other = scan
        await #expect(throws: ImportRefusal.self) { _ = try await fixture.take(other) }
    }

    @Test func `a later scan of the same roots replaces their sightings and leaves others alone`() async throws {
        let fixture = try Fixture()
        _ = try await fixture.take(report([try found(1), try found(2)]))
        _ = try await fixture.take(report([try found(1, sightings: 1)], root: "/srv/other"))
        let summary = try await fixture.take(report([try found(1, sightings: 1)]))
        #expect(summary.gone == 1)
        let all = try await fixture.all()
        #expect(all.count == 2, "what is gone from the tree still stands until it is retired")
        let (one, two) = (try fingerprint(1), try fingerprint(2))
        #expect(all.first { $0.fingerprint == one }?.sightings.count == 2, "one in each root")
        #expect(all.first { $0.fingerprint == two }?.sightings.isEmpty == true)
    }

    private func feed(_ name: String, _ outcome: Feed.Outcome) -> Feed {
        Feed(
            name: name, type: "aws", location: "aws:eu-central-1", outcome: outcome, askedAt: Timestamp(milliseconds: 1_800_000_000_000),
            lastReadAt: nil, items: 0, credentials: 0, problems: outcome == .read ? [] : ["it did not answer"])
    }

    private func live(_ credential: FoundCredential, _ feed: String, _ path: String) -> FoundCredential {
        var credential = credential
        credential.sightings.append(
            Sighting(path: path, line: 1, commit: nil, source: .iam, slot: "access key", isCurrent: true, feed: "aws:\(feed)"))
        return credential
    }

    private func discovered(_ credentials: [FoundCredential], _ feeds: [Feed]) -> ScanReport {
        var report = report(credentials)
        report.feeds = feeds
        report.roots += feeds.map(\.root)
        return report
    }

    // R20
    @Test func `a feed that failed takes nothing away from what it told before, and the others go on`() async throws {
        let fixture = try Fixture()
        var one = live(try found(1), "cloud", "aws://1/iam/users/a")
        one.privilege = ["s3:*"]
        one.workloads = ["deployer", "orders"]
        let two = live(try found(2, sightings: 0), "cloud", "aws://1/iam/users/b")
        let three = live(try found(3, sightings: 0), "other", "aws://2/iam/users/c")
        let first = try await fixture.take(discovered([one, two, three], [feed("cloud", .read), feed("other", .read)]))
        #expect(first.gaps == [] && first.kept == 0 && first.new == 3)

        let second = try await fixture.take(discovered([try found(1)], [feed("cloud", .failed), feed("other", .read)]))
        #expect(second.gaps == ["aws:cloud"] && second.kept == 2 && second.gone == 1 && second.newSightings == 0)
        let all = Dictionary(uniqueKeysWithValues: try await fixture.all().map { ($0.fingerprint, $0) })
        let kept = try #require(all[try fingerprint(1)])
        #expect(kept.sightings.contains { $0.path == "aws://1/iam/users/a" } && kept.detail.privilege == ["s3:*"])
        #expect(kept.workloads == ["deployer", "orders"])
        #expect(try #require(all[try fingerprint(2)]).sightings.count == 1)
        #expect(try #require(all[try fingerprint(3)]).sightings == [], "its feed told everything, and no longer of it")

        // A part of a feed adds, and takes nothing away.
        let partial = try await fixture.take(
            discovered([live(try found(4, sightings: 0), "cloud", "aws://1/iam/users/d")], [feed("cloud", .partial), feed("other", .read)]))
        #expect(partial.kept == 2 && partial.gaps == ["aws:cloud"])
        // Whole again, it replaces all.
        let whole = try await fixture.take(discovered([two], [feed("cloud", .read), feed("other", .read)]))
        #expect(whole.gaps == [] && whole.kept == 0)
        #expect(try await fixture.all().filter { !$0.sightings.isEmpty }.map(\.fingerprint) == [try fingerprint(2)])
    }

    // R20
    @Test func `a scan of the same files alone leaves what feeds told`() async throws {
        let fixture = try Fixture()
        _ = try await fixture.take(discovered([live(try found(1), "cloud", "aws://1/iam/users/a")], [feed("cloud", .read)]))
        _ = try await fixture.take(report([try found(1, sightings: 1)]))
        let places = try #require(try await fixture.all().first).sightings.map(\.path)
        #expect(places.sorted() == ["app/0.env", "aws://1/iam/users/a"])
    }

    // R6, R17
    @Test func `the share outside a secrets manager and the rate of created against known are counted`() async throws {
        let fixture = try Fixture()
        let day: Int64 = 86_400_000
        func one(_ number: Int, _ source: SourceKind, _ path: String, made days: Int64?, kind: String = "password") throws -> FoundCredential {
            var credential = try found(number, sightings: 0)
            credential.kind = kind
            credential.sightings = [Sighting(path: path, line: 1, commit: nil, source: source, slot: nil, isCurrent: true)]
            credential.createdAt = days.map { Timestamp(milliseconds: fixture.store.clock.now.milliseconds - $0 * day) }
            return credential
        }
        let all = [
            try one(1, .config, ".env", made: 10), try one(2, .chat, "chat.json", made: 30), try one(3, .vault, "vault://kv/a", made: 9),
            try one(4, .cluster, "kubernetes://c/ns/secrets/a", made: nil), try one(5, .iam, "aws://1/iam/users/a", made: 400),
            try one(6, .certificate, "tls.pem", made: 1, kind: "x509-certificate"),
        ]
        _ = try await fixture.take(report(all))
        fixture.store.clock.advance(.seconds(7 * 86_400))
        _ = try await fixture.take(report([try one(7, .code, "main.py", made: 0)], root: "/srv/other"))
        let now = fixture.store.clock.now
        let (storage, growth) = try await fixture.store.database.read { try Inventory.figures(of: { _ in .standing }, now: now, in: $0) }
        #expect(storage == StorageShare(outside: 3, platform: 1, manager: 1) && storage.percentOutside == 80)
        #expect(growth.undated == 1 && growth.weeks.count == 12 && growth.weeks.last?.known == 1 && growth.weeks.last?.created == 1)
        #expect(growth.weeks.dropLast().last?.known == 6, "all of the first import, whenever they were made")
        #expect(growth.weeks[9].backlog == 4, "made before, and known a week later: \(growth.weeks)")
        #expect(growth.knownPerWeek == 1.5 && growth.createdPerWeek == 1)
        #expect(growth.weeks.last?.backlog == 0 && growth.medianDaysUnknown == 10)
    }

    @Test func `what opens a login at a resource is found by host or alias, login and database`() async throws {
        let fixture = try Fixture()
        func endpoint(_ host: String?, _ user: String, _ database: String? = "shop") -> Endpoint {
            Endpoint(scheme: "postgresql", host: host, port: nil, database: database, user: user)
        }
        _ = try await fixture.take(
            report([
                try found(1, opens: [endpoint("db", "shop")]), try found(2, opens: [endpoint("127.0.0.1", "other")]),
                try found(3, opens: [endpoint("elsewhere", "shop")]), try found(4, opens: [endpoint("127.0.0.1", "shop", "other")]),
                try found(5, opens: [endpoint("127.0.0.1", "shop", nil)]), try found(6, opens: [endpoint(nil, "shop")]),
                try found(7, opens: [endpoint(nil, "shop", nil)]), try found(8),
            ]))
        let resource = Resource(
            name: "shop-db", kind: .postgresql, host: "127.0.0.1", port: 5432, database: "shop", aliases: ["db"], broker: nil, quiet: nil)
        let opening = try await fixture.store.database.read { try Inventory.opening(login: "shop", at: resource, in: $0) }
        let expected = try [1, 5, 6].map { try fingerprint($0) }
        #expect(Set(opening) == Set(expected))
    }

    @Test func `a rank says why, stays within a hundred and follows its weights`() async throws {
        let fixture = try Fixture()
        _ = try await fixture.take(report([try found(1, points: 40)]))
        let record = try #require(try await fixture.all().first)
        let context = RankContext(registeredPaths: 2, reachesProduction: true, observedUses: 7, state: .standing)
        let score = rank(record, context)
        #expect(score.value == 65)
        #expect(score.reasons.map(\.text) == ["opens a database", "on 2 registered paths", "reaches production", "seen in use 7 times"])
        var weights = RankWeights()
        weights.production = 0
        #expect(rank(record, context, weights: weights).value == 55)
        #expect(rank(record, RankContext(registeredPaths: 99, reachesProduction: true, observedUses: 1, state: .standing)).value == 75)
        #expect(rank(record, RankContext(registeredPaths: 2, reachesProduction: true, observedUses: 7, state: .retired)).value == 0)
    }

    // R71
    @Test func `a rule that lets in without proof is known while scans tell of it, and the ledger says when it came and went`() async throws {
        let fixture = try Fixture()
        func rule(_ path: String, line: Int, _ from: String = "all") -> NetworkTrust {
            NetworkTrust(
                kind: "postgresql-trust", path: path, line: line, reach: .anywhere, from: [from], to: "any database", why: "w", instead: "i")
        }
        func take(_ rules: [NetworkTrust]?, root: String = "/srv/shop", feeds: [Feed]? = nil) async throws {
            var report = report([], root: root)
            report.networkTrust = rules
            report.feeds = feeds
            if let feeds { report.roots += feeds.map(\.root) }
            _ = try await fixture.take(report)
        }
        func known() async throws -> [String] {
            try await fixture.store.database.read { try Inventory.trust(in: $0) }.map {
                "\($0.rule.path):\($0.rule.line) \($0.firstSeen < $0.lastSeen)"
            }
        }
        func told() async throws -> [String] {
            try await fixture.store.entries().filter { $0.kind.hasPrefix("trust.") }.map { "\($0.kind) \($0.subject)" }
        }
        try await take([rule("db/pg_hba.conf", line: 4), rule("web/nginx.conf", line: 9, "10.0.0.0/8")])
        #expect(try await known() == ["db/pg_hba.conf:4 false", "web/nginx.conf:9 false"])
        // Another line of the file is the same rule; a report that does not look says nothing of it.
        fixture.store.clock.advance(.seconds(60))
        try await take([rule("db/pg_hba.conf", line: 7), rule("web/nginx.conf", line: 9, "10.0.0.0/8")])
        try await take(nil)
        try await take([rule("db/pg_hba.conf", line: 7)], root: "/srv/copy")
        #expect(try await known() == ["db/pg_hba.conf:7 true", "web/nginx.conf:9 true"])
        try await take([rule("db/pg_hba.conf", line: 7)])
        #expect(try await known() == ["db/pg_hba.conf:7 true"])
        #expect(
            try await told() == [
                "trust.found db/pg_hba.conf", "trust.found web/nginx.conf", "trust.found db/pg_hba.conf", "trust.gone web/nginx.conf",
            ])
        // A live source that cannot be read takes nothing away.
        let live = rule("postgresql://db:5432/pg_hba.conf", line: 3)
        try await take([live], root: "/srv/live", feeds: [feed("db", .read)])
        try await take([], root: "/srv/live", feeds: [feed("db", .failed)])
        #expect(try await known().count == 2)
        try await take([], root: "/srv/live", feeds: [feed("db", .read)])
        #expect(try await known() == ["db/pg_hba.conf:7 true"])
    }
}

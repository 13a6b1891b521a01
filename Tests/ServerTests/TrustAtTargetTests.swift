import Access
import AuditLedger
import Console
import Estate
import EstateTesting
import Foundation
import PostgresWire
import Runtime
import SPIFFE
import Storage
import Testing

@testable import Server

/// R71: a credential is not called retired while its target lets the login in without proof. At a real PostgreSQL.
@Suite("R71: trust at the target", .enabled(if: FileManager.default.isExecutableFile(atPath: TemporaryPostgres.binaries + "/postgres")))
struct TrustAtTargetTests {
    private let plane: BareControlPlane
    private var core: ControlPlaneCore { plane.core }
    private let postgres: TemporaryPostgres
    private let secret = ["old", "shared", "pass", "word"].joined(separator: "-")
    private let credential: Fingerprint

    /// A retirement whose soak is over and whose secret is removed: all that is left is to see the target refuse it.
    init() async throws {
        plane = try await BareControlPlane("trust", clock: .system)
        postgres = try await TemporaryPostgres.start()
        credential = plane.core.fingerprintKey.fingerprint(of: Secret(secret))
        try await postgres.psql("CREATE ROLE staff; CREATE ROLE app NOLOGIN IN ROLE staff; CREATE ROLE broker LOGIN CREATEROLE IN ROLE pg_monitor")
        try await write(Self.closed)
        try await declare(broker: "postgres")
    }

    private func declare(broker: String) async throws {
        let found = FoundCredential(
            fingerprint: credential, kind: "postgresql-password", hint: "ol…d (20)", owner: "orders-team", ownerEvidence: [], workloads: ["orders"],
            opens: [], blastRadius: Score(reasons: []),
            sightings: [Sighting(path: "app/.env", line: 1, commit: nil, source: .config, slot: "KEY", isCurrent: true)])
        let now = core.clock.now()
        _ = try await plane.act(
            Action.Import(
                report: ScanReport(
                    keyID: core.fingerprintKey.keyID, startedAt: now, finishedAt: now, roots: ["/srv/shop"], statistics: .init(),
                    credentials: [found],
                    unreadable: [])))
        let resource = Resource(
            name: "db", kind: .postgresql, host: "127.0.0.1", port: postgres.port, database: "postgres", aliases: nil,
            broker: "host=\(postgres.socketDirectory) port=\(postgres.port) user=\(broker) dbname=postgres", quiet: nil)
        let workload = Workload(
            name: "orders", kind: .service, environment: nil, purpose: nil,
            owners: Accountable(security: "sam", platform: "pat", iam: "ida", application: "orders-team"), selectors: nil, uses: nil)
        let retirement = """
            {"credential": "\(credential.text)", "disabledAt": "\(now)", "soakUntil": "\(now)", "removedAt": "\(now)", "proofDigest": "x",
             "findings": [], "acceptedBefore": true}
            """
        try await core.database.write { [core, credential] transaction in
            try core.registry.declare(resource, by: "x", in: transaction)
            try core.registry.declare(workload, by: "x", in: transaction)
            try core.registry.declare(
                RegisteredPath(
                    name: "orders.db", workload: "orders", resource: "db", credential: credential, login: "app", listen: nil, mode: .substitute,
                    stage: .proven, generation: 1, appliedGeneration: 1, cutOverAt: now), by: "x", in: transaction)
            try transaction.execute("UPDATE access_path SET mode = 'substitute', stage = 'proven'")
            try transaction.execute("INSERT OR REPLACE INTO credential_state VALUES(?, 'disabled', ?)", .text(credential.text), Value(now))
            try transaction.execute("INSERT OR REPLACE INTO retirement VALUES(?, ?)", .text(credential.text), .text(retirement))
        }
    }

    private func retire() async throws -> Action.Retire.Answer {
        try await plane.act(Action.Retire(credential: credential.text, soakMilliseconds: 0, oldSecret: secret, dryRun: false, undo: false))
    }

    private func refusal() async -> String {
        do {
            return "not refused: \(try await retire().phase)"
        } catch let failure as ActionFailure {
            return failure.code == .refused ? failure.description : "failed: \(failure)"
        } catch { return "failed: \(error)" }
    }

    private static let closed = """
        local all postgres,broker trust
        host replication all all trust
        host all other 127.0.0.1/32 trust
        host all all 127.0.0.1/32 scram-sha-256
        host all app 127.0.0.1/32 trust

        """

    private func write(_ lines: String, isLoaded: Bool = true) async throws {
        try lines.write(toFile: postgres.directory + "/data/pg_hba.conf", atomically: false, encoding: .utf8)
        guard isLoaded else { return }
        try await postgres.psql("SELECT pg_reload_conf()")
        try await Task.sleep(for: .milliseconds(300))
    }

    @Test func `a trust line for the login, or for what replaces it, is named and refused; when it is gone the credential is retired`() async throws
    {
        // In the place of the one that asks: whoever comes from here as anybody.
        try await write("host all all 127.0.0.1/32 trust\n" + Self.closed)
        let here = await refusal()
        #expect(here.contains("line 1 of pg_hba.conf, `host all all 127.0.0.1/32 trust`") && here.contains("pg_reload_conf"), "\(here)")
        // For another network: this server is asked for proof, others are not. A short-lived login is member of the old one.
        for line in ["host all app 10.0.0.0/8 trust", "host postgres +app 10.0.0.0/8 trust", "host all +staff .shop.example ident"] {
            try await write(line + "\n" + Self.closed)
            let other = await refusal()
            #expect(other.contains("line 1 of pg_hba.conf, `\(line)`"), "\(other)")
        }
        // What a login is that may copy the cluster.
        try await postgres.psql("ALTER ROLE app REPLICATION")
        try await write("host replication app 10.0.0.0/8 trust\n" + Self.closed)
        let copying = await refusal()
        #expect(copying.contains("line 1 of pg_hba.conf, `host replication app 10.0.0.0/8 trust`"), "\(copying)")
        try await postgres.psql("ALTER ROLE app NOREPLICATION")
        // Taken out, and not loaded: the target is believed, not its file.
        try await write("host all all 127.0.0.1/32 trust\n" + Self.closed)
        // The target tells a file's time in whole seconds.
        try await Task.sleep(for: .milliseconds(1100))
        try await write(Self.closed, isLoaded: false)
        let unloaded = await refusal()
        #expect(unloaded.contains("changed after it was loaded"), "\(unloaded)")
        try await write(Self.closed)
        let done = try await retire()
        #expect(done.phase == .retired && done.refusal?.hasPrefix("28P01") == true && done.warnings == nil, "\(done)")
        let access = try await core.database.read {
            try $0.rows("SELECT facts FROM ledger WHERE kind = 'credential.retired'").map {
                try $0.json("facts", as: [String: String].self)["access"]
            }
        }
        #expect(access == ["no line of pg_hba.conf, as the file is now, lets `app` in without proof"])
    }

    @Test func `what lets in from the target's own machine stands in the way only where workloads are on it, and is told anyway`() throws {
        // As the image of PostgreSQL for containers has it.
        let reading = HostAccessQuery.read([
            ["1", nil, "local", "all", "all", nil, nil, "trust", nil, "f"],
            ["2", nil, "host", "all", "all", "127.0.0.1", "255.255.255.255", "trust", nil, "f"],
            ["3", nil, "host", "all", "all", "all", nil, "scram-sha-256", nil, "f"],
        ])
        func trust(isHere: Bool) -> TrustAtTarget {
            TrustAtTarget(
                login: "app", memberOf: [], mayReplicate: false, database: "shop", resource: "db", isHere: isHere, reading: reading)
        }
        #expect(trust(isHere: true).lines?.map(\.line) == [1, 2] && trust(isHere: true).refusal(of: credential) != nil)
        let away = trust(isHere: false)
        #expect(away.lines == [] && away.refusal(of: credential) == nil && away.warnings.count == 2, "\(away.warnings)")
        #expect(away.words.hasSuffix("without proof but from the target's own machine"))
        let broken = HostAccessQuery.read([["1", nil, nil, nil, nil, nil, nil, nil, nil, "t"]])
        let unknown = TrustAtTarget(
            login: "app", memberOf: [], mayReplicate: false, database: "shop", resource: "db", isHere: true, reading: broken)
        #expect(unknown.lines == nil && unknown.warnings.first?.contains("1 lines of pg_hba.conf of `db` have mistakes") == true)
    }

    @Test func `a broker that may not read the lines says so, and still sees what lets itself in`() async throws {
        try await declare(broker: "broker")
        try await write("host all all 127.0.0.1/32 trust\n" + Self.closed)
        let here = await refusal()
        #expect(here.contains("asks who comes from here as `app` for nothing"), "\(here)")
        try await write("host all app 10.0.0.0/8 trust\n" + Self.closed)
        try await postgres.psql("GRANT SELECT ON pg_hba_file_rules TO broker; GRANT EXECUTE ON FUNCTION pg_hba_file_rules() TO broker")
        let granted = await refusal()
        #expect(granted.contains("`host all app 10.0.0.0/8 trust`"), "\(granted)")
        try await postgres.psql("REVOKE EXECUTE ON FUNCTION pg_hba_file_rules() FROM broker")
        let done = try await retire()
        #expect(done.phase == .retired && done.warnings?.first?.contains("may not read pg_hba_file_rules") == true, "\(done)")
    }
}

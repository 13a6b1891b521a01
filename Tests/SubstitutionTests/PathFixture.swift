import Attestation
import Estate
import EstateTesting
import Foundation
import LinuxProcess
import NIOCore
import NIOPosix
import PostgresWire
import Runtime
import Substitution
import Synchronization

/// One PostgreSQL for all tests of the process, with database `shop`, its table `item`, and the standing login `shop`.
enum Cluster {
    static let password = "standing-Secret-4711"
    static let shared = Task {
        let postgres = try await TemporaryPostgres.start(settings: ["max_connections": "400"])
        try await postgres.psql("create role shop login password '\(password)'; create database shop owner shop;")
        try await postgres.psql(
            """
            set role shop;
            create table item (id int primary key, name text);
            insert into item select n, 'item ' || n from generate_series(1, 1000) n;
            """, database: "shop")
        return postgres
    }
}

/// Makes real roles, members of `shop`, one for each process; keeps them until told to drop them.
final class RoleGrants: GrantSource {
    private struct State {
        var logins: [Int32: UpstreamLogin] = [:]
        var made = 0
        var refusal: GrantRefusal?
        var delay = Duration.zero
        var rejected: [String] = []
    }
    private let state = Mutex(State())
    let postgres: TemporaryPostgres

    init(_ postgres: TemporaryPostgres) {
        self.postgres = postgres
    }

    var made: Int { state.withLock { $0.made } }
    var rejected: [String] { state.withLock { $0.rejected } }
    func refuse(_ refusal: GrantRefusal?) { state.withLock { $0.refusal = refusal } }
    func delay(_ delay: Duration) { state.withLock { $0.delay = delay } }
    func forgetAll() { state.withLock { $0.logins = [:] } }

    func login(for path: String, caller: AttestedProcess) async throws(GrantRefusal) -> UpstreamLogin {
        let (refusal, delay) = state.withLock { ($0.refusal, $0.delay) }
        if delay > .zero { try? await Task.sleep(for: delay) }
        if let refusal { throw refusal }
        if let known = state.withLock({ $0.logins[caller.pid] }) { return known }
        let password = Secret(Entropy.system.hex(24))
        let role = "mf_\(Entropy.system.hex(6))"
        let verifier = ScramVerifier(password: password, entropy: .system)
        do {
            try await postgres.psql(
                "create role \(role) login in role shop password '\(verifier.text)'; alter role \(role) set role to shop;")
        } catch {
            throw GrantRefusal(.unavailable, "\(error)")
        }
        let login = UpstreamLogin(
            role: role, password: password, expiresAt: WallClock.system.now() + .seconds(600), grantID: "grant-\(role)")
        state.withLock {
            $0.logins[caller.pid] = login
            $0.made += 1
        }
        return login
    }

    func rejected(grant: String, path: String, reason: String) async {
        state.withLock { state in
            state.rejected.append(grant)
            state.logins = state.logins.filter { $0.value.grantID != grant }
        }
    }

    func drop(_ grant: String) async throws {
        let role = grant.dropFirst("grant-".count)
        try await postgres.psql("drop role \(role)")
    }
}

final class Events: Sendable {
    private let seen = Mutex<[PathEvent]>([])

    func add(_ event: PathEvent) { seen.withLock { $0.append(event) } }
    var all: [PathEvent] { seen.withLock { $0 } }
    var uses: [ObservedUse] {
        all.compactMap { if case .use(let use) = $0 { use } else { nil } }
    }
    var exits: [CallerExit] {
        all.compactMap { if case .exited(let exit) = $0 { exit } else { nil } }
    }
    var refusals: [UseRefusal.Code] {
        uses.compactMap { if case .refused(let why) = $0.outcome { why.code } else { nil } }
    }

    /// Waits for something to be seen; `nil` after the limit.
    func first<Found>(within limit: Duration = .seconds(20), _ find: (Events) -> Found?) async -> Found? {
        let end = ContinuousClock.now + limit
        while ContinuousClock.now < end {
            if let found = find(self) { return found }
            try? await Task.sleep(for: .milliseconds(10))
        }
        return find(self)
    }
}

/// A listener in front of the shared cluster.
final class PathFixture: Sendable {
    static let key = FingerprintKey(Array(repeating: 7, count: 32))
    static let psql = TemporaryPostgres.binaries + "/psql"
    static let python = "/usr/bin/python3"

    let postgres: TemporaryPostgres
    let directory: String
    let listener: PathListener
    let grants: RoleGrants
    let events = Events()
    let exits: ExitWatch
    private let pool = NIOThreadPool(numberOfThreads: 2)

    static func fingerprint(_ secret: Secret) -> Fingerprint {
        key.map { $0.fingerprint(of: secret) } ?? Fingerprint("mf1_00000000_00000000000000000000000000000000")!
    }

    init(
        mode: PathMode, tcp: Bool = false, selectors: [Selector]? = nil, upstream: PostgresAddress? = nil,
        limits: PathLimits = PathLimits()
    ) async throws {
        postgres = try await Cluster.shared.value
        directory = try makeTemporaryDirectory("path")
        grants = RoleGrants(postgres)
        exits = try ExitWatch()
        pool.start()
        let events = events
        let services = PathServices(
            group: MultiThreadedEventLoopGroup.singleton, pool: pool, attestor: Attestor(), exits: exits,
            fingerprint: Self.fingerprint, grants: grants, events: { events.add($0) })
        listener = PathListener(
            PathConfiguration(
                name: "orders-shop", workload: "orders",
                listen: tcp ? .tcp(host: "127.0.0.1", port: 0) : .unix(path: directory + "/.s.PGSQL.5432"),
                upstream: upstream ?? .tcp(host: "127.0.0.1", port: postgres.port), mode: mode, generation: 1,
                login: "shop", database: "shop", credential: Self.fingerprint(Secret(Cluster.password)),
                selectors: selectors ?? Self.selectors(Self.psql)),
            services: services, limits: limits)
        try await listener.start()
    }

    /// This user and a program.
    static func selectors(_ program: String) -> [Selector] {
        let resolved = URL(fileURLWithPath: program).resolvingSymlinksInPath().path
        return [Selector(type: "unix:uid", value: "\(geteuid())"), Selector(type: "unix:path", value: resolved)]
    }

    func environment(_ password: String = Cluster.password) -> [String: String] {
        ["PGHOST": listener.port == nil ? directory : "127.0.0.1", "PGPORT": "\(listener.port ?? 5432)", "PGUSER": "shop",
            "PGDATABASE": "shop", "PGPASSWORD": password, "PGAPPNAME": "orders-app", "PGCONNECT_TIMEOUT": "10"]
    }

    /// An unmodified client.
    func psql(
        _ sql: String, password: String = Cluster.password, environment: [String: String] = [:], arguments: [String] = []
    ) async throws -> ProcessRun {
        try await ProcessRun.run(
            [Self.psql, "-X", "-q", "-A", "-t", "-w", "-v", "ON_ERROR_STOP=1"] + arguments, input: sql,
            environment: self.environment(password).merging(environment) { $1 })
    }

    func python(_ script: String, environment: [String: String] = [:]) async throws -> ProcessRun {
        try await ProcessRun.run(
            [Self.python, "-c", script], environment: self.environment().merging(environment) { $1 })
    }

    func stop() async {
        await listener.stop()
        try? await pool.shutdownGracefully()
        try? FileManager.default.removeItem(atPath: directory)
    }
}

/// Runs with a fixture and takes it down.
func withPath<Result>(
    _ mode: PathMode, tcp: Bool = false, selectors: [Selector]? = nil, upstream: PostgresAddress? = nil,
    limits: PathLimits = PathLimits(), _ body: (PathFixture) async throws -> Result
) async throws -> Result {
    let path = try await PathFixture(mode: mode, tcp: tcp, selectors: selectors, upstream: upstream, limits: limits)
    do {
        let result = try await body(path)
        await path.stop()
        return result
    } catch {
        await path.stop()
        throw error
    }
}

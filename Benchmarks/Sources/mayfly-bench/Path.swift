import Attestation
import Estate
import EstateTesting
import Foundation
import LinuxProcess
import NIOPosix
import PostgresWire
import Runtime
import Substitution
import Synchronization

/// A listener in front of the cluster, in this process.
final class Path: Sendable {
    /// Of the Unix socket, port 5432.
    let directory: String
    private let listener: PathListener
    private let pool: NIOThreadPool

    init(_ mode: PathMode, postgres: TemporaryPostgres, grants: FixedGrant, program: String) async throws {
        directory = try makeTemporaryDirectory("bench-path")
        guard let key = FingerprintKey([UInt8](repeating: 7, count: 32)) else { throw BenchmarkError("the key is too short") }
        pool = NIOThreadPool(numberOfThreads: 2)
        pool.start()
        let services = PathServices(
            group: MultiThreadedEventLoopGroup.singleton, pool: pool, attestor: Attestor(), exits: try ExitWatch(),
            fingerprint: { key.fingerprint(of: $0) }, grants: grants, events: { _ in })
        let path = URL(fileURLWithPath: program).resolvingSymlinksInPath().path
        listener = PathListener(
            PathConfiguration(
                name: "bench", workload: "bench", listen: .unix(path: directory + "/.s.PGSQL.5432"),
                upstream: .tcp(host: "127.0.0.1", port: postgres.port), mode: mode, generation: 1, login: "shop",
                database: "bench", credential: key.fingerprint(of: Secret(PostgresBenchmark.password)),
                selectors: [
                    Selector(type: "unix:uid", value: "\(geteuid())"), Selector(type: "unix:path", value: path),
                ]),
            services: services)
        try await listener.start()
    }

    func stop() async {
        await listener.stop()
        try? await pool.shutdownGracefully()
        try? FileManager.default.removeItem(atPath: directory)
    }
}

/// The same short-lived login for everybody: what is measured is the path, not the making of roles.
final class FixedGrant: GrantSource {
    private let login: UpstreamLogin
    private let asked = Mutex(0)

    /// How often a login was asked for.
    var count: Int { asked.withLock { $0 } }

    init(_ postgres: TemporaryPostgres) throws {
        let password = Secret(Entropy.system.hex(24))
        let verifier = ScramVerifier(password: password, entropy: .system)
        let role = "mf_bench"
        try postgres.psql(
            "create role \(role) login in role shop password '\(verifier.text)'; alter role \(role) set role to shop;")
        login = UpstreamLogin(
            role: role, password: password, expiresAt: WallClock.system.now() + .seconds(3600), grantID: "grant-bench")
    }

    func login(for path: String, caller: AttestedProcess) async throws(GrantRefusal) -> UpstreamLogin {
        asked.withLock { $0 += 1 }
        return login
    }
}

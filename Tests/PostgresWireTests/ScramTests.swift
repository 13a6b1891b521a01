import EstateTesting
import NIOCore
import NIOPosix
import Runtime
import Testing

@testable import PostgresWire

@Suite struct ScramTests {
    /// RFC 7677 §3: user `user`, password `pencil`.
    @Test func `the exchange of RFC 7677 is reproduced`() throws {
        let keys = ScramKeys(
            password: Secret("pencil"), salt: [0x5b, 0x6d, 0x99, 0x68, 0x9d, 0x12, 0x35, 0x8e, 0xec, 0xa0, 0x4b, 0x14, 0x12, 0x36, 0xfa, 0x81],
            iterations: 4096)
        // The client's proof over the RFC's auth message, with its nonces.
        let authMessage = "n=user,r=rOprNGfwEbeRWgbNEkqO,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
            + "s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0"
        #expect(keys.proof(over: Array(authMessage.utf8)) == "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=")
        #expect(keys.serverSignature(over: Array(authMessage.utf8)) == "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")
    }

    @Test func `a challenge that does not continue our nonce, asks too few rounds, or is garbage is refused`() {
        let bad = [
            "r=other,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096", "r=,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
            "NONCE,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096", "NONCEx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=1",
            "NONCEx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=99999999999999999999", "NONCEx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=2000000",
            "NONCEx,s=!!!,i=4096", "NONCEx,s=,i=4096", "NONCEx,i=4096,s=AAAA", "m=ext,NONCEx,s=AAAA,i=4096", "", ",,,", "e=other-error",
        ]
        for text in bad {
            var scram = ScramClient(password: Secret("pencil"), keys: nil, entropy: .system)
            let nonce = String(decoding: scram.initialResponse, as: UTF8.self).dropFirst("n,,n=,".count)
            let challenge = Array(text.replacing("NONCE", with: nonce).utf8)
            #expect(throws: WireError.self, "\(text)") { try scram.respond(to: challenge) }
        }
    }

    @Test func `a server that cannot sign is not trusted`() throws {
        var scram = ScramClient(password: Secret("pencil"), keys: nil, entropy: .system)
        let nonce = String(decoding: scram.initialResponse, as: UTF8.self).dropFirst("n,,n=,".count)
        guard case .derive(let derivation) = try scram.respond(to: Array("\(nonce)x,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096".utf8))
        else { Issue.record("keys out of nowhere"); return }
        _ = try scram.resume(with: derivation.run())
        for outcome in ["v=", "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=", "e=invalid-proof", ""] {
            #expect(throws: WireError.self) { try scram.finish(Array(outcome.utf8)) }
            #expect(!scram.isComplete)
        }
    }

    @Test func `passwords beyond ASCII are prepared as PostgreSQL prepares them`() {
        func prepared(_ text: String) -> [UInt8] { SASLPrep.prepare(Secret(text)).withBytes { Array($0) } }
        // RFC 4013 §3.
        #expect(prepared("I\u{ad}X") == Array("IX".utf8))
        #expect(prepared("user") == Array("user".utf8))
        #expect(prepared("\u{aa}") == Array("a".utf8))
        #expect(prepared("\u{2168}") == Array("IX".utf8))
        // Prohibited: used as it is.
        #expect(prepared("\u{7}") == [7])
    }
}

/// Against a real server: does it take what we make, and do we take what it says?
@Suite struct LoginTests {
    private static let cluster = Task { try await TemporaryPostgres.start() }
    private let probe = PostgresProbe(group: MultiThreadedEventLoopGroup.singleton, timeout: .seconds(5))

    private func login(_ user: String, _ password: String, database: String = "postgres", port: Int? = nil) async throws -> PostgresProbe.Outcome {
        let postgres = try await Self.cluster.value
        return await probe.login(
            to: .tcp(host: "127.0.0.1", port: port ?? postgres.port), user: user, database: database,
            password: Secret(password), applicationName: "mayfly-probe")
    }

    // R77
    @Test func `a retired credential is seen to be refused by the real target`() async throws {
        let postgres = try await Self.cluster.value
        let verifier = ScramVerifier(password: Secret("first-Secret"), entropy: .system)
        try await postgres.psql("create role retiring login password '\(verifier.text)'")
        #expect(try await login("retiring", "first-Secret") == .accepted)
        guard case .refused("28P01", _) = try await login("retiring", "other") else { Issue.record("wrong password"); return }
        try await postgres.psql("alter role retiring nologin")
        guard case .refused("28000", let message) = try await login("retiring", "first-Secret") else { Issue.record("nologin"); return }
        #expect(message == "role \"retiring\" is not permitted to log in")
        try await postgres.psql("drop role retiring")
        guard case .refused("28P01", _) = try await login("retiring", "first-Secret") else { Issue.record("dropped"); return }
        #expect(!postgres.logs().contains { $0.values.contains { $0.contains("first-Secret") } })
    }

    @Test func `a verifier made here lets libpq in as well, whatever the password`() async throws {
        let postgres = try await Self.cluster.value
        for (index, password) in ["x", "with space and 'quote'", "pässwörd ½ \u{a0}end", String(repeating: "long", count: 200)].enumerated() {
            let verifier = ScramVerifier(password: Secret(password), entropy: .system)
            try await postgres.psql("create role scram\(index) login password '\(verifier.text)'")
            let run = try await ProcessRun.run(
                [TemporaryPostgres.binaries + "/psql", "-X", "-w", "-A", "-t", "-c", "select session_user"],
                environment: ["PGHOST": "127.0.0.1", "PGPORT": "\(postgres.port)", "PGUSER": "scram\(index)", "PGPASSWORD": password, "PGDATABASE": "postgres"])
            #expect(run.output == "scram\(index)\n", "\(run.errors)")
            #expect(try await login("scram\(index)", password) == .accepted)
        }
    }

    @Test func `a password that PostgreSQL hashed itself lets us in`() async throws {
        let postgres = try await Self.cluster.value
        try await postgres.psql("create role server_made login password 'Ünïcode ½'")
        #expect(try await login("server_made", "Ünïcode ½") == .accepted)
    }

    @Test func `MD5 is answered by the probe and refused by a login that does not allow it`() async throws {
        let postgres = try await TemporaryPostgres.start(settings: ["password_encryption": "md5"])
        try await postgres.psql("create role old login password 'weak'")
        try await postgres.psql("select 1")
        let hba = postgres.directory + "/data/pg_hba.conf"
        _ = try await ProcessRun.run(["sed", "-i", "s/^host all all 127.*/host all all 127.0.0.1\\/32 md5/", hba])
        try await postgres.psql("select pg_reload_conf()")
        try await Task.sleep(for: .milliseconds(200))
        #expect(try await login("old", "weak", port: postgres.port) == .accepted)
        guard case .refused("28P01", _) = try await login("old", "other", port: postgres.port) else { Issue.record("wrong"); return }
        postgres.stop()
        var strict = PostgresLogin(user: "old", password: Secret("weak"), entropy: .system)
        var request = ByteBuffer(bytes: [UInt8(ascii: "R"), 0, 0, 0, 12, 0, 0, 0, 5, 1, 2, 3, 4])
        #expect(throws: WireError.self) { try strict.receive(&request) }
    }

    @Test func `a server that asks for cleartext or for nothing gets no password and no session`() {
        for request: [UInt8] in [[0, 0, 0, 3], [0, 0, 0, 0], [0, 0, 0, 7], [0, 0, 0, 2]] {
            var login = PostgresLogin(user: "u", password: Secret("p"), entropy: .system)
            var bytes = ByteBuffer(bytes: [UInt8(ascii: "R"), 0, 0, 0, 8] + request)
            #expect(throws: WireError.self) { try login.receive(&bytes) }
        }
    }

    @Test func `a place where nobody listens, or nobody answers, says nothing about the credential`() async throws {
        guard case .unreachable = try await login("u", "p", port: try freePort()) else { Issue.record("closed port"); return }
        let quick = PostgresProbe(group: MultiThreadedEventLoopGroup.singleton, timeout: .milliseconds(200))
        let silent = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton).bind(host: "127.0.0.1", port: 0).get()
        let outcome = await quick.login(
            to: .tcp(host: "127.0.0.1", port: silent.localAddress?.port ?? 0), user: "u", database: "d", password: Secret("p"),
            applicationName: "probe")
        guard case .unreachable = outcome else { Issue.record("silent server"); return }
        try await silent.close().get()
    }

    @Test func `the database a login may not enter refuses it although the password was right`() async throws {
        let postgres = try await Self.cluster.value
        try await postgres.psql("create role outside login password 'Secret-1'")
        try await postgres.psql("create database closed")
        try await postgres.psql("revoke connect on database closed from public")
        guard case .refused("42501", _) = try await login("outside", "Secret-1", database: "closed") else { Issue.record("let in"); return }
    }
}

import Estate
import EstateTesting
import Foundation
import PostgresWire
import Runtime
import Substitution
import Testing

@Suite struct SubstituteTests {
    // R57
    @Test func `the database sees only the short-lived login, and the client changes nothing`() async throws {
        try await withPath(.substitute) { path in
            let run = try await path.psql(
                "select session_user || ' ' || current_user || ' ' || current_setting('application_name')")
            #expect(run.errors == "")
            #expect(run.output.hasPrefix("mf_"))
            #expect(run.output.hasSuffix(" shop orders-app\n"))
            let opened = try #require(await path.events.first { $0.uses.first { $0.outcome == .opened } })
            #expect(opened.workload == "orders")
            #expect(opened.login == "shop")
            #expect(opened.database == "shop")
            #expect(opened.applicationName == "orders-app")
            #expect(opened.caller.executable == PathFixture.psql)
            #expect(opened.grantID?.hasPrefix("grant-mf_") == true)
            let closed = try #require(await path.events.first { $0.uses.first { $0.outcome == .closed } })
            #expect(closed.exchanges == 1)
            #expect(closed.sessionID == opened.sessionID)
            // The database's log names the agent's port, so that both records of the use can be put together.
            let port = try #require(opened.upstreamPort)
            #expect(path.postgres.logs().contains { $0["remote_port"] == "\(port)" && $0["user"]?.hasPrefix("mf_") == true })
        }
    }

    // R44
    @Test func `another program at the same socket with the right password is refused, and nothing goes upstream`() async throws {
        try await withPath(.substitute) { path in
            let run = try await path.python("import psycopg2; psycopg2.connect('')")
            #expect(!run.succeeded)
            #expect(run.errors.contains("is not workload `orders`, to which access path `orders-shop` belongs"))
            #expect(run.errors.contains("Not as declared: unix:path"))
            #expect(path.events.refusals == [.otherCaller])
            #expect(path.grants.made == 0)
            #expect(path.events.uses.allSatisfy { $0.upstreamPort == nil && $0.workload == nil })
        }
    }

    // R44
    @Test func `a user other than the declared one is refused`() async throws {
        let selectors = [Selector(type: "unix:uid", value: "4242"), Selector(type: "unix:path", value: PathFixture.psql)]
        try await withPath(.substitute, selectors: selectors) { path in
            let run = try await path.psql("select 1")
            #expect(!run.succeeded)
            #expect(path.events.refusals == [.otherCaller])
        }
    }

    @Test func `a path without selectors serves nobody`() async throws {
        try await withPath(.substitute, selectors: []) { path in
            let run = try await path.psql("select 1")
            #expect(run.errors.contains("The workload declares no selectors, so nobody is it."))
        }
    }

    @Test func `a wrong password is refused like the database would`() async throws {
        try await withPath(.substitute) { path in
            for password in ["wrong", "", Cluster.password + " "] where !password.isEmpty {
                let run = try await path.psql("select 1", password: password)
                #expect(run.errors.contains("password authentication failed for login `shop` on access path `orders-shop`"))
            }
            #expect(path.events.refusals == [.wrongCredential, .wrongCredential])
            #expect(path.grants.made == 0)
        }
    }

    @Test func `another login than the path's is refused by name`() async throws {
        try await withPath(.substitute) { path in
            let run = try await path.psql("select 1", environment: ["PGUSER": "postgres"])
            #expect(run.errors.contains("access path `orders-shop` carries login `shop`, not `postgres`"))
            #expect(path.events.refusals == [.otherLogin])
        }
    }

    // R44 R72
    @Test(arguments: ["0", "0.5"])
    func `a caller that gave its connection to another process gets nothing`(_ late: String) async throws {
        try await withPath(.substitute, selectors: PathFixture.selectors(PathFixture.python)) { path in
            // The parent connects and lets go; the child keeps the connection and speaks, the old password and all.
            let run = try await path.python(
                """
                import os, socket, struct, time
                s = socket.socket(socket.AF_UNIX); s.connect(os.environ["PGHOST"] + "/.s.PGSQL.5432")
                r, w = os.pipe()
                if os.fork():
                    time.sleep(float(os.environ["LATE"])); s.close(); os.write(w, b"x"); time.sleep(3); os._exit(0)
                os.read(r, 1)
                body = struct.pack(">I", 196608) + b"user\\0shop\\0database\\0shop\\0\\0"
                secret = os.environ["PGPASSWORD"].encode() + b"\\0"
                s.sendall(struct.pack(">I", len(body) + 4) + body + b"p" + struct.pack(">I", len(secret) + 4) + secret)
                said = b""
                while more := s.recv(4096): said += more
                print(said)
                """, environment: ["LATE": late])
            #expect(run.output.contains("28000"))
            #expect(run.output.contains("cannot identify"))
            #expect(path.events.refusals == [.unattributed])
            #expect(path.grants.made == 0)
        }
    }

    // R45
    @Test func `one shared login becomes one role for each process`() async throws {
        try await withPath(.substitute) { path in
            var roles: Set<String> = []
            for _ in 0..<3 { roles.insert(try await path.psql("select session_user").output) }
            #expect(roles.count == 3)
        }
    }

    @Test func `one process uses one grant for all its sessions`() async throws {
        try await withPath(.substitute, selectors: PathFixture.selectors(PathFixture.python)) { path in
            let run = try await path.python(
                """
                import psycopg2
                roles = set()
                for _ in range(20):
                    c = psycopg2.connect(''); k = c.cursor(); k.execute('select session_user'); roles.add(k.fetchone()[0]); c.close()
                print(len(roles))
                """)
            #expect(run.output == "1\n")
            #expect(run.errors == "")
            #expect(path.grants.made == 1)
        }
    }

    @Test func `over loopback TCP the caller is found too`() async throws {
        try await withPath(.substitute, tcp: true) { path in
            let run = try await path.psql("select session_user")
            #expect(run.errors == "")
            #expect(run.output.hasPrefix("mf_"))
            let other = try await path.python("import psycopg2; psycopg2.connect('')")
            #expect(other.errors.contains("is not workload `orders`"))
        }
    }

    // R47
    @Test func `kill -9 ends the session and tells the owner within two seconds`() async throws {
        try await withPath(.substitute, selectors: PathFixture.selectors(PathFixture.python)) { path in
            let environment = path.environment()
            let client = try ChildProcess(
                [PathFixture.python, "-c", "import psycopg2; c = psycopg2.connect(''); c.cursor().execute('select pg_sleep(60)')"],
                environment: environment)
            let opened = try #require(await path.events.first { $0.uses.first { $0.outcome == .opened } })
            let killed = ContinuousClock.now
            client.kill()
            let exit = try #require(await path.events.first { $0.exits.first })
            #expect(ContinuousClock.now - killed < .seconds(2))
            #expect(exit.pid == client.pid)
            #expect(exit.grantIDs == [try #require(opened.grantID)])
            _ = try #require(await path.events.first(within: .seconds(2)) { $0.uses.first { $0.outcome == .closed } })
            #expect(path.listener.sessionCount == 0)
        }
    }

    @Test func `an ended grant closes its sessions with a reason`() async throws {
        try await withPath(.substitute, selectors: PathFixture.selectors(PathFixture.python)) { path in
            async let run = path.python(
                """
                import os, psycopg2
                c = psycopg2.connect(''); c.cursor().execute('select 1')
                open(os.environ["PGHOST"] + "/ready", "w")
                os.set_blocking(c.fileno(), True)
                print(os.read(c.fileno(), 4096), os.read(c.fileno(), 1))
                """)
            let opened = try #require(await path.events.first { $0.uses.first { $0.outcome == .opened } })
            let ready = path.directory + "/ready"
            _ = await path.events.first { _ in FileManager.default.fileExists(atPath: ready) ? true : nil }
            #expect(path.listener.endSessions(grant: try #require(opened.grantID)) == 1)
            let finished = try await run
            #expect(finished.output.contains("57P01"), "\(finished.errors)")
            #expect(finished.output.contains("the session on access path `orders-shop` was ended: its login was revoked"))
            #expect(finished.output.hasSuffix(" b''\n"))
            #expect(path.listener.sessionCount == 0)
        }
    }

    @Test func `a login that was revoked before its use is replaced without the client noticing`() async throws {
        try await withPath(.substitute, selectors: PathFixture.selectors(PathFixture.python)) { path in
            async let run = path.python(
                """
                import psycopg2, time
                psycopg2.connect('').close()
                time.sleep(1)
                c = psycopg2.connect(''); k = c.cursor(); k.execute('select 42'); print(k.fetchone()[0])
                """)
            let opened = try #require(await path.events.first { $0.uses.first { $0.outcome == .opened } })
            let grant = try #require(opened.grantID)
            try await path.grants.drop(grant)
            let finished = try await run
            #expect(finished.errors == "")
            #expect(finished.output == "42\n")
            #expect(path.grants.rejected == [grant])
            #expect(path.grants.made == 2)
        }
    }

    @Test func `without a grant there is no session, and the client reads why`() async throws {
        try await withPath(.substitute) { path in
            path.grants.refuse(GrantRefusal(.denied, "policy `no-weekend` forbids it"))
            let denied = try await path.psql("select 1")
            #expect(denied.errors.contains("no login was granted on access path `orders-shop`: policy `no-weekend` forbids it"))
            path.grants.refuse(GrantRefusal(.unavailable, "the server cannot be reached"))
            let unavailable = try await path.psql("select 1")
            #expect(unavailable.errors.contains("no login could be had for access path `orders-shop`: the server cannot be reached"))
            path.grants.refuse(nil)
            #expect(try await path.psql("select 1").succeeded)
            #expect(path.events.refusals == [.grantDenied, .grantUnavailable])
        }
    }

    @Test func `a grant source that does not answer runs into the login limit`() async throws {
        var limits = PathLimits()
        limits.login = .milliseconds(500)
        try await withPath(.substitute, limits: limits) { path in
            path.grants.delay(.seconds(3))
            let run = try await path.psql("select 1")
            #expect(run.errors.contains("the login on access path `orders-shop` was not done within 500 ms"))
            #expect(await path.events.first { $0.refusals.first } == .timeout)
        }
    }

    @Test func `a database that is down is named`() async throws {
        let port = try freePort()
        try await withPath(.substitute, upstream: .tcp(host: "127.0.0.1", port: port)) { path in
            let run = try await path.psql("select 1")
            #expect(run.errors.contains("the database of access path `orders-shop` (127.0.0.1:\(port)) cannot be used"))
            #expect(path.events.refusals == [.upstreamUnreachable])
        }
    }

    @Test func `what the database says about the session reaches the client as it is`() async throws {
        try await withPath(.substitute) { path in
            let run = try await path.psql("select 1", environment: ["PGDATABASE": "nowhere"])
            #expect(run.errors.contains("database \"nowhere\" does not exist"))
            #expect(path.events.refusals == [.upstreamRefused])
            let error = try await path.psql("select nonsense")
            #expect(error.errors.contains("column \"nonsense\" does not exist"))
            let closed = try #require(await path.events.first { $0.uses.first { $0.outcome == .closed } })
            #expect(closed.errors == 1)
        }
    }

    @Test func `a client that leaves out the database gets the one named like its login`() async throws {
        try await withPath(.substitute) { path in
            // libpq fills it in, so this one speaks for itself.
            let run = try await path.psql("select current_database()", environment: ["PGDATABASE": ""])
            #expect(run.output == "shop\n")
        }
    }

    @Test func `a cancel request reaches the database`() async throws {
        try await withPath(.substitute, selectors: PathFixture.selectors(PathFixture.python)) { path in
            let run = try await path.python(
                """
                import psycopg2, threading, time
                c = psycopg2.connect('')
                threading.Timer(0.3, c.cancel).start()
                begin = time.time()
                try: c.cursor().execute('select pg_sleep(60)')
                except psycopg2.errors.QueryCanceled: print('cancelled', time.time() - begin < 40)
                c.rollback(); k = c.cursor(); k.execute('select 7'); print(k.fetchone()[0])
                """)
            #expect(run.errors == "")
            #expect(run.output == "cancelled True\n7\n")
        }
    }

    @Test func `COPY in, COPY out and large results pass whole`() async throws {
        try await withPath(.substitute, selectors: PathFixture.selectors(PathFixture.python)) { path in
            let run = try await path.python(
                """
                import psycopg2, io, hashlib
                c = psycopg2.connect(''); k = c.cursor()
                k.execute('create temp table t (n int, x text)')
                data = ''.join(f'{n}\\t{hashlib.md5(str(n).encode()).hexdigest() * 30}\\n' for n in range(20000))
                k.copy_expert('copy t from stdin', io.StringIO(data))
                out = io.StringIO(); k.copy_expert('copy (select * from t order by n) to stdout', out)
                print(out.getvalue() == data, len(data) > 15000000)
                k.execute("select string_agg(x, '' order by n) from t"); print(len(k.fetchone()[0]))
                k.execute('select n, x from t order by n'); print(sum(len(r[1]) for r in k))
                """)
            #expect(run.errors == "")
            #expect(run.output == "True True\n19200000\n19200000\n")
        }
    }

    @Test func `protocol 3.2 is answered with 3.0 and goes upstream as 3.0`() async throws {
        try await withPath(.substitute, selectors: PathFixture.selectors("/proc/self/exe")) { path in
            let client = try await RawClient(unix: path.directory + "/.s.PGSQL.5432")
            let startup = StartupMessage(
                minorVersion: 2, parameters: [.init("user", "shop"), .init("database", "shop"), .init("_pq_.x", "1")])
            try await client.send(try #require(startup.encoded()))
            // NegotiateProtocolVersion: 3.0, one extension not spoken; then the request for the password.
            let expected: [UInt8] =
                [UInt8(ascii: "v"), 0, 0, 0, 19, 0, 3, 0, 0, 0, 0, 0, 1] + Array("_pq_.x".utf8) + [0]
                + [UInt8(ascii: "R"), 0, 0, 0, 8, 0, 0, 0, 3]
            #expect(await client.wait { $0.count >= expected.count })
            #expect(client.received == expected)
            let password = Array(Cluster.password.utf8) + [0]
            try await client.send([UInt8(ascii: "p"), 0, 0, 0, UInt8(password.count + 4)] + password)
            #expect(await client.wait { $0.suffix(6) == [UInt8(ascii: "Z"), 0, 0, 0, 5, UInt8(ascii: "I")] })
            await client.close()
        }
    }

    @Test func `the limit on connections is told, and holds no longer than they do`() async throws {
        var limits = PathLimits()
        limits.connections = 3
        try await withPath(.substitute, limits: limits) { path in
            var idle: [RawClient] = []
            for _ in 0..<3 { idle.append(try await RawClient(unix: path.directory + "/.s.PGSQL.5432")) }
            _ = await path.events.first { _ in path.listener.connectionCount >= 3 ? true : nil }
            let run = try await path.psql("select 1")
            #expect(run.errors.contains("access path `orders-shop` has 3 connections already, its limit"))
            for client in idle { await client.close() }
            _ = await path.events.first { _ in path.listener.connectionCount == 0 ? true : nil }
            let later = try await path.psql("select 1")
            #expect(later.succeeded, "\(later.errors) \(path.listener.connectionCount)")
        }
    }
}

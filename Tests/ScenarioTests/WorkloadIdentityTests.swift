import EstateTesting
import Foundation
import Glibc
import Testing

/// Who a process is decides what it gets: SVIDs at the Workload API, a session at an access path. What it can present (an
/// address, a user id, the old password) does not.
@Suite(.serialized) struct WorkloadIdentityTests {
    // MARK: The Workload API, with the stock Python client

    /// What the workload does, and prints as one JSON object.
    private static let client = """
        import json, sys, time
        from spiffe import JwtSvid, TrustDomain, WorkloadApiClient, X509Source
        started = time.monotonic()
        path = "unix://" + sys.argv[1]
        said = {}
        with WorkloadApiClient(path) as client:
            svid = client.fetch_x509_svid(timeout=10)
            said["id"] = str(svid.spiffe_id)
            said["milliseconds"] = int((time.monotonic() - started) * 1000)
            bundle = client.fetch_x509_bundles(timeout=10).get_bundle_for_trust_domain(TrustDomain("shop.example"))
            leaf, authorities = svid.leaf, list(bundle.x509_authorities)
            chain = list(svid.cert_chain)
            # The chain ends at an authority of the bundle, by signature and not by name.
            last = chain[-1]
            said["chains"] = False
            for authority in authorities:
                try:
                    last.verify_directly_issued_by(authority)
                    said["chains"] = True
                except Exception:
                    pass
            token = client.fetch_jwt_svid(audience={"billing"}, timeout=10)
            said["jwt"] = str(client.validate_jwt_svid(token.token, audience="billing", timeout=10).spiffe_id)
            try:
                client.validate_jwt_svid(token.token, audience="somebody-else", timeout=10)
                said["otherAudience"] = "accepted"
            except Exception as error:
                said["otherAudience"] = type(error).__name__
            bundles = client.fetch_jwt_bundles(timeout=10).get_bundle_for_trust_domain(TrustDomain("shop.example"))
            said["local"] = str(JwtSvid.parse_and_validate(token.token, bundles, {"billing"}).spiffe_id)
        with X509Source(socket_path=path, timeout_in_seconds=10) as source:
            serials = []
            end = time.monotonic() + 15
            while time.monotonic() < end and len(serials) < 3:
                serial = str(source.svid.leaf.serial_number)
                if serial not in serials: serials.append(serial)
                time.sleep(0.1)
            said["rotations"] = len(serials) - 1
        print(json.dumps(said))
        """

    /// A call without the header that keeps browsers and proxies out (SPIFFE Workload Endpoint, section 6.1).
    private static let headerless = """
        import sys, grpc
        from spiffe._proto import workload_pb2, workload_pb2_grpc
        with grpc.insecure_channel("unix://" + sys.argv[1]) as channel:
            try:
                for answer in workload_pb2_grpc.SpiffeWorkloadAPIStub(channel).FetchX509SVID(workload_pb2.X509SVIDRequest(), timeout=10):
                    print("served")
                    break
            except grpc.RpcError as error:
                print(error.code().name)
        """

    private static let stranger = """
        import sys
        from spiffe import WorkloadApiClient
        with WorkloadApiClient("unix://" + sys.argv[1]) as client:
            try:
                client.fetch_x509_svid(timeout=10)
                print("served")
            except Exception as error:
                reasons = []
                while error is not None:
                    reasons.append(str(error))
                    error = error.__cause__ or error.__context__
                print(" | ".join(reasons))
        """

    private struct Said: Decodable {
        var id: String
        var milliseconds: Int
        var chains: Bool
        var jwt: String
        var otherAudience: String
        var local: String
        var rotations: Int
    }

    // R42, R43: no ticket, no step by hand, and the client is not ours.
    @Test(.timeLimit(.minutes(2)), .enabled(if: FileManager.default.isExecutableFile(atPath: Installation.python)))
    func `the stock SPIFFE client gets SVIDs that verify, and sees them rotate`() async throws {
        try await Installation.with(shop: false, server: ["--svid-lifetime", "6s"]) { estate in
            try await estate.startServer()
            let script = estate.directory + "/workload.py"
            let other = estate.directory + "/stranger.py"
            let bare = estate.directory + "/bare.py"
            for (file, text) in [(script, Self.client), (other, Self.stranger), (bare, Self.headerless)] {
                try Data(text.utf8).write(to: URL(fileURLWithPath: file))
            }
            let python = URL(fileURLWithPath: Installation.python).resolvingSymlinksInPath().path
            let declaration = """
                workloads:
                  - name: billing-run
                    kind: service
                    purpose: a test
                    environment: production
                    owners: {security: a, platform: b, iam: c, application: d}
                    selectors: ["unix:uid:\(geteuid())", "unix:path:\(python)", "unix:script:\(script)"]

                """
            try Data(declaration.utf8).write(to: URL(fileURLWithPath: estate.directory + "/estate.yaml"))
            try await estate.mayfly("apply", estate.directory + "/estate.yaml")
            try await estate.startAgent(token: try await estate.mayfly("token", "create"))

            let run = try await Installation.run([Installation.python, script, estate.workloadSocket], limit: .seconds(60))
            #expect(run.succeeded, "\(run.errors.suffix(1500))")
            let said = try JSONDecoder().decode(Said.self, from: Data(run.output.utf8))
            let identity = "spiffe://shop.example/production/billing-run"
            #expect(said.id == identity && said.jwt == identity && said.local == identity)
            #expect(said.chains, "the X.509-SVID was not issued by an authority of the bundle")
            #expect(said.otherAudience != "accepted")
            #expect(said.rotations >= 2)
            #expect(said.milliseconds < 5000)
            print("start to SVID: \(said.milliseconds) ms, rotations \(said.rotations)")

            // R44: the same user, the same binary, the same machine; another script.
            let refused = try await Installation.run([Installation.python, other, estate.workloadSocket])
            let refusal = refused.output.lowercased()
            #expect(refusal.contains("permission_denied") || refusal.contains("permission"), "\(refused.output)\(refused.errors)")
            #expect(!refused.output.contains("served"))
            let headerless = try await Installation.run([Installation.python, bare, estate.workloadSocket])
            #expect(headerless.output == "INVALID_ARGUMENT\n", "\(headerless.output)\(headerless.errors.suffix(600))")
        }
    }

    // MARK: The test suites of the stock clients

    /// py-spiffe's repository, which `./test` fetches where it can; its packages bring no tests.
    private static let suites: String? = {
        let own = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../.build/foreign/py-spiffe").standardized.path
        let folder = ProcessInfo.processInfo.environment["PY_SPIFFE"] ?? own
        return FileManager.default.fileExists(atPath: folder + "/spiffe/tests") ? folder : nil
    }()

    // R42: of the installed clients, not of their sources.
    @Test(.timeLimit(.minutes(4)), .enabled(if: suites != nil, "py-spiffe's tests could not be fetched, and PY_SPIFFE names no checkout"))
    func `the test suites of the stock SPIFFE clients pass against a running server and agent`() async throws {
        let folder = try #require(Self.suites)
        try await Installation.with(shop: false) { estate in
            try await estate.startServer()
            let python = URL(fileURLWithPath: Installation.python).resolvingSymlinksInPath().path
            let entries = ["one", "two"].map { name in
                """
                  - name: \(name)
                    id: spiffe://shop.example/\(name)
                    selectors: ["unix:uid:\(geteuid())", "unix:path:\(python)"]
                    hint: \(name)
                    owner: platform
                    purpose: tests of a client
                    review: 2099-01-01

                """
            }
            let applied = try await estate.attempt(
                ["entries", "apply", "-f", "-", "--yes"], input: Data(("entries:\n" + entries.joined()).utf8))
            #expect(applied.succeeded, "\(applied.errors)")
            try await estate.startAgent(token: try await estate.mayfly("token", "create"))
            for package in ["spiffe", "spiffe-tls"] {
                let run = try await Installation.run(
                    [
                        "env", "SPIFFE_ENDPOINT_SOCKET=unix:\(estate.workloadSocket)", "PYTHONPATH=\(folder)/testutils/src",
                        Installation.python, "-B", "-m", "pytest", "-q", "--tb=line", "-W", "ignore", "-p",
                        "no:cacheprovider", "--import-mode=importlib", "-c", "/dev/null",
                        // Whether who is refused reads why before the connection is reset is a race within two of these tests.
                        "--reruns", package == "spiffe-tls" ? "8" : "0", "\(folder)/\(package)/tests",
                    ], limit: .seconds(200))
                #expect(run.succeeded, "\(package): \(run.output.suffix(3000))\(run.errors.suffix(1500))")
                print("\(package): \(run.output.split(separator: "\n").last ?? "")")
            }
        }
    }

    // MARK: Access paths

    /// Logs in as told by its arguments, and prints `in` or why not.
    private static let login = """
        import sys
        import psycopg2
        try:
            psycopg2.connect(host=sys.argv[1], port=5432, dbname="shop", user=sys.argv[2], password=sys.stdin.read(), connect_timeout=8)
            print("in")
        except psycopg2.Error as error:
            print(error)
        """

    // R44, R47, R49
    @Test(.timeLimit(.minutes(3)))
    func `a login dies with its process, and neither place nor user id nor the old password stands in for it`() async throws {
        try await Installation.with(shop: true, server: ["--grant-lifetime", "60s"]) { estate in
            try await estate.moveUpTo(observed: "orders")
            try await estate.mayfly("cutover", "orders")
            try await estate.shop("reload", "orders")
            let password = Data(try #require(estate.setting("PGPASSWORD", of: "orders")).utf8)
            let place = estate.directory + "/agent/orders"
            let script = estate.directory + "/other.py"
            try Data(Self.login.utf8).write(to: URL(fileURLWithPath: script))
            let uid = try #require(try estate.shop().services["orders"]?.uid)
            func become(_ id: UInt32) -> [String] {
                geteuid() == 0 ? ["setpriv", "--reuid=\(id)", "--regid=\(id)", "--clear-groups", "--"] : []
            }
            func attempt(_ program: [String], as id: UInt32, _ environment: [String: String] = [:], input: Data = Data()) async throws -> String {
                let run = try await Installation.run(become(id) + program, input: input, environment: environment)
                return run.output + run.errors
            }

            // The right user, the right interpreter, the right password; another script.
            let otherScript = try await attempt(["/usr/bin/python3", script, place, "shop"], as: uid, input: password)
            #expect(otherScript.contains("`orders.shop-db`") && otherScript.contains("is not workload `orders`"), "\(otherScript)")
            // Another binary.
            let psql = "\(TemporaryPostgres.binaries)/psql"
            let otherBinary = try await attempt(
                [psql, "-XAtc", "SELECT 1", "-h", place, "-U", "shop", "-d", "shop"], as: uid,
                ["PGPASSWORD": String(decoding: password, as: UTF8.self)])
            #expect(otherBinary.contains("`orders.shop-db`") && !otherBinary.hasPrefix("1"), "\(otherBinary)")
            if geteuid() == 0 {
                // The old password in somebody else's hands, with the very script and binary that are declared.
                let declared = try #require(try estate.shop().services["orders"]?.script)
                let settings = estate.directory + "/stolen.env"
                try Data(estate.text("etc/orders.env").utf8).write(to: URL(fileURLWithPath: settings))
                for foreign: UInt32 in [0, 61002] {
                    let said = try await attempt(["/usr/bin/python3", declared], as: foreign, ["ENV_FILE": settings])
                    // Root passes the directory and is refused by the agent; another service may not even get that far.
                    let isRefused = said.contains("`orders.shop-db`") && said.contains("is not workload `orders`")
                    #expect(isRefused || (foreign != 0 && said.contains("Permission denied")), "\(foreign): \(said)")
                    #expect(!said.contains(String(decoding: password, as: UTF8.self)))
                    print("uid \(foreign) with the old password: \(said.split(separator: "\n").last ?? "")")
                }
            }
            try await wrongPassword(estate)
            try await death(estate)
        }
    }

    /// The declared process itself, with another password in its settings: the agent still asks for the old one.
    private func wrongPassword(_ estate: Installation) async throws {
        let file = estate.directory + "/etc/orders.env"
        let right = try String(contentsOfFile: file, encoding: .utf8)
        let password = try #require(estate.setting("PGPASSWORD", of: "orders"))
        // In place: owner and mode stay.
        func put(_ text: String) throws {
            let handle = try #require(FileHandle(forWritingAtPath: file))
            try handle.truncate(atOffset: 0)
            try handle.write(contentsOf: Data(text.utf8))
            try handle.close()
        }
        try put(right.replacingOccurrences(of: password, with: password + "x"))
        let refused = try await Installation.run([Installation.shop, "reload", estate.directory, "orders"])
        #expect(refused.status == 1 && refused.errors.contains("password authentication failed"), "\(refused.output)\(refused.errors)")
        #expect(!refused.errors.contains(password))
        try put(right)
        try await estate.shop("reload", "orders")
    }

    /// `kill -9` of the worker: its login and its sessions at the database are gone within two seconds.
    private func death(_ estate: Installation) async throws {
        let roles = try await estate.roles()
        let role = try #require(roles.first { $0.contains("_orders_") }, "\(roles)")
        let sessions = try await estate.query("SELECT count(*) FROM pg_stat_activity WHERE usename = '\(role)'")
        #expect(Int(sessions.first ?? "") ?? 0 > 0)
        // The worker that runs now; the supervisor starts another one.
        let pid = try #require(try estate.shop().services["orders"]?.pid)
        #expect(Glibc.kill(pid, SIGKILL) == 0)
        let killed = ContinuousClock.now
        let gone: Duration = try await eventually("the dead worker's login is gone", within: .seconds(10), every: .milliseconds(20)) {
            let left = try await estate.query(
                "SELECT rolname FROM pg_roles WHERE rolname = '\(role)' UNION ALL SELECT usename FROM pg_stat_activity WHERE usename = '\(role)'")
            return left.isEmpty ? ContinuousClock.now - killed : nil
        }
        #expect(gone < .seconds(2), "\(gone)")
        print("kill -9 to no login and no session: \(gone)")
    }
}

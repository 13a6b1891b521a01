import Estate
import EstateTesting
import Foundation
import Runtime
import Testing

@testable import Discovery

/// Real servers: PostgreSQL, Redis, and AWS as moto plays it.
@Suite struct SourceStoreTests {
    private var values = Values(41)

    // R7, R11, R15
    @Test func `PostgreSQL tells its logins, their rights, expiry and last use`() async throws {
        var values = values
        let (shop, admin) = (values.password(), values.password())
        let postgres = try await TemporaryPostgres.start()
        defer { postgres.stop() }
        try await postgres.psql(
            """
            CREATE ROLE readers NOLOGIN; CREATE TABLE orders(id int); CREATE TABLE bills(id int); GRANT SELECT ON orders, bills TO readers;
            CREATE ROLE shop LOGIN PASSWORD '\(shop)' VALID UNTIL '2031-01-02 03:04:05Z' IN ROLE readers; GRANT INSERT ON orders TO shop;
            CREATE ROLE boss LOGIN SUPERUSER PASSWORD '\(admin)'; CREATE ROLE peeronly LOGIN;
            """)
        let place = try Place()
        try place.put("services/orders/.env", "PGHOST=localhost\nPGPORT=\(postgres.port)\nPGUSER=shop\nPGPASSWORD=\(shop)\n")
        func yaml(_ more: Bool) -> String {
            """
            scan: ["\(place.path)"]
            sources:
              - name: db
                type: postgresql
                connection: {host: "\(postgres.socketDirectory)", port: "\(postgres.port)", user: postgres}
                aliases: [localhost]
                compareVerifiers: \(more)
            """
        }
        let report = try await discover(yaml(false))
        #expect(try report.feed("db").outcome == .read)
        let role = try report.identified("postgresql-password", ":shop")
        #expect(role.identity?.hasPrefix("postgresql:") == true)
        #expect(role.expiresAt == Timestamp("2031-01-02T03:04:05Z"))
        #expect(role.privilege.contains("member of readers"))
        #expect(
            role.privilege.contains { $0.contains("insert on 1 table") } && role.privilege.contains { $0.contains("select on 2 tables") })
        // The password in the file opens this login: a tie, not the same credential, as the values were not compared.
        let found = try report.credential(shop)
        #expect(found.related.contains { $0.kind == .sameAs && $0.fingerprint == role.fingerprint })
        #expect(
            role.related.contains {
                $0.kind == .sameAs && $0.fingerprint == found.fingerprint && $0.evidence.contains("services/orders/.env")
            })
        #expect(try report.identified("postgresql-password", ":boss").privilege.first == "superuser")
        #expect(!report.credentials.contains { $0.identity?.hasSuffix(":peeronly") == true }, "without a password there is no credential")

        // With the verifiers, the same value is one credential.
        let compared = try await discover(yaml(true))
        let one = try compared.credential(shop)
        #expect(one.identity == role.identity && one.related.isEmpty)
        #expect(Set(one.sightings.map(\.source)) == [.config, .database])
        #expect(!compared.credentials.contains { $0.fingerprint == role.fingerprint })
        for text in [try json(report), try json(compared)] {
            #expect(!text.contains(shop) && !text.contains(admin) && !text.contains("SCRAM-SHA-256"))
        }
    }

    // R15, R20
    @Test func `a reader without rights on verifiers learns the roles and says what stays unknown`() async throws {
        var values = values
        let (shop, reader) = (values.password(), values.password())
        let postgres = try await TemporaryPostgres.start()
        defer { postgres.stop() }
        try await postgres.psql("CREATE ROLE shop LOGIN PASSWORD '\(shop)'; CREATE ROLE reader LOGIN PASSWORD '\(reader)'")
        let report = try await discover(
            """
            sources:
              - {name: db, type: postgresql, connection: {host: 127.0.0.1, port: "\(postgres.port)", user: reader}, passwordEnvironment: READER}
            """, environment: ["READER": reader])
        let feed = try report.feed("db")
        #expect(feed.outcome == .partial && feed.problems.contains { $0.contains("pg_authid") })
        #expect(try report.identified("postgresql-password", ":shop").sightings.first?.slot == "login, password unknown")
        #expect(report.unreadable.contains { $0.path == "postgresql:db" })
        // A wrong password fails, without repeating it.
        let refused = try await discover(
            """
            sources:
              - {name: db, type: postgresql, connection: {host: 127.0.0.1, port: "\(postgres.port)", user: reader}, passwordEnvironment: READER}
            """,
            environment: ["READER": shop])
        #expect(try refused.feed("db").outcome == .failed)
        let text = try json(refused)
        #expect(!text.contains(shop))
    }

    // R11, R15
    @Test(.enabled(if: Parts.has("redis-server"), "redis-server is installed by ./test"))
    func `Redis tells its users, and a password found elsewhere is recognised by its digest`() async throws {
        var values = values
        let (app, admin) = (values.password(), values.password())
        let redis = try await TestServer("redis") { port, directory in
            let lines = [
                "port \(port)", "bind 127.0.0.1", "save \"\"", "dir \(directory)", "user default off",
                "user orders on >\(app) ~orders:* +@read -@dangerous",
                "user boss on >\(admin) ~* &* +@all", "user guest on nopass ~guest:* +get", "user gone off >\(values.password()) +@all",
            ]
            try lines.joined(separator: "\n").write(toFile: directory + "/redis.conf", atomically: true, encoding: .utf8)
            return ["redis-server", directory + "/redis.conf"]
        }
        let place = try Place()
        try place.put("services/orders/app.yaml", "redis:\n  host: cache\n  password: \(app)\n")
        let report = try await discover(
            """
            scan: ["\(place.path)"]
            sources:
              - {name: cache, type: redis, host: 127.0.0.1, port: \(redis.port), user: boss, passwordEnvironment: REDIS, aliases: [cache]}
            """, environment: ["REDIS": admin])
        #expect(try report.feed("cache").outcome == .read)
        let one = try report.credential(app)
        #expect(one.sightings.contains { $0.path.hasSuffix("/users/orders") } && one.sightings.contains { $0.path.hasSuffix("app.yaml") })
        // The server writes `-@dangerous` out as the commands that it takes away.
        #expect(one.privilege.prefix(2) == ["~orders:*", "+@read"])
        #expect(try report.identified("redis-open-login", "/guest").privilege == ["~guest:*", "+get"])
        let boss = try report.identified("redis-password", "/boss")
        #expect(boss.privilege.contains("+@all") && boss.lastUsedAt != nil)
        #expect(boss.blastRadius.reasons.contains { $0.text.contains("everything at its target") })
        #expect(!report.credentials.contains { $0.identity?.hasSuffix("/gone") == true })
        let text = try json(report)
        #expect(!text.contains(app) && !text.contains(admin))
    }

    // R11, R6
    @Test(.enabled(if: Parts.motoPython != nil, "moto is installed by ./test"))
    func `AWS tells users, keys, last use, rights, secrets and parameters, and joins them with what is found`() async throws {
        let python = try #require(Parts.motoPython)
        let moto = try await TestServer("moto") { port, _ in [python, "-m", "moto.server", "-p", "\(port)"] }
        var values = values
        let (store, parameter) = (values.password(), values.password())
        let endpoint = "http://127.0.0.1:\(moto.port)"
        let setup = """
            import boto3, json, sys
            anybody = {"aws_access_key_id": "testing", "aws_secret_access_key": "testing"}
            def client(name): return boto3.client(name, endpoint_url="\(endpoint)", region_name="eu-central-1", **anybody)
            iam = client("iam")
            iam.create_user(UserName="deploy", Tags=[{"Key": "owner", "Value": "platform-team"}, {"Key": "service", "Value": "deployer"}])
            iam.put_user_policy(UserName="deploy", PolicyName="inline", PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [
                {"Effect": "Allow", "Action": ["s3:*", "s3:GetObject"], "Resource": "*"}, {"Effect": "Deny", "Action": "iam:*", "Resource": "*"}]}))
            key = iam.create_access_key(UserName="deploy")["AccessKey"]
            for number in range(3): iam.create_user(UserName=f"person{number}")
            iam.create_login_profile(UserName="person1", Password=sys.argv[1] + "!aA1")
            secrets = client("secretsmanager")
            secrets.create_secret(Name="prod/shop/db", SecretString=json.dumps({
                "username": "shop", "password": sys.argv[1], "host": "db.shop.example", "port": 5432, "engine": "postgres"}),
                Tags=[{"Key": "Owner", "Value": "orders-team"}])
            for number in range(120): secrets.create_secret(Name=f"filler/{number}", SecretString="x" + str(number))
            client("ssm").put_parameter(Name="/shop/api/token", Type="SecureString", Value=sys.argv[2])
            client("ssm").put_parameter(Name="/shop/plain", Type="String", Value="plain")
            print(key["AccessKeyId"], key["SecretAccessKey"])
            """
        let run = try await ProcessRun.run([python, "-c", setup, store, parameter])
        try #require(run.succeeded, "\(run.errors.suffix(2000))")
        let made = run.output.split(separator: " ").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
        try #require(made.count == 2)
        let place = try Place()
        try place.put("ops/credentials", "[default]\naws_access_key_id = \(made[0])\naws_secret_access_key = \(made[1])\n")
        try place.put("services/orders/.env", "DB_PASSWORD=\(store)\n")
        func asked(_ more: String) async throws -> ScanReport {
            try await discover(
                "scan: [\"\(place.path)\"]\nsources:\n  - {name: cloud, type: aws, endpoint: \"\(endpoint)\", region: eu-central-1\(more)}",
                environment: ["AWS_ACCESS_KEY_ID": made[0], "AWS_SECRET_ACCESS_KEY": made[1]])
        }
        let report = try await asked("")
        let feed = try report.feed("cloud")
        #expect(feed.outcome == .read, "\(feed.problems)")
        #expect(feed.items >= 4 + 121 + 1)
        // The secret half stands in a file beside the id: one credential, with what IAM says of it.
        let access = try report.credential(made[1])
        #expect(access.sightings.contains { $0.source == .iam } && access.sightings.contains { $0.path == "ops/credentials" })
        #expect(access.owner == "platform-team" && access.workloads.contains("deployer"))
        #expect(access.privilege == ["s3:*"] && access.createdAt != nil && access.identity?.hasSuffix(":user/deploy") == true)
        #expect(try report.identified("aws-console-password", "person1").sightings.first?.slot == "console password, MFA off")
        let entry = try report.identified("aws-secretsmanager-secret", "prod/shop/db")
        #expect(entry.owner == "orders-team" && entry.createdAt != nil)
        #expect(try report.identified("aws-ssm-parameter", "shop/api/token").hint == "/shop/api/token")
        #expect(!report.credentials.contains { $0.sightings.contains { $0.path.hasSuffix("shop/plain") } })
        #expect(try report.credential(store).sightings.allSatisfy { $0.source == .config }, "values were not asked for")

        let deep = try await asked(", readValues: true, services: [secretsmanager, ssm]")
        let joined = try deep.credential(store)
        #expect(joined.owner == "orders-team" && Set(joined.sightings.map(\.source)) == [.config, .vault])
        #expect(joined.opens.contains { $0.host == "db.shop.example" && $0.user == "shop" })
        #expect(try deep.credential(parameter).sightings.first?.path.hasSuffix("ssm/shop/api/token") == true)
        for text in [try json(report), try json(deep)] {
            #expect(!text.contains(store) && !text.contains(parameter) && !text.contains(made[1]))
        }
    }

    // R11
    @Test(.enabled(if: Parts.motoPython != nil, "moto is installed by ./test"))
    func `the rights that a dry run names are enough for AWS, and the signature is checked there`() async throws {
        let python = try #require(Parts.motoPython)
        let moto = try await TestServer("moto") { port, _ in [python, "-m", "moto.server", "-p", "\(port)"] }
        let endpoint = "http://127.0.0.1:\(moto.port)"
        let needed = try configuration(
            "sources:\n  - {type: aws, readValues: true}", environment: ["AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b"]
        )
        .previews[0].permissions
        // From here on moto asks of each request what AWS would: who signed it, rightly, and whether a policy allows it.
        let setup = """
            import boto3, json, sys, urllib.request
            anybody = {"aws_access_key_id": "testing", "aws_secret_access_key": "testing"}
            def client(name): return boto3.client(name, endpoint_url="\(endpoint)", region_name="eu-central-1", **anybody)
            iam = client("iam")
            client("secretsmanager").create_secret(Name="one", SecretString=sys.argv[2])
            client("ssm").put_parameter(Name="/two", Type="SecureString", Value=sys.argv[2] + "2")
            for name, actions in (("auditor", json.loads(sys.argv[1])), ("guest", ["sts:GetCallerIdentity"])):
                iam.create_user(UserName=name)
                iam.put_user_policy(UserName=name, PolicyName="read", PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [
                    {"Effect": "Allow", "Action": actions, "Resource": "*"}]}))
                key = iam.create_access_key(UserName=name)["AccessKey"]
                print(key["AccessKeyId"], key["SecretAccessKey"])
            urllib.request.urlopen(urllib.request.Request("\(endpoint)/moto-api/reset-auth", data=b"0", headers={"Content-Type": "text/plain"}))
            """
        var values = values
        let value = values.password()
        let run = try await ProcessRun.run([python, "-c", setup, String(decoding: JSONEncoder().encode(needed), as: UTF8.self), value])
        try #require(run.succeeded, "\(run.errors.suffix(2000))")
        let keys = run.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        try #require(keys.count == 2)
        func asked(_ id: String, _ secret: String) async throws -> Feed {
            let report = try await discover(
                "sources:\n  - {name: cloud, type: aws, endpoint: \"\(endpoint)\", region: eu-central-1, readValues: true}",
                environment: ["AWS_ACCESS_KEY_ID": id, "AWS_SECRET_ACCESS_KEY": secret])
            return try report.feed("cloud")
        }
        let auditor = try await asked(keys[0][0], keys[0][1])
        #expect(auditor.outcome == .read, "\(auditor.problems)")
        #expect(auditor.credentials == 4, "two keys, a secret, a parameter")
        let guest = try await asked(keys[1][0], keys[1][1])
        #expect(
            guest.outcome == .partial && guest.problems.count == 3 && guest.problems.allSatisfy { $0.contains("AccessDenied") },
            "\(guest.problems)")
        let forger = try await asked(keys[0][0], keys[1][1])
        #expect(forger.outcome == .failed && forger.problems.first?.contains("SignatureDoesNotMatch") == true, "\(forger.problems)")
    }

    @Test(.enabled(if: Parts.motoPython != nil, "moto is installed by ./test"))
    func `AWS is asked with a profile, and with a web identity`() async throws {
        let python = try #require(Parts.motoPython)
        let moto = try await TestServer("moto") { port, _ in [python, "-m", "moto.server", "-p", "\(port)"] }
        let place = try Place()
        var values = values
        try place.put(
            "credentials",
            "[other]\naws_access_key_id = x\n\n[audit]\naws_access_key_id = AKIA\(values.password(16).uppercased())\n"
                + "aws_secret_access_key=\(values.password(40))\n"
        )
        try place.put("token", "header.payload.signature\n")
        let yaml = "sources:\n  - {name: cloud, type: aws, endpoint: \"http://127.0.0.1:\(moto.port)\", services: [iam]"
        let profile = try await discover(yaml + ", profile: audit, credentialsFile: credentials}", in: place.path)
        #expect(try profile.feed("cloud").problems == [])
        let missing = try await discover(yaml + ", profile: other, credentialsFile: credentials}", in: place.path)
        #expect(try missing.feed("cloud").problems.first?.contains("no access key in profile `other`") == true)
        let role = "arn:aws:iam::123456789012:role/audit"
        let identity = try await discover(
            yaml + "}", environment: ["AWS_ROLE_ARN": role, "AWS_WEB_IDENTITY_TOKEN_FILE": place.path + "/token"])
        #expect(try identity.feed("cloud").problems == [])
    }

    /// The example of AWS's documentation of Signature Version 4 ("GET iam ListUsers", 2015-08-30).
    @Test func `a request is signed as AWS documents it`() throws {
        let secret = ["wJalrXUtnFEMI/", "K7MDENG+bPxRfiCY", "EXAMPLEKEY"].joined()
        let signer = SignatureV4(
            credentials: AWSCredentials(keyID: "AKID" + "EXAMPLE", secretKey: Secret(secret), sessionToken: nil), region: "us-east-1",
            service: "iam")
        let headers = try signer.headers(
            method: "GET", host: "iam.amazonaws.com", path: "/", query: ["Action=ListUsers", "Version=2010-05-08"],
            headers: [("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")], body: [],
            at: try #require(Timestamp("2015-08-30T12:36:00Z")))
        let authorization = try #require(headers.first { $0.0 == "Authorization" }?.1)
        #expect(authorization.hasSuffix("Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"))
        #expect(authorization.contains("SignedHeaders=content-type;host;x-amz-date,"))
    }
}

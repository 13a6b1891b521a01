import Estate
import EstateTesting
import Foundation
import Runtime
import Testing

@testable import Discovery

/// R11: what a login is granted, minus what it was seen to use.
@Suite struct RightsTests {
    private var values = Values(43)

    @Test func `a database tells exactly what a login is granted and has never used`() async throws {
        var values = values
        let (shop, report) = (values.password(), values.password())
        let postgres = try await TemporaryPostgres.start(settings: ["shared_preload_libraries": "'pg_stat_statements'"])
        defer { postgres.stop() }
        try await postgres.psql(
            """
            CREATE EXTENSION pg_stat_statements; CREATE SCHEMA old; CREATE ROLE readers NOLOGIN;
            CREATE TABLE orders(id int, note text); CREATE TABLE bills(id int); CREATE TABLE logs(at text); CREATE TABLE parts(id int);
            CREATE TABLE old.parts(id int); INSERT INTO orders VALUES (1, 'a');
            GRANT SELECT ON orders, bills TO readers;
            CREATE ROLE shop LOGIN PASSWORD '\(shop)' CREATEDB IN ROLE readers;
            GRANT INSERT, UPDATE, DELETE ON orders TO shop; GRANT INSERT ON bills, logs TO shop; GRANT TRUNCATE ON logs TO shop;
            GRANT SELECT ON parts, old.parts TO shop;
            CREATE ROLE report LOGIN PASSWORD '\(report)'; GRANT ALL ON bills TO report;
            """)
        func run(_ sql: String, as role: String, _ password: String) async throws {
            let run = try await ProcessRun.run(
                ["\(TemporaryPostgres.binaries)/psql", "-X", "-q", "-h", "127.0.0.1", "-p", "\(postgres.port)", "-U", role, "-d", "postgres", "-c", sql],
                environment: ["PGPASSWORD": password])
            try #require(run.succeeded, "\(run.errors)")
        }
        try await run("WITH bills AS (SELECT 1 AS id) SELECT o.id FROM public.orders o, bills b WHERE o.note IS DISTINCT FROM 'parts'", as: "shop", shop)
        try await run("UPDATE orders SET note = 'b' WHERE id = 1", as: "shop", shop)
        try await run("SELECT * FROM parts", as: "shop", shop)
        let found = try await discover(
            "sources:\n  - {name: db, type: postgresql, connection: {host: \"\(postgres.socketDirectory)\", port: \"\(postgres.port)\", user: postgres}}")
        #expect(try found.feed("db").problems == [])
        let rights = try #require(found.identified("postgresql-password", ":shop").rights)
        #expect(rights.used == ["postgres: select on public.orders", "postgres: update on public.orders"])
        #expect(
            rights.unused == [
                "createdb", "postgres: delete on public.orders", "postgres: insert on public.bills", "postgres: insert on public.logs",
                "postgres: insert on public.orders", "postgres: select on old.parts", "postgres: select on public.bills",
                "postgres: truncate on public.logs",
            ])
        // Which of two tables of one name an unqualified name meant, nobody kept: one counter tells that its table was never read.
        #expect(rights.untold == ["postgres: select on public.parts"])
        #expect(rights.since != nil && rights.isCertain)
        let idle = try #require(found.identified("postgresql-password", ":report").rights)
        #expect(idle.used == [] && idle.untold == [] && idle.unused.count == 7)
        let text = try json(found)
        #expect(!text.contains(shop) && !text.contains(report))
        #expect(ReportText().text(found).contains("unused"))
    }

    @Test func `without an account by role only what nobody has done is called unused`() async throws {
        var values = values
        let password = values.password()
        let postgres = try await TemporaryPostgres.start()
        defer { postgres.stop() }
        try await postgres.psql(
            """
            CREATE TABLE orders(id int); CREATE TABLE bills(id int); CREATE ROLE shop LOGIN PASSWORD '\(password)';
            GRANT SELECT, INSERT ON orders, bills TO shop; INSERT INTO orders VALUES (1); SELECT * FROM orders
            """)
        // Counters are written when a session ends.
        var rights: RightsUse?
        for _ in 0..<40 {
            let found = try await discover(
                "sources:\n  - {name: db, type: postgresql, connection: {host: \"\(postgres.socketDirectory)\", port: \"\(postgres.port)\", user: postgres}}")
            rights = try found.identified("postgresql-password", ":shop").rights
            if rights?.untold.count == 2 { break }
            try await Task.sleep(for: .milliseconds(100))
        }
        #expect(rights?.unused == ["postgres: insert on public.bills", "postgres: select on public.bills"])
        #expect(rights?.untold == ["postgres: insert on public.orders", "postgres: select on public.orders"])
        #expect(rights?.used == [] && rights?.basis.first?.contains("no pg_stat_statements") == true)
    }

    @Test(arguments: [
        ("SELECT a FROM t1 x JOIN s.t2 USING (id) LEFT JOIN (t3 CROSS JOIN \"T4\") ON true, LATERAL f(x.a) g, (SELECT 1 FROM t5) q", "select s.t2, select t1, select t3, select T4, select t5"),
        ("INSERT INTO t1 (a, b) SELECT a, b FROM t2 WHERE c = $1 ON CONFLICT (a) DO UPDATE SET b = $2", "insert t1, select t1, select t2, update t1"),
        ("INSERT INTO t1 VALUES ($1, $2) ON CONFLICT DO NOTHING", "insert t1"),
        ("INSERT INTO t1 VALUES ($1) RETURNING id", "insert t1, select t1"),
        ("UPDATE ONLY t1 SET a = $1", "select? t1, update t1"),
        ("UPDATE t1 AS x SET a = y.a FROM t2 y WHERE x.id = y.id", "select t1, select t2, select? t1, update t1"),
        ("DELETE FROM s.t1 USING t2 WHERE t1.id = t2.id", "delete s.t1, select s.t1, select t2"),
        ("DELETE FROM t1", "delete t1"),
        ("SELECT extract(year FROM born), substring(name FROM $1 FOR $2), trim(both $3 FROM name) FROM people", "select people"),
        ("SELECT * FROM t1 WHERE a IS NOT DISTINCT FROM b ORDER BY c FOR NO KEY UPDATE", "select t1, update t1"),
        ("WITH x AS (DELETE FROM t1 WHERE a = $1 RETURNING *), y(n) AS MATERIALIZED (SELECT 1) INSERT INTO t2 SELECT * FROM x, y", "delete t1, insert t2, select t1"),
        ("MERGE INTO t1 USING t2 ON t1.a = t2.a WHEN MATCHED THEN UPDATE SET b = 1 WHEN NOT MATCHED THEN INSERT VALUES (1)", "insert t1, select t1, select t2, update t1"),
        ("COPY t1 (a, b) FROM STDIN", "insert t1"), ("COPY (SELECT * FROM t2) TO STDOUT", "select t2"), ("copy s.t1 to stdout", "select s.t1"),
        ("TRUNCATE TABLE t1, ONLY s.t2 CASCADE", "truncate s.t2, truncate t1"), ("TABLE t1", "select t1"),
        ("CREATE TABLE t9 (a int REFERENCES t1 (id))", "references t1"), ("CREATE TRIGGER tg BEFORE INSERT OR UPDATE ON t1 FOR EACH ROW EXECUTE FUNCTION f()", "trigger t1"),
        ("CREATE VIEW v AS SELECT * FROM t1", ""), ("CREATE TEMP TABLE n AS SELECT * FROM t1", "select t1"),
        ("REVOKE SELECT ON t1 FROM shop", ""), ("/* FROM a */ SELECT 'FROM b' -- FROM c\n, $tag$ FROM d $tag$ FROM ROWS FROM (f(1))", ""),
    ])
    func `a statement's text says which rights it needed`(_ text: String, _ expected: String) {
        let uses = StatementReader(text).uses.map { use in
            "\(use.right)\(use.isUnsure ? "?" : "") \(use.schema.map { $0 + "." } ?? "")\(use.name)"
        }
        #expect(uses.sorted() == (expected.isEmpty ? [] : expected.components(separatedBy: ", ").sorted()))
    }

    @Test func `a mutated statement never crashes the reader`() {
        var random = Values(7)
        let seeds = [
            "WITH x(a) AS (SELECT $1 FROM \"T\" t, LATERAL f(t.a)) INSERT INTO s.t SELECT * FROM x WHERE a IS DISTINCT FROM 'b' RETURNING *",
            "MERGE INTO t USING (SELECT $$x$$ FROM u) q ON t.a = q.a WHEN MATCHED THEN DELETE /* /* */ */", "COPY t (a) FROM STDIN", "TRUNCATE t, u *",
        ]
        let pieces = ["(", ")", "'", "\"", "$", "$a$", "/*", "--", ",", ".", " from ", " as (", " with ", " update ", "\\", "\u{0}", "e'"]
        for round in 0..<4000 {
            var bytes = Array(seeds[round % seeds.count].utf8)
            for _ in 0..<random.number(below: 6) {
                let at = random.number(below: bytes.count + 1)
                if random.number(below: 2) == 0 {
                    bytes.insert(contentsOf: pieces[random.number(below: pieces.count)].utf8, at: at)
                } else if at < bytes.count {
                    bytes.removeSubrange(at..<min(bytes.count, at + 1 + random.number(below: 8)))
                }
            }
            _ = StatementReader(String(decoding: bytes, as: UTF8.self)).uses
        }
        _ = StatementReader(String(repeating: "SELECT ( ", count: 40_000)).uses
        _ = StatementReader(String(repeating: "FROM a,", count: 40_000)).uses
    }

    @Test(.enabled(if: Parts.motoPython != nil, "moto is installed by ./test"))
    func `AWS tells which granted services a key's last use was not for`() async throws {
        let python = try #require(Parts.motoPython)
        let moto = try await TestServer("moto") { port, _ in [python, "-m", "moto.server", "-p", "\(port)"] }
        let endpoint = "http://127.0.0.1:\(moto.port)"
        let setup = """
            import boto3, json
            def client(name, key=("testing", "testing")): return boto3.client(name, endpoint_url="\(endpoint)", region_name="eu-central-1",
                aws_access_key_id=key[0], aws_secret_access_key=key[1])
            iam = client("iam")
            def user(name, actions, denied=()):
                iam.create_user(UserName=name)
                statements = [{"Effect": "Allow", "Action": actions, "Resource": "*"}]
                if denied: statements.append({"Effect": "Deny", "Action": denied, "Resource": "*"})
                iam.put_user_policy(UserName=name, PolicyName="p", PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": statements}))
                key = iam.create_access_key(UserName=name)["AccessKey"]
                print(key["AccessKeyId"])
                return key["AccessKeyId"], key["SecretAccessKey"]
            used = user("deploy", ["s3:ListAllMyBuckets", "s3:PutObject", "sqs:SendMessage", "ec2:*", "sns:Publish"], ["sns:*"])
            user("idle", ["s3:GetObject", "sqs:*"])
            client("s3", used).list_buckets()
            """
        let run = try await ProcessRun.run([python, "-c", setup])
        try #require(run.succeeded, "\(run.errors.suffix(2000))")
        let ids = run.output.split(separator: "\n").map(String.init)
        let report = try await discover(
            "sources:\n  - {name: cloud, type: aws, endpoint: \"\(endpoint)\", region: eu-central-1, services: [iam]}",
            environment: ["AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing"])
        #expect(try report.feed("cloud").problems == [])
        let deploy = try #require(report.credentials.first { $0.hint.contains(ids[0]) }?.rights)
        #expect(deploy.used == ["s3:ListAllMyBuckets", "s3:PutObject"] && deploy.unused == ["ec2:*", "sqs:SendMessage"] && deploy.untold == [])
        #expect(!deploy.isCertain && deploy.basis.first?.contains("last use was for s3") == true)
        let idle = try #require(report.credentials.first { $0.hint.contains(ids[1]) }?.rights)
        #expect(idle.used == [] && idle.unused == ["s3:GetObject", "sqs:*"] && idle.isCertain)
    }

    @Test func `what IAM tells of services and actions is taken at its word`() throws {
        let xml = """
            <R><ServicesLastAccessed><member><ServiceNamespace>s3</ServiceNamespace><LastAuthenticated>2026-11-01T00:00:00Z</LastAuthenticated>
            <TrackedActionsLastAccessed><member><ActionName>PutObject</ActionName><LastAccessedTime>2026-11-01T00:00:00Z</LastAccessedTime></member>
            <member><ActionName>DeleteBucket</ActionName></member></TrackedActionsLastAccessed></member>
            <member><ServiceNamespace>sqs</ServiceNamespace></member></ServicesLastAccessed></R>
            """
        var access = ServiceAccess()
        // The tree begins below its root.
        let tree = try #require(XMLTree(Array(xml.utf8)))
        for service in tree.members("ServicesLastAccessed") { access.add(service) }
        let rights = try #require(
            ServiceAccess.use(
                of: ["s3:Put*", "s3:DeleteBucket", "s3:GetObject", "sqs:*", "ec2:*"], accessed: access, lastService: "s3", isKnown: true, since: nil))
        #expect(rights.used == ["s3:Put*"] && rights.unused == ["s3:DeleteBucket", "sqs:*"] && rights.untold == ["s3:GetObject", "ec2:*"])
        #expect(ServiceAccess.covers("iam:*", "iam:GetUser") && ServiceAccess.covers("S3:?et*", "s3:GetObject") && !ServiceAccess.covers("s3:Get*", "s3:Put*"))
        #expect(ServiceAccess.covers("*", "a:b") && !ServiceAccess.covers("", "a"))
    }
}

import Foundation
import Testing

@testable import SecretScan

/// One value in every notation: the same secret must come out, with what it opens.
@Suite struct FormatTests {
    let password: String
    let odd = "p:a\\s/w@rd%Xq7" + "zK2"

    init() {
        var samples = Samples(11)
        password = samples.password(20)
    }

    private func only(_ text: String, _ path: String, _ location: SourceLocation = #_sourceLocation) throws -> Match {
        let matches = found(text, in: path)
        #expect(matches.count == 1, "\(matches.map { ($0.kind, $0.line, $0.slot ?? "-") })", sourceLocation: location)
        return try #require(matches.first, sourceLocation: location)
    }

    @Test func `R3: an env file gives the value, its line, and the endpoint from its siblings`() throws {
        let match = try only("PGHOST=db.shop\nPGPORT=5433\nPGUSER=shop\nPGDATABASE=orders\n\nexport PGPASSWORD='\(password)'  # main\n", "services/orders/.env")
        #expect(match.value == password)
        #expect(match.line == 6)
        #expect(match.slot == "PGPASSWORD")
        #expect(match.kind == "postgresql-password")
        #expect(match.endpoint == EndpointParts(scheme: "postgresql", host: "db.shop", port: 5433, database: "orders", user: "shop"))
    }

    @Test func `R3: siblings of another family do not describe the password`() throws {
        let match = try only("REDIS_HOST=cache\nDB_HOST=db\nDB_PASSWORD=\(password)\n", ".env")
        #expect(match.endpoint.host == "db")
    }

    @Test func `R3: a commented-out password is still there`() throws {
        #expect(try only("# DB_PASSWORD=\(password)\n", ".env").value == password)
    }

    @Test(arguments: [
        ("docker-compose.yml", "services:\n  db:\n    environment:\n      POSTGRES_USER: shop\n      POSTGRES_PASSWORD: @\n", "services.db.environment.POSTGRES_PASSWORD", 5),
        ("docker-compose.yml", "services:\n  db:\n    environment:\n      - POSTGRES_USER=shop\n      - POSTGRES_PASSWORD=@\n", "services.db.environment.POSTGRES_PASSWORD", 5),
        ("deploy.yaml", "spec:\n  containers:\n    - name: orders\n      env:\n        - name: POSTGRES_USER\n          value: shop\n        - name: POSTGRES_PASSWORD\n          value: \"@\"\n", "spec.containers.env.POSTGRES_PASSWORD", 8),
        ("values.yaml", "database: {host: db, password: '@', user: shop}\n", "database.password", 1),
        ("values.yaml", "database:\n  password: >-\n    @\n", "database.password", 3),
        ("anchors.yaml", "base: &base\n  db_password: &pw @\n", "base.db_password", 2),
    ])
    func `R3: YAML gives nested names in all its ways to write a pair`(path: String, text: String, slot: String, line: Int) throws {
        let match = try only(text.replacing("@", with: password), path)
        #expect(match.value == password)
        #expect(match.slot == slot)
        #expect(match.line == line)
    }

    @Test func `R8: a Kubernetes Secret's Base64 is the same credential`() throws {
        let encoded = Base64Text.encode(password)
        let match = try only("apiVersion: v1\nkind: Secret\nmetadata: {name: db}\ndata:\n  username: c2hvcA==\n  password: \(encoded)\n", "secret.yaml")
        #expect(match.value == password)
        let json = try only("{\"kind\": \"Secret\", \"data\": {\"db-password\": \"\(encoded)\"}}", "secret.json")
        #expect(json.value == password)
    }

    @Test func `R3: a reference to a secret is none`() {
        let text = "env:\n  - name: DB_PASSWORD\n    valueFrom:\n      secretKeyRef:\n        name: orders-db-password-k8s2\n        key: password\n"
        #expect(found(text, in: "deploy.yaml").isEmpty)
        #expect(found("env:\n  DB_PASSWORD: ${{ secrets.DB_PASSWORD }}\n", in: ".github/workflows/ci.yml").isEmpty)
    }

    @Test func `R3: JSON escapes are undone`() throws {
        let match = try only("{\"db\": {\"host\": \"db\", \"user\": \"shop\", \"password\": \"\\u0041\(password)\\/\"}}", "config.json")
        #expect(match.value == "A\(password)/")
        #expect(match.slot == "db.password")
        #expect(match.endpoint.user == "shop")
    }

    @Test func `R3: a password file's escapes are undone`() throws {
        let match = try only("# comment\ndb.shop:5432:*:shop:\(odd.replacing("\\", with: "\\\\").replacing(":", with: "\\:"))\n", ".pgpass")
        #expect(match.value == odd)
        #expect(match.line == 2)
        #expect(match.endpoint == EndpointParts(scheme: "postgresql", host: "db.shop", port: 5432, user: "shop"))
    }

    @Test func `R3: netrc pairs a host with its password`() throws {
        let match = try only("machine api.shop.net\n  login deploy\n  password \(password)\n", ".netrc")
        #expect(match.value == password)
        #expect(match.endpoint.host == "api.shop.net")
        #expect(match.endpoint.user == "deploy")
    }

    @Test func `R8: a URL's percent-escapes are undone`() throws {
        let escaped = odd.replacing("%", with: "%25").replacing(":", with: "%3A").replacing("/", with: "%2F").replacing("@", with: "%40").replacing("\\", with: "%5C")
        let match = try only("DATABASE_URL=postgresql+asyncpg://shop:\(escaped)@db.shop:5432/orders?sslmode=require\n", ".env")
        #expect(match.value == odd)
        #expect(match.kind == "postgresql-password")
        #expect(match.slot == "DATABASE_URL")
        #expect(match.endpoint == EndpointParts(scheme: "postgresql", host: "db.shop", port: 5432, database: "orders", user: "shop"))
    }

    @Test(arguments: [
        ("a.py", "conn = connect(host=\"db\", user=\"shop\", password=\"@\")"), ("a.php", "define('DB_PASSWORD', '@');"), ("A.java", "String dbPassword = \"@\";"),
        ("a.swift", "let password: String = \"@\""), ("a.ts", "const cfg = { dbPassword: '@' }"), ("a.py", "os.environ.setdefault(\"PGPASSWORD\", \"@\")"),
        ("a.c", "#define DB_PASSWORD \"@\""), ("Web.config", "<add key=\"DbPassword\" value=\"@\" />"), ("pom.xml", "<password>@</password>"),
        ("a.sh", "PGPASSWORD=@ psql -h db -U shop"), ("a.sh", "mysqldump --password=@ shop"), ("a.sh", "tool --password @ run"),
        ("app.properties", "spring.datasource.password=@"), ("app.ini", "[db]\npassword = @"), ("redis.conf", "requirepass @"),
        ("a.cs", "var c = \"Server=db;Database=shop;User Id=shop;Password=@;\";"), ("a.py", "dsn = \"host=db user=shop password=@ dbname=shop\""),
        ("a.rb", "config['db_password'] = '@'"), ("main.tf", "  password = \"@\""), ("Dockerfile", "ENV DB_PASSWORD=@"),
        ("a.go", "Password: \"@\","), ("k.yaml", "run: |\n  echo hi\n  PGPASSWORD=@ psql\n"),
        ("k.yaml", "spec: {containers: [{name: main, env: [{name: A, value: b}, {name: DB_PASSWORD, value: \"@\"}]}]}\n"),
        ("k.yaml", "env: [{name: A, value: b}, {name: DB_PASSWORD, value: \"@\"}]\n"),
        ("a.rs", "const DB_PASSWORD: &str = \"@\";"), ("a.rs", "static UPLINK_PASSPHRASE: &'static str = \"@\";"),
        ("a.rs", "static DB_PASSWORD: &[u8] = b\"@\";"), ("a.rb", "override['mq']['password'] = %q(@)"),
        ("database.yml", "production:\n  password: \"<%= ENV['DB_PASSWORD'] || '@' %>\"\n"),
        ("A.java", "if (!ftp.login(\"edi\", \"@\")) {"), ("a.py", "requests.get(url, auth=('edi', '@'))"),
        ("A.java", "c = DriverManager.getConnection(env(\"URL\", \"x\"), \"shop\", \"@\");"), ("a.rs", "client.post(url).basic_auth(\"shop\", Some(\"@\"))"),
        ("a.go", "auth := smtp.PlainAuth(\"\", \"shop\", \"@\", host)"), ("main.tf", "  env = jsonencode([{ name = \"DB_PASSWORD\", value = \"@\" }])"),
        ("main.tf", "resource \"aws_secretsmanager_secret_version\" \"a\" {\n  secret_string = \"@\"\n}\n"),
        ("k.yaml", "apiVersion: v1\nkind: Secret\nmetadata:\n  name: partner\nstringData:\n  sftp: @\n"),
        ("jira.xml", "<comment>&lt;p&gt;The new password for reporter is &lt;tt&gt;@&lt;/tt&gt; since today.&lt;/p&gt;</comment>"),
    ])
    func `R3: programs, scripts and settings name their passwords in many ways`(path: String, text: String) throws {
        let match = try only(text.replacing("@", with: password), path)
        #expect(match.value == password)
    }

    @Test(arguments: [
        ("wiki/Access.md", "The shop db password is `@`."), ("notes.md", "password: @"), ("wiki/Access.md", "Passwort ist @"),
        ("docs/login.md", "**Password:** @"), ("exports/slack/ops/1.json", "[{\"text\": \"the db password is now @ ok?\"}]"),
        ("exports/slack/ops/1.json", "[{\"text\": \"hi,\\nthe password: @\\n\"}]"), ("tickets.csv", "id,body\n1,\"Password for the shop db is @, thanks\"\n"),
        ("tickets.csv", "id,password\n1,@\n"), ("runbook.md", "    PGPASSWORD=@ psql -h db"), ("chat/log.txt", "<sam> password @"),
    ])
    func `R5: text for people gives passwords too`(path: String, text: String) throws {
        let match = try only(text.replacing("@", with: password), path)
        #expect(match.value == password)
    }

    @Test func `R3: basic authentication is decoded`() throws {
        let match = try only("curl -H 'Authorization: Basic \(Base64Text.encode("deploy:\(password)"))' https://api", "a.sh")
        #expect(match.value == password)
        #expect(match.endpoint.user == "deploy")
        let docker = try only("{\"auths\": {\"registry.shop.net\": {\"auth\": \"\(Base64Text.encode("deploy:\(password)"))\"}}}", "config.json")
        #expect(docker.value == password)
        #expect(docker.endpoint.host == "registry.shop.net")
    }

    @Test func `R3: UTF-16 files are read`() {
        let units = Array("DB_PASSWORD=\(password)\r\n".utf16)
        let bytes: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(Scanner().scan(bytes, path: ".env").map(\.value) == [password])
    }

    @Test func `R8: the second pass finds a value that nothing names`() {
        let finder = ValueFinder([Secret(password), Secret("tiny")])
        let text = "use shop with \(password) until friday\nx\(password)y\n\"\\n\(password)\""
        let hits = finder.find(in: Array(text.utf8))
        #expect(hits.map(\.line) == [1, 3])
        #expect(hits.allSatisfy { $0.value == 0 })
    }

    @Test func `R8: where asked for, it finds the value in Base64 too, where that stands alone`() {
        let encoded = Data(password.utf8).base64EncodedString()
        let text = "data:\n  db: \(encoded)\n  other: A\(encoded)\n  plain: \(password)\n"
        #expect(ValueFinder([Secret("another one"), Secret(password)], alsoEncoded: true).find(in: Array(text.utf8)).map(\.line) == [2, 4])
        #expect(ValueFinder([Secret("another one"), Secret(password)]).find(in: Array(text.utf8)).map(\.line) == [4])
    }
}

import Runtime

import Foundation
import Testing

@testable import SecretScan

/// Notations in which an estate that nobody had tuned on held passwords.
@Suite struct NotationTests {
    private static let scanner = Scanner()
    private let password: String

    init() {
        var samples = Samples(83)
        password = samples.password(18)
    }

    private func values(_ text: String, _ path: String) -> [String] { found(text.replacing("§", with: password), in: path).map(\.value) }

    // R3
    @Test(arguments: [
        ("DBI->connect(\"dbi:Oracle:PROD\", \"rep\", \"§\")", "report.pl"),
        ("fromDriverManager[IO](\"org.postgresql.Driver\", url, \"shop\", \"§\")", "Db.scala"),
        ("mysql_real_connect(conn, \"db\", \"shop\", \"§\", \"x\", 0, NULL, 0);", "db.cpp"), ("local ok = red:auth(\"§\")", "conf.lua"),
        ("$redis->auth('§');", "cache.php"), ("req.basic_auth \"partner\", \"§\"", "fetch.rb"), ("ldap_bind($c, \"cn=app\", \"§\");", "login.php"),
        ("param adminPassword string = '§'", "main.bicep"), ("const dbPassword string = \"§\"", "main.go"),
        ("c = Client(\n    password=(\n        \"§\"\n    ),\n)", "client.py"),
    ])
    func `a program's password is found where its library takes it`(source: String, path: String) {
        #expect(values(source + "\n", path) == [password])
    }

    @Test(arguments: [
        ("red:auth(password)", "conf.lua"), ("$redis->auth($config['password']);", "cache.php"), ("req.basic_auth user, secret", "fetch.rb"),
        ("DBI->connect($dsn, $user, $password)", "report.pl"), ("var password string = os.Getenv(\"PASSWORD\")", "main.go"),
        ("func check(password string) bool { return kind == \"password\" }", "main.go"),
    ])
    func `a variable in that place is none`(source: String, path: String) {
        #expect(found(source + "\n", in: path).isEmpty)
    }

    // R3
    @Test(arguments: [
        ("MONITOR ups1@localhost 1 monuser § master", "upsmon.conf"), ("rootpw --plaintext §", "ks.cfg"),
        ("d-i passwd/root-password password §", "preseed.cfg"), ("config wifi-iface\n\toption encryption 'psk2'\n\toption key '§'", "etc/config/wireless"),
        ("#cloud-config\nchpasswd:\n  expire: false\n  list: |\n    root:§\n    kim:RANDOM", "user-data"),
        ("#cloud-config\nchpasswd:\n  list:\n    - root:§", "user-data"),
        ("<t><elementProp name=\"password\"><stringProp name=\"Argument.value\">§</stringProp></elementProp></t>", "load.jmx"),
        ("{\"properties\": {\"DB_PASSWORD\": {\"value\": \"§\", \"origin\": \"System\"}}}", "env.json"),
        ("{\"c\": \"Server=db;User ID=shop;Password=§&x;Encrypt=True;\"}", "appsettings.json"),
    ])
    func `a program's own settings are read by its manual`(text: String, path: String) {
        #expect(values(text + "\n", path).first?.hasPrefix(password) == true)
    }

    @Test func `what is hashed or drawn at installation is no password`() {
        #expect(found("rootpw --iscrypted \(password)\n", in: "ks.cfg").isEmpty)
        #expect(found("rootpw --lock\nmonitor session 1 source interface\n", in: "ks.cfg").isEmpty)
        let schema = "{\"properties\": {\"password\": {\"type\": \"string\", \"default\": \"\(password)\"}}}"
        #expect(found(schema, in: "schema.json").isEmpty)
    }

    @Test func `an ampersand is a letter between semicolons and an end in a query`() {
        #expect(values("c = \"Server=db;Password=§&k;Encrypt=True\"", "Db.cs") == [password + "&k"])
        #expect(values("GET /x?user=kim&password=§&page=2", "access.log") == [password])
    }

    // R3
    @Test(arguments: [
        "xfreerdp /u:kim /p:§ /v:host", "net user backup § /add", "nmcli dev wifi connect Plant password §", "curl --proxy-user \"corp\\\\kim:§\" x",
    ])
    func `more commands take a password by their manuals`(command: String) {
        #expect(values(command + "\n", command.hasPrefix("net") ? "add.bat" : "run.sh") == [password])
    }

    @Test func `a UUID that logs in is a key, one that names something is none`() {
        let id = "5d0c1f8a-93b7-4e26-a1c4-7be09d38f215"
        #expect(found("curl --digest -u \"shop:\(id)\" https://api.x.io\n", in: "run.sh").map(\.value) == [id])
        #expect(found("request_id: \(id)\n", in: "run.yaml").isEmpty)
    }

    // MARK: - Dialogues

    // R3
    @Test(arguments: [
        ("spawn telnet sw1\nexpect \"Username:\"\nsend \"adm\\r\"\nexpect \"Password:\"\nsend -- \"§\\r\"\n", "login.exp"),
        ("child.expect('password:')\nchild.sendline('§')\n", "login.py"),
        ("220 ready\nUSER partner\n331 need password\nPASS §\n230 ok\n", "trace.txt"), ("< 220\n> USER kim\n> PASS §\n", "session.log"),
        ("a1 LOGIN kim §\na1 OK\n", "imap.log"),
    ])
    func `what answers a prompt for a password is one`(text: String, path: String) {
        #expect(values(text, path) == [password])
    }

    @Test func `a login in Base64 is undone`() {
        let plain = Base64Text.encode("\0kim\0\(password)")
        #expect(values("C: AUTH PLAIN \(plain)\nS: 235 ok\n", "smtp.log") == [password])
        #expect(values("334 UGFzc3dvcmQ6\n\(Base64Text.encode(password))\n235 ok\n", "smtp.log") == [password])
    }

    @Test(arguments: [
        "expect \"Password:\"\nsend \"$password\\r\"\n", "expect \"Username:\"\nsend \"AdminUser01\\r\"\n", "expect \"assword:\"\nsend \"[lindex $argv 0]\\r\"\n",
        "expect \"Password:\"\nsend \"$pw\\r\"\nexpect \"#\"\nsend \"show version 15S4\\r\"\n", "ok 1 PASS Test01Something\n", "--- PASS: TestLogin2Now (0.01s)\n",
        "CREATE LOGIN kim WITH\n",
    ])
    func `an answer to something else is none`(text: String) {
        #expect(found(text, in: "run.exp").isEmpty)
    }

    // MARK: - Keys that are no text

    /// PKCS #8 around the 32 bytes of an Ed25519 key (RFC 8410).
    private func der(_ key: [UInt8]) -> [UInt8] { [0x30, 0x2E, 2, 1, 0, 0x30, 5, 6, 3, 0x2B, 0x65, 0x70, 4, 0x22, 4, 0x20] + key }

    // R3 R20
    @Test func `a private key in DER is the same credential as in PEM`() throws {
        var samples = Samples(5)
        let bytes = der(samples.bytes(32))
        let match = try #require(Self.scanner.scan(bytes, path: "server.der").first)
        #expect(match.kind == "private-key")
        let pem = "-----BEGIN PRIVATE " + "KEY-----\n\(Data(bytes).base64EncodedString())\n-----END PRIVATE " + "KEY-----\n"
        #expect(found(pem, in: "server.pem").map(\.value) == [match.value])
        #expect(Self.scanner.scan(Array(bytes.dropLast()), path: "server.der").isEmpty)
        #expect(Self.scanner.scan(bytes + [0], path: "server.der").isEmpty)
    }

    // R3
    @Test func `every key of a keytab is found with its principal`() throws {
        var samples = Samples(6)
        func text(_ text: String) -> [UInt8] { [0, UInt8(text.utf8.count)] + Array(text.utf8) }
        func entry(_ name: String, _ key: [UInt8]) -> [UInt8] {
            let body = [0, 1] + text("SHOP.EXAMPLE") + text(name) + [0, 0, 0, 1, 0x65, 0, 0, 0, 3, 0, 18, 0, 32] + key
            return [0, 0, 0, UInt8(body.count)] + body
        }
        let bytes = [5, 2] + entry("hdfs", samples.bytes(32)) + entry("hive", samples.bytes(32))
        let matches = Self.scanner.scan(bytes, path: "etc/security/hdfs.keytab")
        #expect(matches.map(\.endpoint.user) == ["hdfs", "hive"])
        #expect(matches.allSatisfy { $0.kind == "kerberos-key" && $0.endpoint.host == "shop.example" })
        for count in 0..<bytes.count { _ = Self.scanner.scan(Array(bytes[..<count]), path: "x.keytab") }
        for _ in 0..<2000 { _ = Self.scanner.scan(samples.mutated(bytes), path: "x.keytab") }
        for _ in 0..<2000 { _ = Self.scanner.scan(samples.mutated(der(samples.bytes(32))), path: "x.der") }
    }

    // MARK: - What people write

    // R3
    @Test(arguments: [
        ("[05.02.26, 09:11:40] Ana: vpn pw is now §\n", "chat.txt"), ("Zugang: Benutzer partner, Kennwort §\n", "notes.txt"),
        ("<i><description>Please use login svc_x with password § for the test</description></i>", "incident.xml"),
        ("<n><content><![CDATA[<en-note><div>user: admin</div><div>pass: §</div></en-note>]]></content></n>", "notes.enex"),
    ])
    func `a password that is told in words is found`(text: String, path: String) {
        #expect(values(text, path) == [password])
    }

    // MARK: - Keys that are meant to be seen

    // R3
    @Test func `a key that its provider has browsers read is not listed`() {
        var samples = Samples(9)
        let google = "AI" + "za" + samples.password(35)
        let texts = [
            ("const c = { apiKey: \"\(google)\", authDomain: \"x.firebaseapp.com\", projectId: \"x\" };\n", "app.js"),
            ("<iframe src=\"https://www.google.com/maps/embed/v1/place?key=\(google)\"></iframe>\n", "map.html"),
            ("new Pusher('\(samples.hex(20))', { cluster: 'eu' });\n", "push.js"), ("mixpanel.init('\(samples.hex(32))');\n", "track.js"),
            ("posthog.init('ph" + "c_\(samples.password(43))')\n", "track.js"),
            ("RECAPTCHA_SITE_KEY=6L\(samples.password(38))\n", ".env"), ("export const ALGOLIA_SEARCH_KEY = \"\(samples.hex(32))\";\n", "find.js"),
            ("<c group=\"com.auth0\"><sha256 value=\"\(samples.hex(64))\"/></c>\n", "verification.xml"),
            ("Authorization: AWS4-HMAC-SHA256 Credential=AK" + "IAZQ3DR5TMWK7PYX2B/20260101/eu-west-1/s3/aws4_request\n", "s3.log"),
        ]
        for (text, path) in texts { #expect(found(text, in: path).isEmpty, "\(path) \(text)") }
        #expect(found("GET https://maps.googleapis.com/maps/api/geocode/json?key=\(google)\n", in: "x.sh").map(\.confidence) == [.high])
        #expect(found("PUSHER_APP_SECRET=\(samples.hex(20))\n", in: ".env").count == 1)
    }

    // R3
    @Test func `what a client is made from is found after the id that goes with it`() {
        var samples = Samples(10)
        let key = samples.hex(32)
        #expect(found("const c = algoliasearch('H3KQ9ZWX2B', '\(key)');\n", in: "index.js").map(\.value).contains(key))
        #expect(found("client = Client('AC\(samples.hex(32))', '\(key)')\n", in: "sms.py").map(\.value) == [key])
    }

    @Test func `the filling of Base64 belongs to a bearer's token`() {
        let token = Base64Text.encode("{\"k\":\"\(password)\",\"n\":\"ci\",\"id\":10}")
        #expect(token.hasSuffix("="))
        #expect(values("curl -H \"Authorization: Bearer \(token)\" https://x\n", "run.sh") == [token])
    }
}

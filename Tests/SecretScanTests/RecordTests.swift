import Foundation
import Testing

@testable import SecretScan

/// Settings, records and notes of programs that an estate keeps, each with what it holds and what it does not.
@Suite struct RecordTests {
    private let password, digits, filled: String

    init() {
        var samples = Samples(523)
        password = samples.password(18)
        digits = samples.hex(64)
        filled = Data(samples.bytes(32)).base64EncodedString()
    }

    private func values(_ text: String, _ path: String) -> [String] {
        found(text.replacing("§", with: password).replacing("¤", with: digits).replacing("‡", with: filled) + "\n", in: path).map(\.value)
    }

    // R3
    @Test(arguments: [
        ("connect batch/§@ORAPROD", "a.sql"), ("  CONN scott/§@//db1:1521/orcl", "b.sql"),
        ("sqlplus -s /nolog <<EOF\nconnect batch/§@ORA\nEOF", "run.ksh"),
        ("{\"realm\":\"k\",\"users\":[{\"username\":\"a\",\"credentials\":[{\"type\":\"password\",\"value\":\"§\"}]}]}", "realm.json"),
        ("credentials:\n  - type: password\n    value: §\n    temporary: false", "user.yaml"),
        ("config user local\n    edit \"vpn\"\n        set type password\n        set passwd §\n    next\nend", "fw.conf"),
        ("config vpn ipsec phase1-interface\n    edit \"hq\"\n        set psksecret §\n    next\nend", "fw.conf"),
        ("pcs host auth n1 n2 -u hacluster -p §", "ha.sh"), ("1700000000.1 [0 10.1.1.1:5011] \"AUTH\" \"§\"", "monitor.txt"),
        ("1700000000.1 [0 10.1.1.1:5011] \"auth\" \"kim\" \"§\"", "monitor.txt"),
        ("1700000000.1 [0 10.1.1.1:5011] \"HELLO\" \"3\" \"AUTH\" \"kim\" \"§\"", "monitor.txt"),
        ("type=EXECVE msg=audit(1700000000.1:9): argc=3 a0=\"mysql\" a1=\"-uroot\" a2=\"-p§\"", "audit.log"),
        ("type=EXECVE msg=audit(1700000000.1:9): argc=3 a0=\"curl\" a1=\"-u\" a2=\"svc:§\"", "audit.log"),
    ])
    func `a record or setting holds the password that its program put there`(text: String, path: String) {
        #expect(values(text, path) == [password])
    }

    @Test(arguments: [
        ("connect the client/server@home pair", "notes.md"), ("conn = pool/2", "a.py"), ("connect /@ORAPROD", "a.sql"),
        ("// connect to a/b@c", "a.js"),
        ("connect scott/&pw@ORAPROD", "a.sql"), ("{\"type\":\"password\",\"label\":\"Passwort\",\"value\":\"\"}", "form.json"),
        ("{\"type\":\"string\",\"value\":\"§\"}", "form.json"), ("        set passwd ENC §==", "fw.conf"), ("set type password", "fw.conf"),
        ("1700000000.1 [0 10.1.1.1:5011] \"AUTH\" \"(redacted)\"", "monitor.txt"), ("rows: \"A\" \"AUTH\" \"§\"", "matrix.txt"),
        ("type=EXECVE msg=audit(1700000000.1:9): argc=2 a0=\"ls\" a1=\"§\"", "audit.log"), ("proctitle=2F62696E2F7368", "audit.log"),
    ])
    func `a record without one holds none`(text: String, path: String) {
        #expect(values(text, path).isEmpty)
    }

    @Test func `an audit's digits are undone`() {
        let word = "-p\(password)".utf8.map { String($0, radix: 16, uppercase: true) }.joined()
        #expect(values("type=EXECVE msg=audit(1.1:9): argc=3 a0=\"mysql\" a1=\"-uroot\" a2=\(word)", "audit.log") == [password])
        let title = "mysql\0-uroot\0-p\(password)".utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
        #expect(values("type=PROCTITLE msg=audit(1.1:9): proctitle=\(title)", "audit.log") == [password])
    }

    // R3
    @Test(arguments: [
        ("extraEnv:\n  - name: ADYEN_HMAC\n    value: \"¤\"", "values.yaml"), ("[session]\nkey = \"¤\"", "prod.toml"), ("cookie:\n  key: ¤", "app.yaml"),
        ("profile::scada_relay::iec104_psk: ¤", "node.yaml"), ("{\"Gireve\": {\"TokenC\": \"¤\"}}", "settings.json"),
        ("backend mint\n    http-request set-header X-Mint-Key ¤", "haproxy.cfg"), ("<?php return ['cipher_key' => '¤'];", "app.php"),
        ("{\"Parameters\": [{\"Name\": \"/prod/legacy/two\", \"Type\": \"SecureString\", \"Value\": \"¤\"}]}", "ssm.json"),
    ])
    func `a key is one by the words around it: HMAC, a session's, a cipher's, a header's, a secure string's`(text: String, path: String) {
        #expect(values(text, path) == [digits])
    }

    @Test(arguments: [
        ("hmac: ¤", "bundle.yaml"), ("psk: \"{{ vault_psk }}\"", "crew.yaml"), ("[table]\nkey = \"¤\"", "prod.toml"), ("    http-request set-header X-Idempotency-Key ¤", "haproxy.cfg"),
        ("    http-request set-header X-Cache-Key %[path]", "haproxy.cfg"), ("{\"Name\": \"/prod/legacy/two\", \"Type\": \"String\", \"Value\": \"¤\"}", "ssm.json"),
        ("{\"Name\": \"/prod/db/host\", \"Type\": \"SecureString\", \"Value\": \"db-7.eu-west-1.internal\"}", "ssm.json"),
    ])
    func `words that find or tell things name no key`(text: String, path: String) {
        #expect(values(text, path).isEmpty)
    }

    // R3
    @Test func `a job's default and a sentence that says what a password is for hold it`() {
        let job = "<project><properties><StringParameterDefinition><name>NEXUS_PASSWORD</name>"
        #expect(values(job + "<defaultValue>§</defaultValue></StringParameterDefinition></properties></project>", "config.xml") == [password])
        #expect(values(job + "<defaultValue></defaultValue></StringParameterDefinition></properties></project>", "config.xml").isEmpty)
        #expect(values("kim: I do, admin pw for scan-ingest atlas: § please rotate", "chat.txt") == [password])
        #expect(values("kim: the pw for scan-ingest is in the vault since 2024-10-01", "chat.txt").isEmpty)
    }

    // R3
    @Test func `ASP.NET's machine keys and Grafana's headers are read, what they are told to make is none`() {
        let tag = "<configuration><system.web><machineKey validationKey=\"¤\" decryptionKey=\"§§\" /></system.web></configuration>"
        #expect(values(tag, "Web.config").contains(digits))
        #expect(values("<machineKey validationKey=\"AutoGenerate,IsolateApps\" decryptionKey=\"AutoGenerate\" />", "web.config").isEmpty)
        let source = "datasources:\n  - jsonData:\n      httpHeaderName1: Authorization\n    secureJsonData:\n      httpHeaderValue1: "
        #expect(values(source + "\"Token ‡\"", "ds.yaml") == [filled])
        #expect(values(source + "Bearer ‡", "ds.yaml") == [filled])
        #expect(values(source + "$INFLUX_TOKEN", "ds.yaml").isEmpty)
    }

    @Test func `a plan holds what was and what will be`() {
        let plan = "  ~ resource \"db\" \"crm\" {\n      ~ password = \"§\" -> \"Otter!28qWren\"\n      ~ token = (sensitive value)\n    }"
        #expect(values(plan, "plan.txt") == [password, "Otter!28qWren"])
        #expect(values("      ~ password_policy = \"strict\" -> \"relaxed\"", "plan.txt").isEmpty)
        #expect(values("      ~ password = \"${var.a}\" -> \"${var.b}\"", "plan.txt").isEmpty)
    }

    // R3
    @Test func `a patch's lines are read as lines of the files it changes`() {
        let patch =
            "diff --git a/config.yml b/config.yml\n--- a/config.yml\n+++ b/config.yml\n@@ -1,3 +1,3 @@\n"
            + " db:\n-  password: §\n+  password: <%= ENV[\"X\"] %>\n"
        #expect(values(patch, "fix.patch") == [password])
        #expect(found(patch.replacing("§", with: password), in: "fix.patch").map(\.line) == [6])
        let gone = "--- a/.env\t2024-01-02\n+++ /dev/null\t2024-01-02\n@@ -1,2 +0,0 @@\n-DB_HOST=db\n-DB_PASSWORD=§\n"
        #expect(values(gone, "old.diff") == [password])
        let test = "--- a/tests/config.yml\n+++ b/tests/config.yml\n@@ -1 +1 @@\n+password: §\n"
        #expect(values(test, "fix.patch").isEmpty)
        #expect(values("--- a/x.py\n+++ b/x.py\n@@ -1 +1 @@\n-    password: get_password(user)\n+    password: str = field()\n", "fix.patch").isEmpty)
    }

    // R3
    @Test func `text that is set in marks is read without them`() {
        let rich = "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial Secret9;}}\\f0\\fs20 Server srv01\\par\r\nUser: root\\par\r\nPass\\b word: \\b0 §\\par\r\n}"
        #expect(values(rich, "pw.rtf") == [password])
        #expect(found(rich.replacing("§", with: password), in: "pw.rtf").map(\.line) == [3])
        #expect(values("{\\rtf1 Password: see \\i vault\\i0 2024\\par}", "pw.rtf").isEmpty)
        let (head, tail) = (password.prefix(7), password.dropFirst(7))
        let event =
            "BEGIN:VCALENDAR\r\nDESCRIPTION:Login svc\\nPassword: \(head)\r\n \(tail)\\nBye\\, all\r\nEND:VCALENDAR\r\n"
        #expect(values(event, "call.ics") == [password])
        #expect(values("BEGIN:VCALENDAR\nDESCRIPTION:Password: ask\\nKim\\n\nEND:VCALENDAR", "call.ics").isEmpty)
    }

    @Test func `text that is set in marks keeps its length, whatever the bytes`() {
        var samples = Samples(7)
        for start in ["{\\rtf1\\ansi Password: abc\\par }", "BEGIN:VCALENDAR\r\nDESCRIPTION:a\\nb\r\n c\\,\r\nEND:VCALENDAR\r\n"] {
            for _ in 0..<3000 {
                let bytes = samples.mutated(samples.mutated(Array(start.utf8)))
                if let text = SetText.plain(of: bytes) { #expect(text.count == bytes.count) }
            }
        }
    }

    @Test func `a full stop that ends a token in a string belongs to it`() {
        var samples = Samples(29)
        let secret = "h7K8Q~" + samples.password(33) + "."
        #expect(values("{\"password\": \"\(secret)\"}", "sp.json") == [secret])
        #expect(values("The secret is \(secret.dropLast(2))x.", "notes.txt").allSatisfy { !$0.hasSuffix(".") })
    }

    // R3
    @Test(arguments: [
        ("Das Root-Kennwort lautet `§`.", "zugang.md"), ("Das Administratorpasswort lautet jetzt §", "zugang.txt"), ("Wi-Fi guest key: §", "net.md"),
        ("WLAN PSK: §", "net.txt"), ("- vCenter: administrator / §", "access.md"), ("nas02 root / §", "notes.txt"),
        ("- SSH: root:Otter!§@10.0.0.3", "access.md"), ("[{\"type\":\"message\",\"text\":\"use admin \\/ § for the router\"}]", "slack/ops/1.json"),
    ])
    func `people write down what opens a thing in their own way`(text: String, path: String) {
        #expect(values(text, path).map { $0.hasSuffix(password) } == [true])
    }

    @Test(arguments: [
        ("the admin / user2 roles differ", "notes.md"), ("root / usr / local2bin", "notes.txt"), ("Login as admin / ask Kim2", "notes.md"),
        ("mail root:x:0:0:root@db1.shop.io:/bin/sh", "notes.txt"), ("wifi key: see 2nd drawer", "net.md"),
        ("root:$6$abc12345$xyz@host.io", "notes.txt"),
        ("Das Kennwort lautet anders als 2023", "zugang.md"),
    ])
    func `what only reads like it is none`(text: String, path: String) {
        #expect(values(text, path).isEmpty)
    }
}

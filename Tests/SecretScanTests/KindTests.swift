import Foundation
import Testing

@testable import SecretScan

/// Kinds of places in which a second estate that nobody had tuned on held secrets, and what stands in such places and is none.
@Suite struct KindTests {
    /// What stands for §, ¶, ¤ and ‡.
    private let password, letters, digits, filled: String

    init() {
        var samples = Samples(197)
        password = samples.password(18)
        letters = samples.password(32)
        digits = samples.hex(32)
        filled = Data(samples.bytes(32)).base64EncodedString()
    }

    private func values(_ text: String, _ path: String) -> [String] {
        let text = text.replacing("§", with: password).replacing("¶", with: letters).replacing("¤", with: digits).replacing("‡", with: filled)
        return found(text + "\n", in: path).map(\.value)
    }

    // R3
    @Test(arguments: [
        ("spring:\n  rabbitmq:\n    password: ${RABBIT_PASSWORD:§}", "application.yml"), ("TOKEN=\"${API_TOKEN:-§}\"", "run.sh"),
        ("db.password=${db.password:${DB_PASSWORD:§}}", "app.properties"), ("DB_PASSWORD ?= §", "Makefile"), ("%let pw = §;", "load.sas"),
        ("local hmac_key = [[¶]]", "auth.lua"),
    ])
    func `what a setting falls back to, and what other notations assign, is read`(text: String, path: String) {
        #expect(values(text, path) == [text.contains("[[") ? letters : password])
    }

    @Test(arguments: [
        ("password: ${RABBIT_PASSWORD}", "application.yml"), ("password: ${env:RABBIT_PASSWORD}", "serverless.yml"),
        ("TOKEN=\"${API_TOKEN:-}\"", "run.sh"),
        ("PASSWORD=\"${PASSWORD:?must be set}\"", "run.sh"), ("password: ${ssm:/shop/db/password1~true}", "serverless.yml"),
        ("password: ${DB_PASSWORD:changeme}", "application.yml"), ("local keys = [[1, 2], [3, 4]]", "a.lua"),
    ])
    func `a variable that falls back to nothing is a reference`(text: String, path: String) {
        #expect(values(text, path).isEmpty)
    }

    // R3
    @Test(arguments: [
        ("#define WIFI_PASS \"amber-kettle-orbit-58\"", "secrets.h"),
        ("config :board, Board.Repo, password: \"amber-kettle-orbit-58\"", "prod.secret.exs"),
        ("app.use(session({ secret: 'amber-kettle-orbit-58', resave: false }));", "db.js"),
        ("openssl enc -d -pass pass:amber-kettle-orbit-58 -in x", "up.sh"),
    ])
    func `words that were drawn and a number are a passphrase where a program names one`(text: String, path: String) {
        #expect(values(text, path) == ["amber-kettle-orbit-58"])
    }

    @Test(arguments: [
        ("secret: 'database-user-secret-01'", "stack.js"), ("password: 'login-form-password-12'", "form.js"),
        ("token: 'amber-kettle-orbit-58'", "a.js"),
        ("{\n  \"login.forgotPassword\": \"Passwort-vergessen?\"\n}", "src/i18n/de.json"),
        ("<input type=\"hidden\" name=\"__RequestVerificationToken\" value=\"¶\">", "page.html"),
        ("<input type=\"hidden\" name=\"authenticity_token\" value=\"¶\">", "page.html"),
    ])
    func `names of things, labels and what a form carries once are none`(text: String, path: String) {
        #expect(values(text, path).isEmpty)
    }

    // R3
    @Test(arguments: [
        ("machine repo.shop.io/pro login kim password §", "etc/apt/auth.conf.d/pro.conf"), ("KQZTVWXBNMLPRSDFGHJC", ".erlang.cookie"),
        ("7d2f4a91-3c8e-4b60-9f15-a2d83e6c7b04", "etc/vault-agent/secret-id"), ("{\"username\":\"kim\",\"key\":\"¤\"}", "kaggle.json"),
        ("---\n:shop: ¤", ".gem/credentials"), ("branch:¤", "etc/stunnel/psk.txt"),
        ("K 8\npasstype\nV 6\nsimple\nK 8\npassword\nV 18\n§\nK 8\nusername\nV 3\nkim\nEND", ".subversion/auth/svn.simple/a1"),
        ("proxy-user = \"kim:§\"", ".curlrc"), ("$USER1$=/usr/lib64/nagios\n$USER5$=§", "resource.cfg"),
        ("kim = §,_g_:admingroup", "etc/users.properties"),
        ("kim: §, admin", "jetty-realm.properties"), ("register => 4930:§@sip.shop.io/4930", "sip.conf"), ("encrypt = \"‡\"", "server.hcl"),
        ("<a><ldap_bindpw>§</ldap_bindpw></a>", "config.xml"), ("<credential-reference clear-text=\"§\"/>", "standalone.xml"),
        ("<sharedKey><keyMaterial>amber-kettle-orbit-58</keyMaterial></sharedKey>", "wifi.xml"), ("SAVED_DNSHOST_Token='¶'", "account.conf"),
        ("api:\n  encryption:\n    key: \"‡\"", "plant.yaml"), ("{\"Jwt\": {\"Key\": \"¶\"}}", "appsettings.json"),
        ("$settings['hash_salt'] = '¶';", "settings.php"), ("'crypt' => [ 'key' => '¤' ],", "env.php"),
        ("ed25519 a_Qx ¶Ty1QiPoLkJh", "shop.signing.key"), ("KZ7QXM2LVJ5TWPEOAY6RDGN4CF\n\" RATE_LIMIT 3 30", ".google_authenticator"),
        ("{\"a\": {\"ses_smtp_password_v4\": \"§\"}}", "x.tfstate"),
        ("network_key: [249, 16, 44, 107, 71, 231, 26, 70, 36, 1, 135, 190, 64, 45, 173, 108]", "configuration.yaml"),
        ("Windows Registry Editor Version 5.00\n\n[HKEY_CURRENT_USER\\Software\\VNC]\n\"Password\"=hex:ea,9b,41,62,60,0b,96,99", "vnc.reg"),
    ])
    func `a file whose grammar is known gives up what its program keeps there`(text: String, path: String) {
        #expect(values(text, path).count == 1)
    }

    @Test func `SNMP keeps two passwords in a line, recovery codes lie one to a line`() {
        #expect(values("createUser monitor SHA \"§\" AES \"amber-kettle-orbit-58\"", "snmpd.conf") == [password, "amber-kettle-orbit-58"])
        #expect(values("76b41-52cd0\n91463-1fbae", "shop-recovery-codes.txt").count == 2)
    }

    @Test(arguments: [
        ("$USER1$=/usr/lib64/nagios", "resource.cfg"), ("kim = group,admin\nadmin=2a0923285184943425d1f53ddd58ec7a", "users.properties"),
        ("kim: MD5:6f1ed002ab5595859014ebf0951522d9, admin", "realm.properties"),
        ("{\"encryption\": {\"key\": \"alias/shop-key\"}, \"Jwt\": {\"Key\": \"sub\"}}", "appsettings.json"),
        ("{\"username\": \"kim\", \"key\": \"photos/2024/summer.jpg\"}", "item.json"), ("\"Password\"=hex:00,11", "other.reg"),
        ("network_key: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]", "configuration.yaml"),
        ("K 8\npasstype\nV 7\nkwallet\nEND", "auth/svn.simple/b"),
    ])
    func `beside them stand paths, hashes, roles and tables`(text: String, path: String) {
        #expect(values(text, path).isEmpty)
    }

    // R3
    @Test(arguments: [
        ("ftp = ftplib.FTP(\"ftp.shop.io\", \"push\", \"§\")", "push.py"), ("c.connect(\"10.0.0.4\", 22, \"root\", \"§\")", "push.py"),
        ("s.auth = (\"sync\", \"§\")", "sync.py"), ("auth.set_access_token(token, \"§\")", "social.py"), ("db.auth(\"root\", \"§\")", "users.js"),
        ("credentials += Credentials(\"Nexus\", \"nexus.shop.io\", \"etl\", \"§\")", "build.sbt"),
        ("opts.set_credentials(\"edge\", \"§\");", "config.rs"),
        ("conn = database('DWH','matlab','§','Vendor','PostgreSQL');", "pull.m"),
        ("net.MapNetworkDrive \"P:\", \"\\\\fs01\\p\", False, \"BW\\svc\", \"§\"", "map.vbs"),
        ("cy.get('#password').type('§');", "login.js"), ("page.fill('#password', '§');", "login.js"),
        ("sqlldr userid=loader/§ control=load.ctl", "nightly.sh"),
        ("isql -U sa -P§ -S SYB01 < x.sql", "nightly.sh"), ("nsupdate -y hmac-sha256:ddns:§ <<EOF", "dns.sh"),
        ("airflow users create --username admin -p §", "setup.sh"), ("command_line $USER1$/check_mssql -H h -U nagios -P '§'", "commands.cfg"),
        ("autosendcmd = \"/msg nickserv identify §;wait 2000\";", "config"), ("h = {\"Authorization\": \"token ¤7a1b03fe\"}", "sync.py"),
    ])
    func `a call or command that takes a password by its place is known`(text: String, path: String) {
        #expect(values(text, path).count == 1)
    }

    @Test(arguments: [
        ("c.connect(\"10.0.0.4\", \"shop\", \"orders\", \"utf8mb4x\")", "push.py"), ("client.connect(\"mqtt\", 1883, 60)", "push.py"),
        ("s.auth = (user, password)", "sync.py"), ("create_database('a', 'b', name)", "pull.m"),
        ("cy.get('#password').should('be.visible');", "login.js"),
        ("please ask nickserv identify again before you join", "irc.txt"), ("userid=kim", "a.log"),
    ])
    func `other calls of that name take none`(text: String, path: String) {
        #expect(values(text, path).isEmpty)
    }

    // R3
    @Test(arguments: [
        ("- Mot de passe : §", "acces.md"), ("- Contraseña: §", "acces.md"), ("- Parola d'ordine: §", "acces.md"), ("- パスワード: §", "acces.md"),
        ("Guest WLAN key: §", "net.md"),
        ("creds for grafana: admin:§", "notes.txt"), ("hey, the box is up, login is root / § - please rotate", "notes.txt"),
        ("otpauth://totp/NAS:admin?secret=KZ7QXM2LVJ5TWPEOAY6RDGN4CF&issuer=NAS", "links.md"),
    ])
    func `people's words for passwords are known in several languages`(text: String, path: String) {
        #expect(values(text, path).count == 1)
    }

    @Test(arguments: [
        ("- Contraseña: mínimo 8 caracteres", "acces.md"), ("Mot de passe : oublié", "acces.md"),
        ("the login is handled / proxied by nginx", "notes.txt"),
        ("creds for grafana: see vault:shop", "notes.txt"), ("otpauth://totp/NAS:admin?secret=$SECRET", "links.md"),
    ])
    func `talk of them is not`(text: String, path: String) {
        #expect(values(text, path).isEmpty)
    }

    // R3
    @Test func `a password in pieces, in doubled quotes, on the lines for ftp and in bytes is one`() {
        let (head, tail) = (password.prefix(9), password.suffix(9))
        #expect(values("pwd = \"\(head)\" + \"\(tail)\"", "push.py") == [password])
        #expect(values("SELECT * FROM dblink('host=old user=mig password=''§''', 'select 1') AS t(a int);", "globals.sql") == [password])
        #expect(values("ftp -n ftp.shop.io <<EOF\nuser push §\nput a\nEOF", "upload.sh") == [password])
        #expect(values("ls\nuser push §\nput a", "upload.sh").isEmpty)
        var samples = Samples(11)
        let bytes = samples.bytes(16).map { "0x" + String($0, radix: 16) }.joined(separator: ", ")
        #expect(values("static const uint8_t OTAA_APPKEY[16] = { \(bytes) };", "secrets.h").count == 1)
        #expect(values("static const uint8_t TEST_VECTOR_KEY[16] = { \(bytes) };", "aes.c").isEmpty)
        #expect(values("var widths[16] = { \(bytes) };", "aes.c").isEmpty)
    }

    @Test func `an address in a program and a header in a trace hold what they hold`() {
        let (zero, end) = ("\0\u{1}\u{2}\0ELF\0", "\0\0next")
        #expect(values(zero + "amqp://agent:§@mq.shop.io/v1" + end, "agentd") == [password])
        #expect(values(zero + "http://%s:%s@%s/" + end + "http://user:password@host.io/" + end, "agentd").isEmpty)
        let login = Data("kim:\(password)".utf8).base64EncodedString()
        #expect(values(zero + "GET / HTTP/1.1\r\nAuthorization: Basic \(login)\r\n" + end, "cam.pcap") == [password])
        #expect(values(zero + "try basic \(login)" + end, "cam.pcap").isEmpty)
    }

    @Test func `HeidiSQL's shift hides nothing, VyOS's apostrophes hold what they hold`() {
        let shifted = password.utf8.map { String($0 + 3, radix: 16) }.joined() + "3"
        #expect(values("Servers\\prod\\Password<|||>1<|||>\(shifted)", "portable_settings.txt") == [password])
        #expect(values("set vpn ipsec authentication psk hq secret '§'", "vyos.commands") == [password])
        #expect(values("the password 'forgotten' link is broken", "notes.md").isEmpty)
        #expect(values("    Input Password    id=pw    §", "suite.robot") == [password])
        #expect(values("    Input Password    id=pw    ${PASSWORD}", "suite.robot").isEmpty)
    }

    @Test func `Jetty's obfuscation hides nothing`() {
        var obfuscated = "OBF:"
        let plain = Array(password.utf8).map(Int.init)
        for (index, byte) in plain.enumerated() {
            let other = plain[plain.count - 1 - index]
            let number = String((127 + byte + other) * 256 + 127 + byte - other, radix: 36)
            obfuscated += String(repeating: "0", count: 4 - number.count) + number
        }
        #expect(values("kim: \(obfuscated),admin", "etc/realm.properties") == [password])
        #expect(values("<Set name=\"KeyStorePassword\">\(obfuscated)</Set>", "jetty.xml") == [password])
    }

    @Test func `a static key of OpenVPN, the private part of an RSA key in XML and a key pair of numbers are keys`() {
        var samples = Samples(5)
        let key = samples.hex(512)
        let lines = stride(from: 0, to: 512, by: 32).map { String(key.dropFirst($0).prefix(32)) }.joined(separator: "\n")
        #expect(values("-----BEGIN OpenVPN Static key V1-----\n\(lines)\n-----END OpenVPN Static key V1-----", "site.ovpn") == [key])
        let number = Data(samples.bytes(128)).base64EncodedString()
        #expect(values("<RSAKeyValue><Modulus>\(number)</Modulus><Exponent>AQAB</Exponent><D>\(number)</D></RSAKeyValue>", "license.xml") == [number])
        #expect(values("<RSAKeyValue><Modulus>\(number)</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>", "license.xml").isEmpty)
        let pair = samples.bytes(64).map { String($0) }.joined(separator: ",")
        #expect(values("[\(pair)]", ".config/solana/id.json") == [pair])
    }

    @Test func `a store that holds a private key is told, one of certificates is not`() {
        let bag: [UInt8] = [0x06, 0x0B, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x0C, 0x0A, 0x01]
        func store(_ sort: UInt8) -> [UInt8] {
            let content = bag + [sort] + [UInt8](repeating: 7, count: 60)
            let inside: [UInt8] = [0x02, 0x01, 0x03, 0x30, UInt8(content.count)] + content
            return [0x30, UInt8(inside.count)] + inside
        }
        #expect(Scanner().scan(store(2), path: "a.p12").map(\.kind) == ["key-store"])
        #expect(Scanner().scan(store(3), path: "a.p12").isEmpty)
        let java: [UInt8] = [0xFE, 0xED, 0xFE, 0xED, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0]
        let rest = [UInt8](repeating: 9, count: 60)
        #expect(Scanner().scan(java + [1] + rest, path: "a.jks").map(\.kind) == ["key-store"])
        #expect(Scanner().scan(java + [2] + rest, path: "trust.jks").isEmpty)
    }
}

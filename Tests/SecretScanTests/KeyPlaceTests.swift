import Testing

@testable import SecretScan

/// Keys, PINs and passwords where small programs and their people keep them: proxies, templates, tasks, tickets.
@Suite struct KeyPlaceTests {
    private let marked = MarkedValues(811)

    private func values(_ text: String, _ path: String) -> [String] { found(marked.written(text), in: path).map(\.value) }

    private func check(_ text: String, _ path: String, _ expected: String...) {
        #expect(values(text, path) == expected, "\(path): \(text)")
    }

    // R3
    @Test(arguments: [
        ("  if (req.http.X-Purge-Key != \"‡\") { error 403; }", "portal.vcl"), ("  set bereq.http.X-Origin-Key = \"‡\";", "portal.vcl"),
        ("  http-request deny unless { req.hdr(X-Api-Key) -m str ‡ }", "haproxy.cfg"), ("  acl ok req.hdr(x-purge-key) -m str ‡", "haproxy.cfg"),
        ("if (request.headers.get(\"X-Purge-Key\") !== \"‡\") return forbidden()", "worker.js"),
        ("  if ($http_x_api_key != \"‡\") { return 403; }", "nginx.conf"),
    ])
    func `a key that a header is compared with is found where a proxy compares`(text: String, path: String) { check(text, path, marked.middle) }

    @Test(arguments: [
        ("  if (req.http.X-Cache-Key != \"‡\") { error 403; }", "portal.vcl"),
        ("  if (req.http.X-Purge-Key != table.lookup(k)) { error 403; }", "portal.vcl"),
        ("  acl ok req.hdr(x-purge-key) -m found", "haproxy.cfg"), ("  acl ok req.hdr(host) -m str ‡", "haproxy.cfg"),
        ("if (a.key !== b.key) return \"‡\"", "worker.js"), ("if (!key) { digest = \"‡\" }", "worker.js"),
    ])
    func `a header that finds things and a comparison with something else hold none`(text: String, path: String) { check(text, path) }

    // R3
    @Test(arguments: [
        ("a:\n  admin_password: {{ '§' }}", "pillar/crew.sls"), ("db_password: \"{{ vault_db_password | default('§') }}\"", "vars.yml"),
        ("password: {{ .Values.password | default \"§\" | quote }}", "values.yaml"), ("password: {{ \"§\" | b64enc }}", "secret.yaml"),
        ("password = {{ lookup(\"env\", \"X\") | default(\"§\", true) }}", "app.conf.j2"), ("password = <%= \"§\" %>", "app.conf.erb"),
    ])
    func `a string in a template's expression is a value`(text: String, path: String) { check(text, path, marked.password) }

    @Test(arguments: [
        ("password: {{ 'shop-db-§' | lookup_secret }}", "secret.yaml"), ("password: \"{{ vault_db_password }}\"", "vars.yml"),
        ("password: \"{{ a }}{{ '§' }}\"", "vars.yml"), ("password: {{ '§' ~ suffix }}", "vars.sls"), ("password = <%= @password %>", "app.conf.erb"),
        ("password: {{ default }}", "vars.yml"), ("password: {{", "vars.yml"), ("password: {{ '", "vars.yml"),
    ])
    func `a name that a template looks up, and a piece of a value, are none`(text: String, path: String) { check(text, path) }

    // R3
    @Test func `a PIN is one by whose it is, or by its capitals in a sentence`() {
        check("{\"kv/x/edifact\": {\"data\": {\"signing_pin\": \"@N\"}}}", "kv.json", marked.pin)
        check("pkcs11.pin=@N", "app.properties", marked.pin)
        check("Key,Component,Summary,Description\nMET-1,m,HSM,\"Workaround: PIN @N im Slot 3\"", "tickets/export.csv", marked.pin)
        check("[10:01] kim: HSM PIN @N in slot 3", "chat.txt", marked.pin)
        check("led_pin: 48291537", "board.yaml")
        check("signing_pin: \"00000000\"", "app.yaml")
        for text in ["PIN 4711 is short", "Pin 48291537 of the map", "SPIN 48291537", "PIN 12345678", "PIN of slot 48291537"] {
            check(text, "notes.txt")
        }
    }

    // R3
    @Test func `an option of Windows gives a password, in a script and in a task`() {
        check("cleanup.exe /user:spool /password:§", "run.cmd", marked.password)
        let task = "<Task><Actions><Exec><Command>COMMAND</Command><Arguments>ARGUMENTS</Arguments></Exec></Actions></Task>"
        func read(_ command: String, _ arguments: String) -> [String] {
            values(task.replacing("COMMAND", with: command).replacing("ARGUMENTS", with: arguments), "Cleanup.xml")
        }
        #expect(read("cleanup.exe", "/user:spool /password:§") == [marked.password])
        #expect(read("powershell.exe", "-File x.ps1 -User svc -Password §") == [marked.password])
        #expect(read("sqlcmd.exe", "-S db1 -U svc -P §") == [marked.password])
        #expect(read("cleanup.exe", "/user:spool /password:%PW% /log:§").isEmpty)
        #expect(read("cleanup.exe", "/keep:30d /path:D:\\logs\\2024").isEmpty)
    }

    // R3
    @Test func `a pre-shared key of TLS is one by its digits, for the name is a cipher suite's too`() {
        check("tls_psk: ¤", "agent.yaml", marked.digits)
        check("¤", "zabbix_agentd.psk", marked.digits)
        check("IPsec PSK für Standort Nord: §", "tickets/nord.md", marked.password)
        check("Pre-shared key: §", "tickets/nord.md", marked.password)
        check("TLS-PSK: ECDHE-§", "ciphers.md")
        check("tls_psk: §", "agent.yaml")
    }

    // R3
    @Test func `settings' keys, services' accounts and users that commands make are read`() {
        check("[vars]\nPURGE_KEY = \"‡\"", "wrangler.toml", marked.middle)
        check("[vars]\nCACHE_KEY = \"‡\"\nCOMMIT = \"‡\"", "wrangler.toml")
        #expect(found("<properties><managerKey>\(marked.middle.uppercased())</managerKey></properties>", in: "pom.xml").isEmpty)
        check("sc config spool obj= .\\svc password= §", "run.cmd", marked.password)
        check("mc admin user add local crew §", "run.sh", marked.password)
        check("elasticsearch-users useradd kim -p § -r admin", "run.sh", marked.password)
        check("db.changeUserPassword(\"crew\", \"§\")", "users.js", marked.password)
        check("<macro><macro>{$DB_PASSWORD}</macro><value>§</value></macro>", "zabbix.xml", marked.password)
        check("Benutzername / Passwort: kim / §", "mail.txt", marked.password)
    }

    // R3
    @Test func `what German calls a password, a key and access is read as such`() {
        check("API-Schlüssel: ¶", "wiki/vpn.md", marked.short)
        check("API-Schlüssel für den Wetterdienst: `@U`", "wiki/vpn.md", marked.identifier)
        check("Zugangsdaten: kim / §", "wiki/vpn.md", marked.password)
        check("datenbankkennwort: §", "app.yaml", marked.password)
        check("Key,Summary,Description\nPL-9,x,\"Kennwort: §\"", "tickets/export.csv", marked.password)
        check("Primärschlüssel: ¶", "wiki/schema.md")
        check("Das Kennwort steht im Tresor, Fach 12b.", "wiki/vpn.md")
    }

    // R3
    @Test func `a login in one slot, a token before a host and a header's token are read`() {
        check("[push]\nbasic = wpull:§", "config.ini", marked.password)
        check("[push]\nbasic = strict:true", "config.ini")
        check("SENTRY_DSN=https://¶@errors.shop.internal/82", ".env", marked.short)
        check("SENTRY_DSN=https://¶@o12345.ingest.sentry.io/82", ".env")
        check("HOME_PAGE=https://somebodyofthecompany@shop.internal/82", ".env")
        check("<pre>curl -H \"Authorization: Token †\" https://x.shop.internal/y</pre>", "page.html", marked.filled)
        check("curl -H \"Authorization: Token $TOKEN\" https://x.shop.internal/y", "run.sh")
    }

    // R3
    @Test func `words with a number behind the last are a passphrase, and a program's name for something is none`() {
        check("Notfall-Passphrase Bandlaufwerk: `@W`", "wiki/backup.md", marked.phrase)
        check("Passphrase of the service: `orders-worker-config-service12`", "wiki/backup.md")
    }

    // R3
    @Test func `only the private half of a pair for web push is secret`() {
        check("webpush-vapid: †", "app.yaml", marked.filled)
        check("webpush-vapid: B" + String(repeating: "Ab3dE5", count: 14) + "xY", "app.yaml")
    }
}

import Testing

@testable import SecretScan

/// Lists of secrets: sheets, tables, what stores print; and the names that make a value a key there.
@Suite struct SheetTests {
    private let marked = MarkedValues(829)

    private func values(_ text: String, _ path: String) -> [String] { found(marked.written(text), in: path).map(\.value) }

    private func check(_ text: String, _ path: String, _ expected: String...) {
        #expect(values(text, path) == expected, "\(path): \(text)")
    }

    // R3
    @Test func `64 digits are a key where a name says so, and a test's are none`() {
        check("const headEndKey = \"¤\"", "main.go", marked.digits)
        check("HEADEND_KEY = \"¤\"", "main.py", marked.digits)
        for name in ["publicKey", "cacheKey", "testKey", "expectedKey", "headEndSum", "headEndKeyHash"] { check("const \(name) = \"¤\"", "main.go") }
    }

    // R3
    @Test func `a random UUID is a key where the name plainly promises one`() {
        check("{\"data\": [{\"name\": \"shop uptime\", \"apiKey\": \"@U\"}]}", "integrations.json", marked.identifier)
        check("crew:\n  sms_key: @U", "crew.sls", marked.identifier)
        check("- API-Key (prod): `@U`", "wiki/keys-of-shop.md", marked.identifier)
        for name in ["id", "key", "cache_key", "request_token", "tenant", "partition_key"] { check("{\"\(name)\": \"@U\"}", "integrations.json") }
    }

    // R3
    @Test func `a key of a keyring is one where the file says what it holds`() {
        check("{\"active\": \"k1\", \"keys\": [{\"id\": \"k1\", \"key\": \"†\"}]}", "nexus-secrets.json", marked.filled)
        check("{\"keys\": [{\"id\": \"k1\", \"key\": \"†\"}]}", "index.json")
        check("{\"keys\": [{\"id\": \"k1\", \"key\": \"†\"}]}", "public-keys.json")
    }

    // R3
    @Test func `a column that blanks keep apart is read by its head`() {
        let vault = "Name                 ContentType  Value\nmap-webpush-vapid    text/plain   †\nweather-icon-key     text/plain   ¶\n"
        check(vault, "keyvault-shared.txt", marked.filled, marked.short)
        let list = "Name              Value\n----------------  -----------\nshop-db-password  §\nshop-url          https://x.y"
        check(list, "list.txt", marked.password)
        check("Benutzer   Schlüssel    Kennwort\nkim        a            §", "liste.txt", marked.password)
        check("USER       HOST      PASSWORD\nkim        db1       §", "accounts.txt", marked.password)
        check("NAME       VALUE\nbuild      §", "list.txt")
        check("kpasswd    krb524\nkshell     zebra2srv\nklogin     ms-sql-m", "ports.txt")
        check("user       password\n----       --------\nkim        §", "accounts.txt", marked.password)
        check("TOKEN      MEANING\nEOF_TOKEN  the end2", "grammar.txt")
        check("USER       PASSWORD\nkim and others §\n\nnothing    §", "accounts.txt")
    }

    // R3
    @Test func `a column headed key holds keys in a table of logins`() {
        check("service\tteam\tkey\tvalid until\nvpn-hub\tP\t@U\t2027-01\nheat\tN\t¶\t2027-03", "api-keys.tsv", marked.identifier, marked.short)
        check("System;Benutzer;Schlüssel\nvpn;kim;¶\nheat;kim;§", "Zugang.csv", marked.short, marked.password)
        check("| Dienst | Schlüssel |\n|---|---|\n| vpn | ¶ |", "wiki/vpn.md", marked.short)
        check("| Service | API Key |\n|---|---|\n| vpn | @U |", "wiki/vpn.md", marked.identifier)
        check("name,key,size\nfront.css,¶,12\nback.css,‡,13", "assets.csv")
        check("service,key\nvpn,vpn-hub-primary-2024\nheat,heat_balance_02", "api-keys.csv")
    }

    // R3
    @Test func `heads of sheets that people make are known`() {
        check("System;User;PW\nvpn;kim;§", "wlan.csv", marked.password)
        check("System;Benutzer;Kennwort (neu)\nvpn;kim;§", "wlan.csv", marked.password)
        check("Gerät;Zugangscode\nsw1;§", "wlan.csv", marked.password)
        check("Gateway,Pre-Shared Key\nhq,§", "wlan.csv", marked.password)
        check("System;Login / Passwort\nvpn;kim / §", "wlan.csv", marked.password)
        check("System;PW\nvpn;im Tresor", "wlan.csv")
    }
}

import Testing

@testable import SecretScan

@Suite struct JudgeTests {
    @Test(arguments: [
        ".env": "PASSWORD=changeme", "a.env": "DB_PASSWORD=<password>", "b.env": "DB_PASSWORD=${DB_PASSWORD}", "c.env": "API_KEY=your-api-key-here",
        "d.env": "TOKEN=xxxxxxxxxxxxxxxxxxxx", "e.env": "DB_PASSWORD=postgres", "f.env": "SECRET_KEY={{ lookup('x') }}", "g.env": "PASSWORD=p@ssw0rd!",
        "h.env": "PASSWORD=Secret123", "i.env": "PASSWORD_FILE=/run/secrets/db_pass1", "j.env": "TOKEN_URL=https://auth.shop.net/a1b2c3d4e5f6",
        "k.env": "DB_PASSWORD=$(cat /run/secret)", "l.env": "API_TOKEN=vault:secret/data/shop#token9", "m.env": "PASSWORD=%DB_PASSWORD%",
        "n.env": "DB_PASSWORD=AQICAHhGq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb0", "o.env": "ADMIN_PASSWORD_HASH=$2b$12$abcdefghijklmnopqrstuv",
        "r.env": "SECRET_NAME=prod-db-credentials-v2-eu", "s.env": "PASSWORD=********",
        "u.env": "JWT_SECRET=12345678901234567890", "v.env": "MAX_TOKEN=4096", "w.env": "DB_PASSWORD=", "x.env": "PASSWORD=\"\"",
    ])
    func `R3: a placeholder, reference, digest or identifier is no secret`(path: String, line: String) {
        #expect(found(line, in: path, atLeast: .low).map(\.slot) == [], "\(line)")
    }

    @Test(arguments: [
        "GIT_TOKEN=0f3a9c7e51b82d64af09c3e71b5d8264f0a9c37e", "SESSION_TOKEN=0f3a9c7e-51b8-4d64-af09-c3e71b5d8264", "PUBLIC_KEY=h7Kq2vL9wR4tYp1ZcN8d",
        "request_id=0f3a9c7e-51b8-4d64-af09-c3e71b5d8264 token=",
    ])
    func `R3: what may be an identifier is kept, and not listed`(line: String) {
        #expect(found(line, in: ".env", atLeast: .medium).isEmpty)
    }

    @Test(arguments: [
        "a.py": "password = input(\"password: \")", "b.py": "if token == \"access_token\": pass", "c.py": "PASSWORD_FIELD = \"user_password_1\"",
        "d.ts": "const cancelToken = \"request-cancelled-by-user\"", "e.swift": "func password(\"Enter your password\")", "f.go": "token := \"Bearer\"",
        "g.js": "headers: { Authorization: `Bearer ${token}` }", "h.py": "secret = os.environ[\"APP_SECRET_2\"]", "i.java": "String passwordHint = \"h7Kq2vL9wR4tYp\"",
        "j.py": "token = tokenizer.next_token(\"<|endoftext|>\")", "k.md": "Your password is required to log in.", "l.md": "The token is valid for 24h.",
        "m.md": "Set `password` to the value of `DB_PASSWORD`.", "n.html": "<input type=\"password\" name=\"password\" autocomplete=\"current-password\">",
        "o.swift": "case keyPassword = \"keyPassword\"", "p.py": "url = f\"postgres://{user}:{password}@{host}/db\"", "q.md": "postgres://user:password@localhost/db",
        "r.py": "\"postgresql://postgres:postgres@localhost:5432/test\"", "s.go": "fmt.Sprintf(\"%s:%s@tcp(%s)/\", user, pass, host)",
        "t.rs": "let token = Token::new(\"ident\", 12);", "u.yaml": "tokenSecretName: shop-prod-cert-4", "v.yaml": "secretName: tls-orders-2024",
        "package-lock.json": "{\"integrity\": \"sha512-h7Kq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb0QkXoTiW5rPlAzCnDyMgHj==\", \"token\": \"h7Kq2vL9wR4tYp1ZcN8dGh3J\"}",
        "k1.yaml": "kind: Secret\nstringData:\n  server: db1.prod.internal\n  peer: https://a1.shop.net/v2\n  login: svc_sorter7\n",
        "k2.yaml": "kind: Secret\nstringData:\n  settings.json: '{\"retries\":3,\"level\":\"Info\"}'\n",
    ])
    func `R3: ordinary programs and texts are quiet`(path: String, line: String) {
        #expect(found(line, in: path).map { ($0.slot ?? "-") + " " + $0.reason } == [], "\(line)")
    }

    @Test func `R3: a fixture's value is kept, with low confidence`() {
        var samples = Samples(21)
        let text = "DB_PASSWORD=\(samples.password(20))"
        #expect(found(text, in: "services/orders/.env").count == 1)
        #expect(found(text, in: "tests/fixtures/.env").isEmpty)
        #expect(found(text, in: "tests/fixtures/.env", atLeast: .low).count == 1)
        #expect(found(text, in: ".env.example").isEmpty)
    }

    @Test func `R3: every refusal can be reached`() {
        let judge = Judge()
        func verdict(_ value: String, _ name: String = "DB_PASSWORD", path: String = ".env", certain: Bool = false) -> Judge.Verdict {
            judge.verdict(on: Array(value.utf8), in: .init(file: FileKind(path: path), name: SlotName(name), isExplicit: true, isCertain: certain))
        }
        #expect(verdict("abc") == .not(.tooShort))
        #expect(verdict(String(repeating: "aB3xK9", count: 400)) == .not(.tooLong))
        #expect(verdict("a\u{1}bcdefgh") == .not(.notText))
        #expect(verdict("changeme") == .not(.placeholder))
        #expect(verdict("${DB_PW}") == .not(.reference))
        #expect(verdict("$2b$12$h7Kq2vL9wR4tYp1Z") == .not(.encrypted))
        #expect(verdict("/etc/shop/password") == .not(.location))
        #expect(verdict("two words h7Kq2v") == .not(.words))
        #expect(verdict("db-password", "DB_PASSWORD") == .not(.placeholder) || verdict("db-password", "DB_PASSWORD") == .not(.sameAsName))
        #expect(verdict("aabbaabbcc", "APP_TOKEN", path: "a.py") != .secret(.high, because: ""))
    }

    @Test func `slot names are taken apart`() {
        #expect(SlotName("DB_PASSWORD").promise == .password)
        #expect(SlotName("dbPassword").stem == ["db"])
        #expect(SlotName("PGPASSWORD").stem == ["pg"])
        #expect(SlotName("FCM_SERVER_KEY").promise == .apiKey && SlotName("fcmKey").promise == .apiKey && SlotName("server_key").promise == nil)
        #expect(SlotName("spring.datasource.password").promise == .password)
        #expect(SlotName("AWS_SECRET_ACCESS_KEY").promise == .accessKey)
        #expect(SlotName("clientSecret").promise == .clientSecret)
        #expect(SlotName("DB_PASSWORD_PROD").promise == .password)
        for name in ["passwordFile", "secretKeyRef", "token_endpoint", "secretName", "public_key", "nextPageToken", "password_reset", "tokenizer", "key", "compass"] {
            #expect(SlotName(name).promise == nil, "\(name)")
        }
    }
}

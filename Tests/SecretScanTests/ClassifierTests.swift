import Testing

@testable import SecretScan

@Suite struct ClassifierTests {
    @Test func `words read like words, random letters do not`() {
        for word in ["password", "administrator", "configuration", "Schmetterling", "bonjour", "tokenizer"] { #expect(Trigrams.bits(word.utf8) > 2, "\(word)") }
        for letters in ["qzxkvwjq", "xkqjzhvw", "bvgqwfzx"] { #expect(Trigrams.bits(letters.utf8) < -3, "\(letters)") }
    }

    // R3
    @Test(arguments: [
        "a.js": "login({ user: 'joe', password: '@' })", "b.py": "client.login(username='joe', password='@')", "c.go": "cfg.Password = \"@\"",
        "d.java": "user.setPassword(\"@\");", "e.rb": "  :password => '@',", "spec-b.ts": "expect(user.password).toEqual('@')", "g.kt": "\"password\" to \"@\",",
        "h.rs": "let password = String::from(\"@\");", "i.py": "if (user == \"joe\") and (password == \"@\"):", "j.js": "const x = process.env.PASSWORD || '@'",
        "k.py": "password = os.environ.get(\"DB_PASSWORD\", \"@\")", "l.sql": "CREATE USER joe IDENTIFIED BY '@';", "m.sql": "ALTER ROLE joe WITH PASSWORD '@';",
        "n.sh": "curl -u joe:@ http://localhost:9200", "o.md": "    curl --user joe:@ https://es.shop.net/", "p.js": "  passwordRepeat: '@',",
        "q.php": "define('DB_PASSWORD', '@');", "r.js": "var password =\n    '@'", "s.txt": "DB_PASSWORD=@", "Dockerfile": "ENV DB_PASSWORD @",
        "t.java": "Credential password = new StringCredential(\"@\");", "u.sh": "openssl rsa -passin pass:@ -in a.key", "v.ex": "config :shop, password: \"@\"",
    ])
    func `R3: a password in a test is kept in any notation, and not listed`(path: String, line: String) {
        var samples = Samples(UInt64(path.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) }))
        let value = samples.password(12)
        let text = line.replacing("@", with: value)
        let matches = found(text, in: "tests/\(path)", atLeast: .low)
        #expect(matches.contains { $0.value == value }, "\(line)")
        #expect(found(text, in: "tests/\(path)").isEmpty)
        for match in matches { #expect(!match.reason.contains(value) && !match.reason.isEmpty) }
    }

    // R3
    @Test(arguments: [
        "a.js": "login({ user: 'joe', password: 'password1' })", "b.py": "self.password = password_from_form", "c.json": "{\"LABEL_PASSWORD\": \"Contraseña\"}",
        "d.go": "key := \"firstName\"", "e.py": "db.execute(\"ALTER USER x IDENTIFIED BY '\" + password + \"'\")", "f.js": "  { key: 'textField2', type: 'text' }",
        "g.ts": "author: 'bjoernkim'", "h.md": "Authorization: Basic <credentials>", "i.js": "nonce=\"[a-f0-9]{32}\"", "j.json": "{\"encrypted_keyboard\": \"qwertz-layout\"}",
        "k.yml": "token: ghp_...", "l.py": "uuid = '550e8400-e29b-41d4-a716-446655440000'", "m.swift": "static let serverAuth: OID = [1, 3, 6, 1]",
    ])
    func `R3: what names, explains or cites is not kept, in tests either`(path: String, line: String) {
        #expect(found(line, in: "tests/\(path)", atLeast: .low).map { "\($0.slot ?? "-"): \($0.reason)" } == [], "\(line)")
    }

    // R3
    @Test func `R3: bytes written as numbers are one value`() {
        let text = "key := []byte{18, 170, 22, 142, 90, 59, 56, 77, 8, 65, 225, 157}\n"
        #expect(found(text, in: "internal/crypt/key.go", atLeast: .low).map(\.line) == [1])
    }

    // R3
    @Test func `R3: the secret part of a JSON Web Key is a private key`() {
        var samples = Samples(4)
        let secret = samples.password(43)
        let text = "{\n  \"kty\": \"EC\",\n  \"crv\": \"P-256\",\n  \"d\": \"\(secret)\"\n}"
        let matches = found(text, in: "config/signing.json")
        #expect(matches.map(\.kind) == ["private-key"] && matches.map(\.line) == [4])
        #expect(found(text.replacing("\"d\"", with: "\"x\""), in: "config/signing.json").isEmpty)
    }

    // R3
    @Test func `R3: a UUID and an access key ID are kept, and not listed`() {
        let id = ["AK", "IA", "Q4ZK7XN2M5T3WPLR"].joined()
        let text = "collection: 8b1f4c2e-6d0a-4f3b-9c57-2e81d0a4f6b3\naccount: \(id)\n"
        #expect(found(text, in: "config/app.yaml").isEmpty)
        #expect(Set(found(text, in: "config/app.yaml", atLeast: .low).map(\.kind)) == ["uuid", "aws-access-key-id"])
        #expect(found(text, in: "config/app.yaml", atLeast: .low).allSatisfy { !$0.isJoinable })
    }

    @Test func `a model that is cut or wild answers something, and ends`() {
        let traits = Traits(Array("x9Kq2vL7".utf8), shape: Shape(Array("x9Kq2vL7".utf8)), in: .init(file: FileKind(path: "a.py"), name: SlotName("token"), isExplicit: true))
        for text in ["", "-", "0 1", "0 1 2 3", "0 999 1 1 -1 5 -1 5", "5 -1", "0 " + String(repeating: "1 1 1 ", count: 500), "99999999999999999999 -1 7"] {
            let chance = Classifier(text: Array(text.utf8)).chance(traits)
            #expect(chance >= 0 && chance <= 1)
        }
        #expect(Classifier(text: Array("0 -1 5000".utf8)).chance(traits) > 0.99)
    }

    @Test func `every trait belongs to a theme, and every theme has words`() {
        #expect(Classifier.Theme.allCases.allSatisfy { !$0.words.isEmpty })
        #expect(Set(Trait.allCases.map { Trait.theme($0.rawValue) }).count == Classifier.Theme.allCases.count)
    }
}

import Testing

@testable import SecretScan

/// What a path alone says, and that asking for many paths in a row says the same.
@Suite struct FileKindTests {
    // R3
    @Test(arguments: [
        ("services/orders/tests/config.yml", true), ("Tests/OrdersTests/a.swift", true), ("examples/app/.env", true), ("third_party/lib/a.c", true),
        ("services/orders/config.yml", false), ("contest/config.yml", false), ("latest/config.yml", false), (".env", false),
    ])
    func `a directory of tests, samples or others' sources makes a fixture`(path: String, isFixture: Bool) {
        #expect(FileKind(path: path).isFixture == isFixture)
    }

    // R3
    @Test(arguments: [
        ("src/main/java/example/shop/Signer.java", false), ("src/test/java/example/shop/Signer.java", true), ("example/java/Signer.java", true),
        ("deploy/overlays/test/secrets.env", false), ("envs/demo/app.yaml", false), ("app/test/secrets.env", true), ("values-test.yaml", false),
        ("values.example.yaml", true), ("infra/test.tfvars", false), ("infra/terraform.tfvars.example", true),
        ("host_vars/db-1.prod.shop.example.yml", false), ("hosts/db-1.prod.shop.example/etc/app.conf", false), ("web-01.shop.example.env", false),
        ("config.prod.example.yml", true), (".env.example", true), (".env.local.example", true), ("sites-enabled/shop.example.conf", false),
        ("config.example/app.yml", true), ("tests.example/app.yml", true), ("backup/access-latest.json", false), ("orders_test.json", true),
    ])
    func `a domain, a package or an environment is no sample for being called so`(path: String, isFixture: Bool) {
        #expect(FileKind(path: path).isFixture == isFixture, "\(path)")
    }

    @Test(arguments: [
        (".github/workflows/release.yml", FileKind.Purpose.ci), ("exports/slack/ops/1.json", .chat), ("exports/jira-2024/a.csv", .ticket),
        ("docs/wiki/Access.html", .documentation), ("logs/app", .log), ("services/orders/app.yaml", .config), ("src/main.go", .code),
    ])
    func `directories say what a file is for`(path: String, purpose: FileKind.Purpose) {
        #expect(FileKind(path: path).purpose == purpose)
    }

    @Test func `what was installed is generated, and one's own sources are not`() {
        #expect(FileKind(path: "web/node_modules/x/index.js").isGenerated)
        #expect(FileKind(path: "web/package-lock.json").isGenerated)
        #expect(!FileKind(path: "web/index.js").isGenerated)
    }

    @Test func `one who asks for many files gets the same answers as one who asks for each`() {
        let paths = [
            "a/tests/x.py", "a/tests/y.env", "a/x.py", "x.py", "a/tests/x.py", "etc/default/app", "etc/default", "cron.d/job", "docs/wiki/a.md",
            "exports/slack/1.json", "exports/1.json", "/absolute/tests/x.yml", "/absolute/x.yml", "", "/", "a//b", "i18n/de.json", "de.json",
        ]
        let kinds = FileKinds()
        for path in paths + paths.reversed() { #expect(kinds[path] == FileKind(path: path), "\(path)") }
    }
}

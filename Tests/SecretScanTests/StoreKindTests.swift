import Foundation
import Testing

@testable import SecretScan

/// Stores of clouds and clusters, where a value is a secret whatever it is called, and names that only some programs give theirs.
@Suite struct StoreKindTests {
    /// What stands for §, ¶, ¤ and ‡.
    private let password, letters, digits, filled: String

    init() {
        var samples = Samples(211)
        password = samples.password(18)
        letters = samples.password(28)
        digits = samples.hex(64)
        filled = Data(samples.bytes(64)).base64EncodedString()
    }

    private func listed(_ text: String, _ path: String) -> [String] {
        let encoded = Data(password.utf8).base64EncodedString()
        let text = text.replacing("µ", with: encoded).replacing("§", with: password).replacing("¶", with: letters).replacing("¤", with: digits)
            .replacing("‡", with: filled)
        return found(text + "\n", in: path).filter { $0.confidence > .low }.map(\.value)
    }

    @Test(arguments: [
        ("[{\"id\": \"https://kv-shop.vault.azure.net/secrets/mail-relay-two\", \"tags\": null, \"value\": \"§\"}]", "dump.json"),
        ("{\"name\": \"projects/8841/secrets/print-queue\", \"latest\": {\"state\": \"ENABLED\", \"payload\": {\"data\": \"µ\"}}}", "dump.json"),
        ("{\"name\": \"projects/8841/secrets/print-queue/versions/3\", \"payload\": {\"data\": \"µ\", \"dataCrc32c\": \"3219812\"}}", "dump.json"),
        ("apiVersion: v1\nkind: Secret\nmetadata: {name: shop}\ndata:\n  db: µ", "k8s.yaml"),
        ("[{\"id\": \"https://kv-shop.vault.azure.net/secrets/relay/66a4c665\", \"name\": \"relay\", \"value\": \"§\"}]", "dump.json"),
    ])
    func `R3: what a store keeps is a secret under any name`(text: String, path: String) {
        #expect(listed(text, path) == [password])
    }

    @Test(arguments: [
        ("[{\"id\": \"https://kv-shop.vault.azure.net/secrets/mail-host\", \"value\": \"mail.shop.example\"}]", "dump.json"),
        ("[{\"id\": \"https://kv-shop.vault.azure.net/keys/relay\", \"value\": \"§\"}]", "dump.json"),
        ("{\"name\": \"projects/8841/topics/print-queue\", \"payload\": {\"data\": \"µ\"}}", "dump.json"),
        ("apiVersion: v1\nkind: Secret\nmetadata: {name: shop}\ndata:\n  db: c2hvcF9vcmRlcnM=", "k8s.yaml"),
    ])
    func `R3: what names a thing in a store, and what is no store's, is none`(text: String, path: String) {
        #expect(listed(text, path).isEmpty)
    }

    @Test(arguments: [
        ("bbg_key <- \"¶\"", "curves.R", "¶"), ("var tariffKey, _ = hex.DecodeString(\"¤\")", "sign.go", "¤"),
        ("\ttariffKey, err := hex.DecodeString(\"¤\")", "sign.go", "¤"), ("[hashing]\npepper = \"¶\"", "app.toml", "¶"),
        ("'order_hash_salt' => '¶',", "config/services.php", "¶"), ("{\"licenceKey\": \"¶\"}", "licence.json", "¶"),
        ("basic.auth.credentials.source=USER_INFO\nbasic.auth.user.info=events:§", "consumer.properties", "§"),
        ("{\"primary_key\": \"‡\"}", "terraform.tfstate", "‡"), ("as2.storepass=§", "as2.properties", "§"),
        ("var c = new StorageSharedKeyCredential(\"shop\", \"‡\");", "Store.cs", "‡"), ("return jwt.sign({ sub: id }, '¶', { expiresIn: '8h' });", "auth.ts", "¶"),
        ("  f.request :authorization, :basic, 'shop', '§'", "client.rb", "§"),
        ("<html><body><p>The print job is back. svc_print / Kam-§</p></body></html>", "export/teams/general.html", "Kam-§"),
    ])
    func `R3: keys under the names and in the notations that only some programs have are listed`(text: String, path: String, expected: String) {
        let expected = expected.replacing("§", with: password).replacing("¶", with: letters).replacing("¤", with: digits).replacing("‡", with: filled)
        #expect(listed(text, path) == [expected])
    }

    @Test(arguments: [
        ("salt = \"¶\"", "app.toml"), ("password_hash_salted: false", "app.yaml"), ("var tableKey, _ = lookup(\"orders\")", "a.go"),
        ("{\"primary_key\": \"orders_2024_id\"}", "terraform.tfstate"), ("peppers: [red, green]", "shop.yaml"),
        ("<p>See svc_print / svc_mail for both</p>", "export/teams/general.html"),
    ])
    func `R3: what is only called so is none`(text: String, path: String) {
        #expect(listed(text, path).isEmpty)
    }
}

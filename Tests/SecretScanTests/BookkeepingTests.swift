import Testing

@testable import SecretScan

/// What stands beside secrets, is as random, and opens nothing.
@Suite struct BookkeepingTests {
    private let password, digits: String

    init() {
        var samples = Samples(311)
        password = samples.password(18)
        digits = samples.hex(32)
    }

    private func values(_ text: String, _ path: String) -> [String] {
        found(text.replacing("§", with: password).replacing("¤", with: digits) + "\n", in: path).map(\.value)
    }

    private static let uid = "7f3a" + "1c90-4be2-4d17-9c58-06d1e2b4a733"

    // R3
    @Test func `what Kubernetes keeps its books with in a Secret is none`() {
        let metadata =
            "metadata:\n  name: db\n  uid: \(Self.uid)\n  resourceVersion: \"918273645\"\n  ownerReferences:\n  - kind: A\n    uid: \(Self.uid)\n"
        #expect(values("apiVersion: v1\nkind: Secret\n\(metadata)type: Opaque", "secret.yaml").isEmpty)
        #expect(values("apiVersion: v1\nkind: Secret\n\(metadata)stringData:\n  lake: §", "secret.yaml") == [password])
        #expect(values("apiVersion: v1\nkind: Secret\n\(metadata)data:\n  lake: \(Base64Text.encode(password))", "secret.yaml") == [password])
        let json = "{\"kind\": \"Secret\", \"metadata\": {\"uid\": \"\(Self.uid)\", \"generation\": \"4\"}, \"stringData\": {\"lake\": \"§\"}}"
        #expect(values(json, "secret.json") == [password])
        #expect(values("{\"items\": [\(json)], \"kind\": \"List\"}", "secrets.json") == [password])
    }

    // R3
    @Test(arguments: [
        ("{\"valueFrom\": \"arn:aws:secretsmanager:eu-west-1:104729104729:secret:shop/db-Kq7Rz2\"}", "task.json"),
        ("role = \"arn:aws-cn:secretsmanager:cn-north-1:104729104729:secret:orders-prod-9XkQ2b\"", "main.tf"),
        ("uses arn:aws:ssm:eu-west-1:104729104729:parameter/shop/prod/db_password and more", "notes.md"),
        ("id: urn:shop:vault:token:orders-2f8Kq7Rz2xw", "refs.yaml"),
        ("arn:aws-us-gov:secretsmanager:us-gov-west-1:104729104729:secret:lake/Reader_7-a1B2c3", "run.log"),
    ])
    func `a name of a cloud's resource is none, whatever its parts are called`(text: String, path: String) {
        #expect(values(text, path).isEmpty)
    }

    @Test func `a secret behind a colon in other text is one`() {
        #expect(values("db:password:§", "notes.txt").count <= 1)
        #expect(values("secret: §", "notes.txt") == [password])
    }

    @Test func `the client secret that a program carries in its published source is none, the user's token beside it is one`() {
        let published = ["d-FL95Q19q7M", "QmFpd7hHD0Ty"].joined()
        let token = "1//" + "0" + password + digits
        let file = "{\n  \"client_id\": \"x.googleusercontent.com\",\n  \"client_secret\": \"\(published)\",\n  \"refresh_token\": \"\(token)\"\n}"
        #expect(!values(file, ".config/gcloud/application_default_credentials.json").contains(published))
        #expect(values("{\"client_secret\": \"\(password)abcd\"}", "client.json") == [password + "abcd"])
    }

    // R3
    @Test func `forty hexadecimal digits are a token unless a word says what passes`() {
        let hex = digits + "5e0d91c7"
        #expect(values("TOKEN := \(hex)", "Makefile") == [hex])
        #expect(values("{\"args\": [\"--token\", \"\(hex)\"]}", "launch.json") == [hex])
        #expect(values("api_token <- \"\(hex)\"", "report.R") == [hex])
        #expect(values("commit_token: \(hex)", "state.yaml").isEmpty)
        #expect(values("commit: \(hex)\nsync_token: \(hex)\nbuild-token = \(hex)", "state.txt").isEmpty)
    }
}

import Foundation
import Testing

@testable import SecretScan

@Suite struct DetectorTests {
    static let scanner = Scanner()

    @Test(arguments: TokenRule.tables)
    func `R3: a detector finds its own examples and passes over its counterexamples`(table: [TokenRule]) {
        for rule in table {
            for example in rule.finds() {
                let matches = Self.scanner.scan(Array(example.text.utf8), path: "settings.conf")
                #expect(matches.contains { $0.kind == rule.kind }, "`\(rule.kind)` misses \(example.text)")
            }
            for example in rule.passesOver() {
                let matches = Self.scanner.scan(Array(example.text.utf8), path: "notes.txt")
                #expect(!matches.contains { $0.kind == rule.kind }, "`\(rule.kind)` takes \(example.text)")
            }
        }
    }

    @Test func `the detectors' own sources hold nothing that a scan would report`() throws {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        for directory in ["Sources/SecretScan/Detectors", "Sources/SecretScan/Judging"] {
            for file in try FileManager.default.contentsOfDirectory(at: package.appending(path: directory), includingPropertiesForKeys: nil) {
                let matches = Self.scanner.scan(Array(try Data(contentsOf: file)), path: "\(directory)/\(file.lastPathComponent)")
                #expect(matches.filter { $0.confidence >= .medium }.map { "\($0.kind) \(file.lastPathComponent):\($0.line)" } == [])
            }
        }
    }

    @Test func `R3: more than fifteen hundred kinds of token are known`() {
        #expect(Set(Detector.all.map(\.kind)).count >= 1500)
    }

    @Test func `R3: a rule has true and false examples`() {
        for rule in TokenRule.all {
            #expect(!rule.finds().isEmpty && !rule.passesOver().isEmpty, "`\(rule.kind)` lacks examples")
            #expect(!rule.detectors.isEmpty && rule.detectors.allSatisfy { $0.anchor.utf8.count >= 2 }, "`\(rule.kind)` has no anchor")
        }
    }

    @Test func `R3: a token inside a longer word is not a token`() {
        var samples = Samples(3)
        let token = "ghp" + "_" + samples.password(36)
        #expect(found("x = \"\(token)\"", in: "a.py").map(\.kind) == ["github-token"])
        #expect(found("x = \"zz\(token)\"", in: "a.py").isEmpty)
    }

    @Test func `R3: what a ciphertext spells by chance, and what a provider's documentation prints, is no token`() {
        var samples = Samples(5)
        let data = samples.password(32)
        for line in ["pagerduty_key: ENC[AES256_GCM,data:\(data),iv:\(samples.password(43))=,type:str]", "pagerduty_key: ENC[PKCS7,\(data)]"] {
            #expect(found(line, in: "secrets/alerts.enc.yaml").isEmpty, "\(line.prefix(30))")
        }
        for documented in ["sk" + "_test_4eC39HqLyjWDarjtT1zdp7dc", "ghp" + "_16C7e42F292c6912E7710c838347Ae178B4a"] {
            #expect(found("export KEY=\(documented)", in: "notes.md").allSatisfy { $0.confidence == .low })
        }
        #expect(found("export KEY=\("sk" + "_live_")\(samples.password(24))", in: "notes.md").contains { $0.confidence > .low })
    }

    @Test func `R3: an AWS secret key is known by the key ID beside it`() throws {
        var samples = Samples(4)
        let id = "AK" + "IA" + "QX7ZLM3NBV5KDP2R"
        let secret = samples.password(39) + "/"
        let matches = found("client(\"\(id)\", \"\(secret)\")", in: "upload.py")
        let match = try #require(matches.first)
        #expect(match.kind == "aws-secret-access-key")
        #expect(match.value == secret)
        #expect(match.endpoint.user == id)
        #expect(found("# see \(id)", in: "upload.py").isEmpty, "the ID alone is no secret")
    }

    @Test func `R3: a private key is one credential however it is wrapped`() throws {
        var samples = Samples(5)
        let body = samples.password(64) + samples.password(64) + samples.password(60)
        let lines = [String(body.prefix(64)), String(body.dropFirst(64).prefix(64)), String(body.dropFirst(128))]
        let label = "PRIVATE " + "KEY"
        let pem = "-----BEGIN \(label)-----\n" + lines.joined(separator: "\n") + "\n-----END \(label)-----\n"
        let json = "{\"type\": \"service_account\", \"private_key\": \"\(pem.replacing("\n", with: "\\n"))\", \"client_email\": \"x@y.iam\"}"
        let file = try #require(found(pem, in: "server.key").first)
        let account = try #require(found(json, in: "account.json").first)
        #expect(file.value == body)
        #expect(account.value == body)
        #expect(file.kind == "private-key")
        #expect(account.kind == "gcp-service-account-key")
        #expect(account.endpoint.user == "x@y.iam")
    }

    @Test func `R3: public and encrypted keys are not taken`() {
        var samples = Samples(6)
        let body = samples.password(64) + "\n" + samples.password(64)
        #expect(found("-----BEGIN PUBLIC KEY-----\n\(body)\n-----END PUBLIC KEY-----", in: "a.pem").isEmpty)
        #expect(found("-----BEGIN ENCRYPTED PRIVATE " + "KEY-----\n\(body)\n-----END ENCRYPTED PRIVATE KEY-----", in: "a.pem").isEmpty)
        let legacy = "-----BEGIN RSA PRIVATE " + "KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n\(body)\n-----END RSA PRIVATE KEY-----"
        #expect(found(legacy, in: "a.pem").isEmpty)
    }

    @Test func `R3: a provider's checksum tells its own token from a made-up one, in a test too`() {
        // As published by somebody who had it revoked.
        let real = "gh" + "p_" + "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ" + "0mLq17"
        let other = "gh" + "p_" + "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ" + "0mLq18"
        #expect(TokenChecksum.isRight(Array(real.utf8)) && !TokenChecksum.isRight(Array(other.utf8)))
        #expect(found("t = '\(real)'", in: "tests/client_test.py").map(\.kind) == ["github-token"])
        #expect(found("t = '\(other)'", in: "tests/client_test.py").isEmpty)
        #expect(found("t = '\(other)'", in: "client.py").map(\.kind) == ["github-token"], "a wrong one says nothing")
    }

    @Test func `R3: what begins as a token and cannot be one is not listed`() {
        var samples = Samples(8)
        for line in [
            "GITLAB_TOKEN=" + "glp" + "at-" + samples.password(12), "x_api_key: \"" + "ghp" + "_" + samples.password(14) + "\"",
            "SLACK_TOKEN=" + "xox" + "b-744553596165-" + samples.password(12) + "!?01754",
        ] { #expect(found(line, in: "deploy.env").isEmpty) }
    }

    @Test(arguments: [
        "client = FinnhubClient(\"LETTERS\")", "curl -u DIGITS: https://api.plaid.com/v1/charges", "client = SkimboxClient('DIGITS')",
        "For staging the Zentrix API key is DIGITS for now.", "skimbox_key = \"LETTERS\"", "GET https://api.palvero.com/v1/me?key=DIGITS",
    ])
    func `R3: a place that only a key can have says enough`(line: String) {
        var samples = Samples(9)
        let text = line.replacing("DIGITS", with: samples.hex(32)).replacing("LETTERS", with: samples.password(24))
        #expect(found(text, in: "notes.py").count == 1)
    }

    @Test func `a token that expires within a day is no standing credential`() {
        func jwt(_ claims: String) -> String {
            func part(_ text: String) -> String { Base64Text.encode(text).replacing("=", with: "") }
            var samples = Samples(7)
            return part("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + part(claims) + "." + samples.password(43)
        }
        #expect(found("t=\(jwt("{\"sub\":\"orders\",\"iat\":1700000000}"))", in: "a.conf").map(\.kind) == ["jwt"])
        #expect(found("t=\(jwt("{\"sub\":\"orders\",\"iat\":1700000000,\"exp\":1700003600}"))", in: "a.conf").isEmpty)
    }
}

enum Base64Text {
    static func encode(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
}

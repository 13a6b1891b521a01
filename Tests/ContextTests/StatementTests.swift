import Context
import Crypto
import EstateTesting
import Foundation
import Runtime
import SPIFFE
import Testing

/// What a feed states of a node.
@Suite struct StatementTests {
    private let key = P256.Signing.PrivateKey()
    private let now = Example.start

    private func feed(_ key: P256.Signing.PrivateKey, name: String = "mdm") throws -> ContextFeed {
        ContextFeed(
            name: name, key: try JSONWebKey(rawRepresentation: Array(key.publicKey.rawRepresentation)), attributes: [Example.compliant],
            owner: "security")
    }

    private func read(_ text: String, at time: Timestamp? = nil) throws -> Result<ContextStatement, StatementRefusal> {
        StatementReader(feeds: [try feed(key)], trustDomain: Example.trustDomain).read(Array(text.utf8), at: time ?? now)
    }

    private static func base64(_ data: some Sequence<UInt8>) -> String {
        Data(data).base64EncodedString().replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }

    private func claims(_ changes: [String: Any?] = [:]) -> [String: Any] {
        var claims: [String: Any] = [
            "iss": "mdm", "aud": "spiffe://shop.example", "sub": Example.agent.description, "iat": now.milliseconds / 1000,
            "exp": now.milliseconds / 1000 + 600, "jti": "statement-1", "context": ["device.compliant": true],
        ]
        for (name, value) in changes { claims[name] = value }
        return claims
    }

    private func token(
        _ claims: [String: Any], header: [String: Any] = ["alg": "ES256", "typ": "mayfly-context+jwt"], by other: P256.Signing.PrivateKey? = nil
    ) throws -> String {
        let parts = try [header, claims].map {
            Self.base64(try JSONSerialization.data(withJSONObject: $0, options: .sortedKeys))
        }.joined(separator: ".")
        return parts + "." + Self.base64(try (other ?? key).signature(for: Data(parts.utf8)).rawRepresentation)
    }

    // R67
    @Test func `a statement by its feed's key is read with all its provenance`() throws {
        let statement = try read(try token(claims())).get()
        #expect(statement.feed == "mdm" && statement.subject == Example.agent && statement.values == [Example.compliant: "true"])
        let attribute = try #require(statement.attributes.first)
        #expect(attribute.signer == "mdm" && attribute.source == .feed && attribute.observedAt == now && attribute.maximumAge == .seconds(600))
        // A file ends with a newline.
        #expect(try read(try token(claims()) + "\n").get() == statement)
    }

    // R67
    @Test func `a statement that is not whole, not now, not for us or not by the feed is refused with the reason`() throws {
        let second = now.milliseconds / 1000
        let cases: [(String, StatementRefusal.Code)] = [
            (try token(claims(), by: P256.Signing.PrivateKey()), .badSignature),
            (try token(claims(["iss": "mdx"])), .unknownFeed), (try token(claims(["iss": nil as Any?])), .unknownFeed),
            (try token(claims(["aud": "spiffe://other.example"])), .wrongAudience),
            (try token(claims(["aud": ["spiffe://shop.example", "spiffe://other.example"]])), .wrongAudience),
            (try token(claims(["sub": "spiffe://shop.example/orders"])), .wrongSubject),
            (try token(claims(["sub": "spiffe://other.example/mayfly/agent/node"])), .wrongSubject),
            (try token(claims(["exp": second])), .malformed), (try token(claims(["exp": second + 8 * 86400])), .tooLongLived),
            (try token(claims(["iat": second - 700, "exp": second - 100])), .expired),
            (try token(claims(["iat": second + 60])), .notYetValid), (try token(claims(["iat": nil as Any?])), .malformed),
            (try token(claims(["exp": nil as Any?])), .malformed), (try token(claims(["jti": "short"])), .malformed),
            (try token(claims(["context": ["device.compliant": true, "device.owner": "x"]])), .notAllowed),
            (try token(claims(["context": ["environment": "production"]])), .notAllowed),
            (try token(claims(["context": ["kernel.version": "6.1"]])), .notAllowed),
            (try token(claims(["context": ["device.compliant": ["true"]]])), .malformed),
            (try token(claims(["context": ["device.compliant": "a b"]])), .malformed),
            (try token(claims(["context": [String: String]()])), .malformed), (try token(claims(["context": "true"])), .malformed),
            (try token(claims(), header: ["alg": "ES256"]), .wrongType), (try token(claims(), header: ["alg": "ES256", "typ": "JWT"]), .wrongType),
            (try token(claims(), header: ["alg": "none", "typ": "mayfly-context+jwt"]), .malformed),
            (try token(claims(), header: ["alg": "HS256", "typ": "mayfly-context+jwt"]), .malformed),
            (try token(claims(), header: ["alg": "RS256", "typ": "mayfly-context+jwt"]), .badSignature),
            (try token(claims(), header: ["alg": "ES256", "typ": "mayfly-context+jwt", "crit": ["exp"]]), .malformed),
            (try token(claims(["context": Dictionary(uniqueKeysWithValues: (0..<65).map { ("a\($0)", "b") })])), .malformed),
            (String(repeating: "a", count: StatementReader.limit + 1), .tooLong), ("", .malformed), ("a.b.c", .malformed),
        ]
        for (text, code) in cases {
            guard case .failure(let refusal) = try read(text) else {
                Issue.record("\(code) was accepted")
                continue
            }
            #expect(refusal.code == code, "\(refusal)")
        }
    }

    @Test func `a feed whose clock is ahead does not make its word last longer`() throws {
        let second = now.milliseconds / 1000
        let statement = try read(try token(claims(["iat": second + 8, "exp": second + 600]))).get()
        #expect(statement.issuedAt == now && statement.expiresAt == now + .seconds(600))
    }

    // R67
    @Test func `mutated statements never crash the reader, and none says anything else than its feed signed`() throws {
        let genuine = Array(try token(claims()).utf8)
        let expected = try read(String(decoding: genuine, as: UTF8.self)).get()
        let reader = StatementReader(feeds: [try feed(key)], trustDomain: Example.trustDomain)
        var random = SeededGenerator(seed: 42)
        var accepted = 0
        for _ in 0..<20_000 {
            let bytes = random.mutate(genuine)
            if case .success(let statement) = reader.read(bytes, at: now) {
                accepted += 1
                #expect(statement == expected)
            }
        }
        // A change of its last bits, or white space at its end.
        #expect(accepted < 500)
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 0...300, using: &random)).map { _ in UInt8.random(in: .min ... .max, using: &random) }
            guard case .failure = reader.read(bytes, at: now) else { return #expect(Bool(false)) }
        }
    }
}

@Suite struct PolicyTests {
    private static let key = #"{"kty":"EC","crv":"P-256","x":"\#(x)","y":"\#(y)"}"#
    private static let point = Array(P256.Signing.PrivateKey().publicKey.rawRepresentation)
    private static var x: String { part(point[..<32]) }
    private static var y: String { part(point[32...]) }

    private static func part(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString().replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }

    private static var document: String {
        """
        {"rules": [
          {"name": "kernel", "attribute": "kernel.version", "at-least": "6.1", "max-age": "2m", "owner": "platform"},
          {"name": "compliant", "attribute": "device.compliant", "feed": "mdm", "is": "true", "level": "advised", "owner": "security",
           "node": "spiffe://shop.example/nodes/eu", "mend": "call the helpdesk"}],
         "feeds": [{"name": "mdm", "key": \(key), "attributes": ["device.compliant"], "owner": "security"}],
         "labels": [{"name": "eu", "selectors": ["aws_iid:region:eu-central-1"], "environment": "production", "label:tier": "one"}]}
        """
    }

    @Test func `a declaration is read, written and read again as the same`() throws {
        let policy = try JSONDecoder().decode(ContextPolicy.self, from: Data(Self.document.utf8))
        #expect(policy.faults(in: Example.trustDomain) == [])
        #expect(policy.rules[0].maximumAge == .seconds(120) && policy.rules[1].level == .advised && policy.labels[0].values.count == 2)
        #expect(try JSONDecoder().decode(ContextPolicy.self, from: try JSONEncoder().encode(policy)) == policy)
        let changes = PolicyChanges(from: ContextPolicy(), to: policy, prune: true)
        #expect(changes.created == ["rule/kernel", "rule/compliant", "feed/mdm", "label/eu"])
        #expect(PolicyChanges(from: policy, to: policy, prune: true).isEmpty)
        #expect(PolicyChanges(from: policy, to: ContextPolicy(), prune: false).isEmpty)
        #expect(policy.merging(ContextPolicy(), prune: true).isEmpty)
    }

    @Test func `a declaration with something misspelt, missing or said twice is refused`() throws {
        let misspelt: [(String, String)] = [
            (#""max-age": "2m""#, #""maxage": "2m""#), (#""max-age": "2m""#, #""max-age": "soon""#),
            (#""at-least": "6.1""#, #""at-least": "6.1", "is": "6""#),
            (#""kernel.version""#, #""kernel.patch""#), (#""rules""#, #""rule""#),
            (#""environment""#, #""enviroment""#), (#""advised""#, #""wished""#),
        ]
        for (before, after) in misspelt {
            #expect(throws: DecodingError.self, "\(after)") {
                try JSONDecoder().decode(ContextPolicy.self, from: Data(Self.document.replacingOccurrences(of: before, with: after).utf8))
            }
        }
        let wrong: [(String, String)] = [
            (#""owner": "platform""#, #""owner": " ""#), (#""feed": "mdm", "#, ""), (#""feed": "mdm""#, #""feed": "mdx""#),
            (#""at-least": "6.1""#, #""at-least": "new""#), (#""name": "compliant""#, #""name": "kernel""#),
            (#""attributes": ["device.compliant"]"#, #""attributes": ["device.risk"]"#), (#""max-age": "2m""#, #""max-age": "1s""#),
            (#""selectors": ["aws_iid:region:eu-central-1"], "#, ""), ("spiffe://shop.example/nodes", "spiffe://other.example/nodes"),
            (#""environment": "production""#, #""environment": "pro duction""#),
            (#""attribute": "kernel.version""#, #""attribute": "kernel.version", "feed": "mdm""#),
        ]
        for (before, after) in wrong {
            let text = Self.document.replacingOccurrences(of: before, with: after)
            #expect(text != Self.document)
            let policy = try JSONDecoder().decode(ContextPolicy.self, from: Data(text.utf8))
            #expect(!policy.faults(in: Example.trustDomain).isEmpty, "\(after)")
        }
    }
}

import Crypto
import EstateTesting
import Foundation
import Runtime
import SPIFFE
import Testing

func base64URL(_ data: some DataProtocol) -> String {
    Data(data).base64EncodedString().replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
        .replacingOccurrences(of: "=", with: "")
}

func decodeBase64URL(_ text: some StringProtocol) -> Data? {
    let padded = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
    return Data(base64Encoded: padded + String(repeating: "=", count: (4 - padded.count % 4) % 4))
}

/// One trust domain's token authority, and a forger who holds its key.
struct Tokens {
    let trustDomain: TrustDomain
    let id: SPIFFEID
    let authority: JWTAuthority
    let key: P256.Signing.PrivateKey
    let audience = "https://ledger.shop.example"

    init(_ name: String = "shop.example") throws {
        trustDomain = try #require(TrustDomain(name))
        id = try #require(SPIFFEID(trustDomain: trustDomain, segments: ["production", "orders"]))
        let secret = JWTAuthority.newKey()
        authority = try JWTAuthority(trustDomain: trustDomain, key: secret)
        key = try secret.withBytes { try P256.Signing.PrivateKey(rawRepresentation: Data($0)) }
    }

    var bundle: JWTBundle { JWTBundle(trustDomain: trustDomain, keys: [authority.publicKey]) }

    func issue(_ audience: [String]? = nil, lifetime: Duration = .seconds(300)) throws -> String {
        try authority.issue(id: id, audience: audience ?? [self.audience], now: start, lifetime: lifetime, tokenID: "t1").token
    }

    /// Signs any header and claims with the right key.
    func forge(header: String? = nil, claims: String? = nil) throws -> String {
        let header = header ?? #"{"alg":"ES256","kid":"\#(authority.keyID)","typ":"JWT"}"#
        let claims = claims ?? good()
        let text = base64URL(Data(header.utf8)) + "." + base64URL(Data(claims.utf8))
        return text + "." + base64URL(try key.signature(for: Data(text.utf8)).rawRepresentation)
    }

    func good(sub: String? = nil, aud: String? = nil, exp: String? = nil, more: String = "") -> String {
        #"{"sub":"\#(sub ?? id.description)","aud":\#(aud ?? #"["\#(audience)"]"#),"exp":\#(exp ?? String(start.milliseconds / 1000 + 60))\#(more)}"#
    }

    func code(_ token: String, now: Timestamp = start, audience: String? = nil) -> Refusal.Code? {
        if case .failure(let refusal) = bundle.verify(token, audience: audience ?? self.audience, now: now) { return refusal.code }
        return nil
    }
}

@Suite("R42 R46: JWT-SVIDs") struct JWTTests {
    @Test func `an issued token verifies for its audience`() throws {
        let tokens = try Tokens()
        let verified = try tokens.bundle.verify(tokens.issue(), audience: tokens.audience, now: start).get()
        #expect(verified.id == tokens.id)
        #expect(verified.audience == [tokens.audience])
        #expect(verified.expiresAt == start + .seconds(300))
    }

    @Test func `a token says who, for whom, from when, until when, by whom and which`() throws {
        let tokens = try Tokens()
        let parts = try tokens.issue().split(separator: ".")
        let (headerBytes, claimBytes) = (try #require(decodeBase64URL(parts[0])), try #require(decodeBase64URL(parts[1])))
        let header = try #require(try JSONSerialization.jsonObject(with: headerBytes) as? [String: Any])
        let claims = try #require(try JSONSerialization.jsonObject(with: claimBytes) as? [String: Any])
        #expect(Set(header.keys) == ["alg", "kid", "typ"])
        #expect(Set(claims.keys) == ["sub", "aud", "exp", "iat", "iss", "jti"])
        #expect((claims["exp"] as? Int) == Int(start.milliseconds / 1000) + 300)
        #expect(!String(decoding: claimBytes, as: UTF8.self).contains("300.0"))
    }

    // R46
    @Test func `a token is refused from the moment of its expiry`() throws {
        let tokens = try Tokens()
        let token = try tokens.issue(lifetime: .seconds(60))
        #expect(tokens.code(token, now: start + .seconds(60) - .milliseconds(1)) == nil)
        #expect(tokens.code(token, now: start + .seconds(60)) == .expired)
    }

    @Test func `a token for another audience is refused`() throws {
        let tokens = try Tokens()
        #expect(tokens.code(try tokens.issue(), audience: "https://other") == .wrongAudience)
        #expect(tokens.code(try tokens.issue(["a", "b"]), audience: "b") == nil)
        #expect(tokens.code(try tokens.forge(claims: tokens.good(aud: "[]"))) == .wrongAudience)
        #expect(tokens.code(try tokens.forge(claims: tokens.good(aud: "7"))) == .wrongAudience)
    }

    @Test func `no token is issued without an audience or outside the trust domain`() throws {
        let tokens = try Tokens()
        for audience in [[], [""], ["a", ""]] {
            #expect(throws: Refusal.self) {
                try tokens.authority.issue(id: tokens.id, audience: audience, now: start, lifetime: .seconds(60), tokenID: "t")
            }
        }
        for text in ["spiffe://other.example/x", "spiffe://shop.example"] {
            let id = try #require(SPIFFEID(text))
            #expect(throws: Refusal.self) {
                try tokens.authority.issue(id: id, audience: ["a"], now: start, lifetime: .seconds(60), tokenID: "t")
            }
        }
    }

    @Test(arguments: ["none", "None", "HS256", "HS512", "ES384", "ES512", "RS256", "PS256", "EdDSA", "es256", ""])
    func `an algorithm that we do not sign with is refused before any cryptography`(_ algorithm: String) throws {
        let tokens = try Tokens()
        let token = try tokens.forge(header: #"{"alg":"\#(algorithm)","kid":"\#(tokens.authority.keyID)"}"#)
        #expect(tokens.code(token) == .unsupportedAlgorithm)
    }

    @Test func `a token without signature, and one signed with the public key as a shared secret, are refused`() throws {
        let tokens = try Tokens()
        let header = base64URL(Data(#"{"alg":"none"}"#.utf8))
        #expect(tokens.code("\(header).\(base64URL(Data(tokens.good().utf8))).") == .unsupportedAlgorithm)
        let confused = base64URL(Data(#"{"alg":"HS256","kid":"\#(tokens.authority.keyID)"}"#.utf8)) + "." + base64URL(Data(tokens.good().utf8))
        let mac = HMAC<SHA256>.authenticationCode(
            for: Data(confused.utf8), using: SymmetricKey(data: tokens.authority.publicKey.rawRepresentation))
        #expect(tokens.code(confused + "." + base64URL(Data(mac))) == .unsupportedAlgorithm)
    }

    @Test func `an unknown key is refused, an absent key id is tried with each`() throws {
        let tokens = try Tokens()
        #expect(tokens.code(try tokens.forge(header: #"{"alg":"ES256","kid":"other"}"#)) == .unknownKey)
        #expect(tokens.code(try tokens.forge(header: #"{"alg":"ES256","kid":""}"#)) == .unknownKey)
        #expect(tokens.code(try tokens.forge(header: #"{"alg":"ES256"}"#)) == nil)
        let empty = JWTBundle(trustDomain: tokens.trustDomain, keys: [])
        #expect(throws: Refusal.self) { try empty.verify(tokens.forge(), audience: tokens.audience, now: start).get() }
    }

    @Test(arguments: [
        #"{"alg":"ES256","crit":["x"],"x":1}"#, #"{"alg":"ES256","jwk":{}}"#, #"{"alg":"ES256","jku":"https://evil"}"#,
        #"{"alg":"ES256","b64":false}"#, #"{"alg":"ES256","typ":"at+jwt"}"#, #"{"alg":7}"#, "[]", "{}", "x", "", "null",
    ])
    func `a header with anything but alg, kid and typ is refused`(_ header: String) throws {
        #expect(try Tokens().code(Tokens().forge(header: header)) == .malformed)
    }

    @Test func `a tampered claim or signature is refused`() throws {
        let tokens = try Tokens()
        let parts = try tokens.issue().split(separator: ".").map(String.init)
        let claims = tokens.good(sub: "spiffe://shop.example/production/admin")
        #expect(tokens.code("\(parts[0]).\(base64URL(Data(claims.utf8))).\(parts[2])") == .badSignature)
        #expect(tokens.code("\(parts[0]).\(parts[1]).\(base64URL(Data(count: 64)))") == .badSignature)
        #expect(tokens.code("\(parts[0]).\(parts[1]).") == .badSignature)
        #expect(tokens.code("\(parts[0]).\(parts[1]).\(parts[2])AAAA") == .badSignature)
        let other = try Tokens()
        #expect(tokens.code(try other.forge(header: #"{"alg":"ES256"}"#)) == .badSignature)
    }

    @Test(arguments: [
        "", ".", "..", "a.b.c", "a.b", "a.b.c.d", "e30=.e30.e30", "e 30.e30.e30",
        "{\"payload\":\"x\",\"signatures\":[]}",
    ])
    func `what is not a compact JWS of three parts is refused`(_ token: String) throws {
        #expect(try Tokens().code(token) == .malformed)
    }

    @Test func `claims that name nobody, another domain or the domain itself are refused`() throws {
        let tokens = try Tokens()
        #expect(tokens.code(try tokens.forge(claims: tokens.good(sub: "orders"))) == .notASPIFFEID)
        #expect(tokens.code(try tokens.forge(claims: tokens.good(sub: "spiffe://shop.example"))) == .notASPIFFEID)
        #expect(tokens.code(try tokens.forge(claims: #"{"aud":"x","exp":1}"#)) == .notASPIFFEID)
        #expect(tokens.code(try tokens.forge(claims: "[]")) == .malformed)
        #expect(tokens.code(base64URL(Data(#"{"alg":"ES256"}"#.utf8)) + "..") == .malformed)
        #expect(tokens.code(try tokens.forge(claims: tokens.good(sub: "spiffe://other.example/x"))) == .wrongTrustDomain)
    }

    @Test(arguments: ["\"soon\"", "null", "1e300", "-1e300", "1e11"])
    func `an expiry that is no plausible number is refused`(_ expiry: String) throws {
        let tokens = try Tokens()
        #expect(tokens.code(try tokens.forge(claims: tokens.good(exp: expiry))) == .malformed)
    }

    @Test func `an expiry of true is no number`() throws {
        let tokens = try Tokens()
        #expect(tokens.code(try tokens.forge(claims: tokens.good(exp: "true"))) != nil)
    }

    @Test func `a token of later is not valid yet`() throws {
        let tokens = try Tokens()
        let seconds = start.milliseconds / 1000
        #expect(tokens.code(try tokens.forge(claims: tokens.good(more: ",\"nbf\":\(seconds + 5)"))) == .notYetValid)
        #expect(tokens.code(try tokens.forge(claims: tokens.good(more: ",\"nbf\":\(seconds)"))) == nil)
    }

    @Test func `a token above 16 KiB is refused unread`() throws {
        let tokens = try Tokens()
        let token = try tokens.forge(claims: tokens.good(more: #","x":"\#(String(repeating: "a", count: 17_000))""#))
        #expect(tokens.code(token) == .malformed)
    }

    @Test func `claims nested thousands deep do not overflow the stack`() throws {
        let tokens = try Tokens()
        let deep = String(repeating: "[", count: 6_000) + String(repeating: "]", count: 6_000)
        // Refused or accepted does not matter: the process lives.
        _ = tokens.code(try tokens.forge(claims: deep))
        _ = tokens.code(try tokens.forge(header: deep))
    }

    @Test func `a mutated token is refused and never crashes`() throws {
        let tokens = try Tokens()
        let token = try tokens.issue()
        let signed = token.split(separator: ".").dropLast().joined(separator: ".")
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<10_000 {
            let mutated = String(decoding: generator.mutate(Array(token.utf8)), as: UTF8.self)
            // The last character of base64 may hold spare bits, so only what is signed must be untouched.
            if tokens.code(mutated) == nil { #expect(mutated.hasPrefix(signed + ".")) }
        }
    }

    @Test func `the published keys are a JWK set for JWT-SVIDs only`() throws {
        let tokens = try Tokens()
        let set = try #require(try JSONSerialization.jsonObject(with: Data(tokens.bundle.jwks)) as? [String: Any])
        let keys = try #require(set["keys"] as? [[String: String]])
        #expect(keys.count == 1)
        #expect(keys[0]["use"] == "jwt-svid" && keys[0]["kty"] == "EC" && keys[0]["crv"] == "P-256")
        #expect(keys[0]["kid"] == tokens.authority.keyID)
        #expect(decodeBase64URL(keys[0]["x"] ?? "")?.count == 32 && decodeBase64URL(keys[0]["y"] ?? "")?.count == 32)
        #expect(keys[0]["d"] == nil)
    }
}

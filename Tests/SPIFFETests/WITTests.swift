import EstateTesting
import Foundation
import Runtime
@_spi(Incubating) import SPIFFE
import Testing

@Suite("R42: WIT-SVIDs, behind their flag") struct WITTests {
    private let authority: WITAuthority
    private let key: JWTSigningKey
    private let issuer: JWTSigningKey
    private let id: SPIFFEID

    init() throws {
        issuer = try JWTSigningKey.generate(.es256)
        key = try JWTSigningKey.generate(.es384)
        authority = WITAuthority(trustDomain: Authorities.domain, key: issuer)
        id = try #require(SPIFFEID("spiffe://shop.example/orders"))
    }

    private var bundle: WITBundle { WITBundle(trustDomain: Authorities.domain, keys: [authority.publicKey]) }

    private func issue(lifetime: Duration = .seconds(600)) throws -> String {
        try authority.issue(id: id, confirmationKey: key.publicKey, now: start, lifetime: lifetime, tokenID: "w1").token
    }

    private func proof(of token: String, by key: JWTSigningKey? = nil, audience: String = "billing", life: Duration = .seconds(10)) throws -> String {
        try (key ?? self.key).proof(of: token, audience: audience, now: start, lifetime: life, proofID: "p1")
    }

    @Test func `a token with its bearer's proof is accepted`() throws {
        let token = try issue()
        let unproven = try bundle.verify(token, now: start).get()
        let accepted = try unproven.prove(proof(of: token), audience: "billing", now: start).get()
        #expect(accepted.svid.id == id && accepted.svid.tokenID == "w1" && accepted.proofID == "p1" && accepted.proofEnd == start + .seconds(10))
    }

    // WIT-SVID §4, §7.1
    @Test func `without the right proof it is worth nothing`() throws {
        let token = try issue()
        let unproven = try bundle.verify(token, now: start).get()
        func code(_ proof: String, audience: String = "billing", now: Timestamp = start) -> Refusal.Code? {
            unproven.prove(proof, audience: audience, now: now).failureCode
        }
        #expect(code("") == .malformed)
        #expect(code(token) == .noProof)
        #expect(code(try proof(of: token, by: issuer)) == .unsupportedAlgorithm)
        #expect(code(try proof(of: token, by: .generate(.es384))) == .badSignature)
        #expect(code(try proof(of: try issue(lifetime: .seconds(601)))) == .noProof)
        #expect(code(try proof(of: token, audience: "other")) == .wrongAudience)
        #expect(code(try proof(of: token), audience: "") == .wrongAudience)
        #expect(code(try proof(of: token), now: start + .seconds(10)) == .expired)
        #expect(code(try proof(of: token, life: .seconds(3_600))) == .noProof)
    }

    @Test func `it is no JWT-SVID, and a JWT-SVID is none of it`() throws {
        let token = try issue()
        let asJWT = JWTBundle(trustDomain: Authorities.domain, keys: [authority.publicKey])
        #expect(asJWT.verify(token, audience: "billing", now: start).failureCode == .malformed)
        let jwt = try Authorities.token(JWTAuthority(trustDomain: Authorities.domain, key: issuer))
        #expect(bundle.verify(jwt, now: start).failureCode == .malformed)
        let claims = try #require(decodeBase64URL(token.split(separator: ".")[1]))
        let said = try #require(try JSONSerialization.jsonObject(with: claims) as? [String: Any])
        #expect(said["aud"] == nil && said["iss"] == nil)
        let jwk = try #require((said["cnf"] as? [String: Any])?["jwk"] as? [String: Any])
        #expect(jwk["alg"] as? String == "ES384" && jwk["d"] == nil)
    }

    @Test func `time and trust domain are looked at`() throws {
        #expect(bundle.verify(try issue(lifetime: .seconds(5)), now: start + .seconds(5)).failureCode == .expired)
        let other = WITBundle(trustDomain: try #require(TrustDomain("other.example")), keys: bundle.keys)
        #expect(other.verify(try issue(), now: start).failureCode == .wrongTrustDomain)
        let empty = WITBundle(trustDomain: Authorities.domain, keys: [])
        #expect(empty.verify(try issue(), now: start).failureCode == .unknownKey)
    }

    /// Signs any header and claims with the right key.
    private func forge(header: String? = nil, claims: String) throws -> String {
        // A forger who holds the issuer's key, by the interface of the JWT tests.
        let tokens = try Tokens()
        let header = header ?? #"{"alg":"ES256","kid":"\#(tokens.authority.keyID)","typ":"wit+jwt"}"#
        return try tokens.forge(header: header.replacingOccurrences(of: "KID", with: tokens.authority.keyID), claims: claims)
            + "|" + tokens.authority.keyID + "|" + tokens.authority.publicKey.json
    }

    private func code(header: String? = nil, claims: String) throws -> Refusal.Code? {
        let parts = try forge(header: header, claims: claims).split(separator: "|").map(String.init)
        let bundle = WITBundle(trustDomain: Authorities.domain, keys: [try JSONWebKey.parse(Array(parts[2].utf8)).get()])
        return bundle.verify(parts[0], now: start).failureCode
    }

    @Test func `header and claims are held to the specification`() throws {
        let seconds = start.milliseconds / 1000
        let jwk = key.publicKey.json
        func claims(_ cnf: String? = nil, _ more: String = "") -> String {
            let cnf = cnf ?? #""cnf":{"jwk":\#(jwk)},"#
            return #"{\#(cnf)"exp":\#(seconds + 60),"sub":"spiffe://shop.example/orders"\#(more)}"#
        }
        #expect(try code(claims: claims()) == nil)
        #expect(try code(header: #"{"alg":"ES256","kid":"KID","typ":"wit+jwt","new":1}"#, claims: claims()) == nil)
        #expect(try code(header: #"{"alg":"ES256","kid":"KID","typ":"wit+jwt","crit":["new"],"new":1}"#, claims: claims()) == .malformed)
        #expect(try code(header: #"{"alg":"ES256","typ":"wit+jwt"}"#, claims: claims()) == .unknownKey)
        #expect(try code(header: #"{"alg":"ES256","kid":"KID"}"#, claims: claims()) == .malformed)
        #expect(try code(header: #"{"alg":"ES256","kid":"KID","typ":"WIT+JWT"}"#, claims: claims()) == .malformed)
        #expect(try code(header: #"{"alg":"none","kid":"KID","typ":"wit+jwt"}"#, claims: claims()) == .unsupportedAlgorithm)
        #expect(try code(claims: claims(nil, #","aud":"x""#)) == .malformed)
        #expect(try code(claims: claims(nil, #","nbf":\#(seconds + 9)"#)) == .notYetValid)
        #expect(try code(claims: claims(nil, #","iat":\#(seconds + 9)"#)) == nil, "iat limits nothing")
        #expect(try code(claims: claims("")) == .noProof)
        #expect(try code(claims: claims(#""cnf":{},"#)) == .noProof)
        let unpinned = jwk.replacingOccurrences(of: #""alg":"ES384","#, with: "")
        #expect(try code(claims: claims(#""cnf":{"jwk":\#(unpinned)},"#)) == .unsupportedAlgorithm)
        #expect(try code(claims: claims(#""cnf":{"jwk":\#(jwk.dropLast()),"d":"AA"}},"#)) == .malformed)
        #expect(try code(claims: #"{"cnf":{"jwk":\#(jwk)},"sub":"spiffe://shop.example/orders"}"#) == .malformed)
        #expect(try code(claims: #"{"cnf":{"jwk":\#(jwk)},"exp":\#(seconds + 60)}"#) == .notASPIFFEID)
    }

    // Appendix A of the specification, in pieces: its example is signed by a key that it does not give.
    @Test func `the specification's own example has the form of one`() throws {
        let header = [#"{"alg":"ES256","kid":"lQSi3hZFnda2D-XJkj1zl7foJouiwI4nrAyhy4jZiJg","#, #""typ":"wit+jwt"}"#].joined()
        let jwk = [
            #"{"alg":"ES256","crv":"P-256","kty":"EC","x":"rzP7mLCKAHWmsM6X0EwVISC_hI3ujcu95ffUkyeDGGo","#,
            #""y":"uOrfDljtX9m3jY-hsyhLJYaxtGkzDv5e5kmCe58Z97g"}"#,
        ].joined()
        let claims = #"{"cnf":{"jwk":\#(jwk)},"exp":1765456503,"iat":1765452903,"jti":"1","sub":"spiffe://example.com/my-workload"}"#
        let token = base64URL(Data(header.utf8)) + "." + base64URL(Data(claims.utf8)) + "." + base64URL(Data(count: 64))
        let example = WITBundle(trustDomain: try #require(TrustDomain("example.com")), keys: [authority.publicKey])
        #expect(example.verify(token, now: start).failureCode == .unknownKey, "everything up to the key is in order")
    }
}

import Crypto
import CryptoExtras
import EstateTesting
import Foundation
import Runtime
import SPIFFE
import Testing

/// An authority of each algorithm. RSA keys take a while to make, so they are made once.
enum Authorities {
    static let domain = TrustDomain("shop.example")!
    static let rsa = Result { try JWTSigningKey.generate(.rs256).der }

    static func make(_ algorithm: SignatureAlgorithm) throws -> JWTAuthority {
        let isRSA = algorithm.rawValue.hasPrefix("R") || algorithm.rawValue.hasPrefix("P")
        let key = isRSA ? try JWTSigningKey(der: rsa.get(), algorithm: algorithm) : try JWTSigningKey.generate(algorithm)
        return JWTAuthority(trustDomain: domain, key: key)
    }

    static func token(_ authority: JWTAuthority, audience: [String] = ["billing"]) throws -> String {
        let id = try #require(SPIFFEID("spiffe://shop.example/production/orders"))
        return try authority.issue(id: id, audience: audience, now: start, lifetime: .seconds(60), tokenID: "t").token
    }
}

@Suite("R42: algorithms of JWT-SVIDs") struct AlgorithmTests {
    @Test(arguments: SignatureAlgorithm.allCases)
    func `each of the nine signs and verifies, also after its key was stored and published`(_ algorithm: SignatureAlgorithm) throws {
        let authority = try Authorities.make(algorithm)
        let token = try Authorities.token(authority)
        let bundle = JWTBundle(trustDomain: Authorities.domain, keys: [authority.publicKey])
        let svid = try bundle.verify(token, audience: "billing", now: start).get()
        #expect(svid.id.path == "/production/orders" && svid.tokenID == "t" && svid.issuer == "spiffe://shop.example" && svid.issuedAt == start)
        // By way of the published document, where an RSA key is no longer pinned to one algorithm.
        let published = try TrustBundle.parse(
            TrustBundle(trustDomain: Authorities.domain, jwtAuthorities: [authority.publicKey]).json, trustDomain: Authorities.domain).get()
        #expect(published.ignored.isEmpty)
        #expect(throws: Never.self) { try published.bundle.jwt.verify(token, audience: "billing", now: start).get() }
    }

    @Test(arguments: SignatureAlgorithm.allCases)
    func `a key is used with its own algorithm and no other`(_ algorithm: SignatureAlgorithm) throws {
        let authority = try Authorities.make(algorithm)
        for other in SignatureAlgorithm.allCases where other != algorithm {
            let stranger = try Authorities.make(other)
            let parts = try Authorities.token(stranger).split(separator: ".")
            // The header names the pinned key, the algorithm is the other's; for RSA even the key is the same.
            let header = base64URL(Data(#"{"alg":"\#(other.rawValue)","kid":"\#(authority.keyID)"}"#.utf8))
            let bundle = JWTBundle(trustDomain: Authorities.domain, keys: [authority.publicKey])
            for token in ["\(header).\(parts[1]).\(parts[2])", try Authorities.token(stranger)] {
                guard case .failure(let refusal) = bundle.verify(token, audience: "billing", now: start) else {
                    Issue.record("\(other) was accepted for a key of \(algorithm)")
                    continue
                }
                #expect(refusal.code == .unsupportedAlgorithm || refusal.code == .unknownKey, "\(refusal)")
            }
        }
    }

    @Test(arguments: SignatureAlgorithm.allCases)
    func `a signature that was cut, stretched or emptied is refused`(_ algorithm: SignatureAlgorithm) throws {
        let authority = try Authorities.make(algorithm)
        let token = try Authorities.token(authority)
        let parts = token.split(separator: ".").map(String.init)
        let signature = try #require(decodeBase64URL(parts[2]))
        let bundle = JWTBundle(trustDomain: Authorities.domain, keys: [authority.publicKey])
        var forged = [Data(), signature.dropLast(), signature.dropFirst(), Data([0]) + signature, signature + [0], Data(count: signature.count)]
        if let bit = signature.indices.randomElement() {
            var flipped = signature
            flipped[bit] ^= 1
            forged.append(flipped)
        }
        for bytes in forged {
            let refusal = bundle.verify("\(parts[0]).\(parts[1]).\(base64URL(bytes))", audience: "billing", now: start)
            #expect(throws: Refusal.self) { try refusal.get() }
        }
    }

    @Test func `an ECDSA signature in DER is no JWS`() throws {
        let key = P256.Signing.PrivateKey()
        let authority = try JWTAuthority(trustDomain: Authorities.domain, key: Secret(key.rawRepresentation))
        let parts = try Authorities.token(authority).split(separator: ".")
        let text = "\(parts[0]).\(parts[1])"
        let der = try key.signature(for: Data(text.utf8)).derRepresentation
        let bundle = JWTBundle(trustDomain: Authorities.domain, keys: [authority.publicKey])
        #expect(throws: Refusal.self) { try bundle.verify(text + "." + base64URL(der), audience: "billing", now: start).get() }
    }

    @Test func `a skew that is allowed moves both ends, and no further`() throws {
        let authority = try Authorities.make(.es256)
        let token = try Authorities.token(authority)
        let bundle = JWTBundle(trustDomain: Authorities.domain, keys: [authority.publicKey])
        func accepts(_ now: Timestamp, _ leeway: Duration) -> Bool { (try? bundle.verify(token, audience: "billing",
            now: now, leeway: leeway).get()) != nil }
        #expect(accepts(start + .seconds(64), .seconds(5)) && !accepts(start + .seconds(65), .seconds(5)))
        #expect(!accepts(start + .seconds(60), .zero))
    }

    @Test(arguments: [
        #"{"kty":"oct","k":"AAAA"}"#, #"{"kty":"OKP","crv":"Ed25519","x":"AAAA"}"#,
        #"{"kty":"EC","crv":"secp256k1","x":"AA","y":"AA"}"#, #"{"kty":"EC"}"#,
        #"{"kty":"EC","crv":"P-256","x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","y":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}"#,
        #"{"kty":"RSA","n":"AQ","e":"AQAB"}"#, #"{"kty":"RSA"}"#, #"{}"#, #"[]"#, #"{"kty":7}"#,
    ])
    func `what is no public key of the nine algorithms is refused`(_ text: String) {
        #expect(throws: Refusal.self) { try JSONWebKey.parse(Array(text.utf8)).get() }
    }

    @Test func `an RSA key outside 2048 to 8192 bits, or with a foolish exponent, is refused`() throws {
        let long = base64URL(Data([0x80] + [UInt8](repeating: 0, count: 1024) + [1]))
        let short = base64URL(Data([0x80] + [UInt8](repeating: 0, count: 126) + [1]))
        let fair = base64URL(Data([0x80] + [UInt8](repeating: 0, count: 254) + [1]))
        for (modulus, exponent) in [(long, "AQAB"), (short, "AQAB"), (fair, "AQ"), (fair, "Ag"), (fair, ""), (fair,
            "AAAAAAAAAAE"), (fair, "AAEAAQ")] {
            #expect(throws: Refusal.self) { try JSONWebKey.parse(Array(#"{"kty":"RSA","n":"\#(modulus)","e":"\#(exponent)"}"#.utf8)).get() }
        }
    }

    @Test func `a key that brings its private part, or is for something else, is refused`() throws {
        let json = String(decoding: try Authorities.make(.es256).publicKey.json.utf8, as: UTF8.self)
        #expect(throws: Never.self) { try JSONWebKey.parse(Array(json.utf8)).get() }
        for more in [#""d":"AA""#, #""key_ops":["sign"]"#, #""alg":"ES384""#, #""alg":"HS256""#, #""alg":7"#, #""kid":"""#] {
            let changed = json.replacingOccurrences(of: #""alg":"ES256","#, with: "").replacingOccurrences(of: #""kid""#, with: #""x-kid""#)
            #expect(throws: Refusal.self, "\(more)") { try JSONWebKey.parse(Array((changed.dropLast() + "," + more + "}").utf8)).get() }
        }
    }

    @Test func `the thumbprint is RFC 7638's own example`() throws {
        let modulus = [
            "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMst",
            "n64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbI",
            "SD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw",
        ].joined()
        let key = try JSONWebKey.parse(Array(#"{"kty":"RSA","n":"\#(modulus)","e":"AQAB","alg":"RS256","kid":"2011-04-29"}"#.utf8)).get()
        #expect(key.thumbprint == "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs" && key.keyID == "2011-04-29" && key.algorithms == [.rs256])
        #expect(try JSONWebKey(rawRepresentation: key.rawRepresentation).thumbprint == key.thumbprint)
    }
}

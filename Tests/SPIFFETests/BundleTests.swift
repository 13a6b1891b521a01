import Crypto
import EstateTesting
import Foundation
import Runtime
@_spi(Incubating) import SPIFFE
import Testing
import X509

private func parse(_ text: String) -> Result<(bundle: TrustBundle, ignored: [TrustBundle.Ignored]), Refusal> {
    TrustBundle.parse(Array(text.utf8), trustDomain: Authorities.domain)
}

@Suite("R42: bundles") struct BundleTests {
    private func whole() throws -> TrustBundle {
        var bundle = TrustBundle(
            trustDomain: Authorities.domain, x509Authorities: [try Domain().authority.certificateDER, try Domain().authority.certificateDER],
            jwtAuthorities: [try Authorities.make(.es256).publicKey, try Authorities.make(.es512).publicKey], sequence: .max,
            refreshHint: .seconds(300))
        bundle.witAuthorities = [try Authorities.make(.es384).publicKey]
        return bundle
    }

    @Test func `a bundle is read back as it was written`() throws {
        let bundle = try whole()
        let read = try TrustBundle.parse(bundle.json, trustDomain: bundle.trustDomain).get()
        #expect(read.bundle == bundle && read.ignored.isEmpty)
    }

    @Test func `entries have the members that the specification asks for, and none that it forbids`() throws {
        let value = try #require(try JSONSerialization.jsonObject(with: Data(try whole().json)) as? [String: Any])
        #expect(Set(value.keys) == ["keys", "spiffe_sequence", "spiffe_refresh_hint"])
        for key in try #require(value["keys"] as? [[String: Any]]) {
            #expect(key["kty"] as? String == "EC")
            if key["use"] as? String == "x509-svid" {
                #expect((key["x5c"] as? [String])?.count == 1 && key["kid"] == nil)
            } else {
                #expect((key["kid"] as? String)?.isEmpty == false && key["x5c"] == nil)
            }
            #expect(key["d"] == nil)
        }
    }

    @Test func `a bundle without keys is read, is empty, and trusts nobody`() async throws {
        let bundle = try parse(#"{"keys":[],"spiffe_sequence":3}"#).get().bundle
        #expect(bundle.isEmpty && bundle.sequence == 3 && bundle.refreshHint == nil)
        let token = try Authorities.token(try Authorities.make(.es256))
        #expect(throws: Refusal.self) { try bundle.jwt.verify(token, audience: "billing", now: start).get() }
        let domain = try Domain()
        let verdict = try await bundle.x509.verify(chain: domain.issue().chain, now: start)
        #expect(verdict.failureCode == .untrusted)
    }

    @Test func `unknown members, types and uses are passed over and told`() throws {
        let good = String(decoding: TrustBundle(trustDomain: Authorities.domain,
            jwtAuthorities: [try Authorities.make(.es256).publicKey]).json, as: UTF8.self)
        let entries = [
            #"{"kty":"EC","crv":"P-256"}"#, #"{"use":"jwt-svid","kid":"a"}"#, #"{"kty":"LMS","use":"jwt-svid","kid":"a"}"#,
            #"{"kty":"EC","use":"JWT-SVID","kid":"a"}"#, #"{"kty":"EC","use":"sig","kid":"a"}"#,
            #"{"kty":"oct","use":"jwt-svid","kid":"a","k":"AA"}"#,
            #"{"kty":"EC","use":"x509-svid"}"#, #"{"kty":"EC","use":"x509-svid","x5c":[]}"#, #"{"kty":"EC","use":"x509-svid","x5c":["!"]}"#,
            #"{"kty":"EC","use":"x509-svid","x5c":["AAAA"]}"#, #"{"kty":"EC","use":"x509-svid","x5c":"AAAA"}"#, "7", "null", "[]",
        ]
        let text = good.replacingOccurrences(of: #""keys":["#, with: #""new":{"x":[1]},"keys":["# + entries.joined(separator: ",") + ",")
        let read = try parse(text).get()
        #expect(read.bundle.jwtAuthorities.count == 1 && read.bundle.x509Authorities.isEmpty)
        #expect(read.ignored.map(\.index) == Array(entries.indices))
    }

    @Test func `a JWT key without a name, and the second of one name, are passed over`() throws {
        let bundle = TrustBundle(trustDomain: Authorities.domain, jwtAuthorities: [try Authorities.make(.es256).publicKey])
        let text = String(decoding: bundle.json, as: UTF8.self)
        let entry = try #require(text.firstMatch(of: /\[(\{.*\})\]/)?.1)
        let twice = try parse(#"{"keys":[\#(entry),\#(entry),\#(entry.replacingOccurrences(of: "jwt-svid", with: "wit-svid"))]}"#).get()
        #expect(twice.bundle.jwtAuthorities.count == 1 && twice.bundle.witAuthorities.isEmpty && twice.ignored.count == 2)
        let nameless = try parse(#"{"keys":[\#(entry.replacingOccurrences(of: "\"kid\"", with: "\"x-kid\""))]}"#).get()
        #expect(nameless.bundle.jwtAuthorities.isEmpty && nameless.ignored.count == 1)
    }

    @Test func `of several certificates in one entry the first counts`() throws {
        let (one, two) = (Data(try Domain().authority.certificateDER).base64EncodedString(),
            Data(try Domain().authority.certificateDER).base64EncodedString())
        let read = try parse(#"{"keys":[{"kty":"EC","use":"x509-svid","x5c":["\#(one)","\#(two)"]}]}"#).get()
        #expect(read.bundle.x509Authorities.map { Data($0).base64EncodedString() } == [one])
    }

    @Test func `a leaf in a bundle becomes no authority`() throws {
        let leaf = Data(try Domain().issue().chain[0]).base64EncodedString()
        let read = try parse(#"{"keys":[{"kty":"EC","use":"x509-svid","x5c":["\#(leaf)"]}]}"#).get()
        #expect(read.bundle.x509Authorities.isEmpty && read.ignored.first?.why.code == .wrongUse)
    }

    @Test(arguments: [
        "", "[]", "null", "{}", #"{"keys":null}"#, #"{"keys":{}}"#, #"{"keys":[],"keys":[]}"#, #"{"keys":[],"spiffe_sequence":-1}"#,
        #"{"keys":[],"spiffe_sequence":1.5}"#, #"{"keys":[],"spiffe_sequence":"1"}"#, #"{"keys":[],"spiffe_sequence":18446744073709551616}"#,
        #"{"keys":[],"spiffe_refresh_hint":"1"}"#, #"{"keys":[],"spiffe_refresh_hint":-1}"#, #"{"keys":[],"spiffe_refresh_hint":1e9}"#,
        #"{"keys":[],"spiffe_refresh_hint":999999999999}"#,
    ])
    func `a document that is no bundle is refused whole`(_ text: String) {
        #expect(parse(text).failureCode == .malformed)
    }

    @Test func `more keys or bytes than the limit are refused unread`() {
        let keys = Array(repeating: "{}", count: 257).joined(separator: ",")
        #expect(parse(#"{"keys":[\#(keys)]}"#).failureCode == .malformed)
        #expect(parse(#"{"keys":[],"x":"\#(String(repeating: "a", count: 1 << 20))"}"#).failureCode == .malformed)
        #expect(parse(#"{"keys":\#(String(repeating: "[", count: 100_000))"#).failureCode == .malformed)
    }

    // MARK: Maps

    @Test func `a map is read back, without the hints of its bundles`() throws {
        let other = try #require(TrustDomain("other.example"))
        let map = TrustBundleMap([try whole(), TrustBundle(trustDomain: other, sequence: 1)])
        #expect(!String(decoding: map.json, as: UTF8.self).contains("refresh_hint"))
        let read = try TrustBundleMap.parse(map.json).get()
        #expect(read.bundles.count == 2 && read[other]?.sequence == 1 && read[Authorities.domain]?.refreshHint == nil)
        #expect(read[Authorities.domain]?.x509Authorities == map[Authorities.domain]?.x509Authorities)
        let hinted = #"{"trust_domains":{"shop.example":{"keys":[],"spiffe_refresh_hint":1}}}"#
        #expect(try TrustBundleMap.parse(Array(hinted.utf8)).get()[Authorities.domain]?.refreshHint == nil)
        #expect(try TrustBundleMap.parse(Array(#"{"trust_domains":{}}"#.utf8)).get().bundles.isEmpty)
    }

    @Test(arguments: [
        "{}", #"{"trust_domains":[]}"#, #"{"trust_domains":{"a":{"keys":[]},"a":{"keys":[]}}}"#,
        #"{"trust_domains":{"a":{"keys":[]},"\u0061":{"keys":[]}}}"#,
        #"{"trust_domains":{"A":{"keys":[]}}}"#, #"{"trust_domains":{"spiffe://a":{"keys":[]}}}"#,
        #"{"trust_domains":{"a":{}}}"#, #"{"trust_domains":{"":{"keys":[]}}}"#,
    ])
    func `a map with a name twice, a bad name or a bad bundle is refused whole`(_ text: String) {
        #expect(throws: Refusal.self) { try TrustBundleMap.parse(Array(text.utf8)).get() }
    }

    @Test func `a mutated bundle never crashes, and what is read can be written and read again`() throws {
        let seed = try whole().json
        var generator = SeededGenerator(seed: 21)
        for _ in 0..<4_000 {
            let mutated = generator.mutate(seed)
            if let read = try? TrustBundle.parse(mutated, trustDomain: Authorities.domain).get() {
                let again = try TrustBundle.parse(read.bundle.json, trustDomain: Authorities.domain).get()
                #expect(again.bundle == read.bundle)
            }
        }
    }
}

extension Result where Failure == Refusal {
    var failureCode: Refusal.Code? { if case .failure(let refusal) = self { refusal.code } else { nil } }
}

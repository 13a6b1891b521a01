import EstateTesting
import Runtime
import SPIFFE
import Testing
import X509

@Suite("R42: who speaks for which trust domain") struct BundleSetTests {
    // Trust Domain and Bundle §3, Workload API §4.6: and never a neighbour's.
    @Test func `a chain is judged by the bundle of its own trust domain alone`() async throws {
        let (mine, theirs) = (try Domain(), try Domain("other.example"))
        let both = X509BundleSet([mine.bundle, theirs.bundle])
        #expect(await both.verify(chain: try mine.issue().chain, now: start) == .success(mine.id))
        #expect(await both.verify(chain: try theirs.issue().chain, now: start) == .success(theirs.id))
        #expect(await X509BundleSet([theirs.bundle]).verify(chain: try mine.issue().chain, now: start).failureCode == .unknownTrustDomain)
        #expect(await X509BundleSet([]).verify(chain: try mine.issue().chain, now: start).failureCode == .unknownTrustDomain)
        // The other domain's authority signs a name of ours.
        let forged = try theirs.forge(
            Certificate.Extensions {
                Critical(KeyUsage(digitalSignature: true))
                SubjectAlternativeNames([.uniformResourceIdentifier(mine.id.description)])
            })
        #expect(await both.verify(chain: [forged], now: start).failureCode == .untrusted)
    }

    @Test func `a token is judged by the bundle of its subject's trust domain alone`() throws {
        let (mine, theirs) = (try Tokens(), try Tokens("other.example"))
        let both = JWTBundleSet([mine.bundle, theirs.bundle])
        #expect(try both.verify(mine.issue(), audience: mine.audience, now: start).get().id == mine.id)
        #expect(try both.verify(theirs.issue(), audience: mine.audience, now: start).get().id == theirs.id)
        #expect(JWTBundleSet([theirs.bundle]).verify(try mine.issue(), audience: mine.audience, now: start).failureCode == .unknownTrustDomain)
        let header = #"{"alg":"ES256","kid":"\#(theirs.authority.keyID)"}"#
        let forged = try theirs.forge(header: header, claims: mine.good())
        #expect(both.verify(forged, audience: mine.audience, now: start).failureCode == .unknownKey)
        #expect(both.verify(try theirs.forge(header: #"{"alg":"ES256"}"#, claims: mine.good()), audience: mine.audience,
            now: start).failureCode == .badSignature)
    }

    @Test(arguments: ["shop.example", "10.0.0.1", "localhost", "a_b", "1", "xn--abc"])
    func `names that look like addresses or hosts are names like others`(_ name: String) async throws {
        let domain = try Domain(name)
        #expect(await domain.bundle.verify(chain: try domain.issue().chain, now: start) == .success(domain.id))
    }
}

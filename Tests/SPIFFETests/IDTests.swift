import EstateTesting
import SPIFFE
import Testing

private let a255 = String(repeating: "a", count: 255)

@Suite("R42: SPIFFE IDs") struct IDTests {
    @Test(arguments: [
        "spiffe://shop.example", "spiffe://shop.example/production/orders", "spiffe://a/b", "spiffe://10.0.0.1/x",
        "spiffe://a_b-c.d/E.f-g_H/9", "spiffe://shop/...", "spiffe://shop/.a", "spiffe://-/-", "spiffe://\(a255)/x",
        "spiffe://shop/" + String(repeating: "a", count: 2034),
    ])
    func `an allowed ID is read and written unchanged`(_ text: String) {
        #expect(SPIFFEID(text)?.description == text)
    }

    @Test(arguments: [
        "", "spiffe", "spiffe:", "spiffe:/", "spiffe://", "spiffe:///path", "http://shop/x", "SPIFFE://shop/x", "Spiffe://shop/x",
        "spiffe:shop/x", " spiffe://shop/x", "spiffe://shop/x ", "spiffe://Shop/x", "spiffe://shop:443/x", "spiffe://user@shop/x",
        "spiffe://shop/x?q=1", "spiffe://shop/x#f", "spiffe://shop?q", "spiffe://shop#f", "spiffe://shop/", "spiffe://shop/x/",
        "spiffe://shop//x", "spiffe://shop/./x", "spiffe://shop/../x", "spiffe://shop/x/..", "spiffe://shop/%41", "spiffe://sh%6fp/x",
        "spiffe://shop/ü", "spiffe://schön/x", "spiffe://shop/a b", "spiffe://shop/a\\b", "spiffe://shop/a\nb", "spiffe://shop/a\u{0}b",
        "spiffe://[::1]/x", "spiffe://shop/a:b", "spiffe://shop/a+b", "spiffe://shop/e\u{301}", "spiffe://\(a255)a/x",
        "spiffe://shop/" + String(repeating: "a", count: 2035),
    ])
    func `anything else is refused and nothing is normalised`(_ text: String) {
        #expect(SPIFFEID(text) == nil, "\(text.prefix(60).debugDescription)")
    }

    @Test func `paths are compared with their case`() {
        #expect(SPIFFEID("spiffe://shop/A") != SPIFFEID("spiffe://shop/a"))
    }

    @Test func `an ID is never generated longer than 2048 bytes or from a bad segment`() throws {
        let domain = try #require(TrustDomain("shop.example"))
        #expect(SPIFFEID(trustDomain: domain, segments: []) == nil)
        #expect(SPIFFEID(trustDomain: domain, segments: [""]) == nil)
        #expect(SPIFFEID(trustDomain: domain, segments: ["a", ""]) == nil)
        #expect(SPIFFEID(trustDomain: domain, segments: [".."]) == nil)
        #expect(SPIFFEID(trustDomain: domain, segments: ["a/../b"]) == nil)
        #expect(SPIFFEID(trustDomain: domain, segments: ["production/orders", "x"]) == nil, "one segment cannot pass for two")
        #expect(SPIFFEID(trustDomain: domain, segments: ["ä"]) == nil)
        #expect(SPIFFEID(trustDomain: domain, segments: [String(repeating: "a", count: 3000)]) == nil)
        #expect(SPIFFEID(trustDomain: domain, segments: ["p", "q"])?.description == "spiffe://shop.example/p/q")
    }

    @Test(arguments: ["", "Shop", "a b", "ü", "a/b", "a:1", String(repeating: "a", count: 256), "a\u{0}"])
    func `a trust domain outside the grammar is refused`(_ name: String) {
        #expect(TrustDomain(name) == nil)
    }

    @Test func `mutated IDs never crash, and what is accepted reads back the same`() {
        var generator = SeededGenerator(seed: 3)
        let seed = Array("spiffe://shop.example/production/orders".utf8)
        for _ in 0..<20_000 {
            let text = String(decoding: generator.mutate(seed), as: UTF8.self)
            if let id = SPIFFEID(text) { #expect(id.description == text) }
        }
    }
}

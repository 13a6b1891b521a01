import Estate
import Foundation
import Runtime
import SPIFFE
import Testing

@testable import Registration

@Suite("R42 R52: what a registrar may put into its entries") struct RegistrarRightsTests {
    private let lifetimes = RegistrarRights.Lifetimes(x509: .seconds(3600), jwt: .seconds(300))
    private let group = "spiffe://shop.example/nodes/shop"

    private func registrar(_ set: (inout RegistrarRights) -> Void) -> Registrar {
        var rights = RegistrarRights()
        set(&rights)
        let registrar = Registrar(name: "shop", prefix: "/shop", actors: ["operator:ada"], rights: rights)
        #expect(registrar.fault(in: domain) == nil)
        return registrar
    }

    private func faults(
        _ registrar: Registrar, _ selectors: [String] = ["unix:uid:61001"], parent: String? = nil,
        _ change: (inout RegistrationEntry) -> Void = { _ in }
    ) -> [String] {
        var entry = entry("shop/web", id: "spiffe://shop.example/shop/web", parent: parent, selectors, origin: .registrar("shop"))
        change(&entry)
        return registrar.faults(in: EntryChanges(from: [:], to: [entry]), lifetimes: lifetimes).map(\.reason)
    }

    @Test func `without rights nothing new is registered, and the refusal says what to give`() {
        let old = registrar { _ in }
        #expect(faults(old).count == 1 && faults(old)[0].contains("mayfly registrars set shop … --selector"))
        // What it has may go.
        let mine = entry("shop/web", id: "spiffe://shop.example/shop/web", origin: .registrar("shop"))
        #expect(old.faults(in: EntryChanges(deleting: [mine]), lifetimes: lifetimes).isEmpty)
    }

    @Test func `a registrar that was stored before there were rights has none`() throws {
        let stored = #"{"name":"shop","prefix":"/shop","actors":["operator:ada"]}"#
        let read = try JSONDecoder().decode(Registrar.self, from: Data(stored.utf8))
        #expect(read == Registrar(name: "shop", prefix: "/shop", actors: ["operator:ada"]) && read.rights == RegistrarRights())
        let full = registrar { $0.selectors = ["k8s:ns:shop"]; $0.longestX509 = .seconds(60); $0.federatesWith = ["partner.example"] }
        #expect(try JSONDecoder().decode(Registrar.self, from: JSONEncoder().encode(full)) == full)
    }

    @Test func `an entry describes the registrar's own processes, by whole selectors or stated beginnings`() {
        let shop = registrar { $0.selectors = ["unix:uid:61001", "unix:path:/srv/shop/*"] }
        #expect(faults(shop, ["unix:uid:61001"]).isEmpty && faults(shop, ["unix:path:/srv/shop/bin/web", "unix:uid:5"]).isEmpty)
        for others in [["unix:uid:610011"], ["unix:uid:6100"], ["unix:gid:61001"], ["unix:path:/srv/shopping"], ["unix:path:/srv/shop"]] {
            #expect(faults(shop, others).count == 1, "\(others)")
        }
        for pattern in ["*", "unix:*", "unix:uid:*", "unix:path:/*", "unix:uid", "un*", "unix:path:/srv/*/web", "nonsense:1", ""] {
            var rights = RegistrarRights()
            rights.selectors = [pattern]
            #expect(rights.fault(in: domain) != nil, "\(pattern)")
        }
    }

    @Test func `an entry is for the registrar's own nodes`() {
        let shop = registrar { $0.parents = [group] }
        #expect(faults(shop, parent: group).isEmpty)
        #expect(faults(shop).count == 1)
        #expect(faults(shop, parent: "spiffe://shop.example/nodes/pay").count == 1)
        // With both given both bind.
        let both = registrar { $0.parents = [group]; $0.selectors = ["unix:uid:61001"] }
        #expect(faults(both, parent: group).isEmpty && faults(both, ["unix:uid:5"], parent: group).count == 1 && faults(both).count == 1)
        let none = registrar { $0.selectors = ["unix:uid:61001"] }
        #expect(faults(none, parent: group).count == 1)
    }

    @Test func `DNS names lie under the registrar's suffixes, label by label, and no wildcard reaches beyond`() {
        let shop = registrar { $0.selectors = ["unix:uid:61001"]; $0.dnsSuffixes = ["shop.example"] }
        func refused(_ name: String) -> Bool { !faults(shop) { $0.dnsNames = [name] }.isEmpty }
        for name in ["shop.example", "web.shop.example", "a.b.shop.example", "*.shop.example", "*.eu.shop.example"] {
            #expect(!refused(name), "\(name)")
        }
        for name in ["*.example", "*.com", "example", "myshop.example", "shop.example.com", "pay.example", "*", "*shop.example", "com"] {
            #expect(refused(name), "\(name)")
        }
        #expect(!faults(registrar { $0.selectors = ["unix:uid:61001"] }) { $0.dnsNames = ["web.shop.example"] }.isEmpty)
        for suffix in ["com", "*.shop.example", "", ".example", "a..b"] {
            var rights = RegistrarRights()
            rights.dnsSuffixes = [suffix]
            #expect(rights.fault(in: domain) != nil, "\(suffix)")
        }
    }

    @Test func `no entry of anybody has a wildcard above a single label, or within one`() {
        let rules = EntryRules(trustDomain: domain, now: now)
        for name in ["*.com", "*.localhost", "a.*.example", "w*.shop.example", "*", "**.shop.example", "*.*.example"] {
            var entry = entry("web")
            entry.dnsNames = [name]
            #expect(!rules.faults(of: entry).isEmpty, "\(name)")
        }
    }

    @Test func `foreign trust domains and lives are the registrar's own, or the server's`() {
        let plain = registrar { $0.selectors = ["unix:uid:61001"] }
        #expect(faults(plain) { $0.federatesWith = [TrustDomain("partner.example")!] }.count == 1)
        #expect(faults(plain) { $0.x509Lifetime = .seconds(3600); $0.jwtLifetime = .seconds(300) }.isEmpty)
        #expect(faults(plain) { $0.x509Lifetime = .seconds(3601); $0.jwtLifetime = .seconds(301) }.count == 2)
        let given = registrar {
            $0.selectors = ["unix:uid:61001"]
            $0.federatesWith = ["partner.example"]
            ($0.longestX509, $0.longestJWT) = (.seconds(60), .seconds(600))
        }
        #expect(faults(given) { $0.federatesWith = [TrustDomain("partner.example")!] }.isEmpty)
        #expect(faults(given) { $0.federatesWith = [TrustDomain("partner.example")!, TrustDomain("other.example")!] }.count == 1)
        #expect(faults(given) { $0.x509Lifetime = .seconds(61) }.count == 1 && faults(given) { $0.jwtLifetime = .seconds(600) }.isEmpty)
    }
}

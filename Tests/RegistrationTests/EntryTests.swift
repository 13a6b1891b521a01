import Estate
import EstateTesting
import Foundation
import Registration
import Runtime
import SPIFFE
import Storage
import Testing

let domain = TrustDomain("shop.example")!
let now = Timestamp("2026-11-21T12:00:00Z")!

func entry(
    _ name: String, id: String? = nil, parent: String? = nil, kind: RegistrationEntry.Kind = .workload,
    _ selectors: [String] = ["unix:uid:61001"], expires: Timestamp? = nil, origin: RegistrationEntry.Origin = .operators,
    revision: Int = 0
) -> RegistrationEntry {
    RegistrationEntry(
        name: name, spiffeID: IDTemplate(id ?? "spiffe://shop.example/production/\(name)")!, parent: parent.flatMap(SPIFFEID.init),
        kind: kind, selectors: selectors.map { Selector($0)! }, expiresAt: expires, owner: "shop-team", purpose: "takes orders",
        reviewBy: now + .seconds(86_400 * 90), origin: origin, revision: revision)
}

/// Whatever a value looks like: a template must not rely on its having been checked.
private func held(_ selectors: String...) -> Set<Selector> {
    Set(
        selectors.map { text in
            let words = text.split(separator: ":", maxSplits: 2).map(String.init)
            return Selector(type: words[0] + ":" + words[1], value: words[2])
        })
}

@Suite("R42 R52: registration entries") struct EntryTests {
    @Test func `an entry is read back as it was written`() throws {
        var full = entry("orders", id: "spiffe://shop.example/u/{unix:uid}/x", ["unix:uid:1", "unix:path:/srv/a"])
        full.parent = SPIFFEID("spiffe://shop.example/mayfly/agent/n1")
        full.hint = "internal"
        full.x509Lifetime = .seconds(900)
        full.jwtLifetime = .seconds(60)
        full.dnsNames = ["orders.shop.example"]
        full.federatesWith = [TrustDomain("partner.example")!]
        (full.isDownstream, full.isAdmin) = (true, true)
        full.expiresAt = now + .seconds(60)
        full.replaces = Fingerprint("mf1_00112233_00112233445566778899aabbccddeeff")
        #expect(try JSONDecoder().decode(RegistrationEntry.self, from: JSONEncoder().encode(full)) == full)
    }

    @Test(arguments: [
        #"{"name": "a", "id": "spiffe://d/a", "selectors": ["unix:uid:1"], "expire": "2030-01-01"}"#: "expire",
        #"{"name": "a", "id": "spiffe://d/a", "selectors": ["unix:nonsense:1"]}"#: "unix:nonsense:1",
        #"{"name": "a", "id": "spiffe://d", "selectors": []}"#: "spiffe://d",
        #"{"name": "a", "id": "spiffe://d/a", "selectors": [], "x509-lifetime": "1 hour"}"#: "1 hour",
        #"{"name": "a", "id": "spiffe://d/a", "selectors": [], "parent": "n1"}"#: "n1",
        #"{"id": "spiffe://d/a", "selectors": []}"#: "name",
    ])
    func `what is misspelt is named`(_ text: String, _ named: String) throws {
        #expect { try JSONDecoder().decode(RegistrationEntry.self, from: Data(text.utf8)) } throws: { "\($0)".contains(named) }
    }

    @Test func `an entry without owner, purpose, or an end or review is refused (R52)`() {
        let rules = EntryRules(trustDomain: domain, now: now)
        #expect(rules.faults(of: entry("orders")).isEmpty)
        func reasons(_ change: (inout RegistrationEntry) -> Void) -> String {
            var bad = entry("orders")
            change(&bad)
            return rules.faults(of: bad).map(\.reason).joined(separator: "; ")
        }
        #expect(reasons { $0.owner = " " }.contains("owner"))
        #expect(reasons { $0.purpose = "" }.contains("purpose"))
        #expect(reasons { $0.reviewBy = nil }.contains("looked at again"))
        #expect(reasons { $0.expiresAt = now }.contains("expired"))
        #expect(reasons { $0.selectors = [Selector("tpm:ek:00")!] }.contains("group of nodes"))
        // No process has it, so an agent would fill it as it likes.
        #expect(reasons { $0.spiffeID = IDTemplate("spiffe://shop.example/host/{tpm}")! }.contains("group of nodes"))
        #expect(reasons { $0.kind = .node }.contains("what attestation tells of nodes"))
        #expect(reasons { $0.selectors = [] }.contains("no selectors"))
        #expect(reasons { $0.spiffeID = IDTemplate("spiffe://other.example/a")! }.contains("trust domain"))
        #expect(reasons { $0.spiffeID = IDTemplate("spiffe://shop.example/mayfly/server")! }.contains("/mayfly/"))
        #expect(reasons { $0.spiffeID = IDTemplate("spiffe://shop.example/{unix:uid}/server")! }.contains("/mayfly/"))
        #expect(reasons { $0.spiffeID = IDTemplate("spiffe://shop.example/u/{unix:uid}")! }.contains("narrows"))
        #expect(reasons { $0.dnsNames = ["a_b", "1.2.3.4", "-a.example", "a..b"] }.components(separatedBy: "no DNS name").count == 5)
        #expect(reasons { $0.x509Lifetime = .seconds(1) }.contains("5 s"))
        #expect(reasons { $0.name = "../x" }.contains("name"))
        #expect(reasons { $0.federatesWith = [domain] }.contains("federates"))
    }
}

@Suite("R42: templates for IDs") struct TemplateTests {
    @Test func `a place takes the value of the selector it names`() throws {
        let template = try #require(IDTemplate("spiffe://shop.example/u/{unix:uid}/job-{unix:gid}"))
        #expect(template.id(with: held("unix:uid:7", "unix:gid:8"))?.description == "spiffe://shop.example/u/7/job-8")
        #expect(template.fixed == nil && template.fixedPath == "/u/")
        #expect(IDTemplate("spiffe://shop.example/a/b")?.fixed?.description == "spiffe://shop.example/a/b")
    }

    @Test func `a value that is missing, twice there, or no part of a segment gives no identity`() throws {
        let template = try #require(IDTemplate("spiffe://shop.example/p/{unix:path}"))
        #expect(template.id(with: held("unix:uid:7")) == nil)
        #expect(template.id(with: held("unix:path:a", "unix:path:b")) == nil)
        #expect(template.id(with: held("unix:path:/etc/passwd")) == nil)
        #expect(template.id(with: held("unix:path:..")) == nil)
        #expect(template.id(with: held("unix:path:a b")) == nil)
        #expect(template.id(with: held("unix:path:a"))?.path == "/p/a")
    }

    @Test(arguments: [
        "", "spiffe://shop.example", "spiffe://shop.example/", "spiffe://{unix:uid}/a", "spiffe://shop.example/{k:v}",
        "spiffe://shop.example/{unix:uid", "spiffe://shop.example/unix:uid}", "spiffe://shop.example/a//b", "{unix:uid}",
        "spiffe:/{unix:uid}/shop.example/a", "https://shop.example/{unix:uid}", "spiffe://shop.example/../{unix:uid}",
    ])
    func `what can be no ID is no template`(_ text: String) { #expect(IDTemplate(text) == nil) }
}

@Suite("R42: sets of entries") struct EntrySetTests {
    @Test func `a process is what all of an entry's selectors say, for as long as the entry lives`() {
        let set = EntrySet([
            entry("a"), entry("b", ["unix:uid:61001", "unix:path:/srv/b"]), entry("c", ["unix:uid:2"]),
            entry("late", expires: now), entry("each", id: "spiffe://shop.example/u/{unix:gid}", ["unix:uid:61001"]),
        ])
        func ids(_ selectors: Set<Selector>) -> [String] { set.matching(selectors, at: now).map(\.id.path) }
        #expect(ids(held("unix:uid:61001", "unix:gid:5")) == ["/production/a", "/u/5"])
        #expect(ids(held("unix:uid:61001", "unix:path:/srv/b")) == ["/production/a", "/production/b"])
        #expect(ids(held("unix:gid:61001")).isEmpty)
        #expect(ids([]).isEmpty)
    }

    @Test func `an agent is told its own, its groups' and everybody's entries, and a group is for the server alone`() {
        let (one, two) = (SPIFFEID("spiffe://shop.example/mayfly/agent/n1")!, SPIFFEID("spiffe://shop.example/mayfly/agent/n2")!)
        let rack = "spiffe://shop.example/racks/7"
        let set = EntrySet([
            entry("all"), entry("one", parent: one.description), entry("two", parent: two.description),
            entry("rack", parent: rack), entry("group", id: rack, kind: .node, ["x509pop:rack:7"]),
        ])
        #expect(set.groups(ofNode: [Selector("x509pop:rack:7")!], at: now).map(\.description) == [rack])
        #expect(set.entries(in: NodeScope(agent: one)).map(\.name) == ["all", "one"])
        #expect(set.entries(in: NodeScope(agent: two, groups: [SPIFFEID(rack)!])).map(\.name) == ["all", "rack", "two"])
    }

    @Test func `digests are equal for equal sets however they came to be, through a thousand random changes`() {
        for seed in 0..<20 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            var (grown, truth): (EntrySet, [String: RegistrationEntry]) = (EntrySet(), [:])
            let parents = [nil, "spiffe://shop.example/mayfly/agent/n1", "spiffe://shop.example/racks/7"]
            for revision in 1...1000 {
                let name = "e\(Int.random(in: 0..<40, using: &random))"
                if Bool.random(using: &random) {
                    let new = entry(name, parent: parents.randomElement(using: &random)!, revision: revision)
                    grown.insert(new)
                    truth[name] = new
                } else {
                    grown.remove(name)
                    truth[name] = nil
                }
            }
            let scope = NodeScope(agent: SPIFFEID(parents[1]!)!, groups: [SPIFFEID(parents[2]!)!])
            let fresh = EntrySet(truth.values.sorted { $0.name > $1.name })
            #expect(grown.digest(in: scope) == fresh.digest(in: scope), "seed \(seed)")
            #expect(grown.entries(in: scope) == truth.values.sorted { $0.name < $1.name }, "seed \(seed)")
            #expect(grown.digest(in: NodeScope(agent: scope.agent)) != fresh.digest(in: scope) || truth.isEmpty, "seed \(seed)")
            #expect(StateDigest(fresh.digest(in: scope).bytes) == fresh.digest(in: scope))
        }
    }
}

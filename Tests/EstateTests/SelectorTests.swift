import EstateTesting
import Estate
import Foundation
import Testing

@Suite struct SelectorTests {
    private static let digest = String(repeating: "0123456789abcdef", count: 4)

    @Test(arguments: [
        "unix:uid:0", "unix:uid:4294967294", "unix:user:orders", "unix:group:domain users@corp", "unix:path:/srv/a b/c:d",
        "unix:sha256:" + digest, "unix:script-sha256:" + digest, "unix:supplementary-gid:27", "unix:supplementary-group:docker",
        #"systemd:unit:my\x2dapp.service"#, "systemd:unit:orders@3.service", "systemd:slice:system-getty.slice",
        "systemd:user-unit:1000/orders.service", "docker:label:com.example.app:orders:v2", "docker:label:flag:",
        "docker:image:registry.example:5000/orders:1.4", "docker:image-digest:sha256:" + digest, "k8s:ns:shop", "k8s:sa:orders.v1",
        "k8s:pod-label:app.kubernetes.io/name:orders", "k8s:pod-uid:0d5d3f4e-7a3b-4c3e-9d55-1f0c6a1e2b3c",
        "k8s:pod-owner:ReplicaSet:orders-6b7f9c", "k8s:node-name:node-3.example", "k8s:container-name:app",
        "ancestor:path:/usr/bin/agent", "ancestor:sha256:" + digest, "ancestor:script:/srv/nightly.sh", "ancestor:unit:nightly.service",
    ])
    func `what a process can have is a selector, and comes back as it was typed`(_ text: String) throws {
        let selector = try Selector(checking: text)
        #expect(selector.description == text)
        #expect(Selector(text) == selector)
        #expect(try JSONDecoder().decode([Selector].self, from: JSONEncoder().encode([selector])) == [selector])
    }

    @Test(arguments: [
        ("unix:uid:orders", "`unix:user`"), ("unix:uid:007", "without sign or leading zero"), ("unix:uid:-1", "number"),
        ("unix:uid:4294967295", "4294967294"), ("unix:user:1000", "`unix:uid`"), ("unix:user:a/b", "no `:` or `/`"),
        ("unix:path:srv/orders", "start with `/`"), ("unix:path:/srv/../orders", "no `.` or `..`"), ("unix:path:/srv//x", "no `//`"),
        ("unix:path:/srv/x/", "no `/` at the end"), ("unix:sha256:" + digest.uppercased(), "lower case"),
        ("unix:sha256:abc", "has 64 hexadecimal digits, this has 3"), ("unix:sha256:sha256:" + digest, "without `sha256:`"),
        ("unix:script-sha256:" + String(repeating: "g", count: 64), "hexadecimal"), ("unix:uid:", "nothing follows"),
        ("unix:uid", "nothing follows"), ("systemd:unit:orders", "ends in its type"), ("systemd:unit:shop.slice", "`systemd:slice`"),
        ("systemd:unit:my app.service", "systemd-escape(1)"), ("systemd:unit:.service", "nothing stands before"),
        ("systemd:user-unit:orders.service", "whose unit"), ("systemd:user-unit:sam/orders.service", "number"),
        ("docker:image-digest:" + digest, "starts with `sha256:`"), ("docker:label:app", "then `:`"), ("docker:label::x", "missing before"),
        ("docker:env:A:B", "those of `docker`"), ("docker:image:a b", "no spaces"), ("k8s:ns:Shop", "lower-case"),
        ("k8s:ns:a.b", "lower-case"), ("k8s:pod-uid:1", "UUID"), ("k8s:pod-owner:ReplicaSet:", "a name is missing"),
        ("k8s:namespace:shop", "those of `k8s` are k8s:ns"), ("unix:nonsense:1", "`unix:nonsense` is no type"),
        ("x509:cn:a", "the types are unix:uid"), ("", "the types are"), ("unix:path:/a\u{0}b", "control characters"),
        ("unix:path:/" + String(repeating: "a", count: 4096), "longer than 4096"),
    ])
    func `what no process can have is refused, and what is wrong is said`(_ text: String, _ words: String) {
        let error = #expect(throws: SelectorError.self) { try Selector(checking: text) }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
        #expect(error?.description.hasPrefix("`\(text.prefix(120))` is not a selector") == true)
        #expect(Selector(text) == nil)
    }

    @Test func `each type's example is one, digests aside`() {
        for type in SelectorType.all where !type.example.hasSuffix("…") { #expect(type.fault(type.example) == nil, "\(type.name)") }
        #expect(Set(Selector.knownTypes).count == Selector.knownTypes.count)
    }

    @Test func `mutated selectors never crash the reader`() {
        var random = SeededGenerator(seed: 11)
        let texts = SelectorType.all.map { Array("\($0.name):\($0.example)".utf8) }
        for _ in 0..<20_000 {
            let text = String(decoding: random.mutate(texts[Int.random(in: texts.indices, using: &random)]), as: UTF8.self)
            if let selector = Selector(text) { #expect(Selector(selector.description) == selector) }
        }
    }
}

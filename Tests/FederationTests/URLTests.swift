import EstateTesting
import SPIFFE
import Testing

@Suite("R42: addresses of bundle endpoints") struct URLTests {
    @Test(arguments: [
        ("https://host.example.com/trust_domain", "host.example.com", 443, "/trust_domain"), ("https://h", "h", 443, "/"),
        ("HTTPS://h:8443?x=1", "h", 8443, "/?x=1"), ("https://[2001:db8::1]:1/a%20b?c#d", "2001:db8::1", 1, "/a%20b?c"),
        ("https://127.0.0.1/@x", "127.0.0.1", 443, "/@x"), ("https://h/a:b;c=d", "h", 443, "/a:b;c=d"),
    ]) func `an address is read as RFC 3986 says`(_ text: String, _ host: String, _ port: Int, _ target: String) throws {
        let url = try BundleEndpointURL.parse(text).get()
        #expect(url.host == host && url.port == port && url.target == target && url.text == text)
    }

    @Test(arguments: [
        "", "https:", "https://", "https:///x", "http://h/", "HTTP://h/", "ws://h", "spiffe://h/x", " https://h/", "https://h /", "https://h/ x",
        "https://u@h/", "https://u:p@h/", "https://@h/", "https://:p@h/", "https://h@", "https://h:/", "https://h:0/", "https://h:65536/",
        "https://h:123456/", "https://h:+1/", "https://h:1x/", "https://h%2Fx/", "https://ho%73t/", "https://[::1/", "https://[]/",
        "https://[g::]/",
        "https://[127.0.0.1]/", "https://h\\x/", "https://h\\@e/", "https://h/\\x", "https://h/%zz", "https://h/%1", "https://h/é", "https://é/",
        "https://h/\n", "https://h\u{0}/", "https://h/\u{0}", "https://h/<x>", "https://h/\"",
        "https://h/{x}", "https://h/|", "https://h/^", "https://h/`",
    ]) func `what two readers could understand in two ways is refused`(_ text: String) {
        #expect(BundleEndpointURL(text) == nil)
        #expect(BundleEndpointURL("https://h/" + String(repeating: "x", count: 2048)) == nil)
    }

    @Test(arguments: [
        ("https://o/y", "https://o/y"), ("/y?z", "https://h:8443/y?z"), ("//o/y", "https://o/y"), ("?z", "https://h:8443/a/b?z"),
        ("y", "https://h:8443/a/y"), ("y/z#f", "https://h:8443/a/y/z#f"),
    ]) func `a redirection is read from where we are`(_ location: String, _ expected: String) throws {
        let url = try BundleEndpointURL.parse("https://h:8443/a/b?c").get()
        #expect(try url.redirected(to: location).get().text == expected)
    }

    @Test func `whatever a stranger writes, an address that is read has no user, is https, and reads the same again`() throws {
        let pieces = [
            "https", "http", ":", "//", "/", "@", "h", "example.com", "[::1]",
            "8443", "%2F", "%", "\\", "?", "#", " ", "\u{0}", ".", "..", "é",
        ]
        var chance = SeededGenerator(seed: 42)
        let base = try BundleEndpointURL.parse("https://h:8443/a/b?c").get()
        for _ in 0..<50_000 {
            let text = (0..<Int.random(in: 0..<9, using: &chance)).map { _ in pieces.randomElement(using: &chance) ?? "" }.joined()
            for url in [BundleEndpointURL(text), BundleEndpointURL("https://" + text), try? base.redirected(to: text).get()] {
                guard let url else { continue }
                let isStrict = url.text.lowercased().hasPrefix("https://") && !url.hostField.contains("@") && url.target.hasPrefix("/")
                    && url.target.utf8.allSatisfy { (0x21...0x7E).contains($0) } && BundleEndpointURL(url.text) == url
                if !isStrict { Issue.record("`\(text)` was read as `\(url)`") }
            }
        }
    }

    @Test func `an issuer is https, and has no query, fragment, user or slash at the end`() {
        #expect(OIDCIssuer("https://id.example/team")?.path == "/team")
        #expect(OIDCIssuer("https://id.example")?.keysURL == "https://id.example/keys")
        for text in [
            "http://id.example", "https://id.example/", "https://id.example?x", "https://id.example#x", "https://u@id.example", "id.example",
        ] {
            #expect(OIDCIssuer(text) == nil, "\(text)")
        }
    }
}

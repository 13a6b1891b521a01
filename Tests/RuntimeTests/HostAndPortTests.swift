import Runtime
import Testing

@Suite struct HostAndPortTests {
    @Test(arguments: [
        ("localhost:8461", "localhost"), ("mayfly.shop.example.:1", "mayfly.shop.example."), ("127.0.0.1:0", "127.0.0.1"),
        ("[::1]:65535", "::1"), ("node_1:80", "node_1"),
    ])
    func `a host is a name, an IPv4 address, or an IPv6 address in brackets, and is written as it was read`(_ text: String, _ host: String) {
        let address = HostAndPort(text)
        #expect(address?.host == host)
        #expect(address?.description == text)
    }

    @Test(arguments: [
        "", ":", ":1", "localhost", "localhost:", "localhost:65536", "localhost:-1", "localhost:+1", "localhost:1x", "localhost:000001",
        "::1:80", "[::1]", "[]:1", "[localhost]:1", "[127.0.0.1]:1", "[::1:1", "1.2.3:80", "256.0.0.1:80", "127.0.0.1.5:80", "a..b:80",
        ".:80", "a b:80", "a/b:80", "a\0:80", "ü:80", String(repeating: "a", count: 64) + ":80",
    ])
    func `what nothing could be reached by is no address`(_ text: String) {
        #expect(HostAndPort(text) == nil)
    }
}

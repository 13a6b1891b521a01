import EstateTesting
import Federation
import Foundation
import NIOCore
import NIOSSL
import Runtime
import SPIFFE
import Testing
import X509

/// What an endpoint, or somebody who plays one, may try. Each is refused for its own reason, and in time.
@Suite("R42: what a bundle endpoint may try", .timeLimit(.minutes(2))) struct AttackTests {
    private let realm: Realm

    init() throws { realm = try Realm("other.example") }

    private func fetch(
        _ steps: [HostileServer.Step], as identity: X509Identity? = nil, _ change: (inout BundleFetcher.Limits) -> Void = { _ in }
    ) async throws -> Result<FetchedBundle, FetchFailure> {
        let server = try await HostileServer(identity ?? (try realm.identity("endpoint")), steps)
        defer { withExtendedLifetime(server) {} }
        return await fetcher(.system, change).fetch(try realm.parameters(server.url, endpoint: "endpoint"), endpointAuthority: realm.roots)
    }

    private var good: [HostileServer.Step] { HostileServer.answer(realm.bundle().json) }

    @Test func `the stand-in is believed when it behaves`() async throws {
        let fetched = try await fetch(good).get()
        #expect(fetched.bundle == realm.bundle() && fetched.notes.isEmpty)
    }

    // MARK: Who it is

    @Test func `an SVID of another workload, another trust domain, another authority, or an expired one is refused`() async throws {
        let foreign = try Realm("evil.example")
        #expect(try await fetch(good, as: realm.identity("billing")).code == .untrusted)
        #expect(try await fetch(good, as: foreign.identity("endpoint")).code == .untrusted)
        #expect(try await fetch(good, as: try Realm("other.example").identity("endpoint")).code == .untrusted)
        #expect(try await fetch(good, as: realm.identity("endpoint", lifetime: .seconds(-5))).code == .untrusted)
    }

    @Test func `a certificate of the web does not do for https_spiffe, nor an SVID for https_web`() async throws {
        let web = try WebAuthority()
        let server = try await HostileServer(web, good)
        let result = await fetcher(.file(web.authorityFile)).fetch(
            try realm.parameters("https://localhost:\(server.port)/", endpoint: "endpoint"), endpointAuthority: realm.roots)
        #expect(result.code == .untrusted)
        let spiffe = try await HostileServer(realm.identity("endpoint"), good)
        let parameters = EndpointParameters(
            trustDomain: realm.trustDomain, url: try BundleEndpointURL.parse("https://localhost:\(spiffe.port)/").get(), profile: .web)
        #expect(await fetcher(.file(web.authorityFile)).fetch(parameters, endpointAuthority: realm.roots).code == .untrusted)
    }

    @Test func `a certificate of the web for another host is refused`() async throws {
        let web = try WebAuthority()
        try web.issue(names: [.dnsName("elsewhere.example")])
        let server = try await HostileServer(web, good)
        for host in ["localhost", "127.0.0.1"] {
            let parameters = EndpointParameters(
                trustDomain: realm.trustDomain, url: try BundleEndpointURL.parse("https://\(host):\(server.port)/").get(), profile: .web)
            #expect(await fetcher(.file(web.authorityFile)).fetch(parameters, endpointAuthority: nil).code == .untrusted)
        }
    }

    @Test func `without a bundle for the endpoint, or with one that is empty or another's, nobody is asked`() async throws {
        let parameters = try realm.parameters("https://127.0.0.1:1/", endpoint: "endpoint")
        let foreign = try Realm("evil.example").roots
        for authority in [nil, foreign, X509Bundle(trustDomain: realm.trustDomain, roots: [])] {
            #expect(await fetcher().fetch(parameters, endpointAuthority: authority).code == .noBundleForEndpoint)
        }
    }

    @Test func `an older TLS is refused`() async throws {
        for version in [TLSVersion.tlsv1, .tlsv11] {
            let server = try await HostileServer(realm.identity("endpoint"), maximum: version, good)
            let result = await fetcher().fetch(try realm.parameters(server.url, endpoint: "endpoint"), endpointAuthority: realm.roots)
            #expect(result.code == .untrusted)
        }
    }

    // MARK: Where it sends us

    @Test(arguments: [
        "http://127.0.0.1/", "https://u:p@127.0.0.1/", "https://u@127.0.0.1/", "ftp://127.0.0.1/", "file:///etc/passwd", "", "https://",
        "https://127.0.0.1:0/", "https://127.0.0.1:99999/", "https://a b/", "https://127.0.0.1\\@evil.example/", "//u@127.0.0.1/", "../x",
    ]) func `a redirection to where no bundle endpoint may be is not followed`(_ place: String) async throws {
        let result = try await fetch([.send("HTTP/1.1 302 Found\r\nlocation: \(place)\r\ncontent-length: 0\r\n\r\n")])
        #expect(result.code == .redirection)
    }

    @Test func `a redirection is held to the same SPIFFE ID, and is not remembered`() async throws {
        let right = try await HostileServer(realm.identity("endpoint"), good)
        let wrong = try await HostileServer(realm.identity("billing"), good)
        func to(_ server: HostileServer) -> [HostileServer.Step] {
            [.send("HTTP/1.1 307 Temporary Redirect\r\nlocation: \(server.url)moved\r\ncontent-length: 0\r\n\r\n")]
        }
        let followed = try await fetch(to(right)).get()
        #expect(followed.source.text == right.url + "moved")
        #expect(try await fetch(to(wrong)).code == .untrusted)
        #expect(try await fetch(to(right)) { $0.redirections = 0 }.code == .redirection)
        // Parameters have no setter: the next fetch begins at the configured place again.
        var relation = FederationRelation(try realm.parameters("https://127.0.0.1:1/", endpoint: "endpoint"), now: WallClock.system.now())
        _ = relation.step(.fetched(followed), now: WallClock.system.now(), entropy: .system)
        #expect(relation.parameters.url.text == "https://127.0.0.1:1/")
    }

    @Test func `redirections in a circle end`() async throws {
        let result = try await fetch([.send("HTTP/1.1 302 Found\r\nlocation: /again\r\ncontent-length: 0\r\n\r\n")])
        #expect(result.code == .redirection)
    }

    // MARK: What it sends

    @Test func `a body too long is refused as soon as it is known, whatever its form`() async throws {
        let mebibyte = [UInt8](repeating: UInt8(ascii: " "), count: 1 << 16)
        #expect(try await fetch([.send("HTTP/1.1 200 OK\r\ncontent-length: 1048577\r\n\r\n")]).code == .tooLarge)
        #expect(try await fetch([.send("HTTP/1.1 200 OK\r\n\r\n"), .endless(mebibyte, every: .milliseconds(1))]).code == .tooLarge)
        let chunk = Array("10000\r\n".utf8) + mebibyte + Array("\r\n".utf8)
        let chunked: [HostileServer.Step] = [
            .send("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"), .endless(chunk, every: .milliseconds(1)),
        ]
        #expect(try await fetch(chunked).code == .tooLarge)
    }

    @Test func `interim answers and header fields without end are cut off`() async throws {
        let interim = Array(String(repeating: "HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n", count: 200).utf8)
        let endless = try await fetch([.endless(interim, every: .milliseconds(1))])
        #expect(endless.code == .tooLarge || endless.code == .unreachable)
        let fields = Array(String(repeating: "x-field: 1\r\n", count: 500).utf8)
        let long = try await fetch([.send("HTTP/1.1 200 OK\r\n"), .endless(fields, every: .milliseconds(1))])
        #expect(long.code == .tooLarge || long.code == .unreachable)
    }

    @Test func `a body that drips ends at the deadline`() async throws {
        let began = ContinuousClock.now
        let result = try await fetch(
            [.send("HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n"), .endless([UInt8(ascii: " ")], every: .milliseconds(50))]
        ) { $0.time = .seconds(1) }
        #expect(result.code == .deadline)
        // A thousand bytes at this pace are most of a minute.
        #expect(ContinuousClock.now - began < .seconds(15))
    }

    @Test func `so does one that never begins, and a handshake that never ends`() async throws {
        #expect(try await fetch([]) { $0.time = .milliseconds(500) }.code == .deadline)
        let deaf = try Listener()
        defer { withExtendedLifetime(deaf) {} }
        let result = await fetcher(.system) { $0.time = .milliseconds(500) }.fetch(
            try realm.parameters("https://127.0.0.1:\(deaf.port)/", endpoint: "endpoint"), endpointAuthority: realm.roots)
        #expect(result.code == .deadline)
    }

    @Test func `what is compressed is refused before it is read`() async throws {
        for coding in ["gzip", "br", "deflate, identity"] {
            let steps = HostileServer.answer(Array("bomb".utf8), "content-type: application/json\r\ncontent-encoding: \(coding)\r\n")
            #expect(try await fetch(steps).code == .encoded)
        }
    }

    @Test func `an answer cut short is no bundle`() async throws {
        let body = realm.bundle().json
        let cut: [HostileServer.Step] = [
            .send("HTTP/1.1 200 OK\r\ncontent-length: \(body.count)\r\n\r\n"), .bytes(Array(body.prefix(body.count - 2))), .close,
        ]
        #expect(try await fetch(cut).code == .unreachable)
    }

    @Test(arguments: [
        ("", "200 OK", FetchFailure.Code.malformed), ("[]", "200 OK", .malformed), ("{}", "200 OK", .malformed),
        ("\u{FEFF}{\"keys\":[]}", "200 OK", .malformed),
        ("{\"keys\":[]} x", "200 OK", .malformed), ("{\"keys\":[],\"keys\":[]}", "200 OK", .malformed),
        ("{\"keys\":[],\"spiffe_sequence\":-1}", "200 OK", .malformed),
        ("{\"keys\":[]}", "404 Not Found", .status), ("{\"keys\":[]}", "500 Oops", .status), ("{\"keys\":[]}", "206 Partial Content", .status),
        ("{\"keys\":[]}", "401 Unauthorized", .status),
    ]) func `what is no bundle is refused whole`(_ body: String, _ status: String, _ code: FetchFailure.Code) async throws {
        #expect(try await fetch(HostileServer.answer(Array(body.utf8), status: status)).code == code)
    }

    @Test func `JSON of a hundred thousand levels, and a string that is not UTF-8, are refused`() async throws {
        let deep = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
        #expect(try await fetch(HostileServer.answer(deep)).code == .malformed)
        let bad = Array("{\"keys\":[],\"x\":\"".utf8) + [0xFF, 0xFE] + Array("\"}".utf8)
        #expect(try await fetch(HostileServer.answer(bad)).code == .malformed)
    }

    @Test func `another content type is told, and the bundle taken`() async throws {
        let fetched = try await fetch(HostileServer.answer(realm.bundle().json, "content-type: text/plain\r\n")).get()
        #expect(fetched.bundle == realm.bundle() && fetched.notes.count == 1)
    }

    @Test func `a bundle without keys is an answer, and what it means is that nobody is believed`() async throws {
        let fetched = try await fetch(HostileServer.answer(Array("{\"keys\":[],\"spiffe_sequence\":2}".utf8))).get()
        #expect(fetched.bundle.isEmpty)
        let chain = try realm.identity("billing").svid.chain
        #expect((try? await fetched.bundle.x509.verify(chain: chain, now: WallClock.system.now()).get()) == nil)
    }
}

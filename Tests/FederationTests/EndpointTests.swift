import EstateTesting
import Federation
import Foundation
import Glibc
import Runtime
import SPIFFE
import Synchronization
import Testing
import X509

/// A real endpoint: over it our own client, curl, OpenSSL and Python.
@Suite("R42: the bundle endpoint", .timeLimit(.minutes(2))) struct EndpointTests {
    private let realm: Realm
    private let web: WebAuthority

    init() throws {
        realm = try Realm("shop.example")
        web = try WebAuthority()
    }

    private var files: EndpointIdentity { .files(certificate: web.certificate, key: web.key) }

    private func documents(_ change: (inout EndpointDocuments) -> Void = { _ in }) -> EndpointDocuments {
        let bundle = realm.bundle()
        var documents = EndpointDocuments(bundle: { bundle })
        change(&documents)
        return documents
    }

    private func curl(_ port: Int, _ path: String = "/", _ options: [String] = []) async throws -> ProcessRun {
        try await ProcessRun.run(
            ["curl", "-sS", "-i", "--max-time", "10", "--cacert", web.authorityFile] + options + ["https://localhost:\(port)\(path)"])
    }

    // MARK: Both profiles

    @Test func `https_web is fetched by the web's authorities, at a name and at an address`() async throws {
        let (realm, web) = (realm, web)
        try await withEndpoint(files, documents()) { port in
            for host in ["localhost", "127.0.0.1"] {
                let parameters = EndpointParameters(
                    trustDomain: realm.trustDomain, url: try BundleEndpointURL.parse("https://\(host):\(port)/").get(), profile: .web)
                let fetched = try await fetcher(.file(web.authorityFile)).fetch(parameters, endpointAuthority: nil).get()
                #expect(fetched.bundle == realm.bundle() && fetched.notes.isEmpty && fetched.ignored.isEmpty)
                // Those whom the operating system trusts have never heard of it.
                #expect(await fetcher().fetch(parameters, endpointAuthority: nil).code == .untrusted)
            }
        }
    }

    @Test func `https_spiffe is fetched by the endpoint's ID, and its SVID rotates under the clients`() async throws {
        let realm = realm
        let holder = try await Holder(realm.identity("bundles"))
        try await withEndpoint(.svid(holder.source), documents()) { port in
            let parameters = try realm.parameters("https://127.0.0.1:\(port)/", endpoint: "bundles")
            for _ in 0..<20 {
                #expect(try await fetcher().fetch(parameters, endpointAuthority: realm.roots).get().bundle == realm.bundle())
                try await holder.give(realm.identity("bundles"))
            }
            try await holder.give(realm.identity("somebody-else"))
            #expect(await fetcher().fetch(parameters, endpointAuthority: realm.roots).code == .untrusted)
        }
    }

    @Test func `the authority of the endpoint rolls over, and a relation follows by what it fetched before`() async throws {
        let (old, new) = (realm, try Realm("shop.example"))
        let holder = try await Holder(old.identity("bundles"))
        let both = TrustBundle(
            trustDomain: old.trustDomain, x509Authorities: [old.authority.certificateDER, new.authority.certificateDER], sequence: 2)
        let after = TrustBundle(trustDomain: old.trustDomain, x509Authorities: [new.authority.certificateDER], sequence: 3)
        let box = Box(old.bundle(sequence: 1))
        try await withEndpoint(.svid(holder.source), EndpointDocuments(bundle: { box.bundle })) { port in
            var relation = FederationRelation(try old.parameters("https://127.0.0.1:\(port)/", endpoint: "bundles"), now: WallClock.system.now())
            func poll() async throws {
                let trust = try relation.bundle?.x509 ?? old.roots
                switch await fetcher().fetch(relation.parameters, endpointAuthority: trust) {
                case .success(let fetched): _ = relation.step(.fetched(fetched), now: WallClock.system.now(), entropy: .system)
                case .failure(let failure): _ = relation.step(.failed(failure), now: WallClock.system.now(), entropy: .system)
                }
            }
            try await poll()
            box.bundle = both
            try await poll()
            try await holder.give(new.identity("bundles"))
            box.bundle = after
            try await poll()
            #expect(relation.bundle == after && relation.failures == 0)
            // Who has only what it began with has missed too much, and says so.
            #expect(await fetcher().fetch(relation.parameters, endpointAuthority: old.roots).code == .untrusted)
        }
    }

    @Test func `a certificate's files are read again when they change, and a pair that does not fit changes nothing`() async throws {
        let web = web
        try await withEndpoint(files, documents()) { port in
            func serial() async throws -> String {
                let run = try await ProcessRun.run(
                    ["sh", "-c", "openssl s_client -connect 127.0.0.1:\(port) </dev/null 2>/dev/null | openssl x509 -noout -serial"])
                return run.output
            }
            let first = try await serial()
            #expect(first.hasPrefix("serial="))
            let key = try String(contentsOfFile: web.key, encoding: .utf8)
            try web.issue(names: [.dnsName("localhost")])
            let second = try await serial()
            #expect(second.hasPrefix("serial=") && second != first)
            try key.write(toFile: web.key, atomically: true, encoding: .utf8)
            #expect(try await serial() == second)
            try web.issue(names: [.dnsName("localhost")])
            #expect(try await serial() != second)
        }
    }

    // MARK: HTTP

    @Test func `GET and HEAD are answered as JSON with a tag and half the hint, and nothing else is`() async throws {
        let realm = realm
        let suite = self
        try await withEndpoint(files, documents()) { port in
            let got = try await suite.curl(port)
            #expect(got.output.hasPrefix("HTTP/1.1 200") && got.output.contains("content-type: application/json\r\n"))
            #expect(got.output.contains("cache-control: public, max-age=150\r\n"))
            #expect(got.output.hasSuffix(String(decoding: realm.bundle().json, as: UTF8.self)))
            let tag = try #require(got.output.firstMatch(of: /etag: ("[0-9a-f]{32}")/)).1
            #expect(try await suite.curl(port, "/", ["-H", "If-None-Match: \(tag)"]).output.hasPrefix("HTTP/1.1 304"))
            #expect(try await suite.curl(port, "/", ["-I"]).output.contains("content-length: \(realm.bundle().json.count)\r\n"))
            #expect(try await suite.curl(port, "/?x=1").output.hasPrefix("HTTP/1.1 200"))
            for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"] {
                #expect(try await suite.curl(port, "/", ["-X", method]).output.hasPrefix("HTTP/1.1 405"), "\(method)")
            }
            for path in ["/x", "/bundles", "/keys", "/.well-known/openid-configuration", "/../", "//"] {
                #expect(try await suite.curl(port, path, ["--path-as-is"]).output.hasPrefix("HTTP/1.1 404"), "\(path)")
            }
        }
    }

    @Test func `a rotation of keys is published the moment it is there`() async throws {
        let box = Box(realm.bundle(sequence: 1))
        let (realm, suite) = (realm, self)
        try await withEndpoint(files, EndpointDocuments(bundle: { box.bundle })) { port in
            let before = try await suite.curl(port).output
            box.bundle = realm.bundle(sequence: 2)
            let after = try await suite.curl(port).output
            #expect(before.contains("\"spiffe_sequence\":1") && after.contains("\"spiffe_sequence\":2"))
        }
    }

    @Test func `a bundle map keeps each trust domain under its own name`() async throws {
        let (realm, other, suite) = (realm, try Realm("other.example"), self)
        let map = TrustBundleMap([realm.bundle(), other.bundle()])
        try await withEndpoint(files, documents { $0.map = { map } }) { port in
            let body = try #require(try await suite.curl(port, "/bundles").output.split(separator: "\r\n").last)
            let read = try TrustBundleMap.parse(Array(body.utf8)).get()
            #expect(read[realm.trustDomain]?.x509Authorities == [realm.authority.certificateDER])
            #expect(read[other.trustDomain]?.x509Authorities == [other.authority.certificateDER])
        }
    }

    @Test func `revocation lists are at a place of their own, in both profiles, and OpenSSL reads them and refuses what they name`() async throws {
        let (realm, old, web, suite) = (realm, try Realm("shop.example"), web, self)
        let directory = try TestDirectory("crl")
        let (good, bad) = (try realm.identity("good").svid, try realm.identity("bad").svid)
        let taken = try #require([UInt8](hex: bad.serial))
        func list(_ realm: Realm, _ revoked: [[UInt8]]) throws -> EndpointDocuments.PublishedList {
            let now = WallClock.system.now()
            return .init(
                key: realm.authority.subjectKeyIdentifier.hex, isSigning: realm === self.realm,
                der: try realm.authority.revocationList(revoked: revoked.map { ($0, now) }, number: 7, now: now, nextUpdate: .seconds(86_400)))
        }
        let lists = [try list(old, []), try list(realm, [taken])]
        let holder = try await Holder(realm.identity("bundles"))
        for (identity, trust) in [(files, ["--cacert", web.authorityFile]), (.svid(holder.source), ["--insecure"])] {
            try await withEndpoint(identity, documents { $0.revocationLists = { lists } }) { port in
                func get(_ path: String, _ more: [String] = []) async throws -> ProcessRun {
                    try await ProcessRun.run(["curl", "-sS", "--max-time", "10"] + trust + more + ["https://localhost:\(port)\(path)"])
                }
                let head = try await get("/crl", ["-I"]).output
                #expect(head.hasPrefix("HTTP/1.1 200") && head.contains("content-type: application/pkix-crl\r\n"), "\(head)")
                #expect(head.contains("cache-control: public, max-age=60\r\n") && head.contains("content-length: \(lists[1].der.count)\r\n"))
                let tag = try #require(head.firstMatch(of: /etag: ("[0-9a-f]{32}")/)).1
                #expect(try await get("/crl", ["-I", "-H", "If-None-Match: \(tag)"]).output.hasPrefix("HTTP/1.1 304"))
                #expect(try await get("/crl", ["-i", "-X", "POST"]).output.hasPrefix("HTTP/1.1 405"))
                for path in ["/crl/", "/crl/ff", "/crl/\(lists[0].key)/", "/crlx"] {
                    #expect(try await get(path, ["-I"]).output.hasPrefix("HTTP/1.1 404"), "\(path)")
                }
                for (path, place) in [("/crl", 1), ("/crl/\(lists[1].key)", 1), ("/crl/\(lists[0].key)", 0)] {
                    _ = try await get(path, ["-o", directory.path + "/list"])
                    #expect(try Data(contentsOf: URL(fileURLWithPath: directory.path + "/list")) == Data(lists[place].der), "\(path)")
                }
                _ = try await get("/crl", ["-o", directory.path + "/list"])
                for (name, der) in [("root", realm.authority.certificateDER), ("good", good.chain[0]), ("bad", bad.chain[0])] {
                    try PEM.text([der], .certificate).write(toFile: directory.path + "/" + name, atomically: true, encoding: .utf8)
                }
                let text = try await ProcessRun.run(
                    ["sh", "-c", "openssl crl -inform DER -in list -noout -text && openssl crl -inform DER -in list -out list.pem"],
                    directory: directory.path)
                #expect(text.output.contains("Serial Number: \(bad.serial.uppercased().suffix(2))\n"), "\(text.errors)")
                #expect(text.output.contains("Next Update"))
                func verify(_ leaf: String) async throws -> ProcessRun {
                    try await ProcessRun.run(
                        ["openssl", "verify", "-crl_check", "-CAfile", "root", "-CRLfile", "list.pem", leaf], directory: directory.path)
                }
                #expect(try await verify("good").succeeded)
                let refused = try await verify("bad")
                #expect(!refused.succeeded && (refused.output + refused.errors).contains("certificate revoked"))
            }
        }
        // Who publishes none has none there.
        try await withEndpoint(files, documents()) { port in
            let nothing = try await suite.curl(port, "/crl")
            #expect(nothing.output.hasPrefix("HTTP/1.1 404"))
        }
        try await withEndpoint(files, documents { $0.revocationLists = { throw TestingError("no database") } }) { port in
            let (list, bundle) = (try await suite.curl(port, "/crl"), try await suite.curl(port))
            #expect(list.output.hasPrefix("HTTP/1.1 503") && bundle.output.hasPrefix("HTTP/1.1 200"))
        }
    }

    // MARK: TLS, as others see it

    @Test func `OpenSSL and curl get TLS 1.2 with these suites, or 1.3, nothing older, and are not asked who they are`() async throws {
        let (suite, web) = (self, web)
        try await withEndpoint(files, documents()) { port in
            func shake(_ options: [String]) async throws -> ProcessRun {
                try await ProcessRun.run(["openssl", "s_client", "-connect", "127.0.0.1:\(port)", "-CAfile", web.authorityFile] + options)
            }
            for version in ["-tls1", "-tls1_1"] {
                let run = try await shake([version, "-cipher", "DEFAULT@SECLEVEL=0"])
                #expect(run.output.contains("Cipher is (NONE)") && (run.errors + run.output).contains("alert protocol version"), "\(run.errors)")
            }
            for suites in ["AES128-GCM-SHA256", "ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-AES256-SHA384", "ALL:!ECDHE"] {
                let run = try await shake(["-tls1_2", "-cipher", suites])
                #expect(run.output.contains("Cipher is (NONE)"), "\(suites)")
            }
            for suites in ["ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-ECDSA-AES256-GCM-SHA384", "ECDHE-ECDSA-CHACHA20-POLY1305"] {
                let run = try await shake(["-tls1_2", "-cipher", suites])
                #expect(run.output.contains("Cipher is \(suites)") && run.output.contains("Verify return code: 0"), "\(suites)")
            }
            let modern = try await shake(["-tls1_3"])
            #expect(modern.output.contains("TLSv1.3, Cipher is TLS_") && modern.output.contains("No client certificate CA names sent"))
            for (most, code) in [("1.0", 35), ("1.1", 35), ("1.2", 0), ("1.3", 0)] as [(String, Int32)] {
                let run = try await suite.curl(port, "/", ["--tlsv1.0", "--tls-max", most, "--ciphers", "DEFAULT@SECLEVEL=0"])
                #expect(run.status == code, "\(most): \(run.errors)")
            }
        }
    }

    // MARK: Strangers

    @Test func `header fields without end, and a client that drips, get nothing and hold nobody up`() async throws {
        let suite = self
        var limits = BundleEndpoint.Limits()
        limits.time = .seconds(2)
        limits.connections = 4
        try await withEndpoint(files, documents(), limits: limits) { port in
            let long = String(repeating: "a", count: 40_000)
            let run = try await suite.curl(port, "/", ["-H", "x: \(long)"])
            #expect(!run.output.contains("HTTP/1.1 200"))
            let began = ContinuousClock.now
            let words = "(for i in 1 2 3 4 5 6 7 8; do printf 'GET / HTTP/1.1'; sleep 1; done)"
            let drip = try await ProcessRun.run(["sh", "-c", words + " | openssl s_client -quiet -connect 127.0.0.1:\(port)"])
            #expect(!drip.output.contains("HTTP/1.1 200"))
            #expect(ContinuousClock.now - began < .seconds(20))
            #expect(try await suite.curl(port).output.hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test func `connections above the limit are closed, and there is room again when others end`() async throws {
        let suite = self
        var limits = BundleEndpoint.Limits()
        limits.connections = 3
        try await withEndpoint(files, documents(), limits: limits) { port in
            let held = try (0..<3).map { _ in try Door.port(port).connect() }
            var isFull = false
            // The three are connected before the endpoint has taken them in.
            for _ in 0..<100 where !isFull {
                isFull = try await suite.curl(port).status != 0
                if !isFull { try await Task.sleep(for: .milliseconds(100)) }
            }
            #expect(isFull)
            for descriptor in held { close(descriptor) }
            var after = try await suite.curl(port)
            for _ in 0..<100 where after.status != 0 {
                try await Task.sleep(for: .milliseconds(100))
                after = try await suite.curl(port)
            }
            #expect(after.output.hasPrefix("HTTP/1.1 200"), "\(after.errors)")
        }
    }
}

/// A bundle that somebody else changes.
final class Box: Sendable {
    private let held: Mutex<TrustBundle>
    init(_ bundle: TrustBundle) { held = Mutex(bundle) }
    var bundle: TrustBundle {
        get { held.withLock { $0 } }
        set { held.withLock { $0 = newValue } }
    }
}

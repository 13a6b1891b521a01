import Estate
import EstateTesting
import Foundation
import Runtime
import Testing

@Suite struct NounTests {
    @Test func `R8: what stands in the tree and in a commit is one place`() {
        func sighting(_ path: String, _ line: Int, _ commit: String?) -> Sighting {
            Sighting(path: path, line: line, commit: commit, source: .config, slot: nil, isCurrent: commit == nil)
        }
        let all = [sighting("a.env", 1, nil), sighting("a.env", 1, "c1"), sighting("a.env", 9, "c1"), sighting("b.env", 1, "c2")]
        #expect(Sighting.places(all) == [all[0], all[2], all[3]])
        #expect(Sighting.places([all[1]]) == [all[1]], "what is gone from the tree is still a place in history")
    }

    @Test(arguments: [
        "unix:/run/mayfly/orders/.s.PGSQL.5432", "unix:/x", "tcp:127.0.0.1:6432", "tcp:127.0.0.1:0", "tcp:127.0.0.1:65535", "tcp:[::1]:1",
    ])
    func `a listen address is read and written the same`(_ text: String) {
        #expect(ListenAddress(text)?.description == text)
    }

    @Test(arguments: [
        "", "unix:", "unix:relative", "unix:/a\u{0}b", "unix:/" + String(repeating: "a", count: 107), "tcp:", "tcp:127.0.0.1",
        "tcp:127.0.0.1:", "tcp:127.0.0.1:65536", "tcp:127.0.0.1:-1", "tcp:127.0.0.1:x", "tcp:0.0.0.0:1", "tcp:10.0.0.1:1", "tcp:localhost:1",
        "tcp:[::]:1", "tcp::1", "udp:127.0.0.1:1", "/run/x",
    ])
    func `an address that is not a socket path or loopback is refused`(_ text: String) {
        #expect(ListenAddress(text) == nil, "\(text)")
    }

    @Test(arguments: [
        "unix:uid:0", "unix:path:/bin/sh", "unix:script:/srv/a:b.py", "unix:script-sha256:" + String(repeating: "a", count: 64), "unix:cgroup:/x",
    ])
    func `a selector is read and written the same`(_ text: String) {
        #expect(Selector(text)?.description == text)
    }

    @Test(arguments: ["", "unix", "unix:uid", "unix:uid:", "uid:1", "x509:cn:x", "UNIX:uid:1", "unix:path:" + String(repeating: "a", count: 4097)])
    func `a selector of another type or without a value is refused`(_ text: String) {
        #expect(Selector(text) == nil)
    }

    @Test func `a fingerprint is keyed, stable and says whose key it is`() throws {
        let key = try #require(FingerprintKey([UInt8](repeating: 1, count: 32)))
        let other = try #require(FingerprintKey([UInt8](repeating: 2, count: 32)))
        let secret = Secret("hunter2")
        #expect(key.fingerprint(of: secret) == key.fingerprint(of: Secret("hunter2")))
        #expect(key.fingerprint(of: secret) != key.fingerprint(of: Secret("hunter3")))
        #expect(key.fingerprint(of: secret) != other.fingerprint(of: secret))
        #expect(key.fingerprint(of: secret).keyID == key.keyID && key.keyID != other.keyID)
        #expect(Fingerprint(key.fingerprint(of: secret).text) == key.fingerprint(of: secret))
        #expect(!key.fingerprint(of: secret).text.contains("hunter2"))
        for count in [0, 16, 31, 33] { #expect(FingerprintKey([UInt8](repeating: 1, count: count)) == nil) }
    }

    @Test(arguments: [
        "", "mf1", "mf1__", "mf2_01234567_0123456789abcdef0123456789abcdef", "mf1_0123456_0123456789abcdef0123456789abcdef",
        "mf1_01234567_0123456789abcdef0123456789abcde", "mf1_01234567_0123456789ABCDEF0123456789abcdef",
        "mf1_01234567_0123456789abcdef0123456789abcdef_", "mf1_0123456g_0123456789abcdef0123456789abcdef",
    ])
    func `what is no fingerprint is refused`(_ text: String) {
        #expect(Fingerprint(text) == nil)
    }

    @Test func `an installation's key is made once and a damaged one is refused`() throws {
        let directory = try TestDirectory("estate")
        let state = try directory.state()
        let key = try FingerprintKey.load(from: state, entropy: .system)
        #expect(try FingerprintKey.load(from: state, entropy: .system).keyID == key.keyID)
        try state.write(FingerprintKey.fileName, [1, 2, 3])
        #expect(throws: FileError.self) { try FingerprintKey.load(from: state, entropy: .system) }
    }

    @Test func `stages are in the order of a migration`() {
        #expect(PathStage.allCases.sorted() == [.planned, .observed, .cutOver, .proven, .retired])
    }

    @Test func `a score stays between 0 and 100 and tells its heaviest reasons first`() {
        func score(_ points: Int...) -> Score { Score(reasons: points.map { Score.Reason(points: $0, text: "p\($0)") }) }
        #expect(score(50, 70).value == 100 && score(-5).value == 0 && score(3, 4).value == 7 && score().value == 0)
        #expect(score(1, 9, 5, 7).summary == "p9; p7; p5")
    }

    @Test func `blank owners are missing owners`() {
        #expect(Accountable(security: "s", platform: " ", iam: "\n\t", application: "").missing == ["platform", "iam", "application"])
    }
}

@Suite("R27: the declared estate") struct DeclarationTests {
    private static let text = """
        {"trustDomain":"shop.example","resources":[{"name":"shop-db","kind":"postgresql","host":"127.0.0.1","port":5432,"database":"shop",
        "aliases":["db"],"broker":"host=/run","quiet":{"floor":"30s","businessCycle":"24h","observerLag":"2s"}}],
        "workloads":[{"name":"orders","kind":"service","environment":"production","owners":{"security":"a","platform":"b","iam":"c",
        "application":"d"},"selectors":["unix:uid:61001"],"uses":[{"resource":"shop-db","login":"shop",
        "listen":"unix:/run/mayfly/orders/.s.PGSQL.5432","credential":"mf1_01234567_0123456789abcdef0123456789abcdef"}]}]}
        """

    private func decode(_ text: String) throws -> EstateDeclaration {
        try JSONDecoder().decode(EstateDeclaration.self, from: Data(text.utf8))
    }

    @Test func `a declaration is read`() throws {
        let estate = try decode(Self.text)
        #expect(estate.trustDomain == "shop.example")
        #expect(estate.resources.first?.quiet == QuietPeriod(floor: .seconds(30), businessCycle: .seconds(86_400), observerLag: .seconds(2)))
        #expect(estate.workloads.first?.uses?.first?.listen == .unix(path: "/run/mayfly/orders/.s.PGSQL.5432"))
        let again = try JSONDecoder().decode(EstateDeclaration.self, from: JSONEncoder().encode(estate))
        #expect(again.resources == estate.resources && again.workloads == estate.workloads)
    }

    @Test func `an empty declaration is an empty estate`() throws {
        let estate = try decode("{}")
        #expect(estate.resources.isEmpty && estate.workloads.isEmpty && estate.trustDomain == nil)
    }

    @Test(arguments: [
        ("unix:uid:61001", "uid=61001"), ("\"30s\"", "\"soon\""), ("\"30s\"", "30"), ("postgresql\",\"host", "oracle\",\"host"),
        ("unix:/run", "unix:run"), ("mf1_", "mf2_"), ("5432,", "\"5432\","), ("\"service\"", "\"servant\""),
    ])
    func `a wrong value is refused with the place where it stands`(_ right: String, _ wrong: String) throws {
        let text = Self.text.replacingOccurrences(of: right, with: wrong)
        #expect(text != Self.text)
        #expect(throws: DecodingError.self) { try decode(text) }
    }

    @Test func `a mutated declaration never crashes`() {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<4_000 {
            let bytes = generator.mutate(Array(Self.text.utf8))
            _ = try? JSONDecoder().decode(EstateDeclaration.self, from: Data(bytes))
        }
    }
}

import Testing

@testable import SecretScan

/// Seeded mutations of valid input. The claim is the same everywhere: no crash, no hang, whatever the bytes.
@Suite struct FuzzTests {
    /// Runs for at most `seconds`, at most `rounds` times.
    private func mutate(_ seeds: [[UInt8]], seconds: Double = 1.5, rounds: Int = 4000, _ body: ([UInt8]) -> Void) {
        var samples = Samples(51)
        let deadline = ContinuousClock.now + .seconds(seconds)
        for round in 0..<rounds where ContinuousClock.now < deadline { body(samples.mutated(seeds[round % seeds.count])) }
    }

    @Test func `any bytes under any name are scanned without harm`() {
        var samples = Samples(52)
        let secret = samples.password(24)
        let texts = [
            ".env": "export DB_PASSWORD='\(secret)' # x\nDATABASE_URL=postgres://a:\(secret)@h:1/d\n",
            "compose.yml": "services:\n  db:\n    environment:\n      - POSTGRES_PASSWORD=\(secret)\n    flow: {name: TOKEN, value: \"\(secret)\"}\n  b: |\n    password: \(secret)\n---\nkind: Secret\ndata:\n  password: aGVsbG8=\n",
            "a.json": "{\"a\": [{\"name\": \"TOKEN\", \"value\": \"\\u00e9\\ud83d\\ude00\(secret)\"}, \"password: \(secret)\\n\"], \"auths\": {\"x\": {\"auth\": \"YTpi\"}}}",
            ".pgpass": "h\\:x:5432:*:u:\(secret)\\\\\n", ".netrc": "machine a login b password \(secret) default login c password d",
            "a.csv": "id,password\n1,\"a\"\"b\(secret)\"\n", "a.ini": "[a]\npassword = \(secret)\n",
            "a.py": "password: str = b'''\(secret)'''; x = {\"token\": \"\(secret)\"}; #define P \"x\"",
            "a.md": "the password for it is now `\(secret)`, Bearer \(secret) Basic YTpiYmJiYmJiYg== eyJh.eyJi.c AKIAABCDEFGHIJKLMNOP",
            "k.pem": "-----BEGIN RSA PRIVATE KEY-----\nA: b\n\(secret)\n-----END RSA PRIVATE KEY-----",
        ]
        let scanner = Scanner()
        for (path, text) in texts {
            mutate([Array(text.utf8)], seconds: 0.8) { bytes in
                let matches = scanner.scan(bytes, path: path)
                for match in matches { precondition(match.range.lowerBound >= 0 && match.line >= 1) }
            }
        }
    }

    @Test func `random bytes are scanned without harm`() {
        var samples = Samples(53)
        let scanner = Scanner()
        for round in 0..<400 {
            let path = ["a", ".env", "a.yml", "a.json", ".pgpass", ".netrc", "a.csv", "a.py", "a.md", "a.ini"][round % 10]
            _ = scanner.scan(samples.bytes(samples.number(below: 600)), path: path)
        }
    }

    @Test func `one long line of anchors does not take quadratic time`() {
        let scanner = Scanner()
        let started = ContinuousClock.now
        for unit in ["password=\"", "token:", "://a:b@", "bearer ", "-----BEGIN PRIVATE KEY-----", "{\"secret\":", "- - - a: {b: ", "[[[[[[[[{{{{{{{{"] {
            for path in ["a.js", "a.json", "a.yaml", "a.md"] {
                _ = scanner.scan(Array(String(repeating: unit, count: 24_000 / unit.utf8.count).utf8), path: path)
            }
        }
        #expect(ContinuousClock.now - started < .seconds(60))
    }

    @Test func `deltas, trees, commits and loose objects survive damage`() throws {
        var samples = Samples(54)
        let base = samples.bytes(300)
        // Copy 100 from 20, insert 3, copy 50 from 200.
        let delta: [UInt8] = [0xAC, 0x02, 0x99, 0x01, 0x91, 20, 100, 3, 1, 2, 3, 0x91, 200, 50]
        #expect(try Delta.apply(delta, to: base, limit: 1 << 20) == Array(base[20..<120]) + [1, 2, 3] + Array(base[200..<250]))
        mutate([delta]) { _ = try? Delta.apply($0, to: base, limit: 1 << 16) }

        let tree = Array("100644 a.txt".utf8) + [0] + samples.bytes(20) + Array("40000 dir".utf8) + [0] + samples.bytes(20)
        #expect(TreeEntry.parse(tree, hashLength: 20)?.map(\.name) == [Array("a.txt".utf8), Array("dir".utf8)])
        mutate([tree]) { _ = TreeEntry.parse($0, hashLength: 20) }

        let commit = Array("tree \(samples.hex(40))\nparent \(samples.hex(40))\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1700000000 +0000\n\nx\n".utf8)
        #expect(CommitObject(commit)?.time == 1_700_000_000)
        mutate([commit]) { _ = CommitObject($0) }

        let inflater = try Inflater()
        mutate([samples.bytes(64)], seconds: 0.5) { _ = try? ObjectStore.loose($0, with: inflater, limit: 1 << 20) }
    }
}

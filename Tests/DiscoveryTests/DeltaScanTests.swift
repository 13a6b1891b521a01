import Estate
import Runtime
import Testing

@testable import Discovery

/// R3. A history is read by its changes alone; the answer must be that of reading every version whole.
@Suite struct DeltaScanTests {
    /// What a report says, without what depends on how the objects are stored.
    private func summary(_ place: Place) async throws -> [String] {
        let key = try #require(FingerprintKey([UInt8](repeating: 7, count: 32)))
        let report = try await Discovery(key: key, clock: .system).scan([place.path], options: ScanOptions(jobs: 2))
        #expect(report.unreadable.isEmpty)
        return report.credentials.flatMap { credential in
            credential.sightings.map { "\(credential.fingerprint) \(credential.kind) \($0.path):\($0.line) \($0.commit ?? "-") \($0.slot ?? "-")" }
        }.sorted()
    }

    private static let names = [
        "src/app.py", "config/app.yaml", "notes.md", "deploy/.env", "lib/Main.java", "data.json", "redis.conf", "app.ini", "bin/run.sh",
        "config/deploy.rb", "CHANGES", "app.log",
    ]

    private func line(_ samples: inout Values, _ name: String) -> String {
        let value = samples.password()
        return switch samples.number(below: 9) {
        case 0 where name.hasSuffix(".py"): "DB_PASSWORD = \"\(value)\""
        case 0 where name.hasSuffix(".yaml"): "database_password: \(value)"
        case 0 where name.hasSuffix(".env"): "API_TOKEN=\(value)\(value)"
        case 0 where name.hasSuffix(".conf"): "requirepass \(value)"
        case 0 where name.hasSuffix(".ini"): "password = \(value)"
        case 0 where name.hasSuffix(".sh"): "export DB_PASSWORD='\(value)'"
        case 0 where name.hasSuffix(".rb"): "password \"\(value)\""
        case 3 where name.hasSuffix(".ini"): "[section \(samples.number(below: 20))]"
        case 3 where name.hasSuffix(".ini") || name.hasSuffix(".conf"): "host = db\(samples.number(below: 9)).shop.internal"
        case 3 where name.hasSuffix(".md"): ""
        case 4 where name.hasSuffix(".md"): "| Name | Password |"
        case 5 where name.hasSuffix(".md"): "| shop | \(value) |"
        case 0 where name.hasSuffix(".java"): "String password = \"\(value)\";"
        case 0: "the password is `\(value)`"
        case 1: "# \(value)"
        case 2: "password reset is described elsewhere"
        default: "line \(samples.number(below: 1_000_000)) of text that says nothing in particular"
        }
    }

    @Test(arguments: [1, 2, 3, 4])
    func `a packed history with deltas tells what one without tells`(_ seed: UInt64) async throws {
        var samples = Values(seed)
        let place = try Place()
        try place.git("init", "--quiet")
        var files: [String: [String]] = [:]
        for name in Self.names { files[name] = (0..<60).map { _ in line(&samples, name) } }
        for _ in 0..<40 {
            for _ in 0..<6 {
                let name = Self.names[samples.number(below: Self.names.count)]
                var lines = files[name] ?? []
                switch samples.number(below: 4) {
                case 0: lines.insert(line(&samples, name), at: samples.number(below: lines.count + 1))
                case 1 where lines.count > 10: lines.removeSubrange(samples.number(below: lines.count - 4)...(lines.count - 3))
                case 2:
                    let (from, to) = (samples.number(below: lines.count), samples.number(below: lines.count))
                    lines.swapAt(from, to)
                default: lines[samples.number(below: lines.count)] = line(&samples, name)
                }
                while lines.count < 40 { lines.append(line(&samples, name)) }
                files[name] = lines
            }
            for (name, lines) in files { try place.put(name, lines.joined(separator: "\n") + "\n") }
            try place.commit()
        }
        let loose = try await summary(place)
        try place.git("repack", "-adfq", "--depth=0", "--window=0")
        let whole = try await summary(place)
        try place.git("repack", "-adfq", "--depth=40", "--window=100")
        let deltas = try await summary(place)
        #expect(loose.count > 20)
        #expect(whole == loose)
        #expect(deltas == loose)
    }
}

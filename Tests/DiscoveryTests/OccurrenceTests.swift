import Estate
import Foundation
import Runtime
import Testing

@testable import Discovery

/// R8, R17: what must stay the same so that a place that was judged once is not news again.
@Suite struct OccurrenceTests {
    let place: Place
    let password: String
    let other: String

    init() throws {
        place = try Place()
        var values = Values(41)
        password = values.password()
        other = values.password()
        try place.git("init", "--quiet", "--initial-branch=main")
        try place.put("README.md", "shop")
        try place.commit()
    }

    private func occurrences(_ path: String? = nil, history: Bool = true) async throws -> Set<OccurrenceID> {
        let report = try await scan([path ?? place.path], options: .init(history: history))
        return Set(report.credentials.flatMap(\.sightings).compactMap(\.occurrence))
    }

    private func plant() throws {
        try place.put("services/orders/.env", "PORT=1\nPGPASSWORD=\(password)\n")
        try place.put("deploy/app.yaml", "app:\n  db:\n    user: shop\n    password: \(password)\n  mail:\n    password: \(other)\n")
        try place.put("src/settings.py", "import os\nDB_PASSWORD = \"\(password)\"\n")
        try place.put("config/app.json", "{\"db\": {\"password\": \"\(other)\"}}\n")
    }

    @Test func `R8: directory, work tree and bare clone give the same occurrences`() async throws {
        try plant()
        let plain = try await occurrences(history: false)
        #expect(plain.count == 5)
        try place.commit()
        #expect(try await occurrences() == plain)
        let clone = try Place()
        try place.git("clone", "--quiet", "--bare", place.path, clone.path + "/bare.git")
        #expect(try await occurrences(clone.path + "/bare.git") == plain)
    }

    @Test func `R8: renamed files and directories are the same occurrences`() async throws {
        try plant()
        try place.commit()
        let before = try await occurrences()
        try place.git("mv", "src/settings.py", "src/configuration.py")
        try place.git("mv", "services", "applications")
        try place.git("mv", "deploy/app.yaml", "chart.yaml")
        try place.commit()
        #expect(try await occurrences() == before)
        #expect(try await occurrences(history: false) == before)
    }

    @Test func `R8: shifted lines and another layout are the same occurrences`() async throws {
        try plant()
        let before = try await occurrences(history: false)
        try place.put("services/orders/.env", "# what\n# for\n\nHOST=db\nexport PGPASSWORD='\(password)'\nPORT=1\n")
        try place.put("deploy/app.yaml", "# moved\napp:\n    mail: {\"password\": \"\(other)\"}\n    db: {password: \(password), user: shop}\n")
        try place.put("src/settings.py", "import os\n\n\nDB_PASSWORD='\(password)'  # why\n")
        try place.put("config/app.json", "{\n  \"name\": \"app\",\n  \"db\": {\n    \"password\": \"\(other)\"\n  }\n}\n")
        #expect(try await occurrences(history: false) == before)
        try place.put("ci.yaml", "jobs:\n  - env:\n      PGPASSWORD: \(password)\n")
        let listed = try await occurrences(history: false).subtracting(before)
        try place.put("ci.yaml", "jobs:\n  - name: first\n  - name: second\n  - env:\n      PGPASSWORD: \(password)\n")
        #expect(try await occurrences(history: false).subtracting(before) == listed, "a position in a list is no part of a place")
    }

    @Test func `R8: rebase and squash keep occurrences, and make new exposures`() async throws {
        try place.git("checkout", "--quiet", "-b", "topic")
        try plant()
        try place.commit()
        try place.put("services/orders/.env", "HOST=db\nPORT=1\nPGPASSWORD=\(password)\n")
        try place.commit()
        let before = try await scan([place.path])
        let ids = try await occurrences()
        try place.git("checkout", "--quiet", "main")
        try place.put("LICENSE", "none")
        try place.commit()
        try place.git("checkout", "--quiet", "topic")
        try place.git("rebase", "--quiet", "main")
        #expect(try await occurrences() == ids)
        try place.git("checkout", "--quiet", "main")
        try place.git("merge", "--squash", "topic")
        try place.git("commit", "--quiet", "--message", "all of it")
        try place.git("branch", "--quiet", "-D", "topic")
        try place.git("reflog", "expire", "--expire=now", "--all")
        try place.git("gc", "--quiet", "--prune=now")
        let after = try await scan([place.path])
        #expect(try await occurrences() == ids)
        #expect(Set(before.credentials.map(\.fingerprint)) == Set(after.credentials.map(\.fingerprint)))
        func exposures(_ report: ScanReport) -> Set<ExposureID> { Set(report.credentials.flatMap(\.sightings).compactMap(\.exposure)) }
        #expect(!exposures(before).isEmpty && !exposures(after).isEmpty)
        #expect(exposures(before).isDisjoint(with: exposures(after)), "another commit shows it")
    }

    @Test func `ids of one key say so, those of another key are others, and they are in the JSON`() async throws {
        try plant()
        try place.commit()
        let report = try await scan([place.path])
        let sightings = report.credentials.flatMap(\.sightings)
        #expect(sightings.allSatisfy { $0.occurrence?.text.hasPrefix("mo1_\(report.keyID)_") == true })
        #expect(sightings.allSatisfy { ($0.exposure != nil) == ($0.commit != nil) })
        #expect(sightings.compactMap(\.exposure).allSatisfy { $0.text.hasPrefix("mx1_\(report.keyID)_") })
        let foreign = try #require(FingerprintKey([UInt8](repeating: 8, count: 32)))
        let credential = try #require(report.credentials.first)
        let own = try #require(key)
        #expect(
            foreign.occurrence(of: credential.fingerprint, in: .config, path: "a", slot: "b").short
                != own.occurrence(of: credential.fingerprint, in: .config, path: "a", slot: "b").short)
        #expect(own.occurrence(of: credential.fingerprint, in: .config, path: "a", slot: nil) != own.occurrence(of: credential.fingerprint, in: .config, path: "a", slot: "b"))
        let text = try json(report)
        #expect(text.contains("\"occurrence\":\"mo1_") && text.contains("\"exposure\":\"mx1_"))
        let copy = try JSONDecoder().decode(ScanReport.self, from: Data(text.utf8))
        #expect(copy.credentials.flatMap(\.sightings) == sightings)
        #expect(OccurrenceID("mo1_00000000_0") == nil)
        #expect(OccurrenceID("mx1_\(report.keyID)_\(String(repeating: "a", count: 32))") == nil)
    }
}

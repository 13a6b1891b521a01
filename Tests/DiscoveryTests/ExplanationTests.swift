import Estate
import Foundation
import Runtime
import Testing

@testable import Discovery

@Suite struct ExplanationTests {
    // R7, R14
    @Test func `what is known, what is not and what to do next are said, and the value is not`() async throws {
        let place = try Place()
        var values = Values(111)
        let (secret, token) = (values.password(), "ghp" + "_" + values.password(36))
        try place.put("services/orders/.env", "PGHOST=db\nPGUSER=shop\nPGPASSWORD=\(secret)\n")
        try place.put("services/invoices/.env", "DATABASE_URL=postgresql://shop:\(secret)@db/shop\n")
        try place.put("exports/slack/ops/1.json", "[{\"text\": \"use \(secret)\"}]")
        try place.put("CODEOWNERS", "/services/ @shop/orders-team\n")
        try place.put("old.sh", "export GITHUB_TOKEN=\(token)\n")
        try place.git("init", "--quiet", "--initial-branch=main")
        try place.commit()
        try place.remove("old.sh")
        try place.commit()
        let report = try await scan([place.path])
        let shared = try #require(report.credentials.first { $0.kind == "postgresql-password" })
        let explanation = Explanation(of: shared, state: nil)
        for text in ["services/orders/.env:3", "Why it is taken for a secret", "orders-team", "CODEOWNERS:1", "Who shares it", "invoices", "postgresql://shop@db", "Not known", "Next", "a login of its own"] {
            #expect(explanation.text.contains(text), "\(text) in:\n\(explanation.text)")
        }
        #expect(!shared.reasons.isEmpty)
        let gone = Explanation(of: try #require(report.credentials.first { $0.kind == "github-token" }), state: nil)
        #expect(gone.unknown.contains { $0.contains("who uses it") } && gone.text.contains("in history only"))
        #expect(gone.next.contains { $0.contains("revoke it") })
        #expect(Explanation(of: shared, state: .retired).next.isEmpty)
        for one in [explanation, gone] {
            let encoded = String(decoding: try JSONEncoder().encode(one), as: UTF8.self)
            for value in [secret, token] { #expect(!one.text.contains(value) && !encoded.contains(value)) }
        }
        let fingerprint = shared.fingerprint
        for name in [fingerprint.text, fingerprint.short, String(fingerprint.short.prefix(4))] {
            #expect(Explanation.candidates(for: name, in: report).map(\.fingerprint) == [fingerprint])
        }
        #expect(Explanation.candidates(for: "mf1_", in: report).count == 2)
        #expect(Explanation.candidates(for: "ab", in: report).isEmpty)
    }
}

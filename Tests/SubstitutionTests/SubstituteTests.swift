import EstateTesting
import Estate
import Foundation
import PostgresWire
import Runtime
import Substitution
import Testing

@Suite struct SubstituteTests {
    // R57
    @Test func `the database sees only the short-lived login, and the client changes nothing`() async throws {
        try await withPath(.substitute) { path in
            let run = try await path.psql("select session_user || ' ' || current_user || ' ' || current_setting('application_name')")
            #expect(run.errors == "")
            #expect(run.output.hasPrefix("mf_"))
            #expect(run.output.hasSuffix(" shop orders-app\n"))
            let opened = try #require(await path.events.first { $0.uses.first { $0.outcome == .opened } })
            #expect(opened.workload == "orders")
            #expect(opened.login == "shop")
            #expect(opened.database == "shop")
            #expect(opened.applicationName == "orders-app")
            #expect(opened.caller.executable == PathFixture.psql)
            #expect(opened.grantID?.hasPrefix("grant-mf_") == true)
            let closed = try #require(await path.events.first { $0.uses.first { $0.outcome == .closed } })
            #expect(closed.exchanges == 1)
            #expect(closed.sessionID == opened.sessionID)
        }
    }
}

import EstateTesting
import Foundation
import Testing

/// An identity is taken back, and with it what it took the place of.
@Suite(.serialized) struct RevocationTests {
    private struct Answer: Decodable {
        struct Secret: Decodable {
            var isDisabled: Bool
            var words: String
        }
        var taken: Int
        var secrets: [Secret]
    }

    /// Whether PostgreSQL, asked without Mayfly, lets the old password in.
    private func isLetIn(_ estate: Installation) async throws -> Bool {
        let run = try await Installation.run(
            [
                "\(TemporaryPostgres.binaries)/psql", "-XAtc", "SELECT 1", "-h", "127.0.0.1", "-p", "\(try estate.shop().postgres.port)",
                "-U", "shop", "-d", "shop",
            ], environment: ["PGPASSWORD": try #require(estate.setting("PGPASSWORD", of: "orders"))])
        return run.succeeded
    }

    @Test(.timeLimit(.minutes(5)))
    func `R84: one action takes back the identity and disables the secret that it replaced, and says which stands and why`() async throws {
        try await Installation.with(shop: true, server: ["--grant-lifetime", "20s", "--svid-lifetime", "60s"]) { estate in
            try await estate.startServer()
            let scan = try await estate.mayfly("scan", estate.directory + "/repo", "--json", limit: .seconds(60))
            try Data(scan.utf8).write(to: URL(fileURLWithPath: estate.directory + "/scan.json"))
            try await estate.shop("declare", "--with-reports")
            for command in [["import", estate.directory + "/scan.json"], ["apply", estate.directory + "/estate.yaml"], ["plan"]] {
                _ = try await estate.attempt(command, limit: .seconds(30))
            }
            try await estate.startAgent(token: try await estate.mayfly("token", "create"))
            try estate.start("load", [Installation.shop, "load", estate.directory, "--rate", "20", "--out", estate.directory + "/load.json"])
            for service in ["orders", "invoices", "reports"] {
                try await estate.applied(service)
                try await estate.repoint(service)
            }
            func cutOver(_ service: String) async throws {
                _ = try await estate.mayfly("cutover", service)
                guard service != "reports" else { return }
                try await estate.shop("reload", service)
                try await estate.shop("restart", service)
            }
            let id = "spiffe://shop.example/production/orders"
            func revoke(_ more: String...) async throws -> (status: Int32, answer: Answer) {
                let command = ["revoke", id, "--secrets", "--reason", "the host was taken over", "--json"]
                let run = try await estate.attempt(command + more, limit: .seconds(60))
                return (run.status, try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8)))
            }

            // Others log in with it: it would stand, and it is said who is in the way.
            let early = try await revoke("--dry-run").answer
            #expect(early.secrets.count == 1 && early.secrets.first?.words.contains("no proof") == true, "\(early)")

            for service in ["orders", "invoices", "reports"] {
                _ = try await estate.mayfly("cutover", service)
                guard service != "reports" else { continue }
                try await estate.shop("reload", service)
                try await estate.shop("restart", service)
            }
            _ = try await estate.mayfly("prove", "shop@shop-db", "--wait", "90s", limit: .seconds(95))
            let dry = try await revoke("--dry-run")
            #expect(dry.status == 0 && dry.answer.secrets.first?.words.contains("would") == true, "\(dry.answer)")
            let done = try await revoke()
            #expect(done.status == 0 && done.answer.secrets.first?.isDisabled == true, "\(done.answer)")
            #expect(try await !isLetIn(estate))
            #expect(try await estate.mayfly("revoke").contains(id))
            // Asked again, it says what stands there already.
            #expect(try await revoke().answer.secrets.first?.words.contains("before") == true)
        }
    }
}

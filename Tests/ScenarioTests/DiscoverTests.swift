import EstateTesting
import Foundation
import Glibc
import Testing

/// `mayfly discover`, as an operator runs it, on a real database, a real process, files and a list.
@Suite(.serialized) struct DiscoverTests {
    /// What was planted, and must be seen nowhere.
    private struct Canaries {
        let all: [String]
        init() { all = (0..<4).map { _ in "c4nary" + UUID().uuidString.replacing("-", with: "").prefix(22) } }
    }

    private func configuration(_ estate: Installation, _ postgres: TemporaryPostgres, extra: String = "") throws -> String {
        let text = """
            version: 1
            scan: [tree]
            sources:
              - name: db
                type: postgresql
                connection: {host: "\(postgres.socketDirectory)", port: "\(postgres.port)", user: postgres}
                aliases: [db]
                compareVerifiers: true
              - {name: node, type: processes, users: ["\(getuid())"], histories: false}
              - {name: list, type: spreadsheet, file: list.csv}
            \(extra)
            """
        try text.write(toFile: estate.directory + "/sources.yaml", atomically: true, encoding: .utf8)
        return estate.directory + "/sources.yaml"
    }

    // R7, R8, R16, R20
    @Test func `discover joins sources with a scan, says what is missing, and its report is imported`() async throws {
        let canaries = Canaries()
        let postgres = try await TemporaryPostgres.start()
        defer { postgres.stop() }
        try await postgres.psql(
            "CREATE ROLE shop LOGIN PASSWORD '\(canaries.all[0])'; CREATE ROLE other LOGIN PASSWORD '\(canaries.all[1])'")
        try await Installation.with(shop: false) { estate in
            try FileManager.default.createDirectory(atPath: estate.directory + "/tree/services/orders", withIntermediateDirectories: true)
            try "# owner: orders-team\nDB_HOST=db\nDB_USER=shop\nDB_PASSWORD=\(canaries.all[0])\n"
                .write(toFile: estate.directory + "/tree/services/orders/.env", atomically: true, encoding: .utf8)
            try "service,login,server,owner,password\norders,shop,db,legacy-team,\(canaries.all[2])\n"
                .write(toFile: estate.directory + "/list.csv", atomically: true, encoding: .utf8)
            let config = try configuration(estate, postgres)
            let child = try ChildProcess(
                ["sleep", "600"], environment: ["ORDERS_DB_PASSWORD": canaries.all[0], "JOB_API_TOKEN": canaries.all[3]])
            defer { child.kill() }

            let dry = try await estate.mayfly("discover", "--config", config, "--dry-run")
            #expect(dry.contains("pg_authid") && dry.hasSuffix("Nothing was read.\n"))
            try await estate.startServer()
            let run = try await estate.attempt("discover", "--config", config, "--json", limit: .seconds(120))
            let report = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
            let feeds = try #require(report["feeds"] as? [[String: Any]])
            let gaps = feeds.filter { $0["outcome"] as? String != "read" }.compactMap { $0["name"] as? String }
            // A process that the kernel hides even from its own user may run beside the test.
            #expect(gaps.isEmpty ? run.status == 0 : run.status == 3 && gaps == ["node"], "\(run.status): \(run.errors)")
            let credentials = try #require(report["credentials"] as? [[String: Any]])
            let shop = try #require(credentials.first { ($0["identity"] as? String)?.hasSuffix(":shop") == true })
            let sources = Set((shop["sightings"] as? [[String: Any]] ?? []).compactMap { $0["source"] as? String })
            #expect(sources.isSuperset(of: ["config", "database", "process"]), "\(sources)")
            #expect(shop["owner"] as? String == "orders-team")
            let conflicts = (report["reconciliation"] as? [String: Any])?["conflicts"] as? [[String: Any]]
            #expect(conflicts?.compactMap { $0["field"] as? String } == ["owner"], "\(conflicts ?? [])")

            try run.output.write(toFile: estate.directory + "/report.json", atomically: true, encoding: .utf8)
            let imported = try await estate.mayfly("import", estate.directory + "/report.json", "--json")
            #expect(imported.contains("\"credentials\" : \(credentials.count)"), "\(imported)")

            // A source that is gone is a gap with a date, and the exit code says so.
            postgres.stop()
            let text = try await estate.attempt("discover", "--config", config)
            #expect(text.status == 3, "\(text.errors)")
            #expect(
                text.output.contains("db (postgresql)  NOT READ, last whole 20") && text.errors.contains("source `db` could not be read"))
            let only = try await estate.attempt("discover", "--config", config, "--only", "list")
            #expect(only.status == 0)

            for file in try FileManager.default.subpathsOfDirectory(atPath: estate.directory)
            where !file.hasPrefix("tree") && file != "list.csv" {
                let bytes = FileManager.default.contents(atPath: estate.directory + "/" + file) ?? Data()
                for canary in canaries.all { #expect(bytes.range(of: Data(canary.utf8)) == nil, "a planted value in \(file)") }
            }
            for output in [run.output, run.errors, text.output, text.errors, dry, imported] {
                for canary in canaries.all { #expect(!output.contains(canary)) }
            }
        }
    }

    @Test func `discover refuses a configuration that it does not understand, and prints one that it does`() async throws {
        try await Installation.with(shop: false) { estate in
            let example = try await estate.mayfly("discover", "--example")
            #expect(example.contains("type: kubernetes") && example.contains("type: spreadsheet"))
            let absent = try await estate.attempt("discover", "--config", estate.directory + "/absent.yaml")
            #expect(absent.status == 1 && absent.errors.contains("absent.yaml"))
            let bad = estate.directory + "/bad.yaml"
            let secret = "c4nary" + UUID().uuidString
            for (text, word) in [
                ("sources:\n  - {type: vault, address: \"https://v\", token: \(secret)}", "no secret belongs here"),
                ("sources: [\(secret)", "not YAML"), ("", "mapping"),
            ] {
                try text.write(toFile: bad, atomically: true, encoding: .utf8)
                let run = try await estate.attempt("discover", "--config", bad)
                #expect(run.status == 1 && run.errors.contains(word) && !run.errors.contains(secret), "\(run.errors)")
            }
            try "sources:\n  - {name: c, type: kubernetes, kubeconfig: none}\n  - {type: processes}".write(
                toFile: bad, atomically: true, encoding: .utf8)
            let dry = try await estate.attempt("discover", "--config", bad, "--dry-run")
            #expect(dry.status == 3 && dry.errors.contains("source `c` could not be read") && dry.output.contains("processes"))
            let usage = try await estate.attempt("discover")
            #expect(usage.status == 64)
        }
    }
}

import Estate
import Foundation
import Runtime
import SecretScan
import Testing

@testable import Discovery

/// Registers of who looks after what, as companies keep them beside their code.
@Suite struct OwnerRegisterTests {
    let place: Place
    private var values = Values(303)

    init() throws { place = try Place() }

    private mutating func told(_ files: [String: String]) async throws -> [String: FoundCredential] { try await place.told(files, &values) }

    private mutating func owner(_ path: String, _ register: String, of file: String = "services/silo/prod.env") async throws -> String? {
        try await told([path: register, file: "DB_PASSWORD=§\n"])[file]?.owner
    }

    // MARK: - Tables

    @Test(arguments: [
        ("wiki/run.md", "# Run\n\n| system | reachable at | run by |\n|---|---|---|\n| silo | silo.shop.example | stable |\n", "stable"),
        ("wiki/run.md", "| What | Primary team | Secondary team |\n|---|---|---|\n| silo | stable | mill |\n", "stable"),
        ("wiki/run.html", "<table><tr><th>Service<th>Owning team</tr>\n<tr><td><b>silo</b></td><td>stable&nbsp;</td></tr></table>", "stable"),
        // A sheet is known by any word on the way to it, and may have a title.
        ("shares/oncall/2031-Q4.csv", "On call;;\nservice;primary team;phone\nsilo;stable;+1 555 0100\n", "stable"),
        ("shares/on-call/may.csv", "team,service\nstable,\"silo, barn\"\n", "stable"),
        // Nobody's.
        ("wiki/run.md", "| system | tested by |\n|---|---|\n| silo | stable |\n", "unknown"),
        ("wiki/run.md", "| system | secondary team |\n|---|---|\n| silo | stable |\n", "unknown"),
        ("wiki/run.md", "| system | product owner |\n|---|---|\n| silo | stable |\n", "unknown"),
    ])
    mutating func `R7: a register is read whatever its columns are called, and whatever it is kept in`(
        path: String, register: String, expected: String
    ) async throws {
        #expect(try await owner(path, register) == expected)
    }

    @Test mutating func `R7: registers that do not agree say nothing, and those that name one team twice do`() async throws {
        let table = "| Service | Team |\n|---|---|\n| silo | §team |\n"
        for (other, expected) in [("mill", "unknown"), ("stable", "stable"), ("Team Stable", "stable")] {
            let told = try await told([
                "wiki/who.md": table.replacing("§team", with: "stable"), "oncall/all.csv": "service,team\nsilo,\(other)\n",
                "org/teams.yaml": "teams:\n  - name: stable\n  - name: mill\n", "services/silo/prod.env": "DB_PASSWORD=§\n",
            ])
            #expect(told["services/silo/prod.env"]?.owner == expected, "\(other)")
        }
    }

    @Test mutating func `R7: whoever is to be called is an owner when it is a team`() async throws {
        let teams = "teams:\n  - name: stable\n  - name: mill\n"
        for (head, cell, expected) in [("on call", "stable", "stable"), ("contact", "stable", "stable"), ("on call", "kim", "unknown")] {
            let told = try await told([
                "wiki/who.md": "| Service | \(head) |\n|---|---|\n| silo | \(cell) |\n", "org/teams.yaml": teams,
                "services/silo/prod.env": "DB_PASSWORD=§\n",
            ])
            #expect(told["services/silo/prod.env"]?.owner == expected, "\(head) \(cell)")
        }
    }

    @Test mutating func `R7: what a register lists is known by its name where nothing declares it`() async throws {
        let told = try await told([
            "wiki/who.md": "| Service | Team |\n|---|---|\n| silo-gate | stable |\n", "srv/www/silo-gate/settings.ini": "db_password = §\n",
            "wiki/runbooks/silo-gate.md": "# Restart\n\n    mysql -u root -p'§'\n",
        ])
        for path in ["srv/www/silo-gate/settings.ini", "wiki/runbooks/silo-gate.md"] {
            #expect(told[path]?.workloads == ["silo-gate"] && told[path]?.owner == "stable", "\(path)")
        }
    }

    // MARK: - Exports

    @Test(arguments: [
        ("exports/pagerduty/services.json", #"{"services": [{"name": "silo", "teams": [{"id": "P1", "summary": "stable"}]}]}"#, "stable"),
        ("pagerduty.json", #"{"escalation_policies": [{"name": "x", "teams": [{"summary": "stable"}], "services": [{"summary": "silo"}]}]}"#, "stable"),
        // A free plan has no teams, and an escalation policy bears the team's name.
        ("pagerduty.json", #"{"services": [{"name": "silo", "escalation_policy": {"summary": "stable 24x7"}}], "teams": [{"name": "stable"}]}"#, "stable"),
        ("opsgenie/all.json", #"{"services": [{"name": "silo", "teamId": "t-1"}], "teams": [{"id": "t-1", "name": "stable"}]}"#, "stable"),
        ("opsgenie/teams.json", #"{"data": [{"name": "stable", "description": "barn, silo"}, {"name": "mill", "description": "flour of all kinds, silo"}]}"#, "stable"),
        ("exports/cmdb.json", #"{"result": [{"name": "Silo (prod)", "owner": "stable"}]}"#, "stable"),
        // Two teams, a person, no team that is known.
        ("pagerduty.json", #"{"services": [{"name": "silo", "teams": [{"summary": "stable"}, {"summary": "mill"}]}]}"#, "unknown"),
        ("exports/cmdb.json", #"{"result": [{"name": "silo", "owner": {"type": "user", "name": "kim"}}]}"#, "unknown"),
        ("pagerduty.json", #"{"services": [{"name": "silo", "escalation_policy": {"summary": "day shift"}}]}"#, "unknown"),
    ])
    mutating func `R7: an export of an on-call tool names the team of a service`(path: String, export: String, expected: String) async throws {
        #expect(try await owner(path, export) == expected)
    }

    // MARK: - Teams and people

    @Test mutating func `R7: a page of teams says what one was called before, and a page of people who left`() async throws {
        let told = try await told([
            "wiki/teams.md": "| team | formerly | mail |\n|---|---|---|\n| stable | squad **Hay** (until 2030) | barn@shop.example |\n| mill | | |\n",
            "wiki/people.md": "| handle | team | |\n|---|---|---|\n| kim | mill | left 2031-02-28 |\n| ola | stable | |\n",
            "a/one.env": "# owner: hay\nDB_PASSWORD=§\n", "a/two.env": "# owner: barn@shop.example\nDB_PASSWORD=§\n",
            "a/three.env": "# owner: kim\nDB_PASSWORD=§\n", "a/four.env": "# owner: ola\nDB_PASSWORD=§\n",
        ])
        #expect(["a/one.env", "a/two.env", "a/three.env", "a/four.env"].map { told[$0]?.owner } == ["stable", "stable", "unknown", "ola"])
        #expect(told["a/three.env"]?.flags.contains { $0.kind == .orphan } == true)
    }

    @Test(arguments: [UInt64(1), 2, 3]) func `any register is read without harm`(seed: UInt64) {
        var values = Values(seed)
        let parts = ["<table>", "<tr>", "<td", ">", "</td>", "| a | b |\n", "|---|---|\n", "service,team\n", "\"", "&amp;", "<", "\u{0}", "é", "{\"services\":["]
        for _ in 0..<200 {
            let text = (0..<30).map { _ in parts[values.number(below: parts.count)] }.joined()
            var (registers, organisation) = (Registers(), Organisation())
            for path in ["a.md", "a.html", "a.csv"] {
                for table in OwnerTable.all(in: text, path: path) { registers.add(table, path: path, to: &organisation) }
            }
            registers.settle(organisation, WorkloadIndex())
        }
    }
}

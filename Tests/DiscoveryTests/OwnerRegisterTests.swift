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
        // A name is of what the head or the file says.
        ("lists/services.csv", "name,tier,team\nsilo,1,stable\n", "stable"), ("lists/inventory.csv", "name,tier,team\nsilo,1,stable\n", "unknown"),
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

    @Test mutating func `R7: what others run for a company is nobody's workload for a row in a register`() async throws {
        let told = try await told([
            "wiki/tools.md": "| Tool | Team |\n|---|---|\n| Stripe | stable |\n| GitHub | mill |\n", "a/stripe/prod.ini": "password = §\n",
            "b/github.json": "{\"db_password\": \"§\"}\n",
        ])
        #expect(told["a/stripe/prod.ini"]?.workloads == [] && told["b/github.json"]?.workloads == [])
    }

    @Test mutating func `R7: a register's other names, its records of what is gone, and accounts that a group manages are read`() async throws {
        let told = try await told([
            "exports/cmdb_ci.csv": "ci_id,name,aliases,class,support_group,status\nCI-1,silo-bus,bus-1;sbus,Service,Team Mill,in use\n"
                + "CI-2,hay-plan,,Application,Stable,in use\nCI-3,hay-plan,,Application,Team Mill,retired record\n",
            "exports/ad-service-accounts.csv": "sAMAccountName;Beschreibung;managedBy\nsvc_yardsheet;the sheet;CN=Stable\n",
            "hosts/bus-1/etc/app.ini": "db_password = §\n", "hosts/bus-2/etc/app.ini": "db_password = §\n",
            "srv/www/hay-plan/settings.ini": "db_password = §\n", "srv/www/yardsheet/settings.ini": "db_password = §\n",
        ])
        #expect(told["hosts/bus-1/etc/app.ini"]?.owner == "Team Mill" && told["hosts/bus-2/etc/app.ini"]?.owner == "unknown")
        #expect(told["srv/www/hay-plan/settings.ini"]?.owner == "Stable")
        #expect(told["srv/www/yardsheet/settings.ini"]?.workloads == ["yardsheet"] && told["srv/www/yardsheet/settings.ini"]?.owner == "Stable")
    }

    @Test mutating func `R7: owners stand in hieras of Puppet and tags of Pulumi, and a page's title says what it is about`() async throws {
        let told = try await told([
            "puppet/data/nodes/a.yaml": "profile::owner: stable\nprofile::gate::db_password: §\n",
            "infra/Pulumi.prod.yaml": "config:\n  hay-plan:tags:\n    squad: stable\n  hay-plan:dbPassword: §\n",
            "wiki/who.md": "| Service | Team |\n|---|---|\n| silo-gate | stable |\n| yard-gate | mill |\n",
            "wiki/Tor.md": "# Das Tor (silo-gate)\n\nBei Stable seit Mai.\n\n* Passwort: §\n",
            "wiki/Tore.md": "# silo-gate and yard-gate\n\n* Passwort: §\n",
        ])
        #expect(told["puppet/data/nodes/a.yaml"]?.owner == "stable" && told["infra/Pulumi.prod.yaml"]?.owner == "stable")
        #expect(told["wiki/Tor.md"]?.workloads == ["silo-gate"] && told["wiki/Tore.md"]?.workloads == [])
    }

    // MARK: - Exports

    @Test(arguments: [
        ("exports/pagerduty/services.json", #"{"services": [{"name": "silo", "teams": [{"id": "P1", "summary": "stable"}]}]}"#, "stable"),
        ("pagerduty.json", #"{"escalation_policies": [{"teams": [{"summary": "stable"}], "services": [{"summary": "silo"}]}]}"#, "stable"),
        // A free plan has no teams, and an escalation policy bears the team's name.
        (
            "pagerduty.json", #"{"services": [{"name": "silo", "escalation_policy": {"summary": "stable 24x7"}}], "teams": [{"name": "stable"}]}"#,
            "stable"
        ),
        ("opsgenie/all.json", #"{"services": [{"name": "silo", "teamId": "t-1"}], "teams": [{"id": "t-1", "name": "stable"}]}"#, "stable"),
        (
            "opsgenie/teams.json",
            #"{"data": [{"name": "stable", "description": "barn, silo"}, {"name": "mill", "description": "flour of all kinds, silo"}]}"#, "stable"
        ),
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

    // MARK: - Machines

    private static let machines = "host,role,contact\ngate-01,hay gate,stable\nmail-01,post-office,stable\nbox-07,mixed,stable\nbox-09,mixed,\n"
    private static let teams = "teams:\n  - name: stable\n  - name: mill\n"

    @Test(arguments: [
        ("hosts/gate-01/etc/thing.ini", "password = §\n", "stable"), ("hosts/GATE-01.shop.internal/x.ini", "password = §\n", "stable"),
        ("hosts/yard-02/etc/thing.ini", "password = §\n", "mill"), ("hosts/yard.shop.internal/x.ini", "password = §\n", "unknown"),
        ("hosts/box-09/etc/thing.ini", "password = §\n", "unknown"),
        // What is anybody's: accounts of others, what somebody typed, a program on a machine of many.
        ("hosts/gate-01/etc/redis/users.acl", "user kim on >§ ~* +@all\n", "unknown"),
        ("hosts/box-07/opt/silo-gate/.env", "DB_PASSWORD=§\n", "unknown"), ("hosts/mail-01/opt/silo-gate/.env", "DB_PASSWORD=§\n", "stable"),
        ("ansible/inventories/prod/group_vars/post.yml", "smtp_password: §\n", "stable"),
        ("ansible/inventories/prod/group_vars/several.yml", "smtp_password: §\n", "unknown"),
    ])
    mutating func `R7: what lies on a machine is of whom a list names for the machine, where nothing else says`(
        path: String, text: String, expected: String
    ) async throws {
        let told = try await told([
            "lists/hosts.csv": Self.machines, "org/teams.yaml": Self.teams, path: text,
            "wiki/boxes.md": "| name | ip | team |\n|---|---|---|\n| yard-02.shop.example | 10.0.0.7 | mill |\n",
            "ansible/inventories/prod/hosts.ini": "[post]\nmail-01 ansible_user=root\n\n[several]\nmail-01\nbox-09\n",
            "units/silo-gate.service": "[Service]\nEnvironmentFile=/opt/silo-gate/.env\nExecStart=/opt/silo-gate/run\n",
        ])
        #expect(told[path]?.owner ?? "unknown" == expected, "\(told[path]?.ownerEvidence ?? []) \(told[path]?.workloadEvidence ?? [])")
    }

    // MARK: - In so many words

    @Test(arguments: [
        ("# silo, run by stable\n", "stable"), ("# letters batch of team mill\n", "mill"), ("# looked after by the stable team.\n", "stable"),
        ("# run by cron\n", "unknown"), ("# the order of stable sorts\n", "unknown"), ("# run by stable, owned by mill\n", "unknown"),
    ])
    mutating func `R7: a comment that says who looks after a file counts when that is a team`(comment: String, expected: String) async throws {
        let told = try await told(["org/teams.yaml": Self.teams, "a/x.env": comment + "DB_PASSWORD=§\n"])
        #expect(told["a/x.env"]?.owner == expected)
    }

    @Test(arguments: [
        (#"{"sets": [{"name": "silo-prod", "description": "workspaces of stable", "vars": [{"key": "db_password", "value": "§"}]}]}"#, "stable"),
        (#"{"sets": [{"name": "silo-prod", "description": "mill", "vars": [{"key": "db_password", "value": "§"}]}]}"#, "mill"),
        (#"{"sets": [{"name": "silo-prod", "description": "by stable, of mill", "vars": [{"key": "db_password", "value": "§"}]}]}"#, "unknown"),
        (#"{"sets": [{"name": "silo-prod", "description": "stable branches", "vars": [{"key": "db_password", "value": "§"}]}]}"#, "unknown"),
    ])
    mutating func `R7: a description that names one team says whose the variables are`(text: String, expected: String) async throws {
        let told = try await told(["org/teams.yaml": Self.teams, "infra/CODEOWNERS": "* @shop/platform\n", "infra/sets.json": text])
        #expect(told["infra/sets.json"]?.owner == (expected == "unknown" ? "platform" : expected))
    }

    @Test mutating func `R7: the comment on a role says whose login it is`() async throws {
        let told = try await told([
            "org/teams.yaml": Self.teams,
            "db/roles.sql": "CREATE ROLE shared_rw LOGIN PASSWORD '§';\nCOMMENT ON ROLE shared_rw IS 'used by many (mill)';\n",
        ])
        #expect(told["db/roles.sql"]?.owner == "mill")
    }

    @Test mutating func `R7: whoever is to be asked about what runs looks after it, when that is a team`() async throws {
        func job(_ contact: String) -> String {
            """
            job "hay-feed" {
              meta {
                contact = "\(contact)"
              }
              group "g" {
                task "t" {
                  env {
                    DB_PASSWORD = "§"
                  }
                }
              }
            }

            """
        }
        for (contact, expected) in [("stable", "stable"), ("kim", "unknown"), ("#hay", "unknown")] {
            let told = try await told(["org/teams.yaml": Self.teams, "nomad/hay.nomad": job(contact)])
            #expect(told["nomad/hay.nomad"]?.owner == expected)
        }
        for (address, expected) in [("mill@shop.example", "mill"), ("root", "unknown"), ("kim@shop.example", "unknown")] {
            let told = try await told([
                "org/teams.yaml": Self.teams,
                "hosts/a/etc/cron.d/silo-sweep": "MAILTO=\(address)\n30 2 * * * root PGPASSWORD=§ /usr/local/bin/sweep\n",
            ])
            #expect(told["hosts/a/etc/cron.d/silo-sweep"]?.owner == expected, "\(address)")
        }
    }

    @Test mutating func `R7: tags of what a service has say whose the service is`() async throws {
        let told = try await told([
            "infra/db.tf": "resource \"aws_db_instance\" \"x\" {\n  tags = {\n    Service = \"silo\"\n    Team = \"stable\"\n  }\n}\n",
            "services/silo/prod.env": "DB_PASSWORD=§\n",
        ])
        #expect(told["services/silo/prod.env"]?.owner == "stable")
    }

    @Test mutating func `R7: a README that names a team alone, a vault called after one, and a ticket's own field count`() async throws {
        let told = try await told([
            "org/teams.yaml": Self.teams,
            "ops/README.md": "# ops\n\nSettings. Owned by mill, changes by request.\n", "ops/all.yml": "become_password: §\n",
            "misc/README.md": "# misc\n\nRun by hand.\n", "misc/all.yml": "become_password: §\n",
            "exports/1password/vault-stable.csv": "Title,Username,Password\nkiosk,kim,§\n",
            "tickets/export.csv": "key,component,team,summary,description\nOPS-1,,mill,printer,\"admin password=§\"\n",
        ])
        #expect(told["ops/all.yml"]?.owner == "mill" && told["misc/all.yml"]?.owner == "unknown")
        #expect(told["exports/1password/vault-stable.csv"]?.owner == "stable" && told["tickets/export.csv"]?.owner == "mill")
    }

    @Test mutating func `R7: no register counts against what the code itself says`() async throws {
        let told = try await told([
            "wiki/who.md": "| Service | Team | Runs on |\n|---|---|---|\n| silo | stable | gate-01 |\n", "org/teams.yaml": Self.teams,
            "CODEOWNERS": "/services/silo/ @shop/mill\n/hosts/gate-01/ @shop/mill\n", "services/silo/prod.env": "DB_PASSWORD=§\n",
            "hosts/gate-01/opt/x.ini": "password = §\n",
        ])
        #expect(told["services/silo/prod.env"]?.owner == "mill" && told["hosts/gate-01/opt/x.ini"]?.owner == "mill")
    }

    // MARK: - Any text

    @Test(arguments: [UInt64(1), 2, 3]) func `any register is read without harm`(seed: UInt64) {
        var values = Values(seed)
        let parts = [
            "<table>", "<tr>", "<td", ">", "</td>", "| a | b |\n", "|---|---|\n", "service,team\n", "\"", "&amp;", "<", "\u{0}", "é", "\u{130}",
            "{\"services\":[", "[a]\n", "the ", "of team ", "(", "group_vars/a",
        ]
        for _ in 0..<200 {
            let text = (0..<30).map { _ in parts[values.number(below: parts.count)] }.joined()
            var (registers, organisation) = (Registers(), Organisation())
            for path in ["a.md", "a.html", "a.csv"] {
                for table in OwnerTable.all(in: text, path: path) { registers.add(table, path: path, to: &organisation) }
            }
            registers.add(inventory: text)
            registers.settle(organisation, WorkloadIndex())
            _ = registers.machine(in: text)
            _ = TeamPhrases.team(in: text + " run by " + text, isDescription: true) { $0 }
        }
    }
}

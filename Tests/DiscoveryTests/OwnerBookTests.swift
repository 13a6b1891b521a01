import Estate
import EstateTesting
import Foundation
import Runtime
import SecretScan
import Testing

@testable import Discovery

/// Books that companies keep for other reasons than code: who works where, what is whose on the balance sheet, who answers for what.
@Suite struct OwnerBookTests {
    private var values = Values(404)

    private static let chart = """
        company: Shop
        units:
          - name: Logistics
            teams:
              - name: "Yard & Gates"
                cost_centre: 4210
                members:
                  - {name: Kim Dahl, uid: kdahl, mail: kim.dahl@shop.example}
              - name: Stable
                members:
                  - {name: Ola Bru, uid: obru}

        """

    private mutating func owner(_ files: [String: String], of file: String = "services/silo/prod.env") async throws -> String? {
        var files = files
        if files[file] == nil { files[file] = "DB_PASSWORD=§\n" }
        return try await Place().told(files, &values)[file]?.owner
    }

    @Test(arguments: [
        // Whoever is named has it for the team that they are in, and nobody has it who has left.
        ("lists/application_portfolio.tsv", "App ID\tApplication\ta.k.a.\tBusiness owner\tTechnical owner\nA-1\tSilo\tsilo\tSales\tKim Dahl\n", "Yard & Gates"),
        ("lists/component_leads.csv", "Project,Component,Component lead\nYARD,silo,kdahl\n", "Yard & Gates"),
        ("lists/component_leads.csv", "Project,Component,Component lead\nYARD,silo,goner\n", "unknown"),
        // A rota says what its team covers.
        ("oncall/rota.csv", "ON-CALL ROTA,,\n,,\nTeam,covers,wk 1\nYard & Gates,\"silo / barn (office hours only)\",Kim\n", "Yard & Gates"),
        // A department's name stands in the first of its rows.
        (
            "finance/asset_register.csv",
            "ASSETS,,\n,,\nDepartment,Asset no.,Host / service\nStable,1,mill-01\nYard & Gates,2,gate-01\n,3,gate-02 (silo)\n", "Yard & Gates"
        ),
        // What a machine of several runs is not its department's.
        ("finance/asset_register.csv", "Department,Asset no.,Host / service\nYard & Gates,2,gate-02 (silo / barn)\n", "unknown"),
        // Whoever is accountable, where one is.
        ("wiki/raci.md", "| System | Stable | Yard & Gates |\n|---|---|---|\n| silo (run) | R | A / R |\n| barn | A | I |\n", "Yard & Gates"),
        ("wiki/raci.md", "| System | Stable | Yard & Gates |\n|---|---|---|\n| silo | A | A |\n| barn | A | I |\n", "unknown"),
        (
            "wiki/raci.html",
            "<table><tr><th rowspan=2>System</th><th colspan=2>Team</th></tr><tr><th>Stable</th><th>Yard &amp; Gates</th></tr>\n"
                + "<tr><td>Silo (silo)</td><td>C</td><td>A, R</td></tr><tr><td>barn</td><td>A</td><td>I</td></tr></table>", "Yard & Gates"
        ),
        // As ServiceNow unloads them, in XML and JSON.
        (
            "cmdb/appl.xml",
            "<unload><cmdb_ci_appl action=\"INSERT\"><name>Grain Silo</name><u_short>silo</u_short>"
                + "<u_owning_team display_value=\"Yard &amp; Gates\">4734a494</u_owning_team><support_group display_value=\"Stable\">1</support_group>"
                + "</cmdb_ci_appl></unload>", "Yard & Gates"
        ),
        (
            "cmdb/apps.json",
            "{\"result\": [{\"name\": \"silo\", \"owner_group\": {\"display_value\": \"Yard & Gates\"}, \"install_status\": \"Installed\"}]}", "Yard & Gates"
        ),
        ("cmdb/apps.json", "{\"result\": [{\"name\": \"silo\", \"owner_group\": {\"display_value\": \"Stable\"}, \"install_status\": \"Retired\"}]}", "unknown"),
        // A group of a directory that is described as its owners.
        (
            "ad/groups.ldif",
            "dn: CN=GG-YG-Owners,OU=Groups\nobjectClass: group\ncn: GG-YG-Owners\ndescription: Owners of silo, barn\ninfo: Team Yard & Gates\n\n", "Yard & Gates"
        ),
    ])
    mutating func `R7: an owner is read from the books that a company keeps`(path: String, book: String, expected: String) async throws {
        let files = [path: book, "hr/orgchart.yaml": Self.chart, "hr/leavers.csv": "No;Name;uid\n1;Go Ner;goner\n"]
        #expect(try await owner(files) == expected)
    }

    @Test mutating func `R7: of two registers that say of when they are, the newer is right`() async throws {
        let old = "Ref;Short;Long name;Squad (resp.)\n1;slo;silo;Stable\n"
        let new = "State 02.06.2031 (replaces all);;;\nRef;Short;Long name;Squad (resp.)\n1;slo;silo;Yard & Gates\n"
        let files = ["catalogue/svc_catalogue_2028-03.csv": old, "catalogue/svc_catalogue_2031-06.csv": new, "hr/orgchart.yaml": Self.chart]
        #expect(try await owner(files) == "Yard & Gates")
        #expect(try await owner(["catalogue/a_catalogue.csv": old, "catalogue/b_catalogue.csv": new, "hr/orgchart.yaml": Self.chart]) == "unknown")
    }

    @Test mutating func `R7: a label may name what a department is booked on`() async throws {
        func manifest(_ labels: String) -> String {
            "apiVersion: v1\nkind: Secret\nmetadata: {name: silo, labels: {\(labels)}}\nstringData:\n  password: §\n"
        }
        let centres = "Overview;;\nCC;Bezeichnung / name;kEUR\n4210;Yard & Gates;5\n4300;Stable;6\n"
        for (labels, expected) in [("cost-center: \"4210\"", "Yard & Gates"), ("cost-center: \"9999\"", "unknown"), ("manifest-owner: stable", "unknown")] {
            let files = ["k8s/silo.yaml": manifest(labels), "finance/cost_centres.csv": centres, "hr/orgchart.yaml": Self.chart]
            #expect(try await owner(files, of: "k8s/silo.yaml") == expected, "\(labels)")
        }
    }

    @Test mutating func `R7: a handle is the team that a forge's group or a directory calls so`() async throws {
        let projects = """
            [{"path_with_namespace": "yg/silo", "namespace": {"full_path": "yg", "description": "Yard & Gates"}},
             {"path_with_namespace": "st/barn", "namespace": {"full_path": "st", "description": "Stable"}}]
            """
        let files = ["hr/orgchart.yaml": Self.chart, "exports/projects.json": projects, "git/silo/.gitlab-ci.yml": "stages: [a]\n", "git/silo/app.env": "DB_PASSWORD=§\n"]
        #expect(try await owner(files, of: "git/silo/app.env") == "Yard & Gates")
        let ldif = "dn: CN=ygx,OU=Groups\nobjectClass: group\ncn: ygx\ninfo: Team Yard & Gates\nmail: ygx-owners@shop.example\n\n"
        let manifest = "apiVersion: v1\nkind: Secret\nmetadata: {name: silo, annotations: {owner: ygx-owners@shop.example}}\nstringData:\n  password: §\n"
        let told = ["hr/orgchart.yaml": Self.chart, "ad/groups.ldif": ldif, "k8s/silo.yaml": manifest]
        #expect(try await owner(told, of: "k8s/silo.yaml") == "Yard & Gates")
    }

    @Test mutating func `R7: an ApplicationSet names a team for each that it makes`() async throws {
        let set = """
            apiVersion: argoproj.io/v1alpha1
            kind: ApplicationSet
            metadata: {name: yard, namespace: argocd}
            spec:
              generators:
                - list:
                    elements:
                      - {app: slo, repo: silo, team: stable}
                      - {app: mill, team: mill-crew}
              template:
                metadata: {name: '{{app}}'}
                spec:
                  source: {repoURL: 'https://git.shop.example/ops/gitops.git', path: 'releases/{{app}}'}

            """
        let files = ["git/gitops/argocd/set.yaml": set, "git/gitops/releases/slo/values.yaml": "redis:\n  password: §\n", "git/gitops/.git/config": ""]
        let told = try await Place().told(files, &values)["git/gitops/releases/slo/values.yaml"]
        #expect(told?.owner == "stable" && told?.workloads == ["silo"])
    }

    @Test(arguments: [
        ("shares/Pikettplan_Q4.csv", "Pikettdienst;;\nGruppe;Dienste;KW 40\nYG;Silo / Barn (nur Bürozeit);K. Dahl\n"),
        ("shares/Serverliste.csv", "Server;IP;Applikation / Zweck;Appl.-Verantw.\nvsilo01;10.0.0.1;Silo (App 1);YG\n"),
        ("shares/Verzeichnis_2031.csv", "Nr;Tätigkeit;System;Verantwortliche OE\n1;Wägen;Silo;Yard & Gates\n"),
    ])
    mutating func `R7: German headings are read, in either encoding, and a department's short name is the department`(
        path: String, book: String
    ) async throws {
        let centres = "Kostenstelle;Bezeichnung;Kürzel;Leitung\n4210;Yard & Gates;YG;Kim Dahl\n4300;Stable;ST;Ola Bru\n"
        #expect(try await owner([path: book, "shares/Kostenstellen.csv": centres]) == "Yard & Gates")
        let place = try Place()
        try place.put("services/silo/prod.env", "DB_PASSWORD=\(values.password())\n")
        for (name, text) in [(path, book), ("shares/Kostenstellen.csv", centres)] {
            try place.put(name, "")
            try #require(text.data(using: .windowsCP1252)).write(to: URL(fileURLWithPath: place.path + "/" + name))
        }
        #expect(try await scan([place.path]).credentials.first?.owner == "Yard & Gates")
    }

    @Test mutating func `R7: a workbook is read as the sheets that are in it`() async throws {
        let place = try Place()
        try place.put("services/silo/prod.env", "DB_PASSWORD=\(values.password())\n")
        try place.put("shares/Servicekatalog.xlsx", "")
        let rows = [["Stand 01.09.2031"], ["Bereich", "Service", "Service Owner (Team)"], ["Hof", "silo", "stable"]]
        let script = """
            import sys, json, zipfile
            rows = json.loads(sys.argv[2])
            sheet = "".join("<row>" + "".join(f'<c t="inlineStr"><is><t>{c}</t></is></c>' for c in r) + "</row>" for r in rows)
            with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as z:
                z.writestr("xl/workbook.xml", "<workbook/>")
                z.writestr("xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{sheet}</sheetData></worksheet>")
            """
        let json = String(decoding: try JSONEncoder().encode(rows), as: UTF8.self)
        let run = try await ProcessRun.run(["python3", "-c", script, place.path + "/shares/Servicekatalog.xlsx", json])
        try #require(run.succeeded, "\(run.errors)")
        #expect(try await scan([place.path]).credentials.first?.owner == "stable")
    }

    @Test mutating func `R7: a person whose leaving has a date owns nothing, and a page of short names tells what else things are called`() async throws {
        let people = "PersNr;UID;Name;OE;Austritt\n1;kdahl;Kim Dahl;Stable;\n2;goner;Go Ner;Stable;2030-01-31\n"
        for (who, expected) in [("kdahl", "Stable"), ("goner", "unknown")] {
            let files = ["lists/component_leads.csv": "Project,Component,Component lead\nA,silo,\(who)\n", "hr/personal_export.csv": people]
            #expect(try await owner(files) == expected, "\(who)")
        }
        let names = "<table><tr><th>Kürzel</th><th>Applikation</th></tr><tr><td>grsl</td><td>grain-silo</td></tr></table>"
        let register = "Service,Team\ngrain-silo,stable\n"
        let files = ["confluence/kuerzel.html": names, "oncall/services.csv": register, "nodes/a/opt/grsl/app.env": "DB_PASSWORD=§\n"]
        #expect(try await owner(files, of: "nodes/a/opt/grsl/app.env") == "stable")
    }

    // MARK: - Who uses it

    @Test mutating func `R7: a sheet that says what a login is used for names its users`() async throws {
        let sheet = "Shared logins,,,\nSystem,User,password,used for\nYard read,ro,§,\"silo, barn\"\nPrinter,root,§,prn-srv-02\n"
        let sources = ["services/silo/main.env": "LEVEL=1\n", "services/barn/main.env": "LEVEL=1\n", "passwords/shared.csv": sheet]
        let found = try await Place().all(sources, &values).filter { $0.sightings.contains { $0.path.hasSuffix("passwords/shared.csv") } }
        #expect(Set(found.map { $0.workloads.sorted() }) == [["barn", "silo"], ["prn-srv-02"]])
    }

    @Test mutating func `R7: a dump of a store that leaves out its mount is told by what is in it`() async throws {
        let dump = """
            [{"path": "yard/silo", "data": {"db_password": "§"}},
             {"path": "yard/barn", "data": {"db_password": "§"}}]
            """
        let told = try await Place().told(["exports/kv_dump.json": dump], &values)["exports/kv_dump.json"]
        #expect(told.map { ["silo", "barn"].contains($0.workloads.first ?? "") } == true)
    }

    @Test mutating func `R7: what a machine keeps for itself is its own, and what the one thing on it needs is that one's`() async throws {
        let book = "Department,Asset no.,Host / service\nStable,2,gate-02 (silo)\n"
        let told = try await Place().told(
            ["nodes/mill-07/running-config.txt": "snmp-server community § rw\n", "nodes/gate-02/etc/sftpd/users.conf": "password = §\n",
                "finance/asset_register.csv": book], &values)
        #expect(told["nodes/mill-07/running-config.txt"]?.workloads == ["mill-07"])
        #expect(told["nodes/gate-02/etc/sftpd/users.conf"]?.workloads == ["silo"])
    }

    @Test mutating func `R7: a client of a realm is whoever its id names`() async throws {
        let realm = "{\"realm\": \"shop\",\n \"clients\": [\n  {\"clientId\": \"silo\",\n   \"secret\": \"§\"}]}\n"
        let files = ["services/silo/main.env": "LEVEL=1\n", "services/login/.env": "A=1\n", "services/login/realm-export.json": realm]
        #expect(try await Place().told(files, &values)["services/login/realm-export.json"]?.workloads == ["silo"])
    }
}

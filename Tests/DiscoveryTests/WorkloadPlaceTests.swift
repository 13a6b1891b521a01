import Estate
import EstateTesting
import Foundation
import Runtime
import SecretScan
import Testing

@testable import Discovery

/// What the place of a secret says of who uses it, and what only looks as if it did.
@Suite struct WorkloadPlaceTests {
    let place: Place
    private var values = Values(97)

    init() throws { place = try Place() }

    private mutating func told(_ files: [String: String]) async throws -> [String: FoundCredential] { try await place.told(files, &values) }

    private func deployment(_ name: String) -> String { "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: \(name)\nspec: {}\n" }

    private func job(_ root: String = "project") -> String {
        "<?xml version='1.1' encoding='UTF-8'?>\n<\(root)>\n  <propertiesContent>FTP_PASSWORD=§</propertiesContent>\n</\(root)>\n"
    }

    // MARK: - Comments, tables, directories

    @Test func `R7: a comment names a service, and a sentence does not`() {
        let names: [(String, String?)] = [
            ("-- service: icu-charts  owner: bedside", "icu-charts"), ("# Service: nurse-bot", "nurse-bot"), ("// used by: tide-import, hourly", "tide-import"),
            ("# owner: bedside; app: `ward`", "ward"), ("<!-- workload: saw-plan -->", "saw-plan"), ("# service: the one that cuts", nil),
            ("service: nurse-bot", nil), ("# microservices: many", nil), ("# the service is restarted: daily", nil), ("# app:", nil), ("# service: ab", nil),
        ]
        for (line, name) in names { #expect(Annotations.service(inLine: line[...]) == name, "\(line)") }
    }

    @Test mutating func `R7: a comment beside it, its row in a table and its directory below opt name who uses it`() async throws {
        let told = try await told([
            "db/roles.sql": "-- service: icu-charts  owner: bedside\nCREATE ROLE icu_charts_svc LOGIN PASSWORD '§';\n",
            "wiki/Credentials.md": "# Credentials\n\n| Service | Credential | Owner |\n|---|---|---|\n| saw-plan | password: § | sawyers |\n",
            "wiki/Other.md": "# Credentials\n\n| Room | Credential |\n|---|---|\n| saw-hall | password: § |\n",
            "hosts/a/opt/tide-import/config.ini": "[db]\npassword = §\n",
            "hosts/a/opt/app/config.ini": "[db]\npassword = §\n",
        ])
        #expect(told["db/roles.sql"]?.workloads == ["icu-charts"] && told["db/roles.sql"]?.owner == "bedside")
        #expect(told["wiki/Credentials.md"]?.workloads == ["saw-plan"] && told["wiki/Other.md"]?.workloads == [])
        #expect(told["hosts/a/opt/tide-import/config.ini"]?.workloads == ["tide-import"] && told["hosts/a/opt/app/config.ini"]?.workloads == [])
    }

    @Test mutating func `R7: a project above its variables, and a key of Consul's, name who uses them`() async throws {
        let variables = "\"variables\": [{\"key\": \"DWH_PASSWORD\", \"value\": \"§\"}]"
        let told = try await told([
            "exports/gitlab-ci/mill/one.json": "{\"project\": {\"id\": 6, \"path_with_namespace\": \"mill/saw-plan\"}, \(variables)}\n",
            "exports/gitlab-ci/mill/two.json": "{\"project\": {\"id\": 7}, \(variables)}\n",
            "exports/consul/kv.json": "[{\"key\": \"config/tide-import/db_password\", \"value\": \"§\"}]\n",
            "exports/other/kv.json": "[{\"key\": \"config/tide-export/db_password\", \"value\": \"§\"}]\n",
        ])
        #expect(told["exports/gitlab-ci/mill/one.json"]?.workloads == ["saw-plan"])
        #expect(told["exports/gitlab-ci/mill/two.json"]?.workloads == [])
        #expect(told["exports/consul/kv.json"]?.workloads == ["tide-import"] && told["exports/other/kv.json"]?.workloads == [])
    }

    @Test mutating func `R7: a person's directory is no workload, and a store below exports no chat`() async throws {
        let told = try await told([
            "laptops/kim.reed/.netrc": "machine git.shop.example login kim password §\n",
            "exports/vault/secret/teams/mill/saw-plan.json": "{\"data\": {\"password\": \"§\"}}\n",
        ])
        #expect(told["laptops/kim.reed/.netrc"]?.workloads == [])
        #expect(told["exports/vault/secret/teams/mill/saw-plan.json"]?.sightings.map(\.source) == [.config])
    }

    // MARK: - Copies of sources, packages, accounts

    @Test mutating func `R7: sources that were copied without their repository are told by what stands at its root`() async throws {
        let told = try await told([
            "forge/harvest/tide-web/.gitlab-ci.yml": "deploy:\n  script: deploy\n  variables:\n    FTP_PASSWORD: §\n",
            "forge/harvest/tide-web/.env.production": "NEXTAUTH_SECRET=§\n",
            "forge/harvest/tide-api/.github/workflows/ci.yml": "on: push\n",
            "forge/harvest/tide-api/config/mail.php": "<?php return ['password' => '§'];\n",
            "forge/harvest/silo/settings.ini": "[db]\npassword = §\n",
        ])
        #expect(told["forge/harvest/tide-web/.gitlab-ci.yml"]?.workloads == ["tide-web"])
        #expect(told["forge/harvest/tide-web/.env.production"]?.workloads == ["tide-web"])
        #expect(told["forge/harvest/tide-api/config/mail.php"]?.workloads == ["tide-api"])
        #expect(told["forge/harvest/silo/settings.ini"]?.workloads == [])
    }

    @Test func `R7: no directory of a repository or a fixture is a copy of another, and the outermost counts`() {
        let paths = [
            "a/.gitlab-ci.yml", "a/b/.travis.yml", "r/inner/.gitlab-ci.yml", "x/.github/workflows/ci.yml", "x/y/z.py", "c/tests/fixtures/.travis.yml",
            "d/pipelines.yml", ".gitlab-ci.yml", "root/.drone.yml", "e/x.github/y",
        ]
        #expect(Checkouts.find(in: paths, repositories: ["r/"], roots: ["root/"]) == ["a/", "x/"])
        #expect(Checkouts.find(in: [], repositories: [], roots: []) == [])
    }

    @Test mutating func `R7: what lies beside repositories is a source, and the organisation's own name is nobody's`() async throws {
        func remote(_ url: String) -> String { "[remote \"origin\"]\n\turl = \(url)\n" }
        try place.put("code/a/x", "")
        for (name, url) in [("tide-plan", "https://git.harbour.example/mill/tide-plan.git"), ("saw-plan", "git@git.harbour.example:silo/saw-plan.git")] {
            try place.put("code/\(name)/main.py", "\n")
            _ = try await ProcessRun.run(["git", "init", "--quiet", place.path + "/code/" + name])
            try place.put("code/\(name)/.git/config", "[core]\n\trepositoryformatversion = 0\n" + remote(url))
        }
        let told = try await told([
            "code/tide-plan/settings.ini": "[db]\npassword = §\n",
            "code/hull-core/pom.xml": "<project/>\n", "code/hull-core/config/prod.properties": "db.password=§\n",
            "code/notes/list.txt": "password: §\n",
            "k8s/harbour-app.yaml": deployment("harbour-app"), "files/mail.properties": "# relay.harbour.example\nmail.password=§\n",
        ])
        #expect(told["code/hull-core/config/prod.properties"]?.workloads == ["hull-core"])
        #expect(told["code/notes/list.txt"]?.workloads == [])
        #expect(told["files/mail.properties"]?.workloads == [])
        // On a forge of one's own the outermost groups are parts of the organisation.
        #expect(told["code/tide-plan/settings.ini"]?.owner == "mill")
    }

    @Test mutating func `R7: half a name is not the program beside it`() async throws {
        let told = try await told([
            "k8s/harbour-api.yaml": deployment("harbour-api"),
            "files/harbour-web.env": "DB_PASSWORD=§\n", "files/harbour.env": "DB_PASSWORD=§\n",
        ])
        #expect(told["files/harbour-web.env"]?.workloads == [], "\(told["files/harbour-web.env"]?.workloadEvidence ?? [])")
        #expect(told["files/harbour.env"]?.workloads == ["harbour-api"])
    }

    @Test mutating func `R7: a package's own name says whose source its directory is`() async throws {
        let told = try await told([
            "k8s/saw-desk.yaml": deployment("saw-desk"),
            "forge/claims/composer.json": "{\n  \"name\": \"mill/saw-desk\"\n}\n",
            "forge/claims/config/app.php": "<?php return ['password' => '§'];\n",
            "services/tide-plan/main.py": "\n", "services/tide-plan/forecast/pyproject.toml": "[project]\nname = \"silo-forecast\"\n",
            "services/tide-plan/forecast/settings.toml": "[db]\npassword = \"§\"\n",
            "services/tide-plan/web/package.json": "{\"name\": \"storefront-ui\"}\n", "services/tide-plan/web/.env": "API_PASSWORD=§\n",
            "services/tide-plan/jobs/package.json": "{\"name\": \"tide-plan-jobs\"}\n", "services/tide-plan/jobs/.env": "API_PASSWORD=§\n",
        ])
        #expect(told["forge/claims/config/app.php"]?.workloads == ["saw-desk"])
        #expect(told["services/tide-plan/forecast/settings.toml"]?.workloads == ["silo-forecast"])
        #expect(told["services/tide-plan/web/.env"]?.workloads == ["tide-plan"] && told["services/tide-plan/jobs/.env"]?.workloads == ["tide-plan"])
    }

    @Test mutating func `R7: an account of a program says which, by its home, its table of jobs and its role`() async throws {
        let told = try await told([
            "k8s/tide-feed.yaml": deployment("tide-feed"), "k8s/saw-plan.yaml": deployment("saw-plan"), "k8s/silo-report.yaml": deployment("silo-report"),
            "hosts/a/var/spool/cron/crontabs/svc-tidefeed": "0 5 * * * /opt/bin/push --password §\n",
            "hosts/a/home/svc-nightmill/.pgpass": "db:5432:mill:mill:§\n", "hosts/a/home/kim/.pgpass": "db:5432:mill:kim:§\n",
            "hosts/b/var/www/intranet/wp-config.php": "<?php\ndefine('DB_PASSWORD', '§');\n",
            "windows/inetpub/wwwroot/portal/mail.ini": "[smtp]\npassword = §\n", "windows/Program Files/DocArchive/mail.ini": "[smtp]\npassword = §\n",
            "db/one.sql": "CREATE USER sawplan IDENTIFIED BY '§';\n",
            "db/two.sql": "CREATE ROLE yard LOGIN PASSWORD '§';\nCOMMENT ON ROLE yard IS 'saw-plan and silo-report';\n",
            "db/three.sql": "CREATE ROLE other LOGIN PASSWORD '§';\nCOMMENT ON ROLE yard IS 'saw-plan';\n",
        ])
        #expect(told["hosts/a/var/spool/cron/crontabs/svc-tidefeed"]?.workloads == ["tide-feed"])
        #expect(told["hosts/a/home/svc-nightmill/.pgpass"]?.workloads == ["nightmill"] && told["hosts/a/home/kim/.pgpass"]?.workloads == [])
        #expect(told["hosts/b/var/www/intranet/wp-config.php"]?.workloads == ["intranet"])
        #expect(told["windows/inetpub/wwwroot/portal/mail.ini"]?.workloads == ["portal"])
        #expect(told["windows/Program Files/DocArchive/mail.ini"]?.workloads == ["DocArchive"])
        #expect(told["db/one.sql"]?.workloads == ["saw-plan"] && told["db/two.sql"]?.workloads == ["saw-plan", "silo-report"])
        #expect(told["db/three.sql"]?.workloads == [])
    }

    @Test(arguments: [
        ("CREATE ROLE yard LOGIN PASSWORD 'x'", "yard"), ("create user if not exists 'app'@'%' identified by 'x'", "app"),
        ("ALTER USER \"Yard\" PASSWORD 'x';", "Yard"), ("CREATE OR REPLACE USER u1;", "u1"), ("CREATE LOGIN [svc] WITH PASSWORD = 'x'", "svc"),
        ("CREATE TABLE user (id int)", nil), ("-- we create", nil), ("CREATE ROLE", nil), ("", nil),
    ] as [(String, String?)])
    func `R7: the role whose password a statement sets is read from it`(line: String, role: String?) {
        #expect(Annotations.role(setIn: line[...]) == role)
    }

    @Test mutating func `R7: what only a list of services names is known by its name`() async throws {
        let told = try await told([
            "wiki/services.md": "| Service | Owner |\n|---|---|\n| hull-watch | harbour |\n| database | harbour |\n| Silo Count | mill |\n",
            "exports/vault/kv.json": "[{\"path\": \"kv/prod/hull-watch/smtp\", \"data\": {\"password\": \"§\"}}]\n",
            "ci/jobs/silo-count-nightly/config.xml": job(),
            "notes/chat.txt": "kim: the database password is §\n",
        ])
        #expect(told["exports/vault/kv.json"]?.workloads == ["hull-watch"])
        #expect(told["ci/jobs/silo-count-nightly/config.xml"]?.workloads == ["silo-count"])
        #expect(told["notes/chat.txt"]?.workloads ?? [] == [])
    }

    @Test mutating func `R7: a pod of a ReplicaSet goes by what controls it, however short the hash`() async throws {
        func object(_ kind: String, _ name: String, _ owner: String, _ more: String = "") -> String {
            "{\"kind\": \"\(kind)\", \"apiVersion\": \"v1\", \"metadata\": {\"name\": \"\(name)\", \"ownerReferences\": [\(owner)]}\(more)}"
        }
        let pod = object(
            "Pod", "saw-plan-6c9f7d-x8k2p", "{\"kind\": \"ReplicaSet\", \"name\": \"saw-plan-6c9f7d\"}",
            ", \"spec\": {\"containers\": [{\"name\": \"main\", \"env\": [{\"name\": \"DB_PASSWORD\", \"value\": \"§\"}]}]}")
        let told = try await told(["dump/pods.json": "{\"kind\": \"List\", \"apiVersion\": \"v1\", \"items\": [\(pod)]}\n"])
        #expect(told["dump/pods.json"]?.workloads == ["saw-plan"])
    }

    // MARK: - Jenkins

    @Test mutating func `R7: the innermost job of Jenkins runs, and its folder says whose it is`() async throws {
        let told = try await told([
            "ci/jobs/team-harbour/jobs/tide-import/config.xml": job(),
            "ci/jobs/harvest/jobs/weekly/jobs/silo-report/config.xml": job("flow-definition"),
            "ci/jobs/silo-sync/config.xml": job("maven2-moduleset"),
        ])
        let nested = try #require(told["ci/jobs/team-harbour/jobs/tide-import/config.xml"])
        #expect(nested.workloads == ["tide-import"] && nested.owner == "team-harbour")
        let kind = try #require(told["ci/jobs/harvest/jobs/weekly/jobs/silo-report/config.xml"])
        #expect(kind.workloads == ["silo-report"] && kind.owner == FoundCredential.unknownOwner)
        let alone = try #require(told["ci/jobs/silo-sync/config.xml"])
        #expect(alone.workloads == ["silo-sync"] && alone.owner == FoundCredential.unknownOwner)
    }

    @Test mutating func `R7: jobs that are no server's are the source of what they are called`() async throws {
        let told = try await told([
            "jobs/tide-import/config.xml": "<configuration>\n  <password>§</password>\n</configuration>\n",
            "jobs/tide-import/main.py": "print(1)\n",
        ])
        #expect(told["jobs/tide-import/config.xml"]?.workloads == ["tide-import"])
    }

    // MARK: - Projects

    private let variables = "[\n  {\"key\": \"DWH_PASSWORD\", \"value\": \"§\", \"protected\": true, \"environment_scope\": \"*\"}\n]\n"

    @Test mutating func `R7: an exported project is the workload, its group whoever looks after it`() async throws {
        let told = try await told([
            "gitlab/a/project.json": "{\"id\": 3, \"path_with_namespace\": \"mill/planning/saw-plan\"}\n", "gitlab/a/variables.json": variables,
            "gitlab-export/stable/hay-feed/variables.json": variables,
            "gl/ci-variables.json": "{\n \"project\": \"barn/milk-count\",\n \"variables\": [{\"key\": \"DB_PASSWORD\", \"value\": \"§\"}]\n}\n",
        ])
        let said = told.mapValues { "\($0.workloads) \($0.owner)" }
        #expect(said["gitlab/a/variables.json"] == "[\"saw-plan\"] planning")
        #expect(said["gitlab-export/stable/hay-feed/variables.json"] == "[\"hay-feed\"] stable")
        #expect(said["gl/ci-variables.json"] == "[\"milk-count\"] barn")
    }

    @Test mutating func `R7: a group that every project is in owns none of them, and a workspace's project.json says no path`() async throws {
        let told = try await told([
            "gitlab/a/project.json": "{\"path_with_namespace\": \"mill/saw-plan\"}\n", "gitlab/a/variables.json": variables,
            "gitlab/b/project.json": "{\"path_with_namespace\": \"mill/log-yard\"}\n", "gitlab/b/variables.json": variables,
            // An organisation of a forge has everything in it.
            "github-export/variables.json": "[{\"repository\": \"mill/bark-chip\", \"name\": \"DB_PASSWORD\", \"value\": \"§\"}]\n",
            "front/settings/project.json": "{\"name\": \"web/parts\", \"sourceRoot\": \"a/b\"}\n", "front/settings/variables.json": variables,
        ])
        #expect(told["gitlab/a/variables.json"]?.workloads == ["saw-plan"])
        #expect(told["gitlab/a/variables.json"]?.owner == FoundCredential.unknownOwner)
        let forge = try #require(told["github-export/variables.json"])
        #expect(forge.workloads == ["bark-chip"] && forge.owner == FoundCredential.unknownOwner)
        #expect(told["front/settings/variables.json"]?.workloads == [])
    }

    // MARK: - Stores

    private let secret = "{\n \"data\": {\n  \"data\": {\n   \"db_password\": \"§\"\n  }\n }\n}\n"

    @Test mutating func `R7: in a store that is laid out by teams the segment after the team is the workload`() async throws {
        let told = try await told([
            "CODEOWNERS": "/x/ @mill/harvest\n/y/ @mill/team-stable\n/z/ @mill/silo\n",
            "vault-dump/kv/harvest/silo/prod.json": secret, "vault-dump/kv/stable/prod/hay-feed.json": secret,
            "vault-dump/kv/meadow/fence-guard/prod.json": secret,
            "services/harvest/Dockerfile": "FROM scratch\n",
            "keys/vault.json": "{\n \"secret/team-pond/reed-cutter/prod\": {\n  \"db_password\": \"§\"\n }\n}\n",
        ])
        let said = told.mapValues { "\($0.workloads) \($0.owner)" }
        #expect(said["vault-dump/kv/harvest/silo/prod.json"] == "[\"silo\"] harvest")
        #expect(said["vault-dump/kv/stable/prod/hay-feed.json"] == "[\"hay-feed\"] team-stable")
        #expect(said["vault-dump/kv/meadow/fence-guard/prod.json"] == "[\"fence-guard\"] meadow")
        #expect(said["keys/vault.json"] == "[\"reed-cutter\"] team-pond")
    }

    @Test mutating func `R7: where a store says nothing of teams its last segment is a workload weakly, and nobody owns it`() async throws {
        let told = try await told([
            "vault-dump/kv/back/hay-feed/prod.json": secret,
            // A directory of that name in a program is no mount.
            "services/ledger/secret/mail/prod.json": secret,
        ])
        let weak = try #require(told["vault-dump/kv/back/hay-feed/prod.json"])
        #expect(weak.workloads == ["hay-feed"] && weak.owner == FoundCredential.unknownOwner)
        #expect(weak.workloadEvidence.allSatisfy { $0.weight < 0.5 })
        #expect(told["services/ledger/secret/mail/prod.json"]?.workloads == ["ledger"])
    }

    // MARK: - Processes

    @Test(arguments: [
        ("SERVICE_NAME=reed-cutter", "", ["reed-cutter"]), ("OTEL_RESOURCE_ATTRIBUTES=a=b,service.name=reed-cutter", "", ["reed-cutter"]),
        ("NOMAD_JOB_NAME=reed-cutter", "", ["reed-cutter"]), ("HOSTNAME=reed-cutter-6d4cf56db6-x2k4p", "", ["reed-cutter"]),
        ("LANG=C", "/opt/x/bin/reed-cutter\0--port\01\0", ["reed-cutter"]), ("LANG=C", "node\0/opt/reed-cutter/server.js\0", ["reed-cutter"]),
        ("LANG=C", "/usr/bin/java\0-Xmx1g\0-jar\0/srv/reed-cutter-1.4.2.jar\0", ["reed-cutter"]),
        ("LANG=C", "python3\0-m\0reed_cutter.main\0", ["reed_cutter"]),
        // Nothing says who it is, least of all its number.
        ("LANG=C", "", []), ("HOME=/root", "/bin/sh\0-c\0true\0", []),
    ])
    mutating func `R7: a process goes by what it is told, or what started it, and never by its number`(
        variable: String, command: String, workloads: [String]
    ) async throws {
        var files = ["hosts/a/proc/4711/environ": "PATH=/bin\0\(variable)\0DB_PASSWORD=§\0"]
        if !command.isEmpty { files["hosts/a/proc/4711/cmdline"] = command }
        #expect(try await told(files)["hosts/a/proc/4711/environ"]?.workloads == workloads)
    }

    // MARK: - Names that are others'

    @Test mutating func `R7: a tool with a manifest of its own is what uses the logins in its settings`() async throws {
        let told = try await told([
            "office/docker-compose.yml": "services:\n  jira:\n    image: atlassian/jira\n",
            "tools/change-log/package.json": "{\"name\": \"change-log\"}\n",
            "tools/change-log/config.toml": "[jira]\nuser = \"a\"\npassword = \"§\"\n",
            "tools/stamp/go.mod": "module x/stamp\n", "tools/stamp/settings.ini": "[jira]\npassword = §\n",
            "tools/notes/plain.ini": "[smtp]\npassword = §\n",
        ])
        #expect(told["tools/change-log/config.toml"]?.workloads == ["change-log"])
        #expect(told["tools/stamp/settings.ini"]?.workloads == ["stamp"])
        #expect(told["tools/notes/plain.ini"]?.workloads == [])
    }

    @Test mutating func `R7: a name of a team's form is no workload by a directory or a note, and is one where it is deployed`() async throws {
        let told = try await told([
            "services/team-pond/settings.ini": "[a]\npassword = §\n", "services/pond-squad/Dockerfile": "FROM scratch\n",
            "ansible/roles/haproxy/vars/main.yml": "# owner: team-pond\nhaproxy_stats_password: §\n",
            "k8s/a.yaml": deployment("team-board") + "---\n" + "apiVersion: v1\nkind: Secret\nmetadata:\n  name: s\nstringData:\n  password: §\n",
            "conf/team-board.env": "DB_PASSWORD=§\n",
        ])
        #expect(told["services/team-pond/settings.ini"]?.workloads == [])
        let role = try #require(told["ansible/roles/haproxy/vars/main.yml"])
        #expect(role.workloads == ["haproxy"] && role.owner == "team-pond")
        #expect(told["conf/team-board.env"]?.workloads == ["team-board"])
    }

    @Test mutating func `R7: half a name in a path gives way to a directory that has a name of its own`() async throws {
        let told = try await told([
            "k8s/a.yaml": deployment("meadow-app") + "---\n" + deployment("silo"),
            "inbox/meadow/hay-feed/variables.ini": "[a]\npassword = §\n", "inbox/meadow/variables.ini": "[a]\npassword = §\n",
            "inbox/silo/hay-feed/variables.ini": "[a]\npassword = §\n",
        ])
        #expect(told["inbox/meadow/hay-feed/variables.ini"]?.workloads == [])
        #expect(told["inbox/meadow/variables.ini"]?.workloads == ["meadow-app"])
        // A whole name is one wherever it stands.
        #expect(told["inbox/silo/hay-feed/variables.ini"]?.workloads == ["silo"])
    }

    @Test mutating func `R7: a directory that groups a team's services is not the service of the team's name`() async throws {
        let told = try await told([
            "CODEOWNERS": "/k8s/ @mill/harvest\n", "k8s/a.yaml": deployment("harvest"),
            "teams/harvest/silo/prod.env": "DB_PASSWORD=§\n", "other/harvest/prod.env": "DB_PASSWORD=§\n",
        ])
        #expect(told["teams/harvest/silo/prod.env"]?.workloads == ["silo"])
        #expect(told["other/harvest/prod.env"]?.workloads == ["harvest"])
    }

    @Test(arguments: [
        ("hosts/d/etc/tide_exporter/.my.cnf", ["tide_exporter"]), ("hosts/d/etc/reed-cutter/main.conf", ["reed-cutter"]),
        ("hosts/d/etc/mysql/conf.d/client.cnf", []), ("hosts/d/etc/ssl/private/pass.conf", []), ("etcetera/reed-cutter/main.conf", []),
    ])
    mutating func `R7: a directory below etc names the daemon, unless it is the machine's`(path: String, workloads: [String]) async throws {
        #expect(try await told([path: "[client]\nuser=exporter\npassword=§\n"])[path]?.workloads == workloads)
    }
}

import Estate
import EstateTesting
import Foundation
import Runtime
import Testing

@testable import Discovery

/// Who logs in with a value, told by the account or the database, and what credentials say of each other.
@Suite struct WorkloadAccountTests {
    let place: Place
    private var values = Values(411)

    init() throws { place = try Place() }

    private mutating func told(_ files: [String: String]) async throws -> [String: FoundCredential] { try await place.told(files, &values) }

    private static let known = [
        "k8s/a.yaml": deployments(
            "hay-gate", "hay-gate-cache", "reed-cutter", "silo-service", "tide-hub", "silo-notes", "Meadow.Ledger", "history-app")
    ]

    private static func deployments(_ names: String...) -> String {
        names.map { "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: \($0)\nspec: {}\n" }.joined(separator: "---\n")
    }

    // MARK: - Accounts

    @Test(arguments: [
        ("hosts/a/etc/redis/users.acl", "user reed on >§ ~* +@all\n", ["reed-cutter"]),
        ("hosts/a/etc/pgbouncer/userlist.txt", "\"cutter_rw\" \"§\"\n", ["reed-cutter"]),
        // One that is part of another is no second.
        ("hosts/a/etc/pgbouncer/userlist.txt", "\"gate_app\" \"§\"\n", ["hay-gate"]),
        ("hosts/a/etc/redis/users.acl", "user hay on >§ ~* +@all\n", ["hay-gate"]),
        // Whose database a role's migrations change.
        ("db/roles.sql", "CREATE ROLE reed_migrator LOGIN PASSWORD '§';\n", ["reed-cutter"]),
        ("db/users.js", "db = db.getSiblingDB(\"reed\");\ndb.createUser({user: \"rcut\", pwd: \"§\", roles: []});\n", ["reed-cutter"]),
        ("hosts/jump/home/kim/.bash_history", "PGPASSWORD=§ psql -h db-1 -U silo_admin silo\n", ["silo-service"]),
        ("scripts/sync.ps1", "$pw = '§'\n$cred = New-Object PSCredential('SHOP\\svc_reedcutter', $pw)\n", ["reed-cutter"]),
        // A word that many names have, one that two have, one that nothing has.
        ("hosts/a/etc/redis/users.acl", "user hub on >§ ~* +@all\n", []),
        ("db/roles.sql", "CREATE ROLE notes LOGIN PASSWORD '§';\n", ["silo-notes"]),
        ("hosts/a/etc/redis/users.acl", "user meadow on >§ ~* +@all\n", []), ("hosts/jump/home/kim/.bash_history", "PGPASSWORD=§ psql -h db-1\n", []),
        ("db/roles.sql", "CREATE ROLE bramble LOGIN PASSWORD '§';\n", []), ("db/roles.sql", "CREATE ROLE admin LOGIN PASSWORD '§';\n", []),
    ])
    mutating func `R7: an account is of the workload that alone bears its word`(path: String, text: String, workloads: [String]) async throws {
        let told = try await told(Self.known.merging([path: text]) { $1 })
        #expect(told[path]?.workloads == workloads, "\(told[path]?.workloadEvidence ?? [])")
    }

    @Test mutating func `R7: a profile that is called after a workload is that one's`() async throws {
        for (profile, workloads) in [("reed-prod", ["reed-cutter"]), ("default", []), ("hub", [])] {
            let told = try await told(
                Self.known.merging([
                    "hosts/jump/home/kim/.aws/credentials": "[\(profile)]\naws_access_key_id = AKIA4Z3B3FRIVQY7BEMR\n"
                        + "aws_secret_access_key = \(values.password(40))\n"
                ]) { $1 })
            #expect(told["hosts/jump/home/kim/.aws/credentials"]?.workloads ?? [] == workloads, "\(profile)")
        }
    }

    @Test mutating func `R7: a list of accounts is not its server's, least of all beside whom it is of`() async throws {
        let told = try await told(["hosts/a/etc/pgbouncer/userlist.txt": "\"bramble\" \"§\"\n"])
        #expect(told["hosts/a/etc/pgbouncer/userlist.txt"]?.workloadEvidence.allSatisfy { $0.weight < 0.5 } == true)
    }

    @Test mutating func `R7: a name behind a dash is another's`() async throws {
        let told = try await told([
            "compose.yaml": "services:\n  hub:\n    image: x/hub\n", "tickets/a.md": "the vpn-hub is down, its password: §\n",
            "tickets/b.md": "the prod-hub is down, its password: §\n", "tickets/c.md": "the hub-db is down, its password: §\n",
        ])
        #expect(told["tickets/a.md"]?.workloads == [])
        #expect(told["tickets/b.md"]?.workloads == ["hub"] && told["tickets/c.md"]?.workloads == ["hub"])
    }

    // MARK: - What credentials say of each other

    @Test mutating func `R7: what one credential says of a workload's name, logins and owner counts for the others`() async throws {
        let told = try await told([
            "infra/main.tf": "resource \"aws_db_instance\" \"x\" {\n  username = \"brmbl_rw\"\n  password = \"§\"\n"
                + "  tags = {\n    App = \"bramble-feed\"\n    Team = \"stable\"\n  }\n}\n",
            "hosts/a/etc/redis/users.acl": "user bramble-feed on >§ ~* +@all\n", "db/roles.sql": "CREATE ROLE brmbl_rw LOGIN PASSWORD '§';\n",
            "db/others.sql": "CREATE ROLE thistle LOGIN PASSWORD '§';\n",
        ])
        for path in ["hosts/a/etc/redis/users.acl", "infra/main.tf", "db/roles.sql"] {
            #expect(told[path]?.workloads == ["bramble-feed"] && told[path]?.owner == "stable", "\(path)")
        }
        #expect(told["db/others.sql"]?.workloads == [] && told["db/others.sql"]?.owner == "unknown")
    }

    @Test mutating func `R7: a plain login that one is known to use is not that one's everywhere`() async throws {
        let told = try await told([
            "infra/main.tf": "resource \"aws_db_instance\" \"x\" {\n  username = \"meadow\"\n  password = \"§\"\n"
                + "  tags = {\n    App = \"bramble-feed\"\n  }\n}\n",
            "etc/ppp/chap-secrets": "meadow * \"§\" *\n", "db/roles.sql": "CREATE ROLE meadow LOGIN PASSWORD '§';\n",
        ])
        #expect(told["infra/main.tf"]?.workloads == ["bramble-feed"])
        #expect(told["etc/ppp/chap-secrets"]?.workloads ?? [] == [] && told["db/roles.sql"]?.workloads == [])
    }

    @Test mutating func `R7: credentials of one workload that name different owners say nothing of the others`() async throws {
        for (other, expected) in [("mill", "unknown"), ("stable", "stable")] {
            let told = try await told([
                "exports/silo-a.json": "{\"app\": \"bramble-feed\", \"team\": \"stable\", \"password\": \"§\"}\n",
                "exports/silo-b.json": "{\"app\": \"bramble-feed\", \"team\": \"\(other)\", \"password\": \"§\"}\n",
                "exports/silo-c.json": "{\"app\": \"bramble-feed\", \"password\": \"§\"}\n",
            ])
            #expect(told["exports/silo-c.json"]?.workloads == ["bramble-feed"] && told["exports/silo-c.json"]?.owner == expected, "\(other)")
        }
    }

    @Test mutating func `R7: variables of a group are of what runs on its machines, not of the group`() async throws {
        let files = [
            "ansible/inventory/hosts.ini": "[hay_batch]\nhay-batch-01.shop.internal\n\n[mill_batch]\nmill-batch-01\n",
            "hosts/hay-batch-01/etc/reed-cutter/main.conf": "db_password = §\n", "hosts/hay-batch-01/etc/tide-pump/main.conf": "db_password = §\n",
            "ansible/group_vars/hay_batch.yml": "reed_gpg_passphrase: §\n", "ansible/group_vars/mill_batch.yml": "gpg_passphrase: §\n",
        ]
        let told = try await told(files)
        #expect(told["ansible/group_vars/hay_batch.yml"]?.workloads == ["reed-cutter"])
        #expect(told["ansible/group_vars/mill_batch.yml"]?.workloads == ["mill_batch"])
        let others = try await self.told(files.merging(["ansible/group_vars/hay_batch.yml": "gpg_passphrase: §\n"]) { $1 })
        #expect(others["ansible/group_vars/hay_batch.yml"]?.workloads == [])
    }

    // MARK: - Machines, proxies, jobs

    @Test mutating func `R7: what a list says to run on a machine is what its files are of, where they say nothing`() async throws {
        let told = try await told([
            "exports/cmdb.csv": "name,aliases,support_group\nhay-bus,bus-1,Stable\n",
            "wiki/backup.md": "# Copies\n\n| Service | Goes to |\n|---|---|\n"
                + "| copies | bak-01 |\n\nOwner: stable\n", "org/teams.yaml": "teams:\n  - name: stable\n",
            "hosts/bus-1/root/admin.password": "§\n", "hosts/bak-01/root/.config/rclone/rclone.conf": "[x]\ntype = b2\nkey = §\n",
            "hosts/bus-1/etc/redis/users.acl": "user bramble on >§ ~* +@all\n", "hosts/bus-2/root/admin.password": "§\n",
        ])
        #expect(told["hosts/bus-1/root/admin.password"]?.workloads == ["hay-bus"])
        let copies = try #require(told["hosts/bak-01/root/.config/rclone/rclone.conf"])
        #expect(copies.workloads == ["copies"] && copies.owner == "stable")
        #expect(told["hosts/bus-1/etc/redis/users.acl"]?.workloads ?? [] == [] && told["hosts/bus-2/root/admin.password"]?.workloads ?? [] == [])
    }

    @Test mutating func `R7: a proxy's section is of what it passes on to, and the rest of the proxy by its own name`() async throws {
        let told = try await told(
            Self.known.merging([
                "hosts/hosts.csv": "host,role,team\nlb-01,edge-gate,stable\n",
                "hosts/lb-01/etc/haproxy/haproxy.cfg": "userlist p\n    user x insecure-password §\n",
                "hosts/lb-01/etc/nginx/conf.d/p.conf": "location /e/ {\n  proxy_pass http://reed-cutter.svc:80/;\n"
                    + "  proxy_set_header X-Api-Key \"§\";\n}\n",
                "hosts/lb-02/etc/haproxy/haproxy.cfg": "userlist p\n    user x insecure-password §\n",
            ]) { $1 })
        #expect(told["hosts/lb-01/etc/haproxy/haproxy.cfg"]?.workloads == ["edge-gate"])
        #expect(told["hosts/lb-01/etc/nginx/conf.d/p.conf"]?.workloads == ["reed-cutter"])
        #expect(told["hosts/lb-02/etc/haproxy/haproxy.cfg"]?.workloads == ["haproxy"])
    }

    @Test mutating func `R7: a job that only calls what it is called after is that one's`() async throws {
        let told = try await told(
            Self.known.merging([
                "hosts/a/etc/cron.d/reed": "15 * * * * x curl -s -u reed:§ https://reed-cutter.shop.internal/sync\n",
                "hosts/a/etc/cron.d/bramble": "15 * * * * x curl -s -u bramble:§ https://reed-cutter.shop.internal/sync\n",
            ]) { $1 })
        #expect(told["hosts/a/etc/cron.d/reed"]?.workloads == ["reed-cutter"] && told["hosts/a/etc/cron.d/bramble"]?.workloads == ["bramble"])
    }

    @Test mutating func `R7: directories that CODEOWNERS keeps apart are things of their own, unless they are parts of one`() async throws {
        for name in ["hay-suite", "hay-app"] { try place.git("init", "--quiet", name) }
        let told = try await told([
            "hay-suite/CODEOWNERS": "* @shop/stable\n/reaper/ @shop/stable\n/baler/ @shop/mill\n", "hay-suite/reaper/x.ini": "db_password = §\n",
            "hay-suite/baler/x.ini": "db_password = §\n",
            "hay-app/CODEOWNERS": "/ios/ @shop/stable\n/android/ @shop/mill\n", "hay-app/ios/x.ini": "db_password = §\n",
            "hay-app/android/x.ini": "db_password = §\n",
        ])
        #expect(told["hay-suite/reaper/x.ini"]?.workloads == ["reaper"] && told["hay-suite/baler/x.ini"]?.workloads == ["baler"])
        #expect(told["hay-app/ios/x.ini"]?.workloads == ["hay-app"] && told["hay-app/android/x.ini"]?.workloads == ["hay-app"])
    }

    // MARK: - Tables, pages, messages

    @Test mutating func `R7: a column of services names unknown ones only among known ones`() async throws {
        let told = try await told(
            Self.known.merging([
                "sheets/one.csv": "System;User;Password\nReed Cutter;a;x\nhay-gate;b;y\nbramble-pump;c;§\n",
                "sheets/two.csv": "System;User;Password\nfern;a;x\nmoss;b;y\nbramble;c;§\n",
                "tickets/export.csv": "Key,Component,Summary,Description\nA-1,reed-cutter,a,b\n"
                    + "A-2,hay-gate,a,b\nA-3,bramble,p,\"bind_password: §\"\n",
            ]) { $1 })
        #expect(told["sheets/one.csv"]?.workloads == ["bramble-pump"] && told["sheets/two.csv"]?.workloads == [])
        #expect(told["tickets/export.csv"]?.workloads == ["bramble"])
    }

    @Test mutating func `R7: what a page or a register calls something beside its name is that thing`() async throws {
        let told = try await told(
            Self.known.merging([
                "wiki/Cutting.md": "# Cutting (reed-cutter)\n\nWords.\n", "wiki/Portal.md": "# Gate (hay-gate)\n\nWords.\n",
                "exports/cmdb.csv": "name,aliases,support_group\nhay-gate,hgx,Stable\n",
                "stores/a.json": "{\"items\": [{\"name\": \"Cutting tablets\", \"password\": \"§\"}]}\n",
                "hosts/a/etc/redis/users.acl": "user hgx_app on >§ ~* +@all\n",
            ]) { $1 })
        #expect(told["stores/a.json"]?.workloads == ["reed-cutter"] && told["hosts/a/etc/redis/users.acl"]?.workloads == ["hay-gate"])
    }

    @Test mutating func `R7: one message of a chat is not about what another speaks of`() async throws {
        let told = try await told(
            Self.known.merging([
                "chat/a.txt": "[2031-10-03 08:11] u1: reed-cutter is fine\n[2031-10-07 16:40] u2: the guest wifi has the password: §\n",
                "chat/b.txt": "[2031-10-03 08:11] u1: reed-cutter has a new password: §\n",
            ]) { $1 })
        #expect(told["chat/a.txt"]?.workloads ?? [] == [] && told["chat/b.txt"]?.workloads == ["reed-cutter"])
    }

    @Test mutating func `R7: a list beside programs that calls its entries after them says which is whose`() async throws {
        try place.git("init", "--quiet", "flows")
        let told = try await told([
            "flows/dags/hay_loader.py": "from airflow import DAG\nwith DAG(\"hay_loader\") as dag:\n    pass\n",
            "flows/dags/reed_loader.py": "from airflow import DAG\nwith DAG(\"reed_loader\") as dag:\n    pass\n",
            "flows/connections.json": "{\n  \"hay_loader\": {\"host\": \"db\", \"login\": \"x\", \"password\": \"§\"}\n}\n",
        ])
        #expect(told["flows/connections.json"]?.workloads == ["hay_loader"])
    }

    @Test(arguments: [UInt64(1), 2, 3]) func `any account, table or mail is read without harm`(seed: UInt64) {
        var values = Values(seed)
        let parts = [
            "svc_", "reed", "-", "_rw", "\\", "@", "psql ", "-U ", "-u", "createUser({user: \"", "[", "]", "\n", "To: ", "Subject: ",
            "getSiblingDB(\"",
            "é", "\u{130}", "\u{0}", "# A (reed-b)", "(", ")", " ",
        ]
        var index = WorkloadIndex()
        for name in ["reed-cutter", "svc", "é-x", "a-b-c-d-e-f-g-h-i"] { index.add(.init(name: name, kind: "x", source: "x")) }
        for _ in 0..<300 {
            let text = (0..<20).map { _ in parts[values.number(below: parts.count)] }.joined()
            _ = index.principal(text)
            index.addAccount(text, of: "reed-cutter")
            index.addSpoken(text, for: "reed-cutter")
            _ = index.mentions(in: text)
            _ = Mail(text).team { $0 }
            _ = OwnerPages.otherNames(in: text)
            _ = OwnerPages.spoken(in: text, near: values.number(below: 8)) { $0 }
        }
    }
}

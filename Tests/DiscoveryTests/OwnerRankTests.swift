import Estate
import Foundation
import Runtime
import SecretScan
import Testing

@testable import Discovery

/// Whose word counts before whose, and the words that count last.
@Suite struct OwnerRankTests {
    let place: Place
    private var values = Values(101)

    init() throws { place = try Place() }

    private mutating func told(_ files: [String: String]) async throws -> [String: FoundCredential] { try await place.told(files, &values) }

    private func component(_ name: String, _ owner: String) -> String {
        "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: \(name)\nspec: {type: service, owner: \(owner)}\n"
    }

    private func deployment(_ name: String, metadata: String = "", template: String = "") -> String {
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: \(name)
        \(metadata)
        spec:
          template:
            metadata:
              name: x
        \(template)
            spec:
              containers:
                - name: c
                  env:
                    - name: DB_PASSWORD
                      value: §

        """
    }

    // MARK: - Lists that are not whole

    private func groups(_ names: [String]) -> String {
        names.map { "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata:\n  name: \($0)\nspec: {type: team, children: []}\n" }.joined(separator: "---\n")
    }

    @Test(arguments: [(9, "gone"), (5, "stays")])
    mutating func `R7: who is missing from a list that lacks many is not gone for that`(_ listed: Int, _ comes: String) async throws {
        let teams = ["sawyers", "loggers", "millers", "reapers", "carters", "bakers", "coopers", "smiths", "dyers", "weavers"]
        let rules = teams.map { "/\($0)/ @shop/\($0)\n" }.joined()
        let told = try await told([
            "catalog/groups.yaml": groups(Array(teams.prefix(listed))), "CODEOWNERS": rules, "weavers/prod.env": "DB_PASSWORD=§\n",
            "weavers/main.go": "package main\n",
        ])
        #expect(told["weavers/prod.env"]?.owner == (comes == "gone" ? FoundCredential.unknownOwner : "weavers"))
    }

    // MARK: - Annotations and the catalogue

    @Test mutating func `R7: an annotation of the workload, or of its pods, counts before the catalogue; a label does not`() async throws {
        let told = try await told([
            "catalog/all.yaml": ["saw-plan", "log-yard", "hay-feed"].map { component($0, "mill") }.joined(separator: "---\n"),
            "k8s/a.yaml": deployment("saw-plan", metadata: "  annotations: {shop.example/owner: finance}"),
            "k8s/b.yaml": deployment("log-yard", template: "      annotations: {owner: finance}"),
            "k8s/c.yaml": deployment("hay-feed", metadata: "  labels: {team: finance}"),
        ])
        #expect(["k8s/a.yaml", "k8s/b.yaml", "k8s/c.yaml"].map { told[$0]?.owner } == ["finance", "finance", "mill"])
    }

    @Test mutating func `R7: what a workload inherits from the component around it weighs less than its own label and its own line`() async throws {
        let told = try await told([
            "catalog-info.yaml": component("mill", "core"),
            "CODEOWNERS": "* @shop/platform\n/workers/saw-plan/ @shop/sawyers\n",
            "workers/saw-plan/main.go": "package main\n", "workers/saw-plan/prod.env": "DB_PASSWORD=§\n",
            "workers/log-yard/main.go": "package main\n", "workers/log-yard/prod.env": "DB_PASSWORD=§\n",
            "k8s/c.yaml": deployment("hay-feed", metadata: "  labels: {team: stable}"),
        ])
        #expect(told["workers/saw-plan/prod.env"]?.owner == "sawyers")
        #expect(told["k8s/c.yaml"]?.owner == "stable")
        // The line for everything is nearer to nothing.
        #expect(told["workers/log-yard/prod.env"]?.owner == "core")
    }

    @Test mutating func `R7: what is named after a workload does not belong to its owner for that alone`() async throws {
        let told = try await told([
            "CODEOWNERS": "/services/hay/ @shop/stable\n", "services/hay/main.go": "package main\n", "services/hay/.env": "DB_PASSWORD=§\n",
            "elsewhere/docker-compose.yml": "services:\n  hay-sync:\n    image: x\n    environment:\n      FTP_PASSWORD: §\n",
        ])
        let named = try #require(told["elsewhere/docker-compose.yml"])
        #expect(named.workloads == ["hay-sync"] && named.owner == FoundCredential.unknownOwner)
        #expect(named.ownerEvidence.contains { $0.owner == "stable" && $0.weight < 0.3 })
        #expect(told["services/hay/.env"]?.owner == "stable")
    }

    // MARK: - Tables and pages

    @Test(arguments: [
        ("wiki/Who.md", "| Service | Owning team | Channel |\n|---|---|---|\n| `silo` | **stable** | #x |\n", "stable"),
        ("docs/on-call.md", "| Team | Component |\n| :-- | --: |\n| stable | silo |\n", "stable"),
        ("lists/services.csv", "application,tier,owner\nsilo,1,stable\nbarn,2,mill\n", "stable"),
        // Two tables that do not agree, a table of something else, a table for something else.
        ("wiki/Who.md", "| Service | Owner |\n|---|---|\n| silo | stable |\n\n| App | Team |\n|---|---|\n| silo | mill |\n", "unknown"),
        ("wiki/Who.md", "| Service | Port |\n|---|---|\n| silo | stable |\n", "unknown"),
        ("wiki/Who.md", "| Service | Owner |\n|---|---|\n| silo-sync | stable |\n", "unknown"),
    ])
    mutating func `R7: a table of services and owners counts where nothing else says whose one is`(
        path: String, table: String, owner: String
    ) async throws {
        let told = try await told([path: (path.hasSuffix(".csv") ? "" : "# Who\n\n") + table, "services/silo/prod.env": "DB_PASSWORD=§\n"])
        #expect(told["services/silo/prod.env"]?.owner == owner)
    }

    @Test mutating func `R7: a table does not count against CODEOWNERS`() async throws {
        let told = try await told([
            "wiki/Who.md": "| Service | Owner |\n|---|---|\n| silo | stable |\n", "CODEOWNERS": "/services/silo/ @shop/mill\n",
            "services/silo/prod.env": "DB_PASSWORD=§\n",
        ])
        #expect(told["services/silo/prod.env"]?.owner == "mill")
    }

    @Test mutating func `R7: a page says in its head or its section what it is about and whose that is`() async throws {
        let told = try await told([
            "wiki/Gate.md": "# Gate\n\nService: gate-vpn  \n**Owner:** team-office\n\n    password: §\n",
            "wiki/Front.md": "---\nowner: stable\nservice: hay-feed\n---\n# Front\n\npassword: §\n",
            "wiki/Two.md": "# Two\n\n## A\n\nOwner: mill\n\n## B\n\npassword: §\n",
        ])
        let said = told.mapValues { "\($0.workloads) \($0.owner)" }
        #expect(said["wiki/Gate.md"] == "[\"gate-vpn\"] team-office")
        #expect(said["wiki/Front.md"] == "[\"hay-feed\"] stable")
        #expect(said["wiki/Two.md"] == "[] unknown")
    }

    @Test mutating func `R7: a wiki's pages are not the source of the wiki, a service of that name is`() async throws {
        let told = try await told([
            "office/docker-compose.yml": "services:\n  wiki:\n    image: wiki:1\n",
            "wiki/Gate.md": "# Gate\n\nuser: office\npassword: §\n",
            "services/wiki/main.go": "package main\n", "services/wiki/.env": "DB_PASSWORD=§\n",
        ])
        #expect(told["wiki/Gate.md"]?.workloads == [])
        #expect(told["services/wiki/.env"]?.workloads == ["wiki"])
    }

    // MARK: - States

    private func state(_ resources: [String]) -> String { "{\"version\": 4, \"resources\": [\n\(resources.joined(separator: ",\n"))\n]}\n" }

    private func resource(_ type: String, _ name: String, _ attributes: String, dependencies: String = "") -> String {
        "{\"mode\": \"managed\", \"type\": \"\(type)\", \"name\": \"\(name)\", "
            + "\"instances\": [{\"attributes\": {\(attributes)}, \"dependencies\": [\(dependencies)]}]}"
    }

    @Test mutating func `R7: a state leads from a secret's version and a database's user to what they name`() async throws {
        let tags = "\"tags\": {\"Owner\": \"stable\", \"Service\": \"hay-feed\"}"
        let told = try await told([
            "a/terraform.tfstate": state([
                resource("aws_secretsmanager_secret", "s", "\"id\": \"arn:aws:x:secret:hay\", \"arn\": \"arn:aws:x:secret:hay\", \(tags)"),
                resource("aws_secretsmanager_secret_version", "s", "\"secret_id\": \"arn:aws:x:secret:hay\", \"secret_string\": \"§\""),
            ]),
            "b/terraform.tfstate": state([
                resource(
                    "google_sql_database_instance", "i",
                    "\"name\": \"silo-prod\", \"settings\": [{\"user_labels\": {\"owner\": \"mill\", \"service\": \"saw-plan\"}}]"),
                resource("google_sql_user", "u", "\"name\": \"saw\", \"instance\": \"silo-prod\", \"password\": \"§\""),
            ]),
            "c/terraform.tfstate": state([
                resource("aws_secretsmanager_secret", "s", "\"id\": \"x\", \(tags)"),
                resource(
                    "aws_secretsmanager_secret_version", "v", "\"secret_string\": \"§\"",
                    dependencies: "\"module.m.aws_secretsmanager_secret.s\""),
            ]),
        ])
        let said = told.mapValues { "\($0.workloads) \($0.owner)" }
        #expect(said["a/terraform.tfstate"] == "[\"hay-feed\"] stable")
        #expect(said["b/terraform.tfstate"] == "[\"saw-plan\"] mill")
        #expect(said["c/terraform.tfstate"] == "[\"hay-feed\"] stable")
    }

    @Test mutating func `R7: whoever keeps a key or a network, or one of two of a name, does not own what names it`() async throws {
        let tags = "\"tags\": {\"Owner\": \"network\", \"Service\": \"vpn\"}"
        let told = try await told([
            "a/terraform.tfstate": state([
                resource("aws_kms_key", "k", "\"id\": \"key-1\", \(tags)"), resource("aws_vpc", "v", "\"id\": \"vpc-1\", \(tags)"),
                resource(
                    "aws_db_instance", "d", "\"id\": \"db-1\", \"kms_key_id\": \"key-1\", \"vpc_id\": \"vpc-1\", \"password\": \"§\"",
                    dependencies: "\"aws_vpc.v\""),
            ]),
            "b/terraform.tfstate": state([
                resource("google_sql_database_instance", "i", "\"name\": \"silo\", \"settings\": [{\"user_labels\": {\"owner\": \"mill\"}}]"),
                resource("google_sql_database_instance", "j", "\"name\": \"silo\", \"settings\": [{\"user_labels\": {\"owner\": \"stable\"}}]"),
                resource("google_sql_user", "u", "\"name\": \"saw\", \"instance\": \"silo\", \"password\": \"§\""),
            ]),
        ])
        #expect(told["a/terraform.tfstate"]?.owner == FoundCredential.unknownOwner && told["a/terraform.tfstate"]?.workloads == [])
        #expect(told["b/terraform.tfstate"]?.owner == FoundCredential.unknownOwner)
    }

    @Test mutating func `R7: a row of a credential report is about the user whose tags a state has`() async throws {
        let columns = "user,arn,user_creation_time,password_enabled,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_2_active\n"
        let day = "2022-03-01T10:00:00+00:00"
        func row(_ user: String) -> String { "\(user),arn:aws:iam::1234:user/\(user),\(day),false,false,true,\(day),false\n" }
        try place.put("aws/credential-report.csv", columns + row("svc-hay") + row("svc-other"))
        let user = resource("aws_iam_user", "h", "\"name\": \"svc-hay\", \"tags\": {\"Owner\": \"stable\", \"Service\": \"hay-feed\"}")
        try place.put("t/terraform.tfstate", state([user]))
        let rows = try await scan([place.path]).credentials.filter { $0.sightings.contains { $0.path.hasSuffix(".csv") } }
        let said = Dictionary(uniqueKeysWithValues: rows.map { ($0.sightings[0].line, "\($0.workloads) \($0.owner)") })
        #expect(said == [2: "[\"hay-feed\"] stable", 3: "[] unknown"])
    }
}

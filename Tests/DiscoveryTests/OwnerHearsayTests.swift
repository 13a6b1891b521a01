import Estate
import EstateTesting
import Foundation
import Runtime
import Testing

@testable import Discovery

/// Owners that are named beside other things: in mails and pages, on stacks and servers, and by whose home directory it is.
@Suite struct OwnerHearsayTests {
    let place: Place
    private var values = Values(512)

    init() throws { place = try Place() }

    private mutating func told(_ files: [String: String]) async throws -> [String: FoundCredential] { try await place.told(files, &values) }

    private static let teams = ["org/teams.yaml": "teams:\n  - name: stable\n    email: stable@shop.example\n  - name: mill\n"]

    @Test(arguments: [
        ("home/kim/.my.cnf", "[client]\nuser=hay_admin\npassword=§\n", "unknown"), ("home/kim/.my.cnf", "[client]\nuser=kim\npassword=§\n", "kim"),
        ("home/kim/.my.cnf", "[client]\nuser=kim.ola\npassword=§\n", "kim"),
        ("home/kim/.netrc", "machine git.shop.example login kim password §\n", "kim"),
        ("home/kim/.pypirc", "[pypi]\nusername = __token__\npassword = §\n", "kim"),
        ("home/kim/.bash_history", "PGPASSWORD=§ psql -h db-1 -U hay_admin hay\n", "unknown"),
    ])
    mutating func `R7: whoever holds the login of another in their home directory does not own it`(
        path: String, text: String, expected: String
    ) async throws {
        let told = try await told(["hosts/jump/" + path: text])
        #expect(told["hosts/jump/" + path]?.owner == expected, "\(told["hosts/jump/" + path]?.ownerEvidence ?? [])")
    }

    @Test mutating func `R7: a list of people by their handles says which teams there are, and who is in none is not gone for it`() async throws {
        let told = try await told([
            "exports/people.csv": "handle,team,since\nk-1,stable,2030\nk-2,mill,2031\n", "a/x.env": "# run by stable\nDB_PASSWORD=§\n",
            "exports/cmdb.csv": "name,support_group\nsilo-gate,Barn Office\nhay-gate,Field Office\nreed-gate,Pond Office\n",
            "srv/www/silo-gate/settings.ini": "db_password = §\n",
        ])
        #expect(told["a/x.env"]?.owner == "stable" && told["srv/www/silo-gate/settings.ini"]?.owner == "Barn Office")
    }

    @Test mutating func `R7: tags that a stack puts on all it makes say whose its service is`() async throws {
        func provider(_ tags: String) -> String { "provider \"aws\" {\n  default_tags {\n    tags = {\n\(tags)    }\n  }\n}\n" }
        for (tags, expected) in [("      Service = \"silo\"\n      Owner = \"stable\"\n", "stable"), ("      Service = \"silo\"\n", "unknown")] {
            let told = try await told(["services/silo/infra/p.tf": provider(tags), "services/silo/prod.env": "DB_PASSWORD=§\n"])
            #expect(told["services/silo/prod.env"]?.owner == expected)
        }
    }

    @Test mutating func `R7: a team among the developers of Maven's manifest looks after it, a person does not`() async throws {
        for (name, expected) in [("Team Stable", "Team Stable"), ("Kim Ola", "unknown")] {
            let told = try await told([
                "services/silo/pom.xml": "<project>\n<artifactId>silo</artifactId>\n<developers>\n<developer>\n<name>\(name)</name>\n"
                    + "</developer>\n</developers>\n</project>\n",
                "services/silo/prod.env": "DB_PASSWORD=§\n",
            ])
            #expect(told["services/silo/prod.env"]?.owner == expected)
        }
    }

    @Test mutating func `R7: a server beside services of one team alone is that team's`() async throws {
        func compose(_ other: String) -> String {
            "services:\n  gate:\n    image: x/gate\n    labels:\n      shop.team: stable\n  press:\n    image: x/press\n    labels:\n"
                + "      shop.team: \(other)\n  tsdb:\n    image: influxdb:2\n    environment:\n      INIT_ADMIN_PASSWORD: §\n"
        }
        for (other, expected) in [("stable", "stable"), ("mill", "unknown")] {
            let told = try await told(["opt/x/docker-compose.yml": compose(other)])
            #expect(told["opt/x/docker-compose.yml"]?.owner == expected, "\(told["opt/x/docker-compose.yml"]?.ownerEvidence ?? [])")
        }
    }

    @Test mutating func `R7: a mail to a team, and a page that says who runs what it is about, name an owner`() async throws {
        let told = try await told(
            Self.teams.merging([
                "mail/a.eml": "From: x@dns.example\nTo: Stable <stable@shop.example>\nSubject: access\n\nAPI password: §\n",
                "mail/b.eml": "From: x@dns.example\nTo: kim@shop.example\nSubject: access\n\nAPI password: §\n",
                "wiki/a.md": "# Runners\n\nDie Runner betreibt Team Stable.\n\nRegistration password: §\n",
                "wiki/b.md": "# Runners\n\nRun by stable.\n\n# Printers\n\nThe password: §\n",
            ]) { $1 })
        #expect(told["mail/a.eml"]?.owner == "stable" && told["mail/b.eml"]?.owner == "unknown")
        #expect(told["wiki/a.md"]?.owner == "stable" && told["wiki/b.md"]?.owner == "unknown")
    }

    @Test mutating func `R7: a group of entries that registers name as an owner of several things owns them`() async throws {
        let told = try await told([
            "exports/cmdb.csv": "name,support_group\nsilo-gate,Barn Office\nhay-gate,Barn Office\nreed-gate,Pond Office\n",
            "stores/keepass.csv": "\"Group\",\"Title\",\"Password\"\n\"Barn Office/Printers\",\"console\",\"§\"\n",
            "stores/keepass-2.csv": "\"Group\",\"Title\",\"Password\"\n\"Pond Office/Printers\",\"console\",\"§\"\n",
        ])
        #expect(told["stores/keepass.csv"]?.owner == "Barn Office" && told["stores/keepass-2.csv"]?.owner == "unknown")
    }

    @Test mutating func `R7: notes in German are read too`() async throws {
        let told = try await told(
            Self.teams.merging([
                "a/x.ini": "# verantwortlich: Stable, siehe Wiki\ndb_password = §\n",
                "a/y.ini": "# Rückfragen: stable@shop.example\n[a]\ndb_password = §\n",
                "a/z.ini": "# verantwortlich sind alle\ndb_password = §\n",
            ]) { $1 })
        #expect(told["a/x.ini"]?.owner == "stable" && told["a/y.ini"]?.owner == "stable" && told["a/z.ini"]?.owner == "unknown")
    }

    @Test mutating func `R7: a register's own word for what a pipeline is of comes before whoever keeps the pipelines`() async throws {
        let told = try await told([
            "exports/ad-service-accounts.csv": "sAMAccountName;Beschreibung;managedBy\nsvc_hrfeed;HR-Feed;CN=Field Office\n",
            "shared-ci/README.md": "# shared-ci\n\nTemplates, maintained by Team Barn.\n",
            "shared-ci/azure-pipelines/hr-feed.yml": "trigger: [main]\nvariables:\n  CLIENT_SECRET: §\n",
        ])
        let pipeline = try #require(told["shared-ci/azure-pipelines/hr-feed.yml"])
        #expect(pipeline.workloads == ["hr-feed"] && pipeline.owner == "Field Office")
    }
}

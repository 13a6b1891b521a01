import Estate
import Foundation
import Runtime
import SecretScan
import Testing

@testable import Discovery

/// What the cards of services and repositories, READMEs and packages' manifests say of owners.
@Suite struct OwnerCardTests {
    let place: Place
    private var values = Values(97)

    init() throws { place = try Place() }

    private func only() async throws -> FoundCredential {
        let report = try await scan([place.path])
        #expect(report.credentials.count == 1, "\(report.credentials.map { $0.sightings.first?.path ?? "" })")
        return try #require(report.credentials.first)
    }

    private mutating func secret() -> String { "DB_PASSWORD=\(values.password())\n" }

    @Test(arguments: [
        ("opslevel.yml", "---\nversion: 1\nrepository:\n  owner: harbour_crew\n  tags:\n", "harbour_crew"),
        (
            "cortex.yaml",
            "openapi: 3.0.1\ninfo:\n  x-cortex-tag: mooring\n  x-cortex-owners: [{type: EMAIL, email: a@b.example}, {type: group, name: quay}]\n",
            "quay"
        ),
        ("opslevel.yml", "version: 1\nservice:\n  name: Mooring Of Ships\n  owner: quay\n", "quay"),
        ("MAINTAINERS", "# of this\n\n- @harbour/quay\n", "quay"),
        ("entity.datadog.yaml", "apiVersion: v3\nkind: service\nmetadata:\n  name: mooring\n  owner: quay-ops\n", "quay-ops"),
        ("README.md", "# mooring\n\n**Owner:** Quay Systems (`#quay`)\n", "Quay Systems"),
        ("README.md", "# mooring\n\nThis service is owned by the **Quay Planning** team. Ask there.\n", "Quay Planning"),
        ("README.md", "# mooring\n\nMaintainers: @harbour/quay-tools, @kim\n", "quay-tools"),
        ("README.md", "# mooring\n\n| Team | Quay |\n|---|---|\n", "Quay"),
        ("README.md", "# mooring\n\n## Maintainers\n\n- [Quay](https://wiki.example/quay)\n", "Quay"),
        ("README.md", "# mooring\n\nThe data is owned by the quay team members.\n", "unknown"),
        ("README.md", "# mooring\n\nOwner: quay\n\nMaintained by: berth\n", "unknown"),
        ("README.md", "# mooring\n\n```\nowner: quay\n```\nOwned by whoever is on call.\n", "unknown"),
        ("package.json", "{\n  \"name\": \"mooring\",\n  \"author\": \"Quay Apps Team <quay@harbour.example>\"\n}\n", "Quay Apps Team"),
        ("package.json", "{\n  \"name\": \"mooring\",\n  \"author\": \"Kim Lee <kim@harbour.example>\"\n}\n", "unknown"),
    ]) mutating func `R7: a repository's card, README and package name its owner`(file: String, text: String, owner: String) async throws {
        try place.git("init", "--quiet", "mooring")
        try place.put("mooring/\(file)", text)
        try place.put("mooring/settings/live.env", secret())
        let credential = try await only()
        #expect(credential.owner == owner, "\(credential.ownerEvidence)")
        #expect(credential.ownerEvidence.allSatisfy { $0.why?.isEmpty == false })
    }

    @Test mutating func `R7: a README counts less than the line for everything`() async throws {
        try place.put("CODEOWNERS", "* @shop/quay\n")
        try place.put("README.md", "Owner: somebody-else\n")
        try place.put("settings/live.env", secret())
        #expect(try await only().owner == "quay")
    }

    @Test mutating func `R7: a catalogue's card elsewhere is of the repository that it links to`() async throws {
        try place.put(
            "cards/pump.entity.datadog.yaml",
            "apiVersion: v3\nkind: service\nmetadata:\n  name: pump\n  owner: wells\n"
                + "  links: [{type: repo, url: \"https://git.example/shop/pump\"}]\n")
        try place.git("init", "--quiet", "pump")
        try place.put("pump/live.env", secret())
        let credential = try await only()
        #expect(credential.owner == "wells" && credential.workloads == ["pump"])
    }

    @Test(arguments: [UInt64(1), 2, 3]) func `any page is read without harm`(seed: UInt64) {
        var values = Values(seed)
        let parts = [
            "Owner: ", "owned by the ", "maintained by ", "team", "@a/b", "|", "[", "](", ")", "**", "#", "```", "\n", " ", "\u{130}", "\u{301}",
            "é", "\"", "author", "'", "DAG(", "dag_id=", "'owner':", "USER=", "HOSTNAME=", "PATH=", "\0", "{{", "-", "(", ",",
        ]
        for _ in 0..<2000 {
            let text = (0..<40).map { _ in parts[values.number(below: parts.count)] }.joined()
            _ = Stewards.owners(inReadme: text)
            _ = Stewards.teams(inManifest: text)
            _ = AirflowReader.program(text)
            _ = Environ.process(text)
        }
    }

    @Test func `a path that only looks like it begins with a root is cut nowhere`() {
        let layout = Layout(paths: [], repositories: [], roots: ["e\u{301}e\u{301}e\u{301}/"])
        #expect(layout.told("ééé/x").utf8.count <= 20 && layout.below("ééé/x").utf8.count <= 8)
        #expect(layout.below("a/x") == "a/x")
    }

    @Test func `the deepest of many repositories is a file's, however many there are`() {
        for count in [3, 8, 9, 400] {
            let many = (0..<count).map { "all/r\($0)/" }
            let layout = Layout(paths: [], repositories: many + ["all/r1/vendor/inner/"], roots: ["all/"])
            #expect(layout.repository(of: "all/r1/vendor/inner/a/b.env") == "all/r1/vendor/inner/")
            #expect(layout.repository(of: "all/r1/vendor/b.env") == "all/r1/")
            #expect(layout.repository(of: "all/r1/vendor/inner/") == "all/r1/vendor/inner/")
            #expect(layout.repository(of: "all/r1") == "" && layout.repository(of: "all/r/b.env") == "" && layout.repository(of: "") == "")
            #expect(layout.base(of: "all/r1") == "all/" && layout.base(of: "other/r1/b.env") == "")
        }
    }
}

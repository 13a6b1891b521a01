import Estate
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

    /// Every `§` becomes a value of its own; what was found is by path.
    private mutating func told(_ files: [String: String]) async throws -> [String: FoundCredential] {
        for (path, text) in files.sorted(by: { $0.key < $1.key }) {
            var text = text
            while let mark = text.range(of: "§") { text.replaceSubrange(mark, with: values.password()) }
            try place.put(path, text)
        }
        let found = try await scan([place.path]).credentials
        return Dictionary(found.flatMap { one in one.sightings.map { ($0.path.replacing(place.path + "/", with: ""), one) } }) { first, _ in first }
    }

    private func deployment(_ name: String) -> String { "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: \(name)\nspec: {}\n" }

    private func job(_ root: String = "project") -> String {
        "<?xml version='1.1' encoding='UTF-8'?>\n<\(root)>\n  <propertiesContent>FTP_PASSWORD=§</propertiesContent>\n</\(root)>\n"
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

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
}

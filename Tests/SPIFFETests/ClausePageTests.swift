import Foundation
import Testing

@Suite struct ClausePageTests {
    // R42: the page is the map, and a map of places that are not there is worse than none.
    @Test(arguments: [("spiffe-clauses", 100, "## Not there yet"), ("cve-classes", 50, "## Classes that do not apply")])
    func `the clause page names real tests`(_ name: String, _ least: Int, _ end: String) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        let page = try String(contentsOf: root.appending(path: "docs/reference/\(name).md"), encoding: .utf8)
        let folders = try FileManager.default.contentsOfDirectory(at: root.appending(path: "Tests"), includingPropertiesForKeys: nil)
        var count = 0
        for match in page.matches(of: /`([^`|]+)` \((\w+Tests)[,)]/) {
            let (name, file) = (String(match.1), String(match.2))
            let source = try folders.map { $0.appending(path: file + ".swift") }
                .first { FileManager.default.fileExists(atPath: $0.path) }
                .map { try String(contentsOf: $0, encoding: .utf8) }
            #expect(source?.contains("func `\(name)`") == true, "`\(name)` is not in \(file)")
            count += 1
        }
        #expect(count > least)
        // Every row of a table of clauses names at least one.
        let rows = page.split(separator: end)[0].split(separator: "\n").filter { $0.hasPrefix("| ") }
        for line in rows where !line.hasPrefix("| §") && !line.hasPrefix("| class ") {
            #expect(line.contains("Tests)") || line.contains("Tests,") || line.hasPrefix("| what "), "no test in: \(line)")
        }
    }
}

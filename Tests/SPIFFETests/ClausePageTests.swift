import Foundation
import Testing

@Suite struct ClausePageTests {
    // R42: the page is the map, and a map of places that are not there is worse than none.
    @Test func `the clause page names real tests`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        let page = try String(contentsOf: root.appending(path: "docs/reference/spiffe-clauses.md"), encoding: .utf8)
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
        #expect(count > 100)
        // Every row of a table of clauses names at least one.
        for line in page.split(separator: "## Not there yet")[0].split(separator: "\n") where line.hasPrefix("| ") && !line.hasPrefix("| §") {
            #expect(line.contains("Tests)") || line.contains("Tests,") || line.hasPrefix("| what "), "no test in: \(line)")
        }
    }
}

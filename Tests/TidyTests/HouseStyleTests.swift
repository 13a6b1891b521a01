import Foundation
import Testing

/// The house style as a failing test. A file that must break a rule stands in that rule's list, with its reason.
@Suite struct HouseStyleTests {
    private let sources: [SourceTree.File]
    private let tests: [SourceTree.File]

    init() throws {
        sources = try SourceTree.swiftFiles(under: "Sources")
        tests = try SourceTree.swiftFiles(under: "Tests")
        try #require(sources.count > 100 && tests.count > 10)
    }

    /// Reports every line of hand-written sources for which `isWrong` holds.
    private func expectNone(
        in files: [SourceTree.File], except: [String: String] = [:], _ rule: String, _ isWrong: (Substring) throws -> Bool
    ) rethrows {
        for file in files where !file.isGenerated && except[file.path] == nil {
            for (index, line) in file.lines.enumerated() where try isWrong(line) {
                Issue.record("\(file.path):\(index + 1): \(rule): \(line.prefix(160))")
            }
        }
    }

    @Test func `no file is longer than a thousand lines`() {
        for file in sources + tests where !file.isGenerated { #expect(file.lines.count <= 1_000, "\(file)") }
    }

    @Test func `every module says in its first lines what it is`() {
        let shims: Set = ["mayfly"]
        for module in Set(sources.map(\.module)).subtracting(shims) {
            #expect(
                sources.contains { $0.module == module && $0.text.hasPrefix("//  \(module): ") },
                "no file of `\(module)` opens with `//  \(module): …`")
        }
    }

    @Test func `no line is wider than 150 columns, ends in a space or holds a tab`() {
        // Older lines of these are still to be folded. The list may shrink and not grow.
        let wide: Set = [
            "AttestationTests", "Commands", "Console", "ConsoleTests", "Discovery", "DiscoveryTests", "EstateTesting",
            "LinuxProcessTests", "PostgresWireTests", "SecretScan", "SecretScanTests", "Server", "WorkloadAPI",
        ]
        expectNone(in: (sources + tests).filter { !wide.contains($0.module) }, "over 150 columns") { $0.count > 150 }
        expectNone(in: sources + tests, "white space at the end") { $0.last?.isWhitespace == true }
        expectNone(in: sources + tests, "a tab") { $0.contains("\t") }
    }

    @Test func `no unfinished business is left in comments`() {
        expectNone(in: sources + tests, "unfinished") { line in
            ["TO" + "DO", "FIX" + "ME", "XX" + "X:"].contains { line.contains($0) }
        }
    }

    @Test func `only the command line prints`() {
        expectNone(
            in: sources.filter { !["Commands", "mayfly"].contains($0.module) }, "print"
        ) { SourceTree.code($0).contains(#/\b(print|debugPrint|dump)\(/#) }
    }

    @Test func `nothing traps on purpose`() {
        expectNone(in: sources, "a trap") {
            SourceTree.code($0).contains(#/\b(fatalError|preconditionFailure|try!|as!|assertionFailure)(\W|$)/#)
        }
    }

    @Test func `no optional is forced`() {
        let reasons = [
            "Sources/Estate/AccessPath.swift": "an enumeration's own case is in its `allCases`",
            "Sources/Console/Web/Gate.swift": "names of header fields that are written here and are valid",
            "Sources/Console/Web/LiveStream.swift": "the same",
            "Sources/Console/Web/Routes.swift": "the same",
            "Sources/Runtime/StateDirectory.swift": "the buffer of a non-empty array has a base address",
        ]
        expectNone(in: sources.filter { $0.module != "EstateTesting" }, except: reasons, "a forced optional") {
            SourceTree.code($0).contains(#/[\w\)\]]!(?!=)[\s\.\),\]\[\(:]|[\w\)\]]!$/#)
        }
        for path in reasons.keys { #expect(sources.contains { $0.path == path }, "`\(path)` is excused and gone") }
    }

    @Test func `unsafe words come with a reason beside them`() {
        for file in sources where !file.isGenerated {
            let lines = file.lines
            for (index, line) in lines.enumerated() {
                guard SourceTree.code(line).contains(#/@unchecked Sendable|nonisolated\(unsafe\)/#) else { continue }
                let near = lines[max(0, index - 6)...min(lines.count - 1, index + 3)]
                #expect(near.contains { $0.contains("//") }, "\(file):\(index + 1) has no reason beside it")
            }
        }
    }

    @Test func `each import of another module is declared, and slices import no slice`() throws {
        let manifest = try String(contentsOfFile: SourceTree.root + "/Package.swift", encoding: .utf8)
        var rings: [String: String] = [:]
        var uses: [String: Set<String>] = [:]
        let declaration = #/targets \+= (?<ring>kit|core|slice|surface|process)\(\s*"(?<name>\w+)"(?<rest>[^)]*)/#
        for match in manifest.matches(of: declaration) {
            let name = String(match.name)
            rings[name] = String(match.ring)
            let inner = String(match.rest).split(separator: "libraries:").first.map(String.init) ?? ""
            uses[name] = Set(inner.matches(of: #/"(\w+)"/#).map { String($0.1) })
        }
        #expect(rings.count > 20, "the manifest is read")
        for file in sources where !file.isGenerated {
            for line in file.lines {
                let form = #/^\s*(?:public |package |internal )?(?:@\S+ )*(?:public )?import (?:struct |class |enum |func )?(\w+)/#
                guard let match = line.firstMatch(of: form) else { continue }
                let imported = String(match.1)
                guard rings[imported] != nil, let ring = rings[file.module] else { continue }
                #expect(uses[file.module]?.contains(imported) == true, "\(file) imports `\(imported)`, which the manifest does not give it")
                #expect(!(ring == "slice" && rings[imported] == "slice"), "\(file): slice imports slice `\(imported)`")
            }
        }
    }

    @Test func `the requirements page names real requirements and real tests`() throws {
        let path = SourceTree.root + "/docs/requirements.md"
        // The page comes with the documentation; from then on it is held to this.
        guard let page = try? String(contentsOfFile: path, encoding: .utf8) else { return }
        for match in page.matches(of: #/\bR(\d{1,4})\b/#) {
            #expect((1...120).contains(Int(match.1) ?? 0), "`\(match.0)` is no requirement")
        }
        for match in page.matches(of: #/[A-Za-z0-9_\/]*Tests\/[A-Za-z0-9_\/]+\.swift/#) {
            // Written from the package or from its `Tests`.
            let file = match.0.hasPrefix("Tests/") ? String(match.0) : "Tests/\(match.0)"
            #expect(FileManager.default.fileExists(atPath: SourceTree.root + "/" + file), "`\(file)` does not exist")
        }
    }
}

//  mayfly-bench: what Mayfly's three busy parts cost in CPU time, each beside a program that people know, in the same run
//  on the same machine. It prints a table and writes the figures as JSON. It asserts nothing: figures of a shared machine
//  are for reading, and only their ratios travel.

import Foundation

@main
struct MayflyBench {
    static let parts: [(name: String, run: @Sendable () async throws -> [Figure])] = [
        ("identity", IdentityBenchmark.run), ("scan", ScanBenchmark.run), ("postgres", PostgresBenchmark.run),
    ]

    static func main() async {
        let wanted = Set(CommandLine.arguments.dropFirst())
        let unknown = wanted.subtracting(parts.map(\.name))
        guard unknown.isEmpty else {
            print("unknown: \(unknown.sorted().joined(separator: ", ")); known: \(parts.map(\.name).joined(separator: ", "))")
            exit(64)
        }
        var figures: [Figure] = []
        var hasFailed = false
        for part in parts where wanted.isEmpty || wanted.contains(part.name) {
            do {
                figures += try await part.run()
            } catch {
                FileHandle.standardError.write(Data("\(part.name): \(error)\n".utf8))
                hasFailed = true
            }
        }
        print(Figure.table(figures))
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            try encoder.encode(figures).write(to: URL(fileURLWithPath: "results.json"))
        } catch {
            FileHandle.standardError.write(Data("results.json: \(error)\n".utf8))
            hasFailed = true
        }
        exit(hasFailed ? 1 : 0)
    }
}

import ArgumentParser
import Cedar
import Foundation

struct PolicyLintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint", abstract: "Read policies as a careful colleague would.",
        discussion: """
            What it finds is allowed and hardly meant: nobody to ask, two that say the same, what expired, what is always true, what the \
            scope could say. With a schema and a solver, z3 or cvc5, it also proves which policies have no effect; of more than \
            \(Self.mostProved) only where --solver names one, for that takes a question for each policy and combination of types. \
            Exit code 2 when it finds something.
            """)

    @Argument(help: "Files, or directories with .cedar files.")
    var paths: [String]

    @Option(name: .long, help: "The schema, in either syntax: finds parts of conditions that are always true, or never.")
    var schema: String?

    @OptionGroup var proving: SolverOptions

    /// Of more policies nobody waits for proofs that nobody asked for.
    private static let mostProved = 100

    @Flag(name: .long, help: "Print one JSON object instead of text.")
    var json = false

    private struct Finding: Encodable {
        let policy: String
        let file: String?
        let line: UInt32?
        let column: UInt32?
        let code: String
        let message: String
        let hint: String?
    }

    func run() async throws {
        try await reporting {
            let loaded = try PolicyFiles.load(paths)
            let schema = try schema.map(PolicyFiles.schema)
            let analyzer = try analyzer(schema, of: loaded.set)
            let findings = Linter(schema: schema, analyzer: analyzer, now: PolicyFiles.now).lint(loaded.set)
            if json {
                try printJSON([
                    "findings": findings.map {
                        Finding(
                            policy: $0.policy.description, file: loaded.places[$0.policy], line: $0.span?.line, column: $0.span?.column,
                            code: $0.code.rawValue, message: $0.message, hint: $0.hint)
                    }
                ])
            } else {
                for finding in findings {
                    print("\(loaded.place(of: finding.policy, finding.span)): \(finding.code.rawValue): \(finding.message)")
                    if let hint = finding.hint { print("    \(hint)") }
                }
                print("\(loaded.set.policies.count + loaded.set.templates.count) policies, \(findings.count) findings")
            }
            if !findings.isEmpty { throw Exit.refused }
        }
    }

    /// Where one was named, or is there and will not take long.
    private func analyzer(_ schema: Schema?, of policies: PolicySet) throws -> Analyzer? {
        guard let schema else {
            guard proving.solver == nil else { throw CommandFailure("a proof needs a schema", next: "--schema FILE") }
            return nil
        }
        if proving.solver != nil { return try proving.analyzer(schema) }
        return policies.policies.count <= Self.mostProved ? try? proving.analyzer(schema) : nil
    }
}

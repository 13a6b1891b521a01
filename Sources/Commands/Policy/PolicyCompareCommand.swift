import ArgumentParser
import Cedar

struct PolicyCompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Say what a change of policies gives and takes, for all requests at once.",
        discussion: """
            A solver, z3 or cvc5, proves that nothing new is allowed, or finds a request that shows what is; the authorizer confirms it. \
            As the server decides: each policy counts until its @expires, at every instant from now on, and a forbid that errs denies. \
            Exit code 0 when it is proved that the candidate allows nothing new; else 2, also when nobody can tell. Only what validates \
            can be compared. How it is done: docs/reference/cedar-analysis.md.
            """)

    @Argument(help: "The policies as they are: a file or a directory.")
    var current: String

    @Argument(help: "The policies as they would be.")
    var candidate: String

    @Option(name: .long, help: "The schema, in either syntax.")
    var schema: String

    @OptionGroup var proving: SolverOptions

    @Flag(name: .long, help: "Print one JSON object instead of text.")
    var json = false

    private struct Report: Encodable {
        struct Part: Encodable {
            let principal: String
            let action: String
            let resource: String
            let verdict: String
            let because: String?
        }
        let grantsNothingNew: Bool
        let newAccess: [Part]
        let lostAccess: [Part]

        static func parts(_ analysis: Analysis) -> [Part] {
            analysis.parts.map { part in
                let (verdict, because): (String, String?) =
                    switch part.verdict {
                    case .proved: ("proved", nil)
                    case .refuted(let example): ("refuted", example.description)
                    case .unknown(let reason): ("unknown", reason)
                    }
                return Part(
                    principal: part.environment.principal.description, action: part.environment.action.description,
                    resource: part.environment.resource.description, verdict: verdict, because: because)
            }
        }
    }

    func run() async throws {
        try await reporting {
            let schema = try PolicyFiles.schema(schema)
            let sets = try [current, candidate].map { try PolicyFiles.valid($0, by: schema) }
            let comparison = try proving.analyzer(schema).compare(sets[0], sets[1], progress: SolverOptions.observe)
            if json {
                try printJSON(
                    Report(
                        grantsNothingNew: comparison.grantsNothingNew, newAccess: Report.parts(comparison.newAccess),
                        lostAccess: Report.parts(comparison.lostAccess)))
            } else {
                print(comparison)
            }
            if !comparison.grantsNothingNew { throw Exit.refused }
        }
    }
}

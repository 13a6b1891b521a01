import ArgumentParser
import Cedar
import Foundation
import Runtime

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

    @Option(name: .long, help: "The solver's program (default: z3 or cvc5 on PATH).")
    var solver: String?

    @Option(name: .long, help: ArgumentHelp("Longest time for one question.", valueName: "time"))
    var timeLimit = "10s"

    @Flag(name: .long, help: "Count on it that every entity is there that is named.")
    var entitiesAreThere = false

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

    func validate() throws {
        guard let limit = Duration(brief: timeLimit), limit >= .milliseconds(100), limit <= .seconds(3600) else {
            throw ValidationError("--time-limit is a length of time between 100ms and 1h, such as 10s.")
        }
    }

    func run() async throws {
        try await reporting {
            let schema = try PolicyFiles.schema(schema)
            let sets = try [current, candidate].map { path in
                let loaded = try PolicyFiles.load([path])
                if let issue = Validator(schema).validate(loaded.set).first(where: { !$0.isWarning }) {
                    throw CommandFailure("\(loaded.place(of: issue.policy, issue.span)): \(issue.message)", next: issue.hint, isRefusal: true)
                }
                return loaded.set
            }
            let analyzer = try Analyzer(schema, program(), entitiesAreThere: entitiesAreThere, practice: Practice(erringForbidsDeny: true, from: PolicyFiles.now))
            let comparison = analyzer.compare(sets[0], sets[1]) { progress in
                if isatty(STDERR_FILENO) != 0 { note("\(progress.done + 1) of \(progress.total): \(progress.environment)") }
            }
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

    private func program() throws -> Solver {
        let limit = Duration(brief: timeLimit) ?? .seconds(10)
        do throws(CedarError) {
            if let solver { return try Solver.at(solver, timeLimit: limit) }
            return try Solver.find(in: ProcessInfo.processInfo.environment["PATH"] ?? "", timeLimit: limit)
        } catch {
            throw CommandFailure(error.message, next: error.hint)
        }
    }
}

import ArgumentParser
import Cedar
import Foundation
import Runtime

/// By what claims about policies are proved, and about what: policies as the server makes of them.
struct SolverOptions: ParsableArguments {
    @Option(name: .long, help: "The solver's program (default: z3 or cvc5 on PATH).")
    var solver: String?

    @Option(name: .long, help: ArgumentHelp("Longest time for one question.", valueName: "time"))
    var timeLimit = "10s"

    @Flag(name: .long, help: "Count on it that every entity is there that is named.")
    var entitiesAreThere = false

    func validate() throws {
        guard let limit = Duration(brief: timeLimit), limit >= .milliseconds(100), limit <= .seconds(3600) else {
            throw ValidationError("--time-limit is a length of time between 100ms and 1h, such as 10s.")
        }
    }

    /// - Throws: where there is no solver.
    func analyzer(_ schema: Schema) throws -> Analyzer {
        let limit = Duration(brief: timeLimit) ?? .seconds(10)
        do throws(CedarError) {
            let program =
                if let solver { try Solver.at(solver, timeLimit: limit) } else {
                    try Solver.find(in: ProcessInfo.processInfo.environment["PATH"] ?? "", timeLimit: limit)
                }
            let practice = Practice(erringForbidsDeny: true, from: PolicyFiles.now)
            return Analyzer(schema, program, entitiesAreThere: entitiesAreThere, practice: practice)
        } catch {
            throw CommandFailure(error.message, next: error.hint)
        }
    }

    /// For people who wait.
    static func observe(_ progress: Analyzer.Progress) {
        if isatty(STDERR_FILENO) != 0 { note("\(progress.done + 1) of \(progress.total): \(progress.environment)") }
    }
}

extension PolicyFiles {
    /// Policies that can be analysed.
    static func valid(_ path: String, by schema: Schema) throws -> PolicySet {
        let loaded = try load([path])
        if let issue = Validator(schema).validate(loaded.set).first(where: { !$0.isWarning }) {
            throw CommandFailure("\(loaded.place(of: issue.policy, issue.span)): \(issue.message)", next: issue.hint, isRefusal: true)
        }
        return loaded.set
    }
}

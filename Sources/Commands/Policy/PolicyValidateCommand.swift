import ArgumentParser
import Cedar

struct PolicyValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate", abstract: "Judge policies by a schema, before any request is there.",
        discussion: """
            Finds unknown names, wrong types, attributes that may be absent and conditions that nobody can meet. Exit code 2 for an \
            error; warnings alone are 0, or 2 with --strict-warnings.
            """)

    @Argument(help: "Files, or directories with .cedar files.")
    var paths: [String]

    @Option(name: .long, help: "The schema, in either syntax.")
    var schema: String

    @Flag(name: .long, help: "Join types where strict validation wants one; accepts whatever cannot err.")
    var permissive = false

    @Option(name: .long, help: "Most steps from entity to entity that a policy may take.")
    var level: Int?

    @Flag(name: .long, help: "Warnings are errors.")
    var strictWarnings = false

    @Flag(name: .long, help: "Print one JSON object instead of text.")
    var json = false

    private struct Report: Encodable {
        struct Issue: Encodable {
            let policy: String
            let file: String?
            let line: UInt32?
            let column: UInt32?
            let code: String
            let isWarning: Bool
            let message: String
            let hint: String?
        }
        let policies: Int
        let issues: [Issue]
    }

    func validate() throws {
        if let level, !(0...64).contains(level) { throw ValidationError("--level must be between 0 and 64.") }
    }

    func run() async throws {
        try await reporting {
            let validator = Validator(try PolicyFiles.schema(schema), mode: permissive ? .permissive : .strict, level: level)
            let loaded = try PolicyFiles.load(paths)
            let issues = validator.validate(loaded.set)
            let count = loaded.set.policies.count + loaded.set.templates.count
            if json {
                let report = issues.map {
                    Report.Issue(
                        policy: $0.policy.description, file: loaded.places[$0.policy], line: $0.span?.line, column: $0.span?.column,
                        code: $0.code.rawValue, isWarning: $0.isWarning, message: $0.message, hint: $0.hint)
                }
                try printJSON(Report(policies: count, issues: report))
            } else {
                for issue in issues {
                    print("\(loaded.place(of: issue.policy, issue.span)): \(issue.isWarning ? "warning" : "error"): \(issue.message)")
                    if let hint = issue.hint { print("    \(hint)") }
                }
                let errors = issues.count { !$0.isWarning }
                print("\(count) policies, \(errors) errors, \(issues.count - errors) warnings")
            }
            if issues.contains(where: { strictWarnings || !$0.isWarning }) { throw Exit.refused }
        }
    }
}

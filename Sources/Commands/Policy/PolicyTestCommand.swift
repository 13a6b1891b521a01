import ArgumentParser
import Cedar

struct PolicyTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Decide requests that have known answers.",
        discussion: """
            Says which answers are others, and which policies no case was decided by. Where the file names a schema, policies, entities \
            and requests are judged by it first. Exit code 2 when an answer is another. Format: docs/reference/policy.md.
            """)

    @Argument(help: "Files of cases, in YAML or JSON.")
    var files: [String]

    @Flag(name: .long, help: "Explain every denial, and not only those that are not expected.")
    var explain = false

    @Flag(name: .long, help: "Print one JSON object instead of text.")
    var json = false

    private struct Report: Encodable {
        struct Case: Encodable {
            let file: String
            let name: String
            let passed: Bool
            let decision: String
            let expected: String
            let reasons: [String]
            let errors: [String: String]
            /// Why it was denied, and what would have it allowed.
            let explanation: String?
        }
        var cases: [Case] = []
        /// Policies that no case was decided by.
        var undecided: [String] = []
    }

    func validate() throws {
        guard !files.isEmpty else { throw ValidationError("Name a file of cases.") }
    }

    func run() async throws {
        try await reporting {
            var report = Report()
            for file in files { try test(file, &report) }
            if json { try printJSON(report) } else { show(report) }
            if report.cases.contains(where: { !$0.passed }) { throw Exit.refused }
        }
    }

    private func test(_ path: String, _ report: inout Report) throws {
        let file = try PolicyTestFile(path)
        if let schema = file.schema, let issue = Validator(schema).validate(file.policies.set).first(where: { !$0.isWarning }) {
            throw CommandFailure("\(file.policies.place(of: issue.policy, issue.span)): \(issue.message)", next: issue.hint, isRefusal: true)
        }
        let authorizer = Authorizer(file.policies.set)
        let explainer = Explainer(file.policies.set, schema: file.schema)
        var used: Set<PolicyID> = []
        for test in file.cases {
            let response = authorizer.isAuthorized(test.request, in: file.entities)
            used.formUnion(response.reasons)
            let reasons = response.reasons.map(\.description)
            let errors = Dictionary(response.errors.map { ($0.policy.description, "\($0.error)") }) { first, _ in first }
            let passed =
                response.decision == test.decision && (test.reasons ?? Set(reasons)) == Set(reasons)
                && (test.errors ?? Set(errors.keys)) == Set(errors.keys)
            report.cases.append(
                .init(
                    file: path, name: test.name, passed: passed, decision: response.decision.rawValue, expected: test.decision.rawValue,
                    reasons: reasons, errors: errors,
                    explanation: explain || !passed ? explainer.explain(test.request, in: file.entities)?.description : nil))
        }
        report.undecided += file.policies.set.policies.map(\.id).filter { !used.contains($0) }.map(\.description)
    }

    private func show(_ report: Report) {
        for test in report.cases {
            let by = test.reasons.isEmpty ? "by no policy" : "by \(test.reasons.joined(separator: ", "))"
            if test.passed {
                print("ok      \(test.name): \(test.decision) \(by)")
            } else {
                print("FAILED  \(test.name): \(test.decision) \(by), expected \(test.expected)")
            }
            for line in test.explanation?.split(separator: "\n") ?? [] { print("        \(line)") }
            for (policy, error) in test.errors.sorted(by: { $0.key < $1.key }) { print("        `\(policy)` erred: \(error)") }
        }
        if !report.undecided.isEmpty { print("No case is decided by: \(report.undecided.joined(separator: ", "))") }
        print("\(report.cases.count) cases, \(report.cases.count { !$0.passed }) failed")
    }
}

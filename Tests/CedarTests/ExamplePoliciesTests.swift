import Cedar
import Foundation
import Testing

/// The first policies of the domain, in Examples/policies.
@Suite struct ExamplePoliciesTests {
    private func text(_ name: String, _ place: String = #filePath) throws -> String {
        let root = URL(filePath: place).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "Examples/policies").appending(path: name), encoding: .utf8)
    }

    // R66 R72: in the language itself a forbid that errs forbids nothing.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/z3"), "z3 is not installed"))
    func `the guard rails are proved never to err, whatever is asked`() throws {
        let policies = try PolicySet(parsing: text("access.cedar"))
        let analyzer = Analyzer(
            try Schema(parsing: text("mayfly.cedarschema")), try Solver.at("/usr/bin/z3", timeLimit: .seconds(60)), entitiesAreThere: true)
        let rails = policies.policies.filter { $0.annotation("severity") == "guardrail" }.map(\.id)
        #expect(rails.count == 2)
        for analysis in analyzer.neverErrs(policies) {
            guard case .neverErrs(let policy) = analysis.claim, rails.contains(policy) else { continue }
            #expect(analysis.verdict.isProved, "\(analysis)")
        }
    }
}

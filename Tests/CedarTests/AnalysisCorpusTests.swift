@testable import Cedar
import Foundation
import Testing

/// Policies that others made up, odd names and odd texts among them. `MAYFLY_CEDAR_CORPUS_ANALYSES` sets how many cases are taken.
@Suite("R70: the corpus never contradicts a verdict", .enabled(if: !AnalysisWorld.solvers.isEmpty, "neither z3 nor cvc5 is installed"))
struct AnalysisCorpusTests {
    private static let cases = ProcessInfo.processInfo.environment["MAYFLY_CEDAR_CORPUS_ANALYSES"].flatMap(Int.init) ?? 60

    @Test(.timeLimit(.minutes(60)), arguments: AnalysisWorld.solvers)
    func `what is proved of the corpus's policies holds for its requests`(_ found: Solver) throws {
        let solver = Solver(found.kind, path: found.path, timeLimit: .seconds(2))
        let files = try Corpus.files()
        let names = files.keys.filter { $0.hasSuffix(".json") && !$0.hasSuffix(".entities.json") }.sorted()
        var (proved, refuted, unknown) = (0, 0, 0)
        var reasons: [String: Int] = [:]
        for place in 0..<Self.cases {
            let stem = String(names[place * names.count / Self.cases].dropLast(".json".count))
            let schema = try Schema(parsing: files[stem + ".cedarschema"] ?? "")
            let policies = try PolicySet(parsing: files[stem + ".cedar"] ?? "")
            guard schema.environments.count < 40, Validator(schema).validate(policies).allSatisfy(\.isWarning) else { continue }
            _ = try Entities(json: files[stem + ".entities.json"] ?? "", schema: schema)
            let requests = try CorpusTests.Requests(files[stem + ".json"] ?? "").all.filter { entry in
                let request = entry.request
                let refusal = schema.refusal(
                    principal: request.principal, action: request.action, resource: request.resource, context: request.context)
                return refusal == nil
            }
            let analyzer = Analyzer(schema, solver)
            let (allows, denies) = (analyzer.alwaysAllows(policies), analyzer.alwaysDenies(policies))
            let analyses = [allows, denies] + analyzer.neverErrs(policies)
            for part in analyses.flatMap(\.parts) {
                switch part.verdict {
                case .proved: proved += 1
                case .refuted: refuted += 1
                case .unknown(let reason):
                    unknown += 1
                    reasons[reason, default: 0] += 1
                }
            }
            for (request, answer) in requests {
                for analysis in analyses {
                    let part = analysis.parts.first {
                        $0.environment.action == request.action && $0.environment.principal == request.principal.type
                            && $0.environment.resource == request.resource.type
                    }
                    guard let part, part.verdict.isProved else { continue }
                    switch analysis.claim {
                    case .alwaysAllows: #expect(answer.decision == "allow", "\(stem)")
                    case .alwaysDenies: #expect(answer.decision == "deny", "\(stem)")
                    case .neverErrs(let id): #expect(!answer.errors.contains(id.description), "\(stem)")
                    default: break
                    }
                }
            }
        }
        print("\(solver.kind): \(proved) proved, \(refuted) refuted, \(unknown) unknown \(reasons.sorted { $0.key < $1.key })")
        #expect(proved > 0 && unknown * 20 <= proved + refuted)
        #expect(!reasons.keys.contains { $0.contains("confirm") || $0.contains("schema does not allow") })
    }
}

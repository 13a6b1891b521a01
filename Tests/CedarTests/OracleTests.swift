import Foundation
import Testing

@testable import Cedar

/// R66. Ours against the reference, through cedarpy, on estates that we make up. `MAYFLY_CEDAR_CASES` sets their
/// number: each has a hundred requests, so that 10000 of them are the million of a night.
@Suite struct OracleTests {
    @Test(.enabled(if: Oracle.isPossible, "needs cedarpy in .build/venv, which ./test makes"), .timeLimit(.minutes(60)))
    func `ours and the reference decide alike, with the same reasons and errors`() async throws {
        let lanes = 4
        let differences = try await withThrowingTaskGroup(of: [String].self) { group in
            for lane in 0..<lanes {
                group.addTask { try Self.run(stride(from: lane, to: Oracle.cases, by: lanes)) }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(differences.isEmpty, "\(differences.count): \(differences.prefix(5).joined(separator: "\n"))")
    }

    /// As large as an estate is: 100 policies over some 400 entities. A thousand requests of each, in the default size three thousand.
    @Test(.enabled(if: Oracle.isPossible, "needs cedarpy in .build/venv, which ./test makes"), .timeLimit(.minutes(60)))
    func `ours and the reference decide alike where there are hundreds of entities and a hundred policies`() async throws {
        let oracle = try Oracle()
        defer { oracle.close() }
        var differences: [String] = []
        var (allowed, erred) = (0, 0)
        for number in 0..<max(1, Oracle.cases * 3 / 1000) {
            var maker = EstateMaker(seed: Oracle.seed &* 15_485_863 &+ UInt64(number), scale: 30)
            let (policies, entities) = (try maker.policies(100), try maker.entities())
            #expect(entities.all.count > 350)
            // Everybody has something of everybody's: what is asked for meets what is there.
            let requests = try (0..<1000).map { _ in try maker.request() }
            let isJSON = number % 2 == 1
            let answer = try oracle.ask(isJSON ? policies.json : policies.description, isJSON, entities, requests)
            #expect(answer.error.isEmpty && answer.answers.count == requests.count, "case \(number): \(answer.error)")
            let authorizer = Authorizer(policies)
            for (request, wanted) in zip(requests, answer.answers) {
                let found = Oracle.Answer(authorizer.isAuthorized(request, in: entities))
                if found.decision == "allow" { allowed += 1 }
                if !found.errors.isEmpty { erred += 1 }
                if found != wanted {
                    let asked = "\(request.principal) \(request.action) \(request.resource) \(request.context.json)"
                    differences.append("case \(number): \(found) not \(wanted): \(asked)")
                }
            }
        }
        #expect(differences.isEmpty, "\(differences.count): \(differences.prefix(5).joined(separator: "\n"))")
        #expect(allowed > 0 && erred > 0)
    }

    private static func run(_ cases: StrideTo<Int>) throws -> [String] {
        let oracle = try Oracle()
        defer { oracle.close() }
        var differences: [String] = []
        for number in cases {
            var maker = EstateMaker(seed: Oracle.seed &* 1_000_003 &+ UInt64(number))
            let policies = try maker.policies(4 + number % 12)
            let entities = try maker.entities()
            let requests = try (0..<100).map { _ in try maker.request() }
            // Half of the cases go over in JSON.
            let isJSON = number % 2 == 1
            let text = isJSON ? policies.json : policies.description
            let answer = try oracle.ask(text, isJSON, entities, requests)
            if !answer.error.isEmpty {
                differences.append("case \(number): \(answer.error)\n\(text)")
                continue
            }
            if try PolicySet(parsing: policies.description) != policies {
                differences.append("case \(number): text\n\(policies)")
            }
            if try Entities(json: entities.json).json != entities.json {
                differences.append("case \(number): entities")
            }
            let authorizer = Authorizer(policies)
            // The reference writes an extended `has` out and sorts records: another tree, which must decide the same.
            let foreign = isJSON ? authorizer : Authorizer(try PolicySet(json: answer.json))
            for (request, wanted) in zip(requests, answer.answers) {
                let response = authorizer.isAuthorized(request, in: entities)
                let found = Oracle.Answer(response)
                if !isJSON, Oracle.Answer(foreign.isAuthorized(request, in: entities)) != found {
                    differences.append("case \(number): the reference's JSON decides otherwise\n\(answer.json)")
                }
                guard found != wanted else { continue }
                let ids = found.reasons.symmetricDifference(wanted.reasons).union(
                    found.errors.symmetricDifference(wanted.errors))
                let culprits = ids.compactMap { policies.policy(PolicyID($0))?.description }
                let why = response.errors.filter { ids.contains($0.policy.description) }.map(\.error.description)
                differences.append(
                    "case \(number): \(found) not \(wanted): \(culprits) \(why) \(request.principal) \(request.resource) \(request.context.json)"
                )
            }
        }
        return differences
    }
}

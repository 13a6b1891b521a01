import Access
import Console
import Foundation
import Logging
import Storage

extension ConsoleQueries {
    /// Answers an enforcement point. An evaluation is answered when its decision is durable.
    func authorize(_ endpoint: AuthZENEndpoint, body: [UInt8], by gateway: Operator) async throws(AuthZENFailure) -> Data {
        let request = try AuthZENRequest(body)
        let name = "\(gateway.door.rawValue):\(gateway.name)"
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            if let side = endpoint.side {
                return try encoder.encode(try await core.database.read { [core] in try core.questions.search(side, request, from: name, in: $0) })
            }
            if endpoint == .evaluation, request.evaluations != nil {
                throw AuthZENFailure(400, "several questions go to \(AuthZENEndpoint.evaluations.path)")
            }
            let answers = try await core.database.write { [core] in
                try core.questions.evaluate(request, from: name, ledger: core.ledger, in: $0)
            }
            guard request.evaluations == nil else { return try encoder.encode(AuthZENEvaluations(evaluations: answers)) }
            guard let answer = answers.first else { throw AuthZENFailure(500, "there is no answer") }
            // The one question could not be asked, so that is what the whole request comes to.
            if let problem = answer.context?.error { throw AuthZENFailure(problem.status, problem.message) }
            return try encoder.encode(answer)
        } catch let failure as AuthZENFailure {
            throw failure
        } catch {
            logger.error("the Authorization API: \(Loops.describe(error))")
            throw AuthZENFailure(500, "the question could not be answered; the server's log says why")
        }
    }
}

import Access
import Console
import Foundation
import Logging
import Storage

extension ConsoleQueries {
    /// Answers an enforcement point that comes in at the console's doors.
    func authorize(_ endpoint: AuthZENEndpoint, body: [UInt8], by gateway: Operator) async throws(AuthZENFailure) -> Data {
        try await core.authorize(AuthZENRequest(body), at: endpoint, from: "\(gateway.door.rawValue):\(gateway.name)", logger)
    }
}

extension ControlPlaneCore {
    /// Answers an enforcement point. An evaluation is answered when its decision is durable.
    func authorize(
        _ request: AuthZENRequest, at endpoint: AuthZENEndpoint, from name: String, _ logger: Logger
    ) async throws(AuthZENFailure) -> Data {
        do {
            if let side = endpoint.side {
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                return try encoder.encode(try await database.read { try questions.search(side, request, from: name, in: $0) })
            }
            try endpoint.check(request)
            let decisions = try await database.write { try questions.evaluate(request, from: name, ledger: ledger, in: $0) }
            return Data(try AuthZENEndpoint.answer(to: request, decisions).utf8)
        } catch let failure as AuthZENFailure {
            throw failure
        } catch {
            logger.error("the Authorization API: \(Loops.describe(error))")
            throw AuthZENFailure(500, "the question could not be answered; the server's log says why")
        }
    }
}

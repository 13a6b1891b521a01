import Access
import Estate
import Foundation
import GRPCCore
@_spi(Incubating) import Issuance
import NodeAPI
import Registration
import Runtime
import SPIFFE
import Storage
import SwiftProtobuf
import X509

/// Identities of workloads, in one way for all who ask: by calls of their own, in batches, and on streams.
extension NodeService {
    typealias Wanted = Mayfly_Node_V1_IssueRequest.OneOf_What
    typealias Given = Mayfly_Node_V1_IssueReply.OneOf_Answer

    func issueX509SVID(
        request: Mayfly_Node_V1_IssueX509SVIDRequest, context: ServerContext
    ) async throws -> Mayfly_Node_V1_IssuedX509SVID {
        guard case .x509(let issued) = try await one(.x509(request), context) else { throw Self.unanswered }
        return issued
    }

    func issueJWTSVID(
        request: Mayfly_Node_V1_IssueJWTSVIDRequest, context: ServerContext
    ) async throws -> Mayfly_Node_V1_IssuedJWTSVID {
        guard case .jwt(let issued) = try await one(.jwt(request), context) else { throw Self.unanswered }
        return issued
    }

    func issueWITSVID(
        request: Mayfly_Node_V1_IssueWITSVIDRequest, context: ServerContext
    ) async throws -> Mayfly_Node_V1_IssuedWITSVID {
        guard case .wit(let issued) = try await one(.wit(request), context) else { throw Self.unanswered }
        return issued
    }

    private func one(_ wanted: Wanted, _ context: ServerContext) async throws -> Given? {
        try await issue([wanted], to: try await agent(context)).first?.get()
    }

    func issueX509SVIDs(
        request: Mayfly_Node_V1_IssueX509SVIDsRequest, context: ServerContext
    ) async throws -> Mayfly_Node_V1_IssuedX509SVIDs {
        let agent = try await agent(context)
        guard request.requests.count <= Self.requestLimit else { throw Self.tooMany }
        let answers = await issue(request.requests.map { .x509($0) }, to: agent)
        return .with {
            $0.answers = answers.map { answer in
                .with {
                    switch answer {
                    case .success(.x509(let issued)): $0.issued = issued
                    case .success: $0.refused = Self.refused(Self.unanswered)
                    case .failure(let error): $0.refused = Self.refused(error)
                    }
                }
            }
        }
    }

    /// Most requests in one message.
    static let requestLimit = 256
    static let tooMany = RPCError(code: .invalidArgument, message: "at most \(requestLimit) requests are possible in one message")

    static func refused(_ error: RPCError) -> Mayfly_Node_V1_IssuanceRefused {
        .with {
            $0.code = Int32(error.code.rawValue)
            $0.message = error.message
        }
    }

    /// Each is decided for itself, and answered in its place. Where signing takes no time all are decided, signed and recorded in one
    /// transaction; else decisions and records are two.
    func issue(_ wanted: [Wanted], to agent: SPIFFEID) async -> [Result<Given, RPCError>] {
        var answers: [Result<Given, RPCError>?] = wanted.map { _ in nil }
        var (questions, orders): ([AccessRequest], [IdentityOrder]) = ([], [])
        // Where the answer to each of those goes.
        var places: [Int] = []
        for (place, one) in wanted.enumerated() {
            do {
                try await spend(1, of: agent)
                let (question, order) = try read(one, agent)
                questions.append(question)
                orders.append(order)
                places.append(place)
            } catch {
                answers[place] = .failure(status(of: error))
            }
            // Others want these threads too.
            if place > 0 { await Task.yield() }
        }
        do {
            for (asked, answer) in try await decided(questions, orders, agent) {
                answers[places[asked]] = answer.map { Self.given($0, for: wanted[places[asked]]) }
            }
        } catch {
            let error = status(of: error)
            for place in places where answers[place] == nil { answers[place] = .failure(error) }
        }
        return answers.map { $0 ?? .failure(Self.unanswered) }
    }

    private func decided(
        _ questions: [AccessRequest], _ orders: [IdentityOrder], _ agent: SPIFFEID
    ) async throws -> [(place: Int, answer: Result<IssuedIdentity, RPCError>)] {
        guard !questions.isEmpty else { return [] }
        let denied: [(place: Int, decision: Decision)]
        let issued: [Issuer.Answer]
        if core.issuer.signsAtOnce {
            let issuer = core.issuer
            (denied, issued) = try await core.gate.authorize(questions, in: core.database) { (permits: consuming Permits, transaction) in
                let denied = permits.denied
                return (denied, try issuer.issueAll(permits, orders, in: transaction))
            }
        } else {
            let permits = try await core.gate.authorize(questions, in: core.database)
            denied = permits.denied
            issued = try await core.issuer.issueAll(permits, orders)
        }
        return denied.map { ($0.place, .failure(self.denied($0.decision, agent))) }
            + issued.map { ($0.place, $0.issued.mapError { status(of: $0) }) }
    }

    /// What is asked of the policies, and what of the issuer.
    private func read(_ wanted: Wanted, _ agent: SPIFFEID) throws -> (AccessRequest, IdentityOrder) {
        let lifetimes = core.settings.lifetimes
        func asked(_ id: String, _ evidence: Mayfly_Node_V1_ProcessEvidence, _ entry: String) throws(RPCError) -> AccessRequest {
            try accessRequest(.issueIdentity, id, agent, evidence, entry: entry)
        }
        switch wanted {
        case .x509(let request):
            let key = try CertificateRequest.open(Array(request.certificateRequest)).get()
            return (
                try asked(request.spiffeID, request.evidence, request.entry),
                IdentityOrder(.x509(key, replacing: request.replaces.isEmpty ? nil : request.replaces), lifetime: lifetimes.x509)
            )
        case .jwt(let request):
            guard (1...16).contains(request.audience.count), request.audience.allSatisfy({ (1...512).contains($0.utf8.count) })
            else { throw RPCError(code: .invalidArgument, message: "1 to 16 audiences of at most 512 bytes are possible") }
            return (
                try asked(request.spiffeID, request.evidence, request.entry),
                IdentityOrder(.jwt(audience: request.audience), lifetime: lifetimes.jwt)
            )
        case .wit(let request):
            guard core.issuer.authority.wits != nil else {
                throw RPCError(code: .unimplemented, message: "no WIT-SVIDs are given here: mayfly server --wit-svids")
            }
            let key = try CertificateRequest.openKey(Array(request.certificateRequest)).get()
            return (
                try asked(request.spiffeID, request.evidence, request.entry),
                IdentityOrder(.wit(key, replacing: request.replaces.isEmpty ? nil : request.replaces), lifetime: lifetimes.x509)
            )
        }
    }

    private static func given(_ issued: IssuedIdentity, for wanted: Wanted) -> Given {
        switch (issued, wanted) {
        case (.x509(let svid), _): .x509(.with { $0.chain = svid.chain.map { Data($0) } })
        case (.token(let token, let end), .wit):
            .wit(
                .with {
                    $0.token = token
                    $0.expiresAtMs = end.milliseconds
                })
        case (.token(let token, let end), _):
            .jwt(
                .with {
                    $0.token = token
                    $0.expiresAtMs = end.milliseconds
                })
        }
    }
}

import Access
import Crypto
import Estate
import Foundation
import GRPCCore
import Issuance
import Logging
import NodeAPI
import NodeAttestation
import Runtime
import SPIFFE
import Storage
import SwiftProtobuf
import Synchronization

/// Who may join by evidence, and become what. Strangers speak to it, so it bounds how many do at once and for how long.
final class NodeAdmission: Sendable {
    private let attestors: [AttestationMethod: any NodeAttestor]
    let exchange: PipelineExchange?
    private let running = Mutex(0)

    /// Attestations and exchanges at one time, and how long one may take.
    static let atOnce = 64
    static let patience = Duration.seconds(30)

    /// - Parameter file: `nil` lets nobody in.
    init(_ file: (AttestationFile, directory: String)?, clock: WallClock, entropy: Entropy) throws {
        guard let (file, directory) = file else {
            (attestors, exchange) = ([:], nil)
            return
        }
        let setup = AttestationSetup(directory: directory, clock: clock, entropy: entropy)
        attestors = Dictionary(try setup.attestors(file).map { ($0.method, $0) }) { first, _ in first }
        exchange = try file.pipelines.map(setup.exchange)
    }

    func attestor(_ name: String) throws(RPCError) -> any NodeAttestor {
        guard let method = AttestationMethod(rawValue: name), let attestor = attestors[method] else {
            throw RPCError(
                code: .failedPrecondition,
                message: "this server attests no nodes by `\(name.prefix(40))`: see `mayfly server --attestation`")
        }
        return attestor
    }

    /// Takes a place, or refuses; ends what takes too long.
    func bounded<Answer: Sendable>(_ body: @escaping @Sendable () async throws -> Answer) async throws -> Answer {
        guard running.withLock({ count in
            guard count < Self.atOnce else { return false }
            count += 1
            return true
        }) else { throw RPCError(code: .resourceExhausted, message: "too many attestations at once; try again") }
        defer { running.withLock { $0 -= 1 } }
        return try await withThrowingTaskGroup(of: Answer.self) { group in
            group.addTask(operation: body)
            group.addTask {
                try await Task.sleep(for: Self.patience)
                throw RPCError(code: .deadlineExceeded, message: "the attestation took longer than \(Self.patience.brief)")
            }
            defer { group.cancelAll() }
            guard let answer = try await group.next() else { throw RPCError(code: .internalError, message: "nothing ran") }
            return answer
        }
    }
}

extension NodeService {
    func attestNode(
        request: RPCAsyncSequence<Mayfly_Node_V1_AttestMessage, any Error>, response: RPCWriter<Mayfly_Node_V1_AttestReply>,
        context: ServerContext
    ) async throws {
        let presented = try await connections.presented(context).keyDigest
        try await core.admission.bounded {
            let questions = Questions(response)
            let reading = Task { await questions.read(request) }
            defer { reading.cancel() }
            guard case .start(let start)? = try await questions.next()?.step else {
                throw RPCError(code: .invalidArgument, message: "an attestation begins with its start")
            }
            guard start.payload.count <= AttestationLimits.payload else {
                throw RPCError(code: .invalidArgument, message: "a payload has at most \(AttestationLimits.payload >> 10) KiB")
            }
            let attestor = try core.admission.attestor(start.method)
            try await admitting {
                let csr = Array(start.certificateRequest)
                let key = try CertificateRequest.openKey(csr).get()
                let holdsKey: @Sendable ([String]) -> Bool = { [core] segments in
                    guard let agent = SPIFFEID(trustDomain: core.settings.trustDomain, segments: ["mayfly", "agent"] + segments) else { return false }
                    return core.issuer.nodes.refusal(of: agent, presenting: presented) == nil
                }
                let challenge = NodeChallenge(binding: Array(SHA256.hash(data: csr)), holdsKey: holdsKey) { try await questions.ask($0) }
                let node = try await attestor.attest(Array(start.payload), challenge: challenge).get()
                var onceKey: String?
                // Of a node that is known and comes with its own key it is no second use by somebody else.
                if case .firstUse(let key) = node.use, !holdsKey(node.idSegments) { onceKey = key }
                let selectors = Set(node.selectors.compactMap { Selector($0.description) })
                // Of nodes that are known alone: their evidence may be good as often as they like.
                let segments = ["mayfly", "agent"] + node.idSegments
                if let agent = SPIFFEID(trustDomain: core.settings.trustDomain, segments: segments), core.issuer.nodes[agent] != nil {
                    try await spend(1, of: agent)
                }
                let svid = try await core.issuer.admit(
                    NodeEvidence(
                        segments: node.idSegments, method: node.method.rawValue, selectors: selectors, onceKey: onceKey, facts: node.facts),
                    publicKey: key, lifetime: core.settings.lifetimes.agent)
                try await response.write(.with { $0.identity = admitted(svid) })
            }
        }
    }

    func exchangeToken(
        request: Mayfly_Node_V1_ExchangeTokenRequest, context: ServerContext
    ) async throws -> Mayfly_Node_V1_NodeIdentity {
        guard let exchange = core.admission.exchange else {
            throw RPCError(
                code: .failedPrecondition, message: "this server exchanges no tokens of pipelines: see `mayfly server --attestation`")
        }
        return try await core.admission.bounded {
            try await admitting {
                let key = try CertificateRequest.openKey(Array(request.certificateRequest)).get()
                let job = try await exchange.admit(request.token).get()
                guard let id = SPIFFEID(trustDomain: core.settings.trustDomain, segments: job.segments) else {
                    throw AttestationRefusal(.notAllowed, "rule `\(job.rule)` makes no SPIFFE ID of this job")
                }
                // Used up first: a crash between the two costs a job its token, never gives it two identities.
                try await core.issuer.useOnce(job.onceKey, by: id.description, until: job.onceUntil)
                var question = AccessRequest(
                    action: .issueIdentity, subject: id.description, agent: "pipeline/" + job.rule, selectors: [], processID: 0)
                question.job = PipelineJob(job)
                switch try await core.gate.authorize(question, in: core.database) {
                case .permitted(let permit):
                    let order = IdentityOrder(.x509(SubjectKey(key), replacing: nil), lifetime: core.settings.lifetimes.x509)
                    guard case .x509(let svid) = try await core.issuer.issue(permit, order) else { throw Self.unanswered }
                    return admitted(svid)
                case .denied(let decision, _): throw AttestationRefusal(.notAllowed, decision.reason)
                }
            }
        }
    }

    private func admitted(_ svid: X509SVID) -> Mayfly_Node_V1_NodeIdentity {
        .with {
            $0.spiffeID = svid.id.description
            $0.chain = svid.chain.map { Data($0) }
            $0.roots = core.issuer.authority.trustBundle.x509Authorities.map { Data($0) }
        }
    }

    /// Maps refusals to gRPC's, and writes them down: who is refused may be an attacker, and is not told the server's insides.
    private func admitting<Answer>(_ body: () async throws -> Answer) async throws -> Answer {
        do {
            return try await body()
        } catch let error as RPCError {
            throw error
        } catch let refusal as AttestationRefusal {
            logger.notice("an attestation is refused: \(refusal)")
            throw RPCError(code: refusal.code == .unavailable ? .unavailable : .permissionDenied, message: refusal.description)
        } catch let refusal as IssuanceRefusal {
            logger.notice("an attestation is refused: \(refusal.reason)")
            throw RPCError(code: .permissionDenied, message: refusal.reason)
        } catch let refusal as Refusal {
            throw RPCError(code: .invalidArgument, message: refusal.description)
        } catch {
            logger.error("\(Loops.describe(error))")
            throw RPCError(code: .internalError, message: "the server could not answer; its log says why")
        }
    }
}

extension PipelineJob {
    fileprivate init(_ job: PipelineExchange.Admitted) {
        self.init(
            rule: job.rule, owner: job.owner, provider: job.provider.rawValue, issuer: job.facts["issuer"] ?? "", issuedAt: job.issuedAt,
            repository: job.repository, environment: job.environment, isRefProtected: job.isRefProtected, claims: job.claims,
            summary: job.facts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " "))
    }
}

/// Asks on the stream that a node opened, a few times at most.
private actor Questions {
    private let messages: AsyncThrowingStream<Mayfly_Node_V1_AttestMessage, any Error>
    private let continuation: AsyncThrowingStream<Mayfly_Node_V1_AttestMessage, any Error>.Continuation
    private let response: RPCWriter<Mayfly_Node_V1_AttestReply>
    private var asked = 0

    init(_ response: RPCWriter<Mayfly_Node_V1_AttestReply>) {
        // Who sends without being asked is not stored.
        (messages, continuation) = AsyncThrowingStream.makeStream(bufferingPolicy: .bufferingOldest(AttestationLimits.questions + 1))
        self.response = response
    }

    nonisolated func read(_ request: RPCAsyncSequence<Mayfly_Node_V1_AttestMessage, any Error>) async {
        do {
            for try await message in request { continuation.yield(message) }
            continuation.finish()
        } catch {
            continuation.finish(throwing: error)
        }
    }

    nonisolated func next() async throws -> Mayfly_Node_V1_AttestMessage? {
        var messages = messages.makeAsyncIterator()
        return try await messages.next()
    }

    func ask(_ question: [UInt8]) async throws -> [UInt8] {
        asked += 1
        guard asked <= AttestationLimits.questions else { throw RPCError(code: .resourceExhausted, message: "too many questions") }
        try await response.write(.with { $0.question = Data(question) })
        guard case .answer(let answer)? = try await next()?.step, answer.count <= AttestationLimits.payload else {
            throw RPCError(code: .invalidArgument, message: "an answer was expected")
        }
        return Array(answer)
    }
}

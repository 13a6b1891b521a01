import GRPCCore
import GRPCNIOTransportHTTP2Posix
import NodeAPI
import SwiftProtobuf

typealias NodeIssuing = IssuingStream<HTTP2ClientTransport.Posix>

/// Asks the server for identities: on the stream that is held open for it, and by calls where the server has none.
extension ServerLink {
    typealias Question = NodeIssuing.Question
    typealias Answer = NodeIssuing.Answer

    /// How long a workload waits for its answer.
    static let patience = Duration.seconds(5)
    /// And where it is known that nobody is there: long enough for a server that begins again, and within what clients wait.
    static let patienceWhileAway = Duration.seconds(2)
    /// Streams that may end under a question. After that it goes by a call, which has no past.
    private static let attempts = 2

    /// One answer for each question, in their order. A stream that ends leaves open what was asked on it: that is asked again, for the server
    /// may be the next one by now, and who is given twice what it asked for once uses one.
    func issue(_ questions: [Question]) async -> [Result<Answer, RPCError>] {
        let end = ContinuousClock.now + (isAway ? Self.patienceWhileAway : Self.patience)
        var answers: [Result<Answer, RPCError>?] = questions.map { _ in nil }
        var open = Array(questions.indices)
        var attempt = 0
        while !open.isEmpty, attempt < Self.attempts, ContinuousClock.now < end, let stream = issuing() {
            let given = await stream.answers(to: open.map { questions[$0] }, within: end - .now)
            var again: [Int] = []
            var isMissing = false
            for (place, answer) in zip(open, given) {
                switch answer {
                case .success(.refused(let refused)):
                    let error = RPCError(refused)
                    // By a connection that is the node's no more: the next one speaks for it.
                    if error.code == .unauthenticated, issuing() !== stream {
                        again.append(place)
                    } else {
                        answers[place] = .failure(error)
                    }
                case .success(let issued): answers[place] = .success(issued)
                case .failure(let ended as NodeIssuing.Ended):
                    isMissing = isMissing || ended.reason.code == .unimplemented
                    if ServerLink.isRefusal(ended.reason) { answers[place] = .failure(ended.reason) } else { again.append(place) }
                case .failure(let error): answers[place] = .failure(error as? RPCError ?? RPCError(code: .cancelled, message: "nobody waits"))
                }
            }
            open = again
            attempt += 1
            if isMissing { break }
        }
        for pause in Self.pauses {
            let given = await call(open.map { questions[$0] }, before: end)
            var again: [Int] = []
            for (place, answer) in zip(open, given) {
                answers[place] = answer
                // Nobody answered: the connection went, or the next one is only being made.
                if case .failure(let error) = answer, error.code == .unavailable, error.message != Self.senseless.message { again.append(place) }
            }
            open = again
            guard !open.isEmpty, let pause, ContinuousClock.now + pause < end, (try? await Task.sleep(for: pause)) != nil else { break }
        }
        return answers.map { $0 ?? .failure(Self.senseless) }
    }

    /// How long is waited behind each of the calls; the last one's answer is the answer.
    private static let pauses: [Duration?] = [.milliseconds(50), .milliseconds(150), .milliseconds(400), nil]

    static let senseless = RPCError(code: .unavailable, message: "the server's answer makes no sense")

    /// Certificates together, tokens one by one.
    private func call(_ questions: [Question], before end: ContinuousClock.Instant) async -> [Result<Answer, RPCError>] {
        var answers: [Result<Answer, RPCError>?] = questions.map { _ in nil }
        var certificates: [(place: Int, request: Mayfly_Node_V1_IssueX509SVIDRequest)] = []
        for (place, question) in questions.enumerated() {
            do {
                let options = Self.options(max(.milliseconds(1), end - .now))
                switch question {
                case .x509(let request): certificates.append((place, request))
                case .jwt(let request): answers[place] = .success(.jwt(try await client().issueJWTSVID(request, options: options)))
                case .wit(let request): answers[place] = .success(.wit(try await client().issueWITSVID(request, options: options)))
                }
            } catch {
                answers[place] = .failure(error as? RPCError ?? Self.senseless)
            }
        }
        if !certificates.isEmpty {
            do {
                let asked = Mayfly_Node_V1_IssueX509SVIDsRequest.with { $0.requests = certificates.map(\.request) }
                let response = try await client().issueX509SVIDs(asked, options: Self.options(max(.milliseconds(1), end - .now)))
                guard response.answers.count == certificates.count else { throw Self.senseless }
                for ((place, _), answer) in zip(certificates, response.answers) {
                    switch answer.answer {
                    case .issued(let issued): answers[place] = .success(.x509(issued))
                    case .refused(let refused): answers[place] = .failure(RPCError(refused))
                    case nil: answers[place] = .failure(Self.senseless)
                    }
                }
            } catch {
                for (place, _) in certificates { answers[place] = .failure(error as? RPCError ?? Self.senseless) }
            }
        }
        return answers.map { $0 ?? .failure(Self.senseless) }
    }
}

extension RPCError {
    init(_ refused: Mayfly_Node_V1_IssuanceRefused) {
        self.init(code: Status.Code(rawValue: Int(refused.code)).flatMap(RPCError.Code.init) ?? .unknown, message: refused.message)
    }
}

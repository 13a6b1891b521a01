import GRPCCore
import NodeAPI
import Runtime
import SwiftProtobuf

/// The stream on which an agent asks for identities. It carries requests and answers and nothing else: who asks is judged anew for each
/// round, what is asked goes the way of a call (``NodeService/issue(_:to:)``), and what is refused is an answer.
extension NodeService {
    /// A request, and until when somebody waits for its answer.
    private struct Asked: Sendable {
        var id: UInt64
        var wanted: Wanted?
        var deadline: Timestamp?
    }

    /// Requests of one stream that are in hand, from which on no more are read.
    static let inHandLimit = 256
    /// Most that are decided, signed and recorded together: whoever waits for the same writer must not wait for long.
    static let roundLimit = 64
    /// While one round is being written, the signatures of the next are looked at.
    private static let rounds = 2
    /// Bytes of certificates in one answer, from which on the next begins.
    private static let replySize = 256 << 10

    func issue(
        request: RPCAsyncSequence<Mayfly_Node_V1_IssueRequests, any Error>, response: RPCWriter<Mayfly_Node_V1_IssueReplies>,
        context: ServerContext
    ) async throws {
        // A stranger has no stream. From here on each round is judged for itself.
        _ = try await agent(context)
        let line = RoundLine<Asked>(limit: Self.inHandLimit, together: Self.roundLimit)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { line.finish() }
                for try await message in request {
                    guard message.requests.count <= Self.requestLimit else { throw Self.tooMany }
                    let now = core.clock.now()
                    await line.enter(
                        message.requests.map { request in
                            let limit = min(request.timeoutMs, Self.longestWait)
                            return Asked(id: request.id, wanted: request.what, deadline: limit > 0 ? now + .milliseconds(limit) : nil)
                        })
                }
            }
            for _ in 0..<Self.rounds {
                group.addTask {
                    while let round = await line.next() {
                        for replies in Self.messages(await answers(to: round, context)) { try await response.write(replies) }
                        line.done(round.count)
                    }
                }
            }
            // The first that fails ends the others, which `waitForAll` would go on waiting for.
            for try await () in group {}
        }
    }

    /// Milliseconds; whoever says more waits no longer.
    private static let longestWait: Int64 = 3_600_000

    private func answers(to round: [Asked], _ context: ServerContext) async -> [Mayfly_Node_V1_IssueReply] {
        let now = core.clock.now()
        var replies: [Mayfly_Node_V1_IssueReply] = []
        replies.reserveCapacity(round.count)
        func reply(_ asked: Asked, _ answer: Result<Given, RPCError>) {
            replies.append(
                .with {
                    $0.id = asked.id
                    switch answer {
                    case .success(let given): $0.answer = given
                    case .failure(let error): $0.refused = Self.refused(error)
                    }
                })
        }
        var (open, wanted): ([Asked], [Wanted]) = ([], [])
        for asked in round {
            if let deadline = asked.deadline, deadline <= now {
                reply(asked, .failure(RPCError(code: .deadlineExceeded, message: "the request waited for longer than it was to")))
            } else if let one = asked.wanted {
                open.append(asked)
                wanted.append(one)
            } else {
                reply(asked, .failure(RPCError(code: .unimplemented, message: "the request asks for nothing that is given here")))
            }
        }
        do {
            // The node may have been taken out, or have renewed, since the round before.
            for (asked, answer) in zip(open, await issue(wanted, to: try await agent(context))) { reply(asked, answer) }
        } catch {
            for asked in open { reply(asked, .failure(status(of: error))) }
        }
        return replies
    }

    /// In as few messages as may be.
    private static func messages(_ replies: [Mayfly_Node_V1_IssueReply]) -> [Mayfly_Node_V1_IssueReplies] {
        var messages: [Mayfly_Node_V1_IssueReplies] = []
        var (part, size) = (Mayfly_Node_V1_IssueReplies(), 0)
        for reply in replies {
            part.replies.append(reply)
            if case .x509(let issued)? = reply.answer { size += issued.chain.reduce(0) { $0 + $1.count } } else { size += 1024 }
            guard size >= replySize else { continue }
            messages.append(part)
            (part, size) = (Mayfly_Node_V1_IssueReplies(), 0)
        }
        if !part.replies.isEmpty { messages.append(part) }
        return messages
    }
}

public import GRPCCore
import Runtime
import SwiftProtobuf
import Synchronization

/// Who asks for identities on one connection: one stream, opened with the first question and again when it has ended. Whatever waits
/// when something can be sent goes in one message, so a question that is alone goes at once and none waits for company.
public final class IssuingStream<Transport: ClientTransport>: Sendable {
    public typealias Question = Mayfly_Node_V1_IssueRequest.OneOf_What
    public typealias Answer = Mayfly_Node_V1_IssueReply.OneOf_Answer

    /// The stream ended before the answer came, or no stream could be had: what was asked may have been done or not.
    public struct Ended: Error {
        public var reason: RPCError
    }

    /// Those who asked together, and wait together.
    private struct Group {
        var answers: [Result<Answer, any Error>?]
        var ids: [UInt64] = []
        var missing: Int
        var continuation: CheckedContinuation<[Result<Answer, any Error>], Never>
    }

    private struct State {
        var nextGroup = 0
        var groups: [Int: Group] = [:]
        /// That have all their answers, and are still to be told.
        var complete: [Group] = []
        var nextID: UInt64 = 0
        /// Whose each question is: of those that wait, and of those on their way.
        var places: [UInt64: (group: Int, place: Int)] = [:]
        var waiting: [Mayfly_Node_V1_IssueRequest] = []
        /// Sent and not answered, whether anybody still wants the answer or not.
        var flying: Set<UInt64> = []
        var sender: CheckedContinuation<Void, Never>?
        var isOpen = false
        var isFinished = false

        /// Whether there is something for the sender to do, be it to end.
        var wantsSender: Bool { waiting.isEmpty ? isFinished : flying.count < IssuingStream.flightLimit }

        mutating func answer(_ id: UInt64, _ answer: Result<Answer, any Error>) {
            guard let (number, place) = places.removeValue(forKey: id) else { return }
            groups[number]?.answers[place] = answer
            groups[number]?.missing -= 1
            if groups[number]?.missing == 0, let group = groups.removeValue(forKey: number) { complete.append(group) }
        }
    }
    private let state = Mutex(State())
    private let client: Mayfly_Node_V1_Node.Client<Transport>

    /// On their way at once, at most; as many as the server takes.
    private static var flightLimit: Int { 256 }
    /// Of one message, so that the first of many need not wait for the last.
    private static var together: Int { 128 }
    /// Bytes of one message, from which on it takes no more: far below what a message may have.
    private static var messageSize: Int { 256 << 10 }

    public init(_ client: GRPCClient<Transport>) {
        self.client = .init(wrapping: client)
    }

    /// Asks all, and waits until each is answered, or nobody can tell any more. A refusal is an answer too.
    ///
    /// - Parameter limit: after so long what is not answered has failed with `deadlineExceeded`, here and at the server.
    public func answers(to questions: [Question], within limit: Duration? = nil) async -> [Result<Answer, any Error>] {
        guard !questions.isEmpty else { return [] }
        let number = state.withLock { state in
            state.nextGroup += 1
            return state.nextGroup
        }
        let timer = Mutex<Task<Void, any Error>?>(nil)
        defer { timer.withLock { $0?.cancel() } }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                enter(questions, as: number, within: limit, continuation)
                // Not before there is something to leave.
                if let limit {
                    timer.withLock {
                        $0 = Task {
                            try await Task.sleep(for: limit)
                            leave(number, RPCError(code: .deadlineExceeded, message: "the server has not answered in time"))
                        }
                    }
                }
                // Cancelled before there was anything to leave.
                if Task.isCancelled { leave(number, CancellationError()) }
            }
        } onCancel: {
            leave(number, CancellationError())
        }
    }

    private func enter(
        _ questions: [Question], as number: Int, within limit: Duration?, _ continuation: CheckedContinuation<[Result<Answer, any Error>], Never>
    ) {
        change { state in
            var group = Group(answers: questions.map { _ in nil }, missing: questions.count, continuation: continuation)
            for (place, question) in questions.enumerated() {
                state.nextID += 1
                let id = state.nextID
                group.ids.append(id)
                state.places[id] = (number, place)
                state.waiting.append(
                    .with {
                        $0.id = id
                        $0.what = question
                        $0.timeoutMs = limit.map { max(1, $0.milliseconds) } ?? 0
                    })
            }
            state.groups[number] = group
            guard state.isFinished else { return }
            state.waiting.removeLast(questions.count)
            for id in group.ids { state.answer(id, .failure(Self.closed)) }
        }
    }

    private static var closed: Ended { Ended(reason: RPCError(code: .unavailable, message: "another connection is used by now")) }

    /// The answers are not wanted any more. What was not sent never is.
    private func leave(_ number: Int, _ error: any Error) {
        change { state in
            let ids = (state.groups[number]?.ids ?? []).filter { state.places[$0] != nil }
            for id in ids { state.answer(id, .failure(error)) }
            if !state.waiting.isEmpty { state.waiting.removeAll { ids.contains($0.id) } }
        }
    }

    /// No more questions: what was asked is still answered, then the stream ends.
    public func finish() { change { $0.isFinished = true } }

    // MARK: The stream

    /// Changes the state; then tells those who have all their answers, wakes who sends, and opens the stream where there is none.
    private func change(_ body: (inout State) -> Void) {
        let (complete, sender, opens) = state.withLock { state in
            body(&state)
            let complete = state.complete
            state.complete = []
            let opens = !state.isOpen && !state.waiting.isEmpty
            if opens { state.isOpen = true }
            let sender = state.wantsSender ? state.sender : nil
            if sender != nil { state.sender = nil }
            return (complete, sender, opens)
        }
        sender?.resume()
        for group in complete { group.continuation.resume(returning: group.answers.compactMap { $0 }) }
        if opens { Task { await run() } }
    }

    /// One stream, from its opening to its end.
    private func run() async {
        var options = CallOptions.defaults
        options.waitForReady = true
        var reason = RPCError(code: .unavailable, message: "the server ended the stream")
        do {
            try await client.issue(
                options: options,
                requestProducer: { writer in
                    while let message = await self.nextMessage() { try await writer.write(message) }
                },
                onResponse: { response in
                    for try await message in response.messages { self.take(message) }
                })
        } catch let error as RPCError {
            reason = error
        } catch {
            reason.message = "the stream ended: \(type(of: error))"
        }
        let ended = Ended(reason: reason)
        change { state in
            state.isOpen = false
            (state.flying, state.waiting) = ([], [])
            for id in state.places.keys { state.answer(id, .failure(ended)) }
        }
    }

    private func take(_ message: Mayfly_Node_V1_IssueReplies) {
        change { state in
            for reply in message.replies {
                state.flying.remove(reply.id)
                state.answer(reply.id, reply.answer.map { .success($0) } ?? .failure(Self.senseless))
            }
        }
    }

    private static var senseless: RPCError { RPCError(code: .unavailable, message: "the server's answer makes no sense") }

    /// What waits, once there is something and room for it; `nil` when nothing more is to be sent.
    private func nextMessage() async -> Mayfly_Node_V1_IssueRequests? {
        while !Task.isCancelled {
            let message = state.withLock { state -> Mayfly_Node_V1_IssueRequests? in
                let room = min(Self.together, Self.flightLimit - state.flying.count)
                var (taken, size) = (0, 0)
                while taken < min(room, state.waiting.count), size < Self.messageSize {
                    size += state.waiting[taken].size
                    taken += 1
                }
                guard taken > 0 else { return nil }
                let requests = Array(state.waiting.prefix(taken))
                state.waiting.removeFirst(taken)
                for request in requests { state.flying.insert(request.id) }
                return .with { $0.requests = requests }
            }
            if let message { return message }
            if state.withLock({ $0.isFinished && $0.waiting.isEmpty }) { return nil }
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    let isNeeded = state.withLock { state in
                        if state.wantsSender || Task.isCancelled { return true }
                        state.sender = continuation
                        return false
                    }
                    if isNeeded { continuation.resume() }
                }
            } onCancel: {
                let sender = state.withLock { state in
                    defer { state.sender = nil }
                    return state.sender
                }
                sender?.resume()
            }
        }
        return nil
    }
}

extension Mayfly_Node_V1_IssueRequest {
    /// About its bytes on the wire.
    fileprivate var size: Int {
        switch what {
        case .x509(let request): request.certificateRequest.count + request.evidence.size
        case .jwt(let request): request.audience.reduce(request.evidence.size) { $0 + $1.utf8.count + 4 }
        case .wit(let request): request.certificateRequest.count + request.evidence.size
        case nil: 16
        }
    }
}

extension Mayfly_Node_V1_ProcessEvidence {
    fileprivate var size: Int { selectors.reduce(256) { $0 + $1.utf8.count + 4 } }
}

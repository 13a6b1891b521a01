import Synchronization

/// What an issuer said last.
public enum SourceUpdate<Value: Sendable>: Sendable {
    /// The full set; it replaces everything before.
    case current(Value)
    /// The caller is entitled to nothing now: what it had may not be used any more (Workload API §5.2.1).
    case withdrawn(String)
}

/// Why a source has nothing to give.
public struct SourceError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: String, Sendable {
        /// Nothing has come yet.
        case notReady
        /// What there was has been taken back.
        case withdrawn
        /// The stream behind the source ended with an error that trying again will not mend.
        case failed
        case closed
    }
    public var code: Code
    public var reason: String
    public var description: String { "\(reason) (\(code.rawValue))" }

    public init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }
}

/// Follows a stream of full sets and keeps the last one. Readers take it at any time, wait for the first, or follow the changes.
final class LatestValue<Value: Sendable>: Sendable {
    typealias Stream = AsyncThrowingStream<SourceUpdate<Value>, any Error>

    private struct State {
        var result: Result<Value, SourceError> = .failure(SourceError(.notReady, "nothing has been received yet"))
        /// Grows with every change, so that whoever derives something from the value knows when to do it again.
        var generation: UInt64 = 0
        var isOver = false
        var followers: [UInt64: AsyncStream<Result<Value, SourceError>>.Continuation] = [:]
        var nextFollower: UInt64 = 0
        var task: Task<Void, Never>?
    }
    private let state = Mutex(State())

    init(_ updates: Stream) {
        let task = Task { [weak self] in
            do {
                for try await update in updates {
                    guard let self else { return }
                    switch update {
                    case .current(let value): set(.success(value))
                    case .withdrawn(let why): set(.failure(SourceError(.withdrawn, why)))
                    }
                }
                self?.end(SourceError(.failed, "the stream of updates ended"))
            } catch {
                self?.end(SourceError(.failed, "the stream of updates ended: \(error)"))
            }
        }
        let isOver = state.withLock { state in
            state.task = task
            return state.isOver
        }
        if isOver { task.cancel() }
    }

    deinit { close() }

    private func set(_ result: Result<Value, SourceError>) {
        let followers = state.withLock { state -> [AsyncStream<Result<Value, SourceError>>.Continuation] in
            guard !state.isOver else { return [] }
            state.result = result
            state.generation += 1
            return Array(state.followers.values)
        }
        for follower in followers { follower.yield(result) }
    }

    /// From here on nothing is given: what cannot be kept current would be used past its revocation.
    private func end(_ error: SourceError) {
        let followers = state.withLock { state -> [AsyncStream<Result<Value, SourceError>>.Continuation] in
            guard !state.isOver else { return [] }
            state.isOver = true
            state.result = .failure(error)
            state.generation += 1
            defer { state.followers = [:] }
            return Array(state.followers.values)
        }
        for follower in followers {
            follower.yield(.failure(error))
            follower.finish()
        }
    }

    func close() {
        end(SourceError(.closed, "the source is closed"))
        state.withLock { $0.task }?.cancel()
    }

    var current: Result<Value, SourceError> { state.withLock { $0.result } }

    var generation: UInt64 { state.withLock { $0.generation } }

    var snapshot: (generation: UInt64, result: Result<Value, SourceError>) { state.withLock { ($0.generation, $0.result) } }

    /// The present state at once, and every later one that the reader is quick enough for: the last one always arrives.
    func follow() -> AsyncStream<Result<Value, SourceError>> {
        let (stream, continuation) = AsyncStream.makeStream(of: Result<Value, SourceError>.self, bufferingPolicy: .bufferingNewest(1))
        let number = state.withLock { state -> UInt64? in
            continuation.yield(state.result)
            guard !state.isOver else { return nil }
            state.nextFollower += 1
            state.followers[state.nextFollower] = continuation
            return state.nextFollower
        }
        guard let number else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in self?.state.withLock { _ = $0.followers.removeValue(forKey: number) } }
        return stream
    }

    /// Waits for the first value. A withdrawal is no value: whoever starts before its registration waits for that.
    func first() async throws -> Value {
        for await result in follow() {
            switch result {
            case .success(let value): return value
            case .failure(let error) where error.code == .notReady || error.code == .withdrawn: continue
            case .failure(let error): throw error
            }
        }
        try Task.checkCancellation()
        return try current.get()
    }
}

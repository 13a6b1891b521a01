public import GRPCCore

extension GRPCServer {
    /// Serves until its task is cancelled. Then no connection and no call is accepted any more, and after a moment what is open ends.
    ///
    /// A server that is cancelled while it accepts something leaves that to nobody, and NIO traps on a writer that nobody has finished: a server
    /// that exchanges its certificate under load would end as a whole.
    public func serveUntilCancelled() async throws {
        let task = Task { try await serve() }
        try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            beginGracefulShutdown()
            Task {
                try? await Task.sleep(for: .milliseconds(300))
                task.cancel()
            }
        }
    }
}

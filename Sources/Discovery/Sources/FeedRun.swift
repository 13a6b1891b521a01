import Estate
import Runtime
import Synchronization

/// Asks every configured source, a few at a time, each within its own limit of time. A source that fails is a feed with a
/// gap; it never ends the others.
struct FeedRun: Sendable {
    let key: FingerprintKey
    let clock: WallClock
    /// When each feed last told everything, by name.
    let previous: [String: Timestamp]

    struct Outcome: Sendable {
        var feed: Feed
        var sink: SourceSink
    }

    func run(
        _ entries: [SourceConfiguration.Entry], progress: @escaping @Sendable (ScanProgress) -> Void
    ) async -> [Outcome] {
        await withTaskGroup(of: (Int, Outcome).self) { group in
            var outcomes: [(Int, Outcome)] = []
            for (index, entry) in entries.enumerated() {
                // Few at a time: each may hold a whole listing in memory.
                if index >= 4, let done = await group.next() { outcomes.append(done) }
                group.addTask { (index, await self.read(entry, progress)) }
            }
            for await done in group { outcomes.append(done) }
            return outcomes.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private func read(_ entry: SourceConfiguration.Entry, _ progress: @escaping @Sendable (ScanProgress) -> Void) async -> Outcome {
        let source = entry.source
        let askedAt = clock.now()
        let sink = SourceSink(key: key, clock: clock, feed: "\(entry.type):\(source.name)") { items in
            if items % 64 == 0 { progress(ScanProgress(phase: "source \(source.name)", done: items, total: 0)) }
        }
        progress(ScanProgress(phase: "source \(source.name)", done: 0, total: 0))
        var failure: String?
        do {
            try await within(entry.timeout) { try await source.read(into: sink) }
        } catch let error as SourceError {
            failure = error.description
        } catch is CancellationError {
            failure = "cancelled"
        } catch {
            // An error of a library might repeat what was sent: only its type is told.
            failure = "it cannot be read (\(type(of: error)))"
        }
        let problems = (failure.map { [$0] } ?? []) + sink.problems
        let outcome: Feed.Outcome = failure != nil ? .failed : problems.isEmpty ? .read : .partial
        let feed = Feed(
            name: source.name, type: entry.type, location: source.location, outcome: outcome, askedAt: askedAt,
            lastReadAt: outcome == .read ? askedAt : previous[source.name], items: sink.items,
            credentials: 0, problems: problems)
        return Outcome(feed: feed, sink: sink)
    }

    /// Ends `body` when the time is over. What does not heed its cancellation (a call that blocks) is left behind, within its own limits.
    private func within(_ limit: Duration, _ body: @escaping @Sendable () async throws -> Void) async throws {
        let work = Task { try await body() }
        let timer = Task {
            try await Task.sleep(for: limit)
            work.cancel()
        }
        defer { timer.cancel() }
        do {
            try await withTaskCancellationHandler {
                try await work.value
            } onCancel: {
                work.cancel()
            }
        } catch {
            if work.isCancelled, !Task.isCancelled {
                throw SourceError(.tooSlow, "not read within \(limit.brief): raise `timeout`, or divide the source")
            }
            throw error
        }
    }
}

import Estate
import Runtime
import SecretScan
import Synchronization

/// Where values that a change brings in stood before it, in files that the change leaves as they are: a copy spreads a known
/// credential, which is another thing to mend than a new one.
struct KnownValues {
    private static let fileLimit = 100_000
    private static let fileSize = 4 << 20
    private static let byteLimit = 256 << 20

    /// - Parameters:
    ///   - values: by fingerprint; asked for only when there is something to report, so that a clean change costs nothing.
    ///   - commit: the state before.
    /// - Returns: `path:line` of the first place of each value that the commit's tree holds as it is written.
    static func places(
        of values: [Fingerprint: Secret], in repository: Repository, at commit: ObjectID, jobs: Int
    ) async -> [Fingerprint: String] {
        guard !values.isEmpty, let changes = try? ChangeReader(repository), let files = try? changes.between(nil, commit) else { return [:] }
        let wanted = values.sorted { $0.key < $1.key }
        let finder = ValueFinder(wanted.map(\.value))
        guard !finder.isEmpty else { return [:] }
        let all = files.prefix(fileLimit)
        let queue = WorkQueue()
        let state = Found()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<max(1, min(jobs, all.count / 64 + 1)) {
                group.addTask {
                    guard let reader = try? ObjectReader(repository.store) else { return }
                    while true {
                        let index = queue.take(1)
                        guard index < all.count, state.withLock({ $0.bytes < byteLimit && $0.found.count < wanted.count }) else { return }
                        guard let blob = all[index].new, let object = try? reader.read(blob), object.type == .blob, object.bytes.count <= fileSize
                        else { continue }
                        let hits = finder.find(in: object.bytes, limit: 1000)
                        state.withLock { state in
                            state.bytes += object.bytes.count
                            for hit in hits where wanted.indices.contains(hit.value) {
                                let fingerprint = wanted[hit.value].key
                                if let other = state.found[fingerprint], other.index <= index { continue }
                                state.found[fingerprint] = (index, "\(String(decoding: all[index].path, as: UTF8.self)):\(hit.line)")
                            }
                        }
                    }
                }
            }
        }
        return state.withLock { $0.found.mapValues(\.place) }
    }

    /// What the threads share.
    private final class Found: Sendable {
        struct State {
            var found: [Fingerprint: (index: Int, place: String)] = [:]
            var bytes = 0
        }
        private let state = Mutex(State())

        func withLock<Result>(_ body: (inout sending State) -> sending Result) -> sending Result { state.withLock(body) }
    }
}

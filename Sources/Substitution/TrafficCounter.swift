public import Estate
import Synchronization

/// What a path carried in one mode since it was last asked.
public struct PathTraffic: Sendable, Hashable {
    public var mode: PathMode
    public var exchanges: Int
    public var errors: Int
}

/// Counts without a lock: every reply of every session adds to it.
final class TrafficCounter: Sendable {
    private struct Pair: ~Copyable {
        let exchanges = Atomic(0)
        let errors = Atomic(0)

        func take(_ mode: PathMode) -> PathTraffic {
            PathTraffic(
                mode: mode, exchanges: exchanges.exchange(0, ordering: .relaxed), errors: errors.exchange(0, ordering: .relaxed))
        }

        func add(_ exchanges: Int, _ errors: Int) {
            self.exchanges.wrappingAdd(exchanges, ordering: .relaxed)
            if errors != 0 { self.errors.wrappingAdd(errors, ordering: .relaxed) }
        }
    }
    private let passed = Pair()
    private let flagged = Pair()
    private let substituted = Pair()

    func add(_ mode: PathMode, exchanges: Int, errors: Int) {
        switch mode {
        case .pass: passed.add(exchanges, errors)
        case .flag: flagged.add(exchanges, errors)
        case .substitute: substituted.add(exchanges, errors)
        }
    }

    func take() -> [PathTraffic] {
        [passed.take(.pass), flagged.take(.flag), substituted.take(.substitute)].filter { $0.exchanges > 0 || $0.errors > 0 }
    }
}

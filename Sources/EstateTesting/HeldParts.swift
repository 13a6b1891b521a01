public import AuditLedger
import Foundation
public import Runtime
public import Storage
import Synchronization

/// A clock that stands still until a test moves it.
public final class HeldClock: Sendable {
    private let time: Mutex<Timestamp>

    public init(_ start: Timestamp = Timestamp(milliseconds: 1_800_000_000_000)) {
        time = Mutex(start)
    }

    public var now: Timestamp { time.withLock { $0 } }

    public func advance(_ length: Duration) {
        time.withLock { $0 = $0 + length }
    }

    public var wallClock: WallClock { WallClock { self.now } }
}

/// SplitMix64: a few lines, and the same numbers for the same seed on every machine. For tests only.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) {
        state = seed
    }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Changes a few bytes of `bytes`: flips, drops, repeats, inserts. What a parser must survive.
    public mutating func mutate(_ bytes: [UInt8]) -> [UInt8] {
        var copy = bytes
        for _ in 0..<Int.random(in: 1...4, using: &self) {
            guard !copy.isEmpty else { return [UInt8.random(in: 0...255, using: &self)] }
            let place = Int.random(in: copy.indices, using: &self)
            switch Int.random(in: 0..<5, using: &self) {
            case 0: copy[place] ^= 1 << UInt8.random(in: 0..<8, using: &self)
            case 1: copy[place] = UInt8.random(in: 0...255, using: &self)
            case 2: copy.remove(at: place)
            case 3: copy.insert(UInt8.random(in: 0...255, using: &self), at: place)
            default: copy.removeSubrange(place..<min(copy.count, place + Int.random(in: 1...16, using: &self)))
            }
        }
        return copy
    }
}

extension Entropy {
    /// Repeats itself for the same seed.
    public static func seeded(_ seed: UInt64) -> Entropy {
        let generator = SharedGenerator(seed)
        return Entropy { count in generator.bytes(count) }
    }

    private final class SharedGenerator: Sendable {
        private let generator: Mutex<SeededGenerator>

        init(_ seed: UInt64) {
            generator = Mutex(SeededGenerator(seed: seed))
        }

        func bytes(_ count: Int) -> [UInt8] {
            generator.withLock { generator in
                var bytes: [UInt8] = []
                for _ in 0..<count { bytes.append(UInt8(truncatingIfNeeded: generator.next())) }
                return bytes
            }
        }
    }
}

/// A directory that goes when the last reference does.
public final class TestDirectory: Sendable {
    public let path: String

    public init(_ purpose: String) throws {
        path = try makeTemporaryDirectory(purpose)
    }

    public func state() throws -> StateDirectory { try StateDirectory(path + "/state") }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}

/// A database with a ledger in it, a clock that is held and randomness that repeats: what most slices stand on.
public struct TestStore: Sendable {
    public let directory: TestDirectory
    public let databasePath: String
    public let database: Database
    public let signer: CheckpointSigner
    public let ledger: Ledger
    public let events: EventHub
    public let clock: HeldClock
    public let entropy: Entropy

    /// - Parameter migrations: those of the modules under test; the ledger's come first by themselves.
    public init(_ purpose: String, migrations: [Migration] = [], clock: HeldClock = HeldClock(), seed: UInt64 = 1) throws {
        directory = try TestDirectory(purpose)
        databasePath = directory.path + "/mayfly.sqlite"
        database = try Database(path: databasePath, migrations: Ledger.migrations + migrations)
        self.clock = clock
        entropy = .seeded(seed)
        signer = try CheckpointSigner(key: Entropy.seeded(seed &+ 1).bytes(32), name: "mayfly/ledger")
        events = EventHub()
        ledger = Ledger(signer: signer, clock: clock.wallClock, events: events)
    }

    /// Every entry, oldest first.
    public func entries() async throws -> [Entry] {
        try await database.read { try Ledger.entries(after: 0, limit: 1_000_000, in: $0) }
    }

    public func verify(anchor: String? = nil) async throws -> LedgerVerdict {
        let key = signer.publicKey
        return try await database.read { try Ledger.verify(in: $0, publicKey: key, anchor: anchor) }
    }
}

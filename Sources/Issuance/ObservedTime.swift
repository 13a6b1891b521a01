public import Runtime
public import Storage
import Synchronization

/// By which time things are forgotten for good: a revocation, a token that was used, an old key.
///
/// What is forgotten too late costs a few rows. What is forgotten too early is good again: a clock that jumps ahead by a year would end
/// every revocation, and put them nowhere when it is set right. So forgetting goes by a time of its own. It moves with the clock as long as
/// the clock moves as a second, monotonic one does. When the clock jumps, it only moves by what the monotonic one shows, and takes up
/// the clock again after both have agreed for ``confirmation`` of running. After an outage that is longer than ``gap`` it does the same, since
/// nobody can tell that from a jump. Each look is stored: a restart is no confirmation.
struct ObservedTime: Sendable, Equatable {
    /// What may be relied on.
    private(set) var trusted: Timestamp
    /// The clock at the last look.
    private(set) var last: Timestamp
    /// How long both have agreed without a break.
    private(set) var agreed: Duration

    static let confirmation = Duration.seconds(12 * 3600)
    /// Longest time between the last look of one run and the first of the next that is believed as it is.
    static let gap = Duration.seconds(3600)

    init(trusted: Timestamp, last: Timestamp, agreed: Duration) {
        (self.trusted, self.last, self.agreed) = (trusted, last, agreed)
    }

    init(first now: Timestamp) { self.init(trusted: now, last: now, agreed: .zero) }

    /// - Parameter elapsed: since the last look, by the monotonic clock; `nil` for the first look of a run.
    /// - Returns: whether the clock went as it should.
    mutating func look(_ now: Timestamp, elapsed: Duration?) -> Bool {
        let moved = now - last
        last = now
        // A clock that is being set right runs a little faster or slower.
        let isSteady = elapsed.map { abs(moved - $0) <= .seconds(5) + $0 / 10 } ?? (.zero ... Self.gap).contains(moved)
        guard isSteady else {
            agreed = .zero
            trusted = trusted + (elapsed ?? .zero)
            return false
        }
        agreed += elapsed ?? .zero
        trusted = agreed >= Self.confirmation ? now : trusted + max(.zero, moved)
        return true
    }

    /// Never ahead of the clock: nothing is forgotten that is still good by it.
    var forgetting: Timestamp { min(trusted, last) }

    private func abs(_ duration: Duration) -> Duration { duration < .zero ? .zero - duration : duration }
}

extension Issuer {
    static var timeMigration: Migration {
        Migration(
            "issuance-time-0001",
            """
            CREATE TABLE observed_time(
                one INTEGER PRIMARY KEY CHECK (one = 1), trusted INTEGER NOT NULL, last INTEGER NOT NULL, agreed_ms INTEGER NOT NULL);
            """)
    }

    /// A look at the clock.
    ///
    /// - Parameter elapsed: since the last look of this run, by a monotonic clock; `nil` for the first one.
    /// - Returns: by which time things may be forgotten, and whether the clock went as it should.
    public func observeTime(elapsed: Duration?, in transaction: Transaction) throws -> (forgetting: Timestamp, isSteady: Bool) {
        let now = clock.now()
        let row = try transaction.row("SELECT * FROM observed_time")
        var observed = try row.map {
            ObservedTime(
                trusted: try $0.time("trusted"), last: try $0.time("last"), agreed: .milliseconds(try $0.integer("agreed_ms")))
        } ?? ObservedTime(first: now)
        let isSteady = row == nil || observed.look(now, elapsed: elapsed)
        try transaction.execute(
            "INSERT INTO observed_time VALUES(1, ?, ?, ?) ON CONFLICT(one) DO UPDATE SET trusted = excluded.trusted, last = excluded.last, "
                + "agreed_ms = excluded.agreed_ms",
            Value(observed.trusted), Value(observed.last), .integer(observed.agreed.milliseconds))
        return (observed.forgetting, isSteady)
    }
}

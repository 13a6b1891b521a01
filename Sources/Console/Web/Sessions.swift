import Crypto
import Foundation
import Runtime

/// Browser sessions. Kept in memory only: a restart signs everybody out. Holds digests, so that nothing in here opens a door.
struct Sessions: Sendable {
    /// How long a session lasts, used or not.
    static let lifetime: Duration = .seconds(12 * 3600)
    /// The oldest one goes when there are more.
    static let most = 64
    static let cookie = "mayfly_session"

    private var expiries: [Data: Timestamp] = [:]

    /// A fresh session's id: 32 random bytes in hexadecimal.
    mutating func open(at now: Timestamp, entropy: Entropy) -> String {
        expiries = expiries.filter { $0.value > now }
        if expiries.count >= Self.most, let oldest = expiries.min(by: { $0.value < $1.value }) {
            expiries[oldest.key] = nil
        }
        let id = entropy.hex(32)
        expiries[Self.digest(id)] = now + Self.lifetime
        return id
    }

    func isOpen(_ id: String, at now: Timestamp) -> Bool {
        guard id.utf8.count == 64, let expiry = expiries[Self.digest(id)] else { return false }
        return now < expiry
    }

    mutating func close(_ id: String) { expiries[Self.digest(id)] = nil }

    /// Looking up by digest leaks nothing about the id through time.
    private static func digest(_ id: String) -> Data { Data(SHA256.hash(data: Data(id.utf8))) }
}

/// Counts wrong tokens. After ``most`` in a minute nobody gets another try until that minute is over: over TCP only, the
/// Unix socket stays open.
struct LoginLimit: Sendable {
    static let most = 10
    static let window: Duration = .seconds(60)

    private var began: Timestamp?
    private var wrong = 0

    /// Seconds to wait, or `nil` when a try is allowed.
    func wait(at now: Timestamp) -> Int? {
        guard let began, wrong >= Self.most, now < began + Self.window else { return nil }
        return Int((began + Self.window - now).inSeconds.rounded(.up))
    }

    mutating func recordWrong(at now: Timestamp) {
        if let began, now < began + Self.window {
            wrong += 1
        } else {
            began = now
            wrong = 1
        }
    }
}

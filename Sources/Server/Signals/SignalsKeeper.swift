import Console
import Crypto
import Foundation
import NodeAttestation
import Runtime
import SPIFFE
import SharedSignals
import Synchronization
import X509

/// What is declared about security events, ready for use, and what is kept of it in memory alone.
final class SignalsKeeper: Sendable {
    /// A transmitter, with all that was declared read.
    struct Peer: Sendable {
        var declared: SignalsPolicy.Transmitter
        var keys: IssuerKeys
        var may: [EventType: [String]]
        var names: [SubjectIdentifier.Simple: String]

        var name: String { declared.name }

        /// Whether an event of this type acts on this subject.
        func may(_ type: EventType, on subject: String) -> Bool {
            may[type]?.contains { pattern in
                pattern.hasSuffix("*") ? subject.hasPrefix(pattern.dropLast()) && subject.utf8.count > pattern.utf8.count - 1 : subject == pattern
            } ?? false
        }
    }

    struct Note: Sendable {
        var at: Timestamp
        var transmitter: String
        var refusal: SETRefusal
    }

    private struct State {
        var policy = SignalsPolicy()
        var peers: [String: Peer] = [:]
        var streams: [String: StreamRecord] = [:]
        var refusals: [Note] = []
        var second: Int64 = 0
        var counts: [String: Int] = [:]
        /// Polls that wait, by stream.
        var waiters: [String: Int] = [:]
        var busy: Set<String> = []
    }
    private let state = Mutex(State())
    let accessTokens = AccessTokens()
    private let outbox = Broadcast<Void>()
    private let changes = Broadcast<Void>()

    /// Requests in a second, of one transmitter or receiver: a signature costs.
    static let perSecond = 100

    var policy: SignalsPolicy { state.withLock { $0.policy } }
    var refusals: [Note] { state.withLock { $0.refusals } }
    var peers: [Peer] { state.withLock { Array($0.peers.values) } }
    var streams: [StreamRecord] { state.withLock { $0.streams.values.sorted { $0.id < $1.id } } }

    func peer(_ name: String) -> Peer? { state.withLock { $0.peers[name] } }
    func stream(_ id: String) -> StreamRecord? { state.withLock { $0.streams[id] } }
    func receiver(_ name: String) -> SignalsPolicy.Receiver? { policy.receivers.first { $0.name == name } }

    /// Something waits for delivery.
    func wakes() -> AsyncStream<Void> { outbox.stream() }
    func wake() { outbox.send(()) }
    /// What is declared has changed.
    func changed() -> AsyncStream<Void> { changes.stream() }

    /// - Parameter policy: without faults.
    func set(_ policy: SignalsPolicy, clock: WallClock) {
        state.withLock { state in
            var peers: [String: Peer] = [:]
            for transmitter in policy.transmitters {
                // Keys that were fetched are good for the next declaration too, when their address is the same.
                if var before = state.peers[transmitter.name], before.declared.keys == transmitter.keys, before.declared.jwksURL == transmitter.jwksURL {
                    (before.declared, before.may, before.names) = (transmitter, transmitter.permissions, transmitter.subjects)
                    peers[transmitter.name] = before
                } else {
                    peers[transmitter.name] = Peer(
                        declared: transmitter, keys: IssuerKeys(transmitter.source, clock: clock), may: transmitter.permissions,
                        names: transmitter.subjects)
                }
            }
            (state.policy, state.peers) = (policy, peers)
        }
        changes.send(())
        outbox.send(())
    }

    func set(_ streams: [StreamRecord]) {
        state.withLock { $0.streams = Dictionary(streams.map { ($0.id, $0) }) { first, _ in first } }
        outbox.send(())
    }

    /// Whether there is time for one more request of theirs in this second.
    func admits(_ name: String, at now: Timestamp) -> Bool {
        state.withLock { state in
            let second = now.milliseconds / 1000
            if state.second != second { (state.second, state.counts) = (second, [:]) }
            state.counts[name, default: 0] += 1
            return state.counts[name, default: 0] <= Self.perSecond
        }
    }

    func note(_ refusal: SETRefusal, of transmitter: String, at now: Timestamp) {
        state.withLock { state in
            state.refusals.insert(Note(at: now, transmitter: transmitter, refusal: refusal), at: 0)
            state.refusals = Array(state.refusals.prefix(20))
        }
    }

    /// Lets one poll of a stream wait; the second one of the same stream does not.
    func beginWaiting(_ stream: String) -> Bool {
        state.withLock { state in
            guard state.waiters[stream] == nil, state.waiters.count < 64 else { return false }
            state.waiters[stream] = 1
            return true
        }
    }

    func endWaiting(_ stream: String) { state.withLock { _ = $0.waiters.removeValue(forKey: stream) } }

    /// One delivery at a time to one stream.
    func begin(_ stream: String) -> Bool { state.withLock { $0.busy.insert(stream).inserted } }
    func end(_ stream: String) { state.withLock { _ = $0.busy.remove(stream) } }

    /// The receiver whose token this is.
    func receiver(presenting authorization: String?) -> SignalsPolicy.Receiver? {
        guard let digest = Self.digest(ofBearer: authorization) else { return nil }
        return policy.receivers.first { $0.tokenDigest.map { Secret($0.lowercased()).isEqual(to: digest) } ?? false }
    }

    /// Whether it is the one that a transmitter must show; any, when it must show none.
    static func isRight(_ authorization: String?, for transmitter: SignalsPolicy.Transmitter) -> Bool {
        guard let wanted = transmitter.tokenDigest else { return true }
        return digest(ofBearer: authorization).map { Secret(wanted.lowercased()).isEqual(to: $0) } ?? false
    }

    private static func digest(ofBearer authorization: String?) -> Secret? {
        guard let authorization, authorization.utf8.count <= 4096, authorization.prefix(7).lowercased() == "bearer " else { return nil }
        return Secret(Array(SHA256.hash(data: Array(authorization.dropFirst(7).utf8))).hex)
    }
}

extension SignalsPolicy.Transmitter {
    var pinned: [JSONWebKey] {
        (keys ?? []).compactMap { members in
            let json = JSONWriter.object(members.sorted { $0.key < $1.key }.map { ($0.key, JSONWriter.quoted($0.value)) })
            return try? JSONWebKey.parse(Array(json.utf8)).get()
        }
    }

    fileprivate var source: IssuerKeys.Source {
        if let jwksURL { return .address(jwksURL, .network(.init())) }
        return .pinned(pinned)
    }

    fileprivate var permissions: [EventType: [String]] {
        var found: [EventType: [String]] = [:]
        for permission in may {
            if let type = EventType(named: permission.event) { found[type, default: []] += permission.subjects }
        }
        return found
    }

    fileprivate var subjects: [SubjectIdentifier.Simple: String] {
        Dictionary(names.compactMap { name in name.identifier.map { ($0, name.identity) } }) { first, _ in first }
    }
}

extension SignalsPolicy.Name {
    /// `nil` when it is none that stands for itself.
    var identifier: SubjectIdentifier.Simple? {
        let json = JSONWriter.object(subject.sorted { $0.key < $1.key }.map { ($0.key, JSONWriter.quoted($0.value)) })
        guard case .success(let value) = JSONValue.read(Array(json.utf8), limit: 8192), case .success(.simple(let simple)) = SubjectIdentifier.read(value)
        else { return nil }
        return simple
    }
}

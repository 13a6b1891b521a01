import AsyncHTTPClient
import Crypto
import Foundation
import GRPCCore
import NIOCore
import NIOHTTP1
import NodeAPI
import Runtime
import SPIFFE
import SwiftProtobuf
import Synchronization

/// Many agents with their configuration streams, and an operator who changes entries: how long it takes from the operator's request
/// until the agents that it concerns have heard of it and hold the SVID.
struct StreamLoad: Sendable {
    private let host: String
    private let port: Int
    private let socket: String
    private let agents: Int
    private let entries: Int
    private let changes: Int
    private let seen = Seen()

    /// What the agents have reached.
    private final class Seen: Sendable {
        struct State {
            var ready = 0
            /// By the changed entry's name: how many agents heard of it and hold its SVID.
            var holders: [String: Int] = [:]
            var asked: [String: ContinuousClock.Instant] = [:]
            var heard: [Duration] = []
            var held: [Duration] = []
            var faults: [String] = []
        }
        let state = Mutex(State())
    }

    init(_ arguments: [String]) throws {
        guard let port = Int(arguments[2]), let agents = Int(arguments[5]), let entries = Int(arguments[6]), let changes = Int(arguments[7])
        else { throw Misuse(description: "identity-load HOST PORT CONTROL-SOCKET stream AGENTS ENTRIES CHANGES") }
        (host, socket) = (arguments[1], arguments[3])
        (self.port, self.agents, self.entries, self.changes) = (port, agents, entries, changes)
    }

    func run() async throws {
        let joined = try await join()
        try await applyInPieces((0..<entries).map { entry("e\($0)", for: joined[$0 % joined.count].id, selector: "unix:uid:\($0)") })
        for agent in joined { Task { await follow(agent) } }
        while seen.state.withLock({ $0.ready < joined.count && $0.faults.isEmpty }) { try await Task.sleep(for: .milliseconds(20)) }

        var generator = SystemRandomNumberGenerator()
        for number in 0..<changes {
            let agent = joined[Int.random(in: joined.indices, using: &generator)]
            try await change(entry("change-\(number)", for: agent.id, selector: "unix:uid:\(number)"), holders: 1)
        }
        report("one agent hears of each", changes)
        for number in 0..<max(1, changes / 100) {
            try await change(entry("change-all-\(number)", for: nil, selector: "unix:uid:\(number)"), holders: joined.count)
        }
        report("all agents hear of each, and hold its SVID", max(1, changes / 100))
        for fault in seen.state.withLock({ $0.faults.prefix(3) }) { FileHandle.standardError.write(Data("\(fault)\n".utf8)) }
    }

    private func report(_ what: String, _ count: Int) {
        seen.state.withLock { state in
            print(
                "{\"mode\": \"stream\", \"agents\": \(agents), \"entries\": \(entries), \"changes\": \(count), \"what\": \"\(what)\", "
                    + "\"heard\": {\(percentiles(state.heard))}, \"held\": {\(percentiles(state.held))}}")
            (state.heard, state.held) = ([], [])
        }
    }

    /// Makes one change and waits until those that it concerns hold the SVID.
    private func change(_ entry: String, holders: Int) async throws {
        let name = entry.split(separator: "\"")[3]
        seen.state.withLock { $0.asked[String(name)] = .now }
        try await act("entries-apply", "{\"entries\": [\(entry)], \"prune\": false, \"dryRun\": false}")
        let deadline = ContinuousClock.now + .seconds(30)
        while seen.state.withLock({ $0.holders[String(name), default: 0] < holders && $0.faults.isEmpty }) {
            guard .now < deadline else { throw Misuse(description: "`\(name)` did not reach those it concerns within 30 s") }
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    private func entry(_ name: String, for parent: String?, selector: String) -> String {
        let parent = parent.map { ", \"parent\": \"\($0)\"" } ?? ""
        return "{\"name\": \"\(name)\", \"id\": \"spiffe://bench.example/w/\(name)\"\(parent), \"selectors\": [\"\(selector)\", "
            + "\"unix:path:/srv/\(name)\"], \"owner\": \"bench\", \"purpose\": \"is measured\", \"review\": \"2999-01-01T00:00:00.000Z\"}"
    }

    // MARK: The agents

    /// One token for each, good for its name alone.
    private func join() async throws -> [LoadAgent] {
        try await withThrowingTaskGroup(of: [LoadAgent].self) { group in
            for part in 0..<8 {
                group.addTask {
                    var joined: [LoadAgent] = []
                    for number in stride(from: part, to: agents, by: 8) {
                        let answer = try await act("token-create", "{\"lifetimeMilliseconds\": 600000, \"node\": \"load-\(number)\"}")
                        guard let members = try JSONSerialization.jsonObject(with: answer) as? [String: Any],
                            let token = members["token"] as? String
                        else { throw Misuse(description: "the server gave no join token") }
                        joined.append(try await LoadAgent.join(host: host, port: port, token: token, name: "load-\(number)"))
                    }
                    return joined
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    private func follow(_ agent: LoadAgent) async {
        let client = Mayfly_Node_V1_Node.Client(wrapping: agent.client)
        do {
            try await client.sync(.with { $0.incarnation = "benchmark-\(agent.id.suffix(20))"; $0.knownRevision = -1 }) { response in
                var replica = EntryReplica()
                var isReady = false
                for try await message in response.messages {
                    guard case .entries(let piece)? = message.part else { continue }
                    guard replica.take(piece) != .drifted else { throw Misuse(description: "\(agent.id) has drifted") }
                    guard piece.isLast else { continue }
                    if !isReady {
                        isReady = true
                        seen.state.withLock { $0.ready += 1 }
                    }
                    for entry in piece.entries where entry.name.hasPrefix("change-") {
                        note(entry.name, \.heard)
                        Task { await hold(entry, client) }
                    }
                }
            }
        } catch {
            seen.state.withLock { $0.faults.append("\(agent.id): \(error)") }
        }
    }

    private func note(_ name: String, _ list: WritableKeyPath<Seen.State, [Duration]>) {
        seen.state.withLock { state in
            if let asked = state.asked[name] { state[keyPath: list].append(asked.duration(to: .now)) }
        }
    }

    /// Asks for the SVID of a process that is what the entry says.
    private func hold<Transport: ClientTransport>(
        _ entry: Mayfly_Node_V1_WorkloadEntry, _ client: Mayfly_Node_V1_Node.Client<Transport>
    ) async {
        do {
            let key = P256.Signing.PrivateKey(compactRepresentable: false)
            let request = try CertificateRequest.make(key)
            let answer = try await client.issueX509SVIDs(
                .with {
                    $0.requests = [
                        .with {
                            $0.spiffeID = entry.id
                            $0.entry = entry.name
                            $0.certificateRequest = Data(request)
                            $0.evidence = .with {
                                $0.selectors = entry.selectors
                                $0.pid = 1
                                $0.startTime = 1
                            }
                        }
                    ]
                })
            guard answer.answers.first?.issued.chain.isEmpty == false else {
                throw Misuse(description: "refused: \(answer.answers.first?.refused.message ?? "")")
            }
            note(entry.name, \.held)
            seen.state.withLock { $0.holders[entry.name, default: 0] += 1 }
        } catch {
            seen.state.withLock { $0.faults.append("`\(entry.name)`: \(error)") }
        }
    }

    // MARK: The operator

    private func applyInPieces(_ entries: [String]) async throws {
        for start in stride(from: 0, to: entries.count, by: 5000) {
            let piece = entries[start..<min(start + 5000, entries.count)].joined(separator: ",")
            try await act("entries-apply", "{\"entries\": [\(piece)], \"prune\": false, \"dryRun\": false}")
        }
    }

    @discardableResult private func act(_ action: String, _ body: String) async throws -> Data {
        let encoded = socket.utf8.map { "%" + CollectionOfOne($0).hex }.joined()
        var request = HTTPClientRequest(url: "http+unix://\(encoded)/api/v1/actions/\(action)")
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        request.body = .bytes(ByteBuffer(string: body))
        let response = try await HTTPClient.shared.execute(request, timeout: .minutes(5))
        let answer = Data(try await response.body.collect(upTo: 64 << 20).readableBytesView)
        guard response.status == .ok else {
            throw Misuse(description: "\(action): \(response.status) \(String(decoding: answer.prefix(500), as: UTF8.self))")
        }
        return answer
    }
}

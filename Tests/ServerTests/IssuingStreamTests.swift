import AuditLedger
import Console
import Context
import Crypto
import Estate
import EstateTesting
import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import Issuance
import Logging
import NodeAPI
import Runtime
import SPIFFE
import Storage
import SwiftASN1
import SwiftProtobuf
import Synchronization
import Testing
import X509

@testable import Agent
@testable import Server

/// The stream on which agents ask for identities, over mutual TLS.
@Suite("R42 R44 R46 R110: identities on a stream") struct IssuingStreamTests {
    private typealias Answer = IssuingFixture.Stream.Answer

    private func code(_ answer: Result<Answer, any Error>) -> Int? {
        guard case .success(.refused(let refused)) = answer else { return nil }
        return Int(refused.code)
    }

    private func certificate(_ answer: Result<Answer, any Error>) throws -> [[UInt8]] {
        guard case .x509(let issued) = try answer.get() else { throw TestingError("no certificate: \(answer)") }
        return issued.chain.map { Array($0) }
    }

    private func token(_ answer: Result<Answer, any Error>) throws -> String {
        switch try answer.get() {
        case .jwt(let issued): return issued.token
        case .wit(let issued): return issued.token
        default: throw TestingError("no token: \(answer)")
        }
    }

    // R42 R110
    @Test func `the stream gives what the call gives, and the ledger says the same of both`() async throws {
        let fixture = try await IssuingFixture()
        try await fixture.serving {
            try await fixture.connected { stream, client in
                let calls = Mayfly_Node_V1_Node.Client(wrapping: client)
                let start = try await fixture.ledger().count
                let called = try await calls.issueX509SVID(fixture.x509(), options: ServerLink.options(.seconds(20)))
                let calledToken = try await calls.issueJWTSVID(fixture.jwt())
                let calledWIT = try await calls.issueWITSVID(fixture.wit())
                let middle = try await fixture.ledger().count
                var streamed: [Result<Answer, any Error>] = []
                // One after the other, so that both ways have the same order.
                for question in [IssuingFixture.Stream.Question.x509(try fixture.x509()), .jwt(fixture.jwt()), .wit(try fixture.wit())] {
                    streamed += await stream.answers(to: [question], within: .seconds(20))
                }
                let bundle = fixture.core.issuer.authority.trustBundle
                for chain in [called.chain.map { Array($0) }, try certificate(streamed[0])] {
                    #expect(await fixture.core.issuer.authority.issuers.verify(chain: chain, now: fixture.clock.now) == .success(fixture.web))
                    let leaf = try Certificate(derEncoded: chain[0])
                    #expect(Timestamp(leaf.notValidAfter) == fixture.clock.now + ServerSettings.Lifetimes.standard.x509)
                }
                for token in [calledToken.token, try token(streamed[1])] {
                    let read = try bundle.jwt.verify(token, audience: "billing", now: fixture.clock.now).get()
                    #expect(read.id == fixture.web && read.expiresAt == fixture.clock.now + ServerSettings.Lifetimes.standard.jwt)
                }
                #expect(try token(streamed[2]).split(separator: ".")[0] == calledWIT.token.split(separator: ".")[0])
                let entries = try await fixture.ledger()
                let (byCall, byStream) = (entries[start..<middle], entries[middle...])
                #expect(byCall.map(\.kind) == byStream.map(\.kind) && byCall.count == 6)
                for (one, other) in zip(byCall, byStream) {
                    #expect(one.subject == other.subject && one.actor == other.actor && Set(one.facts.keys) == Set(other.facts.keys))
                }
            }
        }
    }

    // R44
    @Test func `an error is the answer to its request, and leaves the others and the stream`() async throws {
        let fixture = try await IssuingFixture()
        try await fixture.serving {
            try await fixture.connected { stream, _ in
                var broken = try fixture.x509()
                broken.certificateRequest[100] ^= 1
                var long = fixture.jwt()
                long.evidence.selectors = (0..<300).map { "unix:gid:\($0)" }
                let answers = await stream.answers(
                    to: [
                        .x509(broken), .x509(try fixture.x509()), .x509(try fixture.x509(uid: "1")), .jwt(fixture.jwt(audience: [])),
                        .jwt(fixture.jwt()), .jwt(long), .wit(try fixture.wit()),
                    ], within: .seconds(20))
                _ = try certificate(answers[1])
                _ = try token(answers[4])
                _ = try token(answers[6])
                #expect(code(answers[0]) == Status.Code.invalidArgument.rawValue)
                #expect(code(answers[2]) == Status.Code.permissionDenied.rawValue)
                #expect(code(answers[3]) == Status.Code.invalidArgument.rawValue)
                #expect(code(answers[5]) == Status.Code.invalidArgument.rawValue)
                // The same stream goes on: a new one would have ended what was asked on it.
                _ = try certificate(await stream.answers(to: [.x509(try fixture.x509())], within: .seconds(20))[0])
                let denials = try await fixture.ledger().count { $0.kind == "decision.denied" }
                #expect(denials == 1)
            }
        }
    }

    // R44 R50
    @Test func `a node that is taken out gets refusals on the stream that it has`() async throws {
        let fixture = try await IssuingFixture()
        try await fixture.serving {
            try await fixture.connected { stream, _ in
                func ask() async throws -> Result<Answer, any Error> {
                    await stream.answers(to: [.x509(try fixture.x509())], within: .seconds(20))[0]
                }
                _ = try certificate(await ask())
                try await fixture.core.database.write { [core = fixture.core, agent = fixture.agent] in
                    try core.issuer.nodes.set(agent, to: .suspended, reason: "looked at", by: "operator:ada", in: $0)
                }
                let before = try await fixture.ledger().count
                #expect(code(try await ask()) == Status.Code.permissionDenied.rawValue)
                #expect(try await fixture.ledger().count == before, "nobody decides for who is not believed")
            }
        }
    }

    // R66 R67
    @Test func `a node that fails its posture gets refusals on the stream that it has, until it is healthy again`() async throws {
        let fixture = try await IssuingFixture()
        let core = fixture.core
        let sensor = try #require(AttributeName("process.running:/usr/sbin/auditd"))
        let rule = PostureRule(
            name: "sensor", attribute: sensor, limit: .oneOf(["true"]), maximumAge: .seconds(30), level: .required, owner: "security")
        let declared = try JSONEncoder().encode(Action.ApplyPosture(policy: ContextPolicy(rules: [rule]), prune: true, dryRun: false))
        _ = try await ConsoleQueries(core: core).perform(
            Action.ApplyPosture.name, body: declared, by: Operator(name: "root", door: .socket))
        func report(_ value: String) {
            core.context.take(
                NodeReport(attributes: [(sensor, value, .zero)], faults: [], sentAt: core.clock.now()), from: fixture.agent, signer: "node key",
                at: core.clock.now())
        }
        try await fixture.serving {
            try await fixture.connected { stream, _ in
                func ask() async throws -> Result<Answer, any Error> {
                    await stream.answers(to: [.x509(try fixture.x509())], within: .seconds(20))[0]
                }
                report("true")
                _ = try certificate(await ask())
                report("false")
                #expect(code(try await ask()) == Status.Code.permissionDenied.rawValue)
                #expect(try await fixture.ledger().last?.facts["code"] == "context-unmet")
                report("true")
                _ = try certificate(await ask())
            }
        }
    }

    // R44 R50
    @Test func `a node whose SVID is revoked gets refusals on the stream that it has`() async throws {
        let fixture = try await IssuingFixture()
        try await fixture.serving {
            try await fixture.connected { stream, _ in
                func ask() async throws -> Result<Answer, any Error> {
                    await stream.answers(to: [.x509(try fixture.x509())], within: .seconds(20))[0]
                }
                _ = try certificate(await ask())
                try await fixture.core.database.write { [core = fixture.core, serial = fixture.svid.serial] in
                    _ = try core.issuer.revocations.revoke(.serial(serial), reason: "copied", by: "operator:ada", in: $0)
                }
                #expect(code(try await ask()) == Status.Code.unauthenticated.rawValue)
            }
        }
    }

    // R44 R50
    @Test func `the stream of a key that the node has left behind gets nothing more`() async throws {
        let fixture = try await IssuingFixture()
        try await fixture.serving {
            try await fixture.connected { old, _ in
                _ = try certificate(await old.answers(to: [.x509(try fixture.x509())], within: .seconds(20))[0])
                let next = P256.Signing.PrivateKey()
                let renewed = try await fixture.core.issuer.renew(
                    agent: fixture.agent, presented: .init(fixture.key.publicKey), next: .init(next.publicKey), lifetime: .seconds(86_400))
                try await fixture.connected(key: next, svid: renewed) { new, _ in
                    _ = try certificate(await new.answers(to: [.x509(try fixture.x509())], within: .seconds(20))[0])
                    let answer = await old.answers(to: [.x509(try fixture.x509()), .jwt(fixture.jwt())], within: .seconds(20))
                    #expect(answer.map(code) == [Status.Code.unauthenticated.rawValue, Status.Code.unauthenticated.rawValue])
                }
            }
        }
    }

    // R44
    @Test func `what one node may ask for is counted on a stream as it is by calls`() async throws {
        let fixture = try await IssuingFixture(rate: 1)
        try await fixture.serving {
            try await fixture.connected { stream, _ in
                let answers = await stream.answers(to: (0..<300).map { _ in .jwt(fixture.jwt()) }, within: .seconds(30))
                #expect(answers.count { (try? token($0)) != nil } == 200)
                #expect(answers.count { code($0) == Status.Code.resourceExhausted.rawValue } == 100)
                let entries = try await fixture.ledger()
                #expect(entries.count { $0.kind == "decision.permitted" } == 200 && entries.count { $0.kind == "agent.throttled" } == 1)
            }
        }
    }

    // R46
    @Test func `more than a stream takes waits, and nothing is lost or answered twice`() async throws {
        let fixture = try await IssuingFixture()
        try await fixture.serving {
            try await fixture.connected { stream, _ in
                async let many = stream.answers(to: (0..<1500).map { _ in .jwt(fixture.jwt()) }, within: .seconds(60))
                async let one = stream.answers(to: [.x509(try fixture.x509())], within: .seconds(60))
                let tokens = try await many.map(token)
                _ = try certificate(try await one[0])
                #expect(Set(tokens).count == 1500)
                #expect(try await fixture.ledger().count { $0.kind == "svid.jwt-issued" } == 1500)
            }
        }
    }

    // R44
    @Test func `who waited for too long is given nothing, and nothing is decided for it`() async throws {
        let fixture = try await IssuingFixture()
        try await fixture.serving {
            try await fixture.connected { stream, client in
                _ = try token(await stream.answers(to: [.jwt(fixture.jwt())], within: .seconds(20))[0])
                let before = try await fixture.ledger().count
                let tasks = try await fixture.holdingTheWriter {
                    // As many rounds as there are at once wait for the writer; what comes then waits for them.
                    let first = Task { await stream.answers(to: [.jwt(fixture.jwt())], within: .seconds(30)) }
                    try await Task.sleep(for: .milliseconds(200))
                    let second = Task { await stream.answers(to: [.jwt(fixture.jwt())], within: .seconds(30)) }
                    try await Task.sleep(for: .milliseconds(200))
                    let late = Task { await stream.answers(to: [.jwt(fixture.jwt())], within: .seconds(30)) }
                    let left = Task { await stream.answers(to: [.jwt(fixture.jwt())], within: .seconds(30)) }
                    try await Task.sleep(for: .milliseconds(200))
                    left.cancel()
                    #expect((await left.value[0]).isCancelled, "nobody waits for an answer that is not wanted")
                    fixture.clock.advance(.seconds(31))
                    return (first, second, late)
                }
                _ = try token(await tasks.0.value[0])
                _ = try token(await tasks.1.value[0])
                #expect(code(await tasks.2.value[0]) == Status.Code.deadlineExceeded.rawValue)
                let kinds = try await fixture.ledger(after: before).map(\.kind).filter { $0.hasPrefix("svid.") }
                #expect(kinds == ["svid.jwt-issued", "svid.jwt-issued"])
            }
        }
    }

    // R46
    @Test func `a message of too many requests ends the stream, and another can be had`() async throws {
        let fixture = try await IssuingFixture()
        try await fixture.serving {
            try await fixture.connected { stream, client in
                let calls = Mayfly_Node_V1_Node.Client(wrapping: client)
                // Until the server listens.
                _ = try token(await stream.answers(to: [.jwt(fixture.jwt())], within: .seconds(20))[0])
                await #expect(throws: RPCError.self) {
                    try await calls.issue { writer in
                        try await writer.write(.with { $0.requests = (0..<257).map { id in .with { $0.id = UInt64(id) } } })
                    } onResponse: { response in
                        for try await _ in response.messages {}
                    }
                }
                try await calls.issue { writer in
                    try await writer.write(.with { $0.requests = [.with { $0.id = 9 }] })
                } onResponse: { response in
                    for try await message in response.messages {
                        #expect(message.replies.map(\.id) == [9] && message.replies[0].refused.code == Int32(Status.Code.unimplemented.rawValue))
                    }
                }
                _ = try token(await stream.answers(to: [.jwt(fixture.jwt())], within: .seconds(20))[0])
            }
        }
    }

    // MARK: The agent's side

    private func link(_ fixture: IssuingFixture) async throws -> ServerLink {
        let token = try await fixture.core.issuer.makeJoinToken(lifetime: .seconds(60), by: "x")
        let settings = AgentSettings(
            state: try StateDirectory(fixture.directory.path + "/agent"), serverHost: "127.0.0.1", serverPort: fixture.port, nodeName: "n2",
            joinToken: token, workloadSocket: fixture.directory.path + "/w.sock")
        return ServerLink(
            settings: settings, health: LinkHealth(clock: fixture.clock.wallClock), clock: fixture.clock.wallClock, entropy: .system,
            logger: Logger(label: "test"))
    }

    // R46
    @Test(.timeLimit(.minutes(2)))
    func `a server that goes away under its questions leaves an agent that asks the next one`() async throws {
        let fixture = try await IssuingFixture()
        let link = try await link(fixture)
        defer { link.close() }
        try await fixture.serving {
            try await link.establish()
            _ = try await link.issue([.jwt(fixture.jwt())])[0].get()
        }
        // Nobody is there: what is asked now waits for who comes.
        let meanwhile = Task { await link.issue([.x509(try fixture.x509()), .jwt(fixture.jwt())]) }
        try await Task.sleep(for: .milliseconds(300))
        try await fixture.serving {
            for answer in try await meanwhile.value { _ = try answer.get() }
            _ = try await link.issue([.jwt(fixture.jwt())])[0].get()
        }
        // It goes while the answers are being made.
        let (isAsked, asked) = AsyncStream.makeStream(of: Void.self)
        let cut = Task {
            // Also when it fails before it asks: then it is told below, and nobody waits.
            defer { asked.finish() }
            return try await fixture.serving {
                _ = try await link.issue([.jwt(fixture.jwt())])[0].get()
                return try await fixture.holdingTheWriter {
                    let task = Task { await link.issue((0..<20).map { _ in .jwt(fixture.jwt()) }) }
                    try await Task.sleep(for: .milliseconds(300))
                    asked.finish()
                    return task
                }
            }
        }
        for await _ in isAsked {}
        let answers = try await cut.value
        try await fixture.serving {
            for answer in await answers.value { _ = try answer.get() }
        }
    }

    // R46
    @Test(.timeLimit(.minutes(1)))
    func `a server that has no such stream is asked by calls`() async throws {
        let fixture = try await IssuingFixture()
        let link = try await link(fixture)
        defer { link.close() }
        try await fixture.serving(isOld: true) {
            try await link.establish()
            let answers = await link.issue(
                [.x509(try fixture.x509()), .jwt(fixture.jwt()), .x509(try fixture.x509(uid: "1")), .wit(try fixture.wit())])
            guard case .x509? = try? answers[0].get(), case .jwt? = try? answers[1].get(), case .wit? = try? answers[3].get() else {
                Issue.record("\(answers)")
                return
            }
            guard case .failure(let refused) = answers[2] else { throw TestingError("nobody has this process's identity") }
            #expect(refused.code == .permissionDenied)
        }
    }
}

extension Result where Failure == any Error {
    fileprivate var isCancelled: Bool { if case .failure(is CancellationError) = self { true } else { false } }
}

@Suite("R44: what waits on a stream") struct RoundLineTests {
    @Test func `who is free takes all that waits, and no more than a round`() async {
        let line = RoundLine<Int>(limit: 100, together: 8)
        await line.enter([1])
        #expect(await line.next() == [1])
        await line.enter(Array(2..<12))
        #expect(await line.next() == Array(2..<10))
        #expect(await line.next() == [10, 11])
        line.finish()
        #expect(await line.next() == nil)
    }

    private final class Count: Sendable {
        let now = Mutex(0)
        let most = Mutex(0)
    }

    @Test func `beyond the limit the sender waits until something is done, and nothing is lost`() async {
        let line = RoundLine<Int>(limit: 10, together: 4)
        let hand = Count()
        let all = await withTaskGroup(of: [Int].self) { group in
            group.addTask {
                for start in stride(from: 0, to: 1000, by: 5) {
                    hand.now.withLock { $0 += 5 }
                    await line.enter(Array(start..<start + 5))
                    let now = hand.now.withLock { $0 }
                    hand.most.withLock { $0 = max($0, now) }
                }
                line.finish()
                return []
            }
            for _ in 0..<2 {
                group.addTask {
                    var taken: [Int] = []
                    while let round = await line.next() {
                        taken += round
                        await Task.yield()
                        hand.now.withLock { $0 -= round.count }
                        line.done(round.count)
                    }
                    return taken
                }
            }
            return await group.reduce(into: [Int]()) { $0 += $1 }
        }
        #expect(all.sorted() == Array(0..<1000))
        #expect(hand.most.withLock { $0 } <= 10)
    }

    @Test func `a stream that ends lets go of everybody who waits`() async {
        let line = RoundLine<Int>(limit: 1, together: 1)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { while await line.next() != nil {} }
            group.addTask {
                await line.enter([1, 2, 3])
                await line.enter([4])
            }
            try? await Task.sleep(for: .milliseconds(50))
            group.cancelAll()
        }
        #expect(await line.next() == nil)
    }
}

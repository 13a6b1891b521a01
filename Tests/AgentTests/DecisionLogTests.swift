import EstateTesting
import Foundation
import Glibc
import Logging
import NodeAPI
import Runtime
import Synchronization
import Testing

@testable import Access
@testable import Agent

@Suite("R73: what an agent decided outlives it, and is told once") struct DecisionLogTests {
    /// A server that counts as the real one does: each life of an agent from 1, one life at a time.
    private final class Ledger: Sendable {
        struct State {
            var cursor: (incarnation: String, sequence: Int64) = ("", 0)
            var subjects: [String] = []
            var entities = 0
            var isAway = false
        }
        let state = Mutex(State())

        func take(_ report: Mayfly_Node_V1_DecisionReport) throws -> Int64 {
            try state.withLock { state in
                if state.isAway { throw AgentError(.unreachable, "away") }
                let known = state.cursor.incarnation == report.incarnation ? state.cursor.sequence : 0
                let skip = max(0, known - report.firstSequence + 1)
                state.subjects += report.decisions.dropFirst(Int(skip)).map(\.subject)
                state.entities += report.entities.count
                state.cursor = (report.incarnation, max(known, report.firstSequence + Int64(report.decisions.count) - 1))
                return state.cursor.sequence
            }
        }

        var subjects: [String] { state.withLock { $0.subjects } }
    }

    private static func decision(_ number: Int, padding: Int = 0) -> AwayDecision {
        AwayDecision(
            subject: "s\(number)", isAllowed: number.isMultiple(of: 2), gateway: "unix:uid:33", at: Timestamp(milliseconds: 7),
            facts: ["code": "policy-permits", "reason": "é \"\n", "x": String(repeating: "x", count: padding)])
    }

    private static func log(_ directory: TestDirectory, _ life: String, _ ledger: Ledger) throws -> DecisionLog {
        DecisionLog(directory: try StateDirectory(directory.path), incarnation: life, logger: Logger(label: "test")) { try ledger.take($0) }
    }

    private static func files(_ directory: TestDirectory) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory.path + "/decisions").sorted()
    }

    @Test func `a file that is full is synchronised and closed beside the answers, and says what it said`() async throws {
        let (directory, ledger) = (try TestDirectory("log"), Ledger())
        defer { withExtendedLifetime(directory) {} }
        let first = try Self.log(directory, "a", ledger)
        for number in 0..<40 { #expect(first.add(Self.decision(number, padding: 300 << 10)) == .kept) }
        #expect(try Self.files(directory).count >= 3)
        func isOpen() -> Bool {
            let (manager, own) = (FileManager.default, "/proc/self/fd/")
            let open = ((try? manager.contentsOfDirectory(atPath: own)) ?? []).compactMap { try? manager.destinationOfSymbolicLink(atPath: own + $0) }
            return open.contains { $0.hasSuffix(directory.path + "/decisions/1.log") }
        }
        #expect(isOpen())
        ledger.state.withLock { $0.isAway = true }
        await first.flush()
        #expect(!isOpen())
        ledger.state.withLock { $0.isAway = false }
        let second = try Self.log(directory, "b", ledger)
        await second.flush()
        #expect(ledger.subjects == (0..<40).map { "s\($0)" })
        withExtendedLifetime(first) {}
    }

    @Test func `a decision is what it was after it was written down`() throws {
        let decision = Self.decision(4)
        let read = try #require(AwayDecision(bytes: decision.bytes))
        #expect(read.subject == decision.subject && read.isAllowed && read.gateway == decision.gateway && read.at == decision.at)
        #expect(read.facts == decision.facts && read.code == "policy-permits")
        for count in 0..<decision.bytes.count { #expect(AwayDecision(bytes: decision.bytes.prefix(count)) == nil) }
        for place in decision.bytes.indices {
            var bytes = decision.bytes
            bytes[place] ^= 0xFF
            _ = AwayDecision(bytes: bytes)
        }
    }

    @Test func `what was answered and not told is told after the agent was killed, once and in order`() async throws {
        let (directory, ledger) = (try TestDirectory("log"), Ledger())
        defer { withExtendedLifetime(directory) {} }
        let first = try Self.log(directory, "a", ledger)
        for number in 0..<10 { #expect(first.add(Self.decision(number)) == .kept) }
        ledger.state.withLock { $0.isAway = true }
        await first.flush()
        // Killed: nothing of it runs on. Another begins, decides, and is killed too.
        let second = try Self.log(directory, "b", ledger)
        for number in 10..<15 { #expect(second.add(Self.decision(number)) == .kept) }
        ledger.state.withLock { $0.isAway = false }
        let third = try Self.log(directory, "c", ledger)
        #expect(third.add(Self.decision(15)) == .kept)
        await third.flush()
        #expect(ledger.subjects == (0..<16).map { "s\($0)" })
        // Nothing is left to be told again.
        let fourth = try Self.log(directory, "d", ledger)
        #expect(fourth.add(Self.decision(16)) == .kept)
        await fourth.flush()
        #expect(ledger.subjects == (0..<17).map { "s\($0)" })
        #expect(try Self.files(directory).count <= 2)
    }

    @Test func `an answer of the server that was lost makes nothing told twice`() async throws {
        let (directory, ledger) = (try TestDirectory("log"), Ledger())
        defer { withExtendedLifetime(directory) {} }
        let first = DecisionLog(directory: try StateDirectory(directory.path), incarnation: "a", logger: Logger(label: "test")) {
            _ = try ledger.take($0)
            throw AgentError(.unreachable, "the answer was lost")
        }
        for number in 0..<5 { _ = first.add(Self.decision(number)) }
        await first.flush()
        let second = try Self.log(directory, "b", ledger)
        _ = second.add(Self.decision(5))
        await second.flush()
        #expect(ledger.subjects == (0..<6).map { "s\($0)" })
    }

    @Test func `half a record at the end, or any other bytes, cost what stands there and no more`() async throws {
        let (directory, ledger) = (try TestDirectory("log"), Ledger())
        defer { withExtendedLifetime(directory) {} }
        let first = try Self.log(directory, "a", ledger)
        for number in 0..<3 { _ = first.add(Self.decision(number)) }
        let file = directory.path + "/decisions/1.log"
        let whole = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
        var generator = SeededGenerator(seed: 5)
        for cut in 0..<whole.count { #expect(DecisionJournal.read(Array(whole.prefix(cut))).records.count <= 4) }
        for _ in 0..<5000 {
            var bytes = whole
            for _ in 0..<3 { bytes[bytes.indices.randomElement(using: &generator)!] = .random(in: 0...255, using: &generator) }
            _ = DecisionJournal.read(bytes)
        }
        try Data(whole.dropLast(5)).write(to: URL(fileURLWithPath: file))
        let second = try Self.log(directory, "b", ledger)
        _ = second.add(Self.decision(9))
        await second.flush()
        #expect(ledger.subjects == ["s0", "s1", "s9"])
    }

    @Test func `files are followed by others, and go when the server has what is in them`() async throws {
        let (directory, ledger) = (try TestDirectory("log"), Ledger())
        defer { withExtendedLifetime(directory) {} }
        ledger.state.withLock { $0.isAway = true }
        let first = try Self.log(directory, "a", ledger)
        for number in 0..<120 { #expect(first.add(Self.decision(number, padding: 100_000)) == .kept) }
        #expect(try Self.files(directory).count == 3)
        ledger.state.withLock { $0.isAway = false }
        let second = try Self.log(directory, "b", ledger)
        await second.flush()
        #expect(ledger.subjects == (0..<120).map { "s\($0)" })
        #expect(try Self.files(directory).count == 1)
    }

    @Test func `however often an agent begins again, what it has not told is told`() async throws {
        let (directory, ledger) = (try TestDirectory("log"), Ledger())
        defer { withExtendedLifetime(directory) {} }
        ledger.state.withLock { $0.isAway = true }
        let first = try Self.log(directory, "a", ledger)
        #expect(first.add(Self.decision(0)) == .kept)
        for life in 0..<300 { _ = try Self.log(directory, "b\(life)", ledger) }
        #expect(try Self.files(directory).count <= 2)
        ledger.state.withLock { $0.isAway = false }
        let last = try Self.log(directory, "c", ledger)
        await last.flush()
        #expect(ledger.subjects == ["s0"])
    }

    @Test(.timeLimit(.minutes(1)))
    func `where nothing can be written nothing is decided, until it can`() async throws {
        let (directory, ledger) = (try TestDirectory("log"), Ledger())
        defer { withExtendedLifetime(directory) {} }
        let place = directory.path + "/decisions"
        try Data("a file".utf8).write(to: URL(fileURLWithPath: place))
        let log = try Self.log(directory, "a", ledger)
        #expect(log.add(Self.decision(0)) == .full)
        let running = Task { await log.run() }
        try FileManager.default.removeItem(atPath: place)
        while log.add(Self.decision(1)) != .kept { try await Task.sleep(for: .milliseconds(20)) }
        running.cancel()
        await running.value
        await log.flush()
        #expect(ledger.subjects == ["s1"])
    }

    @Test func `who finds no room is denied, and the ledger hears how many were`() async throws {
        let (directory, ledger) = (try TestDirectory("log"), Ledger())
        defer { withExtendedLifetime(directory) {} }
        let log = try Self.log(directory, "a", ledger)
        #expect(log.add(Self.decision(0, padding: 400 << 10)) == .tooLarge)
        var kept = 0
        while log.add(Self.decision(kept, padding: 300_000)) == .kept { kept += 1 }
        #expect(kept > 200 && kept * 300_000 <= DecisionLog.byteBound)
        await log.flush()
        #expect(log.add(Self.decision(kept)) == .kept)
    }
}

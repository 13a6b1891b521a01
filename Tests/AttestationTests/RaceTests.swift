import Estate
import EstateTesting
import Foundation
import Glibc
import LinuxProcess
import Runtime
import Testing

@testable import Attestation

/// Ten thousand tries each to be taken for another program: by its number, and by becoming it. `Tests/Foreign/racer.c` says how.
@Suite(.serialized) struct RaceTests {
    // R44 R69
    @Test(.enabled(if: Racer.canChooseNumbers, "the kernel does not let us choose process numbers here"), .timeLimit(.minutes(5)))
    func `in ten thousand tries no process is taken for the one that got its number`() async throws {
        let outcome = try await Racer.run("reuse", rounds: 10_000, seed: 1)
        #expect(outcome.wrong == 0)
        #expect(outcome.torn == 0)
        #expect(outcome.rounds == 10_000)
        // Nearly every number was taken again, and whoever goes by the number alone falls for it.
        #expect(outcome.taken > 9_000)
        #expect(outcome.fooledByNumber > 100)
    }

    // R44 R69
    @Test(.enabled(if: Racer.compiler != nil, "there is no C compiler"), .timeLimit(.minutes(5)))
    func `in ten thousand tries no process is taken for what it became after it had connected`() async throws {
        let outcome = try await Racer.run("exec", rounds: 10_000, seed: 2)
        #expect(outcome.wrong == 0)
        #expect(outcome.torn == 0)
        #expect(outcome.rounds == 10_000)
        #expect(outcome.taken == 10_000)
        #expect(outcome.fooledByNumber > 100)
        // Some are attested in time, as what they were; the others are refused.
        #expect(outcome.right > 0 && outcome.right + outcome.refused == 10_000)
    }
}

/// Builds and runs the program that races us.
enum Racer {
    struct Outcome: Sendable, CustomStringConvertible {
        var rounds = 0
        /// Taken for the trusted program.
        var wrong = 0
        /// The path of one program with the digest of another.
        var torn = 0
        /// Taken for what it was when it connected.
        var right = 0
        var refused = 0
        /// How often the naive way, `/proc/<number>/exe`, said "trusted" at the same moment.
        var fooledByNumber = 0
        /// Rounds in which the racer got what it wanted of the kernel.
        var taken = 0
        var time = Duration.zero

        var description: String {
            "\(rounds) rounds in \(time): \(right) right, \(refused) refused, \(wrong) wrong, \(torn) torn, \(fooledByNumber) fooled by number, \(taken) taken"
        }
    }

    static let compiler: String? = ["/usr/bin/cc", "/usr/bin/gcc", "/usr/bin/clang"].first { access($0, X_OK) == 0 }
    private static let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path
        + "/Foreign/racer.c"

    static let canChooseNumbers: Bool = {
        guard let directory = try? makeTemporaryDirectory("probe") else { return false }
        defer { try? FileManager.default.removeItem(atPath: directory) }
        guard (try? build(in: directory)) != nil, let probe = try? ChildProcess([directory + "/racer", "probe"]) else { return false }
        return probe.wait(.seconds(10)) == 0
    }()

    private static func build(in directory: String) throws {
        guard let compiler else { throw TestingError("no C compiler") }
        let trusted = directory + "/trusted.c"
        try "#include <unistd.h>\nint main(void) { for (;;) pause(); }\n".write(toFile: trusted, atomically: true, encoding: .utf8)
        for (name, file) in [("racer", source), ("trusted", trusted)] {
            // Static programs start sooner, and not every machine can link them.
            let made = try [["-static"], []].contains { more in
                try ChildProcess([compiler, "-O1", "-o", directory + "/" + name, file] + more, errors: directory + "/errors").wait() == 0
            }
            guard made else { throw TestingError("cannot compile \(file)") }
        }
    }

    static func run(_ mode: String, rounds: Int, seed: Int) async throws -> Outcome {
        let directory = try makeTemporaryDirectory("race")
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try build(in: directory)
        let server = try UnixServer()
        let racer = try ChildProcess(
            [directory + "/racer", mode, server.path, directory + "/trusted", "\(rounds)", "\(seed)"], output: directory + "/taken")
        defer { racer.kill() }
        nonisolated(unsafe) let listening = server  // Used by the one thread only, until it is done.
        var outcome = await withCheckedContinuation { continuation in
            let thread = Thread { continuation.resume(returning: serve(listening, directory, mode, rounds)) }
            thread.start()
        }
        #expect(racer.wait(.seconds(30)) == 0)
        outcome.taken = Int(try String(contentsOfFile: directory + "/taken", encoding: .utf8).filter(\.isNumber)) ?? 0
        return outcome
    }

    private static func serve(_ server: UnixServer, _ directory: String, _ mode: String, _ rounds: Int) -> Outcome {
        var outcome = Outcome()
        var random = SeededGenerator(seed: 7)
        let attestor = Attestor()
        let trusted = directory + "/trusted"
        var digests: [String: String] = [:]
        let begin = ContinuousClock.now
        while outcome.rounds < rounds, let connection = server.next(within: 10_000) {
            var byte: UInt8 = 1
            defer {
                _ = send(connection, &byte, 1, Int32(MSG_NOSIGNAL))
                close(connection)
            }
            outcome.rounds += 1
            let peer = try? ProcessHandle(peerOfUnixSocket: connection)
            let number = peer?.pid
            if mode == "exec" { _ = send(connection, &byte, 1, Int32(MSG_NOSIGNAL)) }
            // The attestation begins at any moment of what the racer does.
            usleep(UInt32.random(in: 0...500, using: &random))
            let result = peer.map { attestor.attest($0) }
            if let number, let program = link("/proc/\(number)/exe"), program == trusted { outcome.fooledByNumber += 1 }
            guard let facts = result?.process?.facts, let path = facts.executable, let digest = facts.executableDigest else {
                outcome.refused += 1
                continue
            }
            if path == trusted { outcome.wrong += 1 } else { outcome.right += 1 }
            if digests[path, default: digest] != digest { outcome.torn += 1 }
            digests[path] = digest
        }
        outcome.time = ContinuousClock.now - begin
        return outcome
    }

    private static func link(_ path: String) -> String? {
        try? FileManager.default.destinationOfSymbolicLink(atPath: path)
    }
}

import Console
import Estate
import Foundation
import Testing

/// Chromium itself, driven by `Tests/Browser/console.py`. Needs what `./test` installs; MAYFLY_PYTHON names another interpreter with
/// Playwright, MAYFLY_SCREENSHOTS a directory for pictures.
@Suite struct BrowserTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    static let python: String = {
        if let named = ProcessInfo.processInfo.environment["MAYFLY_PYTHON"] { return named }
        return folder.appending(path: "../../.build/venv/bin/python").path
    }()
    static let isPossible =
        FileManager.default.isExecutableFile(atPath: python) && FileManager.default.isExecutableFile(atPath: "/usr/bin/chromium")

    @Test(.enabled(if: isPossible, "needs Chromium and .build/venv, which ./test makes"), .timeLimit(.minutes(4)))
    func `in a browser the pages live, stay within their policy, and can be used by keyboard`() async throws {
        try await withConsole { console in
            let emitting = Task {
                var sequence = 500
                while !Task.isCancelled {
                    console.controlPlane.emit(
                        .init(
                            sequence: sequence, at: FixtureControlPlane.now, kind: "decision.permitted", subject: "orders",
                            actor: "server", text: "browser-sees-this <b>\(sequence)</b>", tone: .good))
                    sequence += 1
                    try await Task.sleep(for: .milliseconds(300))
                }
            }
            defer { emitting.cancel() }
            let (status, output) = try await Self.run(
                [Self.folder.appending(path: "../Browser/console.py").path, console.origin, RunningConsole.token, FixtureControlPlane.fingerprint(1).text])
            #expect(status == 0, "\(output)")
        }
    }

    private static func run(_ arguments: [String]) async throws -> (Int32, String) {
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                do {
                    try process.run()
                    let output = pipe.fileHandleForReading.readDataToEndOfFile()
                    process.waitUntilExit()
                    continuation.resume(returning: (process.terminationStatus, String(decoding: output, as: UTF8.self)))
                } catch {
                    continuation.resume(throwing: error)
                }
            }
        }
    }
}

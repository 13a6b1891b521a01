import Console
import EstateTesting
import Logging
import Runtime
import Testing

@Suite struct CancellationTests {
    @Test func `a console that is stopped logs no error`() async throws {
        let directory = try TestDirectory("stopped")
        let lines = Mutexed<[String]>([])
        let logger = Logger(label: "test") { _ in Lines(lines: lines) }
        let server = ConsoleServer(
            controlPlane: FixtureControlPlane(), token: Secret(RunningConsole.token), clock: .system, entropy: .system, logger: logger)
        let (ports, ready) = AsyncStream<Int>.makeStream()
        let running = Task {
            try await server.run(host: "127.0.0.1", port: 0, socketPath: directory.path + "/server.sock") { ready.yield($0) }
        }
        for await _ in ports { break }
        running.cancel()
        _ = await running.result
        #expect(lines.current == [])
        Logger(label: "test") { _ in Lines(lines: lines) }.error("something else")
        #expect(lines.current == ["something else"])
    }
}

private struct Lines: LogHandler {
    var lines: Mutexed<[String]>
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.notice

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { lines.current += [event.message.description] }
}

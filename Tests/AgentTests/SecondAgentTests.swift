import EstateTesting
import Logging
import Runtime
import Testing

@testable import Agent

@Suite struct SecondAgentTests {
    @Test func `a second agent on a state directory is refused before it opens a socket`() async throws {
        let directory = try TestDirectory("second")
        let state = try directory.state()
        let first = try StateLock(state, kind: "agent")
        let settings = AgentSettings(
            state: state, serverHost: "127.0.0.1", serverPort: 1, nodeName: "n", joinToken: nil, workloadSocket: state.file("workload.sock"))
        let agent = MayflyAgent(settings: settings, clock: .system, entropy: .system, logger: Logger(label: "test"))
        await #expect(throws: StateInUse.self) { try await agent.run {} }
        withExtendedLifetime(first) {}
        #expect(try state.read(AgentSocket.fileName) == nil)
    }
}

import Console
import Estate
import EstateTesting
import Foundation
import Runtime
import SPIFFE
import Testing

@testable import Server

/// A control plane without its sockets: what an operator's actions do to it, with the real database and ledger.
struct BareControlPlane {
    let directory: TestDirectory
    let core: ControlPlaneCore
    let queries: ConsoleQueries

    init(_ name: String, clock: WallClock) async throws {
        directory = try TestDirectory(name)
        core = try await Self.open(directory, clock)
        queries = ConsoleQueries(core: core)
    }

    /// On what the directory holds, as after a restart.
    static func open(_ directory: TestDirectory, _ clock: WallClock) async throws -> ControlPlaneCore {
        try await ControlPlaneCore(
            settings: ServerSettings(
                trustDomain: try #require(TrustDomain("shop.example")), state: try StateDirectory(directory.path), nodeHost: "127.0.0.1",
                nodePort: 0, consoleHost: "127.0.0.1", consolePort: 0, lifetimes: .standard),
            clock: clock, entropy: .system)
    }

    @discardableResult
    func act<Call: ActionCall>(_ call: Call, as name: String = "root") async throws -> Call.Answer {
        let data = try await queries.perform(Call.name, body: try JSONEncoder().encode(call), by: Operator(name: name, door: .socket))
        return try JSONDecoder().decode(Call.Answer.self, from: data)
    }
}

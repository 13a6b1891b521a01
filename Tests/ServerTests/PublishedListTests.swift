import EstateTesting
import Foundation
import Issuance
import Logging
import Runtime
import SPIFFE
import Storage
import Testing

@testable import Server

/// What was taken back, for those who read X.509 and have no agent.
@Suite("R42 R47 R84: revocation lists for others", .timeLimit(.minutes(2))) struct PublishedListTests {
    @Test func `what is revoked is at the bundle endpoint in the same moment, by the key that signed it, and OpenSSL reads it`() async throws {
        let fixture = try await IssuingFixture {
            $0.federation.endpoint = .init(host: "127.0.0.1", port: 0, identity: .svid, publishesMap: false)
            $0.federation.endpointLifetime = .seconds(7 * 86_400)
        }
        let other = try await published(fixture)
        defer { other.task.cancel() }
        func list(_ path: String) async throws -> (list: RevocationList, text: String) {
            let file = fixture.directory.path + "/list"
            let got = try await ProcessRun.run(["curl", "-sSfk", "--max-time", "10", "-o", file, "https://127.0.0.1:\(other.port)\(path)"])
            try #require(got.succeeded, "\(got.errors)")
            let text = try await ProcessRun.run(["openssl", "crl", "-inform", "DER", "-in", file, "-noout", "-text"])
            try #require(text.succeeded, "\(text.errors)")
            return (try RevocationList.read(Array(Data(contentsOf: URL(fileURLWithPath: file)))).get(), text.output)
        }
        // Without revocations there is a list all the same: whoever checks by lists refuses where there is none.
        let empty = try await list("/crl")
        #expect(empty.list.serials.isEmpty && empty.text.contains("No Revoked Certificates"))
        #expect(empty.list.nextUpdate == fixture.clock.now + .seconds(86_400))

        let serial = fixture.svid.serial
        try await fixture.core.database.write { [core = fixture.core] in
            _ = try core.issuer.revocations.revoke(.serial(serial), reason: "stolen", by: "x", in: $0)
        }
        let first = try await list("/crl")
        #expect(first.list.serials.map { $0.hex.uppercased() } == [serial] && first.text.contains("Serial Number: \(serial)"))

        // Another key signs: the list of the one before goes on, under its name.
        let old = fixture.core.issuer.authority.certificates.subjectKeyIdentifier.hex
        let next = try await fixture.core.issuer.authority.prepare(.x509, by: "x")
        _ = try await fixture.core.issuer.authority.activate(next.id, isForced: true, by: "x")
        #expect(try await list("/crl").list.serials.isEmpty)
        #expect(try await list("/crl/\(next.id)").list.serials.isEmpty)
        let kept = try await list("/crl/\(old)").list
        #expect(kept.serials == first.list.serials)

        // A list that is fetched is never near its end.
        fixture.clock.advance(.seconds(23 * 3600))
        let later = try await list("/crl").list
        #expect(try #require(later.nextUpdate) >= fixture.clock.now + .seconds(18 * 3600))
    }

    /// The fixture's bundle endpoint: its port, and what serves it.
    private func published(_ fixture: IssuingFixture) async throws -> (port: Int, task: Task<Void, Never>) {
        let core = fixture.core
        let server = MayflyServer(settings: core.settings, clock: fixture.clock.wallClock, entropy: .system, logger: Logger(label: "test"))
        let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
        try await core.federation.load(own: core.ownBundle)
        let task = Task {
            do { try await server.serveBundles(core) { continuation.yield($0) } } catch {}
            continuation.finish()
        }
        var iterator = ports.makeAsyncIterator()
        return (try #require(await iterator.next()), task)
    }
}

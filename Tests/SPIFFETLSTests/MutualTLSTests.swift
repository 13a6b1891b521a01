import EstateTesting
import Foundation
import NIOCore
import NIOPosix
import Runtime
import SPIFFE
@testable import SPIFFETLS
import Testing
import SwiftASN1
import X509

@Suite("R42 R46: mutual TLS with SVIDs", .timeLimit(.minutes(2))) struct MutualTLSTests {
    let realm: Realm
    let orders = Workload()
    let billing = Workload()

    init() async throws {
        realm = try Realm()
        try await orders.give(realm.identity("orders"), trusting: [realm.bundle])
        try await billing.give(realm.identity("billing"), trusting: [realm.bundle])
    }

    @Test func `two workloads know each other`() async throws {
        let server = try await EchoServer(orders)
        let client = EchoClient(billing, expecting: .id(try realm.id("orders")))
        #expect(try await client.talk(to: server.port) == ["hello spiffe://shop.example/billing", "ping"])
        let (channel, lines) = try await client.connect(to: server.port)
        for await _ in lines { break }
        #expect(try await channel.spiffePeer().get() == realm.id("orders"))
        try await channel.close()
    }

    @Test func `a client speaks to nobody but the server it expects`() async throws {
        let server = try await EchoServer(orders)
        for authorize in [PeerAuthorizer.id(try realm.id("ledger")), .memberOf(try #require(TrustDomain("other.example"))), .oneOf([])] {
            let client = EchoClient(billing, expecting: authorize)
            #expect(try await client.talk(to: server.port) == [])
            #expect(client.refusals.all.map(\.code) == [.notAuthorized])
        }
    }

    @Test func `a server speaks to nobody but whom it authorizes`() async throws {
        let server = try await EchoServer(orders, authorize: .id(try realm.id("ledger")))
        #expect(try await EchoClient(billing, expecting: .anyVerified).talk(to: server.port) == [])
        #expect(server.refusals.all.map(\.code) == [.notAuthorized])
    }

    @Test func `another authority of the same name, an unknown trust domain and an expired SVID are refused`() async throws {
        let server = try await EchoServer(orders)
        let twin = try Realm()
        let stranger = try Realm("other.example")
        for (identity, code) in [
            (try twin.identity("billing"), Refusal.Code.untrusted), (try stranger.identity("billing"), .unknownTrustDomain),
            (try realm.identity("billing", lifetime: .seconds(-5)), .expired),
        ] {
            let workload = Workload()
            // The client's own library would not show an expired SVID, so this one believes that it lives.
            var shown = identity
            shown.svid.notAfter = WallClock.system.now() + .seconds(60)
            try await workload.give(shown, trusting: [realm.bundle])
            let before = server.refusals.all.count
            #expect(try await EchoClient(workload, expecting: .anyVerified).talk(to: server.port) == [])
            #expect(server.refusals.all.dropFirst(before).map(\.code) == [code])
        }
    }

    @Test func `trust domains that federate know each other, each by its own bundle`() async throws {
        let other = try Realm("other.example")
        let ledger = Workload()
        try await orders.give(realm.identity("orders"), trusting: [realm.bundle, other.bundle])
        try await ledger.give(other.identity("ledger"), trusting: [realm.bundle, other.bundle])
        let server = try await EchoServer(orders)
        #expect(try await EchoClient(ledger,
            expecting: .memberOf(realm.trustDomain)).talk(to: server.port).first == "hello spiffe://other.example/ledger")
    }

    @Test func `without an identity nothing is served, and nothing is shown once it expired`() async throws {
        let empty = Workload()
        let server = try await EchoServer(empty)
        #expect(try await EchoClient(billing, expecting: .anyVerified).talk(to: server.port) == [])
        let late = Workload()
        try await late.give(realm.identity("late", lifetime: .seconds(-1)), trusting: [realm.bundle])
        await #expect(throws: NIOConnectionError.self) { try await EchoClient(late, expecting: .anyVerified).talk(to: server.port) }
    }

    @Test func `leaf and authority roll under load, and nobody notices`() async throws {
        let server = try await EchoServer(orders)
        let client = EchoClient(billing, expecting: .id(try realm.id("orders")))
        let realms = [realm, try Realm(), try Realm()]
        let done = Collected<Void>()
        let rotation = Task {
            for index in 0..<21 {
                // First everybody trusts the next authority, then it issues; the old one stays until all have moved.
                let (now, next) = (realms[index / 7], realms[min(2, (index + 3) / 7)])
                let bundle = X509Bundle(trustDomain: realm.trustDomain, roots: realms.map(\.authority.certificate))
                try await orders.give(now.identity("orders"), trusting: [bundle])
                try await billing.give(next.identity("billing"), trusting: [bundle])
                try await Task.sleep(for: .milliseconds(100))
            }
            done.add(())
        }
        var (count, failures) = (0, 0)
        while done.all.isEmpty {
            if try await client.talk(to: server.port).count != 2 { failures += 1 }
            count += 1
        }
        try await rotation.value
        #expect(failures == 0 && server.refusals.all.isEmpty && client.refusals.all.isEmpty, "\(failures) of \(count): \(server.refusals.all)")
    }

    @Test func `a connection ends when its peer's SVID expires`() async throws {
        let server = try await EchoServer(orders)
        try await billing.give(realm.identity("billing", lifetime: .seconds(5)), trusting: [realm.bundle])
        let (channel, lines) = try await EchoClient(billing, expecting: .anyVerified).connect(to: server.port)
        var heard: [String] = []
        for await line in lines { heard.append(line) }
        #expect(heard == ["hello spiffe://shop.example/billing"] && !channel.isActive)
        #expect(server.refusals.all.map(\.code) == [.expired])
    }

    @Test func `a connection ends when its peer is revoked, its authority distrusted, or the own identity withdrawn`() async throws {
        let server = try await EchoServer(orders)
        let identity = try realm.identity("billing")
        let client = EchoClient(billing, expecting: .anyVerified)
        for step in 0..<3 {
            try await orders.give(realm.identity("orders"), trusting: [realm.bundle])
            try await billing.give(identity, trusting: [realm.bundle])
            let (_, lines) = try await client.connect(to: server.port)
            var iterator = lines.makeAsyncIterator()
            #expect(await iterator.next() == "hello spiffe://shop.example/billing")
            var revocations = RevocationSet()
            switch step {
            case 0:
                let leaf = try Certificate(derEncoded: identity.svid.chain[0])
                revocations.revoke(serial: leaf.serialNumber.bytes, issuer: realm.authority.certificate)
                try await orders.give(realm.identity("orders"), trusting: [realm.bundle], revocations: revocations)
            case 1: try await orders.give(realm.identity("orders"), trusting: [try Realm().bundle])
            default: orders.continuation.yield(.withdrawn("the test says so"))
            }
            #expect(await iterator.next() == nil)
        }
        #expect(server.refusals.all.map(\.code) == [.revoked, .untrusted, .untrusted])
        #expect(server.tls.openConnections == 0)
    }
}

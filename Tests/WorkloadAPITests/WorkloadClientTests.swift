import EstateTesting
import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import Glibc
import Runtime
import SPIFFE
import SwiftProtobuf
import Testing
@testable import WorkloadAPI

@Suite("R42: the Workload API, our client and our server", .timeLimit(.minutes(2))) struct WorkloadClientTests {
    @Test func `a source follows rotations, federation and redaction`() async throws {
        try await withEndpoint { issuer, path in
            let other = try TestIssuer("other.example")
            try await client(path).run { client in
                let source = X509Source(client.x509Contexts())
                // The workload is there before the issuer is ready, and before it is registered.
                issuer.say(.failure(.noIdentity("not registered")))
                try await eventually("the source hears no") { source.generation > 0 }
                #expect(throws: SourceError.self) { try source.current() }

                issuer.give(issuer.update([try issuer.identity("a", hint: "x"), try issuer.identity("b", hint: "x")], federated: [other.trust]))
                let context = try await source.waitUntilReady(within: .seconds(20))
                #expect(context.identities.map(\.svid.id.path) == ["/a", "/b"])
                #expect(context.identities.map(\.hint) == ["x", ""], "of two identities with one hint the first keeps it")
                #expect(Set(context.bundles.bundles.keys) == [issuer.domain, other.domain])
                let stranger = try other.identity("c")
                #expect(await context.verify(chain: stranger.svid.chain, now: issuer.clock.now()) == .success(stranger.svid.id))

                // Workload API §4.4: what is absent is taken back.
                issuer.give(issuer.update([try issuer.identity("b")]))
                try await eventually("one identity, no federation") {
                    let now = try source.current()
                    return now.identities.map(\.svid.id.path) == ["/b"] && now.bundles[other.domain] == nil
                }
                let serial = try source.current().identities[0].svid.serial
                issuer.give(issuer.update([try issuer.identity("b")]))
                try await eventually("a new SVID") { try source.current().identities[0].svid.serial != serial }
                issuer.say(.failure(.noIdentity("unregistered")))
                try await eventually("everything is taken back") { (try? source.current()) == nil }
                issuer.give(issuer.update([try issuer.identity("b")]))
                try await eventually("and given again") { (try? source.current()) != nil }
                source.close()
                try await eventually("the server lets go of a source that is closed") { issuer.followerCount == 0 }
            }
        }
    }

    @Test func `an update without identities is a redaction`() async throws {
        try await withEndpoint { issuer, path in
            issuer.give(issuer.update([try issuer.identity("a")]))
            try await client(path).run { client in
                let source = X509Source(client.x509Contexts())
                try await source.waitUntilReady(within: .seconds(20))
                issuer.give(issuer.update([]))
                try await eventually("nothing is left") { (try? source.current()) == nil }
            }
        }
    }

    @Test func `a restart of the endpoint goes unnoticed`() async throws {
        let problems = Collected()
        let issuer = try TestIssuer()
        issuer.give(issuer.update([try issuer.identity("a")]))
        let path = "/tmp/mayfly-restart-\(UUID().uuidString.prefix(8)).sock"
        @Sendable func serve() async throws -> (Task<Void, any Error>, GRPCServer<HTTP2ServerTransport.Custom<PeerListener>>) {
            let server = WorkloadEndpoint.server(path: path, source: issuer)
            return (Task { try await server.serve() }, server)
        }
        let (first, firstServer) = try await serve()
        try await client(path, problems: problems).run { client in
            let source = X509Source(client.x509Contexts())
            try await source.waitUntilReady(within: .seconds(20))
            let serial = try source.current().identities[0].svid.serial
            firstServer.beginGracefulShutdown()
            first.cancel()
            try? await first.value
            #expect(try source.current().identities[0].svid.serial == serial, "what is held stays good while the endpoint is away")
            issuer.give(issuer.update([try issuer.identity("a")]))
            let (second, secondServer) = try await serve()
            try await eventually("the next SVID arrives") { try source.current().identities[0].svid.serial != serial }
            secondServer.beginGracefulShutdown()
            second.cancel()
        }
        try? FileManager.default.removeItem(atPath: path)
    }

    @Test func `bundles are streamed when they change, and not when an SVID rotates`() async throws {
        try await withEndpoint { issuer, path in
            issuer.give(issuer.update([try issuer.identity("a")]))
            let other = try TestIssuer("other.example")
            try await client(path).run { client in
                let (x509, jwt) = (X509Source(client.x509Bundles()), client.jwtSource(clock: .system))
                #expect(try await x509.waitUntilReady(within: .seconds(20)).bundles.bundles.keys.map(\.name) == ["shop.example"])
                #expect(try await jwt.waitUntilReady(within: .seconds(20)).bundles.keys.map(\.name) == ["shop.example"])
                for _ in 0..<5 { issuer.give(issuer.update([try issuer.identity("a")])) }
                issuer.give(issuer.update([try issuer.identity("a")], federated: [other.trust]))
                try await eventually("federation") { try x509.current().bundles[other.domain] != nil && jwt.current()[other.domain] != nil }
                #expect(x509.generation <= 2)
                issuer.give(issuer.update([try issuer.identity("a")]))
                try await eventually("redaction") { try x509.current().bundles[other.domain] == nil && jwt.current()[other.domain] == nil }
            }
        }
    }

    // R43
    @Test func `who asks for bundles alone makes nobody sign`() async throws {
        try await withEndpoint { issuer, path in
            issuer.give(issuer.update([try issuer.identity("a")]))
            try await client(path).run { client in
                let (x509, jwt) = (X509Source(client.x509Bundles()), client.jwtSource(clock: .system))
                try await x509.waitUntilReady(within: .seconds(20))
                try await jwt.waitUntilReady(within: .seconds(20))
                #expect(issuer.bundleCallers == [getpid(), getpid()])
                issuer.say(.failure(.noIdentity("unregistered")))
                try await eventually("who is entitled to nothing is told so") { (try? x509.current()) == nil && (try? jwt.current()) == nil }
                #expect(issuer.callers.isEmpty)
            }
        }
    }

    @Test func `revoked certificates are told, and believed of their issuer alone`() async throws {
        try await withEndpoint { issuer, path in
            let identity = try issuer.identity("a")
            let serial = try #require(Array<UInt8>(hex: identity.svid.serial))
            let list = try issuer.authority.revocationList(
                revoked: [(serial, issuer.clock.now())], number: 1, now: issuer.clock.now(), nextUpdate: .seconds(60))
            let forged = try TestIssuer().authority.revocationList(
                revoked: [([1], issuer.clock.now())], number: 1, now: issuer.clock.now(), nextUpdate: .seconds(60))
            issuer.give(issuer.update([try issuer.identity("b")], lists: [forged, list]))
            try await client(path).run { client in
                let context = try await X509Source(client.x509Contexts()).waitUntilReady(within: .seconds(20))
                let verdict = await context.verify(chain: identity.svid.chain, now: issuer.clock.now())
                #expect(throws: Refusal.self) { try verdict.get() }
            }
        }
    }

    @Test func `tokens are fetched, checked here and there, and refused when revoked`() async throws {
        try await withEndpoint { issuer, path in
            let other = try TestIssuer("other.example")
            issuer.give(issuer.update([try issuer.identity("a", hint: "x"), try issuer.identity("b")], federated: [other.trust]))
            try await client(path).run { client in
                let held = try await client.fetchJWTSVIDs(audience: ["billing"])
                #expect(held.map(\.svid.id.path) == ["/a", "/b"] && held.map(\.hint) == ["x", ""])
                let token = held[0].token.withBytes { String(decoding: $0, as: UTF8.self) }
                #expect(try await client.validate(token, audience: "billing").id == issuer.id("a"))
                let jwt = client.jwtSource(clock: .system)
                try await jwt.waitUntilReady(within: .seconds(20))
                #expect(try jwt.verify(token, audience: "billing").get().id == issuer.id("a"))
                #expect(try await jwt.token(audience: ["billing"], id: issuer.id("b")).svid.id == issuer.id("b"))
                let foreign = try other.tokens.issue(
                    id: other.id("c"), audience: ["billing"], now: issuer.clock.now(), lifetime: .seconds(60), tokenID: "t").token
                #expect(try await client.validate(foreign, audience: "billing").id == other.id("c"))
                #expect(try await code { try await client.validate(token, audience: "other") } == .invalidArgument)
                #expect(try await code { try await client.validate("x", audience: "billing") } == .invalidArgument)
                issuer.revoke(try #require(held[0].svid.tokenID))
                #expect(try await code { try await client.validate(token, audience: "billing") } == .invalidArgument)
                #expect(try await code { try await client.fetchJWTSVIDs(audience: ["x"], id: other.id("c")) } == .permissionDenied)
            }
        }
    }

    private func code(_ body: () async throws -> some Any) async throws -> RPCError.Code? {
        do {
            _ = try await body()
            return nil
        } catch let error as RPCError {
            return error.code
        }
    }

    @Test func `mandatory fields, sizes and the caller's entitlement have the statuses of the specification`() async throws {
        try await withEndpoint { issuer, path in
            try await client(path).run { client in
                #expect(try await code { try await client.fetchJWTSVIDs(audience: ["a"]) } == .unavailable)
                issuer.say(.failure(.noIdentity("x")))
                #expect(try await code { try await client.fetchJWTSVIDs(audience: ["a"]) } == .permissionDenied)
                issuer.give(issuer.update([try issuer.identity("a")]))
                for audience in [[], [""], ["a", ""], Array(repeating: "a", count: 17), [String(repeating: "a", count: 2_049)]] {
                    #expect(try await code { try await client.fetchJWTSVIDs(audience: audience) } == .invalidArgument)
                }
                #expect(try await code { try await client.validate("", audience: "a") } == .invalidArgument)
                #expect(try await code { try await client.validate("a", audience: "") } == .invalidArgument)
                let large = try await code { try await client.validate(String(repeating: "a", count: 70_000), audience: "a") }
                // The transport resets such a stream unread, and its client makes of that what it likes.
                #expect(large != nil)
                #expect(try await client.fetchJWTSVIDs(audience: ["a"]).count == 1, "and the endpoint still serves")
            }
        }
    }

    @Test func `each caller is known by its process`() async throws {
        try await withEndpoint { issuer, path in
            issuer.give(issuer.update([try issuer.identity("a")]))
            try await client(path).run { client in _ = try await X509Source(client.x509Contexts()).waitUntilReady(within: .seconds(20)) }
            #expect(issuer.callers == [getpid()])
        }
    }

    @Test func `a process that opens connections without end keeps nobody else out`() async throws {
        try await withEndpoint { issuer, path in
            issuer.give(issuer.update([try issuer.identity("a")]))
            // Opens 400 connections, says nothing on them, tells how many were closed on it, and waits.
            let hoard = """
                import socket, sys, time
                held = []
                for _ in range(400):
                    one = socket.socket(socket.AF_UNIX)
                    one.connect(sys.argv[1])
                    held.append(one)
                time.sleep(1)
                closed = 0
                for one in held:
                    one.setblocking(False)
                    try:
                        while True:
                            data = one.recv(4096)
                            if not data:
                                closed += 1
                                break
                    except BlockingIOError:
                        pass
                    except OSError:
                        closed += 1
                print(len(held) - closed, flush=True)
                sys.stdin.read()
                """
            let directory = try TestDirectory("hoard")
            let child = try ChildProcess(["python3", "-c", hoard, path], output: directory.path + "/out")
            defer { child.kill() }
            try await eventually("the hoard is there") { !((try? String(contentsOfFile: directory.path + "/out", encoding: .utf8)) ?? "").isEmpty }
            let open = try String(contentsOfFile: directory.path + "/out", encoding: .utf8)
            #expect(open == "128\n")
            try await client(path).run { client in _ = try await X509Source(client.x509Contexts()).waitUntilReady(within: .seconds(10)) }
        }
    }

    @Test(.enabled(if: geteuid() == 0))
    func `a user who forks without end keeps neither another user nor root out`() async throws {
        try await withEndpoint { issuer, path in
            issuer.give(issuer.update([try issuer.identity("a")]))
            // As another user, 33 processes of 128 connections each are more than all that there are.
            let hoard = """
                import os, socket, sys, time
                os.chdir(sys.argv[1]); os.setgid(61001); os.setuid(61001)
                for _ in range(32):
                    if os.fork() == 0: break
                held = []
                for _ in range(128):
                    one = socket.socket(socket.AF_UNIX)
                    one.connect("api.sock")
                    held.append(one)
                time.sleep(2)
                still = 0
                for one in held:
                    one.setblocking(False)
                    try:
                        while one.recv(4096): pass
                    except BlockingIOError:
                        still += 1
                    except OSError:
                        pass
                os.write(1, (str(still) + "\\n").encode())
                os.read(0, 1)
                """
            let directory = try TestDirectory("forks")
            let home = String(path.dropLast("/api.sock".count))
            _ = chmod(home, 0o711)
            let child = try ChildProcess(["python3", "-c", hoard, home], output: directory.path + "/out")
            // All of them read its input.
            defer { child.closeInput() }
            var held: [Int] = []
            try await eventually("the hoard is there") {
                held = ((try? String(contentsOfFile: directory.path + "/out", encoding: .utf8)) ?? "").split(separator: "\n").compactMap { Int($0) }
                return held.count == 33
            }
            #expect(held.reduce(0, +) == PeerRegistry.userLimit(of: 61001))
            // Root, and a third user, who asks as a process of its own.
            try await client(path).run { client in _ = try await X509Source(client.x509Contexts()).waitUntilReady(within: .seconds(10)) }
            let other = """
                import os, socket, sys
                os.chdir(sys.argv[1]); os.setuid(61002)
                one = socket.socket(socket.AF_UNIX)
                one.connect("api.sock")
                one.settimeout(1)
                try: print("in" if one.recv(4096) else "out")
                except socket.timeout: print("in")
                """
            #expect(try ChildProcess(["python3", "-c", other, home], output: directory.path + "/other").wait(.seconds(20)) == 0)
            #expect(try String(contentsOfFile: directory.path + "/other", encoding: .utf8) == "in\n")
        }
    }

    // MARK: Messages

    @Test func `a message that is not in order is discarded whole`() throws {
        let issuer = try TestIssuer()
        let good = X509SVIDResponse(issuer.update([try issuer.identity("a")]))
        #expect(throws: Never.self) { try WorkloadMessages.context(good) }
        let changes: [(inout X509SVIDResponse) throws -> Void] = [
            { $0.svids = [] }, { $0.svids[0].spiffeID = "" }, { $0.svids[0].spiffeID = "spiffe://shop.example/b" }, { $0.svids[0].x509Svid = Data() },
            { $0.svids[0].x509SvidKey = Data() }, { $0.svids[0].bundle = Data() }, { $0.svids[0].bundle = Data([0x30, 0]) },
            { $0.svids[0].hint = String(repeating: "h", count: 1_025) }, { $0.federatedBundles = ["x y": Data()] }, { $0.crl = [Data([1])] },
            { $0.svids[0].x509SvidKey = try issuer.identity("a").key.withBytes { Data($0) } },
                { $0.svids = Array(repeating: $0.svids[0], count: 257) },
        ]
        for (index, change) in changes.enumerated() {
            var message = good
            try change(&message)
            #expect(throws: Refusal.self, "change \(index)") { try WorkloadMessages.context(message) }
        }
        #expect(throws: Refusal.self) { try WorkloadMessages.bundles(X509BundlesResponse()) }
        #expect(throws: Refusal.self) { try WorkloadMessages.bundles(JWTBundlesResponse()) }
        #expect(throws: Refusal.self) { try WorkloadMessages.bundles(JWTBundlesResponse.with { $0.bundles = ["spiffe://a": Data("x".utf8)] }) }
        #expect(throws: Refusal.self) { try WorkloadMessages.tokens(JWTSVIDResponse()) }
    }

    @Test(arguments: [
        ("unix:///run/api.sock", EndpointAddress.unix("/run/api.sock")), ("unix:/run/api.sock", .unix("/run/api.sock")),
        ("tcp://127.0.0.1:8000", .tcp(ip: "127.0.0.1", port: 8000)), ("tcp://[::1]:8000", .tcp(ip: "::1", port: 8000)),
    ])
    func `an endpoint's address is read`(_ text: String, _ address: EndpointAddress) {
        #expect(EndpointAddress.parse(text) == .success(address))
        #expect(EndpointAddress.fromEnvironment([EndpointAddress.variable: text]) == .success(address))
    }

    @Test(arguments: [
        "", "/run/api.sock", "unix://", "unix:", "unix://run/api.sock", "unix:///", "unix:relative", "unix:///a?b",
        "unix:///a#b", "http://127.0.0.1:1",
        "tcp://127.0.0.1", "tcp://localhost:80", "tcp://127.0.0.1:80/x", "tcp://127.0.0.1:0", "tcp://127.0.0.1:70000",
        "tcp://:80", "tcp://u@127.0.0.1:80",
        "tcp://127.0.0.1:80?x", "tcp://::1:80", "unix:///" + String(repeating: "a", count: 108),
    ])
    func `what is no endpoint's address is refused`(_ text: String) {
        #expect(throws: EndpointAddress.Fault.self) { try EndpointAddress.parse(text).get() }
    }
}

import Crypto
import CryptoExtras
import EstateTesting
import Foundation
import Runtime
import SPIFFE
import Synchronization
import Testing
import X509

@Suite("R42: sources", .timeLimit(.minutes(1))) struct SourceTests {
    private typealias Update = SourceUpdate<X509Context>
    private let domain: Domain

    init() throws { domain = try Domain() }

    private func identity(_ hint: String = "", lifetime: Duration = .seconds(600)) throws -> X509Identity {
        X509Identity(svid: try domain.issue(lifetime: lifetime), key: Secret(domain.key.derRepresentation), hint: hint)
    }

    private func context(_ identities: [X509Identity]) -> X509Context {
        X509Context(identities: identities, bundles: X509BundleSet([domain.bundle]))
    }

    private func code(_ body: () throws -> some Any) -> SourceError.Code? {
        do {
            _ = try body()
            return nil
        } catch {
            return (error as? SourceError)?.code
        }
    }

    @Test func `a source waits for its first set, and then gives the last one`() async throws {
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: Update.self)
        let source = X509Source(stream)
        #expect(code { try source.current() } == .notReady)
        await #expect(throws: SourceError.self) { try await source.waitUntilReady(within: .milliseconds(20)) }
        async let first = source.waitUntilReady(within: .seconds(20))
        // A refusal before the registration is no reason to give up.
        continuation.yield(.withdrawn("not registered yet"))
        continuation.yield(.current(context([try identity("a"), try identity("b"), try identity("b")])))
        #expect(try await first.identities.count == 3)
        #expect(try source.identity(now: start).hint == "a" && source.identity(hint: "b", now: start).hint == "b")
        #expect(code { try source.identity(hint: "c", now: start) } == .notReady)
        #expect(code { try source.identity(now: start + .seconds(601)) } == .notReady, "an expired SVID is not shown")
    }

    @Test func `each update replaces all of the one before, and a withdrawal leaves nothing`() async throws {
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: Update.self)
        let source = X509Source(stream)
        var updates = source.updates().makeAsyncIterator()
        #expect(await updates.next()?.failureOf == .notReady)
        continuation.yield(.current(context([try identity("a"), try identity("b")])))
        #expect(try #require(await updates.next()).get().identities.count == 2)
        continuation.yield(.current(context([try identity("b")])))
        #expect(try #require(await updates.next()).get().identities.map(\.hint) == ["b"])
        continuation.yield(.withdrawn("unregistered"))
        #expect(await updates.next()?.failureOf == .withdrawn)
        #expect(code { try source.current() } == .withdrawn && source.generation == 3)
        continuation.yield(.current(context([try identity()])))
        #expect(try #require(await updates.next()).get().identities.count == 1)
        continuation.finish(throwing: SourceError(.failed, "x"))
        #expect(await updates.next()?.failureOf == .failed)
        #expect(await updates.next() == nil)
        #expect(code { try source.current() } == .failed)
    }

    @Test func `a slow follower misses updates and never the last one`() async throws {
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: Update.self)
        let source = X509Source(stream)
        let updates = source.updates()
        for index in 1...500 { continuation.yield(.current(context([try identity(String(index))]))) }
        while source.generation < 500 { try await Task.sleep(for: .milliseconds(1)) }
        var iterator = updates.makeAsyncIterator()
        #expect(try #require(await iterator.next()).get().identities[0].hint == "500")
    }

    @Test func `after its end a source gives nothing, and its stream is let go`() async throws {
        let ended = Mutex(false)
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: Update.self)
        continuation.onTermination = { _ in ended.withLock { $0 = true } }
        let source = X509Source(stream)
        continuation.yield(.current(context([try identity()])))
        try await source.waitUntilReady(within: .seconds(20))
        async let last: Int = { var count = 0; for await _ in source.updates() { count += 1 }; return count }()
        try await Task.sleep(for: .milliseconds(20))
        source.close()
        #expect(await last >= 1)
        #expect(code { try source.current() } == .closed)
        await #expect(throws: SourceError.self) { try await source.waitUntilReady(within: .seconds(20)) }
        while !ended.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(1)) }
    }

    @Test func `a source that nobody holds lets its stream go`() async throws {
        let ended = Mutex(false)
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: Update.self)
        continuation.onTermination = { _ in ended.withLock { $0 = true } }
        var source: X509Source? = X509Source(stream)
        continuation.yield(.current(context([try identity()])))
        try await source?.waitUntilReady(within: .seconds(20))
        source = nil
        while !ended.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(1)) }
    }

    // MARK: Tokens

    @Test func `a token is used again for half its life, for its own audience`() async throws {
        let clock = HeldClock(start)
        let authority = try Authorities.make(.es256)
        let asked = Mutex<[[String]]>([])
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: SourceUpdate<JWTBundleSet>.self)
        let source = JWTSource(stream, clock: clock.wallClock) { audience, id in
            asked.withLock { $0.append(audience) }
            let workload = id ?? SPIFFEID("spiffe://shop.example/production/orders") ?? authority.trustDomain.id
            let issued = try authority.issue(id: workload, audience: audience, now: clock.now, lifetime: .seconds(60), tokenID: "t")
            return [HeldToken(token: Secret(issued.token), svid: try JWTSVID.read(unverified: issued.token).get(), hint: "")]
        }
        _ = try await source.token(audience: ["a"])
        clock.advance(.seconds(29))
        _ = try await source.token(audience: ["a"])
        _ = try await source.token(audience: ["b"])
        #expect(asked.withLock { $0 } == [["a"], ["b"]])
        clock.advance(.seconds(1))
        let fresh = try await source.token(audience: ["a"])
        #expect(asked.withLock { $0.count } == 3 && fresh.svid.expiresAt == start + .seconds(90))

        #expect(code { try source.verify("x", audience: "a") } == .notReady)
        continuation.yield(.current(JWTBundleSet([JWTBundle(trustDomain: authority.trustDomain, keys: [authority.publicKey])])))
        try await source.waitUntilReady(within: .seconds(20))
        let token = fresh.token.withBytes { String(decoding: $0, as: UTF8.self) }
        #expect(try source.verify(token, audience: "a").get().id == fresh.svid.id)
        #expect(try source.verify(token, audience: "b").failureCode == .wrongAudience)
        source.close()
        await #expect(throws: SourceError.self) { try await source.token(audience: ["a"]) }
    }

    // MARK: What the Workload API gives

    @Test func `an identity is read with its key, and only with its own`() throws {
        let svid = try domain.issue()
        let key = Secret(domain.key.derRepresentation)
        #expect(try X509Identity.read(certificates: svid.chain[0], key: key, hint: "x").get().svid == svid)
        let other = Secret(P256.Signing.PrivateKey().derRepresentation)
        #expect(X509Identity.read(certificates: svid.chain[0], key: other, hint: "").failureCode == .badSignature)
        #expect(X509Identity.read(certificates: svid.chain[0], key: Secret([1, 2]), hint: "").failureCode == .malformed)
        #expect(X509Identity.read(certificates: [], key: key, hint: "").failureCode == .malformed)
        #expect(X509Identity.read(certificates: svid.chain[0].dropLast(), key: key, hint: "").failureCode == .malformed)
        #expect(X509Identity.read(certificates: svid.chain[0] + [0x30], key: key, hint: "").failureCode == .malformed)
        #expect(X509Identity.read(certificates: svid.chain[0], key: key, hint: String(repeating: "h", count: 1025)).failureCode == .malformed)
        #expect(X509Identity.read(certificates: domain.authority.certificateDER, key: key, hint: "").failureCode == .wrongUse)
        let rsa = try JWTSigningKey.generate(.rs256).der
        #expect(X509Identity.read(certificates: svid.chain[0], key: rsa, hint: "").failureCode != nil)
    }

    @Test func `roots are read one after the other, and at least one`() throws {
        let roots = [try Domain().authority.certificateDER, try Domain().authority.certificateDER]
        let read = try X509Bundle.read(roots[0] + roots[1], trustDomain: domain.trustDomain).get()
        #expect(try read.roots.map { try $0.derBytes() } == roots)
        #expect(X509Bundle.read([], trustDomain: domain.trustDomain).failureCode == .malformed)
        #expect(X509Bundle.read([0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF], trustDomain: domain.trustDomain).failureCode == .malformed)
        var generator = SeededGenerator(seed: 41)
        for _ in 0..<2_000 { _ = X509Bundle.read(generator.mutate(roots[0] + roots[1]), trustDomain: domain.trustDomain) }
    }
}

extension Result where Failure == SourceError {
    var failureOf: SourceError.Code? { if case .failure(let error) = self { error.code } else { nil } }
}

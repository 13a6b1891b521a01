import Estate
import Registration
import Runtime
import SPIFFE
import Testing

@testable import Agent

@Suite("R66: what was given is asked for anew") struct AskAgainTests {
    private static let id = SPIFFEID("spiffe://shop.example/orders")!
    private static let entry = RegistrationEntry(
        name: "orders", spiffeID: IDTemplate(id), selectors: [Selector(type: "unix:uid", value: "1")], owner: "shop", purpose: "sells")
    private static let now = Timestamp(milliseconds: 1_000_000)

    private typealias Identities = HeldIdentities<String, Int>

    private static func held(_ credential: String) -> Identities.Held {
        .init(credential: credential, serial: "1", expiresAt: now + .seconds(3600), renewAt: now + .seconds(900), issuer: "a")
    }

    @Test func `an identity is asked for once more when something has changed, and kept until there is an answer`() {
        var identities = Identities()
        let entries = [(entry: Self.entry, id: Self.id)]
        #expect(identities.entitle(to: entries, tainted: [], askAgain: 0, at: Self.now).count == 1)
        identities.take(Self.held("first"), for: Self.id)
        #expect(identities.entitle(to: entries, tainted: [], askAgain: 0, at: Self.now).isEmpty)
        #expect(identities.entitle(to: entries, tainted: [], askAgain: 7, at: Self.now).count == 1)
        // The server was away: what is held is held, and asked for again.
        #expect(identities.canWait(for: Self.id))
        #expect(identities.entitle(to: entries, tainted: [], askAgain: 7, at: Self.now).count == 1)
        identities.take(Self.held("second"), for: Self.id)
        #expect(identities.entitle(to: entries, tainted: [], askAgain: 7, at: Self.now).isEmpty)
        #expect(identities.news(0) == ["second"])
    }

    @Test func `a refusal takes the identity away, and does not outlast a change`() {
        var identities = Identities()
        let entries = [(entry: Self.entry, id: Self.id)]
        _ = identities.entitle(to: entries, tainted: [], askAgain: 0, at: Self.now)
        identities.take(Self.held("first"), for: Self.id)
        _ = identities.entitle(to: entries, tainted: [], askAgain: 1, at: Self.now)
        identities.refuse(Self.id, until: Self.now + .seconds(60))
        #expect(identities.held.isEmpty)
        #expect(identities.entitle(to: entries, tainted: [], askAgain: 1, at: Self.now).isEmpty, "not every moment")
        #expect(identities.entitle(to: entries, tainted: [], askAgain: 2, at: Self.now).count == 1)
    }
}

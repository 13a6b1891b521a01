import Cedar
import Foundation
import Testing

/// Requirements R66 and R70: what is so at the time of a request only is decided over as if it had been among the entities all along.
@Suite struct OverlayTests {
    private static let cases = ProcessInfo.processInfo.environment["MAYFLY_CEDAR_CASES"].flatMap(UInt64.init).map { $0 / 5 } ?? 200

    private static func uid(_ type: String, _ id: String) -> EntityUID { EstateMaker.uid(type, id) }

    /// New ones and others in place of those that are there, in hierarchies of their own that may close a circle.
    private static func over(_ maker: inout EstateMaker) throws -> [Entity] {
        var list: [EntityUID: Entity] = [:]
        for _ in 0...maker.number(4) {
            let uid = maker.chance(20) ? uid("User", "ghost\(maker.number(2))") : maker.anyone()
            var parents = (0..<maker.number(3)).map { _ in maker.chance(70) ? maker.group() : maker.anyone() }
            if maker.chance(90) { parents.removeAll { $0 == uid } }
            list[uid] = try maker.entity(uid, parents: parents)
        }
        return list.values.sorted { $0.uid.id < $1.uid.id }
    }

    private static func merged(_ entities: Entities, _ list: [Entity]) throws -> Entities {
        let names = Set(list.map(\.uid))
        return try Entities(entities.all.filter { !names.contains($0.uid) } + list)
    }

    @Test(arguments: 0..<cases)
    func `deciding over an overlay is deciding over everything together, one over the other too`(seed: UInt64) throws {
        var maker = EstateMaker(seed: seed &* 6151 &+ 3)
        let authorizer = Authorizer(try maker.policies(8))
        var (overlaid, together) = (try maker.entities(), Entities())
        together = overlaid
        for _ in 0..<4 {
            let list = try Self.over(&maker)
            guard let expected = try? Self.merged(together, list) else {
                #expect(throws: CedarError.self) { try overlaid.overlaid(by: list) }
                continue
            }
            (overlaid, together) = (try overlaid.overlaid(by: list), expected)
            #expect(overlaid.json == together.json && overlaid.count == together.count)
            for entity in together.all {
                #expect(overlaid[entity.uid] == entity)
                #expect(overlaid.ancestors(of: entity.uid) == together.ancestors(of: entity.uid))
            }
            for _ in 0..<20 {
                var request = try maker.request()
                if maker.chance(20) {
                    request = Request(
                        principal: Self.uid("User", "ghost\(maker.number(2))"), action: request.action, resource: request.resource,
                        context: request.context)
                }
                #expect(authorizer.isAuthorized(request, in: overlaid) == authorizer.isAuthorized(request, in: together))
                let expr = maker.expr(.bool, 4)
                let (found, wanted) = (
                    Result { try expr.evaluated(for: request, in: overlaid) }, Result { try expr.evaluated(for: request, in: together) }
                )
                #expect((try? found.get()) == (try? wanted.get()))
            }
        }
    }

    @Test func `who exists only at request time is in what its parents are in, and what it is in can be otherwise too`() throws {
        let policies = try PolicySet(
            parsing: """
                permit (principal in Group::"staff", action, resource) when { principal.getTag("ring") == resource.ring };
                """)
        let base = try Entities([
            Entity(Self.uid("Group", "team"), parents: [Self.uid("Group", "staff")]),
            Entity(Self.uid("Doc", "d"), attributes: try Record(["ring": .string("a")])),
        ])
        let guest = Entity(Self.uid("User", "guest"), tags: try Record(["ring": .string("a")]), parents: [Self.uid("Group", "team")])
        let request = Request(principal: guest.uid, action: Self.uid("Action", "read"), resource: Self.uid("Doc", "d"))
        let authorizer = Authorizer(policies)
        #expect(authorizer.isAuthorized(request, in: base).decision == .deny)
        let here = try base.overlaid(by: [guest])
        #expect(authorizer.isAuthorized(request, in: here).decision == .allow)
        #expect(authorizer.isAuthorized(request, in: base).decision == .deny)
        let moved = try here.overlaid(by: [Entity(Self.uid("Group", "team"))])
        #expect(authorizer.isAuthorized(request, in: moved).decision == .deny)
        let other = try here.overlaid(by: [Entity(Self.uid("Doc", "d"), attributes: try Record(["ring": .string("b")]))])
        #expect(authorizer.isAuthorized(request, in: other).decision == .deny)
    }

    @Test func `an overlay that closes a circle is refused, and one that says two things of one name`() throws {
        let (a, b) = (Self.uid("Group", "a"), Self.uid("Group", "b"))
        let base = try Entities([Entity(a, parents: [b])])
        #expect(throws: CedarError.self) { try base.overlaid(by: [Entity(b, parents: [a])]) }
        #expect(throws: CedarError.self) { try base.overlaid(by: [Entity(b), Entity(b, parents: [Self.uid("Group", "c")])]) }
        // The circle is open if the other is otherwise as well.
        #expect(try base.overlaid(by: [Entity(b, parents: [a]), Entity(a)]).isIn(b, a))
    }
}

import Cedar
import Foundation
import Testing

/// Requirements R11 and R70: granted minus used is the truth, found by asking for everything.
@Suite struct UsagePropertyTests {
    private static let cases = ProcessInfo.processInfo.environment["MAYFLY_CEDAR_CASES"].flatMap(UInt64.init).map { $0 / 50 } ?? 20

    /// An estate of services and databases whose policies speak of groups, attributes and the context.
    private struct Estate {
        var maker: EstateMaker
        let schema: Schema
        let entities: Entities
        let text: String
        let universe: Universe
        /// All that can be asked for.
        let requests: [Request]

        static func uid(_ type: String, _ id: Int) -> EntityUID { EstateMaker.uid(type, "\(type.lowercased())-\(id)") }
        static let actions = ["read", "write", "admin"]

        init(seed: UInt64) throws {
            var maker = EstateMaker(seed: seed &* 7607 &+ 11)
            schema = try Schema(
                parsing: """
                    entity Team in [Team]; entity Service in [Team] { tier: Long, env: String };
                    entity Zone in [Zone]; entity Db in [Zone] { tier: Long, env: String };
                    action any; action read, write, admin in [any] appliesTo {
                        principal: Service, resource: Db, context: { level: Long, tls: Bool, ttl: duration } };
                    """)
            var list: [Entity] = []
            for (group, member) in [("Team", "Service"), ("Zone", "Db")] {
                for index in 0..<5 { list.append(Entity(Self.uid(group, index), parents: index < 2 ? [] : [Self.uid(group, maker.number(2))])) }
                for index in 0..<8 {
                    let attributes = try Record(["tier": .long(Int64(maker.number(4))), "env": .string(maker.pick(["prod", "dev"]))])
                    list.append(Entity(Self.uid(member, index), attributes: attributes, parents: [Self.uid(group, maker.number(5))]))
                }
            }
            for action in Self.actions { list.append(Entity(EstateMaker.uid("Action", action), parents: [EstateMaker.uid("Action", "any")])) }
            entities = try Entities(list)
            text = (0..<(4 + maker.number(8))).map { Self.policy($0, &maker) }.joined(separator: "\n")
            universe = try Universe(schema, in: entities)
            let contexts = try [true, false].flatMap { tls in
                try (0..<4).map { level in
                    try Record(["tls": .bool(tls), "level": .long(Int64(level)), "ttl": .duration(.init(milliseconds: Int64(level) * 60_000))])
                }
            }
            requests = Self.cells.flatMap { cell in
                contexts.map { Request(principal: cell.principal, action: cell.action, resource: cell.resource, context: $0) }
            }
            self.maker = maker
        }

        private static func policy(_ index: Int, _ maker: inout EstateMaker) -> String {
            func scope(_ name: String, _ member: String, _ group: String) -> String {
                switch maker.number(6) {
                case 0: name
                case 1: "\(name) is \(member)"
                case 2: "\(name) == \(uid(member, maker.number(8)))"
                case 3: "\(name) is \(member) in \(uid(group, maker.number(5)))"
                default: "\(name) in \(uid(group, maker.number(5)))"
                }
            }
            func action() -> String {
                switch maker.number(4) {
                case 0: "action"
                case 1: "action in Action::\"any\""
                case 2: "action == Action::\"\(maker.pick(actions))\""
                default: "action in [Action::\"read\", Action::\"\(maker.pick(actions))\"]"
                }
            }
            let isForbid = maker.chance(20)
            // What permits ask of the context one context fulfils, and it escapes the forbids: so what may be is what is for some context.
            let permits = [
                "when { principal.env == resource.env }", "when { principal.tier >= \(maker.number(3)) }", "unless { resource.tier > 2 }",
                "when { context.level <= \(maker.number(60)) }", "when { context.tls }", "when { context.ttl < duration(\"8h\") }",
                "when { resource.env == \"dev\" || context.tls }",
            ]
            let forbids = ["when { resource.env == \"prod\" && principal.tier < 1 }", "unless { context.tls }", "when { context.level > 2 }"]
            let conditions = (0..<maker.number(3)).map { _ in maker.pick(isForbid ? forbids : permits) }
            return """
                // Number \(index).
                @id("p\(index)") \(isForbid ? "forbid" : "permit") (\(scope("principal", "Service", "Team")), \(action()),
                    \(scope("resource", "Db", "Zone"))) \((conditions + (isForbid ? [forbids[maker.number(3)]] : [])).joined(separator: " "));
                """
        }

        static var cells: [Cell] {
            actions.flatMap { action in
                (0..<8).flatMap { service in
                    (0..<8).map { Cell(principal: uid("Service", service), action: EstateMaker.uid("Action", action), resource: uid("Db", $0)) }
                }
            }
        }

        /// All requests that are allowed.
        func allowed(by policies: PolicySet) -> [Request] {
            let authorizer = Authorizer(policies)
            return requests.filter { authorizer.isAuthorized($0, in: entities).decision == .allow }
        }
    }

    @Test(arguments: 0..<cases)
    func `granted, used and unused are exactly what asking for everything finds, and no use is lost by the smaller set`(seed: UInt64) throws {
        var estate = try Estate(seed: seed)
        let policies = try PolicySet(parsing: estate.text)
        let possible = estate.allowed(by: policies)
        let granted = Set(possible.map(Cell.init))
        let used = possible.filter { _ in estate.maker.chance(4) }
        let review = UsageReview(
            policies, schema: estate.schema, in: estate.entities, estate.universe, used: used.map { UsedRequest($0) })
        #expect(review.denied.isEmpty && estate.universe.count == Estate.cells.count)
        #expect(Set(review.granted) == granted && review.grantedCount == granted.count)
        #expect(Set(review.used) == Set(used.map(Cell.init)))
        #expect(Set(review.unused) == granted.subtracting(used.map(Cell.init)))
        let forbids = policies.policies.filter { $0.effect == .forbid }
        let authorizer = Authorizer(policies)
        let findings = review.findings()
        for policy in policies.policies where policy.effect == .permit {
            let alone = Set(estate.allowed(by: try PolicySet(forbids + [policy])).map(Cell.init))
            #expect(Set(review.cells(grantedBy: policy.id)) == alone)
            let isUsed = used.contains { authorizer.isAuthorized($0, in: estate.entities).reasons.contains(policy.id) }
            #expect(isUsed != findings.contains { $0.policy.id == policy.id && $0.kind == .dead })
            if findings.contains(where: { $0.policy.id == policy.id && $0.kind == .redundant(.cells) }) {
                var rest = policies
                rest.removePolicy(policy.id)
                let without = Set(estate.allowed(by: rest).map(\.description))
                #expect(without == Set(possible.map(\.description)))
            }
        }

        let proposal = try review.proposal(for: estate.text)
        let smaller = try PolicySet(parsing: proposal.text)
        let left = Set(estate.allowed(by: smaller).map(\.description))
        #expect(left.isSubset(of: possible.map(\.description)), "\(proposal.text)")
        #expect(left.isSuperset(of: used.map(\.description)), "\(proposal.text)")
        let after = Set(estate.allowed(by: smaller).map(Cell.init)).count
        #expect(proposal.granted.before == granted.count && proposal.granted.after == after)
        #expect(proposal.dropped.isEmpty && proposal.replayed == used.count)
        #expect(smaller.policies.filter { $0.effect == .forbid }.map(\.conditions) == forbids.map(\.conditions))
        #expect(smaller.policies.allSatisfy { $0.annotation("id") != nil } && smaller.policies.count <= policies.policies.count)
        #expect(!Validator(estate.schema).validate(smaller).contains { !$0.isWarning })
        #expect(proposal.text.split(separator: "\n").count { $0.hasPrefix("// Number") } == policies.policies.count)
        // Once more finds nothing more to narrow or to remove.
        let again = UsageReview(smaller, schema: estate.schema, in: estate.entities, estate.universe, used: used.map { UsedRequest($0) })
        #expect(again.findings().allSatisfy { $0.kind != .dead })
    }

    @Test func `more combinations than allowed are refused`() throws {
        let estate = try Estate(seed: 1)
        #expect(throws: CedarError.self) { try Universe(estate.schema, in: estate.entities, mostCells: 191) }
        #expect(try Universe(estate.schema, in: estate.entities, mostCells: 192).count == 192)
    }
}

extension Request {
    fileprivate var description: String { "\(principal) \(action) \(resource) \(context.json)" }
}

import Cedar

/// An estate of 994 entities, with as many policies as one likes: 70 % of them let one service at the databases of a zone,
/// 20 % compare attributes, 10 % forbid without a scope. The same each time.
struct Workload {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    private mutating func number(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(limit))
    }

    private mutating func one(of list: [String]) -> String { list[number(list.count)] }

    private static let environments = ["prod", "staging", "dev"]
    private static let actions = ["read", "write", "admin"]

    private func uid(_ type: String, _ id: String) throws -> EntityUID { try EntityUID(parsing: "\(type)::\"\(id)\"") }

    mutating func entities() throws -> Entities {
        var list: [Entity] = []
        for index in 0..<40 {
            list.append(Entity(try uid("Team", "team-\(index)"), parents: index < 8 ? [] : [try uid("Team", "team-\(index % 8)")]))
        }
        for index in 0..<50 {
            list.append(Entity(try uid("Zone", "zone-\(index)"), parents: index < 5 ? [] : [try uid("Zone", "zone-\(index % 5)")]))
        }
        for index in 0..<400 { list.append(try service(index)) }
        for index in 0..<500 { list.append(try database(index)) }
        for action in Self.actions { list.append(Entity(try uid("Action", action), parents: [try uid("Action", "any")])) }
        list.append(Entity(try uid("Action", "any")))
        return try Entities(list)
    }

    private mutating func service(_ index: Int) throws -> Entity {
        let attributes = try Record([
            "env": .string(one(of: Self.environments)), "team": .entity(try uid("Team", "team-\(number(40))")),
            "tier": .long(Int64(number(4))), "attested": .bool(number(10) > 0), "name": .string("service-\(index)"),
        ])
        let teams = [try uid("Team", "team-\(number(40))"), try uid("Team", "team-\(number(40))")]
        return Entity(try uid("Service", "service-\(index)"), attributes: attributes, parents: Set(teams))
    }

    private mutating func database(_ index: Int) throws -> Entity {
        let attributes = try Record([
            "env": .string(one(of: Self.environments)), "team": .entity(try uid("Team", "team-\(number(40))")),
            "tier": .long(Int64(number(4))), "labels": .set(ValueSet([.string("shared"), .string("pci"), .string("l\(number(9))")])),
        ])
        return Entity(try uid("Database", "db-\(index)"), attributes: attributes, parents: [try uid("Zone", "zone-\(number(50))")])
    }

    mutating func policies(_ count: Int) -> String { (0..<count).map { policy($0) }.joined() }

    private mutating func policy(_ index: Int) -> String {
        switch index % 10 {
        case 0..<7:
            """
            permit (principal == Service::"service-\(number(400))", action in [Action::"read", Action::"write"],
                resource in Zone::"zone-\(number(50))")
            when { context.tls && principal.env == resource.env };

            """
        case 7, 8:
            """
            permit (principal is Service, action == Action::"\(one(of: Self.actions))", resource is Database)
            when { principal.team == resource.team && principal.tier >= \(number(4)) && resource.labels.contains("l\(number(9))") };

            """
        default: forbid()
        }
    }

    private mutating func forbid() -> String {
        let condition =
            switch number(3) {
            case 0: "when { context has posture && context.posture == \"bad-\(number(1000))\" }"
            case 1: "unless { context.tls && context.risk < \(50 + number(50)) }"
            default:
                "when { principal has attested && !principal.attested && resource.env == \"prod\" && context.risk > \(number(20)) }"
            }
        return "forbid (principal, action, resource)\n\(condition);\n"
    }

    mutating func requests(_ count: Int) throws -> [Request] {
        try (0..<count).map { _ in
            Request(
                principal: try uid("Service", "service-\(number(400))"), action: try uid("Action", one(of: Self.actions)),
                resource: try uid("Database", "db-\(number(500))"),
                context: try Record([
                    "tls": .bool(true), "risk": .long(Int64(number(50))), "posture": .string("good"),
                    "address": try Value(.ip, "10.0.0.\(number(255))"),
                ]))
        }
    }
}

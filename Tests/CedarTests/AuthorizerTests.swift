import Cedar
import Testing

/// R66. What holds for every set of policies, tried on many.
@Suite struct AuthorizerTests {
    private static let seeds: Range<UInt64> = 0..<40

    private static func estate(_ seed: UInt64) throws -> (policies: [Policy], entities: Entities, requests: [Request]) {
        var maker = EstateMaker(seed: seed)
        let policies = try maker.policies(12).policies
        return (policies, try maker.entities(), try (0..<20).map { _ in try maker.request() })
    }

    @Test(arguments: seeds)
    func `the order of policies means nothing`(seed: UInt64) throws {
        let (policies, entities, requests) = try Self.estate(seed)
        let forward = Authorizer(try PolicySet(policies))
        let backward = Authorizer(try PolicySet(policies.reversed()))
        for request in requests {
            let (left, right) = (
                forward.isAuthorized(request, in: entities), backward.isAuthorized(request, in: entities)
            )
            #expect(left.decision == right.decision)
            #expect(Set(left.reasons) == Set(right.reasons))
            #expect(Set(left.errors.map(\.policy)) == Set(right.errors.map(\.policy)))
        }
    }

    @Test(arguments: seeds)
    func `a satisfied forbid trumps all permits, and without a permit there is no access`(seed: UInt64) throws {
        let (policies, entities, requests) = try Self.estate(seed)
        let everything = try Policy(parsing: "permit (principal, action, resource);", id: "everything")
        let nothing = try Policy(parsing: "forbid (principal, action, resource);", id: "nothing")
        let sealed = Authorizer(try PolicySet(policies + [everything, nothing]))
        let forbids = Authorizer(try PolicySet(policies.filter { $0.effect == .forbid }))
        for request in requests {
            let response = sealed.isAuthorized(request, in: entities)
            #expect(
                response.decision == .deny && response.reasons.contains("nothing")
                    && !response.reasons.contains("everything"))
            #expect(forbids.isAuthorized(request, in: entities).decision == .deny)
        }
    }

    /// The index and the joining of policies are worth nothing if they change an answer.
    @Test(arguments: seeds)
    func `many policies together say what each says alone`(seed: UInt64) throws {
        let (policies, entities, requests) = try Self.estate(seed)
        let together = Authorizer(try PolicySet(policies))
        let alone = try policies.map { (policy: $0, authorizer: Authorizer(try PolicySet([$0]))) }
        for request in requests {
            let response = together.isAuthorized(request, in: entities)
            var reasons: [Effect: [PolicyID]] = [:]
            var errors: [Response.PolicyError] = []
            for (policy, authorizer) in alone {
                let own = authorizer.isAuthorized(request, in: entities)
                if !own.reasons.isEmpty { reasons[policy.effect, default: []].append(policy.id) }
                errors += own.errors
            }
            #expect(response.reasons == (reasons[.forbid] ?? reasons[.permit] ?? []))
            #expect(response.errors == errors)
        }
    }

    @Test func `one authorizer serves many tasks at once`() async throws {
        let (policies, entities, requests) = try Self.estate(3)
        let authorizer = Authorizer(try PolicySet(policies))
        let alone = requests.map { authorizer.isAuthorized($0, in: entities) }
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    (0..<20).allSatisfy { _ in requests.map { authorizer.isAuthorized($0, in: entities) } == alone }
                }
            }
            for await isSame in group { #expect(isSame) }
        }
    }

    @Test func `an empty set denies, and a policy that errs is left out and named`() throws {
        let request = Request(
            principal: try EntityUID(parsing: "User::\"a\""), action: try EntityUID(parsing: "Action::\"b\""),
            resource: try EntityUID(parsing: "Doc::\"c\""))
        let empty = Authorizer(PolicySet()).isAuthorized(request, in: Entities())
        #expect(empty == Response(decision: .deny, reasons: [], errors: []))
        let text = "permit (principal, action, resource);\nforbid (principal, action, resource) when { principal.x };"
        let response = Authorizer(try PolicySet(parsing: text)).isAuthorized(request, in: Entities())
        #expect(response.decision == .allow && response.reasons == ["policy0"])
        #expect(response.errors.map(\.description) == ["policy1: 2:45: there is no entity `User::\"a\"`"])
    }

    @Test func `a policy with an empty list of actions never applies, and one with several applies once`() throws {
        let entities = try Entities(
            json: """
                [{"uid": {"type": "Action", "id": "read"}, "attrs": {}, "parents": [{"type": "Action", "id": "all"}]}]
                """)
        let policies = try PolicySet(
            parsing: """
                permit (principal, action in [], resource);
                permit (principal, action in [Action::"read", Action::"all"], resource);
                permit (principal, action == Action::"all", resource);
                """)
        let request = Request(
            principal: try EntityUID(parsing: "User::\"a\""), action: try EntityUID(parsing: "Action::\"read\""),
            resource: try EntityUID(parsing: "Doc::\"c\""))
        #expect(Authorizer(policies).isAuthorized(request, in: entities).reasons == ["policy1"])
    }
}

@testable import Cedar
import Foundation
import Testing

/// Requirements R70 and R75: what can be said of access before it is asked for, and who has it.
@Suite struct PartialTests {
    /// Estates that are made up: `MAYFLY_CEDAR_CASES` / 10.
    private static let cases = ProcessInfo.processInfo.environment["MAYFLY_CEDAR_CASES"].flatMap(UInt64.init).map { $0 / 10 } ?? 100
    private static let uid = EstateMaker.uid
    private static let policies = """
        permit (principal in N::Group::"staff", action == Action::"read", resource is Doc)
        when { principal.level >= resource.level && context.mfa };
        permit (principal == User::"root", action, resource);
        forbid (principal, action, resource) when { context has risk && context.risk > 2 + 3 };
        """

    private static func estate() throws -> (PolicySet, Entities) {
        let entities = try Entities([
            Entity(uid("User", "ann"), attributes: try Record(["level": .long(3)]), parents: [uid("N::Group", "staff")]),
            Entity(uid("User", "bob"), attributes: try Record(["level": .long(1)]), parents: [uid("N::Group", "staff")]),
            Entity(uid("User", "eve"), attributes: try Record(["level": .long(9)])), Entity(uid("User", "root")), Entity(uid("Job", "nightly")),
            Entity(uid("Doc", "plan"), attributes: try Record(["level": .long(2)])),
            Entity(uid("Action", "read")), Entity(uid("Action", "write")),
        ])
        return (try PolicySet(parsing: policies), entities)
    }

    @Test func `what is known is put in, and what cannot matter is gone`() throws {
        let (policies, entities) = try Self.estate()
        let request = PartialRequest(
            principal: .known(Self.uid("User", "ann")), action: .known(Self.uid("Action", "read")),
            resource: .known(Self.uid("Doc", "plan")), context: .init(rest: .names(["mfa", "risk"])))
        let response = PartialAuthorizer(policies).isAuthorized(request, in: entities)
        #expect(response.decision == nil)
        #expect(response.residuals.map(\.id) == ["policy0", "policy2"])
        #expect(response.residuals.map { $0.condition?.description } == ["context.mfa", "context has risk && context.risk > 5"])
        #expect(response.condition?.description == "context.mfa && !(context has risk && context.risk > 5)")
    }

    @Test func `a decision that no unknown can change is there already`() throws {
        let (policies, entities) = try Self.estate()
        let partial = PartialAuthorizer(policies)
        var request = PartialRequest(
            principal: .unknown(Self.uid("Job", "").type), action: .known(Self.uid("Action", "read")),
            resource: .known(Self.uid("Doc", "plan")), context: .unknown)
        // No job is among the staff, and none is root.
        #expect(partial.isAuthorized(request, in: entities).decision == .deny)
        request.principal = .known(Self.uid("User", "root"))
        request.context = .init(try Record(["mfa": .bool(false)]))
        request.resource = .unknown(nil)
        #expect(partial.isAuthorized(request, in: entities).decision == .allow)
        request.context = .init(try Record(["risk": .long(6)]), rest: .anything)
        let risky = partial.isAuthorized(request, in: entities)
        #expect(risky.decision == .deny && risky.undecided.isEmpty)
    }

    @Test func `who can and what can are answered from the entities, and with conditions when the context is open`() throws {
        let (policies, entities) = try Self.estate()
        let partial = PartialAuthorizer(policies)
        let (read, plan) = (Self.uid("Action", "read"), Self.uid("Doc", "plan"))
        let now = PartialRequest.Context(try Record(["mfa": .bool(true)]))
        #expect(partial.whoCan(read, plan, context: now, in: entities).allowed.map(\.id) == ["ann", "root"])
        #expect(partial.whatCan(Self.uid("User", "ann"), read, context: now, in: entities).allowed == [plan])
        #expect(partial.whichActions(Self.uid("User", "root"), plan, context: now, in: entities).allowed.map(\.id) == ["read", "write"])
        let open = partial.whoCan(read, plan, context: .unknown, type: Self.uid("User", "").type, in: entities)
        #expect(open.allowed.isEmpty)
        #expect(open.conditional.map(\.uid.id) == ["ann", "root"])
        #expect(open.conditional[0].response.condition?.description == "context.mfa && !(context has risk && context.risk > 5)")
        #expect(open.conditional[1].response.condition?.description == "!(context has risk && context.risk > 5)")
    }

    @Test func `with a schema, what its types do not have is not there`() throws {
        let schema = try Schema(
            parsing: """
                entity Group; entity User in Group { level: Long }; entity Doc;
                action read appliesTo { principal: User, resource: Doc, context: { mfa?: Bool } };
                """)
        let policies = try PolicySet(
            parsing: """
                permit (principal, action, resource) when { context has risk };
                permit (principal, action, resource) when { principal has name };
                permit (principal, action, resource) when { principal in Doc::"d" };
                """)
        let request = PartialRequest(
            principal: .unknown(Self.uid("User", "").type), action: .known(Self.uid("Action", "read")),
            resource: .unknown(Self.uid("Doc", "").type), context: .unknown)
        #expect(PartialAuthorizer(policies, schema: schema).isAuthorized(request, in: Entities()).decision == .deny)
        #expect(PartialAuthorizer(policies).isAuthorized(request, in: Entities()).undecided.count == 2)
    }

    @Test(arguments: 0..<cases)
    func `for every completion the residual policies decide as the original ones, with the same reasons and errors`(seed: UInt64) throws {
        var maker = EstateMaker(seed: seed &* 6151 &+ 3)
        let policies = try maker.policies(3 + Int(seed % 8))
        let entities = try maker.entities()
        let (original, partial) = (Authorizer(policies), PartialAuthorizer(policies))
        for _ in 0..<12 {
            let base = try maker.request()
            let request = try maker.hide(base)
            let response = partial.isAuthorized(request, in: entities)
            let rest = Authorizer(response.policies)
            for number in 0..<8 {
                let full = number == 0 ? base : try maker.complete(request)
                let (wanted, found) = (original.isAuthorized(full, in: entities), rest.isAuthorized(full, in: entities))
                let same = wanted.decision == found.decision && wanted.reasons == found.reasons
                    && wanted.errors.map(\.policy) == found.errors.map(\.policy)
                #expect(same, "\(request) \(full.principal) \(full.action) \(full.resource) \(full.context)\n\(policies)\n\(response.policies)")
                #expect(response.decision == nil || response.decision == wanted.decision, "\(request)\n\(policies)")
                if let condition = response.condition, case .bool(true)? = try? condition.evaluated(for: full, in: entities) {
                    #expect(wanted.decision == .allow, "\(condition)")
                }
                #expect(wanted.reasons.allSatisfy { id in response.residuals.contains { $0.id == id && $0.mayHold } })
            }
        }
    }

    @Test(arguments: 0..<25)
    func `a query finds whom asking one by one finds`(seed: UInt64) throws {
        var maker = EstateMaker(seed: seed &* 3571 &+ 11)
        let policies = try maker.policies(10)
        let entities = try maker.entities()
        let (authorizer, partial) = (Authorizer(policies), PartialAuthorizer(policies))
        for side in PartialAuthorizer.Side.allCases {
            let base = try maker.request()
            func put(_ uid: EntityUID, _ context: Record) -> Request {
                Request(
                    principal: side == .principal ? uid : base.principal, action: side == .action ? uid : base.action,
                    resource: side == .resource ? uid : base.resource, context: context)
            }
            let all = entities.all.map(\.uid).sorted { $0.description.precedes($1.description) }
            let known = partial.access(side, of: all, PartialRequest(base), in: entities)
            #expect(known.allowed == all.filter { authorizer.isAuthorized(put($0, base.context), in: entities).decision == .allow })
            #expect(known.conditional.isEmpty)
            var open = PartialRequest(base)
            open.context = .unknown
            let unknown = partial.access(side, of: all, open, in: entities)
            let sure = Set(unknown.allowed)
            let unsure = Dictionary(uniqueKeysWithValues: unknown.conditional.map { ($0.uid, Authorizer($0.response.policies)) })
            for _ in 0..<5 {
                let context = try maker.record(60)
                for uid in all {
                    let request = put(uid, context)
                    let decision = authorizer.isAuthorized(request, in: entities).decision
                    let said = unsure[uid].map { $0.isAuthorized(request, in: entities).decision } ?? (sure.contains(uid) ? .allow : .deny)
                    #expect(said == decision, "\(uid)")
                }
            }
        }
    }
}

extension EstateMaker {
    /// Some of the request is not known.
    mutating func hide(_ request: Request) throws -> PartialRequest {
        func party(_ uid: EntityUID, _ choice: Int) -> PartialRequest.Party {
            switch choice {
            case 0: .unknown(nil)
            case 1, 2: .unknown(uid.type)
            default: .known(uid)
            }
        }
        var partial = PartialRequest(
            principal: party(request.principal, number(6)), action: party(request.action, number(8)),
            resource: party(request.resource, number(6)), context: .init(request.context))
        switch number(3) {
        case 0: break
        case 1:
            let hidden = Set(Self.attributes.map(\.name).filter { _ in chance(40) })
            let known = request.context.fields.filter { field in !hidden.contains { $0.isExactly(field.name) } }
            partial.context = .init(try Record(known), rest: .names(hidden))
        default:
            partial.context = .init(try Record(request.context.fields.filter { _ in chance(30) }), rest: .anything)
        }
        return partial
    }

    /// A request that fits.
    mutating func complete(_ partial: PartialRequest) throws -> Request {
        let other = try request()
        func party(_ party: PartialRequest.Party, _ candidates: [EntityUID]) -> EntityUID {
            if case .known(let uid) = party { return uid }
            guard let type = party.type else { return candidates[0] }
            return candidates.first { $0.type == type } ?? EntityUID(type: type, id: "stranger")
        }
        let people = [anyone(), other.principal, user(), group(), doc(), action(), action()]
        let (principal, action) = (party(partial.principal, people), party(partial.action, [other.action] + people))
        let resource = party(partial.resource, [anyone(), other.resource, doc(), user(), group(), self.action()])
        let added = other.context.fields.filter { partial.context.known[$0.name] == nil && partial.context.mayHave($0.name) }
        return Request(
            principal: principal, action: action, resource: resource, context: try Record(partial.context.known.fields + added))
    }
}

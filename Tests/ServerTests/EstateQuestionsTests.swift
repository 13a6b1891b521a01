import Access
import AuditLedger
import Console
import Crypto
import Estate
import EstateTesting
import Foundation
import Issuance
import Registration
import Runtime
import SPIFFE
import Storage
import Testing
import X509

@testable import Server

/// What operators ask of the estate as a whole, of a control plane without its sockets.
struct EstateQuestionsTests {
    private let clock = HeldClock()
    private let plane: BareControlPlane
    private var core: ControlPlaneCore { plane.core }

    init() async throws {
        plane = try await BareControlPlane("questions", clock: clock.wallClock)
    }

    private func apply(_ policies: String, entities: String? = nil) async throws {
        let bundle = PolicyBundle(files: [.init(path: "p.cedar", text: policies)], entities: entities)
        let edition = try PolicyEdition(bundle)
        let revision = try await core.database.write { [core] in
            try core.policyRecords.store(bundle, at: .live, by: "operator:root", note: "", in: $0)
        }
        core.policies.set(.init(revision: revision, edition: edition))
    }

    private func declare(_ workloads: [Workload], paths: [(name: String, workload: String, mode: PathMode, stage: PathStage)] = []) async throws {
        let resource = Resource(
            name: "shop-db", kind: .postgresql, host: "db.example", port: 5432, database: "shop", aliases: nil, broker: nil, quiet: nil)
        try await core.database.write { [core] transaction in
            try core.registry.declare(resource, by: "x", in: transaction)
            for workload in workloads { try core.registry.declare(workload, by: "x", in: transaction) }
            let domain = core.settings.trustDomain
            try core.registrations.apply(
                EntryChanges(from: [:], to: workloads.compactMap { RegistrationEntry($0, in: domain) }), by: "x", in: transaction)
            for path in paths {
                try core.registry.declare(
                    RegisteredPath(
                        name: path.name, workload: path.workload, resource: "shop-db", credential: nil, login: "shop", listen: nil, mode: path.mode,
                        stage: .planned, generation: 1, appliedGeneration: 0, cutOverAt: nil), by: "x", in: transaction)
                _ = try core.registry.move(
                    path.name, from: 1, mode: path.mode, stage: path.stage, cutOverAt: nil,
                    entry: NewEntry(kind: "path.moved", subject: path.name, actor: "x"), in: transaction)
            }
        }
    }

    private func workload(_ name: String, _ kind: Workload.Kind = .agent, selectors: [String] = ["unix:uid:7", "unix:path:/srv/agent"]) -> Workload {
        Workload(
            name: name, kind: kind, environment: "production", purpose: "a test",
            owners: Accountable(security: "s", platform: "p", iam: "i", application: "team-\(name)"),
            selectors: selectors.compactMap { Selector($0) }, uses: nil)
    }

    // MARK: R52

    @Test func `R52: a workload that would get an identity and says not what for is refused, and nothing of its file counts`() async throws {
        func file(_ purpose: String?) -> EstateDeclaration {
            var one = workload("bot-1")
            one.purpose = purpose
            return EstateDeclaration(trustDomain: nil, resources: [], workloads: [workload("bot-0"), one])
        }
        for purpose in [nil, "", "  "] {
            await #expect { try await plane.act(Action.Apply(declaration: file(purpose), dryRun: false)) } throws: { error in
                (error as? ActionFailure).map { $0.code == .refused && $0.message.contains("`bot-1`") && $0.message.contains("purpose") } ?? false
            }
            #expect(try await core.database.read { try Registry.workloads(in: $0) }.isEmpty)
        }
        #expect(try await plane.act(Action.Apply(declaration: file("answers questions"), dryRun: false)).workloads == ["bot-0", "bot-1"])
        // Who gets no identity needs none.
        var quiet = workload("ledger")
        (quiet.selectors, quiet.purpose) = (nil, nil)
        let other = EstateDeclaration(trustDomain: nil, resources: [], workloads: [quiet])
        #expect(try await plane.act(Action.Apply(declaration: other, dryRun: false)).workloads == ["ledger"])
    }

    // MARK: R75

    /// Ten agents: six under policy, of which three may more than they do.
    @Test func `R75: both shares of the AI agents are the truth, and each agent says why`() async throws {
        let names = (1...4).map { "bot-\($0)" }
        let tools = #"{"uid": {"type": "Mayfly::Tool", "id": "%"}, "attrs": {"owner": {"type": "Mayfly::Team", "id": "team-tools"},"#
            + #" "mutating": false, "users": {"type": "Mayfly::Group", "id": "all"}}, "parents": []}"#
        let agents = names.map {
            #"{"uid": {"type": "Mayfly::Agent", "id": "\#($0)"}, "attrs": {"owner": {"type": "Mayfly::Team", "id": "team-ai"},"#
                + #" "purposes": [], "maxDepth": 1}, "parents": []}"#
        }
        try await apply(
            #"""
            @id("all") @owner("team-ai")
            permit (principal is Mayfly::Agent, action == Mayfly::Action::"callTool", resource == Mayfly::Tool::"search");
            @id("more") @owner("team-ai") permit (principal is Mayfly::Agent, action == Mayfly::Action::"callTool", resource == Mayfly::Tool::"mail")
            when { principal == Mayfly::Agent::"bot-1" || principal == Mayfly::Agent::"bot-2" };
            """# + DomainSchema.standardPolicies,
            entities: "[" + (["search", "mail"].map { tools.replacingOccurrences(of: "%", with: $0) } + agents).joined(separator: ",") + "]")
        try await declare(
            [workload("planner"), workload("coder"), workload("orphan", selectors: []), workload("legacy"), workload("orders", .service)],
            paths: [("legacy.shop-db", "legacy", .pass, .planned)])
        // What each uses: everybody searches, the first sends mail too.
        for (name, tool) in names.map({ ($0, "search") }) + [("bot-1", "mail")] {
            let request = try AuthZENRequest(
                Array(
                    (#"{"subject": {"type": "agent", "id": "\#(name)"}, "action": {"name": "callTool"},"#
                        + #" "resource": {"type": "tool", "id": "\#(tool)"}}"#).utf8))
            let answers = try await core.database.write { [core] in
                try core.questions.evaluate(request, from: "socket:gate", ledger: core.ledger, in: $0)
            }
            #expect(answers.first?.decision == true)
        }
        _ = try await plane.act(
            Action.Import(report: report(agents: ["shadow-bot", "Coder", "script-llm"])))
        let figures = try await plane.act(Action.Agents(since: clock.now - .seconds(86_400)))
        let byName = Dictionary(figures.agents.map { ($0.name.lowercased(), $0) }) { first, _ in first }
        // bot-1…4, planner, coder, orphan, legacy, shadow-bot, script-llm.
        #expect(figures.agents.count == 10, "\(figures.agents.map(\.name))")
        #expect(Set(byName.filter { $0.value.isUnderPolicy }.keys) == ["bot-1", "bot-2", "bot-3", "bot-4", "planner", "coder"])
        #expect(figures.percentUnderPolicy == 60)
        #expect(byName["bot-1"]?.granted == 2 && byName["bot-1"]?.used == 2)
        #expect(byName["bot-2"]?.granted == 2 && byName["bot-2"]?.used == 1)
        #expect(byName["bot-2"]?.unused == [#"Mayfly::Action::"callTool", Mayfly::Tool::"mail""#])
        // The first two of these have never asked for the identity that they may have.
        let over = Set(byName.values.filter { $0.isUnderPolicy && $0.isOverPrivileged }.map(\.name))
        #expect(over == ["planner", "coder", "bot-2"] && figures.percentOverPrivileged == 50)
        // To be a nested server's authority is for registered ones, and no grant of these.
        #expect(byName["planner"]?.granted == 1 && byName["planner"]?.used == 0)
        #expect(byName["coder"]?.sources == [.declared, .found] && byName["coder"]?.owner == "team-coder")
        #expect(byName["legacy"]?.why.contains("standing credential") == true && byName["orphan"]?.why.contains("no selectors") == true)
        #expect(byName["shadow-bot"]?.why.contains("nobody has registered it") == true && byName["orders"] == nil)
        // What a later scan of the same roots does not find any more is not known any more.
        _ = try await plane.act(Action.Import(report: report(agents: [])))
        #expect(try await plane.act(Action.Agents(since: clock.now)).agents.count == 8)
    }

    private func report(agents: [String]) -> ScanReport {
        var report = ScanReport(
            keyID: core.fingerprintKey.keyID, startedAt: clock.now, finishedAt: clock.now, roots: ["/srv/shop"], statistics: .init(), credentials: [],
            unreadable: [])
        report.workloads =
            agents.map { FoundWorkload(name: $0, kind: .ai, source: "\($0)/pyproject.toml:3", why: "it uses a model's library") }
            + [FoundWorkload(name: "orders", kind: .service, source: "k8s/orders.yaml:1", why: "a Deployment")]
        return report
    }

    // MARK: R110

    @Test func `R110: what was given at deployment is told apart from what was made by hand`() async throws {
        #expect(try await plane.act(Action.Figures()).issuance?.percentAtDeployment == nil)
        try await declare([workload("orders", .service)])
        let id = try #require(core.registrations.catalog.read { $0.entry(estate: "orders") }?.spiffeID.fixed)
        try await core.database.write { [core] transaction in
            // Renewed ten times on each of two nodes: two holders.
            for node in ["n1", "n2"] {
                for number in 0..<10 {
                    _ = try core.ledger.append(
                        NewEntry(
                            kind: "svid.x509-issued", subject: id.description, actor: "agent:spiffe://shop.example/mayfly/agent/\(node)",
                            facts: ["serial": "\(number)"]), in: transaction)
                }
            }
            _ = try core.ledger.append(NewEntry(kind: "grant.opened", subject: "orders.shop-db", actor: "server"), in: transaction)
            // The server's own is nobody's.
            _ = try core.ledger.append(
                NewEntry(kind: "svid.x509-issued", subject: "spiffe://shop.example/mayfly/server", actor: "server"), in: transaction)
        }
        _ = try await plane.act(Action.CreateToken(lifetimeMilliseconds: 600_000, node: "n1"))
        let figures = try #require(try await plane.act(Action.Figures()).issuance)
        #expect(figures.identities == 2 && figures.logins == 1 && figures.joinTokens == 1 && figures.standing == 0 && figures.credentials == 21)
        #expect(figures.percentAtDeployment == 75)
        // What is older than the window counts for nothing.
        clock.advance(.seconds(13 * 7 * 86_400))
        #expect(try await plane.act(Action.Figures()).issuance?.percentAtDeployment == nil)
    }

    // MARK: R99

    @Test func `R99: each hop has its level, and a chain says where assurance starts and ends`() async throws {
        try await declare(
            [workload("orders", .service), workload("bills", .service, selectors: ["unix:uid:9"])],
            paths: [("orders.shop-db", "orders", .pass, .planned), ("bills.shop-db", "bills", .substitute, .cutOver)])
        let all = try await plane.act(Action.Assurance(of: nil))
        #expect(all.map(\.name).sorted() == [
            "bills.shop-db", "orders.shop-db", "spiffe://shop.example/production/bills", "spiffe://shop.example/production/orders",
        ])
        let standing = try #require(try await plane.act(Action.Assurance(of: "orders.shop-db")).first)
        #expect(standing.hops.map(\.level) == [.sharedSecret] && standing.startsAt.contains("of the process nothing is known"))
        // Nobody holds a login yet, so the node's hop proves nothing.
        let path = try #require(try await plane.act(Action.Assurance(of: "bills.shop-db")).first)
        #expect(path.hops.map(\.level) == [.bearer, .none, .bearer] && path.weakest?.to == "server")
        #expect(path.hops[0].by.contains("any program of that user"))

        // A node that joined with a token, and one that a TPM vouches for: the weaker one counts.
        let weak = try await node("weak", method: "join-token")
        let strong = try await node("strong", method: "tpm")
        let cases: [([SPIFFEID], [AssuranceLevel])] = [
            ([strong], [.attested, .hardware, .attested, .bearer]), ([strong, weak], [.attested, .bearer, .attested, .bearer]),
        ]
        for (agent, levels) in cases {
            for agent in agent {
                core.live.note(
                    LiveWorkload(
                        agent: agent.description, processID: 7, selectors: Set(["unix:uid:7", "unix:path:/srv/agent"].compactMap { Selector($0) }),
                        seenAt: clock.now))
            }
            let chain = try #require(try await plane.act(Action.Assurance(of: "spiffe://shop.example/production/orders")).first)
            #expect(chain.hops.map(\.level) == levels, "\(chain)")
            #expect(chain.startsAt.contains("kernel") && chain.endsAt.contains("peer"))
        }
        await #expect(throws: ActionFailure.self) { try await plane.act(Action.Assurance(of: "nobody")) }
    }

    private func node(_ name: String, method: String) async throws -> SPIFFEID {
        let key = P256.Signing.PrivateKey()
        let svid = try await core.issuer.admit(
            NodeEvidence(segments: [name], method: method, selectors: [], onceKey: nil, facts: [:]), publicKey: Certificate.PrivateKey(key).publicKey,
            lifetime: .seconds(3600))
        return svid.id
    }
}

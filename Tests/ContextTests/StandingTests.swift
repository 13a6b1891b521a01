import Context
import Estate
import EstateTesting
import Runtime
import SPIFFE
import Testing

/// Nodes and times that tests speak of.
enum Example {
    static let trustDomain = TrustDomain("shop.example")!
    static let agent = SPIFFEID("spiffe://shop.example/mayfly/agent/node")!
    static let group = SPIFFEID("spiffe://shop.example/nodes/eu")!
    static let start = Timestamp("2026-11-21T08:00:00Z")!
    static let sensor = AttributeName("process.running:/usr/sbin/auditd")!
    static let compliant = AttributeName("device.compliant")!

    static let node = NodeFacts(
        agent: agent, groups: [group], selectors: [Selector(type: "aws_iid", value: "region:eu-central-1")], method: "aws_iid", attestedAt: start)

    static func rule(
        _ attribute: AttributeName = sensor, _ limit: PostureRule.Limit = .oneOf(["true"]), feed: String? = nil, nodes: NodeMatch = NodeMatch(),
        maximumAge: Duration = .seconds(60), level: PostureRule.Level = .required
    ) -> PostureRule {
        PostureRule(
            name: "rule", attribute: attribute, feed: feed, limit: limit, nodes: nodes, maximumAge: maximumAge, level: level, owner: "security",
            mend: "mend it")
    }

    static func attribute(
        _ value: String, _ name: AttributeName = sensor, at time: Timestamp = start, signer: String = "node"
    ) -> ContextAttribute {
        ContextAttribute(name, value, signer: signer, observedAt: time, maximumAge: .seconds(3600))
    }

    static func standing(
        _ rules: [PostureRule], _ attributes: [ContextAttribute], since: Timestamp = start - .seconds(3600), at now: Timestamp = start + .seconds(1)
    ) -> NodeStanding {
        var context = NodeContext()
        for attribute in attributes { #expect(context.take(attribute, at: now) == nil) }
        let policy = ContextPolicy(rules: rules)
        return policy.standing(of: node, policy.context(of: node, observed: context, at: now), since: { _ in since }, at: now)
    }
}

@Suite struct StandingTests {
    // R67
    @Test func `without a rule nothing is asked of a node`() {
        #expect(Example.standing([], []) == NodeStanding())
        #expect(Example.standing([], []).verdict == .met)
    }

    // R66 R67
    @Test func `what is stale, absent or another's word counts for nothing`() throws {
        let rule = Example.rule()
        #expect(Example.standing([rule], [Example.attribute("true")]).verdict == .met)
        let unlike = Example.standing([rule], [Example.attribute("false")])
        #expect(unlike.unmet.first?.cause == .unlike && unlike.unmet.first?.words.contains("is `false`, and must be `true`") == true)
        #expect(unlike.unmet.first?.mend == "mend it")
        // To the millisecond of its end.
        let end = Example.start + .seconds(60)
        #expect(Example.standing([rule], [Example.attribute("true")], at: end - .milliseconds(1)).verdict == .met)
        #expect(Example.standing([rule], [Example.attribute("true")], at: end).unmet.first?.cause == .stale)
        #expect(Example.standing([rule], []).unmet.first?.cause == .absent)
        let ofFeed = Example.rule(Example.compliant, feed: "mdm")
        #expect(Example.standing([ofFeed], [Example.attribute("true", Example.compliant, signer: "mdm")]).verdict == .met)
        #expect(Example.standing([ofFeed], [Example.attribute("true", Example.compliant, signer: "mdx")]).unmet.first?.cause == .absent)
    }

    @Test func `the next moment to look is when the first attribute ends`() {
        let other = PostureRule(
            name: "kernel", attribute: AttributeName("kernel.version")!, limit: .atLeast("6.1"), maximumAge: .seconds(20), owner: "security")
        let standing = Example.standing([Example.rule(), other], [Example.attribute("true"), Example.attribute("6.1.0-18-amd64", other.attribute)])
        #expect(standing.verdict == .met && standing.nextChange == Example.start + .seconds(20))
    }

    // R67
    @Test func `a rule that nobody could have looked at yet takes nothing, and after ten seconds it does`() {
        let rule = Example.rule()
        let soon = Example.standing([rule], [], since: Example.start, at: Example.start + .seconds(9))
        #expect(soon.verdict == .pending && soon.nextChange == Example.start + .seconds(10))
        #expect(Example.standing([rule], [], since: Example.start, at: Example.start + .seconds(10)).unmet.first?.cause == .absent)
        // A value that is there is judged at once.
        #expect(Example.standing([rule], [Example.attribute("false")], since: Example.start).unmet.first?.cause == .unlike)
        // A node that says that it cannot see is no node that has not looked.
        var context = NodeContext()
        context.cannotSee(Example.sensor, because: "no /proc")
        let blind = ContextPolicy(rules: [rule]).standing(of: Example.node, context, since: { _ in Example.start }, at: Example.start)
        #expect(blind.unmet.first?.words.contains("cannot be seen: no /proc") == true)
    }

    @Test func `what is advised is shown and takes nothing by itself`() {
        let standing = Example.standing([Example.rule(level: .advised)], [Example.attribute("false")])
        #expect(standing.verdict == .met && standing.advised.count == 1)
    }

    @Test func `a rule concerns the nodes that it names, by ID, group or attestation`() {
        let elsewhere = SPIFFEID("spiffe://shop.example/nodes/us")!
        let matches: [(NodeMatch, Bool)] = [
            (NodeMatch(node: Example.agent), true), (NodeMatch(node: Example.group), true), (NodeMatch(node: elsewhere), false),
            (NodeMatch(selectors: [Selector(type: "aws_iid", value: "region:eu-central-1")]), true),
            (NodeMatch(node: Example.group, selectors: [Selector(type: "aws_iid", value: "region:us-east-1")]), false),
        ]
        for (match, concerns) in matches {
            #expect(Example.standing([Example.rule(nodes: match)], []).unmet.isEmpty != concerns, "\(match)")
        }
    }

    // R68
    @Test func `environment and location are what operators call attested nodes, and an entry is given there alone`() {
        let label = ContextLabel(
            name: "eu", nodes: NodeMatch(selectors: [Selector(type: "aws_iid", value: "region:eu-central-1")]),
            values: [.environment: "production", .location: "eu-central-1"])
        let policy = ContextPolicy(labels: [label])
        func verdict(_ requirement: ContextRequirement, _ node: NodeFacts = Example.node, at now: Timestamp = Example.start) -> ContextVerdict {
            let context = policy.context(of: node, observed: NodeContext(), at: now)
            return requirement.judge(NodeStanding(), context, concerning: [], at: now).verdict
        }
        #expect(verdict(ContextRequirement(environment: "production", location: "eu-central-1")) == .met)
        #expect(verdict(ContextRequirement(environment: "staging")) != .met)
        var bare = Example.node
        bare.selectors = []
        guard case .unmet(let unmet) = verdict(ContextRequirement(environment: "production"), bare) else { return #expect(Bool(false)) }
        #expect(unmet.cause == .absent)
        // The age of attestation, to the millisecond.
        let hour = ContextRequirement(maximumAttestationAge: .seconds(3600))
        #expect(verdict(hour, at: Example.start + .seconds(3600) - .milliseconds(1)) == .met)
        #expect(verdict(hour, at: Example.start + .seconds(3600)) != .met)
        // A rule that is gone is met by nobody.
        #expect(verdict(ContextRequirement(posture: ["gone"])) != .met)
    }

    @Test func `a node cannot say where it stands, and a feed cannot say what a node sees`() {
        for text in ["environment", "location", "label:tier"] { #expect(AttributeName(text)?.source == .operators) }
        for text in ["attestation.method", "clock.skew"] { #expect(AttributeName(text)?.source == .server) }
        for check in AttributeName.Check.allCases {
            let text = check.argument.map { "\(check.rawValue):\($0)" } ?? check.rawValue
            #expect(AttributeName(text)?.source == .node)
            #expect(AttributeName(check.argument == nil ? text + ":more" : check.rawValue) == nil)
        }
        #expect(AttributeName("device.compliant")?.source == .feed)
        let none = [
            "", "kernel.sig", "Device", "device compliant", "file.sha256:etc/passwd", "file.sha256:/etc/../shadow", "device:1", "disk.size",
            "unit.active:../x",
        ]
        for text in none {
            #expect(AttributeName(text) == nil, "\(text)")
        }
    }

    @Test func `what is compared is compared as what it is`() {
        func allows(_ limit: PostureRule.Limit, _ value: String) -> Bool {
            let kernel = AttributeName("kernel.version")!
            return Example.standing([Example.rule(kernel, limit)], [Example.attribute(value, kernel)]).unmet.isEmpty
        }
        #expect(allows(.atLeast("6.1"), "6.10.2-amd64") && allows(.atLeast("6.1.0"), "6.1") && !allows(.atLeast("6.9"), "6.1.0-18-amd64"))
        #expect(allows(.atMost("24h"), "90m") && !allows(.atMost("24h"), "2d") && !allows(.atMost("24h"), "86400"))
        #expect(allows(.atMost("5"), "5") && !allows(.atMost("5"), "6") && !allows(.atMost("5"), "five"))
        #expect(allows(.present, "anything") && allows(.oneOf(["a", "b"]), "b") && !allows(.oneOf(["a", "b"]), "c"))
        #expect(!allows(.atLeast("1"), "99999999999999999999"))
    }
}

@Suite struct NodeContextTests {
    @Test func `a context has bounds in number and bytes, and what is there can still be brought up to date`() {
        var context = NodeContext()
        for number in 0..<NodeContext.countLimit {
            #expect(context.take(Example.attribute("true", AttributeName("process.running:/p/\(number)")!), at: Example.start) == nil)
        }
        #expect(context.take(Example.attribute("true"), at: Example.start) == .full)
        let later = Example.start + .seconds(1)
        #expect(context.take(Example.attribute("false", AttributeName("process.running:/p/7")!, at: later), at: later) == nil)
        var wide = NodeContext()
        var taken = 0
        for number in 0..<200 {
            let name = AttributeName("process.running:/" + String(repeating: "p", count: 480) + "\(number)")!
            if wide.take(Example.attribute("true", name), at: Example.start) == nil { taken += 1 }
        }
        #expect(taken < 140)
        wide.forget { _ in true }
        #expect(wide.take(Example.attribute("true"), at: Example.start) == nil && wide.attributes.count == 1)
    }

    @Test func `nothing older takes the place of something newer, and nothing of the future counts`() {
        var context = NodeContext()
        #expect(context.take(Example.attribute("true"), at: Example.start) == nil)
        #expect(context.take(Example.attribute("false", at: Example.start - .seconds(1)), at: Example.start) == .older)
        #expect(context.take(Example.attribute("false", at: Example.start + .seconds(6)), at: Example.start) == .notYet)
        for value in ["", "a b", "`", String(repeating: "a", count: 129), "\u{7}"] {
            #expect(context.take(Example.attribute(value), at: Example.start) == .malformed)
        }
        guard case .present(let found) = context.reading(Example.sensor, at: Example.start) else { return #expect(Bool(false)) }
        #expect(found.value == "true" && found.source == .node && found.signer == "node" && found.observedAt == Example.start)
    }

    // A seeded walk: whatever is told in whatever order, the newest counts, and the bounds hold.
    @Test func `in any order of observations the newest of each name counts`() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<300 {
            var context = NodeContext()
            var newest: [AttributeName: ContextAttribute] = [:]
            for _ in 0..<40 {
                let name = AttributeName("process.running:/p/\(Int.random(in: 0..<5, using: &random))")!
                let time = Example.start + .seconds(Int.random(in: 0..<50, using: &random))
                let attribute = Example.attribute(Bool.random(using: &random) ? "true" : "false", name, at: time)
                _ = context.take(attribute, at: Example.start + .seconds(50))
                if newest[name].map({ $0.observedAt <= time }) ?? true { newest[name] = attribute }
            }
            #expect(context.attributes == newest.values.sorted { $0.name < $1.name })
        }
    }
}

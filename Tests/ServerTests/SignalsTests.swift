import AuditLedger
import Console
import Context
import Estate
import EstateTesting
import Foundation
import Issuance
import Logging
import Runtime
import SPIFFE
import SharedSignals
import Storage
import Testing

@testable import Server

/// What others say, and what is said to others: without sockets, with the real database and ledger. R66 R67 R68
@Suite struct SignalsTests {
    private let clock = HeldClock()
    private let scene: SignalsFixture

    init() async throws { scene = try await SignalsFixture(clock.wallClock) }

    private func isRevoked() throws -> Bool {
        scene.core.issuer.revocations.isRevoked(try #require(SPIFFEID(SignalsFixture.workload))) != nil
    }

    private func error(_ answer: SignalsAnswer) -> String? {
        answer.json.flatMap { DeliveryError.read(Array($0.utf8)) }?.code
    }

    @Test func `without a declaration nobody is heard, and a declaration says who may say what`() async throws {
        #expect(try await scene.push(scene.token()).status == 404)
        let dry = try await scene.plane.act(Action.ApplySignals(policy: try scene.policy(), dryRun: true))
        #expect(dry.created == ["transmitter/idp", "receiver/siem", "issuer/https://mayfly.shop.example"])
        #expect(dry.notes.contains { $0.contains("no feed") })
        #expect(try await scene.push(scene.token()).status == 404)
        try await scene.declare(may: "")
        let answer = try await scene.push(scene.token())
        #expect(answer.status == 400 && error(answer) == "access_denied")
        #expect(try !isRevoked())
        try await scene.declare()
        #expect(try await scene.push(scene.token()).status == 202)
        #expect(try isRevoked())
        #expect(try await scene.kinds("signal.%") == ["signal.policy-changed", "signal.policy-changed", "signal.taken"])
    }

    @Test func `a session that is revoked revokes the identity, once, and a replay does nothing`() async throws {
        try await scene.declare()
        let token = scene.token()
        #expect(try await scene.push(token).status == 202)
        #expect(try isRevoked())
        #expect(try await scene.kinds("identity.%") == ["identity.revoked"])
        try await scene.plane.act(Action.Revoke(subject: SignalsFixture.workload, reason: "", lift: true, dryRun: false))
        // The same again (RFC 8935 §2): answered as before, without effect; after a restart too.
        #expect(try await scene.push(token).status == 202)
        #expect(try !isRevoked())
        let again = ConsoleQueries(core: try await BareControlPlane.open(scene.plane.directory, clock.wallClock))
        #expect(try await scene.push(token, to: again).status == 202)
        #expect(try !isRevoked())
        // Another one under its name.
        let forged = scene.token(id: token.id, happened: .seconds(1))
        let answer = try await scene.push(forged, to: again)
        #expect(answer.status == 400 && error(answer) == "invalid_request")
        // And when nobody remembers it any more, it is too old to count.
        clock.advance(.seconds(8 * 86400))
        try await scene.core.database.write { [now = clock.now] in try SignalsRecords.forget(at: now, in: $0) }
        #expect(error(try await scene.push(token, to: again)) == "invalid_request")
        #expect(try !isRevoked())
    }

    @Test func `what comes late does not undo what came after it`() async throws {
        try await scene.declare()
        clock.advance(.seconds(100))
        #expect(try await scene.push(scene.token(happened: .seconds(-10))).status == 202)
        try await scene.plane.act(Action.Revoke(subject: SignalsFixture.workload, reason: "", lift: true, dryRun: false))
        // Older than the newest that was told, and older than the operator's word.
        clock.advance(.seconds(1))
        #expect(try await scene.push(scene.token(happened: .seconds(-20))).status == 202)
        #expect(try await scene.outcome() == "older")
        clock.advance(.seconds(1))
        #expect(try await scene.push(scene.token(happened: .seconds(-5))).status == 202)
        #expect(try await scene.outcome() == "restored since")
        #expect(try !isRevoked())
        clock.advance(.seconds(1))
        #expect(try await scene.push(scene.token()).status == 202)
        #expect(try await scene.outcome() == "revoked" && isRevoked())
        clock.advance(.seconds(1))
        #expect(try await scene.push(scene.token()).status == 202)
        #expect(try await scene.outcome() == "revoked already")
    }

    @Test func `only what is permitted acts, on whom it is permitted, by whoever is meant`() async throws {
        try await scene.declare()
        let foreign = JWTAuthority(trustDomain: try #require(TrustDomain("idp.example")), key: try .generate(.es256))
        let stolen = await scene.queries.signals(
            SignalsRequest(
                method: "POST", path: "/ssf/events/idp", contentType: "application/secevent+jwt",
                body: Array(try foreign.sign(scene.token()).utf8)))
        #expect(stolen.status == 400 && error(stolen) == "invalid_key")
        #expect(error(try await scene.push(scene.token(issuer: "https://other.example"))) == "invalid_issuer")
        for subject: SubjectIdentifier in [
            .simple(.uri("spiffe://shop.example/staging/orders")), .simple(.uri("spiffe://other.example/production/orders")),
            .simple(.uri("spiffe://shop.example/production/nobody")), .simple(.email("jane@shop.example")), .simple(.uri("\(scene.agent)")),
            .complex(["tenant": .uri(SignalsFixture.workload)]),
        ] {
            #expect(error(try await scene.push(scene.token(.sessionRevoked, subject))) == "access_denied", "\(subject)")
        }
        #expect(try !isRevoked())
        let refusals = try await scene.plane.act(Action.Signals()).refusals
        #expect(refusals.count == 8 && !refusals.contains { $0.reason.contains("jane") })
        let asText = await scene.queries.signals(SignalsRequest(method: "POST", path: "/ssf/events/idp", contentType: "text/plain"))
        #expect(asText.status == 400)
        // A bearer token beside the signature, when one is declared.
        try await scene.declare(token: "of the transmitter")
        #expect(try await scene.push(scene.token()).status == 401)
        #expect(try await scene.push(scene.token(), authorization: "Bearer of the transmitter").status == 202)
        #expect(try isRevoked())
    }

    @Test func `more than its allowance in a second is put off, and never taken by half`() async throws {
        try await scene.declare()
        var statuses: [Int: Int] = [:]
        for _ in 0..<(SignalsKeeper.perSecond + 20) { statuses[try await scene.push(scene.token()).status, default: 0] += 1 }
        #expect(statuses == [202: SignalsKeeper.perSecond, 429: 20])
        #expect(try await scene.kinds("signal.taken").count == SignalsKeeper.perSecond)
    }

    @Test func `a device that does not comply fails its node's rule, and meets it again when it complies`() async throws {
        let compliant = try #require(AttributeName("device.compliant"))
        let feed = ContextFeed(name: "mdm", transmitter: "idp", attributes: [compliant], owner: "security")
        let rule = PostureRule(
            name: "compliant", attribute: compliant, feed: "mdm", limit: .oneOf(["true"]), maximumAge: .seconds(30 * 86400),
            owner: "security")
        try await scene.declare()
        try await scene.plane.act(Action.ApplyPosture(policy: ContextPolicy(rules: [rule], feeds: [feed]), prune: true, dryRun: false))
        func isMet(_ core: ControlPlaneCore) -> Bool { core.context.verdict(on: scene.agent, for: nil, at: clock.now) == .met }
        let device = SubjectIdentifier.complex([
            "device": .issuerAndSubject(issuer: SignalsFixture.issuer, subject: "e9297990"), "tenant": .opaque("1"),
        ])
        #expect(try await scene.push(scene.token(.deviceComplianceChange(from: .notCompliant, to: .compliant), device)).status == 202)
        #expect(isMet(scene.core))
        clock.advance(.seconds(10))
        #expect(try await scene.push(scene.token(.deviceComplianceChange(from: .compliant, to: .notCompliant), device)).status == 202)
        #expect(try await scene.outcome() == "not compliant" && !isMet(scene.core))
        // What it says of five seconds ago is over.
        clock.advance(.seconds(1))
        let late = scene.token(.deviceComplianceChange(from: .notCompliant, to: .compliant), device, happened: .seconds(-6))
        #expect(try await scene.push(late).status == 202)
        #expect(try await scene.outcome() == "older" && !isMet(scene.core))
        let again = try await BareControlPlane.open(scene.plane.directory, clock.wallClock)
        clock.advance(.seconds(15))
        #expect(!isMet(again) && !isMet(scene.core))
        #expect(try await scene.push(scene.token(.deviceComplianceChange(from: .notCompliant, to: .compliant), device)).status == 202)
        #expect(isMet(scene.core))
    }

    @Test func `what is of no consequence is taken, and says so`() async throws {
        try await scene.declare()
        let stream = SubjectIdentifier.simple(.opaque("stream"))
        #expect(try await scene.push(scene.token(.verification(state: "x"), stream)).status == 202)
        #expect(try await scene.outcome() == "verified")
        clock.advance(.seconds(1))
        #expect(try await scene.push(scene.token(.other(uri: "urn:example:event"), stream)).status == 202)
        #expect(try await scene.outcome() == "not known here")
        clock.advance(.seconds(1))
        #expect(try await scene.push(scene.token(.credentialChange(.init(type: "x509", change: .revoke, x509Serial: "0A")))).status == 202)
        #expect(try await scene.outcome() == "recorded")
        let entry = try await scene.core.database.read { try Ledger.entries(ofKinds: ["signal.taken"], in: $0).last }
        #expect(entry?.subject == SignalsFixture.workload && entry?.facts["serial"] == "0A" && entry?.actor == "transmitter:idp")
    }

    @Test func `a credential that changed elsewhere is shown where it is known`() async throws {
        let digits = String(repeating: "0", count: 31) + "7"
        let fingerprint = try #require(Fingerprint("mf1_\(scene.core.fingerprintKey.keyID)_" + digits))
        try await scene.plane.act(
            Action.Import(
                report: ScanReport(
                    keyID: scene.core.fingerprintKey.keyID, startedAt: clock.now, finishedAt: clock.now, roots: ["/srv/shop"],
                    statistics: .init(),
                    credentials: [
                        FoundCredential(
                            fingerprint: fingerprint, kind: "api-key", hint: "ab…z (24)", owner: "orders-team", ownerEvidence: [],
                            workloads: [], opens: [],
                            blastRadius: Score(reasons: [.init(points: 40, text: "a third party's API")]),
                            sightings: [Sighting(path: "app/.env", line: 1, commit: nil, source: .config, slot: "KEY", isCurrent: true)])
                    ], unreadable: [])))
        var policy = try scene.policy(may: #"{"event": "credential-change", "subjects": ["credential:*"]}"#)
        let name = #"[{"subject": {"format": "email", "email": "orders@shop.example"}, "is": "\#(fingerprint.text)"}]"#
        policy.transmitters[0].names = try JSONDecoder().decode([SignalsPolicy.Name].self, from: Data(name.utf8))
        try await scene.plane.act(Action.ApplySignals(policy: policy, dryRun: false))
        let change = SecurityEvent.Kind.credentialChange(.init(type: "password", change: .update))
        #expect(try await scene.push(scene.token(change, .simple(.email("orders@shop.example")))).status == 202)
        let shown = try await scene.queries.credential(fingerprint)
        #expect(shown.timeline.contains { $0.kind == "signal.taken" && $0.title.contains("password update") }, "\(shown.timeline)")
        #expect(error(try await scene.push(scene.token(change, .simple(.email("jane@shop.example"))))) == "access_denied")
    }

    // MARK: Telling others

    private func stream() async throws -> String {
        let made = await scene.ask("POST", "/ssf/streams", #"{"delivery": {"method": "urn:ietf:rfc:8936"}, "description": "all of it"}"#)
        #expect(made.status == 201, "\(made)")
        return try #require(try JSONValue.read(Array((made.json ?? "").utf8), limit: 8192).get().object?["stream_id"]?.string)
    }

    private func poll(_ stream: String, _ body: String = #"{"returnImmediately": true}"#) async throws -> PollAnswer {
        let answer = await scene.ask("POST", "/ssf/poll/\(stream)", body)
        #expect(answer.status == 200, "\(answer)")
        return try PollAnswer.read(Array((answer.json ?? "").utf8)).get()
    }

    private func read(_ set: String) throws -> SecurityEventToken {
        // As a receiver reads it: by the keys that are published.
        let keys = try JSONWebKey.readSet(scene.core.issuer.authority.jwtBundle.openIDKeys).get()
        let reader = SETReader(
            issuer: "https://mayfly.shop.example", audience: "https://siem.example", keys: keys, oldest: .seconds(86400))
        return try reader.read(Array(set.utf8), at: clock.now).get()
    }

    @Test func `revocations go out in their order, signed, and stay until they are acknowledged`() async throws {
        try await scene.declare()
        let id = try await stream()
        let running = Task { [scene] in await scene.core.keepSignals(Logger(label: "test")) }
        defer { running.cancel() }
        // Asked before there is anything: answered as soon as there is.
        async let waited = poll(id, "{}")
        try await Task.sleep(for: .milliseconds(100))
        let start = ContinuousClock.now
        try await scene.plane.act(Action.Revoke(subject: SignalsFixture.workload, reason: "left the building", lift: false, dryRun: false))
        let first = try await waited
        #expect(ContinuousClock.now - start < .seconds(2))
        try await scene.plane.act(Action.Revoke(subject: SignalsFixture.workload, reason: "", lift: true, dryRun: false))
        let both = try await eventually { try await poll(id).sets.count == 2 ? poll(id) : nil }
        func place(_ token: SecurityEventToken) -> Int { Int(token.transaction?.dropFirst("ledger-".count) ?? "") ?? 0 }
        let read: [SecurityEventToken] = try both.sets.values.map { try self.read($0) }
        let tokens = read.sorted { place($0) < place($1) }
        #expect(tokens.map(\.event.kind) == [.sessionRevoked, .accountEnabled])
        #expect(tokens[0].subject == .simple(.uri(SignalsFixture.workload)) && tokens[0].event.reason == ["en": "left the building"])
        #expect(tokens[0].event.initiator == .admin && first.sets.keys.first == tokens[0].id)
        // A crash forgets neither.
        let again = try await BareControlPlane.open(scene.plane.directory, clock.wallClock)
        #expect(try await again.database.read { try SignalsRecords.count(of: id, in: $0) } == 2)
        let rest = try await poll(id, #"{"returnImmediately": true, "ack": ["\#(tokens[0].id)"]}"#)
        #expect(Set(rest.sets.keys) == [tokens[1].id] && !rest.moreAvailable)
        let refused = #"{"maxEvents": 0, "setErrs": {"\#(tokens[1].id)": {"err": "invalid_request", "description": "what is this"}}}"#
        #expect(try await poll(id, refused).sets.isEmpty)
        #expect(try await scene.kinds("signal.refused") == ["signal.refused"])
        #expect(try await poll(id).sets.isEmpty)
    }

    private func eventually<Value>(_ probe: () async throws -> Value?) async throws -> Value {
        for _ in 0..<200 {
            if let value = try await probe() { return value }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw TestingError("not within ten seconds")
    }

    @Test func `a stream is its receiver's alone, and does what the framework says`() async throws {
        try await scene.declare()
        #expect(await scene.ask("POST", "/ssf/streams", "{}", token: "wrong").status == 401)
        #expect(await scene.ask("GET", "/ssf/streams").json == "[]")
        let id = try await stream()
        #expect(await scene.ask("POST", "/ssf/streams", "{}").status == 409)
        #expect(await scene.ask("GET", "/ssf/streams", stream: "other").status == 404)
        let shown = await scene.ask("GET", "/ssf/streams", stream: id).json ?? ""
        #expect(shown.contains("https://mayfly.shop.example/ssf/poll/\(id)") && shown.contains("session-revoked"))
        let uri = EventType.credentialChange.rawValue
        let changed = await scene.ask("PATCH", "/ssf/streams", #"{"stream_id": "\#(id)", "events_requested": ["\#(uri)", "urn:x"]}"#)
        #expect(changed.status == 200 && changed.json?.contains(#""events_delivered":["\#(uri)"]"#) == true)
        // Nowhere but where operators say.
        let push = #"{"stream_id": "\#(id)", "delivery": {"method": "urn:ietf:rfc:8935", "endpoint_url": "https://169.254.169.254/x"}}"#
        #expect(await scene.ask("PATCH", "/ssf/streams", push).status == 403)
        #expect(await scene.ask("POST", "/ssf/status", #"{"stream_id": "\#(id)", "status": "paused"}"#).status == 200)
        #expect(await scene.ask("POST", "/ssf/verify", #"{"stream_id": "\#(id)", "state": "abc"}"#).status == 204)
        #expect(await scene.ask("POST", "/ssf/verify", #"{"stream_id": "\#(id)", "state": "abc"}"#).status == 429)
        #expect(try await poll(id).sets.isEmpty, "paused: kept, and not sent")
        #expect(await scene.ask("POST", "/ssf/status", #"{"stream_id": "\#(id)", "status": "enabled"}"#).status == 200)
        let verification = try read(try #require(try await poll(id).sets.values.first))
        #expect(verification.event.kind == .verification(state: "abc") && verification.subject == .simple(.opaque(id)))
        #expect(await scene.ask("DELETE", "/ssf/streams", stream: id).status == 204)
        #expect(await scene.ask("POST", "/ssf/poll/\(id)", "{}").status == 404)
        let metadata = await scene.ask("GET", "/.well-known/ssf-configuration")
        #expect(metadata.status == 200 && metadata.json?.contains(#""spec_version":"1_0""#) == true)
        #expect(await scene.ask("GET", "/ssf/elsewhere").status == 404)
    }

    @Test func `a declaration with a fault changes nothing`() async throws {
        let good = try scene.policy()
        func faults(_ change: (inout SignalsPolicy) -> Void) -> [String] {
            var policy = good
            change(&policy)
            return policy.faults(in: scene.core.settings.trustDomain)
        }
        #expect(faults { _ in }.isEmpty)
        #expect(!faults { $0.issuer = nil }.isEmpty)
        #expect(!faults { $0.issuer = "http://mayfly.shop.example" }.isEmpty)
        #expect(!faults { $0.transmitters[0].keys = nil }.isEmpty)
        #expect(!faults { $0.transmitters[0].jwksURL = "http://idp.example/keys" }.isEmpty)
        #expect(!faults { $0.transmitters[0].tokenDigest = "abc" }.isEmpty)
        #expect(!faults { $0.transmitters[0].may[0].subjects = ["spiffe://other.example/*"] }.isEmpty)
        #expect(!faults { $0.transmitters[0].may[0].subjects = ["*"] }.isEmpty)
        #expect(!faults { $0.transmitters[0].may[0].event = "verification" }.isEmpty)
        #expect(!faults { $0.receivers[0].pushTo = ["https://siem.example"] }.isEmpty)
        #expect(!faults { $0.receivers.append($0.receivers[0]) }.isEmpty)
        #expect(!faults { $0.algorithm = "HS256" }.isEmpty && faults { $0.algorithm = "RS256" }.isEmpty)
        #expect(!faults { $0.defaultSubjects = "SOME" }.isEmpty && faults { $0.defaultSubjects = "NONE" }.isEmpty)
        #expect(!faults { $0.receivers[0].subjectFormat = "email" }.isEmpty && faults { $0.receivers[0].subjectFormat = "iss_sub" }.isEmpty)
        #expect(
            !faults {
                ($0.receivers[0].oauth, $0.receivers[0].tokenDigest) = (true, nil)
                $0.receivers[0].push = .init(url: "https://siem.example/events")
            }.isEmpty)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(SignalsPolicy.self, from: Data(#"{"transmitters": [{"name": "a", "isuer": "b"}]}"#.utf8))
        }
    }
}

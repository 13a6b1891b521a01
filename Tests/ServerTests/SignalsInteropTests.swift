import AuditLedger
import Console
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

/// What CAEP's interoperability profile and the framework ask of a transmitter beyond telling: RS256, subjects, access tokens. R66
@Suite(.timeLimit(.minutes(3))) struct SignalsInteropTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized.path
    private static let python = root + "/.build/venv/bin/python"
    private let clock = HeldClock()
    private let scene: SignalsFixture

    init() async throws { scene = try await SignalsFixture(clock.wallClock) }

    @discardableResult
    private func declare(_ change: (inout SignalsPolicy) -> Void) async throws -> Action.ApplySignals.Answer {
        var policy = try scene.policy()
        change(&policy)
        return try await scene.plane.act(Action.ApplySignals(policy: policy, dryRun: false))
    }

    private func object(_ answer: SignalsAnswer) throws -> JSONObject {
        try #require(try JSONValue.read(Array((answer.json ?? "").utf8), limit: 65_536).get().object, "\(answer)")
    }

    private func stream() async throws -> String {
        let made = await scene.ask("POST", "/ssf/streams", "{}")
        return try #require(try object(made)["stream_id"]?.string, "\(made)")
    }

    /// All that waits, the oldest first, acknowledged.
    private func told(_ stream: String, count: Int) async throws -> [(header: String, claims: JSONObject, set: String)] {
        for _ in 0..<200 {
            let answer = try PollAnswer.read(
                Array((await scene.ask("POST", "/ssf/poll/\(stream)", #"{"returnImmediately": true}"#).json ?? "").utf8)
            ).get()
            guard answer.sets.count >= count else {
                try await Task.sleep(for: .milliseconds(50))
                continue
            }
            let names = JSONWriter.array(answer.sets.keys.map(JSONWriter.quoted))
            _ = await scene.ask("POST", "/ssf/poll/\(stream)", #"{"maxEvents": 0, "ack": \#(names)}"#)
            return try answer.sets.values.map { set in
                let token = try SignedToken.parse(set).get()
                return ("\(token.algorithm.rawValue) \(token.keyID ?? "")", token.claims, set)
            }
            .sorted { ($0.claims["txn"]?.string ?? "") < ($1.claims["txn"]?.string ?? "") }
        }
        throw TestingError("\(count) events did not come within ten seconds")
    }

    private func revoke(_ reason: String = "left the building", lift: Bool = false) async throws {
        try await scene.plane.act(Action.Revoke(subject: SignalsFixture.workload, reason: lift ? "" : reason, lift: lift, dryRun: false))
    }

    private func telling() -> Task<Void, Never> { Task { [scene] in await scene.core.keepSignals(Logger(label: "test")) } }

    private var keys: [JSONObject] {
        get async throws {
            try #require(try object(await scene.queries.signals(SignalsRequest(method: "GET", path: "/ssf/jwks.json")))["keys"]?.array)
                .compactMap(\.object)
        }
    }

    // MARK: RS256

    @Test func `signals are signed by RS256 with a key of their own, published with kid, alg and use, and in no bundle`() async throws {
        let authority = scene.core.issuer.authority
        #expect(authority.signals == nil)
        _ = try await scene.plane.act(Action.ApplySignals(policy: { var it = try scene.policy(); it.algorithm = "RS256"; return it }(), dryRun: true))
        #expect(authority.signals == nil, "what is only shown makes no key")
        try await declare { $0.algorithm = "RS256" }
        let key = try #require(authority.signals)
        #expect(key.algorithm == .rs256 && !authority.jwtBundle.keys.contains { $0.keyID == key.keyID })
        let published = try #require(try await keys.first { $0["kid"]?.string == key.keyID })
        #expect(published["alg"]?.string == "RS256" && published["use"]?.string == "sig" && published["kty"]?.string == "RSA")
        #expect(published["d"] == nil && (published["n"]?.string?.utf8.count ?? 0) >= 342, "2048 bits and more, and the public half alone")
        let id = try await stream()
        let running = telling()
        defer { running.cancel() }
        try await revoke()
        let told = try await told(id, count: 1)[0]
        #expect(told.header == "RS256 \(key.keyID)")
        // The same key after a restart, and no second one by the same declaration.
        let again = try await BareControlPlane.open(scene.plane.directory, clock.wallClock)
        #expect(again.issuer.authority.signals?.keyID == key.keyID)
        try await declare { $0.algorithm = "RS256" }
        #expect(authority.keys.count { $0.kind == .signals } == 1)
        guard FileManager.default.isExecutableFile(atPath: Self.python) else { return }
        let jwks = try #require((await scene.queries.signals(SignalsRequest(method: "GET", path: "/ssf/jwks.json"))).json)
        let run = try await ProcessRun.run(
            [Self.python, Self.root + "/Tests/Foreign/shared_signals.py", "believe", "RS256", "https://siem.example", told.set],
            input: jwks)
        #expect(run.succeeded && run.output.contains("2048 bits"), "\(run.errors)\(run.output)")
    }

    @Test func `a change to RS256 is published before it signs, and what was signed before is still believed`() async throws {
        try await declare { _ in }
        let id = try await stream()
        let running = telling()
        defer { running.cancel() }
        let answer = try await declare { $0.algorithm = "RS256" }
        #expect(answer.created == ["algorithm/RS256"] && answer.notes.contains { $0.contains("authority activate") })
        let next = try #require(scene.core.issuer.authority.keys.first { $0.kind == .signals })
        #expect(next.state == .prepared && scene.core.issuer.authority.signals == nil)
        #expect(try await keys.map { $0["alg"]?.string ?? "" }.sorted() == ["ES256", "RS256"])
        try await revoke()
        #expect(try await told(id, count: 1)[0].header.hasPrefix("ES256 "))
        // The server itself does it, when those who keep the keys have had time to read them anew.
        clock.advance(Authority.refreshHint * 2 + .seconds(1))
        let loops = Task { [scene] in await Loops(core: scene.core, logger: Logger(label: "test")).run() }
        defer { loops.cancel() }
        for _ in 0..<200 where scene.core.issuer.authority.signals == nil { try await Task.sleep(for: .milliseconds(50)) }
        try await revoke(lift: true)
        #expect(try await told(id, count: 1)[0].header == "RS256 \(next.id)")
        #expect(try await keys.count == 2, "both stay: nothing that is on its way is lost")
        try await declare { _ in }
        try await revoke()
        #expect(try await told(id, count: 1)[0].header.hasPrefix("ES256 "), "and back")
    }

    // MARK: The profile's events

    @Test func `subjects are written by issuer and subject for who wants it so, and every event has a reason`() async throws {
        try await declare { $0.receivers[0].subjectFormat = "iss_sub" }
        let id = try await stream()
        let running = telling()
        defer { running.cancel() }
        try await revoke()
        try await revoke(lift: true)
        let told = try await told(id, count: 2)
        #expect(told.count == 2)
        for one in told {
            let subject = one.claims["sub_id"]?.object
            #expect(subject?["format"]?.string == "iss_sub" && subject?["iss"]?.string == "spiffe://shop.example")
            #expect(subject?["sub"]?.string == SignalsFixture.workload)
            let event = one.claims["events"]?.object?.members.first?.value.object
            #expect(event?["reason_admin"]?.object?["en"]?.string?.isEmpty == false, "\(one.claims)")
        }
    }

    // MARK: Subjects

    private func subject(_ what: String, _ stream: String, _ subject: String) async -> Int {
        await scene.ask("POST", "/ssf/subjects/\(what)", #"{"stream_id": "\#(stream)", "subject": \#(subject), "verified": true}"#).status
    }

    private func isTold(_ stream: String, _ subject: SubjectIdentifier) async throws -> Bool {
        let record = try #require(scene.core.signals.stream(stream))
        return try await scene.core.database.read { try SignalsRecords.isTold(record, of: subject, in: $0) }
    }

    @Test func `a stream that begins with nobody tells of whom its receiver has added, by any name of theirs, until it is removed`() async throws {
        try await declare { $0.defaultSubjects = "NONE" }
        let metadata = try object(await scene.ask("GET", "/.well-known/ssf-configuration"))
        #expect(metadata["default_subjects"]?.string == "NONE")
        #expect(metadata["add_subject_endpoint"]?.string == "https://mayfly.shop.example/ssf/subjects/add")
        #expect(metadata["remove_subject_endpoint"]?.string == "https://mayfly.shop.example/ssf/subjects/remove")
        let id = try await stream()
        let running = telling()
        defer { running.cancel() }
        try await revoke("nobody is told of this")
        let workload = #"{"format": "iss_sub", "iss": "spiffe://shop.example", "sub": "\#(SignalsFixture.workload)"}"#
        // Before it is added the ledger's entry must have been passed, or it would be told of late.
        for _ in 0..<200 {
            let (cursor, last) = try await scene.core.database.read { transaction in
                (try SignalsRecords.cursor(in: transaction), try transaction.row("SELECT max(sequence) AS last FROM ledger")?.integer("last"))
            }
            if cursor == last { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        #expect(await subject("add", id, workload) == 200)
        try await revoke(lift: true)
        let told = try await told(id, count: 1)
        #expect(told.count == 1 && told[0].claims["events"]?.object?.names == [EventType.accountEnabled.rawValue])
        #expect(try await scene.kinds("signal.subject%") == ["signal.subject-added"])
        #expect(await subject("add", id, workload) == 200)
        #expect(await subject("remove", id, #"{"format": "uri", "uri": "\#(SignalsFixture.workload)"}"#) == 204)
        #expect(try await !isTold(id, .simple(.uri(SignalsFixture.workload))))
        #expect(try await scene.kinds("signal.subject%") == ["signal.subject-added", "signal.subject-removed"])
        // Whether anybody is called so is not told.
        #expect(await subject("add", id, #"{"format": "uri", "uri": "spiffe://shop.example/production/nobody"}"#) == 200)
        #expect(await subject("remove", id, #"{"format": "email", "email": "jane@shop.example"}"#) == 204)
        // The stream is its own subject, and always told of.
        #expect(await scene.ask("POST", "/ssf/verify", #"{"stream_id": "\#(id)", "state": "s"}"#).status == 204)
        #expect(try await self.told(id, count: 1)[0].claims["sub_id"]?.object?["id"]?.string == id)
        #expect(await scene.ask("DELETE", "/ssf/streams", stream: id).status == 204)
        #expect(try await scene.core.database.read { try SignalsRecords.subjects(of: id, in: $0) } == 0)
    }

    @Test func `what is removed from a stream of all is not told, and no more than that; the last word counts`() async throws {
        try await declare { _ in }
        let id = try await stream()
        let workload = SubjectIdentifier.simple(.uri(SignalsFixture.workload))
        #expect(await subject("remove", id, workload.json) == 204)
        #expect(try await !isTold(id, workload))
        #expect(try await isTold(id, .simple(.uri("spiffe://shop.example/production/b"))))
        #expect(await subject("add", id, workload.json) == 200)
        #expect(try await isTold(id, workload))
        func device(_ name: String, _ more: [String: SubjectIdentifier.Simple] = [:]) -> SubjectIdentifier {
            .complex(["device": .uri("spiffe://shop.example/mayfly/agent/\(name)")].merging(more) { first, _ in first })
        }
        // A complex subject without a member says nothing of it; yet to remove a user removes no device.
        #expect(await subject("remove", id, #"{"format": "complex", "user": {"format": "opaque", "id": "u"}}"#) == 204)
        #expect(try await isTold(id, device("a")))
        #expect(await subject("remove", id, device("a").json) == 204)
        #expect(try await !isTold(id, device("a")))
        #expect(try await !isTold(id, device("a", ["tenant": .opaque("t")])))
        #expect(try await isTold(id, device("b")))
        #expect(await subject("add", id, device("a", ["tenant": .opaque("t")]).json) == 200)
        #expect(try await isTold(id, device("a", ["tenant": .opaque("t")])))
        #expect(try await isTold(id, device("a")), "a member that is missing matches")
        let shown = try await scene.plane.act(Action.Signals()).streams.first
        #expect(shown?.defaultSubjects == "ALL" && shown?.subjects == 3)
    }

    @Test func `a request about a subject that is none of the receiver's, too much, or no request, changes nothing`() async throws {
        try await declare { $0.receivers[0].push = .init(url: "http://127.0.0.1:9/events") }
        let declared = try #require(scene.core.signals.streams.first?.id)
        let workload = #"{"format": "uri", "uri": "\#(SignalsFixture.workload)"}"#
        #expect(await subject("remove", declared, workload) == 403, "operators want it told")
        let id = try await { try await declare { _ in }; return try await stream() }()
        #expect(await subject("remove", "of another", workload) == 404)
        #expect(await scene.ask("POST", "/ssf/subjects/remove", #"{"stream_id": "\#(id)", "subject": \#(workload)}"#, token: "x").status == 401)
        for body in ["", "[]", #"{"subject": \#(workload)}"#, #"{"stream_id": "\#(id)"}"#, #"{"stream_id": "\#(id)", "subject": {"format": "x"}}"#] {
            #expect(await scene.ask("POST", "/ssf/subjects/add", body).status == 400, "\(body)")
        }
        for number in 0...SignalsRecords.complexLimit {
            clock.advance(.milliseconds(100))
            let complex = #"{"format": "complex", "user": {"format": "opaque", "id": "\#(number)"}}"#
            #expect(await subject("remove", id, complex) == (number < SignalsRecords.complexLimit ? 204 : 403))
        }
    }

    // MARK: OAuth

    private func token(_ form: String = "grant_type=client_credentials", secret: String = SignalsFixture.receiverToken) async -> SignalsAnswer {
        await scene.queries.signals(
            SignalsRequest(
                method: "POST", path: "/ssf/token", authorization: "Basic " + Data("siem:\(secret)".utf8).base64EncodedString(),
                contentType: "application/x-www-form-urlencoded", body: Array(form.utf8)))
    }

    @Test func `an access token opens what its scopes say, for ten minutes, and the secret itself opens nothing`() async throws {
        #expect(await token().status == 404)
        try await declare { _ in }
        #expect(await token().status == 404, "only who is declared so asks by OAuth")
        let before = try object(await scene.ask("GET", "/.well-known/ssf-configuration"))
        #expect(before["authorization_schemes"]?.array?.first?.object?["spec_urn"]?.string == "urn:ietf:rfc:6750")
        try await declare { $0.receivers[0].oauth = true }
        let metadata = try object(await scene.ask("GET", "/.well-known/ssf-configuration"))
        #expect(metadata["authorization_schemes"]?.array?.compactMap { $0.object?["spec_urn"]?.string } == ["urn:ietf:rfc:6749"])
        let server = try object(await scene.ask("GET", "/.well-known/oauth-authorization-server/ssf"))
        #expect(server["token_endpoint"]?.string == "https://mayfly.shop.example/ssf/token")
        #expect(server["issuer"]?.string == "https://mayfly.shop.example/ssf")
        let bare = await scene.ask("GET", "/ssf/streams")
        #expect(bare.status == 401 && bare.challenge == "Bearer error=\"invalid_token\"")
        let stranger = await token(secret: "wrong")
        #expect(try stranger.status == 401 && object(stranger)["error"]?.string == "invalid_client" && stranger.challenge?.hasPrefix("Basic") == true)
        for (form, error) in [
            ("", "invalid_request"), ("grant_type=password", "unsupported_grant_type"), ("grant_type=client_credentials&scope=all", "invalid_scope"),
            ("grant_type=client_credentials&grant_type=client_credentials", "invalid_request"), ("grant_type=%zz", "invalid_request"),
        ] {
            let answer = await token(form)
            #expect(try answer.status == 400 && object(answer)["error"]?.string == error, "\(form)")
        }
        let all = try object(await token())
        #expect(all["token_type"]?.string == "Bearer" && all["expires_in"]?.number?.unsigned == 600 && all["scope"]?.string == "ssf.manage ssf.read")
        let access = try #require(all["access_token"]?.string)
        #expect(await scene.ask("POST", "/ssf/streams", "{}", token: access).status == 201)
        let reading = try #require(try object(await token("grant_type=client_credentials&scope=ssf.read"))["access_token"]?.string)
        #expect(await scene.ask("GET", "/ssf/streams", token: reading).status == 200)
        let refused = await scene.ask("POST", "/ssf/streams", "{}", token: reading)
        #expect(refused.status == 403 && refused.challenge == "Bearer error=\"insufficient_scope\", scope=\"ssf.manage\"")
        clock.advance(.seconds(601))
        #expect(await scene.ask("GET", "/ssf/streams", token: access).status == 401)
        // With another secret declared, what the old one got opens nothing.
        let late = try #require(try object(await token())["access_token"]?.string)
        #expect(await scene.ask("GET", "/ssf/streams", token: late).status == 200)
        try await declare {
            $0.receivers[0].oauth = true
            $0.receivers[0].tokenDigest = String(repeating: "a", count: 64)
        }
        #expect(await scene.ask("GET", "/ssf/streams", token: late).status == 401)
    }
}

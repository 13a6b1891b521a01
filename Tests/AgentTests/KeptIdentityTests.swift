import Attestation
import Context
import Estate
import Foundation
import GRPCCore
import LinuxProcess
import Logging
import NodeAPI
import Registration
import Runtime
import SPIFFE
import SwiftProtobuf
import Testing
import WorkloadAPI

@testable import Agent

@Suite("R43 R44 R47: what a process was given is there for the same process, and for nobody else") struct KeptIdentityTests {
    private static let id = SPIFFEID("spiffe://shop.example/orders")!
    private static let other = SPIFFEID("spiffe://shop.example/billing")!
    private static let now = Timestamp(milliseconds: 1_800_000_000_000)

    private static func entry(_ name: String = "orders", id: SPIFFEID = id, selectors: [String] = ["unix:uid:1"]) -> RegistrationEntry {
        RegistrationEntry(
            name: name, spiffeID: IDTemplate(id), selectors: selectors.compactMap { Selector($0) }, owner: "shop", purpose: "sells", revision: 1)
    }

    private static func question(
        _ id: SPIFFEID = id, entry: String = "orders", pid: Int32 = 7, start: UInt64 = 1,
        selectors: [String] = ["unix:uid:1", "unix:path:/a"], delegate: String = "", isAsserted: Bool = false, audience: [String] = []
    ) -> IdentityQuestion {
        IdentityQuestion(
            id, by: entry,
            .with {
                ($0.pid, $0.startTime, $0.selectors) = (pid, start, selectors)
                ($0.delegate, $0.isAsserted) = (delegate, isAsserted)
            }, audience: audience)
    }

    private static func held(_ serial: String = "0A", for seconds: Int64 = 60) throws -> HeldIdentity<WorkloadX509> {
        let end = now + .seconds(seconds)
        let svid = X509SVID(id: id, chain: [], notAfter: end, serial: serial)
        return HeldIdentity(
            credential: WorkloadX509(svid: svid, key: Secret("key"), hint: ""), serial: serial, expiresAt: end, renewAt: now + .seconds(seconds / 4),
            issuer: "a")
    }

    private static func token(_ name: String) -> KeptToken {
        KeptToken(
            token: DelegatedToken(id: id, token: Secret("t"), hint: "", issuedAt: now, expiresAt: now + .seconds(60)), name: name)
    }

    private static func keep(_ held: HeldIdentity<WorkloadX509>, in kept: KeptIdentities, for question: IdentityQuestion) {
        kept.keep(.init(answer: held, expiresAt: held.expiresAt, selectors: question.selectors), \.x509, for: question, at: now)
    }

    private static func keep(_ token: KeptToken, in kept: KeptIdentities, for question: IdentityQuestion) {
        kept.keep(.init(answer: token, expiresAt: now + .seconds(60), selectors: question.selectors), \.tokens, for: question, at: now)
    }

    private static func snapshot(
        _ entries: [RegistrationEntry], _ change: (inout Mayfly_Node_V1_NodeSettings) -> Void = { _ in }
    ) throws -> NodeSnapshot {
        var message = Mayfly_Node_V1_NodeSettings.with {
            ($0.trustDomain, $0.fingerprintKey, $0.roots) = ("shop.example", Data(repeating: 1, count: 32), [Data([1])])
        }
        change(&message)
        return NodeSnapshot(revision: 1, settings: try #require(NodeSettings(message)), entries: EntrySet(entries), paths: [])
    }

    // R44 R49
    @Test func `an answer is for the same question of the same process alone`() throws {
        let kept = KeptIdentities()
        let asked = Self.question(audience: ["b", "a"])
        Self.keep(Self.token("t1"), in: kept, for: asked)
        func answer(_ question: IdentityQuestion) -> String? { kept.answer(\.tokens, to: question, at: Self.now)?.name }
        #expect(answer(asked) == "t1")
        #expect(answer(Self.question(audience: ["a", "b", "a"])) == "t1", "the audience is a set")
        let others = [
            Self.question(pid: 8, audience: ["a", "b"]), Self.question(start: 2, audience: ["a", "b"]), Self.question(audience: ["a"]),
            Self.question(audience: ["a", "b", "c"]), Self.question(Self.other, audience: ["a", "b"]),
            Self.question(entry: "also-orders", audience: ["a", "b"]), Self.question(selectors: ["unix:uid:1", "unix:path:/b"], audience: ["a", "b"]),
            Self.question(selectors: ["unix:uid:1"], audience: ["a", "b"]), Self.question(delegate: Self.other.description, audience: ["a", "b"]),
            Self.question(isAsserted: true, audience: ["a", "b"]),
        ]
        for other in others { #expect(answer(other) == nil, "\(other)") }
        #expect(kept.answer(\.x509, to: asked, at: Self.now) == nil)
        #expect(kept.answer(\.tokens, to: asked, at: Self.now + .seconds(60)) == nil, "it has ended")
    }

    // R44
    @Test func `the process that asks is the one that was attested, its delegate is named, and another process is another question`() async throws {
        let own = try ProcessHandle(pid: getpid())
        guard case .attested(let attested) = Attestor().attest(own) else { throw RPCError(code: .unknown, message: "this process is not attested") }
        let delegate = Delegate(id: Self.other, process: own) { true }
        let entry = Self.entry()
        let mine = IdentityQuestion(Self.id, by: entry, for: IdentitySubject(attested))
        #expect(mine.process == .init(pid: getpid(), startTime: own.startTime) && mine.evidence.delegate.isEmpty)
        #expect(mine == IdentityQuestion(Self.id, by: entry, for: IdentitySubject(attested)))
        let brokered = IdentityQuestion(Self.id, by: entry, for: IdentitySubject(attested, askedBy: delegate))
        let asserted = IdentityQuestion(Self.id, by: entry, for: IdentitySubject(asserted: attested.selectors, by: delegate))
        #expect(Set([mine, brokered, asserted]).count == 3)
        #expect(!mine.concerns(brokered) && !mine.concerns(asserted) && !brokered.concerns(asserted))
    }

    // R47
    @Test func `what was taken back while it was on its way is not kept`() throws {
        let state = NodeState()
        func isKept(_ entries: [RegistrationEntry], revoked: Bool = false) throws -> Bool {
            state.set(try Self.snapshot(entries) { $0.revokedIds = revoked ? [Self.id.description] : [] })
            let held = try Self.held()
            state.keep(held, until: held.expiresAt, \.x509, for: Self.question(), at: Self.now)
            return state.kept.answer(\.x509, to: Self.question(), at: Self.now) != nil
        }
        #expect(try !isKept([]))
        #expect(try !isKept([Self.entry()], revoked: true))
        #expect(try !isKept([Self.entry(id: Self.other)]))
        #expect(try isKept([Self.entry()]))
    }

    // R46 R47
    @Test func `what takes an identity back takes it out of what is kept, and it does not come back with it`() throws {
        let kinds: [(what: String, change: (NodeState) throws -> Void)] = [
            ("its entry goes", { $0.set(try Self.snapshot([])) }),
            ("its entry asks for something else", { $0.set(try Self.snapshot([Self.entry(selectors: ["unix:uid:1", "unix:path:/z"])])) }),
            ("its entry gives another ID", { $0.set(try Self.snapshot([Self.entry(id: Self.other)])) }),
            ("it is revoked", { $0.set(try Self.snapshot([Self.entry()]) { $0.revokedIds = [Self.id.description] }) }),
            (
                "its node is not what it must be",
                {
                    $0.take(
                        .with {
                            $0.sequence = 1
                            $0.unmet = [.with { ($0.rule, $0.words) = ("disk", "not encrypted") }]
                        }, Logger(label: "test"))
                }
            ),
            (
                "it is withheld on this node",
                {
                    $0.take(
                        .with {
                            $0.sequence = 1
                            $0.withheld = [.with { ($0.entry, $0.words) = ("orders", "not here") }]
                        }, Logger(label: "test"))
                }
            ),
        ]
        for (what, change) in kinds {
            let state = NodeState()
            state.set(try Self.snapshot([Self.entry()]))
            Self.keep(try Self.held(), in: state.kept, for: Self.question())
            Self.keep(Self.token("t1"), in: state.kept, for: Self.question(audience: ["a"]))
            state.set(try Self.snapshot([Self.entry(), Self.entry("x", id: Self.other)]))
            #expect(state.kept.count == 2, "a change that does not concern it")
            try change(state)
            state.set(try Self.snapshot([Self.entry()]))
            #expect(state.kept.count == 0, "\(what)")
        }
    }

    // R47
    @Test func `a token and a certificate that were taken back by name are not given again, and others are`() throws {
        let authority = try CertificateAuthority(
            trustDomain: try #require(TrustDomain("shop.example")), now: Self.now, lifetime: .seconds(86_400), serial: [1])
        let list = try authority.revocationList(revoked: [([0x0A], Self.now)], number: 1, now: Self.now, nextUpdate: .seconds(60))
        let state = NodeState()
        for (pid, serial) in [(1, "0A"), (2, "000A"), (3, "0B")] as [(Int32, String)] {
            Self.keep(try Self.held(serial), in: state.kept, for: Self.question(pid: pid))
        }
        for (pid, name) in [(1, "t1"), (2, "t2")] as [(Int32, String)] {
            Self.keep(Self.token(name), in: state.kept, for: Self.question(pid: pid))
        }
        state.set(
            try Self.snapshot([Self.entry()]) {
                $0.revocationLists = [Data(list), Data([1, 2, 3])]
                $0.revokedTokens = ["t1"]
            })
        func isKept(_ pid: Int32) -> [Bool] {
            let question = Self.question(pid: pid)
            return [state.kept.answer(\.x509, to: question, at: Self.now) != nil, state.kept.answer(\.tokens, to: question, at: Self.now) != nil]
        }
        #expect(isKept(1) == [false, false] && isKept(2) == [false, true] && isKept(3) == [true, false])
    }

    // R47
    @Test func `a process that ended, and what the server denies, are forgotten, and nobody else's`() throws {
        let kept = KeptIdentities()
        let questions = [
            Self.question(), Self.question(audience: ["a"]), Self.question(Self.other), Self.question(pid: 8),
            Self.question(delegate: Self.other.description),
        ]
        func fill() throws {
            for question in questions {
                Self.keep(try Self.held(), in: kept, for: question)
                Self.keep(Self.token("t"), in: kept, for: question)
            }
        }
        func left() -> [IdentityQuestion] { questions.filter { kept.answer(\.tokens, to: $0, at: Self.now) != nil } }
        try fill()
        #expect(kept.count == 10)
        // Denied as an SVID is denied as a token, to whom it was denied.
        kept.drop(Self.question())
        #expect(left() == Array(questions.dropFirst(2)) && kept.count == 6)
        try fill()
        kept.forget(.init(pid: 7, startTime: 1))
        #expect(left() == [Self.question(pid: 8)] && kept.count == 2)
        try fill()
        kept.sweep(at: Self.now) { $0.pid == 7 }
        #expect(!left().contains(Self.question(pid: 8)) && kept.count == 8)
        kept.sweep(at: Self.now + .seconds(60)) { _ in true }
        #expect(kept.count == 0)
    }

    @Test func `whoever has too much kept loses its own, and where there is no room nothing new is kept`() {
        var answers = KeptAnswers<Int>(limit: 5, processLimit: 3)
        func end(_ seconds: Int64) -> Timestamp { Self.now + .seconds(seconds) }
        func keep(_ answer: Int, until end: Timestamp, for question: IdentityQuestion, at now: Timestamp = Self.now) {
            answers.keep(.init(answer: answer, expiresAt: end, selectors: []), for: question, at: now)
        }
        for number in 0..<4 {
            keep(number, until: end(10 - Int64(number)), for: Self.question(audience: ["\(number)"]))
        }
        let mine = (0..<4).map { answers.answer(to: Self.question(audience: ["\($0)"]), at: Self.now) }
        #expect(mine == [0, 1, nil, 3] && answers.count == 3, "the one that would have ended first has made room")
        for pid in [8, 9, 10] as [Int32] { keep(9, until: end(60), for: Self.question(pid: pid)) }
        #expect(answers.count == 5 && answers.answer(to: Self.question(pid: 10), at: Self.now) == nil)
        // What has ended is no reason.
        keep(10, until: end(60), for: Self.question(pid: 10), at: end(11))
        #expect(answers.count == 3 && answers.answer(to: Self.question(pid: 10), at: end(11)) == 10)
        // The same question again takes no room.
        for _ in 0..<9 { keep(11, until: end(60), for: Self.question(pid: 10), at: end(11)) }
        #expect(answers.count == 3)
    }

    // MARK: On a stream

    private typealias Identities = HeldIdentities<WorkloadX509, Int>

    // R43 R51
    @Test func `what another stream of the process was given is taken up, and the later of two counts`() throws {
        var identities = Identities()
        let entries = [(entry: Self.entry(), id: Self.id)]
        func asks(_ kept: HeldIdentity<WorkloadX509>?, askAgain: Int64 = 0, after seconds: Int64 = 0) -> Int {
            identities.entitle(to: entries, tainted: [], askAgain: askAgain, at: Self.now + .seconds(seconds)) { _ in kept }.count
        }
        let (first, second) = (try Self.held("0A"), try Self.held("0B", for: 120))
        #expect(asks(first) == 0, "nothing is asked for")
        #expect(identities.isComplete && identities.news(0)?.map(\.svid.serial) == ["0A"])
        #expect(!identities.isComplete && identities.news(0) == nil)
        #expect(asks(second) == 0 && identities.news(0) == nil, "not late yet: nobody looks")
        #expect(asks(first, after: 16) == 1 && identities.news(0) == nil, "late, and the other stream has no other")
        #expect(asks(second, after: 16) == 0 && identities.news(0)?.map(\.svid.serial) == ["0B"])
        #expect(asks(first, after: 40) == 1 && identities.news(0) == nil)
        #expect(identities.held[Self.id]?.serial == "0B", "of two the later one counts")
        // What is to be decided anew is asked for, unless it was decided since on the other stream.
        var third = try Self.held("0C", for: 240)
        #expect(asks(third, askAgain: 7, after: 20) == 1)
        third.asked = 7
        third.serial = "0D"
        third.expiresAt = third.expiresAt + .seconds(1)
        #expect(asks(third, askAgain: 7, after: 20) == 0)
        // Refused here: what another stream has is no way around.
        identities.refuse(Self.id, until: Self.now + .seconds(60))
        #expect(asks(third, askAgain: 7, after: 20) == 0 && identities.held.isEmpty)
        // Not entitled any more: nothing helps.
        #expect(identities.entitle(to: [], tainted: [], at: Self.now) { _ in third }.isEmpty && identities.held.isEmpty)
    }

    // R47
    @Test func `an identity that is lost is told of before others are asked for, and one that is missing is waited for`() throws {
        var identities = Identities()
        let both = [(entry: Self.entry(), id: Self.id), (entry: Self.entry("b", id: Self.other), id: Self.other)]
        _ = identities.entitle(to: both, tainted: [], at: Self.now)
        identities.take(try Self.held("0A"), for: Self.id)
        #expect(!identities.isComplete && !identities.hasLost, "the other one is asked for first")
        identities.take(try Self.held("0B"), for: Self.other)
        #expect(identities.isComplete && identities.news(0)?.count == 2)
        #expect(identities.entitle(to: Array(both.prefix(1)), tainted: ["a"], at: Self.now).count == 1)
        #expect(identities.hasLost && identities.news(0)?.count == 1 && !identities.hasLost)
        // All of it has ended: that is no set, but a question.
        #expect(identities.entitle(to: both, tainted: [], at: Self.now + .seconds(61)).count == 2 && !identities.hasLost)
    }

    // MARK: The codes of the endpoint

    // R42 R43
    @Test func `whatever the connection to the server dies of, a workload is told to try again, and why`() {
        let codes: [RPCError.Code] = [
            .cancelled, .unknown, .unimplemented, .invalidArgument, .deadlineExceeded, .notFound, .alreadyExists, .resourceExhausted,
            .failedPrecondition, .aborted, .outOfRange, .internalError, .unavailable, .dataLoss, .unauthenticated,
        ]
        var status = LinkStatus()
        status.problem = .init(at: Self.now, words: "connection refused", isRefusal: false)
        for code in codes {
            guard case .unavailable(let words) = status.refusal(for: RPCError(code: code, message: "x")) else {
                Issue.record("\(code)")
                continue
            }
            #expect(words.contains("connection refused"))
        }
        status.connectedSince = Self.now
        guard case .unavailable(let there) = status.refusal(for: RPCError(code: .resourceExhausted, message: "too much")) else {
            Issue.record("while it is there")
            return
        }
        #expect(there.contains("too much") && !there.contains("connection refused"), "a problem that is over explains nothing")
        guard case .unavailable = status.refusal(for: Refusal(.malformed, "no certificate")) else {
            Issue.record("an answer that makes no sense")
            return
        }
        guard case .noIdentity("no") = status.refusal(for: RPCError(code: .permissionDenied, message: "no")) else {
            Issue.record("a denial is a denial")
            return
        }
    }
}

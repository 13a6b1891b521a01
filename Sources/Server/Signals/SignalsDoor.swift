import AuditLedger
import Console
import Foundation
import Issuance
import Logging
import Runtime
import SPIFFE
import SharedSignals
import Storage

/// Answers other parties' programs: tokens that they push, and what they ask of streams. Which of them asks is decided by a token that
/// only it has, before anything of what it sends is read.
struct SignalsDoor: Sendable {
    let core: ControlPlaneCore
    let logger: Logger

    private static let streams = "/ssf/streams", status = "/ssf/status", verify = "/ssf/verify", keys = "/ssf/jwks.json"
    private static let addSubject = "/ssf/subjects/add", removeSubject = "/ssf/subjects/remove"
    private static let events = "/ssf/events/", poll = "/ssf/poll/"
    /// A poll that may wait is answered after this long, with nothing: less than what proxies wait for.
    static let longestWait = Duration.seconds(25)

    func answer(_ request: SignalsRequest) async -> SignalsAnswer {
        switch (request.method, request.path) {
        case ("GET", Self.keys):
            // Public, and what pushes are checked by: there only when somebody may be told something.
            guard core.signals.policy.issuer != nil else { return SignalsAnswer(404) }
            return SignalsAnswer(200, core.signalsKeys)
        case ("GET", let path) where path.hasPrefix(TransmitterMetadata.wellKnown): return metadata(path)
        case ("GET", let path) where path.hasPrefix(SignalsTokens.wellKnown): return SignalsTokens(core: core).metadata(path)
        case ("POST", SignalsTokens.path): return SignalsTokens(core: core).answer(request)
        case ("POST", let path) where path.hasPrefix(Self.events): return await event(request, String(path.dropFirst(Self.events.count)))
        default: return await stream(request)
        }
    }

    /// An error's object, in the words of RFC 8935 where it has some.
    private static func refused(_ status: Int, _ error: DeliveryError) -> SignalsAnswer { SignalsAnswer(status, error.json) }

    private static func refused(_ status: Int, _ reason: String) -> SignalsAnswer {
        refused(status, DeliveryError(status == 401 ? .authenticationFailed : status == 403 ? .accessDenied : .invalidRequest, reason))
    }

    // MARK: Receiving (RFC 8935)

    private func event(_ request: SignalsRequest, _ name: String) async -> SignalsAnswer {
        guard let peer = core.signals.peer(name) else { return SignalsAnswer(404) }
        guard SignalsKeeper.isRight(request.authorization, for: peer.declared) else {
            core.signals.note(SETRefusal(.unauthenticated, "its bearer token is not right"), of: name, at: core.clock.now())
            return Self.refused(401, "present the transmitter's bearer token")
        }
        guard core.signals.admits("transmitter " + name, at: core.clock.now()) else { return SignalsAnswer(429, retryAfter: 1) }
        guard Self.isType(SecurityEventToken.mediaType, request.contentType) else {
            return Self.refused(400, "the content type is not \(SecurityEventToken.mediaType)")
        }
        switch await core.take(token: request.body, from: peer, logger) {
        case .success: return SignalsAnswer(202)
        case .failure(let refusal):
            switch refusal.code {
            case .unavailable: return SignalsAnswer(503, retryAfter: 5)
            case .tooMany: return SignalsAnswer(429, retryAfter: 60)
            default: return Self.refused(400, DeliveryError(refusal))
            }
        }
    }

    private static func isType(_ wanted: String, _ given: String?) -> Bool {
        given?.split(separator: ";").first.map { $0.trimmingCharacters(in: .whitespaces).lowercased() == wanted } ?? false
    }

    // MARK: Transmitting (SSF 1.0 §7, §8)

    private func address(_ path: String) -> String {
        var issuer = core.signals.policy.issuer ?? ""
        if issuer.hasSuffix("/") { issuer.removeLast() }
        return issuer + path
    }

    private func metadata(_ path: String) -> SignalsAnswer {
        guard let issuer = core.signals.policy.issuer, !core.signals.policy.receivers.isEmpty,
            let place = TransmitterMetadata.address(of: issuer), place.hasSuffix(path)
        else { return SignalsAnswer(404) }
        return SignalsAnswer(
            200,
            TransmitterMetadata(
                issuer: issuer, keys: address(Self.keys), configuration: address(Self.streams), status: address(Self.status),
                verification: address(Self.verify), addSubject: address(Self.addSubject), removeSubject: address(Self.removeSubject),
                defaultSubjects: defaultSubjects, schemes: core.signals.policy.schemes
            ).json)
    }

    private var defaultSubjects: DefaultSubjects { core.signals.policy.defaultSubjects.flatMap(DefaultSubjects.init) ?? .all }

    private func stream(_ request: SignalsRequest) async -> SignalsAnswer {
        guard let (receiver, scopes) = core.signals.access(presenting: request.authorization, at: core.clock.now()) else {
            var refusal = Self.refused(401, "present the receiver's bearer token")
            if request.authorization != nil { refusal.challenge = "Bearer error=\"invalid_token\"" }
            return refusal
        }
        guard scopes.contains(.manage) || (scopes.contains(.read) && request.method == "GET") else {
            var refusal = Self.refused(403, "the access token does not open this")
            refusal.challenge = "Bearer error=\"insufficient_scope\", scope=\"\(AccessScope.manage.rawValue)\""
            return refusal
        }
        guard core.signals.admits("receiver " + receiver.name, at: core.clock.now()) else { return SignalsAnswer(429, retryAfter: 1) }
        do {
            switch (request.method, request.path) {
            case ("GET", Self.streams): return read(request, receiver)
            case ("POST", Self.streams): return try await create(try StreamRequest.read(request.body).get(), receiver)
            case ("PATCH", Self.streams), ("PUT", Self.streams):
                return try await change(try StreamRequest.read(request.body).get(), receiver, replaces: request.method == "PUT")
            case ("DELETE", Self.streams): return try await remove(try own(request.stream, receiver))
            case ("GET", Self.status): return SignalsAnswer(200, core.stream(try own(request.stream, receiver), of: receiver).statusJSON)
            case ("POST", Self.status): return try await setStatus(try StreamRequest.read(request.body).get(), receiver)
            case ("POST", Self.verify): return try await verify(try StreamRequest.read(request.body).get(), receiver)
            case ("POST", Self.addSubject):
                try await set(try SubjectRequest.read(request.body).get(), receiver, isWanted: true)
                return SignalsAnswer(200)
            case ("POST", Self.removeSubject):
                try await set(try SubjectRequest.read(request.body).get(), receiver, isWanted: false)
                return SignalsAnswer(204)
            case ("POST", let path) where path.hasPrefix(Self.poll):
                let stream = try own(String(path.dropFirst(Self.poll.count)), receiver)
                return try await poll(try PollRequest.read(request.body).get(), stream, receiver)
            default: return SignalsAnswer(404)
            }
        } catch let refusal as SETRefusal {
            // What a receiver asks for and there is none of, or what it may not have, has a status of its own.
            let status = refusal.code == .unknownSubject ? 404 : refusal.code == .notAllowed ? 403 : refusal.code == .repeated ? 409 : 400
            return Self.refused(status, refusal.reason)
        } catch {
            logger.error("a request about a stream failed: \(Loops.describe(error))")
            return SignalsAnswer(503, retryAfter: 5)
        }
    }

    private func own(_ id: String?, _ receiver: SignalsPolicy.Receiver) throws(SETRefusal) -> StreamRecord {
        guard let id, let stream = core.signals.stream(id), stream.receiver == receiver.name else {
            throw SETRefusal(.unknownSubject, "there is no such stream of this receiver")
        }
        return stream
    }

    private func json(_ record: StreamRecord, _ receiver: SignalsPolicy.Receiver) -> String {
        core.stream(record, of: receiver).json(pollURL: address(Self.poll + record.id))
    }

    private func read(_ request: SignalsRequest, _ receiver: SignalsPolicy.Receiver) -> SignalsAnswer {
        if let id = request.stream {
            guard let stream = try? own(id, receiver) else { return Self.refused(404, "there is no such stream of this receiver") }
            return SignalsAnswer(200, json(stream, receiver))
        }
        let own = core.signals.streams.filter { $0.receiver == receiver.name }
        return SignalsAnswer(200, JSONWriter.array(own.map { json($0, receiver) }))
    }

    /// Where a receiver may have its events pushed: only where operators have said.
    private func pushURL(_ request: StreamRequest, _ receiver: SignalsPolicy.Receiver) throws(SETRefusal) -> String? {
        guard request.method == .push else { return nil }
        guard let url = request.endpoint, receiver.pushTo.contains(where: { url.hasPrefix($0) }), SignalsPolicy.isAddress(url) else {
            throw SETRefusal(.notAllowed, "events are pushed only to the addresses that are declared for this receiver")
        }
        return url
    }

    private func create(_ request: StreamRequest, _ receiver: SignalsPolicy.Receiver) async throws -> SignalsAnswer {
        guard !core.signals.streams.contains(where: { $0.receiver == receiver.name }) else {
            throw SETRefusal(.repeated, "this receiver has a stream: change it, or delete it first")
        }
        let stream = StreamRecord(
            id: core.entropy.hex(16), receiver: receiver.name, requested: request.requested ?? [], pushURL: try pushURL(request, receiver),
            description: request.description, status: .enabled, reason: nil, isDeclared: false, defaultSubjects: defaultSubjects)
        try await keep(stream, secret: request.authorization)
        return SignalsAnswer(201, json(stream, receiver))
    }

    private func change(_ request: StreamRequest, _ receiver: SignalsPolicy.Receiver, replaces: Bool) async throws -> SignalsAnswer {
        var stream = try own(request.id, receiver)
        guard !stream.isDeclared else { throw SETRefusal(.notAllowed, "this stream is declared by operators") }
        if replaces || request.requested != nil { stream.requested = request.requested ?? [] }
        if replaces || request.description != nil { stream.description = request.description }
        if replaces || request.method != nil { stream.pushURL = try pushURL(request, receiver) }
        try await keep(stream, secret: request.authorization)
        return SignalsAnswer(200, json(stream, receiver))
    }

    private func setStatus(_ request: StreamRequest, _ receiver: SignalsPolicy.Receiver) async throws -> SignalsAnswer {
        var stream = try own(request.id, receiver)
        guard let status = request.status else { throw SETRefusal(.malformed, "`status` is needed") }
        (stream.status, stream.reason) = (status, request.reason)
        try await keep(stream, secret: nil)
        return SignalsAnswer(200, core.stream(stream, of: receiver).statusJSON)
    }

    /// What operators want told is theirs to narrow: a receiver's word counts for the streams that it has made.
    private func set(_ request: SubjectRequest, _ receiver: SignalsPolicy.Receiver, isWanted: Bool) async throws {
        let stream = try own(request.stream, receiver)
        guard !stream.isDeclared else { throw SETRefusal(.notAllowed, "this stream is declared by operators, and tells of all") }
        try await core.set(request.subject, of: stream, isWanted: isWanted)
    }

    /// The file first: one that no row knows is nobody's, and a row without it would push without authorization.
    private func keep(_ stream: StreamRecord, secret: String?) async throws {
        if let secret { try core.settings.state.write(ControlPlaneCore.secretName(stream.id), Array(secret.utf8)) }
        let records = core.signalsRecords
        let streams = try await core.database.write { transaction in
            try records.keep(stream, in: transaction)
            try records.ledger.append(
                NewEntry(
                    kind: "signal.stream-changed", subject: stream.receiver, actor: "receiver:\(stream.receiver)",
                    facts: ["stream": stream.id, "method": stream.pushURL == nil ? "poll" : "push", "status": stream.status.rawValue]), in: transaction)
            return try SignalsRecords.streams(in: transaction)
        }
        core.signals.set(streams)
    }

    private func remove(_ stream: StreamRecord) async throws -> SignalsAnswer {
        guard !stream.isDeclared else { throw SETRefusal(.notAllowed, "this stream is declared by operators") }
        let records = core.signalsRecords
        let streams = try await core.database.write { transaction in
            try SignalsRecords.removeStream(stream.id, in: transaction)
            try records.ledger.append(
                NewEntry(
                    kind: "signal.stream-removed", subject: stream.receiver, actor: "receiver:\(stream.receiver)", facts: ["stream": stream.id]),
                in: transaction)
            return try SignalsRecords.streams(in: transaction)
        }
        unlink(core.settings.state.file(ControlPlaneCore.secretName(stream.id)))
        core.signals.set(streams)
        return SignalsAnswer(204)
    }

    private func verify(_ request: StreamRequest, _ receiver: SignalsPolicy.Receiver) async throws -> SignalsAnswer {
        let stream = try own(request.id, receiver)
        let token = SecurityEventToken(
            issuer: core.signals.policy.issuer ?? "", audience: [receiver.audience], id: core.entropy.hex(16), issuedAt: core.clock.now(),
            subject: .simple(.opaque(stream.id)), event: SecurityEvent(.verification(state: request.state)))
        let records = core.signalsRecords
        let isInTime = try await core.database.write { transaction in
            guard try records.mayVerify(stream.id, in: transaction) else { return false }
            try records.add(token, to: stream.id, in: transaction)
            return true
        }
        guard isInTime else { return SignalsAnswer(429, retryAfter: EventStream.verificationPause) }
        core.signals.wake()
        return SignalsAnswer(204)
    }

    // MARK: Being polled (RFC 8936)

    private func poll(_ request: PollRequest, _ stream: StreamRecord, _ receiver: SignalsPolicy.Receiver) async throws -> SignalsAnswer {
        guard stream.pushURL == nil else { throw SETRefusal(.malformed, "this stream pushes") }
        let records = core.signalsRecords
        if !request.acknowledged.isEmpty || !request.errors.isEmpty {
            try await core.database.write { transaction in
                try SignalsRecords.settle(request.acknowledged, of: stream.id, in: transaction)
                for (name, error) in request.errors { try records.refuse(name, of: stream.id, by: receiver.name, error, in: transaction) }
            }
        }
        guard request.maxEvents > 0 else {
            let left = try await core.database.read { try SignalsRecords.count(of: stream.id, in: $0) }
            return SignalsAnswer(200, PollAnswer(sets: [:], moreAvailable: left > 0).json)
        }
        let wakes = core.signals.wakes()
        if let answer = try await waiting(request.maxEvents, stream) { return answer }
        guard !request.returnImmediately, core.signals.beginWaiting(stream.id) else {
            return SignalsAnswer(200, PollAnswer(sets: [:], moreAvailable: false).json)
        }
        defer { core.signals.endWaiting(stream.id) }
        let end = ContinuousClock.now + Self.longestWait
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for await _ in wakes {
                    let count = (try? await core.database.read { try SignalsRecords.count(of: stream.id, in: $0) }) ?? 1
                    if count > 0 { return }
                }
            }
            group.addTask { try? await Task.sleep(until: end) }
            await group.next()
            group.cancelAll()
        }
        return try await waiting(request.maxEvents, stream) ?? SignalsAnswer(200, PollAnswer(sets: [:], moreAvailable: false).json)
    }

    /// `nil` when nothing waits.
    private func waiting(_ most: Int, _ stream: StreamRecord) async throws -> SignalsAnswer? {
        guard core.signals.stream(stream.id)?.status == .enabled else { return nil }
        let found = try await core.database.read { try SignalsRecords.waiting(for: stream.id, most + 1, in: $0) }
        guard !found.isEmpty else { return nil }
        let signer = core.signalsSigner
        var sets: [String: String] = [:]
        for one in found.prefix(most) {
            sets[one.token] = try signer.sign(type: SecurityEventToken.type, claims: one.claims)
            // By RS256 a hundred signatures take long enough for others to wait.
            await Task.yield()
        }
        return SignalsAnswer(200, PollAnswer(sets: sets, moreAvailable: found.count > most).json)
    }
}

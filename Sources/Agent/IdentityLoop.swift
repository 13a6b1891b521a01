import Estate
import GRPCCore
import Logging
import NodeAPI
import Registration
import Runtime
import SPIFFE
import WorkloadAPI

/// Keeps a subject's identities of one kind: asks for what is missing or late, and tells the full set whenever it is another.
struct IdentityLoop<Credential: Sendable, Surroundings: Sendable & Equatable>: Sendable {
    typealias Held = HeldIdentities<Credential, Surroundings>

    let link: ServerLink
    let state: NodeState
    /// Where what the process was given is kept, beyond this stream.
    let kind: KeptIdentities.Kind<Held.Held>
    let register: HeldRegister
    let clock: WallClock
    let logger: Logger
    let subject: IdentitySubject
    /// What is told beside the identities, of the entries that give them; a change of it is news.
    let around: @Sendable (NodeSnapshot, [RegistrationEntry]) throws -> Surroundings
    let issue: @Sendable (Held.Request) async throws -> Held.Held

    /// How long after a refusal the server is asked again, where nothing has changed.
    private static var patience: Duration { .seconds(5) }

    /// One full set after another, until the subject is entitled to nothing.
    ///
    /// - Parameter waits: with it the subject that is entitled to nothing is told so, and may be entitled to something later.
    func run(waits: Bool = false, _ give: ([Credential], Surroundings, NodeSnapshot) -> Void) async throws {
        var held = Held()
        let stream = register.open(subject)
        let holder = subject.holder
        defer { if let holder { register.close(stream, of: holder) } }
        while !Task.isCancelled {
            if let refusal = subject.refusal() { throw refusal }
            let now = try state.present()
            let (entries, lapsed) = state.entitlement(of: subject, in: now, at: clock.now())
            note(lapsed, held, holder)
            guard !entries.isEmpty || waits else { throw WorkloadRefusal.noIdentity(state.nobody(subject, at: clock.now())) }
            let requests = held.entitle(to: entries, tainted: now.settings.tainted, askAgain: now.standing.askAgain, at: clock.now()) { request in
                state.kept.answer(kind, to: IdentityQuestion(request.id, by: request.entry, for: subject), at: clock.now())
            }
            let around = try around(now, entries.map(\.entry))
            func tell() throws {
                if let holder {
                    let items = held.held.map { id, held in
                        (id.description, HeldRegister.Item(expiresAt: held.expiresAt, renewAt: held.renewAt))
                    }
                    register.set(Dictionary(uniqueKeysWithValues: items), of: holder, stream: stream)
                }
                // Signing takes a while, and keys are not for the program that it has become meanwhile.
                if let refusal = subject.refusal() { throw refusal }
                if let identities = held.news(around) { give(identities, around, now) }
            }
            // Whoever could be told now does not wait for a server that is away, nor go on with what was taken back.
            if held.hasLost || (held.isComplete && link.isAway) { try tell() }
            var (denial, lack): (WorkloadRefusal?, WorkloadRefusal?)
            for (request, answer) in await answers(requests) {
                let question = IdentityQuestion(request.id, by: request.entry, for: subject)
                do {
                    held.take(try answer.get(), for: request.id)
                    if let new = held.held[request.id] { state.keep(new, until: new.expiresAt, kind, for: question, at: clock.now()) }
                } catch {
                    let refusal = link.refusal(for: error)
                    if case .noIdentity(let words) = refusal {
                        // Of this identity alone: the others go on.
                        if let holder { register.refused(request.id.description, to: holder, because: words) }
                        held.refuse(request.id, until: clock.now() + Self.patience)
                        state.kept.drop(question)
                        denial = denial ?? refusal
                    } else if held.canWait(for: request.id) {
                        // The server is away; what is held is still good. Try again soon.
                        logger.warning("renewal for `\(request.id)` failed; trying again: \(ServerLink.describe(error))")
                    } else {
                        logger.warning("`\(request.id)` could not be had for \(subject.name); trying again: \(ServerLink.describe(error))")
                        lack = lack ?? refusal
                    }
                }
            }
            // That nobody could be asked is no denial.
            if held.held.isEmpty, let refusal = lack ?? (waits ? nil : denial) { throw refusal }
            try tell()
            let wait = entries.isEmpty ? .seconds(5) : held.wake(at: clock.now()) - clock.now()
            try await state.wait(atMost: max(.milliseconds(200), min(wait, .seconds(5))), orUntilNewerThan: now.revision)
        }
    }

    /// What is taken back by the policies alone, said once.
    private func note(_ lapsed: [SPIFFEID: String], _ held: Held, _ holder: HeldRegister.Process?) {
        for (id, why) in lapsed where held.held[id] != nil {
            logger.warning("`\(id)` is taken back from \(subject.name): the server is away, and the policies that it left say no: \(why)")
            if let holder { register.refused(id.description, to: holder, because: why) }
        }
    }

    /// All that is due, side by side, so that it goes to the server together.
    private func answers(_ requests: [Held.Request]) async -> [(Held.Request, Result<Held.Held, any Error>)] {
        await withTaskGroup(of: (Int, Result<Held.Held, any Error>).self) { group in
            for (index, request) in requests.enumerated() {
                group.addTask {
                    do {
                        return (index, .success(try await issue(request)))
                    } catch {
                        return (index, .failure(error))
                    }
                }
            }
            var answers: [Int: Result<Held.Held, any Error>] = [:]
            for await (index, answer) in group { answers[index] = answer }
            return requests.enumerated().compactMap { index, request in answers[index].map { (request, $0) } }
        }
    }
}

extension NodeState {
    /// What a subject is entitled to now; and, while the server is away, what the policies here do not permit any more, and why. That is not
    /// kept either: given again, it is given by the server.
    func entitlement(
        of subject: IdentitySubject, in snapshot: NodeSnapshot, at now: Timestamp
    ) -> (entries: [(entry: RegistrationEntry, id: SPIFFEID)], lapsed: [SPIFFEID: String]) {
        var lapsed: [SPIFFEID: String] = [:]
        let entries = snapshot.entries(for: subject, at: now).filter { entry, id in
            lapsed[id] = lapse(of: id, by: entry, subject, at: now)
            if lapsed[id] != nil { kept.drop(IdentityQuestion(id, by: entry, for: subject)) }
            return lapsed[id] == nil
        }
        return (entries, lapsed)
    }

    /// What the server said last.
    func present() throws -> NodeSnapshot {
        guard let snapshot else { throw WorkloadRefusal.unavailable("the agent has no configuration from its server yet") }
        return snapshot
    }

    func wait(atMost limit: Duration, orUntilNewerThan revision: Int64) async throws {
        await Task.sleep(atMost: limit, orUntil: snapshots().filter { $0.revision > revision })
    }

    /// Why it is entitled to nothing.
    func nobody(_ subject: IdentitySubject, at now: Timestamp) -> String {
        if let known = snapshot {
            let withheld = known.entitlements(having: subject.selectors, at: now).lazy.compactMap { known.standing.lack(for: $0.entry) }.first
            if let withheld { return "this node is not what it must be: \(withheld.words); \(withheld.mend)" }
            let revoked = known.entries.matching(Set(subject.selectors), at: now).map(\.id).filter(known.settings.revoked.contains)
            if let id = revoked.first { return "`\(id)` is revoked: nobody is given it until an operator lifts that" }
            let lapsed = entitlement(of: subject, in: known, at: now).lapsed
            if let id = lapsed.keys.min(by: { $0.description < $1.description }), let why = lapsed[id] { return why }
        }
        return "no registered workload has the selectors of \(subject.name): "
            + subject.selectors.map(\.description).joined(separator: " ")
    }
}

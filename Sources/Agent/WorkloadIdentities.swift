import Attestation
import Estate
import Foundation
import GRPCCore
import LinuxProcess
import Logging
import NIOPosix
import NodeAPI
import Registration
import Runtime
import SPIFFE
import SwiftProtobuf
import WorkloadAPI

/// Gives attested processes their identities: attests, asks the server to sign, renews early in each SVID's life, and takes
/// everything back when the process dies, changes its program, or loses its registration.
struct WorkloadIdentities: WorkloadIdentitySource {
    let link: ServerLink
    let calls: CertificateCalls
    let state: NodeState
    let attestor: Attestor
    let exits: ExitWatch
    let register: HeldRegister
    let pool: NIOThreadPool
    let clock: WallClock
    let entropy: Entropy
    let logger: Logger

    /// Attesting reads `/proc` and hashes programs: not on the threads that everything else runs on.
    func attest(_ caller: ProcessHandle) async throws -> AttestedProcess {
        switch await attestor.complete(try await pool.runIfActive({ [attestor] in attestor.attest(caller) })) {
        case .attested(let process): return process
        case .refused(let refusal): throw WorkloadRefusal.noIdentity(refusal.explanation)
        }
    }

    func updates(for caller: ProcessHandle) async throws -> AsyncThrowingStream<WorkloadUpdate, any Error> {
        try updates(for: IdentitySubject(try await attest(caller)), whileLiving: [caller], waits: false)
    }

    func updates(
        for subject: IdentitySubject, whileLiving processes: [ProcessHandle], waits: Bool
    ) throws -> AsyncThrowingStream<WorkloadUpdate, any Error> {
        guard try waits || !state.present().entries(for: subject, at: clock.now()).isEmpty else {
            throw WorkloadRefusal.noIdentity(state.nobody(subject, at: clock.now()))
        }
        return stream(whileLiving: processes) { give in
            try await loop(subject).run(waits: waits) { identities, around, now in
                give(
                    WorkloadUpdate(
                        identities: identities, roots: around.roots, jwtBundle: now.jwtBundle, federated: around.federated,
                        revocationLists: around.revocationLists))
            }
        }
    }

    func bundles(for caller: ProcessHandle) async throws -> AsyncThrowingStream<WorkloadUpdate, any Error> {
        bundles(for: IdentitySubject(try await attest(caller)), whileLiving: [caller])
    }

    /// What the agent knows: nothing is signed for it, and the server may be away.
    func bundles(for subject: IdentitySubject, whileLiving processes: [ProcessHandle]) -> AsyncThrowingStream<WorkloadUpdate, any Error> {
        let (state, clock) = (state, clock)
        return follow(processes) {
            if let refusal = subject.refusal() { throw refusal }
            let now = try state.present()
            let entries = state.entitlement(of: subject, in: now, at: clock.now()).entries
            guard !entries.isEmpty else { throw WorkloadRefusal.noIdentity(state.nobody(subject, at: clock.now())) }
            return (now, now.federated(with: entries.map(\.entry)))
        }
    }

    /// What is known beside identities, for as long as `look` does not refuse.
    func follow(
        _ processes: [ProcessHandle], _ look: @escaping @Sendable () throws -> (NodeSnapshot, [TrustBundle])
    ) -> AsyncThrowingStream<WorkloadUpdate, any Error> {
        let state = state
        return stream(whileLiving: processes) { give in
            while !Task.isCancelled {
                let (now, federated) = try look()
                give(
                    WorkloadUpdate(
                        identities: [], roots: now.roots, jwtBundle: now.jwtBundle, federated: federated,
                        revocationLists: now.settings.revocationLists))
                try await state.wait(atMost: .seconds(5), orUntilNewerThan: now.revision)
            }
        }
    }

    /// What `body` gives, until it ends, nobody listens, or one of the processes exits.
    func stream<Update: Sendable>(
        whileLiving processes: [ProcessHandle], _ body: @escaping @Sendable (@Sendable (Update) -> Void) async throws -> Void
    ) -> AsyncThrowingStream<Update, any Error> {
        let kept = state.kept
        return AsyncThrowingStream { continuation in
            let task = Task {
                do {
                    try await body { continuation.yield($0) }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            let deaths = processes.map { process in
                exits.onExit(of: process) {
                    task.cancel()
                    kept.forget(.init(pid: process.pid, startTime: process.startTime))
                }
            }
            continuation.onTermination = { _ in
                task.cancel()
                for death in deaths { death.cancel() }
            }
        }
    }

    /// Until cancelled: what is kept for a process that had no stream open when it ended is forgotten within seconds.
    func keepSweeping() async {
        while (try? await Task.sleep(for: .seconds(5))) != nil {
            let (kept, now) = (state.kept, clock.now())
            guard kept.count > 0 else { continue }
            // No descriptor is held for them meanwhile: there may be thousands.
            try? await pool.runIfActive {
                kept.sweep(at: now) { process in
                    do throws(ProcessError) {
                        return try ProcessHandle(pid: process.pid).startTime == process.startTime
                    } catch {
                        // That nothing more can be opened says nothing of the process.
                        return error.code != .gone && error.code != .notFound
                    }
                }
            }
        }
    }

    /// What a process is told beside its own identities; a change of it is news.
    struct Surroundings: Sendable, Equatable {
        var roots: [[UInt8]]
        var federated: [TrustBundle]
        var revocationLists: [[UInt8]]
    }

    private func loop(_ subject: IdentitySubject) -> IdentityLoop<WorkloadX509, Surroundings> {
        IdentityLoop(
            link: link, state: state, kind: \.x509, register: register, clock: clock, logger: logger, subject: subject,
            around: { now, entries in
                Surroundings(
                    roots: now.roots, federated: now.federated(with: entries), revocationLists: now.settings.revocationLists)
            },
            issue: { request in
                let signed = try await calls.certificate(
                    .init(
                        id: request.id, entry: request.entry.name, evidence: subject.evidence(for: request.entry),
                        replaces: request.replaces ?? ""))
                let svid = signed.svid
                return .init(
                    credential: WorkloadX509(svid: svid, key: signed.key, hint: request.entry.hint ?? ""),
                    serial: svid.serial, expiresAt: svid.notAfter,
                    renewAt: Renewal.time(from: clock.now(), to: svid.notAfter, entropy: entropy), issuer: svid.issuerKeyID ?? "")
            })
    }

    func tokens(
        for caller: ProcessHandle, audience: [String], id: SPIFFEID?
    ) async throws -> [(id: SPIFFEID, token: String, hint: String)] {
        try await tokens(for: IdentitySubject(try await attest(caller)), audience: audience, id: id).map {
            ($0.id, $0.token.withBytes { String(decoding: $0, as: UTF8.self) }, $0.hint)
        }
    }

    /// A token for each identity, signed for this call. While the server is away it is the last one that the same process was given for the same
    /// audience. An identity that the server denies is left out, unless it is the one that was asked for.
    func tokens(for subject: IdentitySubject, audience: [String], id: SPIFFEID?) async throws -> [DelegatedToken] {
        let asked = Asked(subject: subject, audience: audience)
        let isWanted = id != nil
        let entries = try state.entitlement(of: subject, in: state.present(), at: clock.now()).entries.filter { id == nil || $0.id == id }
        guard !entries.isEmpty else { throw WorkloadRefusal.noIdentity(state.nobody(subject, at: clock.now())) }
        var tokens: [SPIFFEID: DelegatedToken] = [:]
        if link.isAway { for (entry, id) in entries { tokens[id] = kept(id, entry, asked) } }
        let open = entries.filter { tokens[$0.id] == nil }
        var (denial, lack): (WorkloadRefusal?, WorkloadRefusal?)
        for ((entry, id), answer) in zip(open, await link.issue(open.map { .jwt(asked.request($0.id, $0.entry)) })) {
            do {
                guard case .jwt(let issued) = try answer.get() else { throw ServerLink.senseless }
                tokens[id] = keep(issued, id, entry, asked)
            } catch {
                let refusal = tokenRefusal(for: error)
                if case .noIdentity(let words) = refusal {
                    if let holder = subject.holder { register.refused(id.description, to: holder, because: words) }
                    state.kept.drop(IdentityQuestion(id, by: entry, for: subject))
                    denial = denial ?? refusal
                } else if let token = kept(id, entry, asked) {
                    tokens[id] = token
                } else if !isWanted, let words = subject.holder.flatMap({ register.refusals(of: $0)[id.description] }) {
                    // What the server said of it last.
                    denial = denial ?? .noIdentity(words)
                } else {
                    lack = lack ?? refusal
                }
            }
        }
        if let refusal = subject.refusal() { throw refusal }
        // Part of them would be another default, without a word.
        if let refusal = lack ?? (tokens.isEmpty ? denial : nil) { throw refusal }
        return entries.compactMap { tokens[$0.id] }
    }

    /// A call for tokens.
    private struct Asked {
        var subject: IdentitySubject
        var audience: [String]

        func request(_ id: SPIFFEID, _ entry: RegistrationEntry) -> Mayfly_Node_V1_IssueJWTSVIDRequest {
            .with {
                $0.spiffeID = id.description
                $0.entry = entry.name
                $0.evidence = subject.evidence(for: entry)
                $0.audience = audience
            }
        }

        func question(_ id: SPIFFEID, _ entry: RegistrationEntry) -> IdentityQuestion {
            IdentityQuestion(id, by: entry, for: subject, audience: audience)
        }
    }

    private func keep(
        _ issued: Mayfly_Node_V1_IssuedJWTSVID, _ id: SPIFFEID, _ entry: RegistrationEntry, _ asked: Asked
    ) -> DelegatedToken {
        let now = clock.now()
        let read = try? SPIFFE.JWTSVID.read(unverified: issued.token).get()
        let end = Timestamp(milliseconds: issued.expiresAtMs)
        let token = DelegatedToken(
            id: id, token: Secret(issued.token), hint: entry.hint ?? "", issuedAt: read?.issuedAt ?? now, expiresAt: end)
        state.keep(KeptToken(token: token, name: read?.tokenID), until: end, \.tokens, for: asked.question(id, entry), at: now)
        if let holder = asked.subject.holder { register.given(id.description, to: holder) }
        return token
    }

    /// The last one of the same question, if it is still good and still given.
    private func kept(_ id: SPIFFEID, _ entry: RegistrationEntry, _ asked: Asked) -> DelegatedToken? {
        let now = clock.now()
        guard state.lapse(of: id, by: entry, asked.subject, at: now) == nil else { return nil }
        return state.kept.answer(\.tokens, to: asked.question(id, entry), at: now)?.token
    }

    /// An audience that the server finds too long is the caller's fault; nothing else in a question is.
    private func tokenRefusal(for error: any Error) -> WorkloadRefusal {
        if let error = error as? RPCError, error.code == .invalidArgument { return .invalid(error.message) }
        return link.refusal(for: error)
    }

    func jwtBundle(for caller: ProcessHandle) async throws -> JWTBundle { try state.present().jwtBundle }

    func jwtBundles(for caller: ProcessHandle) async throws -> JWTBundleSet {
        let now = try state.present()
        let entries = now.entries(for: try await attest(caller), at: clock.now()).map(\.entry)
        return JWTBundleSet([now.jwtBundle] + now.federated(with: entries).map(\.jwt))
    }

    func refusal(of token: SPIFFE.JWTSVID) async -> Refusal? {
        guard let settings = state.snapshot?.settings else { return Refusal(.unknownTrustDomain, "the agent has no configuration yet") }
        if settings.revoked.contains(token.id) { return Refusal(.revoked, "`\(token.id)` is revoked") }
        if let name = token.tokenID, settings.revokedTokens.contains(name) { return Refusal(.revoked, "the token was taken back") }
        return nil
    }
}

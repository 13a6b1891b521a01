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

    /// What `body` gives, until it ends, nobody listens, or one of the processes exits.
    func stream<Update: Sendable>(
        whileLiving processes: [ProcessHandle], _ body: @escaping @Sendable (@Sendable (Update) -> Void) async throws -> Void
    ) -> AsyncThrowingStream<Update, any Error> {
        AsyncThrowingStream { continuation in
            let task = Task {
                do {
                    try await body { continuation.yield($0) }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            let deaths = processes.map { exits.onExit(of: $0) { task.cancel() } }
            continuation.onTermination = { _ in
                task.cancel()
                for death in deaths { death.cancel() }
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
            state: state, register: register, clock: clock, logger: logger, subject: subject,
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

    func tokens(for subject: IdentitySubject, audience: [String], id: SPIFFEID?) async throws -> [DelegatedToken] {
        let entries = try state.present().entries(for: subject, at: clock.now()).filter { id == nil || $0.id == id }
        guard !entries.isEmpty else { throw WorkloadRefusal.noIdentity(state.nobody(subject, at: clock.now())) }
        let asked = clock.now()
        let answers = await link.issue(
            entries.map { entry, id in
                .jwt(
                    .with {
                        $0.spiffeID = id.description
                        $0.entry = entry.name
                        $0.evidence = subject.evidence(for: entry)
                        $0.audience = audience
                    })
            })
        var tokens: [DelegatedToken] = []
        for ((entry, id), answer) in zip(entries, answers) {
            do {
                guard case .jwt(let issued) = try answer.get() else { throw ServerLink.senseless }
                tokens.append(
                    DelegatedToken(
                        id: id, token: Secret(issued.token), hint: entry.hint ?? "",
                        issuedAt: (try? SPIFFE.JWTSVID.read(unverified: issued.token).get())?.issuedAt ?? asked,
                        expiresAt: Timestamp(milliseconds: issued.expiresAtMs)))
            } catch let error as RPCError where error.code == .permissionDenied {
                throw WorkloadRefusal.noIdentity(error.message)
            } catch let error as RPCError {
                throw WorkloadRefusal.unavailable("the server could not be asked: \(error.message)")
            }
        }
        if let refusal = subject.refusal() { throw refusal }
        return tokens
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

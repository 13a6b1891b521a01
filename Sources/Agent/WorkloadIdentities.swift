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
import Synchronization
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
    private func attest(_ caller: ProcessHandle) async throws -> AttestedProcess {
        switch await attestor.complete(try await pool.runIfActive({ [attestor] in attestor.attest(caller) })) {
        case .attested(let process): return process
        case .refused(let refusal): throw WorkloadRefusal.noIdentity(refusal.explanation)
        }
    }

    private func snapshot() throws -> NodeSnapshot {
        guard let snapshot = state.snapshot else {
            throw WorkloadRefusal.unavailable("the agent has no configuration from its server yet")
        }
        return snapshot
    }

    func updates(for caller: ProcessHandle) async throws -> AsyncThrowingStream<WorkloadUpdate, any Error> {
        let process = try await attest(caller)
        guard !(try snapshot()).entries(for: process, at: clock.now()).isEmpty else {
            throw WorkloadRefusal.noIdentity(nobody(process))
        }
        return AsyncThrowingStream { continuation in
            let task = Task {
                do {
                    try await serve(process) { continuation.yield($0) }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            let death = exits.onExit(of: caller) { task.cancel() }
            continuation.onTermination = { _ in
                task.cancel()
                death.cancel()
            }
        }
    }

    private func nobody(_ process: AttestedProcess) -> String {
        if let known = state.snapshot {
            let withheld = known.entitlements(of: process, at: clock.now()).lazy.compactMap { known.standing.lack(for: $0.entry) }.first
            if let withheld { return "this node is not what it must be: \(withheld.words); \(withheld.mend)" }
            let revoked = known.entries.matching(Set(process.selectors), at: clock.now()).map(\.id).filter(known.settings.revoked.contains)
            if let id = revoked.first { return "`\(id)` is revoked: nobody is given it until an operator lifts that" }
        }
        return "no registered workload has the selectors of process \(process.pid): "
            + process.selectors.map(\.description).joined(separator: " ")
    }

    /// What a process is told beside its own identities; a change of it is news.
    private struct Surroundings: Sendable, Equatable {
        var roots: [[UInt8]]
        var federated: [TrustBundle]
        var revocationLists: [[UInt8]]
    }

    /// One full set after another, until the caller is entitled to nothing.
    private func serve(_ process: AttestedProcess, _ give: (WorkloadUpdate) -> Void) async throws {
        var held = HeldIdentities<WorkloadX509, Surroundings>()
        let (holder, stream) = (HeldRegister.Process(pid: process.pid, startTime: process.startTime), register.open())
        defer { register.close(stream, of: holder) }
        while !Task.isCancelled {
            guard process.isUnchanged else {
                throw WorkloadRefusal.noIdentity("process \(process.pid) is no longer what was attested")
            }
            let now = try snapshot()
            let entries = now.entries(for: process, at: clock.now())
            guard !entries.isEmpty else { throw WorkloadRefusal.noIdentity(nobody(process)) }
            let requests = held.entitle(to: entries, tainted: now.settings.tainted, askAgain: now.standing.askAgain, at: clock.now())
            var refusal: RPCError?
            for (request, answer) in await issue(requests, to: process) {
                do {
                    held.take(try answer.get(), for: request.id)
                } catch let error as RPCError where error.code == .permissionDenied {
                    // Of this identity alone: the others go on.
                    register.refused(request.id.description, to: holder, because: error.message)
                    held.refuse(request.id, until: clock.now() + Self.patience)
                    refusal = refusal ?? error
                } catch let error as RPCError where held.canWait(for: request.id) {
                    // The server is away; what is held is still good. Try again soon.
                    logger.warning("renewal for `\(request.id)` failed; trying again: \(error.message)")
                }
            }
            if let refusal, held.held.isEmpty { throw refusal }
            register.set(
                Dictionary(
                    uniqueKeysWithValues: held.held.map { id, held in
                        (id.description, HeldRegister.Item(expiresAt: held.expiresAt, renewAt: held.renewAt))
                    }), of: holder, stream: stream)
            let around = Surroundings(
                roots: now.roots, federated: now.federated(with: entries.map(\.entry)), revocationLists: now.settings.revocationLists)
            // Signing took a while, and keys are not for the program that it has become meanwhile.
            guard process.isUnchanged else {
                throw WorkloadRefusal.noIdentity("process \(process.pid) is no longer what was attested")
            }
            if let identities = held.news(around) {
                give(
                    WorkloadUpdate(
                        identities: identities, roots: around.roots, jwtBundle: now.jwtBundle, federated: around.federated,
                        revocationLists: around.revocationLists))
            }
            let wait = held.wake(at: clock.now()) - clock.now()
            try await self.wait(atMost: max(.milliseconds(200), min(wait, .seconds(5))), orUntilNewerThan: now.revision)
        }
    }

    private func wait(atMost limit: Duration, orUntilNewerThan revision: Int64) async throws {
        let snapshots = state.snapshots()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { try? await Task.sleep(for: limit) }
            group.addTask { for await snapshot in snapshots where snapshot.revision > revision { return } }
            await group.next()
            group.cancelAll()
        }
    }

    /// How long after a refusal the server is asked again, where nothing has changed.
    private static let patience = Duration.seconds(5)

    /// All that is due, side by side, so that it goes to the server together.
    private func issue(
        _ requests: [HeldIdentities<WorkloadX509, Surroundings>.Request], to process: AttestedProcess
    ) async -> [(HeldIdentities<WorkloadX509, Surroundings>.Request, Result<HeldIdentities<WorkloadX509, Surroundings>.Held, any Error>)] {
        typealias Answer = Result<HeldIdentities<WorkloadX509, Surroundings>.Held, any Error>
        return await withTaskGroup(of: (Int, Answer).self) { group in
            for (index, request) in requests.enumerated() {
                group.addTask {
                    do {
                        return (index, .success(try await issue(request, to: process)))
                    } catch {
                        return (index, .failure(error))
                    }
                }
            }
            var answers: [Int: Answer] = [:]
            for await (index, answer) in group { answers[index] = answer }
            return requests.enumerated().compactMap { index, request in answers[index].map { (request, $0) } }
        }
    }

    private func issue(
        _ request: HeldIdentities<WorkloadX509, Surroundings>.Request, to process: AttestedProcess
    ) async throws -> HeldIdentities<WorkloadX509, Surroundings>.Held {
        let signed = try await calls.certificate(
            .init(
                id: request.id, entry: request.entry.name, evidence: process.evidence(for: request.entry), replaces: request.replaces ?? ""))
        let svid = signed.svid
        return .init(
            credential: WorkloadX509(svid: svid, key: signed.key, hint: request.entry.hint ?? ""),
            serial: svid.serial, expiresAt: svid.notAfter,
            renewAt: Renewal.time(from: clock.now(), to: svid.notAfter, entropy: entropy), issuer: svid.issuerKeyID ?? "")
    }

    func tokens(
        for caller: ProcessHandle, audience: [String], id: SPIFFEID?
    ) async throws -> [(id: SPIFFEID, token: String, hint: String)] {
        let process = try await attest(caller)
        let entries = try snapshot().entries(for: process, at: clock.now()).filter { id == nil || $0.id == id }
        guard !entries.isEmpty else { throw WorkloadRefusal.noIdentity(nobody(process)) }
        var tokens: [(id: SPIFFEID, token: String, hint: String)] = []
        for (entry, id) in entries {
            do {
                let issued = try await link.client().issueJWTSVID(
                    .with {
                        $0.spiffeID = id.description
                        $0.entry = entry.name
                        $0.evidence = process.evidence(for: entry)
                        $0.audience = audience
                    }, options: ServerLink.options(.seconds(5)))
                tokens.append((id, issued.token, entry.hint ?? ""))
            } catch let error as RPCError where error.code == .permissionDenied {
                throw WorkloadRefusal.noIdentity(error.message)
            } catch let error as RPCError {
                throw WorkloadRefusal.unavailable("the server could not be asked: \(error.message)")
            }
        }
        return tokens
    }

    func jwtBundle(for caller: ProcessHandle) async throws -> JWTBundle { try snapshot().jwtBundle }

    func jwtBundles(for caller: ProcessHandle) async throws -> JWTBundleSet {
        let now = try snapshot()
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

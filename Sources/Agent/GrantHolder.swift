import Attestation
import Foundation
import GRPCCore
import Logging
import NodeAPI
import Runtime
import Substitution
import SwiftProtobuf
import Synchronization

/// The logins that this node's processes hold: one for each process and path, opened when first needed, renewed a quarter into
/// its life, given back when the process dies. Kept in memory only: sessions do not survive the agent, so neither do these.
actor GrantHolder: GrantSource {
    private struct Key: Hashable {
        var path: String
        var pid: Int32
        var startTime: UInt64
    }

    private struct Held {
        var login: UpstreamLogin
        var process: AttestedProcess
        var renewal: Task<Void, Never>?
    }

    private let link: ServerLink
    private let state: NodeState
    private let incarnation: String
    private let clock: WallClock
    private let logger: Logger
    private var held: [Key: Held] = [:]
    private var opening: [Key: Task<UpstreamLogin, any Error>] = [:]
    /// Called when a grant ends before its process does: its sessions must end too.
    private let onLost: @Sendable (_ path: String, _ grant: String) -> Void

    init(
        link: ServerLink, state: NodeState, incarnation: String, clock: WallClock, logger: Logger,
        onLost: @escaping @Sendable (String, String) -> Void
    ) {
        self.link = link
        self.state = state
        self.incarnation = incarnation
        self.clock = clock
        self.logger = logger
        self.onLost = onLost
    }

    func login(for path: String, caller: AttestedProcess) async throws(GrantRefusal) -> UpstreamLogin {
        if let lack = state.standing.lacks.first { throw GrantRefusal(.denied, "this node is not what it must be: \(lack.words); \(lack.mend)") }
        let key = Key(path: path, pid: caller.pid, startTime: caller.startTime)
        if let known = held[key], known.login.expiresAt > clock.now() + .seconds(1) { return known.login }
        // A pool opens many connections at once; they share one grant, and one request for it.
        let task: Task<UpstreamLogin, any Error>
        if let known = opening[key] {
            task = known
        } else {
            task = Task { try await self.open(key, caller) }
            opening[key] = task
        }
        do {
            return try await task.value
        } catch let refusal as GrantRefusal {
            throw refusal
        } catch {
            throw GrantRefusal(.unavailable, "the server could not be asked: \(ServerLink.describe(error))")
        }
    }

    private func open(_ key: Key, _ caller: AttestedProcess) async throws -> UpstreamLogin {
        defer { opening[key] = nil }
        do {
            let grant = try await link.client().openGrant(
                .with {
                    $0.path = key.path
                    $0.evidence = caller.evidence
                    $0.incarnation = incarnation
                }, options: ServerLink.options(.seconds(5)))
            let login = Self.login(grant)
            held[key]?.renewal?.cancel()
            held[key] = Held(login: login, process: caller, renewal: nil)
            scheduleRenewal(key)
            return login
        } catch let error as RPCError where error.code == .permissionDenied || error.code == .notFound {
            throw GrantRefusal(.denied, error.message)
        }
    }

    private static func login(_ grant: Mayfly_Node_V1_Grant) -> UpstreamLogin {
        UpstreamLogin(
            role: grant.role, password: Secret(grant.password), expiresAt: Timestamp(milliseconds: grant.expiresAtMs),
            grantID: grant.id)
    }

    /// A quarter into its life, and again until it succeeds or is refused.
    private func scheduleRenewal(_ key: Key) {
        guard let entry = held[key] else { return }
        let wait = max(.milliseconds(500), (entry.login.expiresAt - clock.now()) / 4)
        held[key]?.renewal = Task { [weak self] in
            try? await Task.sleep(for: wait)
            guard !Task.isCancelled else { return }
            await self?.renew(key)
        }
    }

    private func renew(_ key: Key) async {
        guard let entry = held[key] else { return }
        let grant = entry.login.grantID
        guard entry.process.isUnchanged else {
            lose(key, grant, "its process is no longer what was attested")
            return
        }
        do {
            let renewed = try await link.client().renewGrant(
                .with {
                    $0.grant = grant
                    $0.evidence = entry.process.evidence
                }, options: ServerLink.options(.seconds(5)))
            guard held[key]?.login.grantID == grant else { return }
            held[key]?.login = Self.login(renewed)
            scheduleRenewal(key)
        } catch let error as RPCError
            where [.permissionDenied, .notFound, .failedPrecondition].contains(error.code)
        {
            lose(key, grant, error.message)
        } catch {
            if entry.login.expiresAt <= clock.now() {
                lose(key, grant, "it expired while the server was away")
            } else {
                logger.warning("renewal of grant \(grant) failed; trying again: \(ServerLink.describe(error))")
                scheduleRenewal(key)
            }
        }
    }

    private func lose(_ key: Key, _ grant: String, _ why: String) {
        guard held[key]?.login.grantID == grant else { return }
        held[key]?.renewal?.cancel()
        held[key] = nil
        logger.warning("grant \(grant) of path `\(key.path)` has ended: \(why)")
        onLost(key.path, grant)
    }

    func rejected(grant: String, path: String, reason: String) async {
        for (key, entry) in held where entry.login.grantID == grant {
            entry.renewal?.cancel()
            held[key] = nil
        }
        await close(grant, "the database rejected it: \(reason)")
    }

    /// The node may not have them any more: sessions end here at once, and roles at the targets with the server's next step.
    func withdraw(because why: String) {
        for (key, entry) in held {
            let grant = entry.login.grantID
            lose(key, grant, why)
            Task { [weak self] in await self?.close(grant, "its node is not what it must be") }
        }
    }

    /// The process is gone: its logins go too, within the second.
    func exited(_ exit: CallerExit) async {
        let key = Key(path: exit.path, pid: exit.pid, startTime: exit.startTime)
        held[key]?.renewal?.cancel()
        held[key] = nil
        for grant in exit.grantIDs { await close(grant, "its process exited") }
    }

    /// Keeps at it while the server is away; the server's own clock ends the grant at the latest.
    private func close(_ grant: String, _ reason: String) async {
        for attempt in 0..<60 {
            do {
                _ = try await link.client().closeGrant(
                    .with {
                        $0.grant = grant
                        $0.reason = reason
                    }, options: ServerLink.options(.seconds(5)))
                return
            } catch let error as RPCError where error.code == .notFound {
                return
            } catch {
                if attempt == 0 { logger.warning("grant \(grant) is not closed yet: \(ServerLink.describe(error))") }
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }

    /// Gives back everything: the agent is stopping.
    func closeAll() async {
        let grants = held.values.map(\.login.grantID)
        held.values.forEach { $0.renewal?.cancel() }
        held = [:]
        await withTaskGroup(of: Void.self) { group in
            for grant in grants {
                group.addTask { [link] in
                    _ = try? await link.client().closeGrant(
                        .with {
                            $0.grant = grant
                            $0.reason = "the agent stopped"
                        }, options: ServerLink.options(.seconds(2)))
                }
            }
        }
    }
}

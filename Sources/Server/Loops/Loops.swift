import Access
import AuditLedger
import Brokerage
import Console
import Estate
import Evidence
import Foundation
import Issuance
import Lifecycle
import Logging
import Runtime
import Storage
import Synchronization

/// What the control plane does without being asked. Each loop takes one step, survives its failure, and tries again.
struct Loops: Sendable {
    let core: ControlPlaneCore
    let logger: Logger
    private let pace = Pace()

    init(core: ControlPlaneCore, logger: Logger) {
        self.core = core
        self.logger = logger
    }

    /// Runs until cancelled.
    func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await observe() }
            group.addTask { await every(.milliseconds(500), "reaper", reap) }
            group.addTask { await every(.milliseconds(500), "waivers", expireWaivers) }
            group.addTask { await every(.seconds(3600), "forgetting", forget) }
            // An authority that somebody else certifies may last for hours only.
            group.addTask { await every(core.settings.upstream == nil ? .seconds(60) : .seconds(5), "succession", succeed) }
            group.addTask { await every(.seconds(3600), "proofs of nodes") { core.warnOfProofs(logger) } }
        }
    }

    private func every(_ interval: Duration, _ name: String, _ step: @Sendable () async throws -> Void) async {
        while !Task.isCancelled {
            do {
                try await step()
            } catch is CancellationError {
                return
            } catch {
                logger.warning("\(name): \(Self.describe(error))")
            }
            try? await Task.sleep(for: interval)
        }
    }

    /// The observers on the verifying side, one for each target with a broker, with their canaries.
    private func observe() async {
        var lastCanary: [String: Timestamp] = [:]
        var patience = Patience()
        while !Task.isCancelled {
            let resources = (try? await core.database.read { try Registry.resources(in: $0) }) ?? []
            for resource in resources where resource.kind == .postgresql && resource.broker != nil {
                // Of a changed broker nothing bad is known.
                let target = "\(resource.name) \(resource.broker ?? "")"
                guard patience.isOver(for: target, at: .now) else { continue }
                do {
                    try await core.readTargetLog(of: resource)
                    let now = core.clock.now()
                    if lastCanary[resource.name].map({ now - $0 >= Self.canaryInterval(resource) }) ?? true {
                        lastCanary[resource.name] = now
                        try await canary(resource)
                    }
                    patience.succeeded(target)
                } catch {
                    patience.failed(target, at: .now)
                    logger.warning("observer of `\(resource.name)`: \(Self.describe(error))")
                }
            }
            try? await Task.sleep(for: .milliseconds(500))
        }
    }

    /// Several in each quiet period, so that one of them falls into every window that a proof looks at.
    private static func canaryInterval(_ resource: Resource) -> Duration {
        min(.seconds(60), max(.seconds(1), (resource.quiet ?? .standard).floor / 3))
    }

    private func canary(_ resource: Resource) async throws {
        let mark = try await core.database.write { [core] in
            try core.observations.begin(.canary, at: resource.name, entropy: core.entropy, in: $0)
        }
        try await core.targets.admin(of: resource).markedConnection(applicationName: mark)
    }

    /// Ends grants whose time is over, and finishes what a crash left half done.
    private func reap() async throws {
        let now = core.clock.now()
        let ended = try await core.database.read { try Grants.open(in: $0) }.compactMap { grant -> EndedGrant? in
            // An opening that is this old belongs to a request that ended with an earlier run.
            if grant.state == .opening, now - grant.openedAt > .seconds(30) {
                return EndedGrant(grant: grant, reason: "its opening was never finished")
            }
            return grant.expiresAt + .seconds(2) < now ? EndedGrant(grant: grant, reason: "expired") : nil
        }
        await core.close(ended, logger)
    }

    private func expireWaivers() async throws {
        let ended = try await core.database.write { [core] in try core.lifecycle.expireWaivers(in: $0) }
        for waiver in ended {
            logger.warning(
                "waiver \(waiver.id) of `\(waiver.owner)` has ended: credential \(waiver.credential.short) counts as standing again")
        }
    }

    /// The next key is made and published in good time, signs from two thirds of the old one's life on, and the old one goes when
    /// nothing that it signed is in use.
    private func succeed() async throws {
        let (authority, now) = (core.issuer.authority, core.clock.now())
        // An upstream that cannot be asked is no reason to leave the rest.
        var hasMoved = false
        do {
            hasMoved = try await authority.hasMovedUpstream()
        } catch {
            logger.warning("upstream authority: \(Self.describe(error))")
        }
        for active in authority.keys where active.state == .active {
            let life = active.expiresAt - active.madeAt
            // Not at every step: what has just been made is not yet known above.
            let isDue = hasMoved && active.kind == .x509 && now >= active.madeAt + .seconds(30)
            if let next = authority.keys.first(where: { $0.kind == active.kind && $0.state == .prepared }) {
                let isPublished = now >= next.changedAt + Authority.refreshHint * 2
                let isKnown = try await authority.isKnown(next)
                if isKnown || (isPublished && (isDue || now >= active.madeAt + life * 2 / 3)) {
                    _ = try await authority.activate(next.id, isForced: false, by: "server")
                }
            } else if isDue || now >= active.madeAt + life / 2 {
                _ = try await authority.prepare(active.kind, by: "server")
            }
        }
        // The first of its kind: nobody signs in its place, so it waits for no half-life, only until it is known.
        if authority.signals == nil, let next = authority.keys.first(where: { $0.kind == .signals && $0.state == .prepared }),
            now >= next.changedAt + Authority.refreshHint * 2
        {
            _ = try await authority.activate(next.id, isForced: false, by: "server")
        }
        try await authority.forgetNested(at: now) { [core] in core.isNested($0) }
        _ = try await authority.retireOld(at: try await forgettingTime())
    }

    private func forget() async throws {
        let time = try await forgettingTime()
        try await core.database.write { [core] transaction in
            try core.observations.forget(before: core.clock.now() - .seconds(90 * 86400), in: transaction)
            try core.issuer.forgetExpired(by: time, in: transaction)
        }
        let unlisted = try await core.issuer.unlistedSerials()
        if unlisted > 0 {
            logger.warning("\(unlisted) revoked certificates are on no revocation list: taint their key instead (mayfly authority taint)")
        }
    }

    /// By which time things are forgotten for good: not by a clock that has jumped.
    private func forgettingTime() async throws -> Timestamp {
        let elapsed = pace.lap()
        let (time, isSteady) = try await core.database.write { [core] in try core.issuer.observeTime(elapsed: elapsed, in: $0) }
        if !isSteady {
            logger.warning("the clock has jumped, or the server was away for long: nothing more is forgotten than what was over at \(time)")
        }
        return time
    }

    /// What may be logged of an error: our own errors' words, of others only the type.
    static func describe(_ error: any Error) -> String {
        switch error {
        case let error as BrokerError: error.message
        case let error as StorageError: error.message
        case let error as FileError: error.description
        case let error as AuthorityRefusal: error.description
        default: String(describing: type(of: error))
        }
    }
}

extension ControlPlaneCore {
    /// Removes roles that carry this installation's prefix and that no open grant knows: left by a crash or a restored database.
    func sweepRoles() async throws {
        for resource in try await database.read({ try Registry.resources(in: $0) })
        where resource.kind == .postgresql && resource.broker != nil {
            let logins = try targets.logins(of: resource)
            let known = Set(try await database.read { try Grants.open(in: $0) }.map(\.role))
            for role in try await logins.roles(prefix: grants.rolePrefix) where !known.contains(role) {
                try await logins.remove(role: role, owner: role)
            }
        }
    }
}

/// How long ago it was asked last, by the kernel's clock that nobody sets.
private final class Pace: Sendable {
    private let last = Mutex<ContinuousClock.Instant?>(nil)

    func lap() -> Duration? {
        let now = ContinuousClock.now
        return last.withLock { last in
            defer { last = now }
            return last.map { now - $0 }
        }
    }
}

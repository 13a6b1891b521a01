import Access
import AuditLedger
import Brokerage
import Console
import Cutover
import Estate
import Evidence
import Foundation
import Inventory
import Lifecycle
import NIOPosix
import PostgresWire
import Runtime
import Storage
import TrafficProof

extension Actions {
    func prove(_ call: Action.Prove, _ actor: String) async throws -> Action.Prove.Answer {
        let credential = try await core.database.read { try Self.credential(call.credential, in: $0) }
        return try await core.prove(credential, by: actor).answer
    }

    func waive(_ call: Action.Waive, _ actor: String) async throws -> WaiverSummary {
        try await core.database.write { [core] transaction in
            let credential = try Self.credential(call.credential, in: transaction)
            let waiver = try core.lifecycle.waive(
                credential, kind: call.kind, owner: call.owner, reason: call.reason, expiresAt: call.expiresAt,
                controls: call.controls, by: actor, in: transaction)
            return try summary(waiver, in: transaction)
        }
    }

    func summary(_ waiver: Waiver, in transaction: Transaction) throws -> WaiverSummary {
        let record = try Inventory.credential(waiver.credential, in: transaction)
        return WaiverSummary(
            id: waiver.id, credential: waiver.credential,
            subject: record.map { "\($0.kind) \($0.hint)" } ?? waiver.credential.short, kind: waiver.kind.rawValue,
            owner: waiver.owner, reason: waiver.reason, controls: waiver.controls, expiresAt: waiver.expiresAt,
            renewals: waiver.renewals)
    }

    // MARK: Retirement

    func retire(_ call: Action.Retire, _ actor: String) async throws -> Action.Retire.Answer {
        let secret = call.oldSecret.map { Secret($0) }
        let (credential, state, retirement, standing) = try await core.database.read { transaction in
            let credential = try Self.credential(call.credential, in: transaction)
            return (
                credential, try Lifecycle.state(of: credential, in: transaction),
                try Lifecycle.retirement(of: credential, in: transaction),
                try standingLogin(of: credential, in: transaction)
            )
        }
        if let secret, core.fingerprintKey.fingerprint(of: secret) != credential {
            throw ActionFailure(
                .invalid, "the secret given for the probe is not credential `\(credential.short)`",
                nextStep: "give the file that holds it: --probe-from PATH")
        }
        let logins = try core.targets.logins(of: standing.resource)
        switch (state, call.undo) {
        case (.disabled, true):
            try await logins.enable(standing.login)
            try await core.database.write { [core] in
                try core.lifecycle.enable(credential, why: "undone by \(actor)", by: actor, in: $0)
            }
            return .init(credential: credential, phase: .undone, soakUntil: nil, refusal: nil, acceptedBefore: false)
        case (_, true):
            throw ActionFailure(.refused, "credential `\(credential.short)` is \(state.rawValue), so there is nothing to undo")
        case (.standing, false), (.excepted, false):
            return try await disable(credential, call, standing, logins, secret, actor)
        case (.disabled, false):
            guard let retirement else { throw ActionFailure(.internal, "the retirement of `\(credential.short)` is not recorded") }
            return try await finish(retirement, standing, logins, secret, actor)
        case (.retired, false):
            return .init(
                credential: credential, phase: .retired, soakUntil: retirement?.soakUntil, refusal: retirement?.refusal,
                acceptedBefore: retirement?.acceptedBefore ?? false)
        }
    }

    private func disable(
        _ credential: Fingerprint, _ call: Action.Retire, _ standing: StandingLogin, _ logins: PostgresLogins,
        _ secret: Secret?, _ actor: String
    ) async throws -> Action.Retire.Answer {
        let soak = Duration.milliseconds(call.soakMilliseconds)
        guard soak >= .zero, soak <= .seconds(90 * 86400) else {
            throw ActionFailure(.invalid, "a soak lasts up to 90 days")
        }
        let (verdict, answer) = try await core.prove(credential, by: actor)
        guard case .revocable(let proof) = verdict else {
            let names = answer.blockedBy.map { "`\($0.name)`" }.joined(separator: ", ")
            throw ActionFailure(
                .refused,
                "there is no proof that credential `\(credential.short)` is dead"
                    + (names.isEmpty ? "" : ": blocked by \(answer.blockedBy.count): \(names)"),
                nextStep: "mayfly prove \(credential)")
        }
        // A refusal later says something only if the same secret is let in now. Comes after the proof: it is a use too.
        var accepted = false
        if let secret {
            switch try await probe(standing, secret) {
            case .accepted: accepted = true
            // Any secret would have been let in, so that nothing is known of this one.
            case .unreachable(let reason) where reason.contains(PostgresLogin.asksNothing): accepted = false
            case .refused(let code, _):
                throw ActionFailure(
                    .refused, "the target refuses the given secret already (\(code)): it is not the login's password",
                    nextStep: "find the current one: `mayfly scan`, then `mayfly retire` for that credential")
            case .unreachable(let reason):
                throw ActionFailure(.internal, "the target cannot be asked: \(reason)")
            }
        }
        // Said before anything is taken away; what stands then is refused at the end.
        let warnings = try await trust(at: standing, logins).warnings
        if call.dryRun {
            return .init(
                credential: credential, phase: .wouldDisable, soakUntil: core.clock.now() + soak, refusal: nil,
                acceptedBefore: accepted, warnings: warnings)
        }
        // Recorded first: a crash before the target is touched leaves a disabled credential that the next call goes on with.
        let retirement = try await core.database.write { [core, accepted] in
            try core.lifecycle.disable(
                credential, proof: proof, soak: soak, acceptedBefore: accepted, by: actor, in: $0)
        }
        try await logins.disable(standing.login)
        _ = try await logins.endSessions(of: standing.login)
        return .init(
            credential: credential, phase: .soaking, soakUntil: retirement.soakUntil, refusal: nil,
            acceptedBefore: accepted, warnings: warnings)
    }

    private func finish(
        _ begun: Retirement, _ standing: StandingLogin, _ logins: PostgresLogins, _ secret: Secret?, _ actor: String
    ) async throws -> Action.Retire.Answer {
        var retirement = begun
        if retirement.removedAt == nil {
            // Again, in case the last attempt ended between the record and the target. Harmless when it did not.
            try await logins.disable(standing.login)
            _ = try await logins.endSessions(of: standing.login)
            try await core.readTargetLog(of: standing.resource)
            let attempts = try await core.database.read { [retirement] transaction in
                try Observations.uses(
                    of: standing.login, at: standing.resource.name, accepted: false, since: retirement.disabledAt,
                    in: transaction)
            }
            if let refusal = core.lifecycle.judgeSoak(retirement, attempts: attempts.map { "`\($0.consumer)` (\($0.evidence))" }) {
                if refusal.code == .soaking {
                    return .init(
                        credential: retirement.credential, phase: .soaking, soakUntil: retirement.soakUntil, refusal: nil,
                        acceptedBefore: retirement.acceptedBefore, warnings: try await trust(at: standing, logins).warnings)
                }
                // Somebody still needs it: back to how it was, with the name of who.
                try await logins.enable(standing.login)
                try await core.database.write { [core, retirement] in
                    try core.lifecycle.enable(retirement.credential, why: refusal.reason, by: "server", in: $0)
                }
                throw refusal
            }
            guard secret != nil else {
                throw ActionFailure(
                    .refused, "the soak of `\(retirement.credential.short)` is over, but without the old secret nobody can see it refused",
                    nextStep: "mayfly retire \(retirement.credential) --probe-from PATH, with a file where it was sighted")
            }
            try await logins.removePassword(of: standing.login)
            retirement = try await core.database.write { [core, retirement] in
                try core.lifecycle.removed(retirement, by: actor, in: $0)
            }
        }
        guard let secret else {
            throw ActionFailure(
                .refused, "`\(retirement.credential.short)` is removed, but nobody has seen the target refuse it yet",
                nextStep: "mayfly retire \(retirement.credential) --probe-from PATH")
        }
        let access = try await trust(at: standing, logins)
        let refusal: String
        switch try await probe(standing, secret) {
        case .refused(let code, let message): refusal = "\(code): \(message)"
        case .accepted:
            throw ActionFailure(
                .internal, "the target still lets the old secret of `\(retirement.credential.short)` in",
                nextStep: "look at pg_hba.conf for `trust` (`mayfly discover` lists such lines), then run `mayfly retire` again")
        case .unreachable(let reason) where reason.contains(PostgresLogin.asksNothing): throw access.asksNothing(of: retirement.credential)
        case .unreachable(let reason):
            throw ActionFailure(.internal, "the target cannot be asked: \(reason)", nextStep: "run `mayfly retire` again")
        }
        if let stands = access.refusal(of: retirement.credential) { throw stands }
        retirement = try await core.database.write { [core, retirement] transaction in
            let done = try core.lifecycle.verified(retirement, refusal: refusal, access: access.words, by: actor, in: transaction)
            for path in try Registry.paths(in: transaction) where path.credential == retirement.credential {
                try core.step(path, .retired, kind: "path.retired", by: actor, in: transaction)
            }
            return done
        }
        return .init(
            credential: retirement.credential, phase: .retired, soakUntil: retirement.soakUntil,
            refusal: retirement.refusal, acceptedBefore: retirement.acceptedBefore, warnings: access.warnings)
    }

    /// Tries the old secret at the real target, under a mark by which the observer knows the use for ours.
    /// Where the target asks for nothing, it is not answered: it would let in any secret.
    private func probe(_ standing: StandingLogin, _ secret: Secret) async throws -> PostgresProbe.Outcome {
        let mark = try await core.database.write { [core] in
            try core.observations.begin(.probe, at: standing.resource.name, entropy: core.entropy, in: $0)
        }
        return await PostgresProbe(group: MultiThreadedEventLoopGroup.singleton, entropy: core.entropy).login(
            to: .tcp(host: standing.resource.host, port: standing.resource.port), user: standing.login,
            database: standing.resource.database ?? standing.login, password: secret, applicationName: mark,
            methods: [.scramSHA256, .md5])
    }

    struct StandingLogin: Sendable {
        var resource: Resource
        var login: String
    }

    /// The one login that the credential stands for.
    private func standingLogin(of credential: Fingerprint, in transaction: Transaction) throws -> StandingLogin {
        let paths = try Registry.paths(in: transaction).filter { $0.credential == credential }
        let places = Set(paths.compactMap { path in path.login.map { [path.resource, $0] } })
        guard places.count == 1, let place = places.first, let resource = try Registry.resource(place[0], in: transaction)
        else {
            throw ActionFailure(
                .refused,
                places.isEmpty
                    ? "no registered path uses credential `\(credential.short)`, so Mayfly does not know where to revoke it"
                    : "credential `\(credential.short)` opens \(places.count) logins; give each its own first",
                nextStep: "declare the workload that uses it: mayfly apply estate.yaml")
        }
        return StandingLogin(resource: resource, login: place[1])
    }
}

import Console
import Context
import Issuance
import Runtime
import SharedSignals
import Storage

extension Actions {
    // MARK: Security events

    func applySignals(_ call: Action.ApplySignals, _ actor: String) async throws -> Action.ApplySignals.Answer {
        let faults = call.policy.faults(in: core.settings.trustDomain)
        guard faults.isEmpty else {
            let told = faults.prefix(20).joined(separator: "; ")
            throw ActionFailure(
                .refused, faults.count > 20 ? "\(told); and \(faults.count - 20) more" : told, nextStep: "mend the declaration; nothing was changed")
        }
        var waiting: AuthorityKey?
        if !call.dryRun, call.policy.signsByOwnKey {
            try await core.database.read { try mustBeOperator(actor, in: $0) }
            waiting = try await makeKey(by: actor)
        }
        var (answer, streams) = try await core.database.write { [core] transaction in
            try mustBeOperator(actor, in: transaction)
            let answer = changes(from: try SignalsRecords.policy(in: transaction), to: call.policy)
            if call.dryRun || answer.isEmpty { return (answer, [StreamRecord]?.none) }
            try core.signalsRecords.store(call.policy, answer, by: actor, in: transaction)
            try bringStreamsInLine(with: call.policy, in: transaction)
            return (answer, try SignalsRecords.streams(in: transaction))
        }
        if let streams {
            core.signals.set(call.policy, clock: core.clock)
            core.signals.set(streams)
        }
        if let waiting {
            answer.notes.append(
                "events are signed by ES256 until those who keep our keys know the new one, ten minutes; at once by: "
                    + "mayfly authority activate \(waiting.id.prefix(12)) --force")
        }
        return answer
    }

    /// The key of the signals' own. It is published before it signs anything, unless there is nobody yet who could have read the keys.
    ///
    /// - Returns: the key if it does not sign yet.
    private func makeKey(by actor: String) async throws -> AuthorityKey? {
        do {
            let key = try await core.issuer.authority.makeSignalsKey(core.signals.streams.isEmpty ? .active : .prepared, by: actor)
            return key.state == .prepared ? key : nil
        } catch let refusal as AuthorityRefusal {
            throw ActionFailure(.refused, refusal.reason, nextStep: refusal.nextStep)
        } catch let error as FileError {
            throw ActionFailure(.refused, error.description, nextStep: "docs/reference/signals.md")
        }
    }

    private func changes(from before: SignalsPolicy, to after: SignalsPolicy) -> Action.ApplySignals.Answer {
        var answer = Action.ApplySignals.Answer(created: [], updated: [], deleted: [], unchanged: 0, notes: [])
        func compare<Item: Equatable>(_ kind: String, _ before: [Item], _ after: [Item], _ name: (Item) -> String) {
            let old = Dictionary(before.map { (name($0), $0) }) { first, _ in first }
            for item in after {
                if old[name(item)] == nil {
                    answer.created.append("\(kind)/\(name(item))")
                } else if old[name(item)] == item {
                    answer.unchanged += 1
                } else {
                    answer.updated.append("\(kind)/\(name(item))")
                }
            }
            answer.deleted += Set(old.keys).subtracting(after.map(name)).sorted().map { "\(kind)/\($0)" }
        }
        compare("transmitter", before.transmitters, after.transmitters, \.name)
        compare("receiver", before.receivers, after.receivers, \.name)
        compare("issuer", before.issuer.map { [$0] } ?? [], after.issuer.map { [$0] } ?? []) { $0 }
        compare("default-subjects", before.defaultSubjects.map { [$0] } ?? [], after.defaultSubjects.map { [$0] } ?? []) { $0 }
        compare("algorithm", before.algorithm.map { [$0] } ?? [], after.algorithm.map { [$0] } ?? []) { $0 }
        let feeds = core.context.policy.feeds.compactMap(\.transmitter)
        for transmitter in after.transmitters {
            if transmitter.may.isEmpty { answer.notes.append("transmitter `\(transmitter.name)` may do nothing: `may` is empty") }
            let complies = transmitter.may.contains { EventType(named: $0.event) == .deviceComplianceChange }
            if complies, !feeds.contains(transmitter.name) {
                answer.notes.append("no feed of `mayfly posture` rests on transmitter `\(transmitter.name)`: its devices' compliance acts on nothing")
            }
        }
        return answer
    }

    /// Streams of receivers that are gone go; those that operators declare come and change with the declaration.
    private func bringStreamsInLine(with policy: SignalsPolicy, in transaction: Transaction) throws {
        let receivers = Dictionary(policy.receivers.map { ($0.name, $0) }) { first, _ in first }
        let streams = try SignalsRecords.streams(in: transaction)
        for stream in streams {
            let receiver = receivers[stream.receiver]
            // One that was pushed to an address that is declared no more would go on telling it.
            let isGone = receiver == nil || (stream.isDeclared && receiver?.push == nil)
                || (!stream.isDeclared && stream.pushURL.map { url in receiver?.pushTo.contains { url.hasPrefix($0) } != true } ?? false)
            if isGone { try SignalsRecords.removeStream(stream.id, in: transaction) }
        }
        for receiver in policy.receivers {
            guard let push = receiver.push else { continue }
            var stream = streams.first { $0.receiver == receiver.name && $0.isDeclared }
                ?? StreamRecord(
                    id: core.entropy.hex(16), receiver: receiver.name, requested: [], pushURL: push.url, description: nil, status: .enabled,
                    reason: nil, isDeclared: true)
            stream.pushURL = push.url
            try core.signalsRecords.keep(stream, in: transaction)
        }
    }

    func signals() async throws -> Action.Signals.Answer {
        let (streams, taken) = try await core.database.read { transaction in
            let streams = try SignalsRecords.streams(in: transaction).map { stream in
                Action.Signals.Stream(
                    id: stream.id, receiver: stream.receiver, method: stream.pushURL == nil ? "poll" : "push", status: stream.status.rawValue,
                    waiting: try SignalsRecords.count(of: stream.id, in: transaction),
                    defaultSubjects: (stream.defaultSubjects ?? .all).rawValue,
                    subjects: try SignalsRecords.subjects(of: stream.id, in: transaction),
                    lastError: try SignalsRecords.lastError(of: stream.id, in: transaction))
            }
            return (streams, try SignalsRecords.taken(20, in: transaction))
        }
        return .init(
            policy: core.signals.policy, streams: streams,
            taken: taken.map { .init(at: $0.at, transmitter: $0.transmitter, event: $0.event, subject: $0.subject, outcome: $0.outcome) },
            refusals: core.signals.refusals.map {
                .init(at: $0.at, transmitter: $0.transmitter, code: $0.refusal.code.rawValue, reason: $0.refusal.reason)
            })
    }
}

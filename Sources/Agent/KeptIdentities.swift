import Estate
import NodeAPI
import Registration
import Runtime
import SPIFFE
import Synchronization
@_spi(Incubating) import WorkloadAPI

/// What the server decides by when it is asked for an identity. Where two questions are the same, so is who is meant: the process, by its
/// number and start, what was attested of it, and who asks in its stead.
struct IdentityQuestion: Hashable, Sendable {
    var id: SPIFFEID
    /// By its name.
    var entry: String
    var evidence: Mayfly_Node_V1_ProcessEvidence
    /// Of a token: whom it is for, in one order.
    var audience: [String] = []

    init(_ id: SPIFFEID, by entry: String, _ evidence: Mayfly_Node_V1_ProcessEvidence, audience: [String] = []) {
        (self.id, self.entry, self.evidence) = (id, entry, evidence)
        self.audience = Set(audience).sorted()
    }

    init(_ id: SPIFFEID, by entry: RegistrationEntry, for subject: IdentitySubject, audience: [String] = []) {
        self.init(id, by: entry.name, subject.evidence(for: entry), audience: audience)
    }

    var selectors: Set<Selector> { Set(evidence.selectors.compactMap { Selector($0) }) }
    var process: HeldRegister.Process { .init(pid: evidence.pid, startTime: evidence.startTime) }

    /// Whether both are about one identity of one subject, in whatever form.
    func concerns(_ other: IdentityQuestion) -> Bool {
        id == other.id && process == other.process && evidence.delegate == other.evidence.delegate
            && evidence.isAsserted == other.evidence.isAsserted
    }
}

/// A token, and the name that it is taken back by.
struct KeptToken: Sendable {
    var token: DelegatedToken
    var name: String?
}

/// Answers of one kind, by process. No clock and no network, and never more than a bound.
struct KeptAnswers<Answer: Sendable>: Sendable {
    struct Item: Sendable {
        var answer: Answer
        var expiresAt: Timestamp
        /// What was attested, as far as the server was told.
        var selectors: Set<Selector>
    }

    private var items: [HeldRegister.Process: [IdentityQuestion: Item]] = [:]
    private(set) var count = 0
    /// Of all processes, and of one.
    private let limit: Int
    private let processLimit: Int

    init(limit: Int, processLimit: Int) {
        (self.limit, self.processLimit) = (limit, processLimit)
    }

    /// Whoever has too many loses its own that ends first. Where all together are too many the new one is not kept: nobody pushes out another's.
    mutating func keep(_ item: Item, for question: IdentityQuestion, at now: Timestamp) {
        let process = question.process
        if items[process]?[question] == nil {
            if let mine = items[process], mine.count >= processLimit, let first = mine.min(by: { $0.value.expiresAt < $1.value.expiresAt })?.key {
                items[process]?[first] = nil
                count -= 1
            }
            if count >= limit { retain { $1.expiresAt > now } }
            guard count < limit else { return }
            count += 1
        }
        items[process, default: [:]][question] = item
    }

    func answer(to question: IdentityQuestion, at now: Timestamp) -> Answer? {
        items[question.process]?[question].flatMap { $0.expiresAt > now ? $0.answer : nil }
    }

    /// Drops what `isKept` does not want.
    mutating func retain(_ isKept: (IdentityQuestion, Item) -> Bool) {
        guard count > 0 else { return }
        items = items.compactMapValues { mine in
            let left = mine.filter { isKept($0.key, $0.value) }
            return left.isEmpty ? nil : left
        }
        count = items.values.reduce(0) { $0 + $1.count }
    }

    mutating func forget(_ process: HeldRegister.Process) { count -= items.removeValue(forKey: process)?.count ?? 0 }

    /// The server does not give it any more, in this form or another.
    mutating func drop(_ question: IdentityQuestion) {
        guard var mine = items[question.process] else { return }
        count -= mine.count
        mine = mine.filter { !$0.key.concerns(question) }
        count += mine.count
        items[question.process] = mine.isEmpty ? nil : mine
    }

    var processes: Set<HeldRegister.Process> { Set(items.keys) }
}

/// What the server gave to the processes of this node, for whoever asks the same again: another stream or another call of the same process.
///
/// In memory alone. It outlives a stream, and ends with the process, with the identity, and with whatever takes that back: an entry, a
/// revocation, the node's standing, the server's word. It gives nothing to anybody new (decision 0027).
final class KeptIdentities: Sendable {
    struct Kinds: Sendable {
        var x509 = KeptAnswers<HeldIdentity<WorkloadX509>>(limit: 8192, processLimit: 1024)
        var wit = KeptAnswers<HeldIdentity<WorkloadWIT>>(limit: 8192, processLimit: 1024)
        var tokens = KeptAnswers<KeptToken>(limit: 8192, processLimit: 256)
    }
    typealias Kind<Answer: Sendable> = any WritableKeyPath<Kinds, KeptAnswers<Answer>> & Sendable

    private let kinds = Mutex(Kinds())

    func keep<Answer>(_ item: KeptAnswers<Answer>.Item, _ kind: Kind<Answer>, for question: IdentityQuestion, at now: Timestamp) {
        kinds.withLock { $0[keyPath: kind].keep(item, for: question, at: now) }
    }

    func answer<Answer>(_ kind: Kind<Answer>, to question: IdentityQuestion, at now: Timestamp) -> Answer? {
        kinds.withLock { $0[keyPath: kind].answer(to: question, at: now) }
    }

    func drop(_ question: IdentityQuestion) {
        kinds.withLock { kinds in
            kinds.x509.drop(question)
            kinds.wit.drop(question)
            kinds.tokens.drop(question)
        }
    }

    func forget(_ process: HeldRegister.Process) {
        kinds.withLock { kinds in
            kinds.x509.forget(process)
            kinds.wit.forget(process)
            kinds.tokens.forget(process)
        }
    }

    /// What is not given any more is not kept either: given again, it is another.
    func retain(_ now: NodeSnapshot) {
        kinds.withLock { kinds in
            kinds.x509.retain { now.gives($0, having: $1.selectors) && !now.settings.isRevoked(serial: $1.answer.serial) }
            kinds.wit.retain { now.gives($0, having: $1.selectors) }
            kinds.tokens.retain { now.gives($0, having: $1.selectors) && !($1.answer.name.map(now.settings.revokedTokens.contains) ?? false) }
        }
    }

    /// Forgets what has ended and whose process has.
    func sweep(at now: Timestamp, isAlive: (HeldRegister.Process) -> Bool) {
        let processes = kinds.withLock { $0.x509.processes.union($0.wit.processes).union($0.tokens.processes) }
        for process in processes where !isAlive(process) { forget(process) }
        kinds.withLock { kinds in
            kinds.x509.retain { $1.expiresAt > now }
            kinds.wit.retain { $1.expiresAt > now }
            kinds.tokens.retain { $1.expiresAt > now }
        }
    }

    var count: Int { kinds.withLock { $0.x509.count + $0.wit.count + $0.tokens.count } }
}

extension NodeSnapshot {
    /// Whether what was answered to a question is still given, on a node as it is now.
    func gives(_ question: IdentityQuestion, having selectors: Set<Selector>) -> Bool {
        guard let entry = entries.giving(question, having: selectors) else { return false }
        return standing.lack(for: entry) == nil && !settings.revoked.contains(question.id)
    }
}

extension EntrySet {
    /// The entry that a question names, if it still gives that to who is as it was then.
    func giving(_ question: IdentityQuestion, having selectors: Set<Selector>) -> RegistrationEntry? {
        entries[question.entry].flatMap { $0.identity(having: selectors) == question.id ? $0 : nil }
    }
}

import Estate
import Runtime
import Synchronization

/// Takes what one source tells, within limits, and counts. Secrets stay in here until the join, and end with it.
final class SourceSink: Sendable {
    struct Limits: Sendable {
        var findings = 200_000
        var mentions = 1_000_000
        var items = 2_000_000
        var problems = 200
    }

    private struct State {
        var findings: [Finding] = []
        var mentions: [Mention] = []
        var rows: [ListedCredential] = []
        var lists: [String] = []
        var accounts: [FoundWorkload] = []
        var networkTrust: [NetworkTrust] = []
        var remarks: [String] = []
        var items = 0
        var problems: [String] = []
        var problemsLeftOut = 0
    }

    private let state = Mutex(State())
    private let limits: Limits
    private let onItems: @Sendable (Int) -> Void
    let key: FingerprintKey
    let clock: WallClock
    /// The feed's name in reports: `aws:cloud`.
    let feed: String?

    init(
        key: FingerprintKey, clock: WallClock, feed: String? = nil, limits: Limits = .init(),
        onItems: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
        self.key = key
        self.clock = clock
        self.feed = feed
        self.limits = limits
        self.onItems = onItems
    }

    /// Things looked at, whether or not a credential was among them.
    func count(_ items: Int = 1) throws {
        let total = state.withLock { state in
            state.items += items
            return state.items
        }
        guard total <= limits.items else {
            throw SourceError(.tooLarge, "more than \(limits.items) items: divide the source by namespace, mount or path")
        }
        onItems(total)
    }

    func tell(_ finding: Finding) throws {
        var told = finding
        told.place.feed = feed
        let finding = told
        let isFull = state.withLock { state in
            guard state.findings.count < limits.findings else { return true }
            state.findings.append(finding)
            return false
        }
        if isFull {
            throw SourceError(.tooLarge, "more than \(limits.findings) credentials: divide the source by namespace, mount or path")
        }
    }

    /// Notes a value that nothing names, in case it is known from elsewhere. The value is not kept.
    func mention(_ secret: Secret, at place: Sighting, owners: [OwnerEvidence] = [], workloads: Set<String> = []) {
        guard secret.count >= 6, secret.count <= 4096 else { return }
        let fingerprint = key.fingerprint(of: secret)
        var told = place
        told.feed = feed
        let place = told
        state.withLock { state in
            guard state.mentions.count < limits.mentions else { return }
            state.mentions.append(Mention(fingerprint: fingerprint, place: place, owners: owners, workloads: workloads))
        }
    }

    /// An account that logs in, with a credential or without.
    func account(_ name: String, at source: String, _ why: String, owner: String? = nil, namespace: String? = nil, credentials: Int) {
        state.withLock { state in
            guard state.accounts.count < limits.findings else { return }
            state.accounts.append(
                FoundWorkload(
                    name: name, kind: .account, source: source, why: why, namespace: namespace, owner: owner, credentials: credentials))
        }
    }

    var accounts: [FoundWorkload] { state.withLock { $0.accounts } }

    /// Rules by which the source lets somebody in for where they come from.
    func tell(_ rules: [NetworkTrust]) {
        state.withLock { $0.networkTrust += rules.prefix(max(0, NetworkTrustReader.limit - $0.networkTrust.count)) }
    }

    var networkTrust: [NetworkTrust] { state.withLock { $0.networkTrust } }

    /// Something beside the credentials that could not be read. The feed is whole without it.
    func remark(_ text: String) {
        state.withLock { if $0.remarks.count < limits.problems { $0.remarks.append(text) } }
    }

    var remarks: [String] { state.withLock { $0.remarks } }

    /// A line of somebody's list.
    func list(_ name: String, _ rows: [ListedCredential]) {
        state.withLock { state in
            state.lists.append(name)
            state.rows += rows
        }
    }

    /// Something that could not be read, and why. The feed is then partial.
    func problem(_ text: String) {
        state.withLock { state in
            if state.problems.contains(text) { return }
            if state.problems.count < limits.problems { state.problems.append(text) } else { state.problemsLeftOut += 1 }
        }
    }

    var findings: [Finding] { state.withLock { $0.findings } }
    var mentions: [Mention] { state.withLock { $0.mentions } }
    var listed: (lists: [String], rows: [ListedCredential]) { state.withLock { ($0.lists, $0.rows) } }
    var items: Int { state.withLock { $0.items } }
    var problems: [String] {
        state.withLock { $0.problems + ($0.problemsLeftOut > 0 ? ["and \($0.problemsLeftOut) more problems"] : []) }
    }
}

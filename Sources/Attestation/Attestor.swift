import Estate
public import LinuxProcess

/// Attests processes: what the kernel says of them always, and what others know of them where such are configured. Keeps digests
/// of programs between calls, so attesting a known program again hashes nothing.
public struct Attestor: Sendable {
    /// Whom it asks besides the kernel.
    public let attestors: [any WorkloadAttestor]
    /// How long each of them may take; they are asked at the same time.
    public let deadline: Duration
    private let digests: FileDigests
    private let names: AccountNames
    private let tree: CgroupTree
    private let reader: CgroupMembership

    public init(
        digests: FileDigests = FileDigests(), attestors: [any WorkloadAttestor] = [], deadline: Duration = .seconds(5),
        names: AccountNames = AccountNames(), tree: CgroupTree = CgroupTree()
    ) {
        self.digests = digests
        self.attestors = attestors
        self.deadline = deadline
        self.names = names
        self.tree = tree
        reader = .ofThisProcess()
    }

    /// Asks the kernel about the process. Blocks on file reads (a large program is hashed once): not for an event loop.
    ///
    /// - Parameter hashing: without it, digests are absent. For callers that are only to be named: a process that lives some
    ///   milliseconds may be gone before its program is hashed.
    public func attest(_ handle: ProcessHandle, hashing: Bool = true) -> AttestationResult {
        do {
            // First of all: a process that gave its connection to another must not answer for it.
            if try handle.holdsConnection() == false {
                return .refused(.init(.gone, "process \(handle.pid) no longer holds the connection it made"))
            }
            let facts = try handle.facts(digests: hashing ? digests : nil)
            var kernel = KernelSelectors(names: names, tree: tree, reader: reader)
            kernel.read(facts, hashing: hashing)
            return .attested(
                AttestedProcess(
                    handle: handle, facts: facts, selectors: kernel.selectors, notes: kernel.notes, container: kernel.container))
        } catch {
            return .refused(AttestationRefusal(error))
        }
    }

    /// Adds what the configured attestors know of a process that the kernel has told of. One that fails or takes too long adds a
    /// note and no selector. At the end the process must still be what it was when the kernel was asked.
    public func complete(_ result: AttestationResult) async -> AttestationResult {
        guard let process = result.process, !attestors.isEmpty else { return result }
        let deadline = deadline
        var complete = process
        await withTaskGroup(of: (Int, WorkloadAttestation).self) { group in
            for (index, attestor) in attestors.enumerated() {
                group.addTask {
                    let answer = await withDeadline(deadline) { await attestor.attest(process) }
                    return (index, answer ?? .init(notes: [.init(attestor.name, .timedOut, "no answer within \(deadline)")]))
                }
            }
            var answers: [Int: WorkloadAttestation] = [:]
            for await (index, answer) in group { answers[index] = answer }
            for (index, attestor) in attestors.enumerated() {
                guard let answer = answers[index] else { continue }
                complete = complete.adding(answer.selectors.filter { $0.type.hasPrefix(attestor.name + ":") }, answer.notes)
            }
        }
        guard process.isUnchanged else {
            return .refused(.init(.gone, "process \(process.pid) exited, or became another program, while others were asked about it"))
        }
        return .attested(complete)
    }

    /// What people would call a process: its systemd unit, else the script it or the nearest ancestor with one runs, else
    /// its program. `orders` for `/system.slice/orders.service` and for `python3 /srv/shop/orders.py`; `reports` for
    /// the `psql` that `reports.sh` started.
    ///
    /// - Parameter byAncestors: false for its own name alone, whoever started it.
    public static func suggestedName(for facts: ProcessFacts, byAncestors: Bool = true) -> String {
        if let unit = facts.cgroup.flatMap(unit(ofCgroup:)) { return unit }
        let above = byAncestors ? facts.ancestors.lazy.compactMap(\.script?.path).first : nil
        if let script = facts.script?.path ?? above {
            let name = stem(script)
            if !name.isEmpty { return name }
        }
        if let executable = facts.executable { return String(executable.split(separator: "/").last ?? "unknown") }
        return facts.name.isEmpty ? "unknown" : facts.name
    }

    /// The innermost service of a cgroup path. Sessions, slices and scopes of logins name no workload.
    static func unit(ofCgroup path: String) -> String? {
        for part in path.split(separator: "/").reversed() where part.hasSuffix(".service") {
            let name = part.dropLast(".service".count)
            // user@1000.service holds everything a person runs.
            if name.isEmpty || name.hasPrefix("user@") { return nil }
            return String(name)
        }
        return nil
    }

    private static func stem(_ path: String) -> String {
        let base = path.split(separator: "/").last ?? ""
        guard let dot = base.lastIndex(of: "."), dot != base.startIndex else { return String(base) }
        return String(base[..<dot])
    }
}

extension AttestationRefusal {
    /// A failure to look is a refusal.
    public init(_ error: ProcessError) {
        let reason: Reason =
            switch error.code {
            case .gone: .gone
            case .notPermitted: .notPermitted
            case .notFound: .notFound
            case .tooLarge, .system: .system
            }
        self.init(reason, error.description)
    }
}

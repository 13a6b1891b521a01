public import Estate

/// Somebody who knows more of a process than the kernel: a container runtime, a kubelet.
public protocol WorkloadAttestor: Sendable {
    /// `docker`, `k8s`: also the first word of every selector it may give; others are dropped.
    var name: String { get }

    /// Selectors that somebody trusted vouched for just now, or a note why there are none. Never a guess. It is given up after
    /// ``Attestor/deadline``.
    func attest(_ process: AttestedProcess) async -> WorkloadAttestation
}

/// What a ``WorkloadAttestor`` knows of one process.
public struct WorkloadAttestation: Sendable, Hashable {
    public var selectors: [Selector]
    public var notes: [AttestationNote]

    public init(selectors: [Selector] = [], notes: [AttestationNote] = []) {
        self.selectors = selectors
        self.notes = notes
    }
}

/// What `work` returns, or `nil` when it takes longer than `limit`; then it is cancelled and not waited for.
func withDeadline<Result: Sendable>(_ limit: Duration, _ work: @escaping @Sendable () async -> Result) async -> Result? {
    let (answers, continuation) = AsyncStream.makeStream(of: Result?.self, bufferingPolicy: .bufferingOldest(1))
    let worker = Task { _ = continuation.yield(await work()) }
    let timer = Task {
        try? await Task.sleep(for: limit)
        continuation.yield(nil)
    }
    defer {
        worker.cancel()
        timer.cancel()
    }
    for await answer in answers { return answer }
    return nil
}

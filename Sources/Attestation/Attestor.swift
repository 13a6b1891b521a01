public import LinuxProcess

/// Attests processes. Keeps digests of programs between calls, so attesting a known program again costs some 100 µs.
public struct Attestor: Sendable {
    private let digests: FileDigests

    public init(digests: FileDigests = FileDigests()) {
        self.digests = digests
    }

    /// Asks the kernel about the process. Blocks on file reads (a large program is hashed once): not for an event loop.
    ///
    /// - Parameter hashing: without it, `unix:sha256` and `unix:script-sha256` are absent. For callers that are only to be
    ///   named: a process that lives some milliseconds may be gone before its program is hashed.
    public func attest(_ handle: ProcessHandle, hashing: Bool = true) -> AttestationResult {
        do {
            // First of all: a process that gave its connection to another must not answer for it.
            if try handle.holdsConnection() == false {
                return .refused(.init(.gone, "process \(handle.pid) no longer holds the connection it made"))
            }
            let facts = try handle.facts(digests: hashing ? digests : nil)
            return .attested(AttestedProcess(handle: handle, facts: facts))
        } catch {
            return .refused(AttestationRefusal(error))
        }
    }

    /// What people would call a process: its systemd unit, else the script it or the nearest ancestor with one runs, else
    /// its program. `orders` for `/system.slice/orders.service` and for `python3 /srv/shop/orders.py`; `reports` for
    /// the `psql` that `reports.sh` started.
    public static func suggestedName(for facts: ProcessFacts) -> String {
        if let unit = facts.cgroup.flatMap(unit(ofCgroup:)) { return unit }
        if let script = facts.script?.path ?? facts.ancestors.lazy.compactMap(\.script?.path).first {
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

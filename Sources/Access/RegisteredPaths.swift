public import Estate
public import Storage

/// The first policy: what is registered is permitted to whom its selectors describe, and nothing else.
public struct RegisteredPaths: Policy {
    /// The SPIFFE ID that a workload gets; the same function that issuance uses.
    private let identity: @Sendable (Workload) -> String?

    public init(identity: @escaping @Sendable (Workload) -> String?) {
        self.identity = identity
    }

    public func decide(_ request: AccessRequest, in transaction: Transaction) throws -> Decision {
        let version = "registered-paths/1@\(try Registry.revision(in: transaction))"
        func denied(_ code: String, _ reason: String) -> Decision {
            Decision(isPermitted: false, code: code, reason: reason, policyVersion: version)
        }
        guard !request.selectors.isEmpty else {
            return denied("unattested", "nothing is attested of the caller; an unattributed caller gets nothing")
        }
        let workload: Workload
        switch request.action {
        case .openGrant, .renewGrant:
            guard let path = try Registry.path(request.subject, in: transaction),
                let owner = try Registry.workload(path.workload, in: transaction)
            else { return denied("no-such-path", "no access path `\(request.subject)` is registered") }
            if request.action == .openGrant && path.mode != .substitute {
                return denied("not-cut-over", "path `\(path.name)` is in mode `\(path.mode.rawValue)`; cut it over first")
            }
            workload = owner
        case .issueIdentity:
            guard let owner = try Registry.workloads(in: transaction).first(where: { identity($0) == request.subject })
            else { return denied("no-such-identity", "no workload is registered for `\(request.subject)`") }
            workload = owner
        }
        let required = Set(workload.selectors ?? [])
        guard !required.isEmpty else {
            return denied("no-selectors", "workload `\(workload.name)` has no selectors, so no process can be it")
        }
        let missing = required.subtracting(request.selectors)
        guard missing.isEmpty else {
            return denied(
                "selectors-missing",
                "the caller is not `\(workload.name)`: it lacks \(missing.sorted().map { "`\($0)`" }.joined(separator: ", "))")
        }
        return Decision(
            isPermitted: true, code: "selectors-match",
            reason: "the caller has every selector of `\(workload.name)`", policyVersion: version)
    }
}

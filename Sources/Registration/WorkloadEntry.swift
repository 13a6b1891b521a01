public import Estate
public import SPIFFE

/// The SPIFFE ID of a workload of the estate file: `spiffe://<trust domain>/<environment>/<workload>`.
public func spiffeID(of workload: Workload, in trustDomain: TrustDomain) -> SPIFFEID? {
    SPIFFEID(trustDomain: trustDomain, segments: [workload.environment ?? "default", workload.name])
}

extension RegistrationEntry {
    /// Begins the names of entries that follow from the estate file.
    static let estatePrefix = "estate/"

    /// The workload of the estate file that it stands for; `nil` for all others.
    public var estateWorkload: String? { name.hasPrefix(Self.estatePrefix) ? String(name.dropFirst(Self.estatePrefix.count)) : nil }

    /// The entry that follows from a workload of the estate file. `nil` without selectors: nobody can be it.
    public init?(_ workload: Workload, in trustDomain: TrustDomain) {
        guard let id = Registration.spiffeID(of: workload, in: trustDomain), let selectors = workload.selectors, !selectors.isEmpty
        else { return nil }
        self.init(
            name: Self.estatePrefix + workload.name, spiffeID: IDTemplate(id), selectors: selectors, hint: workload.name,
            federatesWith: (workload.federatesWith ?? []).compactMap { TrustDomain($0) },
            owner: workload.owners?.application ?? "", purpose: workload.purpose ?? "", origin: .estate)
    }
}

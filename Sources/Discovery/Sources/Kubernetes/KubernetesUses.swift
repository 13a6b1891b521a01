import Estate
import Runtime

/// Who uses what in a cluster: from a Secret over pod templates and owner references to the controller at the top.
struct KubernetesUses {
    struct Use: Hashable {
        /// The workload at the top of the chain.
        var workload: String
        var kind: String
        var namespace: String
        var way: String
        var key: String?
        var serviceAccount: String
    }

    private struct Name: Hashable {
        var kind: PodReferences.Reference.Kind
        var namespace: String
        var name: String
    }

    private var byUID: [String: KubernetesObject] = [:]
    private var byName: [String: KubernetesObject] = [:]
    private var uses: [Name: Set<Use>] = [:]
    private var notes: [String: OwnerEvidence] = [:]
    /// By `kind/namespace/name` of the workload at the top.
    private var deployed: [String: Redeployment] = [:]
    private let root: String
    /// What service accounts are bound to, by `namespace/name`.
    let rights: [String: [String]]

    /// - Parameters:
    ///   - pullSecrets: by `namespace/service account`.
    ///   - root: `kubernetes://cluster`, for evidence.
    init(_ objects: [KubernetesObject], pullSecrets: [String: [String]], namespaces: [KubernetesObject], rights: [String: [String]] = [:], root: String) {
        self.root = root
        self.rights = rights
        for object in objects {
            byUID[object.uid] = object
            byName["\(object.kind)/\(object.namespace)/\(object.name)"] = object
        }
        for namespace in namespaces {
            if let note = namespace.ownerNote {
                notes[namespace.name] = OwnerEvidence(
                    kind: .kubernetes, owner: note.owner, source: "\(root)/namespaces/\(namespace.name) \(note.key)", weight: 0.5)
            }
        }
        for object in objects {
            guard let pod = object.pod else { continue }
            let top = controller(of: object)
            if object.kind != "Pod" { note(object, "\(top.kind)/\(object.namespace)/\(top.name)", top.name) }
            var references = pod.references
            for secret in pullSecrets["\(object.namespace)/\(pod.serviceAccount)"] ?? [] {
                references.append(.init(kind: .secret, name: secret, key: nil, way: "serviceAccount.imagePullSecrets"))
            }
            for reference in references {
                uses[Name(kind: reference.kind, namespace: object.namespace, name: reference.name), default: []].insert(
                    Use(
                        workload: top.name, kind: top.kind, namespace: object.namespace, way: reference.way, key: reference.key,
                        serviceAccount: pod.serviceAccount))
            }
        }
    }

    /// Follows controlling owner references up to what a person made. A controller that was not listed still has its name in
    /// the reference, such as a custom resource's.
    func controller(of object: KubernetesObject) -> (kind: String, name: String) {
        var current = object
        var seen: Set<String> = [object.uid]
        while let up = current.ownerReferences.first(where: \.isController) {
            guard let next = byUID[up.uid], seen.insert(up.uid).inserted, seen.count < 16 else { return (up.kind, up.name) }
            current = next
        }
        return (current.kind, current.name)
    }

    /// Uses of one entry of a Secret or ConfigMap.
    func uses(_ kind: PodReferences.Reference.Kind, _ namespace: String, _ name: String, key: String?) -> [Use] {
        (uses[Name(kind: kind, namespace: namespace, name: name)] ?? []).filter { key == nil || $0.key == nil || $0.key == key }
            .sorted { ($0.workload, $0.way) < ($1.workload, $1.way) }
    }

    /// Owners by the object itself, by the workloads that use it, by its namespace: in this order of weight.
    func owners(of object: KubernetesObject, usedBy uses: [Use]) -> [OwnerEvidence] {
        var evidence: [OwnerEvidence] = []
        if let note = object.ownerNote {
            evidence.append(
                OwnerEvidence(kind: .kubernetes, owner: note.owner, source: "\(path(object)) \(note.key)", weight: 0.9))
        }
        var noted: Set<String> = []
        for use in uses {
            guard let workload = byName["\(use.kind)/\(use.namespace)/\(use.workload)"], let note = workload.ownerNote,
                noted.insert(workload.uid).inserted
            else { continue }
            evidence.append(OwnerEvidence(kind: .kubernetes, owner: note.owner, source: "\(path(workload)) \(note.key)", weight: 0.7))
        }
        if let note = notes[object.namespace] { evidence.append(note) }
        return evidence
    }

    /// When it was made, or told to restart; the newest of a workload and of the ReplicaSets below it.
    private mutating func note(_ object: KubernetesObject, _ key: String, _ name: String) {
        func take(_ at: Timestamp?, _ what: String) {
            guard let at, deployed[key].map({ $0.at < at }) ?? true else { return }
            deployed[key] = Redeployment(workload: name, at: at, source: path(object), what: what)
        }
        // A job is made anew at each run; its definition is not.
        if object.kind != "Job" || key.hasPrefix("Job/") { take(object.createdAt, "was deployed") }
        take(object.restartedAt, "was restarted")
    }

    /// When the workloads that use something were last deployed.
    func redeployments(_ uses: [Use]) -> [Redeployment] {
        Set(uses.map { "\($0.kind)/\($0.namespace)/\($0.workload)" }).sorted().prefix(64).compactMap { deployed[$0] }
    }

    func path(_ object: KubernetesObject) -> String { "\(root)/\(object.namespace)/\(Self.plural(object.kind))/\(object.name)" }

    func path(_ use: Use) -> String { "\(root)/\(use.namespace)/\(Self.plural(use.kind))/\(use.workload)" }

    static func plural(_ kind: String) -> String {
        let lower = kind.lowercased()
        return lower.hasSuffix("s") ? lower : lower + "s"
    }
}

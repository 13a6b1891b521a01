import Foundation
import Runtime

/// The parts of an API object that lead from a secret to who uses it.
struct KubernetesObject: Sendable {
    struct OwnerReference: Sendable {
        var kind: String
        var name: String
        var uid: String
        var isController: Bool
    }

    var kind: String
    var namespace: String
    var name: String
    var uid: String
    var labels: [String: String]
    var annotations: [String: String]
    var createdAt: Timestamp?
    /// The latest time in `managedFields`: when anything but the status changed last.
    var changedAt: Timestamp?
    /// `kubectl rollout restart` writes it into the template.
    var restartedAt: Timestamp?
    var ownerReferences: [OwnerReference]
    /// Of a pod, or of a controller's template.
    var pod: PodReferences?

    init?(_ tree: JSONTree, kind: String) {
        let metadata = tree["metadata"]
        guard let name = metadata["name"].string, !name.isEmpty, name.utf8.count <= 253 else { return nil }
        self.kind = kind
        self.name = name
        namespace = metadata["namespace"].string ?? ""
        uid = metadata["uid"].string ?? "\(kind)/\(namespace)/\(name)"
        labels = metadata["labels"].strings
        annotations = metadata["annotations"].strings
        createdAt = metadata["creationTimestamp"].string.flatMap { Timestamp($0) }
        changedAt = metadata["managedFields"].list.filter { !$0["subresource"].exists }.compactMap {
            $0["time"].string.flatMap { Timestamp($0) }
        }.max()
        restartedAt = tree["spec"]["template"]["metadata"]["annotations"]["kubectl.kubernetes.io/restartedAt"].string.flatMap { Timestamp($0) }
        ownerReferences = metadata["ownerReferences"].list.prefix(64).compactMap { reference in
            guard let kind = reference["kind"].string, let name = reference["name"].string else { return nil }
            return OwnerReference(
                kind: kind, name: name, uid: reference["uid"].string ?? "", isController: reference["controller"].bool ?? false)
        }
        switch kind {
        case "Pod": pod = PodReferences(tree["spec"])
        case "CronJob": pod = PodReferences(tree["spec"]["jobTemplate"]["spec"]["template"]["spec"])
        case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "ReplicationController":
            pod = PodReferences(tree["spec"]["template"]["spec"])
        default: pod = nil
        }
    }

    /// Whoever people name as the owner, in the order in which it counts.
    var ownerNote: (key: String, owner: String)? {
        for key in ["mayfly.dev/owner", "backstage.io/owner", "app.kubernetes.io/owner", "owner", "team"] {
            for note in [annotations, labels] {
                if let owner = note[key], !owner.isEmpty, owner.utf8.count <= 200 { return (key, shown(owner)) }
            }
        }
        return nil
    }
}

/// What a pod template takes from Secrets and ConfigMaps, and by what way.
struct PodReferences: Sendable {
    struct Reference: Sendable, Hashable {
        enum Kind: Sendable { case secret, configMap }
        var kind: Kind
        var name: String
        /// One entry of it; `nil` for all.
        var key: String?
        /// `containers.app.env.DB_PASSWORD`, `volumes.tls`, `imagePullSecrets`.
        var way: String
    }

    var references: [Reference] = []
    /// Values written out in the template.
    var literals: [(slot: String, name: String, value: String)] = []
    var serviceAccount: String

    init(_ spec: JSONTree) {
        serviceAccount = spec["serviceAccountName"].string ?? spec["serviceAccount"].string ?? "default"
        for group in ["initContainers", "containers", "ephemeralContainers"] {
            for container in spec[group].list.prefix(200) {
                add(container, "\(group).\(shown(container["name"].string ?? "?", limit: 63))")
            }
        }
        for volume in spec["volumes"].list.prefix(500) {
            let way = "volumes.\(shown(volume["name"].string ?? "?", limit: 63))"
            add(.secret, volume["secret"]["secretName"].string, items: volume["secret"]["items"], way)
            add(.configMap, volume["configMap"]["name"].string, items: volume["configMap"]["items"], way)
            add(.secret, volume["csi"]["nodePublishSecretRef"]["name"].string, items: nil, way)
            for source in volume["projected"]["sources"].list.prefix(100) {
                add(.secret, source["secret"]["name"].string, items: source["secret"]["items"], way)
                add(.configMap, source["configMap"]["name"].string, items: source["configMap"]["items"], way)
            }
        }
        for pull in spec["imagePullSecrets"].list.prefix(100) { add(.secret, pull["name"].string, items: nil, "imagePullSecrets") }
    }

    private mutating func add(_ container: JSONTree, _ way: String) {
        for variable in container["env"].list.prefix(2000) {
            guard let name = variable["name"].string else { continue }
            let slot = "\(way).env.\(shown(name, limit: 120))"
            let from = variable["valueFrom"]
            if let secret = from["secretKeyRef"]["name"].string {
                references.append(Reference(kind: .secret, name: secret, key: from["secretKeyRef"]["key"].string, way: slot))
            } else if let map = from["configMapKeyRef"]["name"].string {
                references.append(Reference(kind: .configMap, name: map, key: from["configMapKeyRef"]["key"].string, way: slot))
            } else if let value = variable["value"].string {
                literals.append((slot, name, value))
            }
        }
        for source in container["envFrom"].list.prefix(200) {
            add(.secret, source["secretRef"]["name"].string, items: nil, "\(way).envFrom")
            add(.configMap, source["configMapRef"]["name"].string, items: nil, "\(way).envFrom")
        }
    }

    private mutating func add(_ kind: Reference.Kind, _ name: String?, items: JSONTree?, _ way: String) {
        guard let name else { return }
        let keys = items?.list.compactMap { $0["key"].string } ?? []
        if keys.isEmpty { references.append(Reference(kind: kind, name: name, key: nil, way: way)) }
        for key in keys.prefix(500) { references.append(Reference(kind: kind, name: name, key: key, way: way)) }
    }
}

import Foundation
public import Runtime
import SPIFFE

/// Attests by the token that a Kubernetes cluster projects into a pod. The cluster says which service account, pod and node it is of;
/// the token is held to an audience that is ours alone.
public struct KubernetesAttestor: NodeAttestor {
    /// Who says that a token is genuine.
    public enum Judge: Sendable {
        /// The cluster's keys. Needs no call, and does not see that a pod is gone before its token expires.
        case keys(TokenCheck)
        /// The cluster's API server, by TokenReview: sees a deleted pod at once.
        case review(TokenReview)
    }

    public struct Cluster: Sendable {
        /// As selectors and IDs name it: one segment.
        public var name: String
        public var judge: Judge
        /// `namespace:serviceaccount` of agents. No other may join.
        public var serviceAccounts: Set<String>

        public init(name: String, judge: Judge, serviceAccounts: Set<String>) {
            self.name = name
            self.judge = judge
            self.serviceAccounts = serviceAccounts
        }
    }

    public var method: AttestationMethod { .kubernetesToken }
    private let clusters: [Cluster]
    private let clock: WallClock

    public init(_ clusters: [Cluster], clock: WallClock) {
        self.clusters = clusters
        self.clock = clock
    }

    /// What a cluster says of a token's holder.
    struct Holder: Sendable, Equatable {
        var namespace: String
        var serviceAccount: String
        var podName: String
        var podUID: String
        /// Clusters before 1.29 do not say.
        var nodeName: String?
        var nodeUID: String?
    }

    public func attest(_ payload: [UInt8], challenge: NodeChallenge) async -> Result<AttestedNode, AttestationRefusal> {
        await judging { () async throws(AttestationRefusal) in
            let fields = try Fields(payload, "the payload")
            let name = try fields.text("cluster", limit: 128)
            let token = try fields.text("token", limit: 16_384)
            guard let cluster = clusters.first(where: { $0.name == name }) else {
                throw AttestationRefusal(.notAllowed, "cluster `\(name.prefix(64))` is not configured")
            }
            let holder: Holder
            switch cluster.judge {
            case .keys(let check): holder = try Self.holder(try await check.verify(token, now: clock.now()).token)
            case .review(let review): holder = try await review.holder(of: token)
            }
            return try node(cluster, holder)
        }
    }

    /// The `kubernetes.io` claim of a projected token.
    private static func holder(_ token: SignedToken) throws(AttestationRefusal) -> Holder {
        guard let claim = token.claims["kubernetes.io"]?.object else {
            throw AttestationRefusal(.malformed, "the token has no `kubernetes.io`: it is none that a cluster projects")
        }
        func text(_ object: String, _ name: String) -> String? {
            claim[object]?.object?[name]?.string.flatMap { (1...253).contains($0.utf8.count) ? $0 : nil }
        }
        guard let namespace = claim["namespace"]?.string, let account = text("serviceaccount", "name") else {
            throw AttestationRefusal(.malformed, "the token names no namespace and service account")
        }
        guard token.claims["sub"]?.string == "system:serviceaccount:\(namespace):\(account)" else {
            throw AttestationRefusal(.malformed, "the token's subject is not the service account that it names")
        }
        guard let pod = text("pod", "name"), let uid = text("pod", "uid") else {
            throw AttestationRefusal(.wrongUse, "the token is bound to no pod, so anybody could have asked for it")
        }
        return Holder(
            namespace: namespace, serviceAccount: account, podName: pod, podUID: uid, nodeName: text("node", "name"),
            nodeUID: text("node", "uid"))
    }

    private func node(_ cluster: Cluster, _ holder: Holder) throws(AttestationRefusal) -> AttestedNode {
        let account = "\(holder.namespace):\(holder.serviceAccount)"
        guard cluster.serviceAccounts.contains(account) else {
            throw AttestationRefusal(.notAllowed, "service account `\(account)` may not run agents in cluster `\(cluster.name)`")
        }
        // A pod's UID is never used again; a node's name can be.
        let template = try PathTemplate("/{method}/{cluster}/{id}")
        let segments = try template.segments { place in
            switch place {
            case "method": method.rawValue
            case "cluster": cluster.name
            default: holder.nodeUID ?? holder.podUID
            }
        }
        var values = [
            "cluster:\(cluster.name)", "agent_ns:\(holder.namespace)", "agent_sa:\(holder.serviceAccount)",
            "agent_pod_name:\(holder.podName)", "agent_pod_uid:\(holder.podUID)",
        ]
        if let name = holder.nodeName { values.append("agent_node_name:\(name)") }
        if let uid = holder.nodeUID { values.append("agent_node_uid:\(uid)") }
        var facts = ["cluster": cluster.name, "serviceAccount": account, "pod": holder.podName, "podUID": holder.podUID]
        facts["node"] = holder.nodeName
        return AttestedNode(
            method: method, idSegments: segments, selectors: values.map { NodeSelector(method.rawValue, $0) }.sorted(),
            use: .repeatable, facts: facts)
    }
}

/// Reads the projected token anew each time: the kubelet rotates the file.
public struct KubernetesProver: NodeProver {
    public var method: AttestationMethod { .kubernetesToken }
    private let cluster: String
    private let path: String

    public init(cluster: String, path: String) {
        self.cluster = cluster
        self.path = path
    }

    public func payload() throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path), data.count <= 16_384 else {
            throw AttestationRefusal(.unavailable, "there is no token of at most 16 KiB at `\(path)`")
        }
        let token = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        return try jsonBytes(["cluster": cluster, "token": token])
    }

    public func answer(_ challenge: [UInt8], binding: [UInt8]) throws -> [UInt8] {
        throw AttestationRefusal(.malformed, "a cluster's token is asked nothing")
    }
}

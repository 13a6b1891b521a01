import Foundation

/// What a kubelet says of the pods on its node (`GET /pods`): the containers by their ids, each with its pod.
struct PodList: Sendable {
    static let byteLimit = 32 << 20
    static let podLimit = 2_048
    static let labelLimit = 128

    struct Pod: Sendable, Hashable {
        var namespace: String
        var name: String
        var uid: String
        /// A pod that the node itself started has another uid at the node than in the cluster.
        var otherUIDs: [String]
        var serviceAccount: String?
        var node: String?
        var labels: [String: String]
        /// `ReplicaSet:orders-6b7f9c`
        var owners: [String]
    }

    struct Container: Sendable, Hashable {
        var id: String
        var name: String
        /// As the pod's specification, the status, and the runtime name it.
        var images: [String]
        var hasEnded: Bool
        var pod: Pod
    }

    /// By container id, without the runtime's prefix.
    private(set) var containers: [String: Container] = [:]
    /// Ids that two pods claim; nobody is believed.
    private(set) var contested: Set<String> = []
    private(set) var podCount = 0

    /// `nil` for what is no list of pods. A pod that makes no sense is left out, and takes no other with it.
    init?(_ bytes: [UInt8]) {
        guard bytes.count <= Self.byteLimit, let list = try? JSONDecoder().decode(Answer.self, from: Data(bytes)) else { return nil }
        guard list.kind == nil || list.kind == "PodList" else { return nil }
        for item in list.items?.prefix(Self.podLimit) ?? [] {
            guard let item = item.value, let pod = Pod(item) else { continue }
            podCount += 1
            add(item, pod)
        }
    }

    private mutating func add(_ item: Item, _ pod: Pod) {
        let specifications = (item.spec?.containers ?? []) + (item.spec?.initContainers ?? []) + (item.spec?.ephemeralContainers ?? [])
        let statuses = (item.status?.containerStatuses ?? []) + (item.status?.initContainerStatuses ?? [])
            + (item.status?.ephemeralContainerStatuses ?? [])
        for status in statuses.prefix(256) {
            guard let reference = status.containerID, let id = Self.id(reference) else { continue }
            guard containers[id] == nil, !contested.contains(id) else {
                containers[id] = nil
                contested.insert(id)
                continue
            }
            let declared = specifications.first { $0.name == status.name }?.image
            let running = status.imageID.map { text in
                text.firstRange(of: "://").map { String(text[$0.upperBound...]) } ?? text
            }
            var images: [String] = []
            for image in [declared, status.image, running].compactMap({ $0 }) where !images.contains(image) && !image.isEmpty {
                images.append(image)
            }
            containers[id] = Container(
                id: id, name: status.name, images: images, hasEnded: status.state?.terminated != nil, pod: pod)
        }
    }

    /// `containerd://<id>`
    private static func id(_ reference: String) -> String? {
        guard let scheme = reference.firstRange(of: "://") else { return nil }
        let id = reference[scheme.upperBound...]
        guard id.utf8.count == 64, id.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }) else { return nil }
        return String(id)
    }

    // MARK: - The answer's form (Kubernetes API, core/v1)

    /// A value, or nothing where it has another form than it should.
    fileprivate struct Lenient<Value: Decodable>: Decodable {
        var value: Value?

        init(from decoder: any Decoder) throws {
            value = try? Value(from: decoder)
        }
    }

    private struct Answer: Decodable {
        var kind: String?
        var items: [Lenient<Item>]?
    }

    fileprivate struct Item: Decodable {
        struct Metadata: Decodable {
            struct Owner: Decodable {
                var kind: String
                var name: String
            }
            var name: String
            var namespace: String
            var uid: String
            var labels: [String: String]?
            var annotations: [String: String]?
            var ownerReferences: [Owner]?
        }
        struct Specification: Decodable {
            struct Container: Decodable {
                var name: String
                var image: String?
            }
            var nodeName: String?
            var serviceAccountName: String?
            var containers: [Container]?
            var initContainers: [Container]?
            var ephemeralContainers: [Container]?
        }
        struct Status: Decodable {
            struct Container: Decodable {
                struct State: Decodable {
                    var terminated: Lenient<Bool>?
                }
                var name: String
                var containerID: String?
                var image: String?
                var imageID: String?
                var state: State?
            }
            var containerStatuses: [Container]?
            var initContainerStatuses: [Container]?
            var ephemeralContainerStatuses: [Container]?
        }
        var metadata: Metadata
        var spec: Specification?
        var status: Status?
    }
}

extension PodList.Pod {
    fileprivate init?(_ item: PodList.Item) {
        let metadata = item.metadata
        guard !metadata.name.isEmpty, !metadata.namespace.isEmpty, !metadata.uid.isEmpty else { return nil }
        namespace = metadata.namespace
        name = metadata.name
        uid = metadata.uid
        let annotations = metadata.annotations ?? [:]
        otherUIDs = ["kubernetes.io/config.hash", "kubernetes.io/config.mirror"].compactMap { annotations[$0] }
        serviceAccount = item.spec?.serviceAccountName.flatMap { $0.isEmpty ? nil : $0 }
        node = item.spec?.nodeName
        labels = Dictionary(
            uniqueKeysWithValues: (metadata.labels ?? [:]).sorted { $0.key < $1.key }.prefix(PodList.labelLimit).map { ($0, $1) })
        owners = (metadata.ownerReferences ?? []).prefix(16).map { "\($0.kind):\($0.name)" }
    }
}

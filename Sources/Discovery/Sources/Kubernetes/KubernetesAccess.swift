import Foundation
import Runtime
import Yams

/// How to reach a cluster's API: from a kubeconfig file, or from inside a pod. Only what needs no other program is taken:
/// a token, a token file, a client certificate.
struct KubernetesAccess: Sendable {
    var server: String
    /// PEM.
    var authority: [UInt8]?
    var token: TokenOrigin?
    var certificate: [UInt8]?
    var key: Secret?
    /// The context's name, or `in-cluster`.
    var name: String

    static let serviceAccountDirectory = "/var/run/secrets/kubernetes.io/serviceaccount"

    /// As a pod finds its cluster (Kubernetes documentation, "Accessing the Kubernetes API from a Pod").
    static func inCluster(environment: [String: String], directory: String = serviceAccountDirectory) throws -> KubernetesAccess {
        guard let host = environment["KUBERNETES_SERVICE_HOST"], !host.isEmpty else {
            throw SourceError(.settings, "this is not a pod (no KUBERNETES_SERVICE_HOST): name a `kubeconfig`")
        }
        let port = environment["KUBERNETES_SERVICE_PORT"].flatMap { Int($0) } ?? 443
        return KubernetesAccess(
            server: "https://\(host.contains(":") ? "[\(host)]" : host):\(port)",
            authority: try SmallFile.read(directory + "/ca.crt", limit: 1 << 20),
            token: .file(directory + "/token"), certificate: nil, key: nil, name: "in-cluster")
    }

    /// Reads a kubeconfig. `context` is its current one when `nil`.
    static func kubeconfig(_ path: String, context: String?) throws -> KubernetesAccess {
        let text = String(decoding: try SmallFile.read(path, limit: 1 << 20), as: UTF8.self)
        guard let root = (try? Yams.load(yaml: text)) as? [String: Any] else { throw SourceError(.settings, "`\(path)` is no kubeconfig") }
        let directory = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        func named(_ list: String, _ name: String, _ key: String) throws -> [String: Any] {
            let found = (root[list] as? [[String: Any]])?.first { $0["name"] as? String == name }?[key] as? [String: Any]
            guard let found else { throw SourceError(.settings, "kubeconfig `\(path)` has no \(key) `\(shown(name))`") }
            return found
        }
        guard let chosen = context ?? root["current-context"] as? String, !chosen.isEmpty else {
            throw SourceError(.settings, "kubeconfig `\(path)` has no current context: name a `context`")
        }
        let pair = try named("contexts", chosen, "context")
        let cluster = try named("clusters", pair["cluster"] as? String ?? "", "cluster")
        let user = try named("users", pair["user"] as? String ?? "", "user")
        guard let server = cluster["server"] as? String else { throw SourceError(.settings, "kubeconfig `\(path)` names no server") }
        if cluster["insecure-skip-tls-verify"] as? Bool == true {
            throw SourceError(.settings, "kubeconfig `\(path)` turns off the check of the server's certificate: give its authority instead")
        }
        for way in ["exec", "auth-provider", "username"] where user[way] != nil {
            throw SourceError(.settings, "kubeconfig `\(path)` logs in by `\(way)`, which is not supported: use a service account's token")
        }
        func bytes(_ map: [String: Any], _ key: String) throws -> [UInt8]? {
            if let data = map[key + "-data"] as? String {
                guard let decoded = Data(base64Encoded: data) else {
                    throw SourceError(.settings, "kubeconfig `\(path)`: `\(key)-data` is not base64")
                }
                return Array(decoded)
            }
            guard let file = map[key] as? String else { return nil }
            return try SmallFile.read(file.hasPrefix("/") ? file : directory + "/" + file, limit: 1 << 20)
        }
        var token: TokenOrigin?
        if let file = user["tokenFile"] as? String { token = .file(file.hasPrefix("/") ? file : directory + "/" + file) }
        if token == nil, let inline = user["token"] as? String { token = .environment("token of \(path)", Secret(inline)) }
        return KubernetesAccess(
            server: server.hasSuffix("/") ? String(server.dropLast()) : server, authority: try bytes(cluster, "certificate-authority"),
            token: token,
            certificate: try bytes(user, "client-certificate"), key: try bytes(user, "client-key").map { Secret($0) }, name: chosen)
    }
}

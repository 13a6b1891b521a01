import Foundation
public import Runtime
import SPIFFE

/// Asks a cluster's API server about a token (authentication.k8s.io/v1 TokenReview).
public struct TokenReview: Sendable {
    /// `https://host:port`, without a path.
    public var server: String
    public var audience: String
    /// Trusts the API server, and is known to it by a certificate if it asks for one.
    public var http: HTTPExchange
    /// Ours, with the right to create token reviews. Read anew for each: the kubelet rotates it. `nil` with a client certificate.
    public var credential: (@Sendable () throws -> Secret)?

    public init(
        server: String, audience: String, http: HTTPExchange, credential: (@Sendable () throws -> Secret)? = nil
    ) {
        self.server = server
        self.audience = audience
        self.http = http
        self.credential = credential
    }

    func holder(of token: String) async throws(AttestationRefusal) -> KubernetesAttestor.Holder {
        // What is no token at all is not passed on.
        _ = try SignedToken.parse(token).judged()
        let answer: HTTPExchange.Answer
        do {
            var request = HTTPExchange.Request(url: server + "/apis/authentication.k8s.io/v1/tokenreviews")
            request.method = "POST"
            request.headers = [("content-type", "application/json"), ("accept", "application/json")]
            if let credential {
                let value = try credential().withBytes { String(decoding: $0, as: UTF8.self) }
                request.headers.append(("authorization", "Bearer " + value.trimmingCharacters(in: .whitespacesAndNewlines)))
            }
            let spec: [String: any Sendable] = ["token": token, "audiences": [audience]]
            request.body = try jsonBytes(["apiVersion": "authentication.k8s.io/v1", "kind": "TokenReview", "spec": spec])
            answer = try await http(request)
        } catch {
            throw AttestationRefusal(.unavailable, "the cluster's API server cannot be asked")
        }
        guard answer.status == 201 || answer.status == 200 else {
            throw AttestationRefusal(.unavailable, "the cluster's API server answered \(answer.status) to a token review")
        }
        return try read(answer.body)
    }

    func read(_ body: [UInt8]) throws(AttestationRefusal) -> KubernetesAttestor.Holder {
        let fields = try Fields(body, "the token review", limit: 256 << 10)
        guard let status = fields.object["status"]?.object, status["authenticated"] == .bool(true) else {
            throw AttestationRefusal(.badSignature, "the cluster does not know the token")
        }
        // An API server that knows nothing of audiences would say yes to a token made for another.
        guard (status["audiences"]?.array ?? []).contains(.string(audience)) else {
            throw AttestationRefusal(.wrongAudience, "the token is not for audience `\(audience)`")
        }
        let user = status["user"]?.object
        let extra = user?["extra"]?.object
        func one(_ name: String) -> String? {
            guard let values = extra?["authentication.kubernetes.io/" + name]?.array, values.count == 1 else { return nil }
            return values[0].string.flatMap { (1...253).contains($0.utf8.count) ? $0 : nil }
        }
        let parts = (user?["username"]?.string ?? "").split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, parts[0] == "system", parts[1] == "serviceaccount", !parts[2].isEmpty, !parts[3].isEmpty else {
            throw AttestationRefusal(.wrongUse, "the token is no service account's")
        }
        guard let pod = one("pod-name"), let uid = one("pod-uid") else {
            throw AttestationRefusal(.wrongUse, "the token is bound to no pod, so anybody could have asked for it")
        }
        return KubernetesAttestor.Holder(
            namespace: parts[2], serviceAccount: parts[3], podName: pod, podUID: uid, nodeName: one("node-name"),
            nodeUID: one("node-uid"))
    }
}

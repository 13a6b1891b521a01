import Foundation
import Runtime
import SPIFFE

/// What a cloud's metadata service is asked for, by the one who runs on the instance. The addresses are the clouds' own; tests and
/// proxies have others.
public struct AWSProver: NodeProver {
    public var method: AttestationMethod { .awsInstance }
    private let base: String
    private let http: HTTPExchange

    public init(base: String = "http://169.254.169.254", http: HTTPExchange) {
        self.base = base
        self.http = http
    }

    public func payload() async throws -> [UInt8] {
        // IMDSv2: a token first, which keeps requests that were forged through a proxy out.
        var session = HTTPExchange.Request(url: base + "/latest/api/token")
        session.method = "PUT"
        session.headers = [("x-aws-ec2-metadata-token-ttl-seconds", "60")]
        let token = String(decoding: try await metadata(session, http), as: UTF8.self)
        func get(_ name: String) async throws -> [UInt8] {
            var request = HTTPExchange.Request(url: base + "/latest/dynamic/instance-identity/" + name)
            request.headers = [("x-aws-ec2-metadata-token", token)]
            return try await metadata(request, http)
        }
        let document = try await get("document")
        let signature = String(decoding: try await get("rsa2048"), as: UTF8.self)
        return try jsonBytes(["document": document.base64, "pkcs7": signature])
    }

    public func answer(_ challenge: [UInt8], binding: [UInt8]) throws -> [UInt8] {
        throw AttestationRefusal(.malformed, "an identity document is asked nothing")
    }
}

public struct GCPProver: NodeProver {
    public var method: AttestationMethod { .gcpInstance }
    private let base: String
    private let http: HTTPExchange

    public init(base: String = "http://metadata.google.internal", http: HTTPExchange) {
        self.base = base
        self.http = http
    }

    public func payload() throws -> [UInt8] { try jsonBytes([:]) }

    public func answer(_ challenge: [UInt8], binding: [UInt8]) async throws -> [UInt8] {
        let audience = try Fields(challenge, "the challenge").text("audience", limit: 1024)
        var allowed = CharacterSet.alphanumerics
        allowed.insert(charactersIn: "-._~")
        let escaped = audience.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
        var request = HTTPExchange.Request(
            url: base + "/computeMetadata/v1/instance/service-accounts/default/identity?format=full&audience=" + escaped)
        request.headers = [("metadata-flavor", "Google")]
        let token = String(decoding: try await metadata(request, http), as: UTF8.self)
        return try jsonBytes(["token": token.trimmingCharacters(in: .whitespacesAndNewlines)])
    }
}

public struct AzureProver: NodeProver {
    public var method: AttestationMethod { .azureInstance }
    private let base: String
    private let http: HTTPExchange

    public init(base: String = "http://169.254.169.254", http: HTTPExchange) {
        self.base = base
        self.http = http
    }

    public func payload() throws -> [UInt8] { try jsonBytes([:]) }

    public func answer(_ challenge: [UInt8], binding: [UInt8]) async throws -> [UInt8] {
        let nonce = try Fields(challenge, "the challenge").text("nonce", limit: 10)
        guard nonce.utf8.allSatisfy({ (48...57).contains($0) }) else { throw AttestationRefusal(.wrongNonce, "the nonce has other than digits") }
        var request = HTTPExchange.Request(url: base + "/metadata/attested/document?api-version=2020-09-01&nonce=" + nonce)
        request.headers = [("metadata", "true")]
        let answer = try Fields(try await metadata(request, http), "the metadata service's answer")
        return try jsonBytes(["signature": try answer.text("signature", limit: SignedContent.limit * 2)])
    }
}

private func metadata(_ request: HTTPExchange.Request, _ http: HTTPExchange) async throws -> [UInt8] {
    let answer = try await http(request)
    guard answer.status == 200 else {
        throw AttestationRefusal(.unavailable, "the metadata service answered \(answer.status) to `\(request.url.prefix(120))`")
    }
    return answer.body
}

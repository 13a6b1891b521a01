import Crypto
import Foundation
import Runtime

/// Signs a request to AWS (AWS General Reference, "Signature Version 4 signing process"): canonical request, string to sign,
/// derived key, signature. The body is signed with its own digest.
struct SignatureV4 {
    var credentials: AWSCredentials
    var region: String
    var service: String

    /// The headers to add, `Authorization` among them.
    ///
    /// - Parameters:
    ///   - path: percent-encoded, `/` when empty.
    ///   - query: already percent-encoded `name=value`, sorted by name.
    ///   - headers: to be signed; `host` and `x-amz-date` are added.
    func headers(
        method: String, host: String, path: String, query: [String] = [], headers: [(String, String)], body: [UInt8], at time: Timestamp
    ) throws -> [(String, String)] {
        let stamp = Self.stamp(time)
        let day = String(stamp.prefix(8))
        var signed = headers.map { ($0.0.lowercased(), $0.1.trimmingCharacters(in: .whitespaces)) }
        signed += [("host", host), ("x-amz-date", stamp)]
        if let session = credentials.sessionToken { signed.append(("x-amz-security-token", try session.headerText())) }
        signed.sort { $0.0 < $1.0 }
        let names = signed.map(\.0).joined(separator: ";")
        let canonical = [
            method, path.isEmpty ? "/" : path, query.sorted().joined(separator: "&"), signed.map { "\($0.0):\($0.1)\n" }.joined(), names,
            Array(SHA256.hash(data: body)).hex,
        ].joined(separator: "\n")
        let scope = "\(day)/\(region)/\(service)/aws4_request"
        let text = ["AWS4-HMAC-SHA256", stamp, scope, Array(SHA256.hash(data: Array(canonical.utf8))).hex].joined(separator: "\n")
        var key = credentials.secretKey.withBytes { SymmetricKey(data: Array("AWS4".utf8) + Array($0)) }
        for part in [day, region, service, "aws4_request"] {
            key = SymmetricKey(data: Data(HMAC<SHA256>.authenticationCode(for: Array(part.utf8), using: key)))
        }
        let signature = Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key)).hex
        let authorization = "AWS4-HMAC-SHA256 Credential=\(credentials.keyID)/\(scope), SignedHeaders=\(names), Signature=\(signature)"
        return signed.filter { $0.0 != "host" } + [("Authorization", authorization)]
    }

    /// `20150830T123600Z`.
    static func stamp(_ time: Timestamp) -> String {
        String(time.description.prefix(19)).filter { $0 != "-" && $0 != ":" } + "Z"
    }
}

/// What a request is signed with.
struct AWSCredentials: Sendable {
    var keyID: String
    var secretKey: Secret
    var sessionToken: Secret?

    /// A shared credentials file (`~/.aws/credentials`): `[profile]` and `name = value` lines.
    static func profile(_ profile: String, in text: String, path: String) throws -> AWSCredentials {
        var section = ""
        var values: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let line = line.trimmingCharacters(in: .whitespaces)
            if line.hasPrefix("["), line.hasSuffix("]") {
                section = line.dropFirst().dropLast().trimmingCharacters(in: .whitespaces)
                if section.hasPrefix("profile ") { section = String(section.dropFirst(8)) }
            } else if section == profile, !line.hasPrefix("#"), let equals = line.firstIndex(of: "=") {
                values[line[..<equals].trimmingCharacters(in: .whitespaces)] = line[line.index(after: equals)...].trimmingCharacters(
                    in: .whitespaces)
            }
        }
        guard let id = values["aws_access_key_id"], let key = values["aws_secret_access_key"] else {
            throw SourceError(.missing, "`\(shown(path))` has no access key in profile `\(shown(profile))`")
        }
        return AWSCredentials(keyID: id, secretKey: Secret(key), sessionToken: values["aws_session_token"].map { Secret($0) })
    }

    /// The standard variables.
    static func environment(_ environment: [String: String]) -> AWSCredentials? {
        guard let id = environment["AWS_ACCESS_KEY_ID"], let key = environment["AWS_SECRET_ACCESS_KEY"], !id.isEmpty, !key.isEmpty else {
            return nil
        }
        return AWSCredentials(
            keyID: id, secretKey: Secret(key), sessionToken: environment["AWS_SESSION_TOKEN"].flatMap { $0.isEmpty ? nil : Secret($0) })
    }
}

import Estate
import Foundation
import NIOHTTP1
import Runtime
import SecretScan

/// An AWS account: Secrets Manager, SSM parameters and IAM, read only.
struct AWSSource: CredentialSource {
    static let type = "aws"

    enum Service: String, CaseIterable { case iam, secretsmanager, ssm }

    let name: String
    let location: String
    let region: String
    let readsValues: Bool
    let scanner: ValueScanner
    private let endpoint: String?
    private let authorities: [UInt8]?
    private let allowsPlaintext: Bool
    private let services: [Service]
    private let login: Login

    private enum Login: Sendable {
        case keys(AWSCredentials)
        case profile(String, file: String)
        case webIdentity(role: String, file: String)
    }

    init(name: String, settings: inout SettingsReader) throws {
        self.name = name
        scanner = settings.scanner
        region =
            try settings.string("region") ?? settings.environment["AWS_REGION"] ?? settings.environment["AWS_DEFAULT_REGION"] ?? "us-east-1"
        guard region.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-") }),
            region.utf8.count <= 40
        else {
            throw SourceError(.settings, "\(settings.what): `\(shown(region))` is no region")
        }
        endpoint = try settings.string("endpoint").map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        authorities = try settings.path("caFile").map { try SmallFile.read($0, limit: 1 << 20) }
        allowsPlaintext = try settings.bool("allowPlaintext") ?? false
        readsValues = try settings.bool("readValues") ?? false
        services =
            try settings.strings("services")?.map { word in
                guard let service = Service(rawValue: word) else {
                    throw SourceError(
                        .settings, "aws: no service `\(shown(word))`; there are \(Service.allCases.map(\.rawValue).joined(separator: ", "))"
                    )
                }
                return service
            } ?? Service.allCases
        let environment = settings.environment
        let profile = try settings.string("profile")
        let file =
            try settings.path("credentialsFile") ?? environment["AWS_SHARED_CREDENTIALS_FILE"] ?? settings.resolved("~/.aws/credentials")
        if let profile {
            login = .profile(profile, file: file)
        } else if let keys = AWSCredentials.environment(environment) {
            login = .keys(keys)
        } else if let role = environment["AWS_ROLE_ARN"], let token = environment["AWS_WEB_IDENTITY_TOKEN_FILE"] {
            login = .webIdentity(role: role, file: token)
        } else {
            login = .profile(environment["AWS_PROFILE"] ?? "default", file: file)
        }
        location = endpoint ?? "aws:\(region)"
    }

    var intent: SourceIntent {
        var reads: [String] = []
        var permissions = ["sts:GetCallerIdentity"]
        for service in services {
            switch service {
            case .iam:
                reads.append("IAM users, access keys with their last use, console passwords, what they are granted and which services they asked")
                permissions += [
                    "iam:GetAccountAuthorizationDetails", "iam:ListAccessKeys", "iam:GetAccessKeyLastUsed", "iam:GenerateCredentialReport",
                    "iam:GetCredentialReport", "iam:GenerateServiceLastAccessedDetails", "iam:GetServiceLastAccessedDetails",
                ]
            case .secretsmanager:
                reads.append("Secrets Manager: names, tags, dates\(readsValues ? ", values" : "")")
                permissions += ["secretsmanager:ListSecrets"] + (readsValues ? ["secretsmanager:GetSecretValue", "kms:Decrypt"] : [])
            case .ssm:
                reads.append("SSM SecureString parameters: names, tags, dates\(readsValues ? ", values" : "")")
                permissions +=
                    ["ssm:DescribeParameters", "ssm:ListTagsForResource"] + (readsValues ? ["ssm:GetParameter", "kms:Decrypt"] : [])
            }
        }
        return SourceIntent(reads: reads, permissions: Array(Set(permissions)).sorted(), readsValues: readsValues)
    }

    func read(into sink: SourceSink) async throws {
        let credentials = try await credentials(sink.clock)
        let account = try await with("sts", credentials, sink.clock) { client in
            try await client.query("GetCallerIdentity", version: "2011-06-15", []).string("Account") ?? "unknown"
        }
        for service in services {
            do {
                try await with(service.rawValue, credentials, sink.clock) { client in
                    switch service {
                    case .iam: try await IdentityReader(source: self, client: client, account: shown(account), sink: sink).read()
                    case .secretsmanager: try await AWSStores(source: self, client: client, account: shown(account), sink: sink).secrets()
                    case .ssm: try await AWSStores(source: self, client: client, account: shown(account), sink: sink).parameters()
                    }
                }
            } catch let error as SourceError where error.code == .refused {
                sink.problem("\(service.rawValue): \(error.description)")
            }
        }
    }

    /// Runs `body` with a client of one service. IAM is one for all regions, and signs for us-east-1.
    private func with<Result: Sendable>(
        _ service: String, _ credentials: AWSCredentials, _ clock: WallClock, _ body: (AWSClient) async throws -> Result
    ) async throws -> Result {
        let base = endpoint ?? (service == "iam" ? "https://iam.amazonaws.com" : "https://\(service).\(region).amazonaws.com")
        let settings = HTTPReader.Settings(base: base, authorities: authorities, allowsPlaintext: allowsPlaintext)
        let signer = SignatureV4(credentials: credentials, region: service == "iam" ? "us-east-1" : region, service: service)
        return try await HTTPReader.with(settings) { http in
            try await body(AWSClient(http: http, host: Self.host(base), signer: signer, clock: clock))
        }
    }

    /// As the `Host` header has it: the port only where it is not the scheme's own.
    static func host(_ base: String) -> String {
        guard let url = URLComponents(string: base), let host = url.host else { return "" }
        guard let port = url.port, port != (url.scheme == "https" ? 443 : 80) else { return host }
        return "\(host):\(port)"
    }

    private func credentials(_ clock: WallClock) async throws -> AWSCredentials {
        switch login {
        case .keys(let keys): return keys
        case .profile(let profile, let file):
            return try AWSCredentials.profile(
                profile, in: String(decoding: try SmallFile.read(file, limit: 1 << 20), as: UTF8.self), path: file)
        case .webIdentity(let role, let file):
            return try await exchange(role: role, token: try TokenOrigin.file(file).read())
        }
    }

    /// AssumeRoleWithWebIdentity is the one call that is not signed: the token is the proof.
    private func exchange(role: String, token: Secret) async throws -> AWSCredentials {
        let base = endpoint ?? "https://sts.\(region).amazonaws.com"
        let settings = HTTPReader.Settings(base: base, authorities: authorities, allowsPlaintext: allowsPlaintext)
        return try await HTTPReader.with(settings) { http in
            let body = [
                ("Action", "AssumeRoleWithWebIdentity"), ("Version", "2011-06-15"), ("RoleArn", role),
                ("RoleSessionName", "mayfly-discover"),
                ("DurationSeconds", "900"), ("WebIdentityToken", try token.headerText()),
            ].map { "\($0.0)=\($0.1.percentEncoded)" }.joined(separator: "&")
            let answer = try await http.ask(
                .POST, "/", headers: [("Content-Type", "application/x-www-form-urlencoded")].headers, body: Array(body.utf8))
            let tree = XMLTree(answer.bytes)
            guard answer.status == 200, let given = tree?["AssumeRoleWithWebIdentityResult"]?["Credentials"],
                let id = given.string("AccessKeyId"),
                let key = given.string("SecretAccessKey"), let session = given.string("SessionToken")
            else { throw AWSClient.refusal("AssumeRoleWithWebIdentity", answer.status, AWSClient.code(answer.bytes)) }
            return AWSCredentials(keyID: id, secretKey: Secret(key), sessionToken: Secret(session))
        }
    }

    /// Whom the tags of a thing name.
    static func owners(_ tags: [(key: String, value: String)], at path: String) -> [OwnerEvidence] {
        for wanted in ["mayfly.dev/owner", "owner", "team", "service-owner"] {
            for tag in tags where tag.key.lowercased() == wanted && !tag.value.isEmpty {
                return [OwnerEvidence(kind: .tag, owner: shown(tag.value), source: "\(path) tag \(shown(tag.key))", weight: 0.7)]
            }
        }
        return []
    }

    /// Names of workloads in tags: a claim of whoever tagged it.
    static func workloads(_ tags: [(key: String, value: String)]) -> Set<String> {
        Set(
            tags.filter { ["service", "application", "app", "workload"].contains($0.key.lowercased()) && !$0.value.isEmpty }.map {
                shown($0.value)
            })
    }
}

extension Array where Element == (String, String) {
    var headers: HTTPHeaders { HTTPHeaders(self) }
}

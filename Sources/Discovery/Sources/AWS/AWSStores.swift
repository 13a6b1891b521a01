import Estate
import Foundation
import Runtime

/// Secrets Manager and the SecureString parameters of SSM: what is there, whose, since when; values only when asked for.
struct AWSStores {
    let source: AWSSource
    let client: AWSClient
    let account: String
    let sink: SourceSink

    private struct Entry {
        var path: String
        var name: String
        var tags: [(key: String, value: String)]
        var createdAt: Timestamp?
        var lastUsedAt: Timestamp?
        var kind: String
    }

    func secrets() async throws {
        try await pages { next in
            let page = try await client.json("secretsmanager.ListSecrets", Self.body(["MaxResults": 100], next))
            for secret in page["SecretList"].list where !secret["DeletedDate"].exists {
                try sink.count()
                guard let name = secret["Name"].string else { continue }
                let tags = secret["Tags"].list.compactMap { tag in tag["Key"].string.map { ($0, tag["Value"].string ?? "") } }
                let entry = Entry(
                    path: "aws://\(account)/\(source.region)/secretsmanager/\(shown(name, limit: 512))", name: name,
                    tags: tags.map { (key: $0.0, value: $0.1) },
                    createdAt: Self.time(secret["LastRotatedDate"]) ?? Self.time(secret["LastChangedDate"])
                        ?? Self.time(secret["CreatedDate"]),
                    lastUsedAt: Self.time(secret["LastAccessedDate"]), kind: "aws-secretsmanager-secret")
                try await tell(entry) {
                    let value = try await client.json("secretsmanager.GetSecretValue", ["SecretId": secret["ARN"].string ?? name])
                    return value["SecretString"].string.map { Array($0.utf8) }
                        ?? value["SecretBinary"].string.flatMap { Data(base64Encoded: $0) }.map { Array($0) }
                }
            }
            return page["NextToken"].string
        }
    }

    func parameters() async throws {
        let filter: [[String: Any]] = [["Key": "Type", "Values": ["SecureString"]]]
        try await pages { next in
            let page = try await client.json(
                "AmazonSSM.DescribeParameters", Self.body(["MaxResults": 50, "ParameterFilters": filter], next))
            for parameter in page["Parameters"].list where parameter["Type"].string == "SecureString" {
                try sink.count()
                guard let name = parameter["Name"].string else { continue }
                var entry = Entry(
                    path:
                        "aws://\(account)/\(source.region)/ssm/\(shown(name.hasPrefix("/") ? String(name.dropFirst()) : name, limit: 1100))",
                    name: name,
                    tags: [], createdAt: Self.time(parameter["LastModifiedDate"]), lastUsedAt: nil, kind: "aws-ssm-parameter")
                do {
                    let tags = try await client.json("AmazonSSM.ListTagsForResource", ["ResourceType": "Parameter", "ResourceId": name])
                    entry.tags = tags["TagList"].list.compactMap { tag in
                        tag["Key"].string.map { (key: $0, value: tag["Value"].string ?? "") }
                    }
                } catch let error as SourceError where error.code == .refused {
                    sink.problem("ssm tags: \(error.description)")
                }
                try await tell(entry) {
                    let value = try await client.json("AmazonSSM.GetParameter", ["Name": name, "WithDecryption": true])
                    return value["Parameter"]["Value"].string.map { Array($0.utf8) }
                }
            }
            return page["NextToken"].string
        }
    }

    private func tell(_ entry: Entry, value: () async throws -> [UInt8]?) async throws {
        var base = Finding(.identity(entry.path), kind: entry.kind, place: .live(entry.path, source: .vault))
        base.label = shown(entry.name)
        base.owners = AWSSource.owners(entry.tags, at: entry.path)
        base.workloads = AWSSource.workloads(entry.tags)
        base.createdAt = entry.createdAt
        base.lastUsedAt = entry.lastUsedAt
        base.issuer = "aws"
        guard source.readsValues else { return try sink.tell(base) }
        let bytes: [UInt8]?
        do {
            bytes = try await value()
        } catch let error as SourceError where error.code == .refused {
            sink.problem("\(entry.path): \(error.description)")
            return try sink.tell(base)
        }
        guard let bytes else { return try sink.tell(base) }
        // A JSON object is a set of named values; anything else is one value, named by its entry.
        let leaf = entry.name.split(separator: "/").last.map(String.init) ?? entry.name
        var entries = [NamedValues.Entry(name: leaf, value: bytes)]
        if let tree = JSONTree(bytes), tree.isMap { entries = VaultSource.flat(tree, "", depth: 0) }
        let known = base
        let told = try sink.tell(entries, at: entry.path, source: .vault, isStore: true, scanner: source.scanner) { finding in
            (finding.owners, finding.workloads) = (known.owners, known.workloads)
            (finding.createdAt, finding.lastUsedAt) = (known.createdAt, known.lastUsedAt)
            Certificates.tie(&finding)
        }
        if told.isEmpty { try sink.tell(base) }
    }

    // MARK: - Pages

    /// Calls `page` with the token of the next page until there is none; a token that repeats ends it.
    private func pages(_ page: (String?) async throws -> String?) async throws {
        var next: String?
        for _ in 0..<10_000 {
            let following = try await page(next)
            guard let following, !following.isEmpty, following != next else { return }
            next = following
        }
        throw SourceError(.tooLarge, "more than 10,000 pages")
    }

    private static func body(_ body: [String: Any], _ next: String?) -> [String: Any] {
        guard let next else { return body }
        return body.merging(["NextToken": next]) { $1 }
    }

    /// Seconds since 1970, as AWS JSON has times.
    private static func time(_ tree: JSONTree) -> Timestamp? {
        guard let seconds = tree.number, seconds > 0, seconds < 1e11 else { return nil }
        return Timestamp(milliseconds: Int64(seconds * 1000))
    }
}

import Estate
import Foundation
import Runtime
import SecretScan

/// IAM: each user's access keys and console password, since when, last used when and for what, and what they are granted.
struct IdentityReader {
    let source: AWSSource
    let client: AWSClient
    let account: String
    let sink: SourceSink

    private static let version = "2010-05-08"

    private struct User {
        var name: String
        var arn: String
        var createdAt: Timestamp?
        var tags: [(key: String, value: String)]
        var privilege: [String]
        /// The actions that its policies allow, as they are written.
        var actions: [String]
        /// What IAM says of the services that it asked; `nil` where IAM does not say.
        var accessed: ServiceAccess?
        var path: String
    }

    func read() async throws {
        var users = try await users()
        for index in users.indices {
            try Task.checkCancellation()
            try sink.count()
            users[index].accessed = try await accessed(users[index])
            let keys = try await keys(of: users[index])
            let user = users[index]
            sink.account(
                shown(user.name), at: user.path, "an IAM user", owner: AWSSource.owners(user.tags, at: user.path).first?.owner, credentials: keys)
        }
        do {
            try await report(users)
        } catch let error as SourceError where error.code == .refused {
            sink.problem("credential report: \(error.description)")
        }
    }

    // MARK: - Users and what they are granted

    /// One paged call tells of users, groups, and every policy with its text.
    private func users() async throws -> [User] {
        var userTrees: [XMLTree] = []
        var groups: [String: [String]] = [:]
        var documents: [String: [String]] = [:]
        // What is denied comes with a mark, so that it takes away whatever allows it, in whichever policy that is.
        var groupTrees: [XMLTree] = []
        try await pages { marker in
            let filters = ["User", "Group", "LocalManagedPolicy", "AWSManagedPolicy"].enumerated().map {
                ("Filter.member.\($0.offset + 1)", $0.element)
            }
            let page = try await client.query("GetAccountAuthorizationDetails", version: Self.version, filters + marker)
            userTrees += page.members("UserDetailList")
            groupTrees += page.members("GroupDetailList")
            for policy in page.members("Policies") {
                guard let arn = policy.string("Arn") else { continue }
                let current =
                    policy.members("PolicyVersionList").first { $0.string("IsDefaultVersion") == "true" }
                    ?? policy.members("PolicyVersionList").first
                documents[arn] = Self.granted(current?.string("Document"))
            }
            return page
        }
        func privilege(_ tree: XMLTree, inline: String) -> [String] {
            var granted: [String] = []
            for policy in tree.members("AttachedManagedPolicies") {
                granted.append("policy \(shown(policy.string("PolicyName") ?? "?", limit: 128))")
                granted += documents[policy.string("PolicyArn") ?? ""] ?? []
            }
            for policy in tree.members(inline) { granted += Self.granted(policy.string("PolicyDocument")) }
            return granted
        }
        for group in groupTrees { groups[group.string("GroupName") ?? ""] = privilege(group, inline: "GroupPolicyList") }
        return userTrees.compactMap { tree in
            guard let name = tree.string("UserName"), let arn = tree.string("Arn") else { return nil }
            var granted = privilege(tree, inline: "UserPolicyList")
            for group in tree.members("GroupList") { granted += groups[group.text] ?? [] }
            let denied = granted.filter { $0.hasPrefix("!") }.map { $0.dropFirst() }
            granted.removeAll { action in action.hasPrefix("!") || denied.contains { ServiceAccess.covers($0, action) } }
            return User(
                name: name, arn: arn, createdAt: tree.string("CreateDate").flatMap { Timestamp($0) },
                tags: tree.members("Tags").map { (key: $0.string("Key") ?? "", value: $0.string("Value") ?? "") },
                privilege: Self.summary(granted), actions: Set(granted.filter { !$0.hasPrefix("policy ") }).sorted(),
                path: "aws://\(account)/iam/users/\(shown(name))")
        }
    }

    /// The actions that a policy's text allows, all where it allows all but some; those that it denies everywhere and always begin with `!`.
    private static func granted(_ document: String?) -> [String] {
        guard let text = document.flatMap({ $0.hasPrefix("{") ? $0 : $0.removingPercentEncoding }), let tree = JSONTree(Array(text.utf8))
        else { return [] }
        let statements = tree["Statement"].isMap ? [tree["Statement"]] : tree["Statement"].list
        return statements.prefix(200).flatMap { statement -> [String] in
            let isAllowed = statement["Effect"].string == "Allow"
            if statement["NotAction"].exists { return isAllowed ? ["*"] : [] }
            let resources = statement["Resource"].string.map { [$0] } ?? statement["Resource"].list.compactMap(\.string)
            guard isAllowed || !statement["Condition"].exists && resources.contains("*") else { return [] }
            let action = statement["Action"]
            return (action.string.map { [$0] } ?? action.list.compactMap(\.string)).map { (isAllowed ? "" : "!") + shown($0, limit: 128) }
        }
    }

    /// Each once, without what a wider one among them covers; at most 100.
    static func summary(_ granted: [String]) -> [String] {
        let all = Set(granted)
        let wide = all.filter { $0.hasSuffix("*") }
        let kept = all.filter { action in
            action.hasPrefix("policy ") || !wide.contains { $0 != action && action.hasPrefix($0.dropLast()) }
        }
        let sorted = kept.sorted()
        return sorted.count <= 100 ? sorted : Array(sorted.prefix(100)) + ["and \(sorted.count - 100) more actions"]
    }

    // MARK: - Access keys

    /// - Returns: how many there are.
    private func keys(of user: User) async throws -> Int {
        var count = 0
        try await pages { marker in
            let page = try await client.query("ListAccessKeys", version: Self.version, [("UserName", user.name)] + marker)
            for key in page.members("AccessKeyMetadata") {
                guard let id = key.string("AccessKeyId"), id.utf8.count <= 128 else { continue }
                count += 1
                var finding = finding(user, identity: "aws-access-key:\(shown(id))", kind: "aws-secret-access-key")
                let status = key.string("Status") ?? "?"
                finding.createdAt = key.string("CreateDate").flatMap { Timestamp($0) }
                finding.endpoints = [EndpointParts(scheme: "https", host: "amazonaws.com", user: id)]
                finding.ties = [.keyID(id)]
                finding.label = "access key \(shown(id))"
                var slot = "access key \(shown(id)), \(shown(status))"
                var last: (service: String?, isKnown: Bool) = (nil, false)
                do {
                    let used = try await client.query("GetAccessKeyLastUsed", version: Self.version, [("AccessKeyId", id)])[
                        "AccessKeyLastUsed"]
                    finding.lastUsedAt = used?.string("LastUsedDate").flatMap { Timestamp($0) }
                    last = (finding.lastUsedAt == nil ? nil : used?.string("ServiceName"), used != nil)
                    if let service = used?.string("ServiceName"), service != "N/A", !service.isEmpty {
                        slot += ", last used for \(shown(service))"
                    }
                } catch let error as SourceError where error.code == .refused {
                    sink.problem("last use of access keys: \(error.description)")
                }
                finding.place.slot = slot
                finding.rights = ServiceAccess.use(
                    of: user.actions, accessed: user.accessed, lastService: last.service, isKnown: last.isKnown, since: finding.createdAt)
                // Switched off, it opens nothing until somebody switches it on.
                if status == "Inactive" { finding.privilege = [] }
                try sink.tell(finding)
            }
            return page
        }
        return count
    }

    /// What IAM calls the service last accessed data: asked for as a job, then fetched.
    private func accessed(_ user: User) async throws -> ServiceAccess? {
        guard !user.actions.isEmpty else { return nil }
        do {
            let job = try await client.query(
                "GenerateServiceLastAccessedDetails", version: Self.version, [("Arn", user.arn), ("Granularity", "ACTION_LEVEL")])
            guard let id = job.string("JobId") else { return nil }
            for _ in 0..<30 {
                var access = ServiceAccess()
                var state = ""
                try await pages { marker in
                    let page = try await client.query("GetServiceLastAccessedDetails", version: Self.version, [("JobId", id)] + marker)
                    state = page.string("JobStatus") ?? "FAILED"
                    for service in page.members("ServicesLastAccessed") { access.add(service) }
                    return page
                }
                if state == "COMPLETED" { return access }
                guard state == "IN_PROGRESS" else { return nil }
                try await Task.sleep(for: .seconds(1))
            }
            sink.problem("services last accessed: not ready after 30 s")
        } catch let error as SourceError where error.code == .refused || error.code == .malformed {
            // Some that speak IAM's protocol do not have it; a policy that forbids it is a gap.
            if error.description.contains("Denied") { sink.problem("services last accessed: \(error.description)") }
        }
        return nil
    }

    private func finding(_ user: User, identity: String, kind: String) -> Finding {
        var finding = Finding(.identity(identity), kind: kind, place: .live(user.path, source: .iam))
        finding.identity = user.arn
        finding.issuer = "aws"
        finding.privilege = user.privilege
        finding.owners = AWSSource.owners(user.tags, at: user.path)
        finding.workloads = AWSSource.workloads(user.tags)
        return finding
    }

    // MARK: - The credential report

    /// Console passwords, and access keys of the account's root, which no other call tells of.
    private func report(_ users: [User]) async throws {
        for attempt in 0..<20 {
            let state = try await client.query("GenerateCredentialReport", version: Self.version, []).string("State")
            if state == "COMPLETE" { break }
            if attempt == 19 { return sink.problem("credential report: it was not ready after 20 s") }
            try await Task.sleep(for: .seconds(1))
        }
        let answer = try await client.query("GetCredentialReport", version: Self.version, [])
        guard let content = answer.string("Content").flatMap({ Data(base64Encoded: $0.filter { !$0.isWhitespace }) }) else {
            throw SourceError(.malformed, "credential report: it is not base64")
        }
        let table = CSVTable(Array(content))
        func value(_ row: [String], _ column: String) -> String? {
            table.header.firstIndex(of: column).flatMap { $0 < row.count ? row[$0] : nil }
        }
        for row in table.rows {
            guard let name = value(row, "user") else { continue }
            if name == "<root_account>" {
                for number in 1...2 where value(row, "access_key_\(number)_active") == "true" { try root(row, number, value) }
                continue
            }
            guard value(row, "password_enabled") == "true", let user = users.first(where: { $0.name == name }) else { continue }
            var finding = finding(user, identity: "aws-console-password:\(user.arn)", kind: "aws-console-password")
            finding.createdAt = (value(row, "password_last_changed")).flatMap { Timestamp($0) } ?? user.createdAt
            finding.lastUsedAt = value(row, "password_last_used").flatMap { Timestamp($0) }
            finding.label = "console password of \(shown(name))"
            if user.accessed != nil {
                finding.rights = ServiceAccess.use(
                    of: user.actions, accessed: user.accessed, lastService: nil, isKnown: false, since: user.createdAt)
            }
            finding.place.slot = "console password, MFA \(value(row, "mfa_active") == "true" ? "on" : "off")"
            try sink.tell(finding)
        }
    }

    private func root(_ row: [String], _ number: Int, _ value: ([String], String) -> String?) throws {
        var finding = Finding(
            .identity("aws-root-access-key:\(account):\(number)"), kind: "aws-secret-access-key",
            place: .live("aws://\(account)/iam/root", slot: "access key \(number) of the account's root", source: .iam))
        finding.identity = "arn:aws:iam::\(account):root"
        finding.issuer = "aws"
        finding.privilege = ["*"]
        finding.createdAt = value(row, "access_key_\(number)_last_rotated").flatMap { Timestamp($0) }
        finding.lastUsedAt = value(row, "access_key_\(number)_last_used_date").flatMap { Timestamp($0) }
        finding.label = "root access key \(number)"
        try sink.tell(finding)
    }

    /// IAM's pages: `IsTruncated` and `Marker`.
    private func pages(_ page: ([(String, String)]) async throws -> XMLTree) async throws {
        var marker: [(String, String)] = []
        for _ in 0..<10_000 {
            let answer = try await page(marker)
            guard answer.string("IsTruncated") == "true", let next = answer.string("Marker"), marker.first?.1 != next else { return }
            marker = [("Marker", next)]
        }
        throw SourceError(.tooLarge, "more than 10,000 pages")
    }
}

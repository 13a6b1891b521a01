import Runtime

/// Accounts as exports of identity and access management list them: which user a key's public id belongs to, the user's tags,
/// when the key was made and last used.
struct Accounts {
    struct Account {
        var node: Node
        var path: String
    }

    private var byKey: [String: [Account]] = [:]
    private var byUser: [String: [Account]] = [:]

    static func isExport(_ path: String) -> Bool {
        let lower = path.lowercased()
        guard lower.hasSuffix(".json") || lower.hasSuffix(".csv") else { return false }
        let words = WorkloadIndex.words(lower)
        return words.contains("iam") || lower.holds("access-key") || lower.holds("access_key") || lower.holds("credential-report")
            || lower.holds("credential_report") || words.contains("accounts") || words.contains("users")
    }

    mutating func add(_ documents: Documents, path: String) {
        for root in documents.roots {
            root.visit { node in
                guard !node.entries.isEmpty, byKey.count + byUser.count < 200_000 else { return }
                let account = Account(node: node, path: path)
                if let id = node.string("AccessKeyId") ?? node.string("access_key_id") ?? node.string("accessKeyId") {
                    byKey[id, default: []].append(account)
                }
                if let user = Self.user(node) { byUser[user.lowercased(), default: []].append(account) }
            }
        }
    }

    /// The users of a Terraform state, with their tags.
    mutating func add(_ state: TerraformState, path: String) {
        for resource in state.resources where resource.type == "aws_iam_user" {
            guard let name = resource.attributes.string("name"), byKey.count + byUser.count < 200_000 else { continue }
            byUser[name.lowercased(), default: []].append(Account(node: resource.attributes, path: path))
        }
    }

    func accounts(ofUser name: String) -> [Account] { Array((byUser[name.lowercased()] ?? []).prefix(32)) }

    static func user(_ node: Node) -> String? {
        for key in ["UserName", "user_name", "userName", "username", "User", "user"] { if let name = node.string(key) { return name } }
        return nil
    }

    var isEmpty: Bool { byKey.isEmpty && byUser.isEmpty }

    /// What is listed of a key and of its user.
    func accounts(ofKey id: String) -> [Account] {
        let keys = byKey[id] ?? []
        let users = Set(keys.compactMap { Self.user($0.node)?.lowercased() }).sorted()
        return keys + users.flatMap { byUser[$0] ?? [] }.prefix(32)
    }

    /// Public ids of keys that stand near a line.
    static func keyIDs(in text: String, near line: Int) -> [String] {
        let lines = text.lines
        guard lines.indices.contains(line - 1) else { return [] }
        // The nearest first: a file of profiles has one above the other.
        for distance in 0...6 {
            var found: [String] = []
            for index in Set([line - 1 - distance, line - 1 + distance]) where lines.indices.contains(index) {
                for word in lines[index].prefix(4000).split(whereSeparator: { !$0.isLetter && !$0.isNumber })
                where word.utf8.count == 20 && (word.hasPrefix("AKIA") || word.hasPrefix("ASIA")) {
                    found.append(String(word))
                }
            }
            if found.count == 1 { return found }
            if found.count > 1 { return [] }
        }
        return []
    }

    /// When the keys were last made and used, as far as the accounts say.
    static func dates(_ accounts: [Account]) -> (created: Timestamp?, used: Timestamp?) {
        func latest(_ keys: [String]) -> Timestamp? {
            var found: Timestamp?
            for account in accounts {
                for key in keys {
                    guard let text = account.node.string(key),
                        let time = Timestamp(text.hasSuffix("+00:00") ? text.dropLast(6) + "Z" : text)
                    else { continue }
                    found = max(found ?? time, time)
                }
            }
            return found
        }
        return (
            latest(["CreateDate", "access_key_1_last_rotated", "access_key_2_last_rotated"]),
            latest(["LastUsedDate", "access_key_1_last_used_date", "access_key_2_last_used_date"])
        )
    }
}

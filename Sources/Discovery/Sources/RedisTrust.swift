import Estate

/// A Redis server's users without a password, and from where they may come.
struct RedisTrust {
    let location: String
    /// `nil` where the server does not say.
    private let isProtected: Bool?
    private let bind: [String]?
    /// Major version.
    private let version: Int?

    /// - Parameter answers: to `CONFIG GET protected-mode`, `CONFIG GET bind` and `HELLO`.
    init(location: String, answers: [RedisClient.Answer]) {
        self.location = location
        func value(_ answer: RedisClient.Answer?) -> String? {
            guard case .list(let pair)? = answer, pair.count == 2, case .text(let text) = pair[1] else { return nil }
            return text
        }
        isProtected = value(answers.first).map { $0 == "yes" }
        bind = value(answers.dropFirst().first).map { $0.split(separator: " ").map(String.init) }
        if case .list(let facts)? = answers.dropFirst(2).first {
            let texts = facts.map { if case .text(let text) = $0 { text } else { "" } }
            version = texts.firstIndex(of: "version").flatMap { texts.dropFirst($0 + 1).first }.flatMap { Int($0.prefix { $0 != "." }) }
        } else {
            version = nil
        }
    }

    /// Whether protected mode turns every other machine away before it can say who it is. It does while `default` has no password; before
    /// Redis 7 only where nobody wrote a `bind`.
    private func isShut(_ accounts: [RedisAccount]) -> Bool {
        guard isProtected == true, accounts.contains(where: { $0.name == "default" && $0.letsInAnybody }) else { return false }
        return (version ?? 0) >= 7 || bind.map { $0.isEmpty || $0 == ["*", "-::*"] } == true
    }

    func judge(_ users: [RedisClient.Answer], _ sink: SourceSink) {
        if isProtected == nil { sink.remark("CONFIG may not be read: from where a user without a password may come stays unknown") }
        var found: [NetworkTrust] = []
        let accounts = users.enumerated().compactMap { index, answer -> (line: Int, account: RedisAccount)? in
            guard case .text(let line) = answer else { return nil }
            return RedisAccount(line).map { (index + 1, $0) }
        }
        let isShut = isShut(accounts.map(\.account))
        for (line, account) in accounts where account.letsInAnybody {
            let from = isShut ? ["localhost"] : bind.map { $0.isEmpty || $0.contains("*") ? ["all"] : $0 } ?? ["all"]
            let text = TrustText("", path: "\(location)/users/\(shown(account.name))")
            found.append(
                text.rule(
                    "redis-nopass", line: line, from: from.map { $0.hasPrefix("-") ? String($0.dropFirst()) : $0 }, to: account.reachOfRights,
                    why: isShut
                        ? "`nopass` takes any password, and none; protected mode keeps other machines out"
                        : "`nopass` takes any password, and none",
                    instead: "a password or certificate for that user, or `off`", reach: isShut ? .machine : DatabaseTrust.listening(from)))
        }
        sink.tell(found)
    }
}

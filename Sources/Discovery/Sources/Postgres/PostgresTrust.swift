import Estate
import PostgresWire

/// The lines of `pg_hba.conf` that let somebody in by place, as the server itself tells them.
struct PostgresTrust {
    let location: String

    func read(_ session: PostgresSession, _ sink: SourceSink) async throws {
        do {
            let rules = try await session.query(HostAccessQuery.text).compactMap { HostAccessQuery.rule($0) }
            sink.tell(
                HostAccessRule.lacking(rules).map { rule in
                    DatabaseTrust.rule(rule, in: TrustText("", path: "\(location)/\(rule.file.map { shown($0) } ?? "pg_hba.conf")"))
                })
        } catch let error as SourceError where error.code == .refused || error.code == .malformed {
            sink.remark(
                "pg_hba_file_rules may not be read: which lines let in without proof stays unknown (GRANT SELECT ON pg_hba_file_rules and "
                    + "EXECUTE ON FUNCTION pg_hba_file_rules() to the login)")
        }
    }
}

/// A Redis server's users without a password, and from where they may come.
struct RedisTrust {
    let location: String
    /// `nil` where the server does not say.
    private let isProtected: Bool?
    private let bind: [String]?

    /// - Parameter answers: to `CONFIG GET protected-mode` and `CONFIG GET bind`.
    init(location: String, answers: [RedisClient.Answer]) {
        self.location = location
        func value(_ answer: RedisClient.Answer?) -> String? {
            guard case .list(let pair)? = answer, pair.count == 2, case .text(let text) = pair[1] else { return nil }
            return text
        }
        isProtected = value(answers.first).map { $0 == "yes" }
        bind = value(answers.last).map { $0.split(separator: " ").map(String.init) }
    }

    func judge(_ users: [RedisClient.Answer], _ sink: SourceSink) {
        if isProtected == nil { sink.remark("CONFIG may not be read: from where a user without a password may come stays unknown") }
        var found: [NetworkTrust] = []
        for (index, answer) in users.enumerated() {
            guard case .text(let line) = answer, let account = RedisAccount(line), account.letsInAnybody else { continue }
            // Protected mode keeps other machines out while `default` has no password; it knows no other user.
            let isKept = account.name == "default" && isProtected == true
            let from = isKept ? ["localhost"] : bind.map { $0.isEmpty || $0.contains("*") ? ["all"] : $0 } ?? ["all"]
            let text = TrustText("", path: "\(location)/users/\(shown(account.name))")
            found.append(
                text.rule(
                    "redis-nopass", line: index + 1, from: from.map { $0.hasPrefix("-") ? String($0.dropFirst()) : $0 }, to: account.reachOfRights,
                    why: isKept
                        ? "`nopass` takes any password, and none; protected mode keeps other machines out"
                        : "`nopass` takes any password, and none",
                    instead: "a password or certificate for that user, or `off`", reach: isKept ? .machine : DatabaseTrust.listening(from)))
        }
        sink.tell(found)
    }
}

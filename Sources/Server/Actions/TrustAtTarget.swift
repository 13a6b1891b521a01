import Brokerage
import Console
import Estate
import PostgresWire

/// Whether the target lets a login, or the short-lived ones that replace it, in without proof (R71). To take a password away from a
/// door that asks for none would prove nothing.
struct TrustAtTarget: Sendable {
    let login: String
    let resource: String
    /// Lines that do, in their order; `nil` where the broker may not read them.
    let lines: [HostAccessRule]?

    init(login: String, resource: String, lines: [HostAccessRule]?) {
        self.login = login
        self.resource = resource
        self.lines = lines
    }

    /// Of all lines, those for this login or its replacements at `database`.
    ///
    /// - Parameter groups: what the login is member of. A short-lived login is member of the old one.
    init(login: String, memberOf groups: Set<String>, database: String, resource: String, rules: [HostAccessRule]?) {
        self.init(
            login: login, resource: resource,
            lines: rules.map { rules in
                HostAccessRule.lacking(rules).filter { rule in
                    rule.isFor(login: login, memberOf: groups, database: database)
                        || rule.isFor(login: "mayfly_login", memberOf: groups.union([login]), database: database)
                }
            })
    }

    private static func words(_ rule: HostAccessRule) -> String {
        "line \(rule.line) of \(rule.file ?? "pg_hba.conf"), `\(rule.text)`"
    }

    var warnings: [String] {
        guard let lines else {
            return [
                "the broker may not read pg_hba_file_rules of `\(resource)`, so that a line that lets `\(login)` in without proof would not be seen "
                    + "unless it is for this server's own address: GRANT SELECT ON pg_hba_file_rules and EXECUTE ON FUNCTION pg_hba_file_rules() to it"
            ]
        }
        return lines.map {
            "\(Self.words($0)), lets `\(login)` or what replaces it into `\(resource)` without proof: retired is refused until it is gone"
        }
    }

    /// For the ledger.
    var words: String {
        guard let lines else { return "pg_hba_file_rules may not be read; the target asks this server for proof" }
        return lines.isEmpty ? "no line of pg_hba.conf lets `\(login)` in without proof" : lines.map(Self.words).joined(separator: "; ")
    }

    private static let nextStep =
        "take the line out or give it scram-sha-256 or cert, SELECT pg_reload_conf(), then run `mayfly retire` again: the old secret is gone already"

    /// Why the credential may not be called retired yet; `nil` when no such line is known.
    func refusal(of credential: Fingerprint) -> ActionFailure? {
        guard let first = lines?.first else { return nil }
        let more = (lines?.count ?? 1) - 1
        return ActionFailure(
            .refused,
            "the secret of `\(credential.short)` is removed, but nobody needs one: \(Self.words(first)), lets `\(login)` or what replaces it "
                + "into `\(resource)` without proof\(more > 0 ? ", and \(more) more" : "")",
            nextStep: Self.nextStep)
    }

    /// The same, when it was the target itself that asked for nothing.
    func asksNothing(of credential: Fingerprint) -> ActionFailure {
        refusal(of: credential)
            ?? ActionFailure(
                .refused,
                "the secret of `\(credential.short)` is removed, but nobody needs one: `\(resource)` asks who comes from here as `\(login)` for nothing",
                nextStep: lines == nil
                    ? Self.nextStep
                    : "its file has no such line any more, so it was not loaded: SELECT pg_reload_conf(), then `mayfly retire` again")
    }
}

extension Actions {
    func trust(at standing: StandingLogin, _ logins: PostgresLogins) async throws -> TrustAtTarget {
        let rules = try await logins.accessRules()
        return TrustAtTarget(
            login: standing.login, memberOf: rules == nil ? [] : try await logins.memberships(of: standing.login),
            database: standing.resource.database ?? standing.login, resource: standing.resource.name, rules: rules)
    }
}

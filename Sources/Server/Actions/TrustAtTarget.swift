import Brokerage
import Console
import Estate
import PostgresWire

/// Whether the target lets a login, or the short-lived ones that replace it, in without proof (R71). To take a password away from a
/// door that asks for none would prove nothing.
struct TrustAtTarget: Sendable {
    let login: String
    let resource: String
    /// Lines that do, in their order; `nil` where that is not known.
    let lines: [HostAccessRule]?
    /// Those that do for nobody but who is on the target's own machine, where nobody of ours is: its files are open to them anyway.
    private var homeLines: [HostAccessRule] = []
    /// Why not.
    private let unknown: String?
    /// The file was changed after the target loaded it: what counts is not known.
    var isNewer = false

    init(login: String, resource: String, lines: [HostAccessRule]?, unknown: String? = nil) {
        self.login = login
        self.resource = resource
        self.lines = lines
        self.unknown = unknown
    }

    /// - Parameters:
    ///   - groups: what the login is member of. A short-lived login is member of the old one, and copies no clusters.
    ///   - isHere: workloads reach the target from its own machine.
    ///   - reading: `nil` where the broker may not read the lines.
    init(
        login: String, memberOf groups: Set<String>, mayReplicate: Bool, database: String, resource: String, isHere: Bool,
        reading: HostAccessQuery.Reading?
    ) {
        guard let reading else {
            let unknown = "the broker may not read pg_hba_file_rules of `\(resource)`: GRANT SELECT ON pg_hba_file_rules and EXECUTE ON FUNCTION "
                + "pg_hba_file_rules() to it"
            self.init(login: login, resource: resource, lines: nil, unknown: unknown)
            return
        }
        guard reading.mistakes == 0, reading.unread == 0 else {
            let unknown = reading.mistakes > 0
                ? "\(reading.mistakes) lines of pg_hba.conf of `\(resource)` have mistakes, so that it goes by what it loaded before: mend them and "
                    + "SELECT pg_reload_conf()"
                : "\(reading.unread) lines of pg_hba.conf of `\(resource)` were not understood"
            self.init(login: login, resource: resource, lines: nil, unknown: unknown)
            return
        }
        let (old, new) = (
            HostAccessRule.Login(login, memberOf: groups), HostAccessRule.Login("mayfly_login", memberOf: groups.union([login]))
        )
        var lines = [old, new].flatMap { HostAccessRule.lacking(reading.rules, for: $0, at: .database(database)) }
        if mayReplicate { lines += HostAccessRule.lacking(reading.rules, for: old, at: .replication) }
        let ordered = reading.rules.filter(Set(lines).contains)
        self.init(login: login, resource: resource, lines: ordered.filter { isHere || !$0.isFromItsOwnMachine })
        homeLines = isHere ? [] : ordered.filter(\.isFromItsOwnMachine)
    }

    private static func words(_ rule: HostAccessRule) -> String {
        "line \(rule.line) of \(rule.file ?? "pg_hba.conf"), `\(rule.text)`"
    }

    var warnings: [String] {
        guard let lines else {
            return [
                "\(unknown ?? ""). A line that lets `\(login)` in without proof would not be seen unless it is for this server's own address"
            ]
        }
        let newer = isNewer ? ["\(newer): retired is refused until it is loaded, SELECT pg_reload_conf()"] : []
        let stand = lines.map {
            "\(Self.words($0)), lets `\(login)` or what replaces it into `\(resource)` without proof: retired is refused until it is gone"
        }
        let home = homeLines.map {
            "\(Self.words($0)), lets whoever is on the machine of `\(resource)` in as `\(login)` without proof"
        }
        return newer + stand + home
    }

    private var newer: String { "pg_hba.conf of `\(resource)` was changed after it was loaded, so that what it says is not what counts" }

    /// For the ledger.
    var words: String {
        guard let lines else { return "\(unknown ?? ""); the target asks this server for proof" }
        let from = homeLines.isEmpty ? "" : " but from the target's own machine"
        return lines.isEmpty
            ? "no line of pg_hba.conf, as the file is now, lets `\(login)` in without proof\(from)" : lines.map(Self.words).joined(separator: "; ")
    }

    private static let nextStep =
        "take the line out or give it scram-sha-256 or cert, SELECT pg_reload_conf(), then run `mayfly retire` again: the old secret is gone already"

    /// Why the credential may not be called retired yet; `nil` when no such line is known.
    func refusal(of credential: Fingerprint) -> ActionFailure? {
        if isNewer {
            return ActionFailure(
                .refused, "the secret of `\(credential.short)` is removed, but \(newer)", nextStep: "SELECT pg_reload_conf() there, then run `mayfly retire` again")
        }
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
        let (login, resource) = (standing.login, standing.resource)
        guard let reading = try await logins.accessRules() else {
            return TrustAtTarget(
                login: login, memberOf: [], mayReplicate: false, database: login, resource: resource.name, isHere: true, reading: nil)
        }
        var trust = TrustAtTarget(
            login: login, memberOf: try await logins.memberships(of: login), mayReplicate: try await logins.mayReplicate(login),
            database: resource.database ?? login, resource: resource.name,
            isHere: resource.host.hasPrefix("/") || resource.host == "localhost" || AddressBlock(resource.host)?.isLoopback == true, reading: reading)
        trust.isNewer = try await logins.isAccessNewer() ?? false
        return trust
    }
}

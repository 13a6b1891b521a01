import Estate
import Runtime
import SecretScan

/// Guesses how much is lost with a credential: what it opens, how many hold it, where it has leaked. Every point has a reason.
///
/// The weights are an ordering, not a measurement: a production database password that several services share and that was
/// pasted into a ticket must come before anything that is only one of these.
enum BlastRadius {
    struct Facts {
        var kind: String
        var sightings: [Sighting]
        var workloads: [String]
        var opens: [Endpoint]
        var isOwned: Bool
        var isProductionByCatalogue: Bool
        /// What the target or the issuer says that it may do.
        var privilege: [String] = []
        var environments: [String] = []
    }

    /// What it may do: its kind, the login's rank, what the target grants (R11, R21).
    static func privilege(_ facts: Facts) -> Score {
        let (power, what) = power(of: facts.kind)
        var reasons = [Score.Reason(points: power * 2, text: what)]
        if let user = facts.opens.compactMap(\.user).first(where: { privilegedUsers.contains($0.lowercased()) }) ?? privilegedSlot(facts) {
            reasons.append(.init(points: 25, text: "logs in as `\(user)`"))
        }
        let wide = facts.privilege.filter { grant in
            let lower = grant.lowercased()
            return ["superuser", "admin", "+@all", "*:*", "root", "owner", "createrole", "bypassrls"].contains { lower.contains($0) }
        }
        if let first = wide.first { reasons.append(.init(points: 30, text: "granted `\(first.prefix(60))`")) }
        if facts.privilege.count > wide.count { reasons.append(.init(points: min(10, 2 * (facts.privilege.count - wide.count)), text: "\(facts.privilege.count) grants in all")) }
        if isProduction(facts) { reasons.append(.init(points: 12, text: "in production")) }
        return Score(reasons: reasons)
    }

    /// How much hangs on it: what breaks when it is gone (R21).
    static func dependency(_ facts: Facts) -> Score {
        var reasons: [Score.Reason] = []
        if !facts.workloads.isEmpty { reasons.append(.init(points: min(50, 20 * facts.workloads.count), text: "used by \(listed(facts.workloads))")) }
        if !facts.opens.isEmpty { reasons.append(.init(points: min(20, 10 * facts.opens.count), text: "opens \(facts.opens.count == 1 ? facts.opens[0].description : "\(facts.opens.count) endpoints")")) }
        let places = Set(facts.sightings.filter(\.isCurrent).map(\.path)).count
        if places > 1 { reasons.append(.init(points: min(15, 3 * places), text: "\(places) places to change")) }
        if facts.environments.count > 1 { reasons.append(.init(points: 10, text: "in \(joined(facts.environments))")) }
        if isProduction(facts) { reasons.append(.init(points: 15, text: "production waits for it")) }
        return Score(reasons: reasons)
    }

    static func score(_ facts: Facts) -> Score {
        var reasons: [Score.Reason] = []
        func add(_ points: Int, _ text: String) { reasons.append(Score.Reason(points: points, text: text)) }

        let (power, what) = power(of: facts.kind)
        add(power, what)
        if isProduction(facts) { add(15, "used in production") }
        if let user = facts.opens.compactMap(\.user).first(where: { privilegedUsers.contains($0.lowercased()) }) ?? privilegedSlot(facts) {
            add(12, "logs in as `\(user)`")
        }
        if facts.workloads.count > 1 {
            add(min(20, 6 * facts.workloads.count), "shared by \(listed(facts.workloads))")
        }
        let paths = Set(facts.sightings.map(\.path))
        if paths.count > 1 { add(min(12, 2 * paths.count), "written in \(paths.count) places") }

        let sources = Set(paths.map(EstateContext.source(of:)))
        let leaks = [(SourceKind.chat, "chat"), (.ticket, "a ticket"), (.log, "a log"), (.documentation, "documentation")].filter { sources.contains($0.0) }
        if !leaks.isEmpty {
            let weight = leaks.contains { $0.0 == .chat || $0.0 == .ticket } ? 14 : 8
            add(weight + 2 * (leaks.count - 1), "leaked to \(joined(leaks.map(\.1)))")
        }
        if !facts.sightings.contains(where: \.isCurrent) {
            add(4, "removed from the tree, still in git history")
        } else if facts.sightings.contains(where: { !$0.isCurrent }) {
            add(3, "more places in git history")
        }
        if sources.contains(.ci) { add(4, "in a CI workflow") }
        if !facts.isOwned { add(5, "no owner") }
        return Score(reasons: reasons)
    }

    private static let privilegedUsers: Set<String> = ["root", "admin", "administrator", "postgres", "owner", "superuser", "sa", "master", "dba"]

    private static func privilegedSlot(_ facts: Facts) -> String? {
        for slot in facts.sightings.compactMap(\.slot) {
            let name = slot.pieces(between: ".").last.map(String.init) ?? slot
            for word in name.lowercased().split(whereSeparator: { !$0.isLetter }) where ["root", "admin", "superuser", "owner", "master"].contains(word) {
                return String(word)
            }
        }
        return nil
    }

    /// What the kind alone says.
    private static func power(of kind: String) -> (Int, String) {
        switch kind {
        case "aws-secret-access-key", "gcp-service-account-key", "azure-client-secret", "azure-storage-key", "digitalocean-token", "heroku-token":
            (24, "opens a cloud account")
        case "vault-token", "terraform-cloud-token", "age-key", "pulumi-token", "doppler-token": (24, "opens other secrets")
        case "kubernetes-service-account-token", "kubernetes-bootstrap-token": (20, "opens a cluster's API")
        case "aws-console-password": (20, "opens a cloud account's console")
        case "redis-open-login": (20, "lets anybody in")
        case "x509-certificate": (4, "a certificate: public by itself, a key somewhere belongs to it")
        case "x509-ca-certificate": (6, "an authority's certificate: what its key signs is trusted")
        case "vault-secret", "aws-secretsmanager-secret", "aws-ssm-parameter", "kubernetes-secret", "ci-variable", "github-actions-secret":
            (10, "a stored secret whose value was not read")
        case "private-key": (20, "a private key, good wherever its certificate is")
        case "github-token", "gitlab-token", "bitbucket-token", "npm-token", "pypi-token", "dockerhub-token", "crates-token", "rubygems-token",
            "gitlab-deploy-token", "gitlab-runner-token":
            (22, "can change what gets built")
        case "stripe-key", "square-token", "paypal-secret": (22, "a third party's API that moves money")
        case "slack-webhook", "discord-webhook": (8, "can post as you")
        case "jwt", "bearer-token", "token", "secret": (8, "a bearer of unknown reach")
        case "signing-key": (18, "signs what others trust")
        case "basic-auth-password": (12, "a login")
        case "password", "passphrase": (12, "a login")
        default:
            if ["postgresql-password", "mysql-password", "mongodb-password", "database-password", "sqlserver-password", "clickhouse-password"].contains(kind) {
                (20, "opens a database")
            } else if kind.hasSuffix("-password") {
                (15, "opens a \(kind.dropLast("-password".count)) server")
            } else {
                (14, "a third party's API")
            }
        }
    }

    private static func isProduction(_ facts: Facts) -> Bool {
        if facts.isProductionByCatalogue { return true }
        let texts = facts.sightings.map(\.path) + facts.sightings.compactMap(\.slot) + facts.opens.compactMap(\.host) + facts.opens.compactMap(\.database)
        for text in texts {
            for word in text.lowercased().split(whereSeparator: { !$0.isLetter }) where word == "prod" || word == "production" || word == "live" { return true }
        }
        return false
    }

    private static func listed(_ names: [String]) -> String {
        names.count <= 3 ? joined(names) : joined(Array(names.prefix(3))) + " and \(names.count - 3) more"
    }

    private static func joined(_ names: [String]) -> String {
        names.count < 2 ? names.joined() : names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
    }
}

import Estate
import Runtime

/// What IAM tells of an identity's use of services ("service last accessed information"): the last 400 days, by service, and by
/// action for the actions that IAM tracks.
struct ServiceAccess {
    /// Asked within the tracking period, by namespace: `s3`.
    private var services: [String: Bool] = [:]
    /// `s3:getobject` → whether it was asked for.
    private var actions: [String: Bool] = [:]

    init() {}

    /// One member of `ServicesLastAccessed`.
    mutating func add(_ service: XMLTree) {
        guard let namespace = service.string("ServiceNamespace")?.lowercased(), services.count < 5000 else { return }
        services[namespace] = service.string("LastAuthenticated") != nil
        for action in service.members("TrackedActionsLastAccessed") {
            guard let name = action.string("ActionName")?.lowercased(), actions.count < 50_000 else { continue }
            let full = name.contains(":") ? name : "\(namespace):\(name)"
            actions[full] = action.string("LastAccessedTime") != nil
        }
    }

    /// Whether a policy's pattern (`s3:Get*`, `*`) covers an action or a narrower pattern, in IAM's way: letter case does not
    /// matter, `*` is any run of characters and `?` one.
    static func covers(_ pattern: some StringProtocol, _ action: some StringProtocol) -> Bool {
        let (pattern, action) = (Array(pattern.lowercased().utf8), Array(action.lowercased().utf8))
        guard pattern.count <= 512, action.count <= 512 else { return false }
        var (at, here) = (0, 0)
        var (star, mark): (Int?, Int) = (nil, 0)
        while here < action.count {
            if at < pattern.count, pattern[at] != UInt8(ascii: "*"), pattern[at] == action[here] || pattern[at] == UInt8(ascii: "?") {
                at += 1
                here += 1
            } else if at < pattern.count, pattern[at] == UInt8(ascii: "*") {
                star = at
                mark = here
                at += 1
            } else if let back = star {
                at = back + 1
                mark += 1
                here = mark
            } else {
                return false
            }
        }
        return pattern[at...].allSatisfy { $0 == UInt8(ascii: "*") }
    }

    private static func service(_ action: String) -> String { action.split(separator: ":").first.map { $0.lowercased() } ?? "" }

    /// Granted minus used.
    ///
    /// - Parameters:
    ///   - granted: actions and patterns of policies.
    ///   - accessed: what IAM says of the identity's services.
    ///   - lastService: what the access key was last used for; `isKnown` says whether IAM was asked.
    static func use(
        of granted: [String], accessed: ServiceAccess?, lastService: String?, isKnown: Bool, since: Timestamp?
    ) -> RightsUse? {
        guard !granted.isEmpty, accessed != nil || isKnown else { return nil }
        var (used, unused, untold) = ([String](), [String](), [String]())
        if isKnown, lastService == nil {
            return RightsUse(
                used: [], unused: granted, untold: [], basis: ["IAM has never seen this key used"], isCertain: true, since: since)
        }
        guard let accessed else {
            let service = lastService?.lowercased() ?? ""
            for action in granted {
                if action == "*" { untold.append(action) } else if Self.service(action) == service { used.append(action) } else { unused.append(action) }
            }
            return RightsUse(
                used: used, unused: unused, untold: untold,
                basis: ["the key's last use was for \(shown(service)); IAM does not tell of uses before it, nor which action it was"],
                isCertain: false, since: since)
        }
        for action in granted {
            let name = Self.service(action)
            if action == "*" {
                untold.append(action)
            } else if let wasAsked = accessed.actions[action.lowercased()] {
                if wasAsked { used.append(action) } else { unused.append(action) }
            } else if let wasAsked = accessed.services[name] {
                let matching = action.contains("*") ? accessed.actions.filter { covers(action, $0.key) } : [:]
                if !wasAsked {
                    unused.append(action)
                } else if action.lowercased() == "\(name):*" || matching.values.contains(true) {
                    used.append(action)
                } else {
                    untold.append(action)
                }
            } else {
                untold.append(action)
            }
        }
        return RightsUse(
            used: used, unused: unused, untold: untold,
            basis: ["IAM's service last accessed information of the user: 400 days; of single actions only those that IAM tracks"], since: nil)
    }
}

import Cedar
import Foundation

/// A small world with everything in it, and the solvers that are installed here.
enum AnalysisWorld {
    static let solvers: [Solver] = {
        let directories = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return Solver.Kind.allCases.compactMap { kind in
            directories.split(separator: ":").lazy.map { "\($0)/\(kind)" }.first(where: FileManager.default.isExecutableFile)
                .map { Solver(kind, path: $0, timeLimit: .seconds(20)) }
        }
    }()

    static let schema = try! Schema(
        parsing: """
            entity Org;
            entity Team in [Team, Org] { lead: User };
            entity User in [Team] {
                name: String, level: Long, budget: Long, age?: Long, active: Bool, manager?: User, home: { city: String, zip?: String },
                roles: Set<String>, friends: Set<User>, teams: Set<Team>, limit: decimal, ip: ipaddr, since: datetime, ttl: duration,
            } tags String;
            entity Robot { name: String, level: Long };
            entity Folder in [Folder] { owner: User } tags Long;
            entity File in [Folder] {
                owner: User, size: Long, kinds: Set<String>, readers: Set<User>, points: Set<{ x: Long, y: Long }>, nested: Set<Set<Long>>,
            };
            entity Level enum ["low", "mid", "high"];
            action all;
            action use in [all];
            action read in [use] appliesTo {
                principal: [User], resource: [File], context: { at: datetime, level: Level, net: ipaddr, n: Long, mfa?: Bool, tags: Set<String> },
            };
            action write in [all] appliesTo { principal: [User, Robot], resource: [File] };
            """)

    /// Policies for reading with one condition each.
    static func reading(_ conditions: String..., extra: String = "") throws -> PolicySet {
        let permits = conditions.map { "permit(principal, action == Action::\"read\", resource) when { \($0) };" }
        return try PolicySet(parsing: permits.joined(separator: "\n") + extra)
    }
}

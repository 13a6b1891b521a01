import Estate
public import Storage

/// What the registry says that policies can see, as a value: whoever decides away from the server is given it.
public struct EstateFacts: Sendable, Codable, Hashable {
    public struct Path: Sendable, Codable, Hashable {
        var name: String
        var workload: String
        var resource: String
    }

    /// A workload of the estate file.
    public struct Service: Sendable, Codable, Hashable {
        var name: String
        var environment: String?
        /// The application's owner.
        var owner: String?
    }

    public struct Target: Sendable, Codable, Hashable {
        var name: String
        var kind: String
    }

    /// Of the registry, as it was then.
    public var revision: Int
    public var paths: [Path]
    public var services: [Service]
    public var targets: [Target]

    public init(revision: Int, in transaction: Transaction) throws {
        self.revision = revision
        paths = try Registry.paths(in: transaction).map { Path(name: $0.name, workload: $0.workload, resource: $0.resource) }
        services = try Registry.workloads(in: transaction).map {
            Service(name: $0.name, environment: $0.environment, owner: $0.owners?.application)
        }
        targets = try Registry.resources(in: transaction).map { Target(name: $0.name, kind: $0.kind.rawValue) }
    }
}

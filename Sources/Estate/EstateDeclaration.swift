import Runtime

/// What people declare about the estate: the file that `mayfly apply` reads (YAML or JSON). Intent, not observation.
///
/// ```yaml
/// trustDomain: shop.example
/// resources:
///   - name: shop-db
///     kind: postgresql
///     host: 127.0.0.1
///     port: 5432
///     database: shop
///     aliases: [db, localhost]          # other names that config files use for the host
///     broker: host=/run/postgresql user=mayfly_broker dbname=shop   # libpq; must hold no password
///     quiet: {floor: 30s, businessCycle: 24h, observerLag: 2s}
/// workloads:
///   - name: orders
///     environment: production
///     owners: {security: sam, platform: pat, iam: ida, application: orders-team}
///     selectors: ["unix:uid:61001", "unix:script:/srv/shop/orders.py"]
///     uses:
///       - {resource: shop-db, login: shop, listen: "unix:/run/mayfly/orders/.s.PGSQL.5432"}
/// ```
public struct EstateDeclaration: Sendable, Codable {
    public var trustDomain: String?
    public var resources: [Resource]
    public var workloads: [Workload]

    public init(trustDomain: String?, resources: [Resource], workloads: [Workload]) {
        self.trustDomain = trustDomain
        self.resources = resources
        self.workloads = workloads
    }

    private enum CodingKeys: String, CodingKey { case trustDomain, resources, workloads }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        trustDomain = try container.decodeIfPresent(String.self, forKey: .trustDomain)
        resources = try container.decodeIfPresent([Resource].self, forKey: .resources) ?? []
        workloads = try container.decodeIfPresent([Workload].self, forKey: .workloads) ?? []
    }
}

/// What is accessed: a database, an API.
public struct Resource: Sendable, Codable, Hashable {
    public enum Kind: String, Sendable, Codable { case postgresql, http }
    public var name: String
    public var kind: Kind
    public var host: String
    public var port: Int
    public var database: String?
    /// Other names for the host that config files use.
    public var aliases: [String]?
    /// libpq connection string of the broker's own login. It must not contain a password: use `peer`, or a client certificate.
    public var broker: String?
    public var quiet: QuietPeriod?

    public init(
        name: String, kind: Kind, host: String, port: Int, database: String?, aliases: [String]?, broker: String?,
        quiet: QuietPeriod?
    ) {
        self.name = name
        self.kind = kind
        self.host = host
        self.port = port
        self.database = database
        self.aliases = aliases
        self.broker = broker
        self.quiet = quiet
    }
}

/// How long silence must last before it counts (DESIGN.md, proof of death).
public struct QuietPeriod: Sendable, Codable, Hashable {
    /// Never less than this.
    public var floor: Duration
    /// The longest period after which a rare job is still expected to run.
    public var businessCycle: Duration
    /// How late an observer may report.
    public var observerLag: Duration

    public init(floor: Duration, businessCycle: Duration, observerLag: Duration) {
        self.floor = floor
        self.businessCycle = businessCycle
        self.observerLag = observerLag
    }

    /// A week of silence, a month of business cycle: what is safe when nothing is declared.
    public static let standard = QuietPeriod(
        floor: .seconds(7 * 86400), businessCycle: .seconds(31 * 86400), observerLag: .seconds(60))

    private enum CodingKeys: String, CodingKey { case floor, businessCycle, observerLag }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func duration(_ key: CodingKeys) throws -> Duration {
            let text = try container.decode(String.self, forKey: key)
            guard let value = Duration(brief: text) else {
                throw DecodingError.dataCorruptedError(
                    forKey: key, in: container, debugDescription: "`\(text.prefix(40))` is not a length of time such as 500ms, 30s, 15m, 12h or 90d")
            }
            return value
        }
        floor = try duration(.floor)
        businessCycle = try duration(.businessCycle)
        observerLag = try duration(.observerLag)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("\(floor.milliseconds)ms", forKey: .floor)
        try container.encode("\(businessCycle.milliseconds)ms", forKey: .businessCycle)
        try container.encode("\(observerLag.milliseconds)ms", forKey: .observerLag)
    }
}

/// Anything that authenticates: a service, a script, a batch job, an AI agent.
public struct Workload: Sendable, Codable, Hashable {
    public enum Kind: String, Sendable, Codable { case service, batch, pipeline, agent }
    public var name: String
    public var kind: Kind?
    public var environment: String?
    public var purpose: String?
    public var owners: Accountable?
    /// All must hold of a process for it to be this workload.
    public var selectors: [Selector]?
    public var uses: [Use]?
    /// Other trust domains whose workloads it speaks with.
    public var federatesWith: [String]?

    /// One access path as declared.
    public struct Use: Sendable, Codable, Hashable {
        public var resource: String
        /// The login it presents today.
        public var login: String?
        /// The credential; when left out, the inventory's only credential that opens `login` at `resource`.
        public var credential: Fingerprint?
        /// Where the agent listens for this path.
        public var listen: ListenAddress?

        public init(resource: String, login: String?, credential: Fingerprint?, listen: ListenAddress?) {
            self.resource = resource
            self.login = login
            self.credential = credential
            self.listen = listen
        }
    }

    public init(
        name: String, kind: Kind?, environment: String?, purpose: String?, owners: Accountable?,
        selectors: [Selector]?, uses: [Use]?, federatesWith: [String]? = nil
    ) {
        self.name = name
        self.federatesWith = federatesWith
        self.kind = kind
        self.environment = environment
        self.purpose = purpose
        self.owners = owners
        self.selectors = selectors
        self.uses = uses
    }
}

//  Server: the control plane's process. It loads an input, calls a slice, stores the output, and connects the slices that must
//  not know each other. One directory for each face: what operators ask (Actions), what agents ask (Node), what runs by
//  itself (Loops), what people look at (Views).

public import Issuance
public import Runtime
public import SPIFFE

/// How one control plane runs.
public struct ServerSettings: Sendable {
    public var trustDomain: TrustDomain
    public var state: StateDirectory
    /// Where agents connect: a name or an address, without brackets.
    public var nodeHost: String
    public var nodePort: Int
    var node: HostAndPort { HostAndPort(host: nodeHost, port: nodePort) }
    /// The dashboard; loopback only.
    public var consoleHost: String
    public var consolePort: Int
    public var lifetimes: Lifetimes
    /// Other trust domains, and what they are told of this one.
    public var federation = FederationSettings()
    /// Where gateways without an agent ask by AuthZEN; `nil`: nowhere.
    public var gateways: GatewaySettings?
    /// Encrypts the authority's key files; `nil` leaves them readable to whoever reads the state directory.
    public var keySeal: KeySeal?
    /// Who certifies the authority's keys; `nil`: they are roots.
    public var upstream: (any UpstreamAuthority)?
    /// Where the authority's keys are made and stay; `nil`: in files of the state directory.
    public var tokenKeys: TokenKeys?
    /// Where the authority's keys are instead, and end with the process; with an `upstream`.
    public var memoryKeys: MemoryKeys?
    /// By what nodes and jobs may be attested without a join token, and the directory of that file. `nil`: by nothing.
    public var attestation: (file: AttestationFile, directory: String)?

    /// Decisions a second that one agent may ask for in the long run; at once it may ask for those of 200 seconds.
    public var agentRate = 50
    /// Where exporters put statements about nodes; `nil`: they post them, or there are none.
    public var contextFeed: String?

    /// How long an agent that decides by itself may do so on the server's last word about the policies in force.
    public var policyStaleness = Duration.seconds(3600)

    /// Whether workloads may be given WIT-SVIDs (incubating in SPIFFE).
    public var givesWITs = false

    /// How long what is issued lives.
    public struct Lifetimes: Sendable {
        public var agent: Duration
        public var x509: Duration
        public var jwt: Duration
        /// A login at a target. Renewed at a quarter of it, so a short one costs more statements there.
        public var grant: Duration
        /// How long a node is believed on one proof of itself.
        public var proof = Nodes.standardAge
        /// The authority of a nested server, at most.
        public var nested = Issuer.nestedLifetime

        public init(agent: Duration, x509: Duration, jwt: Duration, grant: Duration) {
            self.agent = agent
            self.x509 = x509
            self.jwt = jwt
            self.grant = grant
        }

        public static let standard = Lifetimes(
            agent: .seconds(6 * 3600), x509: .seconds(3600), jwt: .seconds(300), grant: .seconds(900))
    }

    public init(
        trustDomain: TrustDomain, state: StateDirectory, nodeHost: String, nodePort: Int, consoleHost: String,
        consolePort: Int, lifetimes: Lifetimes, keySeal: KeySeal? = nil
    ) {
        self.trustDomain = trustDomain
        self.state = state
        self.nodeHost = nodeHost
        self.nodePort = nodePort
        self.consoleHost = consoleHost
        self.consolePort = consolePort
        self.lifetimes = lifetimes
        self.keySeal = keySeal
    }

    /// The Unix socket of the console, for the command line.
    public static let socketName = "server.sock"
    /// The database.
    public static let databaseName = "mayfly.sqlite"
    /// Where a running server writes how to reach it.
    public static let addressName = "server.json"
}

/// What a running server says of itself, in the state directory.
public struct ServerAddress: Sendable, Codable {
    public var node: String
    public var console: String
    public var processID: Int32

    public init(node: String, console: String, processID: Int32) {
        self.node = node
        self.console = console
        self.processID = processID
    }
}

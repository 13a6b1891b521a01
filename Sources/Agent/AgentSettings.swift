//  Agent: one per node. It proves the node to the server, attests the processes there, serves them the SPIFFE Workload API, and
//  hosts one listener for each access path: the same process knows who is calling and holds what takes the secret's place.
//  It keeps nothing on disk but its own SVID and key, and where it decides for gateways the policies that the server has signed, its
//  node's entries, and decisions that the server was not told of.

public import Attestation
public import Estate
public import Runtime
public import SPIFFE

/// How one agent runs.
public struct AgentSettings: Sendable {
    /// The agent's own state: its key and SVID.
    public var state: StateDirectory
    /// The server's name or address, without brackets.
    public var serverHost: String
    public var serverPort: Int
    public var nodeName: String
    /// Needed until the node has an SVID: `mjt_…`, from `mayfly token create`.
    public var joinToken: Secret?
    /// Looked at while the server takes this node for nobody it knows: a person may have brought a token for its name.
    public var newerJoinToken: (@Sendable () -> Secret?)?
    /// Instead of a token: how the node proves itself, whenever it has no identity that the server still takes.
    public var evidence: JoinEvidence?
    /// Where the Workload API listens.
    public var workloadSocket: String
    /// A Docker Engine's socket, or one of Podman's service; it is asked about containers.
    public var dockerSocket: String?
    /// It is asked about pods.
    public var kubelet: KubeletSettings?
    /// Where brokers ask for workloads, and who they are; `nil`: nobody does.
    public var brokers: OnBehalfDoor?
    /// The same by SPIRE's Delegated Identity API.
    public var delegates: OnBehalfDoor?
    /// Where gateways of this node ask whether somebody may do something, and who they are; `nil`: the agent decides nothing.
    public var decisions: DecisionDoorSettings?
    /// By what delegates may describe workloads without a process, such as `k8s:ns`.
    public var delegateSelectors: Set<String> = []
    /// Whether the Workload API gives WIT-SVIDs.
    public var givesWITs = false

    public init(
        state: StateDirectory, serverHost: String, serverPort: Int, nodeName: String, joinToken: Secret?,
        workloadSocket: String
    ) {
        self.state = state
        self.serverHost = serverHost
        self.serverPort = serverPort
        self.nodeName = nodeName
        self.joinToken = joinToken
        self.workloadSocket = workloadSocket
    }

    /// Whom the agent asks about a process besides the kernel.
    var attestors: [any WorkloadAttestor] {
        let docker: [any WorkloadAttestor] = dockerSocket.map { [DockerAttestor(socket: $0)] } ?? []
        let kubelet: [any WorkloadAttestor] = kubelet.map { [KubeletAttestor($0)] } ?? []
        return docker + kubelet
    }
}

/// A socket for those who ask in others' stead.
public struct OnBehalfDoor: Sendable {
    public var socket: String
    /// Nobody else is answered.
    public var callers: Set<SPIFFEID>
    /// Whose members may open the socket beside the agent's own user.
    public var group: UInt32?

    public init(socket: String, callers: Set<SPIFFEID>, group: UInt32?) {
        self.socket = socket
        self.callers = callers
        self.group = group
    }

    /// What is wrong with it; `nil` when nothing is.
    func fault(_ option: String) -> String? {
        if socket.utf8.count > 107 { return "`\(socket)` is too long for a Unix socket: at most 107 bytes" }
        return callers.isEmpty ? "\(option) lets nobody call: name them" : nil
    }
}

/// A socket for gateways that ask by AuthZEN, answered by the agent itself.
public struct DecisionDoorSettings: Sendable {
    public var socket: String
    /// Workloads that may ask: attested, and registered.
    public var callers: Set<SPIFFEID>
    /// Whoever has one of these may ask, registered or not; so also where the server has not been heard since the agent began.
    public var selectors: Set<Selector>
    /// Whose members may open the socket beside the agent's own user.
    public var group: UInt32?

    public init(socket: String, callers: Set<SPIFFEID>, selectors: Set<Selector>, group: UInt32?) {
        (self.socket, self.callers, self.selectors, self.group) = (socket, callers, selectors, group)
    }

    var fault: String? {
        if socket.utf8.count > 107 { return "`\(socket)` is too long for a Unix socket: at most 107 bytes" }
        return callers.isEmpty && selectors.isEmpty ? "--decision-socket lets nobody ask: name them" : nil
    }
}

/// Why the agent could not start, or cannot go on.
public struct AgentError: Error, CustomStringConvertible {
    public enum Code: Sendable { case noIdentity, refused, badToken, unreachable }
    public var code: Code
    public var description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}

//  Agent: one per node. It proves the node to the server, attests the processes there, serves them the SPIFFE Workload API, and
//  hosts one listener for each access path: the same process knows who is calling and holds what takes the secret's place.
//  It keeps nothing on disk but its own SVID and key.

public import Attestation
public import Runtime

/// How one agent runs.
public struct AgentSettings: Sendable {
    /// The agent's own state: its key and SVID.
    public var state: StateDirectory
    /// The server's address; IPv4.
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

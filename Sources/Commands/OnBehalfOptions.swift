import Agent
import ArgumentParser
import Estate
import Glibc
import SPIFFE

/// Who may ask the agent for identities in workloads' stead. By default nobody.
struct OnBehalfOptions: ParsableArguments {
    @Option(name: .long, help: "Unix socket of the SPIFFE Broker API (incubating); with --broker.")
    var brokerSocket: String?

    @Option(name: .long, help: "SPIFFE ID of a broker: it shows its SVID, and is given those of every workload of this node. May be repeated.")
    var broker: [String] = []

    @Option(name: .long, help: "Unix socket of SPIRE's Delegated Identity API; with --delegate.")
    var delegatedSocket: String?

    @Option(name: .long, help: "SPIFFE ID of a delegate: attested by its process, and given the SVIDs of every workload of this node. May be repeated.")
    var delegate: [String] = []

    @Option(name: .long, help: "Type of selectors by which delegates may describe workloads that nobody attests, such as k8s:ns. May be repeated.")
    var delegateSelector: [String] = []

    @Option(name: .long, help: "Unix socket at which gateways of this node ask by AuthZEN, answered by the agent itself; with --decision-caller.")
    var decisionSocket: String?

    @Option(name: .long, help: "Who may ask there: the SPIFFE ID of a workload, or a selector such as unix:uid:33 or unix:sha256:…. May be repeated.")
    var decisionCaller: [String] = []

    @Option(name: .long, help: "Group whose members may open these sockets; else the agent's own user alone.")
    var onBehalfGroup: String?

    func set(in settings: inout AgentSettings) throws {
        let group = try onBehalfGroup.map(Self.group)
        settings.brokers = try door(brokerSocket, broker, group, "--broker-socket", "--broker")
        settings.delegates = try door(delegatedSocket, delegate, group, "--delegated-socket", "--delegate")
        settings.decisions = try decisions(group)
        for type in delegateSelector where !Selector.knownTypes.contains(type) {
            throw ValidationError("--delegate-selector: `\(type)` is no type of selectors; they are \(Selector.knownTypes.joined(separator: ", ")).")
        }
        guard delegateSelector.isEmpty || settings.delegates != nil else {
            throw ValidationError("--delegate-selector says what delegates may do: there are none without --delegated-socket.")
        }
        settings.delegateSelectors = Set(delegateSelector)
    }

    private func door(
        _ socket: String?, _ callers: [String], _ group: UInt32?, _ socketOption: String, _ callerOption: String
    ) throws -> OnBehalfDoor? {
        guard let socket else {
            guard callers.isEmpty else { throw ValidationError("\(callerOption) needs \(socketOption).") }
            return nil
        }
        let ids = try callers.map { text in
            guard let id = SPIFFEID(text), !id.path.isEmpty else { throw ValidationError("\(callerOption): `\(text)` is no workload's SPIFFE ID.") }
            return id
        }
        guard !ids.isEmpty else { throw ValidationError("\(socketOption) needs \(callerOption): nobody may call otherwise.") }
        return OnBehalfDoor(socket: socket, callers: Set(ids), group: group)
    }

    private func decisions(_ group: UInt32?) throws -> DecisionDoorSettings? {
        guard let socket = decisionSocket else {
            guard decisionCaller.isEmpty else { throw ValidationError("--decision-caller needs --decision-socket.") }
            return nil
        }
        var door = DecisionDoorSettings(socket: socket, callers: [], selectors: [], group: group)
        for text in decisionCaller {
            if let id = SPIFFEID(text), !id.path.isEmpty {
                door.callers.insert(id)
            } else if let selector = Selector(text), Selector.knownTypes.contains(selector.type) {
                door.selectors.insert(selector)
            } else {
                throw ValidationError("--decision-caller: `\(text)` is neither a workload's SPIFFE ID nor a selector.")
            }
        }
        guard !decisionCaller.isEmpty else { throw ValidationError("--decision-socket needs --decision-caller: nobody may ask otherwise.") }
        return door
    }

    private static func group(_ name: String) throws -> UInt32 {
        if let number = UInt32(name), number != .max { return number }
        guard let found = getgrnam(name) else { throw ValidationError("--on-behalf-group: there is no group `\(name)`.") }
        return found.pointee.gr_gid
    }
}

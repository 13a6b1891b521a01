import Agent
import ArgumentParser
import Attestation
import Estate
import Foundation
import Glibc
import Runtime

struct AgentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agent", abstract: "Run the agent of one node.",
        discussion: """
            Joins once with a token, or by evidence that the node has (--attest), then holds its own SVID. Attests the \
            processes of this node, serves them the SPIFFE \
            Workload API, and listens for each access path. Run it as root, or it can attest its own user's processes only.
            """)

    @Option(name: .long, help: "Directory for the agent's own key and SVID (default: <state>/agent).")
    var state: String?

    @Option(name: .long, help: "The server's address, HOST:PORT.")
    var server = "127.0.0.1:8461"

    @Option(name: .long, help: "File that holds the join token; needed the first time only, and looked at again when the server no longer knows this node. `-` reads standard input.")
    var joinTokenFile: String?

    @Option(name: .long, help: "Name of this node (default: its host name).")
    var nodeName: String?

    @Option(name: .long, help: "Unix socket of the SPIFFE Workload API (default: <state>/workload.sock).")
    var workloadSocket: String?

    @Option(name: .long, help: "Docker's socket, or Podman's: gives `docker:` selectors, such as /run/docker.sock.")
    var dockerSocket: String?

    @Option(name: .long, help: "The node's kubelet: gives `k8s:` selectors, such as https://NODE:10250.")
    var kubelet: String?

    @Option(name: .long, help: "PEM file of the authorities behind the kubelet's certificate (default: the system's).")
    var kubeletCa: String?

    @Option(name: .long, help: "File with a bearer token for the kubelet.")
    var kubeletTokenFile: String?

    @Option(name: .long, help: "PEM file of a client certificate for the kubelet; with --kubelet-key.")
    var kubeletCertificate: String?

    @Option(name: .long, help: "PEM file of that certificate's key.")
    var kubeletKey: String?

    @Flag(name: .long, help: "Give WIT-SVIDs at the Workload API, where the server issues them (incubating in SPIFFE).")
    var witSvids = false

    @OptionGroup(title: "Joining without a token") var attestation: AttestationOptions

    @OptionGroup(title: "On behalf of workloads") var onBehalf: OnBehalfOptions

    func run() async throws {
        try await reporting {
            let (host, port) = try address(server, "--server")
            let directory = try StateDirectory(state ?? StateDirectory.defaultPath() + "/agent")
            let socket = workloadSocket ?? directory.file("workload.sock")
            var settings = AgentSettings(
                state: directory, serverHost: host, serverPort: port, nodeName: nodeName ?? hostName(),
                joinToken: try joinToken(), workloadSocket: socket)
            if joinTokenFile != "-" { settings.newerJoinToken = { [self] in (try? joinToken()) ?? nil } }
            settings.dockerSocket = dockerSocket
            settings.kubelet = kubelet.map {
                KubeletSettings(
                    url: $0, authorities: kubeletCa, tokenFile: kubeletTokenFile, certificateFile: kubeletCertificate, keyFile: kubeletKey)
            }
            settings.evidence = try attestation.evidence()
            settings.givesWITs = witSvids
            try onBehalf.set(in: &settings)
            let doors = settings
            let agent = MayflyAgent(settings: doors, clock: .system, entropy: .system, logger: makeLogger("mayfly.agent"))
            try await untilSignalled {
                try await agent.run {
                    print("workload API  unix://\(socket)")
                    if let door = doors.brokers { print("broker API    unix://\(door.socket)") }
                    if let door = doors.delegates { print("delegated API unix://\(door.socket)") }
                    if let door = doors.decisions { print("AuthZEN       unix://\(door.socket)") }
                    print("ready")
                    fflush(nil)
                }
            }
        }
    }

    private func joinToken() throws -> Secret? {
        guard let file = joinTokenFile else { return nil }
        let data: Data?
        if file == "-" {
            data = try FileHandle.standardInput.read(upToCount: 4096)
        } else {
            data = FileManager.default.contents(atPath: file)
        }
        guard let data, data.count <= 4096 else {
            throw CommandFailure("the join token cannot be read from `\(file)`", next: "mayfly token create > FILE")
        }
        let text = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        return text.isEmpty ? nil : Secret(text)
    }

    private func hostName() -> String {
        let name = ProcessInfo.processInfo.hostName.prefix { $0 != "." }
        let allowed = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        return allowed.isEmpty ? "node" : String(allowed.prefix(63))
    }
}

import Agent
import ArgumentParser
import Foundation
import Runtime
import SPIFFE

struct ExchangeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exchange", abstract: "Trade a CI job's token for an X.509-SVID, without an agent.",
        discussion: """
            Takes the token that the job's pipeline issued for the server's audience, once, and writes svid.pem, key.pem and \
            bundle.pem. Which jobs become whom stands in the server's attestation file.
            """)

    @Option(name: .long, help: "The server's address, HOST:PORT.")
    var server = "127.0.0.1:8461"

    @Option(name: .long, help: "The server's root, HEX.TRUSTDOMAIN, as `mayfly server` prints it.")
    var serverRoot: String?

    @Option(name: .long, help: "File that holds the job's token; `-` reads standard input.")
    var tokenFile: String?

    @Option(name: .long, help: "Environment variable that holds it instead, such as MAYFLY_ID_TOKEN.")
    var tokenEnv: String?

    @Option(name: .long, help: "Directory for the files; made 0700 when missing.")
    var out = "."

    @Flag(name: .long, help: "Print one JSON object instead of text.")
    var json = false

    func run() async throws {
        try await reporting {
            let (host, port) = try address(server, "--server")
            let calls = StrangerCalls(host: host, port: port, server: try root(serverRoot), clock: .system)
            let token = try token()
            let identity: ExchangedIdentity
            do {
                identity = try await calls.exchange(token)
            } catch let error as AgentError where error.code == .refused {
                throw CommandFailure("the server refused: \(error)", next: nil, isRefusal: true)
            }
            let directory = try StateDirectory(out)
            // The key first: who finds a certificate finds its key.
            try directory.write("key.pem", identity.key.withBytes { Array($0) })
            try directory.write("svid.pem", Array(PEM.text(identity.chain).utf8))
            try directory.write("bundle.pem", Array(PEM.text(identity.roots).utf8))
            if json {
                try printJSON(["spiffeID": identity.id.description, "expiresAt": identity.notAfter.description, "directory": directory.path])
            } else {
                print("\(identity.id) until \(identity.notAfter)")
                note("svid.pem, key.pem and bundle.pem are in \(directory.path)")
            }
        }
    }

    private func token() throws -> Secret {
        let bytes: Data
        switch (tokenFile, tokenEnv) {
        case (let file?, nil): bytes = try readFile(file, limit: 16_384)
        case (nil, let name?):
            guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else {
                throw CommandFailure("the environment has no `\(name)`", next: "ask the pipeline for an ID token for the server's audience")
            }
            bytes = Data(value.utf8)
        default: throw ValidationError("Either --token-file or --token-env says where the token is.")
        }
        return Secret(String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
    }
}

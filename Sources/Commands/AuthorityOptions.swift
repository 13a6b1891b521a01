import ArgumentParser
import Foundation
import Issuance
import Runtime
import SPIFFE
import Server
import WorkloadAPI

/// Whose the authority is, and where its keys are.
struct AuthorityOptions: ParsableArguments {
    @Option(name: .long, help: "PEM of a certificate authority that certifies this server's signing keys, and of those above it.")
    var upstreamCertificate: String?

    @Option(name: .long, help: "Its private key in PEM. Read when a key is made, and never copied.")
    var upstreamKey: String?

    @Option(name: .long, help: "PEM of the upstream's roots, where the root is not in --upstream-certificate; all of them are published.")
    var upstreamRoots: String?

    @Option(name: .long, help: "Its private key's label in the token of --pkcs11-module, in place of --upstream-key.")
    var upstreamKeyLabel: String?

    @Option(name: .customLong("pkcs11-module"), help: "Absolute path of a PKCS #11 library: the authority's keys are made in its token, and stay there.")
    var pkcs11Module: String?

    @Option(name: .customLong("pkcs11-token"), help: "Label of the token.")
    var pkcs11Token: String?

    @Option(name: .customLong("pkcs11-pin-file"), help: "File with the PIN of the token's user, readable to the server alone.")
    var pkcs11PinFile: String?

    @Option(name: .customLong("pkcs11-curve"), help: "Curve of keys that sign certificates, P-256 or P-384; those that sign JWT-SVIDs are P-256.")
    var pkcs11Curve = "P-256"

    @Option(name: .long, help: "Where the authority's keys are made: files; or memory, where they end with the server, with --upstream-….")
    var keys = "files"

    /// `nil` where keys are files, or in a token.
    func memoryKeys() throws -> MemoryKeys? {
        guard keys != "files" else { return nil }
        guard keys == "memory" else { throw ValidationError("--keys is files or memory; not `\(keys.prefix(80))`.") }
        guard pkcs11Module == nil else { throw ValidationError("--keys memory and --pkcs11-module exclude each other.") }
        guard upstreamServer != nil || upstreamCertificate != nil else {
            throw ValidationError(
                "--keys memory needs --upstream-certificate or --upstream-server: a root that ends with the server could not vouch for the next.")
        }
        return MemoryKeys()
    }

    /// Logs in to the token; `nil` where there is none.
    func tokenKeys() throws -> TokenKeys? {
        guard let pkcs11Module else {
            if pkcs11Token != nil || pkcs11PinFile != nil { throw ValidationError("--pkcs11-token and --pkcs11-pin-file need --pkcs11-module.") }
            return nil
        }
        guard let pkcs11Token, let pkcs11PinFile else {
            throw ValidationError("--pkcs11-module needs --pkcs11-token and --pkcs11-pin-file.")
        }
        do {
            return try TokenKeys(
                module: pkcs11Module, label: pkcs11Token, pin: TokenKeys.pin(try readFile(pkcs11PinFile, limit: 512)), curve: pkcs11Curve)
        } catch let refusal as AuthorityRefusal {
            throw CommandFailure(refusal.reason, next: refusal.nextStep)
        }
    }

    @Option(name: .long, help: "HOST:PORT where a Mayfly server serves agents that this one is to be nested below.")
    var upstreamServer: String?

    @Option(name: .long, help: "Workload API of that server's agent on this node, such as unix:///run/mayfly/agent.sock.")
    var upstreamSocket: String?

    @Option(name: .long, help: "Life of the authority that is asked for there, such as 24h; it may give less.")
    var upstreamLifetime: String?

    @Option(name: .long, help: "Longest life of the authority of a server that is nested below this one, such as 24h.")
    var nestedLifetime = "24h"

    func nested() throws -> Duration { try duration(nestedLifetime, "--nested-lifetime", between: .seconds(20), and: .seconds(90 * 86400)) }

    func upstream(of trustDomain: TrustDomain, _ token: TokenKeys?) throws -> (any UpstreamAuthority)? {
        if let upstreamServer {
            guard upstreamCertificate == nil else { throw ValidationError("--upstream-server and --upstream-certificate exclude each other.") }
            guard let text = upstreamSocket, case .success(let socket) = EndpointAddress.parse(text) else {
                throw ValidationError("--upstream-server needs --upstream-socket, unix:/PATH or tcp://IP:PORT.")
            }
            let (host, port) = try address(upstreamServer, "--upstream-server")
            let lifetime = try upstreamLifetime.map { try duration($0, "--upstream-lifetime", between: .seconds(20), and: .seconds(90 * 86400)) }
            return try ServerUpstream(host: host, port: port, trustDomain: trustDomain, socket: socket, lifetime: lifetime, clock: .system)
        }
        if upstreamSocket != nil || upstreamLifetime != nil {
            throw ValidationError("--upstream-socket and --upstream-lifetime need --upstream-server.")
        }
        guard let upstreamCertificate else {
            if upstreamKey != nil || upstreamKeyLabel != nil || upstreamRoots != nil {
                throw ValidationError("--upstream-key, --upstream-key-label and --upstream-roots need --upstream-certificate.")
            }
            return nil
        }
        let key: FileUpstream.Key
        switch (upstreamKey, upstreamKeyLabel) {
        case (let file?, nil): key = .file(file)
        case (nil, let label?):
            guard let token else { throw ValidationError("--upstream-key-label needs --pkcs11-module.") }
            key = .held { _ in try token.key(label: label) }
        default: throw ValidationError("--upstream-certificate needs --upstream-key or --upstream-key-label, one of them.")
        }
        return FileUpstream(trustDomain: trustDomain, certificate: upstreamCertificate, key: key, roots: upstreamRoots)
    }
}

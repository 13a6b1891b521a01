import Agent
import ArgumentParser
import Foundation
import NodeAttestation
import Runtime
import Server
import Yams

/// How a node proves itself without a token.
struct AttestationOptions: ParsableArguments {
    @Option(name: .long, help: "By what the node proves itself: x509pop, tpm, k8s_psat, aws_iid, gcp_iit or azure_imds.")
    var attest: String?

    @Option(name: .long, help: "The server's root, HEX.TRUSTDOMAIN, as `mayfly server` prints it. Needed with --attest.")
    var serverRoot: String?

    @Option(name: .long, help: "x509pop: the node's certificate and its intermediates, PEM.")
    var nodeCertificate: String?

    @Option(name: .long, help: "x509pop: its key, PEM.")
    var nodeKey: String?

    @Option(name: .long, help: "tpm: the device, or the socket of a software TPM.")
    var tpm = "/dev/tpmrm0"

    @Option(name: .long, help: "tpm: which endorsement key is used, rsa or ecc.")
    var tpmKey = "rsa"

    @Option(name: .long, help: "tpm: intermediates of the endorsement certificate, PEM.")
    var tpmIntermediates: String?

    @Option(name: .long, help: "k8s_psat: the cluster's name at the server.")
    var cluster: String?

    @Option(name: .long, help: "k8s_psat: the projected token.")
    var clusterToken = "/var/run/secrets/tokens/mayfly"

    @Option(name: .long, help: "Clouds: address of the metadata service, where it is not the cloud's own.")
    var metadata: String?

    func evidence() throws -> JoinEvidence? {
        guard let attest else { return nil }
        guard let method = AttestationMethod(rawValue: attest) else {
            let known = AttestationMethod.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--attest is one of \(known), not `\(attest)`.")
        }
        return JoinEvidence(server: try root(serverRoot), prover: try prover(method))
    }

    private func prover(_ method: AttestationMethod) throws -> any NodeProver {
        // The metadata address is this machine's own; nothing else is spoken to in the clear.
        let http = HTTPExchange.network(.init(isPlaintextAllowed: true))
        switch method {
        case .x509pop:
            guard let nodeCertificate, let nodeKey else { throw ValidationError("x509pop needs --node-certificate and --node-key.") }
            return try X509PoPProver(
                chainPEM: String(decoding: try readFile(nodeCertificate, limit: 1 << 18), as: UTF8.self),
                keyPEM: Secret(try readFile(nodeKey, limit: 1 << 16)), entropy: .system)
        case .tpm:
            guard ["rsa", "ecc"].contains(tpmKey) else { throw ValidationError("--tpm-key is rsa or ecc, not `\(tpmKey)`.") }
            let intermediates = try tpmIntermediates.map { String(decoding: try readFile($0, limit: 1 << 18), as: UTF8.self) }
            return try TPMProver(path: tpm, kind: tpmKey == "rsa" ? .rsa : .ecc, intermediatesPEM: intermediates, entropy: .system)
        case .kubernetesToken:
            guard let cluster else { throw ValidationError("k8s_psat needs --cluster.") }
            return KubernetesProver(cluster: cluster, path: clusterToken)
        case .awsInstance: return metadata.map { AWSProver(base: $0, http: http) } ?? AWSProver(http: http)
        case .gcpInstance: return metadata.map { GCPProver(base: $0, http: http) } ?? GCPProver(http: http)
        case .azureInstance: return metadata.map { AzureProver(base: $0, http: http) } ?? AzureProver(http: http)
        }
    }
}

/// `HEX.TRUSTDOMAIN`.
func root(_ text: String?) throws -> ServerRoot {
    guard let text, let root = ServerRoot(text) else {
        throw ValidationError("--server-root needs HEX.TRUSTDOMAIN, as `mayfly server` prints it: without it any server would do.")
    }
    return root
}

/// Reads the file of `mayfly server --attestation`.
func attestationFile(_ path: String) throws -> (file: AttestationFile, directory: String) {
    let data = try readFile(path, limit: 1 << 20)
    let directory = URL(filePath: path).deletingLastPathComponent().path
    do {
        return (try YAMLDecoder().decode(AttestationFile.self, from: data), directory)
    } catch let error as DecodingError {
        throw CommandFailure("`\(path)` is no attestation file: \(error.place)", next: "see docs/reference/node-attestation.md")
    } catch let error as YamlError {
        throw CommandFailure("`\(path)` is not YAML: \(error)", next: "see docs/reference/node-attestation.md")
    }
}

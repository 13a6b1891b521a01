import ArgumentParser
import Foundation
import Issuance
import Runtime
import SPIFFE
import Server

/// Whose the authority is, and where its keys are.
struct AuthorityOptions: ParsableArguments {
    @Option(name: .long, help: "PEM of a certificate authority that certifies this server's signing keys, and of those above it.")
    var upstreamCertificate: String?

    @Option(name: .long, help: "Its private key in PEM. Read when a key is made, and never copied.")
    var upstreamKey: String?

    @Option(name: .long, help: "PEM of the upstream's roots, where the root is not in --upstream-certificate; all of them are published.")
    var upstreamRoots: String?

    func upstream(of trustDomain: TrustDomain) throws -> (any UpstreamAuthority)? {
        guard let upstreamCertificate else {
            if upstreamKey != nil || upstreamRoots != nil {
                throw ValidationError("--upstream-key and --upstream-roots need --upstream-certificate.")
            }
            return nil
        }
        guard let upstreamKey else { throw ValidationError("--upstream-certificate needs --upstream-key.") }
        return FileUpstream(
            trustDomain: trustDomain, certificate: upstreamCertificate, key: .file(upstreamKey), roots: upstreamRoots)
    }
}

import Crypto
import EstateTesting
import Runtime
import SPIFFE
import X509

/// SVIDs issued per CPU second, beside bare ECDSA signatures: what issuing costs on top of the one signature it needs.
enum IdentityBenchmark {
    @Sendable static func run() async throws -> [Figure] {
        guard let domain = TrustDomain("bench.example"), let id = SPIFFEID("spiffe://bench.example/shop/orders") else {
            throw BenchmarkError("the names of the benchmark are wrong")
        }
        let now = WallClock.system.now()
        let authority = try CertificateAuthority(
            trustDomain: domain, now: now, lifetime: .seconds(86_400), serial: Entropy.system.bytes(16))
        let key = Certificate.PrivateKey(P256.Signing.PrivateKey()).publicKey
        let x509 = try rate {
            _ = try authority.issue(
                id: id, publicKey: key, now: now, lifetime: .seconds(3600), serial: Entropy.system.bytes(16))
        }
        let tokens = try JWTAuthority(trustDomain: domain, key: JWTAuthority.newKey())
        let jwt = try rate {
            _ = try tokens.issue(
                id: id, audience: ["billing"], now: now, lifetime: .seconds(300), tokenID: Entropy.system.hex(16))
        }
        let bundle = JWTBundle(trustDomain: domain, keys: [tokens.publicKey])
        let token = try tokens.issue(
            id: id, audience: ["billing"], now: now, lifetime: .seconds(300), tokenID: "a").token
        let verified = rate { _ = bundle.verify(token, audience: "billing", now: now) }

        let (sign, verify) = try openssl()
        let peer = "openssl speed ecdsap256"
        return [
            Figure(part: "identity", what: "\(peer), sign", value: sign, unit: "per CPU second"),
            Figure(part: "identity", what: "\(peer), verify", value: verify, unit: "per CPU second"),
            Figure(
                part: "identity", what: "X.509-SVID issued", value: x509, unit: "per CPU second", peer: "\(peer), sign",
                peerValue: sign),
            Figure(
                part: "identity", what: "JWT-SVID issued", value: jwt, unit: "per CPU second", peer: "\(peer), sign",
                peerValue: sign),
            Figure(
                part: "identity", what: "JWT-SVID verified", value: verified, unit: "per CPU second", peer: "\(peer), verify",
                peerValue: verify),
        ]
    }

    /// OpenSSL divides by user time itself.
    private static func openssl() throws -> (sign: Double, verify: Double) {
        let run = try ProcessRun.run(["openssl", "speed", "-seconds", "3", "ecdsap256"])
        for line in run.output.split(separator: "\n") where line.contains("nistp256") {
            let words = line.split(separator: " ")
            if let sign = words.dropLast().last.flatMap({ Double($0) }), let verify = words.last.flatMap({ Double($0) }) {
                return (sign, verify)
            }
        }
        throw BenchmarkError("`openssl speed ecdsap256` printed no line of figures: \(run.errors.prefix(300))")
    }
}

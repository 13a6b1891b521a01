import Glibc
import NIOSSL
import Runtime
public import SPIFFE
import Synchronization

/// What a bundle endpoint shows of itself (SPIFFE Federation §5.2).
public enum EndpointIdentity: Sendable {
    /// `https_web`: a certificate chain and its key in PEM. They are read again when they change, as ACME clients leave them.
    case files(certificate: String, key: String)
    /// `https_spiffe`: the default identity of a source, whichever it is at the time.
    case svid(X509Source)

    public var profile: String {
        switch self {
        case .files: "https_web"
        case .svid: "https_spiffe"
        }
    }
}

/// Gives each new connection a TLS context with the present certificate; a fresh context ends the sessions of the one before.
final class EndpointContexts: Sendable {
    private struct Held {
        var version: [Int64] = []
        var context: NIOSSLContext?
    }
    private let identity: EndpointIdentity
    private let clock: WallClock
    private let held = Mutex(Held())
    private let onTrouble: @Sendable (String) -> Void

    init(_ identity: EndpointIdentity, clock: WallClock, onTrouble: @escaping @Sendable (String) -> Void) {
        self.identity = identity
        self.clock = clock
        self.onTrouble = onTrouble
    }

    func context() throws -> NIOSSLContext {
        switch identity {
        case .svid(let source):
            let generation = Int64(truncatingIfNeeded: source.generation)
            // Asked each time: an expired SVID is none.
            let identity = try source.identity(now: clock.now())
            return try held.withLock { held in
                if held.version == [generation], let context = held.context { return context }
                let chain = try identity.svid.chain.map { NIOSSLCertificateSource.certificate(try NIOSSLCertificate(bytes: $0, format: .der)) }
                let key = try identity.key.withBytes { try NIOSSLPrivateKey(bytes: Array($0), format: .der) }
                let context = try NIOSSLContext(configuration: Self.configuration(chain, key))
                held = Held(version: [generation], context: context)
                return context
            }
        case .files(let certificate, let key):
            let version = Self.version(certificate) + Self.version(key)
            return try held.withLock { held in
                if held.version == version, let context = held.context { return context }
                do {
                    let chain = try NIOSSLCertificate.fromPEMFile(certificate).map(NIOSSLCertificateSource.certificate)
                    let context = try NIOSSLContext(configuration: Self.configuration(chain, try NIOSSLPrivateKey(file: key, format: .pem)))
                    held = Held(version: version, context: context)
                    return context
                } catch {
                    // One file of a pair may be there before the other. Until both fit, the old pair serves.
                    guard let context = held.context else { throw error }
                    if held.version != version {
                        onTrouble("`\(certificate)` and `\(key)` do not make a certificate with its key; the ones before serve on")
                    }
                    held.version = version
                    return context
                }
            }
        }
    }

    private static func version(_ path: String) -> [Int64] {
        var facts = stat()
        guard stat(path, &facts) == 0 else { return [-1] }
        return [Int64(facts.st_mtim.tv_sec), Int64(facts.st_mtim.tv_nsec), Int64(facts.st_size), Int64(facts.st_ino)]
    }

    /// Mozilla's *intermediate* settings (§5.2): TLS 1.2 with these suites, or 1.3; no client is asked who it is.
    private static func configuration(_ chain: [NIOSSLCertificateSource], _ key: NIOSSLPrivateKey) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key))
        configuration.minimumTLSVersion = .tlsv12
        configuration.cipherSuiteValues = [
            .TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, .TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
            .TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, .TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
            .TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, .TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
        ]
        configuration.curves = [.x25519_MLKEM768, .x25519, .secp256r1, .secp384r1]
        configuration.certificateVerification = .none
        configuration.applicationProtocols = ["http/1.1"]
        return configuration
    }
}

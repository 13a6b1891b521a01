//  Federation: how two SPIFFE trust domains come to know each other's keys (SPIFFE Federation). A server that publishes a bundle over
//  HTTPS, a client that fetches one, and the state machine of a relation between: when to ask, what to believe, what to keep.
//  Bundles of different trust domains never meet in one. It knows nothing of Mayfly.

public import SPIFFE

/// What a client is told of a foreign trust domain's bundle endpoint (SPIFFE Federation §5.1). Three values that stand apart: none
/// of them is guessed from another (§7.2).
public struct EndpointParameters: Sendable, Hashable {
    /// How the endpoint shows who it is (§5.2).
    public enum Profile: Sendable, Hashable {
        /// By a certificate of the web's authorities, for the host of the URL.
        case web
        /// By an X509-SVID of this very ID.
        case spiffe(endpoint: SPIFFEID)

        /// `https_web` or `https_spiffe`.
        public var name: String {
            switch self {
            case .web: "https_web"
            case .spiffe: "https_spiffe"
            }
        }

        public var endpointID: SPIFFEID? { if case .spiffe(let id) = self { id } else { nil } }
    }

    /// Whose bundle this is. The bundle itself does not say.
    public let trustDomain: TrustDomain
    public let url: BundleEndpointURL
    public let profile: Profile

    public init(trustDomain: TrustDomain, url: BundleEndpointURL, profile: Profile) {
        self.trustDomain = trustDomain
        self.url = url
        self.profile = profile
    }

    /// Reads the parameters as a person writes them.
    ///
    /// - Parameter endpointID: must be given for `https_spiffe` (§5.2.2.2), and must not for `https_web`, where nothing would be held
    ///   to it.
    public static func read(
        trustDomain: String, url: String, profile: String, endpointID: String?
    ) -> Result<EndpointParameters, Refusal> {
        func refused(_ why: String) -> Result<EndpointParameters, Refusal> { .failure(Refusal(.malformed, why)) }
        guard let domain = TrustDomain(nameOrID: trustDomain) else { return refused("`\(trustDomain.prefix(80))` is no trust domain") }
        return BundleEndpointURL.parse(url).flatMap { url in
            switch profile {
            case "https_web":
                guard endpointID == nil else { return refused("profile https_web has no endpoint ID: the host's certificate is what counts") }
                return .success(EndpointParameters(trustDomain: domain, url: url, profile: .web))
            case "https_spiffe":
                guard let endpointID else { return refused("profile https_spiffe needs the SPIFFE ID of the endpoint") }
                guard let id = SPIFFEID(endpointID), !id.path.isEmpty else {
                    return refused("`\(endpointID.prefix(120))` is no SPIFFE ID that an SVID can have")
                }
                return .success(EndpointParameters(trustDomain: domain, url: url, profile: .spiffe(endpoint: id)))
            default: return refused("profile `\(profile.prefix(40))` is neither https_web nor https_spiffe")
            }
        }
    }

    /// Whether the endpoint shows an SVID of the very trust domain whose bundle it serves (§5.2.2.2).
    public var isSelfServing: Bool { profile.endpointID?.trustDomain == trustDomain }
}

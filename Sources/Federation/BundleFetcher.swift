public import NIOCore
import NIOHTTP1
public import Runtime
public import SPIFFE

/// Fetches bundles from foreign endpoints (SPIFFE Federation §5.2.1.4, §5.2.2.4): one GET over TLS 1.2 or later, with a limit on
/// every byte and on the time of it all.
///
/// Each fetch has a TLS context of its own, so no session is resumed past a bundle that has changed.
public struct BundleFetcher: Sendable {
    public struct Limits: Sendable {
        /// For the whole, redirections included.
        public var time = Duration.seconds(30)
        public var body = 1 << 20
        /// Followed at most. Operators who know their endpoints may want 0 (§7.5.1).
        public var redirections = 5
        public init() {}
    }

    /// Whose certificates a host of `https_web` may show.
    public enum WebAuthorities: Sendable, Hashable {
        /// Those that the operating system trusts.
        case system
        /// Those in a file of PEM, and no others.
        case file(String)
    }

    private let group: any EventLoopGroup
    private let authorities: WebAuthorities
    private let limits: Limits
    private let clock: WallClock

    public init(group: any EventLoopGroup, authorities: WebAuthorities = .system, limits: Limits = Limits(), clock: WallClock) {
        self.group = group
        self.authorities = authorities
        self.limits = limits
        self.clock = clock
    }

    /// Fetches once.
    ///
    /// - Parameter authority: for `https_spiffe`, what the endpoint's own SVID is judged by: the newest bundle of *its* trust domain,
    ///   at first the one that the operator gave.
    public func fetch(_ parameters: EndpointParameters, endpointAuthority authority: X509Bundle?) async -> Result<FetchedBundle, FetchFailure> {
        let trust: EndpointTrust
        switch parameters.profile {
        case .web: trust = .web(authorities)
        case .spiffe(let id):
            guard let authority, authority.trustDomain == id.trustDomain else {
                return .failure(FetchFailure(.noBundleForEndpoint, "there is no bundle of `\(id.trustDomain)` to judge `\(id)` by"))
            }
            guard !authority.roots.isEmpty else {
                return .failure(FetchFailure(.noBundleForEndpoint, "`\(id.trustDomain)` has taken back all its authorities: nobody is `\(id)`"))
            }
            trust = .spiffe(id, authority, clock)
        }
        let deadline = NIODeadline.now() + TimeAmount(limits.time)
        var url = parameters.url
        var followed = 0
        while true {
            switch await BundleRequest(url: url, trust: trust, body: limits.body, deadline: deadline, group: group).answer() {
            case .failure(let failure): return .failure(failure)
            case .success(let answer):
                switch redirection(answer, at: url, followed) {
                case .failure(let failure): return .failure(failure)
                case .success(nil): return read(answer, from: url, parameters.trustDomain)
                // The next host is held to the same certificate or ID as the first (§5.2.1.4, §5.2.2.4).
                case .success(let next?): (url, followed) = (next, followed + 1)
                }
            }
        }
    }

    private func redirection(_ answer: BundleAnswer, at url: BundleEndpointURL, _ followed: Int) -> Result<BundleEndpointURL?, FetchFailure> {
        guard [301, 302, 303, 307, 308].contains(answer.status.code) else { return .success(nil) }
        guard followed < limits.redirections else {
            return .failure(FetchFailure(.redirection, "`\(url)` redirects, after \(followed) redirections that were followed"))
        }
        let places = answer.headers["location"]
        guard places.count == 1, let place = places.first else {
            return .failure(FetchFailure(.redirection, "`\(url)` redirects to nowhere"))
        }
        return url.redirected(to: place).map(Optional.some).mapError {
            FetchFailure(.redirection, "`\(url)` redirects to where no bundle endpoint may be: \($0.reason)")
        }
    }

    private func read(_ answer: BundleAnswer, from url: BundleEndpointURL, _ domain: TrustDomain) -> Result<FetchedBundle, FetchFailure> {
        guard answer.status == .ok else {
            return .failure(FetchFailure(.status, "`\(url)` answered \(answer.status.code)"))
        }
        return TrustBundle.parse(answer.body, trustDomain: domain).mapError { FetchFailure(.malformed, $0.reason) }.map { read in
            var notes: [String] = []
            let type = answer.headers["content-type"].first?.split(separator: ";").first?.lowercased() ?? ""
            // A SHOULD of the server's (§5.2.1.3): told, and no reason to go without its keys.
            if type != "application/json" { notes.append("the answer says it is `\(type.prefix(40))`, not application/json") }
            if !read.ignored.isEmpty { notes.append("\(read.ignored.count) entries were passed over: \(read.ignored[0].why.reason)") }
            return FetchedBundle(bundle: read.bundle, ignored: read.ignored, source: url, notes: notes)
        }
    }
}

import Foundation
public import Runtime
import SPIFFE

/// Attests by the identity token that Google signs for each instance. The audience that the token must be for carries a nonce, so that
/// one fetched for anybody else, or at another time, is worthless here; which process on the instance fetched it is not known, so
/// the first is believed.
public struct GCPAttestor: NodeAttestor {
    public struct Settings: Sendable {
        /// Issuer (`https://accounts.google.com`), its keys, and the audience to which the nonce is added.
        public var token: TokenCheck
        public var projects: Set<String>
        /// All when empty.
        public var zones: Set<String>
        /// E-mail of the service accounts that instances of agents run as; all when empty.
        public var serviceAccounts: Set<String>

        public init(token: TokenCheck, projects: Set<String>, zones: Set<String> = [], serviceAccounts: Set<String> = []) {
            self.token = token
            self.projects = projects
            self.zones = zones
            self.serviceAccounts = serviceAccounts
        }
    }

    public var method: AttestationMethod { .gcpInstance }
    private let settings: Settings
    private let clock: WallClock
    private let entropy: Entropy

    public init(_ settings: Settings, clock: WallClock, entropy: Entropy) {
        self.settings = settings
        self.clock = clock
        self.entropy = entropy
    }

    public func attest(_ payload: [UInt8], challenge: NodeChallenge) async -> Result<AttestedNode, AttestationRefusal> {
        await judging { () async throws(AttestationRefusal) in
            let audience = "\(settings.token.audience)?nonce=\(entropy.hex(16))"
            let question: [UInt8]
            do { question = try jsonBytes(["audience": audience]) } catch { throw AttestationRefusal(.malformed, "no question") }
            let answer = try Fields(try await challenge.answer(to: question), "the answer", limit: 32 << 10)
            let (token, _) = try await settings.token.verify(
                try answer.text("token", limit: 16_384), now: clock.now(), audience: audience)
            return try node(token)
        }
    }

    func node(_ token: SignedToken) throws(AttestationRefusal) -> AttestedNode {
        guard let google = token.claims["google"]?.object, let engine = google["compute_engine"]?.object else {
            throw AttestationRefusal(.wrongUse, "the token is of no instance, or was not asked for in full format")
        }
        let claims = Fields(engine, "`google.compute_engine`")
        let (project, zone) = (try claims.text("project_id", limit: 128), try claims.text("zone", limit: 64))
        let instance = try claims.text("instance_id", limit: 64)
        guard settings.projects.contains(project) else { throw AttestationRefusal(.notAllowed, "project `\(project)` is not on the list") }
        guard settings.zones.isEmpty || settings.zones.contains(zone) else {
            throw AttestationRefusal(.notAllowed, "zone `\(zone)` is not on the list")
        }
        let account = token.claims["email"]?.string
        if !settings.serviceAccounts.isEmpty {
            guard let account, token.claims["email_verified"] == .bool(true), settings.serviceAccounts.contains(account) else {
                throw AttestationRefusal(.notAllowed, "the instance's service account is not on the list")
            }
        }
        let segments = try PathTemplate("/{method}/{project}/{instance}").segments { place in
            ["method": method.rawValue, "project": project, "instance": instance][place]
        }
        var selectors = ["project-id:\(project)", "zone:\(zone)", "instance-id:\(instance)"]
        if let name = engine["instance_name"]?.string, (1...128).contains(name.utf8.count) { selectors.append("instance-name:\(name)") }
        if let account, account.utf8.count <= 256 { selectors.append("service-account:\(account)") }
        return AttestedNode(
            method: method, idSegments: segments, selectors: selectors.map { NodeSelector(method.rawValue, $0) }.sorted(),
            use: .firstUse("gcp:\(project):\(instance)"), facts: ["project": project, "zone": zone, "instance": instance])
    }
}

import Foundation
public import Runtime
import SPIFFE
import X509

/// Attests by the identity document that AWS signs for each instance. Any process there can fetch it, and it never changes: the first
/// to show it is believed, and only while the instance is young.
public struct AWSAttestor: NodeAttestor {
    public struct Settings: Sendable {
        /// AWS's own signing certificates, one for each region, exactly these.
        public var signers: CertificateRoots
        public var accounts: Set<String>
        /// All when empty.
        public var regions: Set<String>
        public var instances: Set<String>
        /// How old an instance may be (`pendingTime`) when it joins.
        public var longestAge: Duration

        public init(
            signers: CertificateRoots, accounts: Set<String>, regions: Set<String> = [], instances: Set<String> = [],
            longestAge: Duration = .seconds(900)
        ) {
            self.signers = signers
            self.accounts = accounts
            self.regions = regions
            self.instances = instances
            self.longestAge = longestAge
        }
    }

    public var method: AttestationMethod { .awsInstance }
    private let settings: Settings
    private let clock: WallClock

    public init(_ settings: Settings, clock: WallClock) {
        self.settings = settings
        self.clock = clock
    }

    private static let documentLimit = 16 << 10

    public func attest(_ payload: [UInt8], challenge: NodeChallenge) async -> Result<AttestedNode, AttestationRefusal> {
        await judging { () async throws(AttestationRefusal) in
            let (document, signer) = try signed(try Fields(payload, "the payload"))
            let now = clock.now()
            guard Timestamp(signer.notValidBefore) <= now, now <= Timestamp(signer.notValidAfter) else {
                throw AttestationRefusal(.expired, "the certificate of the document's signer is not valid now")
            }
            return try node(try Fields(document, "the identity document", limit: Self.documentLimit), now, holdsKey: challenge.holdsKey)
        }
    }

    /// The document, and which of the configured certificates signed it. A certificate that comes along counts for nothing.
    private func signed(_ fields: Fields) throws(AttestationRefusal) -> ([UInt8], Certificate) {
        let given = try fields.optionalBytes("document", limit: Self.documentLimit)
        if let message = try fields.optionalBytes("pkcs7", limit: SignedContent.limit, isWrapped: true) {
            let message = try SignedContent.read(message)
            guard let document = message.content ?? given else { throw AttestationRefusal(.malformed, "a signature without its document") }
            if let given, given != document { throw AttestationRefusal(.badSignature, "the document is not the one that was signed") }
            return (document, try message.signer(of: document, among: settings.signers.roots))
        }
        guard let given, let signature = try fields.optionalBytes("signature", limit: 1024, isWrapped: true) else {
            throw AttestationRefusal(.malformed, "the payload needs `pkcs7`, or `document` and `signature`")
        }
        for signer in settings.signers.roots where SignedContent.isRSA(signature, over: given, .sha256, signer.publicKey) {
            return (given, signer)
        }
        throw AttestationRefusal(.badSignature, "no configured certificate's key signed the document")
    }

    private func node(
        _ document: Fields, _ now: Timestamp, holdsKey: ([String]) -> Bool
    ) throws(AttestationRefusal) -> AttestedNode {
        let (account, region) = (try document.text("accountId", limit: 32), try document.text("region", limit: 64))
        let instance = try document.text("instanceId", limit: 64)
        guard let pending = Timestamp(try document.text("pendingTime", limit: 64)) else {
            throw AttestationRefusal(.malformed, "`pendingTime` of the identity document is no time")
        }
        guard settings.accounts.contains(account) else { throw AttestationRefusal(.notAllowed, "account `\(account)` is not on the list") }
        guard settings.regions.isEmpty || settings.regions.contains(region) else {
            throw AttestationRefusal(.notAllowed, "region `\(region)` is not on the list")
        }
        guard settings.instances.isEmpty || settings.instances.contains(instance) else {
            throw AttestationRefusal(.notAllowed, "instance `\(instance)` is not on the list")
        }
        guard pending <= now + .seconds(60) else { throw AttestationRefusal(.notYetValid, "the instance started at \(pending), which is to come") }
        let segments = try PathTemplate("/{method}/{account}/{region}/{instance}").segments { place in
            ["method": method.rawValue, "account": account, "region": region, "instance": instance][place]
        }
        // The node itself may come again, however long it runs.
        guard now - pending <= settings.longestAge || holdsKey(segments) else {
            throw AttestationRefusal(
                .tooOld, "the instance started at \(pending), more than \(settings.longestAge.brief) ago: its document may be anybody's by now")
        }
        var selectors = ["account:\(account)", "region:\(region)", "instance:\(instance)"]
        for (name, selector) in [("imageId", "image"), ("instanceType", "type"), ("availabilityZone", "az")] {
            if let value = document.object[name]?.string, (1...128).contains(value.utf8.count) { selectors.append("\(selector):\(value)") }
        }
        return AttestedNode(
            method: method, idSegments: segments, selectors: selectors.map { NodeSelector(method.rawValue, $0) }.sorted(),
            use: .firstUse("aws:\(account):\(region):\(instance)"),
            facts: ["account": account, "region": region, "instance": instance, "pendingTime": pending.description])
    }
}

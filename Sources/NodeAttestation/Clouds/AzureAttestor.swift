import Crypto
import Foundation
public import Runtime
import SPIFFE
import SwiftASN1
import X509

/// Attests by the document that Azure's instance metadata service signs for a nonce of ours. Any process on the machine can ask for
/// one: the first to show it is believed.
public struct AzureAttestor: NodeAttestor {
    public struct Settings: Sendable {
        /// Roots of the service's certificates, and the intermediates that documents come without.
        public var roots: CertificateRoots
        public var intermediates: CertificateRoots
        /// The service's names: each itself, and one label before it. Sovereign clouds have others.
        public var names: Set<String>
        public var subscriptions: Set<String>
        /// Longest time since a document was made.
        public var longestAge: Duration

        public init(
            roots: CertificateRoots, intermediates: CertificateRoots = CertificateRoots([]),
            names: Set<String> = ["metadata.azure.com"], subscriptions: Set<String>, longestAge: Duration = .seconds(300)
        ) {
            self.roots = roots
            self.intermediates = intermediates
            self.names = names
            self.subscriptions = subscriptions
            self.longestAge = longestAge
        }
    }

    public var method: AttestationMethod { .azureInstance }
    private let settings: Settings
    private let clock: WallClock
    private let entropy: Entropy

    public init(_ settings: Settings, clock: WallClock, entropy: Entropy) {
        self.settings = settings
        self.clock = clock
        self.entropy = entropy
    }

    /// The service takes ten digits. So many nonces that none comes twice within a document's age, by chance.
    private func nonce() -> String {
        let number = entropy.bytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } % 10_000_000_000
        let digits = String(number)
        return String(repeating: "0", count: 10 - digits.count) + digits
    }

    public func attest(_ payload: [UInt8], challenge: NodeChallenge) async -> Result<AttestedNode, AttestationRefusal> {
        await judging { () async throws(AttestationRefusal) in
            let nonce = nonce()
            let question: [UInt8]
            do { question = try jsonBytes(["nonce": nonce]) } catch { throw AttestationRefusal(.malformed, "no question") }
            let answer = try Fields(try await challenge.answer(to: question), "the answer")
            let message = try SignedContent.read(try answer.bytes("signature", limit: SignedContent.limit, isWrapped: true))
            guard let content = message.content else { throw AttestationRefusal(.malformed, "the attested document is not inside its signature") }
            let signer = try message.signer(of: content, among: message.certificates)
            try await check(signer, message.certificates)
            return try node(try Fields(content, "the attested document", limit: 32 << 10), nonce)
        }
    }

    private func check(_ signer: Certificate, _ others: [Certificate]) async throws(AttestationRefusal) {
        guard !signer.isAuthority else { throw AttestationRefusal(.wrongUse, "the document is signed by an authority itself") }
        let names = ((try? signer.extensions.subjectAlternativeNames) ?? nil).map { names in
            names.compactMap { if case .dnsName(let name) = $0 { name.lowercased() } else { nil } }
        }
        guard let names, names.contains(where: isService) else {
            throw AttestationRefusal(.untrusted, "the document's signer is not the metadata service: its certificate is for another name")
        }
        try await settings.roots.check(signer, intermediates: others + settings.intermediates.roots, now: clock.now())
    }

    private func isService(_ name: String) -> Bool {
        settings.names.contains { service in
            guard name != service else { return true }
            guard name.hasSuffix("." + service) else { return false }
            let label = name.dropLast(service.count + 1)
            return !label.isEmpty && !label.contains(".")
        }
    }

    func node(_ document: Fields, _ nonce: String) throws(AttestationRefusal) -> AttestedNode {
        guard document.object["nonce"]?.string == nonce else {
            throw AttestationRefusal(.wrongNonce, "the attested document answers another challenge")
        }
        let now = clock.now()
        guard let times = document.object["timeStamp"]?.object, let made = Self.time(times["createdOn"]?.string),
            let end = Self.time(times["expiresOn"]?.string)
        else { throw AttestationRefusal(.malformed, "the attested document does not say when it was made and ends") }
        guard now < end else { throw AttestationRefusal(.expired, "the attested document expired at \(end)") }
        guard made <= now + .seconds(60) else { throw AttestationRefusal(.notYetValid, "the attested document is from \(made), which is to come") }
        guard now - made <= settings.longestAge else {
            throw AttestationRefusal(.tooOld, "the attested document is older than \(settings.longestAge.brief)")
        }
        let machine = try document.text("vmId", limit: 64).lowercased()
        let subscription = try document.text("subscriptionId", limit: 64).lowercased()
        guard settings.subscriptions.contains(where: { $0.lowercased() == subscription }) else {
            throw AttestationRefusal(.notAllowed, "subscription `\(subscription)` is not on the list")
        }
        let segments = try PathTemplate("/{method}/{subscription}/{machine}").segments { place in
            ["method": method.rawValue, "subscription": subscription, "machine": machine][place]
        }
        return AttestedNode(
            method: method, idSegments: segments,
            selectors: ["subscription-id:\(subscription)", "vm-id:\(machine)"].map { NodeSelector(method.rawValue, $0) }.sorted(),
            use: .firstUse("azure:\(subscription):\(machine)"),
            facts: ["subscription": subscription, "vmId": machine, "madeAt": made.description])
    }

    /// `11/28/18 00:16:17 -0000`: month first, always UTC.
    static func time(_ text: String?) -> Timestamp? {
        guard let text, let match = text.wholeMatch(of: #/(\d\d)/(\d\d)/(\d\d) (\d\d):(\d\d):(\d\d) [+-]0000/#) else { return nil }
        return Timestamp("20\(match.3)-\(match.1)-\(match.2)T\(match.4):\(match.5):\(match.6)Z")
    }
}

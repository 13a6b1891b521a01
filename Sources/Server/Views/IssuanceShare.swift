import AuditLedger
import Console
import Estate
import Issuance
import Runtime
import SPIFFE
import Storage

extension ControlPlaneCore {
    /// What was given without anybody's hand, and what was made by hand, over the same weeks as the growth of the inventory (R110).
    func issuance(_ growth: CredentialGrowth, in transaction: Transaction) throws -> IssuanceFigures {
        let since = growth.weeks.first?.from ?? clock.now()
        let svids = ["svid.x509-issued", "svid.jwt-issued", "svid.wit-issued"]
        let (counts, isCut) = try Ledger.tally(ofKinds: svids + ["grant.opened", "join-token.made"], since: since, in: transaction)
        let identities = counts.filter { svids.contains($0.kind) && !isOwn($0.subject) }
        let logins = counts.filter { $0.kind == "grant.opened" }
        return IssuanceFigures(
            since: since, identities: Set(identities.map { [$0.subject, $0.actor] }).count, logins: logins.count,
            nodes: issuer.nodes.all.count { $0.isByEvidence && $0.attestedAt >= since },
            joinTokens: counts.filter { $0.kind == "join-token.made" }.reduce(0) { $0 + $1.count },
            standing: growth.weeks.reduce(0) { $0 + $1.created }, credentials: (identities + logins).reduce(0) { $0 + $1.count }, isCut: isCut)
    }

    /// Mayfly's own agents and servers are no workloads.
    private func isOwn(_ subject: String) -> Bool { subject.hasPrefix("spiffe://\(settings.trustDomain.name)/mayfly/") }
}

import SwiftASN1
import X509

/// URI name constraints of the authorities on a path (X509-SVID §4.2; RFC 5280 §4.2.1.10), over the SPIFFE IDs below them.
///
/// swift-certificates checks these too, by the rules for DNS names, which let `example.com` stand for all names under it. For
/// URIs it means that host alone, and a leading dot means the names under it. Both must hold.
enum URINameConstraints {
    /// - Parameter chain: leaf first, root last.
    static func refusal(of chain: some BidirectionalCollection<Certificate>) -> Refusal? {
        var hosts: [String] = []
        for certificate in chain {
            if !hosts.isEmpty, certificate.extensions[oid: [2, 5, 29, 30]] != nil {
                guard let constraints = try? certificate.extensions.nameConstraints else {
                    return Refusal(.untrusted, "name constraints of an issuer cannot be read")
                }
                for host in hosts where !allows(host, constraints) {
                    return Refusal(.untrusted, "an issuer may not sign for trust domain `\(host)`")
                }
            }
            // Every URI name counts, the authorities' own included.
            for case .uniformResourceIdentifier(let uri) in (try? certificate.extensions.subjectAlternativeNames) ?? SubjectAlternativeNames([]) {
                let rest = uri.hasPrefix("spiffe://") ? uri.dropFirst(9) : ""
                hosts.append(String(rest.prefix { $0 != "/" }))
            }
        }
        return nil
    }

    private static func allows(_ host: String, _ constraints: NameConstraints) -> Bool {
        func matches(_ constraint: String) -> Bool {
            let constraint = constraint.lowercased()
            return constraint.hasPrefix(".") ? host.hasSuffix(constraint) && host.count > constraint.count : host == constraint
        }
        if constraints.forbiddenURIDomains.contains(where: matches) { return false }
        let permitted = Array(constraints.permittedURIDomains)
        return permitted.isEmpty || permitted.contains(where: matches)
    }
}

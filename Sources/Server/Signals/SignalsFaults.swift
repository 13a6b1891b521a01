import Console
import Foundation
import SPIFFE
import SharedSignals

extension SignalsPolicy {
    /// All that is wrong with it. Empty when it can be taken.
    func faults(in trustDomain: TrustDomain) -> [String] {
        var faults: [String] = []
        for (what, names) in [("transmitter", transmitters.map(\.name)), ("receiver", receivers.map(\.name))] {
            let repeated = Dictionary(grouping: names, by: \.self).filter { $0.value.count > 1 }.keys.sorted()
            faults += repeated.map { "\(what) `\($0.prefix(80))` is declared twice" }
        }
        if transmitters.count > 64 || receivers.count > 64 { faults.append("at most 64 transmitters and 64 receivers are possible") }
        if let issuer {
            if TransmitterMetadata.address(of: issuer) == nil { faults.append("`issuer` is an https address without query and fragment") }
        } else if !receivers.isEmpty {
            faults.append("receivers need `issuer`: the https address under which this server is theirs to ask")
        }
        if let algorithm, !["ES256", "RS256"].contains(algorithm) {
            faults.append("`algorithm` is ES256, the trust domain's key of tokens, or RS256, a key of the signals' own")
        }
        if let defaultSubjects, DefaultSubjects(rawValue: defaultSubjects) == nil { faults.append("`default-subjects` is ALL or NONE") }
        for transmitter in transmitters { faults += transmitter.faults(in: trustDomain).map { "transmitter `\(transmitter.name.prefix(80))`: \($0)" } }
        for receiver in receivers { faults += receiver.faults.map { "receiver `\(receiver.name.prefix(80))`: \($0)" } }
        let tokens = receivers.compactMap { $0.tokenDigest?.lowercased() }
        if Set(tokens).count < tokens.count { faults.append("two receivers have one token: nobody could tell them apart") }
        return faults
    }

    static func isName(_ text: String) -> Bool {
        (1...63).contains(text.utf8.count)
            && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || ".-_".utf8.contains($0) }
    }

    /// `https`, or `http` on this machine.
    static func isAddress(_ url: String) -> Bool {
        guard url.utf8.count <= 2048, let parts = URLComponents(string: url), parts.user == nil, parts.password == nil, parts.fragment == nil,
            parts.host?.isEmpty == false
        else { return false }
        return parts.scheme == "https" || (parts.scheme == "http" && ControlPlaneCore.isLocal(url))
    }

    fileprivate static func faults(ofDigest digest: String?) -> [String] {
        guard let digest else { return [] }
        return digest.utf8.count == 64 && digest.allSatisfy(\.isHexDigit) ? [] : ["`token-sha256` is 64 hexadecimal digits"]
    }
}

extension SignalsPolicy.Endpoint {
    fileprivate var faults: [String] {
        SignalsPolicy.isAddress(url) ? [] : ["`\(url.prefix(80))` is no https address (http is for this machine alone)"]
    }
}

extension SignalsPolicy.Transmitter {
    fileprivate func faults(in trustDomain: TrustDomain) -> [String] {
        var faults = SignalsPolicy.faults(ofDigest: tokenDigest) + (poll?.faults ?? [])
        if !SignalsPolicy.isName(name) { faults.append("its name needs 1–63 of a–z, digits, `.`, `-` and `_`") }
        if owner.allSatisfy(\.isWhitespace) { faults.append("it has no owner") }
        if !(1...1024).contains(issuer.utf8.count) || !(1...1024).contains(audience.utf8.count) {
            faults.append("`issuer` and `audience` have 1 to 1024 bytes")
        }
        switch (keys, jwksURL) {
        case (nil, nil), (.some, .some): faults.append("it needs `keys` or `jwks-url`, and not both")
        case (let keys?, nil):
            if !(1...16).contains(keys.count) || pinned.count != keys.count {
                faults.append("`keys` are 1 to 16 public JWKs: EC of P-256, P-384, P-521, or RSA of 2048 bits and more")
            }
            if pinned.count > 1, Set(pinned.map(\.keyID)).count < pinned.count { faults.append("two keys have one `kid`") }
        case (nil, let url?):
            if !url.hasPrefix("https://") || !SignalsPolicy.isAddress(url) { faults.append("`jwks-url` is no https address") }
        }
        if may.count > 64 || names.count > 10_000 { faults.append("at most 64 permissions and 10,000 names are possible") }
        for permission in may { faults += permission.faults(in: trustDomain) }
        for name in names where name.identifier == nil {
            faults.append("a name's `subject` is no simple subject identifier of RFC 9493 (format and its members)")
        }
        let subjects = names.compactMap(\.identifier)
        if Set(subjects).count < subjects.count { faults.append("one subject has two names") }
        return faults
    }
}

extension SignalsPolicy.Permission {
    private static let acting: Set<EventType> = [.sessionRevoked, .deviceComplianceChange, .credentialChange, .assuranceLevelChange]

    fileprivate func faults(in trustDomain: TrustDomain) -> [String] {
        var faults: [String] = []
        guard let type = EventType(named: event), Self.acting.contains(type) else {
            return ["`\(event.prefix(60))` is no event that acts: \(Self.acting.map(\.name).sorted().joined(separator: ", "))"]
        }
        if !(1...256).contains(subjects.count) { faults.append("`subjects` of \(event) are 1 to 256") }
        for subject in subjects {
            if subject.hasPrefix("credential:"), type == .credentialChange { continue }
            let isPattern = subject.hasSuffix("/*")
            let id = SPIFFEID(isPattern ? String(subject.dropLast(2)) : subject)
            if id?.trustDomain != trustDomain || (!isPattern && id?.path.isEmpty ?? true) {
                faults.append("`\(subject.prefix(80))` is no SPIFFE ID of `\(trustDomain)`, whole or ending in `/*`")
            }
        }
        return faults
    }
}

extension SignalsPolicy.Receiver {
    fileprivate var faults: [String] {
        var faults = SignalsPolicy.faults(ofDigest: tokenDigest) + (push?.faults ?? [])
        if !SignalsPolicy.isName(name) { faults.append("its name needs 1–63 of a–z, digits, `.`, `-` and `_`") }
        if owner.allSatisfy(\.isWhitespace) { faults.append("it has no owner") }
        if !(1...1024).contains(audience.utf8.count) { faults.append("`audience` has 1 to 1024 bytes") }
        if events.isEmpty { faults.append("`events` names what it may hear") }
        for event in events where EventType(named: event).map(\.isOfStream) ?? true {
            faults.append("`\(event.prefix(60))` is no event that is sent: \(EventType.allCases.filter { !$0.isOfStream }.map(\.name).joined(separator: ", "))")
        }
        // A prefix must end where a host ends, or `https://siem.example` would be `https://siem.example.net` too.
        for place in pushTo where !SignalsPolicy.isAddress(place) || place.filter({ $0 == "/" }).count < 3 {
            faults.append("`\(place.prefix(80))` of `push-to` is no https address with a path, such as https://siem.example/events")
        }
        if let subjectFormat, !["uri", "iss_sub"].contains(subjectFormat) { faults.append("`subject-format` is uri or iss_sub") }
        if asksByOAuth, tokenDigest == nil { faults.append("`oauth` needs `token-sha256`, the digest of its secret") }
        if push == nil, tokenDigest == nil { faults.append("it needs `token-sha256` to ask, or `push` to be told") }
        return faults
    }
}

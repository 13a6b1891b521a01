import Estate
import Runtime
public import SPIFFE

/// What a registrar may put into its entries, beside the namespace of their IDs. Without rights: no DNS names, no foreign trust domains,
/// no life beyond the server's own, and no new entries at all, since an entry of whatever selectors gives *somebody's* processes an identity.
public struct RegistrarRights: Sendable, Hashable, Codable {
    /// `k8s:ns:shop`, or `unix:path:/srv/shop/*`: with a `*` at the end it is a beginning. Where some are given every entry has at least one.
    public var selectors: [String] = []
    /// Nodes, or groups of nodes. Where some are given every entry has one of them as its parent; where none are, it names none.
    public var parents: [String] = []
    /// `shop.example`: that name and those below it.
    public var dnsSuffixes: [String] = []
    public var federatesWith: [String] = []
    /// `nil`: the server's own.
    public var longestX509: Duration?
    public var longestJWT: Duration?

    /// The server's own lives of SVIDs.
    public struct Lifetimes: Sendable {
        public var x509: Duration
        public var jwt: Duration

        public init(x509: Duration, jwt: Duration) {
            self.x509 = x509
            self.jwt = jwt
        }
    }

    public init() {}

    // MARK: Its own declaration

    /// What is wrong with it; `nil` for nothing.
    public func fault(in trustDomain: TrustDomain) -> String? {
        guard [selectors.count, parents.count, dnsSuffixes.count, federatesWith.count].allSatisfy({ $0 <= 64 }) else {
            return "at most 64 of each right are possible"
        }
        if let wrong = selectors.first(where: { SelectorPattern($0) == nil }) {
            return "`\(wrong.prefix(120))` is no selector such as `k8s:ns:shop`, and no beginning of one such as `unix:path:/srv/shop/*`"
        }
        if let wrong = parents.first(where: { SPIFFEID($0).map { $0.trustDomain != trustDomain || $0.path.isEmpty } ?? true }) {
            return "`\(wrong.prefix(120))` is no node and no group of nodes of `\(trustDomain)`"
        }
        if let wrong = dnsSuffixes.first(where: { !EntryRules.isDNSName($0) || $0.hasPrefix("*") || $0.split(separator: ".").count < 2 }) {
            return "`\(wrong.prefix(120))` is no suffix such as `shop.example`: it needs two labels and no `*`"
        }
        if let wrong = federatesWith.first(where: { TrustDomain($0).map { $0 == trustDomain } ?? true }) {
            return "`\(wrong.prefix(120))` is no other trust domain"
        }
        let longest = Duration.seconds(7 * 86400)
        guard [longestX509, longestJWT].allSatisfy({ $0.map { (.seconds(5) ... longest).contains($0) } ?? true }) else {
            return "the longest life is 5 s to 7 days"
        }
        return nil
    }

    // MARK: Its entries

    /// What in an entry goes beyond these rights, and how they would be given.
    func reasons(against entry: RegistrationEntry, of registrar: String, _ lifetimes: Lifetimes) -> [String] {
        var reasons: [String] = []
        func refuse(_ what: String, _ option: String) {
            reasons.append("\(what); an operator gives it: mayfly registrars set \(registrar) … \(option)")
        }
        let patterns = selectors.compactMap(SelectorPattern.init)
        if selectors.isEmpty, parents.isEmpty {
            refuse("registrar `\(registrar)` may describe no processes yet", "--selector PATTERN or --parent SPIFFE-ID")
        } else if !selectors.isEmpty, !entry.selectors.contains(where: { selector in patterns.contains { $0.covers(selector) } }) {
            refuse("it has none of the selectors that are `\(registrar)`'s (\(selectors.joined(separator: ", ")))", "--selector PATTERN")
        }
        switch entry.parent {
        case nil where parents.isEmpty: break
        case nil: reasons.append("it needs a parent: \(parents.joined(separator: ", "))")
        case let parent? where !parents.contains(parent.description):
            refuse("`\(parent)` is no parent for registrar `\(registrar)`", "--parent \(parent)")
        case _?: break
        }
        for name in entry.dnsNames where !allows(dnsName: name) {
            refuse("registrar `\(registrar)` may not set the DNS name `\(name.prefix(120))`", "--dns-suffix SUFFIX")
        }
        for domain in entry.federatesWith where !federatesWith.contains(domain.name) {
            refuse("registrar `\(registrar)` may not federate with `\(domain)`", "--federates-with \(domain)")
        }
        if let life = entry.x509Lifetime, life > longestX509 ?? lifetimes.x509 {
            refuse("an X.509-SVID of registrar `\(registrar)` lives \((longestX509 ?? lifetimes.x509).brief) at most", "--longest-x509 TIME")
        }
        if let life = entry.jwtLifetime, life > longestJWT ?? lifetimes.jwt {
            refuse("a JWT-SVID of registrar `\(registrar)` lives \((longestJWT ?? lifetimes.jwt).brief) at most", "--longest-jwt TIME")
        }
        return reasons
    }

    /// `*` is a whole label, the leftmost, or it is no DNS name at all (``EntryRules/isDNSName(_:)``).
    private func allows(dnsName name: String) -> Bool {
        let plain = name.hasPrefix("*.") ? String(name.dropFirst(2)) : name
        return dnsSuffixes.contains { plain == $0 || plain.hasSuffix("." + $0) }
    }

    /// In the words of the command line.
    public var words: [String] {
        let texts = [
            ("selectors", selectors), ("parents", parents), ("DNS names", dnsSuffixes),
            ("federates with", federatesWith),
            ("X.509 life", longestX509.map { [$0.brief] } ?? []), ("JWT life", longestJWT.map { [$0.brief] } ?? []),
        ]
        return texts.filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1.joined(separator: " "))" }
    }
}

/// A selector, or with `*` at its end the beginning of some. A beginning goes past the type: `unix:*` would be everybody.
private struct SelectorPattern {
    private let text: String
    private let isBeginning: Bool

    init?(_ text: String) {
        isBeginning = text.hasSuffix("*")
        self.text = isBeginning ? String(text.dropLast()) : text
        guard (1...1024).contains(text.utf8.count), !self.text.contains("*") else { return nil }
        guard isBeginning else {
            guard Selector(text) != nil else { return nil }
            return
        }
        // The type is whole, and something of the value is there.
        guard let type = Selector.knownTypes.first(where: { self.text.hasPrefix($0 + ":") }),
            !["", "/"].contains(String(self.text.dropFirst(type.utf8.count + 1)))
        else { return nil }
    }

    func covers(_ selector: Selector) -> Bool { isBeginning ? selector.description.hasPrefix(text) : selector.description == text }
}

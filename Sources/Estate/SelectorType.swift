/// One type of selector: its name, who vouches for its values, and what a value looks like.
///
/// Values are checked where people type them, because a selector that no process can have is not an error later: it is a workload
/// that never gets its identity, and nobody says why.
public struct SelectorType: Sendable {
    /// Such as `unix:uid`.
    public let name: String
    /// A value as an example in messages and documentation.
    public let example: String
    /// What is wrong with a value, or nothing.
    private let check: @Sendable (String) -> String?

    private init(_ name: String, _ example: String, _ check: @escaping @Sendable (String) -> String?) {
        self.name = name
        self.example = example
        self.check = check
    }

    /// What is wrong with `value`, in words; `nil` when nothing is.
    public func fault(_ value: String) -> String? {
        guard !value.isEmpty else { return "nothing follows `\(name):`; write `\(name):\(example)`" }
        guard value.utf8.count <= 4096 else { return "its value is longer than 4096 bytes" }
        guard !value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7f }) else { return "its value has control characters" }
        return check(value).map { "\($0); write it like `\(name):\(example)`" }
    }

    /// In the order in which selectors are shown and sent.
    public static let all: [SelectorType] = [
        .init("unix:uid", "61001", SelectorForm.number("user", "unix:user")),
        .init("unix:gid", "61001", SelectorForm.number("group", "unix:group")),
        .init("unix:user", "orders", SelectorForm.name("unix:uid")),
        .init("unix:group", "shop", SelectorForm.name("unix:gid")),
        .init("unix:path", "/srv/shop/bin/orders", SelectorForm.path),
        .init("unix:sha256", "9f86d081…", SelectorForm.digest),
        .init("unix:script", "/srv/shop/orders.py", SelectorForm.path),
        .init("unix:script-sha256", "9f86d081…", SelectorForm.digest),
        .init("unix:cgroup", "/system.slice/orders.service", SelectorForm.rooted),
        .init("unix:supplementary-gid", "61002", SelectorForm.number("group", "unix:supplementary-group")),
        .init("unix:supplementary-group", "ledger", SelectorForm.name("unix:supplementary-gid")),
        .init("systemd:unit", "orders.service", SelectorForm.unit),
        .init("systemd:slice", "system.slice", SelectorForm.slice),
        .init("systemd:user-unit", "1000/orders.service", SelectorForm.userUnit),
        .init("k8s:ns", "shop", SelectorForm.label),
        .init("k8s:sa", "orders", SelectorForm.subdomain),
        .init("k8s:pod-name", "orders-6b7f9c-x2x4z", SelectorForm.subdomain),
        .init("k8s:pod-uid", "0d5d3f4e-7a3b-4c3e-9d55-1f0c6a1e2b3c", SelectorForm.podUID),
        .init("k8s:container-name", "app", SelectorForm.label),
        .init("k8s:container-image", "registry.example/orders:1.4", SelectorForm.word),
        .init("k8s:pod-owner", "ReplicaSet:orders-6b7f9c", SelectorForm.pair("a kind", "a name")),
        .init("k8s:node-name", "node-3", SelectorForm.subdomain),
        .init("k8s:pod-label", "app:orders", SelectorForm.pair("a label", nil)),
        .init("docker:image", "registry.example/orders:1.4", SelectorForm.word),
        .init("docker:image-digest", "sha256:9f86d081…", SelectorForm.imageDigest),
        .init("docker:label", "com.example.app:orders", SelectorForm.pair("a label", nil)),
        .init("ancestor:path", "/usr/local/bin/agent", SelectorForm.path),
        .init("ancestor:sha256", "9f86d081…", SelectorForm.digest),
        .init("ancestor:script", "/srv/batch/nightly.sh", SelectorForm.path),
        .init("ancestor:unit", "nightly.service", SelectorForm.unit),
    ] + ofNodes

    /// What attestation tells of a node; only groups of nodes are made of these.
    public static let ofNodes: [SelectorType] = [
        .init("x509pop", "ca:9f86d081", SelectorForm.pair("a property", nil)),
        .init("tpm", "ek:9f86d081", SelectorForm.pair("a property", nil)),
        .init("k8s_psat", "cluster:prod", SelectorForm.pair("a property", nil)),
        .init("aws_iid", "account:111122223333", SelectorForm.pair("a property", nil)),
        .init("gcp_iit", "project:shop-prod", SelectorForm.pair("a property", nil)),
        .init("azure_imds", "subscription:0d5d3f4e", SelectorForm.pair("a property", nil)),
    ]

    /// Why a text starts with no known type.
    static func unknown(_ text: String) -> String {
        let known = all.map(\.name)
        let first = text.prefix { $0 != ":" }
        let family = known.filter { $0.hasPrefix(first + ":") }
        let typed = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).prefix(2).joined(separator: ":")
        if known.contains(typed) { return "nothing follows `\(typed)`" }
        if family.isEmpty { return "the types are \(known.joined(separator: ", "))" }
        return "`\(typed.prefix(60))` is no type; those of `\(first)` are \(family.joined(separator: ", "))"
    }
}

/// The forms of values. Each says what is wrong, or nothing.
enum SelectorForm {
    static func number(_ what: String, _ byName: String) -> @Sendable (String) -> String? {
        { value in
            guard let number = UInt32(value), number != .max, "\(number)" == value else {
                return value.contains(where: \.isLetter)
                    ? "a \(what) id is a number from 0 to 4294967294; for a name there is `\(byName)`"
                    : "a \(what) id is a number from 0 to 4294967294 without sign or leading zero"
            }
            return nil
        }
    }

    static func name(_ byNumber: String) -> @Sendable (String) -> String? {
        { value in
            if value.allSatisfy(\.isNumber) { return "a number is no name; for a number there is `\(byNumber)`" }
            if value.utf8.count > 256 { return "a name has at most 256 bytes" }
            // Directories do have groups with spaces inside.
            let isOdd = value.contains { $0 == ":" || $0 == "/" } || value.first?.isWhitespace == true || value.last?.isWhitespace == true
            return isOdd ? "a name has no `:` or `/`, and no space at its ends" : nil
        }
    }

    /// As the kernel writes it: absolute, nothing to resolve.
    @Sendable static func path(_ value: String) -> String? {
        if let wrong = rooted(value) { return wrong }
        let parts = value.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        if parts.contains("") { return "the kernel's paths have no `//` and no `/` at the end" }
        if parts.contains(".") || parts.contains("..") { return "the kernel's paths have no `.` or `..`" }
        return nil
    }

    @Sendable static func rooted(_ value: String) -> String? {
        value.hasPrefix("/") ? nil : "it does not start with `/`"
    }

    @Sendable static func digest(_ value: String) -> String? {
        if value.hasPrefix("sha256:") { return "the digest follows at once, without `sha256:`" }
        if value.contains(where: { !$0.isHexDigit || !$0.isASCII }) { return "a SHA-256 digest is hexadecimal" }
        if value.count != 64 { return "a SHA-256 digest has 64 hexadecimal digits, this has \(value.count)" }
        return value.contains(where: \.isUppercase) ? "digests are written in lower case" : nil
    }

    @Sendable static func imageDigest(_ value: String) -> String? {
        guard value.hasPrefix("sha256:") else { return "an image's digest starts with `sha256:`" }
        return digest(String(value.dropFirst(7)))
    }

    private static let unitTypes = [
        ".service", ".scope", ".socket", ".mount", ".swap", ".timer", ".path", ".target", ".automount", ".device",
    ]

    /// systemd.unit(5): letters, digits and `:-_.\@`, a known ending, at most 255 bytes. `-` in a path is written `\x2d`.
    @Sendable static func unit(_ value: String) -> String? {
        if value.hasSuffix(".slice") { return "a slice goes by `systemd:slice`" }
        guard let type = unitTypes.first(where: { value.hasSuffix($0) }) else {
            return "a unit's name ends in its type, such as `.service`"
        }
        return unitName(value, type)
    }

    @Sendable static func slice(_ value: String) -> String? {
        guard value.hasSuffix(".slice") else { return "a slice's name ends in `.slice`" }
        return unitName(value, ".slice")
    }

    @Sendable static func userUnit(_ value: String) -> String? {
        guard let slash = value.firstIndex(of: "/") else {
            return "whose unit is not said: the user's number comes first, then `/`"
        }
        if let wrong = number("user", "unix:user")(String(value[..<slash])) { return wrong }
        return unit(String(value[value.index(after: slash)...]))
    }

    private static func unitName(_ value: String, _ type: String) -> String? {
        let allowed = value.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5a).contains($0) || (0x61...0x7a).contains($0) || #":-_.\@"#.utf8.contains($0)
        }
        if !allowed { return #"a unit's name has letters, digits and `:-_.\@` only; systemd-escape(1) writes others"# }
        if value.utf8.count > 255 { return "a unit's name has at most 255 bytes" }
        let stem = value.dropLast(type.count)
        return stem.isEmpty || stem.hasPrefix("@") ? "nothing stands before `\(type)`" : nil
    }

    /// RFC 1123 label.
    @Sendable static func label(_ value: String) -> String? {
        value.utf8.count <= 63 && !value.contains(".") && subdomain(value) == nil
            ? nil : "a name there has lower-case letters, digits and `-`, at most 63"
    }

    /// RFC 1123 subdomain, as Kubernetes uses it.
    @Sendable static func subdomain(_ value: String) -> String? {
        let fine = value.utf8.count <= 253 && value.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x61...0x7a).contains($0) || $0 == 0x2d || $0 == 0x2e
        }
        let edges = [value.first, value.last].allSatisfy { $0?.isLetter == true || $0?.isNumber == true }
        return fine && edges ? nil : "a name there has lower-case letters, digits, `-` and `.`, at most 253"
    }

    /// A UUID, or the 32 hexadecimal digits of a pod that the node itself started.
    @Sendable static func podUID(_ value: String) -> String? {
        let digits = value.utf8.filter { $0 != 0x2d }
        let fine = digits.count == 32 && [32, 36].contains(value.utf8.count)
            && digits.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        return fine ? nil : "a pod's uid is a UUID in lower case"
    }

    @Sendable static func word(_ value: String) -> String? {
        value.contains(where: \.isWhitespace) ? "an image's name has no spaces" : nil
    }

    /// `key:value`. The first colon divides, for keys of labels have none.
    static func pair(_ key: String, _ value: String?) -> @Sendable (String) -> String? {
        { text in
            guard let colon = text.firstIndex(of: ":") else { return "\(key), then `:`, then \(value ?? "its value")" }
            if colon == text.startIndex { return "\(key) is missing before `:`" }
            if let value, text.index(after: colon) == text.endIndex { return "\(value) is missing after `:`" }
            return nil
        }
    }
}

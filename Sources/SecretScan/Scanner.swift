/// Finds secrets in the bytes of one file. Pure and safe to share: the same bytes under the same path give the same answer.
public struct Scanner: Sendable {
    /// What the prefilter saw at an anchor.
    enum Anchor: Sendable {
        case detector(Int)
        /// A word that names secrets.
        case slotWord
        case url
        case privateKey
        case basicAuthentication, bearer
        case awsKeyID
        case jwk
        case command
    }

    let detectors: [Detector]
    let anchors: [Anchor]
    let prefilter: AhoCorasick
    let judge: Judge


    private static let slotWords = [
        "pass", "pwd", "pw:", "pw=", "pw is", "secret", "token", "apikey", "api_key", "api-key", "access_key", "access-key", "accesskey",
        "private_key", "signing_key", "signing-key", "signingkey", "encryption_key", "encryptionkey", "master_key", "masterkey", "account_key",
        "accountkey", "storage_key", "auth_key", "authkey", "app_key", "appkey", "jwt_key", "stripe_key", "openai_key", "license_key",
        "deploy_key", "service_key", "admin_key", "masterauth", "credential", "redis_auth", "\"auth\"", "key", "auth", "cred", "salt", "nonce", "otp",
        "api", "pw", "identified", "securestring",
    ]

    public init(detectors: [Detector] = Detector.all) {
        self.init(detectors: detectors, judge: Judge())
    }

    /// With another model than the built-in one, to measure what was held out of its training.
    package init(model: [UInt8]) {
        self.init(detectors: Detector.all, judge: Judge(classifier: Classifier(text: model)))
    }

    private init(detectors: [Detector], judge: Judge) {
        self.detectors = detectors
        self.judge = judge
        var literals: [String] = []
        var anchors: [Anchor] = []
        func add(_ literal: String, _ anchor: Anchor) {
            literals.append(literal)
            anchors.append(anchor)
        }
        for (index, detector) in detectors.enumerated() { add(detector.anchor, .detector(index)) }
        for word in Self.slotWords { add(word, .slotWord) }
        add("://", .url)
        add("PRIVATE KEY-----", .privateKey)
        add("basic ", .basicAuthentication)
        add("bearer ", .bearer)
        add("AKIA", .awsKeyID)
        add("ASIA", .awsKeyID)
        add("kty", .jwk)
        add("curl ", .command)
        self.anchors = anchors
        prefilter = AhoCorasick(literals)
    }

    /// Everything in `bytes` that is taken for a secret, in order of place. `path` tells the format and what the file is for.
    public func scan(_ bytes: [UInt8], path: String) -> [Match] {
        guard var pass = pass(over: bytes, path: path, keepsTraits: false) else { return [] }
        return pass.run()
    }

    /// Every value that the judge was asked about, with the numbers that it looked at: what the classifier learns from.
    package func examine(_ bytes: [UInt8], path: String) -> [(range: Range<Int>, traits: [Float])] {
        guard var pass = pass(over: bytes, path: path, keepsTraits: true) else { return [] }
        _ = pass.run()
        return pass.examined.map { ($0.range, $0.traits.values) }
    }

    /// The names of those numbers.
    package static var traitNames: [String] { Trait.allCases.map { "\($0)" } }

    private func pass(over bytes: [UInt8], path: String, keepsTraits: Bool) -> ScanPass? {
        var kind = FileKind(path: path)
        // Others' sources that were checked in are read like one's own, but say little.
        if kind.isGenerated, path.contains("vendor/") || path.contains("third_party/"), !FileKind(path: String(path.split(separator: "/").last ?? "")).isGenerated {
            (kind.isGenerated, kind.isFixture) = (false, true)
        }
        var content = bytes
        if let text = UTF16Text.decoded(bytes) { content = text }
        if looksBinary(content) { kind.format = .binary } else if kind.format == .binary { kind.format = .prose }
        if kind.format == .prose || kind.format == .code { refine(&kind, content) }

        let hits = prefilter.hits(in: content)
        guard !hits.isEmpty || kind.format == .pgpass || kind.format == .netrc else { return nil }
        return ScanPass(scanner: self, bytes: content, kind: kind, hits: hits, keepsTraits: keepsTraits)
    }

    /// Git's own rule: a NUL in the first 8,000 bytes.
    private func looksBinary(_ bytes: [UInt8]) -> Bool { bytes.prefix(8000).contains(0) }

    /// Files without a telling name: the first bytes decide.
    private func refine(_ kind: inout FileKind, _ bytes: [UInt8]) {
        if bytes.has("#!", at: 0) {
            let line = bytes.prefix(80).prefix { $0 != Byte.newline }
            if String(decoding: line, as: UTF8.self).contains("sh") { (kind.format, kind.purpose) = (.shell, .code) }
        }
    }
}

/// UTF-16 with a byte order mark, as Windows tools write it.
enum UTF16Text {
    static func decoded(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count >= 4, bytes.count <= 1 << 24 else { return nil }
        let isLittle = bytes[0] == 0xFF && bytes[1] == 0xFE
        guard isLittle || bytes[0] == 0xFE && bytes[1] == 0xFF else { return nil }
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for index in stride(from: 2, to: bytes.count - 1, by: 2) {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(isLittle ? second << 8 | first : first << 8 | second)
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}

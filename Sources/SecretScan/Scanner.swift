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
        /// A command that takes a password; which one.
        case command(Int)
        /// A statement of SQL that sets a password.
        case statement
        /// A word that names secrets in some program's settings only: it wakes that format's reader.
        case setting
        /// An equals sign in a URL's escapes.
        case escaped
        /// What words that name secrets become in Base64.
        case encoded
    }

    let detectors: [Detector]
    let anchors: [Anchor]
    let prefilter: AhoCorasick
    let judge = Judge()

    private static let slotWords = [
        "pass", "pwd", "pw:", "pw=", "pw is", "secret", "token", "apikey", "api_key", "api-key", "access_key", "access-key", "accesskey",
        "private_key", "signing_key", "signing-key", "signingkey", "encryption_key", "encryptionkey", "master_key", "masterkey", "account_key",
        "accountkey", "storage_key", "auth_key", "authkey", "app_key", "appkey", "jwt_key", "stripe_key", "openai_key", "license_key",
        "deploy_key", "service_key", "admin_key", "masterauth", "credential", "redis_auth", "\"auth\"",
    ]

    public init(detectors: [Detector] = Detector.all) {
        self.detectors = detectors
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
        for (index, command) in Command.all.enumerated() { add(command.literal, .command(index)) }
        for literal in StatementReader.anchors { add(literal, .statement) }
        for literal in StructuredText.anchors { add(literal, .setting) }
        add("%3d", .escaped)
        for literal in EncodedText.anchors { add(literal, .encoded) }
        self.anchors = anchors
        prefilter = AhoCorasick(literals)
    }

    /// Everything in `bytes` that is taken for a secret, in order of place. `path` tells the format and what the file is for.
    public func scan(_ bytes: [UInt8], path: String) -> [Match] {
        scan(bytes, FileKind(path: path), depth: 0)
    }

    private func scan(_ bytes: [UInt8], _ named: FileKind, depth: Int) -> [Match] {
        var kind = named
        let hasNULs = looksBinary(bytes)
        let content = PlainText.of(bytes, kind, hasNULs: hasNULs)
        let isEnvironment = hasNULs && content.count == bytes.count && !looksBinary(content)
        if isEnvironment { kind.format = .env } else if looksBinary(content) { kind.format = .binary } else if kind.format == .binary { kind.format = .prose }
        if kind.format == .prose || kind.format == .code || kind.dialect == .directives { refine(&kind, content) }
        if kind.format == .xml, kind.dialect == .plain, let first = content.first(where: { !Byte.isSpace($0) }), first != UInt8(ascii: "<"), first < 0x80 {
            // `.config` is no XML everywhere.
            kind.format = FileKind(path: ContentSniffer.name(for: content, fallback: "x.conf")).format
        }
        // A message's own bytes are only the envelope: what it says stands in its parts.
        if kind.dialect == .mail { return Embedding.matches(of: MailReader.parts(of: content), in: content, kind, depth, scan) }

        let hits = prefilter.hits(in: content)
        guard !hits.isEmpty || kind.isTelling else { return [] }
        var pass = ScanPass(scanner: self, bytes: content, kind: kind, hits: hits)
        var matches = pass.run()
        if isEnvironment {
            // NULs were read as line ends; the file's own lines are what an editor shows.
            let lines = LineTable(bytes)
            for index in matches.indices { matches[index].line = lines.line(of: matches[index].range.lowerBound) }
        }
        guard !pass.embedded.isEmpty, depth < Embedded.maximumDepth else { return matches }
        return Embedding.joined(matches, Embedding.matches(of: pass.embedded, in: content, kind, depth, scan))
    }

    /// Git's own rule: a NUL in the first 8,000 bytes.
    private func looksBinary(_ bytes: [UInt8]) -> Bool { bytes.prefix(8000).contains(0) }

    /// Files without a telling name: the first bytes decide.
    private func refine(_ kind: inout FileKind, _ bytes: [UInt8]) {
        if kind.format != .code, kind.format != .json, NetworkDeviceReader.isDevice(bytes) {
            (kind.dialect, kind.format) = (.networkDevice, .ini)
            return
        }
        guard kind.dialect == .plain, !kind.hasTellingName else { return }
        if MailReader.isMail(bytes) {
            kind.dialect = .mail
            return
        }
        let told = FileKind(path: ContentSniffer.name(for: bytes, fallback: kind.format == .prose ? "x.txt" : "x.code"))
        (kind.format, kind.dialect) = (told.format, told.dialect)
        if told.format == .shell { kind.purpose = .code }
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

import Runtime

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
        /// A call whose arguments are a user and a password; which one.
        case call(Int)
        /// A statement of SQL that sets a password.
        case statement
        /// An answer to a prompt, or what a trace of a protocol shows of a login.
        case dialogue
        /// A command that was run, as a record of an audit has it.
        case execution
        /// `connect user/…@db`, as Oracle's tools take it.
        case oracleLogin
        /// A word that names secrets in some program's settings only: it wakes that format's reader.
        case setting
        /// An equals sign in a URL's escapes.
        case escaped
        /// What words that name secrets become in Base64.
        case encoded
        case jwk
        /// The address of a seed for one-time passwords.
        case seed
    }

    let detectors: [Detector]
    let anchors: [Anchor]
    let prefilter: LiteralSearch
    let judge: Judge
    /// Which literals these are.
    private let weakWords, oracleLogins: Range<Int>

    private static let slotWords = [
        "pass", "pwd", "pw:", "pw=", "pw is", "pw for", "_hmac", "psk", "secret", "token", "apikey", "api_key", "api-key", "access_key", "access-key", "accesskey",
        "private_key", "signing_key", "signing-key", "signingkey", "encryption_key", "encryptionkey", "master_key", "masterkey", "account_key",
        "accountkey", "storage_key", "auth_key", "authkey", "app_key", "appkey", "jwt_key", "stripe_key", "openai_key", "license_key",
        "deploy_key", "service_key", "server_key", "serverkey", "fcm_key", "admin_key", "masterauth", "credential", "redis_auth", "\"auth\"", "identified", "securestring",
        "hsm-pin", "hsm_pin", "so-pin", "so_pin", "pepper",
    ]

    /// `cache`: a directory of this user's alone, where what is prepared for a scan is kept for the next; `nil` for nowhere.
    public init(detectors: [Detector] = Detector.all, cache: String? = nil) {
        self.init(detectors: detectors, judge: Judge(), cache: cache)
    }

    /// With another model than the built-in one, to measure what was held out of its training.
    package init(model: [UInt8]) {
        self.init(detectors: Detector.all, judge: Judge(classifier: Classifier(text: model)))
    }

    private init(detectors: [Detector], judge: Judge, cache: String? = nil) {
        self.detectors = detectors
        self.judge = judge
        var literals: [Literal] = []
        var anchors: [Anchor] = []
        func add(_ literal: String, isCaseless: Bool = true, _ anchor: Anchor) {
            literals.append(Literal(literal, isCaseless: isCaseless))
            anchors.append(anchor)
        }
        for (index, detector) in detectors.enumerated() { add(detector.anchor, isCaseless: detector.anchorIgnoresCase, .detector(index)) }
        for word in Self.slotWords { add(word, .slotWord) }
        weakWords = literals.count..<literals.count + WeakWord.all.count
        for word in WeakWord.all { add(word, .slotWord) }
        add("://", .url)
        add("PRIVATE KEY-----", .privateKey)
        add("\(KeyBlocks.pgp)", .privateKey)
        add("\(KeyBlocks.putty)", .privateKey)
        add("\(KeyBlocks.openVPN)", .privateKey)
        add("\(KeyBlocks.rsaXML)", isCaseless: false, .privateKey)
        add("basic ", .basicAuthentication)
        add("bearer ", .bearer)
        add("AKIA", .awsKeyID)
        add("ASIA", .awsKeyID)
        for (index, command) in Command.all.enumerated() { add(command.literal, .command(index)) }
        for (index, call) in Call.all.enumerated() { add(call.literal, .call(index)) }
        for literal in StatementReader.anchors { add(literal, .statement) }
        for literal in DialogueReader.answers + DialogueReader.logins { add(literal, isCaseless: false, .dialogue) }
        for literal in AuditRecord.anchors { add(literal, isCaseless: false, .execution) }
        oracleLogins = literals.count..<literals.count + OracleLogin.anchors.count
        for literal in OracleLogin.anchors { add(literal, .oracleLogin) }
        for literal in StructuredText.anchors { add(literal, isCaseless: !literal.contains(where: \.isUppercase), .setting) }
        add("%3d", .escaped)
        for literal in EncodedText.anchors { add(literal, isCaseless: false, .encoded) }
        add("kty", .jwk)
        add("otpauth://", .seed)
        self.anchors = anchors
        prefilter = LiteralSearch(literals, cache: cache.map(DatabaseCache.init(directory:)))
    }

    /// Everything in `bytes` that is taken for a secret, in order of place. `path` tells the format and what the file is for.
    public func scan(_ bytes: [UInt8], path: String) -> [Match] { scan(bytes, path: path, kinds: FileKinds()) }

    /// As above, by somebody who scans many: `kinds` knows what the last file's directory says.
    public func scan(_ bytes: [UInt8], path: String, kinds: FileKinds) -> [Match] {
        let hits = anchors(in: bytes)
        if hits.isEmpty, !isMarked(bytes) {
            guard FileKind.mayBeUnanchored(path: path) else { return [] }
            let kind = kinds[path]
            return kind.isTelling ? scan(bytes, hits, kind, depth: 0) : []
        }
        return scan(bytes, hits, kinds[path], depth: 0)
    }

    /// Where a secret could begin or be named in a blob, learnt with little reading from what is known of the blob's base.
    /// `nil` where there is too much to be kept.
    public func trace(_ blob: borrowing Blob, from base: LiteralTrace?) -> LiteralTrace? { LiteralTrace(of: blob, from: base, by: prefilter) }

    /// As above, for bytes that are somebody else's. `kind` is asked for only when something may be there. `trace` is what
    /// ``trace(_:from:)`` told of these bytes.
    public func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, trace: LiteralTrace? = nil, isUnanchored: Bool, kind: @autoclosure () -> FileKind
    ) -> [Match] {
        let hits = trace.map { withoutUnset($0.hits, in: bytes) } ?? anchors(in: bytes)
        guard !hits.isEmpty || isUnanchored || isMarked(bytes) else { return [] }
        return scan(Array(bytes), hits, kind(), depth: 0)
    }

    /// What a scan of changes has found.
    public enum Changed: Sendable {
        /// These matches lie in the changes; what was found elsewhere still stands.
        case within([Match])
        /// These are all of the file's: its format lets one line speak about another.
        case whole([Match])
    }

    /// As above, for a blob of which only `changes`, in order and whole lines, have not been scanned before. The lines of what
    /// is found within are not the file's: whoever keeps a match counts them.
    public func scan(
        _ blob: borrowing Blob, changes: [Range<Int>], trace: LiteralTrace?, isUnanchored: Bool, kind: @autoclosure () -> FileKind
    ) -> Changed {
        let bytes = blob.bytes
        guard !isMarked(bytes) else { return .whole(scan(bytes, trace: trace, isUnanchored: isUnanchored, kind: kind())) }
        let hits = anchors(in: bytes, changes, trace)
        guard !hits.isEmpty || isUnanchored && !changes.isEmpty else { return .within([]) }
        let kind = kind()
        guard !PlainText.isNeeded(for: bytes) else { return .whole(scan(bytes, trace: trace, isUnanchored: isUnanchored, kind: kind)) }
        if kind.isReadByTheLine { return .within(scanApart(changes, of: bytes, hits, kind, blob.chain)) }
        let text = text(of: Array(bytes), kind)
        guard !text.isChanged, !text.hasOwnLines, text.kind.isReadInParts, !Sections.begin(in: changes, of: text.bytes, text.kind) else {
            let all = trace.map { telling(withoutUnset($0.hits, in: bytes), in: text.bytes, text.kind) }
            return .whole(scan(text, text.hasOwnLines ? nil : all, depth: 0))
        }
        let found = scan(text, telling(hits, in: text.bytes, text.kind), parts: changes, depth: 0)
        return .within(found.filter { match in changes.contains { $0.overlaps(match.range) } })
    }

    /// Each change as a document of its own, with as much around it as tells what a value opens. One that a chain has read
    /// before, and that held nothing, holds nothing.
    private func scanApart(
        _ changes: [Range<Int>], of bytes: UnsafeBufferPointer<UInt8>, _ hits: [LiteralHit], _ kind: FileKind, _ chain: Chain?
    ) -> [Match] {
        var found: [Match] = []
        var next = 0
        let purpose = kind.hashValue
        for change in changes {
            var end = next
            while end < hits.count, hits[end].end <= change.upperBound { end += 1 }
            defer { next = end }
            guard end > next else { continue }
            let start = lineStart(bytes, before: change.lowerBound - Self.surroundings)
            let document = UnsafeBufferPointer(rebasing: bytes[start..<min(bytes.count, change.upperBound + Self.surroundings)])
            let part = chain?.part(document, change: change.lowerBound - start..<change.upperBound - start, purpose: purpose)
            guard chain == nil || part != nil else { continue }
            let shifted = hits[next..<end].map { LiteralHit(literal: $0.literal, end: $0.end - start) }
            let before = found.count
            for var match in scan(Array(document), shifted, kind, depth: 0) {
                match.range = match.range.lowerBound + start..<match.range.upperBound + start
                if match.range.overlaps(change) { found.append(match) }
            }
            if let part, found.count == before { chain?.settle(part) }
        }
        return found
    }

    private static let surroundings = 600

    private func lineStart(_ bytes: UnsafeBufferPointer<UInt8>, before offset: Int) -> Int {
        var start = max(0, offset)
        while start > 0, offset - start < Self.surroundings, bytes[start - 1] != Byte.newline { start -= 1 }
        return start
    }

    /// Every value that the judge was asked about, with the numbers that it looked at: what the classifier learns from.
    package func examine(_ bytes: [UInt8], path: String) -> [(range: Range<Int>, traits: [Float])] {
        let text = text(of: bytes, FileKind(path: path))
        var pass = ScanPass(scanner: self, bytes: text.bytes, kind: text.kind, hits: anchors(in: text.bytes), keepsTraits: true)
        _ = pass.run()
        return pass.examined.map { ($0.range, $0.traits.values) }
    }

    /// The names of those numbers.
    package static var traitNames: [String] { Trait.allCases.map { "\($0)" } }

    /// Where a secret could begin or be named.
    private func anchors(in bytes: UnsafeBufferPointer<UInt8>) -> [LiteralHit] {
        withoutUnset(prefilter.hits(in: bytes), in: bytes)
    }

    /// A weak word counts only where something is set beside it, `connect` only before a login.
    private func withoutUnset(_ hits: [LiteralHit], in bytes: UnsafeBufferPointer<UInt8>) -> [LiteralHit] {
        hits.filter { hit in
            if weakWords.contains(hit.literal) { return WeakWord.isSet(bytes, at: hit.end) }
            return !oracleLogins.contains(hit.literal) || OracleLogin.password(in: bytes, at: hit.end) != nil
        }
    }

    /// As above, in `changes` alone.
    private func anchors(in bytes: UnsafeBufferPointer<UInt8>, _ changes: [Range<Int>], _ trace: LiteralTrace?) -> [LiteralHit] {
        let hits = trace?.hits(within: changes, lengths: prefilter.lengths) ?? prefilter.hits(in: bytes, within: changes, limit: Self.anchorLimit)
        return withoutUnset(hits, in: bytes)
    }

    private static let anchorLimit = 200_000

    /// The hits that are worth reading the file for: most words of providers and most URLs are not.
    private func telling(_ hits: [LiteralHit], in bytes: [UInt8], _ kind: FileKind) -> [LiteralHit] {
        // JSON escapes what its strings hold: beside one that counts, an anchor there may be more than it looks.
        if kind.format == .json { return hits.contains { isTelling($0, in: bytes, kind) } ? hits : [] }
        return hits.filter { isTelling($0, in: bytes, kind) }
    }

    private func isTelling(_ hit: LiteralHit, in bytes: [UInt8], _ kind: FileKind) -> Bool {
        switch anchors[hit.literal] {
        case .detector(let index): detectors[index].confirm(bytes, anchorEnd: hit.end) != nil
        case .url: URLReader.mayHoldLogin(bytes, separatorEnd: hit.end)
        case .setting: !kind.isReadByTheLine
        default: true
        }
    }

    private func anchors(in bytes: [UInt8]) -> [LiteralHit] { bytes.withUnsafeBufferPointer { anchors(in: $0) } }

    /// `hits`, where they are known: of these very bytes, or of the part of them that matters.
    private func scan(_ bytes: [UInt8], _ hits: [LiteralHit]?, _ named: FileKind, depth: Int) -> [Match] {
        let keys = BinaryKeys.read(bytes)
        if !keys.isEmpty { return keys.map { Match($0, isFixture: named.isFixture) } }
        let telling = hits.map { self.telling($0, in: bytes, named) }
        if let telling, telling.isEmpty, !named.isTelling, !UTF16Text.isMarked(bytes) { return [] }
        return scan(text(of: bytes, named), telling, depth: depth)
    }

    /// What stands in a text and in the documents inside it. `telling` are its hits, where they are known; with `parts`, only what
    /// stands there is needed.
    private func scan(_ text: Text, _ telling: [LiteralHit]?, parts: [Range<Int>]? = nil, depth: Int) -> [Match] {
        let kind = text.kind
        // A message's own bytes are only the envelope: what it says stands in its parts.
        if kind.dialect == .mail { return Embedding.matches(of: MailReader.parts(of: text.bytes), in: text.bytes, kind, depth, scan) }

        let hits = (text.isChanged ? nil : telling) ?? self.telling(anchors(in: text.bytes), in: text.bytes, kind)
        guard !hits.isEmpty || kind.isTelling else { return [] }
        var pass = ScanPass(scanner: self, bytes: text.bytes, kind: kind, hits: hits, parts: parts)
        var matches = pass.run()
        if !pass.embedded.isEmpty, depth < Embedded.maximumDepth {
            matches = Embedding.joined(matches, Embedding.matches(of: pass.embedded, in: text.bytes, kind, depth, scan))
        }
        if let lines = text.lines {
            for index in matches.indices { matches[index].line = lines.line(of: matches[index].range.lowerBound) }
        }
        return matches
    }

    /// The text that a file's bytes stand for.
    private struct Text {
        var bytes: [UInt8]
        var kind: FileKind
        /// Places in it are not those of the file.
        var isChanged: Bool
        /// Of a text that ends lines elsewhere than its file, but keeps its places: the file's own lines, which an editor shows.
        var lines: LineTable?
        var hasOwnLines: Bool { lines != nil }
    }

    /// The text, and what it says of its kind against the name, or beyond it.
    private func text(of bytes: [UInt8], _ named: FileKind) -> Text {
        var kind = named
        let holdsNULs = looksBinary(bytes)
        let (content, isChanged) = PlainText.of(bytes, kind, hasNULs: holdsNULs)
        let hasNULs = holdsNULs && content.count == bytes.count && !looksBinary(content)
        if hasNULs { kind.format = .env } else if looksBinary(content) { kind.format = .binary } else if kind.format == .binary { kind.format = .prose }
        if kind.format == .prose || kind.format == .code || kind.dialect == .directives { refine(&kind, content) }
        if kind.format == .xml, kind.dialect == .plain, let first = content.first(where: { !Byte.isSpace($0) }), first != UInt8(ascii: "<"), first < 0x80 {
            // `.config` is no XML everywhere.
            kind.format = FileKind(path: ContentSniffer.name(for: content, fallback: "x.conf")).format
        }
        let keepsPlaces = hasNULs || isChanged && !holdsNULs && content.count == bytes.count
        return Text(bytes: content, kind: kind, isChanged: isChanged, lines: keepsPlaces ? LineTable(bytes) : nil)
    }

    private func scan(_ bytes: [UInt8], _ kind: FileKind, _ depth: Int) -> [Match] { scan(bytes, nil, kind, depth: depth) }

    /// First bytes that say that there may be something without any word that says so.
    private func isMarked(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { UTF16Text.isMarked(bytes) || BinaryKeys.isMarked(bytes) }

    private func isMarked(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBufferPointer { isMarked($0) } }

    /// Git's own rule: a NUL in the first 8,000 bytes.
    private func looksBinary(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBytes { ByteSearch.contains(0, in: $0.prefix(8000)) } }

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

extension Match {
    /// A key is found by what it is, wherever it lies.
    init(_ key: BinaryKeys.Key, isFixture: Bool) {
        let reason = key.isProtected ? "a private key in a store with a password" : "an unencrypted private key"
        self.init(
            secret: Secret(key.value), kind: key.kind, range: key.range, line: 1, slot: nil, endpoint: key.endpoint,
            confidence: isFixture ? .low : key.isProtected ? .medium : .high,
            reason: isFixture ? "in a test, sample or fixture" : reason, isJoinable: false)
    }
}

/// UTF-16 with a byte order mark, as Windows tools write it.
enum UTF16Text {
    static func isMarked(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBufferPointer { isMarked($0) } }

    static func isMarked(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.count >= 4 && (bytes[0] == 0xFF && bytes[1] == 0xFE || bytes[0] == 0xFE && bytes[1] == 0xFF)
    }

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

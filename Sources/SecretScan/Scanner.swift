import Glibc

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
    }

    let detectors: [Detector]
    let anchors: [Anchor]
    let prefilter: LiteralSearch
    let judge = Judge()

    private static let slotWords = [
        "pass", "pwd", "pw:", "pw=", "pw is", "secret", "token", "apikey", "api_key", "api-key", "access_key", "access-key", "accesskey",
        "private_key", "signing_key", "signing-key", "signingkey", "encryption_key", "encryptionkey", "master_key", "masterkey", "account_key",
        "accountkey", "storage_key", "auth_key", "authkey", "app_key", "appkey", "jwt_key", "stripe_key", "openai_key", "license_key",
        "deploy_key", "service_key", "admin_key", "masterauth", "credential", "redis_auth", "\"auth\"",
    ]

    public init(detectors: [Detector] = Detector.all) {
        self.detectors = detectors
        var literals: [Literal] = []
        var anchors: [Anchor] = []
        func add(_ literal: String, _ anchor: Anchor) {
            literals.append(Literal(literal))
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
        self.anchors = anchors
        prefilter = LiteralSearch(literals)
    }

    /// Everything in `bytes` that is taken for a secret, in order of place. `path` tells the format and what the file is for.
    public func scan(_ bytes: [UInt8], path: String) -> [Match] {
        bytes.withUnsafeBufferPointer { scan($0, isUnanchored: FileKind.isUnanchored(path: path), kind: FileKind(path: path)) }
    }

    /// As above, for bytes that are somebody else's. `kind` is asked for only when something may be there.
    public func scan(_ bytes: UnsafeBufferPointer<UInt8>, isUnanchored: Bool, kind: @autoclosure () -> FileKind) -> [Match] {
        if let text = UTF16Text.decoded(bytes) {
            return text.withUnsafeBufferPointer { scan($0, isUnanchored: isUnanchored, kind: kind()) }
        }
        let hits = prefilter.hits(in: bytes)
        guard !hits.isEmpty || isUnanchored else { return [] }
        var pass = ScanPass(scanner: self, bytes: Array(bytes), kind: refined(kind(), bytes), hits: hits)
        return pass.run()
    }

    /// What a scan of changes has found.
    public enum Changed: Sendable {
        /// These matches lie in the changes; what was found elsewhere still stands.
        case within([Match])
        /// These are all of the file's: its format lets one line speak about another.
        case whole([Match])
    }

    /// As above, for a file of which only `changes`, in order and whole lines, have not been scanned before.
    public func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, changes: [Range<Int>], isUnanchored: Bool, kind: @autoclosure () -> FileKind
    ) -> Changed {
        guard !isUnanchored, UTF16Text.decoded(bytes) == nil else { return .whole(scan(bytes, isUnanchored: isUnanchored, kind: kind())) }
        var hits: [LiteralHit] = []
        for change in changes {
            for hit in prefilter.hits(in: UnsafeBufferPointer(rebasing: bytes[change])) {
                hits.append(LiteralHit(literal: hit.literal, end: hit.end + change.lowerBound))
            }
        }
        guard !hits.isEmpty else { return .within([]) }
        let kind = refined(kind(), bytes)
        guard !kind.isStructured else { return .whole(scan(bytes, isUnanchored: isUnanchored, kind: kind)) }
        var pass = ScanPass(scanner: self, bytes: Array(bytes), kind: kind, hits: hits)
        return .within(pass.run())
    }

    /// Git's own rule: a NUL in the first 8,000 bytes.
    private func looksBinary(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.baseAddress.map { memchr($0, 0, min(8000, bytes.count)) != nil } ?? false
    }

    /// What the bytes say against the name, or beyond it.
    private func refined(_ kind: FileKind, _ bytes: UnsafeBufferPointer<UInt8>) -> FileKind {
        var kind = kind
        if looksBinary(bytes) { kind.format = .binary } else if kind.format == .binary { kind.format = .prose }
        if kind.format == .prose || kind.format == .code, bytes.starts(with: "#!".utf8) {
            let line = bytes.prefix(80).prefix { $0 != Byte.newline }
            if String(decoding: line, as: UTF8.self).contains("sh") { (kind.format, kind.purpose) = (.shell, .code) }
        }
        return kind
    }
}

/// UTF-16 with a byte order mark, as Windows tools write it.
enum UTF16Text {
    static func decoded(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
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

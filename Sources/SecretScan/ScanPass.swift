import Runtime

/// The work on one file: every anchor's confirmation, then one answer per place.
struct ScanPass {
    /// Something found, before places are settled. Higher ranks know more about what they found.
    private struct Candidate {
        var value: [UInt8]
        var kind: String
        var range: Range<Int>
        var slot: String?
        var endpoint: EndpointParts
        var confidence: Confidence
        var reason: String
        var rank: Int
    }

    /// A key's body is looked for nowhere else: it stands right where it was found.
    private static let privateKeyRank = 6

    private let scanner: Scanner
    private let bytes: [UInt8]
    private let kind: FileKind
    /// Anchors that may be something.
    private let hits: [LiteralHit]
    private var candidates: [Candidate] = []
    private var assignments: [Assignment] = []
    private lazy var siblings = Siblings(assignments)
    private var texts: [JSONReader.Text] = []
    private var lookedAround = 0
    /// Documents inside this one, for ``Scanner`` to go on with.
    private(set) var embedded: [Embedded] = []
    private var embeddedTexts: Set<Int> = []
    private var decodedUpTo = 0
    /// What the judge was asked, for training it.
    private(set) var examined: [(range: Range<Int>, traits: Traits)] = []
    private let keepsTraits: Bool
    /// Where alone something is looked for; `nil` for everywhere.
    private let parts: [Range<Int>]?

    init(scanner: Scanner, bytes: [UInt8], kind: FileKind, hits: [LiteralHit], parts: [Range<Int>]? = nil, keepsTraits: Bool = false) {
        self.keepsTraits = keepsTraits
        self.parts = parts
        self.scanner = scanner
        self.bytes = bytes
        self.kind = kind
        self.hits = hits
    }

    mutating func run() -> [Match] {
        if kind.format != .binary, !kind.isGenerated || kind.dialect == .html { readStructure() }
        for hit in hits {
            switch scanner.anchors[hit.literal] {
            case .detector(let index): token(scanner.detectors[index], hit)
            case .url: url(hit.end)
            case .privateKey: privateKey(hit.end)
            case .basicAuthentication: basic(hit.end)
            case .bearer: bearer(hit.end)
            case .awsKeyID: awsSecret(near: hit.end)
            case .call(let index): if !kind.isGenerated { call(Call.all[index], hit.end) }
            case .command(let index): if !kind.isGenerated { command(Command.all[index], hit) }
            case .statement: if !kind.isGenerated { statement(hit) }
            case .encoded: encoded(hit)
            case .jwk: jwk(hit.end)
            case .seed: seed(hit.end)
            case .escaped: escaped(hit.end)
            case .dialogue: if !kind.isGenerated { dialogue(hit) }
            case .execution: execution(hit)
            case .oracleLogin: oracleLogin(hit)
            case .setting: if kind.isExport { exported(hit.end) }
            case .slotWord: break
            }
        }
        if kind.format != .binary, !kind.isGenerated {
            for assignment in assignments { named(assignment, rank: 2) }
            // What software says to its users names passwords and holds none.
            if kind.dialect != .translation { inline() }
            for range in UUIDReader.find(in: bytes, parts) { uuid(range) }
        }
        return settled()
    }

    // MARK: - Structured formats

    private mutating func readStructure() {
        let text = StructuredText.read(bytes, kind, hits: hits.map(\.end), parts: parts)
        (assignments, texts, embedded) = (text.reading.assignments, text.texts, text.embedded)
    }

    private mutating func named(_ written: Assignment, rank: Int, in text: [UInt8]? = nil) {
        let assignment = Substitution.settled(written)
        guard SlotName.mayName(assignment.name) else {
            if assignment.value.count != assignment.range.count { decodedURL(assignment) }
            return
        }
        guard !AccessKeyID.matches(assignment.value), !Moment.matches(assignment.value) else { return }
        var name = SlotName(assignment.name)
        // `$CFG->dbpass`: names that are one word to their programs.
        if name.promise == nil, rank == 1, let known = DirectiveReader.secretNames[assignment.name.lowercased()], Self.certainNames.contains(known) {
            name = SlotName(known)
        }
        // `Authorization: token …`, whatever holds it.
        if name.promise == nil, assignment.notation == .scheme, name.words.last == "authorization" { name = SlotName("access_token") }
        if name.promise == nil {
            dockerAuth(assignment)
            // Values that were decoded (Kubernetes, JSON escapes) may hold a URL that the raw bytes do not show.
            if assignment.value.count != assignment.range.count { decodedURL(assignment) }
            guard name.hints else { return }
        }
        if name.promise != .password, PublicIdentifier.matches(assignment.value) || PublicIdentifier.isPublished(name: assignment.name) { return }
        if assignment.value.has("AIza", at: 0), isForBrowsers(at: assignment.range) { return }
        var file = kind
        if let format = assignment.judgedAs { file.format = format }
        if rank < 2, isProse(at: assignment.range.lowerBound) { file.format = .prose }
        var place = Judge.Place(file: file, name: name, isExplicit: assignment.isQuoted, isCertain: assignment.isCertain)
        (place.notation, place.isStructured) = (assignment.notation, rank == 2)
        place.around = text == nil ? (bytes, assignment.range) : nil
        guard case .secret(let confidence, let reason) = verdict(on: assignment.value, in: place, at: assignment.range) else { return }

        let near: EndpointParts
        if rank == 2 {
            near = siblings.endpoint(of: assignment)
        } else {
            // Looking around costs more than looking: a file with thousands of hits is no ordinary file.
            lookedAround += 1
            near = lookedAround <= 500 ? Siblings.near(assignment.range.lowerBound, in: bytes).endpoint(stem: name.stem, scope: -1) : EndpointParts()
        }
        var endpoint = assignment.endpoint.filled(from: near)
        let scheme = endpoint.scheme ?? NamedKinds.scheme(of: name.words) ?? Self.scheme(ofPort: endpoint.port)
        let judged = name.promise == nil ? (kind: name.hintedKind, host: nil) : NamedKinds.kind(of: name, scheme: scheme)
        if name.promise == .password { endpoint.scheme = endpoint.scheme ?? scheme }
        if endpoint.host == nil, let host = judged.host {
            endpoint.host = host
            endpoint.scheme = endpoint.scheme ?? "https"
        }
        candidates.append(
            Candidate(
                value: assignment.value, kind: assignment.isCertain ? NamedKinds.passwordKind(scheme: assignment.endpoint.scheme ?? "https") : judged.kind,
                range: assignment.range, slot: file.format == .prose && rank < 2 ? nil : assignment.path, endpoint: endpoint,
                confidence: confidence, reason: reason, rank: rank))
    }

    /// What those names stand for, of which no program has another meaning.
    private static let certainNames: Set<String> = ["password", "secret_key", "signing_key"]

    /// The judge's verdict, kept for ``Scanner/examine(_:path:)`` where that is asked for.
    private mutating func verdict(on value: [UInt8], in place: Judge.Place, at range: Range<Int>) -> Judge.Verdict {
        let answer = scanner.judge.examine(value, in: place)
        if keepsTraits, let traits = answer.traits { examined.append((range, traits)) }
        return answer.verdict
    }

    private static func scheme(ofPort port: Int?) -> String? {
        switch port {
        case 5432, 6432: "postgresql"
        case 3306: "mysql"
        case 6379: "redis"
        case 27017: "mongodb"
        case 5672: "amqp"
        case 1433: "sqlserver"
        default: nil
        }
    }

    // MARK: - Commands, statements, encoded documents

    private mutating func command(_ command: Command, _ hit: LiteralHit) {
        let start = hit.end - scanner.prefilter.lengths[hit.literal]
        guard kind.format != .binary, let bounds = bounds(around: start) else { return }
        for assignment in CommandReader(bytes: bytes, bounds: bounds).read(command, start: start, end: hit.end) { named(assignment, rank: 3) }
    }

    private mutating func call(_ call: Call, _ end: Int) {
        guard kind.format != .binary, let bounds = bounds(around: end - 1), let assignment = call.read(bytes, from: end, bounds: bounds) else { return }
        named(assignment, rank: 3)
    }

    private mutating func statement(_ hit: LiteralHit) {
        let start = hit.end - scanner.prefilter.lengths[hit.literal]
        guard kind.format != .binary, let bounds = bounds(around: start),
            let assignment = StatementReader.read(bytes, start: start, end: hit.end, bounds: bounds)
        else { return }
        named(assignment, rank: 3)
    }

    private mutating func dialogue(_ hit: LiteralHit) {
        let start = hit.end - scanner.prefilter.lengths[hit.literal]
        guard kind.format != .binary, kind.format != .json, let assignment = DialogueReader.read(bytes, start: start, end: hit.end) else { return }
        named(assignment, rank: 3)
    }

    private mutating func oracleLogin(_ hit: LiteralHit) {
        guard kind.format != .binary, let bounds = bounds(around: hit.end - 1),
            let range = bytes.withUnsafeBufferPointer({ OracleLogin.password(in: $0, at: hit.end) }), range.upperBound <= bounds.upperBound,
            let slash = bytes[hit.end..<range.lowerBound].firstIndex(of: UInt8(ascii: "/"))
        else { return }
        let value = Array(bytes[range])
        guard TextValue.looksChosen(value) else { return }
        named(
            Assignment(
                name: "password", path: "connect", value: value, range: range, isQuoted: true, scope: -1, isCertain: true,
                endpoint: EndpointParts(scheme: "oracle", user: bytes.text(hit.end..<slash)), judgedAs: .ini), rank: 3)
    }

    /// A command as the kernel's audit wrote it down: read as one of a script.
    private mutating func execution(_ hit: LiteralHit) {
        guard kind.format != .binary, kind.format != .json, embedded.count < 5000 else { return }
        if let line = AuditRecord.commandLine(in: bytes, after: hit.end) { embedded.append(.whole(line, at: hit.end - 1, as: "x.sh")) }
    }

    /// In JSON a command ends with its string; one with escapes is a document of its own.
    private func bounds(around start: Int) -> Range<Int>? {
        guard kind.format == .json else { return 0..<bytes.count }
        return text(covering: start)?.range
    }

    /// A message of a chat or ticket is a text of its own.
    private mutating func exported(_ offset: Int) {
        guard kind.format == .json, let text = text(covering: offset), embedded.count < 100_000, embeddedTexts.insert(text.range.lowerBound).inserted else { return }
        embedded.append(.whole(text.value, at: text.range.lowerBound, as: nil))
    }

    /// `user%3Dshop%26password%3D…`: a form or query inside another.
    private mutating func escaped(_ end: Int) {
        guard kind.format != .binary, end > decodedUpTo, embedded.count < 200 else { return }
        var start = end
        while start > 0, end - start < 2000, !Byte.isSpace(bytes[start - 1]), !Byte.isQuote(bytes[start - 1]) { start -= 1 }
        var stop = end
        while stop < bytes.count, stop - end < 4000, !Byte.isSpace(bytes[stop]), !Byte.isQuote(bytes[stop]) { stop += 1 }
        decodedUpTo = stop
        let plain = URLReader.percentDecoded(bytes[start..<stop]).map { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "?") ? Byte.newline : $0 }
        embedded.append(.whole(plain, at: start, as: "x.log"))
    }

    private mutating func encoded(_ hit: LiteralHit) {
        guard kind.format != .binary, hit.end > decodedUpTo, embedded.count < 1000 else { return }
        let start = hit.end - scanner.prefilter.lengths[hit.literal]
        let found = EncodedText.document(around: start..<hit.end, in: bytes)
        decodedUpTo = max(hit.end, found.end)
        if let part = found.part { embedded.append(part) }
    }

    /// `"auths": {"registry": {"auth": "<base64 of user:password>"}}`.
    private mutating func dockerAuth(_ assignment: Assignment) {
        guard assignment.name == "auth", assignment.path.contains("auths") || assignment.path.hasSuffix(".auth") else { return }
        let parts = assignment.path.pieces(between: ".")
        userAndPassword(
            assignment.value, range: assignment.range, slot: assignment.path, kind: "registry-password",
            host: parts.count > 2 ? parts.dropFirst().dropLast().joined(separator: ".") : nil)
    }

    private mutating func decodedURL(_ assignment: Assignment) {
        guard assignment.value.count < 4096, let colon = assignment.value.indices.first(where: { assignment.value.has("://", at: $0) }),
            let found = URLReader.credentials(in: assignment.value, separatorEnd: colon + 3)
        else { return }
        url(found, range: assignment.range, slot: assignment.path)
    }

    // MARK: - Anchored shapes

    private mutating func token(_ detector: Detector, _ hit: LiteralHit) {
        // Beside a name stand digests too, in what programs wrote.
        if detector.anchorIgnoresCase, kind.isGenerated || kind.format == .binary { return }
        guard let range = detector.confirm(bytes, anchorEnd: hit.end), !isInCiphertext(range.lowerBound) else { return }
        let value = Array(bytes[range])
        if detector.yields, PublicIdentifier.matches(value) || value.has("AIza", at: 0) && isForBrowsers(at: range) { return }
        var confidence: Confidence = kind.isFixture ? .low : .high
        var reason = kind.isFixture ? "in a test, sample or fixture" : "has the shape of its provider's tokens"
        if kind.isFixture, TokenChecksum.isRight(value) { (confidence, reason) = (.medium, "in a test, but its provider's checksum is right") }
        if detector.isPublished || Placeholders.isDocumented(value) || detector.kind == "gcp-api-key" && isForBrowsers(at: range) { (confidence, reason) = (.low, "its provider has it published") }
        if detector.kind == "jwt" {
            guard let lifetime = JWTClaims.standing(value) else { return }
            if !lifetime {
                (confidence, reason) = (.low, "a token that expires within a day")
            } else if kind.purpose == .documentation {
                (confidence, reason) = (.low, "an illustration in documentation")
            } else if confidence == .high {
                (confidence, reason) = (.medium, "a signed token that lives long")
            }
        }
        candidates.append(
            Candidate(
                value: value, kind: detector.kind, range: range, slot: nil,
                endpoint: detector.host.map { EndpointParts(scheme: "https", host: $0) } ?? EndpointParts(), confidence: confidence,
                reason: reason, rank: detector.yields ? 3 : 5))
    }

    /// `ENC[AES256_GCM,data:…,iv:…]`: what SOPS and hiera-eyaml write, in which anything may be spelt by chance.
    private func isInCiphertext(_ offset: Int) -> Bool {
        var start = offset
        while start > 0, offset - start < 4096, !"]\n\"'".utf8.contains(bytes[start - 1]) {
            start -= 1
            if bytes[start] == UInt8(ascii: "E"), bytes.has("ENC[", at: start) { return true }
        }
        return false
    }

    /// Google's key in a Firebase web app's settings, or in the address of an embedded map: both are served to browsers, as their
    /// documentation says.
    private func isForBrowsers(at range: Range<Int>) -> Bool {
        let near = Array(bytes[max(0, range.lowerBound - 300)..<min(bytes.count, range.upperBound + 400)])
        if near.contains("authDomain"), near.contains("appId") || near.contains("projectId") { return true }
        let before = Array(bytes[max(0, range.lowerBound - 120)..<range.lowerBound])
        return before.contains("/maps/embed/") || before.contains("/maps/api/js?")
    }

    private mutating func url(_ end: Int) {
        guard let found = URLReader.credentials(in: bytes, separatorEnd: end) else { return tokenOfURL(end) }
        // Programs and traces of a network hold addresses as they are; elsewhere among bytes something may look like one.
        if kind.format == .binary {
            guard found.endpoint.host?.contains(".") == true, found.endpoint.user != nil, TextValue.looksChosen(found.password),
                bytes[end..<found.range.upperBound].allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "%") })
            else { return }
        }
        url(found, range: found.range, slot: nil)
    }

    /// In settings alone: pages for browsers hold such addresses too.
    private mutating func tokenOfURL(_ end: Int) {
        switch kind.format {
        case .env, .ini, .yaml, .json, .shell: break
        default: return
        }
        guard !kind.isGenerated, let found = URLReader.token(in: bytes, separatorEnd: end) else { return }
        var place = Judge.Place(file: kind, name: SlotName("access_token"), isExplicit: true)
        (place.notation, place.around) = (.url, (bytes, found.range))
        guard case .secret(let confidence, _) = verdict(on: found.password, in: place, at: found.range) else { return }
        candidates.append(
            Candidate(
                value: found.password, kind: "token", range: found.range, slot: nil, endpoint: found.endpoint, confidence: confidence,
                reason: "a token before the host of a URL", rank: 4))
    }

    private mutating func url(_ found: URLReader.Found, range: Range<Int>, slot: String?) {
        var place = Judge.Place(file: kind, name: SlotName("password"), isExplicit: true, isCertain: true)
        place.notation = .url
        place.around = (bytes, range)
        let scheme = found.endpoint.scheme ?? "https"
        let answer = scanner.judge.examine(found.password, in: place)
        if keepsTraits, let traits = answer.traits { examined.append((range, traits)) }
        guard case .secret(let confidence, _) = answer.verdict else { return }
        let shape = Shape(found.password)
        // In text and programs a URL is as often an illustration as an address.
        let isIllustration = (kind.format == .prose || kind.format == .code) && (shape.isWordLike || shape.classes < 2 || found.password.count < 6)
        if isIllustration && answer.chance < Judge.threshold || found.password.elementsEqual((found.endpoint.user ?? "").utf8) { return }
        if let host = found.endpoint.host, host.hasSuffix("example.com") || host.hasSuffix("example.org") || host == "example" { return }
        candidates.append(
            Candidate(
                value: found.password, kind: NamedKinds.passwordKind(scheme: scheme), range: range, slot: slot, endpoint: found.endpoint,
                confidence: confidence == .low || isIllustration ? .low : .high, reason: "the password of a URL", rank: 4))
    }

    private mutating func privateKey(_ end: Int) {
        guard let key = KeyBlocks.privateKey(in: bytes, anchorEnd: end) else { return }
        // OpenSSH's own format names its cipher at the start of the body.
        if key.body.has("b3BlbnNzaC1rZXktdjEA", at: 0), !key.body.has("b3BlbnNzaC1rZXktdjEAAAAABG5vbmU", at: 0) { return }
        let isGoogle = kind.format == .json && assignments.contains { $0.name == "type" && $0.text == "service_account" }
        var endpoint = EndpointParts()
        if isGoogle {
            endpoint = EndpointParts(
                scheme: "https", host: "googleapis.com", user: assignments.first { $0.name == "client_email" }?.text)
        }
        candidates.append(
            Candidate(
                value: key.body, kind: isGoogle ? "gcp-service-account-key" : "private-key", range: key.range, slot: nil, endpoint: endpoint,
                confidence: kind.isFixture ? .low : .high, reason: kind.isFixture ? "in a test, sample or fixture" : "an unencrypted private key",
                rank: Self.privateKeyRank))
    }

    private mutating func basic(_ end: Int) {
        guard kind.format != .binary || bytes.has("Authorization: Basic ", at: end - 21) else { return }
        var stop = end
        while stop < bytes.count, stop - end < 512, Detector.Alphabet.base64.contains(bytes[stop]) { stop += 1 }
        guard stop - end >= 12 else { return }
        userAndPassword(Array(bytes[end..<stop]), range: end..<stop, slot: nil, kind: "basic-auth-password", host: nil)
    }

    private mutating func userAndPassword(_ encoded: [UInt8], range: Range<Int>, slot: String?, kind name: String, host: String?) {
        guard let decoded = Base64.decode(encoded), let colon = decoded.firstIndex(of: UInt8(ascii: ":")), colon > 0,
            decoded.allSatisfy({ $0 >= 32 && $0 < 127 })
        else { return }
        let password = Array(decoded[(colon + 1)...])
        let place = Judge.Place(file: kind, name: SlotName("password"), isExplicit: true, isCertain: true)
        guard case .secret(let confidence, _) = verdict(on: password, in: place, at: range) else { return }
        candidates.append(
            Candidate(
                value: password, kind: name, range: range, slot: slot,
                endpoint: EndpointParts(scheme: "https", host: host, user: String(decoding: decoded[..<colon], as: UTF8.self)),
                confidence: confidence, reason: "a user and password in Base64", rank: 4))
    }

    private mutating func bearer(_ end: Int) {
        guard kind.format != .binary, !kind.isGenerated else { return }
        var stop = end
        while stop < bytes.count, stop - end < 512, Detector.Alphabet.unreserved.contains(bytes[stop]) { stop += 1 }
        // Base64's filling belongs to it.
        for _ in 0..<2 where stop - end >= 20 && bytes.at(stop) == UInt8(ascii: "=") { stop += 1 }
        let value = Array(bytes[end..<stop])
        let shape = Shape(value)
        guard value.count >= 20, shape.digits > 1, shape.bits >= 70, !shape.isIdentifierLike(String(decoding: value, as: UTF8.self)) else { return }
        let place = Judge.Place(file: kind, name: SlotName("access_token"), isExplicit: true)
        guard case .secret(let confidence, _) = verdict(on: value, in: place, at: end..<stop) else { return }
        candidates.append(
            Candidate(
                value: value, kind: "bearer-token", range: end..<stop, slot: nil, endpoint: EndpointParts(), confidence: confidence,
                reason: "follows `Bearer`", rank: 3))
    }

    private mutating func jwk(_ end: Int) {
        guard kind.format != .binary, let range = JWKReader.secret(in: bytes, typeEnd: end) else { return }
        candidates.append(
            Candidate(
                value: Array(bytes[range]), kind: "private-key", range: range, slot: nil, endpoint: EndpointParts(),
                confidence: kind.isFixture ? .low : .high, reason: kind.isFixture ? "in a test, sample or fixture" : "the secret part of a JSON Web Key",
                rank: 5))
    }

    /// `otpauth://totp/shop:kim?secret=…&issuer=shop`
    private mutating func seed(_ end: Int) {
        guard kind.format != .binary else { return }
        let line = bytes[end...].prefix(400).prefix { $0 > 32 && $0 < 127 && !Byte.isQuote($0) }
        guard let mark = line.indices.first(where: { bytes.has("secret=", at: $0) && "?&".utf8.contains(bytes[$0 - 1]) }) else { return }
        let value = Array(line[(mark + 7)...].prefix(while: Detector.Alphabet.base32.contains))
        guard value.count >= 16, !Placeholders.matches(value.map(Byte.lower)) else { return }
        candidates.append(
            Candidate(
                value: value, kind: "totp-seed", range: mark + 7..<mark + 7 + value.count, slot: nil, endpoint: EndpointParts(),
                confidence: kind.isFixture ? .low : .high, reason: kind.isFixture ? "in a test, sample or fixture" : "seeds one-time passwords",
                rank: 5))
    }

    /// A UUID that no name calls a secret: kept for what it may be, never listed by itself.
    private mutating func uuid(_ range: Range<Int>) {
        var place = Judge.Place(file: kind, name: SlotName(""), isExplicit: true)
        place.around = (bytes, range)
        let value = Array(bytes[range])
        guard case .secret = verdict(on: value, in: place, at: range) else { return }
        candidates.append(
            Candidate(
                value: value, kind: Self.identifierKind, range: range, slot: nil, endpoint: EndpointParts(), confidence: .low,
                reason: "a UUID, which some services take as a key", rank: Self.identifierRank))
    }

    private static let identifierKind = "uuid"
    /// Names something; looked for nowhere else.
    private static let identifierRank = -1

    /// An AWS access key ID is no secret, but the forty characters that belong to it usually stand near it.
    private mutating func awsSecret(near end: Int) {
        guard kind.format != .binary, bytes.has("AKIA", at: end - 4) || bytes.has("ASIA", at: end - 4) else { return }
        var stop = end
        while stop < bytes.count, stop - end < 17, Detector.Alphabet.upperAlphanumeric.contains(bytes[stop]) { stop += 1 }
        guard stop - end == 16, !Byte.isAlphanumeric(bytes.at(end - 5)), !Byte.isAlphanumeric(bytes.at(stop)) else { return }
        let keyID = bytes.text(end - 4..<stop)
        if !Placeholders.matchesToken(keyID.utf8.map(Byte.lower)) {
            candidates.append(
                Candidate(
                    value: Array(keyID.utf8), kind: "aws-access-key-id", range: end - 4..<stop, slot: nil,
                    endpoint: EndpointParts(scheme: "https", host: "amazonaws.com", user: keyID), confidence: .low,
                    reason: "names an AWS access key; its secret is elsewhere", rank: Self.identifierRank))
        }
        var position = max(0, end - 300)
        let limit = min(bytes.count, stop + 400)
        while position < limit {
            let start = position
            while position < bytes.count, position - start <= 64, Detector.Alphabet.base64.contains(bytes[position]), bytes[position] != UInt8(ascii: "=") { position += 1 }
            if position - start == 40 {
                let value = Array(bytes[start..<position])
                let shape = Shape(value)
                if shape.entropy >= 4.1, shape.classes >= 3, !value.allSatisfy(Byte.isHex), !Placeholders.matchesToken(value.map(Byte.lower)) {
                    candidates.append(
                        Candidate(
                            value: value, kind: "aws-secret-access-key", range: start..<position, slot: nil,
                            endpoint: EndpointParts(scheme: "https", host: "amazonaws.com", user: keyID),
                            confidence: kind.isFixture ? .low : .high, reason: "stands beside an AWS access key ID", rank: 5))
                }
            }
            position = max(position, start + 1)
        }
    }

    // MARK: - Words that name secrets

    private mutating func inline() {
        // What a structured reader took as a name or value is settled; the rest of the file is text.
        var seen: Set<Int> = []
        // An expression of a template is none: a value may stand in it.
        let covered = assignments.filter { SlotName.mayName($0.name) && SlotName($0.name).speaks && !$0.value.contains("<%") }.map(\.range).sorted { $0.lowerBound < $1.lowerBound }
        for text in texts where text.value.count != text.range.count {
            escapedText(text)
        }
        for hit in hits {
            guard case .slotWord = scanner.anchors[hit.literal] else { continue }
            let start = hit.end - scanner.prefilter.lengths[hit.literal]
            var style = self.style(at: start)
            var bounds = 0..<bytes.count
            if kind.format == .json {
                // Only inside a string; escaped ones were read above.
                guard let text = text(covering: start), text.value.count == text.range.count else { continue }
                if kind.isExport { exported(start) }
                bounds = text.range
                style = .prose
            }
            guard let assignment = InlineReader(bytes: bytes, bounds: bounds, style: style).assignment(wordStart: start, wordEnd: hit.end)
            else { continue }
            if let next = replacement(of: assignment, within: bounds), seen.insert(next.range.lowerBound).inserted { named(next, rank: 1) }
            guard !seen.contains(assignment.range.lowerBound), !contains(covered, assignment.range.lowerBound) else { continue }
            // "API token is …": a word that only hints leaves the place to one that promises.
            if SlotName(assignment.name).promise != nil { seen.insert(assignment.range.lowerBound) }
            named(assignment, rank: 1)
        }
    }

    /// `password = "old" -> "new"`, as a plan of Terraform tells of a change.
    private func replacement(of assignment: Assignment, within bounds: Range<Int>) -> Assignment? {
        let end = assignment.range.upperBound
        guard bytes.has("\" -> \"", at: end), let quoted = KeyValueReader.quoted(bytes, at: end + 5, end: min(bounds.upperBound, end + 2000))
        else { return nil }
        var next = assignment
        (next.value, next.range, next.isQuoted) = (quoted.bytes, quoted.range, true)
        return next
    }

    /// A JSON string with escapes: read its decoded form, report where the string stands.
    private mutating func escapedText(_ text: JSONReader.Text) {
        guard text.value.count <= 1 << 20 else { return }
        var seen: Set<Int> = []
        for hit in scanner.prefilter.hits(in: text.value, limit: 2000) {
            let start = hit.end - scanner.prefilter.lengths[hit.literal]
            guard case .slotWord = scanner.anchors[hit.literal],
                var assignment = InlineReader(bytes: text.value, bounds: 0..<text.value.count, style: .prose)
                    .assignment(wordStart: start, wordEnd: hit.end),
                seen.insert(assignment.range.lowerBound).inserted
            else { continue }
            assignment.range = text.range
            named(assignment, rank: 0, in: text.value)
        }
    }

    private func text(covering offset: Int) -> JSONReader.Text? {
        var low = 0
        var high = texts.count
        while low < high {
            let middle = (low + high) / 2
            if texts[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        guard low < texts.count, texts[low].range.contains(offset) else { return nil }
        return texts[low]
    }

    private func contains(_ ranges: [Range<Int>], _ offset: Int) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(offset)
    }

    private func style(at offset: Int) -> InlineReader.Style {
        switch kind.format {
        case .prose, .csv: .prose
        case .shell, .yaml, .ini, .env: .shell
        case .code, .xml, .json, .pgpass, .netrc, .binary: isProse(at: offset) ? .prose : .code
        }
    }

    /// In text, or in a comment of a program.
    private func isProse(at offset: Int) -> Bool {
        switch kind.format {
        case .prose, .csv: return true
        case .json: return kind.purpose != .config
        case .code, .shell, .yaml, .env, .ini:
            var start = min(offset, bytes.count)
            while start > 0, offset - start < 400, bytes[start - 1] != Byte.newline { start -= 1 }
            while start < offset, Byte.isBlank(bytes[start]) { start += 1 }
            return bytes.has("//", at: start) || bytes.has("* ", at: start) || bytes.has("/*", at: start)
                || (bytes.has("#", at: start) && !bytes.has("#define", at: start) && !bytes.has("#[", at: start)) || bytes.has("--", at: start)
        default: return false
        }
    }

    // MARK: - One answer per place

    private mutating func settled() -> [Match] {
        guard !candidates.isEmpty else { return [] }
        let lines = LineTable(bytes)
        // Ranges that overlap form a group; within one the highest rank keeps its value and learns the others' surroundings.
        var accepted: [Candidate] = []
        var groupEnd = -1
        for candidate in candidates.sorted(by: { ($0.range.lowerBound, $1.rank) < ($1.range.lowerBound, $0.rank) }).prefix(20_000) {
            guard candidate.range.lowerBound < groupEnd, let last = accepted.last else {
                accepted.append(candidate)
                groupEnd = candidate.range.upperBound
                continue
            }
            groupEnd = max(groupEnd, candidate.range.upperBound)
            let isBetter = candidate.rank > last.rank
            var best = isBetter ? candidate : last
            let other = isBetter ? last : candidate
            best.endpoint = best.endpoint.filled(from: other.endpoint)
            best.slot = best.slot ?? other.slot
            best.confidence = max(best.confidence, other.confidence)
            accepted[accepted.count - 1] = best
        }
        // What stands in a structured slot is named by it, whoever found it.
        for index in accepted.indices where accepted[index].slot == nil {
            let range = accepted[index].range
            if !kind.isExport, let holder = holder(of: range) {
                accepted[index].slot = holder.path
                if accepted[index].endpoint.isEmpty { accepted[index].endpoint = siblings.endpoint(of: holder) }
            }
        }
        return accepted.sorted { $0.range.lowerBound < $1.range.lowerBound }.map { found in
            Match(
                secret: Secret(found.value), kind: found.kind, range: found.range, line: lines.line(of: found.range.lowerBound), slot: found.slot,
                endpoint: found.endpoint, confidence: found.confidence, reason: found.reason,
                isJoinable: found.rank > Self.identifierRank && found.rank < Self.privateKeyRank && Shape(found.value).isJoinable)
        }
    }
}

extension ScanPass {
    /// The assignment whose value holds `range`. Readers return assignments in order of place, so that a search by halves finds it.
    private func holder(of range: Range<Int>) -> Assignment? {
        var low = 0
        var high = assignments.count
        while low < high {
            let middle = (low + high) / 2
            if assignments[middle].range.lowerBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        guard low > 0, range.upperBound <= assignments[low - 1].range.upperBound else { return nil }
        return assignments[low - 1]
    }
}

extension FileKind {
    /// A program: no reader sees it as a whole, so that a line means what it says wherever it stands.
    var isReadByTheLine: Bool { format == .code && hasTellingName && (dialect == .plain || dialect == .sql) }

    /// A text whose lines mean the same when others change: what is above them tells no more than the name of a section.
    var isReadInParts: Bool {
        switch format {
        case .prose: dialect == .plain
        case .ini, .env: dialect == .plain || dialect == .directives
        case .shell: dialect == .plain
        case .code: dialect == .plain || dialect == .sql || dialect == .quotedDirectives
        default: false
        }
    }

    /// Written by people for people, exported from some tool: slots there say nothing.
    var isExport: Bool { purpose == .chat || purpose == .ticket || purpose == .documentation || purpose == .log }
}

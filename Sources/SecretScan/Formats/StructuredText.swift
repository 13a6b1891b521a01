import Runtime

/// What a document's own readers see in it: named values, texts that may hold more, and documents of their own.
struct StructuredText {
    var reading = Reading()
    /// Strings of JSON: prose may hide in them.
    var texts: [JSONReader.Text] = []
    var embedded: [Embedded] = []
    private var hits = Hits([])
    /// Where readers of lines look.
    private var parts: [Range<Int>] = []

    /// Which readers a document is given to is decided by its kind alone.
    ///
    /// `hits` are ends of words that the prefilter saw, in order: what is read by the line is read around them, and a string of
    /// JSON that holds none needs no second look. `parts`, where only these matter, narrow what is read by the line further.
    static func read(_ bytes: [UInt8], _ kind: FileKind, hits: [Int], parts: [Range<Int>]?) -> StructuredText {
        var text = StructuredText()
        text.hits = Hits(hits)
        if kind.format == .prose && !kind.isOfSecrets || kind.dialect == .quotedDirectives {
            text.parts = Paragraphs.around(hits, in: bytes)
        } else {
            text.parts = parts.map { Paragraphs.around($0.flatMap { [$0.lowerBound, $0.upperBound] }, in: bytes) } ?? [0..<bytes.count]
        }
        text.readFormat(bytes, kind)
        text.readDialect(bytes, kind)
        if kind.dialect == .translation {
            // "Forgotten?" ends a label.
            text.reading.assignments.removeAll {
                !TextValue.looksChosen($0.value) || !$0.value.contains(where: Byte.isDigit) && "?!".utf8.contains($0.value.at($0.value.count - 1))
            }
            if kind.format == .xml { text.embedded.removeAll() }
        }
        text.embedDecoded(kind)
        text.settleNames(kind)
        text.reading.assignments.sort { $0.range.lowerBound < $1.range.lowerBound }
        return text
    }

    /// Words that wake a reader in files where no other word would: they name secrets in their own formats only.
    static let anchors = [
        "privatekey", "presharedkey", "psk", "authtok", "rootpw", "bindpw", "community", "kennwort", "creds", "login:", "login=", "insecure",
        "fernet", "rc4", "auth-user-pass",
        "required", "bundle_", "cloud.auth", "http_auth", "basic_auth", "rocommunity", "rwcommunity", "auth.user.info", "svc_", "svc-", "basicauth", "socks5", "setuser", " on >",
        "identified", "_auth", "user_", "proxy-user", "obf:", "keymaterial", "login is", "contrase", "parola", "senha", "heslo", "wachtwoord",
        "salasana", "adgangskode", "httpheadervalue", "psksecret", "root / ", "admin / ", "administrator / ", "root \\/ ", "admin \\/ ",
        "administrator \\/ ", "root:", "admin:", "ароль", "パスワード", "密码", "비밀번호",
        "chlüssel", "chluessel", "geheimnis", "zugang", "vapid", "PIN ", "PIN: ", "<arguments>", "api key", "basic:",
        "basic=", "basic\"", ";pw", ",pw", "\tpw", "shared key",
    ]

    private mutating func readFormat(_ bytes: [UInt8], _ kind: FileKind) {
        switch kind.format {
        case .env: reading = KeyValueReader.read(bytes, in: parts, separators: [UInt8(ascii: "=")])
        case .ini where kind.dialect == .npm: reading = KeyValueReader.read(bytes, in: parts, separators: [UInt8(ascii: "=")])
        case .ini:
            reading = KeyValueReader.read(
                bytes, in: parts, separators: [UInt8(ascii: "="), UInt8(ascii: ":")], allowsBlank: kind.dialect == .directives)
        case .yaml: (reading, embedded) = YAMLReader.read(bytes)
        case .json:
            (reading, texts) = JSONReader.read(bytes)
            // A key in PEM is read where it stands, among the names that say whose it is.
            for text in texts
            where text.value.count >= 20 && !text.value.has("-----BEGIN", at: 0) && Self.isDocument(text.value) && hits.touch(text.range) {
                embedded.append(.whole(text.value, at: text.range.lowerBound, as: nil))
            }
        case .pgpass: reading = PgpassReader.read(bytes)
        case .netrc: reading = NetrcReader.read(bytes)
        case .csv: (reading, embedded) = CSVReader.read(bytes, kind, hits)
        case .xml:
            if kind.dialect != .html { (reading, embedded) = XMLReader.read(bytes, hits) }
        case .shell:
            reading = ShellReader.read(bytes, in: parts, onlyVariables: false)
            reading.assignments += parts.flatMap { ShellReader.readDocker(bytes, in: $0) }
            reading.assignments += parts.flatMap { OptionReader.read(bytes, in: $0) }
        case .prose:
            // In pages for people `name=value` is often an illustration; in logs and notes it is what a program was told.
            reading = ShellReader.read(bytes, in: parts, onlyVariables: kind.purpose == .documentation && kind.hasTellingName, isText: true)
            if kind.purpose != .documentation || !kind.hasTellingName { reading.assignments += parts.flatMap { OptionReader.read(bytes, in: $0) } }
            add(TableReader.read(bytes, in: parts, kind))
            add(ColumnReader.read(bytes, in: parts, kind))
            reading.assignments += NotesReader.read(bytes, hits: hits.ends)
            embedObjects(bytes)
        case .code, .binary: break
        }
        if kind.format == .ini || kind.format == .code { reading.assignments += ErlangReader.read(bytes) }
    }

    private mutating func readDialect(_ bytes: [UInt8], _ kind: FileKind) {
        switch kind.dialect {
        case .hcl:
            let (read, documents) = HCLReader.read(bytes)
            reading = read
            embedded += documents
        case .html: embedded.append(HTMLText.text(of: bytes))
        case .directives:
            reading.assignments += parts.flatMap { DirectiveReader.read(bytes, in: $0) }
            reading.assignments += parts.flatMap { LoginListReader.inlineLogins(bytes, in: $0) }
        case .quotedDirectives:
            add(ShellReader.read(bytes, in: parts, onlyVariables: true, isText: true))
            reading.assignments += parts.flatMap { DirectiveReader.readQuoted(bytes, in: $0) }
        case .networkDevice: reading = Reading(assignments: NetworkDeviceReader.read(bytes))
        case .userList: reading = Reading(assignments: LoginListReader.userList(bytes))
        case .colonLogins: reading = Reading(assignments: LoginListReader.colonLogins(bytes, scheme: nil))
        case .saslPasswords: reading = Reading(assignments: LoginListReader.saslPasswords(bytes))
        case .chapSecrets: reading = Reading(assignments: LoginListReader.chapSecrets(bytes))
        case .ipsecSecrets: reading = Reading(assignments: LoginListReader.ipsecSecrets(bytes))
        case .s3fs: reading = Reading(assignments: LoginListReader.s3fs(bytes))
        case .twoColumns: reading = Reading(assignments: LoginListReader.columns(bytes))
        case .twoLines:
            if reading.assignments.isEmpty { reading = Reading(assignments: LoginListReader.twoLines(bytes)) }
            if reading.assignments.isEmpty {
                reading = Reading(assignments: LoginListReader.saslPasswords(bytes).filter { TextValue.looksChosen($0.value) })
            }
        case .wholeFile:
            if reading.assignments.isEmpty || bytes.count < 200 {
                reading.assignments += LoginListReader.wholeFile(bytes, name: kind.wholeFileName)
            }
            if reading.assignments.isEmpty { reading.assignments = LoginListReader.twoLines(bytes) }
        case .userRoles: reading = Reading(assignments: LoginListReader.userRoles(bytes))
        case .subversion: reading = Reading(assignments: LoginListReader.subversion(bytes))
        case .seed: reading = Reading(assignments: LoginListReader.seed(bytes))
        case .codes: reading = Reading(assignments: LoginListReader.codes(bytes))
        case .keypair: reading = Reading(assignments: LoginListReader.keypair(bytes))
        case .keys:
            for (index, assignment) in reading.assignments.enumerated()
            where SlotName(assignment.name).promise == nil && assignment.value.count >= 16 {
                reading.assignments[index].name = "api_key"
            }
        case .npm: decodeNpm()
        case .rclone:
            for index in reading.assignments.indices where reading.assignments[index].name.hasPrefix("pass") {
                guard let plain = PublishedKeys.rclone(reading.assignments[index].value) else { continue }
                (reading.assignments[index].value, reading.assignments[index].isCertain) = (plain, true)
            }
        case .history: reading.assignments += HistoryReader.read(bytes)
        case .sql: add(TableDumpReader.read(bytes))
        case .patch: embedded += PatchReader.files(in: bytes)
        case .plain, .mail, .environment, .translation: break
        }
    }

    /// Lines of a log that are, or end in, an object of JSON.
    private mutating func embedObjects(_ bytes: [UInt8]) {
        var next = 0
        var lines = Lines(bytes)
        while let line = lines.next() {
            while next < hits.ends.count, hits.ends[next] <= line.lowerBound { next += 1 }
            guard next < hits.ends.count, embedded.count < 5000 else { return }
            guard hits.ends[next] <= line.upperBound else {
                lines.skip(to: hits.ends[next] - 1)
                continue
            }
            guard let start = line.first(where: { bytes.has("{\"", at: $0) }),
                bytes[start..<line.upperBound].contains(UInt8(ascii: ":"))
            else { continue }
            embedded.append(.whole(Array(bytes[start..<line.upperBound]), at: start, as: "x.json"))
        }
    }

    /// A file in a Kubernetes Secret, decoded by the reader of the manifest: a document under its key's name.
    private mutating func embedDecoded(_ kind: FileKind) {
        guard kind.format == .yaml || kind.format == .json || kind.format == .env else { return }
        for assignment in reading.assignments
        where kind.format != .json && assignment.value.count >= 20 && assignment.value.first == UInt8(ascii: "{") && embedded.count < 10_000 {
            guard assignment.value.last == UInt8(ascii: "}"), assignment.value.contains("\"") else { continue }
            embedded.append(.whole(assignment.value, at: assignment.range.lowerBound, as: "x.json"))
        }
        for assignment in reading.assignments where assignment.isDecoded && Self.isDocument(assignment.value) && embedded.count < 10_000 {
            embedded.append(.whole(assignment.value, at: assignment.range.lowerBound, as: assignment.name.contains(".") ? assignment.name : nil))
        }
    }

    /// Two readings of one document, with their scopes kept apart.
    private mutating func add(_ other: Reading) {
        let shift = reading.parents.count
        reading.parents += other.parents.map { $0 < 0 ? $0 : $0 + shift }
        reading.assignments += other.assignments.map { assignment in
            var moved = assignment
            moved.scope += shift
            return moved
        }
    }

    /// A string that is more than one line, or holds JSON or XML.
    static func isDocument(_ value: [UInt8]) -> Bool {
        if value.contains(Byte.newline) { return true }
        let first = value.first { !Byte.isSpace($0) }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[") && value.contains(UInt8(ascii: "{"))
            || first == UInt8(ascii: "<") && value.last == UInt8(ascii: ">")
    }

    /// Names that only some programs use for secrets, and names that say only "value" and stand below one that says more.
    private mutating func settleNames(_ kind: FileKind) {
        for index in reading.assignments.indices
        where reading.assignments[index].path.utf8.count <= 400 && Self.mayBeSealed(reading.assignments[index].path) {
            // The place stays, so that nobody else reads it; the ciphertext is no value.
            if reading.assignments[index].path.pieces(between: ".").contains(where: { Self.sealedSlots.contains($0.lowercased()) }) {
                reading.assignments[index].value = []
            }
        }
        for index in reading.assignments.indices {
            let name = reading.assignments[index].name
            if name.lowercased() == "cpassword", let plain = PublishedKeys.groupPolicy(reading.assignments[index].value) {
                (reading.assignments[index].name, reading.assignments[index].value, reading.assignments[index].isCertain) = (
                    "password", plain, true
                )
                continue
            }
            if name.utf8.count > 64 { continue }
            if settleByValue(index, kind) { continue }
            let lower = name.lowercased()
            if lower == "result", reading.assignments[index].path.hasSuffix("instances.attributes.result"),
                reading.assignments[index].value.count >= 12
            {
                // What Terraform's `random_password` made.
                reading.assignments[index].name = "password"
                continue
            }
            if lower == "neo4j_auth", let slash = reading.assignments[index].value.firstIndex(of: UInt8(ascii: "/")), slash > 0 {
                // `NEO4J_AUTH=neo4j/…` (Neo4j's documentation for Docker).
                reading.assignments[index].endpoint.user = String(decoding: reading.assignments[index].value[..<slash], as: UTF8.self)
                reading.assignments[index].value.removeSubrange(...slash)
                (reading.assignments[index].name, reading.assignments[index].isCertain) = ("password", true)
                continue
            }
            if lower.hasPrefix("httpheadervalue") {
                // What Grafana's data sources send, named apart from it: `httpHeaderName1: Authorization`.
                let value = reading.assignments[index].value
                if let blank = value.prefix(8).firstIndex(of: 32) { reading.assignments[index].value.removeSubrange(...blank) }
                (reading.assignments[index].name, reading.assignments[index].notation) = ("access_token", .scheme)
                continue
            }
            if lower == "authorization", reading.assignments[index].value.has("Basic ", at: 0),
                reading.assignments[index].value.contains(UInt8(ascii: ":")) || reading.assignments[index].value.count(where: { $0 == 32 }) == 2
            {
                // Editors' request files allow the pair in clear, with a colon or a blank between.
                reading.assignments[index].value.removeFirst(6)
                if let blank = reading.assignments[index].value.firstIndex(of: 32) { reading.assignments[index].value[blank] = UInt8(ascii: ":") }
            }
            if lower.hasPrefix("bundle_") || Self.loginSlots.contains(lower) || lower == "basic" && Self.isLogin(reading.assignments[index].value),
                let colon = reading.assignments[index].value.firstIndex(of: UInt8(ascii: ":")), !reading.assignments[index].value.contains("://")
            {
                // Bundler keeps `user:password` by host (bundle config).
                guard colon > 0, colon + 1 < reading.assignments[index].value.count else { continue }
                reading.assignments[index].endpoint.user = String(decoding: reading.assignments[index].value[..<colon], as: UTF8.self)
                reading.assignments[index].value.removeSubrange(...colon)
                (reading.assignments[index].name, reading.assignments[index].isCertain) = ("password", true)
            } else if let known = DirectiveReader.secretNames[lower] {
                if SlotName(name).promise == nil { reading.assignments[index].name = known }
            } else if Self.valueNames.contains(lower) {
                let parts = reading.assignments[index].path.pieces(between: ".")
                // A schema has defaults; an environment that a program tells of has values.
                guard parts.count >= 2, !parts.contains("properties") || lower.hasSuffix("value") else { continue }
                let holder = String(parts[parts.count - 2])
                if SlotName(holder).promise != nil { reading.assignments[index].name = holder }
            }
        }
    }

    /// Names that hold a secret only if the value is of the form that their program gives it.
    private mutating func settleByValue(_ index: Int, _ kind: FileKind) -> Bool {
        let assignment = reading.assignments[index]
        let value = assignment.value
        if value.has("OBF:", at: 0), let plain = PublishedKeys.jetty(value) {
            (reading.assignments[index].name, reading.assignments[index].value, reading.assignments[index].isCertain) = ("password", plain, true)
            return true
        }
        guard value.count >= 16, value.count <= 256 else { return false }
        if assignment.name.utf8.count == 3, assignment.name.lowercased() == "key" {
            let parts = assignment.path.pieces(between: ".")
            let holder = parts.count >= 2 ? parts[parts.count - 2].lowercased() : ""
            let isHeld = Self.keyHolders.contains(holder) || kind.isOfSecrets && ["keys", "keyring"].contains(holder)
            if holder.hasPrefix("jwt") || isHeld, Self.isDrawn(value) {
                reading.assignments[index].name = "signing_key"
                return true
            }
            // Kaggle's, beside the user.
            let near = reading.assignments[max(0, index - 4)..<min(reading.assignments.count, index + 5)]
            if value.count <= 64, value.allSatisfy(Byte.isAlphanumeric), Self.isDrawn(value),
                near.contains(where: { $0.scope == assignment.scope && $0.name == "username" })
            {
                reading.assignments[index].name = "api_key"
                return true
            }
            return false
        }
        if assignment.name.hasPrefix("SAVED_"), Self.isDrawn(value),
            !["id", "email", "user", "name", "url"].contains(SlotName(assignment.name).words.last ?? "")
        {
            // What acme.sh keeps of a DNS provider's login.
            reading.assignments[index].name = "api_key"
            return true
        }
        if Judge.isUUID(value), assignment.path.pieces(between: ".").dropLast().last == "tokens" {
            // Consul's `acl.tokens`.
            (reading.assignments[index].name, reading.assignments[index].isCertain) = ("token", true)
            reading.assignments[index].endpoint.scheme = "consul"
            return true
        }
        return false
    }

    private static let keyHolders: Set<String> = ["encryption", "signing", "hmac", "crypt", "cipher", "session", "sessions", "cookie", "cookies"]

    /// As a generator draws: letters of both cases and digits, or hexadecimal digits.
    private static func isDrawn(_ value: [UInt8]) -> Bool {
        let shape = Shape(value)
        guard value.count >= 16, value.allSatisfy({ Detector.Alphabet.base64AndURL.contains($0) }), shape.digits >= 2 else { return false }
        return shape.lowers > 2 && shape.uppers > 2 && shape.bits >= 60 || value.count >= 32 && value.allSatisfy(Byte.isHex) && shape.bits >= 90
    }

    /// Whether `sops` or `encr` stands in a path: most are told by one look at their letters.
    private static func mayBeSealed(_ path: String) -> Bool {
        var before: UInt32 = 0
        for byte in path.utf8 {
            before = before << 8 | UInt32(byte | 32)
            if before == 0x736F_7073 || before == 0x656E_6372 { return true }
        }
        return false
    }

    /// `kim:…`, of which the second half is plainly no word: what a slot that may hold anything else must look like.
    private static func isLogin(_ value: [UInt8]) -> Bool {
        guard let colon = value.firstIndex(of: UInt8(ascii: ":")), colon > 1, value[..<colon].allSatisfy(Byte.isName) else { return false }
        let password = Array(value[(colon + 1)...])
        return password.count >= 8 && TextValue.looksChosen(password) && Shape(password).classes >= 3
    }

    /// Slots of `user:password`.
    private static let loginSlots: Set<String> = [
        "cloud.auth", "basic_auth", "basicauth", "http_auth", "httpauth", "userpwd", "authorization", "proxy_auth", "user_pass", "userpass",
        "npmauthident", "basic.auth.user.info", "schema.registry.basic.auth.user.info",
    ]

    /// Maps that hold ciphertext: Sealed Secrets, SOPS, Pulumi.
    private static let sealedSlots: Set<String> = ["encrypteddata", "sops", "encryptedkey", "encryptionsalt"]

    private static let valueNames: Set<String> = [
        "value", "default", "plaintext", "plain_text", "stringvalue", "string_value", "secretvalue", "rawvalue", "literal", "content",
        "defaultvalue", "#text", "_value",
        "secretstring", "parametervalue", "currentvalue", "initialvalue", "stringdata", "raw", "computed",
    ]

    /// `_password` is Base64, `_auth` is Base64 of user and password (npm documentation, "npmrc").
    private mutating func decodeNpm() {
        for index in reading.assignments.indices {
            let name = reading.assignments[index].name.lowercased()
            let tail = name.pieces(between: ":").last.map(String.init) ?? name
            guard tail == "_password" || tail == "_auth", let decoded = Base64.decode(reading.assignments[index].value),
                decoded.allSatisfy({ $0 >= 32 && $0 < 127 }), decoded.count >= 4
            else {
                if tail.hasPrefix("_auth") { reading.assignments[index].name = "token" }
                continue
            }
            reading.assignments[index].name = "password"
            reading.assignments[index].isCertain = true
            if tail == "_auth", let colon = decoded.firstIndex(of: UInt8(ascii: ":")) {
                reading.assignments[index].endpoint.user = String(decoding: decoded[..<colon], as: UTF8.self)
                reading.assignments[index].value = Array(decoded[(colon + 1)...])
            } else {
                reading.assignments[index].value = decoded
            }
        }
    }
}

/// Reads what clients remember of what was typed into them.
enum HistoryReader {
    static func read(_ bytes: [UInt8]) -> [Assignment] {
        var found: [Assignment] = []
        for line in Lines(bytes) where found.count < Reading.limit {
            let words = CommandReader(bytes: bytes, bounds: line).words(from: line.lowerBound)
            guard words.count >= 2 else { continue }
            if let user = RedisUser.password(words) { found += user }
            let first = words[0].text.lowercased()
            guard first == "auth" || first == "config" && words.count == 4 && ["requirepass", "masterauth"].contains(words[2].text.lowercased()),
                let last = words.last, words.count <= 4
            else { continue }
            found.append(
                Assignment(
                    name: "password", path: first, value: last.value, range: last.range, isQuoted: true, scope: 0, isCertain: true,
                    endpoint: EndpointParts(scheme: "redis", user: first == "auth" && words.count == 3 ? words[1].text : nil), judgedAs: .ini))
        }
        return found
    }
}

/// AWS's access key IDs stand in slots called keys, and are the user's name rather than a secret.
enum AccessKeyID {
    static func matches(_ value: [UInt8]) -> Bool {
        guard value.count == 20, value.has("AKIA", at: 0) || value.has("ASIA", at: 0) else { return false }
        return value.allSatisfy { Byte.isUpper($0) || Byte.isDigit($0) }
    }
}

/// A point in time: it stands after "token expired:" and is none.
enum Moment {
    static func matches(_ value: [UInt8]) -> Bool {
        guard value.count >= 8, value.count <= 40, Byte.isDigit(value[0]) else { return false }
        let dates = value.prefix(10).enumerated().allSatisfy { index, byte in
            index == 4 || index == 7 ? byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") : Byte.isDigit(byte)
        }
        return value.count >= 10 && dates
    }
}

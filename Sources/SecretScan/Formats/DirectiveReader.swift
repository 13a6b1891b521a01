/// Reads settings written as `word value`, as the daemons of Unix have them: Redis, HAProxy, OpenLDAP, SSSD, SNMP, WireGuard,
/// wpa_supplicant, mutt, msmtp, FreeRADIUS. Only words of which the manuals say that a secret follows are taken.
enum DirectiveReader {
    /// A directive, and which of the words after it is the secret.
    private struct Rule {
        /// The words before the secret; `*` stands for any one word, `*@*` for an address.
        let words: [String]
        var name = "password"
        var scheme: String?
        /// Which `*` is the user.
        var user: Int?
        /// The word is `user:password`.
        var isLogin = false
        /// Nothing may follow: in PAM `password requisite pam_unix.so` is no secret.
        var isLast = false
        /// Another rule may find more in the line.
        var goesOn = false
    }

    private static let rules: [Rule] = [
        Rule(words: ["requirepass"], scheme: "redis"),
        Rule(words: ["masterauth"], scheme: "redis"),
        Rule(words: ["sentinel", "auth-pass", "*"], scheme: "redis"),
        Rule(words: ["sentinel", "sentinel-pass"], scheme: "redis"),
        Rule(words: ["auth", "*"], scheme: "redis", user: 0, isLast: true),
        Rule(words: ["tls-key-file-pass"]),
        Rule(words: ["allow"], scheme: "https", isLogin: true),
        Rule(words: ["stats", "auth"], scheme: "https", isLogin: true),
        Rule(words: ["user", "*", "insecure-password"], scheme: "https", user: 0),
        Rule(words: ["rootpw"], scheme: "ldap"),
        Rule(words: ["bindpw"], scheme: "ldap"),
        Rule(words: ["rootbindpw"], scheme: "ldap"),
        Rule(words: ["rootmodpw"], scheme: "ldap"),
        Rule(words: ["olcrootpw:"], scheme: "ldap"),
        Rule(words: ["rocommunity"], name: "secret", scheme: "snmp"),
        Rule(words: ["rwcommunity"], name: "secret", scheme: "snmp"),
        Rule(words: ["rocommunity6"], name: "secret", scheme: "snmp"),
        Rule(words: ["rwcommunity6"], name: "secret", scheme: "snmp"),
        Rule(words: ["trap2sink", "*"], name: "secret", scheme: "snmp"),
        Rule(words: ["com2sec", "*", "*"], name: "secret", scheme: "snmp"),
        Rule(words: ["createuser", "*", "*"], scheme: "snmp", user: 0, goesOn: true),
        Rule(words: ["createuser", "*", "*", "*", "*"], scheme: "snmp", user: 0),
        Rule(words: ["register", "=>"], scheme: "sip", isLogin: true),
        Rule(words: ["ed25519", "*"], name: "signing_key", isLast: true),
        Rule(words: ["secret"], name: "secret", isLast: true),
        Rule(words: ["password"], isLast: true),
        Rule(words: ["passwd"], isLast: true),
        Rule(words: ["pass"], isLast: true),
        Rule(words: ["passphrase"], isLast: true),
        Rule(words: ["authdigestprovider"], isLast: true),
        Rule(words: ["ldapbindpassword"]),
        Rule(words: ["authldapbindpassword"], scheme: "ldap"),
        Rule(words: ["dbdparams"], name: "connection"),
        Rule(words: ["balancermanagerpassword"]),
        Rule(words: ["sslpassphrasedialog"], name: "ignored"),
        Rule(words: ["ftp_password"]),
        Rule(words: ["auth_pass"], name: "password", scheme: "vrrp"),
        Rule(words: ["smtp_password"], scheme: "smtp"),
        Rule(words: ["sasl_passwd"]),
        Rule(words: ["ike-psk"], name: "secret"),
        Rule(words: ["login", "*", "password"], user: 0),
        Rule(words: ["user", "*", "password"], user: 0),
        Rule(words: ["user", "*", "pass"], user: 0),
        Rule(words: ["user", "*", "there", "with", "password"], scheme: "imap", user: 0),
        Rule(words: ["user", "*", "with", "password"], scheme: "imap", user: 0),
        Rule(words: ["proxy_password"]),
        Rule(words: ["cache_peer_password"]),
        Rule(words: ["snmp_community"], name: "secret", scheme: "snmp"),
        Rule(words: ["authcommunity", "*"], name: "secret", scheme: "snmp"),
        Rule(words: ["neighbor", "*", "password"], scheme: "bgp"),
        Rule(words: ["enable", "password"]),
        Rule(words: ["bind_password"]),
        Rule(words: ["sqlconnectinfo", "*", "*"], scheme: "sql", user: 1),
        Rule(words: ["socks5", "*", "*", "*"], scheme: "socks", user: 2),
        Rule(words: ["basicauth", "*"], scheme: "https", user: 0),
        Rule(words: ["binddn", "*", "bindpw"], scheme: "ldap"),
        Rule(words: ["key"], name: "secret", isLast: true),
        Rule(words: ["monitor", "*@*", "*", "*"], scheme: "nut", user: 1),
        Rule(words: ["d-i", "*", "password"]),
        Rule(words: ["option", "key"], name: "passphrase", isLast: true),
        Rule(words: ["option", "password"], isLast: true),
        Rule(words: ["option", "private_key"], name: "private_key", isLast: true),
        Rule(words: ["option", "preshared_key"], name: "secret", isLast: true),
        Rule(words: ["acl_token"], name: "token"),
        Rule(words: ["token"], name: "token", isLast: true),
        // FortiOS; what it has sealed follows the word `ENC`.
        Rule(words: ["set", "passwd"], isLast: true),
        Rule(words: ["set", "password"], isLast: true),
        Rule(words: ["set", "passphrase"], name: "passphrase", isLast: true),
        Rule(words: ["set", "psksecret"], name: "passphrase", isLast: true),
        Rule(words: ["set", "auth-pwd"], isLast: true),
        Rule(words: ["set", "priv-pwd"], isLast: true),
        Rule(words: ["set", "secret"], name: "secret", isLast: true),
    ]

    /// Names in `name = value` settings that other programs would not call a secret.
    static let secretNames: [String: String] = [
        "psk": "passphrase", "wpa_passphrase": "passphrase", "wpa-psk": "passphrase", "wifi.psk": "passphrase", "sae_password": "password",
        "wep_key0": "secret",
        "wep-key0": "secret", "leap-password": "password", "presharedkey": "secret", "preshared_key": "secret", "pre-shared-key": "secret",
        "secret": "secret",
        "ldap_default_authtok": "password", "bindpw": "password", "rootpw": "password", "cpassword": "password", "authtok": "password",
        "default_pass": "password", "sshpass": "password", "ansible_ssh_pass": "password", "ansible_become_pass": "password",
        "ansible_sudo_pass": "password", "private-token": "token", "_auth": "token", "_authtoken": "token", "proxypass": "password",
        "proxyuserpwd": "password",
        "auth-password": "password", "ipmi_pass": "password", "community": "secret", "snmp_community": "secret", "storepass": "password",
        "keypass": "password", "erlang.cookie": "secret", "cookie": "secret", "rpc_secret": "secret", "rpc-secret": "secret",
        "enable_password": "password",
        "fernet_key": "signing_key", "secret_key_base": "secret_key", "app_key": "app_key", "hmac_key": "signing_key",
        "smtp_auth_password": "password",
        "mail.password": "password", "identitytoken": "token", "registrytoken": "token", "rpcpassword": "password", "authpassword": "password",
        "privpassword": "password", "connectionpassword": "password", "ftppass": "password", "dbpass": "password", "db_pw": "password",
        "dbpw": "password",
        "dbpasswd": "password", "dbpwd": "password", "mysqlpwd": "password", "mysql_pwd": "password", "userpass": "password", "userpw": "password",
        "kennwort": "password", "motdepasse": "password", "contraseña": "password", "wachtwoord": "password", "pass word": "password",
        "secretstring": "secret", "secret_string": "secret", "olcrootpw": "password", "pword": "password", "p/w": "password", "passcode": "password",
        "rootpass": "password", "adminpass": "password", "adminpw": "password", "smtppass": "password", "smtp_pass": "password",
        "mailpass": "password",
        "ldappass": "password", "loginpass": "password", "routing_key": "api_key", "service_key": "api_key", "integration_key": "api_key",
        "keymaterial": "passphrase", "passwd2": "password", "clear-text": "password", "passwordsalt": "signing_key", "hash_salt": "signing_key",
        "publiclinksalt": "signing_key", "validationkey": "signing_key", "decryptionkey": "signing_key",
    ]

    /// What a line may begin with.
    private static let firstWords = Set(rules.map { Array($0.words[0].utf8) } + ["acl", "user", "setuser"].map { Array($0.utf8) })
    private static let longestFirstWord = 32

    static func read(_ bytes: [UInt8], in part: Range<Int>) -> [Assignment] {
        var found: [Assignment] = []
        for line in Lines(bytes, in: part) {
            guard found.count < Reading.limit, line.count <= 4096 else { continue }
            let start = line.first { !Byte.isBlank(bytes[$0]) } ?? line.upperBound
            if bytes.at(start) == UInt8(ascii: "$"), let macro = macro(bytes, start..<line.upperBound) {
                found.append(macro)
                continue
            }
            let word = bytes[start..<line.upperBound].prefix(longestFirstWord).prefix { !Byte.isBlank($0) && !Byte.isQuote($0) }
            guard firstWords.contains(word.map(Byte.lower)) else { continue }
            var words = CommandReader(bytes: bytes, bounds: line).words(from: line.lowerBound)
            // Kickstart's `rootpw --plaintext …`; encrypted ones are hashes.
            if words.first?.text == "rootpw" {
                if words.contains(where: { $0.text == "--iscrypted" }) { continue }
                words.removeAll { $0.text.hasPrefix("--") }
            }
            guard words.count >= 2, words.count <= 40 else { continue }
            if let user = RedisUser.password(words) {
                found += user
                continue
            }
            // `set smtp_pass = "…"` is an assignment, which others read; so is what holds an equals sign.
            for rule in rules where matches(rule, words) {
                var value = words[rule.words.count]
                guard rule.name != "ignored", value.value.first != UInt8(ascii: "="), value.text != "{" else { break }
                while value.value.last == UInt8(ascii: ";") || value.value.last == UInt8(ascii: ",") { value.value.removeLast() }
                var endpoint = EndpointParts(scheme: rule.scheme)
                if rule.isLogin {
                    guard let colon = value.value.firstIndex(of: UInt8(ascii: ":")), colon > 0 else { break }
                    endpoint.user = String(decoding: value.value[..<colon], as: UTF8.self)
                    value = value.dropping(colon + 1)
                    // `register => user:…@host/extension`
                    if rule.scheme == "sip", let at = value.value.lastIndex(of: UInt8(ascii: "@")) { value.value.removeSubrange(at...) }
                    // `allow` takes addresses more often.
                    if rule.words[0] == "allow",
                        !TextValue.looksChosen(value.value) || value.value.contains(UInt8(ascii: "/")) || value.value.contains(UInt8(ascii: ":"))
                    {
                        break
                    }
                } else if let user = rule.user {
                    let stars = rule.words.indices.filter { rule.words[$0].hasPrefix("*") }
                    if stars.indices.contains(user) { endpoint.user = words[stars[user]].text }
                }
                // One bare word that looks like a word is prose in a file without a telling name.
                guard !rule.isLast || TextValue.looksChosen(value.value) || rule.scheme != nil else { break }
                found.append(
                    Assignment(
                        name: rule.name, path: rule.words.filter { !$0.hasPrefix("*") }.joined(separator: " "), value: value.value, range: value.range,
                        isQuoted: true,
                        scope: 0, isCertain: rule.scheme != nil && rule.name == "password", endpoint: endpoint, judgedAs: .ini))
                if rule.goesOn { continue }
                break
            }
        }
        return found
    }

    /// `$USER5$=…`, where Nagios and Icinga keep the passwords of their checks.
    private static func macro(_ bytes: [UInt8], _ line: Range<Int>) -> Assignment? {
        guard bytes.has("$USER", at: line.lowerBound), let end = bytes[line.dropFirst(6)].firstIndex(of: UInt8(ascii: "$")),
            bytes[line.lowerBound + 5..<end].allSatisfy(Byte.isDigit), bytes.at(end + 1) == UInt8(ascii: "="),
            let value = KeyValueReader.value(bytes, at: end + 2, end: line.upperBound), TextValue.looksChosen(value.bytes),
            !value.bytes.contains(UInt8(ascii: "/"))
        else { return nil }
        return Assignment(
            name: "password", path: bytes.text(line.lowerBound..<end + 1), value: value.bytes, range: value.range, isQuoted: true, scope: 0,
            judgedAs: .ini)
    }

    private static func matches(_ rule: Rule, _ words: [CommandReader.Word]) -> Bool {
        guard words.count > rule.words.count, !rule.isLast || words.count == rule.words.count + 1 else { return false }
        for (pattern, word) in zip(rule.words, words) where pattern != "*" {
            if pattern == "*@*" ? !word.value.contains(UInt8(ascii: "@")) : word.text.lowercased() != pattern { return false }
        }
        return true
    }

    /// `name 'value'` at the start of a line, as Gradle, Chef, fastlane and other Ruby or Groovy files write settings.
    static func readQuoted(_ bytes: [UInt8], in part: Range<Int>) -> [Assignment] {
        var found: [Assignment] = []
        for line in Lines(bytes, in: part) where found.count < Reading.limit {
            var start = line.lowerBound
            while start < line.upperBound, Byte.isBlank(bytes[start]) { start += 1 }
            var end = start
            while end < line.upperBound, Byte.isName(bytes[end]) || bytes[end] == UInt8(ascii: ":") || bytes[end] == UInt8(ascii: "(") { end += 1 }
            guard end > start, end - start <= 80 else { continue }
            var value = end
            while value < line.upperBound, Byte.isBlank(bytes[value]) || bytes[value] == UInt8(ascii: ",") { value += 1 }
            let isAssigned = bytes.at(value) == UInt8(ascii: "=")
            while value < line.upperBound, Byte.isBlank(bytes[value]) || isAssigned && "=>".utf8.contains(bytes[value]) { value += 1 }
            // Most lines end here: a name is made only of what has a value beside it.
            guard value < line.upperBound, Byte.isQuote(bytes[value]) else { continue }
            let name = String(decoding: bytes[start..<end].filter { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "(") }, as: UTF8.self)
            guard SlotName.promises(secretNames[name.lowercased()] ?? name),
                let quoted = KeyValueReader.quoted(bytes, at: value, end: line.upperBound), !isAssigned || TextValue.looksChosen(quoted.bytes)
            else { continue }
            found.append(
                Assignment(
                    name: secretNames[name.lowercased()] ?? name, path: name, value: quoted.bytes, range: quoted.range, isQuoted: true, scope: 0,
                    judgedAs: .ini))
        }
        return found
    }
}

/// A user of Redis: `user app on >password ~* +@all`, in `redis.conf`, an ACL file or `ACL SETUSER`
/// (Redis documentation, "ACL"). A `#` before the value marks its digest.
enum RedisUser {
    static func password(_ words: [CommandReader.Word]) -> [Assignment]? {
        var index = 0
        if words[0].text.lowercased() == "acl", words.count > 3, words[1].text.lowercased() == "setuser" { index = 1 }
        guard ["user", "setuser"].contains(words[index].text.lowercased()), words.count > index + 2 else { return nil }
        let rules = words[(index + 2)...]
        guard
            rules.contains(where: {
                ["on", "off", "resetpass", "reset", "allkeys", "nopass"].contains($0.text.lowercased()) || $0.text.hasPrefix("+")
                    || $0.text.hasPrefix("~")
            })
        else { return nil }
        return rules.filter { $0.value.first == UInt8(ascii: ">") && $0.value.count > 4 }.map { word in
            let value = word.dropping(1)
            return Assignment(
                name: "password", path: "user", value: value.value, range: value.range, isQuoted: true, scope: 0, isCertain: true,
                endpoint: EndpointParts(scheme: "redis", user: words[index + 1].text), judgedAs: .ini)
        }
    }
}

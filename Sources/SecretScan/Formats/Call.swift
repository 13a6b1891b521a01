import Runtime

/// A call that takes a user and a password by their places, as its library's documentation says: `smtp.login("kim", "…")`.
struct Call: Sendable {
    /// What the prefilter looks for, up to the bracket.
    let literal: String
    /// Which argument is the user, the next being the password.
    var user = 0
    /// Where one string alone is the password: Redis knows no user unless told.
    var mayBeAlone = false
    /// Whether a port's number stands before the user, without which the call is somebody else's.
    var isAfterPort = false
    /// Which argument alone is the secret, where no user stands before it.
    var key: Int?
    /// What the secret is.
    var name = "password"
    /// The argument is user and password in one, and what parts them.
    var parting: UInt8?

    private static let colon = UInt8(ascii: ":")
    private static let slash = UInt8(ascii: "/")

    static let all: [Call] = [
        // ftplib, smtplib, imaplib, commons-net, paho
        Call(literal: ".login("),
        // requests, httpx, OkHttp, Go's net/http, reqwest
        Call(literal: "auth=("), Call(literal: "httpbasicauth("), Call(literal: "httpdigestauth("), Call(literal: "setbasicauth("),
        Call(literal: ".basic_auth("), Call(literal: "credentials.basic("),
        // Apache HttpClient, .NET, java.net
        Call(literal: "usernamepasswordcredentials("), Call(literal: "networkcredential("), Call(literal: "passwordauthentication("),
        // JDBC, mysqli, PDO, Go's net/smtp
        Call(literal: "drivermanager.getconnection(", user: 1), Call(literal: "mysqli(", user: 1), Call(literal: "mysqli_connect(", user: 1),
        Call(literal: "new pdo(", user: 1), Call(literal: "smtp.plainauth(", user: 1),
        // Perl's and Ruby's DBI, MySQL's C API, PHP's older extensions and LDAP, python-ldap, doobie
        Call(literal: "dbi->connect(", user: 1), Call(literal: "dbi->connect_cached(", user: 1), Call(literal: "dbi.connect(", user: 1),
        Call(literal: "mysql_real_connect(", user: 2), Call(literal: "mysql_connect(", user: 1), Call(literal: "odbc_connect(", user: 1),
        Call(literal: "oci_connect("), Call(literal: "oci_pconnect("), Call(literal: "ldap_bind(", user: 1), Call(literal: "ftp_login(", user: 1),
        Call(literal: "ssh2_auth_password(", user: 1), Call(literal: "simple_bind_s("), Call(literal: "fromdrivermanager[io](", user: 2),
        Call(literal: "pymysql.connect(", user: 1), Call(literal: "mysqldb.connect(", user: 1), Call(literal: "cx_oracle.connect("),
        // Jenkins' Groovy
        Call(literal: "usernamepasswordcredentialsimpl(", user: 3), Call(literal: "secret.fromstring(", mayBeAlone: true),
        // Ruby without brackets
        Call(literal: ".basic_auth "), Call(literal: ":authorization, :basic, "),
        // Azure's storage, what signs a token in Node, Python, Ruby and PHP
        Call(literal: "storagesharedkeycredential(", key: 1, name: "account_key"), Call(literal: "jwt.sign(", key: 1, name: "jwt_secret"),
        Call(literal: "jwt.encode(", key: 1, name: "jwt_secret"), Call(literal: "jwt::encode(", key: 1, name: "jwt_secret"),
        // Clients of Redis: lua-resty-redis, phpredis, jedis, ioredis
        Call(literal: ":auth(", mayBeAlone: true), Call(literal: "->auth(", mayBeAlone: true), Call(literal: "redis.auth(", mayBeAlone: true),
        Call(literal: "jedis.auth(", mayBeAlone: true),
        // requests' sessions, ftplib, paramiko, tweepy, rumqttc, Spring, MongoDB's shell
        Call(literal: "auth = ("), Call(literal: "ftplib.ftp(", user: 1), Call(literal: "ftp_tls(", user: 1),
        Call(literal: ".connect(", user: 2, isAfterPort: true),
        Call(literal: "oauthhandler("), Call(literal: "oauth1userhandler("), Call(literal: "set_access_token("), Call(literal: "set_credentials("),
        Call(literal: "setcredentials("), Call(literal: ".credentials("), Call(literal: "db.auth("), Call(literal: "changeuserpassword("),
        // phpseclib and Perl's clients, paho, pika, Cassandra's driver, urllib, gomail, Ruby's FTP, PHP's IMAP and SQL Server, MongoDB's driver
        Call(literal: "->login("), Call(literal: ".username_pw_set("), Call(literal: "plaincredentials("), Call(literal: "plaintextauthprovider("),
        Call(literal: ".add_password(", user: 2), Call(literal: "newdialer(", user: 2), Call(literal: "net::ftp.open(", user: 1),
        Call(literal: "imap_open(", user: 1),
        Call(literal: "mssql_connect(", user: 1), Call(literal: "pymssql.connect(", user: 1), Call(literal: "createcredential(", user: 1),
        // sbt, MATLAB, Windows Script Host
        Call(literal: "credentials(", user: 2), Call(literal: "= database(", user: 1), Call(literal: "mapnetworkdrive ", user: 3),
        // Sequelize, PHP's PDO and mysqli as a trace of calls shows them, Oracle's UTL_HTTP, SQL Server's logins
        Call(literal: "new sequelize(", user: 1), Call(literal: "pdo->__construct(", user: 1), Call(literal: "mysqli->__construct(", user: 1),
        Call(literal: "utl_http.set_authentication(", user: 1), Call(literal: "sp_addlinkedsrvlogin ", user: 3), Call(literal: "sp_addlogin "),
    ] + keyed + joined

    /// Calls that take a key by its place: those that sign and check tokens, and codes that authenticate messages.
    private static let keyed: [Call] = [
        // jsonwebtoken, PyJWT, ruby-jwt, php-jwt, jjwt, java-jwt
        ("jwt.sign(", 1), ("jwt.verify(", 1), ("jwt.encode(", 1), ("jwt.decode(", 1), ("jwt::encode(", 1), ("jwt::decode(", 1), ("signwith(", 1),
        ("signwith(", 0), ("setsigningkey(", 0), ("hmacshakeyfor(", 0), ("algorithm.hmac256(", 0), ("algorithm.hmac384(", 0),
        ("algorithm.hmac512(", 0), ("symmetricsecuritykey(", 0),
        // Node, PHP, Python, Go, Ruby, Java, .NET
        ("createhmac(", 1), ("hash_hmac(", 2), ("hmac.new(", 0), ("hmac.digest(", 0), ("hmac.new(", 1), ("hmac.hexdigest(", 1),
        ("secretkeyspec(", 0), ("new hmacsha1(", 0), ("new hmacsha256(", 0), ("new hmacsha512(", 0),
        // What signs cookies: cookie-parser
        ("cookieparser(", 0),
    ].map { Call(literal: $0.0, key: $0.1, name: "signing_key") } + [
        // discord.js and its kin
        Call(literal: "client.login(", key: 0, name: "bot_token"), Call(literal: "bot.login(", key: 0, name: "bot_token"),
    ]

    /// Calls that take user and password in one string.
    private static let joined: [Call] = [
        // libcurl's option, as C, PHP and Python write it
        Call(literal: "opt_userpwd,", key: 0, parting: colon), Call(literal: "opt_userpwd =>", key: 0, parting: colon),
        Call(literal: "opt_proxyuserpwd,", key: 0, parting: colon), Call(literal: "opt_proxyuserpwd =>", key: 0, parting: colon),
        Call(literal: ".userpwd,", key: 0, parting: colon),
        // python-oracledb, `scott/…@db`
        Call(literal: "cx_oracle.connect(", key: 0, parting: slash), Call(literal: "oracledb.connect(", key: 0, parting: slash),
    ]

    /// Arguments are read this far.
    private static let window = 600

    /// The password, where it is written as a string: a variable is none.
    func read(_ bytes: [UInt8], from start: Int, bounds: Range<Int>) -> Assignment? {
        if let key { return argument(key, bytes, from: start, bounds: bounds) }
        let end = min(bounds.upperBound, start + Self.window)
        var position = start
        var name: String?
        for index in 0...(user + 1) {
            while position < end, Byte.isSpace(bytes[position]) { position += 1 }
            if index > user, bytes.has("Some(", at: position) { position += 5 }
            if Byte.isLetter(bytes.at(position)), Byte.isQuote(bytes.at(position + 1)) { position += 1 }
            guard position < end else { return nil }
            let string = Byte.isQuote(bytes[position]) ? KeyValueReader.quoted(bytes, at: position, end: end) : nil
            if index > user {
                return string.map {
                    Assignment(
                        name: "password", path: "password", value: $0.bytes, range: $0.range, isQuoted: true, scope: -1,
                        endpoint: EndpointParts(user: name))
                }
            }
            if index == user, mayBeAlone, let string {
                var next = string.next
                while next < end, Byte.isSpace(bytes[next]) { next += 1 }
                if bytes.at(next) == UInt8(ascii: ")") {
                    return Assignment(name: "password", path: "password", value: string.bytes, range: string.range, isQuoted: true, scope: -1)
                }
            }
            if isAfterPort, index == user - 1, !Byte.isDigit(bytes[position]) { return nil }
            if index == user { name = string.map { String(decoding: $0.bytes, as: UTF8.self) } }
            guard let next = comma(in: bytes, from: string?.next ?? position, to: end) else { return nil }
            position = next + 1
        }
        return nil
    }

    /// The argument at this place, if it is a string, or one that is made bytes of.
    private func argument(_ place: Int, _ bytes: [UInt8], from start: Int, bounds: Range<Int>) -> Assignment? {
        let end = min(bounds.upperBound, start + Self.window)
        var position = start
        for _ in 0..<place {
            guard let next = comma(in: bytes, from: position, to: end) else { return nil }
            position = next + 1
        }
        while position < end, Byte.isSpace(bytes[position]) { position += 1 }
        // `Encoding.UTF8.GetBytes("…")`, `[]byte("…")`, `Buffer.from("…")`: up to the bracket before the string.
        for _ in 0..<3 where !Byte.isQuote(bytes.at(position)) && !(Byte.isLetter(bytes.at(position)) && Byte.isQuote(bytes.at(position + 1))) {
            var open = position
            while open < end, open - position < 48, Byte.isName(bytes[open]) || "[]:$ ".utf8.contains(bytes[open]) { open += 1 }
            guard bytes.at(open) == UInt8(ascii: "(") else { break }
            position = open + 1
        }
        if Byte.isLetter(bytes.at(position)) { position += 1 }
        guard position < end, Byte.isQuote(bytes[position]), let string = KeyValueReader.quoted(bytes, at: position, end: end) else { return nil }
        // The lone string of a call that has a user first, where two are wanted, is something else.
        var assignment = Assignment(
            name: name, path: name, value: string.bytes, range: string.range, isQuoted: true, scope: -1, notation: .wrapped)
        guard let parting else { return isWhole(bytes, after: string.next, end) ? assignment : nil }
        guard let at = string.bytes.firstIndex(of: parting), at > 0, at + 1 < string.bytes.count else { return nil }
        let tail = string.bytes[(at + 1)...]
        assignment.value = Array(parting == Self.slash ? tail.prefix(upTo: tail.lastIndex(of: UInt8(ascii: "@")) ?? tail.endIndex) : tail)
        assignment.range = string.range.lowerBound + at + 1..<max(string.range.lowerBound + at + 2, string.range.upperBound)
        assignment.endpoint = EndpointParts(
            scheme: parting == Self.slash ? "oracle" : "https", user: String(decoding: string.bytes[..<at], as: UTF8.self))
        return assignment
    }

    /// Whether nothing is joined to the string: a piece of a key is none.
    private func isWhole(_ bytes: [UInt8], after next: Int, _ end: Int) -> Bool {
        var position = next
        while position < end, Byte.isSpace(bytes[position]) { position += 1 }
        return position >= end || bytes[position] != UInt8(ascii: "+") && bytes[position] != UInt8(ascii: "%")
    }

    /// The comma that ends an argument; brackets and strings in it are passed over.
    private func comma(in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
        var position = start
        var depth = 0
        while position < end {
            switch bytes[position] {
            case UInt8(ascii: ",") where depth == 0: return position
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
                depth -= 1
                if depth < 0 { return nil }
            case UInt8(ascii: ";") where depth == 0: return nil
            case Byte.quote, Byte.apostrophe, Byte.backtick:
                guard let string = KeyValueReader.quoted(bytes, at: position, end: end) else { return nil }
                position = string.next
                continue
            default: break
            }
            position += 1
        }
        return nil
    }
}

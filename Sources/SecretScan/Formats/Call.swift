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
        Call(literal: ".basic_auth "),
        // Clients of Redis: lua-resty-redis, phpredis, jedis, ioredis
        Call(literal: ":auth(", mayBeAlone: true), Call(literal: "->auth(", mayBeAlone: true), Call(literal: "redis.auth(", mayBeAlone: true),
        Call(literal: "jedis.auth(", mayBeAlone: true),
        // requests' sessions, ftplib, paramiko, tweepy, rumqttc, Spring, MongoDB's shell
        Call(literal: "auth = ("), Call(literal: "ftplib.ftp(", user: 1), Call(literal: "ftp_tls(", user: 1),
        Call(literal: ".connect(", user: 2, isAfterPort: true),
        Call(literal: "oauthhandler("), Call(literal: "oauth1userhandler("), Call(literal: "set_access_token("), Call(literal: "set_credentials("),
        Call(literal: "setcredentials("), Call(literal: ".credentials("), Call(literal: "db.auth("),
        // phpseclib and Perl's clients, paho, pika, Cassandra's driver, urllib, gomail, Ruby's FTP, PHP's IMAP and SQL Server, MongoDB's driver
        Call(literal: "->login("), Call(literal: ".username_pw_set("), Call(literal: "plaincredentials("), Call(literal: "plaintextauthprovider("),
        Call(literal: ".add_password(", user: 2), Call(literal: "newdialer(", user: 2), Call(literal: "net::ftp.open(", user: 1),
        Call(literal: "imap_open(", user: 1),
        Call(literal: "mssql_connect(", user: 1), Call(literal: "pymssql.connect(", user: 1), Call(literal: "createcredential(", user: 1),
        // sbt, MATLAB, Windows Script Host
        Call(literal: "credentials(", user: 2), Call(literal: "= database(", user: 1), Call(literal: "mapnetworkdrive ", user: 3),
    ]

    /// Arguments are read this far.
    private static let window = 600

    /// The password, where it is written as a string: a variable is none.
    func read(_ bytes: [UInt8], from start: Int, bounds: Range<Int>) -> Assignment? {
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

/// How one command takes a password, as its manual says.
struct Command: Sendable {
    /// What the prefilter looks for. With a blank at its end it is whole; without one it may go on (`mysqldump`).
    let literal: String
    var passwords: Set<String> = []
    var tokens: Set<String> = []
    /// Flags that take user and password, and what parts them.
    var logins: [String: UInt8] = [:]
    /// Flags whose value may touch them: `-psecret`.
    var joined: [String] = []
    var joinedUsers: Set<String> = []
    var users: Set<String> = []
    var hosts: Set<String> = []
    /// Other flags that take a value, where words without a flag count.
    var valued: Set<String> = []
    /// Which of the words that are no flags are passwords.
    var positional: [Int] = []
    var positionalSeparator: UInt8?
    var positionalIsToken = false
    /// What a token follows without a blank.
    var joinedTokens: [String] = []
    /// A word that names the one after it.
    var nameAt: Int?
    /// The password comes from `echo … |`.
    var isPiped = false
    /// A command of Windows: flags begin with a slash too, and a backslash is no escape.
    var hasSlashes = false
    /// Short flags may be run together, the last with a value.
    var hasClusters = false
    /// The password follows the last of what parts it from the user, as in `algorithm:name:key`.
    var isLast = false
    /// People speak of it too: what looks like a word is one.
    var isSpoken = false
    var scheme: String?

    private static let colon = UInt8(ascii: ":")
    private static let slash = UInt8(ascii: "/")

    static let all: [Command] = registries + databases + remotes + services + settings

    private static let registries: [Command] =
        [
            "docker login ", "podman login ", "nerdctl login ", "buildah login ", "skopeo login ", "crane auth login ", "registry login ",
            "oras login ", "docker --config",
        ].map {
            Command(literal: $0, passwords: ["-p", "--password"], joined: ["-p"], users: ["-u", "--username"], scheme: "https")
        } + [
            Command(literal: "twine upload ", passwords: ["-p", "--password"], users: ["-u", "--username"]),
            Command(literal: "nuget setapikey ", positional: [0]),
            Command(literal: "nuget push ", tokens: ["-k", "--api-key", "-ApiKey"]),
            Command(literal: "gem push ", tokens: ["-k"]),
            Command(literal: "cargo login ", positional: [0]),
            Command(literal: "cargo publish ", tokens: ["--token"]),
        ]

    private static let databases: [Command] = [
        Command(
            literal: "mysql", passwords: ["--password"], joined: ["-p", "-u", "-h"], joinedUsers: ["-u"], users: ["-u", "--user"],
            hosts: ["-h", "--host"],
            scheme: "mysql"),
        Command(
            literal: "mariadb", passwords: ["--password"], joined: ["-p", "-u", "-h"], joinedUsers: ["-u"], users: ["-u", "--user"],
            hosts: ["-h", "--host"], scheme: "mysql"),
        Command(literal: "redis-cli ", passwords: ["-a", "--pass"], users: ["--user"], hosts: ["-h"], scheme: "redis"),
        Command(literal: "valkey-cli ", passwords: ["-a", "--pass"], users: ["--user"], hosts: ["-h"], scheme: "redis"),
        Command(
            literal: "mongo", passwords: ["-p", "--password"], joined: ["-p"], users: ["-u", "--username"], hosts: ["-h", "--host"],
            scheme: "mongodb"),
        Command(literal: "sqlcmd ", passwords: ["-P"], joined: ["-P"], users: ["-U"], hosts: ["-S"], scheme: "sqlserver"),
        Command(literal: "bcp ", passwords: ["-P"], joined: ["-P"], users: ["-U"], hosts: ["-S"], scheme: "sqlserver"),
        Command(literal: "sqlplus ", positional: [0], positionalSeparator: slash, scheme: "oracle"),
        Command(literal: "expdp ", positional: [0], positionalSeparator: slash, scheme: "oracle"),
        Command(literal: "impdp ", positional: [0], positionalSeparator: slash, scheme: "oracle"),
        Command(literal: "cqlsh ", passwords: ["-p", "--password"], users: ["-u", "--username"], scheme: "cassandra"),
        Command(literal: "beeline ", passwords: ["-p"], users: ["-n"], hosts: [], scheme: "hive"),
        Command(
            literal: "influx ", passwords: ["-password", "--password", "-p"], tokens: ["-t", "--token"], users: ["-username"], scheme: "influxdb"),
        Command(literal: "tsql ", passwords: ["-P"], joined: ["-P"], users: ["-U"], hosts: ["-S", "-H"], scheme: "sqlserver"),
        Command(literal: "isql ", passwords: ["-P"], joined: ["-P"], users: ["-U"], hosts: ["-S"], scheme: "sybase"),
        Command(literal: "osql ", passwords: ["-P"], joined: ["-P"], users: ["-U"], hosts: ["-S"], scheme: "sqlserver"),
        Command(literal: "cypher-shell ", passwords: ["-p"], users: ["-u"], hosts: ["-a"], scheme: "neo4j"),
        Command(literal: "couchbase-cli ", passwords: ["-p"], users: ["-u"], hosts: ["-c"], scheme: "couchbase"),
        Command(literal: "nodetool ", passwords: ["-pw"], users: ["-u"], hosts: ["-h"], scheme: "cassandra"),
        Command(literal: "vsql ", passwords: ["-w"], users: ["-U"], hosts: ["-h"], scheme: "vertica"),
        Command(literal: "db2 connect to ", passwords: ["using"], users: ["user"], scheme: "db2"),
        Command(literal: "rman target ", positional: [0], positionalSeparator: slash, scheme: "oracle"),
        Command(literal: "kadmin ", passwords: ["-w"], users: ["-p"], scheme: "kerberos"),
    ]

    private static let remotes: [Command] = [
        Command(literal: "sshpass ", passwords: ["-p"], joined: ["-p"], scheme: "ssh"),
        Command(
            literal: "curl ", logins: ["-u": colon, "--user": colon, "-U": colon, "--proxy-user": colon], joined: ["-u", "-U"],
            valued: ["-H", "-d", "-X", "-o"], scheme: "https"),
        Command(literal: "http ", logins: ["-a": colon, "--auth": colon], scheme: "https"),
        Command(literal: "https ", logins: ["-a": colon, "--auth": colon], scheme: "https"),
        Command(literal: "plink ", passwords: ["-pw"], users: ["-l"], scheme: "ssh"),
        Command(literal: "pscp ", passwords: ["-pw"], users: ["-l"], scheme: "ssh"),
        Command(literal: "psftp ", passwords: ["-pw"], users: ["-l"], scheme: "ssh"),
        Command(literal: "smbclient ", logins: ["-U": UInt8(ascii: "%"), "--user": UInt8(ascii: "%")], scheme: "smb"),
        Command(literal: "net ads ", logins: ["-U": UInt8(ascii: "%")], scheme: "smb"),
        Command(literal: "net rpc ", logins: ["-U": UInt8(ascii: "%")], scheme: "smb"),
        Command(literal: "rpcclient ", logins: ["-U": UInt8(ascii: "%")], scheme: "smb"),
        Command(literal: "lftp ", logins: ["-u": UInt8(ascii: ","), "--user": UInt8(ascii: ",")], scheme: "ftp"),
        Command(literal: "ncftpput ", passwords: ["-p"], users: ["-u"], scheme: "ftp"),
        Command(literal: "ipmitool ", passwords: ["-P"], users: ["-U"], hosts: ["-H"], scheme: "ipmi"),
        Command(literal: "ldapsearch ", passwords: ["-w"], users: ["-D"], hosts: ["-h"], scheme: "ldap"),
        Command(literal: "ldapadd ", passwords: ["-w"], users: ["-D"], hosts: ["-h"], scheme: "ldap"),
        Command(literal: "ldapmodify ", passwords: ["-w"], users: ["-D"], hosts: ["-h"], scheme: "ldap"),
        Command(literal: "ldapwhoami ", passwords: ["-w"], users: ["-D"], hosts: ["-h"], scheme: "ldap"),
        Command(literal: "ldappasswd ", passwords: ["-w", "-s"], users: ["-D"], hosts: ["-h"], scheme: "ldap"),
        Command(literal: "net use ", users: [], positional: [1, 2], hasSlashes: true, scheme: "smb"),
        Command(literal: "psexec ", passwords: ["-p"], users: ["-u"], hasSlashes: true),
        Command(literal: "freerdp ", joined: ["/p:"], hasSlashes: true, scheme: "rdp"),
        Command(literal: "xfreerdp ", joined: ["/p:"], hasSlashes: true, scheme: "rdp"),
        Command(literal: "xfreerdp3 ", joined: ["/p:"], hasSlashes: true, scheme: "rdp"),
        Command(literal: "wlfreerdp ", joined: ["/p:"], hasSlashes: true, scheme: "rdp"),
        Command(literal: "rdesktop ", passwords: ["-p"], users: ["-u"], scheme: "rdp"),
        Command(literal: "net user ", positional: [1], hasSlashes: true),
        Command(literal: "nmcli ", passwords: ["password", "wifi-sec.psk", "802-11-wireless-security.psk", "wifi-sec.leap-password"]),
        Command(literal: "ConvertTo-SecureString ", passwords: ["-String", "-string"], valued: ["-Key", "-SecureKey"], positional: [0]),
        Command(literal: "cmdkey ", joined: ["/pass:"], hasSlashes: true),
        Command(literal: "sc config ", passwords: ["password="]),
        Command(literal: "sc create ", passwords: ["password="]),
        Command(literal: "schtasks ", passwords: ["/rp", "/RP", "/p", "/P"], hasSlashes: true),
        Command(literal: "wmic ", joined: ["/password:"], hasSlashes: true),
        Command(literal: "pcs cluster auth ", passwords: ["-p"], users: ["-u"], scheme: "https"),
        Command(literal: "pcs host auth ", passwords: ["-p"], users: ["-u"], scheme: "https"),
        Command(literal: "racadm ", passwords: ["-p"], users: ["-u"], hosts: ["-r"], scheme: "ipmi"),
        Command(literal: "esxcli ", passwords: ["-p"], users: ["-u"], hosts: ["-s"], scheme: "https"),
        Command(literal: "evil-winrm ", passwords: ["-p"], users: ["-u"], hosts: ["-i"], scheme: "winrm"),
        Command(literal: "nuget sources ", passwords: ["-Password", "-password"], users: ["-UserName", "-username"], scheme: "https"),
        Command(literal: "unrar ", joined: ["-p"]),
        Command(literal: "nsupdate ", logins: ["-y": colon], isLast: true, scheme: "dns"),
        Command(literal: "check_mssql", passwords: ["-P", "-p", "--password"], users: ["-U", "-u"], hosts: ["-H"], scheme: "sqlserver"),
        Command(literal: "check_mysql", passwords: ["-p", "--password"], users: ["-u"], hosts: ["-H"], scheme: "mysql"),
        Command(literal: "check_pgsql ", passwords: ["-p", "--password"], users: ["-l"], hosts: ["-H"], scheme: "postgresql"),
        Command(literal: "check_ldap", passwords: ["-P", "--pass"], users: ["-D"], hosts: ["-H"], scheme: "ldap"),
        Command(literal: "check_http ", logins: ["-a": colon, "--authorization": colon], scheme: "https"),
        // Robot Framework, which parts words by two blanks.
        Command(literal: "input password  ", positional: [1], isSpoken: true),
        Command(literal: "nickserv identify ", positional: [0], isSpoken: true, scheme: "irc"),
        Command(literal: "snmpget ", passwords: ["-c", "-A", "-X"], joined: [], scheme: "snmp"),
        Command(literal: "snmpwalk ", passwords: ["-c", "-A", "-X"], joined: [], scheme: "snmp"),
        Command(literal: "snmpbulkwalk ", passwords: ["-c", "-A", "-X"], joined: [], scheme: "snmp"),
    ]

    private static let services: [Command] = [
        Command(literal: "az login ", passwords: ["-p", "--password"], users: ["-u", "--username"], scheme: "https"),
        Command(literal: "acr login ", passwords: ["-p", "--password"], users: ["-u", "--username"], scheme: "https"),
        Command(literal: "oc login ", passwords: ["-p", "--password"], tokens: ["--token"], users: ["-u", "--username"], scheme: "https"),
        Command(literal: "cf login ", passwords: ["-p"], users: ["-u"], scheme: "https"),
        Command(literal: "cf auth ", positional: [1], scheme: "https"),
        Command(literal: "cli login ", passwords: ["-p", "--password"], tokens: ["-t", "--token"], users: ["-u", "--user", "--username"]),
        Command(literal: "tabcmd login ", passwords: ["-p"], users: ["-u"], hosts: ["-s"]),
        Command(literal: "mosquitto_pub ", passwords: ["-P", "--pw"], users: ["-u"], hosts: ["-h"], scheme: "mqtt"),
        Command(literal: "mosquitto_sub ", passwords: ["-P", "--pw"], users: ["-u"], hosts: ["-h"], scheme: "mqtt"),
        Command(literal: "mosquitto_passwd ", positional: [2], scheme: "mqtt"),
        Command(literal: "rabbitmqctl add_user ", positional: [1], scheme: "amqp"),
        Command(literal: "rabbitmqctl change_password ", positional: [1], scheme: "amqp"),
        Command(literal: "rabbitmqctl authenticate_user ", positional: [1], scheme: "amqp"),
        Command(literal: "rabbitmqadmin ", passwords: ["-p", "--password"], users: ["-u", "--username"], hosts: ["-H"], scheme: "amqp"),
        Command(literal: "vault login ", valued: ["-method", "-path"], positional: [0]),
        Command(literal: "argocd login ", passwords: ["--password"], users: ["--username"]),
        Command(literal: "airflow users create ", passwords: ["-p", "--password"], users: ["-u", "--username"]),
        Command(literal: "mc alias set ", positional: [3]),
        Command(literal: "mc admin user add ", positional: [2]),
        Command(literal: "elasticsearch-users useradd ", passwords: ["-p"], scheme: "elasticsearch"),
        Command(literal: "mc config host add ", positional: [3]),
        Command(
            literal: "swaks ", passwords: ["-ap", "--auth-password"], users: ["-au", "--auth-user"], hosts: ["-s", "--server"], scheme: "smtp"),
        Command(literal: "htpasswd ", positional: [2], hasClusters: false),
        Command(literal: "wpa_passphrase ", positional: [1]),
        Command(literal: "vercel ", tokens: ["-t", "--token"]),
        Command(literal: "netlify ", tokens: ["--auth", "-a"]),
        Command(literal: "doctl ", tokens: ["-t", "--access-token"]),
        Command(literal: "snyk auth ", tokens: ["--auth-token"], positional: [0], positionalIsToken: true),
        Command(literal: "sonar-scanner", joinedTokens: ["-Dsonar.login=", "-Dsonar.token="]),
        Command(literal: "mvn ", joinedTokens: ["-Dsonar.login=", "-Dsonar.token="]),
        Command(literal: "gradle", joinedTokens: ["-Dsonar.login=", "-Dsonar.token="]),
        Command(literal: "codecov", tokens: ["-t", "--token"]),
        Command(literal: "zip ", passwords: ["-P"], hasClusters: true),
        Command(literal: "unzip ", passwords: ["-P"]),
        Command(literal: "7z ", joined: ["-p"]),
        Command(literal: "7za ", joined: ["-p"]),
        Command(literal: "keytool ", passwords: ["-storepass", "-keypass", "-srcstorepass", "-deststorepass"]),
        Command(literal: "jarsigner ", passwords: ["-storepass", "-keypass"]),
        Command(literal: "osslsigncode ", passwords: ["-pass"]),
        Command(literal: "signtool ", passwords: ["/p"], hasSlashes: true),
    ]

    /// Commands that set something by name, or take the password from a pipe.
    private static let settings: [Command] = [
        Command(literal: "proxy_set_header ", nameAt: 0),
        Command(literal: "proxy_pass_header ", nameAt: 0),
        Command(literal: "RequestHeader set ", nameAt: 0),
        Command(literal: "set-header ", nameAt: 0),
        Command(literal: "fastcgi_param ", nameAt: 0),
        Command(literal: "configure set ", valued: ["--profile", "--region"], nameAt: 0),
        Command(literal: "config set ", valued: ["--location", "-L"], nameAt: 0),
        Command(literal: "user-secrets set ", valued: ["--project", "-p"], nameAt: 0),
        Command(literal: "setenv ", nameAt: 0),
        Command(literal: "setx ", nameAt: 0, hasSlashes: true),
        Command(literal: "set -gx ", nameAt: 0),
        Command(literal: "set -x ", nameAt: 0),
        Command(literal: "set -Ux ", nameAt: 0),
        Command(literal: "--password-stdin", isPiped: true),
        Command(literal: "--with-token", isPiped: true),
        Command(literal: "--stdin", isPiped: true),
        Command(literal: "chpasswd", isPiped: true),
        Command(literal: "kinit ", isPiped: true),
        Command(literal: "sudo -S ", isPiped: true),
    ]
}

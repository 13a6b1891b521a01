/// What names and suffixes say of a file. Tables: of every path several are asked.
extension FileKind {
    static let formatOfName: [String: Format] = table([
        (.pgpass, ["pgpass.conf"]),
        (.netrc, [".authinfo"]),
        (.ini, [".npmrc", "npmrc", ".yarnrc", ".pypirc", ".my.cnf", ".mylogin.cnf", ".s3cfg", ".boto", "credentials",
            ".editorconfig", ".passwd-s3fs", ".gitconfig", "config.ini", ".pg_service.conf", ".terraformrc",
            ".sentryclirc", ".smbcredentials", ".cifs", ".muttrc", "muttrc", ".msmtprc", "msmtprc", ".fetchmailrc",
            "fetchmailrc", ".getmailrc", ".wgetrc", ".curlrc", ".hgrc", "hgrc", ".odbc.ini", ".esmtprc", "inventory",
            "hosts", ".vault_pass", "sql.ini", ".dput.cf", ".offlineimaprc", ".mbsyncrc"]),
        (.yaml, [".gemrc", "clouds.yaml", ".condarc", "hub"]),
        (.shell, [".git-credentials", "dockerfile", "containerfile", "makefile", "crontab", ".bashrc", ".profile",
            ".zshrc", ".bash_profile", ".zprofile", ".zshenv", ".login", ".cshrc", ".tcshrc", "procfile", "justfile",
            "gnumakefile", ".xprofile"]),
        (.code, ["jenkinsfile", "vagrantfile", "fastfile", "appfile", "matchfile", "gemfile", "podfile", "rakefile",
            "berksfile", "brewfile", "guardfile"]),
        (.json, [".dockerconfigjson", ".dockercfg", "config.json", ".babelrc", "composer.lock"]),
        (.shell, [".envrc"]),
        (.prose, ["commit_editmsg", "tag_editmsg", "merge_msg"]),
    ])

    static let formatOfSuffix: [String: Format] = table([
        (.yaml, ["yaml", "yml", "eyaml", "sls"]),
        (.json, ["json", "jsonl", "ndjson", "json5", "jsonc", "ipynb", "tfstate", "webmanifest", "har",
            "postman_collection", "postman_environment", "arb", "avsc", "code-workspace", "code-snippets"]),
        (.ini, ["ini", "cfg", "conf", "cnf", "properties", "toml", "service", "desktop", "timer", "socket", "mount",
            "cf", "prefs", "nmconnection", "network", "netdev", "ovpn", "repo", "list", "sources", "reg", "inf",
            "dsn", "udl", "rdp", "ldif", "cnx", "jaas", "secrets", "tnsnames", "ora", "acl", "pcf", "bru", "http",
            "rest", "hurl", "vpnc", "inc", "slurm", "rules", "lua-config", "editorconfig", "cred", "creds",
            "credentials", "auth", "login", "user", "users"]),
        (.xml, ["plist", "xml", "config", "csproj", "vbproj", "props", "targets", "pom", "html", "htm", "xhtml",
            "svg", "xsl", "xslt", "xsd", "wsdl", "jmx", "nuspec", "settings", "publishsettings", "pubxml", "resx",
            "xlf", "xliff", "jnlp", "xaml", "kml", "rdl", "dtsx", "ism", "mobileconfig", "dbeaver", "ewp", "launch",
            "iml"]),
        (.csv, ["csv", "tsv", "psv"]),
        (.shell, ["sh", "bash", "zsh", "ksh", "csh", "fish", "bat", "cmd", "ps1", "psm1", "psd1", "mk", "make",
            "bats", "command", "expect", "exp", "envrc", "profile"]),
        (.prose, ["md", "markdown", "mdx", "txt", "rst", "adoc", "asciidoc", "org", "wiki", "mediawiki", "textile",
            "log", "eml", "mbox", "text", "ics", "vcs", "vcf", "out", "err", "trace", "irc", "rtf", "creole", "rdoc", "pod"]),
        (.code, ["tf", "tfvars", "hcl", "nomad"]),
        (.binary, ["png", "jpg", "jpeg", "gif", "pdf", "zip", "gz", "bz2", "xz", "zst", "7z", "jar", "class", "so",
            "a", "o", "exe", "dll", "woff", "woff2", "ttf", "ico", "mp4", "mp3", "wasm", "pyc", "dylib", "webp",
            "bin", "pack", "idx"]),
    ])

    static let dialectOfName: [String: Dialect] = table([
        (.environment, ["environ"]),
        (.saslPasswords, ["sasl_passwd", "sasl_password", "relay_passwd", "smtp_auth", "passwd.client"]),
        (.chapSecrets, ["chap-secrets", "pap-secrets", "chap-secrets.bak"]),
        (.twoColumns, ["jmxremote.password"]),
        (.ipsecSecrets, ["ipsec.secrets", "racoon.psk", "swanctl.secrets"]),
        (.s3fs, [".passwd-s3fs", "passwd-s3fs"]),
        (.userList, ["userlist.txt", "pgbouncer.txt"]),
        (.colonLogins, ["rsyncd.secrets", "rsync.secrets", "rsyncd.passwd", ".htpasswd", "htpasswd", "webdav.passwd",
            "squid_passwd", "mosquitto.passwd", "pwfile", "mosquitto_passwd", "passwd.txt", "http_users", "psk.txt", "psk.secrets", "stunnel.psk"]),
        (.userRoles, ["users.properties", "realm.properties", "jetty-realm.properties", "jetty-users.properties"]),
        (.seed, [".google_authenticator"]),
        (.directives, ["redis.conf", "sentinel.conf", "users.acl", "valkey.conf", "haproxy.cfg", "slapd.conf",
            "snmpd.conf", "snmp.conf", ".muttrc", "muttrc", ".msmtprc", "msmtprc", ".fetchmailrc", "fetchmailrc",
            "keepalived.conf", "nslcd.conf", "ldap.conf", "squid.conf", "clients.conf", ".mbsyncrc", "monitrc",
            ".monitrc", ".curlrc", ".ldaprc"]),
        (.npm, [".npmrc", "npmrc"]),
        (.rclone, ["rclone.conf", ".rclone.conf"]),
        (.translation, ["strings.xml"]),
        (.wholeFile, [".vault-token", ".vault-pass", ".vault_pass", ".vault_password", "vault-password",
            "vault_pass.txt", ".erlang.cookie", "master.key", "authkey", "credentials.key", "production.key",
            "staging.key", "secret-id", "secret_id", ".secret-id"]),
    ])

    static let dialectOfSuffix: [String: Dialect] = table([
        (.html, ["html", "htm", "xhtml"]),
        (.mail, ["eml", "mbox", "mbx", "emlx", "mht", "mhtml"]),
        (.hcl, ["tf", "tfvars", "hcl", "nomad"]),
        (.sql, ["sql", "psql", "mysql", "plsql", "ddl"]),
        (.colonLogins, ["htpasswd"]),
        (.quotedDirectives, ["gradle", "groovy", "rb", "pp", "kts"]),
        (.patch, ["patch", "diff"]),
        (.translation, ["po", "pot", "arb", "resx", "xlf", "xliff", "strings", "ftl", "lproj", "lang"]),
        (.networkDevice, ["ios", "junos", "eos"]),
    ])

    private static func table<Meaning>(_ rows: [(Meaning, [String])]) -> [String: Meaning] {
        var table: [String: Meaning] = [:]
        for (meaning, names) in rows { for name in names where table[name] == nil { table[name] = meaning } }
        return table
    }
}

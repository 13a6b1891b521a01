import Runtime

extension FileKind {
    /// Files that a notation of their own belongs to, told by name.
    static func dialect(name: String, stem: String, suffix: String, in directory: Directory) -> Dialect {
        if suffix == "pgpass" || name.holds("pgpass") || suffix == "netrc" || name.hasSuffix("netrc") || name == ".authinfo" { return .plain }
        if directory.isApt(name) { return .plain }
        if directory.isGem, name == "credentials" { return .keys }
        if directory.last.last == "svn.simple" { return .subversion }
        if name == "id.json" && directory.last.last == "solana" || name.hasSuffix("keypair.json") { return .keypair }
        if name == "secrets", directory.isDavfs { return .twoColumns }
        if let dialect = dialectOfName[name] { return dialect }
        if name.hasSuffix("_history") || name.hasSuffix(".history") || name.hasSuffix("_hist") || name == "consolehost_history.txt" {
            return .history
        }
        if let dialect = dialectOfSuffix[suffix] { return dialect }
        if isCodes(stem, suffix: suffix) { return .codes }
        if ["vagrantfile", "fastfile", "appfile", "matchfile", "podfile", "jenkinsfile"].contains(name) { return .quotedDirectives }
        if directory.isTranslation,
            ["json", "yaml", "yml", "properties", "php", "js", "ts", "xml", "ini"].contains(suffix)
        {
            return .translation
        }
        // Android's resources.
        if name == "strings.xml" { return .translation }
        if suffix == "properties", stem.hasPrefix("messages") || stem.hasPrefix("strings") || stem.hasPrefix("labels") { return .translation }
        if directory.isMaildir { return .mail }
        if isNetworkDevice(name, suffix: suffix, directory.last) { return .networkDevice }
        if isWholeFile(name, stem: stem, suffix: suffix, directory.last) { return .wholeFile }
        if ["", "txt", "auth", "conf", "cred", "creds", "login", "pass"].contains(suffix), isLoginPair(stem, name: name, suffix: suffix) {
            return .twoLines
        }
        if ["conf", "cfg", "cnf", "rc", "acl", "cf", "ora", "key", "ovpn", "properties"].contains(suffix) { return .directives }
        return .plain
    }

    /// A format that a dialect settles.
    static func format(of dialect: Dialect) -> Format? {
        switch dialect {
        case .environment: .env
        case .userList, .colonLogins, .saslPasswords, .chapSecrets, .ipsecSecrets, .s3fs, .twoLines, .twoColumns, .wholeFile, .directives,
            .networkDevice, .npm, .rclone, .userRoles, .subversion, .seed, .codes:
            .ini
        case .keys: .yaml
        case .keypair: .json
        case .mail: .prose
        case .html: .xml
        case .history: .shell
        case .sql: .code
        case .plain, .hcl, .quotedDirectives, .translation: nil
        case .patch: .code
        }
    }

    /// Whether a file of this dialect may hold a secret without any word that says so.
    var isTelling: Bool {
        switch dialect {
        case .userList, .colonLogins, .saslPasswords, .chapSecrets, .ipsecSecrets, .s3fs, .twoLines, .twoColumns, .wholeFile, .mail, .networkDevice,
            .directives, .history, .keys, .keypair, .userRoles, .subversion, .seed, .codes:
            true
        default: format == .pgpass || format == .netrc || isOfSecrets && (format == .csv || format == .prose)
        }
    }

    private static let networkWords: Set<String> = ["cisco", "ios", "junos", "juniper", "router", "switch", "rancid", "oxidized", "arista"]

    private static func isNetworkDevice(_ name: String, suffix: String, _ directories: ArraySlice<Substring>) -> Bool {
        guard ["", "conf", "cfg", "txt", "config", "confg"].contains(suffix) else { return false }
        let words = name.pieces(between: "-_.") + directories
        return name.holds("running-config") || name.holds("startup-config")
            || words.contains { word in
                networkWords.contains(String(word))
                    || networkWords.contains { word.hasPrefix($0) && word.dropFirst($0.count).allSatisfy(\.isNumber) }
            }
    }

    /// `db_password.txt`, `secrets/smtp-password`, `api_token`.
    private static func isWholeFile(_ name: String, stem: String, suffix: String, _ directories: ArraySlice<Substring>) -> Bool {
        guard ["", "txt", "key", "pass", "password", "passwd", "pwd", "psk", "secret", "token", "tok", "cookie"].contains(suffix)
        else { return false }
        if ["pass", "password", "passwd", "pwd", "psk", "secret", "token"].contains(suffix) { return true }
        let bare = name.hasPrefix(".") ? String(name.dropFirst()) : stem
        // Files of this name hold settings.
        if bare.hasSuffix("credentials") || bare.hasSuffix("credential") { return false }
        if SlotName(bare.pieces(between: ".").first ?? "").promise != nil { return true }
        return directories.last.map { ["secrets", "secret", ".secrets", "credentials"].contains($0) } == true && suffix.isEmpty
    }

    /// `github-recovery-codes.txt`
    private static func isCodes(_ stem: String, suffix: String) -> Bool {
        guard suffix.isEmpty || suffix == "txt", stem.hasSuffix("codes") || stem.hasSuffix("code") else { return false }
        let words = stem.pieces(between: "-_. ")
        return words.contains("recovery") || words.contains("backup")
    }

    private static func isLoginPair(_ stem: String, name: String, suffix: String) -> Bool {
        let words = Set(name.pieces(between: "-_.").map(String.init))
        return suffix == "txt" && words.contains("credentials")
            || !words.isDisjoint(with: ["auth", "login", "logins", "creds", "cred", "userpass", "vpn", "openvpn"])
    }

    /// Programs: what is not among these is told by its bytes.
    static let codeSuffixes: Set<String> = [
        "py", "pyi", "pyx", "rb", "erb", "js", "mjs", "cjs", "jsx", "ts", "tsx", "mts", "cts", "vue", "svelte", "java", "kt", "kts", "scala",
        "groovy", "gradle", "go", "rs",
        "c", "h", "cc", "cpp", "cxx", "hpp", "hh", "m", "mm", "cs", "fs", "vb", "swift", "php", "phtml", "pl", "pm", "t", "lua", "r", "jl", "dart",
        "ex", "exs", "erl", "hrl",
        "clj", "cljs", "edn", "hs", "ml", "mli", "elm", "nim", "zig", "v", "sv", "vhd", "asm", "s", "sql", "psql", "proto", "thrift", "graphql",
        "gql", "css", "scss",
        "less", "sass", "ejs", "hbs", "jinja", "j2", "tpl", "twig", "liquid", "jsp", "jspx", "asp", "aspx", "cshtml", "razor", "ftl", "vm",
        "coffee", "tcl", "vbs", "bas",
        "pas", "f90", "cob", "cbl", "abap", "sol", "el", "lisp", "scm", "rkt", "ps", "awk", "sed", "cmake", "bzl", "star", "bicep", "jsonnet",
        "libsonnet", "cue", "dhall",
        "nix", "pp", "feature", "lock", "sum", "map", "snap", "mod", "work", "plsql", "ddl", "tex", "bib", "sas", "do", "ino", "pde", "gd", "wat",
        "rego", "cedar",
    ]
}

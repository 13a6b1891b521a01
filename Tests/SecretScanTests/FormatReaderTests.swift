import Foundation
import Testing

@testable import SecretScan

/// Readers one by one: what they undo, and where they say it stands. The estate of all kinds is in `SourceKindTests`.
@Suite struct FormatReaderTests {
    private let password: String

    init() {
        var samples = Samples(61)
        password = samples.password(18)
    }

    private func places(_ text: String, _ path: String) -> [String] {
        found(text.replacing("§", with: password), in: path).filter { $0.value == password }.map { "\($0.line) \($0.kind)" }
    }

    // R3
    @Test(arguments: [
        "docker login -u ci -p § registry", "mysql -uroot -p§ shop", "mysql -u root '-p§'", "sshpass -p '§' ssh a@b", "curl -sSu ci:§ https://x",
        "echo '§' | docker login --password-stdin r", "redis-cli -h cache -a § ping", "smbclient -U 'ops%§' //a/b",
        "ldapsearch -x -D cn=a -w § -b dc=b",
        "sqlplus scott/§@orcl", "plink -pw § ops@web", "aws configure set secret_key §", "rabbitmqctl add_user app §", "echo 'ops:§' | chpasswd",
        "psql -c \"ALTER ROLE a PASSWORD '§'\"", "az login -u a -p §", "net use z: \\\\\\\\f\\\\s § /user:a",
    ])
    func `a command's own notation for passwords is known, in scripts, logs and messages`(command: String) {
        #expect(places("x\n\(command)\n", "run.sh").first?.hasPrefix("2 ") == true)
        #expect(places("10:00 start\n+ \(command)\n", "ci/build.log").first?.hasPrefix("2 ") == true)
        let json = command.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        #expect(places("[{\"type\": \"message\",\n\"text\": \"try \(json)\"}]", "exports/slack/ops/1.json").first?.hasPrefix("2 ") == true)
    }

    @Test(arguments: [
        "docker login -u ci -p $PASSWORD r", "docker login -u ci -p ${{ secrets.P }} r", "mysql -uroot -p\"$PW\" x", "curl -u \"$U:$P\" https://x",
        "sshpass -p \"$1\" ssh a",
        "echo $TOKEN | docker login --password-stdin", "docker login -u ci -p **** r", "sshpass -f file ssh a@b", "mysql -p -u root",
        "docker login -p <password> r",
    ])
    func `a command that takes its password from elsewhere holds none`(command: String) {
        #expect(found(command + "\n", in: "run.sh").isEmpty)
        #expect(found(command + "\n", in: "build.log").isEmpty)
    }

    // R3
    @Test func `Base64 in Base64 is opened, and so is a file in a Kubernetes Secret`() {
        var text = "DB_PASSWORD=\(password)\n"
        for depth in 1...2 {
            text = "config:\n  blob: \(Base64Text.encode(text))\n"
            #expect(places(text, "values.yaml").count == 1, "\(depth)")
        }
        let kubeconfig = "users:\n- user:\n    client-key-data: \(Base64Text.encode("token: \(password)\n"))\n"
        #expect(places("kind: Secret\ndata:\n  kubeconfig: \(Base64Text.encode(kubeconfig))\n", "secret.yaml").first?.hasPrefix("3 ") == true)
    }

    @Test func `wrapped Base64 keeps the lines of what it holds`() {
        let inner = (1...8).map { "SETTING_NUMBER_\($0)=some ordinary value that is long" }.joined(separator: "\n") + "\nDB_PASSWORD=\(password)\n"
        let encoded = Base64Text.encode(inner)
        var lines: [String] = []
        var rest = encoded[...]
        while !rest.isEmpty {
            lines.append("      " + rest.prefix(76))
            rest = rest.dropFirst(76)
        }
        let text = "write_files:\n  - content: |\n" + lines.joined(separator: "\n") + "\n"
        #expect(places(text, "user-data.yml") == ["\(lines.count + 2) database-password"])
    }

    @Test func `a value broken over lines of quoted-printable is whole again`() {
        let text =
            "From: a@b\nTo: c@d\nSubject: x\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\nhi\nDB_PASSWORD=3D\(password.prefix(5))=\n\(password.dropFirst(5))\n"
        #expect(places(text, "a.eml") == ["8 database-password"])
    }

    @Test func `Cisco's type 7 and Windows's published key are undone`() {
        #expect(NetworkDeviceReader.typeSeven(Array("070C285F4D06".utf8)) == Array("cisco".utf8))
        #expect(NetworkDeviceReader.typeSeven(Array("0G".utf8)) == nil)
        // The example of [MS-GPPREF]'s readers: AES with the key that Microsoft printed.
        #expect(PublishedKeys.groupPolicy(Array("j1Uyj3Vx8TY9LtLZil2uAuZkFQA/4latT76ZwgdHdhw".utf8)) == Array("Local*P4ssword!".utf8))
        // FIPS 197, appendix C.3, by way of counter mode: the block of the example encrypts to the key stream.
        let key = (0..<32).map { UInt8($0) }
        let plain: [UInt8] = (0..<16).map { UInt8($0) << 4 | UInt8($0) }
        let stream = AES256(key: key)?.decryptedCTR(plain + [UInt8](repeating: 0, count: 16))
        #expect(stream?.prefix(4).elementsEqual([0x8E, 0xA2, 0xB7, 0xCA]) == true)
    }

    @Test func `colours of a terminal and NULs of an environment do not hide a value`() {
        #expect(places("\u{1B}[32mDB_PASSWORD=\u{1B}[0m§\n", "ci/job.log") == ["1 database-password"])
        #expect(places("HOME=/\u{0}DB_PASSWORD=§\u{0}LANG=C\u{0}", "proc/1/environ") == ["1 database-password"])
        #expect(places("HOME=/\u{0}DB_PASSWORD=§\u{0}LANG=C\u{0}", "dump.bin") == ["1 database-password"])
    }

    @Test func `an encrypted OpenSSH key is no finding, one in clear is`() {
        var samples = Samples(62)
        func key(_ cipher: String) -> String {
            let head = Array("openssh-key-v1\0".utf8) + [0, 0, 0, UInt8(cipher.utf8.count)] + Array(cipher.utf8) + [0, 0, 0, 4] + Array("none".utf8)
            return
                "-----BEGIN OPENSSH PRIVATE KEY-----\n\(Data(head + samples.bytes(300)).base64EncodedString())\n-----END OPENSSH PRIVATE KEY-----\n"
        }
        #expect(found(key("none"), in: "id_ed25519").map(\.kind) == ["private-key"])
        #expect(found(key("aes256-ctr"), in: "id_ed25519").isEmpty)
    }

    @Test func `any bytes under any name of the new readers are survived`() {
        var samples = Samples(63)
        let seeds = [
            "a.eml":
                "From: a\nTo: b\nSubject: =?UTF-8?Q?x=20y?=\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Transfer-Encoding: base64\n\nREJfUEFTU1dPUkQ9eA==\n--b--\n",
            "a.xml": "<a><add key=\"Password\" value=\"\(password)\"/><k>password</k><v><![CDATA[\(password)]]></v><!-- <b pwd='x'> --></a>",
            "a.html": "<table><tr><th>Password</th></tr><tr><td>\(password)&amp;</td></tr></table><dl><dt>Token<dd>x</dl>",
            "a.tf": "variable \"db_password\" {\n default = \"\(password)\"\n}\na = <<EOF\npassword=\(password)\nEOF\n",
            "a.md":
                "| User | Password |\n|---|---|\n| a | \(password) |\n\nPassword::\n  \(password)\n{|\n! Password\n|-\n| \(password)\n|}\n===  ===\na    Password\n===  ===\nb    \(password)\n",
            "redis.conf": "user a on >\(password) ~*\nrequirepass \"\(password)\"\n", "userlist.txt": "\"a\" \"\(password)\"\n",
            "cisco.cfg": "hostname a\nenable password 7 070C285F4D06\n",
            "a.sql":
                "INSERT INTO u (a, password) VALUES ('x', '\(password)');\nCOPY t (a, token) FROM stdin;\nx\t\(password)\n\\.\nALTER USER a IDENTIFIED BY '\(password)';\n",
            "a.sh":
                "docker login -u a -p '\(password)' \\\n r\ncurl -u a:\"\(password)\nmysql -p\(password)\n$(echo \(password) | x --password-stdin)\n",
            "a.yaml":
                "a: {b: {c: \"\(password)\", password: x}}\nrun: |\n  export P_PASSWORD=\(password)\n- --db-password\n- \(password)\nblob: \(Base64Text.encode("password=\(password)\n"))\n",
            "auth.txt": "a\n\(password)\n", "x.csv": "a;Password\nb;\"\(password)\"\n",
            "x.conf": "a => \"b\"\npassword => \"\(password)\"\n{pass, <<\"\(password)\">>}\n",
        ]
        let scanner = Scanner()
        for (path, text) in seeds {
            let bytes = Array(text.utf8)
            let deadline = ContinuousClock.now + .seconds(0.6)
            for _ in 0..<2000 where ContinuousClock.now < deadline {
                let mutated = samples.mutated(bytes)
                for match in scanner.scan(mutated, path: path) {
                    precondition(match.line >= 1 && match.range.lowerBound >= 0 && match.range.upperBound <= max(1, mutated.count))
                }
            }
        }
    }

    @Test func `long lines and deep nests of the new notations do not take quadratic time`() {
        let scanner = Scanner()
        let started = ContinuousClock.now
        for unit in [
            "docker login -p ", "<a><b password=\"", "<![CDATA[", "| password ", "identified by '", "cGFzc3dvcmQ", "%3Dpassword", "--password ",
            "{a: {password: ", "<<\"password\">>,", "PASSWORD=\"", "From a\n\nA: b\n",
        ] {
            for path in ["a.sh", "a.json", "a.yaml", "a.md", "a.xml", "a.html", "a.tf", "a.eml", "a.conf", "a.sql"] {
                _ = scanner.scan(Array(String(repeating: unit, count: 6_000 / unit.utf8.count).utf8), path: path)
            }
        }
        #expect(ContinuousClock.now - started < .seconds(90))
    }
}

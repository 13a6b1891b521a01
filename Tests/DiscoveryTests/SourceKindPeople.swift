import Foundation

extension SourceKindEstate {
    /// What people write to each other.
    mutating func people() {
        plant("Slack export", "exports/slack/ops/2024-03-02.json", "[\n  {\"type\": \"message\", \"user\": \"U1\", \"text\": \"morning\", \"ts\": \"1709370000.1\"},\n  {\"type\": \"message\", \"user\": \"U2\", \"text\": \"the db password is `§`, host db01\", \"ts\": \"1709370010.2\"}\n]\n", value: text(16))
        plant("Slack export, code block", "exports/slack/dev/2024-03-03.json", "[\n  {\"type\": \"message\", \"text\": \"try\\n```PGPASSWORD=§ psql -h db01 -U shop```\", \"ts\": \"1\"}\n]\n")
        plant("Teams export", "exports/teams/general.html", "<html><body>\n<div class=\"message\"><p>hi</p></div>\n<div class=\"message\"><p>Jira admin password: <code>§</code></p></div>\n</body></html>\n", value: text(16), writtenAs: \.asXML)
        plant("Mattermost export", "exports/mattermost/export.jsonl", "{\"type\":\"version\",\"version\":1}\n{\"type\":\"post\",\"post\":{\"team\":\"shop\",\"message\":\"ftp login upload, password: §\"}}\n", value: text(16))
        plant("Discord export", "exports/discord/ops.json", "{\"messages\": [\n  {\"id\": \"1\", \"content\": \"server pw is §\"}\n]}\n", value: text(16))
        plant("Jira CSV", "exports/jira.csv", "Issue key,Summary,Description\nOPS-1,Printer,none\nOPS-2,Access,\"Hello,\n\nuser: shop\npassword: §\n\nthanks\"\n", value: text(16))
        plant("Jira JSON", "exports/jira-issues.json", "{\"issues\": [\n {\"key\": \"OPS-7\", \"fields\": {\"summary\": \"VPN\",\n  \"description\": \"Please use\\r\\nlogin: vpn\\r\\npassword: §\\r\\n\"}}\n]}\n", value: text(16))
        plant("GitHub issues", "exports/github/issues.json", "[\n {\"number\": 4, \"title\": \"CI is red\",\n  \"body\": \"fails with\\n```\\ncurl -u ci:§ https://nexus/\\n```\"}\n]\n", value: text(16))
        plant("ServiceNow", "exports/servicenow/incident.xml", "<unload>\n  <incident action=\"INSERT_OR_UPDATE\">\n    <number>INC1</number>\n    <description>Reset the account.\n      The new password is §.\n    </description>\n  </incident>\n</unload>\n", value: text(16))
        plant("Zendesk", "exports/zendesk/tickets.json", "{\"tickets\": [\n {\"id\": 9, \"description\": \"My API token is §, why is it refused?\"}\n]}\n", value: token())
        plant("Markdown", "wiki/Runbook.md", "# Runbook\n\n## Database\n\n* host: db01\n* user: shop\n* password: `§`\n", value: text(16))
        plant("Markdown table", "wiki/Accounts.md", "# Accounts\n\n| System | User | Password |\n|--------|------|----------|\n| Nexus  | ci   | `§` |\n")
        plant("Confluence table", "wiki/confluence/accounts.html", "<html><head><title>Accounts</title></head><body>\n<table class=\"confluenceTable\"><tbody>\n<tr><th>System</th><th>User</th><th>Password</th></tr>\n<tr><td>FTP</td><td>upload</td><td>§</td></tr>\n</tbody></table>\n</body></html>\n", writtenAs: \.asXML)
        plant("Confluence definition list", "wiki/confluence/db.html", "<html><body><dl>\n<dt>User</dt><dd>shop</dd>\n<dt>Password</dt>\n<dd><code>§</code></dd>\n</dl></body></html>\n", writtenAs: \.asXML)
        plant("MediaWiki dump", "wiki/dump.xml", "<mediawiki>\n  <page>\n    <title>DB</title>\n    <revision>\n      <text xml:space=\"preserve\">== Access ==\n{| class=\"wikitable\"\n! User !! Password\n|-\n| shop || §\n|}\n</text>\n    </revision>\n  </page>\n</mediawiki>\n", writtenAs: \.asXML)
        plant("AsciiDoc", "wiki/ops.adoc", "= Operations\n\n[horizontal]\nUser:: shop\nPassword:: §\n", value: text(16))
        plant("reStructuredText", "wiki/ops.rst", "Operations\n==========\n\n:User: shop\n:Password: §\n", value: text(16))
        plant("Org mode", "wiki/ops.org", "* Access\n| system | user | password |\n|--------+------+----------|\n| nexus  | ci   | § |\n")
        plant("text notes", "home/dev/notes.txt", "VPN\n  user: dev\n  password: §\n\nask Kim for the rest\n", value: text(16))
        plant("mail", "mail/note.eml", "From: Kim <kim@shop.net>\nTo: Lee <lee@shop.net>\nSubject: access\nDate: Mon, 4 Mar 2024 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\nHi Lee,\n\nthe password for the staging database is §\n\nKim\n", value: text(16))
        plant("mail, quoted-printable", "mail/quoted.eml", "From: Kim <kim@shop.net>\nTo: lee@shop.net\nSubject: =?UTF-8?B?emlj?=\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nHallo=20Lee,\n\nDB_PASSWORD=3D§\n", value: text(20), writtenAs: { $0.prefix(8) + "=\n" + $0.dropFirst(8) })
        plant("mail, Base64 part", "mail/base64.eml", "From: a@shop.net\nTo: b@shop.net\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b1\"\n\n--b1\nContent-Type: text/plain\n\nsee below\n--b1\nContent-Type: text/plain; name=\"app.env\"\nContent-Disposition: attachment; filename=\"app.env\"\nContent-Transfer-Encoding: base64\n\n§\n--b1--\n", writtenAs: { "A=1\nDB_PASSWORD=\($0)\n".base64 })
        plant("mailbox, HTML part", "mail/ops.mbox", "From kim@shop.net Mon Mar  4 10:00:00 2024\nFrom: Kim <kim@shop.net>\nTo: ops@shop.net\nSubject: one\n\nnothing here\n\nFrom lee@shop.net Mon Mar  4 11:00:00 2024\nFrom: Lee <lee@shop.net>\nTo: ops@shop.net\nSubject: two\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=q\n\n--q\nContent-Type: text/html; charset=utf-8\n\n<html><body><p>FTP password:\n<b>§</b></p></body></html>\n--q--\n", value: text(16), writtenAs: \.asXML)
        plant("spreadsheet as CSV", "exports/passwords.csv", "Service,URL,User,Password\nNexus,https://nexus,ci,§\n", writtenAs: { $0.contains(",") ? "\"\($0)\"" : $0 })
        plant("spreadsheet with semicolons", "exports/konten.csv", "Dienst;Benutzer;Passwort\r\nFTP;upload;§\r\n")
        plant("browser export", "exports/chrome.csv", "name,url,username,password,note\nshop,https://shop.net/login,kim@shop.net,§,\n")
        plant("Bitwarden export", "exports/bitwarden.json", "{\"encrypted\": false, \"items\": [\n {\"type\": 1, \"name\": \"VPN\", \"login\": {\"username\": \"ops\", \"password\": \"§\", \"totp\": null}}\n]}\n", writtenAs: \.asJSON)
        plant("1Password export", "exports/1password.json", "{\"fields\": [\n {\"id\": \"username\", \"label\": \"username\", \"value\": \"root\"},\n {\"id\": \"password\", \"type\": \"CONCEALED\", \"label\": \"password\", \"value\": \"§\"}\n]}\n", writtenAs: \.asJSON)
        plant("KeePass XML", "exports/keepass.xml", "<KeePassFile><Root><Group><Entry>\n<String><Key>UserName</Key><Value>ops</Value></String>\n<String><Key>Password</Key><Value ProtectInMemory=\"True\">§</Value></String>\n</Entry></Group></Root></KeePassFile>\n", writtenAs: \.asXML)
    }

    /// Exports of secret stores.
    mutating func stores() {
        plant("Vault export", "exports/vault/kv.json", "{\n  \"request_id\": \"\(hex(8))-1\",\n  \"data\": {\n    \"data\": {\n      \"username\": \"shop\",\n      \"password\": \"§\"\n    },\n    \"metadata\": { \"version\": 3 }\n  }\n}\n")
        plant("vault kv get", "exports/vault/kv.txt", "====== Data ======\nKey         Value\n---         -----\nusername    shop\npassword    §\n")
        plant("Vault token", "home/ops/.vault-token", "§", value: "hvs." + text(90))
        plant("Secrets Manager", "exports/aws/secret.json", "{\n    \"ARN\": \"arn:aws:secretsmanager:eu-west-1:1:secret:db\",\n    \"Name\": \"prod/db\",\n    \"SecretString\": \"{\\\"username\\\":\\\"shop\\\",\\\"password\\\":\\\"§\\\"}\"\n}\n")
        plant("Parameter Store", "exports/aws/ssm.json", "{\n  \"Parameters\": [\n    {\n      \"Name\": \"/prod/orders/db_password\",\n      \"Type\": \"SecureString\",\n      \"Value\": \"§\",\n      \"Version\": 2\n    }\n  ]\n}\n")
        plant("access keys CSV", "exports/aws/kim_accessKeys.csv", "Access key ID,Secret access key\r\nAKIA\(text(16, of: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567a2").uppercased()),§\r\n", value: base64(30))
    }

    /// Services on a machine.
    mutating func machines() {
        plant("redis.conf", "etc/redis/redis.conf", "# network\nbind 127.0.0.1\nport 6379\nrequirepass §\nmaxmemory 2gb\n")
        plant("Redis ACL", "etc/redis/users.acl", "user default off\nuser orders on >§ ~orders:* +@all\n")
        plant("HAProxy stats", "etc/haproxy/haproxy.cfg", "listen stats\n    bind :8404\n    stats enable\n    stats uri /\n    stats auth admin:§\n")
        plant("HAProxy user list", "etc/haproxy/users.cfg", "userlist ops\n    user kim insecure-password §\n")
        plant("nginx", "etc/nginx/conf.d/api.conf", "location / {\n    proxy_pass http://up;\n    proxy_set_header Authorization \"Basic §\";\n}\n", writtenAs: { "proxy:\($0)".base64 })
        plant("pgbouncer", "etc/pgbouncer/userlist.txt", "\"stats\" \"md5\(hex(32))\"\n\"shop\" \"§\"\n")
        plant("my.cnf", "home/dba/.my.cnf", "[client]\nuser=root\npassword=§\n")
        plant("odbc.ini", "etc/odbc.ini", "[Warehouse]\nDriver=PostgreSQL\nServername=wh\nUID=etl\nPWD=§\n")
        plant("RabbitMQ", "etc/rabbitmq/rabbitmq.conf", "listeners.tcp.default = 5672\ndefault_user = shop\ndefault_pass = §\n")
        plant("Kafka JAAS", "etc/kafka/client.properties", "security.protocol=SASL_SSL\nsasl.mechanism=PLAIN\nsasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username=\"app\" password=\"§\";\n")
        plant("JAAS file", "etc/kafka/jaas.conf", "KafkaServer {\n  org.apache.kafka.common.security.plain.PlainLoginModule required\n  username=\"broker\"\n  password=\"§\";\n};\n")
        plant("slapd", "etc/ldap/slapd.conf", "suffix \"dc=shop,dc=net\"\nrootdn \"cn=admin,dc=shop,dc=net\"\nrootpw §\n")
        plant("SSSD", "etc/sssd/sssd.conf", "[domain/shop]\nldap_uri = ldaps://ldap\nldap_default_bind_dn = cn=sssd\nldap_default_authtok_type = password\nldap_default_authtok = §\n")
        plant("Postfix", "etc/postfix/sasl_passwd", "[smtp.relay.net]:587 relay@shop.net:§\n")
        plant("msmtp", "home/ops/.msmtprc", "account default\nhost mail.shop.net\nuser ops\npassword §\n")
        plant("fetchmail", "home/ops/.fetchmailrc", "poll mail.shop.net proto imap\n  user 'ops' there with password '§' is 'ops' here\n")
        plant("mutt", "home/ops/.muttrc", "set imap_user = \"ops\"\nset imap_pass = \"§\"\n")
        plant("RADIUS", "etc/freeradius/clients.conf", "client switches {\n    ipaddr = 10.0.0.0/8\n    secret = §\n}\n")
        plant("SNMP", "etc/snmp/snmpd.conf", "agentAddress udp:161\nrocommunity § 10.0.0.0/8\n", value: text(12))
        plant("wpa_supplicant", "etc/wpa_supplicant.conf", "network={\n    ssid=\"shop\"\n    psk=\"§\"\n}\n")
        plant("NetworkManager", "etc/NetworkManager/shop.nmconnection", "[connection]\nid=shop\n\n[wifi-security]\nkey-mgmt=wpa-psk\npsk=§\n")
        plant("WireGuard", "etc/wireguard/wg0.conf", "[Interface]\nAddress = 10.1.0.1/24\nPrivateKey = §\n", value: base64(32))
        plant("ipsec.secrets", "etc/ipsec.secrets", "# secrets\n%any @gw : PSK \"§\"\n")
        plant("OpenVPN login", "etc/openvpn/auth.txt", "siteuser\n§\n")
        plant("Cisco", "network/cisco/core-sw1.cfg", "hostname core-sw1\nenable secret 5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0\nusername ops password 0 §\nsnmp-server location dc1\n")
        plant("Junos", "network/juniper/edge.conf", "system {\n    radius-server {\n        10.0.0.9 secret \"§\";\n    }\n}\n")
        plant("SSH key", "home/dev/.ssh/id_rsa", "-----BEGIN RSA PRIVATE KEY-----\n§\n-----END RSA PRIVATE KEY-----\n", value: base64(900), line: 1)
        plant("systemd unit", "etc/systemd/system/orders.service", "[Service]\nUser=orders\nEnvironment=\"PORT=80\" \"DB_PASSWORD=§\"\nExecStart=/usr/bin/orders\n", value: text(16))
        plant("crontab", "etc/cron.d/backup", "MAILTO=ops@shop.net\n0 3 * * * root mysqldump -u backup -p§ shop > /var/b.sql\n", value: text(16))
        plant("supervisord", "etc/supervisor/conf.d/app.conf", "[program:app]\ncommand=/srv/app\nenvironment=PORT=\"80\",DB_PASSWORD=\"§\"\n", value: text(16))
        let environment = password()
        plant("process environment", "nodes/web1/proc/4242/environ", bytes: Array("PATH=/usr/bin\0HOME=/srv\0DB_HOST=db\0DB_PASSWORD=\(environment)\0LANG=C\0".utf8), value: environment, line: 1)
        plant("bash history", "home/dev/.bash_history", "ls\ncd /srv\nmysql -u root -p§ -h db shop\n", value: text(16))
        plant("zsh history", "home/dev/.zsh_history", ": 1700000000:0;ls -l\n: 1700000005:0;export SONAR_TOKEN=§\n", value: token())
        plant("fish history", "home/dev/.local/share/fish/fish_history", "- cmd: sshpass -p '§' ssh root@web1\n  when: 1700000000\n", value: text(16))
        plant("psql history", "home/dba/.psql_history", "\\dt\nALTER ROLE shop WITH PASSWORD '§';\n")
        plant("mysql history", "home/dba/.mysql_history", "_HiStOrY_V2_\nshow\\040databases;\nCREATE\\040USER\\040'a'@'%'\\040IDENTIFIED\\040BY\\040'§';\n")
        plant("redis history", "home/dba/.rediscli_history", "ping\nauth §\nkeys *\n")
        plant("unattend.xml", "windows/unattend.xml", "<unattend>\n  <component name=\"Microsoft-Windows-Shell-Setup\">\n    <AutoLogon>\n      <Username>Administrator</Username>\n      <Password>\n        <Value>§</Value>\n        <PlainText>false</PlainText>\n      </Password>\n    </AutoLogon>\n  </component>\n</unattend>\n", writtenAs: { Data(($0 + "Password").utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }).base64EncodedString() })
        plant("registry export", "windows/autologon.reg", "Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Winlogon]\n\"DefaultUserName\"=\"kiosk\"\n\"DefaultPassword\"=\"§\"\n")
        plant("PowerShell", "windows/deploy.ps1", "$user = 'svc'\n$secure = ConvertTo-SecureString \"§\" -AsPlainText -Force\n")
        plant("batch", "windows/map.bat", "@echo off\nnet use Z: \\\\files\\share § /user:SHOP\\backup\n", value: text(14))
    }

    /// Programs, dumps and logs.
    mutating func programs() {
        plant("SQL dump", "db/roles.sql", "--\n-- Roles\n--\nCREATE ROLE shop;\nALTER ROLE shop WITH LOGIN PASSWORD '§';\n")
        plant("MySQL grants", "db/grants.sql", "CREATE USER 'shop'@'%' IDENTIFIED BY '§';\nGRANT ALL ON shop.* TO 'shop'@'%';\n")
        plant("Oracle script", "db/load.sh", "#!/bin/sh\nset -e\nsqlplus -s scott/§@ORCL @load.sql\n", value: text(12))
        plant("log, JSON lines", "var/log/app.log", "{\"level\":\"info\",\"msg\":\"start\"}\n{\"level\":\"debug\",\"msg\":\"config\",\"db\":{\"user\":\"shop\",\"password\":\"§\"}}\n", value: text(16))
        plant("log, logfmt", "var/log/worker.log", "ts=1 level=info msg=start\nts=2 level=debug msg=\"connecting\" host=db user=shop password=§\n", value: text(16))
        plant("access log", "var/log/nginx/access.log", "10.0.0.1 - - [04/Mar/2024:10:00:00 +0000] \"GET /a HTTP/1.1\" 200 1\n10.0.0.1 - - [04/Mar/2024:10:00:01 +0000] \"GET /api/orders?access_token=§&page=2 HTTP/1.1\" 200 9\n", value: token())
        plant("stack trace", "var/log/tomcat/catalina.out", "INFO: start\njava.sql.SQLException: cannot connect to jdbc:mysql://db:3306/shop?user=shop&password=§\n\tat com.shop.Db.open(Db.java:12)\n", value: text(16))
        plant("syslog", "var/log/syslog", "Mar  4 10:00:01 web1 CRON[1]: (root) CMD (true)\nMar  4 10:00:02 web1 sudo: ops : COMMAND=/usr/bin/curl -u ops:§ https://x/\n", value: text(16))
        plant("Python", "src/report.py", "import psycopg2\n\nDB_PASSWORD = \"§\"\n", value: text(18))
        plant("Java", "src/Db.java", "class Db {\n    private static final String DB_PASSWORD = \"§\";\n}\n", value: text(18))
        plant("Go", "src/db.go", "package db\n\nconst dbPassword = \"§\"\n", value: text(18))
        plant("C#", "src/Db.cs", "class Db {\n    const string Password = \"§\";\n}\n", value: text(18))
        plant("Ruby", "src/db.rb", "require 'pg'\nPG.connect(host: 'db', user: 'shop', password: '§')\n", value: text(18))
        plant("JavaScript", "src/db.js", "const { Pool } = require('pg');\nmodule.exports = new Pool({ user: 'shop', password: '§' });\n", value: text(18))
        let wide = password()
        let units = "[db]\r\npassword=\(wide)\r\n".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        plant("UTF-16 file", "windows/settings.ini", bytes: [0xFF, 0xFE] + units, value: wide, line: 2)
    }

    /// Archives and office documents.
    mutating func containers() {
        let first = password()
        plant("tar.gz", "backup/etc.tar.gz", bytes: ArchiveWriter.gzip(ArchiveWriter.tar([("etc/hosts", Array("127.0.0.1 localhost\n".utf8)), ("etc/app.env", Array("A=1\nDB_PASSWORD=\(first)\n".utf8))])), value: first, line: 2, reportedPath: "backup/etc.tar.gz!/etc/app.env")
        let second = password()
        plant("rotated log", "var/log/app.log.1.gz", bytes: ArchiveWriter.gzip(Array("start\ncurl -u ops:\(second) https://x\n".utf8)), value: second, line: 2, reportedPath: "var/log/app.log.1.gz!/app.log.1")
        let third = password()
        let inner = ArchiveWriter.zip([("WEB-INF/classes/application.properties", Array("a=1\ndb.password=\(third)\n".utf8))])
        plant("zip in zip", "backup/release.zip", bytes: ArchiveWriter.zip([("README.md", Array("# x\n".utf8)), ("erp.war", inner)]), value: third, line: 2, reportedPath: "backup/release.zip!/erp.war!/WEB-INF/classes/application.properties")
        let fourth = password()
        plant("xlsx", "exports/accounts.xlsx", bytes: ArchiveWriter.zip([
            ("[Content_Types].xml", Array("<Types/>".utf8)), ("xl/workbook.xml", Array("<workbook/>".utf8)),
            ("xl/sharedStrings.xml", Array("<sst><si><t>User</t></si><si><t>Password</t></si><si><t>root</t></si><si><r><t>\(fourth.asXML)</t></r></si></sst>".utf8)),
            ("xl/worksheets/sheet1.xml", Array("<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c></row><row r=\"3\"><c r=\"A3\" t=\"s\"><v>2</v></c><c r=\"C3\" t=\"s\"><v>3</v></c></row></sheetData></worksheet>".utf8)),
        ]), value: fourth, line: 3, reportedPath: "exports/accounts.xlsx!/xl/worksheets/sheet1.csv")
        let fifth = text(16)
        plant("docx", "exports/handover.docx", bytes: ArchiveWriter.zip([
            ("[Content_Types].xml", Array("<Types/>".utf8)),
            ("word/document.xml", Array("<w:document><w:body><w:p><w:r><w:t>Handover</w:t></w:r></w:p><w:p><w:r><w:t xml:space=\"preserve\">VPN password: </w:t></w:r><w:r><w:t>\(fifth)</w:t></w:r></w:p></w:body></w:document>".utf8)),
        ]), value: fifth, line: 2, reportedPath: "exports/handover.docx!/word/document.md")
        let sixth = password()
        let layer = ArchiveWriter.tar([("app/.env", Array("DB_PASSWORD=\(sixth)\n".utf8))])
        plant("docker save", "backup/image.tar", bytes: ArchiveWriter.tar([("manifest.json", Array("[{}]".utf8)), ("blobs/sha256/\(hex(64))", layer)]), value: sixth, line: 1)
        let seventh = password()
        plant("gzip in Base64", "infra/launch.json", bytes: Array("{\n  \"ImageId\": \"ami-1\",\n  \"UserData\": \"\(Data(ArchiveWriter.gzip(Array("#!/bin/sh\nexport DB_PASSWORD='\(seventh)'\n".utf8))).base64EncodedString())\"\n}\n".utf8), value: seventh, line: 3)
    }
}

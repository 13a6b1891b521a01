import Testing

@testable import SecretScan

/// Whose a password is, where that is written beside it: what the inventory joins it to its account by.
@Suite struct PrincipalTests {
    private let password: String

    init() {
        var samples = Samples(823)
        password = samples.password(18)
    }

    private func matches(_ text: String, _ path: String) -> [Match] { found(text.replacing("§", with: password) + "\n", in: path) }

    // R7
    @Test(arguments: [
        ("ALTER ROLE lf_rw WITH LOGIN PASSWORD '§';", "roles.sql", "lf_rw"), ("CREATE USER 'm2'@'%' IDENTIFIED BY '§';", "roles.sql", "m2"),
        ("CREATE ROLE \"x-y\" PASSWORD '§';", "roles.sql", "x-y"), ("CREATE LOGIN [svc_x] WITH PASSWORD = '§';", "roles.sql", "svc_x"),
        ("CREATE ROLE IF NOT EXISTS crew WITH PASSWORD = '§' AND LOGIN = true;", "roles.cql", "crew"),
        ("GRANT ALL ON shop.* TO 'kim'@'%' IDENTIFIED BY '§';", "grants.sql", "kim"), ("SET PASSWORD FOR 'kim'@'h' = '§';", "grants.sql", "kim"),
        ("{\"users\": [{\"name\": \"crew\", \"password\": \"§\"}]}", "definitions.json", "crew"),
        ("<clickhouse><users><crew><password>§</password></crew></users></clickhouse>", "users.xml", "crew"),
        ("redis-cli ACL SETUSER bff on '>§' ~*", "run.sh", "bff"), ("user bff on >§ ~* +@all", "users.acl", "bff"),
        ("db.createUser({user: \"cpms\", pwd: \"§\", roles: []})", "users.js", "cpms"), ("\"mdm_report\" \"§\"", "userlist.txt", "mdm_report"),
        ("KafkaServer {\n  x required\n  user_insights=\"§\";\n};", "kafka_jaas.conf", "insights"),
    ])
    func `whose a password is stands beside it, in a statement and in a list of users`(text: String, path: String, user: String) {
        #expect(matches(text, path).map { [$0.value, $0.endpoint.user] } == [[password, user]])
    }

    // R7
    @Test func `of several users the one that is written right before a password has it`() {
        let line = "db.createUser({user: \"NAME\", pwd: \"§NAME\", roles: [\"readWrite\"]})\n"
        let users = ["hub", "bridge", "crew"]
        let text = users.map { line.replacing("NAME", with: $0) }.joined()
        #expect(matches(text, "users.js").map { [$0.value, $0.endpoint.user] } == users.map { [password + $0, $0] })
    }

    @Test(arguments: [
        ("CREATE USER MAPPING FOR app SERVER x OPTIONS (password '§');", "map.sql"),
        ("{\"widgets\": [{\"name\": \"crew\", \"password\": \"§\"}]}", "w.json"),
        ("users:\n  credentials:\n    password: §", "app.yaml"),
    ])
    func `a name of something else is nobody's`(text: String, path: String) {
        #expect(matches(text, path).map(\.endpoint.user) == [nil])
    }
}

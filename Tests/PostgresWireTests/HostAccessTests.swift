import EstateTesting
import Testing

@testable import PostgresWire

/// R71: lines of `pg_hba.conf`, read as PostgreSQL reads them.
@Suite("R71: host access") struct HostAccessTests {
    private func lacking(_ text: String) -> [String] {
        HostAccessRule.lacking(HostAccessRule.read(text)).map { "\($0.line) \($0.text)" }
    }

    @Test func `what asks for nothing is told, and what asks for proof or turns away is not`() {
        let text = """
            # type  database  user  address  method
            local   all       postgres                peer
            local   all       all                     trust   # for now
            host    all       all   127.0.0.1/32      scram-sha-256
            host    shop,bill "all", ops  10.0.0.0  255.0.0.0  TRUST
            hostssl all       all   all               trust clientcert=verify-full
            hostssl crm       all   192.0.2.0/24      cert
            host    all       all   0.0.0.0/0         reject
            host    replication  copy  .shop.example  ident map=x
            host    all       all   ::1/128           ident
            local   all       lee                     ident
            include extra.conf
            host    all       {{ user }}
            host    a\\
             b  2001:db8::1/128 trust
            """
        #expect(
            lacking(text) == [
                "3 local all all trust", "5 host shop,bill \"all\",ops 10.0.0.0/8 trust", "9 host replication copy .shop.example ident",
                "14 host a b 2001:db8::1/128 trust",
            ])
    }

    @Test func `the first line that fits decides, so that what it leaves nothing for is not told`() {
        #expect(lacking("host all all 10.0.0.0/8 reject\nhost shop all 10.1.0.0/16 trust\n") == [])
        #expect(lacking("hostssl all all 10.0.0.0/8 scram-sha-256\nhost shop all 10.1.0.0/16 trust\n") == ["2 host shop all 10.1.0.0/16 trust"])
        #expect(lacking("host all all all scram-sha-256\nhost replication all all trust\n") == ["2 host replication all all trust"])
        #expect(lacking("host all all 0.0.0.0/0 md5\nhost all all ::/0 trust\n") == ["2 host all all ::/0 trust"])
        #expect(lacking("local all all peer\nlocal all all trust\n") == [])
    }

    @Test func `a line is for whom it names, by name, group or keyword`() throws {
        func isFor(_ line: String, _ login: String, _ groups: Set<String> = [], at database: String = "shop") throws -> Bool {
            try #require(HostAccessRule.one(line, line: 1)).fit(.init(login, memberOf: groups), at: .database(database)) == .yes
        }
        #expect(try isFor("host all all all trust", "app"))
        #expect(try isFor("host shop +staff all trust", "app", ["staff"]) && !isFor("host shop +staff all trust", "app"))
        #expect(try isFor("host sameuser app all trust", "app", at: "app") && !isFor("host sameuser app all trust", "app"))
        #expect(try !isFor("host replication app all trust", "app") && !isFor("host other app all trust", "app"))
        #expect(try !isFor("host \"all\" app all trust", "app") && isFor("host \"all\" app all trust", "app", at: "all"))
        #expect(try isFor("host /^sh app all trust", "app") && !isFor("host /^bill app all trust", "app"))
    }

    @Test func `of the lines for one login only the first that fits decides, whatever it is for besides`() throws {
        func lacking(_ text: String, _ groups: Set<String> = [], at target: HostAccessRule.Target = .database("orders")) -> [Int] {
            HostAccessRule.lacking(HostAccessRule.read(text), for: .init("kim", memberOf: groups), at: target).map(\.line)
        }
        let group = "host orders +app 10.0.0.0/8 scram-sha-256\nhost all all 10.0.0.0/8 trust\n"
        #expect(lacking(group, ["app"]) == [] && lacking(group) == [2])
        // Who can tell only at the server whom a line is for does not take what it covers for covered.
        #expect(lacking("host all /(kim|lee) all scram-sha-256\nhost all all all trust\n") == [2])
        #expect(lacking("host all @people all trust\n") == [1])
        let copying = "host all all all scram-sha-256\nhost replication kim all trust\n"
        #expect(lacking(copying) == [] && lacking(copying, at: .replication) == [2])
    }

    @Test func `lines that end as on Windows are lines`() {
        #expect(lacking("local all all peer\r\nhost all all all trust\r\n") == ["2 host all all all trust"])
    }

    @Test func `a server's answer with a mistake in it is not its file`() {
        let row: [String?] = ["3", nil, "host", "all", "all", "all", nil, "trust", nil, "f"]
        let reading = HostAccessQuery.read([row, ["4", nil, nil, nil, nil, nil, nil, nil, nil, "t"], ["5", nil, "tunnel", "all", "all", "all", nil, "x", nil, "f"]])
        #expect(reading.rules.map(\.line) == [3] && reading.mistakes == 1 && reading.unread == 1)
    }

    @Test func `networks contain what is in them`() throws {
        func block(_ text: String, mask: String? = nil) throws -> AddressBlock { try #require(AddressBlock(text, mask: mask)) }
        #expect(try block("10.0.0.0/8").contains(block("10.200.3.4")) && !block("10.0.0.0/9").contains(block("10.200.3.4")))
        #expect(try block("0.0.0.0/0").isEverywhere && !block("0.0.0.0/0").contains(block("::1")))
        #expect(try block("127.0.0.1/32").isLoopback && block("::1").isLoopback && !block("::/0").isLoopback && !block("126.0.0.0/7").isLoopback)
        #expect(try block("192.0.2.77", mask: "255.255.255.0") == block("192.0.2.0/24"))
        #expect(AddressBlock("10.0.0.0/33") == nil && AddressBlock("10.0.0.0", mask: "255.0.255.0") == nil && AddressBlock("db.shop") == nil)
    }

    @Test func `mutated lines never crash the reader`() {
        var random = SeededGenerator(seed: 7)
        let seed = Array(
            "local all postgres trust\nhost shop,\"all\" +ops 10.0.0.0 255.0.0.0 trust clientcert=1\nhost /x @f .a.example ident\\\n map=m\n".utf8)
        for _ in 0..<3000 {
            let rules = HostAccessRule.read(String(decoding: random.mutate(seed), as: UTF8.self))
            #expect(HostAccessRule.lacking(rules).count <= rules.count)
            #expect(HostAccessRule.lacking(rules, for: .init("app", memberOf: ["ops"]), at: .database("shop")).count <= rules.count)
        }
    }
}

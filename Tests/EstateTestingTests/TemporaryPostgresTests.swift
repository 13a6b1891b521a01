import EstateTesting
import Testing

@Suite struct TemporaryPostgresTests {
    @Test func `a temporary cluster answers its superuser and logs connections as JSON`() throws {
        let postgres = try TemporaryPostgres.start()
        defer { postgres.stop() }
        #expect(try postgres.psql("select 6 * 7") == "42\n")
        #expect(throws: TestingError.self) { try postgres.psql("select nonsense") }
        #expect(postgres.logs().contains { $0["message"]?.hasPrefix("connection authorized") == true })
    }
}

import EstateTesting
import Runtime
import Testing

@testable import PostgresWire

@Suite struct StoredPasswordTests {
    @Test func `a stored MD5 password is the digest of password and role`() throws {
        let stored = try #require(StoredPassword(Secret("md5" + "6bfbfbbf66de33a7b3a18f0e46afe6ae"), role: "joe"))
        #expect(stored.accepts(Secret("correct horse")))
        #expect(!stored.accepts(Secret("correct Horse")))
        #expect(try #require(StoredPassword(Secret("md5" + "6bfbfbbf66de33a7b3a18f0e46afe6ae"), role: "jim")).accepts(Secret("correct horse")) == false)
    }

    /// The verifier is the server's own.
    @Test func `a stored SCRAM verifier accepts its password and no other`() async throws {
        let postgres = try await TemporaryPostgres.start()
        defer { postgres.stop() }
        try await postgres.psql("CREATE ROLE joe LOGIN PASSWORD 'correct horse'")
        let text = try await postgres.psql("SELECT rolpassword FROM pg_authid WHERE rolname = 'joe'")
        let stored = try #require(StoredPassword(Secret(text.prefix { $0 != "\n" }.utf8), role: "joe"))
        #expect(stored.accepts(Secret("correct horse")))
        #expect(!stored.accepts(Secret("correct horses")))
    }

    @Test func `what PostgreSQL does not write is no stored password`() {
        for text in ["", "md5", "md5zz", "SCRAM-SHA-256$0:AA==$AA==:AA==", "SCRAM-SHA-256$99999999:AA==$AA==:AA==", "SCRAM-SHA-256$$", "plain"] {
            #expect(StoredPassword(Secret(text), role: "joe") == nil)
        }
        var generator = SeededGenerator(seed: 4)
        let whole = Array("SCRAM-SHA-256$4096:c2FsdHNhbHRzYWx0c2FsdA==$\(String(repeating: "A", count: 43))=:\(String(repeating: "B", count: 43))=".utf8)
        for _ in 0..<2000 { _ = StoredPassword(Secret(generator.mutate(whole)), role: "joe") }
    }
}

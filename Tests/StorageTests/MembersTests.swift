import EstateTesting
import Foundation
import Runtime
import Storage
import Testing

@Suite struct MembersTests {
    @Test func `names and texts come back as they were written, and as a decoder reads them`() async throws {
        let store = try TestStore("members", migrations: [Migration("m-1", "CREATE TABLE m(n INTEGER PRIMARY KEY, facts TEXT NOT NULL)")])
        var random = SystemRandomNumberGenerator()
        let pieces = [
            "", "a", "\"", "\\", "\n", "\u{1}", "\u{1F}", "é", "\u{1F600}", "\u{2028}", "{\"a\":\"b\"}", "\\u0041", " ", "/", "\u{7F}",
        ]
        var written: [[String: String]] = [[:]]
        for _ in 0..<300 {
            var members: [String: String] = [:]
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                func text() -> String {
                    (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
                }
                members[text()] = text()
            }
            written.append(members)
        }
        let all = written
        let read = try await store.database.write { transaction in
            for members in all { try transaction.execute("INSERT INTO m(facts) VALUES(?)", Value(members: members)) }
            return try transaction.rows("SELECT facts FROM m ORDER BY n").map {
                (try $0.members("facts"), try $0.json("facts", as: [String: String].self))
            }
        }
        #expect(read.map(\.0) == all && read.map(\.1) == all)
    }

    @Test func `what is written otherwise is read all the same, and what is none is refused`() async throws {
        let store = try TestStore("members", migrations: [Migration("m-1", "CREATE TABLE m(n INTEGER PRIMARY KEY, facts TEXT NOT NULL)")])
        let good = [#"{ "a" : "b" }"#: ["a": "b"], #"{"a":"\u00e9\/\t"}"#: ["a": "é/\t"]]
        let bad = ["", "{", "[]", #"{"a":1}"#, #"{"a":"b""#, #"{"a":"b"}x"#, #"{"a":"\"#, #"{"a":"\u00"}"#]
        for (text, value) in good {
            let members = try await store.database.write { transaction in
                try transaction.execute("DELETE FROM m")
                try transaction.execute("INSERT INTO m(facts) VALUES(?)", .text(text))
                return try transaction.row("SELECT facts FROM m")?.members("facts")
            }
            #expect(members == value)
        }
        for text in bad {
            await #expect(throws: StorageError.self) {
                _ = try await store.database.write { transaction in
                    try transaction.execute("DELETE FROM m")
                    try transaction.execute("INSERT INTO m(facts) VALUES(?)", .text(text))
                    return try transaction.row("SELECT facts FROM m")?.members("facts")
                }
            }
        }
    }
}

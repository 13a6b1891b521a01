import Foundation
import Runtime
import SPIFFE
import SharedSignals
import Testing

/// Subjects of streams (SSF 1.0 §8.1.3), and requests for access tokens (RFC 6749).
struct StreamSubjectsTests {
    private func subject(_ members: [String: SubjectIdentifier.Simple]) -> SubjectIdentifier { .complex(members) }

    @Test func `complex subjects match when no member that both have differs, simple ones when they are identical`() {
        let tenant = subject(["tenant": .opaque("example-a38h4792-uw2")])
        let person = subject(["tenant": .opaque("example-a38h4792-uw2"), "user": .email("jdoe@example.com")])
        #expect(tenant.matches(person) && person.matches(tenant))
        let user = subject(["user": .email("jdoe@example.com")])
        let atHome = subject(["user": .email("jdoe@example.com"), "device": .addresses(["10.29.37.75"])])
        #expect(atHome.matches(user))
        let one = subject(["user": .email("jdoe@example.com"), "group": .decentralized(url: "did:example:123456")])
        let other = subject(["user": .email("jdoe@example.com"), "group": .decentralized(url: "did:example:9999999")])
        #expect(!one.matches(other))
        let simple = SubjectIdentifier.simple(.uri("a"))
        #expect(simple.matches(.simple(.uri("a"))) && !simple.matches(.simple(.opaque("a"))))
        #expect(!SubjectIdentifier.simple(.email("jdoe@example.com")).matches(user))
        #expect(SubjectIdentifier.aliases([.uri("a"), .opaque("b")]).matches(.simple(.opaque("b"))))
    }

    @Test func `what is removed covers itself and its parts, and nothing beside it`() {
        let user = subject(["user": .opaque("u")])
        #expect(user.covers(user) && user.covers(subject(["user": .opaque("u"), "device": .opaque("d")])))
        #expect(!user.covers(subject(["device": .opaque("d")])) && !subject(["user": .opaque("u"), "device": .opaque("d")]).covers(user))
        #expect(SubjectIdentifier.simple(.uri("a")).covers(.simple(.uri("a"))) && !SubjectIdentifier.simple(.uri("a")).covers(user))
    }

    @Test func `a request about a subject is read as the framework prints it, and nothing else is`() throws {
        let request = try SubjectRequest.read(
            Array(
                """
                {"stream_id": "f67e39a0a4d34d56b3aa1bc4cff0069f", "subject": {"format": "email", "email": "example.user@example.com"},
                 "verified": true}
                """.utf8)
        ).get()
        #expect(request == SubjectRequest(stream: "f67e39a0a4d34d56b3aa1bc4cff0069f", subject: .simple(.email("example.user@example.com"))))
        for text in [
            "", "[]", "{}", #"{"stream_id": "a"}"#, #"{"subject": {"format": "uri", "uri": "a"}}"#, #"{"stream_id": 1, "subject": {}}"#,
            #"{"stream_id": "a", "subject": {"format": "phone", "phone_number": "+1"}}"#,
            #"{"stream_id": "a", "subject": {"format": "uri", "uri": "a"}, "verified": "yes"}"#,
            #"{"stream_id": "", "subject": {"format": "uri", "uri": "a"}}"#,
        ] {
            #expect(SubjectRequest.read(Array(text.utf8)).failureCode == .malformed, "\(text)")
        }
        let long = #"{"stream_id": "a", "subject": {"format": "uri", "uri": "\#(String(repeating: "a", count: 3000))"}}"#
        #expect(SubjectRequest.read(Array(long.utf8)).failureCode == .malformed)
    }

    @Test func `a client shows itself by Basic, name and secret encoded as forms are`() {
        func read(_ text: String) -> (String, String)? {
            TokenRequest.credentials(of: "Basic " + Data(text.utf8).base64EncodedString()).map { client, secret in
                (client, secret.withBytes { String(decoding: $0, as: UTF8.self) })
            }
        }
        #expect(read("siem:a%2Bb+c").map { $0 == ("siem", "a+b c") } == true)
        #expect(read("siem:a:b").map { $0 == ("siem", "a:b") } == true)
        #expect(read("siem") == nil && read("siem:%zz") == nil)
        #expect(TokenRequest.credentials(of: "Bearer abc") == nil && TokenRequest.credentials(of: "Basic ***") == nil)
        #expect(TokenRequest.credentials(of: "Basic " + String(repeating: "a", count: 5000)) == nil)
    }
}

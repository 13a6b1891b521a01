import SPIFFE
import SharedSignals
import Testing

/// Requests and answers of RFC 8935, RFC 8936 and SSF 1.0.
struct DeliveryTests {
    @Test func `a poll of RFC 8936 is read as it is printed there`() throws {
        let request = try PollRequest.read(
            Array(
                """
                {"ack": ["3d0c3cf797584bd193bd0fb1bd4e7d30"],
                 "setErrs": {"4d3559ec67504aaba65d40b0363faad8":
                 {"err": "authentication_failed", "description": "The SET could not be authenticated"}},
                 "returnImmediately": true, "maxEvents": 1000000}
                """.utf8)
        ).get()
        #expect(request.acknowledged == ["3d0c3cf797584bd193bd0fb1bd4e7d30"] && request.returnImmediately)
        #expect(request.errors.values.first?.code == "authentication_failed")
        #expect(request.maxEvents == PollRequest.mostEvents)
        let empty = try PollRequest.read(Array("{}".utf8)).get()
        #expect(!empty.returnImmediately && empty.maxEvents == PollRequest.mostEvents)
        #expect(try PollRequest.read(Array(request.json.utf8)).get() == request)
    }

    @Test func `a poll that asks for nonsense is refused`() {
        for text in [
            "", "[]", #"{"maxEvents": -1}"#, #"{"maxEvents": "5"}"#, #"{"returnImmediately": 1}"#, #"{"ack": "a"}"#, #"{"ack": [1]}"#,
            #"{"setErrs": {"a": "b"}}"#, #"{"setErrs": {"a": {"description": "c"}}}"#, #"{"maxEvents": 1, "maxEvents": 2}"#,
        ] {
            #expect(PollRequest.read(Array(text.utf8)).failureCode == .malformed, "\(text)")
        }
    }

    @Test func `an answer to a poll comes back as it was`() throws {
        let answer = PollAnswer(sets: ["a": "x.y.z", "b": "u.v.w"], moreAvailable: true)
        #expect(try PollAnswer.read(Array(answer.json.utf8)).get() == answer)
        #expect(PollAnswer.read(Array(#"{"sets": {"a": 1}}"#.utf8)).failureCode == .malformed)
        #expect(try PollAnswer.read(Array(#"{"sets": {}}"#.utf8)).get().moreAvailable == false)
    }

    @Test func `every refusal has a code of the registry, and says nothing else of the token`() {
        for code in SETRefusal.Code.allCases {
            let error = DeliveryError(SETRefusal(code, "why"))
            #expect(DeliveryError.Code(rawValue: error.code) != nil)
            #expect(DeliveryError.read(Array(error.json.utf8)) == error)
        }
        #expect(DeliveryError(SETRefusal(.badSignature, "")).code == "invalid_key")
        #expect(DeliveryError(SETRefusal(.notAllowed, "")).code == "access_denied")
        // What a stranger says is made harmless.
        #expect(DeliveryError.read(Array(#"{"err": "x", "description": "a\u001b[31mb"}"#.utf8))?.description == "a?[31mb")
    }

    @Test func `the configuration lies between an issuer's host and its path`() {
        #expect(TransmitterMetadata.address(of: "https://tr.example.com") == "https://tr.example.com/.well-known/ssf-configuration")
        #expect(TransmitterMetadata.address(of: "https://tr.example.com/issuer1/") == "https://tr.example.com/.well-known/ssf-configuration/issuer1")
        #expect(TransmitterMetadata.address(of: "http://tr.example.com") == nil && TransmitterMetadata.address(of: "https://a/?b") == nil)
    }

    @Test func `a stream delivers what was asked for and may be had`() throws {
        let request = try StreamRequest.read(
            Array(
                """
                {"delivery": {"method": "urn:ietf:rfc:8935", "endpoint_url": "https://receiver.example.com/events",
                 "authorization_header": "Bearer x"},
                 "events_requested": ["urn:example:type_4", "\(EventType.sessionRevoked.rawValue)"], "description": "a",
                 "iss": "https://tr.example.com"}
                """.utf8)
        ).get()
        #expect(request.method == .push && request.requested?.count == 2 && request.authorization == "Bearer x")
        let stream = EventStream(
            id: "s", issuer: "https://tr.example.com", audience: ["https://receiver.example.com"], supported: [.sessionRevoked, .credentialChange],
            requested: request.requested ?? [], delivery: .push(url: request.endpoint ?? ""), description: request.description)
        #expect(stream.delivered == [.sessionRevoked])
        let json = stream.json(pollURL: "")
        #expect(!json.contains("Bearer"), "a secret is told to nobody, not even to whom it came from")
        let value = try JSONValue.read(Array(json.utf8), limit: 8192).get().object
        #expect(value?["delivery"]?.object?["endpoint_url"]?.string == "https://receiver.example.com/events")
        #expect(StreamRequest.read(Array(#"{"delivery": {"method": "carrier-pigeon"}}"#.utf8)).failureCode == .malformed)
        #expect(StreamRequest.read(Array(#"{"status": "asleep"}"#.utf8)).failureCode == .malformed)
    }
}

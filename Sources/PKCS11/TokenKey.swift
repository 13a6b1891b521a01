/// A key that a token holds; its public half, and the way to its signatures.
public struct TokenKey: Sendable {
    /// What curves are known here.
    public enum Curve: String, Sendable, CaseIterable {
        case p256 = "P-256"
        case p384 = "P-384"

        /// ECParameters: the curve's name, an OBJECT IDENTIFIER in DER.
        var parameters: [UInt8] {
            switch self {
            case .p256: [0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07]
            case .p384: [0x06, 0x05, 0x2B, 0x81, 0x04, 0x00, 0x22]
            }
        }

        /// Bytes of one coordinate, and of the digest that is signed.
        public var size: Int { self == .p256 ? 32 : 48 }

        /// A point as CKA_EC_POINT has it: an OCTET STRING in DER; some tokens leave that away.
        func point(_ value: [UInt8]) -> [UInt8]? {
            let length = 1 + 2 * size
            let bare = value.count == length + 2 && value[0] == 0x04 && Int(value[1]) == length ? Array(value.dropFirst(2)) : value
            return bare.count == length && bare[0] == 0x04 ? bare : nil
        }
    }

    private let token: Token
    /// CKA_ID.
    public let identifier: [UInt8]
    public let curve: Curve
    /// 4 || x || y.
    public let point: [UInt8]

    init(token: Token, identifier: [UInt8], curve: Curve, point: [UInt8]) {
        self.token = token
        self.identifier = identifier
        self.curve = curve
        self.point = point
    }

    /// What to say where ``point`` is none of the curve.
    public var isNoPoint: TokenError { TokenError(.unsupported, "the public half that the token shows is no point on \(curve.rawValue)") }

    /// Signs a digest of the curve's size; r || s. Blocks while the token works.
    public func sign(_ digest: [UInt8]) throws(TokenError) -> [UInt8] {
        guard digest.count == curve.size else {
            throw TokenError(.unsupported, "a key on \(curve.rawValue) signs digests of \(curve.size) bytes, not \(digest.count)")
        }
        return try token.sign(digest, by: identifier, size: 2 * curve.size)
    }
}

/// How a JWT-SVID or WIT-SVID may be signed (JWT-SVID §2.1; RFC 7518 §3.3–3.5). There are no others: what is not here cannot be
/// asked for, so neither `none` nor a shared secret can be mistaken for a signature.
public enum SignatureAlgorithm: String, Sendable, Hashable, CaseIterable {
    case rs256 = "RS256"
    case rs384 = "RS384"
    case rs512 = "RS512"
    case es256 = "ES256"
    case es384 = "ES384"
    case es512 = "ES512"
    case ps256 = "PS256"
    case ps384 = "PS384"
    case ps512 = "PS512"

    var hash: Hash {
        switch self {
        case .rs256, .es256, .ps256: .sha256
        case .rs384, .es384, .ps384: .sha384
        case .rs512, .es512, .ps512: .sha512
        }
    }

    enum Hash { case sha256, sha384, sha512 }

    /// Which keys can be used: RSA, or the one curve of RFC 7518 §3.4.
    var family: Family {
        switch self {
        case .rs256, .rs384, .rs512: .rsaPKCS1
        case .ps256, .ps384, .ps512: .rsaPSS
        case .es256, .es384, .es512: .ellipticCurve
        }
    }

    enum Family { case rsaPKCS1, rsaPSS, ellipticCurve }
}

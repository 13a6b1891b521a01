import SwiftASN1

/// DER as text (RFC 7468).
public enum PEM {
    /// What a document is, by the label that RFC 7468 gives it.
    public enum Label: String, Sendable {
        case certificate = "CERTIFICATE"
        case revocationList = "X509 CRL"
        case privateKey = "PRIVATE KEY"
    }

    /// The documents one after the other, each ending with its line.
    ///
    /// A private key's text is a copy that is not wiped: make it where it is written, and nowhere else.
    public static func text(_ documents: [[UInt8]], _ label: Label = .certificate) -> String {
        documents.map { PEMDocument(type: label.rawValue, derBytes: $0).pemString + "\n" }.joined()
    }
}

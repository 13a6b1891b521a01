import Foundation
import Runtime

/// SASLprep (RFC 4013) as PostgreSQL applies it: a password that cannot be prepared is used as it is.
///
/// Minimal: mapping, normalisation (NFKC) and the control characters are here; the tables of unassigned and of
/// bidirectional characters are not, which matters only for passwords that PostgreSQL would then use unprepared.
enum SASLPrep {
    static func prepare(_ password: Secret) -> Secret {
        let isPlain = password.withBytes { bytes in bytes.allSatisfy { (0x20...0x7e).contains($0) } }
        if isPlain { return password }
        guard let text = password.withBytes({ String(validating: $0, as: UTF8.self) }) else { return password }
        var mapped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            // RFC 3454 B.1: mapped to nothing.
            case 0xad, 0x34f, 0x1806, 0x180b...0x180d, 0x200b...0x200d, 0x2060, 0xfe00...0xfe0f, 0xfeff: continue
            // C.1.2: other spaces.
            case 0xa0, 0x1680, 0x2000...0x200a, 0x202f, 0x205f, 0x3000: mapped.append(" ")
            default: mapped.append(scalar)
            }
        }
        let normalized = String(mapped).precomposedStringWithCompatibilityMapping
        let isProhibited = normalized.unicodeScalars.contains { scalar in
            switch scalar.properties.generalCategory {
            case .control, .privateUse, .surrogate, .unassigned: true
            default: false
            }
        }
        return isProhibited || normalized.isEmpty ? password : Secret(normalized)
    }
}

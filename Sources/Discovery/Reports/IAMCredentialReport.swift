import Foundation
import Runtime
import SecretScan

/// Reads what AWS tells of its users' credentials: the IAM credential report, and the answer of `list-access-keys`. Neither holds
/// a secret; each active key and console password is a standing credential all the same, known by its holder.
enum IAMCredentialReport {
    /// One credential of a user.
    struct Entry: Equatable {
        var account: String
        var user: String
        /// `access_key_1`, `access_key_2`, `password`, or the key's ID.
        var slot: String
        var isPassword: Bool
        var created: String?
        var lastUsed: String?
        /// Where it was last used: `s3`.
        var service: String?
        /// 1-based.
        var line: Int
    }

    private static let maximumSize = 64 << 20

    /// What stands in a file, as a scan's matches.
    static func matches(in bytes: [UInt8]) -> [Match] {
        entries(in: bytes).map { entry in
            let age = [entry.created.map { "created \($0)" }, entry.lastUsed.map { "last used \($0)" }, entry.service.map { "with \($0)" }].compactMap { $0 }
            return Match(
                identity: "aws-iam:\(entry.account):\(entry.user):\(entry.slot)", kind: entry.isPassword ? "aws-console-password" : "aws-access-key",
                line: entry.line, slot: entry.slot,
                endpoint: EndpointParts(scheme: "https", host: entry.service.map { "\($0).amazonaws.com" } ?? "amazonaws.com", user: entry.user),
                reason: (["active in a report of AWS"] + age).joined(separator: ", "))
        }
    }

    /// Active ones only: what is switched off opens nothing.
    static func entries(in bytes: [UInt8]) -> [Entry] {
        // A table or JSON: most files are neither, and are not looked at further.
        guard bytes.count <= maximumSize, let first = bytes.first(where: { $0 > 32 }), "{[\"u\u{EF}".unicodeScalars.contains(Unicode.Scalar(first)) else { return [] }
        let head = String(decoding: bytes.prefix(4096), as: UTF8.self)
        if head.drop(while: { $0 == "\u{FEFF}" || $0 == "\"" }).hasPrefix("user"), head.holds("access_key_1_active") {
            return report(String(decoding: bytes, as: UTF8.self), line: nil)
        }
        guard head.holds("AccessKeyMetadata") || head.holds("ReportFormat") || head.holds("\"Content\"") else { return [] }
        return answers(bytes)
    }

    /// AWS documentation, "Get credential reports for your AWS account": comma-separated, no commas in values.
    private static func report(_ text: String, line fixed: Int?) -> [Entry] {
        let lines = text.lines.prefix(100_000)
        func cells(_ line: Substring) -> [String] {
            line.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "\" \r\u{FEFF}")) }
        }
        guard let header = lines.first.map(cells) else { return [] }
        var entries: [Entry] = []
        for (index, line) in lines.enumerated().dropFirst() {
            let row = cells(line)
            func value(_ name: String) -> String? {
                guard let column = header.firstIndex(of: name), row.indices.contains(column) else { return nil }
                return ["N/A", "no_information", "not_supported", ""].contains(row[column]) ? nil : row[column]
            }
            guard let user = value("user") else { continue }
            let account = value("arn").map { $0.split(separator: ":", omittingEmptySubsequences: false) }.flatMap { $0.count > 4 ? String($0[4]) : nil } ?? ""
            for slot in ["access_key_1", "access_key_2"] where value(slot + "_active")?.lowercased() == "true" {
                entries.append(
                    Entry(
                        account: account, user: user, slot: slot, isPassword: false, created: value(slot + "_last_rotated"),
                        lastUsed: value(slot + "_last_used_date"), service: value(slot + "_last_used_service"), line: fixed ?? index + 1))
            }
            if value("password_enabled")?.lowercased() == "true" {
                entries.append(
                    Entry(
                        account: account, user: user, slot: "password", isPassword: true, created: value("password_last_changed"),
                        lastUsed: value("password_last_used"), service: nil, line: fixed ?? index + 1))
            }
        }
        return entries
    }

    private struct Answer: Decodable {
        struct Key: Decodable {
            var UserName: String?
            var AccessKeyId: String
            var Status: String
            var CreateDate: String?
        }
        var AccessKeyMetadata: [Key]?
        /// `get-credential-report` sends the report in Base64.
        var Content: String?
    }

    private static func answers(_ bytes: [UInt8]) -> [Entry] {
        guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(bytes)) else { return [] }
        if let content = answer.Content, let decoded = Data(base64Encoded: content, options: .ignoreUnknownCharacters),
            String(decoding: decoded.prefix(4096), as: UTF8.self).contains("access_key_1_active")
        {
            return report(String(decoding: decoded, as: UTF8.self), line: line(of: "\"Content\"", in: bytes))
        }
        return (answer.AccessKeyMetadata ?? []).prefix(100_000).filter { $0.Status == "Active" }.map { key in
            Entry(
                account: "", user: key.UserName ?? "", slot: key.AccessKeyId, isPassword: false, created: key.CreateDate, lastUsed: nil, service: nil,
                line: line(of: key.AccessKeyId, in: bytes))
        }
    }

    private static func line(of text: String, in bytes: [UInt8]) -> Int {
        guard let found = Data(bytes).range(of: Data(text.utf8)) else { return 1 }
        return 1 + bytes[..<found.lowerBound].count { $0 == 10 }
    }
}

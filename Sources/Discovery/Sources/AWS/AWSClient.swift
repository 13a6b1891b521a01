import Foundation
import NIOHTTP1
import Runtime

/// One AWS service, asked with signed requests that read.
struct AWSClient {
    let http: HTTPReader
    let host: String
    let signer: SignatureV4
    let clock: WallClock

    /// AWS JSON 1.1: `X-Amz-Target` names the operation.
    func json(_ target: String, _ body: [String: Any]) async throws -> JSONTree {
        let bytes = Array(try JSONSerialization.data(withJSONObject: body, options: [.sortedKeys]))
        let answer = try await send(
            bytes, [("Content-Type", "application/x-amz-json-1.1"), ("X-Amz-Target", target)])
        guard answer.status == 200 else {
            throw Self.refusal(target.split(separator: ".").last.map(String.init) ?? target, answer.status, Self.code(answer.bytes))
        }
        return try answer.json(target)
    }

    /// The query protocol of IAM and STS, whose answers are XML.
    func query(_ action: String, version: String, _ parameters: [(String, String)]) async throws -> XMLTree {
        let all = [("Action", action), ("Version", version)] + parameters
        let body = all.map { "\($0.0.percentEncoded)=\($0.1.percentEncoded)" }.joined(separator: "&")
        let answer = try await send(Array(body.utf8), [("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")])
        guard answer.status == 200 else { throw Self.refusal(action, answer.status, Self.code(answer.bytes)) }
        guard let result = XMLTree(answer.bytes)?[action + "Result"] else {
            throw SourceError(.malformed, "\(action): the answer is not the expected XML")
        }
        return result
    }

    private func send(_ body: [UInt8], _ headers: [(String, String)]) async throws -> HTTPReader.Answer {
        let signed = try signer.headers(method: "POST", host: host, path: "/", headers: headers, body: body, at: clock.now())
        return try await http.ask(.POST, "/", headers: HTTPHeaders(signed), body: body)
    }

    /// The code of an error, in JSON or in either of the two forms of XML.
    static func code(_ bytes: [UInt8]) -> String? {
        if let code = JSONTree(bytes)?["__type"].string { return code }
        let tree = XMLTree(bytes)
        return (tree?["Error"] ?? tree?["Errors"]?["Error"])?.string("Code")
    }

    /// The code that AWS gives is a word of a fixed list; its message could repeat what was sent.
    static func refusal(_ action: String, _ status: Int, _ code: String?) -> SourceError {
        let word = (code ?? "").split(whereSeparator: { $0 == "#" || $0 == ":" }).last.map(String.init) ?? ""
        let name = word.prefix(80).filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return SourceError(.refused, "\(action): AWS refused\(name.isEmpty ? "" : " with `\(name)`") (\(status))")
    }
}

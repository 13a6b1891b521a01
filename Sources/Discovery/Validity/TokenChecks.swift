import Estate
import Foundation
import NIOHTTP1
import Runtime
import SecretScan

/// `sts:GetCallerIdentity`: needs no right, changes nothing, and the secret key does not leave, only a signature.
struct AWSCheck: Sendable {
    /// `https://sts.amazonaws.com`, of the partition that AWS calls `aws`.
    var base: String

    func questions(about found: Collector.Found) -> [ValidityCheck.Question] {
        guard found.kind == "aws-secret-access-key" else { return [] }
        let (host, port) = ValidityCheck.address(of: base)
        // A temporary key (`ASIA…`) works only with its session token, which stands elsewhere.
        let keys = Set(found.endpoints.compactMap(\.user)).filter { $0.hasPrefix("AKIA") && $0.utf8.count <= 128 && $0.allSatisfy(Self.isKeyID) }
        return keys.sorted().map { .init(host: host, port: port, user: $0, endpoint: "\(base) as \($0)") }
    }

    private static func isKeyID(_ character: Character) -> Bool {
        character.isASCII && (character.isUppercase || character.isNumber)
    }

    func ask(_ question: ValidityCheck.Question, _ secret: Secret, timeout: Duration, clock: WallClock) async -> ValidityCheck.Answer {
        let signer = SignatureV4(
            credentials: AWSCredentials(keyID: question.user ?? "", secretKey: secret), region: "us-east-1", service: "sts")
        let host = Self.headerHost(base)
        return await ValidityCheck.request(base, timeout: timeout) { http in
            let body = Array("Action=GetCallerIdentity&Version=2011-06-15".utf8)
            let headers = [("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")]
            let signed = try signer.headers(method: "POST", host: host, path: "/", headers: headers, body: body, at: clock.now())
            let answer = try await http.ask(.POST, "/", headers: HTTPHeaders(signed), body: body)
            return Self.judge(answer, now: clock.now())
        }
    }

    private static func headerHost(_ base: String) -> String {
        let url = URLComponents(string: base)
        return (url?.host ?? "") + (url?.port.map { ":\($0)" } ?? "")
    }

    private static func judge(_ answer: HTTPReader.Answer, now: Timestamp) -> ValidityCheck.Answer {
        if answer.status == 200 {
            guard let result = XMLTree(answer.bytes)?["GetCallerIdentityResult"] else { return .unknown("the answer is not AWS's") }
            let name = (result.string("Arn") ?? "").prefix(200)
            let isName = name.hasPrefix("arn:") && name.utf8.allSatisfy { $0 > 32 && $0 < 127 }
            return .live(isName ? "it is \(name)" : "AWS accepts it")
        }
        switch AWSClient.code(answer.bytes)?.split(whereSeparator: { $0 == "#" || $0 == ":" }).last.map(String.init) {
        case "InvalidClientTokenId": return .dead("AWS knows no such active key (InvalidClientTokenId)")
        case "SignatureDoesNotMatch":
            // AWS says the same of a wrong clock, and that is no news of the key.
            if let theirs = serverTime(answer), abs((theirs - now).milliseconds) > 240_000 {
                return .unknown("this machine's clock is off, so AWS takes no signature")
            }
            return .dead("the secret is not that key's (SignatureDoesNotMatch)")
        case let code:
            let word = (code ?? "").prefix(60).filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
            return .unknown("AWS answers \(answer.status)\(word.isEmpty ? "" : " (\(word))")")
        }
    }

    /// The `Date` of an answer (RFC 9110 §5.6.7).
    private static func serverTime(_ answer: HTTPReader.Answer) -> Timestamp? {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(secondsFromGMT: 0)
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return answer.headers.first(name: "Date").flatMap { format.date(from: $0) }.map { Timestamp($0) }
    }
}

/// `GET /user` with the token. Those that are no users' are told by the status, or not at all.
struct GitHubCheck: Sendable {
    /// `https://api.github.com`, or a GitHub Enterprise Server's `https://HOST/api/v3`.
    var base: String

    func questions(about found: Collector.Found) -> [ValidityCheck.Question] {
        guard found.kind == "github-token", Self.isToken(found.secret) else { return [] }
        let (host, port) = ValidityCheck.address(of: base)
        return [.init(host: host, port: port, endpoint: base + "/user")]
    }

    /// A token by its shape: a webhook's secret that is named after GitHub is nothing to send there, and a refresh token
    /// (`ghr_`) is refused by an API whether it lives or not.
    private static func isToken(_ secret: Secret) -> Bool {
        secret.withBytes { bytes in
            let text = String(decoding: bytes.prefix(12), as: UTF8.self)
            return ["ghp_", "gho_", "ghu_", "ghs_", "github_pat_"].contains { text.hasPrefix($0) }
                || bytes.count == 40 && bytes.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
        }
    }

    func ask(_ secret: Secret, timeout: Duration) async -> ValidityCheck.Answer {
        await ValidityCheck.request(base, timeout: timeout) { http in
            let headers: HTTPHeaders = [
                "Authorization": "Bearer " + (try secret.headerText()), "Accept": "application/vnd.github+json",
                "X-GitHub-Api-Version": "2022-11-28",
            ]
            let answer = try await http.ask(.GET, "/user", headers: headers)
            switch answer.status {
            case 200:
                let login = JSONTree(answer.bytes)?["login"].string ?? ""
                let isLogin = (1...39).contains(login.utf8.count) && login.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
                return .live(isLogin ? "it is `\(login)`'s" : "GitHub accepts it")
            case 401: return .dead("GitHub refuses it (401)")
            default: return .unknown("GitHub answers \(answer.status)")
            }
        }
    }
}

import Console
import Estate
import EstateTesting
import Foundation
import Logging
import Runtime
import Testing

private let pages = [
    "/", "/inventory", "/inventory?text=postgres&state=standing", "/workloads", "/workloads/orders", "/live",
    "/credentials/\(FixtureControlPlane.fingerprint(1))", "/credentials/\(FixtureControlPlane.fingerprint(4))",
]

@Suite struct DoorTests {
    @Test func `every answer carries the content policy and is not stored`() async throws {
        try await withConsole { console in
            let cookie = try await console.signIn()
            let others = [
                "/login", "/assets/console.css", "/assets/console.js", "/assets/icon.svg", "/healthz", "/no-such-page",
                "/credentials/nonsense", "/workloads/nobody", "/api/v1/overview", "/api/v1/nothing",
            ]
            for path in pages + others {
                for headers in [[("Cookie", cookie)], []] {
                    let answer = try await console.send("GET", path, headers: headers)
                    let policy = answer.headers["content-security-policy"] ?? ""
                    #expect(policy.hasPrefix("default-src 'none'; style-src 'self'; script-src 'self'"), "\(path)")
                    #expect(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"), "\(path)")
                    #expect(answer.headers["x-content-type-options"] == "nosniff", "\(path)")
                    #expect(answer.headers["referrer-policy"] == "same-origin", "\(path)")
                    #expect(answer.headers["cache-control"] == "no-store", "\(path)")
                }
            }
            for path in pages { #expect(try await console.send("GET", path, headers: [("Cookie", cookie)]).status == 200, "\(path)") }
        }
    }

    @Test func `without a login there is nothing to see`() async throws {
        try await withConsole { console in
            for path in pages {
                let answer = try await console.send("GET", path)
                #expect(answer.status == 303, "\(path)")
                #expect(answer.headers["location"]?.hasPrefix("/login") == true)
                #expect(!answer.body.contains("postgresql-password"))
            }
            #expect(try await console.send("GET", "/api/v1/overview").status == 401)
            #expect(try await console.send("POST", "/api/v1/actions/apply", body: "{}").status == 401)
            #expect(try await console.send("GET", "/", headers: [("Cookie", "mayfly_session=" + String(repeating: "0", count: 64))]).status == 303)
            #expect(console.controlPlane.performed.isEmpty)
        }
    }

    @Test func `a session is opened by the token, lasts twelve hours, and ends with a sign-out`() async throws {
        try await withConsole { console in
            let answer = try await console.send(
                "POST", "/login", headers: [("Origin", console.origin)], body: "token=\(RunningConsole.token)&next=%2Finventory")
            #expect(answer.status == 303)
            #expect(answer.headers["location"] == "/inventory")
            let cookie = answer.headers["set-cookie"] ?? ""
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && cookie.contains("Path=/"))
            let session = String(cookie.split(separator: ";").first ?? "")
            #expect(try await console.send("GET", "/", headers: [("Cookie", session)]).status == 200)
            console.now.current = FixtureControlPlane.now + .seconds(12 * 3600)
            #expect(try await console.send("GET", "/", headers: [("Cookie", session)]).status == 303)

            console.now.current = FixtureControlPlane.now
            let second = try await console.signIn()
            _ = try await console.send("POST", "/logout", headers: [("Cookie", second), ("Origin", console.origin)])
            #expect(try await console.send("GET", "/", headers: [("Cookie", second)]).status == 303)
        }
    }

    @Test func `a wrong token is refused, and after ten of them nobody gets another try for a minute`() async throws {
        try await withConsole { console in
            func attempt(_ token: String) async throws -> Int {
                try await console.send("POST", "/login", headers: [("Origin", console.origin)], body: "token=\(token)").status
            }
            for _ in 0..<5 { #expect(try await attempt("wrong") == 401) }
            for _ in 0..<5 {
                #expect(try await console.send("GET", "/api/v1/overview", headers: [("Authorization", "Bearer wrong")]).status == 401)
            }
            #expect(try await attempt(RunningConsole.token) == 429)
            let answer = try await console.send("GET", "/api/v1/overview", headers: [("Authorization", "Bearer \(RunningConsole.token)")])
            #expect(answer.status == 429 && answer.headers["retry-after"] == "60")
            console.now.current = FixtureControlPlane.now + .seconds(60)
            #expect(try await attempt(RunningConsole.token) == 303)
        }
    }

    @Test func `only local names with the right port are answered`() async throws {
        try await withConsole { console in
            let cookie = try await console.signIn()
            for host in ["evil.example", "evil.example:\(console.port)", "127.0.0.1:1", "127.0.0.1", "127.0.0.1.evil.example:\(console.port)", ""] {
                let answer = try await console.send("GET", "/", headers: [("Cookie", cookie)], host: host)
                #expect(answer.status == 421 || answer.status == 400, "\(host)")
                #expect(!answer.body.contains("shop.example"))
            }
            #expect(try await console.send("GET", "/", headers: [("Cookie", cookie)], host: "localhost:\(console.port)").status == 200)
        }
    }

    @Test func `a cookie alone cannot act for another site`() async throws {
        try await withConsole { console in
            let cookie = ("Cookie", try await console.signIn())
            func act(_ headers: [(String, String)]) async throws -> Int {
                try await console.send("POST", "/api/v1/actions/apply", headers: headers, body: "{}").status
            }
            #expect(try await act([cookie]) == 403)
            #expect(try await act([cookie, ("Origin", "https://evil.example")]) == 403)
            #expect(try await act([cookie, ("Origin", "null")]) == 403)
            #expect(try await act([cookie, ("Origin", console.origin), ("Sec-Fetch-Site", "cross-site")]) == 403)
            #expect(try await act([cookie, ("Sec-Fetch-Site", "same-site")]) == 403)
            #expect(console.controlPlane.performed.isEmpty)
            #expect(try await act([cookie, ("Origin", console.origin), ("Sec-Fetch-Site", "same-origin")]) == 200)
            #expect(try await act([("Authorization", "Bearer \(RunningConsole.token)")]) == 200)
            #expect(console.controlPlane.performed.map(\.by.door) == [.session, .token])
            // Signing somebody in from outside is an attack too.
            let forced = try await console.send("POST", "/login", headers: [("Origin", "https://evil.example")], body: "token=\(RunningConsole.token)")
            #expect(forced.status == 403)
        }
    }

    @Test func `after the login nobody is sent to another server`() async throws {
        try await withConsole { console in
            for next in ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/%0d%0aX: y", "/login"] {
                let escaped = next.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
                let answer = try await console.send(
                    "POST", "/login", headers: [("Origin", console.origin)], body: "token=\(RunningConsole.token)&next=\(escaped)")
                #expect(answer.headers["location"] == "/", "\(next)")
                #expect(answer.headers["x"] == nil)
            }
        }
    }

    @Test func `a body that is too large is refused before it is read`() async throws {
        try await withConsole { console in
            let large = try await console.send(
                "POST", "/login", headers: [("Origin", console.origin)], body: "token=" + String(repeating: "a", count: 5000))
            #expect(large.status == 413)
            let bearer = ("Authorization", "Bearer \(RunningConsole.token)")
            let announced = try await RawHTTP.exchange(
                .port(console.port),
                RawHTTP.request(
                    "POST", "/api/v1/actions/import", host: "127.0.0.1:\(console.port)",
                    headers: [bearer, ("Content-Length", String(ConsoleServer.largestActionBody + 1))], body: "{"))
            #expect(announced.status == 413)
            let endless = try await RawHTTP.exchange(
                .port(console.port),
                "POST /login HTTP/1.1\r\nHost: 127.0.0.1:\(console.port)\r\nOrigin: \(console.origin)\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + String(repeating: "1000\r\n" + String(repeating: "a", count: 4096) + "\r\n", count: 8))
            #expect(endless.status == 413)
            #expect(console.controlPlane.performed.isEmpty)
        }
    }

    @Test func `the Unix socket is the owner's alone and names who acts`() async throws {
        try await withConsole { console in
            var status = stat()
            #expect(lstat(console.socketPath, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600)
            #expect(try await console.sendBySocket("GET", "/api/v1/overview").status == 200)
            let answer = try await console.sendBySocket("POST", "/api/v1/actions/apply", body: "{\"a\":1}")
            #expect(answer.status == 200 && answer.body == "{\"applied\":true}")
            let done = try #require(console.controlPlane.performed.first)
            #expect(done.action == "apply" && done.body == Data("{\"a\":1}".utf8))
            #expect(done.by == Operator(name: NSUserName(), door: .socket))
        }
    }

    @Test func `a refusal says why, and its code becomes the status`() async throws {
        try await withConsole { console in
            for (action, status, code) in [("retire", 409, "refused"), ("import", 400, "invalid"), ("break", 500, "internal"), ("dance", 404, "notFound")] {
                let answer = try await console.sendBySocket("POST", "/api/v1/actions/\(action)", body: "{}")
                #expect(answer.status == status)
                let failure = try JSONDecoder().decode(ActionFailure.self, from: Data(answer.body.utf8))
                #expect(failure.code.rawValue == code)
            }
            #expect(try await console.sendBySocket("POST", "/api/v1/actions/..%2Fapply").status == 404)
        }
    }

    @Test func `an address that is not local is not bound`() async throws {
        let server = ConsoleServer(
            controlPlane: FixtureControlPlane(), token: Secret("x"), clock: .system, entropy: .system, logger: .init(label: "t"))
        await #expect(throws: ConsoleError.self) {
            try await server.run(host: "0.0.0.0", port: 0, socketPath: "/tmp/never.sock") { _ in }
        }
    }
}

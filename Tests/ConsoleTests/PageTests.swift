import Estate
import EstateTesting
import Foundation
import Runtime
import Testing

@testable import Console

@Suite struct PageTests {
    @Test func `a hostile name is shown and never becomes markup`() async throws {
        let hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u{202E}&amp;"
        try await withConsole(prefix: hostile) { console in
            let name = (hostile + "orders").addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            let kind = hostile.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            let cookie = try await console.signIn()
            for path in [
                "/", "/inventory", "/inventory?text=\(kind)&kind=\(kind)&owner=\(kind)", "/inventory/network-trust", "/identities",
                "/identities?text=\(kind)", "/identities/lifetimes", "/workloads", "/workloads/\(name)", "/live", "/credentials/\(FixtureControlPlane.fingerprint(1))", "/credentials/\(FixtureControlPlane.fingerprint(4))",
                "/workloads/\(kind)nobody", "/login?next=\(kind)", "/\(kind)",
            ] {
                let answer = try await console.send("GET", path, headers: [("Cookie", cookie)])
                #expect(!answer.body.contains("<script>") && !answer.body.contains("<img"), "\(path)")
                #expect(!answer.body.contains("\u{202E}"), "\(path)")
                #expect(!answer.body.contains("\"'>"), "\(path)")
            }
            let page = try await console.send("GET", "/workloads/\(name)", headers: [("Cookie", cookie)])
            #expect(page.status == 200 && page.body.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        }
    }

    @Test func `the page of lifetimes says what is advised, why, and what breaks (R48)`() async throws {
        try await withConsole { console in
            let page = try await console.send("GET", "/identities/lifetimes", headers: [("Cookie", try await console.signIn())])
            #expect(page.status == 200 && page.body.contains("x509-lifetime: 30m") && page.body.contains("Breaks 2 times"))
            #expect(page.body.contains("the server was away for 10 min") && page.body.contains("ledger 401, 402"))
            #expect(console.controlPlane.performed.map(\.action) == ["lifetimes"])
        }
    }

    @Test func `the page of rules that let in without proof says from where, to what, and what to do (R71)`() async throws {
        try await withConsole { console in
            let page = try await console.send("GET", "/inventory/network-trust", headers: [("Cookie", try await console.signIn())])
            #expect(page.status == 200 && page.body.contains("db/pg_hba.conf:4") && page.body.contains("Anywhere"))
            #expect(page.body.contains("any database as any user") && page.body.contains("scram-sha-256"))
            #expect(page.body.contains("1 rule, 1 from anywhere"))
        }
    }

    @Test func `what is interpolated is escaped, what is markup stays`() {
        let name = "a<b>&\"'\u{0}\u{202E}"
        let inner: HTML = "<b>\(name)</b>"
        let outer: HTML = "<i title=\"\(name)\">\(inner)\(7)</i>"
        let escaped = "a&lt;b&gt;&amp;&quot;&#39;\u{FFFD}\u{FFFD}"
        #expect(outer.text == "<i title=\"\(escaped)\"><b>\(escaped)</b>7</i>")
    }

    @Test func `a link stays on this server`() {
        #expect(Link("workloads", "//evil.example/?a=\"b").text == "/workloads/%2F%2Fevil.example%2F%3Fa%3D%22b")
        #expect(Link("workloads", "..").text == "/workloads/%2E.")
        #expect(Link().text == "/")
    }

    // R52
    @Test func `the identities say who answers for each, how long it outlasts the server, and what is overdue or revoked`() async throws {
        try await withConsole { console in
            func found(_ query: String) async throws -> [String] {
                let answer = try await console.sendBySocket("GET", "/api/v1/identities?" + query)
                return try JSONDecoder().decode([IdentitySummary].self, from: Data(answer.body.utf8)).map(\.id)
            }
            #expect(try await found("").count == 5)
            #expect(try await found("text=ORDERS-team") == ["spiffe://shop.example/production/orders"])
            #expect(try await found("overdue=1") == ["spiffe://shop.example/production/billing"])
            #expect(try await found("revoked=1") == ["spiffe://shop.example/production/reports"])
            #expect(try await found("text=production&revoked=1&overdue=1").isEmpty)
            let page = try await console.send("GET", "/identities", headers: [("Cookie", try await console.signIn())])
            for words in ["41 min", "Overdue", "Revoked", "seen on a laptop", "nobody yet", "2 of 3", "No node"] {
                #expect(page.body.contains(words), "\(words)")
            }
        }
    }

    // R17
    @Test func `the inventory is filtered by its address: text, kind, owner, state, source, age, unowned, shared`() async throws {
        try await withConsole { console in
            func found(_ query: String) async throws -> [String] {
                let answer = try await console.sendBySocket("GET", "/api/v1/inventory?" + query)
                return try JSONDecoder().decode([CredentialSummary].self, from: Data(answer.body.utf8)).map(\.kind)
            }
            let cases: [(String, [String]?, Int)] = [
                ("", nil, 8), ("text=REPORTS", ["postgresql-password"], 1), ("text=mail+private", ["private-key"], 1),
                ("owner=unknown", nil, 2), ("kind=api-key&state=excepted", ["api-key"], 1), ("state=retired&text=redis", [], 0),
                ("state=nonsense", nil, 8), ("unowned=1", ["aws-secret-access-key", "slack-webhook"], 2), ("shared=1", ["postgresql-password"], 1),
                ("source=ci", ["postgresql-password", "github-token"], 2), ("source=history&unowned=on", ["aws-secret-access-key"], 1),
                ("age=quarter", ["postgresql-password", "github-token"], 2), ("age=year", ["postgresql-password"], 1), ("age=nonsense", nil, 8),
                ("text=services/orders", ["redis-password"], 1), ("unowned=0&shared=", nil, 8),
            ]
            for (query, kinds, count) in cases {
                let got = try await found(query)
                #expect(got.count == count && (kinds == nil || kinds == got), "\(query)")
            }
        }
    }

    // R6, R17, R113
    @Test func `the inventory says how much is stored outside a secrets manager, how fast it grows, and what was reopened`() async throws {
        try await withConsole { console in
            let page = try await console.sendBySocket("GET", "/inventory").body
            for text in ["Outside a secrets manager", "87.5 %", "Created against known", "Reopened services", "mailer", "Week by week"] {
                #expect(page.contains(text), "\(text)")
            }
            let data = try await console.sendBySocket("GET", "/api/v1/figures").body
            let figures = try JSONDecoder().decode(InventoryFigures.self, from: Data(data.utf8))
            #expect(figures.growth.weeks.count == 12 && data.contains("percentOutside"))
        }
    }

    @Test func `a filter is in the address, and the form shows it again without a script`() async throws {
        try await withConsole { console in
            let page = try await console.sendBySocket("GET", "/inventory?unowned=1&source=history&age=&text=%22%3Cb").body
            #expect(page.contains("name=\"unowned\" value=\"1\" checked") && !page.contains("name=\"shared\" value=\"1\" checked"))
            #expect(page.contains("<option value=\"history\" selected>") && page.contains("value=\"&quot;&lt;b\""))
            #expect(page.contains("method=\"get\"") && page.contains("Show all"))
        }
    }

    @Test func `a credential's page has its places with their ids, who uses it and whose it is with weight and why`() async throws {
        try await withConsole { console in
            let detail = try await console.controlPlane.credential(FixtureControlPlane.fingerprint(1))
            let page = try await console.sendBySocket("GET", "/credentials/\(detail.summary.fingerprint)").body
            for sighting in detail.sightings {
                #expect(page.contains(try #require(sighting.occurrence).text))
                if let exposure = sighting.exposure { #expect(page.contains(exposure.text)) }
            }
            for text in ["weight 80 %", "weight 95 %", "Deployment orders takes Secret shop-db", "k8s/orders.yaml:12", "has the directory of 4 places",
                "Why it is taken for a secret", "In several environments", "Standing since", "CREATEDB"]
            {
                #expect(page.contains(text), "\(text)")
            }
        }
    }

    // R100
    @Test func `partial is never shown as complete`() async throws {
        try await withConsole { console in
            let page = try await console.sendBySocket("GET", "/workloads/orders").body
            let title = page.prefix(while: { _ in true }).components(separatedBy: "</h1>")
            #expect(title.count == 2 && title[1].prefix(60).contains("Partial"))
            #expect(page.contains("Partial: 2 of 4"))
            #expect(page.contains("blocked by 1 hidden consumer"))
            #expect(page.components(separatedBy: "class=\"open\"").count == 3)
        }
        let none = WorkloadSummary(
            name: "a", kind: .service, environment: nil, owner: "", spiffeID: nil, isDeclared: true, paths: 0,
            retiredPaths: 0, leastStage: nil, nextStep: nil)
        #expect(!none.isComplete)
    }

    @Test func `each page's value is the API's answer`() async throws {
        try await withConsole { console in
            let overview = try await console.sendBySocket("GET", "/api/v1/overview")
            #expect(overview.headers["content-type"] == "application/json")
            #expect(try JSONDecoder().decode(Overview.self, from: Data(overview.body.utf8)).counts.standing == 5)
            let credential = try await console.sendBySocket("GET", "/api/v1/credentials/\(FixtureControlPlane.fingerprint(1))")
            #expect(try JSONDecoder().decode(CredentialDetail.self, from: Data(credential.body.utf8)).consumers.count == 3)
            let workload = try await console.sendBySocket("GET", "/api/v1/workloads/orders")
            #expect(try JSONDecoder().decode(WorkloadDetail.self, from: Data(workload.body.utf8)).paths.count == 2)
        }
    }

    @Test func `an event reaches a reader as it happens, and one that reconnects gets what it missed`() async throws {
        try await withConsole { console in
            let event = LiveEvent(
                sequence: 900, at: FixtureControlPlane.now, kind: "path.mode-changed", subject: "orders", actor: "server",
                text: "line one\nevent: forged", tone: .good)
            let reading = Task {
                try await RawHTTP.exchange(
                    .port(console.port),
                    RawHTTP.request(
                        "GET", "/api/v1/live", host: "127.0.0.1:\(console.port)",
                        headers: [("Authorization", "Bearer \(RunningConsole.token)"), ("Last-Event-ID", "409")], body: ""),
                    until: "\"sequence\":900")
            }
            while console.controlPlane.listeners == 0 { try await Task.sleep(for: .milliseconds(10)) }
            console.controlPlane.emit(event)
            let answer = try await reading.value
            #expect(answer.headers["content-type"] == "text/event-stream")
            #expect(answer.body.contains("id: 410\n") && answer.body.contains("id: 411\n"))
            #expect(!answer.body.contains("id: 409\n"))
            #expect(answer.body.contains("event: entry\nid: 900\ndata: {"))
            #expect(!answer.body.contains("\nevent: forged"))
        }
    }

    @Test func `the overview's numbers are sent while somebody looks`() async throws {
        try await withConsole { console in
            let answer = try await RawHTTP.exchange(
                .unix(console.socketPath), RawHTTP.request("GET", "/api/v1/live?numbers=1", host: "m", headers: [], body: ""),
                until: "\"stage-retired\"")
            #expect(answer.body.contains("event: numbers") && answer.body.contains("\"standing\":5"))
        }
    }

    @Test func `an open live page does not hold up the end`() async throws {
        let clock = ContinuousClock()
        let began = Mutexed(clock.now)
        try await withConsole { console in
            _ = Task {
                try await RawHTTP.exchange(
                    .unix(console.socketPath), RawHTTP.request("GET", "/api/v1/live", host: "m", headers: [], body: ""))
            }
            while console.controlPlane.listeners == 0 { try await Task.sleep(for: .milliseconds(10)) }
            began.current = clock.now
        }
        #expect(clock.now - began.current < .seconds(5))
    }

    @Test func `any form can be read, and none crashes`() {
        #expect(FormFields("a=b+c%21&a=second&=x&d")["a"] == "b c!")
        #expect(FormFields("d")["d"] == "")
        #expect(FormFields("a=%zz&b=%4&c=%ff&e=1")["e"] == "1")
        #expect(FormFields("a=%zz")["a"] == "")
        #expect(FormFields(String(repeating: "a=b&", count: 10_000))["a"] == "")
        var generator = SeededGenerator(seed: 11)
        var longest = 0
        let seed = Array("text=a%20b&kind=%F0%9F%A6%9F&owner=&state=standing".utf8)
        for _ in 0..<20_000 {
            var bytes = seed
            for _ in 0..<Int(generator.next() % 6) {
                bytes[Int(generator.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: generator.next())
            }
            let filter = InventoryFilter(FormFields(String(decoding: bytes, as: UTF8.self)))
            longest = max(longest, filter.text.count)
        }
        #expect(longest <= 200)
    }
}

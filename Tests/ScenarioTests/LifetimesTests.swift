import EstateTesting
import Foundation
import Glibc
import Testing

/// R48: how short lifetimes can be, from a real run of renewals with an outage in it.
@Suite(.serialized) struct LifetimesTests {
    private struct Answer: Decodable {
        struct Item: Decodable {
            struct Wait: Decodable {
                var cause: String
                var from: String
                var until: String
                var entries: [Int]
            }
            struct Tried: Decodable { var breaks: Int }
            var kind: String
            var name: String
            var renewals: Int
            var verdict: String
            var presentBreaks: Int
            var shortestMilliseconds: Int
            var advisedMilliseconds: Int?
            var forcedBy: Wait?
            var tried: Tried?
            var change: String?
        }
        var outages: Int
        var items: [Item]
    }

    // R48
    @Test(.timeLimit(.minutes(3)), .enabled(if: FileManager.default.isExecutableFile(atPath: Installation.python)))
    func `the advice covers an outage that a running workload lived through, replay breaks nothing, and a life too short is caught`()
        async throws
    {
        try await Installation.with(shop: false, server: ["--svid-lifetime", "30s"]) { estate in
            let follower = try await Follower.running(in: estate)
            _ = try await follower.line(after: Follower.now, "a renewal", within: .seconds(20)) { $0.hasPrefix("svids") }
            let evidence = ["--renewals", "2", "--span", "1s", "--floor", "5s"]
            func advice(_ arguments: String...) async throws -> (status: Int32, answer: Answer) {
                let run = try await estate.attempt(["lifetimes", "--json"] + evidence + arguments)
                return (run.status, try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8)))
            }

            estate.kill("server")
            try await Task.sleep(for: .seconds(4))
            try await estate.startServer()
            let back = Follower.now
            _ = try await follower.line(after: back, "a renewal after the outage", within: .seconds(25)) { $0.hasPrefix("svids") }
            // A workload is also told when only the authorities or their lists changed: what counts is what the ledger has.
            let (answer, item) = try await eventually("three renewals are known", within: .seconds(40), every: .seconds(1)) {
                let answer = try await advice().answer
                return answer.items.first { $0.kind == "x509" && $0.renewals >= 3 }.map { (answer, $0) }
            }
            #expect(follower.lines().allSatisfy { $0.text.hasPrefix("svids") }, "nobody noticed the outage")
            print("outage of 4 s: at least \(item.shortestMilliseconds) ms, advised \(item.advisedMilliseconds ?? 0) ms, \(item.renewals) renewals")
            #expect(answer.outages == 1 && item.name == "follower")
            // Four seconds in 69.9 % of a life; it did not need all of its thirty.
            #expect(item.shortestMilliseconds > 5700 && item.shortestMilliseconds <= 30_000 && item.presentBreaks == 0)
            #expect(["server", "node"].contains(item.forcedBy?.cause ?? "") && item.forcedBy?.entries.count == 2)
            let advised = try #require(item.advisedMilliseconds)
            #expect(advised >= 2 * item.shortestMilliseconds)

            let held = try await advice("--try", "\(advised)ms")
            #expect(held.status == 0 && held.answer.items.allSatisfy { $0.tried?.breaks == 0 })
            let short = try await advice("--try", "5s")
            #expect(short.status == 2 && short.answer.items.contains { ($0.tried?.breaks ?? 0) > 0 })

            // The same for people, and nothing is advised from so little by itself.
            let text = try await estate.attempt(["lifetimes", "--try", "5s"] + evidence)
            #expect(text.status == 2 && text.output.contains("tried: breaks") && text.output.contains("the server was away once"), "\(text.output)")
            let standard = try await estate.attempt("lifetimes")
            #expect(standard.status == 0 && standard.output.contains("nothing is advised"), "\(standard.output)")
            let file = try await estate.attempt(["lifetimes", "--entries", "--margin", "1000"] + evidence)
            #expect(file.output.contains("- name: follower") && file.output.contains("x509-lifetime:"), "\(file.output)")
            let usage = try await estate.attempt("lifetimes", "--try", "soon")
            #expect(usage.status == 64)
            // What it rests on is as it was: the ledger is whole.
            #expect(try await estate.attempt("audit", "verify").status == 0)
        }
    }
}

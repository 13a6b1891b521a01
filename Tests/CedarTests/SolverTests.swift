@testable import Cedar
import Foundation
import Testing

@Suite("R70: a solver is a foreign program") struct SolverTests {
    private func program(_ text: String) throws -> Solver {
        let path = FileManager.default.temporaryDirectory.appending(path: "solver-\(UUID().uuidString)").path
        // Another process writes it: what this one has open for writing, a child of some other test may have too, and it cannot be run.
        let writer = Process()
        writer.executableURL = URL(fileURLWithPath: "/bin/sh")
        writer.arguments = ["-c", "printf '%s\\n' '#!/bin/sh' \"$1\" > \"$2\" && chmod 755 \"$2\"", "sh", text, path]
        try writer.run()
        writer.waitUntilExit()
        return Solver(.z3, path: path, timeLimit: .seconds(2), memoryLimit: 256 << 20)
    }

    @Test func `without a solver there is a refusal, and no analyzer`() {
        #expect { _ = try Solver.find(in: "/nowhere:/proc") } throws: { error in
            (error as? CedarError)?.code == .solver && "\(error)".contains("install `z3` or `cvc5`")
        }
    }

    @Test func `a solver is named by its path, and must be one by its name`() throws {
        for path in ["/nowhere/z3", "/bin/sh"] {
            #expect { _ = try Solver.at(path) } throws: { ($0 as? CedarError)?.code == .solver }
        }
        for solver in AnalysisWorld.solvers { #expect(try Solver.at(solver.path).kind == solver.kind) }
    }

    @Test(arguments: [
        ("exit 1", "said nothing"), ("echo maybe", "said `maybe`"), ("echo unknown", "cannot tell"),
        ("cat >/dev/null; echo '(error \"what?\")'", "what?"),
        ("cat >/dev/null; echo sat", "gave no model"), ("cat >/dev/null; echo sat; echo '((a b))'", "gave no model"),
        ("exec yes '('", "without end"), ("echo sat; exec yes ')'", "without end"),
        ("head -c 100000 /dev/zero | tr '\\0' '('", "said nothing"), ("exec sleep 60", "no answer within"), ("kill -9 $$", "said nothing"),
        ("echo limit-$(ulimit -v)", "said `limit-262144`"),
    ])
    func `one that hangs, dies or rambles proves nothing, and its memory is bounded`(_ text: String, _ reason: String) throws {
        let solver = try program(text)
        defer { try? FileManager.default.removeItem(atPath: solver.path) }
        let analyzer = Analyzer(AnalysisWorld.schema, solver)
        let start = ContinuousClock.now
        let analysis = analyzer.alwaysDenies(try AnalysisWorld.reading("principal.active"))
        #expect(ContinuousClock.now - start < .seconds(60))
        guard case .unknown(let why) = analysis.verdict else { throw CedarError(.solver, "\(analysis)") }
        #expect(why.contains(reason), "\(why)")
    }

    @Test(.enabled(if: !AnalysisWorld.solvers.isEmpty, "neither z3 nor cvc5 is installed"))
    func `one that lies about a model is found out by the authorizer`() throws {
        let honest = try #require(AnalysisWorld.solvers.first)
        // It answers another question: whether anything is so at all.
        let liar = try program("grep -v '^(assert' | exec \(honest.path) \(honest.kind == .z3 ? "-smt2 -in" : "--lang=smt2 --strings-exp -")")
        defer { try? FileManager.default.removeItem(atPath: liar.path) }
        let policies = try AnalysisWorld.reading("principal.active && !principal.active && principal.level > 3")
        let analysis = Analyzer(AnalysisWorld.schema, liar).implies(try AnalysisWorld.reading("principal.level > 3 && principal.level < 3"), policies)
        #expect(!analysis.verdict.isProved && analysis.verdict.counterexample == nil, "\(analysis)")
    }

    @Test func `mutated answers never crash the reader`() {
        let letters = Array("()()\"\"\\u{}d8|#xb_-01 af\n\u{e9}")
        let seeds = ["sat\n((f1 (- 5)) (t2 \"a\\u{1f600}\"\"\") (t3 #x0f) (t4 (_ bv7 128)) (t5 (as @S_0 S)))", "(error \"line 1\")"]
        var random = SplitMix(state: 5)
        for turn in 0..<20_000 {
            var text = Array(seeds[turn % 2])
            for _ in 0..<(1 + random.next() % 6) {
                let place = Int(random.next() % UInt64(text.count))
                text[place] = letters[Int(random.next() % UInt64(letters.count))]
            }
            var reader = SExpressionReader(String(text))
            while let expression = reader.next() { _ = (expression.int, expression.bits, expression.bool, expression.description) }
        }
        var deep = SExpressionReader(String(repeating: "(", count: 1_000_000))
        #expect(deep.next() == nil)
        var known = SExpressionReader("(- 9223372036854775808) #xff #b101 (_ bv7 128) \"a\\u{e9}\\u00e9\"\"\"")
        #expect(known.next()?.int == .min && known.next()?.bits == 255 && known.next()?.bits == 5 && known.next()?.bits == 7)
        #expect(known.next() == .string("a\u{e9}\u{e9}\""))
    }
}

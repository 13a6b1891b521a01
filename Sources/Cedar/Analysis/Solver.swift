#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// An SMT solver that is installed here: z3 or cvc5. Each question is a process of its own, with a time and a memory that it may use.
///
/// Asking blocks the caller for as long: it belongs on a thread of its own, and never on a request's path.
public struct Solver: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case z3, cvc5
    }

    public let kind: Kind
    /// The program.
    public let path: String
    /// What one question may take.
    public let timeLimit: Duration
    /// In bytes.
    public let memoryLimit: Int

    public init(_ kind: Kind, path: String, timeLimit: Duration = .seconds(10), memoryLimit: Int = 2 << 30) {
        self.kind = kind
        self.path = path
        self.timeLimit = timeLimit
        self.memoryLimit = memoryLimit
    }

    /// Looks for a solver in the directories of `PATH`, for z3 first.
    /// - Parameter directories: the value of `PATH`, divided by colons.
    /// - Throws: `solver` when there is none.
    public static func find(
        in directories: String, timeLimit: Duration = .seconds(10), memoryLimit: Int = 2 << 30
    ) throws(CedarError) -> Solver {
        for kind in Kind.allCases {
            for directory in directories.split(separator: ":") {
                let path = "\(directory)/\(kind)"
                if access(path, X_OK) == 0 { return Solver(kind, path: path, timeLimit: timeLimit, memoryLimit: memoryLimit) }
            }
        }
        throw CedarError(.solver, "there is no SMT solver here, so nothing can be proved", hint: "install `z3` or `cvc5`, or name one by its path")
    }

    /// The solver at a path that somebody names; which of the two it is, its file's name says.
    /// - Throws: `solver` when nothing can be run there, or the name holds neither.
    public static func at(
        _ path: String, timeLimit: Duration = .seconds(10), memoryLimit: Int = 2 << 30
    ) throws(CedarError) -> Solver {
        let name = path.split(separator: "/").last ?? ""
        guard access(path, X_OK) == 0 else { throw CedarError(.solver, "`\(path)` cannot be run", hint: "name the program of z3 or cvc5") }
        guard let kind = Kind.allCases.first(where: { name.contains($0.rawValue) }) else {
            throw CedarError(.solver, "`\(path)` is neither `z3` nor `cvc5` by its name", hint: "name the program of z3 or cvc5")
        }
        return Solver(kind, path: path, timeLimit: timeLimit, memoryLimit: memoryLimit)
    }

    /// What a solver said.
    enum Answer {
        /// There is a model, with these values for the terms that were asked for, by their place.
        case model([SExpression])
        case none
        case undecided(String)
    }

    /// Bytes of a question.
    private static let longest = 256 << 20

    /// - Parameter terms: whose values in a model are wanted.
    func answer(_ script: Script, _ terms: [SymbolicTerm]) -> Answer {
        let values = terms.isEmpty ? "" : "(get-value (\(terms.map(\.text).joined(separator: " "))))\n"
        let text = script.text + "(check-sat)\n" + values + "(exit)\n"
        guard text.utf8.count <= Self.longest else { return .undecided("the question has more than the \(Self.longest) bytes allowed") }
        let process = SolverProcess(path: path, arguments: arguments, timeLimit: timeLimit + .milliseconds(500), memoryLimit: memoryLimit)
        switch process.run(text) {
        case .output(let bytes): return read(String(decoding: bytes, as: UTF8.self), terms.count)
        case .outOfTime: return .undecided("`\(kind)` had no answer within \(timeLimit)")
        case .outOfBounds: return .undecided("`\(kind)` answered without end")
        case .failed(let reason): return .undecided(reason)
        }
    }

    private var arguments: [String] {
        let (seconds, attoseconds) = timeLimit.components
        let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
        return switch kind {
        case .z3: ["-smt2", "-in", "-t:\(max(milliseconds, 1))", "-memory:\(memoryLimit >> 20)"]
        case .cvc5: ["--lang=smt2", "--strings-exp", "--tlimit=\(max(milliseconds, 1))", "-"]
        }
    }

    private func read(_ text: String, _ count: Int) -> Answer {
        var reader = SExpressionReader(text)
        guard let first = reader.next() else { return .undecided("`\(path)` said nothing: out of memory, or no solver") }
        switch first {
        case .atom("unsat"): return .none
        case .atom("unknown"): return .undecided("`\(kind)` cannot tell")
        case .atom("timeout"): return .undecided("`\(kind)` had no answer within \(timeLimit)")
        case .atom("sat"):
            guard count > 0 else { return .model([]) }
            guard case .list(let pairs)? = reader.next(), pairs.count == count else { return .undecided("`\(kind)` gave no model") }
            var values: [SExpression] = []
            for case .list(let pair) in pairs where pair.count == 2 { values.append(pair[1]) }
            return values.count == count ? .model(values) : .undecided("`\(kind)` gave a model that cannot be read")
        default: return .undecided("`\(path)` said `\(String(first.description.prefix(200)))`")
        }
    }
}

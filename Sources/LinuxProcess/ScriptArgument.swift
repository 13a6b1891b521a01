/// Finds the script among an interpreter's arguments: the first that is not an option, unless the program text comes from
/// elsewhere (`-c`, `-e`, `-m`, standard input).
///
/// This is what the process says about itself. It names honest processes; a hostile one of the same user can write any
/// arguments, so a selector on a script belongs beside one on the user, never alone.
struct ScriptArgument {
    /// How one family of interpreters reads its options.
    private struct Grammar {
        /// Short options after which there is no script file.
        var inline: String
        /// Short options that take a value: the rest of the word, or the next word.
        var valued: String
        /// Long options that take the next word when they have no `=`.
        var longValued: [String] = []
        var longInline: [String] = []
    }

    private static func grammar(of program: String) -> Grammar? {
        let name = program.split(separator: "/").last ?? ""
        // python3.11, ruby3.1, perl5.36
        let family = name.prefix { !$0.isNumber && $0 != "-" && $0 != "." }
        switch family {
        case "python", "pypy":
            return Grammar(inline: "cm", valued: "WXQ", longValued: ["--check-hash-based-pycs"])
        case "perl":
            return Grammar(inline: "eE", valued: "")
        case "sh", "bash", "dash", "ash", "ksh", "zsh", "busybox":
            return Grammar(inline: "cs", valued: "oO", longValued: ["--rcfile", "--init-file"])
        case "node", "nodejs":
            return Grammar(
                inline: "ep", valued: "rC", longValued: ["--require", "--import", "--loader", "--experimental-loader", "--conditions"],
                longInline: ["--eval", "--print"])
        case "ruby":
            return Grammar(inline: "e", valued: "IrCEF")
        default:
            return nil
        }
    }

    static func isInterpreter(_ program: String) -> Bool { grammar(of: program) != nil }

    /// - Parameter program: the path of the executable, for `arguments[0]` may be anything.
    static func find(program: String, arguments: [String]) -> String? {
        guard let grammar = grammar(of: program) else { return nil }
        var words = arguments.dropFirst()
        if program.hasSuffix("/busybox"), let applet = words.first, applet == "sh" || applet == "ash" { words = words.dropFirst() }
        while let word = words.popFirst() {
            if word == "--" { return words.first }
            if word == "-" || word.isEmpty { return nil }
            if word.hasPrefix("--") {
                if grammar.longInline.contains(where: { word == $0 || word.hasPrefix($0 + "=") }) { return nil }
                if grammar.longValued.contains(word) { words = words.dropFirst() }
                continue
            }
            if word.hasPrefix("-") || (word.hasPrefix("+") && grammar.valued.contains("O")) {
                var letters = word.dropFirst()
                while let letter = letters.popFirst() {
                    if grammar.inline.contains(letter) { return nil }
                    if grammar.valued.contains(letter) {
                        if letters.isEmpty { words = words.dropFirst() }
                        break
                    }
                }
                continue
            }
            return word
        }
        return nil
    }
}

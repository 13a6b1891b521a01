import ArgumentParser
import Cedar
import Foundation

struct PolicyFormatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt", abstract: "Lay policies out in one way.",
        discussion: """
            Moves spaces and line ends, and nothing else: tokens and comments stay as they are written. `-` reads standard input \
            and writes standard output. Exit code 2 with --check when a file would change.
            """)

    @Argument(help: "Files, or directories with .cedar files.")
    var paths: [String]

    @Flag(name: .long, help: "Change nothing; name the files that would change.")
    var check = false

    @Option(name: .long, help: "Characters that a line has at most, where it can be broken.")
    var width = 100

    func validate() throws {
        guard (20...1_000).contains(width) else { throw ValidationError("--width must be between 20 and 1000.") }
        guard !paths.isEmpty else { throw ValidationError("Name a file, a directory, or `-`.") }
    }

    func run() async throws {
        try await reporting {
            var changed: [String] = []
            for file in try PolicyFiles.read(paths) {
                let laidOut: String
                do throws(CedarError) {
                    laidOut = try Formatter(width: width).format(policies: file.text)
                } catch {
                    throw PolicyFiles.failure(error, in: file.path)
                }
                if file.path == "-", !check { return print(laidOut, terminator: "") }
                guard laidOut != file.text else { continue }
                changed.append(file.path)
                // Whole, or not at all: a policy that is cut off might permit more.
                if !check { try Data(laidOut.utf8).write(to: URL(filePath: file.path), options: .atomic) }
            }
            for path in changed { print(path) }
            if check, !changed.isEmpty { throw Exit.refused }
        }
    }
}

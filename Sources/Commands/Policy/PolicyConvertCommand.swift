import ArgumentParser
import Cedar

struct PolicyConvertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: "Turn policies or a schema from text to JSON, or back.",
        discussion: "Writes standard output. Comments are not part of JSON, and are lost.")

    enum Syntax: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "The file.")
    var path: String

    @Option(name: .long, help: "What to write: text or json.")
    var to: Syntax

    @Flag(name: .long, help: "The file is a schema.")
    var schema = false

    func run() async throws {
        try await reporting {
            guard let file = try PolicyFiles.read([path]).first else { return }
            do throws(CedarError) {
                if schema {
                    let document = file.isJSON ? try SchemaDocument(json: file.text) : try SchemaDocument(parsing: file.text)
                    print(to == .json ? document.json : document.description, terminator: to == .json ? "\n" : "")
                } else {
                    let policies = file.isJSON ? try PolicySet(json: file.text) : try PolicySet(parsing: file.text)
                    // JSON takes more levels for the same: what nobody could read again is not written.
                    if to == .json { _ = try PolicySet(json: policies.json) }
                    print(to == .json ? policies.json : try Formatter().format(policies: policies.description), terminator: to == .json ? "\n" : "")
                }
            } catch {
                throw PolicyFiles.failure(error, in: path)
            }
        }
    }
}

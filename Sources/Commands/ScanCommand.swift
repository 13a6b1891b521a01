import ArgumentParser

struct ScanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "scan", abstract: "Find standing credentials in directories and git histories.")

    @OptionGroup var options: GlobalOptions

    @Argument(help: "Directories or files to scan.")
    var paths: [String]

    func run() async throws {}
}

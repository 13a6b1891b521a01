import ArgumentParser

struct PolicyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Policies in Cedar: lay them out, judge them, test them.",
        discussion: "Who may do what to which thing, and when. The language: https://docs.cedarpolicy.com, version 4.5.",
        subcommands: [
            PolicyFormatCommand.self, PolicyLintCommand.self, PolicyValidateCommand.self, PolicyTestCommand.self, PolicyCompareCommand.self,
            PolicyConvertCommand.self,
        ])
}

import ArgumentParser

struct PolicyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Policies in Cedar: write them, test them, put them in force, take them back.",
        discussion: """
            Who may do what to which thing, and when. The language: https://docs.cedarpolicy.com, version 4.5. What Mayfly decides by them, \
            and on what: docs/reference/access.md.
            """,
        groupedSubcommands: [
            CommandGroup(
                name: "Of the server",
                subcommands: [
                    PolicyShowCommand.self, PolicyApplyCommand.self, PolicyReplayCommand.self, PolicyShadowCommand.self, PolicyEnforceCommand.self,
                    PolicyRollbackCommand.self, PolicyHistoryCommand.self, PolicyUnusedCommand.self,
                ]),
            CommandGroup(
                name: "Of files",
                subcommands: [
                    PolicyFormatCommand.self, PolicyLintCommand.self, PolicyValidateCommand.self, PolicyTestCommand.self,
                    PolicyCompareCommand.self, PolicyProveCommand.self, PolicyConvertCommand.self, PolicySchemaCommand.self,
                ]),
        ])
}

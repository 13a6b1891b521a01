import ArgumentParser
import Console
import Estate
import Runtime

struct FiguresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures", abstract: "Say where credentials are stored, whether they come faster than they become known, and how much is given without a hand.")

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await reporting {
            let answer = try await ControlClient(options).call(Action.Figures())
            if options.json { return try printJSON(answer) }
            let (storage, growth) = (answer.storage, answer.growth)
            print("\(storage.percentOutside.inTenths) % outside a secrets manager: \(storage.summary)")
            print("created \(growth.createdPerWeek.inTenths) a week, taken in \(growth.knownPerWeek.inTenths) a week, over the last four whole weeks")
            if let days = growth.medianDaysUnknown { print("half of them had stood for \(days) days or more before they were known") }
            if growth.undated > 0 { print("\(growth.undated) have no date of their own and count as made when they became known") }
            print("week of       made  taken in  made, not known yet")
            for week in growth.weeks {
                print("\(week.from.description.prefix(10))  \(right(week.created, 6))  \(right(week.known, 8))  \(right(week.backlog, 19))")
            }
            if let issuance = answer.issuance, let percent = issuance.percentAtDeployment {
                print(
                    "\(percent.inTenths) % given at deployment, by itself, since \(issuance.since.description.prefix(10)): \(issuance.identities) identities, "
                        + "\(issuance.logins) paths with short-lived logins, \(issuance.nodes) nodes; by hand \(issuance.joinTokens) join tokens and "
                        + "\(issuance.standing) standing credentials" + (issuance.isCut ? " (of the newest entries of the ledger)" : ""))
            }
            for one in answer.reopened {
                print("reopened: \(one.workload) was finished, and a \(one.kind) \(one.credential.short) has appeared in it (\(one.at))")
            }
        }
    }

    private func right(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: " ", count: max(0, width - text.count)) + text
    }
}

/// Accounts of programs, told from those of people by how they are called.
enum ServiceAccounts {
    private static let starts = ["svc-", "svc_", "srv-", "srv_", "sa-", "sa_", "service-", "app-"]
    private static let ends = ["-svc", "_svc", "-srv", "_srv", "-sa", "_sa", "-service"]

    /// `svc-orders` is the account of `orders`.
    static func service(of account: some StringProtocol) -> String? {
        let lower = account.lowercased()
        let name = starts.first(where: lower.hasPrefix).map { account.dropFirst($0.count) }
            ?? ends.first(where: lower.hasSuffix).map { account.dropLast($0.count) }
        return name.flatMap { $0.count >= 3 && $0.contains(where: \.isLetter) ? String($0) : nil }
    }
}

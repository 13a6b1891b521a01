/// How much an exception may say and how long it may last: the same for a waiver in the inventory and an entry of a baseline.
public enum WaiverLimits {
    public static let longest = Duration.seconds(365 * 86400)
    /// In characters.
    public static let owner = 120
    public static let reason = 1000
}

import Glibc

/// How many files and connections this process may have open.
public enum OpenFiles {
    /// Takes all that the process may take. Systems begin with 1,024 for the sake of `select`, which nothing here uses; a server of
    /// thousands of connections needs more.
    ///
    /// - Returns: what it has then.
    @discardableResult public static func raiseLimit() -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1024 }
        if limit.rlim_cur < limit.rlim_max {
            var raised = limit
            raised.rlim_cur = raised.rlim_max
            if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
        }
        return Int(clamping: limit.rlim_cur)
    }
}

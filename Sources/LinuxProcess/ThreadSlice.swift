import CLinux

/// How the scheduler treats a thread that answers quickly and then waits.
public enum ThreadSlice {
    /// Asks that the calling thread, when it is woken, need not wait for the end of others' longer slices. Takes nothing from them: it has no
    /// more of the processor, only sooner. Kernels before 6.12 leave it as it is.
    public static func shorten() { _ = clinux_short_slice(100_000) }
}

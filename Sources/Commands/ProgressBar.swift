import Discovery
import Foundation
import Runtime
import Synchronization

/// One line on standard error that says how far a long scan is; nothing unless standard error is a terminal.
///
///     history of .  [████████████──────────]  54 %  1.2 GB  17 found  about 12 s left
final class ProgressBar: Sendable {
    private struct State {
        var phase = ""
        var began = ContinuousClock.now
        var shown: ContinuousClock.Instant?
    }

    private let isOn: Bool
    private let state = Mutex(State())

    /// A dumb terminal cannot take a line back.
    init(isOn: Bool = isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb") { self.isOn = isOn }

    func show(_ progress: ScanProgress) {
        guard isOn else { return }
        let now = ContinuousClock.now
        let elapsed: Duration? = state.withLock { state in
            if state.phase != progress.phase { (state.phase, state.began) = (progress.phase, now) }
            if let shown = state.shown, now - shown < .milliseconds(100) { return nil }
            state.shown = now
            return now - state.began
        }
        guard let elapsed else { return }
        FileHandle.standardError.write(Data(("\r\u{1B}[K" + Self.line(progress, elapsed: elapsed, width: Self.width())).utf8))
    }

    func clear() {
        if isOn { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }

    /// The line, never wider than the terminal. The rest of the time is guessed from this phase's pace, once that is known.
    static func line(_ progress: ScanProgress, elapsed: Duration, width: Int) -> String {
        let phase = String(progress.phase.shown.prefix(40))
        var facts: [String] = []
        if progress.total > 0 {
            let done = min(1, Double(progress.done) / Double(progress.total))
            let cells = 22
            let full = Int(done * Double(cells))
            facts.append("[" + String(repeating: "█", count: full) + String(repeating: "─", count: cells - full) + "]")
            facts.append("\(min(99, Int(done * 100))) %")
        }
        facts += [size(progress.bytes), "\(progress.found) found"]
        if progress.total > 0, progress.done > 0, elapsed > .seconds(1) {
            let left = elapsed.inSeconds * Double(max(0, progress.total - progress.done)) / Double(progress.done)
            facts.append("about \(Duration.milliseconds(Int64(max(1, left.rounded())) * 1000).brief) left")
        }
        return String((phase + "  " + facts.joined(separator: "  ")).prefix(max(20, width - 1)))
    }

    private static func size(_ bytes: Int) -> String {
        switch bytes {
        case ..<10_000_000: "\(bytes / 1000) kB"
        case ..<10_000_000_000: "\(bytes / 1_000_000) MB"
        default: "\(bytes / 1_000_000_000) GB"
        }
    }

    private static func width() -> Int {
        var size = winsize()
        return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 100
    }
}

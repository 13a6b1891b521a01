import Foundation
import Glibc
import Synchronization

/// Names of users and groups. `/etc/passwd` and `/etc/group` are read first; whoever is not in them is asked for through the
/// machine's name services (LDAP, SSSD), which may take for ever: on a thread of its own, and nobody waits longer than the limit.
///
/// Bounded: 1 MiB of each file, 4,096 remembered answers, and one question at a time that nobody has answered yet.
public final class AccountNames: Sendable {
    private enum Kind: Hashable, Sendable { case user, group }
    private struct Key: Hashable, Sendable {
        var kind: Kind
        var number: UInt32
    }
    private struct Answer: Sendable {
        var name: String?
        var until: ContinuousClock.Instant
    }
    private struct Table: Sendable {
        var stamp: [Int] = []
        var names: [UInt32: String] = [:]
    }
    private struct State {
        var tables: [Kind: Table] = [:]
        var answers: [Key: Answer] = [:]
        var isAsking = false
    }

    /// Looks one number up in the name services; may block.
    public typealias Service = @Sendable (_ isGroup: Bool, _ number: UInt32) -> String?

    private let users: String
    private let groups: String
    private let limit: Duration
    private let service: Service
    private let state = Mutex(State())
    /// Held only to wait and to wake.
    private let answered = NSCondition()
    private static let capacity = 4096

    /// - Parameters:
    ///   - limit: how long a caller waits for the name services.
    ///   - service: `nil` asks the machine's own.
    public init(
        users: String = "/etc/passwd", groups: String = "/etc/group", limit: Duration = .milliseconds(200), service: Service? = nil
    ) {
        self.users = users
        self.groups = groups
        self.limit = limit
        self.service = service ?? Self.nameService
    }

    /// `nil` when nobody has the number, or nobody answered in time.
    public func user(_ number: UInt32) -> String? { name(Key(kind: .user, number: number)) }
    public func group(_ number: UInt32) -> String? { name(Key(kind: .group, number: number)) }

    private func name(_ key: Key) -> String? {
        if let name = table(key.kind)[key.number] { return name }
        let deadline = Date(timeIntervalSinceNow: limit / .seconds(1))
        answered.lock()
        defer { answered.unlock() }
        while true {
            let known = state.withLock { $0.answers[key] }
            if let known, known.until > .now { return known.name }
            if state.withLock({ state in
                defer { state.isAsking = true }
                return !state.isAsking
            }) { ask(key) }
            guard answered.wait(until: deadline) else { return nil }
        }
    }

    private func ask(_ key: Key) {
        let thread = Thread { [self] in
            let name = service(key.kind == .group, key.number)
            state.withLock { state in
                if state.answers.count >= Self.capacity { state.answers.removeAll(keepingCapacity: true) }
                state.answers[key] = Answer(name: name, until: .now + .seconds(60))
                state.isAsking = false
            }
            answered.lock()
            answered.broadcast()
            answered.unlock()
        }
        thread.name = "account-names"
        thread.start()
    }

    /// The file's names, read again when the file has changed.
    private func table(_ kind: Kind) -> [UInt32: String] {
        let path = kind == .user ? users : groups
        var status = stat()
        guard stat(path, &status) == 0 else { return [:] }
        let stamp = [Int(status.st_ino), status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
        if let known = state.withLock({ $0.tables[kind] }), known.stamp == stamp { return known.names }
        let names = Self.parse(ProcFile.read(path, limit: 1 << 20) ?? [])
        state.withLock { $0.tables[kind] = Table(stamp: stamp, names: names) }
        return names
    }

    /// passwd(5) and group(5) have the name first and the number third. The first line with a number names it.
    static func parse(_ bytes: [UInt8]) -> [UInt32: String] {
        var names: [UInt32: String] = [:]
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let fields = line.split(separator: UInt8(ascii: ":"), maxSplits: 3, omittingEmptySubsequences: false)
            guard fields.count == 4, let number = UInt32(String(decoding: fields[2], as: UTF8.self)),
                let name = String(validating: fields[0], as: UTF8.self), !name.isEmpty, name.first != "+", name.first != "-"
            else { continue }
            if names[number] == nil { names[number] = name }
        }
        return names
    }

    private static let nameService: Service = { isGroup, number in
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1 << 16) { buffer in
            guard let start = buffer.baseAddress else { return nil }
            if isGroup {
                var entry = Glibc.group()
                var found: UnsafeMutablePointer<Glibc.group>?
                guard getgrgid_r(number, &entry, start, buffer.count, &found) == 0, found != nil else { return nil }
                return entry.gr_name.flatMap { String(validatingCString: $0) }
            }
            var entry = passwd()
            var found: UnsafeMutablePointer<passwd>?
            guard getpwuid_r(number, &entry, start, buffer.count, &found) == 0, found != nil else { return nil }
            return entry.pw_name.flatMap { String(validatingCString: $0) }
        }
    }
}

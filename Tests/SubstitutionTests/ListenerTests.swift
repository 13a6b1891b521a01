import Attestation
import Estate
import EstateTesting
import Foundation
import LinuxProcess
import NIOCore
import NIOPosix
import PostgresWire
import Runtime
import Substitution
import Testing

@Suite struct ListenerTests {
    // R58
    @Test(.timeLimit(.minutes(2)))
    func `modes switch under load and no connection fails`() async throws {
        try await withPath(.pass, selectors: PathFixture.selectors(PathFixture.python)) { path in
            // Two that reconnect all the time, and one session that stays open throughout.
            let reconnecting = """
                import psycopg2, sys
                users = set()
                for n in range(150):
                    c = psycopg2.connect(''); k = c.cursor(); k.execute('select session_user, count(*) from item')
                    row = k.fetchone(); assert row[1] == 1000; users.add(row[0][:3]); c.close()
                print(sorted(users))
                """
            let staying = """
                import psycopg2, time
                c = psycopg2.connect(''); k = c.cursor()
                for n in range(300):
                    k.execute('select session_user'); first = k.fetchone()[0]; time.sleep(0.01)
                print(first)
                """
            async let first = path.python(reconnecting)
            async let second = path.python(reconnecting)
            async let third = path.python(staying)
            var configuration = path.listener.configuration
            _ = await path.events.first { $0.uses.filter { $0.outcome == .opened }.count > 5 ? true : nil }
            var switches = 0
            for _ in 0..<40 {
                for mode in [PathMode.substitute, .flag, .pass] {
                    configuration.mode = mode
                    configuration.generation += 1
                    try path.listener.apply(configuration)
                    switches += 1
                    try await Task.sleep(for: .milliseconds(15))
                }
            }
            for run in [try await first, try await second] {
                #expect(run.errors == "")
                #expect(run.output == "['mf_', 'sho']\n")
            }
            let stayed = try await third
            #expect(stayed.errors == "")
            #expect(stayed.output == "shop\n")
            #expect(path.events.refusals == [])
            #expect(switches == 120)
        }
    }

    @Test func `an older configuration cannot take a path back`() async throws {
        try await withPath(.pass) { path in
            var newer = path.listener.configuration
            newer.mode = .substitute
            newer.generation = 7
            try path.listener.apply(newer)
            var older = newer
            older.mode = .pass
            older.generation = 6
            #expect(throws: SubstitutionError.self) { try path.listener.apply(older) }
            older.generation = 7
            #expect(throws: SubstitutionError.self) { try path.listener.apply(older) }
            #expect(path.listener.configuration.mode == .substitute)
            try path.listener.apply(newer)
        }
    }

    @Test(arguments: [PathMode.substitute, .pass])
    func `startup packets that are none are answered or closed, and the listener goes on`(_ mode: PathMode) async throws {
        var limits = PathLimits()
        limits.login = .seconds(3)
        limits.silence = .milliseconds(400)
        try await withPath(mode, limits: limits) { path in
            let packets: [[UInt8]] = [
                [], [0], [0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 4, 0, 3, 0, 0], [0, 0, 0, 8, 0, 3, 0, 0],
                [0, 0, 0, 9, 0, 3, 0, 0, 1], [0xff, 0xff, 0xff, 0xff, 0, 3, 0, 0], [0, 0, 0x27, 0x11, 0, 3, 0, 0],
                [0, 0, 0x27, 0x10, 0, 3, 0, 0], [0, 0, 0, 9, 0, 3, 0, 0, 0], [0, 0, 0, 8, 4, 210, 22, 47],
                [0, 0, 0, 16, 4, 210, 22, 46, 0, 0, 0, 1, 0, 0, 0, 2], [0, 0, 0, 8, 0, 2, 0, 0], [22, 3, 1, 2, 0, 1, 0, 1, 252],
                [0, 0, 0, 20, 0, 3, 0, 0] + Array("user\0\u{ff}\0\0xx".utf8), Array(repeating: 0xff, count: 20000),
                Array("user=shop".utf8), [0, 0, 0, 13, 0, 3, 0, 0, 117, 115, 101, 114, 0],
            ]
            for packet in packets {
                let client = try await RawClient(unix: path.directory + "/.s.PGSQL.5432")
                if !packet.isEmpty { try? await client.send(packet) }
                if mode == .substitute {
                    #expect(await client.wait(.seconds(15)) { _ in client.isClosed }, "\(packet.prefix(12))")
                }
                await client.close()
            }
            _ = await path.events.first { _ in path.listener.connectionCount == 0 ? true : nil }
            #expect(path.listener.connectionCount == 0)
            #expect(try await path.psql("select 1").output == "1\n")
        }
    }

    @Test func `mutated startup packets never stop the listener`() async throws {
        try await withPath(.substitute, selectors: PathFixture.selectors("/proc/self/exe")) { path in
            var random = SeededGenerator(seed: 20260101)
            let startup = StartupMessage(parameters: [.init("user", "shop"), .init("database", "shop")])
            let password = Array(Cluster.password.utf8) + [0]
            let whole = Array(try #require(startup.encoded()).readableBytesView)
                + [UInt8(ascii: "p"), 0, 0, 0, UInt8(password.count + 4)] + password
            for _ in 0..<300 {
                var bytes = whole
                for _ in 0..<Int.random(in: 1...3, using: &random) {
                    bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
                let client = try await RawClient(unix: path.directory + "/.s.PGSQL.5432", patient: true)
                try? await client.send(Array(bytes.prefix(Int.random(in: 1...bytes.count, using: &random))))
                await client.close()
            }
            _ = await path.events.first { _ in path.listener.connectionCount == 0 ? true : nil }
            #expect(path.listener.connectionCount == 0)
        }
    }

    @Test func `many idle connections are served beside, and leave no descriptor behind`() async throws {
        try await withPath(.pass) { path in
            let before = descriptors()
            var idle: [RawClient] = []
            for _ in 0..<400 { idle.append(try await RawClient(unix: path.directory + "/.s.PGSQL.5432", patient: true)) }
            #expect(try await path.psql("select 1").output == "1\n")
            // One pidfd each, held while the connection lasts.
            #expect(descriptors() - before < 700)
            for client in idle { await client.close() }
            _ = await path.events.first { _ in path.listener.connectionCount == 0 && self.descriptors() < before + 60 ? true : nil }
            #expect(descriptors() < before + 60)
        }
    }

    @Test func `an abandoned socket file is replaced, a living one and any other file are not`() async throws {
        try await withPath(.pass) { path in
            let socket = path.directory + "/.s.PGSQL.5432"
            var attributes = try FileManager.default.attributesOfItem(atPath: socket)
            #expect(attributes[.posixPermissions] as? Int == 0o777)
            let second = try await PathFixture.listener(at: socket)
            await #expect(throws: SubstitutionError.self) { try await second.start() }
            #expect(try await path.psql("select 1").succeeded)

            let file = path.directory + "/file"
            _ = FileManager.default.createFile(atPath: file, contents: Data("keep".utf8))
            let third = try await PathFixture.listener(at: file)
            await #expect(throws: SubstitutionError.self) { try await third.start() }
            #expect(FileManager.default.contents(atPath: file) == Data("keep".utf8))

            // Left by an agent that was killed: bound, never listened on any more.
            let stale = path.directory + "/new/deeper/stale"
            let fourth = try await PathFixture.listener(at: stale)
            try await fourth.start()
            attributes = try FileManager.default.attributesOfItem(atPath: path.directory + "/new")
            #expect(attributes[.posixPermissions] as? Int == 0o755)
            await fourth.stop()
            #expect(!FileManager.default.fileExists(atPath: stale))
            _ = try await ProcessRun.run(
                [PathFixture.python, "-c", "import socket; socket.socket(socket.AF_UNIX).bind('\(stale)')"])
            #expect(FileManager.default.fileExists(atPath: stale))
            let fifth = try await PathFixture.listener(at: stale)
            try await fifth.start()
            await fifth.stop()
        }
    }

    /// pidfds of this very process, for it is the client here. Other tests run beside this one and have others.
    private func descriptors() -> Int {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fdinfo")) ?? []
        return names.count { name in
            let text = (try? String(contentsOfFile: "/proc/self/fdinfo/\(name)", encoding: .utf8)) ?? ""
            return text.contains("Pid:\t\(getpid())\n")
        }
    }
}

extension PathFixture {
    /// A listener that is not started.
    static func listener(at path: String) async throws -> PathListener {
        let postgres = try await Cluster.shared.value
        return PathListener(
            PathConfiguration(
                name: "other", workload: "other", listen: .unix(path: path), upstream: .tcp(host: "127.0.0.1", port: postgres.port),
                mode: .pass, generation: 1, login: "shop", database: "shop", credential: nil, selectors: []),
            services: PathServices(
                group: MultiThreadedEventLoopGroup.singleton, pool: .singleton, attestor: Attestor(), exits: try ExitWatch(),
                fingerprint: Self.fingerprint, grants: RoleGrants(postgres), events: { _ in }))
    }
}

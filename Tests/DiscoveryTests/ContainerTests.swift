import Foundation
import SecretScan
import Testing

@Suite struct ContainerTests {
    private func members(_ bytes: [UInt8], limits: Unpacker.Limits = .init()) -> (paths: [String], problems: [String], size: Int) {
        var paths: [String] = []
        var size = 0
        let problems = Unpacker(limits: limits).visit(bytes, path: "a") {
            paths.append($0)
            size += $1.count
        }
        return (paths, problems.map { "\($0.path): \($0.why)" }, size)
    }

    /// What a program of the system makes of its input.
    private func piped(_ program: String, _ arguments: [String], _ input: [UInt8]) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        let (stdin, stdout) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput) = (stdin, stdout)
        try process.run()
        let writer = Thread { try? stdin.fileHandleForWriting.write(contentsOf: Data(input)); try? stdin.fileHandleForWriting.close() }
        writer.start()
        let output = stdout.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return [UInt8](output)
    }

    @Test func `a member is named by the archive and its own path, and a tar in a gzip file adds no name`() {
        let tar = ArchiveWriter.tar([("etc/a.env", [65]), ("./b", [66, 67])])
        #expect(members(tar).paths == ["a!/etc/a.env", "a!/b"])
        #expect(members(ArchiveWriter.gzip(tar)).paths == ["a!/etc/a.env", "a!/b"])
        let nested = ArchiveWriter.zip([("x/inner.tar", tar), ("y", [1])])
        #expect(members(nested).paths == ["a!/x/inner.tar!/etc/a.env", "a!/x/inner.tar!/b", "a!/y"])
    }

    @Test func `what tar and gzip write is read, long names and several streams included`() throws {
        let place = try Place()
        let long = String(repeating: "d/", count: 90) + "settings.env"
        try place.put(long, "A=1\n")
        for format in ["gnu", "pax", "ustar"] {
            let tar = try piped("/usr/bin/tar", ["-C", place.path, "--format=\(format)", "-cf", "-", "d"], [])
            #expect(members(tar).paths == ["a!/" + long], "\(format)")
        }
        let first = try piped("/usr/bin/gzip", ["-c"], Array("one\n".utf8))
        let second = try piped("/usr/bin/gzip", ["-c"], Array("two\n".utf8))
        var text: [UInt8] = []
        _ = Unpacker().visit(first + second, path: "app.log.1.gz") { text = $0 == "app.log.1.gz!/app.log.1" ? $1 : [] }
        #expect(String(decoding: text, as: UTF8.self) == "one\ntwo\n")
    }

    // R3
    @Test func `what bzip2, xz and zstd write is read, several streams and tars included`() throws {
        let tar = ArchiveWriter.tar([("etc/a.env", [65]), ("./b", [66, 67])])
        for (program, suffix, short) in [("/usr/bin/bzip2", "bz2", "tbz2"), ("/usr/bin/xz", "xz", "txz"), ("/usr/bin/zstd", "zst", "tzst")] {
            guard FileManager.default.isExecutableFile(atPath: program) else { continue }
            #expect(members(try piped(program, ["-c"], tar)).paths == ["a!/etc/a.env", "a!/b"], "\(program)")
            let (first, second) = (try piped(program, ["-c"], Array("one\n".utf8)), try piped(program, ["-c"], Array("two\n".utf8)))
            var text: [String: String] = [:]
            _ = Unpacker().visit(first + second, path: "app.log.\(suffix)") { text[$0] = String(decoding: $1, as: UTF8.self) }
            #expect(text == ["app.log.\(suffix)!/app.log": "one\ntwo\n"], "\(program)")
            _ = Unpacker().visit(first, path: "x.\(short)") { path, _ in #expect(path == "x.\(short)!/x.tar") }
            let nested = ArchiveWriter.gzip(try piped(program, ["-c"], tar))
            #expect(members(nested).paths.count == 2, "one in the other")
            // A bomb costs no more than its limit, and what is cut short is told.
            let bomb = try piped(program, ["-9", "-c"], [UInt8](repeating: 0, count: 40 << 20))
            var limits = Unpacker.Limits(memberSize: 64 << 20)
            limits.ratio = 100
            let refused = members(bomb, limits: limits)
            #expect(refused.paths.isEmpty && refused.problems == ["a: too large once unpacked"], "\(program)")
            let cut = members(Array(try piped(program, ["-c"], tar).dropLast(20)))
            #expect(cut.paths.isEmpty && cut.problems.first?.contains("damaged") == true, "\(program)")
            var random = Values(9)
            let whole = try piped(program, ["-c"], tar)
            for _ in 0..<300 {
                var mutated = whole
                for _ in 0..<3 { mutated[random.number(below: mutated.count)] = UInt8(random.number(below: 256)) }
                _ = members(mutated)
            }
        }
    }

    @Test func `a bomb costs no more than its limit, and is told`() throws {
        let zeros = [UInt8](repeating: 0, count: 40 << 20)
        let bomb = try piped("/usr/bin/gzip", ["-9", "-c"], zeros)
        var limits = Unpacker.Limits(memberSize: 64 << 20)
        limits.ratio = 100
        let refused = members(bomb, limits: limits)
        #expect(refused.paths.isEmpty)
        #expect(refused.problems == ["a: too large once unpacked"])
        // Many of them in one archive: all together are bounded too.
        limits = Unpacker.Limits(memberSize: 8 << 20)
        limits.totalSize = 20 << 20
        let small = try piped("/usr/bin/gzip", ["-9", "-c"], [UInt8](repeating: 0, count: 6 << 20))
        limits.ratio = 2000
        let many = members(ArchiveWriter.zip((0..<20).map { ("\($0).gz", small) }), limits: limits)
        #expect(many.size <= 20 << 20)
        #expect(!many.problems.isEmpty)
    }

    @Test func `archives in archives are opened to a depth, and the rest is told`() {
        var bytes = ArchiveWriter.zip([("leaf.txt", [65])])
        for level in 0..<6 { bytes = ArchiveWriter.zip([("level\(level).zip", bytes)]) }
        let result = members(bytes)
        #expect(result.paths.isEmpty)
        #expect(result.problems.count == 1)
        #expect(result.problems.first?.contains("nested deeper than 4") == true)
    }

    @Test func `more members than allowed are left out, and names cannot break a line`() {
        var limits = Unpacker.Limits()
        limits.members = 10
        let result = members(ArchiveWriter.zip((0..<50).map { ("\($0)", [65]) }), limits: limits)
        #expect(result.paths.count == 10)
        #expect(!result.problems.isEmpty)
        #expect(members(ArchiveWriter.tar([("../\u{1B}[31mx\ny", [65])])).paths == ["a!/../[31mxy"])
    }

    @Test func `damaged archives are survived`() {
        var state: UInt64 = 7
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(max(1, bound)))
        }
        let tar = ArchiveWriter.tar([("a/b.env", Array("A=1\n".utf8)), ("c", [1, 2, 3])])
        let sheet = ArchiveWriter.zip([
            ("xl/workbook.xml", [60, 62]), ("xl/sharedStrings.xml", Array("<sst><si><t>a</t></si></sst>".utf8)),
            ("xl/worksheets/sheet1.xml", Array("<row r=\"9\"><c r=\"ZZ9\" t=\"s\"><v>0</v></c></row>".utf8)),
        ])
        let deadline = ContinuousClock.now + .seconds(4)
        for round in 0..<6000 where ContinuousClock.now < deadline {
            var bytes = [tar, ArchiveWriter.gzip(tar), ArchiveWriter.zip([("x", tar)]), sheet][round % 4]
            for _ in 0...next(8) {
                let at = next(bytes.count)
                switch next(4) {
                case 0: bytes[at] ^= 1 << UInt8(next(8))
                case 1: bytes[at] = [0, 0xFF, 0x7F, 0x80][next(4)]
                case 2: bytes.removeLast(next(bytes.count / 2))
                default: bytes.insert(UInt8(next(256)), at: at)
                }
                if bytes.isEmpty { bytes = [0] }
            }
            _ = members(bytes)
        }
    }
}

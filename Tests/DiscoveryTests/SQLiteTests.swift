import Estate
import EstateTesting
import Foundation
import SecretScan
import Testing

/// R3: databases that SQLite itself wrote, and what has been done to them since.
@Suite struct SQLiteTests {
    /// Makes a database by Python's library, and prints what it reads of each table, as comma-separated text.
    private func made(_ place: Place, _ statements: String, pragma: String = "") throws -> (bytes: [UInt8], tables: [String: String]) {
        try place.put(
            "make.py",
            """
            import csv, io, json, os, sqlite3
            base = sqlite3.connect(os.path.join('\(place.path)', 'app.db'))
            \(pragma)
            \(statements)
            base.commit()
            base.execute('vacuum') if os.environ.get('VACUUM') else None
            tables = {}
            for (name,) in base.execute("select name from sqlite_master where type = 'table'").fetchall():
                rows = base.execute('select * from "%s"' % name.replace('"', '""'))
                out = io.StringIO()
                write = csv.writer(out, lineterminator='\\n')
                head = [one[0] for one in rows.description]
                body = [['' if one is None else one.decode() if isinstance(one, bytes) else one for one in row] for row in rows.fetchall()]
                if body: write.writerows([head] + body)
                if body: tables[name] = out.getvalue()
            print(json.dumps(tables))
            base.close()
            """)
        let run = try ProcessRun.run(["/usr/bin/python3", place.path + "/make.py"])
        try #require(run.succeeded, "\(run.errors)")
        let tables = try JSONDecoder().decode([String: String].self, from: Data(run.output.utf8))
        return ([UInt8](try Data(contentsOf: URL(fileURLWithPath: place.path + "/app.db"))), tables)
    }

    private func read(_ bytes: [UInt8]) -> (tables: [String: String], problems: [String]) {
        var tables: [String: String] = [:]
        let problems = Unpacker().visit(bytes, path: "app.db") { path, text in
            tables[String(path.dropFirst("app.db!/".count).dropLast(".csv".count))] = String(decoding: text, as: UTF8.self)
        }
        return (tables, problems.map { "\($0.path): \($0.why)" })
    }

    @Test(arguments: [
        "", "base.execute('pragma encoding = \"UTF-16le\"')", "base.execute('pragma encoding = \"UTF-16be\"')", "base.execute('pragma page_size = 512')",
        "base.execute('pragma page_size = 65536')", "base.execute('pragma auto_vacuum = full')",
    ])
    func `every table is read as SQLite reads it`(_ pragma: String) throws {
        let (bytes, tables) = try made(
            Place(),
            """
            base.execute('create table settings (key text primary key, value text, unique (key, value))')
            base.execute('create table "odd ""name" ([first col] text, "second, col" int, `third` blob, plain decimal(10, 2), check (plain > 0))')
            base.execute('create table wide (n integer, text)')
            base.execute('create table empty (n)')
            base.execute('create index by_n on wide (n)')
            base.execute('create view seen as select * from wide')
            base.executemany('insert into settings values (?, ?)', [('a,b', 'x"y'), ('line', 'one\\ntwo'), ('grüße', 'ß'), ('none', None)])
            base.executemany('insert into "odd ""name" values (?, ?, ?, ?)', [('a', 2**n - 1, b'bytes', n + 1) for n in range(0, 63)])
            base.executemany('insert into "odd ""name" values (?, ?, ?, ?)', [('a', -2**n, None, 1) for n in range(0, 63)])
            base.executemany('insert into wide values (?, ?)', [(n, 'x' * (n * 37 % 9000)) for n in range(1500)])
            base.execute('alter table wide add column later text')
            base.execute('insert into wide values (-1, ?, ?)', ('y' * 300000, 'new'))
            """, pragma: pragma)
        let (read, problems) = read(bytes)
        #expect(problems == [])
        #expect(Set(read.keys) == Set(tables.keys))
        for (name, text) in tables {
            // A row from before a column came lacks it at its end.
            func trimmed(_ text: String) -> [Substring] {
                text.split(separator: "\n").map { line in line.utf8.lastIndex { $0 != UInt8(ascii: ",") }.map { line[...$0] } ?? "" }
            }
            #expect(trimmed(read[name] ?? "") == trimmed(text), "\(name)")
        }
    }

    @Test func `a password in a settings table is found by its row's name, one in a column by the column's`() async throws {
        var values = Values(5)
        let (first, second) = (values.password(), values.password())
        let place = try Place()
        _ = try made(
            place,
            """
            base.execute('create table settings (id integer primary key, name text, value text)')
            base.execute('create table accounts (host text, login text, password text)')
            base.execute('create table wishes (name text, password_hint text)')
            base.executemany('insert into settings (name, value) values (?, ?)', [('theme', 'dark'), ('smtp_password', '\(first)'), ('smtp_host', 'mail.shop')])
            base.execute('insert into accounts values (?, ?, ?)', ('db.shop', 'orders', '\(second)'))
            base.execute('insert into wishes values (?, ?)', ('kim', 'the name of my first cat'))
            """)
        try place.remove("make.py")
        let report = try await scan([place.path])
        let paths = Set(report.credentials.flatMap(\.sightings).map { "\($0.path):\($0.line)" })
        #expect(paths == ["app.db!/settings.csv:3", "app.db!/accounts.csv:2"])
    }

    @Test func `what an archive holds stands at the same place in the tree and in history`() async throws {
        let place = try Place()
        var values = Values(6)
        try place.git("init", "--quiet")
        _ = try made(
            place,
            """
            base.execute('create table settings (name text, value text)')
            base.execute('insert into settings values (?, ?)', ('smtp_password', '\(values.password())'))
            """)
        try place.remove("make.py")
        try place.commit()
        let report = try await scan([place.path])
        let sightings = try #require(report.credentials.first).sightings
        #expect(report.credentials.count == 1 && Set(sightings.map(\.path)) == ["app.db!/settings.csv"])
        #expect(Set(sightings.map(\.slot)).count == 1 && Set(sightings.map(\.occurrence)).count == 1 && sightings.allSatisfy(\.isCurrent))
        #expect(sightings.contains { $0.commit != nil })
    }

    @Test func `a table without row numbers is named as unread, and a damaged file harms nobody`() throws {
        let (bytes, _) = try made(
            Place(),
            """
            base.execute('create table plain (a text, b text)')
            base.execute('create table sorted (a text primary key, b text) without rowid')
            base.executemany('insert into plain values (?, ?)', [(str(n), 'x' * n) for n in range(400)])
            base.execute('insert into sorted values (1, 2)')
            """, pragma: "base.execute('pragma page_size = 1024')")
        #expect(read(bytes).problems == ["app.db: a table WITHOUT ROWID is not read"])
        var values = Values(77)
        for round in 0..<600 {
            var damaged = bytes
            for _ in 0...values.number(below: 12) {
                // The header and the pages' heads are where numbers lead elsewhere.
                let page = values.number(below: bytes.count / 1024) * 1024
                let place = values.number(below: 3) == 0 ? values.number(below: bytes.count) : page + values.number(below: 120)
                damaged[min(place, bytes.count - 1)] = UInt8(values.number(below: 256))
            }
            if round.isMultiple(of: 5) { damaged.removeLast(values.number(below: bytes.count - 100)) }
            let text = read(damaged).tables.values.reduce(0) { $0 + $1.utf8.count }
            #expect(text <= 64 << 20)
        }
    }
}

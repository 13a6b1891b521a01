import Estate
import PostgresWire

/// The lines of `pg_hba.conf` that let somebody in by place, as the server itself tells them.
struct PostgresTrust {
    let location: String

    func read(_ session: PostgresSession, _ sink: SourceSink) async throws {
        do {
            let reading = HostAccessQuery.read(try await session.query(HostAccessQuery.text))
            if reading.mistakes > 0 {
                sink.remark("pg_hba.conf has \(reading.mistakes) lines with mistakes: until they are mended the server goes by what it loaded before")
            }
            if reading.unread > 0 { sink.remark("\(reading.unread) lines of pg_hba.conf were not understood") }
            sink.tell(
                HostAccessRule.lacking(reading.rules).map { rule in
                    DatabaseTrust.rule(rule, in: TrustText("", path: "\(location)/\(rule.file.map { shown($0) } ?? "pg_hba.conf")"))
                })
        } catch let error as SourceError where error.code == .refused || error.code == .malformed {
            sink.remark(
                "pg_hba_file_rules may not be read: which lines let in without proof stays unknown (GRANT SELECT ON pg_hba_file_rules and "
                    + "EXECUTE ON FUNCTION pg_hba_file_rules() to the login)")
        }
    }
}

import Cedar
import Testing

@Suite struct EvaluationTests {
    private static let entities: Entities? = try? Entities(
        json: """
            [{"uid": {"type": "User", "id": "ann"}, "attrs": {"age": 40, "né": 1, "home": {"__entity": {"type": "Flat", "id": "1"}},
                "ip": {"__extn": {"fn": "ip", "arg": "10.1.2.3"}}}, "parents": [{"type": "Team", "id": "red"}],
                "tags": {"cost": "low"}},
             {"uid": {"__entity": {"type": "Team", "id": "red"}}, "attrs": {}, "parents": [{"type": "Team", "id": "all"}]}]
            """)

    private func value(_ text: String) throws -> Value {
        let request = Request(
            principal: try EntityUID(parsing: "User::\"ann\""), action: try EntityUID(parsing: "Action::\"read\""),
            resource: try EntityUID(parsing: "Doc::\"d\""),
            context: try Record(json: "{\"n\": 5, \"s\": \"text\", \"r\": {\"in\": [1, 2]}}"))
        return try Expr(parsing: text).evaluated(for: request, in: try #require(Self.entities))
    }

    @Test(arguments: [
        // Short circuits hide what would err; what is reached must be boolean.
        "!(false && 1)", "!(true || 1) || true", "if true then true else 1 < \"a\"",
        // Equality never errs, and looks at content.
        "1 != \"1\"", "[1, 2, 2] == [2, 1]", "{a: 1, b: [2]} == {b: [2], a: 1}", "!(\"\\u{e9}\" == \"e\\u{301}\")",
        "ip(\"127.0.0.1\") == ip(\"127.0.0.1/32\")", "decimal(\"1.5\") == decimal(\"1.5000\")",
        "principal == User::\"ann\"",
        // The hierarchy, known entities or not.
        "principal in Team::\"all\"", "principal in [Doc::\"x\", Team::\"red\"]", "Ghost::\"g\" in Ghost::\"g\"",
        "!(Ghost::\"g\" in Team::\"red\")", "principal is User in Team::\"red\"", "!(principal is Team)",
        // Presence.
        "principal has age", "principal has home", "!(principal has home.street)", "context has r",
        "!(Ghost::\"g\" has x)", "(context has \"r\") == true", "principal has \"né\"",
        "!(principal has \"ne\\u{301}\")",
        "principal.hasTag(\"cost\") && principal.getTag(\"cost\") == \"low\"", "!resource.hasTag(\"x\")",
        // Sets.
        "[1, \"a\", [1]].contains([1])", "[1, 2].containsAll([])", "![1].containsAny([])", "[].isEmpty()",
        "context.r[\"in\"].contains(2)",
        // Text.
        "\"\" like \"*\"", "\"a*c\" like \"a\\*c\"", "!(\"abc\" like \"a\\*c\")", "\"alphabet\" like \"*a*e*\"",
        "!(\"ab\" like \"*ba*\")",
        "\"aab\" like \"*ab\"", "!(\"ab\" like \"ab*ab\")", "context.s like \"t**t\"",
        // Numbers.
        "-9223372036854775808 < 9223372036854775807", "2 + 3 * 4 - -1 == 15", "-(-5) == 5",
        // Extensions.
        "principal.ip.isInRange(ip(\"10.0.0.0/8\"))", "!ip(\"10.0.0.0/8\").isInRange(ip(\"10.0.0.0/9\"))",
        "ip(\"::1\").isLoopback()",
        "!ip(\"::ffff:7f00:1\").isLoopback()", "ip(\"ff02::1\").isMulticast()",
        "!ip(\"1.2.3.4\").isInRange(ip(\"::/0\"))",
        "decimal(\"-0.5\").lessThan(decimal(\"0.0\"))",
        "datetime(\"2024-10-15T11:38:02.101-1134\").toTime() > duration(\"0ms\")",
        "datetime(\"1969-12-31T23:59:59.999Z\").toDate() == datetime(\"1969-12-31\")",
        "duration(\"-1d2h\").toHours() == -26",
        "datetime(\"2024-03-01\").durationSince(datetime(\"2024-02-28\")) == duration(\"2d\")",
        "duration(\"1s\") < duration(\"1001ms\")",
        "datetime(\"2024-01-01\").offset(duration(\"-1d\")) == datetime(\"2023-12-31T00:00:00Z\")",
    ])
    func `an expression is true`(text: String) throws {
        #expect(try value(text) == .bool(true))
    }

    @Test(arguments: [
        ("true && 1", "type"), ("1 || true", "type"), ("1 < \"a\"", "type"), ("1 < duration(\"1s\")", "type"),
        ("!5", "type"),
        ("principal.missing", "attribute"), ("context.missing", "attribute"), ("Ghost::\"g\".x", "entity"),
        ("1 has x", "type"),
        ("principal.getTag(\"x\")", "tag"), ("Ghost::\"g\".getTag(\"x\")", "entity"), ("principal in 5", "type"),
        ("principal in [1]", "type"), ("9223372036854775807 + 1", "overflow"), ("-(-9223372036854775808)", "overflow"),
        ("-9223372036854775808 * -1", "overflow"), ("decimal(\"1.23456\")", "value"), ("decimal(\"1\")", "value"),
        ("ip(\"::ffff:1.2.3.4\")", "value"), ("ip(\"01.2.3.4\")", "value"), ("datetime(\"2023-02-29\")", "value"),
        ("datetime(\"2024-01-01T24:00:00Z\")", "value"), ("duration(\"1h1d\")", "value"), ("duration(\"\")", "value"),
        ("duration(\"9223372036854775808ms\")", "value"), ("decimal(\"1.0\", \"2.0\")", "operands"), ("ip(5)", "type"),
        ("duration(\"9223372036854775807ms\").toDate()", "type"), ("[1].containsAll(1)", "type"),
        ("\"a\".isEmpty()", "type"),
        ("datetime(\"2024-01-01\").offset(duration(\"9223372036854775807ms\"))", "overflow"),
        ("context.n like \"5\"", "type"),
    ])
    func `an expression errs, and says where`(text: String, code: String) throws {
        let error = try #require(throws: EvaluationError.self) { try value(text) }
        #expect(error.code.rawValue == code, "\(error)")
        #expect(error.span != nil)
    }
}

extension TokenRule {
    /// Keys of encryption tools, and signed claims.
    static let keys: [TokenRule] = [
        TokenRule("age-key", nil, ["AGE-SECRET-KEY-1<U58>", "AGE-PLUGIN-<U3-20>-1<U40-120>"],
            finds: [["AGE-SECR", "ET-KEY-1", "0EPQTTT0VXGOCZ5PGCIOJS818JO69P8FGZVBGVHDI6VEBU223QYP15MJO8"]],
            passesOver: [
                ["AGE-SEC", "RET-KEY-1"],
                ["AGE-SECR", "ET-KEY-10EPQ"],
                ["AGE-SECR", "ET-KEY-1XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX"],
            ]),
        TokenRule("jwt", nil, ["eyJ<w10-2000>.eyJ<w10-8000>.<w20-2000>"], .structured,
            finds: [
                [
                    "Bearer ey", "JhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9", ".ey", "JzdWIiOiJvcmRlcnMiLCJpYXQiOjE3MDB9",
                    ".h7Kq2vL9wR4tYp1ZcN8dGh3JmFs6EuVb0QkXoTiW5rP"
                ],
            ],
            passesOver: [["ey", "JhbGciOiJIUzI1NiJ9.no.no"]]),
    ]
}

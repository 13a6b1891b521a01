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
        TokenRule("gossip-key", nil, beside: ["encrypt"], ["<b44>"], [.unpromised, .opaque],
            finds: [["encr", "ypt = \"", "p8Wf2ZkQ7xLrV0sYt3NcJ5aHmE9bTu1GdKiOq4RzXvA=\""]],
            passesOver: [["encr", "ypted = \"", "p8Wf2ZkQ7xLrV0sYt3NcJ5aHmE9bTu1GdKiOq4RzXvA=\""], ["encr", "ypt = \"always\""]]),
        TokenRule("crypt-key", nil, beside: ["crypt"], ["<h32>"],
            finds: [["'cry", "pt' => [ 'key' => '", "8f20c6d19b4e73a5e7d1c0942b6fa835']"]],
            passesOver: [
                ["'bcry", "pt' => [ 'key' => '", "8f20c6d19b4e73a5e7d1c0942b6fa835']"],
                ["'cry", "pt' => ['sha256' => '8f20c6d19b4e73a5e7d1c0942b6fa835']"],
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

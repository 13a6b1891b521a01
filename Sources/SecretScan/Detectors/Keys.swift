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
        TokenRule(
            "putty-private-key", nil, ["Private-Lines: <d1-3>\n{<b40-64>}", "Private-Lines: <d1-3>\r\n{<b40-64>}"],
            [.unencryptedPuTTY, .structured],
            finds: [
                [
                    "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: shop\nPubl",
                    "ic-Lines: 1\nAAAA\nPrivate-", "Lines: 1\n",
                    "XDjjDH/SlnrPbEbvHSlB8R0iCIj/ZBUUu35Qp4k5gPufX7uPpI1+JJz6rrmXXN/2", "\nPrivate-MAC: 00\n"
                ],
            ],
            passesOver: [
                [
                    "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: aes256-cbc\nComment: sho",
                    "p\nPublic-Lines: 1\nAAAA\nPrivate-", "Lines: 1\n",
                    "XDjjDH/SlnrPbEbvHSlB8R0iCIj/ZBUUu35Qp4k5gPufX7uPpI1+JJz6rrmXXN/2", "\n"
                ],
                ["Private-", "Lines: 1\n", "AAAA\n"],
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
